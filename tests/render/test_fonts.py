"""Fonts cut to fixed sets, whatever the data; missing glyphs and missing packages."""

from __future__ import annotations

import io
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from PIL import ImageFont

from noticeboard.errors import SetupError
from noticeboard.render import fonts as module
from noticeboard.render.fonts import FACES, Fonts, base_characters, family_name

#: Rare characters that names of living people have.
RARE = "䶮㛃𬭎喆堃淼赟濛"


def test_the_faces_draw_what_chinese_names_and_texts_need(fonts):
    assert fonts.missing(f"{RARE}《》——“”·1234567890：；，。、（）①②③℃㎡") == ""


def test_every_missing_character_is_told_once_in_order(fonts):
    assert fonts.missing("张😀三\U0001f469张\U0001f600\n") == "😀\U0001f469"


def test_the_base_has_the_characters_of_daily_use():
    codes = base_characters()
    hanzi = [code for code in codes if 0x4E00 <= code <= 0x9FFF]
    assert len(hanzi) == 3755
    assert {*map(ord, "abc, 0123 ·—…“”‘’–•é")} <= codes


def test_a_block_is_asked_for_by_rare_characters_only(fonts):
    assert fonts.blocks("七一路18号楼，abc") == ()
    assert fonts.blocks("䶮") == (ord("䶮") >> 10,)
    assert fonts.blocks("𬭎䶮𬭎") == (ord("䶮") >> 10, ord("𬭎") >> 10)


def test_what_is_cut_depends_on_the_font_alone(fonts):
    before = {file.path: file.path.read_bytes() for file in fonts.files(())}
    more = fonts.files(fonts.blocks(RARE))
    assert {path: path.read_bytes() for path in before} == before
    assert {*before} < {file.path for file in more}
    for file in more:
        opened = hb.Face(hb.Blob.from_file_path(str(file.path)))
        codes = {*opened.unicodes}
        if file.path in before:
            assert codes >= {c for c in base_characters() if not fonts.missing(chr(c))}
        else:
            assert len({code >> 10 for code in codes}) == 1
            assert not codes & base_characters()


def test_the_characters_of_a_cut_font_are_numbered_as_its_glyphs(fonts):
    """Pages write glyph numbers, and programs that go by the charset look them up there."""
    for file in fonts.files(fonts.blocks(RARE)):
        charset = TTFont(io.BytesIO(file.path.read_bytes()))["CFF "].cff.topDictIndex[0].charset
        assert charset == [".notdef", *(f"cid{n:05d}" for n in range(1, len(charset)))]


def test_fonts_cut_in_another_way_are_other_fonts(tmp_path, monkeypatch):
    before = Fonts(tmp_path).digest
    monkeypatch.setattr(module, "_CUT", b"otherwise")
    assert Fonts(tmp_path).digest != before


def _cut_all(folder):
    return [file.path.name for file in Fonts(folder).files(tuple(range(19, 27)))]


def test_several_workers_may_cut_the_same_files_at_once(tmp_path):
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as pool:
        cut = [*pool.map(_cut_all, [tmp_path] * 4)]
    assert cut[0] == cut[1] == cut[2] == cut[3]
    assert {path.name for path in tmp_path.iterdir()} == {*cut[0]}


def test_another_cache_folder_gets_the_same_bytes(fonts, tmp_path):
    again = Fonts(tmp_path).files(())
    first = fonts.files(())
    assert [file.path.name for file in again] == [file.path.name for file in first]
    assert [f.path.read_bytes() for f in again] == [f.path.read_bytes() for f in first]
    assert not [*tmp_path.glob("*.part")]


def test_families_are_ours_and_never_a_generic_name():
    assert {face.family for face in FACES} == {"Board Sans", "Board Serif"}
    assert family_name("Board Sans", None) == "Board Sans"
    assert family_name("Board Sans", 0x4D) == "Board Sans 13400"


def test_ideographs_are_one_em_and_the_digits_of_numbers_alike(fonts):
    for face in FACES:
        assert fonts.width_em("国䶮", face) == 2
        if face.family == "Board Sans":
            assert len({fonts.width_em(digit, face) for digit in "0123456789"}) == 1


def test_a_font_that_is_not_installed_is_told_with_its_package(tmp_path):
    with pytest.raises(SetupError) as caught:
        Fonts(tmp_path, folders=(tmp_path,))
    assert "fonts-noto-cjk" in caught.value.report("zh_CN")
    assert "NotoSansCJK-Regular.ttc" in caught.value.report("en")


def test_a_collection_without_the_face_is_told(tmp_path):
    other = Fonts(tmp_path).files(())[0].path
    for face in FACES:
        (tmp_path / face.file_name).write_bytes(other.read_bytes())
    with pytest.raises(SetupError, match="font"):
        Fonts(tmp_path, folders=(tmp_path,))


def test_the_place_of_a_face_leads_another_program_to_it(fonts):
    for face in FACES:
        path, index = fonts.place(face)
        family, style = ImageFont.truetype(path, 20, index).getname()
        assert (family, style) == (face.full_name, "Bold" if face.weight == 700 else "Regular")
