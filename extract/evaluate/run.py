"""Run the pipeline over annotated reports and score what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import entities, pipeline
from extract.errors import GoldError
from extract.evaluate.findings import score_checks
from extract.evaluate.gold import load
from extract.evaluate.indicators import score_indicators
from extract.evaluate.kinds import KINDS, as_item
from extract.evaluate.pairing import pair, without_soft
from extract.evaluate.scores import Mistake, Scores
from extract.evaluate.structure import score_structure
from extract.facts.fact import Fact

if TYPE_CHECKING:
    from pathlib import Path

    from extract.evaluate.gold import Gold, Item
    from extract.evaluate.kinds import Field, Kind
    from extract.facts.institutions import Codebook
    from extract.pipeline import Model, Result


def evaluate(
    gold_dir: str | Path,
    *,
    reports: str | Path | None = None,
    half: str | None = None,
    model: Model = pipeline.DEFAULT_MODEL,
    institutions: Codebook | None = None,
) -> Scores:
    """Score the pipeline against gold annotations.

    An annotation is found when a fact overlaps its quote and has its value (a date: both its
    days, an institution: whatever its name); one fact answers one annotation. What gold marks as
    doubtful (``generic``, an indefinite number, a date without a day) may be found or not, and so
    may a type of institution without a name.

    Parameters
    ----------
    gold_dir, reports, half
        As for ``extract.evaluate.load``.
    model, institutions
        As for ``extract.extract``.

    Raises
    ------
    ModelError
        When the model cannot be had.
    GoldError
        When there is nothing to score, or a gold file or its report cannot be read.
    """
    scores = Scores()
    recogniser = entities.load(model)
    for gold in load(gold_dir, reports=reports, half=half):
        result = pipeline.extract(gold.report, model=recogniser, institutions=institutions)
        score(gold, result, scores)
    if not scores.by_report:
        raise GoldError(f"{gold_dir} holds no gold file of the half {half!r}.")
    return scores


def score(gold: Gold, result: Result, scores: Scores) -> None:
    """Add one report's agreement with its gold to ``scores``."""
    score_structure(gold, result, scores)
    for kind in KINDS:
        if kind.gold in gold.data:
            _Scoring(kind, gold, result, scores).run()
    if "checks" in gold.data:
        score_checks(gold, result, scores)
    if "indicators" in gold.data:
        score_indicators(gold, result, scores)


