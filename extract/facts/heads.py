"""What the words of a noun phrase are: its head, a name, a label, what another of them governs."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

_CLAUSE_OPENERS = frozenset({".", ";", ":", "(", "•", "-", "–", "▪", "➢", HARD_BREAK})


def head(words: list[str], first: int, last: int) -> int | None:
    """Index of the head noun of ``words[first..last]``, ``None`` if there are only adjectives."""
    for position in range(first, last + 1):
        entry = lexicon.word(words[position])
        if entry.kind in lexicon.NAMING and not (entry.adjectival and position < last):
            return position
    return None


def noun_follows(words: list[str], index: int, limit: int) -> bool:
    """Tell whether adjectives from ``index`` on lead to a noun before ``limit``."""
    while index < limit:
        entry = lexicon.word(words[index])
        if entry.kind in lexicon.NAMING and not entry.adjectival:
            return True
        if entry.kind != "adjective" and not entry.adjectival:
            return False
        index += 1
    return False


def governs(participle: str, noun: str) -> bool:
    """Tell whether a participle stands before its object, not before the noun it describes."""
    readings = morphology.analyses(participle)
    return (
        any(a.pos in ("pact", "ppas") for a in readings)
        and morphology.is_noun(noun)
        and not morphology.agree(participle, noun)
    )


def is_name(words: list[str], position: int, entry: lexicon.Word) -> bool:
    """Tell a place or name: never common, or a capital letter in the middle of a clause."""
    return entry.kind == "noun" and (entry.proper or is_capital_inside(words, position))


def is_capital_inside(words: list[str], position: int) -> bool:
    """Tell a capital letter that no sentence, line or list item begins with."""
    opens = position == 0 or words[position - 1] in _CLAUSE_OPENERS
    return not opens and words[position].istitle()


def is_status_label(words: list[str], position: int, last: int) -> bool:
    """Tell "plan", "wartość docelowa", "wskaźnik planu" from "plany rozwoju"."""
    if lexicon.word(words[position]).lemma not in lexicon.STATUS_LABELS:
        return False
    following = [lexicon.word(form) for form in words[position + 1 : last + 1]]
    return not any(
        entry.kind == "noun" and entry.lemma not in lexicon.STATUS_LABELS for entry in following[:1]
    )
