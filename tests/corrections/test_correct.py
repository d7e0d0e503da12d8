"""Corrections in the tables: what changes, what stays, what is refused by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from click.testing import CliRunner

from extract import batch
from extract.cli import main
from extract.corrections import correct, reapply
from extract.errors import CorrectionsError
from extract.evaluate import evaluate, gold_problems

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

GOPS = "Gminny Ośrodek Pomocy Społecznej w Pieckach"


def _edit(fact: pd.Series, **fields: Any) -> dict[str, Any]:
    return {
        "action": "edit",
        "fact_id": fact["fact_id"],
        "quote": fact["quote"],
        "fields": fields,
    }


def _decide(fact: pd.Series, action: str) -> dict[str, Any]:
    return {"action": action, "fact_id": fact["fact_id"], "quote": fact["quote"]}


def _sum_of_parts(made: Run) -> pd.Series:
    checks = made.tables()["checks"]
    return checks[checks["check"] == "sum of parts"].iloc[0]


def test_an_edited_value_is_in_the_row_with_the_machine_s_beside(made: Run) -> None:
    assert not _sum_of_parts(made)["holds"]
    done = made.correct(_edit(made.fact("5 w PCPR"), value=4))
    row = made.fact("5 w PCPR")
    assert (row["value"], row["source"]) == (4, "human")
    assert json.loads(row["machine"]) == {"value": 5.0}
    assert _sum_of_parts(made)["holds"]
    assert done.applied == 1
    assert made.report("wiosna")["corrections"] == 1
    assert pd.isna(made.report("jesien")["corrections"])


def test_single_files_show_the_same(made: Run) -> None:
    made.correct(_edit(made.fact("412 osób"), value=214))
    csv = pd.read_csv(made.out / "counts.csv")
    assert csv.loc[csv["quote"] == "412 osób", "value"].tolist() == [214]


def test_indicators_follow(made: Run) -> None:
    made.correct(_edit(made.fact("14 szkoleń"), value=15), stem="jesien")
    values = made.tables()["indicators"]
    assert values.loc[values["indicator_id"] == "trainings", "value"].tolist() == [15]


def test_a_rejected_fact_is_gone_and_its_parts_stand_alone(made: Run) -> None:
    before = len(made.tables()["counts"])
    made.correct(_decide(made.fact("30 spotkań"), "reject"))
    assert len(made.tables()["counts"]) == before - 1
    assert pd.isna(made.fact("19 w PUP")["part_of"])
    assert "sum of parts" not in set(made.tables()["checks"]["check"])
    outcomes = pd.read_csv(made.out / "corrections" / "outcomes.csv")
    assert outcomes["decision"].tolist() == ["reject"]


def test_what_is_said_of_a_whole_holds_for_its_parts(made: Run) -> None:
    made.correct(_edit(made.fact("30 spotkań"), status="planned", unit="porada"))
    part = made.fact("19 w PUP")
    assert (part["status"], part["unit"]) == ("planned", "porada")
    assert made.fact("412 osób")["status"] == "achieved"


def test_a_part_that_a_person_spoke_of_keeps_its_own_status(made: Run) -> None:
    made.correct(
        _edit(made.fact("30 spotkań"), status="planned"),
        _edit(made.fact("19 w PUP"), status="context"),
    )
    assert made.fact("19 w PUP")["status"] == "context"
    assert made.fact("7 w UG")["status"] == "planned"


def test_a_missed_fact_is_added_with_its_section_and_sentence(made: Run) -> None:
    made.correct(
        {
            **made.span("rozmów bez liku", "count"),
            "action": "add",
            "fields": {"value": 116, "unit": "rozmowa", "status": "achieved"},
        }
    )
    row = made.fact("rozmów bez liku")
    assert (row["value"], row["unit"], row["source"]) == (116, "rozmowa", "human")
    assert row["path"] == "1.b"
    assert row["sentence"] == "Ponadto rozmów bez liku."


@pytest.mark.parametrize(
    ("kind", "quote", "fields", "table"),
    [
        ("hours", "106,5", {"value": 1, "topic": "porady"}, "hours"),
        ("amount", "412", {"value": 4, "unit": "PLN"}, "amounts"),
        ("date", "12 osobom", {"date_start": "2019-04-01", "date_end": "2019-04-02"}, "dates"),
        ("institution", "Umowę", {"name": "Powiatowy Urząd Pracy w Ełku"}, "institutions"),
    ],
)
def test_every_kind_of_fact_can_be_added(
    made: Run, kind: str, quote: str, fields: dict[str, Any], table: str
) -> None:
    if kind == "hours":
        made.correct(_decide(made.fact("106,5 godziny doradztwa prawnego", "hours"), "reject"))
    done = made.correct({**made.span(quote, kind), "action": "add", "fields": fields})
    assert not done.refusals
    row = made.fact(quote, table)
    for name, value in fields.items():
        told = row[name]
        assert (str(told)[:10] if name.startswith("date") else told) == value


def test_a_corrected_name_takes_the_identifier_of_that_body(made: Run) -> None:
    made.correct(
        _edit(made.fact("UG", "institutions"), name="Gminny Ośrodek Pomocy Społecznej w Pieckach")
    )
    named, body = made.fact("UG", "institutions"), made.fact("GOPS w Pieckach", "institutions")
    assert named["institution_id"] == body["institution_id"]
    assert named["place"] == body["place"] == "Piecki"


def test_accepting_everything_changes_nothing_but_who_says_so(made: Run) -> None:
    before = made.tables()
    spring = made.report("wiosna")["report_id"]
    facts = [
        row
        for table in ("counts", "hours", "amounts", "dates", "institutions")
        for _, row in before[table].iterrows()
        if row["report_id"] == spring
    ]
    done = made.correct(*(_decide(fact, "accept") for fact in facts))
    assert done.applied == len(facts) > 10
    after = made.tables()
    for table, rows in before.items():
        told = after[table].drop(columns=["source", "corrections"], errors="ignore")
        was = rows.drop(columns=["source", "corrections"], errors="ignore")
        pd.testing.assert_frame_equal(told, was)
    counts = after["counts"]
    assert set(counts.loc[counts["report_id"] == spring, "source"]) == {"rule+human"}


def test_corrections_survive_a_run_and_are_put_together(made: Run) -> None:
    made.correct(_edit(made.fact("412 osób"), value=214))
    made.correct(_decide(made.fact("30 spotkań"), "accept"))
    corrected = made.bytes()
    again = CliRunner().invoke(
        main, ["run", str(made.reports), "--out", str(made.out), "--no-ner", "--format", "csv"]
    )
    assert again.exit_code == 0, again.output
    assert "2 corrections in 1 report applied again" in again.output
    assert made.bytes() == corrected


def test_applying_twice_is_applying_once(made: Run) -> None:
    made.correct(_edit(made.fact("30 spotkań"), value=31), _decide(made.fact("7 w UG"), "reject"))
    once = made.bytes()
    reapply(made.out)
    assert made.bytes() == once


def test_taking_everything_back_gives_the_first_tables_to_the_byte(made: Run) -> None:
    before = made.bytes()
    whole = made.fact("30 spotkań")
    added = {**made.span("rozmów bez liku", "count"), "action": "add", "fields": {"value": 116}}
    made.correct(_edit(whole, value=31, status="planned"), added)
    assert made.bytes() != before
    made.correct(_decide(whole, "withdraw"), {**added, "action": "withdraw", "fields": {}})
    assert made.bytes() == before


BAD = [
    ("a word for a number", {"fields": {"value": "dwa"}}, "value: 'dwa' is no number"),
    ("a flag for a number", {"fields": {"value": True}}, "is no number"),
    ("below zero", {"fields": {"value": -1}}, "below zero"),
    ("no number at all", {"fields": {"value": float("nan")}}, "no number"),
    ("an unknown status", {"fields": {"status": "done"}}, "status: 'done' is none of"),
    ("an unknown field", {"fields": {"topic": "x"}}, "has no 'topic'"),
    ("nothing to edit", {"fields": {}}, "edits nothing"),
    ("an upside-down range", {"fields": {"value": 9, "value_max": 3}}, "above value_max"),
    ("an unknown action", {"action": "fly"}, "no action 'fly'"),
    ("an unknown whole", {"fields": {"part_of": "x#count@1-2"}}, "part_of"),
    ("other words", {"quote": "500 osób"}, "the text has '412 osób'"),
    ("an unknown fact", {"fact_id": "{report}#count@1-4", "quote": None}, "no such fact"),
    ("outside of the text", {"fact_id": "{report}#count@9000-9004"}, "outside of the text"),
    ("an end before its start", {"fact_id": "{report}#count@9-4"}, "before it begins"),
    ("another report", {"fact_id": "inny-00000000#count@1-2"}, "another report"),
    ("no fact at all", {"fact_id": "{report}#number@1-2"}, "names no fact"),
    ("no fact_id", {"fact_id": 7}, "no fact_id"),
]


@pytest.mark.parametrize(("change", "why"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_bad_correction_is_refused_by_name_and_the_rest_applied(
    made: Run, change: dict[str, Any], why: str
) -> None:
    report = made.report("wiosna")["report_id"]
    bad = _edit(made.fact("412 osób"), value=4) | change
    if isinstance(bad["fact_id"], str):
        bad["fact_id"] = bad["fact_id"].replace("{report}", report)
    done = made.correct(bad, _edit(made.fact("12 osobom"), value=13))
    assert [why in refusal.why for refusal in done.refusals] == [True], done.refusals
    assert report in done.refusals[0].name
    assert made.fact("12 osobom")["value"] == 13
    assert made.fact("412 osób")["value"] == 412
    kept = json.loads((made.out / "corrections" / "corrections.json").read_text(encoding="utf-8"))
    assert len(kept["reports"][0]["corrections"]) == 1


def test_overlapping_corrections_are_refused(made: Run) -> None:
    first = {**made.span("rozmów bez liku", "count"), "action": "add"}
    second = {**made.span("bez liku", "count"), "action": "add", "fields": {"value": 16}}
    over = {**made.span("Odbyło się 30", "count"), "action": "add", "fields": {"value": 30}}
    done = made.correct(first | {"fields": {"value": 116}}, second, over)
    assert ["overlaps" in refusal.why for refusal in done.refusals] == [True, True]
    assert made.fact("rozmów bez liku")["value"] == 116


def test_a_span_read_wrong_can_be_marked_anew(made: Run) -> None:
    anew = {**made.span("412", "count"), "action": "add", "fields": {"value": 412, "unit": "os."}}
    done = made.correct(anew, _decide(made.fact("412 osób"), "reject"))
    assert not done.refusals
    assert made.fact("412")["unit"] == "os."


def test_two_decisions_on_one_fact_are_one_too_many(made: Run) -> None:
    fact = made.fact("412 osób")
    done = made.correct(_edit(fact, value=1), _edit(fact, value=2))
    assert "twice" in done.refusals[0].why
    assert made.fact("412 osób")["value"] == 1


def test_corrections_of_another_text_are_refused(made: Run) -> None:
    file = made.save(_edit(made.fact("412 osób"), value=4))
    before = made.bytes()
    made.write(wiosna=SPRING_CHANGED)
    batch.run(made.reports, made.out, model=None)
    done = correct(made.out, file)
    assert "no such report" in done.refusals[0].why
    row = made.report("wiosna")
    told = {"report_id": row["report_id"], "sha256": "0" * 64, "corrections": []}
    done = correct(made.out, made.save_reports(told))
    assert done.refusals[0].name == row["report_id"]
    assert "another version of the text" in done.refusals[0].why
    assert before.keys() == made.bytes().keys()


SPRING_CHANGED = "Sprawozdanie za okres 01.03.2019 – 31.05.2019\n\nOdbyły się 3 spotkania.\n"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "owes-extract corrections", "version": 9}', "\ufeff{}"]
)
def test_a_file_that_holds_no_corrections_is_refused(made: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "c.json"
    file.write_text(text, encoding="utf-8")
    before = made.bytes()
    with pytest.raises(CorrectionsError, match=r"c\.json"):
        correct(made.out, file)
    assert made.bytes() == before


def test_a_table_mended_by_hand_is_not_written_over(made: Run) -> None:
    file = made.save(_edit(made.fact("412 osób"), value=4))
    csv = made.out / "counts.csv"
    csv.write_bytes(csv.read_bytes().replace(b"412", b"413"))
    with pytest.raises(CorrectionsError, match=r"counts\.csv was changed"):
        correct(made.out, file)


def test_gold_scores_rules_on_what_was_decided_alone(made: Run) -> None:
    made.correct(
        _edit(made.fact("5 w PCPR"), value=4),
        _decide(made.fact("7 w UG"), "reject"),
        _decide(made.fact("19 w PUP"), "accept"),
    )
    gold = made.out / "corrections" / "gold"
    assert not gold_problems(gold)
    scores = evaluate(gold, model=None)
    rule = scores.by_rule["count unit left out"]
    assert (rule.right, rule.found) == (1, 3)
    assert "count number before noun" not in scores.by_rule


def test_a_report_checked_to_the_end_is_gold_as_a_whole(made: Run) -> None:
    done = made.correct(_decide(made.fact("412 osób"), "reject"), complete=True)
    scores = evaluate(made.out / "corrections" / "gold", model=None)
    rule = scores.by_rule["count number before noun"]
    assert rule.found - rule.right == 1
    assert scores.total["hours value"].right == 1
    assert (done.rules[0].rule, done.rules[0].rejected) == ("number before noun", 1)


def test_the_command_says_what_became_of_each(made: Run) -> None:
    file = made.save(
        _edit(made.fact("412 osób"), value=214),
        {"action": "reject", "fact_id": f"{made.report('wiosna')['report_id']}#count@1-2"},
    )
    told = CliRunner().invoke(main, ["correct", str(made.out), str(file)])
    assert told.exit_code == 3
    assert "#count@1-2: the report has no such fact" in told.output
    assert "number before noun" in told.output
    assert "1 correction in 1 report applied, 1 refused" in told.output
    missing = CliRunner().invoke(main, ["correct", str(made.out), "nirgends.json"])
    assert missing.exit_code == 1
    assert "nirgends.json cannot be read" in missing.output


def test_what_was_made_of_the_tables_before_is_said_to_be_older(made: Run) -> None:
    file = made.save(_edit(made.fact("412 osób"), value=214))
    told = CliRunner().invoke(main, ["correct", str(made.out), str(file)])
    assert "older" not in told.output
    written = CliRunner().invoke(main, ["workbook", str(made.out), "--lang", "en"])
    assert written.exit_code == 0, written.output
    (made.out / "summary.html").write_text("<!doctype html>", encoding="utf-8")
    before = (made.out / "workbook.xlsx").read_bytes()
    told = CliRunner().invoke(main, ["correct", str(made.out)])
    for name, command in (("workbook.xlsx", "workbook"), ("summary.html", "summary")):
        assert (
            f"{made.out / name} is older than the tables; "
            f"make it again: owes-extract {command} {made.out}"
        ) in told.output
    assert (made.out / "workbook.xlsx").read_bytes() == before


def test_a_running_total_that_a_later_report_lowers_is_found_anew(made: Run) -> None:
    text = (
        "Sprawozdanie za okres {}\n\n1. „Most” 01.01.2019 – 31.12.2019\n"
        "Narastająco utworzono {} miejsc pracy.\n"
    )
    made.write(
        maj=text.format("01.05.2019 – 31.05.2019", 30),
        czerwiec=text.format("01.06.2019 – 30.06.2019", 25),
    )
    batch.run(made.reports, made.out, model=None)
    lowered = "cumulative total lowered"
    before = made.bytes()
    assert lowered in set(made.tables()["checks"]["check"])
    total = made.fact("30 miejsc pracy")
    made.correct(_edit(total, value=20), stem="maj")
    assert lowered not in set(made.tables()["checks"]["check"])
    made.correct(_decide(total, "withdraw"), stem="maj")
    assert made.bytes() == before
