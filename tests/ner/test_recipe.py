"""The recipe's reading of corpora and what it makes of them; the training itself needs PyTorch."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

RECIPE = Path(__file__).parents[2] / "models" / "recipe"
SAMPLE = """\
-DOCSTART CONFIG FEATURES orth base ctag
-DOCSTART FILE ./one
Zrobił\tzrobić\tpraet:sg:m3:perf\tO
em\tbyć\taglt:sg:pri:imperf:wok\tO
to\tto\tsubst:sg:acc:n\tO
w\tw\tprep:loc:nwok\tO
"\t"\tinterp:\tB-orgName
Dom\tdom\tsubst:sg:loc:m3\tI-orgName
Krosno\tKrosno\tsubst:sg:loc:n\tI-orgName#B-placeName-settlement
"\t"\tinterp:\tI-orgName
.\t.\tinterp:\tO

Jan\tJan\tsubst:sg:nom:m1\tB-persName
Nowak\tnowak\tsubst:sg:nom:m1\tI-persName
"""


@pytest.fixture(scope="module")
def recipe() -> Iterator[Any]:
    """Import modules of the recipe, which is a folder of scripts and no package."""
    sys.path.insert(0, str(RECIPE))
    yield importlib.import_module
    sys.path.remove(str(RECIPE))


def test_outermost_coarse_labels(recipe: Any, tmp_path: Path) -> None:
    path = tmp_path / "sample.iob"
    path.write_text(SAMPLE, encoding="utf-8")
    (document,) = recipe("corpus").read_iob(path)
    assert [sentence.spans for sentence in document.sentences] == [
        [(4, 8, "orgName")],
        [(0, 2, "persName")],
    ]


def test_whole_labels_and_tags(recipe: Any, tmp_path: Path) -> None:
    corpus = recipe("corpus")
    path = tmp_path / "sample.iob"
    path.write_text(SAMPLE, encoding="utf-8")
    first, _ = corpus.read_iob(path)[0].sentences
    assert [corpus.whole_label(tag) for tag in first.tags[3:8]] == [
        *("O", "orgName", "orgName", "orgName#placeName-settlement", "orgName")
    ]
    assert [corpus.case_of(tag) for tag in first.tags[3:6]] == ["loc", "", "loc"]
    assert [corpus.part_of_speech(tag) for tag in first.tags[3:6]] == ["prep", "interp", "subst"]
    (other,) = corpus.read_iob(path, kpwr=True)
    assert {corpus.whole_label(tag) for tag in other.sentences[0].tags} == {""}


def test_text_is_spaced_as_usual(recipe: Any, tmp_path: Path) -> None:
    corpus = recipe("corpus")
    path = tmp_path / "sample.iob"
    path.write_text(SAMPLE, encoding="utf-8")
    (document,) = corpus.read_iob(path)
    text, starts = corpus.text_of(document.sentences)
    assert text == 'Zrobiłem to w "Dom Krosno". Jan Nowak'
    first, second = document.sentences
    assert [text[a:b] for a, b, _ in corpus.characters_of(first, starts[0])] == ['"Dom Krosno"']
    assert [text[a:b] for a, b, _ in corpus.characters_of(second, starts[1])] == ["Jan Nowak"]


def test_spans_survive_other_tokens(recipe: Any, tmp_path: Path) -> None:
    corpus = recipe("corpus")
    path = tmp_path / "sample.iob"
    path.write_text(SAMPLE, encoding="utf-8")
    (document,) = corpus.read_iob(path)
    first, second = corpus.retokenised(document).sentences
    assert first.words[0] == "Zrobiłem"
    assert first.tags[0].startswith("praet")
    ((start, end, label),) = first.spans
    assert (first.words[start:end], label) == (['"', "Dom", "Krosno", '"'], "orgName")
    assert second.spans == [(0, 2, "persName")]


@pytest.mark.parametrize(
    ("line", "words", "spans"),
    [
        ("[GOPS w Kole](orgName) działa.", 5, [("GOPS w Kole", "orgName")]),
        (r"\[tak\] rzekła [Anna](persName)", 5, [("Anna", "persName")]),
        ("Bez nazw (i bez nawiasów).", 8, []),
    ],
)
def test_inline_annotation(
    recipe: Any, tmp_path: Path, line: str, words: int, spans: list[tuple[str, str]]
) -> None:
    path = tmp_path / "own.txt"
    path.write_text(f"# uwaga\n\n{line}\n", encoding="utf-8")
    (sentence,) = recipe("corpus").read_inline(path).sentences
    assert len(sentence.words) == words
    found = [(" ".join(sentence.words[start:end]), label) for start, end, label in sentence.spans]
    assert found == spans


def test_an_unknown_label_is_refused(recipe: Any, tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("[Anna](person)", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.txt: person"):
        recipe("corpus").read_inline(path)


def test_what_is_scored_is_never_trained_on(recipe: Any) -> None:
    corpus = recipe("corpus")
    documents = [corpus.Document(str(number), []) for number in range(103)]
    train, watched, test = (
        {document.name for document in part} for part in corpus.split(documents)
    )
    assert len(test) == 10
    assert train | watched | test == {document.name for document in documents}
    assert not train & watched
    assert not (train | watched) & test
    assert [one.name for one in corpus.split(documents)[2]] == [
        one.name for one in corpus.split(documents)[2]
    ]


@given(seed=st.integers(0, 5_000), wrap=st.booleans())
def test_a_changed_sentence_keeps_its_names_apart(recipe: Any, seed: int, wrap: bool) -> None:
    corpus, augment = recipe("corpus"), recipe("augment")
    sentence = corpus.tokenised(
        "Fundacja „Zielony Most” i Anna Nowak z Torunia zaprosiły „wszystkich”.",
        [(0, 23, "orgName"), (26, 36, "persName"), (39, 46, "placeName")],
    )
    augmenter = augment.Augmenter([sentence], seed=seed)
    new = augmenter(sentence)
    if wrap:
        new = augmenter.wrap(new)
    assert len(new.words) == len(new.tags)
    labels = [label for _, _, label in new.spans]
    assert labels
    assert labels == [label for _, _, label in sentence.spans if label in labels]
    end = 0
    for start, stop, _ in new.spans:
        assert end <= start < stop <= len(new.words)
        assert new.words[start] != "\n" != new.words[stop - 1]
        end = stop


def test_scores(recipe: Any) -> None:
    gold = {(0, 2, "orgName"), (3, 4, "persName")}
    found = {(0, 2, "orgName"), (3, 5, "persName"), (7, 8, "date")}
    by_label = recipe("scoring").scores([(gold, found)])
    assert by_label["orgName"] == (1.0, 1.0, 1.0)
    assert by_label["persName"] == (0.0, 0.0, 0.0)
    assert by_label["all"] == (1 / 3, 1 / 2, 2 / 5)
