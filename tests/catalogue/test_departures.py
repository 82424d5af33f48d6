"""Whoever leaves, or takes a consent back, is taken down: no check stands in the way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from noticeboard.catalogue import load_catalogue
from tests.helpers.projects import SMALL

DATA = SMALL / "buildings"


def listed(key):
    """Return every file that has a list under `key`, and the place in it of each entry."""
    files = [(path, yaml.safe_load(path.read_text("utf-8"))) for path in DATA.rglob("*.yml")]
    return [
        (str(path.relative_to(DATA)), n)
        for path, top in files
        for n in range(len(top.get(key, ())))
    ]


def rewrite(path: Path, key, put):
    """Put into `path`, under `key`, what `put` makes of the list that is there."""
    top = yaml.safe_load(path.read_text("utf-8"))
    top[key] = put(top[key])
    path.write_text(yaml.safe_dump(top, allow_unicode=True), "utf-8")


def without(index):
    return lambda items: [item for n, item in enumerate(items) if n != index]


@pytest.mark.parametrize("consents", ["stay", "go"])
@pytest.mark.parametrize(("file", "index"), listed("成员"))
def test_anybody_may_leave(small, today, file, index, consents):
    name = yaml.safe_load((small / file).read_text("utf-8"))["成员"][index]["姓名"]
    rewrite(small / file, "成员", without(index))
    if consents == "go":
        rewrite(small / "hubin/consent.yml", "同意", lambda c: [o for o in c if o["姓名"] != name])
    left = {warning.message_id for warning in load_catalogue(small, today).warnings}
    assert consents == "stay" or "consent.nobody" not in left


@pytest.mark.parametrize(("file", "index"), listed("同意"))
def test_any_consent_may_be_taken_back(small, today, file, index):
    rewrite(small / file, "同意", without(index))
    assert load_catalogue(small, today).warnings == ()


@pytest.mark.parametrize(("file", "index"), listed("同意"))
def test_any_consent_may_end(small, today, file, index):
    def ended(consents):
        yesterday = {"自": today - timedelta(days=300), "至": today - timedelta(days=1)}
        return [{**one, **yesterday} if n == index else one for n, one in enumerate(consents)]

    rewrite(small / file, "同意", ended)
    (warning,) = load_catalogue(small, today).warnings
    assert warning.message_id == "consent.ended"
