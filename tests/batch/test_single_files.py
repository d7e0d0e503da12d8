"""Single files beside the dataset: which are written, and which of them count afterwards."""

from __future__ import annotations

import logging
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from extract import batch
from extract.errors import ArgumentError
from extract.export import read_frame

if TYPE_CHECKING:
    from pathlib import Path


def test_a_csv_mended_by_hand_counts_wherever_the_folder_goes(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    out = folder.parent / "out"
    batch.run(folder, out, model=None)
    file = out / "counts.csv"
    mended = file.read_bytes().replace(b",12,", b",13,")
    assert mended != file.read_bytes()
    file.write_bytes(mended)
    copy = folder.parent / "copy"
    shutil.copytree(out, copy)
    for path in copy.rglob("*"):
        os.utime(path, (10**9, 10**9))
    for where in (out, copy):
        caplog.clear()
        values = read_frame(where, "counts")["value"].astype(float).tolist()
        assert 13 in values
        assert 12 not in values
        assert str(where / "counts.csv") in caplog.text


def test_a_csv_that_was_only_touched_is_the_one_of_the_run(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    out = folder.parent / "out"
    batch.run(folder, out, model=None)
    os.utime(out / "counts.csv", (2 * 10**9, 2 * 10**9))
    with caplog.at_level(logging.WARNING):
        assert read_frame(out, "counts")["value"].dtype == "Float64"
    assert not caplog.text


def test_one_format_can_be_named_alone_and_an_unknown_one_is_refused(folder: Path) -> None:
    out = folder.parent / "out"
    with pytest.raises(ArgumentError, match=r"no format 'xlsx'.*csv, parquet.*write_folder"):
        batch.run(folder, out, formats=["csv", "xlsx"], model=None)
    assert not out.exists()
    batch.run(folder, out, formats="parquet", model=None)
    assert (out / "counts.parquet").read_bytes()[:4] == b"PAR1"
    assert not list(out.glob("*.csv"))
