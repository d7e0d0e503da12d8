"""Counts, hours and money in tables that a text file keeps: cells parted by tabs, bars or spaces.

A table is two or more lines in a row with the same number of cells, of which every line but the
first has a number behind its label. The unit of a cell is the noun at the head of its column
("uczestnicy") or, where the column only says how many, of which year or planned or done, the noun
of its row ("warsztaty"). It is hours where the head of its column, its row, the corner or what
stands above the table says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

from extract.facts import fixed_units, heads, lexicon
from extract.facts.fact import Amount, Count, Hours
from extract.facts.grids import cells, line_tables, slash_tables
from extract.facts.grids.captions import unit_of_caption
from extract.facts.grids.cells import PART_ROW, TOTAL_ROW, Cell
from extract.facts.grids.column_heads import MONEY, NO_SUMS, NOT_COUNTED, SHARES
from extract.facts.grids.hour_cells import TableHours
from extract.facts.unit_classes import unit_class
from extract.polish.numerals import find_numbers
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.facts.context import Context
    from extract.facts.grids.line_tables import Table
    from extract.sections import Section

CELL = "table cell"
"""Rule of a number in a cell."""
HEADED = " | "
"""What stands in its phrase between the label of its row and the head of its column."""
_MONEY_CELL = re.compile(r"\d{1,3}(?>(?:[ \u00a0\u202f.]?\d{3})*),\d\d")
# "dotacje w zł", "Przychody (tys. zł)": cells hold zlotys, with or without grosze
_ZLOTYS = re.compile(r"(?<![^\W\d_])(?:z[łl]|PLN)(?![^\W\d_])")
_SUM = re.compile(r"(?:\d{1,3}(?>(?:[ \u00a0\u202f.]\d{3})+)|\d++)(?:,\d{1,2})?")
_SCALES = (("tys. z", 1_000), ("tys z", 1_000), ("mln z", 1_000_000))
_NAMED = re.compile(
    cells.NUMBER.pattern + r"[ \u00a0](?P<noun>[^\W\d_]{2,}\.?(?:[ \u00a0][^\W\d_]{3,}\.?){0,2})"
)
_SEXES = frozenset({"kobieta", "mężczyzna"})
_CAPTION = 240


def find(section: Section, context: Context) -> Iterator[Count | Hours | Amount]:
    """Yield the counts of the tables in ``section`` by rows; hours and money where they say so."""
    stretch = context.report.text, section.content_start, section.end
    for table in chain(line_tables.tables(*stretch), slash_tables.tables(*stretch)):
        yield from _Reader(table, section, context).facts()


class _Reader:
    """Reads the cells of one table."""

    def __init__(self, table: Table, section: Section, context: Context) -> None:
        self._table = table
        self._section = section
        self._context = context
        self._hours = TableHours(table, section, context)
        self._above: str | None = None  # unit of the row that "w tym" is a part of

    def facts(self) -> Iterator[Count | Hours | Amount]:
        """Yield what the cells state, row by row."""
        for row in self._table.rows:
            of_row = self._unit_of_row(row)
            for head, cell in zip(self._table.head[1:], row[1:], strict=False):
                fact = self._read(head, cell, row[0], of_row)
                if fact is not None:
                    yield fact
            self._above = of_row

    def _read(
        self, head: Cell, cell: Cell, label: Cell, of_row: str | None
    ) -> Count | Hours | Amount | None:
        free = self._context.free
        if _holds_money(cell.text, label.text, head.text):
            if not free(cell.start, cell.end):
                return None
            named = f"{head.text} {label.text}"
            return _amount(
                cell, self._section, self._context, label=_named(label, head), told_in=named
            )
        if SHARES.match(head.text) and cells.NUMBER.fullmatch(cell.text):
            if not free(cell.start, cell.end):
                return None
            return _amount(cell, self._section, self._context, label=_named(label, head), unit="%")
        number = cells.NUMBER.fullmatch(cell.text) or cells.LEADING.match(cell.text)
        number = number or self._hours.in_words(cell, head)
        if number is None:
            return None
        start, end = cell.start + number.start("number"), cell.start + number.end()
        if not free(start, end):
            return None
        if number.re is cells.HOURS or self._hours.stated(label, head, counted=_counts(head)):
            topic = self._hours.topic(label, head)
            stated = Cell(cell.text[: number.end()], cell.start)
            last = cell.start + number.end("number")
            return _hours(stated, (start, last), self._section, self._context, topic=topic)
        unit = _unit_of_column(head.text, label.text)
        name = label.text if unit is None else _named(label, head)
        if unit is None and not (NOT_COUNTED.search(head.text) or _MONEY_CELL.match(cell.text)):
            unit = of_row
        if unit is None:
            return None
        quoted = Cell(cell.text[: number.end()], cell.start)
        return _count(quoted, start, self._section, self._context, unit=unit, label=name)

    def _unit_of_row(self, row: Sequence[Cell]) -> str | None:
        """Return the noun of one of its cells, of its label, or of what stands above the table."""
        label = row[0].text
        if NOT_COUNTED.search(label):
            return None
        for cell in row[1:]:
            said = _NAMED.fullmatch(cell.text)
            named = _noun(said["noun"]) if said is not None else None
            if named is not None and named.kind != "measure":
                return named.lemma
        if PART_ROW.match(label):
            return self._above
        if self._rows_are_places():
            told, people = self._announced(), self._unit_of_people()
            if told is not None and (people is None or told not in _SEXES):
                return told
            if people is not None:
                return people
        named = _noun(label)
        if TOTAL_ROW.match(label) or named is None or named.proper or _is_body(named, label):
            return self._announced() or self._fallback(label, named)
        return named.lemma

    def _fallback(self, label: str, named: lexicon.Word | None) -> str | None:
        if TOTAL_ROW.match(label):  # of rows that name their own: the noun above them ("forma")
            above = _noun(self._table.head[0].text)
            if above is not None and above.lemma in lexicon.STATUS_LABELS:
                return self._above  # below "wskaźnik": of what the rows are
            return above.lemma if above is not None else None
        return named.lemma if named is not None else None

    def _rows_are_places(self) -> bool:
        """Tell a table by places or bodies, by what stands above their names: "Gmina"."""
        above = _noun(self._table.head[0].text)
        return above is not None and above.singular and unit_class(above.lemma) == "body"

    def _unit_of_people(self) -> str | None:
        """Return "osoba" beside columns of "kobiety" and "mężczyźni"."""
        named = [_unit_of_column(head.text, "") for head in self._table.head[1:]]
        people = [unit for unit in named if unit is not None]
        sexes = bool(people) and all(unit_class(unit) == "person" for unit in people)
        return "osoba" if sexes else None

    def _announced(self) -> str | None:
        """Read the unit that the line above the table, or its section's title, tells."""
        text, start = self._context.report.text, self._table.start
        begin = max(self._section.content_start, start - _CAPTION)
        lines = text[begin:start].rstrip().rsplit("\n", 1)
        return unit_of_caption(lines[-1]) or unit_of_caption(self._section.title or "")


