"""Money told by two factors: "3 x 24 000 zł", "2 600 zł x 6 m-cy"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import products
from extract.polish.listed import WordLists
from extract.polish.totals import TOTALS

if TYPE_CHECKING:
    from extract.facts.fact import Amount
    from extract.polish.numerals import NumberMention

MULTIPLIED = "money multiplied"
"""Rule of a sum that is worked out of its factors."""
_WORDS = WordLists("extract.facts", "amounts.toml")
_SIGNS = re.compile(r"[x×*]", re.IGNORECASE)
_SIGN_REACH = 4  # characters from a factor to the sign before or behind it
_FACTOR = re.compile(r"\s{0,2}[x×*]\s{0,2}(?P<factor>\d{1,4})(?![\d.,/]*\d)(?!\s\d{3}\b)", re.I)
_COUNTED = r"(?:\s[^\W\d_]{1,20}(?:-[^\W\d_]{1,3})?\.?){0,3}"
_MORE = re.compile(rf"{_COUNTED}\s{{0,2}}[x×*]\s{{0,2}}\d", re.IGNORECASE)
_RATE = _WORDS.pattern(r"\s?/\s?[^\W\d_]|\s{1,2}<rates>")
_SAME = TOTALS.any_of("comes_to", "in_all", "sums")
# "= 288 000 zł", "(razem 96 000 zł)", "(72 000 zł)", "- razem 13 000 zł"
_TOTAL = re.compile(
    rf"{_COUNTED}\s{{0,2}}(?:\(|[,;–-]?\s{{0,2}}(?:=|{_SAME})|\({_SAME})\s{{0,2}}\d",
    re.IGNORECASE,
)


def multiplied(text: str, money: Amount, previous: NumberMention | None) -> Amount:
    """Return ``money`` times its other factor; ``each`` where the text states the product itself.

    ``previous`` is the number before it. Behind a rate ("22 os. x 2 150 zł mies.") or between more
    factors ("12 os. x 35 zł x 2 dni") the sum stays what it is of each.
    """
    start, end, factor = money.start, money.end, None
    if _SIGNS.search(text, max(0, money.number_start - _SIGN_REACH), money.number_start):
        factor = products.first_factor(text, money.number_start, previous)
        start = previous.full_start if factor is not None and previous is not None else start
    behind = _FACTOR.match(text, end)
    if factor is None and behind is None:
        return money
    if behind is not None and factor is None:
        factor, end, behind = float(behind["factor"]), behind.end(), None
    of_each = (
        behind is not None
        or money.value is None
        or money.value_max is not None
        or _RATE.match(text, money.end) is not None
        or _MORE.match(text, end) is not None
        or _TOTAL.match(text, end) is not None
    )
    if of_each or factor is None or money.value is None:
        return replace(money, modifier="each")
    quote = text[start:end]
    value = money.value * factor
    return replace(money, value=value, start=start, end=end, quote=quote, rule=MULTIPLIED)
