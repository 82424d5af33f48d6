"""The MkDocs plugins: typed options and hooks, each a few lines around one call of the pipeline.

Nothing outside this folder imports mkdocs.
"""

from noticeboard.mkdocs_plugins.buildings import BuildingsPlugin
from noticeboard.mkdocs_plugins.posters import PostersPlugin
from noticeboard.mkdocs_plugins.qrcodes import QrcodesPlugin

__all__ = ["BuildingsPlugin", "PostersPlugin", "QrcodesPlugin"]
