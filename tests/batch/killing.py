"""A run that is killed at a given step of its work on the disk; in a process of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from extract import batch, pipeline

_STEPS = ("fsync", "replace", "mkdir", "unlink", "rmdir", "ftruncate")

# The first report is the dearest: the processes are forked from one that has read it.
pipeline.extract("Odbyło się 5 spotkań w GOPS w Pieckach.", model=None)


def run(folder: Path, out: Path, kill_at: int | None, counted: Any) -> None:
    """Run; die before a step on the disk, if it is said which.

    Parameters
    ----------
    folder, out
        Reports and tables.
    kill_at
        Number of the step before which the process kills itself as the kernel would; ``None`` for
        none.
    counted
        Shared value that gets the number of steps of a run that ends.
    """
    steps = 0

    def counting(step: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*given: Any, **named: Any) -> Any:
            nonlocal steps
            if steps == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            steps += 1
            return step(*given, **named)

        return taken

    patches = {name: counting(getattr(os, name)) for name in _STEPS}
    # A kill leaves the system alone, which brings all that was written onto the disk by itself.
    patches["fsync"] = counting(lambda _: None)
    with (
        mock.patch.multiple(os, **patches),
        mock.patch("extract.batch.isolation.MOST_FILES", 2),
        mock.patch("extract.export.dataset.ROWS_PER_PARTITION", 40),
    ):
        batch.run(folder, out, model=None)
    counted.value = steps
