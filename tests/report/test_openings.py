"""Periods that a report's first lines tell in other words than "sprawozdanie za rok 2019"."""

from __future__ import annotations

import pytest

from extract.report.period import find_period

_TEXT = (
    "\n\nAnimacja\nOdbyło się 12 spotkań w gminach. W 2016 r. było ich 9. "
    "Wniosek zatwierdzono 5 maja 2016 r.\n"
)
"""Below the title, with dates that are no period."""

OPENINGS = {
    "Klub w Lipie - zbiorcza informacja z pracy zespołu, marzec 2024": "2024-03-01/2024-03-31",
    "OWES w Lipie, informacja miesięczna – maj 2023": "2023-05-01/2023-05-31",
    "Stowarzyszenie „Most”\nNotatka z pracy animatorów, październik 2019": "2019-10-01/2019-10-31",
    "Fundacja „Lipa”\nSprawozdanie z działań ośrodka, II kwartał 2020": "2020-04-01/2020-06-30",
    "Stow. „Most” w Lipie\nsprawozd. WTZ, II półrocze 2017": "2017-07-01/2017-12-31",
    "Stow. „Most” w Lipie\nsprawozd. roczne WTZ 2017": "2017-01-01/2017-12-31",
    "Stow. „Most”\nspr. merytor. za 2017": "2017-01-01/2017-12-31",
    "GOPS Lipa\nSpr. z działalności I-VI 2018": "2018-01-01/2018-06-30",
    "OWES Lipa – drugie półrocze 2022 na tle pierwszego": "2022-07-01/2022-12-31",
    "OWES Lipa – pierwszy kwartał 2022 w porównaniu z rokiem 2021": "2022-01-01/2022-03-31",
    "OWES Lipa: rok 2022 na tle roku 2021": "2022-01-01/2022-12-31",
    "Klub „Most” – III kwartał 2021 wobec drugiego": "2021-07-01/2021-09-30",
    "OWES Lipa. Drugie półrocze 2022 r. a pierwsze": "2022-07-01/2022-12-31",
    "Raport: I półrocze 2021 w zestawieniu z I półroczem 2020": "2021-01-01/2021-06-30",
    "SPRAWOZDANIE KOŃCOWE\n"
    "z realizacji projektu „Nowa Droga”\n"
    "okres realizacji: od 1 kwietnia 2012 r. do 30 września 2014 r.": "2012-04-01/2014-09-30",
    "RAPORT KOŃCOWY\n"
    "projekt „Nowa Droga” (RPO WŁ 2014-2020)\n"
    "realizowany w okresie 01.04.2016-30.06.2018": "2016-04-01/2018-06-30",
    "Sprawozdanie końcowe z projektu „Nowa Droga” (1.05.2019 – 31.10.2021)": (
        "2019-05-01/2021-10-31"
    ),
    "Podsumowanie projektu „Nowa Droga”\nczas trwania: maj 2019 – październik 2021": (
        "2019-05-01/2021-10-31"
    ),
    "SPRAWOZDANIE KOŃCOWE z wykonania zadania publicznego „Nowa Droga”\n"
    "Termin realizacji zadania: 1.03-30.11.2021": "2021-03-01/2021-11-30",
    "Program „Od zera”, edycja 2018 – podsumowanie": "2018-01-01/2018-12-31",
    "Program „Od zera”. Edycja 2019. Podsumowanie": "2019-01-01/2019-12-31",
    "Podsumowanie konkursu grantowego, edycja 2022": "2022-01-01/2022-12-31",
    "Sprawozdanie z programu „Od zera” (edycja 2021)": "2021-01-01/2021-12-31",
    "Stowarzyszenie „Most” w Lipie\nCo robiliśmy w 2021 roku. Opowieść dla członków": (
        "2021-01-01/2021-12-31"
    ),
    "Co się u nas działo w 2020 roku": "2020-01-01/2020-12-31",
    "Jak minął nam rok 2022": "2022-01-01/2022-12-31",
    "Stowarzyszenie „Most”\nNasz 2021 rok": "2021-01-01/2021-12-31",
    "Fundacja „Lipa”\nRok 2019 w liczbach i obrazach": "2019-01-01/2019-12-31",
    "Fundacja „Lipa” w 2019 roku": "2019-01-01/2019-12-31",
    "Fundacja „Lipa”\nCzym żyliśmy w pierwszym półroczu 2019 r.": "2019-01-01/2019-06-30",
    "Co udało się zrobić w roku 2023?\nList do darczyńców Fundacji „Lipa”": "2023-01-01/2023-12-31",
    "Nasze działania w latach 2019-2021\nFundacja Lipa": "2019-01-01/2021-12-31",
    "Lipski OWES, prowadzi Fundacja „Lipa”\n"
    "Odpowiedzi na ankietę ROPS (pismo ES.0632.4.2021), dane za 2020 rok": "2020-01-01/2020-12-31",
    "Ankieta dla ROPS\nDane za rok 2020": "2020-01-01/2020-12-31",
    "Ankieta OWES Lipa, dane za I półrocze 2021": "2021-01-01/2021-06-30",
    "Ankieta\nDane: 2020 rok": "2020-01-01/2020-12-31",
    "Formularz monitoringowy – dane od 1.01.2022 do 30.06.2022": "2022-01-01/2022-06-30",
    "Monitoring OWES\nDane według stanu za okres 1.01–30.06.2022": "2022-01-01/2022-06-30",
    "Ankieta ROPS, odpowiedzi OWES Lipa (stan na 31.12.2020, dane za 2020)": (
        "2020-01-01/2020-12-31"
    ),
    "OWES Lipa\nmateriał na komitet sterujący\nII półrocze 2022": "2022-07-01/2022-12-31",
    "Opis postępu projektu „Most”\nIII kwartał 2018 r.\nBeneficjent: Fundacja": (
        "2018-07-01/2018-09-30"
    ),
    "Materiał na sesję Rady Gminy – rok 2019": "2019-01-01/2019-12-31",
    "Nota dla Zarządu, lipiec-wrzesień 2020 r.": "2020-07-01/2020-09-30",
    "Biuletyn OWES nr 4 (kwiecień 2021)": "2021-04-01/2021-04-30",
    "Newsletter – wrzesień 2021": "2021-09-01/2021-09-30",
    "Tematy dla rady, posiedzenie 12.03.2021, IV kwartał 2020": "2020-10-01/2020-12-31",
    "Ośrodek Wsparcia w Lipie\n2020 w pigułce": "2020-01-01/2020-12-31",
    "GOK w Lipie | rok 2020 | kalendarium": "2020-01-01/2020-12-31",
    "Ośrodek w Lipie: lata 2018–2020": "2018-01-01/2020-12-31",
    "Szanowni Państwo, przesyłam informacje z naszego ośrodka za maj 2020.": (
        "2020-05-01/2020-05-31"
    ),
    "Szanowna Pani Dyrektor!\nPrzekazuję dane z pracy punktu za miesiąc wrzesień 2021 r.": (
        "2021-09-01/2021-09-30"
    ),
    "Dzień dobry,\nw załączeniu (i poniżej) krótko, co u nas w kwietniu 2022.": (
        "2022-04-01/2022-04-30"
    ),
    "Temat: OWES Lipa – październik 2020": "2020-10-01/2020-10-31",
    "Dot.: sprawozdania za III kw. 2020": "2020-07-01/2020-09-30",
    "Ocena realizacji rocznego planu pracy 2021 – Klub w Lipie": "2021-01-01/2021-12-31",
    "Wykonanie zadań CIS w 2021 r.": "2021-01-01/2021-12-31",
    "Efekty wsparcia OWES w roku 2021": "2021-01-01/2021-12-31",
    "Wyniki OWES Lipa 2021": "2021-01-01/2021-12-31",
    "Ośrodek w Lipie\nczerwiec 2021": "2021-06-01/2021-06-30",
    "KARTA MONITORINGU OWES\nOkres monitorowania: 01.07.2020-31.12.2020": "2020-07-01/2020-12-31",
    "WNIOSEK O PŁATNOŚĆ – CZĘŚĆ RZECZOWA\nWniosek za okres od 2021-04-01 do 2021-06-30": (
        "2021-04-01/2021-06-30"
    ),
    "Postęp rzeczowy projektu „Most”\nkwiecień–czerwiec 2021": "2021-04-01/2021-06-30",
    "Wrzesień 2022 w OWES Lipa": "2022-09-01/2022-09-30",
    "Drugi kwartał 2022 w naszym klubie": "2022-04-01/2022-06-30",
    "Sprawozdanie za czas od 1 lutego do 31 maja 2021 r.": "2021-02-01/2021-05-31",
    "Sprawozdanie, czas: luty – maj 2021": "2021-02-01/2021-05-31",
    "Raport z działań prowadzonych między 1 lutego a 31 maja 2021": "2021-02-01/2021-05-31",
    "Półrocze w OWES: styczeń-czerwiec 2021": "2021-01-01/2021-06-30",
    "CIS Lipa / sprawozdanie / 2021": "2021-01-01/2021-12-31",
    "Sprawozdanie CIS Lipa’2021": "2021-01-01/2021-12-31",
    "XII 2021. Sprawozdanie OWES Lipa": "2021-12-01/2021-12-31",
    "Miesiąc: grudzień 2021\nOWES Lipa": "2021-12-01/2021-12-31",
    "Rok sprawozdawczy: 2021\nFundacja Lipa": "2021-01-01/2021-12-31",
    "Rok sprawozdawczy 2021\nFundacja Lipa": "2021-01-01/2021-12-31",
    "KARTA OCENY OWES ZA 2022": "2022-01-01/2022-12-31",
    "Sezon 2021 w klubie „Most”": "2021-01-01/2021-12-31",
    "Od stycznia do czerwca 2022 – co się działo w OWES Lipa": "2022-01-01/2022-06-30",
    "Działalność CUS w Lipie w okresie pandemii (2020)": "2020-01-01/2020-12-31",
    "Sprawozdanie za ostatni kwartał 2021 roku": "2021-10-01/2021-12-31",
    "Sprawozdanie za pierwsze sześć miesięcy 2021 r.": "2021-01-01/2021-06-30",
    "Sprawozdanie za 9 miesięcy 2021 r.": "2021-01-01/2021-09-30",
    "Informacja o działalności ośrodka po trzech kwartałach 2021": "2021-01-01/2021-09-30",
    "Rok 2021 był dla nas trudny. Zorganizowaliśmy 12 spotkań.": "2021-01-01/2021-12-31",
    "Relacja z działań – maj i czerwiec 2021": "2021-05-01/2021-06-30",
    "Fundacja „Most”\nRok budżetowy 2021": "2021-01-01/2021-12-31",
    "Zadania OWES w liczbach: 2022": "2022-01-01/2022-12-31",
    "Prezentacja wyników: styczeń 2020 – czerwiec 2021": "2020-01-01/2021-06-30",
    "Trzecia edycja projektu „Most” (marzec–listopad 2021)": "2021-03-01/2021-11-30",
    "Załącznik do uchwały nr 12/2022 z dnia 30 marca 2022 r.\n"
    "Sprawozdanie GOPS za rok ubiegły (2021)": "2021-01-01/2021-12-31",
    "Lipa, 10 stycznia 2022 r.\nNotatka: co zrobiliśmy w grudniu 2021": "2021-12-01/2021-12-31",
    "Nasze półrocze (I–VI 2022)": "2022-01-01/2022-06-30",
    "CIS Lipa – bilans roku 2022": "2022-01-01/2022-12-31",
    "Za nami rok 2022\nFundacja „Most”": "2022-01-01/2022-12-31",
    "Sprawozdanie nr 3/2021 (lipiec-wrzesień)\nKlub": "2021-07-01/2021-09-30",
}

