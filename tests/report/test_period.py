"""The report's period and title, a project's dates in its heading, a period in a file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.polish.calendar import Interval
from extract.report import period, read
from extract.report.head import HeadLine
from extract.report.period import RULES, find_period, find_period_in_name
from extract.report.project_dates import heading_period
from extract.report.title import find_title


def iso(interval: Interval | None) -> str:
    if interval is None:
        return ""
    return "/".join(day.isoformat() if day else "" for day in (interval.start, interval.end))


_YEAR = "Sprawozdanie OWES w Rybniku za 2019 rok\n\n"
PERIODS = {
    _YEAR + "Spotkanie odbyło się w maju.": "2019-01-01/2019-12-31",
    _YEAR + "W styczniu rozpoczęliśmy rekrutację. W maju były targi.": "2019-01-01/2019-12-31",
    _YEAR + "Okres: styczeń – marzec": "2019-01-01/2019-03-31",
    _YEAR + "I kwartał\nW lutym odbyły się targi.": "2019-01-01/2019-03-31",
    _YEAR + "W okresie od stycznia do marca odbyły się targi.": "2019-01-01/2019-03-31",
    "Sprawozdanie\n\nW maju 2019 r. odbyło się 5 spotkań.": "2019-05-01/2019-05-31",
    "Sprawozdanie częściowe za okres 01-03-2019 31-05-2019\n\nBIURO": "2019-03-01/2019-05-31",
    "Działania zrealizowane w roku 2018": "2018-01-01/2018-12-31",
    "Sprawozdanie za rok 2019": "2019-01-01/2019-12-31",
    "Raport za 2019 rok": "2019-01-01/2019-12-31",
    "Sprawozdanie merytoryczne za 2019 r.": "2019-01-01/2019-12-31",
    "Raport za I półrocze 2020": "2020-01-01/2020-06-30",
    "Działania ośrodka w I półroczu 2020": "2020-01-01/2020-06-30",
    "Sprawozdanie ośrodka II-IV 2020": "2020-02-01/2020-04-30",
    "Sprawozdanie 04/2020 – 09/2020": "2020-04-01/2020-09-30",
    "Sprawozdanie\nod 1.03 do 31.05.2020": "2020-03-01/2020-05-31",
    "Sprawozdanie biblioteki, rok szkolny 2019/2020": "2019-09-01/2020-08-31",
    "SPRAWOZDANIE ZA III KWARTAŁ 2021 R.": "2021-07-01/2021-09-30",
    "SPRAWOZDANIE ZA OKRES OD 1 STYCZNIA DO 30 CZERWCA 2021 R.": "2021-01-01/2021-06-30",
    "Informacja za miesiąc marzec 2021": "2021-03-01/2021-03-31",
    "SPRAWOZDANIE Z DZIAŁALNOŚCI\n\nMARZEC 2021": "2021-03-01/2021-03-31",
    "Sprawozdanie\nstyczeń – marzec 2018 r.": "2018-01-01/2018-03-31",
    "Okres sprawozdawczy: 1 kwietnia – 30 czerwca 2019 r.": "2019-04-01/2019-06-30",
    "Sprawozdanie w okresie od 01.07.2018 r. do 31.12.2018 r.": "2018-07-01/2018-12-31",
    "Sprawozdanie kwartalne (1.01-31.03.2022)": "2022-01-01/2022-03-31",
    "Raport za lata 2015-2017": "2015-01-01/2017-12-31",
    "Raport za okres od\n1 stycznia\xa02018 r. do\n30 czerwca 2018 r.": "2018-01-01/2018-06-30",
    "Sprawozdanie: styczeń 2019 - grudzień 2019": "2019-01-01/2019-12-31",
    "Spraw. mer. za okr. 01.01.-30.06.2022": "2022-01-01/2022-06-30",
    "Sprawozdanie roczne 2019": "2019-01-01/2019-12-31",
    "Okres sprawozdawczy od: 2020-01-01 do: 2020-03-31": "2020-01-01/2020-03-31",
    "Raport 2019\n\nOkres sprawozdawczy: styczeń – marzec": "2019-01-01/2019-03-31",
    "Raport klubu w roku akademickim 2018/2019 (1 października 2018 – 30 czerwca 2019)": (
        "2018-10-01/2019-06-30"
    ),
    "Za okres 01.12.2019-31.08.2019": "2019-12-01/2019-08-31",
    "Nasz rok 2022\nSprawozdanie merytoryczne stowarzyszenia": "2022-01-01/2022-12-31",
    "OWES Kalisz – IV kwartał 2019 r.\n\nAnimacja\nOdbyto 5 spotkań.": "2019-10-01/2019-12-31",
    "Klub „Kuźnia”, marzec-maj 2018\nPrzyszło 12 osób.": "2018-03-01/2018-05-31",
    "Formularz\nOkres, za który podano dane: 1.01.2015–31.12.2016": "2015-01-01/2016-12-31",
    "Okres, którego dotyczy raport: II półrocze 2018": "2018-07-01/2018-12-31",
    "Kronika klubu – luty i marzec 2020": "2020-02-01/2020-03-31",
    "Zestawienie działań: maj, czerwiec, lipiec 2019": "2019-05-01/2019-07-31",
    "Zestawienie działań: maj, lipiec 2019": "2019-05-01/2019-05-31",
    "Raport kwartalny 3/2020\nKlub": "2020-07-01/2020-09-30",
    "Raport kwartalny 7/2020\nKlub": "2020-07-01/2020-07-31",
    "Sprawozdanie półroczne 2/2020": "2020-07-01/2020-12-31",
    "Sprawozdanie za m-c V/2019": "2019-05-01/2019-05-31",
    "Informacja kwartalna\nKwartał: II\nRok: 2019": "2019-04-01/2019-06-30",
    "Czas: 1.01–31.03.2020\nSprawozdanie": "2020-01-01/2020-03-31",
    "Początek okresu: 2020-01-01\nKoniec okresu: 2020-03-31": "2020-01-01/2020-03-31",
    "Okres od: 01.01.2020\nOkres do: 31.03.2020\nKlub": "2020-01-01/2020-03-31",
    "W 2019 r. ośrodek zrealizował cztery szkolenia i dwa wyjazdy.": "2019-01-01/2019-12-31",
}


def test_reading_only_where_a_period_can_stand_loses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[2] / "corpus" / "reports"
    texts = [*PERIODS, *(read(path).text for path in sorted(folder.glob("tune_*.txt")))]
    # Every line once more behind body text, where fewer lines are read.
    body = "\n".join(["Zorganizowano 14 spotkań w 2016 r., wzięło w nich udział 9 osób."] * 9)
    texts += [f"Klub\n{body}\n{text}" for text in PERIODS]
    quick = [find_period(text) for text in texts]

    def everywhere(lines: tuple[HeadLine, ...]) -> list[tuple[int, int]]:
        return [(0, lines[-1].end)]

    monkeypatch.setattr(period, "stretches", everywhere)
    monkeypatch.setattr(period, "project_stretches", everywhere)
    assert quick == [find_period(text) for text in texts]


@pytest.mark.parametrize(("text", "days"), PERIODS.items())
def test_periods(text: str, days: str) -> None:
    found = find_period(text)
    assert found is not None
    assert iso(found.interval) == days
    assert found.rule in RULES
    assert found.start is not None
    assert 0 <= found.start < (found.end or 0) <= len(text)


def test_years_in_a_paragraph_do_not_contend_with_the_project() -> None:
    text = (
        "RAPORT KOŃCOWY Z REALIZACJI PROJEKTU\n„Nowa Droga”\n1 marca 2018 – 30 czerwca 2021\n\n"
        "Zadanie 1. Doradztwo. W latach 2018-2021 doradcy udzielili 410 godzin porad. "
        + "Z porad skorzystały stowarzyszenia i fundacje ze wszystkich gmin powiatu. "
        * 4
    )
    found = find_period(text)
    assert found is not None
    assert iso(found.interval) == "2018-03-01/2021-06-30"
    assert found.rule == "project dates"


NO_PERIOD = [
    "",
    "Łódź, dnia 15.01.2018 r.\n\nSzanowni Państwo!",
    "Data sporządzenia: 12.03.2019",
    "Białystok, styczeń 2020\n\nRaport roczny",
    "Stowarzyszenie powstało w 2004 r. i działa w trzech gminach.",
    "Regionalny Program Operacyjny na lata 2014-2020\nSprawozdanie końcowe",
    "Ustawa z dnia 24 kwietnia 2003 r. o działalności pożytku publicznego",
    "Odbyły się 2 spotkania: 3.04.2019 i 5-6.04.2019.",
    "Sprawozdanie z działalności\n\nFundacja powstała w maju 2012 r. i działa w trzech gminach.",
    "Sprawozdanie OWES\n\nSpotkanie odbyło się w maju 2019 r.",
]


@pytest.mark.parametrize("text", NO_PERIOD)
def test_a_period_is_never_guessed(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    "other",
    [
        "Łódź, dnia 15.01.2018 r.",
        "Projekt „Nowa Droga” realizowany od 01.01.2016 do 31.12.2018",
        "1. „Nowa Droga” 01.01.2016 – 31.12.2018",
        "Okres realizacji projektu: 1.01.2016–31.12.2018",
        "Program Operacyjny na lata 2014-2020",
        "Umowa nr 12/2016 z dnia 3.02.2016 r.",
    ],
)
def test_other_dates_do_not_hide_the_report_period(other: str) -> None:
    period = "Sprawozdanie za okres 01.01.2017-30.06.2017"
    for text in (f"{other}\n\n{period}", f"{period}\n\n{other}"):
        found = find_period(text)
        assert found is not None
        assert iso(found.interval) == "2017-01-01/2017-06-30"


def test_the_only_project_stands_in_and_says_so() -> None:
    found = find_period("1. „Nowa Droga” 01.01.2016 – 31.12.2018\nCelem projektu jest praca.")
    assert found is not None
    assert iso(found.interval) == "2016-01-01/2018-12-31"
    assert found.inferred == "report period taken from the project's dates"


def test_the_period_may_be_named_after_the_head() -> None:
    text = "Wstęp.\n" * 200 + "\nW okresie sprawozdawczym od 1 maja do 31 lipca 2019 r. był zjazd."
    found = find_period(text)
    assert found is not None
    assert (iso(found.interval), found.rule) == ("2019-05-01/2019-07-31", "period in the text")


@pytest.mark.parametrize(
    ("stem", "days"),
    [
        ("sprawozdanie_2019_Q2", "2019-04-01/2019-06-30"),
        ("2020-03 raport", "2020-03-01/2020-03-31"),
        ("raport_03_2020", "2020-03-01/2020-03-31"),
        ("II_kw_2019", "2019-04-01/2019-06-30"),
        ("raport-2019", "2019-01-01/2019-12-31"),
        ("rok2017", "2017-01-01/2017-12-31"),
        ("2019-2020", "2019-01-01/2020-12-31"),
        ("I_polrocze_2020", "2020-01-01/2020-06-30"),
        ("styczen-marzec_2018", "2018-01-01/2018-03-31"),
        ("2018-09-01_2018-11-30", "2018-09-01/2018-11-30"),
        ("raport_2020-03-12", ""),
        ("000_ab12cd34", ""),
        ("sprawozdanie", ""),
    ],
)
def test_file_names(stem: str, days: str) -> None:
    found = find_period_in_name(stem)
    assert iso(found.interval if found else None) == days
    assert found is None or (found.start, found.rule) == (None, "file name")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  Działania zrealizowane w roku 2018 \n\n1. „A”", "Działania zrealizowane w roku 2018"),
        ("Łódź, 5.01.2019\n\nRaport za 2018 r.\n", "Raport za 2018 r."),
        ("SPRAWOZDANIE\nz pracy klubu\n\nTekst", "SPRAWOZDANIE z pracy klubu"),
        ("Raport za okres od\n1 do 31 maja 2019 r.", "Raport za okres od 1 do 31 maja 2019 r."),
        ("Nasz rok w liczbach\n\nTekst.", "Nasz rok w liczbach"),
        ("Łódź, dnia 5.01.2019\n\nSzanowni Państwo", None),
        (
            "Sprawozdanie klubu za 2019 r. " + "Odbyły się zajęcia. " * 40,
            "Sprawozdanie klubu za 2019 r.",
        ),
        ("Zajęcia odbyły się w czerwcu. " * 40, None),
        ("Sprawozdanie klubu za 2019 r. Odbyło się 12 spotkań.", "Sprawozdanie klubu za 2019 r."),
        ("# Raport za 2018 r.\n\n## Szkolenia\n\nTekst", "Raport za 2018 r."),
        ("**Raport klubu**\n\nTekst", "Raport klubu"),
        ("RAPORT\n\nOdbyły się trzy spotkania w dwóch gminach.", "RAPORT"),
        ("RAPORT\n1. Szkolenia\nTekst", "RAPORT"),
        ("Raport za 2018 roku\nSzkolenia\n\nTekst", "Raport za 2018 roku"),
        ("Informacja o tym, co zrobiono w 2019", "Informacja o tym, co zrobiono w 2019"),
        ("Stowarzyszenie Lipa\nL.dz. 12/2019\nRaport roczny", "Raport roczny"),
        # Body text and headings of chapters are no titles.
        ("Rozdział II\nDZIAŁALNOŚĆ\nZorganizowano trzy spotkania dla dziewięciu osób.", None),
        ("DZIAŁALNOŚĆ\nZorganizowano trzy spotkania dla dziewięciu osób.", "DZIAŁALNOŚĆ"),
        ("**Animacja**\n\nOdbyły się trzy spotkania.", None),
        ("## Animacja\n\nOdbyły się trzy spotkania.", None),
        ("W maju opracowano raport z diagnozy dwóch gmin.\n\nTekst", None),
        ("Raport przygotowała Ewa Lis.\n\nTekst", None),
        ("1. Szkolenia\nRaport z nich złożono w maju.", None),
        ("a) Informacja o szkoleniach\nb) Informacja o kadrze", None),
        ("- Informacja o szkoleniach\n- kadra", None),
        ("Odbyło się 7 szkoleń", None),
        ("Zorganizowano trzy spotkania.\n\nSprawozdanie finansowe\n\nTekst.", None),
        (
            "Pracownice ośrodka w roku szkolnym, podobnie jak w poprzednim, częściej\n"
            "pracowały w terenie niż w biurze.",
            None,
        ),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("1. „Nowa Droga” 01.01.2016 – 31.12.2018", "2016-01-01/2018-12-31"),
        ("„Nowa Droga” (2016-2018)", "2016-01-01/2018-12-31"),
        ("ZADANIE I - Animacja, III-XII 2019", "2019-03-01/2019-12-31"),
        ("Szkolenie 12.03.2019", ""),
        ("Animacja lokalna", ""),
    ],
)
def test_project_headings(heading: str, days: str) -> None:
    assert iso(heading_period(heading, 0, len(heading))) == days
