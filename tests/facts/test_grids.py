"""Tables that a text file keeps."""

from extract import pipeline
from extract.facts.fact import Count


def cells(text: str) -> list[tuple[float | None, str | None, str]]:
    facts = pipeline.extract(text).facts
    return [
        (f.value, f.unit, f.phrase)
        for f in facts
        if isinstance(f, Count) and f.rule == "table cell"
    ]


def test_the_column_names_the_unit_or_else_the_row() -> None:
    text = (
        "Formy pracy biblioteki w minionym roku były następujące.\n"
        "forma\tliczba\tuczestnicy\n"
        "lekcje biblioteczne\t31\t640\n"
        "warsztaty\t12\t1 180\n"
    )
    assert cells(text) == [
        (31, "lekcja", "lekcje biblioteczne"),
        (640, "uczestnik", "lekcje biblioteczne"),
        (12, "warsztat", "warsztaty"),
        (1180, "uczestnik", "warsztaty"),
    ]


def test_bars_and_modifiers() -> None:
    text = (
        "Rezultat | Plan | Wykonanie\n"
        "Liczba przeszkolonych osób | min. 40 | 43\n"
        "Liczba pikników | 4 | 3\n"
    )
    assert cells(text) == [
        (40, "osoba", "Liczba przeszkolonych osób"),
        (43, "osoba", "Liczba przeszkolonych osób"),
        (4, "piknik", "Liczba pikników"),
        (3, "piknik", "Liczba pikników"),
    ]


def test_money_and_shares_in_a_table_are_not_counted() -> None:
    assert cells("pozycja\tkwota\nremont\t12 000\nczynsz\t4 500\n") == []


def test_prose_with_a_tab_is_no_table() -> None:
    assert cells("Wsparto 12 osób\tw gminie.\nOdbyły się 3 spotkania.\n") == []
