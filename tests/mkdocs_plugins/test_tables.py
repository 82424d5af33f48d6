"""Papers, sheets, products and printers that a site adds: all mistakes at once, at their places."""

from __future__ import annotations

import pytest
import yaml

from noticeboard.mkdocs_plugins.option_types import AllRefused
from noticeboard.mkdocs_plugins.options import PostersOptions
from noticeboard.render.print.tables import Additions, feed_of, resolve

SHEET = {"columns": 3, "rows": 8, "width": 63.5, "height": 33.9, "left": 7.2, "top": 12.9}
SHEET |= {"across": 2.5}


def resolved(papers=(), sheets=(), define=()):
    options = PostersOptions()
    rows = (dict(papers), dict(sheets), dict(define))
    names = ("papers", "sheets", "define")
    taken = [getattr(type(options), n).validate(r) for n, r in zip(names, rows, strict=True)]
    return resolve(Additions(*taken))


def test_a_site_has_labels_and_posters_of_its_own():
    define = {
        "labels-my": {"design": "label", "sheet": "my-label", "qr": 20},
        "poster-frame": {"design": "board", "paper": "my-frame", "qr": 80},
    }
    frame = {"my-frame": {"width": 500, "height": 700}}
    table, wrong = resolved(frame, {"my-label": SHEET}, define)
    assert wrong == ()
    labels, poster = table["labels-my"], table["poster-frame"]
    assert (labels.nup.sheet.cells, labels.qr_mm, labels.paper.width_mm) == (24, 20, 210)
    assert (poster.paper.width_mm, poster.paper.bleed_mm, poster.qr_mm) == (500, 3, 80)
    assert "poster-a3" in table


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({"papers": {"a4": {"width": 100, "height": 100}}}, (("papers", "a4"), "config.taken")),
        ({"sheets": {"my": SHEET | {"columns": 9}}}, (("sheets", "my"), "config.sheet")),
        ({"sheets": {"my": SHEET | {"paper": "b9"}}}, (("sheets", "my", "paper"), "value.choice")),
        ({"define": {"my": {"design": "label"}}}, (("define", "my", "sheet"), "value.choice")),
        (
            {"define": {"cards": {"design": "board", "paper": "a2"}}},
            (("define", "cards"), "config.taken"),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_key(tables, told):
    _, wrong = resolved(**tables)
    assert [(one.steps, one.message_id) for one in wrong] == [told]


def test_all_that_is_wrong_in_rows_is_told_at_once():
    rows = yaml.safe_load("{Mein_Blatt: {colums: 3, rows: 0, width: breit}}")
    with pytest.raises(AllRefused) as caught:
        PostersOptions.sheets.validate(rows)
    told = {(fault.message_id, fault.steps[1:]) for fault in caught.value.faults}
    assert ("config.name", ()) in told
    assert ("schema.unknown-key-near", ("colums",)) in told
    assert ("config.whole-number", ("rows",)) in told
    assert ("config.number", ("width",)) in told
    assert ("schema.missing", ()) in told


def test_a_printer_is_written_as_it_was_measured():
    (row,) = PostersOptions.printers.validate({"office": {"right": 2, "wide": 98}}).values()
    feed = feed_of(row)
    assert (feed.right_mm, feed.down_mm) == (-2, 0)
    assert feed.wide == pytest.approx(100 / 98)
    assert (feed.tall, feed.flip) == (1, "long")
