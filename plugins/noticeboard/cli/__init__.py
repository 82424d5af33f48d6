"""The command `noticeboard`: a few lines around calls of the pipeline."""

from noticeboard.cli.commands import main

__all__ = ["main"]
