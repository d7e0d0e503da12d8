"""A run killed at any moment loses no row and doubles none: the next one completes it."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from contents import contents

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on this system")

Run = Callable[..., str]


@pytest.fixture
def run() -> Iterator[Run]:
    """Runs in a process of its own and says how many steps on the disk it took, or `killed`."""
    server = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("killing.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )

    def asked(folder: Path, out: Path, kill_at: int | None = None) -> str:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps([str(folder), str(out), kill_at]) + "\n")
        server.stdin.flush()
        return server.stdout.readline().strip()

    yield asked
    server.communicate()


def _write(folder: Path, numbers: Sequence[int]) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        text = f"Odbyło się {number} spotkań w GOPS w Pieckach i {number + 1} w PUP."
        (folder / f"raport {number}.txt").write_text(text, encoding="utf-8")


def test_killed_at_twenty_random_moments_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "raporty"
    _write(folder, [12, 14, 15, 16, 17])
    run(folder, tmp_path / "earlier")
    _write(folder, [13, 15, 18, 19])
    steps = int(run(folder, tmp_path / "whole"))
    whole = contents(tmp_path / "whole")
    assert steps > 60
    chance = random.Random(2031)
    for number in range(20):
        # Half of the runs begin from nothing, half from the tables of fewer reports.
        out = tmp_path / f"out-{number}"
        if number % 2:
            shutil.copytree(tmp_path / "earlier", out)
        moment = chance.randrange(steps if number % 2 == 0 else steps - 10)
        assert run(folder, out, moment) == "killed"
        assert run(folder, out).isdigit()
        assert contents(out) == whole, f"killed at step {moment}"
