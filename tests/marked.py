"""Corpora of one case a line, in which what is to be found is marked where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from pathlib import Path


def cases(path: Path) -> list[str]:
    """Lines of a corpus without its comments; line ends and tabs inside a case are escaped."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        line.replace("\\n", "\n").replace("\\t", "\t")
        for line in lines
        if line and not line.startswith("#")
    ]


def unmarked(case: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[int, re.Match[str]]]]:
    """Take the marks out of a case.

    Returns
    -------
    str, list
        The text that is left of it, each mark replaced by its group ``number``; and each mark with
        the offset in that text at which its number begins.
    """
    marks, shift = [], 0
    for found in mark.finditer(case):
        marks.append((found.start() - shift, found))
        shift += len(found[0]) - len(found["number"])
    return mark.sub(r"\g<number>", case), marks
