"""Indicators over time: a small chart for each, all with the same time below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.indicators import rollup
from extract.indicators.frequency import fitting, period_label
from extract.summary.drawing import ACHIEVED, MUTED, PALE, PLANNED, altair, svg
from extract.summary.picture import Drawing, Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.indicators import Codebook
    from extract.indicators.periods import Freq
    from extract.summary.words import Words

_MOST = 12
_MOST_LABELLED = 8
_WIDTH, _HEIGHT = 300, 120
_MONTHS = {"M": 1, "Q": 3, "Y": 12}
_MOST_TICKS = 6
_TICK = {
    "Y": "utcyear(datum.value)",
    "Q": "utcyear(datum.value) + '/' + utcquarter(datum.value)",
    "M": "utcFormat(datum.value, '%m.%Y')",
}


def over_time(tables: Mapping[str, pd.DataFrame], codebook: Codebook, words: Words) -> Picture:
    """Draw the indicators with numbers in most periods; list all of them."""
    freq = fitting(rollup(tables, codebook, by=("period",)))
    rolled = rollup(tables, codebook, by=("period",), freq=freq)
    made = rolled[rolled["period_start"].notna() & rolled["period_end"].notna()]
    if not len(made):
        return Picture("time", words.say("empty", reason=words["picture.time.reason"]))
    made = made.assign(
        period=[
            period_label(start.date(), end.date(), words.language)
            for start, end in zip(made["period_start"], made["period_end"], strict=True)
        ]
    )
    times = made.groupby("indicator_id", sort=False)["period"].nunique()
    chosen = times.sort_values(ascending=False, kind="stable").index[:_MOST]
    drawn = [one for one in times.index if one in set(chosen)]
    span = made["period_start"].min(), made["period_end"].max() + pd.Timedelta(days=1)
    first, last = span[0].year, made["period_end"].max().year
    periods = f"{first}" if first == last else f"{first}–{last}"
    notes: tuple[str, ...] = ()
    if len(times) > len(drawn):
        notes = (words.say("picture.time.shown", shown=len(drawn), all=len(times)),)
    return Picture(
        "time",
        words.say("picture.time.title", periods=periods),
        words["picture.time.lead"],
        notes,
        tuple(
            _drawing(
                *(one, made[made["indicator_id"] == one], span, freq),
                adds=codebook.indicators[one].agg == "sum",
                words=words,
            )
            for one in drawn
        ),
        tuple(words[name] for name in ("indicator", "period", "achieved", "planned", "unit")),
        [
            (
                words.indicator(row["indicator_id"]),
                row["period"],
                _figure(row["achieved"], words),
                _figure(row["planned"], words),
                row["unit"],
            )
            for row in made.to_dict("records")
        ],
        frozenset({2, 3}),
    )


def _drawing(
    indicator_id: str,
    rows: pd.DataFrame,
    span: tuple[pd.Timestamp, pd.Timestamp],
    freq: Freq,
    *,
    adds: bool,
    words: Words,
) -> Drawing:
    """Draw one indicator; what adds up is spread evenly over the periods that a report covers.

    So the area of a bar is the number it stands for, and a report over four years does not dwarf
    those of a single one.
    """
    alt = altair()
    listed = rows.to_dict("records")
    data = [_bar(row, freq, adds=adds, words=words) for row in listed]
    chart = alt.layer(*_layers(alt, data, span, freq))
    name, unit = words.indicator(indicator_id), str(rows["unit"].iloc[0])
    said = "; ".join(f"{row['period']}: {_figure(row['achieved'], words) or '–'}" for row in listed)
    return Drawing(svg(chart, words.locale()), f"{name} ({unit}): {said}", name, unit)


def _layers(
    alt: Any, data: list[dict[str, Any]], span: tuple[pd.Timestamp, pd.Timestamp], freq: Freq
) -> list[Any]:
    """Return the layers of one chart: bars, dashes over those of several periods, plans, labels."""
    base = alt.Chart(alt.InlineData(values=data), width=_WIDTH, height=_HEIGHT)
    x = alt.X(
        "from:Q",
        scale=alt.Scale(type="utc", domain=[_instant(day) for day in span], nice=False),
        axis=alt.Axis(
            values=_ticks(span, freq), labelExpr=_TICK[freq], title=None, grid=False, ticks=False
        ),
    )
    y = alt.Y(
        "achieved:Q",
        scale=alt.Scale(zero=True),
        axis=alt.Axis(title=None, tickCount=3, format=",~f", labelColor=MUTED),
    )
    across = {"x": x, "x2": "to:Q"}
    wide, single = base.transform_filter("datum.wide"), base.transform_filter("!datum.wide")
    layers = [
        wide.mark_rect(color=PALE, xOffset=1, x2Offset=-1).encode(**across, y=y, y2=alt.datum(0)),
        single.mark_rect(color=ACHIEVED, xOffset=1, x2Offset=-1).encode(
            **across, y=y, y2=alt.datum(0)
        ),
        # In front, so that a wide one is seen where a single one is the taller.
        wide.mark_rule(color=ACHIEVED, strokeDash=[3, 3]).encode(**across, y=y),
        base.mark_rule(color=PLANNED, strokeWidth=3).encode(**across, y="planned:Q"),
    ]
    if len(data) <= _MOST_LABELLED:
        text = {"y": "achieved:Q", "text": "label:N"}
        layers += [
            wide.mark_text(dx=4, dy=-6, align="left", color=MUTED).encode(x="from:Q", **text),
            single.mark_text(dy=-6).encode(x="middle:Q", **text),
        ]
    return layers


def _bar(row: Mapping[Any, Any], freq: Freq, *, adds: bool, words: Words) -> dict[str, Any]:
    start, after = row["period_start"], row["period_end"] + pd.Timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    periods = max(1, months // _MONTHS[freq])
    shown = {
        name: None if pd.isna(row[name]) else float(row[name]) / (periods if adds else 1)
        for name in ("achieved", "planned")
    }
    middle = (_instant(start) + _instant(after)) // 2
    wide = periods > 1
    label = _figure(row["achieved"], words)
    place = {"from": _instant(start), "to": _instant(after), "middle": middle}
    return {**place, **shown, "label": f"Σ {label}" if wide and adds else label, "wide": wide}


def _ticks(span: tuple[pd.Timestamp, pd.Timestamp], freq: Freq) -> list[int]:
    """Return the middles of some periods, evenly chosen: there their names stand."""
    starts = pd.date_range(span[0], span[1], freq=f"{_MONTHS[freq]}MS", unit="s")
    middles = [
        _instant(day + (pd.DateOffset(months=_MONTHS[freq]) + day - day) / 2) for day in starts
    ]
    step = -(-len(middles) // _MOST_TICKS)
    return middles[::step]


def _instant(day: Any) -> int:
    """Return milliseconds since 1970 in UTC, whatever the time zone of the machine."""
    return int(pd.Timestamp(day).timestamp() * 1000)


def _figure(value: Any, words: Words) -> str:
    return "" if pd.isna(value) else words.number(float(value))
