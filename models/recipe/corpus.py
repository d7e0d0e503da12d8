"""Read annotated corpora: words, outermost coarse names, and a plausible text made of them."""

from __future__ import annotations

import gzip
import random
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language

LABELS = ("date", "geogName", "orgName", "persName", "placeName", "time")
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”’…»")
_NO_SPACE_AFTER = frozenset("([{„«‚")
_STRAIGHT = frozenset("\"'")
_CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "voc"})


@dataclass(slots=True)
class Sentence:
    """Words of a sentence with their tags, what was annotated, and which follow without a space.

    Attributes
    ----------
    words, tags
        Tokens and their NKJP tags; ``""`` where there is none.
    spans
        ``(start, end, label)`` in tokens, in order, none overlapping another.
    glued
        For each word, whether it follows the one before it without a space.
    """

    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """Sentences of one document of a corpus."""

    name: str
    sentences: list[Sentence]


def nkjp_label(label: str) -> str | None:
    """Coarse label of an NKJP annotation: ``placeName-country`` is a ``placeName``."""
    coarse = label.partition("-")[0]
    return coarse if coarse in LABELS else None


def kpwr_label(label: str) -> str | None:
    """NKJP's label for one of KPWr's 82 types; ``None`` for what NKJP does not annotate."""
    if label.startswith(("nam_liv_person", "nam_liv_habitant", "nam_liv_god")):
        return "persName"
    if label in {"nam_adj_country", "nam_adj_city", "nam_loc_country_region"}:
        return "placeName"
    if label.startswith("nam_org_") and label != "nam_org_nation":
        return "orgName"
    if label.startswith("nam_loc_gpe") or label == "nam_org_nation":
        return "placeName"
    if label.startswith(("nam_loc", "nam_fac")):
        return "geogName"
    return None


def read_iob(path: Path, *, kpwr: bool = False) -> list[Document]:
    """Read a corpus of ``orth base ctag label`` lines; labels nest, the outermost one counts."""
    coarse = kpwr_label if kpwr else nkjp_label
    documents: list[Document] = []
    rows: list[tuple[str, str, str]] = []
    for line in _lines(path):
        if line.startswith("-DOCSTART FILE"):
            documents.append(Document(line.split()[-1], []))
        elif line.startswith("-DOCSTART"):
            continue
        elif line:
            word, _, tag, label = line.split("\t")
            rows.append((word, tag, label.partition("#")[0]))
        elif rows:
            documents[-1].sentences.append(_sentence(rows, coarse))
            rows = []
    if rows:
        documents[-1].sentences.append(_sentence(rows, coarse))
    return [document for document in documents if document.sentences]


_ANNOTATED = re.compile(r"\[([^\[\]]+)\]\((\w+)\)")


