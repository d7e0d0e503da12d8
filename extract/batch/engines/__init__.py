"""Who does the reading: this process, others on this machine, a Dask cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from extract.batch.engines.engine import DIED, Engine
from extract.batch.engines.here import Here
from extract.batch.engines.processes import Processes
from extract.errors import ArgumentError

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
        ``here``, ``processes`` or ``dask``; what ``auto`` stands for has to be settled before.
    settings
        How reports are read.
    workers
        How many processes; as many as there are cores if left out.
    scheduler
        Address of a running Dask scheduler; one of our own if left out.

    Raises
    ------
    BatchError
        When the engine needs a package that is not installed.
    ArgumentError
        When there is no such engine, or it needs a model by name.
    """
    if name == "here":
        return Here(settings)
    if settings.model is not None and not isinstance(settings.model, str):
        raise ArgumentError(
            "A loaded pipeline cannot go to other processes; name it, or use the engine 'here'."
        )
    if name == "processes":
        return Processes(settings, workers)
    if name == "dask":
        # An extra, and slow to import.
        from extract.batch.engines.cluster import Cluster

        return Cluster(settings, workers, scheduler)
    raise ArgumentError(f"There is no engine {name!r}; choose one of {', '.join(get_args(Name))}.")
