"""Hand-written pages in another language: `x.en.md` beside `x.md` is its English translation."""

from __future__ import annotations

from mkdocs.structure.files import File, Files, InclusionLevel

from noticeboard.errors import SetupError

__all__ = ["TRANSLATED", "original_of", "place_translations", "translation_of"]

#: The language of a translation by the end of its file's name; a folder of the site has its name.
TRANSLATED = {"en": "en"}


def original_of(uri: str) -> tuple[str, str] | None:
    """Return the source file that `uri` would be a translation of, and its language, or None."""
    for lang in TRANSLATED:
        if uri.endswith(f".{lang}.md"):
            return f"{uri.removesuffix(f'.{lang}.md')}.md", lang
    return None


def translation_of(uri: str, lang: str) -> str:
    """Return the source file that would be the translation of `uri`."""
    return f"{uri.removesuffix('.md')}.{lang}.md"


def place_translations(files: Files) -> None:
    """Give each translation its address, ``en/about/`` for `about.en.md`, outside the navigation.

    Why not ``about.en/``, which MkDocs would give: nobody can read that to somebody else.

    Raises:
        SetupError: Another file already has that address.
    """
    taken = {file.dest_uri: file.src_uri for file in files}
    for file in files.documentation_pages():
        found = original_of(file.src_uri)
        original = files.src_uris.get(found[0]) if found else None
        if found and original:
            address = f"{found[1]}/{original.dest_uri}"
            if other := taken.get(address):
                raise SetupError("setup.translation", page=file.src_uri, other=other)
            placed = File(
                file.src_uri,
                file.src_dir,
                file.dest_dir,
                file.use_directory_urls,
                dest_uri=address,
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            files.remove(file)
            files.append(placed)
