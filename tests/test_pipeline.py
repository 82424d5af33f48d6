"""The whole story on the small project: what is cached, what changes, what is forgotten."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from noticeboard import pipeline
from noticeboard.errors import DataError, SetupError
from noticeboard.mkdocs_plugins.run import settings_of
from noticeboard.publish import Staging, Store, extras, ledger, posters
from tests.helpers.codes import scan
from tests.helpers.posters import Poster
from tests.helpers.projects import SMALL, change, files_of, leftovers, run, write

MADE = re.compile(r"新做 (\d+) 张，沿用 (\d+) 张")


def build(project):
    """Build, and return how many posters were made and how many kept."""
    done = run("noticeboard", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    made, kept = MADE.search(done.stdout).groups()
    return int(made), int(kept)


#: What the print folder has for staff, beside the sheets.
STAFF = ("print/_index/", "print/_said/", "print/index.html")


def outputs(project):
    """Return what is published or printed, by its path."""
    return {k: v for k, v in every_file(project).items() if not k.startswith(STAFF)}


def every_file(project):
    return {f"site/{k}": v for k, v in files_of(project / "site").items()} | {
        f"print/{k}": v for k, v in files_of(project / "print").items()
    }


def different(before, after):
    return {name for name in before | after if before.get(name) != after.get(name)}


def test_everything_is_where_it_belongs(small_built):
    printed = {n.removeprefix("print/") for n in outputs(small_built) if n.startswith("print/")}
    buildings = ("chengdong/b1", "hubin/lou1", "hubin/lou2", "hubin/lou3")
    products = ("a3", "a4-plain")
    assert printed == {
        ".noticeboard",
        *(f"{b}/poster-{p}.pdf" for b in buildings for p in products),
        *(f"{c}/posters-{p}.pdf" for c in ("chengdong", "hubin") for p in products),
    }
    published = {name for name in files_of(small_built / "site") if "assets/" not in name}
    assert published >= {
        *(f"{b}/{name}" for b in buildings for name in ("index.html", "qr.svg", "qr.png")),
        *(f"{b}/{name}" for b in buildings for name in ("contacts.vcf", "share.png")),
        "hubin/lou1/contact-1.png",
        "hubin/lou1/contact-3.png",
        *(f"Q/{code}/index.html" for code in ("A1A1", "A2A2", "B2B2", "C3C3", "D4D4")),
        "Q/Z9Z9/index.html",
        "hubin/index.html",
        "chengdong/index.html",
    }
    assert "hubin/lou1/contact-2.png" not in published, "no number on the web"
    retired = (small_built / "site/Q/Z9Z9/index.html").read_text("utf-8")
    assert "2026年拆除" in retired, "a code given up says what became of the building"


def test_an_unchanged_project_is_not_rendered_again_and_keeps_its_bytes(project):
    before = every_file(project)
    assert build(project) == (0, 8)
    assert every_file(project) == before


def test_a_cold_build_gives_the_bytes_of_a_warm_one(project):
    before = every_file(project)
    cache = project / ".cache"
    assert cache.is_dir()
    cache.rename(project / "elsewhere")
    assert build(project) == (8, 0)
    assert every_file(project) == before


def test_a_change_in_one_building_renders_that_building_only(project):
    before = outputs(project)
    change(project / "buildings/hubin/lou3.yml", "湖滨路3号楼", "湖滨路三号楼")
    assert build(project) == (2, 6)
    touched = different(before, outputs(project))
    assert {name for name in touched if name.startswith("print/")} == {
        "print/hubin/lou3/poster-a3.pdf",
        "print/hubin/lou3/poster-a4-plain.pdf",
        "print/hubin/posters-a3.pdf",
        "print/hubin/posters-a4-plain.pdf",
    }
    assert build(project) == (0, 8)


def test_a_rare_character_next_door_leaves_other_posters_as_they_are(project):
    """Even where nothing is cached: what is cut from the fonts does not depend on the data."""
    before = outputs(project)
    data = project / "buildings/hubin"
    change(data / "lou1.yml", "姓名: 白露霜", "姓名: 白䶮𬭎")
    for item in ("姓名, 电话", "姓名"):
        line = "姓名: {}, 楼栋: lou1, 项目: [" + item + "]"
        change(data / "consent.yml", line.format("白露霜"), line.format("白䶮𬭎"))
    (project / ".cache").rename(project / "elsewhere")
    assert build(project) == (8, 0)
    touched = {n for n in different(before, outputs(project)) if n.startswith("print/")}
    # Both buildings have one group, and so one leader to name.
    assert touched <= {f"print/hubin/{n}" for n in ("posters-a3.pdf", "posters-a4-plain.pdf")} | {
        f"print/hubin/{b}/poster-{p}.pdf" for b in ("lou1", "lou2") for p in ("a3", "a4-plain")
    }
    assert "白䶮𬭎" in Poster(project / "print/hubin/lou1/poster-a3.pdf").text


@pytest.fixture
def secrets():
    """What the consent of 江远舟 lets be shown: name and photo, and on paper the number."""
    return "江远舟", "15400000011", "水电小修"


def everything(project):
    """Return names and contents of all that is published, texts of posters included."""
    found = []
    for folder in ("site", "print"):
        for path in sorted((project / folder).rglob("*")):
            found.append(path.name)
            if path.name.startswith("contact-"):
                found.append(scan(Image.open(path)).text)
            elif path.suffix == ".vcf":
                found.append(path.read_bytes().decode().replace("\r\n ", ""))
            elif path.suffix in (".png", ".jpg", ".webp"):
                found.append(path.read_bytes().decode("utf-8", "ignore"))
            elif path.suffix in (".html", ".json", ".xml", ".css", ".js", ".svg", ".map"):
                found.append(path.read_text("utf-8"))
            elif path.suffix == ".pdf":
                with pikepdf.open(path) as document:
                    pages = len(document.pages)
                    found += [str(value) for value in document.docinfo.values()]
                    found += [str(o) for o in document.objects if isinstance(o, pikepdf.String)]
                found += [Poster(path, number).text for number in range(pages)]
    return "".join("".join(found).split())


def test_a_revoked_consent_removes_name_number_and_photo_everywhere(project, secrets):
    before = everything(project)
    photos = [*(project / "site/assets/noticeboard/photos").iterdir()]
    assert {photo.suffix for photo in photos} == {".jpg", ".webp"}
    assert all(secret in before for secret in secrets)
    consent = project / "buildings/hubin/consent.yml"
    lines = consent.read_text("utf-8").splitlines(keepends=True)
    consent.write_text("".join(line for line in lines if "江远舟" not in line), "utf-8")
    build(project)
    after = everything(project)
    for secret in (*secrets, photos[0].stem):
        assert secret not in after, secret
    assert not [*project.rglob(f"{photos[0].stem}*")], "nor in the cache"


def test_who_leaves_a_group_that_is_then_too_small_is_taken_down_at_once(project):
    """Her seat is vacant then, and her consent is left: the office hears of it, nothing waits."""
    consent, building = (project / f"buildings/hubin/{name}.yml" for name in ("consent", "lou3"))
    change(consent, "自: 2026-11-23", "自: 2026-11-01")
    build(project)
    assert "孟秋实" in everything(project)
    page = project / "site/hubin/lou3/index.html"
    assert "形式" in page.read_text("utf-8")
    lines = building.read_text("utf-8").splitlines(keepends=True)
    building.write_text("".join(line for line in lines if "孟秋实" not in line), "utf-8")
    done = run("noticeboard", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "孟秋实" not in everything(project)
    told = done.stderr.splitlines()
    for what in ("“三号楼党小组”只有 2 名", "“湖滨路3号楼”没有楼组长", "lou3.yml 里没有“孟×”"):
        assert sum("提醒" in line and what in line for line in told) == 1, what
    assert told[-1] == "有 3 处提醒，涉及 3 个文件。"
    assert "形式" not in page.read_text("utf-8")


def test_who_did_a_good_deed_is_named_by_consent_only(project):
    """The deed is told all the same, on the page and on the sheet."""
    home, consent = (project / f"buildings/hubin/{name}.yml" for name in ("lou2", "consent"))
    deed = "{日期: 2026-11-20, 类别: 敬老爱亲, 内容: 陪邻居看病。, 姓名: 苗知夏}"
    write(home, f"{home.read_text('utf-8')}好人好事: [{deed}]\n")
    build(project)
    page, sheet = project / "site/hubin/lou2/index.html", project / "print/hubin/lou2/poster-a3.pdf"
    assert "陪邻居看病。" in page.read_text("utf-8")
    assert "敬老爱亲2026年11月20日陪邻居看病。" in Poster(sheet).text
    assert "苗知夏" not in everything(project), "nor in the finder and on cards to save"

    agreed = "  - {姓名: 苗知夏, 楼栋: lou2, 项目: [姓名], 渠道: [网页], 自: 2026-11-21}\n"
    write(consent, consent.read_text("utf-8") + agreed)
    build(project)
    published = (path for folder in ("site", "print") for path in (project / folder).rglob("*"))
    tells = {p for p in published if p.is_file() and "苗知夏".encode() in p.read_bytes()}
    assert tells == {page, *(project / f"site/Q/{code}/index.html" for code in ("B2B2", "B2B2-1"))}
    assert "苗知夏" not in Poster(sheet).text


PLATED = """\
同意:
  - {姓名: 江远舟, 楼栋: lou1, 项目: [姓名, 电话], 渠道: [网页, 海报], 自: 2026-01-01}
  - {姓名: 白露霜, 楼栋: lou1, 项目: [姓名, 电话], 渠道: [网页, 海报, 挂牌], 自: 2026-01-01}
  - {姓名: 谷雨田, 楼栋: lou1, 项目: [姓名, 电话], 渠道: [挂牌], 自: 2026-01-01}
