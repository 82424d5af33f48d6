"""What a program that reads aloud finds in a file for an office: all, in order, with words."""

from __future__ import annotations

import io
import shutil
import subprocess

import pikepdf
import pytest

from noticeboard.render.print.design import Printed
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.tags import name_pictures


@pytest.fixture(scope="module")
def pdf(board, printer):
    product = PRODUCTS["poster-a3"]
    (made,) = product.design.draw((board,), product, printer)
    assert isinstance(made, Printed), made
    return made.pdf


@pytest.fixture(scope="module")
def document(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield document


@pytest.fixture(scope="module")
def elements(document):
    return [
        item
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
    ]


def test_the_file_says_that_it_is_tagged(document):
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert str(document.Root.Lang) == "zh-Hans"
    assert b"pdfuaid" in document.Root.Metadata.read_bytes()
    assert str(document.docinfo.Title) in document.Root.Metadata.read_bytes().decode()


def test_a_photo_and_a_code_have_words(elements):
    figures = [item for item in elements if item.S == "/Figure" and _hangs(item)]
    assert {str(item.Alt) for item in figures} == {"照片", "二维码"}


def _hangs(item):
    """Whether an element hangs in the tree."""
    return any(kid.objgen == item.objgen for kid in item.P.K if isinstance(kid, pikepdf.Object))


def test_all_that_is_drawn_is_marked(document):
    """Nothing stands outside of a tag and of what is said to be an ornament."""
    open_marks, loose = 0, []
    for step in pikepdf.parse_content_stream(document.pages[0]):
        operator = str(step.operator)
        open_marks += operator in ("BDC", "BMC")
        open_marks -= operator == "EMC"
        if operator in ("Tj", "TJ", "f", "S", "B", "sh", "Do") and not open_marks:
            loose.append(operator)
    assert loose == []


def test_every_mark_leads_to_an_element_and_back(document):
    numbers = [
        int(step.operands[1].MCID)
        for step in pikepdf.parse_content_stream(document.pages[0])
        if str(step.operator) == "BDC"
    ]
    parents = document.Root.StructTreeRoot.ParentTree.Nums[1]
    assert len(numbers) == len({*numbers})
    for number in numbers:
        kids = [kid for kid in parents[number].K if isinstance(kid, int)]
        assert number in kids


def test_another_program_reads_it_in_order(pdf, tmp_path):
    if shutil.which("pdfinfo") is None:
        pytest.skip("no pdfinfo: `tools/setup.sh test` installs it")
    (tmp_path / "sheet.pdf").write_bytes(pdf)
    command = ("pdfinfo", "-struct-text", str(tmp_path / "sheet.pdf"))
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    told = done.stdout.decode()
    words = ("湖滨路1号楼", "白露霜", "成员与服务", "本栏不收款")
    assert [*words] == sorted(words, key=told.index)
    assert "H1 (block)" in told


def test_words_that_are_there_stay():
    html = '<img src="a" alt="江远舟"><svg class="qr" id="0.qr"><title>码</title></svg>'
    assert name_pictures(html) == html
    assert name_pictures('<svg id="0.qr"><path/>') == '<svg id="0.qr"><title>二维码</title><path/>'
