"""Hours of something delivered, and of what.

The way through the room: ``finder`` walks the numbers of a section. ``units`` tells it which have
their unit beside them, ``factors`` and ``pairs`` which are told two by two, ``totals`` (with the
words of ``rates``) which are a total and no length or rate. ``adding_up`` finds numbers behind
hours by their sum. What has no unit is asked of ``elided``: numbers in a list (``listed``, between
``members``; ``ahead`` of their total), behind a label or announced above (``labelled``,
``announced``, ``lines_above``), and beside the hours read ``last``: their ``parts``, what was
planned (``against_plan``), what they are compared with (``comparisons``). ``topics`` names
what all these were of, by ``services``, ``providers`` and ``cut_words``. Hours in tables are read
in ``extract.facts.grids``.
"""

from __future__ import annotations

from extract.facts.hours.finder import find
from extract.facts.hours.last import IN_LIST
from extract.facts.hours.pairs import PLAN

__all__ = ["IN_LIST", "PLAN", "find"]