"""


def told_of(folder, name):
    """Return the products that say `name`, and whether the site, a file's name or the data do."""
    said = set()
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        text = path.name
        if path.suffix == ".pdf":
            with pikepdf.open(path) as document:
                pages = len(document.pages)
                text += "".join(str(value) for value in document.docinfo.values())
            text += "".join(Poster(path, number).text for number in range(pages))
        if name in text or name.encode() in path.read_bytes():
            said.add(path.relative_to(folder).as_posix())
    return said


def test_each_channel_of_a_consent_has_its_own_and_a_plate_is_nothing_but_a_plate(project):
    """Written together or apart: who agreed to a plate alone is on no page, sheet, card, index."""
    wanted = "[poster-a3, cards, plates, labels-l7160, photoboard-a2]"
    change(project / "mkdocs.yml", "[poster-a3, poster-a4-plain]", wanted)
    write(project / "buildings/hubin/consent.yml", PLATED)
    build(project)
    site, paper = project / "site", project / "print"
    plates = {"hubin/lou1/plates.pdf", "hubin/plates.pdf"}
    assert told_of(site, "谷雨田") == set()
    assert told_of(paper, "谷雨田") == plates, "nor in a title, an index or what is kept for staff"
    assert "15400000013" not in everything(project), "a plate has no number"
    agreed = told_of(paper, "江远舟")
    assert {"hubin/lou1/poster-a3.pdf", "hubin/lou1/cards.pdf"} <= agreed
    assert not agreed & plates
    assert told_of(site, "江远舟")
    both = told_of(paper, "白露霜")
    assert {"hubin/lou1/poster-a3.pdf", "hubin/lou1/cards.pdf", *plates} <= both
    assert told_of(site, "白露霜")


