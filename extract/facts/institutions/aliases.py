"""The analyst's own word on which names are one body: a CSV file of two columns."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extract.facts.institutions.codebook import InstitutionsError
from extract.facts.institutions.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADER = ["from", "to"]


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
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InstitutionsError(
                f"{file} cannot be read as UTF-8 text ({error}): check the alias file's path."
            ) from error
        rows = list(csv.reader(lines, delimiter=_delimiter(lines)))
        if not rows or [cell.strip().lower() for cell in rows[0]] != _HEADER:
            raise InstitutionsError(f"{file} does not begin with the header from,to: add it.")
        steps: dict[str, str] = {}
        names: dict[str, str] = {}
        for number, row in enumerate(rows[1:], start=2):
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if len(cells) != len(_HEADER) or not all(map(slug, cells)):
                raise InstitutionsError(
                    f"{file}, line {number}: {','.join(row)!r} is not two names or ids."
                )
            source, target = map(slug, cells)
            if steps.setdefault(source, target) != target:
                raise InstitutionsError(
                    f"{file}, line {number}: {cells[0]!r} is already sent to another body: "
                    "keep one of the two lines."
                )
            if cells[1] != target:
                names[target] = cells[1]
        return cls({source: _end(source, steps, file) for source in steps}, names)


def _delimiter(lines: list[str]) -> str:
    """Tell the semicolon that a Polish spreadsheet writes from the comma."""
    return ";" if lines and ";" in lines[0] else ","


def _end(source: str, steps: dict[str, str], file: Path) -> str:
    seen = {source}
    target = steps[source]
    while target in steps and steps[target] != target:
        if target in seen:
            raise InstitutionsError(f"{file}: the aliases of {source!r} go round in a circle.")
        seen.add(target)
        target = steps[target]
    return target
