"""`noticeboard/qrcodes`: a QR code beside each board's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin

from noticeboard import pipeline
from noticeboard.mkdocs_plugins.additions import add_artifacts
from noticeboard.mkdocs_plugins.dependent import Dependent
from noticeboard.mkdocs_plugins.hooks import Checked, reporting
from noticeboard.mkdocs_plugins.options import QRCODES, QrcodesOptions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

__all__ = ["QrcodesPlugin"]


class QrcodesPlugin(Checked, Dependent, BasePlugin[QrcodesOptions]):
    """Publishes `<community>/<building>/qr.svg` and `qr.png`."""

    own_name = QRCODES

    @reporting
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the codes as files of the site."""
        main = self.buildings
        png = self.config.png
        codes = pipeline.build_qr_codes(main.catalogue, main.settings, main.open_store, png)
        add_artifacts(files, config, codes)
        return files
