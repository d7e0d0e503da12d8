"""Memory that is held and not used, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> None:
    """Ask the C library to give back what lies free between what is in use.

    It keeps that for what may be needed next, and over thousands of reports it adds up to tens of
    megabytes. Takes some milliseconds. Only glibc, the C library of most Linux systems, can be
    asked; elsewhere nothing happens.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library
        return None
    return trim