def test_a_revoked_consent_removes_the_cards_to_save(project):
    """The leader leads two buildings and is on a card of both."""
    cards = [project / f"site/hubin/{name}/contact-1.png" for name in ("lou1", "lou2")]
    assert all("FN:白露霜" in scan(Image.open(card)).text for card in cards)
    consent = project / "buildings/hubin/consent.yml"
    lines = consent.read_text("utf-8").splitlines(keepends=True)
    consent.write_text("".join(line for line in lines if "白露霜" not in line), "utf-8")
    build(project)
    assert not [card for card in cards if card.exists()]
    after = everything(project)
    assert "白露霜" not in after
    assert "15400000012" not in after
    cached = [*(project / ".cache/noticeboard/site").rglob("*.vcf")]
    assert cached
    assert not [path for path in cached if "白露霜" in path.read_text("utf-8")]


def test_what_is_agreed_for_paper_only_is_on_no_card(small_built):
    site = small_built / "site"
    vcf = "".join(path.read_bytes().decode() for path in site.rglob("*.vcf"))
    codes = "".join(scan(Image.open(p)).text for p in site.rglob("contact-*.png"))
    for said in (vcf, codes):
        assert "柳青禾" in said
        for secret in ("江远舟", "15400000011", "谷雨田", "夏至远", "孟秋实", "15400000031"):
            assert secret not in said, secret


