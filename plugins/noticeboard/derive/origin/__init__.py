"""Where a line of a board comes from: which file says it, and what else is said and not shown."""

from noticeboard.derive.origin.find import Answer, Origin, answer_why, find_origins
from noticeboard.derive.origin.line import State

__all__ = ["Answer", "Origin", "State", "answer_why", "find_origins"]
