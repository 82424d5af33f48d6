"""A stand-in on this machine for Google's fonts, which a Material page asks for by default.

No measurement asks another host for anything. What holds up the first paint is the style sheet of
another host, with a connection of its own; so that, and not the fonts, is what is answered. It is
as near as the site, which is in Material's favour.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

__all__ = ["chrome_flags", "find_openssl", "write_google"]

_HOSTS = ("fonts.googleapis.com", "fonts.gstatic.com")
#: What Material asks for: families, weights, and how many alphabets Google has of each.
_FAMILIES = {"Roboto": ((300, 400, 700), 9), "Roboto Mono": ((400, 700), 6)}
_FACE = """/* alphabet {number} */
@font-face {{
  font-family: '{family}';
  font-style: {style};
  font-weight: {weight};
  font-display: fallback;
  src: url(https://fonts.gstatic.com/s/{slug}/{weight}{style}{number}.woff2) format('woff2');
  unicode-range: U+{start:04X}-{end:04X};
}}
"""
_SERVER = """  server {{{{
    listen 127.0.0.1:{{port}} ssl http2;
    ssl_certificate "{folder}/cert.pem";
    ssl_certificate_key "{folder}/key.pem";
    root "{folder}";
    location = /css {{{{ default_type text/css; }}}}
  }}}}"""


def find_openssl() -> str | None:
    """Return the path of openssl, which makes the certificate, or None where there is none."""
    return shutil.which("openssl")


def write_google(folder: Path) -> str:
    """Write certificate and style sheet into `folder`, made anew.

    Returns:
        A server for `nginx.serving`, its port left open.
    """
    folder.mkdir(parents=True)
    (folder / "css").write_text(_style(), "utf-8")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=fonts"]
    command += ["-days", "2", "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(command, check=True, capture_output=True)
    return _SERVER.format(folder=folder.resolve())


def _style() -> str:
    return "".join(
        _FACE.format(
            number=number, family=family, style=style, weight=weight,
            slug=family.lower().replace(" ", ""), start=number * 0x100, end=number * 0x100 + 0xFF,
        )
        for family, (weights, alphabets) in _FAMILIES.items()
        for style in ("italic", "normal")
        for weight in weights
        for number in range(alphabets)
    )  # fmt: skip


def chrome_flags(port: int) -> tuple[str, ...]:
    """Return what makes Chromium ask 127.0.0.1 at `port` instead of Google."""
    rules = ",".join(f"MAP {host}:443 127.0.0.1:{port}" for host in _HOSTS)
    return f"--host-resolver-rules='{rules}'", "--ignore-certificate-errors"
