"""The generator writes projects without mistakes, and the benchmark measures them."""

from __future__ import annotations

import gzip
import re
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from noticeboard.pipeline import load
from noticeboard.schema.sealed import opened
from noticeboard.settings import Settings
from tests.benchmarks import residents, words
from tests.benchmarks.codes import code_tables
from tests.benchmarks.generate import TODAY, change_one_building, generate_project
from tests.benchmarks.lighthouse import CATEGORIES, Flag, Look, median_of
from tests.benchmarks.measure import run_module, run_noticeboard
from tests.benchmarks.nginx import find_nginx, serving, site_server
from tests.benchmarks.packing import packing_rows
from tests.benchmarks.scale import scale_rows
from tests.benchmarks.twin import build_twin, markdown_of
from tests.benchmarks.typesetting import has_typst, typst_of
from tests.helpers.camera import SCENES
from tests.helpers.pages import Html


@pytest.fixture
def printed(tmp_path):
    """A project of which posters are printed."""
    generate_project(tmp_path / "printed", 6, ("poster-a3",))
    return tmp_path / "printed"


@pytest.fixture
def project(tmp_path):
    generate_project(tmp_path / "project", 12)
    return tmp_path / "project"


def test_project_passes_the_checker_and_builds(project):
    built = run_noticeboard(project, "build")
    assert re.search(r"\b12\b", built.output)
    assert built.peak_mb > 0
    codes = {page.parent.name.split("-")[0] for page in (project / "site/Q").glob("*/index.html")}
    assert len(codes) == 12
    change_one_building(project, 1)
    run_noticeboard(project, "build")
    changed = [p for p in project.glob("site/Q/*/index.html") if "临时停水通知1" in p.read_text()]
    assert len({page.parent.name.split("-")[0] for page in changed}) == 1


def test_communities_account_for_what_they_do(tmp_path):
    generate_project(tmp_path, 12, full=True)
    run_noticeboard(tmp_path, "build")
    made = {page.parent.relative_to(tmp_path / "site/c000").as_posix()
            for page in (tmp_path / "site/c000").rglob("index.html")}  # fmt: skip
    assert {"cases", "cases/2026-001", "cases/2026-040", "calendar", "figures"} <= made


def test_same_number_gives_same_project(project, tmp_path):
    generate_project(tmp_path / "again", 12)
    for path in project.rglob("*.yml"):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(project)).read_bytes()


def test_project_is_like_a_real_one(tmp_path, today):
    generate_project(tmp_path, 150)
    assert today.isoformat() == TODAY
    catalogue = load(
        Settings(
            project_dir=tmp_path,
            data_dir=tmp_path / "buildings",
            print_dir=tmp_path / "print",
            cache_dir=tmp_path / "cache",
            site_url="https://a.example/",
            today=today,
        )
    )
    sizes = [len(community.buildings) for community in catalogue.communities]
    assert sum(sizes) == 150
    assert all(20 <= size <= 40 for size in sizes)
    members = [person for _, b in catalogue.buildings() for person in b.record.members]
    assert {5, 9} <= {len(b.record.members) for _, b in catalogue.buildings()} <= {*range(5, 10)}
    rare = [person for person in members if set(opened(person.name)) & set(words.RARE)]
    assert 0.05 < len(rare) / len(members) < 0.2


BOARD = """<h1>1号楼</h1><p class="badges"><span>试点</span> </p>
<main><p hidden>没有网络</p>
<h2>成员</h2><ul>
<li><picture><source type="image/webp" srcset="../a/b.webp"><img src="../a/b.jpg" alt=""></picture>
<div><p><b>张*三</b> <span>组长</span></p><p><a href="tel:95598,12">955\u00a098</a></p></div></li>
<li><h3>理发 &lt;免费&gt;</h3><p>周六<br>楼下</p></li></ul>
</main><footer><p><a href="../">别的楼</a></p></footer>"""


def test_board_is_written_down_as_markdown(tmp_path):
    (tmp_path / "index.html").write_text(BOARD, "utf-8")
    assert markdown_of(Html(tmp_path, "index.html")).split("\n\n") == [
        "# 1号楼",
        "试点",
        "## 成员",
        "- ![](b.webp) **张\\*三** 组长 [955\u00a098](tel:95598,12)",
        "### 理发 &lt;免费&gt;",
        "周六  \n楼下",
        "别的楼\n",
    ]


@pytest.mark.parametrize("google", [True, False])
def test_twin_in_material_says_the_same(project, tmp_path, google):
    run_noticeboard(project, "build", "--today", TODAY)
    board = next((project / "site/Q").glob("*/index.html"))
    uri = f"Q/{board.parent.name}/"
    twin = Html(build_twin(project / "site", [uri], tmp_path / "twin", google), f"{uri}index.html")
    ours = Html(project / "site", f"{uri}index.html")
    assert len(said(ours)) > 50
    assert [text for text in said(ours) if text not in twin.text] == []
    dials = [link for link in ours.links if link.startswith("tel:")]
    assert dials == [link for link in twin.links if link.startswith("tel:")]
    assert ("googleapis" in twin.html) is google


