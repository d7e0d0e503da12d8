"""Hours by type of advice, meetings by type of institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.indicators import rollup
from extract.summary.bars import Bar, bars
from extract.summary.picture import Drawing, Picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from extract.indicators import Codebook
    from extract.summary.words import Words

# Of the default codebook; one of the analyst's own may do without them.
ADVICE = "advisory_hours_total"
MEETINGS = "meetings_by_institution"
_MOST = 20
_JOINT = "; "


def advice(tables: Mapping[str, pd.DataFrame], codebook: Codebook, words: Words) -> Picture:
    """Draw the hours of advice by type: the indicators that are parts of all hours of advice."""
    parts = [one for one, known in codebook.indicators.items() if ADVICE in known.parts_of]
    rolled = rollup(tables, codebook, by=())
    rows = rolled[rolled["indicator_id"].isin(parts) & (rolled["achieved"] > 0).fillna(False)]
    given = [
        (words.indicator(one), float(value))
        for one, value in zip(rows["indicator_id"], rows["achieved"], strict=True)
    ]
    return _picture("advice", given, words, ("topic", "hours"))


def meetings(tables: Mapping[str, pd.DataFrame], codebook: Codebook, words: Words) -> Picture:
    """Draw the meetings by type of institution; say how many have none."""
    rolled = rollup(tables, codebook, by=("institution_type",))
    rolled = rolled[(rolled["achieved"] > 0).fillna(False)]
    named = rolled["institution_type"].notna()
    rows = rolled[named & (rolled["indicator_id"] == MEETINGS)]
    given = [
        (str(kind).replace(_JOINT, " + "), float(value))
        for kind, value in zip(rows["institution_type"], rows["achieved"], strict=True)
    ]
    wholes = codebook.indicators[MEETINGS].parts_of if MEETINGS in codebook.indicators else ()
    unsaid = rolled[~named & rolled["indicator_id"].isin(wholes)]["achieved"].sum()
    notes = (words.say("picture.meetings.unsaid", count=float(unsaid)),) if unsaid else ()
    return _picture("meetings", given, words, ("institution", "meetings"), notes)


def _picture(
    key: str,
    given: Sequence[tuple[str, float]],
    words: Words,
    headings: tuple[str, str],
    notes: tuple[str, ...] = (),
) -> Picture:
    if not given:
        return Picture(key, words.say("empty", reason=words[f"picture.{key}.reason"]))
    ordered = sorted(given, key=lambda one: (-one[1], one[0]))
    total = sum(value for _, value in ordered)
    drawn = [Bar(name, value, words.number(value)) for name, value in ordered[:_MOST]]
    first, value = ordered[0]
    return Picture(
        key,
        words.say(f"picture.{key}.title", first=first, value=value, sum=total),
        words[f"picture.{key}.lead"],
        notes,
        (
            Drawing(
                bars(drawn, words, axis=words[f"picture.{key}.axis"]),
                "; ".join(f"{bar.name}: {bar.label}" for bar in drawn),
            ),
        ),
        tuple(words[name] for name in headings),
        [(name, words.number(value)) for name, value in ordered],
        frozenset({1}),
    )
