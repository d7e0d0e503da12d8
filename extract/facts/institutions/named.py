"""Whether a mention names one body, only its type, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.institutions.words import LISTS, is_capital, is_known, is_person_name
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.mention import Mention

_ADMINISTRATIVE = re.compile("|".join(map(re.escape, LISTS["administrative"])))


def is_counted(words: list[str], first: int) -> bool:
    """Tell a mention with a number above one before it: "dwa ośrodki"."""
    if first == 0:
        return False
    word = words[first - 1]
    if word.isdigit():
        return word != "1" and not (first > 1 and words[first - 2] in {"nr", "."})
    return "num" in morphology.parts_of_speech(word)


def is_geographic(lead: str) -> bool:
    """Tell an adjective that says where: "Kujawski", not "Powiatowy"."""
    return bool(lead) and not _ADMINISTRATIVE.match(lead.lower())


def _has_own_word(mention: Mention) -> bool:
    """Tell a firm's own name from a description: in quotes, a surname, a word of its own."""
    if mention.quoted or mention.patron or mention.numbered:
        return True
    return any(
        is_capital(word) and (not is_known(word) or is_person_name(word))
        for word in mention.tail.split()
    )


def is_named(mention: Mention, geographic: bool) -> bool | None:
    """Tell whether one body is meant; ``None`` where the words name no body at all."""
    kind = mention.kind
    if kind is None:
        return True
    role = kind.role
    if role == "class":
        return False
    if mention.counted and not mention.own:
        return False if role not in {"head", "organ", "area"} else None
    if role == "area":
        return True if mention.proper else None
    if role == "national":
        return True
    if mention.own and role != "firm":
        return True
    bare = not (mention.placed or mention.own or mention.extra or geographic)
    if role == "firm":
        return None if bare or not _has_own_word(mention) else True
    if role in {"head", "organ"}:
        if bare or mention.plural:
            return None
        if not mention.extra and not (mention.lead and geographic):
            return None if not mention.lead or not mention.placed else True
        return role == "head" or mention.placed or geographic
    if mention.plural:
        return False
    if mention.small:
        return role == "office" and mention.placed
    return mention.placed or mention.extra or (geographic and bool(mention.lead))
