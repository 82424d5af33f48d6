"""What nginx includes: the headers, and addresses below a path."""

from __future__ import annotations

import re

from noticeboard.render.server import headers, render_robots, render_server


def test_scripts_run_by_their_hash_only():
    policy = headers(["sha256-abc=", "sha256-def="])["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == "'self' 'sha256-abc=' 'sha256-def='"
    assert rules["default-src"] == "'self'"
    assert "http" not in policy
    assert "unsafe-eval" not in policy


def test_every_header_is_sent_with_errors_too_and_by_every_location():
    told = render_server("/", ["sha256-abc="], ["7K3M"])
    lines = [line for line in told.splitlines() if line.strip().startswith("add_header")]
    assert all(line.endswith(" always;") for line in lines)
    for name in headers([]):  # a location with a header of its own has no others
        assert sum(f"add_header {name} " in line for line in lines) == 2
    assert len(lines) == 2 * len(headers([])) + 1


def test_files_with_names_and_faces_stay_out_of_search_engines():
    told = render_server("/", [], [])
    (pattern,) = re.findall(r'location ~ "(\S+contacts\S+)" {', told)
    for address in ("a/b/contacts.vcf", "a/b/contact-1.png", "assets/noticeboard/photos/0a.webp"):
        assert re.search(pattern, f"/{address}")
    assert not re.search(pattern, "/a/b/qr.png")
    assert told.count('add_header X-Robots-Tag "noindex" always;') == 1


def test_a_code_leads_to_its_page_in_either_case():
    told = render_server("/", [], ["7K3M", "J36H"])
    rules = re.findall(r'rewrite "\(\?i\)(\S+)" (\S+) permanent;', told)
    assert [to for _, to in rules] == ["/Q/7K3M/", "/Q/J36H/"]
    pattern = re.compile(rules[0][0], re.IGNORECASE)
    assert pattern.search("/q/7k3m")
    assert pattern.search("/Q/7k3M/")
    assert not pattern.search("/q/7k3mx/")


def test_a_site_below_a_path():
    told = render_server("/a.b/", [], ["7K3M"])
    assert "location /a.b/ {" in told
    assert "error_page 404 /a.b/404.html;" in told
    assert r'"(?i)^/a\.b/q/7K3M/?$" /a.b/Q/7K3M/' in told
    assert told.count("{") == told.count("}")


def test_robots_may_read_what_says_noindex():
    told = render_robots("https://board.example/")
    assert "Disallow" not in told
    assert "Sitemap: https://board.example/sitemap.xml" in told.splitlines()
