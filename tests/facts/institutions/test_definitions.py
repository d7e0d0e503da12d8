"""Abbreviations that a report defines hold for that report, before and behind."""

from __future__ import annotations

import pytest
from read_bodies import bodies, named


@pytest.mark.parametrize(
    "text",
    [
        "Instytut Rozwoju Wsi (IRW) prowadzi badania. Raport wydał IRW.",
        "Raport wydał IRW. Badania prowadzi Instytut Rozwoju Wsi (IRW).",
        "Instytut Rozwoju Wsi (dalej: IRW) prowadzi badania. Raport wydał IRW.",
        "Instytut Rozwoju Wsi, zwany dalej „IRW”, prowadzi badania. Raport wydał IRW.",
        "Instytut Rozwoju Wsi (zwany w skrócie IRW) prowadzi badania. Raport wydał IRW.",
    ],
)
def test_a_defined_abbreviation_is_the_body(text: str) -> None:
    found = named(text)
    assert {body.name for body in found} == {"Instytut Rozwoju Wsi"}
    assert len({body.institution_id for body in found}) == 1
    assert found[0].quote == "IRW" or found[-1].quote == "IRW"


def test_a_defined_noun_is_the_body_in_every_case() -> None:
    found = named(
        "Fundacja „Jasny Brzeg” (dalej: Fundacja) działa od roku. Zarząd Fundacji zebrał się z "
        "przyjaciółmi Fundacji, a o Fundacji napisano w prasie."
    )
    assert {body.name for body in found} == {'Fundacja "Jasny Brzeg"'}
    assert [body.quote for body in found[1:]] == ["Fundacja", "Fundacji", "Fundacji", "Fundacji"]


def test_a_body_named_by_its_type_in_capitals_is_named_where_it_is_abbreviated() -> None:
    first, second = named(
        "CENTRUM PRZEDSIĘBIORCZOŚCI SPOŁECZNEJ (CPS)\n\nDoradcy pracowali w CPS."
    )[::2]
    assert first.name == second.name == "Centrum Przedsiębiorczości Społecznej"
    assert second.quote == "CPS"


def test_a_type_in_the_plural_defines_a_type() -> None:
    found = bodies("Inkubatory Przedsiębiorczości Społecznej (IPS) i IPS Sanok. Praca w IPS trwa.")
    assert [(body.quote, body.named) for body in found][1:] == [
        ("IPS", False),
        ("IPS Sanok", True),
        ("IPS", False),
    ]
    assert found[2].name == "Inkubator Przedsiębiorczości Społecznej w Sanoku"


def test_a_defined_abbreviation_with_another_place_is_another_body() -> None:
    found = named("Klub Integracji Społecznej w Sanoku (KIS) i KIS w Jaśle. Uczestnicy KIS-u.")
    assert [body.place for body in found] == ["Sanok", "Sanok", "Jasło", "Sanok"]


def test_slash_lists_are_types_whatever_is_defined() -> None:
    found = bodies("Gminny Ośrodek Pomocy Społecznej w Sanoku (GOPS). Spotkania: 5 w GOPS/MOPS.")
    assert [(body.quote, body.named) for body in found][2:] == [("GOPS", False), ("MOPS", False)]


def test_units_and_programmes_are_not_defined_as_bodies() -> None:
    assert not named("Podmioty ekonomii społecznej (PES) i Regionalny Program (RP). PES i RP.")


def test_the_body_of_a_report_is_meant_by_its_bare_type() -> None:
    found = bodies(
        "SPRAWOZDANIE GMINNEGO OŚRODKA KULTURY W SANOKU\n\nGOK prowadzi zajęcia. Inne GOK-i nie."
    )
    own, bare, others = found
    assert bare.institution_id == own.institution_id
    assert bare.name == "Gminny Ośrodek Kultury w Sanoku"
    assert not bare.named
    assert others.institution_id != own.institution_id


@pytest.mark.parametrize(
    ("heading", "mention", "name"),
    [
        ("PUNKTY DORADCZE (PD)", "PD Sanok", "Punkt Doradczy w Sanoku"),
        ("Regionalne Punkty Wsparcia (RPW)", "RPW Jasło", "Regionalny Punkt Wsparcia w Jaśle"),
        ("INKUBATORY RZEMIOSŁA (IR)", "IR w Jaśle", "Inkubator Rzemiosła w Jaśle"),
    ],
)
def test_what_several_offices_are_called_names_each_by_its_place(
    heading: str, mention: str, name: str
) -> None:
    found = named(f"{heading}\n\nDoradcy pracowali w trzech miejscach, {mention} był otwarty rano.")
    assert [(body.quote, body.name) for body in found] == [(mention, name)]


@pytest.mark.parametrize("heading", ["PLAN DORADZTWA (PD)", "Punkty doradcze (KD)", "Porady (P)"])
def test_initials_of_no_office_define_none(heading: str) -> None:
    assert named(f"{heading}\n\nPD Sanok, KD Sanok, P Sanok.") == []
