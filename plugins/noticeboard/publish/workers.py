"""Work shared among processes that end with the one that started them, whatever its end.

Why not the executor of the standard library: it needs semaphores in /dev/shm, cannot replace its
workers on Python 3.11 (cpython#115634), leaves them behind when it is killed, and they hold the
stdout of the build open.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from noticeboard.errors import SetupError
from noticeboard.stopping import SIGNALS, forget, undo_on_stop

__all__ = ["run_tasks"]

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_START = "from noticeboard.publish.workers import _serve; _serve({})"


@dataclass(slots=True)
class _Worker:
    """A process and the way to it; it serves `left` tasks more."""

    process: subprocess.Popen[bytes]
    connection: Connection
    left: int

    def end(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()
        self.connection.close()
        if self.process.stdin:
            self.process.stdin.close()


def run_tasks(
    prepare: Callable[[], Callable[[_Task], _Result]],
    tasks: Sequence[_Task],
    workers: int,
    most: int,
) -> Iterator[tuple[_Task, _Result]]:
    """Yield each task and what was made of it, as they become ready.

    Args:
        prepare: Called once in each worker, for what does the tasks there. At the top of a module:
            it and the tasks are pickled, what it returns is not.
        tasks: Taken in order.
        workers: Processes.
        most: Tasks after which a worker is replaced, which bounds its memory.

    Raises:
        SetupError: A worker was killed.
    """
    waiting, alive = deque(tasks), dict[Connection, _Worker]()
    doing: dict[Connection, _Task] = {}

    def begin(worker: _Worker) -> None:
        alive[worker.connection] = worker
        doing[worker.connection] = waiting.popleft()
        _send(worker, doing[worker.connection])

    def end_all() -> None:
        for worker in alive.values():
            worker.end()

    undo_on_stop(end_all)
    try:
        while waiting and len(alive) < workers:
            begin(_start(most, prepare))
        while alive:
            for ready in wait([*alive]):
                assert isinstance(ready, Connection)
                task, result = doing.pop(ready), _receive(alive[ready])
                worker = alive.pop(ready)
                if waiting:
                    begin(_renewed(worker, most, prepare))
                else:
                    worker.end()
                yield task, result
    finally:
        forget(end_all)
        end_all()


def _start(most: int, prepare: object) -> _Worker:
    """Start a worker that no signal of the terminal reaches: who started it ends it."""
    ours, theirs = socket.socketpair()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START.format(theirs.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
    worker = _Worker(process, Connection(ours.detach()), most)
    _send(worker, prepare)
    return worker


def _renewed(worker: _Worker, most: int, prepare: object) -> _Worker:
    worker.left -= 1
    if worker.left > 0:
        return worker
    worker.end()
    return _start(most, prepare)


def _send(worker: _Worker, what: object) -> None:
    try:
        worker.connection.send(what)
    except OSError:
        raise _died(worker) from None


def _receive(worker: _Worker) -> Any:
    try:
        result, error = worker.connection.recv()
    except (EOFError, OSError):
        raise _died(worker) from None
    if error is not None:
        raise error
    return result


def _died(worker: _Worker) -> SetupError:
    try:
        code = worker.process.wait(timeout=5)
    except subprocess.TimeoutExpired:  # it closed the connection and lives on
        code = -signal.SIGKILL
    name = signal.Signals(-code).name if code < 0 else str(code)
    return SetupError("setup.worker", end=name)


# --- In the worker --------------------------------------------------------------------------


def _serve(descriptor: int) -> None:
    """Prepare as asked, then do tasks until nobody asks any more."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    connection = Connection(descriptor)
    try:
        do, error = _outcome(connection.recv())
        while True:
            task = connection.recv()
            connection.send((None, error) if error else _outcome(do, task))
    except EOFError:
        return


def _end_with_parent() -> None:
    """End at once when the other end of stdin is closed, as it is when its process dies."""
    os.read(0, 1)
    os._exit(1)


def _outcome(function: Callable[..., Any], *task: Any) -> tuple[Any, Exception | None]:
    try:
        return function(*task), None
    except Exception as error:  # raised again by who asked, with where it happened
        error.add_note(traceback.format_exc())
        return None, error
