"""Planned against achieved: how much of each plan was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.indicators import rollup
from extract.indicators.frequency import period_label
from extract.summary.bars import Bar, bars
from extract.summary.picture import Drawing, Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.indicators import Codebook
    from extract.summary.words import Words

_CUT = 2.0
_MOST = 25


def against_plan(tables: Mapping[str, pd.DataFrame], codebook: Codebook, words: Words) -> Picture:
    """Draw the share of the plan that was reached, indicator by indicator.

    Plan and result count where one project states both for one period: a result without a plan
    would make any plan look reached. Where values add up there is one bar for all projects;
    others (stocks, unique persons, per cent) have a bar for each project and period.
    """
    rolled = rollup(tables, codebook, by=("project", "period"))
    both = rolled[rolled["achieved"].notna() & rolled["planned"].notna() & (rolled["planned"] > 0)]
    if not len(both):
        return Picture("plan", words.say("empty", reason=words["picture.plan.reason"]))
    adds = [codebook.indicators[one].agg == "sum" for one in both["indicator_id"]]
    summed = both[adds].groupby(["indicator_id", "unit"], sort=False)[["achieved", "planned"]].sum()
    apart = both[[not one for one in adds]]
    places = [_place(row, words) for row in apart.to_dict("records")]
    made = pd.concat([summed.reset_index().assign(place=""), apart.assign(place=places)])
    made["share"] = made["achieved"] / made["planned"]
    rows = made.sort_values("share", ascending=False, kind="stable").to_dict("records")
    reached = sum(row["share"] >= 1 for row in rows)
    drawn = [_bar(row, words) for row in rows[:_MOST]]
    notes: tuple[str, ...] = ()
    if any(bar.value > _CUT for bar in drawn):
        notes = (words.say("picture.plan.clipped", most=_CUT * 100),)
    title = words.say("picture.plan.title", reached=reached, all=len(rows))
    drawing = bars(drawn, words, axis=words["picture.plan.axis"], most=_CUT, line=1.0, share=True)
    said = "; ".join(f"{f'{bar.name} {bar.detail}'.rstrip()}: {bar.label}" for bar in drawn)
    return Picture(
        "plan",
        title,
        words["picture.plan.lead"],
        notes,
        (Drawing(drawing, said),),
        tuple(words[name] for name in ("indicator", "achieved", "planned", "unit", "share")),
        [
            (
                _name(row, words),
                words.number(float(row["achieved"])),
                words.number(float(row["planned"])),
                row["unit"],
                words.share(float(row["share"])),
            )
            for row in rows
        ],
        frozenset({1, 2, 4}),
    )


def _bar(row: Mapping[Any, Any], words: Words) -> Bar:
    share = float(row["share"])
    stated = words.say(
        "picture.plan.of",
        achieved=float(row["achieved"]),
        planned=float(row["planned"]),
        unit=row["unit"],
    )
    return Bar(
        words.indicator(row["indicator_id"]),
        share,
        f"{words.share(share)} · {stated}",
        strong=share >= 1,
        detail=row["place"],
    )


def _name(row: Mapping[Any, Any], words: Words) -> str:
    name = words.indicator(row["indicator_id"])
    return f"{name} ({row['place']})" if row["place"] else name


def _place(row: Mapping[Any, Any], words: Words) -> str:
    start, end = row["period_start"], row["period_end"]
    period = ""
    if not (pd.isna(start) or pd.isna(end)):
        period = period_label(start.date(), end.date(), words.language)
    project = "" if pd.isna(row["project"]) else str(row["project"])
    return ", ".join(filter(None, (project, period)))