def test_unchanged_cards_and_pictures_are_taken_from_the_cache(project, monkeypatch):
    settings = settings_of(project / "mkdocs.yml")
    catalogue = pipeline.load(settings)

    def published():
        artifacts = pipeline.build_site(catalogue, settings).artifacts
        return {artifact.dest_uri: artifact.source.read_bytes() for artifact in artifacts}

    before = published()
    for name in ("render_share", "build_card_qr", "vcard_payload"):
        monkeypatch.setattr(extras, name, lambda *_: pytest.fail("made again"))
    again = published()
    assert again == before
    assert "hubin/lou1/share.png" in again


def test_a_site_is_built_without_the_fonts_and_then_has_no_pictures(project, monkeypatch):
    monkeypatch.setattr(extras, "Fonts", partial(extras.Fonts, folders=()))
    settings = replace(settings_of(project / "mkdocs.yml"), cache_dir=project / ".cache/other")
    artifacts = pipeline.build_site(pipeline.load(settings), settings).artifacts
    names = {artifact.dest_uri for artifact in artifacts}
    assert {"hubin/lou1/index.html", "hubin/lou1/contacts.vcf", "hubin/lou1/contact-1.png"} <= names
    assert not [name for name in names if name.endswith("share.png")]


def test_a_site_without_codes_has_no_codes_of_cards(project):
    settings = replace(settings_of(project / "mkdocs.yml"), qr=False)
    artifacts = pipeline.build_site(pipeline.load(settings), settings).artifacts
    names = {artifact.dest_uri for artifact in artifacts}
    assert "hubin/lou1/contacts.vcf" in names
    assert not [name for name in names if name.endswith(".svg")]


def test_a_building_that_is_gone_takes_its_files_along(project):
    data = project / "buildings"
    change(data / "hubin/community.yml", "楼栋: [lou1, lou2, lou3]", "楼栋: [lou1, lou2]")
    change(
        data / "hubin/community.yml", "  - {名称: 三号楼党小组, 楼栋: [lou3], 形式: 党小组}\n", ""
    )
    change(data / "hubin/community.yml", "楼栋: [lou1, lou3]}", "楼栋: [lou1]}")
    change(
        data / "hubin/consent.yml",
        "  - {姓名: 孟秋实, 楼栋: lou3, 项目: [姓名, 电话], 渠道: [网页], 自: 2026-11-23}\n",
        "",
    )
    (data / "hubin/lou3.yml").unlink()
    retired = run("noticeboard", "ledger", "retire", "C3C3", "并入一号楼", cwd=project)
    assert retired.returncode == 0, retired.stderr
    build(project)
    names = sorted(n for n in every_file(project) if "lou3" in n or "C3C3" in n)
    both = [f"site/Q/{code}/index.html" for code in ("C3C3-1", "C3C3")]
    told = [f"{page}{packed}" for page in both for packed in ("", ".br", ".gz")]
    assert names == told, "the pages that say so"
    assert "并入一号楼" in (project / names[0]).read_text("utf-8")
    assert Poster(project / "print/hubin/posters-a3.pdf").pages == 2


