"""What must hold whatever bytes come: one function for each part of the package that is fuzzed.

Each takes the bytes of an input and raises ``AssertionError``, or what the package raised, when a
law is broken.
"""

from __future__ import annotations

from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING

from extract import sections
from extract.decode import clean, decode
from extract.errors import ExtractError
from extract.facts.fact import DateFact, Quantity
from extract.pipeline import extract
from extract.polish.calendar import find_dates
from extract.polish.numerals import find_compounds, find_numbers
from extract.report import from_text
from extract.tables import SCHEMA, frame, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.report import Report


def decoding(data: bytes) -> None:
    """Bytes become a text that is clean and can be written again, or are refused in a sentence."""
    try:
        decoded = decode(data, name="wejście.txt")
    except ExtractError as error:
        refused = str(error)
        decoded = None
    if decoded is None:
        assert "wejście.txt" in refused
        return
    text = decoded.text
    assert "\r" not in text
    assert "\u00ad" not in text
    # Text damaged in two ways at once is repaired in one of them; the rest is as it was written.
    if not any("mojibake" in assumed for assumed in decoded.assumed):
        assert clean(text)[0] == text
    assert text.encode("utf-8").decode("utf-8") == text
    assert decode(data, name="wejście.txt") == decoded


def splitting(data: bytes) -> None:
    """Sections tile the text, from its first character to its last."""
    report = _report(data)
    if report is None:
        return
    found = sections.split(report)
    assert found[0].start == 0
    assert found[-1].end == len(report.text)
    assert all(one.end == after.start for one, after in pairwise(found))
    assert all(one.start <= one.content_start <= one.end for one in found)
    ids = [section.section_id for section in found]
    assert len(set(ids)) == len(ids)


def numbers(data: bytes) -> None:
    """Numbers stand in the text in order, apart from one another, and are finite."""
    text = _text(data)
    for found in (list(find_numbers(text)), list(find_compounds(text))):
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(one.end <= after.start for one, after in pairwise(found))
        for one in found:
            assert all(isfinite(value) for value in (one.value, one.value_max) if value is not None)


def days(data: bytes) -> None:
    """Dates stand in the text in order and mean days that exist."""
    text = _text(data)
    found = list(find_dates(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def pipeline(data: bytes) -> None:
    """Every fact is grounded, has an id of its own, leads somewhere and fits its table."""
    report = _report(data)
    if report is None:
        return
    result = extract(report, model=None)
    ids = [fact.fact_id for fact in result.facts]
    assert len(set(ids)) == len(ids)
    for fact in result.facts:
        assert report.text[fact.start : fact.end] == fact.quote
        whole = getattr(fact, "part_of", None)
        assert whole is None or (whole in ids and whole != fact.fact_id)
        if isinstance(fact, Quantity):
            assert fact.start <= fact.number_start < fact.number_end <= fact.end
        elif isinstance(fact, DateFact):
            assert fact.date_start is not None or fact.date_end is not None
    made = rows(result)
    for name in SCHEMA:
        assert len(frame(name, made[name])) == len(made[name])


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": decoding,
    "sections": splitting,
    "numerals": numbers,
    "calendar": days,
    "pipeline": pipeline,
}


def _text(data: bytes) -> str:
    return clean(data.decode("utf-8", "replace"))[0]


def _report(data: bytes) -> Report | None:
    """Make a report of the bytes; one that holds nothing to read is refused, which is right."""
    try:
        return from_text(data.decode("utf-8", "replace"))
    except ExtractError:
        return None
