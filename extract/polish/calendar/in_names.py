"""Days in names of files, which write what texts do not: "2019_Q2", "2020-03"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar.find import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.calendar.interval import Interval

_BREAKS = str.maketrans("_,;", "   ")
_QUARTER = re.compile(
    r"(?<![a-z0-9])(?:q([1-4])|([1-4])q|(?:kw|kwartal|kwartał)\.? ?([1-4]))(?![0-9])", re.IGNORECASE
)
_HALF = re.compile(
    r"p[oó][łl]rocze ?([12])(?![0-9])|(?<![0-9])([12])[- ]?p[oó][łl]r", re.IGNORECASE
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[0-9])|(?<=[0-9])(?=[^\W\d_])")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTH = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})[- .]?(0[1-9]|1[0-2])(?![0-9]|[-. ][0-9]{2}(?![0-9]))"
)
_MONTH_FIRST = re.compile(
    r"(?<![0-9.-])(?<![0-9] )(0[1-9]|1[0-2])[- .]((?:19|20)[0-9]{2})(?![0-9])"
)
_DAY = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}[- .]?(?:0[1-9]|1[0-2])[- .]?[0-3][0-9](?![0-9])")
_DAY_FIRST = re.compile(
    r"(?<![0-9])([0-3][0-9])(?P<by>[- .]?)(0[1-9]|1[0-2])(?P=by)((?:19|20)[0-9]{2})(?![0-9])"
)


def intervals_in_name(stem: str) -> Iterator[Interval]:
    """Days that a file's name (without its ending) gives, in order: "raport_2019_Q2", "2020-03"."""
    name = stem.translate(_BREAKS)
    years = _YEAR.findall(name)
    if (quarter := _QUARTER.search(name)) and len(set(years)) == 1:
        number = ("I", "II", "III", "IV")[int(quarter[1] or quarter[2] or quarter[3]) - 1]
        name = f"{number} kwartał {years[0]}"
    elif (half := _HALF.search(name)) and len(set(years)) == 1:
        name = f"{'I' * int(half[1] or half[2])} półrocze {years[0]}"
    elif len(days := _DAY_FIRST.findall(name)) == 2:
        name = " – ".join(f"{year}-{month}-{day}" for day, _, month, year in days)
    elif days and len(years) == 1:
        return iter(())  # "skan_12_03_2019" is a day
    elif month := _MONTH.search(name):
        name = f"{month[2]}.{month[1]}"
    elif month := _MONTH_FIRST.search(name):
        name = f"{month[1]}.{month[2]}"
    elif len(dates := _DAY.findall(name)) == 2:
        figures = ["".join(filter(str.isdigit, day)) for day in dates]
        name = " – ".join(f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in figures)
    else:
        name = _GLUED.sub(" ", name)
    return (mention.interval for mention in find_dates(name, bare=True))
