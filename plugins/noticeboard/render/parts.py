"""Running text as parts that are not torn: a screen without room for all shows some, then the rest.

Why sentences: half of one that says whom to call is worse than none, since nobody sees that it goes
on.
"""

from __future__ import annotations

import re

from markupsafe import Markup

__all__ = ["parted"]

#: A sentence of more characters than this is parted behind its commas, too: the least room that a
#: screen has is for some 70.
_MOST = 60
_BLOCK = re.compile(r"(?<!\s)(\s*+</?(?:p|ul|ol|li)\b[^<>]*>)")
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE = re.compile(r"(?:[。！？!?…]+[”’」』）)]*(?:<br>)?|<br>)\n?")
_CLAUSE = re.compile(r"[，；;]")
#: A number, what tells to call it, and a stop behind it are one word.
_CALL = re.compile(
    r"(?:(?:打|拨|致电|电话)[:：]?\s*)?<a\b[^<>]*href=\"tel:[^<>]*>[^<>]*</a>[，。；、]?"
)


def parted(html: Markup) -> Markup:
    """Return `html` of notes with a span around each sentence, and around each number to call.

    What is emphasised or linked is not parted within.
    """
    runs = _BLOCK.split(str(html))
    runs[::2] = [_spans(run) if run.strip() else run for run in runs[::2]]
    return Markup("".join(runs))


def _spans(run: str) -> str:
    return "".join(map(_span, _sentences(run)))


def _span(part: str) -> str:
    return f'<span class="say">{_CALL.sub(_whole, part)}</span>'


def _whole(match: re.Match[str]) -> str:
    return f'<span class="whole">{match[0]}</span>'


def _sentences(run: str) -> list[str]:
    found: list[str] = []
    for sentence in _cut(run, _SENTENCE):
        long = len(_TAG.sub("", sentence)) > _MOST
        found += _cut(sentence, _CLAUSE) if long else [sentence]
    return found


def _cut(run: str, ends: re.Pattern[str]) -> list[str]:
    """Return `run` cut behind each of `ends` that stands in no tag and between no two."""
    cuts = [m.end() for m in ends.finditer(run) if _is_free(run[: m.end()])]
    pairs = zip([0, *cuts], [*cuts, len(run)], strict=True)
    return [run[first:last] for first, last in pairs if first < last]


def _is_free(head: str) -> bool:
    tags = [tag for tag in _TAG.findall(head) if tag != "<br>"]
    closed = sum(tag.startswith("</") for tag in tags)
    return head.rfind("<") <= head.rfind(">") and 2 * closed == len(tags)
