"""Numbers that say how many of those just named: "pracę wykonują wolontariusze, jest ich 18"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.fact import Count

_ICH = re.compile(r"(?P<noun>[^\W\d_]{3,30}),\s(?:a\s)?(?:było|jest|są|bywało)\sich\s{1,2}\Z")
_REACH = 60


def unit(text: str, count: Count, before: int) -> str | None:
    """Return the noun that ``count`` is of, named right before "było ich", else ``None``.

    Parameters
    ----------
    before
        Offset behind the number before, whose own noun is none: "dwie grupy, było ich 12".
    """
    told = _ICH.search(text, max(0, before, count.number_start - _REACH), count.number_start)
    if told is None:
        return None
    word = lexicon.word(told["noun"])
    many = any(":pl:nom" in a.tag for a in morphology.analyses(told["noun"]) if a.pos == "subst")
    return word.lemma if word.kind == "noun" and many else None
