"""What the fuzzer once found stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from .laws import TARGETS

FOUND = Path(__file__).parent / "found"
INPUTS = sorted(path for path in FOUND.glob("*/*") if path.is_file())


def test_inputs_are_kept() -> None:
    assert {path.parent.name for path in INPUTS} <= set(TARGETS)
    assert INPUTS


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.name[:20]}")
def test_it_holds_now(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
