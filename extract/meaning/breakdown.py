"""Parts of a whole: who is counted inside whose number, and the units that parts leave out.

"30 spotkań: 7 w UG, 19 w PUP, 4 w PCPR" is one count with three parts; the parts name no unit and
take that of their whole. Works on the text between two numbers, within a sentence, and on list
items under a line that ends with a colon.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from extract.facts.counts import CATEGORY, LABELLED
from extract.facts.fact import Count, Fact, Quantity
from extract.facts.leads import unit_of
from extract.facts.lexicon import unit_class
from extract.polish.predicates import first_verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.polish.sentences import SentenceIndex
    from extract.report import Report
    from extract.sections import Section

# Between a whole and its first part.
_OPENS = re.compile(
    r":|\bw tym\b|\bz czego\b|\bz tego\b|\bz których\b|\bz nich\b|\bz tej grupy\b"
    r"|\bspośród (?:nich|których|tych)\b|\bw podziale na\b|\bczyli\b",
    re.IGNORECASE,
)
# A bracket right behind a number holds its parts; one behind other words belongs to these.
_BRACKET = re.compile(r"[^(),;]{0,25}\([^()]{0,60}")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
# Between two members of one enumeration: a comma or conjunction, no sentence end. A full stop that
# ends an abbreviation ("2022 r., a jedna") is none.
_CONTINUES = re.compile(
    r"\)?(?:[^.:()]|\.(?=\s{0,2}[,;\da-ząćęłńóśźż–-]|\s{0,2}\Z)){0,200}\(?(?:[^.:()]{0,40})\Z"
)
_CONNECTS = re.compile(r"[,;/(]|\b(?:i|oraz|a|plus|natomiast|zaś)\b")
_SERIES = re.compile(r"\s{0,2}(?:,|i|oraz|lub|/)\s{1,3}|\s{0,2}/\s{0,2}")
_OUT_OF = re.compile(r"\s{1,3}(?:z|ze|spośród|na)\s{1,3}(?:[^\W\d_]{1,20}\s{1,3}){0,2}")
_RESTATES = re.compile(
    r"\s{0,2}\(\s{0,2}(?:a\s)?(?:dokładnie|tj\.|ściślej)\s{1,2}\Z", re.IGNORECASE
)
# Planned beside done, and another year beside this one, are counts of the same unit, never parts.
_PLANNED = re.compile(
    r"\b(?:plan|zaplan|zakład|założ|docelow|oczekiw)\w{0,10}|\b(?:19|20)\d\d\s?r(?:\b|ok)",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(r"\b(?:w|we|z|ze|dla|na|od|do|przez|przy|u|po)\s{1,2}\Z", re.IGNORECASE)

_NEXT_SENTENCE = 3  # characters between a sentence and the next
_LABEL_ALONE = "label without unit"
_ITEMS = ("bullet", "numbered", "lettered")
_LAST_LINE = 300


def resolve(
    facts: Sequence[Fact], report: Report, sections: Sequence[Section], sentences: SentenceIndex
) -> list[Fact]:
    """Link parts to wholes, fill in elided units, drop counts that found no unit.

    Parameters
    ----------
    facts
        Facts of one report in any order.

    Returns
    -------
    The facts in order of their offsets; values are never changed.
    """
    counts = sorted((f for f in facts if isinstance(f, Count)), key=lambda c: c.number_start)
    others = [f for f in facts if not isinstance(f, Count)]
    taken = sorted(f.number_start for f in others if isinstance(f, Quantity))
    resolved = _Resolver(report.text, sections, sentences, taken).run(counts)
    return sorted([*others, *resolved], key=lambda f: (f.start, f.end, f.kind))


class _Resolver:
    """One pass over a report's counts, remembering the whole whose parts are being listed."""

    def __init__(
        self,
        text: str,
        sections: Iterable[Section],
        sentences: SentenceIndex,
        other_numbers: Sequence[int],
    ) -> None:
        self._text = text
        self._other_numbers = other_numbers
        self._sections = {section.section_id: section for section in sections}
        self._sentences = sentences
        self._whole: Count | None = None
        self._before: Count | None = None
        self._sentence_start = 0
        self._open_lists: dict[str, tuple[Count, bool]] = {}

    def run(self, counts: Sequence[Count]) -> list[Count]:
        """Return the counts with units and wholes; those that found no unit are left out."""
        done: list[Count] = []
        sentence: list[Count] = []
        waiting: list[Count] = []
        sentence_end = -1
        for count, following in zip_longest(counts, counts[1:]):
            if count.number_start >= sentence_end:
                start, end = self._sentences.span(count.number_start, count.number_end)
                near = bool(sentence) and start - sentence_end < _NEXT_SENTENCE
                self._before = self._nearest(sentence) if near else None
                sentence, waiting, self._whole, sentence_end = [], [], None, end
                self._sentence_start = start
            previous = sentence[-1] if sentence else None
            if previous is not None and self._restates(previous, count):
                done[-1] = sentence[-1] = replace(count, unit=count.unit or previous.unit)
                continue
            ahead = following is not None and self._joins(count, following)
            read = None if ahead else self._place(count, sentence)
            if read is None:
                waiting.append(count)
                continue
            for series in self._in_series(waiting, read):
                done.append(series)
                sentence.append(series)
            waiting = []
            done.append(read)
            sentence.append(read)
            self._note_open_list(sentence)
        return done

    def _restates(self, previous: Count, count: Count) -> bool:
        return bool(_RESTATES.fullmatch(self._text, previous.number_end, count.number_start))

    def _joins(self, count: Count, following: Count) -> bool:
        """Tell a number whose unit comes with the next: "14, 17 i 12 osób", "5 z 6 warsztatów"."""
        if count.unit is not None:
            return False
        gap = count.number_end, following.number_start
        bare = count.phrase == self._text[count.number_start : count.number_end]
        in_series = bare and _SERIES.fullmatch(self._text, *gap)
        return bool(in_series or _OUT_OF.fullmatch(self._text, *gap))

    def _in_series(self, waiting: list[Count], last: Count) -> list[Count]:
        """Give ``waiting`` the unit that only the last of the series names.

        In "5 z 6 warsztatów" the five are part of the six.
        """
        series: list[Count] = []
        following = last
        for count in reversed(waiting):
            gap = count.number_end, following.number_start
            part_of = last.part_of
            if _OUT_OF.fullmatch(self._text, *gap):
                part_of = following.fact_id
            elif not _SERIES.fullmatch(self._text, *gap):
                break
            following = replace(count, unit=last.unit, part_of=part_of)
            series.append(following)
        return series[::-1]

    def _place(self, count: Count, sentence: list[Count]) -> Count | None:
        """Find out what ``count`` belongs to; ``None`` when it has no unit and finds none."""
        if not sentence:
            return self._under_open_list(count)
        previous = sentence[-1]
        gap = self._text[previous.end : count.start] if previous.end < count.start else ""
        gap = _ASIDE.sub("", gap)
        planned = _PLANNED.search(gap) or _PLANNED.search(count.phrase)
        if _OPENS.search(gap) or _BRACKET.fullmatch(gap):
            self._whole = None if planned else self._whole_before(sentence, count)
            part = self._part(count)
            if part is not None:
                return part
        elif self._whole is not None and not planned and _continues(gap):
            part = self._part(count)
            if part is not None:
                return part
        if count.unit is not None and not _only_label(previous, count):
            return count
        if _continues(gap, loose=count.unit is None):
            if count.unit is None and self._interrupted(previous.number_end, count.number_start):
                return None
            model = previous if count.unit is not None else self._nearest(sentence)
            rule = _LABEL_ALONE if count.unit is not None else count.rule
            same_whole = None if planned else self._narrowed(count, model)
            return replace(count, unit=model.unit, part_of=same_whole, rule=rule)
        return count if count.unit is not None else None

    def _narrowed(self, count: Count, model: Count) -> str | None:
        """Find an elided count's whole: its model's, or the model ("47 wniosków, wybrano 9")."""
        if model.part_of is not None or count.unit is not None:
            return model.part_of
        before = self._text[self._sentence_start : model.number_start]
        narrows = first_verb(count.phrase) is not None and _fits(count, model)
        return model.fact_id if narrows and not _PLANNED.search(before) else None

    def _interrupted(self, start: int, end: int) -> bool:
        """Tell hours or money between two numbers: "12 spotkań; 96 godz. warsztatów (plan: 96)"."""
        first = bisect_left(self._other_numbers, start)
        for offset in self._other_numbers[first : bisect_left(self._other_numbers, end)]:
            before = self._text[start:offset]
            if before.count("(") == before.count(")"):
                return True
        return False

    def _nearest(self, sentence: list[Count]) -> Count:
        """Return the nearest count that is no adjunct: "47 wniosków, na 3 posiedzeniach …, 11"."""
        for candidate in reversed(sentence):
            if not self._is_adjunct(candidate):
                return candidate
        return sentence[-1]

    def _is_adjunct(self, count: Count) -> bool:
        return bool(_ADJUNCT.search(self._text, max(0, count.start - 8), count.start))

    def _whole_before(self, sentence: list[Count], count: Count) -> Count | None:
        """Return the nearest count that can hold ``count``.

        One that is governed by a preposition ("16 miejsc pracy w 6 PS, w tym 5 …") stands back
        for the one it is attached to.
        """
        fits = [c for c in reversed(sentence) if _fits(count, c)]
        same = [c for c in fits if count.unit is not None and c.unit == count.unit]
        if not same and self._is_adjunct(count):
            # "37 miejsc pracy w 18 PS, w tym w 7 spółdzielniach": parts of the 18.
            same = [c for c in fits if c.unit and unit_class(c.unit) == unit_class(count.unit)]
        steady = [c for c in fits if c is sentence[0] or not self._is_adjunct(c)]
        return next(iter(same or steady or fits), None)

    def _part(self, count: Count) -> Count | None:
        """Return ``count`` as a part of the running whole, or ``None`` if it cannot be one."""
        whole = self._whole
        if whole is None or whole.value is None or count.value is None:
            return None
        if count.value > whole.value:
            return None
        if count.unit is None or _takes_unit(count, whole):
            return replace(count, unit=whole.unit, part_of=whole.fact_id)
        if _comparable(count.unit, whole.unit):
            return replace(count, part_of=whole.fact_id)
        return None

    def _note_open_list(self, sentence: list[Count]) -> None:
        """Remember the count whose parts are the items below the line it stands in."""
        count = sentence[-1]
        section = self._sections[count.section_id]
        if section.end - count.end > _LAST_LINE:
            return
        tail = self._text[count.number_end : section.end].strip()
        if "\n" not in tail:
            opens = tail.endswith((":", "w tym", "z czego", "z tego"))
            whole = count if opens else sentence[0]
            self._open_lists[section.section_id] = (whole, opens)

    def _under_open_list(self, count: Count) -> Count | None:
        """Return the first count of a list item as a part of the count above the list."""
        section = self._sections[count.section_id]
        whole, opens = self._open_lists.get(section.parent_id or "", (None, False))
        short = section.end - section.content_start < _LAST_LINE
        if (
            whole is not None
            and section.kind in _ITEMS
            and (count.unit is None or (opens and short))
        ):
            self._whole = whole
            part = self._part(count)
            if part is not None:
                return part
            self._whole = None
        listed = self._text.find(":", self._sentence_start, count.start) >= 0
        bare = count.unit is None and (listed or first_verb(count.phrase) is not None)
        if self._before is not None and (bare or (listed and count.rule == CATEGORY)):
            # "Złożono 12 wniosków. Odrzucono 3." and "Pod względem wieku: do 30 lat – 7"
            same_section = self._before.section_id == count.section_id
            return replace(count, unit=self._before.unit) if same_section else None
        if count.unit is None or count.rule == CATEGORY:
            announced = self._announced(section)
            if announced is not None:
                return replace(count, unit=announced)
        return count if count.unit is not None else None

    def _announced(self, section: Section) -> str | None:
        """Read the unit that the line above a list item, or an answer's title, announces."""
        above = self._sections.get(section.parent_id or "")
        if above is not None and section.kind in _ITEMS:
            lead = self._text[above.content_start : above.end].rstrip()[-_LAST_LINE:]
            if lead.endswith(":"):
                return unit_of(lead)
        title = section.title or ""
        return unit_of(title) if not title.endswith(":") else None


