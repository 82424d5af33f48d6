"""Last stage: artifacts on disk, whole or not at all; unchanged ones are not made again."""

from noticeboard.publish.artifact import Artifact
from noticeboard.publish.cache import Cache, Store
from noticeboard.publish.posters import PosterReport, publish_posters
from noticeboard.publish.weight import BUDGET_BYTES, Weight, weigh
from noticeboard.publish.writer import Publication, Staging

__all__ = [
    "BUDGET_BYTES",
    "Artifact",
    "Cache",
    "PosterReport",
    "Publication",
    "Staging",
    "Store",
    "Weight",
    "publish_posters",
    "weigh",
]