def said(page):
    """The texts that a board shows beneath its bar."""
    shown = [page.tree.find("body/header/h1"), page.tree.find("body/main")]
    assert None not in shown
    return ["".join(text.split()) for part in shown for text in texts(part) if text.strip()]


def texts(element):
    if "hidden" in element.attrib or element.tag == "script":
        return []
    inner = [text for child in element for text in (*texts(child), child.tail or "")]
    return [element.text or "", *inner]


@pytest.mark.skipif(find_nginx() is None, reason="no nginx: `make bench` installs it")
def test_nginx_serves_each_site_at_its_own_port_and_compresses(tmp_path):
    for name in ("one site", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f"<p>{name}</p>" * 200, "utf-8")
    servers = [site_server(tmp_path / name) for name in ("one site", "two")]
    with serving(servers, tmp_path / "nginx") as ports:
        for name, port in zip(("one site", "two"), ports, strict=True):
            asked = Request(f"http://127.0.0.1:{port}/", headers={"Accept-Encoding": "gzip"})
            with urlopen(asked) as answer:
                assert answer.headers["Content-Encoding"] == "gzip"
                assert f"<p>{name}</p>" in gzip.decompress(answer.read()).decode()
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{ports[0]}/")


@pytest.mark.skipif(find_nginx() is None, reason="no nginx: `make bench` installs it")
def test_nginx_says_why_it_does_not_start(tmp_path):
    with (
        pytest.raises(RuntimeError, match='unknown directive "nonsense"'),
        serving(["nonsense {port};"], tmp_path / "nginx"),
    ):
        pass


def look(score, paint, *flags):
    return Look(dict.fromkeys(CATEGORIES, score), paint, flags)


def test_median_of_looks_and_who_is_to_blame():
    fault = Flag("accessibility", "color-contrast", True, "Contrast")
    advice = Flag("accessibility", "target-size", False, "Targets")
    found = median_of([look(100, 900), look(90, 700, fault, advice), look(100, 800)])
    assert found.scores["accessibility"] == 100
    assert found.first_paint_ms == 800
    assert found.spread_ms == (700, 900)
    assert found.blamed("accessibility") == ("color-contrast",)
    assert found.blamed("performance") == ()


def test_what_is_missing_is_told_and_boards_are_weighed_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(residents, "find_nginx", lambda: None)
    bench = residents.Residents(1, tmp_path, lambda doing: None)
    weight, told = bench.rows()
    assert told.value.startswith("no nginx")
    heaviest = weight.what.split()[-1]
    site = bench.project / "site"
    assert weight.share == len(gzip.compress((site / heaviest / "index.html").read_bytes(), 6))
    names = residents.pick_boards(site, heaviest)
    assert {"Q/J36H/", heaviest} < {*names}
    assert all(Html(site, f"{uri}index.html").all("section", id="leads") for uri in names)
    (pictured,) = (uri for uri, name in names.items() if name == "pictured")
    assert len(Html(site, f"{pictured}index.html").all("img", **{"class": "photo"})) > 1


def test_the_packing_is_measured_with_its_goal():
    rows = packing_rows()
    assert [row.most for row in rows] == [None, 2.0]


def test_sites_of_growing_size_are_measured_side_by_side(tmp_path):
    rows = [*scale_rows((4, 8), (4,), tmp_path, lambda doing: None)]
    assert [row.most for row in rows] == [None, None, 1.2, None, None, None]
    assert all(row.value.endswith(("ms", "MB")) for row in rows)


def test_typst_is_given_what_a_poster_says():
    svg = '<svg class="qr" viewBox="0 0 25 25"><path fill="#000" d="M0 0h1v1z"/></svg>'
    html = f'<h1>甲"楼</h1><h2>通知</h2><ul><li><h3>停水</h3><p>3号<b>楼</b></p></li></ul>{svg}'
    text, code = typst_of(html)
    assert '700, "甲\\"楼")' in text
    assert '#heading(level: 2, "通知")' in text
    assert '#par(strong("停水"))' in text
    assert '#par("3号楼")' in text
    assert 'd="M0 0h1v1z"' in code
    with pytest.raises(ValueError, match="no poster"):
        typst_of("<p>国</p>")


def test_posters_are_timed_beside_those_of_the_past(printed):
    whole, drawing, reference = map(float, run_module("reference", printed, "4").output.split())
    assert whole > drawing > 0
    assert reference > 0


def test_typst_sets_every_poster(printed):
    if not has_typst():
        pytest.skip("no Typst here: `make bench` brings it")
    assert all(float(part) > 0 for part in run_module("typesetting", printed, "4").output.split())


def test_the_tables_of_codes_have_a_line_for_each_scene_and_a_level_chosen():
    table = next(iter(code_tables(1)))
    cells = [*table.columns[0].cells]
    assert [cell for cell in cells if "chosen" in cell]
    assert len(cells) == 3 * len(SCENES) + 1
