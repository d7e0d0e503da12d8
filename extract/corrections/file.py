"""``corrections.json``: read, put together, written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.corrections.correction import Correction, RefusalError, correction
from extract.errors import CorrectionsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT = "owes-extract corrections"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """A correction that was not applied.

    Attributes
    ----------
    name
        Which one: the fact's id, or its place in the file.
    why
        One sentence.
    """

    name: str
    why: str


@dataclass(slots=True)
class Reviewed:
    """What a person decided on one report.

    Attributes
    ----------
    report_id, sha256
        The report, and the version of it that was seen.
    complete
        Whether all of it was looked at, so that what stands undecided is right; ``None`` if the
        file says nothing of it.
    corrections
        Decisions by the kind and offsets of their facts.
    """

    report_id: str
    sha256: str
    complete: bool | None = None
    corrections: dict[str, Correction] = field(default_factory=dict)


def read(file: Path) -> tuple[list[Reviewed], list[Refusal]]:
    """Read a file of corrections.

    Returns
    -------
    tuple
        What can be used, and what cannot, whatever the reports say.

    Raises
    ------
    CorrectionsError
        When the file cannot be read or is no file of corrections.
    """
    reviewed: dict[str, Reviewed] = {}
    refusals: list[Refusal] = []
    for place, report in enumerate(_reports(file)):
        made = _reviewed(report)
        if made is None:
            why = "it has no report_id, no sha256 or no corrections"
            refusals.append(Refusal(f"report {place + 1} of {file.name}", why))
        elif made.report_id in reviewed:
            why = f"{file.name} holds corrections of this report twice; the first were used"
            refusals.append(Refusal(made.report_id, why))
        else:
            refusals.extend(_fill(made, report["corrections"]))
            reviewed[made.report_id] = made
    return list(reviewed.values()), refusals


def _reports(file: Path) -> list[Any]:
    """Load what a file of corrections tells of each report, whatever that is."""
    try:
        told = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CorrectionsError(
            f"{file} cannot be read ({error.strerror or error}); name the corrections.json that "
            "the review page saved."
        ) from error
    except (ValueError, RecursionError) as error:
        raise CorrectionsError(
            f"{file} is no JSON, or only a part of it ({error}); save it from the review page "
            "again."
        ) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise CorrectionsError(
            f"{file} is no file of corrections; name the corrections.json that the review page "
            "saved."
        )
    if told.get("version") != VERSION or not isinstance(told.get("reports"), list):
        raise CorrectionsError(
            f"{file} is of version {told.get('version')!r} of the format, and this program knows "
            f"version {VERSION}; use the owes-extract that made the review page."
        )
    reports: list[Any] = told["reports"]
    return reports


def _reviewed(report: object) -> Reviewed | None:
    if not isinstance(report, dict) or not isinstance(report.get("corrections"), list):
        return None
    name, sha256, complete = (report.get(key) for key in ("report_id", "sha256", "complete"))
    if not isinstance(name, str) or not isinstance(sha256, str):
        return None
    return Reviewed(name, sha256, complete if isinstance(complete, bool) else None)


def _fill(reviewed: Reviewed, told: Iterable[object]) -> Iterator[Refusal]:
    for place, one in enumerate(told):
        named = one.get("fact_id") if isinstance(one, dict) else None
        name = named if isinstance(named, str) else f"correction {place + 1}"
        if not name.startswith(reviewed.report_id):
            name = f"{reviewed.report_id}, {name}"
        try:
            made = correction(reviewed.report_id, one)
        except RefusalError as refused:
            yield Refusal(name, str(refused))
            continue
        if made.place in reviewed.corrections:
            yield Refusal(name, "the file decides on this fact twice; the first decision was used")
        else:
            reviewed.corrections[made.place] = made


def merged(kept: Iterable[Reviewed], fresh: Iterable[Reviewed]) -> list[Reviewed]:
    """Put fresh decisions over those that were kept, in order of report.

    Decisions on another version of a report's text make way for fresh ones; a decision that is
    withdrawn is gone.
    """
    made = {one.report_id: one for one in kept}
    for one in fresh:
        before = made.get(one.report_id)
        if before is None or before.sha256 != one.sha256:
            before = Reviewed(one.report_id, one.sha256)
        decisions = {**before.corrections, **one.corrections}
        complete = before.complete if one.complete is None else one.complete
        left = {place: c for place, c in decisions.items() if c.action != "withdraw"}
        made[one.report_id] = Reviewed(one.report_id, one.sha256, complete, left)
    return [made[name] for name in sorted(made) if made[name].corrections or made[name].complete]


def written(reviewed: Iterable[Reviewed]) -> str:
    """Return corrections as the text of a file."""
    reports: list[dict[str, Any]] = [
        {
            "report_id": one.report_id,
            "sha256": one.sha256,
            **({} if one.complete is None else {"complete": one.complete}),
            "corrections": [c.told for _, c in sorted(one.corrections.items())],
        }
        for one in reviewed
    ]
    told = {"format": FORMAT, "version": VERSION, "reports": reports}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
