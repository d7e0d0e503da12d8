"""Laws of any text: what holds whatever somebody wrote, from characters to written tables."""

from __future__ import annotations

import csv
import gc
import tempfile
from datetime import date
from itertools import pairwise
from math import inf, isfinite
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from contents import contents
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract import batch
from extract.export import Export, plain
from extract.facts.fact import DateFact, Quantity
from extract.pipeline import Result, extract
from extract.tables import SCHEMA, ColumnType, Table, chunks, rows, tables_without_indicators

# What reports are made of, and what breaks readers of them: numbers and their neighbours, words
# that open and close something, marks, and every kind of gap.
_NUMBERS = """
12|1|0|386|1 234,5|2.500|106,5|10-15|½|12x8|²|1/2|007|9999999999999999999999999999999999999999
dwadzieścia trzy|pięcioro|półtorej|kilkanaście|milion|dwukrotnie|12-osobowy|dwudniowe|2031
12.03.2031|09-10.11.|31.02.2031|12,14,19.03|27-28 lipca 2031 r.|II-IV|I półrocze 2031|04/2031
rok szkolny 2031/2032|50%|125 300,00 zł|15 tys. zł|8:00-16:00|+48 600 100 200|art. 12|XIV|-1|–5
"""
_WORDS = """
osób|spotkań|godzin|godz.|h|doradztwa prawnego|miejsc pracy|grupa|PES|szkolenie|osoby|nowych|m.
w|na|z|dla|po|od|do|i|oraz|x|nr|ok.|ponad|min.|co najmniej|w tym|z czego|razem|ogółem|łącznie
odbyło się|Udzielono|planowano|Liczba|za okres|w dniach|GOPS|PUP/MUP|Bartoszycach|okres realizacji
Zadanie|ZADANIE I -|SZKOLENIA|Sprawozdanie|a)|b)|1.|1)|I.|•|-|–
"""
_MARKS = tuple('.,;:()„”"/%…![|_*#')
_GAPS = (*[" "] * 4, "", "\n", "\n\n", "\u00a0", "\t", "  ", "\u00ad", "-\n", "\r\n", "\u2028")
_ODD = ("\u202e", "\ufeff", "\ufffd", "\ud800", "\x0c", "\x1b", "\u0301", "😀", "Ä…", "³", "ﬁ")


def _either(listed: str) -> tuple[str, ...]:
    return tuple(piece for line in listed.split("\n") for piece in line.split("|") if piece)


_PIECES = st.one_of(
    st.sampled_from(_either(_NUMBERS)),
    st.sampled_from(_either(_WORDS)),
    st.sampled_from(_either(_WORDS)),
    st.sampled_from(_MARKS),
    st.sampled_from(_ODD),
    st.text(max_size=4),
)
TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from(_GAPS)), max_size=40).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)

