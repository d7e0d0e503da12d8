"""Numbers of an earlier year, stated for comparison, and totals that begin before the period."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED, IN_BRACKETS
from extract.facts.fact import DateFact
from extract.meaning.status import earlier_words, opening_stock
from extract.meaning.status.cues import of_year
from extract.meaning.status.just_past import JustPast
from extract.meaning.status.made import is_made
from extract.meaning.status.signals import BEGUN, OTHER_TIMES, TIMES
from extract.polish.totals import TOTALS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.facts.fact import Quantity
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger
    from extract.polish.calendar import Interval

# What stands before a date that says when a number was true.
_WHEN = re.compile(
    r"(?:\b(?:w|we|na|bazowym|bazowy|na koniec|pod koniec|koniec|na dzień|dniu|roku|rok|okresie|za)"
    r"(?:\scał\w{2,3})?"
    r"|\(|^|\n)\s*\Z",
    re.IGNORECASE,
)
_LIKE = re.compile(r"\bjak\s(?:i\s)?(?:we?|za)\s(?:roku\s)?\Z", re.IGNORECASE)
# What begins a clause whose number is a total since the date that follows.
_SINCE = TOTALS.pattern(
    r"\W*(?:(?:<in_all>|a|i|zaś|tylko)\s+)*(?:począwszy\s+|poczynając\s+)?"
    r"(?:od|w\s+latach|w\s+okresie|na\s+przestrzeni\s+lat)\s+(?:dnia\s+|roku\s+|od\s+)?\Z"
)
_DONE = re.compile(r"\w(?:[nt]o|ł[aoy]?|li|śmy)\b")
# "Od 1.10.2014 r., czyli od początku projektu, utworzono 41": said twice in one clause.
_SAID_TWICE = re.compile(r",\s(?:czyli|tj\.|to jest|a więc)\s[^,;:]{3,50},\s*\Z")
# A stock at the end of an earlier time is there to compare with.
_STATE = re.compile(r"\b(?:na koniec|pod koniec|na dzień|stan na)\s*\Z", re.IGNORECASE)
_BARE = frozenset({ELIDED, IN_BRACKETS, COMPARED})
_DASHES = frozenset({"", "-", "–", "—", ":"})
_RIGHT_BEHIND = 4  # characters from a number's noun to its date
_REACH = 32  # characters before a date, or behind it
_BETWEEN = frozenset({"w", "na koniec", "pod koniec"})
_MOST_DATES = 4  # dates looked at before a number
_OPENS = re.compile(r"[(\[](we?\s)?\Z")
_GLIMPSE = 16  # characters before a date
_BETWEEN_LABEL = 4  # characters of " – "
# A part is of the period though its whole began earlier: "w tym 3 w bieżącym kwartale".
_OF_PERIOD = TIMES.pattern(
    rf"\b(?:<this>\s{OTHER_TIMES.any_of('times')}|okres\w{{0,2}}\s<of_report>)"
)
_AROUND = 60  # characters on either side of a part
_OTHER = re.compile(r"[,;:.(]|\d")


def _ends(fact: Quantity) -> tuple[int, ...]:
    """Offsets behind which a date says when the number was true.

    In "12 miejsc pracy utworzonych w 2018 r." it says when they were made.
    """
    made = is_made(fact.quote)
    return (fact.number_end,) if made else (fact.number_end, fact.end)


class Periods:
    """Dates of one report beside its reporting period.

    Attributes
    ----------
    text
        The report's text.
    dates, starts
        The dates that end, in order, and the offsets at which they begin.
    first, last
        The days of the period, ``None`` where they are not known.
    """

    def __init__(self, text: str, facts: Iterable[object], period: Interval | None) -> None:
        self.text = text
        self._january = bool(
            period is not None and period.start and (period.start.month, period.start.day) == (1, 1)
        )
        dates = sorted(
            (fact for fact in facts if isinstance(fact, DateFact) and fact.date_end),
            key=lambda fact: fact.start,
        )
        self._just_past = JustPast(text, period)
        self.starts = [fact.start for fact in dates]
        self.dates = dates
        self.first = period.start if period is not None else None
        self.last = period.end if period is not None else None

    def earlier(
        self, fact: Quantity, reading: Reading, floor: int, ceiling: int, trigger: Trigger | None
    ) -> bool:
        """Tell whether the clause of ``fact`` says that its number is of an earlier time.

        Only what stands between the numbers on either side (``floor``, ``ceiling``) is of it, and
        a word of an earlier time with which the clause begins. ``trigger`` governs the number.
        """
        if earlier_words.says_earlier(
            fact, self.text, reading, floor, self._just_past.means_own_year
        ):
            return True
        if self._beside_bracket(fact, reading) or self._in_stock(fact, reading, floor, trigger):
            return True
        if self.first is None or not self.dates:
            return False
        start = max(floor, reading.clause_start(fact.number_start))
        until = min(ceiling, fact.end + _RIGHT_BEHIND + _GLIMPSE)
        begin, end = bisect_left(self.starts, start), bisect_left(self.starts, until)
        return any(
            self._compares(date, fact, reading, trigger) and self._tells(date, fact, reading, floor)
            for date in self.dates[begin:end]
        )

    def _compares(
        self, date: DateFact, fact: Quantity, reading: Reading, trigger: Trigger | None
    ) -> bool:
        """Tell a date before the period with which the period is compared.

        A month before the period is told of as done; another year is there to compare with, and so
        is a bare number ("odbyły się 64 spotkania, w sierpniu 58").
        """
        if self.first is None or date.date_end is None or not self._is_before(date, trigger):
            return False
        if date.date_end.year < self.first.year or fact.rule in _BARE or self._opens(date, fact):
            return True
        if trigger is None:
            return _STATE.search(self._lead(date)) is not None
        # "w III kwartale było tego 431,5 godziny": nothing was done then.
        return trigger.weak and (
            _STATE.search(self._lead(date)) is not None or self._begins(date.start, reading, fact)
        )

    def _tells(self, date: DateFact, fact: Quantity, reading: Reading, floor: int) -> bool:
        """Tell a date that says when a number was true, and not when what it counts was made.

        ``floor`` is where the number before ends.
        """
        lead = self._lead(date)
        behind = date.start >= fact.number_end
        if behind and not self._adjoins(date.start, _ends(fact)):
            return False
        if not behind and floor > reading.start and self._adjoins(date.start, (floor,)):
            return False  # "z 84 w 2018 r. do 91": of the number before
        if not behind and is_made(self.text[max(0, date.start - _REACH) : date.start]):
            return False  # "z 51 miejsc utworzonych w 2019 r. istnieją 44"
        if not behind and self._is_of_difference(date, fact):
            return False
        if "from" in date.rule or _LIKE.search(lead):
            return False  # "tak jak w 2020 r. zorganizowaliśmy 3": of now
        return _WHEN.search(lead) is not None or (not behind and self._labels(date, fact))

    def _lead(self, date: DateFact) -> str:
        """Return the few characters right before a date."""
        return self.text[max(0, date.start - _GLIMPSE) : date.start]

    def _in_stock(
        self, fact: Quantity, reading: Reading, floor: int, trigger: Trigger | None
    ) -> bool:
        """Tell what there was when the period began: "stan na 1.01.: 34 os., przyjęto 22"."""
        if not opening_stock.may_be_stock(fact):
            return False
        if reading.signals & BEGUN:
            # Of all of its clause: "na początku roku usługi otrzymywały 52 osoby w 16 PS".
            opening = reading.clause_start(fact.number_start)
            if opening_stock.said_in_words(fact, self.text, opening, trigger):
                return True
        if self.first is None or self.first == self.last or not self.dates:
            return False
        start = max(floor, reading.clause_start(fact.number_start))
        begin, end = bisect_left(self.starts, start), bisect_left(self.starts, fact.number_start)
        before = self.dates[max(begin, end - _MOST_DATES) : end]
        if not before:
            return False
        behind = self.dates[end : end + _MOST_DATES]
        closed = any(day.date_start == self.last and day.start < reading.end for day in behind)
        return opening_stock.said_by_day(self.text, before, self.first, trigger, closed=closed)

    def _opens(self, date: DateFact, fact: Quantity) -> bool:
        """Tell a date that opens a bracket, then its number: "(luty: 81 h)", "(w lutym 81 h)"."""
        opens = _OPENS.search(self.text, max(0, date.start - _BETWEEN_LABEL), date.start)
        if opens is None:
            return False
        if fact.number_start - date.end > _BETWEEN_LABEL:
            return False
        between = self.text[date.end : fact.number_start].strip()
        return between in _DASHES and bool(between or opens[1])

    def _begins(self, date: int, reading: Reading, fact: Quantity) -> bool:
        """Tell a date with which the clause of a number begins: "w III kwartale"."""
        return len(self.text[reading.clause_start(fact.number_start) : date].split()) == 1

    def _labels(self, date: DateFact, fact: Quantity) -> bool:
        """Tell a date with nothing but a dash before its number: "plan 15, 2018 r. – 16"."""
        between = self.text[date.end : fact.number_start].strip()
        if fact.rule in _BARE:
            return between in _DASHES
        if self.first is None or date.date_end is None or not between:
            return False
        past = date.date_end.year < self.first.year
        return past and between in _DASHES  # "; I półr. 2023: 78 os."

    def _is_before(self, date: DateFact, trigger: Trigger | None) -> bool:
        """Tell a date before the period, or one whose year was taken to be the next wrongly.

        "W I półroczu było ich 58" is no plan, whatever year suits a report on the second half.
        """
        if self.first is None or self.last is None or date.date_end is None:
            return False
        done = trigger is not None and trigger.tense == "past" and trigger.status == "achieved"
        after = date.date_start is not None and date.date_start > self.last
        return date.date_end < self.first or (done and after and date.inferred is not None)

    def _is_of_difference(self, date: DateFact, fact: Quantity) -> bool:
        """Tell "o 43 więcej niż w 2017 r.: 301 prawnych": of what is listed behind the colon."""
        between = self.text[date.end : min(fact.start, date.end + _REACH)].lstrip()
        return between.startswith(":") and earlier_words.than(self.text, date.start)

    def _beside_bracket(self, fact: Quantity, reading: Reading) -> bool:
        """Tell a number alone in a bracket that an earlier time stands right before.

        "Mniej niż rok temu (34)", "niż na koniec 2018 r. (2 057)".
        """
        opens = earlier_words.alone_in_bracket(fact, self.text, reading)
        if opens is None:
            return False
        bare = fact.rule in _BARE
        if earlier_words.earlier_before_bracket(self.text, reading, opens, bare=bare):
            return True
        at = bisect_left(self.starts, opens) - 1
        if at < 0 or self.first is None:
            return False
        date = self.dates[at]
        before = date.date_end is not None and date.date_end < self.first
        adjoins = before and not self.text[date.end : opens].strip()
        return adjoins and earlier_words.than(self.text, date.start)

    def _adjoins(self, date: int, ends: Iterable[int]) -> bool:
        """Tell whether only "w" stands between a number or its noun and the date."""
        return any(end <= date and self.text[end:date].strip() in _BETWEEN for end in ends)

    def since(self, number: int, reading: Reading, floor: int) -> bool:
        """Tell a total since a date before the period: "Od 2016 r. utworzono 712 miejsc pracy"."""
        if self.first is None:
            return False
        last = bisect_left(self.starts, number)
        if not last or self.starts[last - 1] < floor:
            return False
        start = max(floor, self.said_from(number, reading, floor))
        for at in range(max(bisect_left(self.starts, start), last - _MOST_DATES), last):
            date = self.dates[at]
            if date.date_start is None or date.date_start >= self.first:
                continue
            if _SINCE.match(self.text[start : date.start + _GLIMPSE], 0, date.start - start) or (
                "from" in date.rule and not self.text[start : date.start].strip()
            ):
                return _DONE.search(self.text, date.end, number) is not None
        return False

    def said_from(self, number: int, reading: Reading, floor: int) -> int:
        """Offset at which the clause of a number begins, a time said twice before it included."""
        start = reading.clause_start(number)
        twice = _SAID_TWICE.search(self.text, max(floor, reading.start), start)
        return reading.clause_start(twice.start()) if twice is not None else start

    def is_own(self, fact: Quantity) -> bool:
        """Tell whether the words right around a part say that it is of the reporting period."""
        lead = self.text[max(0, fact.number_start - _AROUND) : fact.number_start]
        begin = fact.number_start - len(_OTHER.split(lead)[-1])
        tail = self.text[fact.number_end : fact.number_end + _AROUND]
        end = fact.number_end + len(_OTHER.split(tail)[0])
        if _OF_PERIOD.search(self.text, begin, end):
            return True
        at = bisect_left(self.starts, begin)
        return any(
            (date.date_start, date.date_end) == (self.first, self.last)
            for date in self.dates[at : bisect_left(self.starts, end)]
        )

    def running(self, reading: Reading, start: int, end: int) -> bool:
        """Tell whether the words ``start``..``end`` around a number make it a total since earlier.

        "od początku roku" does not, in a report whose period begins with the year.
        """
        if not reading.running_total(start, end):
            return False
        if not self._january:
            return True
        tokens = reading.tokens
        words = tokens.words[tokens.first_from(start) : tokens.first_from(end)]
        return next(of_year().in_words(words), None) is None
