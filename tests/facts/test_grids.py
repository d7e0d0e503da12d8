"""Tables that a text file keeps."""

import pytest

from extract import pipeline
from extract.facts.fact import Amount, Count, Hours


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


def hours(text: str) -> list[tuple[float | None, str | None]]:
    return [(f.value, f.topic) for f in pipeline.extract(text).facts if isinstance(f, Hours)]


_SUMMED = (
    "1. Animacja\nOdbyło się 5 spotkań.\n2. Doradztwo\nŁącznie udzielono 92 godzin doradztwa.\n"
)


@pytest.mark.parametrize("mark", [" | ", "\t", ";"])
def test_columns_of_kinds_under_a_line_that_tells_the_hours(mark: str) -> None:
    rows = (
        ("Biuro", "prawne", "księg.", "razem"),
        ("Ełk", "20", "30", "50"),
        ("Pisz", "12", "30", "42"),
    )
    text = _SUMMED + "\n".join(map(mark.join, rows))
    legal, accounts = "doradztwo prawne", "doradztwo księgowe"
    assert hours(text) == [
        (92, "doradztwo"),
        (20, legal),
        (30, accounts),
        (50, "doradztwo"),
        (12, legal),
        (30, accounts),
        (42, "doradztwo"),
    ]
    facts = {f.fact_id: f for f in pipeline.extract(text).facts if isinstance(f, Hours)}
    wholes = [facts[f.part_of].value if f.part_of else None for f in facts.values()]
    assert wholes == [None, 50, 50, 92, 42, 42, 92]


def test_rows_of_kinds_and_columns_of_months() -> None:
    text = (
        "1. Animacja\nOdbyło się 5 spotkań.\n2. Porady\nUdzielono 47 godzin porad.\n"
        "Zakres\tstyczeń\tluty\nprawny\t12\t8\nzawodowy\t20\t7\n"
    )
    assert hours(text)[1:] == [
        (12, "porada prawna"),
        (8, "porada prawna"),
        (20, "porada zawodowa"),
        (7, "porada zawodowa"),
    ]


def test_hours_named_in_the_cells_are_of_what_heads_their_column() -> None:
    text = (
        "Miesiąc | Doradztwo prawne | Mentoring | Podmioty\n"
        "styczeń | 20 h | 4,5 h | 9\nluty | 12 h | 6 h | 11\n"
    )
    assert hours(text) == [
        (20, "doradztwo prawne"),
        (4.5, "mentoring"),
        (12, "doradztwo prawne"),
        (6, "mentoring"),
    ]


@pytest.mark.parametrize(
    "above",
    ["Z doradztwa skorzystało 92 podmiotów.", "Wsparto 92 podmioty, udzielono 310 godzin porad."],
)
def test_kinds_under_a_line_that_counts_others_are_no_hours(above: str) -> None:
    text = f"2. Doradztwo\n{above}\nBiuro | prawne | księgowe\nEłk | 20 | 30\nPisz | 12 | 30\n"
    assert [value for value, _ in hours(text)] in ([], [310])


def stated(text: str, *, mark: str = "\t") -> list[tuple[float | None, str]]:
    """Value and status of each number, of a table whose cells ``/`` parts."""
    written = "1. Wskaźniki\n" + text.replace("/", mark)
    facts = pipeline.extract(written).facts
    return [(f.value, f.status) for f in facts if isinstance(f, Count | Hours | Amount)]


_PLANNED_AND_DONE = [(40, "planned"), (37, "achieved"), (6, "planned"), (7, "achieved")]


