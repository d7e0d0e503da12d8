"""What a section is about, from its heading or first words."""

from __future__ import annotations

import pytest

from extract.sections.activities import activities, activity_of


@pytest.mark.parametrize(
    ("phrase", "activity"),
    [
        ("Animacja lokalna", "animacja"),
        ("spotkania animacyjne w gminach", "animacja"),
        ("DZIAŁANIA ANIMACYJNE", "animacja"),
        ("dzialania animacyjne", "animacja"),
        ("Doradztwo kluczowe", "doradztwo kluczowe"),
        ("praca doradców kluczowych", "doradztwo kluczowe"),
        ("porady prawne i księgowe", "doradztwo prawne i biznesowe"),
        ("doradztwa prawnego oraz biznesowego", "doradztwo prawne i biznesowe"),
        ("doradztwo rozwojowe dla PES", "doradztwo rozwojowe"),
        ("Doradztwo", "doradztwo"),
        ("wsparcie szkoleniowo-doradcze PS", "wsparcie szkoleniowo-doradcze"),
        ("szkolenia zamknięte", "szkolenia"),
        ("szk. wyjazdowe", "szkolenia"),
        ("ogłoszenie konkursu dla grup", "konkurs"),
        ("tworzenie miejsc pracy", "miejsca pracy"),
        ("usługi specjalistyczne, w tym księgowe", "usługi specjalistyczne"),
        ("zawieranie partnerstw lokalnych", "partnerstwa"),
        ("Promocja i upowszechnianie", "promocja"),
        ("Posiedzenia zespołu", "posiedzenia i sieciowanie"),
        ("wizyta studyjna na Kaszubach", "wizyty studyjne"),
        ("Rekrutacja na szkolenia", "rekrutacja"),
        ("Informacja o szkoleniach", "szkolenia"),
        ("Współpraca i promocja", "promocja"),
        ("ZASIŁKI STAŁE", "pomoc społeczna"),
        ("Rehabilitacja społeczna", "reintegracja społeczna i zawodowa"),
        ("Rodzinna piecza zastępcza", "piecza zastępcza"),
        ("Księgozbiór", "zbiory i czytelnictwo"),
        ("Wystawy i koncerty", "kultura i zajęcia"),
        ("Zebranie sprawozdawcze", None),
        ("Kościuszko i inni", None),
        ("szklarnia", None),
        ("", None),
    ],
)
def test_activity_of(phrase: str, activity: str | None) -> None:
    assert activity_of(phrase) == activity


def test_light_phrases_can_be_left_out() -> None:
    assert activity_of("liczba pracowników") == activity_of("liczba pracowników", least=1)
    assert activity_of("kadra projektu") == "zarządzanie i personel"
    assert activity_of("kadra projektu", least=2) is None


def test_keys_are_the_labels_of_the_tables() -> None:
    assert {
        "animacja",
        "doradztwo kluczowe",
        "doradztwo prawne i biznesowe",
        "doradztwo rozwojowe",
        "konkurs",
        "szkolenia",
        "miejsca pracy",
        "wsparcie szkoleniowo-doradcze",
        "partnerstwa",
        "usługi specjalistyczne",
        "promocja",
        "posiedzenia i sieciowanie",
    } <= set(activities())
