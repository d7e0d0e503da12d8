"""Names of a report: right offsets whatever the lines, and nothing read that can hold none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pipelines import ruled
from spacy.language import Language

from extract.entities import load, recognise
from extract.entities.stretches import PACK, can_hold_name, packs
from extract.pipeline import extract
from extract.polish.sentences import SentenceIndex
from extract.report import from_text
from extract.sections import split

FUND, TOWN = "Fundacja Szalej", "Mokre Dęby"
RECOGNISER = load(ruled(orgName=FUND, placeName=TOWN))


def _found(text: str, *spans: tuple[int, int]) -> list[tuple[str, str]]:
    assert RECOGNISER is not None
    found = recognise(RECOGNISER, text, spans or [(0, len(text))], SentenceIndex(text))
    assert found == sorted(found, key=lambda one: one.start)
    return [(one.label, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    "written",
    [
        FUND,
        "Fundacja\nSzalej",
        "Fundacja  Szalej",
        "Fundacja\u00a0Szalej",
        "Fundacja\n      Szalej",
        "Funda-\ncja Szalej",
        "Funda-\n    cja  Sza-\nlej",
    ],
)
def test_a_name_is_found_across_the_gaps_of_a_wrapped_text(written: str) -> None:
    text = (
        f"Przez całą jesień w każdym z tych dwunastu spotkań pomagała nam {written} "
        "oraz jej sąsiedzi z innej gminy, a także  wielu innych.\n"
    )
    assert _found(text) == [("orgName", written)]


def test_each_name_is_where_it_stands() -> None:
    text = f"{FUND} z gminy {TOWN}.\n\nOdbyło się  spotkanie.\n\n- {TOWN}\n-  {FUND}  i {TOWN}\n"
    assert [words for _, words in _found(text)] == [FUND, TOWN, TOWN, FUND, TOWN]


def test_a_name_ends_with_its_section() -> None:
    text = "a) w Fundacja b) PUP Szalej"
    (pack,) = packs(text, [(3, 14), (17, len(text))], [0])
    assert pack.text == "w Fundacja\nPUP Szalej"
    start, end = pack.origin(2, len(pack.text))
    assert text[start:end].rstrip() == "Fundacja"
    assert pack.origin(11, 14) == (17, 20)


def test_only_the_spans_are_read() -> None:
    text = f"{FUND}, potem {FUND}."
    assert _found(text, (len(FUND), len(text))) == [("orgName", FUND)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pomagała Fundacja Szalej.",
        "PCPR podpisał umowę.",
        "Mokrodęby podpisały umowę.",
        "„szalej” podpisał umowę",
        "podpisano umowę z 'szalejem'",
        "umowę podpisał burmistrz X",
        "1) w Lipnie",
    ],
)
def test_what_may_hold_a_name_is_read(sentence: str) -> None:
    assert can_hold_name(sentence, 0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Odbyło się 12 spotkań.",
        "1) W lutym przeprowadzono dwa szkolenia.",
        "razem 40 h",
        "12,5",
        "",
    ],
)
def test_what_holds_no_name_is_not_read(sentence: str) -> None:
    assert not can_hold_name(sentence, 0, len(sentence))


def test_a_sentence_that_cannot_hold_a_name_never_meets_the_model() -> None:
    text = f"Odbyło się spotkanie.\nPrzyszła {FUND}.\nRazem było 12 osób.\n"
    (pack,) = packs(text, [(0, len(text))], SentenceIndex(text).starts)
    assert pack.text == f"Przyszła {FUND}."


@pytest.mark.parametrize(
    "text",
    [
        f"{FUND}, " * 5_000,
        "„" * 50_000 + FUND,
        "ODDZIAŁ TERENOWY " * 12_000,
        f"„{FUND} " + "słowo " * 30_000,
        "\n" * 50_000 + f"w {FUND}" + " " * 50_000,
        "Ż" * 200_000,
        "a-\n" * 40_000 + f" w {FUND}",
    ],
    ids=["institutions", "quotes", "capitals", "unbalanced", "gaps", "one word", "hyphens"],
)
def test_odd_texts_keep_their_offsets(text: str) -> None:
    found = _found(text)
    assert {words for _, words in found} <= {FUND}
    assert len(found) >= 0.999 * text.count(FUND)


def test_packs_are_bounded() -> None:
    text = f"{FUND}, " * 5_000
    for pack in packs(text, [(0, len(text))], [0]):
        assert len(pack.text) <= PACK + 10


_PARTS = st.sampled_from(
    [FUND, TOWN, "Odbyło się", "12 osób", "i", "„", "”", "-\n", "Ósmy", "PUP", ".", ";", "\u00ad"]
)
_GAPS = st.sampled_from([" ", " ", "\n", "\n\n", "  ", "", "\t", "\u00a0", "\u2028", ". "])


@settings(max_examples=200)
@given(st.lists(st.tuples(_PARTS, _GAPS), max_size=40))
def test_every_character_a_model_sees_is_that_of_the_report(parts: list[tuple[str, str]]) -> None:
    report = from_text("".join(part + gap for part, gap in parts))
    text = report.text
    spans = [(section.content_start, section.end) for section in split(report)]
    last = 0
    for pack in packs(text, spans, SentenceIndex(text).starts):
        for place, seen in enumerate(pack.text):
            start, end = pack.origin(place, place + 1)
            if not seen.isspace():
                assert text[start:end] == seen
                assert start >= last
                assert any(first <= start < after for first, after in spans)
                last = start


def test_the_pipeline_hands_the_names_to_the_finders(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, ...]] = []

    def find(section: object, context: object) -> list[object]:
        seen.append(tuple(text[e.start : e.end] for e in context.entities))
        return []

    monkeypatch.setattr("extract.facts.registry.finders", lambda: (find,))
    text = f"Pomagała {FUND}.\n\nPotem gmina {TOWN}.\n"
    extract(text, model=nlp)
    assert seen[0] == (FUND, TOWN)
    extract(text, model=None)
    assert seen[-1] == ()