def _continues(gap: str, *, loose: bool = False) -> bool:
    """Tell whether an enumeration goes on over ``gap``; ``loose`` asks for no connecting word."""
    if not gap.strip():
        return True
    return bool(_CONTINUES.match(gap)) and (loose or bool(_CONNECTS.search(gap)))


def _fits(part: Count, whole: Count) -> bool:
    return part.value is None or whole.value is None or part.value <= whole.value


def _only_label(previous: Count, count: Count) -> bool:
    """Tell whether the noun beside a number says where or why, not what is counted.

    "biblioteka główna – 1 387" in a list of readers, and "ubóstwo – 96 rodzin, bezrobocie – 71".
    """
    if previous.unit == count.unit or count.rule not in (CATEGORY, "number after noun"):
        return False
    kind = unit_class(count.unit)
    if kind is not None and kind == unit_class(previous.unit):
        return False  # "dzieci: 45, młodzież: 32"
    return count.rule == CATEGORY or previous.rule in (LABELLED, _LABEL_ALONE)


def _comparable(part: str | None, whole: str | None) -> bool:
    """Tell whether the part's own unit can be a kind of the whole's."""
    if part == whole:
        return True
    ours, theirs = unit_class(part), unit_class(whole)
    return ours == theirs or ours is None or theirs is None or theirs in ("job", "event")


def _takes_unit(part: Count, whole: Count) -> bool:
    """Tell whether a part names its counterpart, not its unit.

    "78 spotkań: 33 grup" counts meetings, "59 miejsc pracy, z czego 46 nowych PS" jobs, and a label
    of another kind ("2 175 czytelników: filia Borki – 158") only says where.
    """
    ours, theirs = unit_class(part.unit), unit_class(whole.unit)
    if theirs == "event":
        return ours in ("body", "person")
    if theirs == "job":
        return ours == "body"
    return part.rule == CATEGORY
