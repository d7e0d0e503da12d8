"""Words with a capital behind a core: the name goes on, or its place begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions import places
from extract.facts.institutions.cores import read_core
from extract.facts.institutions.growing import MOST_RUN, OWN_NAMED
from extract.facts.institutions.numbers import grade
from extract.facts.institutions.settled import (
    area,
    describes_head,
    goes_on,
    takes_place,
    town_behind_quote,
)
from extract.facts.institutions.shouted import shouted
from extract.facts.institutions.words import (
    cases,
    is_area_word,
    is_capital,
    is_first_name,
    is_given_name,
    is_known,
    is_person_name,
    is_place,
    is_shouted,
    is_stop,
    is_sub_head,
)
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing


def capitals(name: Growing, at: int) -> int:
    """Take one more word in capitals into the name, or the bare place."""
    word = name.words[at]
    mention = name.mention
    graded = grade(name, at)
    if graded > at:
        return graded
    if at == name.core.last:
        inner = _body_in_name(name, at)
        if inner > at or (inner < at and name.core.short):
            return max(inner, at)
    if is_stop(word) or name.role == "class":
        return at
    if mention.quoted:
        return town_behind_quote(name, at)
    if mention.shouted and not name.core.short:
        return shouted(name, at)
    if name.role == "national":
        return _sub_unit(name, at)
    if name.role == "area":
        return area(name, at)
    if takes_place(name, word) and not describes_head(name, word):
        after = places.read_bare(name.tokens, name.index, at)
        if after > at and not goes_on(name, after):
            name.place_first = at
            mention.bare = name.slice(at, after)
            return after
    return at + 1 if _belongs(name, at) else at


def _body_in_name(name: Growing, at: int) -> int:
    """Read a whole kind of body that is a name: "Stowarzyszenie Lokalna Grupa Działania …".

    -1 where an abbreviation stands before what it stands for, as in a list of abbreviations:
    "PUP Powiatowy Urząd Pracy" are two mentions.
    """
    if not (name.core.short or name.role in OWN_NAMED):
        return at
    for place in range(at, min(at + 3, len(name.words))):
        trigger = name.index.trigger(name.words[place])
        if trigger is None or not trigger.patterns:
            if not morphology.is_adjective(name.words[place]):
                return at
            continue
        core = read_core(name.tokens, name.text, place, trigger, name.index, floor=at)
        if core is None or core.first != at or core.kind is None or core.short or core.small:
            return at
        if name.core.short:
            return -1 if core.kind is name.core.kind else at
        if core.last == at + 1 or core.plural:
            return at
        name.mention.proper = True
        name.mention.tail_start = name.tokens.starts[at]
        return core.last
    return at


def _belongs(name: Growing, at: int) -> bool:
    words, mention = name.words, name.mention
    word = words[at]
    first = at == name.core.last
    if at - name.core.last > MOST_RUN or not word[0].isalpha():
        return False
    following = name.word(at + 1)
    if len(word) == 1 or (is_first_name(word) and is_capital(following)):
        return False
    if is_given_name(word) and is_person_name(following):
        return name.role in {"brand", "firm", "head", "common"} and "gen" in cases(word)
    if name.core.short and is_shouted(word) and len(word) > 4 and is_known(word):
        return False
    if is_sub_head(word) and name.role in {"brand", "firm", "head"} and not first:
        mention.extra = True
        return True
    if name.role not in OWN_NAMED and "gen" not in cases(word) and name.begins_body(at):
        return False  # "Domu Samopomocy Polskiemu Stowarzyszeniu"
    if not first and is_area_word(words[at - 1]) and (is_place(word) or not is_known(word)):
        mention.proper = True  # "Rada Dzielnicy Wola"
    trigger = name.index.trigger(word)
    if trigger is not None:
        if trigger.shorts and word in (name.index.codebook.expansions or {}):
            pass
        elif trigger.shorts:
            if name.role in {"head", "organ"} and trigger.shorts[0].kind.role == "national":
                mention.extra = True
                return True
            if not (first and name.role in OWN_NAMED):
                return False
        elif not first and is_known(word) and "gen" not in cases(word):
            return False
    if name.role in OWN_NAMED or (name.core.short and "gen" not in cases(word)):
        mention.proper = True
        mention.tail_start = mention.tail_start or name.tokens.starts[at]
    elif not is_known(word) or is_shouted(word):
        mention.proper = True
    else:
        mention.extra = True
    return True


def _sub_unit(name: Growing, at: int) -> int:
    """Read on behind a national body: "PSONI Koło w X", "ZNP Oddział Powiatowy"."""
    word = name.words[at]
    if is_sub_head(word) and is_capital(word):
        name.mention.extra = True
        return at + 1
    if name.mention.extra and morphology.is_adjective(word):
        return at + 1
    if name.mention.extra and "gen" in cases(word) and not is_person_name(word):
        return at + 1
    return at
