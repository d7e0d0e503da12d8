"""The analyst's own word on which names are one body: a CSV file of two columns."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extract.decode import decode
from extract.errors import DecodeError, InstitutionsError
from extract.facts.institutions.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADER = ["from", "to"]
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Aliases:
    """Which bodies are to be taken for which others.

    Attributes
    ----------
    ids
        Final id by the id it replaces; chains are followed to their end.
    names
        Name to show by final id, for targets that were given as names.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str | Path) -> Aliases:
        """Read a CSV file with the header ``from,to``; both are names or ``institution_id``s.

        Raises
        ------
        InstitutionsError
            When the file cannot be read, has another header, a row lacks a cell, one body is sent
            to two others, or aliases go round in a circle; the message names the line.
        """
        file = Path(path)
        rows = _rows(file)
        if not rows or [cell.lower() for cell in rows[0][1]] != _HEADER:
            raise InstitutionsError(f"{file} does not begin with the header from,to: add it.")
        steps: dict[str, str] = {}
        names: dict[str, str] = {}
        for number, cells in rows[1:]:
            if len(cells) != len(_HEADER) or not all(map(slug, cells)):
                raise InstitutionsError(
                    f"{file}, line {number}: {_shortened(','.join(cells))} is not two names or ids."
                )
            source, target = map(slug, cells)
            if steps.setdefault(source, target) != target:
                raise InstitutionsError(
                    f"{file}, line {number}: {_shortened(cells[0])} is already sent to "
                    "another body: keep one of the two lines."
                )
            if cells[1] != target:
                names[target] = cells[1]
        return cls({source: _end(source, steps, file) for source in steps}, names)


def _rows(file: Path) -> list[tuple[int, list[str]]]:
    """Read the rows that hold something, each with the line it ends on.

    Spreadsheets write such files in the encoding of their country, with semicolons, with
    ``sep=;`` before the heading and with empty columns at the end.
    """
    try:
        text = decode(file.read_bytes(), name=str(file)).text
    except OSError as error:
        raise InstitutionsError(
            f"{file} cannot be read ({error.strerror}): check the alias file's path."
        ) from error
    except DecodeError as error:
        raise InstitutionsError(f"The alias file cannot be read: {error}") from error
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.lower().startswith("sep="):
        text, first, skipped = rest, rest.partition("\n")[0], 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first), strict=True)
    rows = []
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            while len(cells) > len(_HEADER) and not cells[-1]:
                cells.pop()
            if any(cells):
                rows.append((reader.line_num + skipped, cells))
    except csv.Error as error:
        raise InstitutionsError(
            f"{file}, line {reader.line_num + skipped}: this is no CSV ({error}): look for a "
            "quotation mark that is not closed."
        ) from error
    return rows


def _delimiter(line: str) -> str:
    """Tell the semicolon that a Polish spreadsheet writes, and the tab, from the comma."""
    return next((sign for sign in ";\t" if sign in line), ",")


def _shortened(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _end(source: str, steps: dict[str, str], file: Path) -> str:
    seen = {source}
    target = steps[source]
    while target in steps and steps[target] != target:
        if target in seen:
            raise InstitutionsError(
                f"{file}: the aliases of {source!r} go round in a circle: take one of them out."
            )
        seen.add(target)
        target = steps[target]
    return target
