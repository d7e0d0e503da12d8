"""What the command line asks of the machine."""

from __future__ import annotations

import os

import pytest
from click.testing import CliRunner

from extract.cli import main

THREADS = "OPENBLAS_NUM_THREADS"


@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("3", "3")])
def test_one_thread_unless_the_user_wants_more(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
) -> None:
    monkeypatch.setenv(THREADS, before or "")
    if before is None:
        monkeypatch.delenv(THREADS)
    assert CliRunner().invoke(main, ["schema"]).exit_code == 0
    assert os.environ[THREADS] == after
