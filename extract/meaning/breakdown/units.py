"""Units that a count leaves out: "7 w UG" counts what its whole, list or sentence counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.compared import COMPARED
from extract.facts.counts import CATEGORY, ELIDED, LABELLED
from extract.facts.fact import changed
from extract.facts.grids import CELL
from extract.facts.unit_classes import is_one, unit_class
from extract.meaning.breakdown import labelled, series
from extract.meaning.breakdown.agreement import agrees, takes_up
from extract.meaning.breakdown.captioned import Captions
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.kinship import names_counterpart
from extract.meaning.breakdown.mention import PLACED_IN
from extract.polish import morphology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.facts.fact import Count
    from extract.polish.sentences import SentenceIndex
    from extract.sections import Section

_ASIDE = re.compile(r"\([^()]{0,200}\)")
# Between two members of one enumeration: a comma or conjunction, no sentence end. A full stop that
# ends an abbreviation ("2022 r., a jedna") is none.
_CONTINUES = re.compile(
    r"\)?(?:[^.:()]|\.(?=\s{0,2}[,;\da-ząćęłńóśźż–-]|\s{0,2}\Z)){0,200}\(?(?:[^.:()]{0,40})\Z"
)
_CONNECTS = re.compile(r"[,;/(]|\b(?:i|oraz|lub|a|plus|natomiast|zaś)\b")
# "18 dotacji, w tym 10 stowarzyszeniom": to whom, not what.
TO_WHOM = re.compile(r"\s{1,3}(?:[^\W\d_]{3,}\s{1,3})?[^\W\d_]{2,}om\b")
# "z Gminą Ełk i dwoma stowarzyszeniami"
_INSTRUMENTAL = re.compile(r"(?:dw(?:oma|iema)|trzema|czterema|kilkoma|\w{4,9}cioma)\b")
_MONEY_ONLY = re.compile(r"\D*\d[\d ,.\u00a0]*(?:tys\.|mln)?\s?zł\b,[^,;.:\d]*")
_ADJUNCT = re.compile(r"\b(?:w|we|z|ze|dla|na|od|do|przez|przy|u|po)\s{1,2}\Z", re.IGNORECASE)

_OUT_OF_THE = re.compile(r"\s{0,3}(?:spośród|wśród)\s", re.IGNORECASE)
_BEHIND = re.compile(r"[^(),;.\n\d]{0,30}\(\s?")
_OF_THEM = re.compile(r"\bich\b")
_OUT_OF_PLANNED = ("z planowan", "z zaplanowan", "z zakładan", "z założon", "z przewidzian")
_NEXT_SENTENCE = 3  # characters between a sentence and the next
_MANY = 5  # from here on numbers govern the genitive plural
_SEXES = {"kobieta", "mężczyzna"}
_LABEL_ALONE = "label without unit"
_WHICH = "noun that tells which"


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
        self._before: list[Count] = []  # of the sentence before
        self._sentence_start = 0

    def run(self, counts: Sequence[Count]) -> list[Count]:
        """Return the counts with their units; those that found none are left out."""
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
            read = None if ahead else self._place(count, sentence)
            if read is None:
                waiting.append(count)
                continue
            for named in (*series.named(self._text, waiting, read), read):
                self._done[named.fact_id] = named
                sentence.append(named)
            waiting = []
        return list(self._done.values())

    def _place(self, count: Count, sentence: list[Count]) -> Count | None:
        """Find the unit of ``count``; ``None`` when it has none and finds none."""
        own = count.fact_id
        whole = self._done.get(self._wholes.get(own, ""))
        in_cell = count.rule == CELL and count.unit is not None  # by the head of its column
        if (
            whole is not None
            and not in_cell
            and names_counterpart(count.unit, whole.unit, count.rule, count.phrase)
        ):
            return changed(count, unit=whole.unit)
        if whole is not None and count.unit is not None:
            given = whole.unit != count.unit and unit_class(whole.unit) not in ("person", "body")
            to_whom = given and TO_WHOM.match(self._text, count.number_end) is not None
            only_which = to_whom or self._goes_on(count, whole, sentence)
            return changed(count, unit=whole.unit, rule=_WHICH) if only_which else count
        told = [self._done[part].unit for part in self._parts.get(own, ()) if part in self._done]
        if count.unit is None and set(told) == _SEXES:
            return changed(count, unit="osoba")  # "Kobiety: 22, mężczyźni: 38, razem: 60"
        if count.unit is None and told and len(set(told)) == 1:
            return changed(count, unit=told[0])  # "ogółem – 101" below its parts
        if count.unit is None and _is_manner(count.phrase):
            return None  # "12 rocznie": an adverb tells a part, or nothing
        captioned = self._captions.unit(count)
        if captioned is not None:
            return changed(count, unit=captioned)
        if not sentence:
            return self._first(count)
        previous = sentence[-1]
        if count.unit is None and previous.section_id != count.section_id:
            # Items of a list without full stops are one sentence.
            self._sentence_start = max(
                self._sentence_start, self._sections[count.section_id].content_start
            )
            return self._first(count) or self._continued(count, sentence)
        gap = self._text[previous.end : count.start] if previous.end < count.start else ""
        gap = _ASIDE.sub("", gap).replace("m.in.", "")
        if count.unit is None and gap.count(")") > gap.count("("):
            gap = gap.partition(")")[2]  # what a bracket says behind its last count
        if count.unit is not None and not _only_label(previous, count):
            return count
        line = self._text.rfind("\n", previous.end, count.start)
        headed = self._headed(count, line + 1) if count.unit is None and line >= 0 else None
        if headed is not None:
            return changed(count, unit=headed)
        if _continues(gap, loose=count.unit is None):
            if count.unit is None and self._interrupted(previous.number_end, count.number_start):
                return self._behind_money(count, sentence)
            labelled = count.unit is not None and not self._is_adjunct(previous)
            model = previous if labelled else self._nearest(sentence, count)
            rule = _LABEL_ALONE if count.unit is not None else count.rule
            return changed(count, unit=model.unit, rule=rule)
        return count if count.unit is not None else None

    def _goes_on(self, count: Count, whole: Count, sentence: list[Count]) -> bool:
        """Tell who did it or of what kind it was, as the part before tells: no unit.

        "21 osób: 9 skierował GOPS, 8 MOPS", "14 warsztatów (9 kulinarnych, 5 rękodzieła)".
        """
        before = sentence[-1] if sentence else None
        if before is None or before.rule not in (ELIDED, _WHICH) or before.unit != whole.unit:
            return False
        if self._wholes.get(before.fact_id) != whole.fact_id:
            return False
        ours, theirs = unit_class(count.unit), unit_class(whole.unit)
        if theirs == "person" and ours == "body":
            return (count.unit or "").isupper() and (
                before.rule == _WHICH or has_verb(before.phrase)
            )
        noun = count.phrase.partition(" ")[0]
        return theirs == "event" and ours in (None, "event") and _is_of_one(count.value, noun)

    def _continued(self, count: Count, sentence: list[Count]) -> Count | None:
        """Give a number in an item of its own the unit of the item before: "- 7 w UG"."""
        if any(other.section_id == count.section_id for other in sentence):
            return None
        return changed(count, unit=self._nearest(sentence).unit)

    def _behind_money(self, count: Count, sentence: list[Count]) -> Count | None:
        """Read "5 umów na 14 miejsc pracy, dotacje 336 000 zł, utworzono 9" by its own verb."""
        between = self._text[sentence[-1].number_end : count.number_start]
        if not has_verb(count.phrase) or not _MONEY_ONLY.fullmatch(_ASIDE.sub("", between)):
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

    def _nearest(self, sentence: list[Count], count: Count | None = None) -> Count:
        """Return the nearest count that is no adjunct: "47 wniosków, na 3 posiedzeniach …, 11".

        Nor is it a part where ``count`` is of another time or of all ("było ich 21"), nor one whose
        noun the number's form does not go with ("8 szkoleń dla 60 uczestników, dwa odwołano").
        """
        if count is not None:
            sentence = [c for c in sentence if not self._is_aside(c, count)] or sentence
            line = self._text.rfind("\n", sentence[0].end, count.start) + 1
            # "kursy: z 4 odbyły się 2"
            if line and labelled.is_opened(self._text, line, count.start):
                sentence = [c for c in sentence if c.start >= line] or sentence
        free = [c for c in sentence if not self._is_adjunct(c)] or sentence
        if count is None:
            return free[-1]
        placed = PLACED_IN.fullmatch(self._text, sentence[-1].number_end, count.number_start)
        given = self._text.endswith("dla ", 0, count.number_start)
        if count.phrase == "dla" and given:  # "pierwsze dla 12 osób, drugie dla 14"
            same = [c for c in sentence if self._text.endswith("dla ", 0, c.start)]
            return (same or free)[-1]
        if placed is not None:  # "8 w 3 nowych PS, 6 w 2 istniejących"
            return next((c for c in reversed(sentence[:-1]) if self._is_adjunct(c)), free[-1])
        if count.rule == COMPARED or _OF_THEM.search(count.phrase):
            if self._nearer(free[-1], count):
                return free[-1]
            free = [c for c in free if c.fact_id not in self._wholes] or free
        written = self._text[count.number_start : count.number_end]
        agreeing = [c for c in free if agrees(written, c.unit)]
        agreeing = agreeing or [c for c in sentence if agrees(written, c.unit)]
        return (agreeing or free)[-1]

    def _nearer(self, part: Count, count: Count) -> bool:
        """Tell "w tym 7 asystentów (rok wcześniej 5)" from "w tym 12 kobiet (rok wcześniej 38)".

        A number of another time is like the one it is told beside.
        """
        whole = self._done.get(self._wholes.get(part.fact_id, ""))
        if whole is None or not (part.value and whole.value and count.value):
            return False
        if not _BEHIND.fullmatch(self._text, part.end, count.start):
            return False
        return count.value**2 <= part.value * whole.value

    def _is_aside(self, other: Count, count: Count) -> bool:
        """Tell a number whose bracket closes before ``count``: "4 szkolenia (38 osób), plan 5"."""
        between = self._text[other.end : count.number_start]
        return between.count(")") > between.count("(")

    def _is_adjunct(self, count: Count) -> bool:
        if _INSTRUMENTAL.match(self._text, count.number_start):
            return True
        return bool(_ADJUNCT.search(self._text, max(0, count.start - 8), count.start))

    def _first(self, count: Count) -> Count | None:
        """Find the unit of the first count of a sentence: from the one before, or from a lead."""
        section = self._sections[count.section_id]
        listed = self._text.find(":", self._sentence_start, count.start) >= 0
        total = count.phrase.lower() in lexicon.TOTALS
        lead = self._text[self._sentence_start : count.start]
        takes = takes_up(count.phrase) or _OUT_OF_THE.match(lead) is not None
        opens = count.phrase.partition(" ")[0]  # "Plan: 6", "Zaplanowano 6", "Z planowanych 6"
        label = _says_status(opens) or count.phrase.lower().startswith(_OUT_OF_PLANNED)
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
                return None
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


def _is_of_one(value: float | None, noun: str) -> bool:
    """Tell a noun in the singular beside a number that governs the plural: "5 rękodzieła"."""
    return (
        value is not None
        and value >= _MANY
        and morphology.is_singular_genitive(noun)
        and not morphology.is_plural_genitive(noun)
    )


def _continues(gap: str, *, loose: bool = False) -> bool:
    """Tell whether an enumeration goes on over ``gap``; ``loose`` asks for no connecting word."""
    if not gap.strip():
        return True
    return bool(_CONTINUES.match(gap)) and (loose or bool(_CONNECTS.search(gap)))


def _is_manner(phrase: str) -> bool:
    """Tell an adverb that says how: "zdalnie", but neither "razem" nor "docelowo"."""
    word = phrase.lower()
    says_which = word in lexicon.TOTALS or word in lexicon.STATUS_LABELS
    return not says_which and lexicon.word(phrase).kind == "adverb"


def _only_label(previous: Count, count: Count) -> bool:
    """Tell whether the noun beside a number says where or why, not what is counted.

    "biblioteka główna – 1 387" in a list of readers, and "ubóstwo – 96 rodzin, bezrobocie – 71".
    """
    bracketed = count.rule == "number in brackets" and count.value == 1  # "OPS (3), PUP (1)"
    if bracketed and previous.rule == _LABEL_ALONE:
        return True
    if previous.unit == count.unit or count.rule not in (CATEGORY, "number after noun"):
        return False
    kind = unit_class(count.unit)
    one = count.rule == CATEGORY and is_one(count.unit or "", count.phrase)
    if kind == "person" and unit_class(previous.unit) == "event" and not one:
        return False  # "animacja – 96 spotkań, osób 431"
    if kind is not None and kind == unit_class(previous.unit) and not one:
        return False  # "dzieci: 45, młodzież: 32"
    first = count.phrase.partition(" ")[0]
    if not first.isupper() and morphology.is_plural_genitive(first):
        return False  # "3 posiedzenia, procedur wszczęto 19"
    single = count.value == 1 and previous.rule == ELIDED  # "PUP w Ełku 2, kurator sądowy 1"
    return count.rule == CATEGORY or single or previous.rule in (LABELLED, _LABEL_ALONE)
