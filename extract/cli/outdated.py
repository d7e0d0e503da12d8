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


def line(out: Path) -> str:
    """Say what is older than the tables of a folder, and what to type to make it again.

    Nothing where nothing is. Files that were made with options of their own are not made anew
    unasked.
    """
    from extract.cli.terminal import typed

    tables = out / MANIFEST
    if not tables.is_file():
        return ""
    when = tables.stat().st_mtime_ns
    old = [name for name in MADE if (out / name).exists() and _made(out / name) < when]
    if not old:
        return ""
    commands = "; ".join(f"owes-extract {MADE[name]} {typed(out)}" for name in old)
    are = "is" if len(old) == 1 else "are"
    return f"{', '.join(old)} {are} of the tables before this run; make again: {commands}"


def _made(path: Path) -> int:
    """When a file, or the newest file of a folder, was written."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return max((one.stat().st_mtime_ns for one in files), default=0)
