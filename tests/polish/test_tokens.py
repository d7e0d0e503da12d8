"""Words with their offsets, and line ends that end something."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.polish.sentences import SentenceIndex
from extract.polish.tokens import HARD_BREAK, TokenIndex, tokenise

_ANY_TEXT = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            ["Zajęcia", "z", "12", "osób", "-", "\n", "\n\n", " ", "\xa0", ",", ".", "é", "\t", "_"]
        ),
        max_size=40,
    ).map("".join),
)


def words(text):
    return tokenise(text, 0, len(text)).words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("Odbyły się 3 spotkania.", ["Odbyły", "się", "3", "spotkania", "."]),
        ("8h,12osób", ["8", "h", ",", "12", "osób"]),
        ("poradnictwo prawno-społeczne", ["poradnictwo", "prawno-społeczne"]),
        ("café Öland", ["café", "Öland"]),
        # the typesetter's hyphen at a line end
        ("wzięło udział w szko-\n   leniu", ["wzięło", "udział", "w", "szkoleniu"]),
        ("akapit\n\nnastępny", ["akapit", HARD_BREAK, "następny"]),
        ("koniec zdania.\nI dalej", ["koniec", "zdania", ".", HARD_BREAK, "I", "dalej"]),
        ("linia  \n", ["linia", HARD_BREAK]),
    ],
)
def test_tokens(text, expected):
    assert words(text) == expected


def test_the_line_end_of_a_wrapped_paragraph_is_no_token():
    line = "W drugim kwartale prowadzono spotkania z przedstawicielami gmin oraz"
    assert words(f"{line}\npowiatów, a także szkół")[-5:] == [
        "powiatów",
        ",",
        "a",
        "także",
        "szkół",
    ]
    assert HARD_BREAK not in words(f"{line}\npowiatów")


@given(_ANY_TEXT, st.integers(0, 20), st.integers(0, 20))
@example("A-\nA", 0, 0)  # a hyphen at a line end is the typesetter's
def test_tokens_stand_where_they_say_and_leave_nothing_out_but_white_space(text, skip, drop):
    start, end = min(skip, len(text)), max(len(text) - drop, min(skip, len(text)))
    tokens = tokenise(text, start, end)
    behind = start
    for at, until, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert not text[behind:at].strip()
        written = text[at:until]
        joined = re.sub(r"-\n\s*", "", written)
        assert written.isspace() if word == HARD_BREAK else joined == word
        behind = until
    assert not text[behind:end].strip()


@pytest.mark.parametrize("piece", ["słowo ", "słowo\n", "a-\n", " ", "- ", "1,", "x: 1\n", "é"])
def test_hostile_text_is_read_to_its_end(piece):
    # So long that a pattern which is not linear would not come back.
    text = piece * (400_000 // len(piece))
    ends = tokenise(text, 0, len(text)).ends
    assert not text[ends[-1] if ends else 0 :].strip()


@given(_ANY_TEXT, st.integers(0, 3))
def test_an_index_reads_each_sentence_as_it_reads_alone(text: str, times: int) -> None:
    text = text * 10**times  # longer than what is read ahead at a time
    sentences, index = SentenceIndex(text), TokenIndex(text)
    for ordinal in range(min(sentences.index(len(text)) + 1, 60)):
        start, end = sentences.bounds(ordinal)
        assert index.of(start, end) == tokenise(text, start, end)
