"""What the terminal gets: a console, and texts made safe and coloured for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from extract.facts.fact import Fact
    from extract.pipeline import Result
    from extract.sections import Section

PIPE_WIDTH = 120
"""Columns of what is not a terminal and has no width of its own."""

COLOURS = {
    "count": "black on bright_green",
    "hours": "black on bright_cyan",
    "amount": "black on bright_yellow",
    "date": "black on bright_magenta",
    "institution": "black on bright_blue",
}
_OTHER = "black on white"

# A report may hold escape sequences that steer a terminal and marks that turn the direction of
# writing; each is shown as one visible character, so that offsets stay.
_VISIBLE = (
    {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
    | dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
)


def console(*, stderr: bool = False) -> Console:
    """Return a console; without a terminal it writes plain text, wide enough for a table."""
    made = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = PIPE_WIDTH
    return made


def typed(path: Path) -> str:
    """Return a path as it is typed in a shell: in quotation marks where it holds a space."""
    return f'"{path}"' if " " in str(path) else str(path)


def visible(text: str) -> str:
    """Return ``text`` with control characters made visible, one character for one."""
    return text.translate(_VISIBLE)


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", unbroken: int = 0
) -> Table:
    """Return a plain table; columns of numbers are set to the right.

    The first ``unbroken`` columns keep each cell on one line, however narrow the terminal.
    """
    cells = [[visible(cell) for cell in row] for row in rows]
    made = Table(title=Text(title) if title else None, title_justify="left")
    for place, heading in enumerate(headings):
        column = [row[place] for row in cells]
        numeric = any(column) and all(
            cell.replace(".", "", 1).isdigit() for cell in column if cell.strip("–")
        )
        width = max([len(heading), *map(len, column)]) if place < unbroken else None
        made.add_column(
            heading, justify="right" if numeric else "left", overflow="fold", min_width=width
        )
    for row in cells:
        made.add_row(*map(Text, row))
    return made


def tree(result: Result, shown: Sequence[Section]) -> Tree:
    """Return the tree of the sections shown, with the number of facts in each."""
    counted = dict.fromkeys((s.section_id for s in shown), 0)
    for fact in result.facts:
        if fact.section_id in counted:
            counted[fact.section_id] += 1
    report = result.report
    period = report.period
    label = Text(visible(report.title or report.report_id), style="bold")
    if period is not None:
        label.append(f"  {period.start or '…'} – {period.end or '…'}", style="not bold")
    root = Tree(label)
    branches: dict[str | None, Tree] = {}
    for section in shown:
        branch = branches.get(section.parent_id, root)
        branches[section.section_id] = branch.add(_label(section, counted[section.section_id]))
    return root


def legend(kinds: Iterable[str]) -> Text:
    """Return the colours of the kinds of facts."""
    line = Text()
    for kind in kinds:
        line.append(f" {kind} ", style=COLOURS.get(kind, _OTHER))
        line.append(" ")
    return line


def highlighted(text: str, start: int, end: int, facts: Iterable[Fact]) -> Text:
    """Return ``text[start:end]`` with the facts in it coloured by kind."""
    made = Text(visible(text[start:end]))
    for fact in facts:
        # rich counts a negative offset from the end of the text.
        first, last = max(fact.start, start) - start, min(fact.end, end) - start
        if first < last:
            made.stylize(COLOURS.get(fact.kind, _OTHER), first, last)
    made.rstrip()
    return made


def stated(fact: Fact, whole: Fact | None = None) -> Text:
    """Return one line that says what was read: kind, value, the words, the rule, and the whole."""
    line = Text("  ")
    line.append(f" {fact.kind} ", style=COLOURS.get(fact.kind, _OTHER))
    line.append(f" {_meaning(fact)}", style="bold")
    line.append(f"  {_quoted(fact)}  {fact.rule}", style="dim")
    if whole is not None:
        line.append(f", part of {_quoted(whole)}", style="dim")
    return line


def number(value: float | None) -> str:
    """Return a number without a needless ``.0``; nothing for ``None``."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else str(value)


def _quoted(fact: Fact) -> str:
    return f"“{' '.join(visible(fact.quote).split())}”"


def _label(section: Section, facts: int) -> Text:
    label = Text(f"{section.path} ", style="bold")
    label.append(section.kind, style="dim")
    heading = " ".join(part for part in (section.marker, section.title) if part)
    if heading:
        label.append(f" {visible(' '.join(heading.split()))}", style="not bold")
    if section.period is not None:
        label.append(f"  {section.period.start or '…'} – {section.period.end or '…'}")
    if section.activity:
        label.append(f"  [{section.activity}]", style="italic")
    label.append(f"  {facts}", style="dim")
    return label


def _meaning(fact: Fact) -> str:
    """Return what a fact states and, of a number, its status."""
    words = (visible(fact.stated), getattr(fact, "status", None))
    return " ".join(word for word in words if word)
