"""Periods whose parts stand apart: numbers of parts of a year, fields, days of documents."""

from __future__ import annotations

import pytest

from extract.report import from_text

_TEXT = "\n\nAnimacja\nOdbyło się 12 spotkań w gminach. W 2016 r. było ich 9.\n"

PERIODS = {
    # quarters, half-years and months by their number
    "Raport kwartalny OWES (1Q2019)": "2019-01-01/2019-03-31",
    "Raport OWES, Q1/2019": "2019-01-01/2019-03-31",
    "Sprawozdanie OWES – I kwartał/2019": "2019-01-01/2019-03-31",
    "Raport kwartalny nr 1 za rok 2019": "2019-01-01/2019-03-31",
    "Sprawozdanie kwartalne nr III, rok 2019": "2019-07-01/2019-09-30",
    "Sprawozdanie za kwartał czwarty roku 2019": "2019-10-01/2019-12-31",
    "Sprawozdanie za kwartał 4 2019": "2019-10-01/2019-12-31",
    "Sprawozdanie półroczne (II/2021)": "2021-07-01/2021-12-31",
    "Raport miesięczny nr 3/2019": "2019-03-01/2019-03-31",
    "Raport kwartalny nr 2/2019": "2019-04-01/2019-06-30",
    "Sprawozdanie kwartalne X-XII/2019": "2019-10-01/2019-12-31",
    # years cut short or behind a sign
    "Raport III-IV'2019": "2019-03-01/2019-04-30",
    "Sprawozdanie: październik-grudzień ’19": "2019-10-01/2019-12-31",
    "Marzec'19 w OWES": "2019-03-01/2019-03-31",
    "Raport za marzec/2019": "2019-03-01/2019-03-31",
    # months side by side
    "Raport dwumiesięczny: marzec/kwiecień 2019": "2019-03-01/2019-04-30",
    "Sprawozdanie grudzień 2018/styczeń 2019/luty 2019": "2018-12-01/2019-02-28",
    "Sprawozdanie za trzy ostatnie miesiące 2019 roku": "2019-10-01/2019-12-31",
    # spans
    "Sprawozdanie za okres 15.III.-14.VI.2021": "2021-03-15/2021-06-14",
    "Sprawozdanie za okres od lipca do końca roku 2021": "2021-07-01/2021-12-31",
    "Sprawozdanie za okres od 1 marca 2021 r. (początek projektu) do 31 maja 2021 r.": (
        "2021-03-01/2021-05-31"
    ),
    "Sprawozdanie UTW w roku akademickim 2018/2019 (IX-VI)": "2018-09-01/2019-06-30",
    "Sprawozdanie UTW, rok akademicki 2018/2019 (październik 2018 – czerwiec 2019)": (
        "2018-10-01/2019-06-30"
    ),
    "Sprawozdanie świetlicy w roku szkolnym 2020/2021 (wrzesień–czerwiec)": (
        "2020-09-01/2021-06-30"
    ),
    "SPRAWOZDANIE KOŃCOWE\nz realizacji projektu „Lipa”\nw terminie 01.05.2017-31.12.2019": (
        "2017-05-01/2019-12-31"
    ),
    # fields
    "Sprawozdanie okresowe\nOkres od | 01.10.2019\nOkres do | 31.12.2019": "2019-10-01/2019-12-31",
    "Karta pracy animatora\nImię: Anna\nMiesiąc: marzec\nRok: 2019": "2019-03-01/2019-03-31",
    "Karta pracy animatora\nRok: 2019\nKwartał: II": "2019-04-01/2019-06-30",
    "Kwestionariusz dla OWES\nOkres, za jaki podano dane: 2021": "2021-01-01/2021-12-31",
    "Formularz OWES\nKwartał: I, rok: 2022": "2022-01-01/2022-03-31",
    "Formularz OWES\nPółrocze | II\nRok | 2022": "2022-07-01/2022-12-31",
    "Zestawienie\nMiesiąc: 3\nRok: 2022": "2022-03-01/2022-03-31",
    "SPRAWOZDANIE KWARTALNE\nI/2022\n\nNazwa: CIS": "2022-01-01/2022-03-31",
    "Raport czerwcowy 2022": "2022-06-01/2022-06-30",
    "Sprawozdanie wrześniowe za rok 2022": "2022-09-01/2022-09-30",
    "Animacja czerwiec 2022": "2022-06-01/2022-06-30",
    "2022 – rok w Stowarzyszeniu Lipa": "2022-01-01/2022-12-31",
    # the year of the document's date
    "Raport animatora za marzec br.\nLipa, 3.04.2019": "2019-03-01/2019-03-31",
    "Od: Anna Lis\nData: 4 kwietnia 2019\nTemat: raport za marzec": "2019-03-01/2019-03-31",
    "Lipa, 10.01.2020\n\nSprawozdanie za okres październik-grudzień ubiegłego roku": (
        "2019-10-01/2019-12-31"
    ),
    "Raport za grudzień\nLipa, 10.01.2020": "2019-12-01/2019-12-31",
    # titles of other words, typed like names of files
    "OWES Lipa w latach 2017–2019. Raport": "2017-01-01/2019-12-31",
    "DZIAŁANIA 2019": "2019-01-01/2019-12-31",
    "sprawozdanie_2019": "2019-01-01/2019-12-31",
    "OWES LIPA_RAPORT_KWIECIEŃ 2021": "2021-04-01/2021-04-30",
    "OWES Lipa :: kwiecień 2021 :: raport": "2021-04-01/2021-04-30",
    "Co u nas słychać – kwiecień 2021": "2021-04-01/2021-04-30",
    "Tak pracowaliśmy w 2021 roku": "2021-01-01/2021-12-31",
    "Z życia Stowarzyszenia w 2021 roku": "2021-01-01/2021-12-31",
    "Wskaźniki osiągnięte w 2021 r.": "2021-01-01/2021-12-31",
    # opening sentences
    "W roku 2019 Klub działał jak co roku.": "2019-01-01/2019-12-31",
    "W pierwszym półroczu 2019 r. zespół OWES zajrzał do 12 gmin.": "2019-01-01/2019-06-30",
    "Stowarzyszenie Lipa działa od 2004 roku. W 2019 roku prowadziliśmy trzy projekty.": (
        "2019-01-01/2019-12-31"
    ),
}

