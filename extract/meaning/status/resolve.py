"""Fill ``status`` and ``cumulative`` of every quantity of a report."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Amount, Count, Fact, Quantity, changed
from extract.meaning.status.ahead import is_ahead
from extract.meaning.status.columns import Columns
from extract.meaning.status.judging import Evidence, Surrounding, judge
from extract.meaning.status.legend import Legend
from extract.meaning.status.periods import Periods
from extract.meaning.status.reading import Reading
from extract.meaning.status.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.sentences import SentenceIndex
    from extract.polish.tokens import TokenIndex
    from extract.report import Report
    from extract.sections import Section

_PAUSE = re.compile(r"[,;:]")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_BEHIND = 40  # characters behind a number in which "narastająco" is of it
_SAID_AS_SHARE = re.compile(
    r"\s?(?:[,(]\s?)?(?:czyli|tj\.|to jest|tzn\.|co stanowi|stanowi|to|\()\s?", re.IGNORECASE
)
_EACH_OF = re.compile(r"\s?\(po\s")
_JOBS = "miejsce pracy"
_JOIN = re.compile(r"\s{0,2}(?:,\s{1,2}|,?\s{0,2}(?:i|oraz|a także|jak również)\s{1,2})")
_BARE = frozenset({ELIDED, COMPARED})


def resolve(
    facts: Sequence[Fact],
    report: Report,
    sections: Sequence[Section],
    sentences: SentenceIndex,
    tokens: TokenIndex,
) -> list[Fact]:
    """Return the facts with ``status`` and ``cumulative`` of every quantity filled in.

    Call it when parts know their wholes: a part is what its whole is, unless its own words say
    otherwise. Values, offsets and order never change.
    """
    quantities = sorted(
        (fact for fact in facts if isinstance(fact, Quantity)),
        key=lambda fact: (fact.number_start, fact.number_end),
    )
    judged = _Resolver(report, sections, sentences, tokens, facts).run(quantities)
    return [judged.get(id(fact), fact) for fact in facts]


class _Resolver:
    def __init__(
        self,
        report: Report,
        sections: Sequence[Section],
        sentences: SentenceIndex,
        tokens: TokenIndex,
        facts: Sequence[Fact],
    ) -> None:
        self._text = report.text
        self._tokens = tokens
        self._sentences = sentences
        self._around = Surroundings(report.text, sections, sentences)
        self._columns = Columns(report.text, sections, report.period)
        self._legend = Legend(report.text, sections, sentences, report.period)
        self._periods = Periods(report.text, facts, report.period)

    def run(self, quantities: Sequence[Quantity]) -> dict[int, Quantity]:
        evidence: dict[str, tuple[Evidence, bool]] = {}
        for sentence, found in groupby(
            quantities, key=lambda fact: self._sentences.index(fact.number_start)
        ):
            self._read(sentence, list(found), evidence)
        ids = [fact.fact_id for fact in quantities]
        wholes = {own_id: fact.part_of for own_id, fact in zip(ids, quantities, strict=True)}
        done: dict[int, Quantity] = {}
        for own_id, fact in zip(ids, quantities, strict=True):
            (status, own), cumulative = evidence[own_id]
            above, seen = fact.part_of, {own_id}
            while not own and above is not None and above in evidence and above not in seen:
                (status, own), whole_runs = evidence[above]
                cumulative = cumulative or (whole_runs and not self._periods.is_own(fact))
                seen.add(above)
                above = wholes[above]
            done[id(fact)] = changed(fact, status=status, cumulative=cumulative)
        return done

    def _read(
        self, sentence: int, facts: list[Quantity], evidence: dict[str, tuple[Evidence, bool]]
    ) -> None:
        start, end = self._sentences.bounds(sentence)
        tokens = self._tokens.of(start, end)
        reading = Reading(tokens, start, end, [fact.number_start for fact in facts])
        jobs = False
        floor = shared = start
        for at, fact in enumerate(facts):
            ceiling = end
            if at + 1 < len(facts):
                # "37 przy wartości docelowej 55": the label of the next number is its own.
                following = facts[at + 1]
                labelled = following.start > fact.number_end
                ceiling = following.start if labelled else following.number_start
            if not (at and self._joined(facts[at - 1], fact)):
                shared = floor
            side = self._columns.side(fact) or self._legend.side(fact)
            runs = side is not None and side.runs
            evidence[fact.fact_id] = (
                self._evidence(fact, reading, sentence, (shared, floor), ceiling, jobs=jobs)
                if side is None
                else Evidence(side.status, own=True),
                runs or self._runs(fact, reading, shared, ceiling),
            )
            if at and self._is_share_of(facts[at - 1], fact):
                said, runs_so = evidence[facts[at - 1].fact_id]
                if said.status == "context":
                    evidence[fact.fact_id] = Evidence("context", own=True), runs_so
            if at and self._is_each_of(facts[at - 1], fact):
                evidence[fact.fact_id] = evidence[facts[at - 1].fact_id]
            floor = max(floor, fact.number_end)
            jobs = jobs or (isinstance(fact, Count) and fact.unit == _JOBS)

    def _evidence(
        self,
        fact: Quantity,
        reading: Reading,
        sentence: int,
        floors: tuple[int, int],
        ceiling: int,
        *,
        jobs: bool,
    ) -> Evidence:
        """Judge a number from what stands between ``floors`` and ``ceiling``.

        The first floor is that of the numbers joined with this one, the second its own.
        """
        shared, floor = floors
        around = Surrounding(
            title=self._around.title(fact.section_id),
            lead=partial(self._around.lead, fact.section_id, sentence),
            introduction=self._around.introduces(fact.section_id),
            earlier=partial(self._periods.earlier, fact, reading, shared, ceiling),
            later=partial(is_ahead, self._periods, fact, reading),
            jobs_before=jobs,
        )
        said = judge(fact, self._text, reading, floor, around)
        behind = fact.number_end
        if said == ("planned", False) and self._runs(fact, reading, floor, behind):
            return Evidence("achieved", own=True)  # "docelowo 40, od początku projektu 17"
        return said

    def _joined(self, before: Quantity, fact: Quantity) -> bool:
        """Tell "31 spotkań i 40 godzin": of what time the one is, the other is as well."""
        if {before.rule, fact.rule} & _BARE or before.end > fact.start:
            return False
        return _JOIN.fullmatch(self._text, before.end, fact.start) is not None

    def _is_share_of(self, before: Quantity, fact: Quantity) -> bool:
        """Tell "gmina ma 5 870, czyli 31% ogółu": the same number said as a share."""
        if not isinstance(fact, Amount) or fact.unit != "%" or isinstance(before, Amount):
            return False
        return _SAID_AS_SHARE.fullmatch(self._text, before.end, fact.start) is not None

    def _is_each_of(self, before: Quantity, fact: Quantity) -> bool:
        """Tell "30 miejsc pracy (po 5 w każdej SS)": the same number, told for each."""
        if fact.modifier != "each" or fact.rule != ELIDED:
            return False
        return _EACH_OF.fullmatch(self._text, before.end, fact.number_start) is not None

    def _runs(self, fact: Quantity, reading: Reading, floor: int, ceiling: int) -> bool:
        if self._periods.since(fact.number_start, reading, floor):
            return True
        if not reading.has_totals:
            return False  # as nearly every sentence
        start = max(floor, self._periods.said_from(fact.number_start, reading, floor))
        before = self._text[floor:start] if start > floor else ""
        if before.rstrip().endswith(")") and not _PAUSE.search(_ASIDE.sub(" ", before)):
            start = floor  # "Od początku projektu (1.02.2020 r.) utworzono 41"
        last = reading.clause_end(fact.number_end)
        return self._periods.running(reading, start, min(ceiling, last, fact.end + _BEHIND))
