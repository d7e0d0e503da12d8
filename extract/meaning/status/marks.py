"""What one word means to clauses: "zaplanowano" is a verb of plans, "natomiast" begins a clause."""

from __future__ import annotations

from typing import NamedTuple

from extract.meaning.status.cues import Cue, cues_from, function_words, running_totals
from extract.polish.remembered import Remembered
from extract.polish.tokens import HARD_BREAK
from extract.polish.verb_forms import VerbForm, verb_form

_CACHED = 1 << 14
_PUNCTUATION = frozenset(",;:()–—-/|") | {HARD_BREAK}
CONJUNCTIONS = function_words("conjunctions")
_QUOTES = {"„": '”“"’', "“": '”"', '"': '"”', "«": "»", "»": "«"}


class Mark(NamedTuple):
    """What one word means to a reading.

    Attributes
    ----------
    cuts
        Whether it may begin a clause.
    quote
        The marks that close what it opens, empty for none.
    verb, cues, totals
        What it is a form of, and the phrases that begin with it.
    seconds
        Beginnings of the second words of its phrases, if it is nothing without them.
    """

    cuts: bool = False
    quote: str = ""
    verb: VerbForm | None = None
    cues: tuple[Cue, ...] = ()
    totals: tuple[Cue, ...] = ()
    seconds: tuple[str, ...] = ()


def _read_mark(word: str) -> Mark | None:
    small = word.lower()
    if small in _PUNCTUATION or small in CONJUNCTIONS:
        return Mark(cuts=True, cues=cues_from(small))
    if small in _QUOTES:
        return Mark(quote=_QUOTES[small])
    if not small[0].isalpha():
        return None
    verb, cues, totals = verb_form(small), cues_from(small), running_totals().beginning_with(small)
    seconds: tuple[str, ...] = ()
    if verb is None and all(len(cue.words) > 1 for cue in (*cues, *totals)):
        # Nothing but a beginning can be told at once: "*nia" may be any word.
        seconds = tuple({cue.words[1].partition("*")[0] for cue in (*cues, *totals)})
    return Mark(False, "", verb, cues, totals, seconds) if verb or cues or totals else None


MARKS = Remembered(_read_mark, _CACHED)
