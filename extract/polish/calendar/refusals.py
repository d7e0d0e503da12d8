"""What figures and months are that are no date: numbers of things, parts, statutes, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar import behind
from extract.polish.calendar.words import ADOPTED, PAPER, REFUSAL_STEMS, REFUSALS, STATUTE

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before
    from extract.polish.calendar.pieces import Chunk, Piece


_FAR = 200  # characters that hold the statute a date belongs to

_SENTENCE = re.compile(r"(?<![Dd]z)[.!?]\s+(?=[A-ZĄĆĘŁŃÓŚŻŹ][a-ząćęłńóśżź]{2})|\n\s*\n")
_BY_A_PAPER = re.compile(
    r"(?<![^\W\d_])(?!ze?[\s\xa0])[^\W\d_]{4,}[\s\xa0]{1,2}(?i:uchwał|decyzj|zarządzeni|postanowieni)(?:ą|em)(?!\w)"
)
_PUBLISHED = re.compile(r"[\s\xa0]{0,2}[(,][\s\xa0]{0,2}(?:Dz\.|M\.)")
_JOURNAL = re.compile(r"[\s,.]{0,4}(?:nr[\s\xa0]{1,3}[0-9]{1,4}[\s,]{1,3})?poz\b")


def is_numbered(before: Before) -> bool:
    """Tell whether it follows "nr", "pkt", "Działanie": the number of a thing."""
    word = before.first
    return (
        word in REFUSALS["numbering"]
        or word in REFUSALS["axis"]
        or word.startswith(REFUSAL_STEMS["numbering"])
    )


def is_part(before: Before) -> bool:
    """Tell whether it follows "moduł", "etap", "klasa", where Roman figures are no months."""
    return names_part(before.first)


def names_part(word: str) -> bool:
    """Tell a noun that Roman figures number: "moduły", "klas"."""
    return word in REFUSALS["roman"] or word.startswith(REFUSAL_STEMS["roman"])


def is_cited(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Tell a citation: "ustawa z dnia 24 kwietnia 2003 r.", "Dz.U. z 2016 r. poz. 446"."""
    last = chunk.pieces[-1]
    if last.unit == "year" and _JOURNAL.match(text, last.end, stop):
        return True
    if before.preposition not in ("z", "ze") and before.first not in ("u.", "dz.u.", "m.p.", "u"):
        return False
    start = chunk.pieces[0].start
    window = text[max(0, start - _FAR) : start]
    for border in _SENTENCE.finditer(window):
        window = " " * border.end() + window[border.end() :]
    if STATUTE.search(window):
        return True
    if before.first == "z" or not PAPER.search(window):
        return False
    # "Regulamin przyjęto uchwałą nr 5 z dnia ..." tells when that was done.
    done = _BY_A_PAPER.search(window) or ADOPTED.search(window)
    return done is None or _PUBLISHED.match(text, last.end, stop) is not None


def is_paper_number(chunk: Chunk, before: Before, text: str) -> bool:
    """Tell the number of a paper: "uchwała 12/2019", "umowa nr 4/05/2018"."""
    first = chunk.pieces[0]
    if "range" in chunk.links or first.shape not in ("dash", "cut", "my", "mr", "pair"):
        return False
    if "/" not in text[first.start : first.end]:
        return False
    return any(
        word.startswith(REFUSAL_STEMS["paper"]) or word in REFUSALS["numbering"]
        for word in (before.first, before.second)
    )


def is_name(text: str, piece: Piece, stop: int) -> bool:
    """Tell a name: "Święto 3 Maja", "Maja Nowak"; a month has no capital."""
    written = text[piece.start : piece.end]
    word = written.split()[-1].lstrip("0123456789")
    if not word[:1].isupper():
        return False
    if word.isupper() and len(word) > 2:
        return bool(piece.shape == "mw" and behind.NAME.match(text, piece.end, stop))
    return True
