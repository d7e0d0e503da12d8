"""Who does the reading: this process, others on this machine, a Dask cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extract.batch.engines.engine import DIED, Engine
from extract.batch.engines.here import Here
from extract.batch.engines.processes import Processes

if TYPE_CHECKING:
    from extract.batch.settings import Settings

Name = Literal["auto", "here", "processes", "dask"]

__all__ = ["DIED", "Engine", "Name", "engine"]


def engine(
    name: Name, settings: Settings, *, workers: int | None = None, scheduler: str | None = None
) -> Engine:
    """Return an engine by its name.

    Parameters
    ----------
    name
        ``here``, ``processes`` or ``dask``.
    settings
        How reports are read.
    workers
        How many processes; as many as there are cores if left out.
    scheduler
        Address of a running Dask scheduler; one of our own if left out.

    Raises
    ------
    BatchError
        When the engine needs a package that is not installed, or a model by name.
    ValueError
        When there is no such engine.
    """
    if name == "here":
        return Here(settings)
    if settings.model is not None and not isinstance(settings.model, str):
        raise ValueError(
            "a loaded pipeline cannot go to other processes; name it, or use the engine 'here'"
        )
    if name == "processes":
        return Processes(settings, workers)
    if name == "dask":
        # An extra, and slow to import.
        from extract.batch.engines.cluster import Cluster

        return Cluster(settings, workers, scheduler)
    raise ValueError(f"there is no engine {name!r}; choose one of here, processes, dask")