many = settings(max_examples=300)
few = settings(max_examples=25)  # each writes files


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Open the dictionary and compile the patterns before anything is drawn."""
    extract("W maju 2031 r. odbyło się 12 spotkań, w tym 3 w GOPS (4 h).")


@many
@given(TEXTS)
def test_every_fact_is_grounded_in_the_text(text: str) -> None:
    result = extract(text)
    whole = result.report.text
    for fact in result.facts:
        assert 0 <= fact.start < fact.end <= len(whole)
        assert whole[fact.start : fact.end] == fact.quote
        assert fact.rule
        if isinstance(fact, Quantity):
            assert fact.start <= fact.number_start < fact.number_end <= fact.end
    assert list(result.facts) == sorted(result.facts, key=lambda fact: (fact.start, fact.end))


@many
@given(TEXTS)
def test_every_value_is_a_number_in_order(text: str) -> None:
    for fact in extract(text).facts:
        if isinstance(fact, Quantity):
            assert all(isfinite(v) for v in (fact.value, fact.value_max) if v is not None)
            assert (fact.value is None or fact.value >= 0) or fact.kind != "count"
            assert fact.value is not None or fact.value_max is not None or fact.kind == "count"
            assert (-inf if fact.value is None else fact.value) <= (
                inf if fact.value_max is None else fact.value_max
            )
        elif isinstance(fact, DateFact):
            assert fact.date_start is not None or fact.date_end is not None


@many
@given(TEXTS)
def test_sections_tile_the_text(text: str) -> None:
    result = extract(text)
    sections = result.sections
    assert sections[0].start == 0
    assert sections[-1].end == len(result.report.text)
    for section, following in pairwise(sections):
        assert section.end == following.start
    ids = [section.section_id for section in sections]
    assert len(set(ids)) == len(ids)
    for section in sections:
        assert section.start <= section.content_start <= section.end
        assert (
            section.parent_id is None or section.parent_id in ids[: ids.index(section.section_id)]
        )


@many
@given(TEXTS)
@example("12 Liczba a) ")  # a bracket at the very end behind a label
@example("12 Liczba a,")
def test_identifiers_are_unique_and_lead_somewhere(text: str) -> None:
    result = extract(text)
    ids = [fact.fact_id for fact in result.facts]
    assert len(set(ids)) == len(ids)
    bounds = {section.section_id: section for section in result.sections}
    for fact in result.facts:
        section = bounds[fact.section_id]
        assert section.start <= fact.start < section.end
        whole = getattr(fact, "part_of", None)
        assert whole is None or (whole in ids and whole != fact.fact_id)


@many
@given(TEXTS)
def test_the_same_text_says_the_same_twice(text: str) -> None:
    assert extract(text).facts == extract(text).facts


@many
@given(TEXTS, TEXTS)
def test_a_text_read_before_changes_nothing(before: str, text: str) -> None:
    alone = extract(text)
    extract(before)
    assert rows(extract(text)) == rows(alone)


@many
@given(TEXTS)
def test_a_decoded_text_is_decoded(text: str) -> None:
    once = extract(text).report.text
    assert extract(once).report.text == once


@many
@given(TEXTS)
def test_rows_in_chunks_are_the_rows(text: str) -> None:
    result = extract(text)
    joined: dict[str, list[object]] = {name: [] for name in SCHEMA}
    for chunk in chunks(result):
        for name, some in chunk.items():
            joined[name].extend(some)
    assert joined == rows(result)
    assert sum(map(len, joined.values())) >= 1 + len(result.sections) + len(result.facts)


@few
@given(st.lists(TEXTS, max_size=3))
def test_tables_come_back_from_csv_and_parquet(texts: list[str]) -> None:
    results = [extract(text) for text in texts]
    made = tables_without_indicators(results)
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        _write(results, out)
        for table in SCHEMA.values():
            read = pd.read_parquet(out / f"{table.name}.parquet")
            for place in table.of_type(ColumnType.DAY):
                day = table.columns[place].name
                read[day] = pd.to_datetime(read[day]).astype(made[table.name][day].dtype)
            pd.testing.assert_frame_equal(read, made[table.name])
            assert _from_csv(out, table) == _written(results, table)


def _write(results: list[Result], out: Path) -> None:
    with Export(out, ["csv", "parquet"]) as export:
        for result in results:
            export.add(rows(result))


def _written(results: list[Result], table: Table) -> list[list[str]]:
    """The cells as a reader of the CSV should get them."""
    return [[_cell(cell) for cell in row] for r in results for row in rows(r)[table.name]]


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _from_csv(out: Path, table: Table) -> list[list[str]]:
    texts = table.of_type(ColumnType.TEXT)
    with (out / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        heading, *body = csv.reader(lines)
    assert heading == [column.name for column in table.columns]
    return [[plain(c) if i in texts else c for i, c in enumerate(row)] for row in body]


@few
@given(st.lists(TEXTS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_files_in_any_order_make_the_same_bytes(texts: list[str], random: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"raport {number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        first = batch.run(paths, folder / "one")
        random.shuffle(paths)
        second = batch.run(paths, folder / "two")
        assert first.rows == second.rows
        assert first.read + len(first.failures) == len(texts)
        assert all("defect" not in failure.message for failure in first.failures)
        assert contents(folder / "one") == contents(folder / "two")


def test_rules_leave_nothing_to_the_collector_of_cycles() -> None:
    """It is paused while they read."""
    text = "Odbyło się 12 spotkań (5 w GOPS w Pieckach), w tym 3 w dniach 3-5.03.2031.\n" * 3
    extract(text, model=None)
    gc.collect()
    gc.disable()
    try:
        extract(text, model=None)
        assert gc.collect() == 0
    finally:
        gc.enable()
    extract(text, model=None)
    assert gc.isenabled()
