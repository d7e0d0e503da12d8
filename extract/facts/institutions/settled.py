"""Where a body is, behind its name: "w Sanoku", "GOPS Piecki", "Gmina Lipa".

What reads a place from the token ``at`` on fills it in and returns the token behind it, ``at``
itself where none stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions import places
from extract.facts.institutions.growing import OWN_NAMED
from extract.facts.institutions.words import (
    cases,
    is_capital,
    is_known,
    is_only_place,
    is_person_name,
    is_place,
    is_shouted,
    is_stop,
    is_sub_head,
    slots,
)
from extract.polish import morphology
from extract.polish.names import place_nominative

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing


def located(name: Growing, at: int) -> int:
    """Read the place behind *w/we*."""
    if name.role == "class":
        return at
    after = places.read_in(name.tokens, name.index, at + 1)
    if after == at + 1:
        return at
    name.place_first = at
    name.mention.inside = name.slice(at + 1, after)
    return after


def seated(name: Growing, at: int) -> int:
    """Read the place behind "z siedzibą w"."""
    if name.word(at + 1).lower() != "siedzibą" or name.word(at + 2) not in {"w", "we"}:
        return at
    after = located(name, at + 2)
    if after == at + 2:
        return at
    name.place_first = at
    return after


def town_behind_quote(name: Growing, at: int) -> int:
    """Read a town known to the dictionary, or a part of the body: "LKS „Zryw” Morąg"."""
    word = name.words[at]
    if is_sub_head(word) and name.role in {"brand", "firm", "head"}:
        name.mention.extra = True
        return at + 1
    after = places.read_bare(name.tokens, name.index, at)
    if after == at or not (is_place(word, "nom") or after > at + 1):
        return at
    name.place_first = at
    name.mention.bare = name.slice(at, after)
    return after


def comes_from(name: Growing, at: int) -> int:
    """Read the town that a name in quotes comes from: "Fundacja „Kładka” z Lipna"."""
    if not name.mention.quoted or name.role not in OWN_NAMED or name.core.small:
        return at
    word = name.word(at + 1)
    if not is_capital(word) or name.index.trigger(word) is not None:
        return at
    if not (is_place(word, "gen") or is_place(name.word(at + 2), "gen")):
        return at
    end = at + 3 if is_capital(name.word(at + 2)) else at + 2
    if end > at + 2 and not _is_double(word, name.word(at + 2)):
        return at
    town = place_nominative(" ".join(name.words[at + 1 : end]), case="gen")
    if not any(is_place(part, "nom") for part in town.split()):
        return at
    name.place_first = at
    name.mention.bare = town
    return end


def _is_double(word: str, following: str) -> bool:
    """Tell a town's name of two words, "Nowego Sącza", from a town and what comes behind it."""
    if "gen" not in cases(following) or "gen" not in cases(word):
        return False
    return any(
        morphology.is_adjective(one) and morphology.agree(one, other)
        for one, other in ((word, following), (following, word))
    )


def takes_place(name: Growing, word: str) -> bool:
    """Tell whether a bare place can be this body's."""
    mention = name.mention
    if name.role in OWN_NAMED and not is_only_place(word):
        return False
    if name.core.short:
        return not mention.proper
    return name.role in {"office", "common"} and not mention.proper and not mention.extra


def describes_head(name: Growing, word: str) -> bool:
    """Tell a further word of the kind of body, no town: "Szpital Bielański"."""
    if name.core.short or not is_known(word):
        return False
    readings = {slot[:2] for slot in slots(word, adjective=False)}
    if ("sg", "gen") in readings and ("sg", "nom") not in readings:
        return True  # "Muzeum Pomorza ..."
    if is_place(word, "nom"):
        return False
    if morphology.is_adjective(word):
        return morphology.agree(word, name.words[name.core.head])
    # "Urząd Gminy Lipa" is in Lipa, "Przedszkole Słoneczko" is called so
    return name.role == "common" and morphology.is_noun(word)


def goes_on(name: Growing, after: int) -> bool:
    """Tell whether a capital goes on that no person and no new body begins: a longer name."""
    word = name.word(after)
    if not is_capital(word) or not word.isalpha() or is_stop(word):
        return False
    if name.index.trigger(word) is not None or is_person_name(word):
        return False
    return "gen" in cases(word) and not is_place(name.words[after - 1], "nom")


def area(name: Growing, at: int) -> int:
    """Read the place or the adjective that a commune or a county has for its name."""
    word = name.words[at]
    shouted = is_shouted(name.words[name.core.head])
    if name.mention.proper or is_shouted(word) != shouted:
        return at
    after = places.read_bare(name.tokens, name.index, at)
    if after == at and morphology.is_adjective(word) and name.index.trigger(word) is None:
        after = at + 1
    if after > at:
        name.mention.proper = True
    return after
