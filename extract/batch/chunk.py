"""Some inputs read one after the other, in whichever process: their readings as bytes."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extract import entities
from extract.batch import opening
from extract.batch.attempt import outcome
from extract.batch.heap import give_back
from extract.batch.outcomes import broken, died
from extract.batch.reading import ReadingWriter
from extract.batch.source import Source
from extract.batch.totals import TOTALS, Totals
from extract.facts import registry
from extract.indicators import IndicatorStream
from extract.tables import DATASET, SCHEMA, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from extract.batch.outcomes import Outcome
    from extract.batch.settings import Settings
    from extract.tables import Row, Rows

    Contents = Callable[[Sequence[Source]], Iterator[tuple[Source, bytes | Exception]]]

_ID = SCHEMA["indicators"].position("report_id")


class ReportReader:
    """Reads reports; holds what is loaded once, the model first of all.

    Raises
    ------
    ModelError
        When the model cannot be had.
    PluginError
        When a finder of another package cannot be had.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        registry.finders()  # said once, not of every report
        self._recogniser = entities.load(settings.model)
        self._indicators = IndicatorStream(settings.codebook)

    def read(
        self,
        sources: Sequence[Source],
        stop: Callable[[], bool] | None = None,
        contents: Contents | None = None,
    ) -> tuple[bytes, ...]:
        """Read files.

        Parameters
        ----------
        sources
            The files, in order of path.
        stop
            Asked before each file but the first; true leaves the rest unread.
        contents
            Gives the bytes of each file, or why there are none; opens them if left out.

        Returns
        -------
        tuple
            One reading; several where the rows of a report could not be put into one.
        """
        try:
            made = self._read(sources, stop, contents or opening.contents)
            give_back()
            return (made,)
        except Exception as error:
            # A report whose rows no table can hold must not cost those read with it.
            self._indicators = IndicatorStream(self._settings.codebook)
            if len(sources) == 1:
                return (self._written([broken(sources[0], error)]),)
            half = len(sources) // 2
            return (
                *self.read(sources[:half], stop, contents),
                *self.read(sources[half:], stop, contents),
            )

    def _read(
        self,
        sources: Sequence[Source],
        stop: Callable[[], bool] | None,
        contents: Contents,
    ) -> bytes:
        settings = self._settings
        made = (
            outcome(
                source,
                settings.encoding,
                data=data,
                model=self._recogniser,
                institutions=settings.institutions,
                lang=settings.lang,
            )
            for number, (source, data) in enumerate(contents(sources))
            if not (number and stop and stop())
        )
        return self._written(made)

    def _written(self, outcomes: Iterable[Outcome]) -> bytes:
        writing = _Writing(self._settings, self._indicators)
        for made in outcomes:
            writing.add(made)
            del made  # or it would be there until the next report is read
        return writing.finish()


class _Waiting(NamedTuple):
    """An input whose indicators are not made yet."""

    report_id: str
    entry: dict[str, Any]


class _Writing:
    """A reading on its way; each input's rows are counted as they go by."""

    def __init__(self, settings: Settings, indicators: IndicatorStream) -> None:
        self._writer = ReadingWriter(settings.made_with)
        self._texts = settings.texts
        self._indicators = indicators
        self._inputs: list[dict[str, Any]] = []
        self._waiting: list[_Waiting] = []

    def add(self, made: Outcome) -> None:
        entry = _entry(made)
        report_id = made.report_id if made.failure is None else None
        if any(one.report_id == report_id for one in self._waiting):
            # The same report under another path: their indicators are to be told apart.
            self._indicate(self._indicators.rest())
        totals = Totals()
        for rows in made.rows:
            if report_id is not None:
                self._indicate(self._indicators.add({name: rows[name] for name in SCHEMA}))
                self._count(entry, TOTALS.name, list(totals.add(rows)))
            for name in DATASET:
                if rows.get(name) and (self._texts or name != TEXTS.name):
                    self._count(entry, name, rows[name])
        self._inputs.append(entry)
        if report_id is not None:
            self._waiting.append(_Waiting(report_id, entry))

    def finish(self) -> bytes:
        self._indicate(self._indicators.rest())
        return self._writer.finish(self._inputs)

    def _count(self, entry: dict[str, Any], table: str, rows: list[Row]) -> None:
        self._writer.add(table, rows)
        entry[f"rows_{table}"] = entry.get(f"rows_{table}", 0) + len(rows)

    def _indicate(self, made: Iterable[Rows]) -> None:
        """Write indicators of the inputs that wait, in the order of these."""
        by_report: dict[Any, list[Row]] = {}
        flushed = False
        for rows in made:
            flushed = True
            for row in rows["indicators"]:
                by_report.setdefault(row[_ID], []).append(row)
        if flushed:
            for report_id, entry in self._waiting:
                self._count(entry, "indicators", by_report.pop(report_id, []))
            self._waiting = []


def _entry(made: Outcome) -> dict[str, Any]:
    failure = made.failure
    return {
        "path": Source(made.path, made.size).key,
        "size": made.size,
        "sha256": made.sha256,
        "report_id": made.report_id,
        "stage": failure.stage if failure else None,
        "error": failure.error if failure else None,
        "message": failure.message if failure else None,
        "characters": made.characters,
    }


def dead(settings: Settings, source: Source) -> bytes:
    """Return the reading of a report that ended the process which read it."""
    writing = _Writing(settings, IndicatorStream(settings.codebook))
    writing.add(died(source))
    return writing.finish()


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> ReportReader:
    return ReportReader(settings)


_ONE_AT_A_TIME = threading.Lock()
"""The rows of the reports that a reader holds must not come from two threads."""


def read(
    settings: Settings, sources: Sequence[Source], contents: Contents | None = None
) -> tuple[bytes, ...]:
    """Read files with the reader of this process, of which one is kept, as ``ReportReader.read``.

    May be called from several threads; they wait for one another.
    """
    with _ONE_AT_A_TIME:
        made = _reader(settings)
        return made.read(sources, contents=contents) if sources else ()