@pytest.mark.parametrize("mark", ["\t", "|", " | ", ";"])
def test_empty_cells_stay_cells(mark: str) -> None:
    text = (
        "Działanie/Plan/Wykonanie/Uwagi\nSpotkania/40/37/zdalnie\nSzkolenia/6/7/\n"
        "Warsztaty//9/nowe\nGodziny doradztwa prawnego/120/98,5/\nStaże/5//\nWizyty///\n"
    )
    assert stated(text, mark=mark) == [
        *_PLANNED_AND_DONE,
        (9, "achieved"),
        (120, "planned"),
        (98.5, "achieved"),
        (5, "planned"),
    ]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_a_table_pasted_with_money(mark: str) -> None:
    text = (
        "Zadanie/Zakładano/Zrealizowano/Komentarz\n"
        "Wartość dotacji/450 000,00 zł/412 500,50 zł/\nRady gminne/3/2/\n"
    )
    assert stated(text, mark=mark) == [
        (450_000, "planned"),
        (412_500.5, "achieved"),
        (3, "planned"),
        (2, "achieved"),
    ]


@pytest.mark.parametrize("last", ["Szkolenia/6/7/", "Szkolenia/6/7", "Szkolenia/6/7//"])
def test_the_last_row_of_a_file_may_lack_its_end(last: str) -> None:
    text = f"Działanie/Plan/Wykonanie/Uwagi\nSpotkania/40/37/zdalnie\n{last}"
    assert stated(text) == _PLANNED_AND_DONE


@pytest.mark.parametrize(
    "text",
    [
        "Działanie//Plan/Wykonanie\nSpotkania//40/37\nSzkolenia komputerowe/6/7\n",
        "Działanie//Plan/Wykonanie\nSpotkania/40//37\nSzkolenia/6//7\n",
        "/Działanie/Plan/Wykonanie\n/Spotkania/40/37\n/Szkolenia/6/7\n",
        "/Plan/Wykonanie\nSpotkania/40/37\nSzkolenia/6/7\n",
    ],
)
def test_tabs_that_line_columns_up_are_no_empty_cells(text: str) -> None:
    assert stated(text) == _PLANNED_AND_DONE


def test_lines_of_one_cell_do_not_end_a_table() -> None:
    text = (
        "Tabela 1///\nDziałanie/Plan/Wykonanie/Uwagi\nPraca z klientem///\nSpotkania/40/37/\n"
        "Kursy i podobne///\nSzkolenia/6/7/\nWizyty/–/–/\n"
    )
    assert stated(text) == _PLANNED_AND_DONE


@pytest.mark.parametrize("gap", ["\n", "//\n", "Podział na gminy//\n"])
def test_a_second_table_of_as_many_columns_has_its_own_head(gap: str) -> None:
    text = (
        "Działanie/Plan/Wykonanie\nSpotkania/40/37\nSzkolenia/6/7\n"
        f"{gap}Gmina/Kobiety/Mężczyźni\nEłk/12/\nPisz//4\n"
    )
    assert stated(text) == [*_PLANNED_AND_DONE, (12, "achieved"), (4, "achieved")]


@pytest.mark.parametrize(
    "rule", ["|---|---|---|---|", "| :--- | ---: | :-: | - |", "+-----+----+----+----+"]
)
def test_what_is_drawn_below_a_head_is_no_row(rule: str) -> None:
    text = (
        f"| Działanie | Plan | Wykonanie | Uwagi |\n{rule}\n| Spotkania | 40 | 37 | brak |\n"
        "| Szkolenia | 6 | 7 | |\n"
    )
    assert stated(text) == _PLANNED_AND_DONE


def test_a_rule_without_bars_around() -> None:
    text = "Działanie | Plan | Wykonanie\n--- | --- | ---\nSpotkania | 40 | 37\nSzkolenia | 6 | 7\n"
    assert stated(text) == _PLANNED_AND_DONE


@pytest.mark.parametrize(
    "text",
    [
        "Działanie; Plan; Wykonanie; Uwagi\nSpotkania; 40; 37; brak uwag\nSzkolenia; 6; 7; jw.\n",
        "Działanie;Opis;Plan;Wykonanie\nSpotkania;w gminach;40;37\nSzkolenia;;6;7\n",
        "Forma;Plan;Wykonanie;Opis\nSpotkania;40;37;\nSzkolenia;6;7;od maja\nStaże;-;-;brak\n",
    ],
)
def test_remarks_beside_figures_between_semicolons(text: str) -> None:
    assert stated(text) == _PLANNED_AND_DONE


