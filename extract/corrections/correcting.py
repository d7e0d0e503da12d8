"""Corrections into the folder of a run: applied, kept, and applied again after the next run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.batch import manifest
from extract.batch.lock import Lock
from extract.batch.settings import file_hash
from extract.batch.store import FOLDER as READINGS
from extract.corrections.across import any_running, renew
from extract.corrections.apply import apply
from extract.corrections.file import Refusal, merged, read
from extract.corrections.gold import GOLD
from extract.corrections.keeping import decided, keep, rows_as_read
from extract.corrections.place import FOLDER, kept_file
from extract.corrections.rewriting import refuse_mended, rewrite
from extract.corrections.rows import corrected_rows
from extract.corrections.rules import verdicts
from extract.corrections.stored import TABLES, as_rows, cells, stored_reports
from extract.errors import CorrectionsError
from extract.export import MANIFEST, unwritable
from extract.indicators import IndicatorStream, load_codebook
from extract.tables import empty
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.checks import Lang
    from extract.corrections.apply import Corrected
    from extract.corrections.file import Reviewed
    from extract.corrections.rewriting import Made
    from extract.corrections.rules import Verdict
    from extract.corrections.stored import Cells
    from extract.indicators import Codebook


@dataclass(slots=True)
class Done:
    """What corrections came to.

    Attributes
    ----------
    out
        Folder of the tables.
    applied
        Decisions that are in the tables now.
    reports
        Reports whose rows hold decisions.
    refusals
        Decisions that could not be applied.
    rules
        How often each rule was right; the one to mend first stands first.
    """

    out: Path
    applied: int = 0
    reports: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    rules: list[Verdict] = field(default_factory=list)

    @property
    def gold(self) -> Path:
        """Folder of the gold files, as ``owes-extract evaluate`` takes it."""
        return self.out / FOLDER / GOLD


def correct(
    out: str | Path, file: str | Path | None = None, *, codebook: str | Path | None = None
) -> Done:
    """Apply corrections to the tables of a run, and keep them for the next run.

    The rows of each report that somebody decided on are made anew: facts, parts and status, checks
    and indicators. ``source`` is ``human`` where a person changed a fact, with what had been read
    in ``machine``. All tables change at once or none does.

    Parameters
    ----------
    out
        Folder of the tables.
    file
        What the review page saved; ``None`` applies those that ``out`` keeps once more.
    codebook
        Indicators, as for ``extract.load_codebook``: those that the run was made with.

    Raises
    ------
    CorrectionsError
        When the file is no file of corrections, or the tables cannot take them.
    TableError
        When the folder holds no tables, or broken ones.
    CodebookError
        When the codebook cannot be used.
    BatchError
        When a run, or somebody else's corrections, are at work in the folder.
    ExportError
        When the tables cannot be written.
    """
    folder = Path(out)
    refuse_mended(folder)
    settings = _settings(folder)
    made = load_codebook(codebook)
    _expect_codebook(folder, settings.get("codebook"), codebook)
    try:
        (folder / READINGS).mkdir(exist_ok=True)
        with Lock(folder / READINGS / "lock"):
            work = _Work(folder, made, settings.get("lang") or "pl")
            work.take_in(Path(file) if file is not None else None)
            work.apply()
            work.write()
    except OSError as error:
        raise unwritable(folder, error) from error
    return work.done


def reapply(out: str | Path, *, codebook: str | Path | None = None) -> Done | None:
    """Apply the corrections that a folder keeps, if it keeps any; see ``correct``."""
    return correct(out, codebook=codebook) if kept_file(Path(out)).is_file() else None


def _settings(out: Path) -> dict[str, Any]:
    """Return what the tables were made with, as far as the manifest says."""
    settings = manifest.stored(out).get("settings")
    if not isinstance(settings, dict) and (out / MANIFEST).exists():
        raise CorrectionsError(
            f"{out / MANIFEST} is damaged; make the tables again with: owes-extract run PATH... "
            f"--out {out}"
        )
    return settings or {}


def _expect_codebook(out: Path, wanted: str | None, codebook: str | Path | None) -> None:
    if wanted != file_hash(codebook):
        which = "with its own codebook" if wanted else "without a codebook of its own"
        raise CorrectionsError(
            f"{out} was made {which}; "
            + ("name that file with `codebook`." if wanted else "leave `codebook` out.")
        )


class _Work:
    """Corrections on their way into one folder."""

    def __init__(self, out: Path, codebook: Codebook, lang: Lang) -> None:
        self.done = Done(out)
        self._out = out
        self._codebook = codebook
        self._lang: Lang = lang
        self._reports = {
            str(row["report_id"]): row for row in cells(out, "reports") if row["status"] == "ok"
        }
        self._read = rows_as_read(out)
        self._replaced: dict[str, dict[str, list[Cells]]] = {}
        self._reviewed: dict[str, Reviewed] = {}
        self._fresh: dict[str, set[str]] = {}
        self._made: Made = {}
        self._corrected: dict[str, Corrected] = {}

    def take_in(self, file: Path | None) -> None:
        """Put the decisions of a file over those that the folder keeps."""
        kept = list(decided(self._out).values())
        fresh: list[Reviewed] = []
        if file is not None:
            told, self.done.refusals = read(file)
            for one in told:
                why = self._unfit(one)
                if why is None:
                    fresh.append(one)
                else:
                    self.done.refusals.append(Refusal(one.report_id, why))
        self._fresh = {one.report_id: set(one.corrections) for one in fresh}
        self._reviewed = {one.report_id: one for one in merged(kept, fresh)}

    def _unfit(self, one: Reviewed) -> str | None:
        row = self._reports.get(one.report_id)
        if row is None:
            return f"the tables in {self._out} hold no such report; its corrections are left out"
        if row["sha256"] != one.sha256:
            return (
                f"its corrections were made on another version of the text (sha256 "
                f"{one.sha256[:8]}…; the tables have {str(row['sha256'])[:8]}…); review it again"
            )
        return None

    def apply(self) -> None:
        """Make the rows of every report that somebody has decided on, now or before."""
        fits = {name for name, one in self._reviewed.items() if self._unfit(one) is None}
        changed = {name for name, row in self._reports.items() if row["corrections"] is not None}
        if not fits | changed:
            return
        bodies = self._bodies()
        for stored, text in stored_reports(self._out, fits | changed):
            report_id = str(stored["reports"][0]["report_id"])
            rows = self._as_read(report_id, stored) if report_id in changed else stored
            self._made[report_id] = rows
            if report_id not in fits:
                continue
            if text is None:
                why = "its text is not kept with the tables; make them again with owes-extract run"
                self.done.refusals.append(Refusal(report_id, why))
                continue
            self._one(report_id, rows, text, self._reviewed[report_id], bodies)
            self._replaced[report_id] = {table: list(rows[table]) for table in TABLES}

    def _as_read(self, report_id: str, rows: Mapping[str, list[Cells]]) -> dict[str, list[Cells]]:
        """Return the rows of a corrected report as they were before."""
        if report_id not in self._read:
            raise CorrectionsError(
                f"{self._out / FOLDER} does not hold what was read from {report_id} before it was "
                "corrected; make the tables again with: owes-extract run."
            )
        report = {**rows["reports"][0], "corrections": None}
        return {**self._read[report_id], "reports": [report]}

    def _one(
        self,
        report_id: str,
        rows: Mapping[str, list[Cells]],
        text: str,
        reviewed: Reviewed,
        bodies: Mapping[str, Cells],
    ) -> None:
        made = apply(rows, text, reviewed, bodies)
        self._corrected[report_id] = made
        self.done.refusals.extend(made.refusals)
        self.done.applied += len(made.states)
        self.done.reports += 1
        self._made[report_id] = self._with_indicators(corrected_rows(made, rows, self._lang))
        refused = {refusal.name.rpartition("#")[2] for refusal in made.refusals}
        # A decision that has just been refused is not kept; one of an earlier day is, and told.
        dropped = refused & self._fresh.get(report_id, set())
        left = {place: c for place, c in reviewed.corrections.items() if place not in dropped}
        self._reviewed[report_id] = replace(reviewed, corrections=left)

    def _with_indicators(self, rows: dict[str, list[Cells]]) -> dict[str, list[Cells]]:
        stream = IndicatorStream(self._codebook)
        told = empty() | {table: as_rows(table, some) for table, some in rows.items()}
        columns = [column.name for column in SCHEMA["indicators"].columns]
        values = [
            dict(zip(columns, row, strict=True))
            for made in (*stream.add(told), *stream.rest())
            for row in made["indicators"]
        ]
        return {**rows, "indicators": values}

    def _bodies(self) -> dict[str, Cells]:
        bodies: dict[str, Cells] = {}
        for row in cells(self._out, "institutions"):
            if row["named"] and row["source"] != "human":
                bodies.setdefault(str(row["name"]), row)
        return bodies

    def write(self) -> None:
        """Bring tables, corrections, what they replaced, and gold onto the disk."""
        complete = {name: bool(one.complete) for name, one in self._reviewed.items()}
        self.done.rules = verdicts(
            (made, complete[report_id]) for report_id, made in self._corrected.items()
        )
        both = (*self._made.values(), *self._replaced.values())
        if any(map(any_running, both)):
            renew(self._out, self._made, self._lang)
        rewrite(self._out, self._made, self._keep)

    def _keep(self, new: Path) -> None:
        keep(
            new / FOLDER,
            reviewed=self._reviewed,
            replaced=self._replaced,
            corrected=self._corrected,
            refusals=self.done.refusals,
        )
