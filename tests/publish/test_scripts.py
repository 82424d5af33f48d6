"""The scripts inside pages are found as browsers find them."""

from __future__ import annotations

import base64
import hashlib

import pytest

from noticeboard.publish.cache import Cache
from noticeboard.publish.scripts import hashes_of


def expected(*scripts):
    """Return the hashes that a policy names, sorted."""
    digests = [hashlib.sha256(text.encode()).digest() for text in scripts]
    return tuple(sorted(f"sha256-{base64.b64encode(digest).decode()}" for digest in digests))


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<p>x</p>", ()),
        ("<script>a</script><SCRIPT type=module>b\n</SCRIPT >", ("a", "b\n")),
        ("<script src=a.js>never run</script><script src='b.js'></script>", ()),
        ("<script>if (a && b < c) { d('&amp;') }</script>", ("if (a && b < c) { d('&amp;') }",)),
        ("<script data-x='a>b'>a</script>", ("a",)),
        ("<!-- <script>a</script> --><p title='<script>b</script>'></p>", ()),
        ("<script>a\r\nb\rc</script>", ("a\nb\nc",)),
        ("<script>'<p>'</script>", ("'<p>'",)),
        ("<script></script>", ("",)),
    ],
)
def test_inline_scripts(tmp_path, html, scripts):
    (tmp_path / "index.html").write_bytes(html.encode())
    assert hashes_of(tmp_path, Cache(tmp_path / "cache")) == expected(*scripts)


def test_every_script_of_a_site_once(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<script>alert('好')</script>", "utf-8")
    (tmp_path / "a/index.html").write_text("<script>x</script><script>x</script>", "utf-8")
    (tmp_path / "a/b/index.html").write_text("<script>alert('好')</script>", "utf-8")
    (tmp_path / "a/b/x.js").write_text("never(1)", "utf-8")
    cache = Cache(tmp_path / "cache")
    both = expected("alert('好')", "x")
    assert hashes_of(tmp_path, cache) == both
    assert hashes_of(tmp_path, cache) == both, "from what was kept"
