"""Reading in processes of this machine, each with a model of its own."""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from extract.batch.engines.elsewhere import ignore_interrupts, read_elsewhere
from extract.batch.engines.engine import DIED
from extract.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from extract.batch.engines.engine import Chunk, Died, Made
    from extract.batch.settings import Settings

_Readings = tuple[bytes, ...]


class Processes:
    """A pool of processes that are started anew, not forked: threads and locks do not go along."""

    def __init__(self, settings: Settings, workers: int | None = None) -> None:
        self._settings = settings
        self.workers = max(1, workers or os.cpu_count() or 1)
        self._pools: dict[int, ProcessPoolExecutor] = {}
        self._stopping = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        while self._pools:
            # Whoever leaves in a hurry does not wait for what is being read.
            self._pools.popitem()[1].shutdown(wait=error is None, cancel_futures=True)

    def read(self, chunks: Iterator[Chunk]) -> Iterator[Made]:
        """Read chunks side by side; when a process dies, all chunks on their way are suspect."""
        going: dict[Future[_Readings], Chunk] = {}
        while True:
            room = 0 if self._stopping else 2 * self.workers - len(going)
            for chunk in islice(chunks, room):
                going[self._submit(self.workers, chunk)] = chunk
            if self._stopping:
                going = {future: chunk for future, chunk in going.items() if not future.cancel()}
            if not going:
                return
            done, _ = wait(going, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                done = set(going)
                self._close(self.workers)
            for future in done:
                yield going.pop(future), self._result(future)

    def alone(self, chunk: Chunk) -> _Readings | Died:
        """Read a chunk in a process beside which no other is at work."""
        made = self._result(self._submit(0, chunk))
        if made is DIED:
            self._close(0)
            self._probe()
        return made

    def _probe(self) -> None:
        """Tell processes that die over a report from such as cannot even begin.

        Raises
        ------
        BatchError
            When one with nothing to read dies as well.
        """
        try:
            self._submit(0, ()).result()
        except BrokenProcessPool as error:
            self._close(0)
            raise BatchError(
                "The processes that are to read cannot start: there is too little memory for the "
                "model, or a script that calls this lacks its `if __name__ == '__main__':`. Use "
                "fewer `workers`, or the `engine` here."
            ) from error

    def stop(self) -> None:
        """Begin no further chunk."""
        self._stopping = True

    def _submit(self, pool: int, chunk: Chunk) -> Future[_Readings]:
        """Hand a chunk to the pool of so many processes; 0 is that of a single one."""
        if pool not in self._pools:
            for other in list(self._pools):
                self._close(other)
            self._pools[pool] = ProcessPoolExecutor(
                pool or 1, mp_context=get_context("spawn"), initializer=ignore_interrupts
            )
        try:
            return self._pools[pool].submit(read_elsewhere, self._settings, tuple(chunk))
        except BrokenProcessPool:
            # One died since its last chunk came back; those on their way say so when asked.
            self._close(pool)
            return self._submit(pool, chunk)

    def _close(self, pool: int) -> None:
        closing = self._pools.pop(pool, None)
        if closing is not None:
            closing.shutdown(wait=True)

    @staticmethod
    def _result(future: Future[_Readings]) -> _Readings | Died:
        try:
            return future.result()
        except BrokenProcessPool:
            return DIED
