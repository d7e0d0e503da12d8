"""Report: one decoded text, where it came from, its title and reporting period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.polish.calendar import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One decoded report.

    Attributes
    ----------
    report_id
        ``<file stem>-<first 8 hex digits of sha256>``: the same bytes under the same name are
        the same report wherever they lie.
    path
        Path as given by the user, ``None`` for a text handed over in Python.
    sha256
        Hex digest of the file's bytes (of the UTF-8 bytes of a text).
    encoding
        Name of the encoding the bytes were decoded with.
    text
        What all offsets index: BOM dropped, line ends ``\\n``, soft hyphens dropped, mojibake
        repaired, everything else untouched (no-break spaces, hard-wrapped lines).
    title
        First line that names the document, without its line end; ``None`` if there is none.
    period, period_span
        The reporting period and the offsets of the words it was read from.
    assumed
        What had to be assumed, one short clause each ("encoding guessed: cp1250").
    """

    report_id: str
    path: str | None
    sha256: str
    encoding: str
    text: str
    title: str | None = None
    period: Interval | None = None
    period_span: tuple[int, int] | None = None
    assumed: tuple[str, ...] = ()
