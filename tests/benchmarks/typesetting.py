"""Times Typst setting posters that say the same: texts, faces, columns, and the QR as SVG.

`python -m tests.benchmarks.typesetting COUNT`, in a project: prints the seconds of CPU, and of the
clock, for one poster. A poster of ours is read back into title, headings and paragraphs, in order;
Typst sets them on A3 in two columns, from the same Noto collections, with one compiler for all.
It measures and packs nothing, and goes on to a second page where they have no room on one.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path

from noticeboard.render.fonts import FACES, Fonts
from tests.benchmarks.recorder import record

__all__ = ["has_typst", "typst_of"]

_BLOCKS = {"h1", "h2", "h3", "p", "li"}
_STYLE = """#set page(width: 297mm, height: 420mm, margin: 15mm)
#set text(font: "{sans}", size: 14pt, lang: "zh", region: "CN")
#set par(leading: 0.62em, justify: false)
#show heading: set text(font: "{serif}", weight: 700, fill: rgb("#a30f1a"))
"""
_PATH = re.compile(r'<svg[^>]*viewBox="([^"]*)"[^>]*><path fill="#000" d="([^"]*)"/></svg>')


def has_typst() -> bool:
    """Whether Typst is installed."""
    try:
        import typst  # noqa: F401
    except ImportError:
        return False
    return True


class _Reader(HTMLParser):
    """Collects the texts of blocks, each with the innermost block it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _BLOCKS:
            self._open.append(tag)
            self.found.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            tag, text = self.found[-1]
            self.found[-1] = (tag, text + data)


def typst_of(html: str) -> tuple[str, str]:
    """Return a document of Typst that says what a sheet of ours says, and its QR as SVG.

    Raises:
        ValueError: The sheet has no title, or no code.
    """
    reader = _Reader()
    reader.feed(html)
    blocks = [(tag, " ".join(text.split())) for tag, text in reader.found if text.strip()]
    titles = [text for tag, text in blocks if tag == "h1"]
    code = _PATH.search(html)
    if not titles or not code:
        raise ValueError("no poster")
    body = "\n".join(_block(tag, text) for tag, text in blocks if tag != "h1")
    style = _STYLE.format(sans=FACES[0].full_name, serif=FACES[2].full_name)
    name = f'text(size: 80pt, font: "{FACES[2].full_name}", weight: 700, {_quoted(titles[0])})'
    title = f'#block(width: 100%, inset: 8mm, fill: rgb("#f6d365"), align(center, {name}))'
    image = '#image("qr.svg", width: 60mm)'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{code[1]}"><path d="{code[2]}"/></svg>'
    return f"{style}{title}\n#columns(2, gutter: 10mm)[\n{body}\n{image}\n]\n", svg


def _block(tag: str, text: str) -> str:
    if tag == "h2":
        return f"#heading(level: 2, {_quoted(text)})"
    return f"#par(strong({_quoted(text)}))" if tag == "h3" else f"#par({_quoted(text)})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _main(count: int) -> None:
    import typst

    recorder = record(count)
    sheets = [typst_of(leaf.pages[0]) for leaf, _ in recorder.documents]
    folders = _font_folders(recorder.printer.fonts)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, (text, svg) in enumerate(sheets):
            (root / f"{number}.typ").write_text(text.replace("qr.svg", f"{number}.svg"), "utf-8")
            (root / f"{number}.svg").write_text(svg, "utf-8")
        files = [root / f"{number}.typ" for number in range(len(sheets))]
        compiler = typst.Compiler(files[0], root=root, font_paths=folders)
        compiler.compile(input=files[0], format="pdf")  # warms up, and does not count
        start, used = time.perf_counter(), time.process_time()
        for file in files:
            compiler.compile(input=file, output=file.with_suffix(".pdf"), format="pdf")
        print((time.process_time() - used) / len(files), (time.perf_counter() - start) / len(files))


def _font_folders(fonts: Fonts) -> list[str]:
    return sorted({str(fonts.place(face)[0].parent) for face in FACES})


if __name__ == "__main__":
    _main(int(sys.argv[1]))
