"""What the handbook tells staff to write is right: every example is read by the schema."""

from __future__ import annotations

import re

import pytest

from noticeboard.load import SourceFile, load_tree
from noticeboard.schema import FILES, known_keys, read_record
from tests.helpers.projects import REPO

#: Those whose examples are data; the others show the configuration of the site.
PAGES = [REPO / f"content/handbook/{name}.md" for name in ("edit", "organise", "consent")]
BLOCKS = [
    (page.stem, number, block)
    for page in PAGES
    for number, block in enumerate(
        re.findall(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    )
]


def complaints(block, model):
    """Return what is wrong with `block` as a part of such a file: what it leaves out is not."""
    tree, found = load_tree(SourceFile("example.yml", (), block), known_keys())
    _, more = read_record(tree, model, "example.yml")
    return [d.message_id for d in (*found, *more) if d.message_id != "schema.missing"]


@pytest.mark.parametrize(("page", "number", "block"), BLOCKS, ids=lambda v: str(v)[:12])
def test_an_example_is_part_of_a_file(page, number, block):
    if block.lstrip().startswith("-"):  # lines of a list, as they are to be added
        block = ("同意:\n" if page == "consent" else "组织:\n") + block
    told = {kind: complaints(block, model) for kind, model in FILES.items()}
    assert [] in told.values(), told
