"""One golden case for each mistake that staff can make: `cases/<what is wrong>.yml`.

A case lays its `files` over `tests/projects/small/buildings` (`without` takes some away), and its
`pages` where the site's hand-written pages are; `report` is all that must follow, to the column.
`make golden` rewrites reports: read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from noticeboard.catalogue import load_catalogue
from noticeboard.diagnostics import format_report
from noticeboard.errors import DataError
from tests.helpers.projects import write

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
UPDATE = os.environ.get("NOTICEBOARD_GOLDEN") == "update"


def report_of(data_dir, today, lang="zh_CN"):
    content = data_dir.parent / "content"
    pages = tuple(sorted(path for path in content.rglob("*") if path.is_file()))
    where = {"prose": pages, "content_dir": content} if pages else {}
    try:
        catalogue = load_catalogue(data_dir, today, **where)
    except DataError as error:
        return error.report(lang) + "\n"
    told = format_report(catalogue.warnings, lang, audit=True)
    return told + "\n" if told else "no problem\n"


def rewrite(path, report):
    """Put `report` in the place of the one at the end of the case, all else left as it is."""
    head, _, _ = path.read_text("utf-8").partition("\nreport:")
    indented = "".join(f"  {line}\n" for line in report.splitlines())
    path.write_text(f"{head.rstrip()}\n\nreport: |\n{indented}", "utf-8")


def places(report):
    """Return where each diagnostic of a report stands."""
    lines = report.splitlines()
    return [line.split(": ")[0] for line in lines if line.startswith(("buildings/", "content/"))]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_report(path, small, today):
    case = yaml.safe_load(path.read_text("utf-8"))
    for name in case.get("without", ()):
        (small / name).unlink()
    for name, text in case.get("files", {}).items():
        write(small / name, text)
    for name, text in case.get("pages", {}).items():
        write(small.parent / "content" / name, text)
    report = report_of(small, today)
    if UPDATE:
        rewrite(path, report)
    else:
        assert report == case["report"]
    assert places(report_of(small, today, "en")) == places(report), "the English points elsewhere"


def test_there_are_enough_cases():
    assert len(CASES) >= 45
