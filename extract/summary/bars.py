"""Bars from the left, with their names before and their numbers behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.summary.drawing import ACHIEVED, INK, LINES, PALE, PLANNED, altair, in_lines, svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.summary.words import Words

_WIDTH, _STEP = 480, 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length, what is written behind it, and what tells it from its like."""

    name: str
    value: float
    label: str
    strong: bool = True
    detail: str = ""


def bars(
    given: Sequence[Bar],
    words: Words,
    *,
    axis: str,
    most: float | None = None,
    line: float | None = None,
    share: bool = False,
) -> str:
    """Draw bars in the order given.

    Parameters
    ----------
    given
        At least one; a bar that is not ``strong`` is pale.
    words
        Language of the numbers.
    axis
        What the length says, with its unit.
    most
        Where longer bars are cut.
    line
        Where a line stands across all bars.
    share
        Whether the axis counts in per cent.
    """
    alt = altair()
    data: list[dict[str, Any]] = [
        {
            # Two bars may have one name: the place tells them apart.
            "name": f"{place:03}|{in_lines(bar.name, bar.detail)}",
            "value": min(bar.value, most) if most is not None else bar.value,
            "label": bar.label,
            "strong": bar.strong,
        }
        for place, bar in enumerate(given)
    ]
    for row in data:  # behind the line as well, which would run through the words
        row["end"] = max(row["value"], line or 0.0)
    top = max(row["end"] for row in data)
    base = alt.Chart(alt.InlineData(values=data), width=_WIDTH, height=alt.Step(_STEP)).encode(
        y=alt.Y(
            "name:N",
            sort=None,
            axis=alt.Axis(
                title=None,
                labelExpr=LINES.replace("datum.label", "substring(datum.label, 4)"),
                labelPadding=8,
            ),
        )
    )
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, top], nice=line is None),
        axis=alt.Axis(title=axis, titleAnchor="start", tickCount=5, format="%" if share else ",~f"),
    )
    layers = [
        base.mark_bar(height={"band": 0.62}).encode(
            x=x, color=alt.condition("datum.strong", alt.value(ACHIEVED), alt.value(PALE))
        ),
        base.mark_text(align="left", dx=6, color=INK).encode(x="end:Q", text="label:N"),
    ]
    if line is not None:
        rule = alt.Chart(alt.InlineData(values=[{"value": line}]))
        layers.append(rule.mark_rule(color=PLANNED, strokeWidth=2).encode(x="value:Q"))
    return svg(alt.layer(*layers), words.locale())
