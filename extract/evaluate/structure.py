"""Scores of the reporting period and of the section tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.evaluate.pairing import folded
from extract.evaluate.scores import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.evaluate.gold import Gold, Item
    from extract.evaluate.scores import Scores
    from extract.pipeline import Result
    from extract.polish.calendar import Interval
    from extract.sections import Section


def score_structure(gold: Gold, result: Result, scores: Scores) -> None:
    """Score what gold says of the period, projects, letters, headings and section starts."""
    name = gold.name
    if gold.data.get("period"):
        found = _days(result.report.period)
        right = found == gold.data["period"]
        scores.add(name, "period", int(right), 1, int(any(found)))
        if not right:
            expected = " – ".join(gold.data["period"])
            scores.mistakes.append(_wrong(gold, "period", expected, " – ".join(map(str, found)), 0))
    if "projects" in gold.data:
        _projects(gold, result, scores)
    if "headings" in gold.data:
        _headings(gold, result, scores)
    if "sections" in gold.data:
        _starts(gold, result, scores)


def _projects(gold: Gold, result: Result, scores: Scores) -> None:
    name = gold.name
    items = gold.items("projects")
    found = [section for section in result.sections if section.kind == "project"]
    pairs = _titled(items, found)
    scores.add(name, "projects", len(pairs), len(items), len(found))
    dated = [(i, s) for i, s in pairs if i.get("start") or i.get("end")]
    right = sum(_days(s.period) == [i.get("start"), i.get("end")] for i, s in dated)
    scores.add(name, "projects dates | matched", right, len(dated), len(dated))
    letters = right = 0
    for item, section in pairs:
        wanted = {f"{section.path}.{letter}" for letter in item.get("sections", [])}
        letters += len(wanted)
        right += len(wanted & {s.path for s in result.sections if s.kind == "lettered"})
    missed = [item for item in items if not any(item is i for i, _ in pairs)]
    letters += sum(len(item.get("sections", [])) for item in missed)
    below = tuple(f"{section.path}." for section in found)
    lettered = [s for s in result.sections if s.kind == "lettered" and s.path.startswith(below)]
    scores.add(name, "letters", right, letters, len(lettered))
    scores.mistakes.extend(_wrong(gold, "projects", item["title"], "", 0) for item in missed)


def _headings(gold: Gold, result: Result, scores: Scores) -> None:
    wanted: list[str] = gold.data["headings"]
    # A gold heading may be annotated with its marker ("I. WSTĘP"), and a numbered heading is
    # told from a numbered paragraph by nothing but its length.
    candidates = [s for s in result.sections if s.kind in ("heading", "task", "numbered")]
    right = 0
    taken: set[str] = set()
    for heading in wanted:
        section = next(
            (
                s
                for s in candidates
                if s.section_id not in taken and folded(heading) in _spellings(s)
            ),
            None,
        )
        if section is None:
            scores.mistakes.append(_wrong(gold, "headings", heading, "", 0))
            continue
        taken.add(section.section_id)
        right += 1
    extra = [s for s in candidates if s.kind == "heading" and s.section_id not in taken]
    scores.add(gold.name, "headings", right, len(wanted), len(taken) + len(extra))
    scores.mistakes.extend(
        _wrong(gold, "headings", "", section.title or "", section.start) for section in extra
    )


def _starts(gold: Gold, result: Result, scores: Scores) -> None:
    items = gold.items("sections")
    found = [s for s in result.sections if s.kind not in ("report", "bullet")]
    right = paths = 0
    for item in items:
        here = [s for s in found if s.start <= item["start"] <= max(s.start, s.content_start)]
        right += bool(here)
        if any(section.path == item["path"] for section in here):
            paths += 1
        else:
            read = ", ".join(section.path for section in here)
            scores.mistakes.append(_wrong(gold, "sections path", item["path"], read, item["start"]))
    scores.add(gold.name, "sections start", right, len(items), len(found))
    scores.add(gold.name, "sections path | matched", paths, right, right)


def _titled(items: Iterable[Item], found: list[Section]) -> list[tuple[Item, Section]]:
    """Pair projects with sections of the same title, in order of the report."""
    free = list(found)
    pairs = []
    for item in items:
        section = next((s for s in free if folded(s.title) == folded(item["title"])), None)
        if section is not None:
            free.remove(section)
            pairs.append((item, section))
    return pairs


def _spellings(section: Section) -> set[str]:
    return {folded(section.title), folded(f"{section.marker or ''} {section.title or ''}")}


def _days(period: Interval | None) -> list[str | None]:
    if period is None:
        return [None, None]
    return [day.isoformat() if day else None for day in (period.start, period.end)]


def _wrong(gold: Gold, score: str, expected: str, found: str, start: int) -> Mistake:
    kind = "wrong" if expected and found else "missed" if expected else "extra"
    text = gold.report.text[start : start + 80]
    return Mistake(
        report=gold.name,
        kind=kind,
        score=score,
        expected=expected,
        found=found,
        quote="",
        sentence=" ".join(text.split()),
        rule="",
        start=start,
    )
