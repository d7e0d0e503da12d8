"""Where the findings are that do not hold: reports against kinds of checks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from extract.summary.drawing import FAILING, LINES, MUTED, altair, in_lines, svg
from extract.summary.picture import Drawing, Picture
from extract.tables.anchors import address

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from extract.summary.words import Words

_MOST = 20
_COLUMN, _ROW, _LETTERS = 120, 26, 18
_SEPARATOR = "; "


def findings(tables: Mapping[str, pd.DataFrame], words: Words) -> Picture:
    """Draw how many findings of each kind do not hold, for the reports that have most."""
    checks = tables["checks"]
    failing = checks[~checks["holds"].fillna(True).to_numpy(dtype=bool)]
    if not len(failing):
        reason = words.say("picture.checks.reason", held=len(checks))
        return Picture("checks", words.say("empty", reason=reason))
    reports = failing["report_id"].value_counts(sort=False)
    order = sorted(reports.index, key=lambda one: (-int(reports[one]), str(one)))
    drawn = order[:_MOST]
    notes: tuple[str, ...] = ()
    if len(order) > len(drawn):
        notes = (words.say("picture.checks.shown", shown=len(drawn), all=len(order)),)
    read = int((tables["reports"]["status"] == "ok").sum())
    title = words.say("picture.checks.title", failing=len(failing), of=read, **{"in": len(order)})
    return Picture(
        "checks",
        title,
        words["picture.checks.lead"],
        notes,
        (_drawing(failing, drawn, words),),
        tuple(words[name] for name in ("report", "check", "message")),
        [
            (row["report_id"], words.check(row["check"]), row["message"])
            for row in failing.to_dict("records")
        ],
        frozenset(),
        [
            address(row["report_id"], str(row["facts"]).split(_SEPARATOR, 1)[0])
            if isinstance(row["facts"], str)
            else address(row["report_id"], row["section_id"])
            for row in failing.to_dict("records")
        ],
    )


def _drawing(failing: pd.DataFrame, drawn: list[str], words: Words) -> Drawing:
    alt = altair()
    some = failing[failing["report_id"].isin(drawn)]
    counted = Counter(zip(some["report_id"], some["check"], strict=True))
    data: list[dict[str, Any]] = [
        {"report": report, "check": in_lines(words.check(check), width=_LETTERS), "count": count}
        for (report, check), count in counted.items()
    ]
    checks = sorted({row["check"] for row in data})
    base = alt.Chart(
        alt.InlineData(values=data), width=alt.Step(_COLUMN), height=alt.Step(_ROW)
    ).encode(
        x=alt.X(
            "check:N",
            sort=checks,
            axis=alt.Axis(
                orient="top",
                title=None,
                labelExpr=LINES,
                labelAngle=0,
                labelPadding=_ROW - 6,  # names of two lines grow downwards
                domain=False,
                ticks=False,
                labelLimit=_COLUMN - 6,
            ),
        ),
        y=alt.Y("report:N", sort=drawn, axis=alt.Axis(title=None, grid=True, labelLimit=260)),
    )
    dots = base.mark_circle(color=FAILING, opacity=1).encode(
        size=alt.Size(
            "count:Q", legend=None, scale=alt.Scale(domain=[0, 12], range=[60, 420], clamp=True)
        )
    )
    labels = base.mark_text(color=MUTED, dx=18, align="left").encode(text="count:N")
    said = "; ".join(f"{row['report']}: {row['check']} {row['count']}" for row in data)
    return Drawing(svg(alt.layer(dots, labels), words.locale()), said)
