"""Which rules a sentence has words for, told by one look at each of its words.

Most rules of what a number is wait for a few words that most sentences lack. A sentence's signals
are bits, one for each group of such words; a rule whose bit is missing need not search.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.listed import WordLists, any_of
from extract.polish.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CACHED = 1 << 14
OTHER_TIMES = WordLists("extract.polish", "other_times.toml", plain=True)
"""Words of an earlier time, for the rules that wait for them."""
COMPARING = WordLists("extract.meaning.status", "comparing.toml", plain=True)
"""Words with which a number is told beside another one, for the rules that wait for them."""
TIMES = WordLists("extract.meaning.status", "times.toml")
"""Words of the reporting period and of what is ahead, for the rules that ask for dates."""
EARLIER, BEGUN, BESIDE, CHANGED = (1 << place for place in range(4))


def _longest_words(lists: WordLists, *names: str) -> Iterable[str]:
    """Yield the longest word of each phrase of some lists, as they write it."""
    for name in names:
        for phrase in lists[name]:
            yield max(phrase.replace(".", "").split(), key=len)


_SAYS_EARLIER = ("years_ago", "formerly", "comparison", "earlier", "earlier_cut", "then", "against")
_WORDS = {
    EARLIER: (*_longest_words(OTHER_TIMES, *_SAYS_EARLIER), "niż"),
    BEGUN: tuple(_longest_words(OTHER_TIMES, "began", "entered", "at_first", "before_all")),
    BESIDE: tuple(_longest_words(COMPARING, "beside")),
    CHANGED: tuple(_longest_words(COMPARING, "changed", "difference")),
}
_PATTERNS = {bit: re.compile(any_of(words)) for bit, words in _WORDS.items()}
_ANY = re.compile(any_of(word for words in _WORDS.values() for word in words))


def _told(word: str) -> int:
    told = 0
    for part in word.lower().split("-"):
        if _ANY.match(part):  # as hardly any word
            told |= sum(bit for bit, pattern in _PATTERNS.items() if pattern.match(part))
    return told


_TOLD = Remembered(_told, _CACHED)


def signals(words: Sequence[str]) -> int:
    """Return the bits of all groups of which one of ``words`` is."""
    told = 0
    for bits in set(map(_TOLD.__getitem__, words)):
        told |= bits
    return told
