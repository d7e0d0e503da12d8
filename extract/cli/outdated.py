"""Pages and files made of tables that are no longer those of the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# As the constants of the packages that make them, which take time to import; a test compares them.
MADE = {
    "rollup.csv": "rollup",
    "workbook.xlsx": "workbook",
    "summary.html": "summary",
    "review": "review",
}
"""What is made of tables, by its name in their folder, with the command that makes it."""
MANIFEST = "manifest.json"


def lines(out: Path) -> list[str]:
    """Say of each thing that is older than the tables of a folder what to type to make it again.

    It is not made again unasked: it may have been made with options of its own.
    """
    from extract.cli.terminal import typed

    tables = out / MANIFEST
    if not tables.is_file():
        return []
    when = tables.stat().st_mtime_ns
    return [
        f"{out / name} is older than the tables; make it again: owes-extract {command} {typed(out)}"
        for name, command in MADE.items()
        if (out / name).exists() and _made(out / name) < when
    ]


def _made(path: Path) -> int:
    """When a file, or the newest file of a folder, was written."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return max((one.stat().st_mtime_ns for one in files), default=0)