def read_inline(path: Path) -> Document:
    """Read text of which a line is a sentence or several and names are ``[name](label)``.

    Lines that begin with ``#`` are remarks.
    """
    sentences = []
    for line in _lines(path):
        if not line.strip() or line.startswith("#"):
            continue
        text, end = "", 0
        marked = []
        for match in _ANNOTATED.finditer(line):
            text += line[end : match.start()]
            marked.append((len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            end = match.end()
        text += line[end:]
        sentences.append(_tokenised(text, marked))
    return Document(path.name, sentences)


def _tokenised(text: str, marked: list[tuple[int, int, str]]) -> Sentence:
    tokens = [token for token in _tokeniser()(text) if not token.is_space]
    at = [token.idx for token in tokens]
    ends = [token.idx + len(token) for token in tokens]
    spans: list[tuple[int, int, str]] = []
    for first, last, label in marked:
        new = [i for i in range(len(tokens)) if at[i] < last and ends[i] > first]
        if label not in LABELS:
            raise ValueError(f"{label} is no label: {text}")
        if new and (not spans or spans[-1][1] <= new[0]):
            spans.append((new[0], new[-1] + 1, label))
    glued = [place > 0 and at[place] == ends[place - 1] for place in range(len(tokens))]
    return Sentence([token.text for token in tokens], [""] * len(tokens), spans, glued)


def _lines(path: Path) -> Iterator[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as source:
            yield from (line.rstrip("\n") for line in source)
    else:
        with path.open(encoding="utf-8") as source:
            yield from (line.rstrip("\n") for line in source)


def _sentence(rows: list[tuple[str, str, str]], coarse) -> Sentence:
    words = [word for word, _, _ in rows]
    tags = [tag for _, tag, _ in rows]
    spans: list[tuple[int, int, str]] = []
    begun: int | None = None
    kind = ""
    for place, (_, _, label) in enumerate([*rows, ("", "", "O")]):
        prefix, _, name = label.partition("-")
        if begun is not None and (prefix != "I" or name != kind):
            found = coarse(kind)
            if found:
                spans.append((begun, place, found))
            begun = None
        if prefix == "B" or (prefix == "I" and begun is None):
            begun, kind = place, name
    return Sentence(words, tags, spans, _spacing(words, tags, spans))


def _spacing(words: list[str], tags: list[str], spans: list[tuple[int, int, str]]) -> list[bool]:
    """Guess which words stood without a space before them; the corpora do not say."""
    inside = {place for start, end, _ in spans for place in range(start + 1, end)}
    glued = [False] * len(words)
    opened = False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if tags[place].startswith("aglt"):
            glued[place] = True
        if not before:
            opened = opened or word in _STRAIGHT
            continue
        if before in _NO_SPACE_AFTER or (word in _NO_SPACE_BEFORE and word != "…"):
            glued[place] = True
        if word in _STRAIGHT:
            glued[place] = opened
            opened = not opened
        elif before in _STRAIGHT and opened:
            glued[place] = True
        digits = before[-1].isdigit() and after[:1].isdigit()
        if word in {"/"} or before == "/":
            glued[place] = True
        elif word == "-" and (
            tags[place - 1].startswith("adja")
            or (place in inside and before[:1].isupper() and after[:1].isupper())
        ):
            glued[place] = True
            if place + 1 < len(words):
                glued[place + 1] = True
        elif word in {".", ":", ","} and digits and (place in inside or word != ","):
            glued[place + 1] = True
    return glued


def text_of(sentences: list[Sentence]) -> tuple[str, list[list[int]]]:
    """Write sentences as text; also where in it each of their words starts."""
    parts: list[str] = []
    starts: list[list[int]] = []
    length = 0
    for sentence in sentences:
        row = []
        for word, glued in zip(sentence.words, sentence.glued, strict=True):
            if not glued and length:
                parts.append(" ")
                length += 1
            row.append(length)
            parts.append(word)
            length += len(word)
        starts.append(row)
    return "".join(parts), starts


@cache
def _tokeniser() -> Language:
    return spacy.blank("pl")


def retokenise(document: Document) -> Document:
    """Cut the text of a document into spaCy's tokens, sentence by sentence, and move the spans.

    A span that ends inside a token takes the whole of it; one that then meets another is left
    out. A token has the tag of the word that it starts in.
    """
    make = _tokeniser().tokenizer
    made = []
    for sentence in document.sentences:
        text, (starts,) = text_of([sentence])
        tokens = [token for token in make(text) if not token.is_space]
        at = [token.idx for token in tokens]
        ends = [token.idx + len(token) for token in tokens]
        tags, word = [], 0
        for place in at:
            while word + 1 < len(starts) and starts[word + 1] <= place:
                word += 1
            tags.append(sentence.tags[word])
        spans: list[tuple[int, int, str]] = []
        for start, end, label in sentence.spans:
            first, last = starts[start], starts[end - 1] + len(sentence.words[end - 1])
            new = [i for i in range(len(tokens)) if at[i] < last and ends[i] > first]
            if new and (not spans or spans[-1][1] <= new[0]):
                spans.append((new[0], new[-1] + 1, label))
        glued = [place > 0 and at[place] == ends[place - 1] for place in range(len(tokens))]
        made.append(Sentence([token.text for token in tokens], tags, spans, glued))
    return Document(document.name, [sentence for sentence in made if sentence.words])


def split(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Part the documents into those to train on and the tenth that is only ever scored."""
    shuffled = list(documents)
    random.Random(0).shuffle(shuffled)
    kept = len(shuffled) // 10
    return shuffled[kept:], shuffled[:kept]


def part_of_speech(tag: str) -> str:
    """First field of a tag."""
    return tag.partition(":")[0]


def case_of(tag: str) -> str:
    """Grammatical case in a tag, ``""`` if it has none."""
    return next((part for part in tag.split(":") if part in _CASES), "")
