"""Numbers beyond what they can be: shares over 100%, more hours than a period has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.cues import MAY_EXCEED, SHARES
from extract.checks.finding import failing
from extract.checks.messages import number, quoted, say
from extract.facts.fact import Amount, Count, Hours
from extract.facts.unit_classes import unit_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.checks.finding import Finding
    from extract.checks.messages import Lang
    from extract.pipeline import Result

SHARE = "share over 100%"
HOURS = "hours beyond the period"
_HOURS_A_DAY = 24


def check_shares(result: Result, lang: Lang) -> Iterator[Finding]:
    """Yield a finding for each percentage over 100 whose sentence says that it is a share.

    Growth and results against a plan may exceed 100; a percentage that says neither is let be.
    """
    for fact in result.facts:
        if not isinstance(fact, Amount) or fact.unit != "%" or (fact.value or 0) <= 100:
            continue
        sentence = result.sentence(fact)
        if SHARES.search(sentence) and not MAY_EXCEED.search(sentence):
            message = say("share_over_100", lang, quote=quoted(fact.quote))
            yield failing(SHARE, fact, result, message, expected=100.0, found=fact.value)


def check_hours(result: Result, lang: Lang) -> Iterator[Finding]:
    """Yield a finding for hours that the reporting period does not hold.

    How many people worked is rarely said, so the bound is wide: the 24 hours of each of its days.
    More than that is a sum over people. Where the sentence counts people that sum is stated; where
    it counts none somebody should look. Planned hours and running totals are of another period.
    """
    period = result.report.period
    if period is None or period.inverted or period.start is None or period.end is None:
        return
    most = float(((period.end - period.start).days + 1) * _HOURS_A_DAY)
    peopled = {
        result.sentences.index(fact.start)
        for fact in result.facts
        if isinstance(fact, Count) and unit_class(fact.unit) == "person"
    }
    for fact in result.facts:
        if not isinstance(fact, Hours) or (fact.value or 0) <= most:
            continue
        if fact.status == "planned" or fact.cumulative:
            continue
        if fact.modifier != "each" and result.sentences.index(fact.start) in peopled:
            continue
        quote = quoted(fact.quote)
        message = say("hours_do_not_fit", lang, quote=quote, expected=number(most, lang))
        yield failing(HOURS, fact, result, message, expected=most, found=fact.value)
