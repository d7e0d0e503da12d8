"""Texts as cells that a spreadsheet shows and never runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A spreadsheet runs a cell that begins like a formula, and drops control characters that stand
# before one (OWASP, "CSV Injection"). Quotes from reports begin with a dash often. The apostrophe
# is in the list so that ``plain`` can always undo ``guarded``.
_GUARDED = frozenset("=+-@＝＋－＠'") | {chr(code) for code in range(32)} | {"\x7f"}


def guarded(text: str) -> str:
    """Return a text cell so that a spreadsheet shows it and never runs it as a formula.

    An apostrophe goes before a text that begins with ``=``, ``+``, ``-``, ``@``, their full-width
    twins, a control character or an apostrophe. Numbers are not texts and keep their sign.
    ``plain`` gives the text back. Parquet files hold texts as they are.
    """
    return "'" + text if text[:1] in _GUARDED and text else text


def guarded_column(cells: Sequence[str | None]) -> list[str | None]:
    """Return the text cells of a column, each ``guarded``; nulls stay."""
    # The same test as in ``guarded``, in place: a call for each cell would take most of the time.
    return ["'" + text if text and text[0] in _GUARDED else text for text in cells]


def plain(cell: str) -> str:
    """Return the text that ``guarded`` made ``cell`` of."""
    return cell[1:] if cell[:1] == "'" else cell
