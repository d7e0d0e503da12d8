"""The parts of a page that are made from code or from measured figures.

A page marks such a part: ``<!-- made: NAME -->`` … ``<!-- end -->``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs.making import commands, measured, schema

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS: dict[str, Callable[[], str]] = {
    "commands": commands.reference,
    "completion": commands.completion,
    "tables": schema.reference,
    "columns": schema.summary,
    "accuracy": measured.accuracy,
    "accuracy-all": measured.accuracy_in_full,
    "accuracy-layouts": measured.accuracy_by_layout,
    "accuracy-rules": measured.accuracy_by_rule,
    "speed": measured.speed,
    "speed-said": measured.speed_said,
    "speed-stages": measured.speed_of_stages,
    "speed-recogniser": measured.speed_of_recogniser,
    "scale": measured.scale,
    "memory": measured.memory,
    "dates": measured.dates,
}

_PART = re.compile(r"(<!-- made: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def renewed(page: str) -> str:
    """Return a page with each marked part made anew.

    Raises
    ------
    KeyError
        When a part is marked that nothing makes.
    """
    return _PART.sub(lambda part: f"{part[1]}{PARTS[part[2]]().strip()}\n{part[4]}", page)
