"""What a web server has to be told so that it serves a site well: a file that nginx includes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from noticeboard.render.environment import TEMPLATES

__all__ = ["headers", "render_robots", "render_server"]


def headers(hashes: Iterable[str]) -> dict[str, str]:
    """Return the headers of every answer.

    Why styles inside pages are let through without hashes: where a server still has the file of
    the build before, a page without script can be read, and one without style hardly.

    Args:
        hashes: Of the scripts inside the pages, as ``sha256-…``.
    """
    policy = (
        "default-src 'self'",
        " ".join(["script-src 'self'", *(f"'{each}'" for each in hashes)]),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        # Kept by the reader, but asked for: who takes back a consent is gone on the same day.
        "Cache-Control": "no-cache",
    }


def render_server(path: str, hashes: Iterable[str], codes: Iterable[str]) -> str:
    """Render what is included in nginx's block `server`.

    Args:
        path: Of the site below its host, ``/`` where it has none of its own.
        hashes: Of the scripts inside the pages, as ``sha256-…``.
        codes: Short codes that have a page.
    """
    # Not the environment of pages: this is no HTML.
    loader = FileSystemLoader(TEMPLATES)
    env = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True)
    template = env.get_template("server/nginx.conf")
    pattern = re.escape(path)
    told = headers(hashes)
    return template.render(path=path, pattern=pattern, headers=told, codes=codes) + "\n"


def render_robots(site_url: str) -> str:
    """Render `robots.txt`: everything may be read. Boards say themselves that they stay out of
    search engines, and one that is not read cannot say so.

    Args:
        site_url: Of the site, ending in a slash.
    """
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