NONE = [
    "Plan działania OWES na 2021 r.",
    "Raport za marzec",
    "Karta pracy animatora\nRok szkolny w toku",
    "Umowa nr 3/2021",
    "Nabór, czerwiec 2022",
    "Nabór ogłoszono w czerwcu 2022",
    "Fundacja „Lipa”\nW 2018 r. kupiliśmy dom, w którym jest świetlica.",
]


@pytest.mark.parametrize(("opening", "days"), PERIODS.items())
def test_parts_of_a_period_are_put_together(opening: str, days: str) -> None:
    period = from_text(opening + _TEXT).period
    assert period is not None
    assert f"{period.start}/{period.end}" == days


@pytest.mark.parametrize("opening", NONE)
def test_no_period_is_made_up(opening: str) -> None:
    assert from_text(opening + _TEXT).period is None


def test_the_date_under_a_report_gives_its_months_their_year() -> None:
    report = from_text(f"Raport animatora za marzec{_TEXT}\nLipa, 3 kwietnia 2019 r.\nAnna Lis\n")
    assert report.period is not None
    assert str(report.period.start) == "2019-03-01"
    assert "year from the document's date" in report.assumed


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("spr_01042019_30062019", "2019-04-01/2019-06-30"),
        ("polrocze1_2019", "2019-01-01/2019-06-30"),
        ("2_półrocze_2019", "2019-07-01/2019-12-31"),
        ("skan_12_03_2019", ""),
        ("raport_03_2019", "2019-03-01/2019-03-31"),
    ],
)
def test_names_of_files_tell_halves_and_days(name: str, days: str) -> None:
    period = from_text("OWES Lipa" + _TEXT, name=name).period
    assert (f"{period.start}/{period.end}" if period else "") == days
