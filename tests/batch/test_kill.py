"""A run killed at any moment loses no row and doubles none: the next one completes it."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import killing
import pytest
from contents import contents

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on this system")

_CONTEXT = multiprocessing.get_context("forkserver") if sys.platform != "win32" else None


def _run(folder: Path, out: Path, kill_at: int | None = None) -> int:
    """Run in a process; return its steps on the disk, or -1 if it was killed."""
    assert _CONTEXT is not None
    _CONTEXT.set_forkserver_preload(["killing"])
    counted = _CONTEXT.Value("i", -1)
    process = _CONTEXT.Process(target=killing.run, args=(folder, out, kill_at, counted))
    process.start()
    process.join()
    assert process.exitcode == (-signal.SIGKILL if counted.value < 0 else 0)
    return int(counted.value)


def _write(folder: Path, numbers: Sequence[int]) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        text = f"Odbyło się {number} spotkań w GOPS w Pieckach i {number + 1} w PUP."
        (folder / f"raport {number}.txt").write_text(text, encoding="utf-8")


def test_killed_at_twenty_random_moments_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "raporty"
    _write(folder, [12, 14, 15, 16, 17])
    _run(folder, tmp_path / "earlier")
    _write(folder, [13, 15, 18, 19])
    steps = _run(folder, tmp_path / "whole")
    whole = contents(tmp_path / "whole")
    assert steps > 60
    chance = random.Random(2031)
    for number in range(20):
        # Half of the runs begin from nothing, half from the tables of fewer reports.
        out = tmp_path / f"out-{number}"
        if number % 2:
            shutil.copytree(tmp_path / "earlier", out)
        moment = chance.randrange(steps)
        _run(folder, out, kill_at=moment)
        _run(folder, out)
        assert contents(out) == whole, f"killed at step {moment}"
