"""A name or a number as people write it so that a reader sees it and a plain search does not."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["NAMES", "NUMBERS", "PAGES"]

_Disguise = Callable[[str], str]


def _joined(gap: str) -> _Disguise:
    return lambda word: gap.join(word)


def _entity(word: str) -> str:
    return f"&#{ord(word[0])};{word[1:]}"


def _wrapped(before: str, after: str) -> _Disguise:
    return lambda word: f"{before}{word[0]}{after}{word[1:]}"


#: By what is done to a name; each is seen in a text of a record.
NAMES: dict[str, _Disguise] = {
    "plain": str,
    "bold": _wrapped("**", "**"),
    "emphasis": _wrapped("*", "*"),
    "code": _wrapped("`", "`"),
    "entity": _entity,
    "hexadecimal": lambda word: f"&#x{ord(word[0]):x};{word[1:]}",
    "lines": _joined("\n"),
    "dots": _joined("·"),
    "stops": _joined("."),
    "blanks": _joined(" "),
    "wide blanks": _joined("\u3000"),
    "zero width": _joined("\u200b"),
    "joiners": _joined("\u200d"),
    "dashes": _joined("-"),
    "stars": _joined("＊"),
    "escapes": _joined("\\"),
    "marks": _joined("\u20dd"),
    "no-break": _joined("&nbsp;"),
    "link": _wrapped("[", "](https://board.example/)"),
    "address": lambda word: f"[x](https://board.example/{word})",
    "tags": _wrapped("<b>", "</b>"),
    "break": _wrapped("", "<br>"),
    "comment": _wrapped("", "<!-- x -->"),
    "item": lambda word: f"- 一\n- **{word[0]}**{word[1:]}\n",
    "sentence": lambda word: f"请找{word}办理。",
}
#: The same for a number of eleven figures.
NUMBERS: dict[str, _Disguise] = {
    "plain": str,
    "bold": lambda n: f"**{n[:3]}**{n[3:]}",
    "blanks": lambda n: f"{n[:3]} {n[3:7]} {n[7:]}",
    "dots": lambda n: f"{n[:3]}.{n[3:7]}.{n[7:]}",
    "dashes": lambda n: f"{n[:3]}-{n[3:7]}—{n[7:]}",
    "full width": lambda n: "".join(chr(ord(c) + 0xFEE0) for c in n),
    "country": lambda n: f"+86 {n}",
    "brackets": lambda n: f"（{n[:3]}）{n[3:]}",
    "lines": lambda n: f"{n[:3]}\n{n[3:]}",
    "link": lambda n: f"[打](tel:{n})",
    "entity": lambda n: f"&#{ord(n[0])};{n[1:]}",
    "zero width": _joined("\u200b"),
    "beside figures": lambda n: f"3号楼 {n} 转 1",
    "characters": lambda n: "".join("〇一二三四五六七八九"[int(c)] for c in n),
}
#: More that only a hand-written page can do to a name.
PAGES: dict[str, _Disguise] = {
    **NAMES,
    "title": lambda word: f'[x](https://board.example/ "{word}")',
    "alt": lambda word: f"![{word}](images/x.png)",
    "alt over lines": lambda word: f"![{word[0]}\n{word[1:]}](images/x.png)",
    "cell": lambda word: f"| 甲 | 乙 |\n| --- | --- |\n| x | **{word[0]}**{word[1:]} |",
    "hidden comment": lambda word: f"<!-- {word} -->",
    "html": lambda word: f"<div>{word[0]}<span>{word[1:]}</span></div>",
    "attribute": lambda word: f'<img alt="{_entity(word)}">',
    "front matter": lambda word: f"---\ntitle: {word}\n---\n",
    "escaped front matter": lambda word: f'---\ntitle: "\\u{ord(word[0]):04x}{word[1:]}"\n---\n',
    "percent": lambda word: "https://board.example/" + "".join(f"%{b:02X}" for b in word.encode()),
    "fence": lambda word: f"```\n{word}\n```",
    "reference": lambda word: f"[{word[0]}][r]{word[1:]}\n\n[r]: https://board.example/",
    "heading": lambda word: f"# {word[0]}_{word[1:]}_",
}
