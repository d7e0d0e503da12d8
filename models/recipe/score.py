"""Score a pipeline on held-out text: ``python models/recipe/score.py --help``.

Exact spans and labels. NKJP is scored in the words of the corpus and as running text in spaCy's
tokens, the spans then in characters. KPWr has no dates and times, so these are left out there.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from data import read
from scoring import Score, scores
from spacy.tokens import Doc

from corpus import LABELS, characters_of, text_of
from extract.ner import model_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring import Spans
    from spacy.language import Language

    from corpus import Sentence

_NOT_IN_KPWR = frozenset({"date", "time"})


def by_words(nlp: Language, texts: list[list[Sentence]]) -> Iterator[tuple[Spans, Spans]]:
    """Pair what is there with what is found, in words of the corpus."""
    docs = [
        Doc(nlp.vocab, words=[word for one in sentences for word in one.words])
        for sentences in texts
    ]
    for sentences, doc in zip(texts, nlp.pipe(docs), strict=True):
        gold, base = set(), 0
        for one in sentences:
            gold |= {(base + start, base + end, label) for start, end, label in one.spans}
            base += len(one.words)
        yield gold, {(found.start, found.end, found.label_) for found in doc.ents}


def by_characters(
    nlp: Language, texts: list[list[Sentence]], change: Callable[[str], str] = str
) -> Iterator[tuple[Spans, Spans]]:
    """Pair what is there with what is found in running text, in characters.

    ``change`` is done to each character before.
    """
    written = [text_of(sentences) for sentences in texts]
    docs = nlp.pipe(["".join(map(change, text)) for text, _ in written])
    for sentences, (_, starts), doc in zip(texts, written, docs, strict=True):
        gold = {
            span
            for one, places in zip(sentences, starts, strict=True)
            for span in characters_of(one, places)
        }
        yield gold, {(found.start_char, found.end_char, found.label_) for found in doc.ents}


def _capital(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter


def _small(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def _coarse(pairs: Iterator[tuple[Spans, Spans]]) -> Iterator[tuple[Spans, Spans]]:
    for gold, found in pairs:
        yield gold, {span for span in found if span[2] not in _NOT_IN_KPWR}


def main() -> None:
    """Score, print, and write the figures into the pipeline if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nkjp", type=Path, required=True, help="nkjp-nested-simplified-v2.iob")
    parser.add_argument("--own", type=Path, required=True, help="folder of our own passages")
    parser.add_argument("--kpwr", type=Path, help="kpwr-ner-n82.iob, also packed with gzip")
    parser.add_argument(
        "--model", type=Path, help="folder of a pipeline (default: the shipped one)"
    )
    parser.add_argument("--write", action="store_true", help="write the figures into its meta.json")
    given = parser.parse_args()
    folder = given.model or model_path()
    nlp = spacy.load(folder)
    data = read(given.nkjp, given.own, given.kpwr)
    found = {
        "NKJP, its words": scores(by_words(nlp, [one.words.sentences for one in data.test])),
        "NKJP, running text": scores(
            by_characters(nlp, [one.words.sentences for one in data.test])
        ),
        "NKJP, in capitals": scores(
            by_characters(nlp, [one.words.sentences for one in data.test], _capital)
        ),
        "NKJP, written small": scores(
            by_characters(nlp, [one.words.sentences for one in data.test], _small)
        ),
        "our passages": scores(
            by_characters(nlp, [[one] for file in data.own_held for one in file])
        ),
    }
    if data.other_held:
        texts = [one.words.sentences for one in data.other_held]
        found["KPWr"] = scores(_coarse(by_characters(nlp, texts)))
    for name, figures in found.items():
        print(f"\n{name}")
        for label in (*LABELS, "all"):
            one = figures[label]
            print(f"{label:10} P {one.precision:.4f}  R {one.recall:.4f}  F {one.f:.4f}")
    if given.write:
        _write(folder / "meta.json", found["NKJP, its words"])


def _write(path: Path, figures: dict[str, Score]) -> None:
    """Put figures where spaCy's own pipelines have them."""
    meta = json.loads(path.read_text(encoding="utf-8"))
    whole = figures["all"]
    meta["performance"] = {
        "ents_p": round(whole.precision, 4),
        "ents_r": round(whole.recall, 4),
        "ents_f": round(whole.f, 4),
        "ents_per_type": {
            label: {
                "p": round(figures[label].precision, 4),
                "r": round(figures[label].recall, 4),
                "f": round(figures[label].f, 4),
            }
            for label in LABELS
        },
    }
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
