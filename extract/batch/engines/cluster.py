"""Reading on a Dask cluster: one of our own on this machine, or one that is already there."""

from __future__ import annotations

import asyncio
from concurrent.futures import CancelledError, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any

from extract.batch.engines.elsewhere import read_elsewhere
from extract.batch.engines.engine import DIED
from extract.batch.settings import code
from extract.errors import BatchError, ExtractError

try:
    import dask
    from distributed import Client, LocalCluster, as_completed
    from distributed.comm import CommClosedError, connect
    from distributed.scheduler import KilledWorker
    from distributed.security import Security
except ImportError as missing:
    raise BatchError(
        f"The engine dask needs a further package ({missing}); install 'owes-extract[cluster]'."
    ) from missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from extract.batch.engines.engine import Chunk, Died, Made
    from extract.batch.settings import Settings

OURS = code()
"""What a worker has to have as well."""
_SECONDS = 10
"""How long a scheduler may take to answer."""


class Cluster:
    """Chunks as tasks of Dask, which hands them out, moves them and starts dead workers anew.

    Every worker has to reach the inputs under the same paths, and to have this version of
    owes-extract. Readings come back to the client, so no worker writes into the output folder.
    """

    def __init__(
        self, settings: Settings, workers: int | None = None, scheduler: str | None = None
    ) -> None:
        self._settings = settings
        self._asked = workers
        self._scheduler = scheduler
        self._stopping = False
        self._client: Any = None
        self._cluster: Any = None
        self.workers = workers or 1

    def __enter__(self) -> Self:
        where: Any = self._scheduler
        try:
            if where is None:
                with dask.config.set(_ours()):
                    self._cluster = where = LocalCluster(
                        n_workers=self._asked,
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address=None,
                    )
            else:
                _expect_scheduler(where)
            self._client = Client(where, timeout=_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError, MemoryError) as error:
            # What is no scheduler may answer as well, and its first bytes be taken for a length.
            self._shut()
            raise BatchError(
                f"No Dask scheduler answers at {where} ({error}); start one with `dask scheduler`, "
                "check the address, or leave `scheduler` out."
            ) from error
        try:
            self._check_workers()
        except BaseException:
            self._shut()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._shut()

    def read(self, chunks: Iterator[Chunk]) -> Iterator[Made]:
        """Hand chunks to the cluster, some more than it has workers, and give them as they come."""
        going: dict[Any, Chunk] = {}
        done = as_completed([], loop=self._client.loop)
        while True:
            room = 0 if self._stopping else 2 * self.workers - len(going)
            for chunk in islice(chunks, room):
                future = self._submit(chunk)
                going[future] = chunk
                done.add(future)
            if not going:
                return
            future = next(done)
            yield going.pop(future), self._result(future)

    def alone(self, chunk: Chunk) -> tuple[bytes, ...] | Died:
        """Read a chunk; a worker has one task at a time, so Dask knows which one it died over."""
        return self._result(self._submit(chunk))

    def stop(self) -> None:
        """Begin no further chunk."""
        self._stopping = True

    def _submit(self, chunk: Chunk) -> Any:
        return self._client.submit(read_elsewhere, self._settings, tuple(chunk), pure=False)

    def _result(self, future: Any) -> tuple[bytes, ...] | Died:
        try:
            made: tuple[bytes, ...] = future.result()
            return made
        except KilledWorker:
            return DIED
        except ExtractError:
            raise
        except (CancelledError, CommClosedError, OSError, TimeoutError) as error:
            raise BatchError(
                f"The Dask scheduler is gone ({type(error).__name__}); what was read is kept: "
                "run the same command again to go on."
            ) from error

    def _check_workers(self) -> None:
        """Refuse workers that would make other rows than this process."""
        try:
            if self._scheduler is not None:
                self._client.wait_for_workers(1, timeout=_SECONDS)
            said: dict[str, str] = self._client.run(code)
        except Exception as error:
            # What a worker without the package raises depends on what it lacks.
            raise BatchError(
                f"The workers of the cluster cannot do the work ({type(error).__name__}: {error}); "
                "start workers with this version of owes-extract installed."
            ) from error
        other = sorted(worker for worker, theirs in said.items() if theirs != OURS)
        if other:
            raise BatchError(
                f"The worker {other[0]} has another version of owes-extract than this process; "
                "install the same one on all machines and start the workers anew."
            )
        self.workers = max(1, sum(self._client.nthreads().values()))

    def _shut(self) -> None:
        for one in (self._client, self._cluster):
            if one is not None:
                one.close()
        self._client = self._cluster = None


def _ours() -> dict[str, Any]:
    """Return what is other than Dask's habit in a cluster of our own.

    A chunk that a worker died over is looked at by us, so Dask tries it once. And its workers would
    give every piece of memory back at once, only to ask for it again with the next report.
    """
    environment: dict[str, Any] = dask.config.get("distributed.nanny.pre-spawn-environ")
    kept = {name: value for name, value in environment.items() if not name.startswith("MALLOC_")}
    return {
        "distributed.scheduler.allowed-failures": 0,
        "distributed.nanny.pre-spawn-environ": kept,
    }


def _expect_scheduler(address: str) -> None:
    """Shake hands with what answers at ``address``.

    ``Client`` waits for ever for the answer of what is no scheduler, such as the dashboard, and an
    address that it cannot read ends in a traceback when it is let go of.

    Raises
    ------
    OSError
        When nothing answers, or no scheduler.
    ValueError
        When it is no address.
    """
    # A notebook has a loop of its own in this thread.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, _shake_hands(address)).result()


async def _shake_hands(address: str) -> None:
    safely = Security().get_connection_args("client")
    try:
        comm = await asyncio.wait_for(connect(address, timeout=_SECONDS, **safely), 2 * _SECONDS)
    except TimeoutError:
        raise OSError("what answers there is something else") from None
    await comm.close()
