"""Tables that a text file keeps."""

from extract import pipeline
from extract.facts.fact import Count, Hours


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
        (640, "uczestnik", "lekcje biblioteczne | uczestnicy"),
        (12, "warsztat", "warsztaty"),
        (1180, "uczestnik", "warsztaty | uczestnicy"),
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


def test_codes_of_rows_are_no_labels_and_a_head_may_be_missing() -> None:
    text = (
        "KLUBY\n"
        "B1 | spotkania klubów | 64, w tym wyjazdowe 9 | 58\n"
        "B2 | nowe kluby | 12 (wymagane: 10) | 8\n"
        "B3 | w tym dla seniorów | 5 | 4\n"
        "B4 | uczestnicy klubów | 310 osób | 287\n"
    )
    assert cells(text) == [
        (64, "spotkanie", "spotkania klubów"),
        (58, "spotkanie", "spotkania klubów"),
        (12, "klub", "nowe kluby"),
        (8, "klub", "nowe kluby"),
        (5, "klub", "w tym dla seniorów"),
        (4, "klub", "w tym dla seniorów"),
        (287, "osoba", "uczestnicy klubów"),
    ]


def test_days_before_the_labels_of_rows() -> None:
    text = "data\tmiejsce\tos.\n4.03\tGOK Sadowo\t11\n9.03\tUG Wilkowo\t6\nrazem\t2 spotkania\t17\n"
    assert [cell[:2] for cell in cells(text)] == [(11, "osoba"), (6, "osoba"), (17, "osoba")]


def test_rows_of_places_count_what_the_line_above_names() -> None:
    text = (
        "Tabela pokazuje miejsca pracy w przedsiębiorstwach.\n"
        "gmina\tplan\twykonanie\nElbląg\t30\t26\nMalbork\t42\t34\nRazem\t72\t60\n"
    )
    assert [cell[:2] for cell in cells(text)] == [
        (n, "miejsce pracy") for n in (30, 26, 42, 34, 72, 60)
    ]


def test_semicolons_part_cells_of_figures_alone() -> None:
    text = (
        "rodzaj; osoby 2020; osoby 2021; kwota 2021\n"
        "dodatek osłonowy; 71; 68; 9 320,00\n"
        "dodatek węglowy; 54; 49; 8 077,40\n"
        "razem; -; -; 17 397,40\n"
    )
    assert [cell[:2] for cell in cells(text)] == [(n, "osoba") for n in (71, 68, 54, 49)]
    listed = "bieg; 3 pikniki; pokaz\nkoncert; 2 kiermasze; festyn\nwernisaż; 4 turnieje; rajd\n"
    assert cells(listed) == []


def test_money_and_shares_in_a_table_are_not_counted() -> None:
    assert cells("pozycja\tkwota\nremont\t12 000\nczynsz\t4 500\n") == []


def test_prose_with_a_tab_is_no_table() -> None:
    assert cells("Wsparto 12 osób\tw gminie.\nOdbyły się 3 spotkania.\n") == []


def test_hours_of_a_row_stand_in_every_column_that_counts_nothing_else() -> None:
    text = (
        "Wskaźnik; plan; I kwartał; od początku; osoby\n"
        "Liczba godzin doradztwa; 900; 214,5; 301; 48\n"
        "Liczba godzin mentoringu; 60; 12; 15,5; 6\n"
    )
    found = [fact.value for fact in pipeline.extract(text).facts if isinstance(fact, Hours)]
    assert found == [900, 214.5, 301, 60, 12, 15.5]
