"""The permanent address of a site: what every printed code says, so nobody can mend it later."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

__all__ = ["fault_of"]

_Fault = tuple[str, dict[str, object]]

#: What may stand in an address at all: the letters, digits and marks of RFC 3986.
_ODD = re.compile(r"[^A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]")
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
#: A path of folders, each of what needs no escape, or escaped.
_PATH = re.compile(r"(?:/(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+)*/?")


def fault_of(url: object) -> _Fault | None:
    """Return the id and the values of the message about what is wrong with `url`, or None.

    Why so strict: readers of codes, browsers and web servers each mend a doubtful address in their
    own way, and a code on a wall must lead all of them to the same page.
    """
    if not isinstance(url, str) or not url:
        return "setup.site-url", {"value": "—" if url in (None, "") else str(url)[:80]}
    try:
        parts = urlsplit(url)
    except ValueError:
        return "setup.site-url", {"value": _shown(url)}
    fault = _of_characters(url, parts) or _of_parts(url, parts)
    if fault is None:
        return None
    message_id, params = fault
    return message_id, {"value": _shown(url), **params}


def _shown(url: str) -> str:
    """Return `url` for a message: a password is not repeated in the log of a build."""
    plain = "".join(char if char.isprintable() else " " for char in url)
    return re.sub("//[^/@]*@", "//***@", plain)[:80]


def _of_characters(url: str, parts: SplitResult) -> _Fault | None:
    host = parts.netloc.rpartition("@")[2]
    if not host.isascii() and not _ODD.search(url.replace(host, "")):
        return "setup.site-url-host", {"good": _in_ascii(host)}
    if odd := _ODD.search(url):
        return "setup.site-url-character", {
            "char": odd.group() if odd.group().isprintable() else " "
        }
    return None


def _in_ascii(host: str) -> str:
    """Return an international host as it is written in addresses: ``xn--fiqs8s``."""
    try:
        name, colon, port = host.partition(":")
        return name.encode("idna").decode() + colon + port
    except UnicodeError:
        return "xn--…"


def _of_parts(url: str, parts: SplitResult) -> _Fault | None:
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "setup.site-url", {}
    if "@" in parts.netloc:
        return "setup.site-url-login", {}
    if "?" in url or "#" in url:
        return "setup.site-url-query", {"good": re.split("[?#]", url)[0]}
    if not _is_port(parts):
        return "setup.site-url-port", {}
    if not _is_host(parts.hostname):
        return "setup.site-url", {}
    names = parts.path.split("/")
    if not _PATH.fullmatch(parts.path) or "." in names or ".." in names:
        return "setup.site-url-path", {}
    return None


def _is_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0 and not parts.netloc.endswith(":")
    except ValueError:
        return False


def _is_host(host: str) -> bool:
    if ":" in host:  # of the sixth version, in brackets
        try:
            return bool(ipaddress.IPv6Address(host))
        except ValueError:
            return False
    if re.fullmatch(r"[0-9.]+", host):  # browsers take 127.1 for an address too, others for none
        try:
            return bool(ipaddress.IPv4Address(host))
        except ValueError:
            return False
    return len(host) <= 253 and all(_LABEL.fullmatch(label) for label in host.split("."))
