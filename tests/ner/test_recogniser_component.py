"""The component in a pipeline: offsets, batches, copies on disk, and what it is not given."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from extract.errors import ModelError
from extract.ner import model_path

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXTS = [
    "Fundacja „Zielony Most” z Torunia podpisała umowę z PUP w Ełku dnia 3 maja 2018 r.",
    "",
    "ZARZĄD: JAN NOWAK, EWA LIS",
    "   \n\n ",
    "Doradztwo dla\nStowarzyszenia Jasna\nPolana w Kole.\n\nAnna Wilk, tel. 500",
    "Nic tu nie ma.",
    "Adam Mickiewicz " * 90,
]


def names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


def test_spacy_finds_the_component_by_its_name() -> None:
    assert spacy.blank("pl").add_pipe("owes_ner").labels == ()


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_batch_size_does_not_matter(pipeline: Language, size: int) -> None:
    alone = [names(pipeline(text)) for text in TEXTS]
    assert [names(doc) for doc in pipeline.pipe(TEXTS, batch_size=size)] == alone


def test_order_does_not_matter(pipeline: Language) -> None:
    forward = [names(doc) for doc in pipeline.pipe(TEXTS)]
    backward = [names(doc) for doc in pipeline.pipe(TEXTS[::-1])]
    assert backward[::-1] == forward


def test_no_texts() -> None:
    assert list(spacy.load(model_path()).pipe([])) == []


def test_a_name_may_run_over_the_end_of_a_line(pipeline: Language) -> None:
    doc = pipeline("Doradztwo dla\nStowarzyszenia Jasna\nPolana w Kole.")
    assert "Stowarzyszenia Jasna\nPolana" in [entity.text[:27] for entity in doc.ents]


def test_entities_begin_and_end_with_a_word(pipeline: Language) -> None:
    for doc in pipeline.pipe(TEXTS):
        for entity in doc.ents:
            assert entity.text == entity.text.strip()


def test_replaces_entities_that_were_there(pipeline: Language) -> None:
    doc = pipeline.make_doc("Przyszła Anna Nowak.")
    doc.ents = [Span(doc, 0, 1, label="time")]
    assert [entity.text for entity in pipeline.get_pipe("owes_ner")(doc).ents] == ["Anna Nowak"]


def test_takes_tokens_made_by_hand(pipeline: Language) -> None:
    doc = Doc(pipeline.vocab, words=["Przyszła", "Anna", "Nowak", "."])
    entity = pipeline.get_pipe("owes_ner")(doc).ents[0]
    assert (entity.start, entity.end, entity.label_) == (1, 3, "persName")


def test_round_trip_by_disk_bytes_and_pickle(pipeline: Language, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "copy")
    by_disk = spacy.load(tmp_path / "copy")
    by_bytes = spacy.blank("pl")
    by_bytes.add_pipe("owes_ner")
    by_bytes.from_bytes(pipeline.to_bytes())
    component = pipeline.get_pipe("owes_ner")
    pickled = pickle.loads(pickle.dumps(component.recogniser))
    by_pickle = spacy.blank("pl")
    by_pickle.add_pipe("owes_ner").recogniser = pickled
    expected = [names(pipeline(text)) for text in TEXTS]
    for copy in (by_disk, by_bytes, by_pickle):
        assert [names(copy(text)) for text in TEXTS] == expected
    assert pickled.write() == component.recogniser.write()


def test_without_weights_it_says_where_they_are() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("owes_ner")
    with pytest.raises(ModelError, match="model_path"):
        nlp("Anna Nowak")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no archive"])
def test_a_damaged_file_is_named(content: bytes) -> None:
    component = spacy.blank("pl").add_pipe("owes_ner")
    with pytest.raises(ModelError, match="cannot be read"):
        component.from_bytes(content)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_survived_and_covered_once(text: str) -> None:
    doc = PIPELINE(text)
    assert doc.text == text
    end = 0
    for entity in doc.ents:
        assert end <= entity.start_char < entity.end_char <= len(text)
        end = entity.end_char


PIPELINE = spacy.load(model_path())
