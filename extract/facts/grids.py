"""Counts, hours and money in tables that a text file keeps.

Tabs, bars or spaces part the cells, or semicolons where every cell behind the label is a number.

A table is two or more lines in a row with the same number of cells, of which every line but the
first has a number behind its label. The unit of a cell is the noun at the head of its column
("uczestnicy") or, where the column only says how many, of which year or planned or done, the noun
of its row ("warsztaty"). It is hours where the head of its column, its row, the corner or what
stands above the table says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.facts import announced, lexicon, phrases
from extract.facts.fact import Amount, Count, Hours
from extract.facts.services import first_service
from extract.facts.topics import TopicReader
from extract.polish.numerals import find_numbers
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.sections import Section

_LINE = re.compile(r"[^\n]+")
PARTED = re.compile(r"[ \u00a0]*+[\t|][ \t\u00a0]*+|[ \u00a0]{3,}")
"""What parts two cells of a line."""
_MAY_PART = ("   ", "\t", "|", "\u00a0", ";")
# two lines, the second with nothing but numbers behind its label
_SEMICOLONS = re.compile(
    r"(?:;[^;\n]{1,60}){2}\n[^;\n\d]{2,60}(?:;[ \u00a0]*+[\d -][\d ,.-]{0,16}){2}"
)
_SEMICOLON = re.compile(r"[ \u00a0]*+;[ \u00a0]*+")
_FEWEST_SEMICOLONS = 2
_BARE_CELL = re.compile(r"\d[\d ,.\u00a0]*|[-–—]?")
CELL = "table cell"
"""Rule of a number in a cell."""
TOTAL_ROW = re.compile(r"(?:razem|ogółem|łącznie|suma|w sumie)\b", re.IGNORECASE)
"""How the row that adds up the rows above begins."""
_NUMBER = re.compile(
    r"(?:[^\W\d_]{1,9}\.?[ \u00a0]){0,2}"  # "min. 40", "co najmniej 40"
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f.]\d{3})++|\d++(?:,\d++)?)"
)
# "Wartość docelowa", "wartość osiągnięta": of an indicator, no money.
_WORTH = (
    r"wartość(?! (?:docelow|osiągnięt|bazow|począt|końcow|wskaźnik|zrealiz|plan|zakład|realiz))"
)
_MONEY = re.compile(rf"kwot|koszt|{_WORTH}|wydat|dotacj|poniesion|zł\b|PLN", re.IGNORECASE)
_MONEY_CELL = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]?\d{3})*+,\d\d")
_ROW_NUMBER = re.compile(r"(?:\d{1,3}[a-z]?[.)]?)?")
# "64 (80%)": a share of the number beside it.
_WITH_SHARE = re.compile(r"\s?\(\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|proc\.)\)\Z")
PART_ROW = re.compile(
    r"(?:[–•-]\s?)?(?:w tym|z tego|z czego):?\s+(?:dla|w|we|z|ze|na|u)\b", re.IGNORECASE
)
"""How a row begins that tells a part of the row above, and not what it counts."""
_NOT_COUNTED = re.compile(
    rf"%|zł|PLN|EUR|euro|kwota|koszt|{_WORTH}|godz|data|termin|lp\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int

    @property
    def has_digits(self) -> bool:
        return any(character.isdigit() for character in self.text)


def find(section: Section, context: Context) -> Iterator[Count | Hours | Amount]:
    """Yield the counts of the tables in ``section`` by rows; hours and money where they say so."""
    text, span = context.report.text, (section.content_start, section.end)
    # Told faster than the pattern fails at every space.
    if not any(text.find(mark, *span) >= 0 for mark in _MAY_PART):
        return
    if not PARTED.search(text, *span) and not _SEMICOLONS.search(text, *span):
        return
    for table in _tables(text, section.content_start, section.end):
        hours = _HoursOfTable(table[0], section, context)
        counted = ""
        for row in table[1:]:
            if not PART_ROW.match(row[0].text):
                counted = row[0].text
            for column, cell in enumerate(row[1:], 1):
                if _MONEY.search(table[0][column].text) and _MONEY_CELL.fullmatch(cell.text):
                    if context.free(cell.start, cell.start + len(cell.text)):
                        yield _amount(cell, section, context, label=row[0].text)
                    continue
                number = _NUMBER.fullmatch(cell.text)
                if number is not None and hours.stated(row[0], table[0][column]):
                    if context.free(
                        cell.start + number.start("number"), cell.start + len(cell.text)
                    ):
                        yield hours.read(cell, number.start("number"), row[0], table[0][column])
                    continue
                unit = _unit(table[0][column].text, counted) if number else None
                if unit is None and number is not None and TOTAL_ROW.match(row[0].text):
                    unit = _total_unit(table[0][column].text, table[0][0].text)
                if number is None or unit is None:
                    continue
                start = cell.start + number.start("number")
                if context.free(start, cell.start + len(cell.text)):
                    yield _count(cell, start, section, context, unit=unit, label=row[0].text)


class _HoursOfTable:
    """Tells and reads the cells of one table that hold hours."""

    def __init__(self, head: list[_Cell], section: Section, context: Context) -> None:
        self._section = section
        self._context = context
        self._all = announced.names_hours(head[0].text) or announced.hours_above(section, context)
        self._topics = TopicReader(section, context, context.tokens(section))
        self._corner = head[0].text

    def stated(self, row: _Cell, column: _Cell) -> bool:
        """Tell a cell of hours by the label of its row, the head of its column or the corner."""
        if announced.names_hours(column.text):
            return True
        counted = _noun(column.text)
        if counted is not None and counted.lemma not in lexicon.STATUS_LABELS:
            return False
        return announced.names_hours(row.text) or (self._all and not announced.counts(row.text))

    def read(self, cell: _Cell, number_start: int, row: _Cell, column: _Cell) -> Hours:
        text, end = self._context.report.text, cell.start + len(cell.text)
        tokens = self._context.tokens(self._section)
        first = tokens.first_from(row.start)
        last = tokens.first_from(row.start + len(row.text)) - 1
        service = first_service(column.text) or first_service(self._corner)
        topic = self._topics.in_cell(first, last, service)
        number = next(iter(find_numbers(text, cell.start, end)), None)
        return Hours(
            report_id=self._context.report.report_id,
            section_id=self._section.section_id,
            start=cell.start,
            end=end,
            quote=text[cell.start : end],
            rule=CELL,
            value=_value(text[cell.start + number_start : end]),
            modifier=number.modifier if number is not None else "exact",
            number_start=cell.start + number_start,
            number_end=end,
            topic=topic,
        )


def _tables(text: str, start: int, end: int) -> Iterator[list[list[_Cell]]]:
    rows: list[list[_Cell]] = []
    for line in _LINE.finditer(text, start, end):
        row = _cells(text, line.start(), line.end())
        if rows and len(row) == len(rows[0]) - 1 and row and TOTAL_ROW.match(row[0].text):
            row.insert(0, _Cell("", line.start()))  # a total has no number of its row
        listed = text.count(";", *line.span()) >= _FEWEST_SEMICOLONS
        if rows and (
            len(row) != len(rows[0])
            or (listed and not all(_BARE_CELL.fullmatch(cell.text) for cell in row[1:]))
        ):
            yield from _checked(rows)
            rows = []
        if len(row) > 1:
            rows.append(row)
    yield from _checked(rows)


def _checked(rows: list[list[_Cell]]) -> Iterator[list[list[_Cell]]]:
    """Yield ``rows`` if they are a table: a head, then labels with numbers."""
    if len(rows) > 1 and all(_ROW_NUMBER.fullmatch(row[0].text) for row in rows[1:]):
        rows = [row[1:] for row in rows if len(row) > 1]
    head, body = rows[:1], rows[1:]
    if (
        body
        and len(head[0]) > 1
        and all(
            not row[0].text[:1].isdigit() and any(cell.has_digits for cell in row[1:])
            for row in body
        )
    ):
        yield [*head, *body]


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    cells: list[_Cell] = []
    parts = PARTED
    if text.count(";", start, end) >= _FEWEST_SEMICOLONS and not PARTED.search(text, start, end):
        parts = _SEMICOLON
    for gap in parts.finditer(text, start, end):
        if gap.start() > start:
            cells.append(_Cell(_WITH_SHARE.sub("", text[start : gap.start()]), start))
        start = gap.end()
    if start < end and text[start:end].strip():
        cells.append(_Cell(_WITH_SHARE.sub("", text[start:end].rstrip()), start))
    return cells


def _unit(column: str, row: str) -> str | None:
    """Choose the unit of a cell: its column's noun if that is in the plural, else its row's."""
    if _NOT_COUNTED.search(column) or _NOT_COUNTED.search(row):
        return None
    named = _noun(column)
    if named is not None and not named.singular and named.lemma not in lexicon.COUNTING_NOUNS:
        return named.lemma
    of_row = _noun(row)
    return of_row.lemma if of_row is not None else None


def _total_unit(column: str, rows: str) -> str | None:
    """Choose the unit of a total of rows that name their own: the noun above them ("forma")."""
    above = None if _NOT_COUNTED.search(column) else _noun(rows)
    return above.lemma if above is not None else None


def _noun(label: str) -> lexicon.Word | None:
    """Word that a label or head names, a fixed unit whole: "Liczba miejsc pracy utworzonych"."""
    words = tokenise(label, 0, len(label)).words
    position = phrases.head(words, 0, len(words) - 1)
    if position is None:
        return None
    word = lexicon.word(words[position])
    if word.lemma in lexicon.COUNTING_NOUNS and position + 1 < len(words):
        behind = phrases.head(words, position + 1, len(words) - 1)
        if behind is None:
            return word
        position, word = behind, lexicon.word(words[behind])
    fixed = lexicon.multiword(words, position, word.lemma)
    return replace(word, lemma=fixed[1]) if fixed is not None else word


def _amount(cell: _Cell, section: Section, context: Context, *, label: str) -> Amount:
    end = cell.start + len(cell.text)
    return Amount(
        report_id=context.report.report_id,
        section_id=section.section_id,
        start=cell.start,
        end=end,
        quote=context.report.text[cell.start : end],
        rule=CELL,
        value=_value(cell.text),
        number_start=cell.start,
        number_end=end,
        unit="PLN",
        phrase=label,
    )


def _value(written: str) -> float:
    return float(re.sub(r"[^\d,]", "", written).replace(",", "."))


def _count(
    cell: _Cell, number_start: int, section: Section, context: Context, *, unit: str, label: str
) -> Count:
    end = cell.start + len(cell.text)
    number = next(iter(find_numbers(context.report.text, cell.start, end)), None)
    return Count(
        report_id=context.report.report_id,
        section_id=section.section_id,
        start=cell.start,
        end=end,
        quote=context.report.text[cell.start : end],
        rule=CELL,
        value=_value(context.report.text[number_start:end]),
        modifier=number.modifier if number is not None else "exact",
        number_start=number_start,
        number_end=end,
        unit=unit,
        phrase=label,
    )
