"""Files that we add to a site as MkDocs knows them, so that links to them are checked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from noticeboard import pipeline
from noticeboard.errors import SetupError
from noticeboard.publish import Artifact
from noticeboard.render.frame import Body

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["add_artifacts", "add_bodies", "keep_out_of_nav"]


def add_artifacts(files: Files, config: MkDocsConfig, artifacts: Iterable[Artifact]) -> None:
    """Add `artifacts` to the files of the site, but for what the owner has under the same name.

    Raises:
        SetupError: A hand-written page already has the address of one.
    """
    own = {*files.src_uris, *config.theme.static_templates} & {*pipeline.AT_ROOT}
    for artifact in artifacts:
        if artifact.dest_uri not in own:
            source = str(artifact.source)
            _add(files, File.generated(config, artifact.dest_uri, abs_src_path=source))


def add_bodies(
    files: Files, config: MkDocsConfig, bodies: Iterable[Body], template: str
) -> dict[str, Body]:
    """Add an empty page for each of `bodies`, outside the navigation, and return them by source.

    Args:
        files: Of the site.
        config: Of the site.
        bodies: What the pages will say.
        template: Of the theme; empty for its ordinary one.

    Raises:
        SetupError: A hand-written page already has the address of one.
    """
    return {_add_page(files, config, body, template): body for body in bodies}


def _add_page(files: Files, config: MkDocsConfig, body: Body, template: str) -> str:
    meta = {"title": body.title} | ({"template": template} if template else {})
    front = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    file = File.generated(config, f"{body.path}/index.md".lstrip("/"), content=front)
    file.inclusion = InclusionLevel.NOT_IN_NAV
    _add(files, file)
    return file.src_uri


def _add(files: Files, file: File) -> None:
    other = files.src_uris.get(file.src_uri) or files.src_uris.get(
        f"{file.dest_uri.removesuffix('/index.html')}.md"
    )
    if other and other.dest_uri == file.dest_uri:
        folder = file.dest_uri.split("/", 1)[0]
        raise SetupError("setup.collision", folder=folder, page=other.src_uri)
    files.append(file)


def keep_out_of_nav(files: Files, uris: Iterable[str]) -> None:
    """Let pages to which places lead be none that the navigation has forgotten.

    One that the owner has excluded stays so; one that is listed is in the navigation as before.
    """
    for uri in uris:
        file = files.get_file_from_path(uri)
        if file is not None and file.inclusion.is_included():
            file.inclusion = InclusionLevel.NOT_IN_NAV
