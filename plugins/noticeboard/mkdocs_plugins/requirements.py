"""What our plugins need of `mkdocs.yml`, found wrong in its values and told at their places."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.base import ValidationError, get_schema
from mkdocs.config.defaults import MkDocsConfig

from noticeboard.diagnostics import Diagnostic
from noticeboard.load import ConfigFile
from noticeboard.mkdocs_plugins.option_types import AllRefused, Refused
from noticeboard.mkdocs_plugins.options import BUILDINGS, ENABLED, OPTIONS, POSTERS
from noticeboard.render.print.tables import Additions, resolve
from noticeboard.site_url import fault_of

__all__ = ["faults_of", "is_ours"]

#: What a site with boards cannot do without.
_NEEDED = ["site_name", "site_url", "docs_dir", "theme", "plugins"]
_Steps = tuple[str | int, ...]


def faults_of(values: dict[str, Any], file: ConfigFile, root: Path) -> Iterator[Diagnostic]:
    """Yield all that is wrong with `values`, of the project in the folder `root`."""
    misspelt = dict(_misspelt(values))
    for key, near in misspelt.items():
        told: dict[str, object] = {"key": key, "near": near}
        yield Diagnostic(file.of_key(key), "schema.unknown-key-near", told)
    if not values.get("site_name") and "site_name" not in misspelt.values():
        yield Diagnostic(file.of_key("site_name"), "schema.missing", {"key": "site_name"})
    fault = fault_of(values.get("site_url"))
    if fault and "site_url" not in misspelt.values():
        yield Diagnostic(file.of_value("site_url"), *fault)
    docs = values.get("docs_dir") or "docs"
    if isinstance(docs, str) and not (root / docs).is_dir() and "docs_dir" not in misspelt.values():
        yield Diagnostic(file.of_value("docs_dir"), "config.docs-dir", {"value": docs})
    if "plugins" not in misspelt.values():
        yield from _Plugins(values, file, root, str(docs)).faults()


def _misspelt(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield keys that MkDocs does not know and seem to be another's, and that other.

    Where the build is not strict, MkDocs lets a key pass that it does not know. So do we, unless
    the other is one that must be there.
    """
    every = dict(get_schema(MkDocsConfig))
    known = [*every] if values.get("strict") else _NEEDED
    for key in values:
        if isinstance(key, str) and key not in every and key != "INHERIT":
            for near in difflib.get_close_matches(key, known, n=1, cutoff=0.75):
                if near not in values:
                    yield key, near


