"""Fonts for paper: found, cut to fixed sets of characters, asked for glyphs and widths.

The posters load their fonts from files that this module cuts out of the Noto CJK collections, never
by a system name: that halves the time of a poster and shrinks its PDF by four fifths. What is cut
depends on the font file alone, never on the data: a *base* of the characters of daily use, and
*blocks* of 1,024 code points for the rest. A poster whose text did not change therefore keeps its
bytes, whatever name with whatever rare character is added next door.
"""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import uharfbuzz as hb
from fontTools import version as fonttools_version
from fontTools.ttLib import TTFont

from noticeboard.errors import SetupError
from noticeboard.kept import find_kept, keep

__all__ = [
    "FACES",
    "FONT_FOLDERS",
    "Face",
    "FontFile",
    "Fonts",
    "base_characters",
    "family_name",
]

#: Where Linux distributions and macOS users put fonts; the first hit counts. Not `Path.expanduser`,
#: which raises for a user who has no home, as in a container.
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path(os.path.expanduser("~/.local/share/fonts")),
    Path(os.path.expanduser("~/.fonts")),
)


@dataclass(frozen=True, slots=True)
class Face:
    """One of the three faces that posters use.

    Attributes:
        family: The CSS family under which posters ask for it.
        weight: CSS weight.
        file_name: Of the collection in Debian's fonts-noto-cjk.
        full_name: Name of the Simplified Chinese face inside the collection.
    """

    family: str
    weight: int
    file_name: str
    full_name: str


