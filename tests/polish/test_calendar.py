"""Dates: a corpus of phrases, a negative corpus, and the laws that hold for any text."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import cases

from extract.polish.calendar import RULES, DateMention, Interval, find_dates, precision_of

HERE = Path(__file__).parent
YEAR = Interval(date(2019, 1, 1), date(2019, 12, 31))
GENITIVE = [
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
    "października", "listopada", "grudnia",
]  # fmt: skip
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def iso(interval: Interval) -> str:
    return "/".join(day.isoformat() if day else "" for day in (interval.start, interval.end))


def read(text: str, anchor: Interval | None = YEAR, *, bare: bool = False) -> list[DateMention]:
    return list(find_dates(text, anchor=anchor, bare=bare))


def test_an_interval_that_ends_before_it_starts_is_kept_and_says_so() -> None:
    assert Interval(date(2018, 5, 2), date(2018, 5, 1)).inverted
    assert not Interval(date(2018, 5, 1), date(2018, 5, 1)).inverted
    assert not Interval(date(2018, 5, 1), None).inverted


@pytest.mark.parametrize("case", cases(HERE / "calendar_corpus.txt"))
def test_corpus(case: str) -> None:
    text, _, days = case.partition(" => ")
    found = [iso(mention.interval) for mention in read(text)]
    assert found == days.split("; ")


@pytest.mark.parametrize("case", cases(HERE / "calendar_corpus.txt"))
def test_corpus_inside_a_text(case: str) -> None:
    phrase, _, days = case.partition(" => ")
    text = f"Rada przyjęła plan.\n\n{phrase}\n\nPotem 5 osób wróciło"
    found = read(text)
    assert [iso(mention.interval) for mention in found] == days.split("; ")
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in found)


@pytest.mark.parametrize("text", cases(HERE / "calendar_negative.txt"))
def test_negative_corpus(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("name", RULES)
def test_each_rule_reads_its_example(name: str) -> None:
    rule = RULES[name]
    mention = read(rule.example)[0]
    assert (mention.rule, iso(mention.interval)) == (name, f"{rule.start}/{rule.end}")


FIRST_HALF = Interval(date(2018, 1, 1), date(2018, 6, 30))
SECOND_HALF = Interval(date(2018, 7, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("period", "phrase", "days"),
    [
        (SECOND_HALF, "w I półroczu", "2018-01-01/2018-06-30"),
        (SECOND_HALF, "przesunięto z I półrocza", "2018-01-01/2018-06-30"),
        (SECOND_HALF, "na I półrocze", "2019-01-01/2019-06-30"),
        (SECOND_HALF, "w styczniu", "2019-01-01/2019-01-31"),
        (SECOND_HALF, "narastająco od stycznia", "2018-01-01/2018-01-31"),
        (SECOND_HALF, "od stycznia ruszy nabór", "2019-01-01/2019-01-31"),
        (FIRST_HALF, "plan do grudnia", "2018-12-01/2018-12-31"),
        (FIRST_HALF, "w grudniu", "2017-12-01/2017-12-31"),
        (FIRST_HALF, "stan na 31 grudnia", "2017-12-31/2017-12-31"),
        (FIRST_HALF, "przełożono na IV kwartał", "2018-10-01/2018-12-31"),
        (FIRST_HALF, "w stosunku do IV kwartału", "2017-10-01/2017-12-31"),
        (FIRST_HALF, "w III kwartale", "2018-07-01/2018-09-30"),
        (FIRST_HALF, "w planie na dalszy czas są kiermasze w grudniu", "2018-12-01/2018-12-31"),
        (FIRST_HALF, "w grudniu odbędzie się kiermasz", "2018-12-01/2018-12-31"),
        (FIRST_HALF, "w IV kwartale planuje się remont", "2018-10-01/2018-12-31"),
        (FIRST_HALF, "Planuje się remont. Klub powstał w grudniu", "2017-12-01/2017-12-31"),
        (FIRST_HALF, "w planie były zajęcia w lutym", "2018-02-01/2018-02-28"),
        (FIRST_HALF, "(w grudniu 21, plan roczny 200)", "2017-12-01/2017-12-31"),
        (SECOND_HALF, "wcześniej, w styczniu, było lepiej", "2018-01-01/2018-01-31"),
    ],
)
def test_the_year_beside_the_period_follows_from_where_the_words_look(
    period: Interval, phrase: str, days: str
) -> None:
    (mention,) = read(phrase, period)
    assert iso(mention.interval) == days


def test_a_bracket_that_opens_with_an_earlier_year_lends_it() -> None:
    text = "61 klubów (w roku 2017 38, bo ruszono w maju), w maju był zjazd"
    found = read(text, SECOND_HALF)
    assert [iso(mention.interval) for mention in found] == [
        "2017-01-01/2017-12-31",
        "2017-05-01/2017-05-31",
        "2018-05-01/2018-05-31",
    ]
    assert found[1].inferred == "year from the date beside it"


@pytest.mark.parametrize(
    ("days", "precision"),
    [
        (("2018-04-01", "2018-06-30"), "quarter"),
        (("2018-05-01", "2018-07-31"), "month"),
        (("2018-07-01", "2018-12-31"), "half"),
        (("2018-01-01", "2018-12-31"), "year"),
        (("2018-02-01", "2018-02-28"), "month"),
        (("2018-02-01", "2018-02-27"), "day"),
        (("2018-02-02", "2018-02-28"), "day"),
    ],
)
def test_precision_of_days_alone(days: tuple[str, str], precision: str) -> None:
    first, last = map(date.fromisoformat, days)
    assert precision_of(Interval(first, last)) == precision


def test_every_day_of_a_list_has_its_own_quote() -> None:
    text = "Warsztaty 12, 15 i 20 marca 2019 r. w Orli"
    quotes = [text[m.start : m.end] for m in read(text)]
    assert quotes == ["12", "15", "20 marca 2019 r."]


@pytest.mark.parametrize(
    ("phrase", "quote"),
    [
        ("Działania zrealizowane w roku 2017 i dalej", "roku 2017"),
        ("od 1 do 5 maja 2019 r.", "od 1 do 5 maja 2019 r."),
        ("rok szkolny 2018/2019 był", "rok szkolny 2018/2019"),
        ("złożono do dnia 5 maja 2019 r.", "do dnia 5 maja 2019 r."),
        ("w maju 2018 r. było", "maju 2018 r."),
    ],
)
def test_what_is_quoted(phrase: str, quote: str) -> None:
    (mention,) = read(phrase)
    assert phrase[mention.start : mention.end] == quote


def test_no_break_spaces_and_line_ends_are_spaces() -> None:
    assert iso(read("27\xa0lipca\n2017\xa0r.")[0].interval) == "2017-07-27/2017-07-27"
    assert read("zebrano 27\n\nlipca było 5 osób") == []


def test_a_missing_year_comes_from_the_period_and_says_so() -> None:
    autumn = Interval(date(2018, 9, 1), date(2019, 2, 28))
    inside = read("w dniu 5 stycznia", autumn)[0]
    assert (iso(inside.interval), inside.inferred) == (
        "2019-01-05/2019-01-05",
        "year from report period",
    )
    outside = read("w dniu 5 lipca", autumn)[0]
    assert (iso(outside.interval), outside.inferred) == (
        "2018-07-05/2018-07-05",
        "year from report period, outside it",
    )
    assert read("w dniu 5 lipca 2018 r.", autumn)[0].inferred is None


def test_this_month_is_the_only_month_of_the_period() -> None:
    march = Interval(date(2018, 3, 1), date(2018, 3, 31))
    days = read("festyn 12 bm., warsztaty 14-16 bm., zapisy do końca bm.", march)
    assert [(iso(m.interval), m.inferred) for m in days] == [
        ("2018-03-12/2018-03-12", "month from report period"),
        ("2018-03-14/2018-03-16", "month from report period"),
        ("2018-03-01/2018-03-31", "month from report period"),
    ]


def test_last_year_is_the_year_before_the_periods_and_says_so() -> None:
    (year,) = read("W ubiegłym roku było 5 osób", Interval(date(2018, 3, 1), date(2018, 5, 31)))
    assert (iso(year.interval), year.precision, year.inferred) == (
        "2017-01-01/2017-12-31", "year", "year before report period",
    )  # fmt: skip
    assert read("w ubiegłym roku", None) == []


def test_without_a_period_no_year_is_invented() -> None:
    assert read("w dniu 5 lipca, w marcu, (20.10, 16.11), 3 maja br.", None) == []
    assert iso(read("w dniu 5 lipca 2018", None)[0].interval) == "2018-07-05/2018-07-05"


def test_a_leap_day_takes_the_leap_year_of_the_period() -> None:
    two_years = Interval(date(2019, 7, 1), date(2020, 6, 30))
    assert iso(read("29 lutego", two_years)[0].interval) == "2020-02-29/2020-02-29"


def test_inverted_and_open_periods_still_date() -> None:
    assert read("5 maja", Interval(date(2019, 12, 31), date(2019, 1, 1)))[0].interval.start == date(
        2019, 5, 5
    )
    assert read("5 maja", Interval(date(2019, 1, 1), None))[0].interval.start == date(2019, 5, 5)


def test_bare_years_count_in_titles_only() -> None:
    assert read("Raport OWES 2018") == []
    assert iso(read("Raport OWES 2018", bare=True)[0].interval) == "2018-01-01/2018-12-31"
    assert read("Program 2014-2020", bare=True) == []


def test_a_stretch_is_searched_alone() -> None:
    text = "w 2017 r. i 12 maja 2018 r."
    found = list(find_dates(text, 11, 19, anchor=YEAR))
    assert [(text[m.start : m.end], iso(m.interval)) for m in found] == [
        ("12 maja", "2019-05-12/2019-05-12")
    ]


@given(st.dates(date(1995, 1, 1), date(2045, 12, 31)), st.integers(0, 7))
def test_every_day_reads_back_from_every_form(day: date, form: int) -> None:
    d, m, y = day.day, day.month, day.year
    written = [
        f"{d}.{m}.{y}", f"{d:02}.{m:02}.{y} r.", f"{d}-{m:02}-{y}", day.isoformat(),
        f"{d} {GENITIVE[m - 1]} {y} roku", f"{d} {ROMAN[m - 1]} {y}", f"{d:02}/{m:02}/{y}",
        f"{d} {GENITIVE[m - 1].upper()} {y}",
    ][form]  # fmt: skip
    (mention,) = read(f"Zarząd zebrał się {written} w Orli", None)
    assert mention.interval == Interval(day, day)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 300))
def test_every_span_reads_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    text = f"od {first:%d.%m.%Y} r. do {last.day} {GENITIVE[last.month - 1]} {last.year} r."
    assert [m.interval for m in read(text, None)] == [Interval(first, last)]


PIECES = st.sampled_from([
    "12", "3", "20.10", "06.09.", "2019", "r.", "maja", "w", "od", "do", "i", ",", "-", "–", "(",
    ")", "I", "IV", "kwartał", "marzec", "1/2", "5,5", "zł", "godz.", "\n", "\xa0", "rok",
    "2014-2020", "12:30", "31.02", "99", ".", "1.1.1", "pierwszym", "półrocze", "br.", "nr",
    "z dnia", "ustawa", "m-cach", "V-IX", "2018/2019", "12-go", "lata", "Q2", "bm.", "pierwszego",
    "dwudziestego", "kwartale", "12 IX", "lut.", "2018-03", "\t", "|", "ubiegłym roku", "/",
])  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.sampled_from(["", " "]))
def test_mentions_are_in_order_disjoint_and_within_the_text(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    end = 0
    for mention in read(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.interval.start or mention.interval.end
        assert mention.rule in RULES
        end = mention.end


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(mention.end <= len(text) for mention in read(text))


ADVERSARIAL = [
    "1.", "01.01.2020-", "12,", "od ", "I-", "12 i ", "20.10, ", "maj ", "maj-", " ", "1", "2019/",
    "od 1 do 2 ", "w 2019, ", "z dnia 12.03.2019 ", "pierwszy i ", "pierwszy kwartał ", "ustawa z ",
    "2018\t", "2018 | ", "dwudziestego ", "dwudziestego maja ", "12 IX ", "kwartale I ", "Q1 ",
    "bm. ", "maj/", "w ub. roku ", "ub. ", "lut. ",
]  # fmt: skip


@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    # So long that a pattern which is not linear would not come back.
    text = unit * (400_000 // len(unit))
    end = 0
    for mention in find_dates(text, anchor=YEAR):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "za okres styczeń – czer-\nwiec 2021 r.",
            [("2021-01-01/2021-06-30", "styczeń – czer-\nwiec 2021 r.")],
        ),
        ("za I kwar-\ntał 2021", [("2021-01-01/2021-03-31", "I kwar-\ntał 2021")]),
        (
            "w II pół-\n  roczu 2021 r. i w maju",
            [
                ("2021-07-01/2021-12-31", "II pół-\n  roczu 2021 r."),
                ("2019-05-01/2019-05-31", "maju"),
            ],
        ),
        (
            "od 1 stycznia do 30 czerw-\nca 2021",
            [("2021-01-01/2021-06-30", "od 1 stycznia do 30 czerw-\nca 2021")],
        ),
        ("spotkanie 12 wrześ-\nnia", [("2019-09-12/2019-09-12", "12 wrześ-\nnia")]),
        ("za okres styczeń-\nmarzec 2021", [("2021-01-01/2021-03-31", "styczeń-\nmarzec 2021")]),
        ("plac pod ma-\njątkiem, czer-\nwcowe wieczory", []),
    ],
)
def test_a_word_cut_at_a_line_end_is_read_whole_and_quoted_as_written(
    text: str, want: list[tuple[str, str]]
) -> None:
    assert [(iso(one.interval), text[one.start : one.end]) for one in read(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Zebrano się 4 marca. W I połowie 2019 roku dwukrotnie – 9 lutego\ni 10 maja.",
            ["2018-03-04", "2019-02-09", "2019-05-10"],
        ),
        ("W 2019 roku spotkania odbędą się 9 lutego i 4 września.", ["2019-02-09", "2019-09-04"]),
        ("W roku 2016 zjazd był w marcu. Potem 3 maja.", ["2016-03-01", "2018-05-03"]),
        ("W 2016 r. powstała grupa, która 5 marca dała koncert.", ["2018-03-05"]),
        ("W 2016 r. było ich 40. Festyn urządzono 5 marca.", ["2018-03-05"]),
    ],
)
def test_the_year_that_opens_a_clause_beats_that_of_the_period(text: str, want: list[str]) -> None:
    year = Interval(date(2018, 1, 1), date(2018, 12, 31))
    days = [m for m in find_dates("\n" + text, anchor=year) if m.precision in ("day", "month")]
    assert [m.interval.start.isoformat() for m in days if m.interval.start] == want