class _Plugins:
    """The plugins in use: which are ours, and how they are set."""

    def __init__(self, values: dict[str, Any], file: ConfigFile, root: Path, docs: str) -> None:
        self.file, self.root, self.docs = file, root, docs
        self.uses = [*_uses(values.get("plugins"))]

    def faults(self) -> Iterator[Diagnostic]:
        """Yield all that is wrong with them."""
        names = [name for _, name, _ in self.uses]
        for number, (steps, name, options) in enumerate(self.uses):
            if name in OPTIONS:
                yield from self._place(names, number, steps)
                yield from self._options(steps, name, options)
            elif is_ours(name):
                yield self._unknown(steps, name)
        if not any(is_ours(name) for name in names):
            yield Diagnostic(self.file.of_key("plugins"), "config.no-plugin")

    def _unknown(self, steps: _Steps, name: str) -> Diagnostic:
        place = self.file.of_key(*steps)
        if "：" in name:
            return Diagnostic(place, "schema.key-colon", {"key": name})
        return Diagnostic(place, "value.choice", {"value": name, "choices": "、".join(OPTIONS)})

    def _place(self, names: list[str], number: int, steps: _Steps) -> Iterator[Diagnostic]:
        place, name = self.file.of_key(*steps), names[number]
        if name in names[:number]:
            yield Diagnostic(place, "reference.repeated", {"value": name})
        elif name != BUILDINGS and BUILDINGS not in names[:number]:
            yield Diagnostic(place, "setup.no-buildings-plugin", {"plugin": name})

    def _options(self, steps: _Steps, name: str, options: object) -> Iterator[Diagnostic]:
        if not isinstance(options, dict):
            shown: dict[str, object] = {"value": str(options)[:40]}
            colon = isinstance(options, str) and "：" in options
            message_id = "schema.mapping-colon" if colon else "schema.mapping"
            yield Diagnostic(self.file.of_value(*steps), message_id, shown)
            return
        schema = dict(get_schema(OPTIONS[name]))
        if options.get(ENABLED) is False and ENABLED not in schema:
            return  # MkDocs passes it over
        for key in options:
            if key not in schema and key != ENABLED:
                yield Diagnostic(self.file.of_key(*steps, str(key)), *_unknown_option(key, schema))
        right: dict[str, Any] = {}
        for key, option in schema.items():
            try:
                value = option.validate(options.get(key))
            except AllRefused as every:
                for fault in every.faults:
                    at = self.file.of_key if fault.of_key else self.file.of_value
                    yield Diagnostic(at(*steps, key, *fault.steps), fault.message_id, fault.params)
            except Refused as fault:
                where = (*steps, key) if fault.index is None else (*steps, key, fault.index)
                yield Diagnostic(self.file.of_value(*where), fault.message_id, fault.params)
            except ValidationError as fault:
                reason: dict[str, object] = {"reason": str(fault).rstrip(".")}
                yield Diagnostic(self.file.of_value(*steps, key), "config.mkdocs", reason)
            else:
                yield from self._there((*steps, key), value)
                right[key] = value
        if name == POSTERS:
            yield from self._printed(steps, right)

    def _printed(self, steps: _Steps, right: dict[str, Any]) -> Iterator[Diagnostic]:
        """Yield what the tables of what is printed say together and cannot be."""
        if not {"papers", "sheets", "define"} <= right.keys():
            return
        table, wrong = resolve(Additions(right["papers"], right["sheets"], right["define"]))
        for one in wrong:
            whole = len(one.steps) < 3
            at = self.file.of_key if whole else self.file.of_value
            yield Diagnostic(at(*steps, *one.steps), one.message_id, one.params)
        defined = {*table, *right["define"]}
        for index, product in enumerate(right.get("products", ())):
            if product not in defined:
                told: dict[str, object] = {"value": product[:60], "choices": "、".join(table)}
                place = self.file.of_value(*steps, "products", index)
                yield Diagnostic(place, "value.choice", told)

    def _there(self, steps: _Steps, value: object) -> Iterator[Diagnostic]:
        """Yield a diagnostic where an option names a folder or a page that is not there."""
        place = self.file.of_value(*steps)
        if steps[-1] == "data_dir" and not (self.root / str(value)).is_dir():
            yield Diagnostic(place, "setup.no-data", {"folder": value})
        if steps[-1] == "corrections" and value:
            page = str(value).partition("#")[0]
            if not (self.root / self.docs / page).is_file():
                yield Diagnostic(place, "setup.corrections", {"value": value})


def _uses(plugins: object) -> Iterator[tuple[_Steps, str, object]]:
    """Yield the place, the name and the options of each plugin, in either way to write them."""
    if isinstance(plugins, dict):
        for name, options in plugins.items():
            yield ("plugins", str(name)), str(name), options or {}
    for index, item in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(item, dict) and item:
            name, options = next(iter(item.items()))
            yield ("plugins", index, str(name)), str(name), {} if options is None else options
        elif isinstance(item, str):
            yield ("plugins", index), item, {}


def _unknown_option(key: object, schema: dict[str, Any]) -> tuple[str, dict[str, object]]:
    if near := difflib.get_close_matches(str(key), schema, n=1, cutoff=0.5):
        return "schema.unknown-key-near", {"key": key, "near": near[0]}
    return "schema.unknown-key", {"key": key, "known": "、".join(schema)}


def is_ours(name: object) -> bool:
    """Whether a plugin's name is one of ours, or was to be."""
    return isinstance(name, str) and name.startswith("noticeboard")
