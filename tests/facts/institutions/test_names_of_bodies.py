"""The grammar of names: what is read from phrases, what is not, and what holds for every text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_bodies import bodies, bodies_alone, named

from extract.pipeline import extract

HERE = Path(__file__).parent
PHRASES: list[dict[str, Any]] = tomllib.loads((HERE / "phrases.toml").read_text(encoding="utf-8"))[
    "phrase"
]
NEGATIVE = [
    line
    for line in (HERE / "negative.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["text"][:40] for phrase in PHRASES])
def test_what_is_read_from_a_phrase(phrase: dict[str, Any]) -> None:
    read = [
        " | ".join(
            [body.quote, body.name, str(body.body), body.place or "-", "+" if body.named else "-"]
        )
        for body in bodies(phrase["text"])
    ]
    assert read == phrase["found"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Przeprowadzono 4 szk. po 16 godz.", []),
        ("Odbyły się dwa szk.: RODO i BHP.", []),
        ("Odwiedzono 3 szk. podst. w gminie.", ["szk. podst."]),
        ("Umowę podpisała Szk. Podst. w Lipie.", ["Szk. Podst. w Lipie"]),
        ("Wsparto 4 stow. z powiatu.", ["stow."]),
    ],
)
def test_counted_and_cut_short_it_is_what_is_counted_so(text: str, found: list[str]) -> None:
    assert [body.quote for body in bodies(text)] == found


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_names_no_body(text: str) -> None:
    assert [body.quote for body in named(text)] == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # A title in quotes is no body, a body's name in quotes is.
        ("Nagrodę dostała „Fundacja Dębowa Polana”.", ["Fundacja Dębowa Polana"]),
        ("Projekt „Fundacja Dębowa Polana” zakończono.", []),
        # With nothing but a colon before it there is no word that could make it a title.
        (": „Fundacja Dębowa Polana” prowadziła projekt", ["Fundacja Dębowa Polana"]),
        # A blank line ends a name, a line end before quotes does not.
        ("współpraca ze Stowarzyszeniem\n„Nasza Łąka”", ["Stowarzyszeniem\n„Nasza Łąka”"]),
        ("współpraca ze Stowarzyszeniem\n\n„Nasza Łąka”", []),
        # A tab parts the cells of a table.
        ("Fundacja „Wir”\tSanok", ["Fundacja „Wir”"]),
        # A number before a type counts it, a number behind a school is its name.
        ("7 GOPS, 2 ZAZ, SP 7 w Sanoku", ["SP 7 w Sanoku"]),
    ],
)
def test_where_a_name_ends(text: str, quotes: list[str]) -> None:
    assert [body.quote for body in named(text)] == quotes


def test_an_abbreviation_in_capitals_among_words_in_capitals() -> None:
    found = named("GOPS W SANOKU I PUP W JAŚLE – SPRAWOZDANIE")
    assert [body.name for body in found] == [
        "Gminny Ośrodek Pomocy Społecznej w Sanoku",
        "Powiatowy Urząd Pracy w Jaśle",
    ]


_PIECES = st.sampled_from(
    [
        *(
            "GOPS",
            "Fundacja",
            "Stowarzyszenie",
            "URZĄD",
            "urząd gminy",
            "Szkoła Podstawowa",
            "nr 2",
        ),
        *("w Lesku", "Sanok", "„", "”", '"', ",,", "''", "«", "»", "(", ")", "i", "oraz", ",", "/"),
        *("im.", "św.", "Jana", "sp. z o.o.", "S.A.", "–", "-", "\n", "\n\n", "\t", " ", "przy"),
        *("Dolina Róż", "zwana dalej", "Bank", "II LO", "3", "M", "ds.", "na rzecz", "ŁĄKA", "x"),
    ]
)


@settings(max_examples=40)
@given(st.lists(_PIECES, max_size=40), st.sampled_from(["", " "]))
def test_quotes_stand_at_their_offsets_and_never_overlap(pieces: list[str], gap: str) -> None:
    result = extract(gap.join(pieces), model=None)
    found = [fact for fact in result.facts if fact.kind == "institution"]
    reached = 0
    for body in found:
        assert result.report.text[body.start : body.end] == body.quote
        assert body.quote == body.quote.strip() != ""
        assert body.start >= reached
        reached = body.end


@pytest.mark.parametrize(
    ("piece", "times", "least"),
    [
        ("GOPS w Lesku, ", 500, 500),
        ("„Fundacja Jawor ", 1200, 0),
        ("Fundacja „Jawor ", 1200, 600),
        ("URZĄD GMINY ", 1700, 1),
        ("STOWARZYSZENIE ROZWOJU ŁĄK ", 800, 1),
        ('"', 20000, 0),
        ("„”", 10000, 0),
        ("M – ", 5000, 0),
        ("Centrum Pomocy (CP) ", 500, 500),
        ("powiatowy i ", 1500, 0),
        ("GOPS/", 2000, 2000),
        ("Szkoła im. Jana ", 1000, 1),
        ("PCPR w Lesku, Sanoku, ", 800, 1),
        ("przy Klub ", 1500, 0),
        ("Klub Seniora przy ", 1500, 0),
        ("A", 20000, 0),
    ],
)
def test_hostile_texts_are_read_to_the_end(piece: str, times: int, least: int) -> None:
    text = piece * times
    found = bodies_alone(text)
    assert len(found) >= least
    assert all(text[body.start : body.end] == body.quote for body in found)


@pytest.mark.parametrize(
    ("text", "bodies_found"),
    [
        ("Partnerem była Fundacja „Kładka” z Lipna.", ['Fundacja "Kładka" w Lipnie']),
        (
            "Partnerem była Fundacja „Kładka” z Lwówka Śląskiego.",
            ['Fundacja "Kładka" we Lwówku Śląskim'],
        ),
        (
            "Fundacja „Lot” z Zielonej Góry i Stowarzyszenie „Ton” z Ząbkowic Śląskich.",
            ['Fundacja "Lot" w Zielonej Górze', 'Stowarzyszenie "Ton" w Ząbkowicach Śląskich'],
        ),
        ("Przyjechała z Fundacji „Ton” z Lipna Anna Nowak.", ['Fundacja "Ton"']),
        ("Rada Gminy Ludwin podjęła uchwałę.", ["Rada Gminy Ludwin"]),
        ("Działa Rada Gminy w Ludwinie.", ["Rada Gminy w Ludwinie"]),
        ("Wspiera nas Fundacja „Zaczyn” z siedzibą w Ełku.", ['Fundacja "Zaczyn" w Ełku']),
        ("Przyszli ludzie z Fundacji „Kładka” z dziećmi.", ['Fundacja "Kładka"']),
        ("Dotacja Województwa Mazowieckiego wzrosła.", ["Województwo Mazowieckie"]),
        ("Mieszkańcy Województwa Mazowieckiego przyjechali.", []),
        ("Zadanie zlecone Powiatu Leskiego.", ["Powiat Leski"]),
        ("Mamy 90 tys. zł z Gminy Lesko.", ["Gmina Lesko"]),
        ("Przyjechało 90 dzieci z Gminy Lesko.", []),
        ("Umowa z Powiatem Leskim i Sanockim.", ["Powiat Leski", "Powiat Sanocki"]),
        (
            "Umowa z Powiatem Leskim i Sanockim Domem Kultury.",
            ["Powiat Leski", "Sanocki Dom Kultury"],
        ),
        (
            "Umowy: Nadleśnictwo Lesko, Klub Seniora w Sanoku.",
            ["Nadleśnictwo Lesko", "Klub Seniora w Sanoku"],
        ),
        (
            "Kontrola: PTTK, Oddział w Sanoku.",
            ["Polskie Towarzystwo Turystyczno-Krajoznawcze, Oddział w Sanoku"],
        ),
        (
            "Powstały „Bar Pod Lipą” sp. z o.o. w Sanoku i „Lot” sp. z o.o. non\nprofit.",
            ['"Bar Pod Lipą" sp. z o.o. w Sanoku', '"Lot" sp. z o.o. non profit'],
        ),
        ("Kurs w PUP Starogard Gd. trwał.", ["Powiatowy Urząd Pracy w Starogardzie Gdańskim"]),
        ("Kurs z KGW w Dobrym Lesie.", ["Koło Gospodyń Wiejskich w Dobrym Lesie"]),
    ],
)
def test_where_a_name_ends_and_the_next_begins(text: str, bodies_found: list[str]) -> None:
    assert [body.name for body in named(text)] == bodies_found