@pytest.mark.parametrize(
    "text",
    [
        "bieg; 3; pokaz\nkoncert; 2; festyn\nwernisaż; 4; rajd\n",
        "Nagrody; klasy; szkoły\nkoncert; w maju; 2\nwernisaż; 4; rajd\nbieg; 3 pikniki; pokaz\n",
    ],
)
def test_words_between_semicolons_are_no_remarks_without_a_column_of_figures(text: str) -> None:
    assert cells(text) == []


def test_rows_under_a_heading_have_the_head_above_it() -> None:
    text = (
        "Działanie/Plan/Wykonanie/Uwagi\nSpotkania/40/37/\nKursy/5/4/\n"
        "2. Edukacja\nSzkolenia/6/7/\nWizyty/2/1/\n"
    )
    assert stated(text)[4:] == [(6, "planned"), (7, "achieved"), (2, "planned"), (1, "achieved")]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_a_head_between_rows_of_figures_begins_another_table(mark: str) -> None:
    text = (
        "Gmina\tspotkania\tosoby\nPisz\t12\t100\nEłk\t8\t90\n"
        "Powiat\tszkolenia\tdotacje\npiski\t4\t15\nełcki\t3\t7\n"
    )
    assert [found[:2] for found in cells(text.replace("\t", mark))] == [
        (12, "spotkanie"),
        (100, "osoba"),
        (8, "spotkanie"),
        (90, "osoba"),
        (4, "szkolenie"),
        (15, "dotacja"),
        (3, "szkolenie"),
        (7, "dotacja"),
    ]


@pytest.mark.parametrize("row", ["Ełk\tbrak\tbrak", "Ełk\tod maja\t", "Ełk\tod maja\t8"])
def test_a_row_of_words_between_rows_of_figures_is_no_head(row: str) -> None:
    text = f"Gmina\tspotkania\tosoby\nPisz\t12\t100\n{row}\nGołdap\t4\t15\n"
    assert "maja" not in str(cells(text))
    assert "brak" not in str(cells(text))


@pytest.mark.parametrize("none", ["brak", "–", "-", "n/d", "n.d.", "nie dotyczy", "brak danych"])
@pytest.mark.parametrize("mark", ["\t", " | ", ";"])
def test_a_row_without_figures_hides_no_table(none: str, mark: str) -> None:
    rows = ("Działanie\tPlan\tWykonanie", "Akcje\t40\t37", f"Staże\t{none}\t{none}", "Kursy\t6\t7")
    found = cells("\n".join(rows).replace("\t", mark))
    assert [value for value, *_ in found] == [40, 37, 6, 7]


@pytest.mark.parametrize("none", ["brak", "n/d", "nie dotyczy"])
def test_a_row_without_its_only_figure_hides_no_table(none: str) -> None:
    text = f"Gmina | liczba osób\nPisz | 12\nEłk | {none}\nGołdap | 4\n"
    assert [found[:2] for found in cells(text)] == [(12, "osoba"), (4, "osoba")]


@pytest.mark.parametrize("mark", ["\t", " | "])
@pytest.mark.parametrize("last", ["Ełk\t8", "Ełk\tbrak"])
def test_a_head_of_two_cells_begins_another_table(mark: str, last: str) -> None:
    text = f"Gmina\tosoby\nPisz\t12\n{last}\nPowiat\tLiczba szkoleń\npiski\t4\nełcki\t3\n"
    found = [found[:2] for found in cells(text.replace("\t", mark))]
    assert found[-2:] == [(4, "szkolenie"), (3, "szkolenie")]
    assert found[0] == (12, "osoba")


@pytest.mark.parametrize("remark", ["od maja", "zawieszone", "Pisz"])
def test_a_remark_beside_a_label_is_no_head(remark: str) -> None:
    text = f"Gmina\tosoby\nPisz\t12\nEłk\t8\nOrzysz\t{remark}\nGołdap\t4\n"
    assert all(unit == "osoba" for _, unit, *_ in cells(text))