def test_hostile_values_are_text_or_refused(project):
    """In page, poster, code and file names alike."""
    data = project / "buildings/hubin"
    script, template, path = "<script>alert(1)</script>", "{{ 7*7 }}", "../../etc/passwd"
    hostile = f'服务项目: ["{script}", "{template}", "{path}"]'
    change(data / "lou1.yml", "服务项目: [水电小修]", hostile)
    change(data / "lou2.yml", "标题: 二号楼停水", f"标题: '{script}', 内容: '{script} {template}'")
    change(data / "community.yml", "说明: 不知道找谁就打这个", f"说明: '{script}{template}'")
    build(project)
    page = (project / "site/hubin/lou1/index.html").read_text("utf-8")
    notice = (project / "site/hubin/lou2/index.html").read_text("utf-8")
    for html in (page, notice):
        assert html.count("<script") == 2, "our own two"
        assert script not in html
        assert template in html
    assert path in page
    seen = Poster(project / "print/hubin/lou1/poster-a3.pdf")
    assert "<script>" in seen.text, "of what somebody helps with, as much as fits beside the seat"
    assert not [*Path(project).rglob("passwd*")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("名称: 湖滨路1号楼", "名称: <b>1号楼</b>", "lou1.yml:1:"),
        ("姓名: 秦小满", "姓名: " + "国" * 10_000, "lou1.yml:"),
        ("姓名: 秦小满", "姓名: 秦\u202e小满", "U+202E"),
        ("姓名: 秦小满", "姓名: 秦\0小满", "U+0000"),
        ("照片: 1.jpg", "照片: ../../../etc/passwd", "lou1.yml:11:"),
        ("单元: [东门, 西门]", "单元: [" + "东" * 5000 + "]", "lou1.yml:3:"),
    ],
)
def test_what_is_refused_is_told_with_its_place(small, today, old, new, told):
    change(small / "hubin/lou1.yml", old, new)
    with pytest.raises(DataError) as caught:
        pipeline.load_catalogue(small, today)
    assert told in caught.value.report("zh_CN")


def test_a_code_that_reads_something_else_stops_the_build(project, monkeypatch):
    """The gate between a mistake in the drawing and a thousand stairwells."""
    from noticeboard.render.print import design
    from noticeboard.render.qr import build_paper_qr

    def wrong(url, level):
        return build_paper_qr(url.replace("A2A2", "B2B2"), level)

    monkeypatch.setattr(design, "build_paper_qr", wrong)
    change(project / "buildings/hubin/lou1.yml", "户数: 24", "户数: 25")
    change(project / "buildings/hubin/lou1.yml", "湖滨路1号\n", "湖滨路1号东侧\n")
    before = every_file(project)
    settings = settings_of(project / "mkdocs.yml")
    with pytest.raises(DataError) as caught:
        pipeline.print_posters(settings, ("lou1",))
    report = caught.value.report("zh_CN")
    assert "HTTPS://BOARD.EXAMPLE/Q/B2B2-1/" in report
    assert "HTTPS://BOARD.EXAMPLE/Q/A2A2-1/" in report
    assert report.startswith("buildings/hubin/lou1.yml:1:")
    assert every_file(project) == before
    assert leftovers(project) == []


def test_a_panel_that_does_not_fit_is_told_with_panel_and_building(project):
    path = project / "buildings/hubin/lou2.yml"
    change(path, "标题: 二号楼停水, 自: 2026-11-20", "标题: 停水, 自: 2026-11-22, 渠道: [海报]")
    change(path, "渠道: [海报]", f"渠道: [海报], 内容: {'国' * 1500}")
    before = every_file(project)
    done = run("noticeboard", "posters", "hubin/lou2", cwd=project)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "buildings/hubin/lou2.yml:7:5: 通知: “湖滨路2号楼”的海报（A3 海报）放不下："
        "通知超出 380 毫米。"
        "请缩短这一栏里最长的文字。",
        "共 1 个问题，涉及 1 个文件。",
    ]
    assert every_file(project) == before
    assert leftovers(project) == []


def test_some_posters_are_put_beside_the_others(project):
    before = outputs(project)
    change(project / "buildings/hubin/lou3.yml", "湖滨路3号\n", "湖滨路3号东侧\n")
    change(project / "buildings/hubin/lou1.yml", "湖滨路1号\n", "湖滨路1号东侧\n")
    report = pipeline.print_posters(settings_of(project / "mkdocs.yml"), ("lou3",))
    assert (report.made, report.kept) == (2, 0)
    assert different(before, outputs(project)) == {
        "print/hubin/lou3/poster-a3.pdf",
        "print/hubin/lou3/poster-a4-plain.pdf",
    }


