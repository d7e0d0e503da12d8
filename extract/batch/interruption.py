"""Ctrl-C as a wish to stop: what has been begun is finished first."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Interrupted(KeyboardInterrupt):
    """A run was stopped by Ctrl-C; nothing of what it had read is lost.

    Attributes
    ----------
    done, total
        How many inputs are read, and how many there are.
    """

    def __init__(self, done: int, total: int) -> None:
        super().__init__(
            f"Interrupted: {done} of {total} files are read and kept; run the same command again "
            "to go on with the others."
        )
        self.done = done
        self.total = total


@contextmanager
def stopping(stop: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Call ``stop`` at the first Ctrl-C; the second one interrupts at once.

    Yields
    ------
    Callable
        Says whether there was one.
    """
    asked = False
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.getsignal(signal.SIGINT)

    def handle(*_: object) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, before)
        stop()

    # Who ignores Ctrl-C, a job in the background, goes on ignoring it.
    if before is not signal.SIG_IGN and before is not None:
        signal.signal(signal.SIGINT, handle)
    try:
        yield lambda: asked
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
