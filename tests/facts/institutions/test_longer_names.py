"""Names within names, and what stands beside a name and is none of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from read_bodies import bodies

from extract.pipeline import extract

PHRASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "longer_phrases.toml").read_text(encoding="utf-8")
)["phrase"]


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["text"][:40] for phrase in PHRASES])
def test_what_is_read_from_a_phrase(phrase: dict[str, Any]) -> None:
    read = [
        f"{body.quote} | {body.name} | {body.body} | {body.place or '-'} | "
        f"{'+' if body.named else '-'}"
        for body in bodies(phrase["text"])
    ]
    assert read == phrase["found"]


def test_a_number_in_the_midst_of_a_name_counts_nothing() -> None:
    facts = extract("Stowarzyszenie Osada 5 Dębów przeszkoliło 12 osób.", model=None).facts
    assert [fact.quote for fact in facts if fact.kind == "count"] == ["12 osób"]