def _holds_money(cell: str, row: str, column: str) -> bool:
    """Tell a sum to the grosz under a word of money, or any number where zlotys are named."""
    if MONEY.search(column) and _MONEY_CELL.fullmatch(cell):
        return True
    if not _ZLOTYS.search(column) and (not _ZLOTYS.search(row) or NO_SUMS.search(column)):
        return False
    return _SUM.fullmatch(cell) is not None


def _named(label: Cell, head: Cell) -> str:
    """Name what a cell counts: its row and, where the table has heads, its column."""
    return f"{label.text}{HEADED}{head.text}" if head.text else label.text


def _unit_of_column(column: str, row: str) -> str | None:
    """Noun at the head of a column, if it is in the plural and counts."""
    if NOT_COUNTED.search(column) or NOT_COUNTED.search(row):
        return None
    named = _noun(column)
    counts = named is not None and not named.singular and not named.proper
    if named is None or not counts or named.lemma in lexicon.COUNTING_NOUNS:
        return None
    return None if named.lemma in lexicon.STATUS_LABELS else named.lemma


def _is_body(named: lexicon.Word, label: str) -> bool:
    """Tell a row of one body ("GOPS Borki", "OWES w Ełku"), of which others are counted."""
    words = label.split()
    if named.kind != "acronym" or len(words) < 2 or lexicon.word(words[0]).kind != "acronym":
        return False
    return words[1].lower() in ("w", "we") or words[1][:1].isupper()


def _counts(head: Cell) -> bool:
    """Tell a head of a column that names what is counted in it: "uczestnicy", but not "plan"."""
    named = _noun(head.text)
    return named is not None and not (named.singular or named.lemma in lexicon.STATUS_LABELS)


def _noun(label: str) -> lexicon.Word | None:
    """Word that a label or head names, a fixed unit whole: "Liczba miejsc pracy utworzonych"."""
    words = tokenise(label, 0, len(label)).words
    position = heads.head(words, 0, len(words) - 1)
    if position is None:
        return None
    word = lexicon.word(words[position])
    if word.lemma in lexicon.COUNTING_NOUNS and position + 1 < len(words):
        behind = heads.head(words, position + 1, len(words) - 1)
        if behind is None:
            return word
        position, word = behind, lexicon.word(words[behind])
    fixed = fixed_units.longest(words, position, word.lemma)
    return replace(word, lemma=fixed[1]) if fixed is not None else word


def _amount(
    cell: Cell,
    section: Section,
    context: Context,
    *,
    label: str,
    told_in: str = "",
    unit: Literal["PLN", "%"] = "PLN",
) -> Amount:
    scale = next((times for word, times in _SCALES if word in told_in.lower()), 1)
    end = cell.start + len(cell.text)
    return Amount(
        report_id=context.report.report_id,
        section_id=section.section_id,
        start=cell.start,
        end=end,
        quote=context.report.text[cell.start : end],
        rule=CELL,
        value=_value(cell.text) * scale,
        number_start=cell.start,
        number_end=end,
        unit=unit,
        phrase=label,
    )


def _value(written: str) -> float:
    return float(re.sub(r"[^\d,]", "", written).replace(",", "."))


def _hours(
    cell: Cell, number: tuple[int, int], section: Section, context: Context, *, topic: str | None
) -> Hours:
    text, (number_start, number_end) = context.report.text, number
    found = next(iter(find_numbers(text, cell.start, number_end)), None)
    return Hours(
        report_id=context.report.report_id,
        section_id=section.section_id,
        start=cell.start,
        end=cell.end,
        quote=cell.text,
        rule=CELL,
        value=_value(text[number_start:number_end]),
        modifier=found.modifier if found is not None else "exact",
        number_start=number_start,
        number_end=number_end,
        topic=topic,
    )


def _count(
    cell: Cell, number_start: int, section: Section, context: Context, *, unit: str, label: str
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
