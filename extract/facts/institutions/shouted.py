"""Names in headings, where every word is in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions import places
from extract.facts.institutions.growing import MOST_RUN, OWN_NAMED
from extract.facts.institutions.settled import area
from extract.facts.institutions.words import JOINTS, cases, is_known, is_place
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing


def shouted(name: Growing, at: int) -> int:
    """In a heading every word is in capitals: go on only where the grammar asks for it."""
    word = name.words[at]
    small = word.lower()
    if at - name.core.last > MOST_RUN:
        return at
    if small == "i" and name.mention.extra:
        following = name.word(at + 1)
        joined = "gen" in cases(following) and name.index.trigger(following) is None
        return at + 2 if joined else at
    if not word.isupper() or not word.replace("-", "").isalpha():
        return at
    if small in JOINTS or small == "wraz" or morphology.is_preposition(small):
        return at  # "FUNDACJI LOT ZA ROK 2018", "… WRAZ Z ZAŁĄCZNIKAMI"
    if name.role == "area":
        return area(name, at)
    if name.core.plural or morphology.is_verb(word):
        return at
    if not is_known(word):
        name.mention.proper = True
        return at + 1
    head = name.words[name.core.head]
    another = at > name.core.last and name.index.trigger(word) is not None
    if another and "gen" not in cases(word):
        return at
    if name.role in OWN_NAMED:
        name.mention.proper = True
        return at + 1
    if name.role in {"office", "common"} and is_place(word, "nom") and "gen" not in cases(word):
        after = places.read_bare(name.tokens, name.index, at)
        name.place_first = at
        name.mention.bare = name.slice(at, after)
        return after
    agreeing = morphology.is_adjective(word) and morphology.agree(word, head)
    before = name.words[at - 1]
    close = before == head or (morphology.is_adjective(before) and morphology.agree(before, head))
    if "gen" in cases(word) or (agreeing and close):
        name.mention.extra = True
        return at + 1
    return at