NOTICES = ("poster-a4", "notice-a4")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("hubin", {"hubin"}),
        ("hubin/lou2", {"hubin/lou2"}),
        ("lou2", {"hubin/lou2"}),
        ("unit/qingshanjiedao", {"unit/qingshanjiedao"}),
    ],
)
def test_what_is_printed_of_any_place_can_be_asked_for(project, name, made):
    text = "通知:\n  - {标题: 全街道通知, 自: 2026-11-22, 渠道: [海报]}\n"
    write(project / "buildings/units/qingshanjiedao.yml", text)
    before = outputs(project)
    pipeline.print_posters(settings_of(project / "mkdocs.yml"), (name,), NOTICES)
    new = {*outputs(project)} - {*before}
    assert {path.rsplit("/", 1)[0] for path in new} == {f"print/{path}" for path in made}


def test_a_community_is_not_taken_for_a_building_of_the_same_name(project):
    buildings = project / "buildings"
    (buildings / "chengdong/b1.yml").rename(buildings / "chengdong/hubin.yml")
    change(buildings / "chengdong/community.yml", "b1", "hubin")
    ledger.move_codes(settings_of(project / "mkdocs.yml"), "chengdong/b1", "chengdong/hubin")
    settings = settings_of(project / "mkdocs.yml")
    before = outputs(project)
    pipeline.print_posters(settings, ("hubin",), NOTICES)
    (new,) = {*outputs(project)} - {*before}
    assert new.startswith("print/hubin/notice-a4-")
    pipeline.print_posters(settings, ("chengdong/hubin",), NOTICES)
    assert (project / "print/chengdong/hubin/poster-a4.pdf").exists()


@pytest.mark.parametrize(
    ("wanted", "places"),
    [(("unit/qingshanjiedao", "hubin"), "unit/qingshanjiedao、hubin"), ((), "楼栋公示栏")],
)
def test_where_nothing_is_to_be_printed_it_is_told_and_nothing_changes(project, wanted, places):
    change(project / "buildings/hubin/community.yml", "渠道: [网页, 海报]", "渠道: [网页]")
    before = every_file(project)
    with pytest.raises(SetupError) as caught:
        pipeline.print_posters(settings_of(project / "mkdocs.yml"), wanted, ("notice-a4",))
    told = caught.value.report("zh_CN")
    assert told.startswith(f"“{places}”在 2026-11-22 没有要印的（notice-a4）。")
    assert f"“{places}” on 2026-11-22 (notice-a4)" in caught.value.report("en")
    assert every_file(project) == before
    assert leftovers(project) == []


@pytest.mark.parametrize(("today", "month"), [("2026-11-24", "2026-11"), ("2026-11-25", "2026-12")])
def test_a_month_without_events_is_named(project, today, month):
    settings = settings_of(project / "mkdocs.yml", today)
    with pytest.raises(SetupError) as caught:
        pipeline.print_posters(settings, ("chengdong",), ("month-a3", "month-a4"))
    told = caught.value.report("zh_CN")
    assert f"“chengdong”没有要印的（month-a3、month-a4）：{month} 没有印在纸上的活动。" in told
    assert f"in {month} there are no events" in caught.value.report("en")


def test_of_several_places_those_with_nothing_are_told(project):
    command = ("posters", "hubin", "chengdong", "--product", "month-a4", "--today", "2026-11-22")
    done = run("noticeboard", *command, cwd=project)
    assert done.returncode == 0
    assert "没有要印的：chengdong。" in done.stderr
    report = pipeline.print_posters(
        settings_of(project / "mkdocs.yml", "2026-11-22"), ("hubin",), ("month-a4",)
    )
    assert report.idle == ()


def test_all_is_printed_anew_though_it_may_be_nothing(project):
    change(project / "mkdocs.yml", "[poster-a3, poster-a4-plain]", "[notice-a4]")
    change(project / "buildings/hubin/community.yml", "渠道: [网页, 海报]", "渠道: [网页]")
    report = pipeline.print_posters(settings_of(project / "mkdocs.yml"), ())
    assert report.made + report.kept == 0
    assert not [*(project / "print").rglob("*.pdf")]


