"""What runs in the processes of a pool or a cluster; who hands the work out imports no grammar."""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.batch.settings import Settings
    from extract.batch.source import Source

_ONE_AT_A_TIME = threading.Lock()
"""A worker of a cluster may have several threads; a reader is not made for them."""


def read_elsewhere(settings: Settings, sources: Sequence[Source]) -> tuple[bytes, ...]:
    """Read files in a process that does nothing else; its model is loaded once."""
    # Here, so that the process which hands out the work need not import the grammars.
    from extract.batch.chunk import reader

    with _ONE_AT_A_TIME:
        made = reader(settings)
        return made.read(sources) if sources else ()


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that hands out the work: it lets this one finish its chunk."""
    if threading.current_thread() is threading.main_thread():
        with suppress(ValueError):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