class _Scoring:
    """One kind of fact in one report."""

    def __init__(self, kind: Kind, gold: Gold, result: Result, scores: Scores) -> None:
        self._kind = kind
        self._gold = gold
        self._result = result
        self._scores = scores
        self._name = gold.name
        self._paths = {section.section_id: section.path for section in result.sections}

    def run(self) -> None:
        kind = self._kind
        placed = [item for item in self._gold.items(kind.gold) if not item.get("lost")]
        soft = [item for item in placed if item.get("generic") or kind.soft(item)]
        hard = [item for item in placed if not any(item is other for other in soft)]
        facts = [
            fact for fact in self._result.facts if fact.kind == kind.fact and kind.listed(fact)
        ]
        if soft:
            facts = without_soft(facts, soft, hard)
        pairs, spare = pair(hard, facts, kind.same)
        self._add(kind.score, len(pairs), len(hard), len(facts))
        for field in kind.fields:
            self._field(field, pairs, len(hard), len(facts))
        if kind.parts:
            self._parts(pairs, hard, facts)
        self._rules(pairs, facts)
        matched = {id(item) for item, _ in pairs}
        for item in hard:
            if id(item) not in matched:
                self._mistake("missed", kind.score, item, None)
        for fact in spare:
            self._mistake("extra", kind.score, None, fact)

    def _field(self, field: Field, pairs: list[tuple[Item, Fact]], gold: int, found: int) -> None:
        scored = [(i, f) for i, f in pairs if field.key in i or field.default is not None]
        wrong = [
            (item, fact)
            for item, fact in scored
            if not field.same(item.get(field.key, field.default), self._read(fact, field.read_from))
        ]
        right = len(scored) - len(wrong)
        if field.joint:
            score = f"{self._kind.gold} {field.name}"
            self._add(score, right, gold, found)
        else:
            score = f"{self._kind.gold} {field.name} | matched"
            self._add(score, right, len(scored), len(scored))
        for value in field.apart:
            gold_has = [item[field.key] == value for item, _ in scored]
            found_has = [self._read(fact, field.read_from) == value for _, fact in scored]
            if any(gold_has) or any(found_has):
                both = sum(map(bool.__and__, gold_has, found_has))
                apart = f"{self._kind.gold} {field.name} {value}"
                self._add(apart, both, sum(gold_has), sum(found_has))
        for item, fact in wrong:
            expected = str(item.get(field.key, field.default))
            self._wrong(score, item, fact, expected, str(self._read(fact, field.read_from)))

    def _parts(self, pairs: list[tuple[Item, Fact]], hard: list[Item], facts: list[Fact]) -> None:
        """Score ``part_of``: the whole of a part must be the fact that answers gold's whole."""
        everything = self._gold.items(self._kind.gold)
        answered = {fact.fact_id: item for item, fact in pairs}
        score = f"{self._kind.gold} part_of"
        right = 0
        for item, fact in pairs:
            part_of = getattr(fact, "part_of", None)
            whole = answered.get(part_of) if part_of else None
            if item.get("part_of") is None:
                if part_of:
                    self._wrong(score, item, fact, "no part", part_of)
            elif whole is everything[item["part_of"]]:
                right += 1
            else:
                expected = self._kind.shown(everything[item["part_of"]])
                read = self._kind.shown(whole) if whole else part_of or "no part"
                self._wrong(score, item, fact, expected, read)
        gold = sum(item.get("part_of") is not None for item in hard)
        self._add(score, right, gold, sum(bool(getattr(fact, "part_of", None)) for fact in facts))

    def _rules(self, pairs: list[tuple[Item, Fact]], facts: list[Fact]) -> None:
        for fact in facts:
            self._scores.by_rule[f"{fact.kind} {fact.rule}"].add(0, 0, 1)
        for _, fact in pairs:
            self._scores.by_rule[f"{fact.kind} {fact.rule}"].add(1, 0, 0)

    def _read(self, fact: Fact, key: str) -> object:
        return self._paths[fact.section_id] if key == "section" else getattr(fact, key, None)

    def _add(self, score: str, right: int, gold: int, found: int) -> None:
        self._scores.add(self._name, score, right, gold, found)

    def _wrong(self, score: str, item: Item, fact: Fact, expected: str, found: str) -> None:
        self._append("wrong", score, item, fact, expected=expected, found=found)

    def _mistake(self, kind: str, score: str, item: Item | None, fact: Fact | None) -> None:
        expected = self._kind.shown(item) if item else ""
        found = self._kind.shown(as_item(fact)) if fact else ""
        self._append(kind, score, item, fact, expected=expected, found=found)

    def _append(
        self,
        kind: str,
        score: str,
        item: Item | None,
        fact: Fact | None,
        *,
        expected: str,
        found: str,
    ) -> None:
        where = fact or self._as_fact(item or {})
        self._scores.mistakes.append(
            Mistake(
                report=self._name,
                kind=kind,
                score=score,
                expected=expected,
                found=found,
                quote=where.quote,
                sentence=self._result.sentence(where),
                rule=fact.rule if fact else "",
                start=where.start,
            )
        )

    def _as_fact(self, item: Item) -> Fact:
        """Return an annotation as a fact, so that its sentence can be asked for."""
        return Fact(
            report_id=self._result.report.report_id,
            section_id="",
            start=item["start"],
            end=item["end"],
            quote=self._result.report.text[item["start"] : item["end"]],
            rule="gold",
        )
