"""What tests of commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from commands import REPORT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The report that the commands read."""
    path = tmp_path / "raporty" / "wiosna.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path
