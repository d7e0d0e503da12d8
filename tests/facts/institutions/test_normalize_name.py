"""Names as a table has them."""

from __future__ import annotations

import pytest

import extract
from extract.polish.names import base_form


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("GOPS Sanok", "Gminny Ośrodek Pomocy Społecznej w Sanoku"),
        ("GOPS w Sanoku", "Gminny Ośrodek Pomocy Społecznej w Sanoku"),
        (
            "Gminnego Ośrodka Pomocy Społecznej w Sanoku",
            "Gminny Ośrodek Pomocy Społecznej w Sanoku",
        ),
        ("M-GOPS-em we Wrześni", "Miejsko-Gminny Ośrodek Pomocy Społecznej we Wrześni"),
        ("PUP Wrocław", "Powiatowy Urząd Pracy we Wrocławiu"),
        ("STOWARZYSZENIU „DOBRY GRUNT” W JAŚLE", 'Stowarzyszenie "Dobry Grunt" w Jaśle'),
        ("I LO w Jaśle", "I Liceum Ogólnokształcące w Jaśle"),
        ("Zespołu ds. ES", "Zespół ds. Ekonomii Społecznej"),
        ("Sanockiego OWES", "Sanocki Ośrodek Wsparcia Ekonomii Społecznej"),
        ("ZUS Oddział w Jaśle", "Zakład Ubezpieczeń Społecznych, Oddział w Jaśle"),
        ("Fundacją „Most – Brzeg”", 'Fundacja "Most-Brzeg"'),
        ("Gminą Brzozów", "Gmina Brzozów"),
        ("Powiatem Sanockim", "Powiat Sanocki"),
        ("", ""),
    ],
)
def test_names_are_written_out_in_the_nominative(surface: str, name: str) -> None:
    assert extract.normalize_name(surface) == name


@pytest.mark.parametrize(
    "surface",
    [
        *("GOPS-u w Sanoku", "Legii Warszawa", "Microsoftu", "PKP Cargo", "Uniwersytetem Śląskim"),
        *("FUNDACJI „NOWY LĄD”", "Stowarzyszeniem Zielona Kładka", "", "„”", "3"),
    ],
)
def test_without_expanding_it_is_the_base_form(surface: str) -> None:
    assert extract.normalize_name(surface, expand=False) == base_form(surface)


@pytest.mark.parametrize("surface", ["Legii Warszawa", "Microsoftu", "Wisły", "Jana Kowalskiego"])
def test_what_the_grammar_does_not_know_is_declined_as_any_name(surface: str) -> None:
    assert extract.normalize_name(surface) == base_form(surface)


def test_a_megabyte_is_no_name() -> None:
    assert extract.normalize_name("GOPS " * 200_000)
