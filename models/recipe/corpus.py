"""Annotated corpora: words, outermost coarse names, and a plausible text made of them."""

from __future__ import annotations

import gzip
import random
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacing import glued_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language

LABELS = ("date", "geogName", "orgName", "persName", "placeName", "time")
_ANNOTATED = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)(?<!\\)\]\((\w+)\)")
_INNER = "\t"
_PREFIX = re.compile(r"[BI]-")
_CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "voc"})


@dataclass(slots=True)
class Sentence:
    """Words of a sentence with their tags, what is annotated, and which follow without a space.

    Attributes
    ----------
    words, tags
        Tokens and their NKJP tags; ``""`` where there is none.
    spans
        ``(start, end, label)`` in tokens, in order, none overlapping another.
    glued
        For each word, whether it follows the one before it without a space; empty if no text is
        to be made of the sentence.
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
    if label in {"nam_adj_country", "nam_adj_city", "nam_loc_country_region", "nam_org_nation"}:
        return "placeName"
    if label.startswith("nam_org_"):
        return "orgName"
    if label.startswith("nam_loc_gpe"):
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
            if not kpwr:
                tag = f"{tag}{_INNER}{_PREFIX.sub('', label)}"
            rows.append((word, tag, label.partition("#")[0]))
        elif rows:
            documents[-1].sentences.append(_sentence(rows, coarse))
            rows = []
    if rows:
        documents[-1].sentences.append(_sentence(rows, coarse))
    return [document for document in documents if document.sentences]


def read_inline(path: Path) -> Document:
    r"""Read text of which a line is a sentence or several and names are ``[name](label)``.

    Lines that begin with ``#`` are remarks; a bracket of the text itself is ``\[`` or ``\]``.
    """
    sentences = []
    for line in _lines(path):
        if not line.strip() or line.startswith("#"):
            continue
        text, end = "", 0
        spans = []
        for match in _ANNOTATED.finditer(line):
            text += _unescaped(line[end : match.start()])
            name = _unescaped(match[1])
            spans.append((len(text), len(text) + len(name), match[2]))
            text += name
            end = match.end()
        text += _unescaped(line[end:])
        unknown = {label for _, _, label in spans} - set(LABELS)
        if unknown:
            raise ValueError(f"{path.name}: {', '.join(unknown)} is no label: {line}")
        sentences.append(tokenised(text, spans))
    return Document(path.name, sentences)


def _unescaped(text: str) -> str:
    return text.replace("\\[", "[").replace("\\]", "]")


def _lines(path: Path) -> Iterator[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as source:
            yield from (line.rstrip("\n") for line in source)
    else:
        with path.open(encoding="utf-8") as source:
            yield from (line.rstrip("\n") for line in source)


def _sentence(rows: list[tuple[str, str, str]], coarse: Callable[[str], str | None]) -> Sentence:
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
    return Sentence(words, tags, spans, glued_words(words, tags, spans))


def text_of(sentences: Iterable[Sentence]) -> tuple[str, list[list[int]]]:
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


def characters_of(sentence: Sentence, starts: list[int]) -> list[tuple[int, int, str]]:
    """Spans of a sentence in characters, its words starting at ``starts``."""
    return [
        (starts[start], starts[end - 1] + len(sentence.words[end - 1]), label)
        for start, end, label in sentence.spans
    ]


@cache
def _tokeniser() -> Language:
    return spacy.blank("pl")


def tokenised(text: str, spans: list[tuple[int, int, str]]) -> Sentence:
    """Cut a text into spaCy's tokens and move its spans, given in characters.

    A span that ends inside a token takes the whole of it; one that then meets another is left out.
    """
    tokens = [token for token in _tokeniser().tokenizer(text) if not token.is_space]
    at = [token.idx for token in tokens]
    ends = [token.idx + len(token) for token in tokens]
    moved: list[tuple[int, int, str]] = []
    for first, last, label in spans:
        new = [place for place in range(len(tokens)) if at[place] < last and ends[place] > first]
        if new and (not moved or moved[-1][1] <= new[0]):
            moved.append((new[0], new[-1] + 1, label))
    glued = [place > 0 and at[place] == ends[place - 1] for place in range(len(tokens))]
    return Sentence([token.text for token in tokens], [""] * len(tokens), moved, glued)


def retokenised(document: Document) -> Document:
    """Cut the text of a document into spaCy's tokens; each has the tag of the word it starts in."""
    made = []
    for sentence in document.sentences:
        text, (starts,) = text_of([sentence])
        new = tokenised(text, characters_of(sentence, starts))
        (_, (places,)), word = text_of([new]), 0
        for number, place in enumerate(places):
            while word + 1 < len(starts) and starts[word + 1] <= place:
                word += 1
            new.tags[number] = sentence.tags[word]
        made.append(new)
    return Document(document.name, [sentence for sentence in made if sentence.words])


def split(documents: list[Document]) -> tuple[list[Document], list[Document], list[Document]]:
    """Part the documents: to train on, to watch the training, and a tenth that is only scored."""
    shuffled = list(documents)
    random.Random(0).shuffle(shuffled)
    tenth = len(shuffled) // 10
    test, rest = shuffled[:tenth], shuffled[tenth:]
    watched = len(rest) // 20
    return rest[watched:], rest[:watched], test


def held_out(document: Document) -> tuple[list[Sentence], list[Sentence]]:
    """Part the passages of one of our own files: to train on, and every fifth to score."""
    train = [one for number, one in enumerate(document.sentences) if number % 5 != 4]
    return train, document.sentences[4::5]


def part_of_speech(tag: str) -> str:
    """First field of a tag."""
    return tag.partition(_INNER)[0].partition(":")[0]


def case_of(tag: str) -> str:
    """Grammatical case in a tag, ``""`` if it has none."""
    fields = tag.partition(_INNER)[0].split(":")
    return next((part for part in fields if part in _CASES), "")


def whole_label(tag: str) -> str:
    """Return the corpus's own label, with its subtype and what nests in it; ``""`` for none."""
    return tag.partition(_INNER)[2]
