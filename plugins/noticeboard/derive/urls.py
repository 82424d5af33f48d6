"""Addresses: of pages, of files beside them, and the permanent one that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

__all__ = ["Urls"]


@dataclass(frozen=True, slots=True)
class Urls:
    """The addresses below one `site_url`.

    Attributes:
        site_url: Scheme, host and perhaps a path, ending in a slash.
    """

    site_url: str

    def permanent(self, code: str) -> str:
        """Return what the printed QR says: ``HTTPS://BOARD.EXAMPLE/Q/7K3M/``.

        Scheme and host are case-insensitive (RFC 3986 6.2.2.1) and the path ``Q/<CODE>/`` is upper
        case, so a site at the root of its host is written in upper case throughout and the QR uses
        its alphanumeric mode. A site below a path keeps its address as it is.
        """
        address = f"{self.site_url}Q/{code}/"
        return address.upper() if self.at_root else address

    def scanned(self, path: str, code: str | None) -> tuple[str, str]:
        """Return what a QR says of the place at `path`, and the same as people type it.

        That is its permanent address where it has a `code`, else its readable one.
        """
        if code:
            return self.permanent(code), self.in_words(code)
        return self.board(path), self.plain(self.board(path))

    def of_edition(self, code: str, edition: int) -> tuple[str, str]:
        """Return what the QR of a sheet says that is of an `edition`, and the same in words.

        A hyphen and figures keep it within the alphanumeric mode.
        """
        numbered = f"{code}-{edition}"
        return self.permanent(numbered), self.in_words(numbered)

    @property
    def at_root(self) -> bool:
        """Whether the site has no path of its own."""
        return self.path == "/"

    @property
    def path(self) -> str:
        """Where the site lies below its host, ending in a slash."""
        return urlsplit(self.site_url).path

    def in_words(self, code: str) -> str:
        """Return the permanent address as people read and type it: ``board.example/Q/7K3M``."""
        return self.plain(f"{self.site_url}Q/{code}")

    def plain(self, url: str) -> str:
        """Return an address without its scheme and its last slash."""
        return url.split("://", 1)[1].rstrip("/")

    @property
    def domain(self) -> str:
        """The host, as printed large beside a QR against stickers pasted over it."""
        return urlsplit(self.site_url).netloc

    def board(self, path: str) -> str:
        """Return the readable address of the board of the place at `path`, its canonical one."""
        return f"{self.site_url}{path}/" if path else self.site_url
