"""The command `noticeboard`: a few lines around calls of the pipeline."""

from noticeboard.cli import cases as _cases  # noqa: F401  # adds its commands to `main`
from noticeboard.cli import ledger as _ledger  # noqa: F401
from noticeboard.cli import prints as _prints  # noqa: F401
from noticeboard.cli.commands import main

__all__ = ["main"]
