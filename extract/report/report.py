"""Report: one decoded text, where it came from, its title and reporting period."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from extract.decode import Decoded, clean, decode
from extract.display import card, marked
from extract.report.files import file_bytes, printable
from extract.report.period import find_period, find_period_in_name
from extract.report.title import find_title

if TYPE_CHECKING:
    from extract.polish.calendar import Interval

_UNSAFE = re.compile(r"[^\w.,()+–-]+")
_STEM_LENGTH = 100
_SHOWN = 600  # characters of the text in a notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    r"""One decoded report.

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
        What all offsets index: BOM, soft hyphens and spaces of no width dropped, line ends
        ``\n``, mojibake repaired, Polish letters in two parts put together; everything else
        untouched (no-break spaces, hard-wrapped lines).
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

    def _repr_html_(self) -> str:
        """Return what a notebook shows: what is known of the report, and how it begins."""
        period = self.period
        known = (
            ("period", f"{period.start} – {period.end}" if period else None),
            ("report_id", self.report_id),
            ("path", self.path),
            ("encoding", self.encoding),
            ("characters", len(self.text)),
            ("assumed", "; ".join(self.assumed)),
        )
        return card(self.title or self.report_id, known) + marked(self.text, (), most=_SHOWN)


def read(path: str | os.PathLike[str], *, encoding: str | None = None) -> Report:
    """Read one report from a file.

    Parameters
    ----------
    path
        A regular file (or a link to one).
    encoding
        Encoding of the file; ``None`` guesses it and says so in ``Report.assumed``.

    Returns
    -------
    Report
        With title and reporting period, as far as text or file name give them.

    Raises
    ------
    ReadError
        The file cannot be opened, is a directory, a device or a loop of links.
    DecodeError
        The file is empty or binary, or not in the encoding given by hand.

    Examples
    --------
    >>> import extract
    >>> extract.read("brak.txt")
    Traceback (most recent call last):
    extract.errors.ReadError: brak.txt does not exist: check the path.
    """
    return from_bytes(file_bytes(path), path=os.fspath(path), encoding=encoding)


def from_bytes(
    data: bytes, *, path: str, name: str | None = None, encoding: str | None = None
) -> Report:
    """Make a report of the bytes of a file that was opened elsewhere, in an archive, on a server.

    Parameters
    ----------
    data
        All bytes of the file.
    path
        Where it lies.
    name
        Its name, which without ``.txt`` stands in ``report_id``; the last part of ``path`` if
        left out.
    encoding
        As for ``read``.

    Raises
    ------
    DecodeError
        As for ``read``.
    """
    given = printable(path)
    last = printable(name or path).replace("\\", "/").rpartition("/")[2] or given
    decoded = decode(data, encoding=encoding, name=given)
    return _report(decoded, digest=sha256(data).hexdigest(), stem=_stem(last), path=given)


def from_text(text: str, *, name: str | None = None) -> Report:
    """Make a report of a text at hand.

    Parameters
    ----------
    text
        The report. Line ends, soft hyphens, byte order marks, lone surrogates, mojibake and
        letters in two parts are treated as those of a file, so offsets index ``Report.text``,
        not ``text``.
    name
        Stands for the file's stem in ``report_id``, and may hold the period ("raport_2019_Q3").
    """
    data = text.encode("utf-8", "surrogatepass")
    repaired, assumed = clean(text)
    return _report(
        Decoded(repaired, "utf-8", assumed),
        digest=sha256(data).hexdigest(),
        stem=name if name is not None else "text",
        path=None,
    )


def _report(decoded: Decoded, *, digest: str, stem: str, path: str | None) -> Report:
    assumed = decoded.assumed
    mention = find_period(decoded.text)
    period: Interval | None = None
    span: tuple[int, int] | None = None
    if mention is not None:
        period = mention.interval
        if mention.start is not None and mention.end is not None:
            span = (mention.start, mention.end)
        if mention.inferred:
            assumed = (*assumed, mention.inferred)
    else:
        named = find_period_in_name(stem)
        if named is not None:
            period = named.interval
            assumed = (*assumed, "period taken from the file name")
        else:
            assumed = (*assumed, "no report period found")
    return Report(
        report_id=f"{_safe(stem)}-{digest[:8]}",
        path=path,
        sha256=digest,
        encoding=decoded.encoding,
        text=decoded.text,
        title=find_title(decoded.text),
        period=period,
        period_span=span,
        assumed=assumed,
    )


def _stem(name: str) -> str:
    return name[:-4] if name.lower().endswith(".txt") and len(name) > 4 else name


def _safe(stem: str) -> str:
    """Readable and harmless in ids, tables and file names: Polish letters stay."""
    letters = unicodedata.normalize("NFC", stem)
    return _UNSAFE.sub("_", letters)[:_STEM_LENGTH].strip("_.") or "report"
