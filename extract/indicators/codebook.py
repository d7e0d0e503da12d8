"""Codebooks: read from TOML, checked, put together; every complaint names file, entry and line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from extract.errors import CodebookError
from extract.indicators.codebook_lines import Lines
from extract.indicators.model import CLASS, LISTS, File, Indicator
from extract.polish import morphology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from extract.indicators.model import Feed

DEFAULT = "codebook.toml"

_SAID = {
    "missing": "is missing",
    "too_short": "has nothing in it; name one at least",
    "string_too_short": "is empty; write something or leave it out",
}
"""What is said of some errors of pydantic's, which speaks of its own parts there."""
_ID = "is no id; write small letters without accents, digits and _, a letter first"
_POLISH_QUOTES = re.compile("[„”“]")
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True, slots=True)
class Codebook:
    """Indicators by id, in the order of their file.

    Attributes
    ----------
    indicators
        Those of the default codebook first where a file extends it.
    warnings
        What is likely to be a mistake but can be used, one sentence each.
    own
        The ids that its file defines; the others are of the default codebook.
    """

    indicators: Mapping[str, Indicator]
    warnings: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every indicator of which ``name`` is a part, parts of parts included."""
        found: set[str] = set()
        waiting = list(self.indicators[name].parts_of)
        while waiting:
            whole = waiting.pop()
            if whole not in found:
                found.add(whole)
                waiting.extend(self.indicators[whole].parts_of)
        return frozenset(found)


def load_codebook(path: str | Path | None = None) -> Codebook:
    """Read a codebook.

    Parameters
    ----------
    path
        A TOML file whose indicators are added to the default ones, replace those of the same id,
        or, with ``extends = false``, stand alone. ``None`` is the default codebook.

    Raises
    ------
    CodebookError
        When the file cannot be read or does not hold together.
    """
    if path is None:
        return _default()
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CodebookError(f"{file} cannot be read ({error}); name a TOML file.") from error
    except UnicodeDecodeError as error:
        raise CodebookError(
            f"{file} is not in UTF-8 (byte {error.start + 1}); save it as UTF-8 and try again."
        ) from error
    return parse(text, str(file))


def parse(text: str, name: str) -> Codebook:
    """Read a codebook from the text of a file; ``name`` stands for it in complaints.

    Raises
    ------
    CodebookError
        As for ``load_codebook``.
    """
    own, lines = _read(text, name, _default_file()[0].words)
    base = dict(_default().indicators) if own.extends else {}
    for unwanted in own.without:
        if base.pop(unwanted, None) is None:
            raise CodebookError(
                f"{name}, line {lines.key('', 'without')}: without names {unwanted}, which the "
                "default codebook does not have; take it out."
            )
    indicators = base | own.indicator
    _refuse_loose_parts(indicators, own, name, lines)
    warnings = tuple(_warnings(own.indicator, name, lines))
    return Codebook(indicators, warnings, frozenset(own.indicator))


@cache
def _default_file() -> tuple[File, Lines]:
    text = resources.files("extract.indicators").joinpath(DEFAULT).read_text(encoding="utf-8")
    return _read(text, DEFAULT, {})


@cache
def _default() -> Codebook:
    own, lines = _default_file()
    _refuse_loose_parts(own.indicator, own, DEFAULT, lines)
    warnings = tuple(_warnings(own.indicator, DEFAULT, lines))
    return Codebook(own.indicator, warnings, frozenset(own.indicator))


def _read(text: str, name: str, inherited: Mapping[str, tuple[str, ...]]) -> tuple[File, Lines]:
    """Read a file; the lists of words that it inherits are there where it extends the default."""
    lines = Lines(text)
    _refuse_duplicates(lines, name)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = _TOML_LINE.search(str(error))
        line = said[1] if said and said[1] else str(text.count("\n") + 1)
        what = _TOML_LINE.sub("", str(error)).strip()
        if _POLISH_QUOTES.search(_line_of(text, int(line))):
            what = f'{what}; write straight quotes ("), not „ and ”'
        raise CodebookError(f"{name}, line {line}: no valid TOML: {what}.") from error
    there = dict(inherited) if data.get("extends", True) else {}
    own = data.get("words")
    there |= own if isinstance(own, dict) else {}
    try:
        return File.model_validate(data, context={LISTS: there}), lines
    except ValidationError as error:
        raise CodebookError("\n".join(_complaints(error, name, lines))) from error


def _line_of(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if number <= len(lines) else ""


def _refuse_duplicates(lines: Lines, name: str) -> None:
    seen: dict[str, int] = {}
    for header in lines.headers:
        if not header.entry or not header.own:
            continue
        if header.entry in seen:
            raise CodebookError(
                f"{name}, line {header.line}: indicator {header.entry} is there already, on line "
                f"{seen[header.entry]}; give one of the two another id."
            )
        seen[header.entry] = header.line


def _complaints(error: ValidationError, name: str, lines: Lines) -> Iterator[str]:
    problems = error.errors()
    places = [problem["loc"] for problem in problems]
    for problem in problems:
        if problem["type"] == "too_short" and _refused_within(problem["loc"], places):
            continue  # what is in it is refused by itself
        where = [str(part) for part in problem["loc"] if part != "[key]"]
        entry = where[1] if len(where) > 1 and where[0] == "indicator" else ""
        rest = where[2:] if entry else where
        if where[:1] == ["words"] and len(where) > 1:
            line = lines.words(where[1])
        else:
            line = lines.key(entry, rest[0]) if rest else lines.entry(entry)
        field = ".".join(_counted(rest))
        label = " ".join(filter(None, (f"indicator {entry}" if entry else "", field)))
        given = problem.get("input")
        shown = f" (it says {given!r})" if isinstance(given, (str, int, float, bool)) else ""
        said = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            said, shown = "is no field of a codebook; take it out or mend its name", ""
        elif problem["type"] in _SAID:
            said, shown = _SAID[problem["type"]], ""
        elif problem["type"] == "string_pattern_mismatch":
            said = _ID
        said = said[:1].lower() + said[1:]
        yield f"{name}, line {line}: {label or 'the file'}: {said}{shown}."


def _refused_within(place: tuple[int | str, ...], places: Iterable[tuple[int | str, ...]]) -> bool:
    depth = len(place)
    return any(len(one) > depth and one[:depth] == place for one in places)


def _counted(parts: Iterable[str]) -> list[str]:
    """Count from 1, as people do."""
    return [str(int(part) + 1) if part.isdigit() else part for part in parts]


def _refuse_loose_parts(
    indicators: Mapping[str, Indicator], own: File, name: str, lines: Lines
) -> None:
    """Refuse parts of what is not there, and circles of parts."""
    for entry, indicator in indicators.items():
        for whole in indicator.parts_of:
            if whole not in indicators:
                place = f", line {lines.key(entry, 'parts_of')}" if entry in own.indicator else ""
                raise CodebookError(
                    f"{name}{place}: indicator {entry} is part of {whole}, which is no indicator; "
                    "add it or take it out of parts_of."
                )
    done: set[str] = set()
    for start in indicators:
        _refuse_circle(start, indicators, done, name, lines)


def _refuse_circle(
    start: str, indicators: Mapping[str, Indicator], done: set[str], name: str, lines: Lines
) -> None:
    """Walk from parts to wholes, without recursion; ``done`` are those that lead to no circle."""
    path: list[str] = []
    waiting: list[tuple[str, int]] = [(start, 0)]
    while waiting:
        entry, depth = waiting.pop()
        del path[depth:]
        if entry in path:
            circle = " → ".join([*path[path.index(entry) :], entry])
            raise CodebookError(
                f"{name}, line {lines.key(entry, 'parts_of')}: indicator {entry} is part of "
                f"itself ({circle}); take one of them out of parts_of."
            )
        if entry in done:
            continue
        path.append(entry)
        wholes = indicators[entry].parts_of
        waiting.extend((whole, depth + 1) for whole in wholes)
        if not wholes:
            done.add(entry)
    done.add(start)


def _warnings(indicators: Mapping[str, Indicator], name: str, lines: Lines) -> Iterator[str]:
    for entry, indicator in indicators.items():
        for number, feed in enumerate(indicator.feeds, 1):
            place = f"{name}, line {lines.key(entry, 'feeds')}: indicator {entry}, feed {number}"
            if feed.open:
                yield (
                    f"{place} matches everything in {feed.kind}; ask for a unit, a word or an "
                    "activity."
                )
            yield from (f"{place}: {said}" for said in _odd_units(feed))


def _odd_units(feed: Feed) -> Iterator[str]:
    """Say which units of counts are not written as the tables write them."""
    if feed.kind != "counts":
        return
    for unit in feed.unit:
        if unit.startswith(CLASS) or any(letter.isupper() for letter in unit):
            continue
        lemma = morphology.nominative_phrase(unit.split())
        if lemma != unit:
            yield (
                f"no fact has the unit {unit!r}, as units are in the nominative singular; "
                f"write {lemma!r}."
            )


def unknown_units(codebook: Codebook, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Say which indicators of a codebook's own file ask only for units that no fact has.

    One sentence each. Of the default ones that a file adds to, some always find nothing.
    """
    said = []
    for entry, indicator in codebook.indicators.items():
        if entry not in codebook.own:
            continue
        for number, feed in enumerate(indicator.feeds, 1):
            if not feed.unit or feed.kind not in tables:
                continue
            there = set(tables[feed.kind]["unit"].dropna())
            if not any(map(feed.takes, there)):
                said.append(
                    f"indicator {entry}, feed {number}: no fact in {feed.kind} has a unit of "
                    f"{', '.join(feed.unit)}."
                )
    return said