def test_a_notice_to_come_is_printed_as_of_its_first_day(project):
    path = project / "buildings/hubin/community.yml"
    to_come = "标题: 还没开始的通知, 自:"
    change(path, f"{to_come} 2026-11-23", f"{to_come} 2026-12-01, 渠道: [海报]")
    command = ("posters", "hubin", "--product", "notice-a4", "--today")
    assert run("noticeboard", *command, "2026-11-30", cwd=project).returncode == 0
    assert not [*(project / "print/hubin").glob("notice-a4-20261201-*.pdf")]
    assert run("noticeboard", *command, "2026-12-01", cwd=project).returncode == 0
    assert len([*(project / "print/hubin").glob("notice-a4-20261201-*.pdf")]) == 1


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("hubin/lou9", "hubin/lou"),
        ("../hubin/lou1", "hubin/lou1"),
        ("unit/qingshan", "unit/qingshanjiedao"),
        ("", "chengdong/b1"),
    ],
)
def test_a_place_that_is_not_there_is_told_with_near_ones(project, name, near):
    with pytest.raises(SetupError) as caught:
        pipeline.print_posters(settings_of(project / "mkdocs.yml"), (name,))
    assert near in caught.value.report("zh_CN")


def test_progress_is_told_to_the_last_poster(project, tmp_path):
    settings = settings_of(project / "mkdocs.yml")
    told = []
    staging = Staging(tmp_path / "print")
    catalogue = pipeline.load(settings)

    def tell(*count):
        told.append(count)

    with Store(settings.cache_dir) as store:
        pipeline.build_posters(catalogue, settings, store, staging, tell)
    staging.discard()
    assert told[-1] == (8, 8)


def test_two_processes_give_the_bytes_of_one(project):
    before = files_of(project / "print")
    change(project / "mkdocs.yml", "workers: 1", "workers: 2")
    (project / ".cache").rename(project / "elsewhere")
    assert build(project) == (8, 0)
    assert files_of(project / "print") == before


def test_a_site_below_a_path_keeps_its_address_in_the_code(project):
    change(project / "mkdocs.yml", "https://board.example/", "https://gov.example/xihu/board")
    build(project)
    seen = Poster(project / "print/hubin/lou1/poster-a3.pdf")
    assert seen.codes() == ["https://gov.example/xihu/board/Q/A2A2-1/"]
    assert "gov.example/xihu/board/Q/A2A2" in seen.text
    page = (project / "site/Q/A2A2/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://gov.example/xihu/board/hubin/lou1/">' in page


def test_the_small_project_is_as_it_was():
    """The tests above work on copies."""
    assert not (SMALL / "site").exists()
    assert not (SMALL / ".cache").exists()


def test_one_product_is_put_beside_the_others(project):
    before = outputs(project)
    done = run("noticeboard", "posters", "--product", "poster-a4", cwd=project)
    assert done.returncode == 0, done.stderr
    after = outputs(project)
    assert {path: after[path] for path in before} == before
    new = {path.rsplit("/", 1)[1] for path in map(str, set(after) - set(before))}
    assert new == {"poster-a4.pdf", "posters-a4.pdf"}
    assert leftovers(project) == []


def test_notices_are_printed_where_they_are_said_and_packed(project):
    before = outputs(project)
    path = project / "buildings/hubin/lou2.yml"
    change(
        path, "标题: 二号楼停水, 自: 2026-11-20", "标题: 二号楼停水, 自: 2026-11-22, 渠道: [海报]"
    )
    done = run("noticeboard", "posters", "--product", "notice-a4", cwd=project)
    assert done.returncode == 0, done.stderr
    made = {*outputs(project)} - {*before}
    pattern = (
        r"print/(hubin|hubin/lou2)/notice-a4-20261122-[0-9a-f]{6}\.pdf|print/hubin/notices-a4\.pdf"
    )
    assert len(made) == 3
    assert all(re.fullmatch(pattern, name) for name in made)
    assert Poster(project / "print/hubin/notices-a4.pdf").pages == 2
    assert leftovers(project) == []


def test_more_tasks_than_the_workers_are_kept_for(project, monkeypatch):
    """All posters are made, though the workers are replaced in between."""
    monkeypatch.setattr(posters, "CHUNK", 1)
    monkeypatch.setattr(posters, "TASKS_PER_CHILD", 1)
    monkeypatch.setattr(posters, "FEW", 0)
    settings = replace(
        settings_of(project / "mkdocs.yml"), cache_dir=project / ".cache/other", workers=2
    )
    report = pipeline.print_posters(settings, ())
    assert report.made == 4 * len(settings.products)