FACES = (
    Face("Board Sans", 400, "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
    Face("Board Sans", 700, "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
    Face("Board Serif", 700, "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
)

#: Tables for vertical lines and for layout features, which posters do not use. WeasyPrint would
#: carry them into every PDF: they make a third of an embedded font.
_UNUSED_TABLES = (b"BASE", b"GPOS", b"GSUB", b"VORG", b"vhea", b"vmtx")
#: Changes when the way of cutting does, so that no poster is made of fonts cut in another way.
_CUT = b"CID=GID"


@cache
def base_characters() -> frozenset[int]:
    """Return the code points of the base: ASCII, Latin-1, symbols and level 1 of GB 2312.

    Why not level 2: its 3,008 Hanzi are met in names, a few on a sheet, and every file of a base
    twice the size takes longer to subset, and is larger afterwards.
    """
    rows = (bytes((high, low)) for high in range(0xA1, 0xD8) for low in range(0xA1, 0xFF))
    hanzi = "".join(row.decode("gb2312", "ignore") for row in rows)
    return frozenset(
        {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, hanzi), *map(ord, "–—•…·‘’“”")}
    )


@dataclass(frozen=True, slots=True)
class FontFile:
    """A cut font on disk.

    Attributes:
        family: The CSS family it is loaded under.
        weight: CSS weight.
        path: The file.
    """

    family: str
    weight: int
    path: Path


class Fonts:
    """The faces of this machine, and the cut fonts made from them.

    Args:
        cache_dir: Where cut fonts are kept between builds.
        folders: Where to look for the collections.

    Raises:
        SetupError: A collection is not installed.
    """

    def __init__(self, cache_dir: Path, folders: tuple[Path, ...] = FONT_FOLDERS) -> None:
        self._cache_dir = cache_dir
        self._sources = {face: _find(face, folders) for face in FACES}
        opened = {face: _open(face, path) for face, path in self._sources.items()}
        self._indices = {face: index for face, (index, _) in opened.items()}
        self._faces = {face: found for face, (_, found) in opened.items()}
        self._fonts = {face: hb.Font(opened) for face, opened in self._faces.items()}
        self._cuts: dict[tuple[Face, int | None], Path] = {}

    @cached_property
    def _characters(self) -> dict[Face, frozenset[int]]:
        return {face: frozenset(opened.unicodes) for face, opened in self._faces.items()}

    @cached_property
    def _common(self) -> frozenset[int]:
        return frozenset.intersection(*self._characters.values())

    @cached_property
    def digest(self) -> str:
        """Which fonts these are, and how they are cut: changes when a font package is updated."""
        tables = [bytes(opened.reference_table("head").data) for opened in self._faces.values()]
        cut = (_CUT, hb.__version__.encode(), fonttools_version.encode(), *_UNUSED_TABLES)
        return hashlib.sha256(b"".join((*tables, *cut))).hexdigest()[:12]

    def place(self, face: Face) -> tuple[Path, int]:
        """Return the collection that holds `face`, and its index in there."""
        return self._sources[face], self._indices[face]

    def missing(self, text: str) -> str:
        """Return the characters of `text` that not every face can draw, in order, once each."""
        codes = dict.fromkeys(ord(char) for char in text if char not in "\n")
        return "".join(chr(code) for code in codes if code not in self._common)

    def width_em(self, text: str, face: Face) -> float:
        """Return the advance of `text` in one line, as a multiple of the type size."""
        font, opened = self._fonts[face], self._faces[face]
        glyphs = (font.get_nominal_glyph(ord(char)) or 0 for char in text)
        units: int = sum(font.get_glyph_h_advance(glyph) for glyph in glyphs)
        return units / float(opened.upem)

    def lift_em(self, face: Face) -> float:
        """Return how far the baseline lies below the middle of a line, in multiples of its size."""
        extents = self._fonts[face].get_font_extents("ltr")
        units: int = extents.ascender + extents.descender
        return units / 2 / float(self._faces[face].upem)

    def blocks(self, text: str) -> tuple[int, ...]:
        """Return the blocks that `text` needs beyond the base."""
        return tuple(sorted({ord(c) >> 10 for c in text if ord(c) not in base_characters()} - {0}))

    def files(self, blocks: tuple[int, ...]) -> tuple[FontFile, ...]:
        """Return the cut fonts for the base and `blocks`, making those that are not there yet."""
        wanted = [(face, block) for face in FACES for block in (None, *blocks)]
        return tuple(
            FontFile(family_name(face.family, block), face.weight, self._cut(face, block))
            for face, block in wanted
        )

    def _cut(self, face: Face, block: int | None) -> Path:
        key = (face, block)
        if key not in self._cuts:
            family = face.family.replace(" ", "")
            stem = f"{family}-{face.weight}-{_block_name(block)}-{self.digest}"
            # Workers may cut the same file at the same time, each for itself.
            found = find_kept(self._cache_dir, stem, "otf")
            self._cuts[key] = found or keep(
                self._cache_dir, stem, "otf", self._made(face, self._codes(face, block))
            )
        return self._cuts[key]

    def _made(self, face: Face, codes: set[int]) -> bytes:
        return _renumber(_subset(self._faces[face], codes))

    def _codes(self, face: Face, block: int | None) -> set[int]:
        if block is None:
            return set(base_characters())
        return {c for c in self._characters[face] if c >> 10 == block} - base_characters()


def family_name(family: str, block: int | None) -> str:
    """Return the CSS family of a block of `family`."""
    return family if block is None else f"{family} {_block_name(block)}"


def _block_name(block: int | None) -> str:
    return "base" if block is None else f"{block << 10:05X}"


def _find(face: Face, folders: tuple[Path, ...]) -> Path:
    for folder in folders:
        for path in sorted(folder.rglob(face.file_name)):
            return path
    raise SetupError("setup.font", font=face.file_name, package="fonts-noto-cjk")


def _open(face: Face, path: Path) -> tuple[int, hb.Face]:
    try:
        blob = hb.Blob.from_file_path(str(path))
    except hb.HarfBuzzError:  # it is there: there is no memory to map it into
        raise SetupError("setup.os-memory", path=path) from None
    for index in range(hb.Face(blob).count):
        opened = hb.Face(blob, index)
        if opened.get_name(hb.OTNameIdPredefined.FONT_FAMILY) == face.full_name:
            return index, opened
    raise SetupError("setup.font", font=face.full_name, package="fonts-noto-cjk")


def _subset(opened: hb.Face, codes: set[int]) -> bytes:
    chosen = hb.SubsetInput()
    chosen.unicode_set.update(codes)
    chosen.layout_feature_tag_set.clear()
    chosen.drop_table_tag_set.update(int.from_bytes(tag) for tag in _UNUSED_TABLES)
    chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DESUBROUTINIZE
    result = hb.subset(opened, chosen)
    return bytes(result.blob.data)


def _renumber(cut: bytes) -> bytes:
    """Return the font with the characters of its CFF table numbered as its glyphs are.

    Why: the subsetter numbers the glyphs anew and leaves every glyph the character identifier (CID)
    that it had in the whole font. A page writes CIDs, and WeasyPrint writes glyph numbers there:
    a program that goes by the font, as ISO 32000 9.7.4.2 has it, draws boxes or nothing.
    """
    font = TTFont(io.BytesIO(cut), recalcBBoxes=False, recalcTimestamp=False)
    top = font["CFF "].cff.topDictIndex[0]
    top.charset = [".notdef", *(f"cid{glyph:05d}" for glyph in range(1, len(top.charset)))]
    stream = io.BytesIO()
    font.save(stream, reorderTables=None)
    return stream.getvalue()
