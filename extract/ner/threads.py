"""One thread for the recogniser's arithmetic, however many the caller's numpy may use."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def one_thread() -> AbstractContextManager[object]:
    """Keep numpy's numeric library to one thread while the block runs.

    The matrices here are small: more threads cost more than they bring, and sums made in another
    order could differ in the last digit. Where several Python threads enter at once, the first one
    sets the limit and lifts it.
    """
    limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limit


@cache
def _controller() -> ThreadpoolController:
    """Numeric libraries that are loaded; looking for them takes some milliseconds."""
    return ThreadpoolController()
