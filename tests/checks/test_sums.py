"""Sums of breakdowns: one finding each, what was added, whether it holds."""

from __future__ import annotations

import pytest

from extract import pipeline
from extract.checks import check
from extract.checks.sums import ALL, SOME


def sums(text: str) -> list[tuple[str, float | None, float | None, bool]]:
    """(check, stated, added up, holds) of each breakdown."""
    return [
        (f.check, f.expected, f.found, f.holds)
        for f in check(pipeline.extract(text, model=None))
        if f.check in (ALL, SOME)
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # complete: the numbers go together, or fail either way
        ("Odbyło się 30 spotkań: 7 w UG, 19 w PUP, 4 w PCPR.", [(ALL, 30, 30, True)]),
        ("Odbyło się 78 spotkań: 44 w UG, 29 w PUP, 4 w PCPR.", [(ALL, 78, 77, False)]),
        ("Odbyło się 30 spotkań: 7 w UG, 19 w PUP, 9 w PCPR.", [(ALL, 30, 35, False)]),
        ("Odbyło się 30 spotkań, z czego 20 w UG, a 9 w PUP.", [(ALL, 30, 29, False)]),
        (
            "Utworzono 139 miejsc pracy (Lipno 52, Kutno 49, Jasło 37), w tym 41 dla kobiet.",
            [(ALL, 139, 138, False), (SOME, 139, 41, True)],
        ),
        ("Pracuje 11 osób (9 doradców, prawnik, kierowca).", [(SOME, 11, 9, True)]),
        ("Udzielono 48 h doradztwa: prawnego 20 h, księgowego 27,5 h.", [(ALL, 48, 47.5, False)]),
        ("Udział wzięło 12 kobiet i 8 mężczyzn, łącznie 21 osób.", [(ALL, 21, 20, False)]),
        # the colon of a heading before takes nothing away
        ("Animacja: odbyło się 29 spotkań: 8 w UG, 11 w PUP, 9 w GOK.", [(ALL, 29, 28, False)]),
        ("Animacja: odbyło się 28 spotkań: 8 w UG, 11 w PUP, 9 w GOK.", [(ALL, 28, 28, True)]),
        ("Porady: udzielono 48 h: prawnych 20 h, księgowych 27,5 h.", [(ALL, 48, 47.5, False)]),
        # "w tym" never fails unless it is too much
        ("Przeszkolono 30 osób, w tym 12 kobiet.", [(SOME, 30, 12, True)]),
        ("Przeszkolono 30 osób, w tym 12 kobiet i 18 mężczyzn.", [(ALL, 30, 30, True)]),
        ("Przeszkolono 30 osób, w tym 22 kobiety i 18 mężczyzn.", [(SOME, 30, 40, False)]),
        ("Złożono 8 wniosków, pozytywnie oceniono 5.", [(SOME, 8, 5, True)]),
        # lists that do not say all
        ("Mamy 96 wózków: 31 nowych, 14 starych, reszta w naprawie.", [(SOME, 96, 45, True)]),
        ("Pracuje 9 osób: kierownik, 2 trenerów, księgowa, 4 doradców.", [(SOME, 9, 6, True)]),
        (
            "Pomocą objęto 20 rodzin. Powody (mogą się powtarzać): ubóstwo – 12, choroba – 9.",
            [(SOME, 20, 21, False)],
        ),
        # two breakdowns of one whole, and one inside another
        (
            "Przystąpiło 36 osób (22 kobiety, 14 mężczyzn). "
            "Pod względem wieku: do 30 lat – 7, 31-50 lat – 18, powyżej 50 lat – 10.",
            [(ALL, 36, 36, True), (ALL, 36, 35, False)],
        ),
        (
            "Zatrudniono 30 osób, w tym 12 kobiet (w tym 4 z niepełnosprawnością).",
            [(SOME, 30, 12, True), (SOME, 12, 4, True)],
        ),
        # stages told one by one are breakdowns of their own
        (
            "Kurs rozpoczęły 24 osoby, egzamin zdało 21, a pracę podjęło 15.",
            [(SOME, 24, 21, True), (SOME, 24, 15, True)],
        ),
        # what is left belongs to what was taken away, whatever stands between
        (
            "Wnioski złożyło 8 podmiotów, status uzyskało pięć, w tym Fundacja „Dom”, "
            "pozostałe 3 czekają na decyzję.",
            [(ALL, 8, 8, True)],
        ),
        # lines that all begin with "w tym" are one breakdown
        (
            "Wydatki: 500 000 zł\nw tym dotacje: 320 000 zł\nw tym pomostowe: 90 000 zł\n",
            [(SOME, 500000, 410000, True)],
        ),
        ("Odbyło się 31 spotkań: 12 w UG, 9 w PUP, pozostałe online.", [(SOME, 31, 21, True)]),
        ("Odbyło się 31 spotkań: 12 w UG, 9 w PUP, pozostałe 10 online.", [(ALL, 31, 31, True)]),
        # as many who are named as lack
        ("11 osób: 4 animatorki, 5 doradców, prawniczka i kierownik.", [(SOME, 11, 9, True)]),
        ("12 osób: 4 animatorki, 5 doradców, prawniczka i kierownik.", [(ALL, 12, 9, False)]),
        # what a clause of its own says is a breakdown of its own
        (
            "Grupy inicjatywne – 7, w tym 3 nowe; 2 wypracowały założenia.",
            [(SOME, 7, 3, True), (SOME, 7, 2, True)],
        ),
        ("Odbyło się 7 spotkań, w tym 3 w GOK; 4 odbyły się w UG.", [(ALL, 7, 7, True)]),
        # rough numbers are taken as rough
        ("Odbyło się ponad 30 spotkań: 17 w UG i 15 w PUP.", [(ALL, 30, 32, True)]),
        ("Odbyło się ok. 30 spotkań: 17 w UG i 12 w PUP.", [(ALL, 30, 29, True)]),
        ("Odbyło się ok. 30 spotkań: 17 w UG i 4 w PUP.", [(ALL, 30, 21, False)]),
        # a number in the list that nobody could read: the others prove nothing
        ("Odbyło się 30 spotkań: 17 w UG, 4 ◦◦◦ 9/12, 2 w PUP.", [(SOME, 30, 19, True)]),
    ],
)  # fmt: skip
def test_a_breakdown_is_a_finding(text: str, want: list[tuple[str, float, float, bool]]) -> None:
    assert sums(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Powstało 17 PES (zakładano 20).",
        "Odbyło się 12 spotkań dla 40 osób.",
        "W kwartale odbyły się po 3 spotkania w 7 świetlicach, razem 21.",
    ],
)
def test_no_breakdown_is_no_finding(text: str) -> None:
    assert sums(text) == []


def test_a_table_that_does_not_add_up() -> None:
    text = "forma\tliczba\nwarsztaty\t38\nwykłady\t6\nkursy\t17\nrazem\t60\n"
    assert sums(text) == [(ALL, 60, 61, False)]


def test_the_message_says_what_was_added_and_names_the_facts() -> None:
    result = pipeline.extract("Odbyło się 78 spotkań: 44 w UG, 33 w PUP.", model=None)
    (finding,) = check(result)
    assert finding.message == (
        "„78 spotkań”: części (44 + 33) dają razem 77, a podano 78; brakuje 1."
    )
    counts = [fact for fact in result.facts if fact.kind == "count"]
    assert finding.facts == tuple(fact.fact_id for fact in counts)
    assert finding.difference == -1
    (english,) = check(result, lang="en")
    assert english.message == (
        "“78 spotkań”: the parts (44 + 33) add up to 77, but 78 is stated; 1 is missing."
    )
    assert (english.facts, english.check) == (finding.facts, finding.check)


def test_sums_of_money_are_compared_to_the_cent() -> None:
    text = "Koszt: 100,30 zł, z czego 60,10 zł z dotacji, a 40,20 zł z wpłat."
    assert sums(text) == [(ALL, 100.3, 100.3, True)]
