"""Scores of the reporting period and of the section tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.evaluate.pairing import folded
from extract.evaluate.scores import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.evaluate.gold import Gold, Item
    from extract.evaluate.scores import Scores
    from extract.pipeline import Result
    from extract.polish.calendar import Interval
    from extract.sections import Section, SectionKind

# Gold names projects, headings and lettered sections; items and paragraphs below them are finer
# than gold and neither right nor wrong. A numbered heading is told from a numbered paragraph by
# nothing but its length, so it may answer for a heading, but none has to.
_ANSWERS: dict[str, frozenset[SectionKind]] = {
    "project": frozenset({"project"}),
    "heading": frozenset({"heading", "task", "numbered"}),
    "lettered": frozenset({"lettered"}),
}
_COUNTED: frozenset[SectionKind] = frozenset({"project", "task", "heading", "lettered"})
_HEADINGS: frozenset[SectionKind] = frozenset({"task", "heading"})
_LIST_MARKER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-z])[.)/]\s*(?=\S)")


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
    candidates = [s for s in result.sections if s.kind in _ANSWERS["heading"]]
    right = 0
    taken: set[str] = set()
    for heading in wanted:
        section = next(
            (
                s
                for s in candidates
                if s.section_id not in taken and _bare(heading) in _spellings(s)
            ),
            None,
        )
        if section is None:
            scores.mistakes.append(_wrong(gold, "headings", heading, "", 0))
            continue
        taken.add(section.section_id)
        right += 1
    extra = [s for s in candidates if s.kind in _HEADINGS and s.section_id not in taken]
    scores.add(gold.name, "headings", right, len(wanted), len(taken) + len(extra))
    scores.mistakes.extend(
        _wrong(gold, "headings", "", section.title or "", section.start) for section in extra
    )


def _starts(gold: Gold, result: Result, scores: Scores) -> None:
    items = gold.items("sections")
    taken: set[str] = set()
    right = paths = 0
    for item in items:
        here = [s for s in result.sections if _answers(item, s) and s.section_id not in taken]
        right += bool(here)
        taken.update(section.section_id for section in here)
        if any(section.path == item["path"] for section in here):
            paths += 1
        else:
            read = ", ".join(section.path for section in here)
            scores.mistakes.append(_wrong(gold, "sections path", item["path"], read, item["start"]))
    extra = [s for s in result.sections if s.kind in _COUNTED and s.section_id not in taken]
    scores.add(gold.name, "sections start", right, len(items), right + len(extra))
    scores.mistakes.extend(
        _wrong(gold, "sections start", "", section.path, section.start) for section in extra
    )
    scores.add(gold.name, "sections path | matched", paths, right, right)


def _answers(item: Item, section: Section) -> bool:
    """Tell whether a section of a kind like gold's begins where gold's does."""
    here = section.start <= item["start"] <= max(section.start, section.content_start)
    return here and section.kind in _ANSWERS.get(item.get("kind", ""), _COUNTED)


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


def _bare(heading: str) -> str:
    """Heading without its list marker: annotators and reports write it or not."""
    return folded(_LIST_MARKER.sub("", heading, count=1)) or folded(heading)


def _spellings(section: Section) -> set[str]:
    """Title alone, and behind its marker: "ZADANIE I - DORADZTWO" is one name."""
    whole = f"{section.marker or ''} {section.title or ''}"
    return {_bare(section.title or ""), _bare(whole)}


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