NO_PERIOD = [
    "Sprawozdanie nr 3/2021\nKlub",
    "OWES Lipa 2021",
    "Fundacja „Lipa”, założona w 2004 roku",
    "Fundacja „Lipa”\nPlan pracy na rok 2022",
    "Zaproszenie na targi, maj 2021",
    "Lipa, maj 2021\nOWES",
    "Regulamin klubu z 2019 roku",
    "Posiedzenie komitetu, 12 marca 2021",
    "Co planujemy w 2022 roku",
    "Strategia rozwoju na lata 2021-2027",
    "Fundacja „Lipa”\nWyniki naboru z maja 2019 r. ogłoszono 3 czerwca.",
    "Klub w Lipie\n\nMarzec 2019: ruszyliśmy z naborem, przyszło 12 osób.\n"
    "Kwiecień 2019: trzy zajęcia.",
    "Ośrodek w Lipie\nLipa – maj 2021",
    "Fundacja „Lipa”\nDotację za 2018 r. rozliczono w maju.",
    "Fundacja „Lipa”\nCo dalej w 2022 roku?",
    "Ostrów nad Bugiem, maj 2021",
    "Regulamin klubu, edycja 2019",
    "Harmonogram zajęć, październik 2020",
    "Fundacja „Lipa”\nW 2018 r. kupiliśmy dom, w którym działa świetlica.",
]


