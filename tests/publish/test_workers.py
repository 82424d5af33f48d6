"""Work shared among processes: all of it done, each result once, and nobody left."""

from __future__ import annotations

import operator
import os
import signal
from functools import partial

import psutil
import pytest

from noticeboard.errors import SetupError
from noticeboard.publish.workers import run_tasks


def given(function):
    """Return what a worker calls to have `function`; picklable, and known to every process."""
    return partial(operator.itemgetter(0), (function,))


def workers():
    """Return the workers of this process that still run."""
    children = psutil.Process().children()
    return [
        c for c in children if c.status() != psutil.STATUS_ZOMBIE and "_serve" in str(c.cmdline())
    ]


def test_every_task_has_its_result_though_workers_are_replaced():
    made = dict(run_tasks(given(abs), range(-9, 0), workers=2, most=2))
    assert made == {n: -n for n in range(-9, 0)}
    assert workers() == []


def test_an_error_comes_back_as_it_was_raised():
    with pytest.raises(ValueError, match="invalid literal"):
        dict(run_tasks(given(int), ["1", "x", "3"], workers=2, most=9))
    assert workers() == []


def test_what_is_not_taken_is_not_waited_for():
    work = run_tasks(given(abs), range(9), workers=2, most=9)
    next(work)
    assert workers()
    work.close()
    assert workers() == []


def test_a_worker_that_is_killed_is_told(monkeypatch):
    with pytest.raises(SetupError) as caught:
        dict(run_tasks(given(os._exit), [3], workers=1, most=9))
    assert "（3）" in caught.value.report("zh_CN")
    with pytest.raises(SetupError, match=signal.SIGKILL.name):
        dict(run_tasks(given(signal.raise_signal), [signal.SIGKILL], workers=1, most=9))
    assert workers() == []
