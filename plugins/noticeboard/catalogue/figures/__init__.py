"""Figures of places above each other: whether they agree, what they add up to, what they may tell.

`tally` finds those that belong together. Of persons nobody is to work out a number of few: `untold`
are the figures that are hidden for it, `unsplit` those whose parts and stages are, `kept_back` what
is said of them besides. `summed` adds up what no place states itself.
"""

from noticeboard.catalogue.figures.kept_back import find_kept_back
from noticeboard.catalogue.figures.summed import SummedFigure, sum_figures
from noticeboard.catalogue.figures.tally import (
    Same,
    Tally,
    families,
    numbers_of,
    same_of,
    tallies,
)
from noticeboard.catalogue.figures.unsplit import find_unsplit
from noticeboard.catalogue.figures.untold import is_of_few, untold

__all__ = [
    "Same",
    "SummedFigure",
    "Tally",
    "families",
    "find_kept_back",
    "find_unsplit",
    "is_of_few",
    "numbers_of",
    "same_of",
    "sum_figures",
    "tallies",
    "untold",
]
