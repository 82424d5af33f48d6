"""A finished file looked at as a print shop, a phone and other programs would."""

from noticeboard.publish.preflight.built import Fault, check_pdf
from noticeboard.publish.preflight.finding import Finding, Level
from noticeboard.publish.preflight.inspect import inspect_file
from noticeboard.publish.preflight.table import format_table

__all__ = ["Fault", "Finding", "Level", "check_pdf", "format_table", "inspect_file"]
