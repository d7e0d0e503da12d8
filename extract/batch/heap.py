"""Memory that is held and not used, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import TYPE_CHECKING

from extract.polish.remembered import make_room

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = 20_000
"""Entries about words that may stay behind a run, those of some ten reports."""


def give_back() -> None:
    """Ask the C library to give back what lies free between what is in use.

    It keeps that for what may be needed next, and over thousands of reports it adds up to tens of
    megabytes. Takes some milliseconds. Only glibc, the C library of most Linux systems, can be
    asked; elsewhere nothing happens.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


def put_down() -> None:
    """Let go of what was remembered of the words of many reports, and give back what it took.

    For where a run has no more to ask of words: behind reading, and behind comparing names.
    """
    make_room(_KEPT)
    give_back()


@cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library
        return None
    return trim
