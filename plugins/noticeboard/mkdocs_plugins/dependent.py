"""What the plugins share that stand on `noticeboard/buildings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeboard.errors import SetupError
from noticeboard.mkdocs_plugins.buildings import BuildingsPlugin
from noticeboard.mkdocs_plugins.hooks import reporting
from noticeboard.mkdocs_plugins.options import BUILDINGS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["Dependent"]


class Dependent:
    """A plugin that uses the catalogue which `noticeboard/buildings` loaded."""

    own_name: str
    _buildings: BuildingsPlugin | None = None

    @reporting
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Find the other plugin, which must come first.

        Raises:
            SetupError: It is absent, or comes later.
        """
        names = [*config.plugins]
        if BUILDINGS not in names or names.index(BUILDINGS) > names.index(self.own_name):
            raise SetupError("setup.no-buildings-plugin", plugin=self.own_name)
        found = config.plugins[BUILDINGS]
        assert isinstance(found, BuildingsPlugin)
        self._buildings = found
        return config

    @property
    def buildings(self) -> BuildingsPlugin:
        """The plugin that loaded the data."""
        assert self._buildings is not None
        return self._buildings

    @property
    def lang(self) -> str:
        """Language of diagnostics."""
        return self._buildings.lang if self._buildings else "zh_CN"

    def discard(self) -> None:
        """Remove what was prepared."""
        if self._buildings:
            self._buildings.discard()
