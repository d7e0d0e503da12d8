"""Numbers beyond what they can be: shares over 100%, more hours than a period has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.cues import MAY_EXCEED, SHARES
from extract.checks.finding import Finding
from extract.checks.messages import number, quoted, say
from extract.facts.fact import Amount, Count, Hours
from extract.facts.lexicon import unit_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.checks.messages import Lang
    from extract.pipeline import Result

SHARE = "share over 100%"
HOURS = "hours beyond the period"
_HOURS_A_DAY = 24


def check_shares(result: Result, lang: Lang) -> Iterator[Finding]:
    """Yield a finding for each percentage over 100 whose sentence says that it is a share.

    Growth and results against a plan may exceed 100; a percentage that says neither is let be.
    """
    paths = {section.section_id: section.path for section in result.sections}
    for fact in result.facts:
        if not isinstance(fact, Amount) or fact.unit != "%" or (fact.value or 0) <= 100:
            continue
        sentence = result.sentence(fact)
        if SHARES.search(sentence) and not MAY_EXCEED.search(sentence):
            yield Finding(
                check=SHARE,
                section_id=fact.section_id,
                path=paths.get(fact.section_id),
                expected=100.0,
                found=fact.value,
                difference=round((fact.value or 0) - 100, 2),
                holds=False,
                facts=(fact.fact_id,),
                message=say("share_over_100", lang, quote=quoted(fact.quote)),
            )


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
    paths = {section.section_id: section.path for section in result.sections}
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
        yield Finding(
            check=HOURS,
            section_id=fact.section_id,
            path=paths.get(fact.section_id),
            expected=most,
            found=fact.value,
            difference=round((fact.value or 0) - most, 2),
            holds=False,
            facts=(fact.fact_id,),
            message=say(
                "hours_do_not_fit",
                lang,
                quote=quoted(fact.quote),
                expected=number(most, lang),
            ),
        )
