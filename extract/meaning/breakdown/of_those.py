"""What "spośród tych spotkań" and "z tych 25 osób" name: a number of these told before."""

from __future__ import annotations

import re

from extract.facts import lexicon

# "Spośród tych spotkań 11", "Z tych przyjętych osób 17"
_THOSE = re.compile(
    r"\s{0,3}(?:z|ze|spośród|wśród)\s{1,3}tych\s{1,3}(?:\d{1,6}\s{1,3})?"
    r"(?P<words>[^\W\d_]{2,25}(?:\s{1,3}[^\W\d_]{2,25})?)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\s{0,3}(?:z|ze|spośród|wśród)\s{1,3}tych\s{1,3}(?:[^\W\d_]{3,20}\s{1,3}){0,2}\Z",
    re.IGNORECASE,
)


def lemmas(lead: str) -> frozenset[str]:
    """Return the lemmas of the words named at the beginning of ``lead``, none where there are none.

    ``lead`` is a sentence up to its first number that may be a part.
    """
    named = _THOSE.match(lead)
    words = named["words"].split() if named is not None else ()
    return frozenset(lexicon.word(form).lemma for form in words)


def says_again(lead: str, quote: str) -> bool:
    """Tell "Z tych przyjętych 25 osób": the number behind ``lead`` is the one told before.

    But "Z tych osób 17 skierował PCPR": a noun stands before a part.
    """
    told = _SAME.fullmatch(lead)
    if told is None or not quote[:1].isdigit():
        return False
    return all(lexicon.word(form).kind != "noun" for form in lead.split()[2:])
