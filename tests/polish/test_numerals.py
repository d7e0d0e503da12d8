"""Numbers in Polish text: a corpus of phrases, laws over all numbers, time on hostile text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import morfeusz2
import pytest
from exhaustive_numerals import CASES, failures, phrase
from hypothesis import given
from hypothesis import strategies as st

from extract.polish.numerals import find_compounds, find_numbers, read_words
from extract.polish.numerals.words import denominators, number_words

CORPUS = tomllib.loads(Path(__file__).with_name("numerals_corpus.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", CORPUS["phrase"], ids=lambda entry: entry["text"][:40])
def test_phrase_states_its_numbers(entry):
    text = entry["text"]
    found = list(find_numbers(text))
    assert [text[m.start : m.end] for m in found] == [n["quote"] for n in entry["numbers"]]
    for mention, number in zip(found, entry["numbers"], strict=True):
        assert mention.value == number.get("value")
        assert mention.value_max == number.get("max")
        assert mention.value_min == number.get("min")
        assert mention.modifier == number.get("modifier", "exact")
        form = "range" if "max" in number and "value" in number else "digits"
        assert mention.form == number.get("form", form)
        assert text[mention.full_start : mention.end] == number.get("full", number["quote"])
        if "rule" in number:
            assert mention.rule == number["rule"]


@pytest.mark.parametrize("text", CORPUS["nothing"]["texts"])
def test_text_without_numbers_yields_nothing(text):
    assert list(find_numbers(text)) == []


@pytest.mark.parametrize("entry", CORPUS["compound"], ids=lambda entry: entry["text"][:40])
def test_adjectives_carry_numbers(entry):
    text = entry["text"]
    found = [
        (text[m.start : m.end], m.value, m.value_max, m.value_min, m.base)
        for m in find_compounds(text)
    ]
    assert found == [
        (f["quote"], f.get("value"), f.get("max"), f.get("min"), f["base"]) for f in entry["found"]
    ]


def test_every_case_of_a_number_reads_back():
    # All of them: python -m tests.polish.exhaustive_numerals
    assert list(failures(range(3000))) == []
    assert list(failures(range(0, 1_000_000, 211))) == []


@given(
    n=st.integers(0, 999_999),
    case=st.sampled_from(CASES),
    turn=st.integers(0, 10_000),
    shape=st.sampled_from([str.lower, str.upper, str.capitalize]),
)
def test_number_in_words_is_one_mention(n, case, turn, shape):
    words = shape(phrase(n, case, turn))
    text = f"udział wzięło {words} osób"
    mentions = list(find_numbers(text))
    assert [(text[m.start : m.end], m.value) for m in mentions] == [(words, n)]


@given(
    n=st.integers(0, 10**12),
    separator=st.sampled_from(["", " ", ".", "\u00a0", "\u202f", "\u2009"]),
    cents=st.sampled_from(["", ",5", ",05", ",50"]),
)
def test_digits_read_back_with_any_separator(n, separator, cents):
    written = f"{n:,}".replace(",", separator) + cents
    (mention,) = find_numbers(f"razem {written} zł")
    assert mention.value == float(f"{n}{cents.replace(',', '.')}")
    assert (mention.start, mention.end) == (6, 6 + len(written))


_PIECES = st.sampled_from(
    [
        "1",
        "12",
        "386",
        "2018",
        "1.5",
        "20.10",
        "12,5",
        "234",
        "od",
        "do",
        "po",
        "min.",
        "ok.",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "(",
        ")",
        "x",
        "h",
        "tys.",
        "mln",
        "%",
        "+",
        "½",
        "dwa",
        "dwóch",
        "trzy",
        "sto",
        "tysiące",
        "tysiąc",
        "kilka",
        "pół",
        "i",
        "razy",
        "krotnie",
        "dwukrotnie",
        "dniowe",
        "2-dniowe",
        "osób",
        "A4",
        "COVID-19",
        "trzecie",
        "a",
        "między",
        "z",
        "K-",
    ]
) | st.sampled_from([" ", "\n", "\u00a0"])


@given(st.lists(_PIECES, max_size=30), st.sampled_from(["", " "]))
def test_mentions_are_in_order_and_inside_the_stretch(pieces, glue):
    text = glue.join(pieces)
    low, high = len(text) // 4, len(text) - len(text) // 4
    position = low
    for mention in find_numbers(text, low, high):
        assert position <= mention.full_start <= mention.start < mention.end
        position = mention.start
        assert mention.value is not None or mention.value_min is not None
        if mention.value is not None and mention.value_max is not None:
            assert mention.value < mention.value_max
    ends = [m.end for m in find_numbers(text)]
    starts = [m.start for m in find_numbers(text)]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dwa i pół tysiąca", 2500),
        ("trzy miliony czterysta tysięcy", 3_400_000),
        ("miliard dwa", 1_000_000_002),
        ("obydwie", 2),
        ("Dwadzieścia TRZY", 23),
        ("pięć tys.", 5000),
        ("dwa dwa", None),
        ("pięć sto", None),
        ("tysiące", None),
        ("kilka", None),
        ("dwa i", None),
        ("osób", None),
        ("", None),
    ],
)
def test_read_words(words, value):
    assert read_words(words) == value


def test_table_of_forms_agrees_with_the_dictionary():
    """Each form is one the dictionary has for that number, and none is missing."""
    dictionary = morfeusz2.Morfeusz()
    words = number_words()
    folded = str.maketrans("ąćęłńóśźż", "acelnoszz")
    slips = {"tyś"}  # for "tys."; the dictionary has another word of these letters
    for form, word in words.items():
        if word.kind == "times" or form in slips:
            continue
        readings = [reading for _, _, reading in dictionary.analyse(form)]
        if all(reading[2] == "ign" for reading in readings):
            assert form == form.translate(folded), f"{form} is no word"
            continue
        assert any(
            reading[2].startswith(("num", "subst", "adj:sg", "brev")) for reading in readings
        ), form
    for name in ["dwa", "trzy", "siedem", "dziewiętnaście", "czterdzieści", "sześćset", "kilka"]:
        for form, _, tag, _, labels in dictionary.generate(name):
            if tag.startswith("num:") and not labels:
                assert form in words, form
                assert words[form] == words[name]


def test_forms_without_diacritics_are_no_other_words():
    dictionary = morfeusz2.Morfeusz()
    folded = str.maketrans("ąćęłńóśźż", "acelnoszz")
    words = number_words()
    for form, word in words.items():
        plain = form.translate(folded)
        if plain == form or plain not in words:
            continue
        for _, _, reading in dictionary.analyse(plain):
            assert reading[2] == "ign" or words[plain] == word, plain


def test_denominators_are_feminine_ordinals():
    dictionary = morfeusz2.Morfeusz()
    for form in denominators():
        assert any(
            reading[2].startswith("adj") and "f" in reading[2].split(":")[3].split(".")
            for _, _, reading in dictionary.analyse(form)
        ), form


@pytest.mark.parametrize(
    "pattern",
    [
        "1 ",
        "1.",
        "1,",
        "1-",
        "000 ",
        "12 345 ",
        "dwa ",
        "tysiąc ",
        "sto dwadzieścia jeden ",
        "-----",
        "od 1 do ",
        "po 1 ",
        "min. ",
        "2x",
        "½",
        "dwu",
        "dwu- i ",
        "dniowe",
        "2-dniowe ",
        "9",
    ],
)
def test_hostile_text_is_read_to_its_end(pattern):
    # So long that a pattern which is not linear would not come back.
    text = pattern * (400_000 // len(pattern))
    for mentions in (find_numbers(text), find_compounds(text)):
        end = 0
        for mention in mentions:
            assert end <= mention.start < mention.end <= len(text)
            end = mention.end


@pytest.mark.parametrize(
    ("text", "start", "values"),
    [
        ("dwa kursy", 0, [2]),
        ("Dwa kursy", 0, [2]),
        ("\ndwanaście", 0, [12]),
        ("o dwa kursy", 2, [2]),
        ("odwa kursy", 1, []),  # what stands before the stretch is looked at
        ("TRZYDZIEŚCI DWA KURSY", 0, [32]),
        ("15tys. zł", 0, [15_000]),
        ("_dwa, édwa", 0, []),
        ("(dwa)/trzy", 0, [2, 3]),
    ],
)
def test_number_words_begin_where_words_do(text, start, values):
    assert [number.value for number in find_numbers(text, start)] == values
