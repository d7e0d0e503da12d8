"""What runs in the processes of a pool or a cluster; who hands the work out imports no grammar."""

from __future__ import annotations

import gc
import signal
import threading
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.batch.settings import Settings
    from extract.batch.source import Source


def read_elsewhere(settings: Settings, sources: Sequence[Source]) -> tuple[bytes, ...]:
    """Read files in a process that does nothing else; its model is loaded once."""
    # Here, so that the process which hands out the work need not import the grammars.
    from extract.batch.chunk import read

    made = read(settings, sources)
    _keep()
    return made


@cache
def _keep() -> None:
    """Spare the collector of garbage from looking at what is loaded: it stays."""
    gc.collect()
    gc.freeze()


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that hands out the work: it lets this one finish its chunk."""
    if threading.current_thread() is threading.main_thread():
        with suppress(ValueError):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
