"""Days without a year in a text without a period: which year they take, and when they take none."""

from __future__ import annotations

from datetime import date

import pytest

from extract import pipeline
from extract.facts.fact import DateFact


def inferred(text: str) -> list[tuple[str, date | None, str | None]]:
    """(quote, first day, where the year was taken from) of the dates that state no year."""
    result = pipeline.extract(text, model=None)
    assert result.report.period is None
    dates = [fact for fact in result.facts if isinstance(fact, DateFact)]
    return [(d.quote, d.date_start, d.inferred) for d in dates if d.inferred is not None]


def test_a_day_takes_the_only_year_of_its_paragraph() -> None:
    text = "30 kwietnia 2019 roku skończyły się zajęcia. Kurs ruszył 5 maja i potrwa do 17 czerwca."
    assert inferred(text) == [
        ("5 maja", date(2019, 5, 5), "year told in the paragraph"),
        ("do 17 czerwca", date(2019, 6, 17), "year told in the paragraph"),
    ]


def test_news_tells_of_days_near_that_on_which_it_was_written() -> None:
    text = (
        "Opublikowano: 30 kwietnia 2021\n\n31 marca zakończył się projekt „Nowy Start”. "
        "Targi były w grudniu. Wycieczka odbędzie się 13-15 lipca br."
    )
    assert inferred(text) == [
        ("31 marca", date(2021, 3, 31), "year from the document's date"),
        ("grudniu", date(2020, 12, 1), "year from the document's date"),
        ("13-15 lipca br.", date(2021, 7, 13), "year from the document's date"),
    ]


def test_a_day_takes_the_only_year_of_the_documents_events() -> None:
    text = (
        "Zbiórka\n\nTrwała od 5 do 6 grudnia w 12 sklepach.\n\n"
        "Podczas zbiórki, którą prowadzono 5 i 6 grudnia 2020 r. w całym powiecie, zebrano 3 tony."
    )
    assert inferred(text) == [
        ("od 5 do 6 grudnia", date(2020, 12, 5), "only year that the document tells")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Festyn odbył się 14 czerwca, przyszło 200 osób.",
        "Fundacja powstała w 2008 r. Jej święto obchodziliśmy 5 marca, przyszło 40 osób.",
        "Świetlica istnieje od 2011 roku. Festyn odbył się 14 czerwca.",
        "Zjazd 12.03.2019 w Orli, drugi 8.04.2020 w Dębie. Festyn odbył się 14 czerwca.",
        "27 stycznia rozstrzygnięto konkurs. Zgodnie z ustawą z dnia 24 kwietnia 2003 r. "
        "o działalności pożytku publicznego złożono 12 ofert.",
        "Umowę podpisano 2 lutego 2022 r. Zajęcia ruszą w lipcu br.",
        "Program na lata 2014-2020 wspiera kluby. Zajęcia ruszyły 3 lipca.",
    ],
)
def test_a_year_is_not_invented(text: str) -> None:
    assert inferred(text) == []