@pytest.mark.parametrize(("opening", "days"), OPENINGS.items())
def test_first_lines_tell_the_period(opening: str, days: str) -> None:
    found = find_period(opening + _TEXT)
    assert found is not None
    assert f"{found.interval.start}/{found.interval.end}" == days


@pytest.mark.parametrize("opening", NO_PERIOD)
def test_first_lines_that_tell_none(opening: str) -> None:
    assert find_period(opening + _TEXT) is None


def test_a_claim_of_payment_has_a_period_of_its_own() -> None:
    text = (
        "Informacja miesięczna z pracy zespołu ośrodka w Lipie, animatorów i doradców, marzec 2024"
        "\n\nOla\nOdbyło się 12 spotkań.\n\nKrzysiek\nOdbyło się 9 spotkań.\n\nKoordynator\n"
        "Wniosek o płatność za okres XI 2023 - I 2024 poprawiono 8 marca."
    )
    found = find_period(text)
    assert found is not None
    assert f"{found.interval.start}/{found.interval.end}" == "2024-03-01/2024-03-31"


def test_dates_of_a_project_that_are_called_so_outrank_others_in_its_text() -> None:
    text = (
        "RAPORT KOŃCOWY\nz realizacji projektu „Nowa Droga”\n"
        "okres realizacji: od 1 kwietnia 2012 r. do 30 września 2014 r.\n\n"
        "Liczby są za cały projekt, w nawiasach czas od października 2013 do września 2014.\n"
    )
    found = find_period(text)
    assert found is not None
    assert f"{found.interval.start}/{found.interval.end}" == "2012-04-01/2014-09-30"
    assert found.rule == "project dates"
