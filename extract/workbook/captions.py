"""What a workbook says beside the tables themselves, in Polish and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.checks.messages import Lang


@dataclass(frozen=True, slots=True)
class Captions:
    """The words of one language."""

    contents: str
    sheet: str
    rows: str
    row: str
    roll_up: str
    by_period: str
    codebook: str
    chart: str
    tables: Mapping[str, str]
    choose: str
    unit: str
    period: str
    planned: str
    achieved: str
    links: str
    failing: str
    split: str
    cut: str
    early: str
    unlinked: str


CAPTIONS: dict[Lang, Captions] = {
    "en": Captions(
        contents="Contents",
        sheet="Sheet",
        rows="Rows",
        row="One row is",
        roll_up="an indicator of a project in a reporting period, planned and achieved",
        by_period="an indicator of all projects in a period: what the chart shows",
        codebook="an indicator that occurs: its name, its unit, how its values add up",
        tables={table.name: table.row for table in SCHEMA.values()},
        chart="Planned and achieved over time, for an indicator of your choice",
        choose="Choose an indicator",
        unit="Unit",
        period="Period",
        planned="planned",
        achieved="achieved",
        links=(
            "A blue cell leads to the row's place on the review page (owes-extract review); a "
            "program that opens it at its beginning takes the fact_id into the page's search."
        ),
        failing="Coloured rows of the sheet checks are findings that do not hold.",
        split="{table}: {rows} rows, more than a sheet holds, so that it goes on in {sheets}.",
        cut="{count} texts are longer than a cell holds and end in […]; the other formats have "
        "them whole.",
        early="{count} days before March 1900 stand there as text.",
        unlinked="{count} rows have no link, as their address is too long for one.",
    ),
    "pl": Captions(
        contents="Spis arkuszy",
        sheet="Arkusz",
        rows="Wierszy",
        row="Jeden wiersz to",
        roll_up="wskaźnik projektu w okresie sprawozdawczym: plan i wykonanie",
        by_period="wskaźnik wszystkich projektów w okresie: dane do wykresu",
        codebook="wskaźnik, który występuje: nazwa, jednostka, sposób sumowania",
        tables={
            "reports": "plik wejściowy",
            "sections": "część sprawozdania",
            "counts": "podana liczba czegoś",
            "hours": "podana liczba godzin",
            "amounts": "kwota albo udział procentowy",
            "dates": "data albo przedział dni",
            "institutions": "wzmianka o instytucji",
            "others": "fakt rodzaju, który znajduje inny pakiet",
            "checks": "ustalenie, czy podane liczby i daty się zgadzają",
            "indicators": "wartość wskaźnika",
            "errors": "plik, którego nie udało się odczytać",
        },
        chart="Plan i wykonanie w czasie dla wybranego wskaźnika",
        choose="Wybierz wskaźnik",
        unit="Jednostka",
        period="Okres",
        planned="plan",
        achieved="wykonanie",
        links=(
            "Niebieska komórka prowadzi do miejsca wiersza na stronie przeglądu (owes-extract "
            "review); jeśli program otwiera ją od początku, wpisz fact_id w wyszukiwarkę strony."
        ),
        failing="Wyróżnione wiersze arkusza checks to ustalenia, które się nie zgadzają.",
        split="{table}: {rows} wierszy nie mieści się w jednym arkuszu; ciąg dalszy: {sheets}.",
        cut="Liczba tekstów dłuższych, niż mieści komórka, uciętych znakiem […]: {count}; w "
        "pozostałych formatach są całe.",
        early="Liczba dni sprzed marca 1900 r., zapisanych jako tekst: {count}.",
        unlinked="Liczba wierszy bez odsyłacza (zbyt długi adres): {count}.",
    ),
}
