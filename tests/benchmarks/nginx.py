"""One nginx for all sites: what residents' servers commonly are, compression on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["find_nginx", "serving", "site_server"]

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
_SERVER = '  server {{{{ listen 127.0.0.1:{{port}}; root "{root}"; index index.html; }}}}'


def find_nginx() -> str | None:
    """Return the path of nginx, or None where there is none."""
    # Debian puts it where only root looks.
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which("nginx", path=path)


def site_server(folder: Path) -> str:
    """Return a server for `serving` with the site in `folder`, its port left open."""
    return _SERVER.format(root=folder.resolve())


@contextmanager
def serving(servers: Sequence[str], prefix: Path) -> Iterator[tuple[int, ...]]:
    """Run nginx with each of `servers` at a port of its own on 127.0.0.1, until the block ends.

    Args:
        servers: Blocks of a configuration, with ``{port}``.
        prefix: A folder for nginx itself, made anew.

    Yields:
        The ports.

    Raises:
        RuntimeError: It did not start; with what it said.
    """
    nginx = find_nginx()
    assert nginx, "ask find_nginx before"
    ports = _free_ports(len(servers))
    prefix.mkdir(parents=True)
    # Temporary folders are their owner's, so root's nginx must not step down to another user.
    user = "user root;" if os.geteuid() == 0 else ""
    blocks = [block.format(port=port) for port, block in zip(ports, servers, strict=True)]
    config = _CONFIG.format(user=user, servers="\n".join(blocks))
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
            yield tuple(ports)
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
