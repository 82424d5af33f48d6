"""The last look: what a plugin, the theme or a mistake of ours added is not published."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from noticeboard.catalogue import load_catalogue, may_show
from noticeboard.catalogue.folding import NAMES, NUMBERS
from noticeboard.derive import Urls, build_boards
from noticeboard.errors import DataError
from noticeboard.publish.leaks import check_files, check_subjects
from noticeboard.render.print.design import Subject
from noticeboard.schema import Channel, Shareable, opened, sealed_in
from tests.helpers.projects import SMALL, change, leftovers, run, write

URLS = Urls("https://board.example/")


@pytest.fixture
def catalogue(today):
    return load_catalogue(SMALL / "buildings", today)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hubin/lou1/index.html", "<p><b>谷</b>雨田</p>"),
        ("Q/A1A1/index.html", "<p title='谷雨田'>x</p>"),
        ("index.html", "<!-- 谷雨田 -->"),
        ("index.html", "<script>var a = '谷雨田'</script>"),
        ("search/search_index.json", '{"docs": ["\\u8c37\\u96e8\\u7530"]}'),
        ("chengdong/b1/contacts.vcf", "FN:谷雨\r\n 田\r\n"),
        ("sitemap.xml", "<loc>https://board.example/%E8%B0%B7%E9%9B%A8%E7%94%B0/</loc>"),
        ("谷雨田.png", ""),
        ("hubin/index.html", "<a href='tel:15400000013'>x</a>"),
        ("hubin/index.html", "<p>154 0000<br>0011</p>"),
    ],
)
def test_what_is_withheld_is_not_published(catalogue, today, tmp_path, name, text):
    write(tmp_path / name, text)
    with pytest.raises(DataError) as caught:
        check_files(catalogue, today, tmp_path, "site")
    (found,) = caught.value.diagnostics
    assert found.message_id.startswith("privacy.output-")
    assert "谷雨田" not in caught.value.report("zh_CN")


def test_what_is_agreed_is_published(catalogue, today, tmp_path):
    write(tmp_path / "index.html", "<p>江远舟 柳青禾 15400000001</p><p>谷</p><p>雨田</p>")
    write(tmp_path / "hubin/lou1/index.html", "<b>白露霜</b> <span>组长</span>")
    check_files(catalogue, today, tmp_path, "site")


def test_a_board_for_paper_says_no_more_than_paper_may(catalogue, today):
    boards = build_boards(catalogue, Channel.PRINT, today, URLS)
    check_subjects(catalogue, [Subject(board.path, board) for board in boards], today)
    leaking = replace(boards[0], badges=("找**谷**雨田",))
    with pytest.raises(DataError) as caught:
        check_subjects(catalogue, [Subject(leaking.path, leaking)], today)
    assert caught.value.diagnostics[0].place.path == boards[0].path


def test_a_build_that_would_publish_a_name_leaves_all_as_it_was(project):
    """A hook of the project adds what no file of staff says."""
    hook = "def on_page_content(html, **kw):\n    return html + '<p>\\u8c37\\u96e8\\u7530</p>'\n"
    write(project / "hook.py", hook)
    change(project / "mkdocs.yml", "docs_dir: content", "docs_dir: content\nhooks: [hook.py]")
    before = (project / "site/index.html").read_bytes()
    built = run("noticeboard", "build", cwd=project)
    assert built.returncode == 1
    assert "site/index.html: " in built.stderr
    assert "谷雨田" not in built.stderr
    assert (project / "site/index.html").read_bytes() == before
    assert leftovers(project) == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_name_in_a_page_stops_every_command(project, command):
    write(project / "content/guide.md", "# 说明\n\n有事找**谷**雨田。\n")
    done = run("noticeboard", command, cwd=project)
    assert done.returncode == 1
    assert "content/guide.md:3:6: " in done.stderr


def _texts(path):
    yield path.name
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            yield str({**pdf.docinfo})
            yield pdf.Root.Metadata.read_bytes().decode() if "/Metadata" in pdf.Root else ""
        document = pypdfium2.PdfDocument(path)
        for page in document:
            yield page.get_textpage().get_text_bounded()
        document.close()
    else:
        yield path.read_bytes().decode("utf-8", "ignore")


@pytest.mark.parametrize(("folder", "channel"), [("site", Channel.WEB), ("print", Channel.PRINT)])
def test_no_built_file_tells_what_is_withheld(catalogue, today, small_built, folder, channel):
    files = [path for path in (small_built / folder).rglob("*") if path.is_file()]
    texts = [text for path in files for text in _texts(path)]
    names = [text.translate(NAMES) for text in texts]
    numbers = [text.translate(NUMBERS) for text in texts]
    looked_for = 0
    for owner, record in catalogue.owned():
        for _, person in sealed_in(record, Shareable.NAME):
            given = owner.given(person)
            name, phone = (
                may_show(given, item, channel, today) for item in (Shareable.NAME, Shareable.PHONE)
            )
            assert any(opened(person) in text for text in names) == name
            for _, number in sealed_in(record, Shareable.PHONE):
                assert phone or not any(opened(number).digits in text for text in numbers)
            looked_for += not name
    assert looked_for > 4
