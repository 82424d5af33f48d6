"""Whatever text of whatever record or page it is put into, and however it is written: it is told.

A new kind of record is covered without a line here: the fields are those of the schema.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticeboard.catalogue import load_catalogue
from noticeboard.catalogue.pages import check_pages
from noticeboard.catalogue.rules.leaks import check_leaks
from noticeboard.catalogue.withheld import withheld_by
from noticeboard.diagnostics import in_file_order
from noticeboard.errors import DataError
from noticeboard.schema import FILES, ConsentFile, Phone, own_fields
from noticeboard.schema.consent import BuildingConsent
from tests.helpers.disguises import NAMES, NUMBERS, PAGES
from tests.helpers.projects import SMALL, change, write
from tests.helpers.records import fields_of_files, parts, with_value

TODAY = date(2026, 11, 22)
CATALOGUE = load_catalogue(SMALL / "buildings", TODAY)
BOTH = [("谷雨田", "15400000013", "lou1"), ("秦小满", "15400000014", "lou1")]

#: Files of which no text is published: who agreed, and who approved what was printed.
UNPUBLISHED = {"consent", "unit-consent", "prints"}

FIELDS = [
    *fields_of_files(
        lambda model, name: (
            str in parts(model.model_fields[name].annotation) and name not in own_fields(model)
        ),
        {kind: model for kind, model in FILES.items() if kind not in UNPUBLISHED},
    )
]


def with_record(kind, model, field, text):
    """Return the small project with `text` in a record more; persons stay who they are."""
    return with_value(CATALOGUE, kind, model, {field: text})


def agreed(catalogue, name):
    """Return `catalogue` with a consent of `name` to everything, everywhere."""
    chengdong, hubin = catalogue.communities
    consent = BuildingConsent(
        姓名=name, 楼栋="lou1", 项目=["姓名", "电话"], 渠道=["网页", "海报", "屏幕"], 自=TODAY
    )
    consents = ConsentFile(同意=[*hubin.consents.consents, consent])
    return replace(catalogue, communities=(chengdong, replace(hubin, consents=consents)))


def told(catalogue):
    return [d.message_id for d in check_leaks(catalogue, TODAY)]


def test_every_kind_of_file_has_a_text():
    assert {kind for kind, _, _ in FIELDS} == {*FILES} - UNPUBLISHED
    assert len(FIELDS) > 60


@given(st.sampled_from(FIELDS), st.sampled_from(BOTH), st.sampled_from([*NAMES, *NUMBERS]))
@settings(max_examples=300, deadline=None)
def test_it_is_found_in_every_field_and_every_disguise(where, who, how):
    kind, model, field = where
    name, number, _ = who
    for disguises, word, item in ((NAMES, name, "name"), (NUMBERS, number, "phone")):
        if how in disguises:
            text = f"前 {disguises[how](word)}"
            catalogue = with_record(kind, model, field, text)
            ids = (f"privacy.leak-{item}", "privacy.leak-note")
            assert any(message_id.startswith(ids) for message_id in told(catalogue)), text
            # With consent a mobile in a text is no leak; that it is one, staff are told.
            assert {*told(agreed(catalogue, name))} <= {"privacy.account"}


@given(st.sampled_from(FIELDS))
@settings(max_examples=60, deadline=None)
def test_the_number_of_an_office_is_looked_at_too(where):
    kind, model, _ = where
    for field, info in model.model_fields.items():
        if Phone in parts(info.annotation) and field not in own_fields(model):
            catalogue = with_record(kind, model, field, Phone.parse("15400000013"))
            assert told(catalogue) == ["privacy.leak-phone"]


def pages_of(folder, text, name="about.md"):
    write(folder / "content" / name, text)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [*check_pages(withheld_by(CATALOGUE, TODAY), files, folder)]


@pytest.mark.parametrize("how", PAGES)
def test_a_page_tells_no_name(how, tmp_path):
    text = PAGES[how]("谷雨田")
    found = pages_of(tmp_path, f"{text}\n")
    assert {(d.message_id, d.params["value"]) for d in found} == {
        ("privacy.leak-name-elsewhere", "谷×")
    }
    lines = {d.place.line for d in found}
    assert max(lines) <= text.count("\n") + 1
    if "\n" not in text and how not in ("percent", "attribute"):
        assert {text[d.place.column - 1] for d in found} <= {"谷", "&", "雨"}
    assert pages_of(tmp_path, f"{PAGES[how]('江远舟')}\n") == []


@pytest.mark.parametrize("how", NUMBERS)
def test_a_page_tells_no_number(how, tmp_path):
    # Found as it is typed and as it is read, and told once.
    (found,) = in_file_order(pages_of(tmp_path, f"# 关于\n\n{NUMBERS[how]('15400000013')}\n"))
    assert found.message_id == "privacy.leak-phone"
    assert found.params["value"] == "154×"
    assert found.place.line == 3
    assert pages_of(tmp_path, f"{NUMBERS[how]('15400000012')}\n") == []


@given(
    st.lists(st.sampled_from(["一段话。", "# 标题", "- 项", "> 引", "| a | b |", ""]), max_size=6),
    st.sampled_from([*NAMES]),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_page_points_at_the_line(tmp_path, above, how):
    before = "".join(f"{line}\n\n" for line in above)
    found = pages_of(tmp_path, f"{before}{NAMES[how]('谷雨田')}\n\n后文。\n")
    assert found
    first, last = before.count("\n") + 1, before.count("\n") + 1 + NAMES[how]("谷雨田").count("\n")
    assert all(first <= d.place.line <= last for d in found)


def test_titles_of_the_site_and_names_of_files_are_looked_at(tmp_path):
    write(tmp_path / "mkdocs.yml", "site_name: 楼栋\nnav:\n  - 找谷·雨田: index.md\n")
    (found,) = pages_of(tmp_path, "x")
    assert (found.place.path, found.place.line, found.place.column) == ("mkdocs.yml", 3, 5)
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "content/about.md").unlink()
    (found,) = pages_of(tmp_path, "x", "谷雨田.txt")
    assert found.place.path == "content/谷×.txt"


def test_what_is_apart_is_no_name(tmp_path):
    apart = (
        "- 老谷\n- 雨田\n\n谷\n\n雨田\n\n| 谷 | 雨田 |\n| --- | --- |\n| 谷 | 雨田 |\n\n谷，雨田\n"
    )
    assert pages_of(tmp_path, apart) == []


def test_no_report_shows_the_name(small, today, tmp_path):
    change(small / "hubin/lou2.yml", "二号楼停水", "找谷雨田 15400000013")
    write(tmp_path / "content/about.md", "谷雨田 154 0000 0013\n")
    with pytest.raises(DataError) as caught:
        load_catalogue(small, today, prose=(tmp_path / "content/about.md",))
    for lang in ("zh_CN", "en"):
        report = caught.value.report(lang)
        assert report.count("content/about.md:1:") == 2
        assert "谷雨田" not in report
        assert "0000" not in report


def member(small, name, more=""):
    change(small / "hubin/lou2.yml", "成员:\n", f"成员:\n  - {{姓名: {name}{more}}}\n")


def reported(small, text, today):
    """Return how many mistakes there are with `text` in a notice of 湖滨路2号楼."""
    path = small / "hubin/lou2.yml"
    before = path.read_text("utf-8")
    change(path, "二号楼停水", f'"{text}"')
    try:
        load_catalogue(small, today)
        return 0
    except DataError as error:
        return sum("leak" in d.message_id for d in error.diagnostics)
    finally:
        path.write_text(before, "utf-8")


@pytest.mark.parametrize(
    ("name", "found", "passed"),
    [
        ("努尔·买买提", ["找努尔买买提", "努尔•买买提", "努尔 买买提"], ["努尔"]),
        ("Li", ["find LI now", "找li", "ｌｉ"], ["Live", "deli", "li2"]),
        ("John Smith", ["JOHN  SMITH", "johnsmith"], ["johnsmithson"]),
        ("José", ["JOSE", "Jose\u0301"], []),
        ("𬭎𠮷", ["找𬭎𠮷", "𬭎·𠮷"], ["𬭎"]),
        ("丁", ["找 丁", "丁，您好", "丁"], ["丁香", "甲乙丙丁"]),
        ("张三（大）", ["张三", "张三（大）"], ["张（三）"]),
        ("石鼓", ["石鼓区"], []),
    ],
)
def test_names_of_every_make(small, today, name, found, passed):
    member(small, name)
    if name == "石鼓":  # part of the names of places in this project
        with pytest.raises(DataError) as caught:
            load_catalogue(small, today)
        assert len(caught.value.diagnostics) == 5
        return
    assert [text for text in found if reported(small, text, today) != 1] == []
    assert [text for text in passed if reported(small, text, today)] == []


@pytest.mark.parametrize(
    ("phone", "found", "passed"),
    [
        (
            "0734-1206301",
            ["0734 1206301", "1206301", "(0734)1206301", "+86 734 1206301"],
            ["120630"],
        ),
        ("1206301", [], []),
        ("0734-1206301转80145", ["07341206301转80145", "0734-1206301-80145"], ["0734-1206301"]),
        ("12345", [], ["12345"]),
    ],
)
def test_numbers_of_every_make(small, today, phone, found, passed):
    if phone == "1206301":
        phone = "2206301"
        found = ["0734-2206301", "220 6301"]
    member(small, "文小暑", f", 电话: {phone}")
    assert [text for text in found if reported(small, text, today) != 1] == []
    assert [text for text in passed if reported(small, text, today)] == []


def test_a_word_that_is_no_member_is_listed_and_the_name_alone_is_still_found(small, today):
    """A member called 石鼓 and a district of that name."""
    member(small, "石鼓")
    change(
        small / "organisation.yml", "口号: 有事好商量", "口号: 有事好商量\n不指成员: [石鼓区, 石鼓]"
    )
    assert reported(small, "石鼓区", today) == 0
    assert reported(small, "找石鼓", today) == 1


def test_elsewhere_the_name_alone_may_be_listed(small, today):
    """A marshal of history, and a member of another community who has his name."""
    change(
        small / "chengdong/b1.yml",
        "address: 城东里1号",
        "address: 城东里1号\nmembers: [{name: 陈毅}]",
    )
    assert reported(small, "陈毅元帅", today) == 1
    change(small / "hubin/community.yml", "岗位表:", "不指成员: [陈毅]\n岗位表:")
    assert reported(small, "陈毅元帅", today) == 0


def test_who_is_meant_is_the_nearest_of_that_name(small, today):
    """江远舟 of lou1 agreed; one in another community did not: texts at home are not about him."""
    b1 = small / "chengdong/b1.yml"
    change(b1, "address: 城东里1号", "address: 城东里1号\nmembers: [{name: 江远舟}]")
    assert reported(small, "找江远舟", today) == 0
    change(small / "organisation.yml", "口号: 有事好商量", "口号: 学习江远舟")
    assert reported(small, "x", today) == 1
    change(small / "organisation.yml", "口号: 学习江远舟", "口号: 有事好商量")
    change(b1, "name: 城东里1号楼", "name: 江远舟楼")
    assert reported(small, "x", today) == 1


def test_a_broken_consent_file_accuses_nobody(small, today):
    change(small / "hubin/lou2.yml", "二号楼停水", "找江远舟")
    change(small / "hubin/consent.yml", "同意:\n", "同意: [\n")
    with pytest.raises(DataError) as caught:
        load_catalogue(small, today)
    assert {d.place.path for d in caught.value.diagnostics} == {"buildings/hubin/consent.yml"}
