"""Scores: what counts as found, what is not scored, and what each mistake looks like."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract.errors import GoldError
from extract.evaluate import Scores, Tally, evaluate, gold_problems, load
from extract.evaluate.gold import Gold
from extract.evaluate.pairing import folded, same_unit
from extract.evaluate.run import score
from extract.pipeline import Result, extract


def _scored(result: Result, **data: Any) -> Scores:
    text = result.report.text
    for key in ("counts", "hours", "amounts", "dates"):
        for item in data.get(key, []):
            item["start"] = text.index(item["quote"])
            item["end"] = item["start"] + len(item["quote"])
    scores = Scores()
    score(Gold(Path("wzor.json"), result.report, data), result, scores)
    return scores


def _figures(scores: Scores, name: str) -> tuple[int, int, int]:
    tally = scores.total[name]
    return tally.right, tally.gold, tally.found


def _counts(**changes: Any) -> list[dict[str, Any]]:
    return [
        {"quote": "25 spotkań", "value": 25, "unit": "spotkanie"} | changes,
        {"quote": "9 w GOPS", "value": 9, "unit": "spotkanie", "part_of": 0},
        {"quote": "12\nwarsztatów", "value": 12, "unit": "warsztat", "modifier": "min"},
    ]


def test_all_found(result: Result) -> None:
    scores = _scored(result, counts=_counts())
    for name in ("counts value", "counts value+unit", "counts modifier | matched"):
        assert _figures(scores, name) == (3, 3, 3)
    assert _figures(scores, "counts part_of") == (1, 1, 1)
    assert scores.mistakes == []
    assert scores.f1("counts value") == 1


def test_another_value_is_a_miss_and_an_extra_with_their_sentence(result: Result) -> None:
    scores = _scored(result, counts=_counts(value=24))
    assert _figures(scores, "counts value") == (2, 3, 3)
    missed, extra = (m for m in scores.mistakes if m.score == "counts value")
    assert (missed.kind, missed.expected, missed.found) == ("missed", "24 spotkanie", "")
    assert (extra.kind, extra.found, extra.rule) == ("extra", "25 spotkanie", "test")
    assert missed.quote == extra.quote == "25 spotkań"
    assert "odbyło się 25 spotkań" in missed.sentence


def test_a_number_elsewhere_in_the_text_does_not_count(result: Result) -> None:
    counts = [{"quote": "Udzielono", "value": 25, "unit": "spotkanie"}]
    assert _figures(_scored(result, counts=counts), "counts value") == (0, 1, 3)


def test_one_fact_answers_one_annotation(result: Result) -> None:
    twice = [_counts()[0], _counts()[0]]
    assert _figures(_scored(result, counts=twice), "counts value") == (1, 2, 3)


def test_a_wrong_field_is_scored_among_the_found(result: Result) -> None:
    scores = _scored(result, counts=_counts(unit="narada", status="planned", section="a"))
    assert _figures(scores, "counts value+unit") == (2, 3, 3)
    assert _figures(scores, "counts status | matched") == (0, 1, 1)
    assert _figures(scores, "counts section | matched") == (1, 1, 1)
    assert [(m.kind, m.score, m.expected, m.found) for m in scores.mistakes] == [
        ("wrong", "counts value+unit", "narada", "spotkanie"),
        ("wrong", "counts status | matched", "planned", "None"),
    ]


def test_plans_and_context_have_scores_of_their_own() -> None:
    text = "Zaplanowano 8 szkoleń, zrealizowano 5 szkoleń. Gmina składa się z 19 sołectw."
    read = extract(text, model=None)
    said = [("8 szkoleń", 8, "planned"), ("5 szkoleń", 5, "planned"), ("19 sołectw", 19, "context")]
    scores = _scored(
        read,
        counts=[{"quote": q, "value": v, "unit": None, "status": status} for q, v, status in said],
    )
    assert _figures(scores, "counts status planned") == (1, 2, 1)
    assert _figures(scores, "counts status context") == (1, 1, 1)
    assert _figures(scores, "counts status | matched") == (2, 3, 3)


def test_the_head_of_a_unit_is_enough() -> None:
    assert same_unit("grupa inicjatywna", "Grupa")
    assert same_unit("PES", "pes")
    assert not same_unit("grupa", "osoba")
    assert not same_unit("grupa", None)


def test_spelling_that_annotators_differ_in_makes_no_difference() -> None:
    assert folded("„Ja – Ty - My”,") == folded("ja-ty-my")
    assert folded("dwa\u00a0 \nsłowa") == "dwa słowa"


def test_parts_of_another_whole_are_wrong(result: Result) -> None:
    counts = _counts()
    counts[1]["part_of"] = 2
    scores = _scored(result, counts=counts)
    assert _figures(scores, "counts part_of") == (0, 1, 1)
    (wrong,) = scores.mistakes
    assert (wrong.expected, wrong.found) == ("12 warsztat", "25 spotkanie")


def test_a_part_gold_does_not_know_lowers_precision(result: Result) -> None:
    counts = _counts()
    del counts[1]["part_of"]
    scores = _scored(result, counts=counts)
    assert _figures(scores, "counts part_of") == (0, 0, 1)
    assert [(m.score, m.expected) for m in scores.mistakes] == [("counts part_of", "no part")]


@pytest.mark.parametrize("doubt", [{"value": None}, {"generic": True}])
def test_what_may_be_found_or_not_is_not_scored(result: Result, doubt: dict[str, Any]) -> None:
    scores = _scored(result, counts=_counts(**doubt))
    assert _figures(scores, "counts value") == (2, 2, 2)
    unfound = replace(result, facts=tuple(f for f in result.facts if f.quote != "25 spotkań"))
    assert _figures(_scored(unfound, counts=_counts(**doubt)), "counts value") == (2, 2, 2)


def test_hours_amounts_and_dates(result: Result) -> None:
    scores = _scored(
        result,
        hours=[{"quote": "7,5 godziny", "value": 7.5, "topic": "Doradztwo prawne."}],
        amounts=[{"quote": "1 200 zł", "value": 1200, "unit": "PLN", "status": "achieved"}],
        dates=[
            {
                "quote": "01.03.2031 – 31.05.2031",
                "date_start": "2031-03-01",
                "date_end": "2031-05-31",
                "precision": "month",
            }
        ],
    )
    assert _figures(scores, "hours value") == (1, 1, 1)
    assert _figures(scores, "hours topic | matched") == (1, 1, 1)
    assert _figures(scores, "amounts value+unit") == (1, 1, 1)
    assert _figures(scores, "dates") == (1, 1, 1)
    assert _figures(scores, "dates precision | matched") == (0, 1, 1)


def test_a_date_needs_both_its_days(result: Result) -> None:
    dates = [{"quote": "01.03.2031", "date_start": "2031-03-01"}]
    assert _figures(_scored(result, dates=dates), "dates") == (0, 1, 1)


def test_kinds_gold_says_nothing_of_are_not_scored(result: Result) -> None:
    assert set(_scored(result, counts=_counts()).total) == {
        "counts value",
        "counts value+unit",
        "counts status | matched",
        "counts modifier | matched",
        "counts section | matched",
        "counts part_of",
    }


def test_institutions_are_scored_by_overlap_span_and_name() -> None:
    text = "Rozmowy z GOPS w Lipinach i Fundacją „Most” trwały, w PUP się nie odbyły."
    found = extract(text, model=None)
    gold: list[dict[str, Any]] = [
        {"surface": "GOPS w Lipinach", "name": "Gminny Ośrodek Pomocy Społecznej w Lipinach"},
        {"surface": "„Most”", "name": 'Fundacja "Pomost"'},
        {"surface": "Rozmowy", "name": "Rozmowy"},
    ]
    for item in gold:
        item["start"] = text.index(item["surface"])
        item["end"] = item["start"] + len(item["surface"])
    scores = _scored(found, institutions=gold)
    assert _figures(scores, "institutions overlap") == (2, 3, 2)
    assert _figures(scores, "institutions exact span") == (1, 3, 2)
    assert _figures(scores, "institutions name | matched") == (1, 2, 2)
    said = {(m.kind, m.expected, m.found) for m in scores.mistakes}
    assert ("missed", "Rozmowy", "") in said
    assert ("wrong", 'Fundacja "Pomost"', 'Fundacja "Most"') in said


def test_rules_have_a_precision_of_their_own(result: Result) -> None:
    facts = (replace(result.facts[1], rule="other"), *result.facts[2:])
    scores = _scored(replace(result, facts=facts), counts=_counts()[1:])
    assert scores.by_rule["count other"].precision == 0
    assert scores.by_rule["count test"].precision == 1


def test_the_period_and_the_tree_are_scored(result: Result) -> None:
    head, letter = result.sections
    project = replace(
        head,
        section_id="p",
        path="1",
        kind="project",
        title="Wspólny szlak",
        period=result.report.period,
    )
    heading = replace(head, section_id="h", path="2", kind="heading", marker="I.", title="Wstęp")
    tree = (head, project, heading, replace(letter, path="1.a"))
    scores = _scored(
        replace(result, sections=tree, facts=()),
        period=["2031-03-01", "2031-05-31"],
        projects=[
            {
                "title": "„Wspólny szlak”",
                "start": "2031-03-01",
                "end": "2031-05-31",
                "sections": ["a", "b"],
            }
        ],
        headings=["I. WSTĘP", "II. Koniec"],
        sections=[{"path": "1.b", "start": letter.start}],
    )
    assert _figures(scores, "period") == (1, 1, 1)
    assert _figures(scores, "projects") == (1, 1, 1)
    assert _figures(scores, "projects dates | matched") == (1, 1, 1)
    assert _figures(scores, "letters") == (1, 2, 1)
    assert _figures(scores, "headings") == (1, 2, 1)
    assert _figures(scores, "sections start") == (1, 1, 3)
    assert _figures(scores, "sections path | matched") == (0, 1, 1)
    assert {(m.score, m.expected) for m in scores.mistakes} == {
        ("headings", "II. Koniec"),
        ("sections path", "1.b"),
        ("sections start", ""),
    }


def test_what_stands_below_a_gold_section_is_not_scored(result: Result) -> None:
    head, letter = result.sections
    items = [
        replace(letter, section_id=kind, path=f"a.{place}", kind=kind, start=letter.start + place)
        for place, kind in enumerate(("bullet", "numbered", "paragraph"), 1)
    ]
    gold = [{"path": "a", "kind": "lettered", "start": letter.start}]
    scores = _scored(replace(result, sections=(head, letter, *items), facts=()), sections=gold)
    assert _figures(scores, "sections start") == (1, 1, 1)
    assert scores.mistakes == []
    bullet = replace(letter, kind="bullet")
    scores = _scored(replace(result, sections=(head, bullet), facts=()), sections=gold)
    assert _figures(scores, "sections start") == (0, 1, 0)


@pytest.mark.parametrize(
    ("gold", "marker", "title"),
    [
        ("WSTĘP", "I.", "Wstęp"),
        ("I. WSTĘP", "I.", "Wstęp:"),
        ("1.1. Wstęp", None, "1.1. Wstęp"),
        ("III Forum", "2.", "III Forum"),
        ("ZADANIE I - DORADZTWO", "ZADANIE I -", "DORADZTWO"),
    ],
)
def test_a_heading_is_compared_without_its_list_marker(
    result: Result, gold: str, marker: str | None, title: str
) -> None:
    heading = replace(result.sections[0], kind="heading", marker=marker, title=title)
    scores = _scored(replace(result, sections=(heading,), facts=()), headings=[gold])
    assert _figures(scores, "headings") == (1, 1, 1)


def test_precision_recall_and_f1() -> None:
    tally = Tally(right=3, gold=4, found=6)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.75, pytest.approx(0.6))
    assert Tally().f1 == 0


def _gold(tmp_path: Path, text: str, encoding: str = "utf-8", **data: Any) -> Path:
    (tmp_path / "reports").mkdir(exist_ok=True)
    (tmp_path / "gold").mkdir(exist_ok=True)
    (tmp_path / "reports" / "r.txt").write_bytes(text.encode(encoding))
    (tmp_path / "gold" / "r.json").write_text(json.dumps(data), encoding="utf-8")
    return tmp_path / "gold"


def test_quotes_without_offsets_are_found_in_order(tmp_path: Path) -> None:
    text = "Było 5 osób, później znów\u00a05\u00a0osób; 15 osób nie przyszło."
    items = [{"quote": "5 osób"}, {"quote": "5 osób"}, {"quote": "5 osób"}]
    (gold,) = load(_gold(tmp_path, text, counts=items))
    assert [item.get("start") for item in gold.items("counts")] == [5, 26, None]
    assert [item.get("lost", False) for item in gold.items("counts")] == [False, False, True]


def test_offsets_index_the_decoded_text(tmp_path: Path) -> None:
    text = "Ślęża.\r\nŹródło: 5 osób przyszło na spotkanie w środę i w czwartek, żadna później."
    items = [{"quote": "5 osób", "start": 15, "end": 21}]
    gold = _gold(tmp_path, text, "cp1250", counts=items)
    assert gold_problems(gold) == []


def test_halves_are_kept_apart(tmp_path: Path) -> None:
    gold = _gold(tmp_path, "Odbyło się 5 spotkań.", half="tune", counts=[])
    assert [g.name for g in load(gold, half="tune")] == ["r.txt"]
    assert list(load(gold, half="test")) == []
    with pytest.raises(GoldError, match="test"):
        evaluate(gold, half="test")


def test_evaluate_reads_and_scores_a_folder(tmp_path: Path) -> None:
    counts = [{"quote": "5 spotkań", "value": 5, "unit": "spotkanie"}]
    scores = evaluate(_gold(tmp_path, "Odbyło się 5 spotkań.", counts=counts))
    assert scores.f1("counts value") == 1
    assert list(scores.by_report) == ["r.txt"]
    assert scores.as_dict()["counts value"] == {"p": 1, "r": 1, "f1": 1, "gold": 1, "pred": 1}
    with pytest.raises(KeyError):
        scores.f1("counts valeu")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"count": []}, "unknown key count"),
        ({"half": "both"}, "half is both"),
        ({"counts": [{"quote": "5 osób", "start": 0, "end": 6}]}, "where the text has 'Było 5'"),
        ({"counts": [{"quote": "6 osób"}]}, "not in the text"),
        ({"counts": [{"quote": ""}]}, "no quote"),
        ({"counts": [{"quote": "5 osób", "valeu": 5}]}, "unknown key valeu"),
        ({"counts": [{"quote": "5 osób", "part_of": 1}]}, "part_of 1 is no item"),
        ({"counts": [{"quote": "5 osób", "part_of": 0}]}, "part of itself"),
        ({"indicators": [{"indicator_id": "trainigs"}]}, "no indicator is called trainigs"),
        ({"indicators": [{"indicator_id": "trainings", "counts": [3]}]}, "counts has no item 3"),
    ],
)
def test_problems_of_gold_are_named(tmp_path: Path, data: dict[str, Any], problem: str) -> None:
    (found,) = gold_problems(_gold(tmp_path, "Było 5 osób.", **data))
    assert found.startswith("r.json: ")
    assert problem in found


def test_gold_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold file"):
        gold_problems(tmp_path)
    gold = _gold(tmp_path, "Było 5 osób.", report="inny.txt")
    with pytest.raises(GoldError, match=r"inny\.txt.*`reports`"):
        gold_problems(gold)
    (gold / "r.json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match="no readable JSON"):
        gold_problems(gold)
