"""From paths to the tables of a folder: what is known stays, the rest is read, all is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from extract.batch.engines import engine as make_engine
from extract.batch.find import find
from extract.batch.index import Index
from extract.batch.interruption import Interrupted, stopping
from extract.batch.isolation import chunks, readings
from extract.batch.lock import Lock
from extract.batch.manifest import note_unfinished
from extract.batch.outcomes import unfound
from extract.batch.publishing import Publishing
from extract.batch.reading import forget_inputs
from extract.batch.settings import file_hash
from extract.batch.settings import settings as load_settings
from extract.batch.source import Sources
from extract.batch.store import FOLDER, Store
from extract.batch.summary import Summary
from extract.batch.writing import Making, write
from extract.entities import OURS
from extract.export import MANIFEST, formats_named, recover, refusal, refuse_foreign
from extract.facts import institutions as bodies
from extract.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.batch.engines import Engine, Name
    from extract.batch.settings import Settings
    from extract.batch.source import Source
    from extract.checks import Lang
    from extract.pipeline import Model

SMALL = 1_000_000
"""Bytes that are read by one process before others would have started."""

Progress = Callable[[int, int], None]
"""Called as files are done, with the bytes done and the bytes in all."""


def run(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    formats: str | Iterable[str] = ("csv",),
    encoding: str | None = None,
    model: Model = OURS,
    institutions: str | Path | None = None,
    aliases: str | Path | None = None,
    codebook: str | Path | None = None,
    lang: Lang = "pl",
    texts: bool = True,
    engine: Name = "here",
    workers: int | None = None,
    scheduler: str | None = None,
    anew: bool = False,
    mixed: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Read many reports and write their tables, and a manifest that says what made them.

    Every input, whatever becomes of it, has one row in ``reports``; one that failed has one in
    ``errors`` as well. The tables are the same to the byte in whichever order ``paths`` are, on
    every engine, with any number of workers, and after any number of interrupted runs. Memory does
    not grow with what the reports state (``extract.batch.publishing``).

    What a run has read stays in the folder. A run into it again reads what is new or changed, and
    what failed for a reason that may pass; under another version, model or codebook it reads all.

    Parameters
    ----------
    paths
        Files, folders, patterns, zip archives, addresses that fsspec opens; see
        ``extract.batch.find``.
    out
        Folder for the tables: a Parquet dataset, see ``extract.export``.
    formats
        One or some of ``extract.export.FORMATS``, single files beside the dataset.
    encoding
        Name of the encoding of all files; ``None`` finds it out file by file.
    model
        As for ``extract.extract``.
    institutions
        TOML file whose kinds of institutions are added to those that come with the package.
    aliases
        CSV file that says which names of institutions are one body.
    codebook
        TOML file of indicators, as for ``extract.load_codebook``.
    lang
        Language of the findings' sentences, ``pl`` or ``en``.
    texts
        Whether the decoded text of each report is kept, as the table ``texts`` of the dataset.
    engine
        ``here``: in this process. ``auto``: here if the files are smaller than ``SMALL`` together,
        else in processes. ``processes``: in processes of this machine; a report that ends
        one costs itself alone. ``dask``: on a Dask cluster. A script that uses others than
        ``here`` needs the usual ``if __name__ == "__main__":``.
    workers
        How many processes; as many as there are cores if left out.
    scheduler
        Address of a running Dask scheduler; a cluster on this machine if left out.
    anew
        Read everything, whatever is known.
    mixed
        Keep what was read with other settings or by another version.
    progress
        Called as files are done.

    Raises
    ------
    ModelError
        When the model cannot be had.
    PluginError
        When a finder of another package cannot be had; one that fails costs the report alone.
    InstitutionsError
        When the codebook of institutions or the alias file cannot be used.
    CodebookError
        When the codebook of indicators cannot be used.
    ExportError
        When the tables cannot be written.
    ArgumentError
        When there is no such format, engine or language, or a loaded pipeline is to go to others.
    BatchError
        When another run is at work in the folder, or the cluster cannot be had.
    Interrupted
        At Ctrl-C, when what had been begun is finished. No report, however broken, raises.
    """
    wanted = formats_named(formats)
    found_files, problems = find(paths)
    sources = Sources(found_files)
    del found_files
    summary = Summary(Path(out), rows=Counter(dict.fromkeys(SCHEMA, 0)))
    summary.failures = [made.failure for made in map(unfound, problems) if made.failure]
    if not sources:
        summary.rows.clear()
        return summary
    settings = load_settings(
        encoding=encoding,
        model=model,
        institutions=institutions,
        codebook=codebook,
        lang=lang,
        texts=texts,
    )
    joined = bodies.Aliases.load(aliases) if aliases is not None else None
    if engine == "auto":
        small = sum(source.size for source in sources) < SMALL
        engine = "here" if small and workers is None else "processes"
    reading = make_engine(engine, settings, workers=workers, scheduler=scheduler)
    refuse_foreign(summary.out)
    try:
        (summary.out / FOLDER).mkdir(parents=True, exist_ok=True)
        with Lock(summary.out / FOLDER / "lock"):
            recover(summary.out, last=MANIFEST)
            store = Store(summary.out)
            found = store.readings()
            known = [one for one in found if not anew and _holds(one.made_with, settings, mixed)]
            index = Index(sources, known)
            _read(
                sources=sources,
                index=index,
                store=store,
                engine=reading,
                settings=settings,
                summary=summary,
                progress=progress,
            )
            publishing = Publishing(sources, problems, index, summary)
            made_with = Making(settings, aliases=file_hash(aliases), readings=index.readings)
            write(publishing, made_with, joined, wanted, summary)
            used = publishing.used()
            needless = [one for number, one in enumerate(index.readings) if number not in used]
            store.drop([*needless, *(one for one in found if one not in known)])
    except OSError as error:
        raise refusal(summary.out, error) from error
    finally:
        forget_inputs()
    summary.written = True
    return summary


def _holds(made_with: str, settings: Settings, mixed: bool) -> bool:
    """Tell whether what was read then would be read now; a loaded pipeline cannot be compared."""
    model = settings.as_dict()["model"]
    unknown = model is not None and model["sha256"] is None
    return mixed or (made_with == settings.made_with and not unknown)


def _read(
    *,
    sources: Sequence[Source],
    index: Index,
    store: Store,
    engine: Engine,
    settings: Settings,
    summary: Summary,
    progress: Progress | None,
) -> None:
    """Read what is not known and keep each reading at once."""
    total = left = sum(source.size for source in sources)
    done = 0

    def tell(size: int) -> None:
        nonlocal done
        done += size
        if progress is not None:
            progress(done, total)

    def met(source: Source) -> Source:
        nonlocal left
        left -= source.size
        return source

    def keep(source: Source) -> None:
        summary.kept += 1
        tell(met(source).size)

    todo = map(met, index.unread(keep))
    first = next(todo, None)
    if first is None:
        return
    read = 0
    with engine, stopping(engine.stop) as stopped:
        rest = chunks(chain([first], todo), workers=engine.workers, left=lambda: left)
        for data in readings(engine, settings, rest):
            reading = store.add(data)
            index.add(reading)
            read += reading.inputs.num_rows
            for size in reading.inputs.column("size").to_pylist():
                tell(size)
        if stopped():
            done_files = read + summary.kept
            if done_files < len(sources):
                note_unfinished(summary.out, done_files, len(sources))
                raise Interrupted(done_files, len(sources))
