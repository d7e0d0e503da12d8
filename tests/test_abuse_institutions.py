"""Institutions as nobody should write them: no crash, exact offsets, errors in one sentence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli import main
from extract.facts.fact import Institution
from extract.facts.institutions import Aliases, Body, Codebook, InstitutionsError, link
from extract.pipeline import extract

R = random.Random(7)
FRESH = ["".join(R.choices("aeioumnprstz", k=7)).capitalize() for _ in range(1500)]
HOSTILE = {
    "a section in capitals": "STOWARZYSZENIE ŻÓŁTA ŁÓDKA ORAZ GMINNY OŚRODEK KULTURY " * 400,
    "capitals without a space": "Ż" * 200_000,
    "one endless word": "Fundacja Ż" + "ż" * 200_000,
    "only quotes": "„”\"'«»,,’’" * 2_000,
    "quotes a thousand deep": "Fundacja " + "„Most " * 1_000 + "”" * 1_000,
    "quotes without an end": "Fundacja „" + "Zielony Most, " * 2_000,
    "heads without an end": "Fundacja „Most " * 1_500,
    "many bodies in one sentence": ", ".join(f"Fundacja „{name}”" for name in FRESH),
    "a preposition without a place": "GOPS w " * 4_000,
    "abbreviations in brackets": "(CPS) " * 5_000,
    "many definitions": " ".join(f"Centrum {name} (C{name[:1]})." for name in FRESH),
    "patrons without a name": "Szkoła im. im. im. " * 2_000,
    "words over line ends": "Funda-\ncja Mos-\ntu " * 1_000,
    "slashes": "PUP/MUP/" * 2_000,
    "dashes": "M – GOPS – " * 2_000,
    "right-to-left": "\u202eGOPS w Pieckach\u202c " * 1_000,
    "halves of surrogate pairs": "GOPS \ud800w Pieckach " * 1_000,
    "marks on one letter": "Fundacja Z" + "\u0301\u0307" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str) -> None:
    result = extract(f"Raport. {HOSTILE[name]}", model=None)
    text = result.report.text
    for fact in result.facts:
        assert text[fact.start : fact.end] == fact.quote
        if isinstance(fact, Institution):
            assert fact.quote == fact.quote.strip() != ""
            assert fact.name.strip()
            assert fact.institution_id


@pytest.mark.parametrize(
    "text",
    [
        "Umowę podpisała Fundacja Z\u0307o\u0301\u0142ta Ka\u0328pa.",
        "Umowę podpisała Fun\u200bdacja Żół\u2060ta Ką\u00adpa.",
    ],
)
def test_letters_only_a_machine_sees_make_no_other_body(text: str) -> None:
    (found,) = extract(text, model=None).facts
    assert isinstance(found, Institution)
    assert found.name == "Fundacja Żółta Kąpa"


def test_what_a_report_abbreviates_comes_before_what_the_nation_does() -> None:
    text = "Gminny Ośrodek Pomocy Sąsiedzkiej w Jaworze (GOPS) otwarto w maju. W GOPS było gwarno."
    found = [one for one in extract(text, model=None).facts if isinstance(one, Institution)]
    assert {one.name for one in found} == {"Gminny Ośrodek Pomocy Sąsiedzkiej w Jaworze"}


def test_slips_do_not_lead_from_one_name_to_the_next() -> None:
    names = ["Wiklanor", "Wiklenor", "Wiklenur", "Wiplenur"]
    bodies = [
        Body(f"fundacja-{name.lower()}", f"Fundacja {name}", "fundacja", None, mentions)
        for mentions, name in enumerate(names, start=1)
    ]
    assert link(bodies)["fundacja-wiklanor"] != "fundacja-wiplenur"
    assert link(bodies) == link(bodies[::-1])


ODD_ALIASES = {
    "spreadsheet of a Polish Windows": "from;to\r\nŻółw;Łoś\r\n".encode("cp1250"),
    "spreadsheet, marked": "\ufefffrom;to\r\nŻółw;Łoś\r\n".encode(),
    "spreadsheet, UTF-16": "from\tto\nŻółw\tŁoś\n".encode("utf-16"),
    "separator told first": "sep=;\nfrom;to\nŻółw;Łoś\n".encode(),
    "empty columns": "from,to,,\nŻółw,Łoś,,\n,,,\n".encode(),
    "white space": ' from , TO \n"  Żółw\u2028 ", Łoś\n'.encode(),
}


@pytest.mark.parametrize("name", ODD_ALIASES)
def test_alias_files_as_spreadsheets_write_them(tmp_path: Path, name: str) -> None:
    path = tmp_path / "aliasy.csv"
    path.write_bytes(ODD_ALIASES[name])
    aliases = Aliases.load(path)
    assert (aliases.ids, aliases.names) == ({"zolw": "los"}, {"los": "Łoś"})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("to,from\na,b\n", "header from,to"),
        ("from,to\na,b,c\n", "line 2"),
        ('from,to\na,b\n"c,d\ne,f\n', "quotation mark that is not closed"),
        (f"from,to\n{'a' * 200_000},b\n", "line 2"),
        ("from,to\na,b\na,c\n", "line 3: 'a' is already sent"),
        ("from,to\na,b\nb,c\nc,a\n", "circle"),
    ],
)
def test_an_alias_file_that_says_nothing_clear(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "aliasy.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InstitutionsError) as caught:
        Aliases.load(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert len(str(caught.value)) < 300 + len(str(path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[kinds.X]\nname = "Iks"\nrole = ["office"]', "kind 'X': role ['office'] is unknown"),
        ('[kinds.X]\nname = "Społeczny"\nrole = "office"', "kind 'X': the name 'Społeczny'"),
        ('[kinds.X]\nname = "Szkutnia"\nrole = "office"\nshort = ["(SZ"]', "kind 'X': '(SZ'"),
        ('[kinds.""]\nname = "Szkutnia"\nrole = "office"', "'' is no id"),
        (
            '[kinds.X]\nname = "Gminny Ośrodek Pomocy Społecznej"\nrole = "office"',
            "is the name of both 'GOPS' and 'X'",
        ),
    ],
)
def test_a_codebook_that_cannot_work_is_refused_at_once(
    tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "moje.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InstitutionsError) as caught:
        Codebook.load(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_codebook_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "moje.toml"
    path.write_bytes('[kinds.X]\nname = "Łódź"\nrole = "office"'.encode("cp1250"))
    with pytest.raises(InstitutionsError, match="as UTF-8"):
        Codebook.load(path)


def test_a_run_tells_of_aliases_that_meet_no_body(tmp_path: Path) -> None:
    report, aliases = tmp_path / "raport.txt", tmp_path / "aliasy.csv"
    report.write_text("Umowę podpisała Fundacja „Szalej”.\n", encoding="utf-8")
    aliases.write_text("from,to\nFundacja Szalej,szalej\nFundacja Szalaj,szalej\n", "utf-8")
    done = CliRunner().invoke(
        main,
        ["run", str(report), "--out", str(tmp_path / "out"), "--no-ner", "--aliases", str(aliases)],
    )
    assert done.exit_code == 0, done.output
    assert "aliases of no body in these reports: fundacja-szalaj" in done.stdout
    assert "fundacja-szalej" not in done.stdout


def test_bodies_in_capitals_side_by_side_are_several() -> None:
    text = "STOWARZYSZENIE DOLINA RÓŻ FUNDACJA ŻÓŁTY MOST FUNDACJA CENTRUM WSPIERANIA RODZIN"
    assert [one.quote for one in extract(text, model=None).facts] == [
        "STOWARZYSZENIE DOLINA RÓŻ",
        "FUNDACJA ŻÓŁTY MOST",
        "FUNDACJA CENTRUM WSPIERANIA RODZIN",
    ]


def test_a_name_in_capitals_ends_somewhere() -> None:
    found = extract("Raport. STOWARZYSZENIE " + "ŻABKA KUMKA " * 500, model=None).facts
    assert found
    assert all(len(one.quote) < 200 for one in found)


def test_a_place_in_capitals_is_a_place() -> None:
    (found,) = extract("SPOTKANIE W GOPS W USTRZYKACH DOLNYCH", model=None).facts
    assert isinstance(found, Institution)
    assert found.name == "Gminny Ośrodek Pomocy Społecznej w Ustrzykach Dolnych"
    assert found.place == "Ustrzyki Dolne"
