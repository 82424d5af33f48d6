"""When something takes place, read from the words that staff use: 每周五 19:00–20:00, 每月5日.

Parsed, never guessed: what cannot be read whole is refused, with the nearest form that can be.
"""

from noticeboard.schema.recurrence.lunar import lunar_day
from noticeboard.schema.recurrence.read import Days, When, bounded, read_recurrence, read_stop
from noticeboard.schema.recurrence.rule import Lunar, Monthly, Once, Recurrence, Rule, Term, Weekly
from noticeboard.schema.recurrence.stops import Stop
from noticeboard.schema.recurrence.times import Span

__all__ = [
    "Days",
    "Lunar",
    "Monthly",
    "Once",
    "Recurrence",
    "Rule",
    "Span",
    "Stop",
    "Term",
    "Weekly",
    "When",
    "bounded",
    "lunar_day",
    "read_recurrence",
    "read_stop",
]
