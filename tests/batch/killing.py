"""Runs that kill themselves at a given step of their work on the disk.

A server of runs, so that each need not load everything anew: for each line of its standard input,
a JSON list of ``run``'s arguments, it forks a process, and prints the number of steps that took, or
``killed``.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from extract import batch, pipeline

_STEPS = ("fsync", "replace", "mkdir", "unlink", "rmdir", "ftruncate")


def run(folder: str, out: str, kill_at: int | None) -> int:
    """Run; die before a step on the disk, if it is said which.

    Parameters
    ----------
    folder, out
        Reports and tables.
    kill_at
        Number of the step before which the process kills itself as the kernel would; ``None`` for
        none.

    Returns
    -------
    int
        The number of steps.
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
        batch.run(Path(folder), Path(out), model=None)
    return steps


def _serve() -> None:
    pipeline.extract("Odbyło się 5 spotkań w GOPS w Pieckach.", model=None)
    for line in sys.stdin:
        process = os.fork()
        if not process:
            print(run(*json.loads(line)), flush=True)
            os._exit(0)
        _, status = os.waitpid(process, 0)
        if status:
            print("killed" if os.WIFSIGNALED(status) else "failed", flush=True)


if __name__ == "__main__":
    _serve()
