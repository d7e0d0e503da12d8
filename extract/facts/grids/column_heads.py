"""What the head of a column says of its cells: that they hold money, shares, nothing counted."""

from __future__ import annotations

from extract.polish.listed import WordLists

_WORDS = WordLists("extract.facts.grids", "words.toml")
_WORTH = r"wartość(?!\s<of_indicators>)"
MONEY = _WORDS.pattern(rf"<money>|{_WORTH}")
"""Money, where the cells look like it: "Kwota", "Wartość umów"."""
NO_SUMS = _WORDS.pattern(r"<no_sums>")
"""No money, although the row is of money: "Liczba dotacji"."""
NOT_COUNTED = _WORDS.pattern(rf"<not_counted>|{_WORTH}")
"""Nothing that is counted: money, hours, days, numbers of rows."""
SHARES = _WORDS.pattern(r"<shares>(?!\s?<people>)|<degrees>\s<of_doing>")
"""Shares, at the beginning of a head: "% wykonania planu"."""
