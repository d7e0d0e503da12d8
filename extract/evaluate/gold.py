"""Gold annotations: one JSON file for each report, read, placed in the text, and checked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import nearby, report
from extract.errors import ExtractError, GoldError
from extract.evaluate.indicators import lost_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.report import Report

Item = dict[str, Any]
"""One annotation, with the keys of the gold format."""

_SURFACE = {
    "counts": "quote",
    "amounts": "quote",
    "hours": "quote",
    "dates": "quote",
    "institutions": "surface",
}
_QUANTITY = {
    *("quote", "start", "end", "value", "value_max", "modifier", "status", "section", "generic"),
}
_KEYS = {
    "projects": {"title", "start", "end", "sections"},
    "sections": {"path", "kind", "quote", "heading", "start", "end"},
    "counts": _QUANTITY | {"unit", "part_of"},
    "amounts": _QUANTITY | {"unit", "part_of"},
    "hours": _QUANTITY | {"topic", "part_of"},
    "dates": {"quote", "start", "end", "date_start", "date_end", "precision", "section", "generic"},
    "institutions": {"surface", "start", "end", "name", "generic"},
    "checks": {"total", "parts", "holds", "kind", "open", "partial", "complete", "start"},
    "indicators": {
        "indicator_id",
        "value",
        "unit",
        "status",
        "section",
        "counts",
        "hours",
        "amounts",
        "dates",
    },
}
_PLAIN = {"report", "half", "layout", "encoding", "line_ends", "period", "headings"}


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one report.

    Attributes
    ----------
    path
        The JSON file.
    report
        The report as it was read; all offsets index its text.
    data
        The annotations; every item has offsets, or ``lost`` where its quote is not in the text.
    """

    path: Path
    report: Report
    data: dict[str, Any]

    @property
    def name(self) -> str:
        """File name of the report."""
        return Path(self.report.path or self.path).name

    def items(self, key: str) -> list[Item]:
        """Return the annotations of one kind, also the lost ones."""
        found: list[Item] = self.data.get(key, [])
        return found


def load(
    gold_dir: str | Path, *, reports: str | Path | None = None, half: str | None = None
) -> Iterator[Gold]:
    """Read gold files and their reports, in order of name.

    Parameters
    ----------
    gold_dir
        Folder of JSON files.
    reports
        Folder of the reports; ``reports`` beside ``gold_dir`` if left out. A gold file names its
        report, or has the same stem.
    half
        ``tune`` or ``test``: only gold files of this half.

    Raises
    ------
    GoldError
        When there is no gold file, or one or its report cannot be read.
    """
    folder = Path(gold_dir)
    texts = Path(reports) if reports is not None else folder.parent / "reports"
    files = sorted(folder.glob("*.json"))
    if not files:
        below = folder / "gold"
        meant = str(below) if below.is_dir() else nearby.similar(str(folder))
        there = f"there is {meant}" if meant else "name the folder that does"
        raise GoldError(f"{folder} holds no gold file (*.json); {there}.")
    for file in files:
        data = _parsed(file)
        if half is not None and data.get("half") != half:
            continue
        read = _read(file, texts / (data.get("report") or f"{file.stem}.txt"))
        for key, surface in _SURFACE.items():
            _place(data.get(key, []), surface, read.text)
        yield Gold(file, read, data)


def gold_problems(gold_dir: str | Path, *, reports: str | Path | None = None) -> list[str]:
    """Return what is wrong with gold files, one sentence each.

    Checks that the keys are known, each quote stands at its offsets, ``part_of`` points into its
    list and to no part of itself, and indicators are those of the codebook that comes with the
    package and rest on facts that are there.
    """
    return [
        f"{gold.path.name}: {problem}"
        for gold in load(gold_dir, reports=reports)
        for problem in (*_problems(gold), *lost_references(gold))
    ]


def _parsed(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(
            f"{file} is no readable JSON ({error}); mend it or move it away."
        ) from error
    if not isinstance(data, dict):
        raise GoldError(f"{file} holds no JSON object; see the gold format.")
    return data


def _read(file: Path, text: Path) -> Report:
    try:
        return report.read(text)
    except (ExtractError, OSError) as error:
        raise GoldError(
            f"{file} annotates {text}, which cannot be read ({error}); "
            "name the folder of the reports with `reports`."
        ) from error


def _place(items: Iterable[Item], surface: str, text: str) -> None:
    """Find the offsets of items that have none: the first place that no item before has taken."""
    taken: set[int] = set()
    for item in items:
        if isinstance(item.get("start"), int):
            continue
        span = _located(text, item[surface], taken)
        if span is None:
            item["lost"] = True
        else:
            item["start"], item["end"] = span


def _located(text: str, quote: str, taken: set[int]) -> tuple[int, int] | None:
    words = r"\s+".join(map(re.escape, quote.split()))
    for match in re.finditer(rf"(?<!\w){words}", text):
        if match.start() not in taken:
            taken.add(match.start())
            return match.span()
    return None


def _problems(gold: Gold) -> Iterator[str]:
    data, text = gold.data, gold.report.text
    for key in sorted(set(data) - set(_KEYS) - _PLAIN):
        yield f"unknown key {key}"
    if data.get("half") not in (None, "tune", "test"):
        yield f"half is {data['half']}, not tune or test"
    for key, known in _KEYS.items():
        for place, item in enumerate(gold.items(key)):
            label = f"{key}[{place}]"
            for unknown in sorted(set(item) - known - {"lost"}):
                yield f"{label}: unknown key {unknown}"
            if key in _SURFACE:
                yield from _misplaced(item, _SURFACE[key], text, label)
            if item.get("part_of") is not None:
                yield from _astray(gold.items(key), place, label)


def _misplaced(item: Item, surface: str, text: str, label: str) -> Iterator[str]:
    quote = item.get(surface)
    if not quote:
        yield f"{label}: no {surface}"
    elif item.get("lost"):
        yield f"{label}: {quote!r} is not in the text"
    elif text[item["start"] : item["end"]] != quote:
        there = text[item["start"] : item["end"]]
        # A quote without offsets was found across white space of any kind; that is no mistake.
        if there.split() != quote.split():
            yield f"{label}: {quote!r} is annotated where the text has {there!r}"


def _astray(items: list[Item], place: int, label: str) -> Iterator[str]:
    whole, seen = items[place]["part_of"], {place}
    while whole is not None:
        if not isinstance(whole, int) or not 0 <= whole < len(items):
            yield f"{label}: part_of {whole} is no item of the list"
            return
        if whole in seen:
            yield f"{label}: part of itself"
            return
        seen.add(whole)
        whole = items[whole].get("part_of")
