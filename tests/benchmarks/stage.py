"""Times the stage of the posters alone: `python -m tests.benchmarks.stage WORKERS`, in a project.

Prints the seconds that `build_posters` takes, from the check of the glyphs to the packs, without
the loading of the data. Nothing is kept but the cache.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from noticeboard import pipeline
from noticeboard.mkdocs_plugins.run import settings_of
from noticeboard.publish import Staging, Store

__all__: list[str] = []


def _main(workers: int) -> None:
    settings = replace(settings_of(Path("mkdocs.yml")), workers=workers)
    catalogue = pipeline.load(settings)
    staging = Staging(settings.print_dir)
    try:
        start = time.perf_counter()
        with Store(settings.cache_dir) as store:
            pipeline.build_posters(catalogue, settings, store, staging)
        print(time.perf_counter() - start)
    finally:
        staging.discard()


if __name__ == "__main__":  # the workers import this module too
    _main(int(sys.argv[1]))
