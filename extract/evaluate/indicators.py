"""Scores of the values of indicators."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING

from extract.evaluate.scores import Mistake
from extract.indicators.codebook import load_codebook
from extract.indicators.results import tables

if TYPE_CHECKING:
    from extract.evaluate.gold import Gold
    from extract.evaluate.scores import Scores
    from extract.indicators import Codebook
    from extract.pipeline import Result

SCORE = "indicators value"

_Key = tuple[str, str, str]
"""Indicator, status, section."""
_ITEMS = frozenset({"bullet", "numbered", "paragraph"})


def score_indicators(
    gold: Gold, result: Result, scores: Scores, codebook: Codebook | None = None
) -> None:
    """Score what gold says of the values of indicators.

    Gold has one value for each indicator, section and status. Items below a section that gold
    names are finer than gold: their values are put together, as those of one section are.
    """
    name = gold.name
    codebook = codebook or load_codebook()
    wanted: dict[_Key, float] = {}
    units: dict[_Key, str] = {}
    for item in gold.items("indicators"):
        key = item["indicator_id"], item.get("status", "achieved"), str(item.get("section", "0"))
        wanted[key] = wanted.get(key, 0.0) + float(item["value"])
        units[key] = str(item.get("unit", ""))
    found = _found(result, codebook, sorted({section for _, _, section in wanted}))
    right = [key for key, value in wanted.items() if _same(value, found.get(key))]
    scores.add(name, SCORE, len(right), len(wanted), len(found))
    known = [key for key in right if units[key]]
    same = sum(codebook.indicators[key[0]].unit == units[key] for key in known)
    scores.add(name, "indicators unit | matched", same, len(known), len(known))
    for key in sorted({*wanted, *found}):
        if not _same(wanted.get(key), found.get(key)):
            scores.mistakes.append(_mistake(gold, result, key, wanted.get(key), found.get(key)))


def _same(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and isclose(one, other, rel_tol=1e-9)


def _found(result: Result, codebook: Codebook, sections: list[str]) -> dict[_Key, float]:
    """Values by the section of gold that they stand in, or their own."""
    made: dict[_Key, float] = {}
    values = tables([result], codebook=codebook)["indicators"]
    told = values[["indicator_id", "status", "path", "value"]]
    loose = _items_of_no_section(result)
    for indicator, status, path, value in told.itertuples(index=False, name=None):
        key = indicator, status, _section(path, sections, loose)
        adds = codebook.indicators[key[0]].agg == "sum"
        made[key] = made.get(key, 0.0) + value if adds else max(made.get(key, value), value)
    return made


def _items_of_no_section(result: Result) -> set[str]:
    """Paths of list items and paragraphs below which gold knows no section: they are the root's."""
    loose: set[str] = {"0"}
    for section in result.sections:
        above = (section.parent_id or "").rpartition("#")[2]
        if section.kind in _ITEMS and above in loose:
            loose.add(section.path)
    return loose


def _section(path: str, sections: list[str], loose: set[str]) -> str:
    """Return the section of gold that holds ``path`` most closely, else ``path``."""
    holding = [one for one in sections if path == one or path.startswith(f"{one}.")]
    return max(holding, key=len, default="0" if path in loose else path)


def _mistake(
    gold: Gold, result: Result, key: _Key, expected: float | None, found: float | None
) -> Mistake:
    indicator, status, path = key
    start = next((s.start for s in result.sections if s.path == path), 0)
    kind = "missed" if found is None else "extra" if expected is None else "wrong"
    shown = ["" if value is None else f"{value:.15g} {indicator}" for value in (expected, found)]
    return Mistake(
        report=gold.name,
        kind=kind,
        score=SCORE,
        expected=shown[0],
        found=shown[1],
        quote=f"{status}, section {path}",
        sentence=" ".join(result.report.text[start : start + 160].split()),
        rule="",
        start=start,
    )


def lost_references(gold: Gold) -> list[str]:
    """Return what the indicators of a gold file name and is not there, one sentence each."""
    known = load_codebook().indicators
    said = []
    for place, item in enumerate(gold.data.get("indicators", ())):
        if item.get("indicator_id") not in known:
            said.append(f"indicators[{place}]: no indicator is called {item.get('indicator_id')}")
        for key in ("counts", "hours", "amounts", "dates"):
            there = range(len(gold.items(key)))
            lost = [one for one in item.get(key, ()) if one not in there]
            said += [f"indicators[{place}]: {key} has no item {one}" for one in lost]
    return said
