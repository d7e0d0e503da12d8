"""Memory between what is in use goes back to the system."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from extract.batch.heap import give_back

_SIZE, _COUNT = 20_000, 5_000


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be asked")
def test_what_lies_free_between_what_is_in_use_is_given_back() -> None:
    blocks = [bytearray(_SIZE) for _ in range(_COUNT)]
    in_use = blocks[::2]
    del blocks  # every other one is free, none at the end of the heap
    before = _resident()
    give_back()
    assert before - _resident() > 0.5 * _SIZE * _COUNT / 2
    assert all(not any(block[:10]) for block in in_use)
