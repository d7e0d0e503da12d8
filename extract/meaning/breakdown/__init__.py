"""Parts of a whole: who is counted inside whose number, and the units that parts leave out.

"30 spotkań: 7 w UG, 19 w PUP, 4 w PCPR" is one count with three parts; the parts name no unit and
take that of their whole.
"""

from extract.meaning.breakdown.groups import Breakdown, breakdowns
from extract.meaning.breakdown.resolve import resolve

__all__ = ["Breakdown", "breakdowns", "resolve"]
