"""The rules on our own corpus: the gold is sound, and scores do not fall below their floors.

The floors stand a little below what is reached (``owes-extract evaluate corpus/gold``), so that a
rule that breaks something fails here, and noise does not.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate import evaluate, gold_problems

CORPUS = Path(__file__).parent.parent / "corpus"

FLOORS = {
    "tune": {
        "period": 0.99,
        "sections start": 0.98,
        "sections path | matched": 0.99,
        "counts value": 0.98,
        "counts value+unit": 0.97,
        "hours value": 0.98,
        "amounts value": 0.99,
        "dates": 0.99,
        "counts status | matched": 0.98,
        "counts part_of": 0.96,
        "institutions overlap": 0.98,
        "institutions exact span": 0.98,
        "institutions name | matched": 0.97,
        "checks": 0.94,
        "indicators value": 0.94,
    },
    "test": {
        "period": 1.0,
        "sections start": 0.98,
        "sections path | matched": 0.98,
        "counts value": 0.98,
        "counts value+unit": 0.97,
        "hours value": 0.99,
        "amounts value": 0.99,
        "dates": 0.96,
        "counts status | matched": 0.96,
        "counts part_of": 0.90,
        "institutions overlap": 0.97,
        "institutions exact span": 0.96,
        "institutions name | matched": 0.97,
        "checks": 0.88,
        "indicators value": 0.90,
    },
}

# The indicators of the catalogue and the unit each is told in.
UNITS = {
    "grupa": "initiative_groups_pes_concept",
    "środowisko": "communities_joint_venture",
    "miejsce pracy": "jobs_created_ps jobs_created_disabled jobs_maintained jobs_kpres_total",
    "organizacja": "ngos_economised",
    "%": "ps_turnover_growth",
    "szt.": "reintegration_initiatives accessible_objects study_visits development_packages "
    "incubators",
    "PES": "pes_supported new_pes pes_transformed_ps advisory_clients",
    "PS": "new_ps",
    "osoba": "persons_at_risk_supported persons_at_risk_working_after digital_competence_persons "
    "persons_animated training_participants study_visits_participants",
    "spotkanie": "animation_meetings animation_meetings_individual animation_meetings_group "
    "meetings_by_institution advisory_meetings partnership_meetings",
    "h": "advisory_hours_total advisory_hours_legal advisory_hours_accounting "
    "advisory_hours_marketing advisory_hours_business advisory_hours_it advisory_hours_hr "
    "advisory_hours_vocational advisory_hours_psychological advisory_hours_key "
    "service_hours_specialist training_hours",
    "szkolenie": "trainings",
    "dzień": "training_days",
    "podmiot": "study_visits_hosts",
    "porozumienie": "agreements",
    "posiedzenie": "es_team_sessions",
    "wydarzenie": "fairs_events",
    "PLN": "grants_awarded_value bridge_support_value",
}
UNIT_OF = {name: unit for unit, names in UNITS.items() for name in names.split()}
CONTEXT = {"incubators", "jobs_kpres_total"}


def test_gold_is_sound() -> None:
    assert list(gold_problems(CORPUS / "gold")) == []


@pytest.mark.parametrize("half", FLOORS)
def test_scores_stay_above_their_floors(half: str) -> None:
    scores = evaluate(CORPUS / "gold", half=half)
    reached = {name: round(scores.f1(name), 4) for name in FLOORS[half]}
    below = {name: f1 for name, f1 in reached.items() if f1 < FLOORS[half][name]}
    assert below == {}


@pytest.mark.parametrize("path", sorted((CORPUS / "gold").glob("*.json")), ids=lambda p: p.stem)
def test_indicators_rest_on_the_facts_of_their_section(path: Path) -> None:
    """Each value is the sum of facts of its own section and status, no part beside its whole."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert list(broken_conventions(gold)) == []


def broken_conventions(gold: dict[str, Any]) -> Iterator[str]:
    seen = set()
    for entry in gold["indicators"]:
        name, section, status = entry["indicator_id"], entry.get("section"), entry["status"]
        label = f"{name} of {section} ({status})"
        if (name, section, status) in seen:
            yield f"{label}: stated twice"
        seen.add((name, section, status))
        if UNIT_OF.get(name) != entry["unit"]:
            yield f"{label}: unknown, or not in {entry['unit']}"
        if status not in {"achieved", "planned", "context"}:
            yield f"{label}: unknown status"
        if (status == "context") != (name in CONTEXT):
            yield f"{label}: only {sorted(CONTEXT)} are context"
        # Events that are told by their dates alone are counted by them.
        total: float = len(entry.get("dates", []))
        if total and name != "fairs_events":
            yield f"{label}: counted by its dates"
        for date in (gold["dates"][index] for index in entry.get("dates", [])):
            before = [part["path"] for part in gold["sections"] if part["start"] <= date["start"]]
            if section != (before[-1] if before else None):
                yield f"{label}: {date['quote']!r} is of another section"
        for kind in ("counts", "hours", "amounts"):
            carriers = entry.get(kind, [])
            for fact in (gold[kind][index] for index in carriers):
                total += fact["value"]
                if (fact.get("section"), fact["status"]) != (section, status):
                    yield f"{label}: {fact['quote']!r} is of another section or status"
                if fact.get("modifier") == "each":
                    yield f"{label}: {fact['quote']!r} is a rate"
            if carriers != sorted(set(carriers)):
                yield f"{label}: {kind} out of order, or twice"
            if any(whole in carriers for index in carriers for whole in wholes(gold[kind], index)):
                yield f"{label}: a part beside its whole"
        if not any(entry.get(kind) for kind in ("counts", "hours", "amounts", "dates")):
            yield f"{label}: rests on nothing"
        if abs(total - entry["value"]) > 1e-6:
            yield f"{label}: {entry['value']}, but its facts sum to {total}"


def wholes(facts: list[dict[str, Any]], index: int) -> Iterator[int]:
    while (whole := facts[index].get("part_of")) is not None:
        yield whole
        index = whole
