"""One nginx for two sites: what residents' servers commonly are, compression on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["find_nginx", "serving"]

#: Of its own folder only: nothing of the machine's nginx is read or written. HTTP/1.1, as behind
#: most small servers; a site with a certificate and HTTP/2 is faster.
_CONFIG = """
daemon off;
pid nginx.pid;
{user}
worker_processes 1;
error_log stderr;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  default_type application/octet-stream;
  types {{
    text/html html;
    text/css css;
    text/javascript js;
    text/vcard vcf;
    application/json json map;
    application/xml xml;
    image/svg+xml svg;
    image/png png;
    image/jpeg jpg;
    image/webp webp;
  }}
  charset utf-8;
  charset_types text/css text/javascript text/vcard application/json application/xml;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 65;
  gzip on;
  gzip_comp_level 6;
  gzip_vary on;
  gzip_types text/css text/javascript text/vcard application/json application/xml image/svg+xml;
{servers}
}}
"""
_SERVER = "  server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}"


def find_nginx() -> str | None:
    """Return the path of nginx, or None where there is none."""
    # Debian puts it where only root looks.
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which("nginx", path=path)


@contextmanager
def serving(folders: Sequence[Path], prefix: Path) -> Iterator[tuple[str, ...]]:
    """Serve each of `folders` at an address of its own on this machine, until the block ends.

    Args:
        folders: Of sites.
        prefix: A folder for nginx itself, made anew.

    Yields:
        The addresses, each ending in a slash.

    Raises:
        RuntimeError: It did not start; with what it said.
    """
    nginx = find_nginx()
    assert nginx, "ask find_nginx before"
    ports = _free_ports(len(folders))
    prefix.mkdir(parents=True)
    # Temporary folders are their owner's, so root's nginx must not step down to another user.
    user = "user root;" if os.geteuid() == 0 else ""
    servers = [
        _SERVER.format(port=port, root=folder.resolve())
        for port, folder in zip(ports, folders, strict=True)
    ]
    config = _CONFIG.format(user=user, servers="\n".join(servers))
    (prefix / "nginx.conf").write_text(config, "utf-8")
    with (prefix / "said").open("w+") as said:
        process = subprocess.Popen(
            [nginx, "-p", f"{prefix.resolve()}/", "-c", "nginx.conf", "-e", "stderr"],
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            for port in ports:
                _wait(process, port, prefix / "said")
            yield tuple(f"http://127.0.0.1:{port}/" for port in ports)
        finally:
            process.terminate()
            process.wait()


def _free_ports(count: int) -> list[int]:
    # All open at once, so that they differ.
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports: list[int] = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"nginx did not start: {said.read_text('utf-8')}")
