"""What tests of runs share."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from reports_made import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard, also where the tests run in the background and a shell has silenced it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports, one deep and one in capitals, among what is no report."""
    top = tmp_path / "raporty"
    write(top / "b.txt", 12)
    write(top / "a.TXT", 25)
    write(top / "głębiej" / "dalej" / "c.txt", 37)
    write(top / ".ukryty.txt")
    write(top / ".git" / "d.txt")
    write(top / "notatka.md")
    return top
