"""Findings about periods, dates, repeated totals, shares and hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from extract import pipeline
from extract.checks import LANGUAGES, Lang, check
from extract.checks.messages import number, quoted, say
from extract.errors import ArgumentError
from extract.polish.calendar import Interval
from tests.sample import sample

HEAD = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\n\n"


def findings(text: str, name: str) -> list[str]:
    """Quotes of the facts that findings of one check rest on."""
    result = pipeline.extract(HEAD + text, model=None)
    quotes = {fact.fact_id: fact.quote for fact in result.facts}
    return [
        "; ".join(quotes[fact] for fact in finding.facts)
        for finding in check(result)
        if finding.check == name and not finding.holds
    ]


def test_a_period_the_wrong_way_round_is_a_finding() -> None:
    result = sample()
    backwards = Interval(date(2031, 5, 31), date(2031, 3, 1))
    project = replace(result.sections[1], period=backwards, title="Wspólny szlak")
    found = [
        finding
        for finding in check(
            replace(
                result,
                report=replace(result.report, period=backwards),
                sections=(result.sections[0], project),
            )
        )
        if finding.check == "inverted period"
    ]
    assert [finding.path for finding in found] == [None, "a"]
    assert not any(finding.holds for finding in found)
    assert found[0].facts == (result.facts[0].fact_id,)
    assert found[0].message == (
        "Okres sprawozdawczy kończy się 01.03.2031, zanim się zaczyna (31.05.2031); "
        "w tekście: „01.03.2031 – 31.05.2031”."
    )
    assert "Wspólny szlak" in found[1].message


def test_a_period_in_order_is_no_finding() -> None:
    assert all(finding.holds for finding in check(sample()))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("W dniu 12.08.2031 odbyły się 3 spotkania.", ["12.08.2031"]),
        ("W dniu 12.04.2031 odbyły się 3 spotkania.", []),
        # to come, open, documents, the signature
        ("Na 12.08.2031 zaplanowano 3 spotkania.", []),
        ("Do 12.08.2031 przyjęto 3 oferty.", []),
        ("Umowę z 12.08.2030 aneksowano 2 razy.", []),
        ("Borki, dnia 12.08.2031", []),
        # a month or a year compares
        ("W sierpniu 2030 r. odbyły się 3 spotkania.", []),
    ],
)
def test_what_was_done_outside_the_period(text: str, want: list[str]) -> None:
    assert findings(text, "date outside the period") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Kobiety stanowiły 112% ogółu uczestników.", ["112% ogółu uczestników"]),
        ("Kobiety stanowiły 62% ogółu uczestników.", []),
        ("Obroty wzrosły o 112%, co stanowi wynik roku.", []),
        ("Wskaźnik zrealizowano w 112%.", []),
        ("Osiągnięto 112 procent.", []),
    ],
)
def test_a_share_over_a_hundred(text: str, want: list[str]) -> None:
    assert findings(text, "share over 100%") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Udzielono 2 400 godzin doradztwa prawnego.", ["2 400 godzin doradztwa prawnego"]),
        ("Udzielono 2 200 godzin doradztwa prawnego.", []),  # 92 days of 24 hours are 2 208
        ("Praktyki odbyło 9 osób, łącznie 2 400 godzin zajęć.", []),
        ("Od początku projektu udzielono 2 400 godzin doradztwa prawnego.", []),
    ],
)
def test_hours_that_the_period_does_not_hold(text: str, want: list[str]) -> None:
    assert findings(text, "hours beyond the period") == want


def test_without_a_period_nothing_is_outside_of_it() -> None:
    text = "W dniu 12.08.2031 odbyły się 3 spotkania i 24 000 godzin zajęć muzycznych."
    assert check(pipeline.extract(text, model=None)) == ()


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("Łącznie odbyły się 64 spotkania animacyjne.", "Ogółem 46 spotkań animacyjnych.", True),
        ("Łącznie odbyły się 64 spotkania animacyjne.", "Ogółem 64 spotkań animacyjnych.", False),
        ("Łącznie odbyły się 64 spotkania animacyjne.", "Ogółem 46 spotkań doradczych.", False),
        # without a word for a total two sections may count different ones
        ("Odbyły się 64 spotkania animacyjne.", "Odbyło się 46 spotkań animacyjnych.", False),
        # one common word says too little
        ("Łącznie odbyły się 64 spotkania.", "Ogółem 46 spotkań.", False),
    ],
)
def test_a_total_stated_twice(first: str, second: str, twice: bool) -> None:
    text = f"I. ANIMACJA\n{first}\n\nII. PODSUMOWANIE\n{second}\n"
    assert bool(findings(text, "stated twice")) is twice


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_exists_in_every_language(lang: Lang) -> None:
    text = HEAD + (
        "Odbyło się 9 spotkań: 5 w UG, 3 w PUP. Udzielono 2 400 godzin doradztwa prawnego. "
        "W dniu 12.08.2031 odbyły się 3 narady. Kobiety stanowiły 112% ogółu."
    )
    found = check(pipeline.extract(text, model=None), lang=lang)
    assert len(found) == 4
    assert all(f.message.endswith(".") and "{" not in f.message for f in found)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ArgumentError, match="choose one of pl, en"):
        say("sum_holds", cast("Lang", "de"))


def test_numbers_are_written_as_people_write_them() -> None:
    assert [number(v, "pl") for v in (78.0, 1284560.4, 0.5)] == ["78", "1 284 560,4", "0,5"]
    assert [number(v, "en") for v in (78.0, 1284560.4, 0.5)] == ["78", "1,284,560.4", "0.5"]


def test_a_long_quote_is_cut() -> None:
    assert len(quoted("słowo " * 100)) <= 90
    assert quoted("dwa\n  słowa") == "dwa słowa"
