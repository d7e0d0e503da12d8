"""What looks like a body and is none: streets, events, a stretch of land, the organ of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.institutions.leads import opens_sentence
from extract.facts.institutions.named import is_counted
from extract.facts.institutions.words import (
    LISTS,
    STREETS,
    cases,
    is_area,
    is_capital,
    is_giver,
    is_sub_head,
    is_titled,
    slots,
)
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.cores import Core
    from extract.facts.institutions.index import Index
    from extract.facts.institutions.kinds import Kind
    from extract.facts.institutions.mention import Mention

_MONEY = frozenset({"zł", "złotych", "pln"})


def governs_another(words: list[str], core: Core, index: Index) -> bool:
    """Tell "Zarząd Fundacji …", "Rada LGD": the body meant begins at the next word."""
    if core.kind is None or core.kind.role != "organ" or core.last - core.first > 1:
        return False
    if core.last >= len(words) or not is_capital(words[core.last]):
        return False
    trigger = index.trigger(words[core.last])
    if trigger is None:
        return False
    if is_sub_head(words[core.head]) and any(
        short.kind.role == "national" for short in trigger.shorts
    ):
        return False  # "Koło PZN w ..." is a body of its own
    kinds: list[Kind | None] = [short.kind for short in trigger.shorts]
    kinds.extend(pattern.kind for pattern in trigger.patterns)
    return bool(trigger.shorts) or any(
        kind is not None and kind.role in {"brand", "area"} for kind in kinds
    )


def holds_another(words: list[str], core: Core, index: Index, last: int) -> bool:
    """Tell a part of a body that goes on to name the body: "Katedra … Uniwersytetu"."""
    role = core.kind.role if core.kind is not None else None
    return role == "organ" and any(map(index.trigger, words[core.last : last]))


def is_outside(words: list[str], first: int) -> bool:
    """Tell the name of a street or the like: "ul. Straży Pożarnej"."""
    before = first - 1
    if before >= 0 and words[before] == ".":
        before -= 1
    return before >= 0 and words[before].lower() in STREETS


def is_of_event(words: list[str], core: Core, first: int) -> bool:
    """Tell who an event is for: "Forum Organizacji ..." names no organisation."""
    return (
        core.kind is not None
        and core.kind.role in {"head", "organ"}
        and not core.short
        and first > 0
        and is_capital(words[first - 1])
        and "nom" not in cases(words[core.head])
        and is_titled(words[first - 1])
    )


def is_land(words: list[str], mention: Mention, first: int) -> bool:
    """Tell a commune or county as a stretch of land: "na terenie Gminy X", "w Gminie X"."""
    if mention.kind is None or mention.kind.role != "area":
        return False
    before = words[first - 1] if first else ""
    written = mention.written.lower()
    if "województw" in written and "samorząd" not in written and not is_giver(before):
        return True
    if mention.shouted and opens_sentence(words, first):
        return True
    case = {
        slot[1] for slot in slots(mention.written.split()[0], adjective=False) if slot[0] == "sg"
    }
    if "loc" in case and not (is_giver(before) or morphology.is_verb(before)):
        return True
    if "gen" in case and "nom" not in case:
        if before.lower() in {"z", "ze"} and first > 1 and words[first - 2].lower() in _MONEY:
            return False  # "90 tys. zł z Gminy Lipa"
        if before.lower() in {"z", "ze", "do", "od"} or is_area(before):
            return True
        return not is_giver(before)
    return False


def is_cut_otherwise(words: list[str], core: Core, first: int) -> bool:
    """Tell "4 szk.": counted and cut short, the word is what numbers count so, no school."""
    if core.last - core.first > len(("szk", ".")) or not is_counted(words, first):
        return False
    meant = LISTS["cut_heads"].get(words[core.head].lower())
    return meant is not None and lexicon.word(words[core.head]).lemma not in (meant, None)


def in_slashes(words: list[str], first: int, last: int) -> bool:
    """Tell a member of "GOPS/MOPS/KIS": types, whatever the report abbreviates."""
    return "/" in {words[first - 1] if first else "", words[last] if last < len(words) else ""}
