"""Units that a count leaves out: "7 w UG" counts what its whole, list or sentence counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.count_rules import CATEGORY
from extract.facts.fact import changed
from extract.facts.grids import CELL
from extract.facts.unit_classes import unit_class
from extract.meaning.breakdown import gaps, labelled, of_them, series
from extract.meaning.breakdown.agreement import agrees, says_people, takes_up
from extract.meaning.breakdown.captioned import Captions
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import OUT_OF_PLANNED
from extract.meaning.breakdown.kinship import SEXES, names_counterpart
from extract.meaning.breakdown.nearest import is_adjunct, last_free, nearest
from extract.meaning.breakdown.telling_which import (
    LABEL_ALONE,
    WHICH,
    is_manner,
    only_label,
    only_which,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.facts.fact import Count
    from extract.polish.sentences import SentenceIndex
    from extract.sections import Section

_MONEY_ONLY = re.compile(r"\D*\d[\d ,.\u00a0]*(?:tys\.|mln)?\s?zł\b,[^,;.:\d]*")
_OUT_OF_THE = re.compile(r"\s{0,3}(?:spośród|wśród)\s", re.IGNORECASE)
_NEXT_SENTENCE = 3  # characters between a sentence and the next


def fill(
    counts: Sequence[Count],
    wholes: Mapping[str, str],
    *,
    text: str,
    sections: Sequence[Section],
    sentences: SentenceIndex,
    other_numbers: Sequence[int],
) -> list[Count]:
    """Give counts that leave their unit out the one they take over; drop those that find none.

    Parameters
    ----------
    counts
        Counts of one report in any order.
    wholes
        ``fact_id`` of the whole of each part.
    other_numbers
        Offsets of numbers that are no counts.
    """
    ordered = sorted(counts, key=lambda count: count.number_start)
    return _Filler(text, sections, sentences, sorted(other_numbers), wholes).run(ordered)


class _Filler:
    """One pass over a report's counts in order of the text."""

    def __init__(
        self,
        text: str,
        sections: Iterable[Section],
        sentences: SentenceIndex,
        other_numbers: Sequence[int],
        wholes: Mapping[str, str],
    ) -> None:
        self._text = text
        self._captions = Captions(text)
        self._other_numbers = other_numbers
        self._sections = {section.section_id: section for section in sections}
        self._sentences = sentences
        self._wholes = wholes
        self._parts: dict[str, list[str]] = defaultdict(list)
        for part, whole in wholes.items():
            self._parts[whole].append(part)
        self._done: dict[str, Count] = {}
        self._named: dict[str, str | None] = {}  # the units of wholes by their ``fact_id``
        self._before: list[Count] = []  # of the sentence before
        self._sentence_start = 0

    def run(self, counts: Sequence[Count]) -> list[Count]:
        """Return the counts with their units; those that found none are left out."""
        self._named = {c.fact_id: c.unit for c in counts if c.fact_id in self._parts}
        sentence: list[Count] = []
        waiting: list[Count] = []
        sentence_end = -1
        for count, following in zip_longest(counts, counts[1:]):
            if count.number_start >= sentence_end:
                start, end = self._sentences.span(count.number_start, count.number_end)
                near = bool(sentence) and start - sentence_end < _NEXT_SENTENCE
                self._before = sentence if near else []
                sentence, waiting, sentence_end = [], [], end
                self._sentence_start = start
            ahead = following is not None and series.joins(self._text, count, following)
            read = None if ahead else self._of_people(count, waiting, self._place(count, sentence))
            if read is None:
                waiting.append(count)
                continue
            for named in (*series.named(self._text, waiting, read), read):
                self._done[named.fact_id] = named
                sentence.append(named)
            waiting = []
        return list(self._done.values())

    def _of_people(
        self, count: Count, waiting: Sequence[Count], read: Count | None
    ) -> Count | None:
        """Read a number without a noun of what only people do: "kurs ukończyli: 11 z 14".

        The label above it says no more than what they did it with: "Szkolenia: zapisało się 48".
        """
        if read is not None and unit_class(read.unit) != "event":
            return read
        if count.unit is not None and ":" not in count.phrase:
            return read
        told = any(says_people(one.phrase.rpartition(":")[2]) for one in (*waiting, count))
        return changed(count, unit="osoba") if told else read

    def _place(self, count: Count, sentence: list[Count]) -> Count | None:
        """Find the unit of ``count``; ``None`` when it has none and finds none."""
        whole = self._done.get(self._wholes.get(count.fact_id, ""))
        if whole is not None:
            part = self._as_part(count, whole, sentence)
            if part is not None:
                return part
        if count.unit is None:
            named = of_them.unit(self._text, count, sentence[-1].end if sentence else 0)
            unit = named or self._of_kin(count, waits=whole is None)
            if unit is not None:
                return changed(count, unit=unit)
            if is_manner(count.phrase):
                return None  # "12 rocznie": an adverb tells a part, or nothing
        captioned = self._captions.unit(count)
        if captioned is not None:
            return changed(count, unit=captioned)
        if not sentence:
            return self._first(count)
        if count.unit is None and sentence[-1].section_id != count.section_id:
            # Items of a list without full stops are one sentence.
            self._sentence_start = max(
                self._sentence_start, self._sections[count.section_id].content_start
            )
            return self._first(count) or self._continued(count, sentence)
        return self._behind_others(count, sentence)

    def _as_part(self, count: Count, whole: Count, sentence: list[Count]) -> Count | None:
        """Read a part by its whole; ``None`` for one that leaves its unit out and is no label."""
        in_cell = count.rule == CELL and count.unit is not None  # by the head of its column
        if not in_cell and names_counterpart(count.unit, whole.unit, count.rule, count.phrase):
            return changed(count, unit=whole.unit)
        if count.unit is None:
            return None
        before = sentence[-1] if sentence else None
        if before is not None and self._wholes.get(before.fact_id) != whole.fact_id:
            before = None
        if only_which(self._text, count, whole, before):
            return changed(count, unit=whole.unit, rule=WHICH)
        return count

    def _of_kin(self, count: Count, *, waits: bool) -> str | None:
        """Return the unit of the whole behind, for which a count ``waits``, or of the parts before.

        "„RODO”, 5 grudnia, 13" above "razem 83 osoby", "ogółem – 101" below its parts.
        """
        below = self._named.get(self._wholes.get(count.fact_id, "")) if waits else None
        if below is not None:
            return below
        parts = self._parts.get(count.fact_id, ())
        told = {self._done[part].unit for part in parts if part in self._done}
        if told == SEXES:
            return "osoba"  # "Kobiety: 22, mężczyźni: 38, razem: 60"
        return told.pop() if len(told) == 1 else None

    def _behind_others(self, count: Count, sentence: list[Count]) -> Count | None:
        """Find the unit of a count behind others of its sentence: theirs, or what a line says."""
        previous = sentence[-1]
        if count.unit is not None and not only_label(previous, count):
            return count
        line = self._text.rfind("\n", previous.end, count.start)
        headed = self._headed(count, line + 1) if count.unit is None and line >= 0 else None
        if headed is not None:
            return changed(count, unit=headed)
        if not gaps.goes_on(gaps.between(self._text, previous, count), loose=count.unit is None):
            return count if count.unit is not None else None
        if count.unit is not None:
            to_label = not is_adjunct(self._text, previous)
            model = previous if to_label else self._nearest(sentence, count)
            return changed(count, unit=model.unit, rule=LABEL_ALONE)
        if self._interrupted(previous.number_end, count.number_start):
            return self._behind_money(count, sentence)
        return changed(count, unit=self._nearest(sentence, count).unit)

    def _continued(self, count: Count, sentence: list[Count]) -> Count | None:
        """Give a number in an item of its own the unit of the item before: "- 7 w UG"."""
        if any(other.section_id == count.section_id for other in sentence):
            return None
        return changed(count, unit=last_free(self._text, sentence).unit)

    def _behind_money(self, count: Count, sentence: list[Count]) -> Count | None:
        """Read "5 umów na 14 miejsc pracy, dotacje 336 000 zł, utworzono 9" by its own verb."""
        between = self._text[sentence[-1].number_end : count.number_start]
        if not has_verb(count.phrase) or not _MONEY_ONLY.fullmatch(gaps.ASIDE.sub("", between)):
            return None
        return changed(count, unit=sentence[-1].unit)

    def _interrupted(self, start: int, end: int) -> bool:
        """Tell hours or money between two numbers: "12 spotkań; 96 godz. warsztatów (plan: 96)"."""
        first = bisect_left(self._other_numbers, start)
        for offset in self._other_numbers[first : bisect_left(self._other_numbers, end)]:
            before, behind = self._text[start:offset], self._text[offset:end]
            if before.count("(") == before.count(")") and behind.count("(") == behind.count(")"):
                return True
        return False

    def _nearest(self, counts: list[Count], count: Count) -> Count:
        return nearest(self._text, counts, count, wholes=self._wholes, done=self._done)

    def _first(self, count: Count) -> Count | None:
        """Find the unit of the first count of a sentence: from the one before, or from a lead."""
        section = self._sections[count.section_id]
        listed = self._text.find(":", self._sentence_start, count.start) >= 0
        total = count.phrase.lower() in lexicon.TOTALS
        lead = self._text[self._sentence_start : count.start]
        takes = takes_up(count.phrase) or _OUT_OF_THE.match(lead) is not None
        opens = count.phrase.partition(" ")[0]  # "Plan: 6", "Zaplanowano 6", "Z planowanych 6"
        label = _says_status(opens) or OUT_OF_PLANNED.match(count.phrase) is not None
        bare = count.unit is None and (listed or total or takes or label)
        taken = bare or (listed and count.rule == CATEGORY)
        headed = self._headed(count) if count.unit is None or count.rule == CATEGORY else None
        if headed is not None:
            return changed(count, unit=headed)
        if self._before and taken:
            # "Udzielono 40 porad. Godziny dyżurów prawnika: 39, psychologa: 10" are hours.
            if self._interrupted(self._sentence_start, count.number_start):
                return None
            # "Złożono 12 wniosków. Odrzucono 3." and "Pod względem wieku: do 30 lat – 7"
            if self._before[-1].section_id != count.section_id:
                own = self._labelled(count, section) if count.unit is None else None
                return changed(count, unit=own) if own is not None else None
            unit = self._nearest(self._before, count).unit
            if not agrees(self._text[count.number_start : count.number_end], unit):
                return None
            return changed(count, unit=unit)
        if count.unit is None or count.rule == CATEGORY:
            announced = self._labelled(count, section) if count.unit is None else None
            announced = announced or labelled.above(self._text, section, self._sections)
            if announced is None and bare and (label or has_verb(opens)) and not self._before:
                announced = labelled.titled(section.title or "")
            if announced is not None:
                return changed(count, unit=announced)
        return count if count.unit is not None else None

    def _headed(self, count: Count, line: int | None = None) -> str | None:
        sentence = self._sentence_start
        begin = sentence if line is None else line
        return labelled.headed(self._text, count, begin=begin, sentence=sentence)

    def _labelled(self, count: Count, section: Section) -> str | None:
        begin = max(self._sentence_start, section.content_start)
        unit = labelled.label(self._text, count, begin)
        if unit is None and not self._before and begin > section.content_start:
            start, end = self._sentences.bounds(self._sentences.index(begin - 1))
            unit = labelled.label_before(self._text, max(start, section.content_start), end)
        return unit


def _says_status(form: str) -> bool:
    return lexicon.word(form).lemma in lexicon.STATUS_LABELS
