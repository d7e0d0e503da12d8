"""Parts of hours told by the words behind their numbers: "120 godzin: 40 w Ełku, 80 w Piszu"."""

from __future__ import annotations

from extract.facts import lexicon
from extract.facts.hours.members import CUES, ENUMERATION
from extract.polish.listed import WordLists
from extract.polish.tokens import HARD_BREAK

LEADS = frozenset(WordLists("extract.facts.hours", "words.toml")["leads_of_parts"])
_LONGEST = 12  # tokens between two parts, the words behind the first included
_PHRASE = 8  # tokens of the words behind a part
_STOPS = frozenset({",", ";", ".", ")", "(", ":", HARD_BREAK})


def opened(between: list[str]) -> bool:
    """Tell whether the words between hours and a number open their parts: "w tym", ":", "("."""
    if not between or any(form[:1].isdigit() for form in between):
        return False
    return between[-1] in (":", "(") or not CUES.isdisjoint(form.lower() for form in between)


def goes_on(between: list[str]) -> bool:
    """Tell whether the words between two parts go on with the list: ", 30 w Piszu i"."""
    if not 0 < len(between) <= _LONGEST or HARD_BREAK in between or "." in between:
        return False
    if any(form[:1].isdigit() or lexicon.word(form).kind == "verb" for form in between):
        return False
    return between[-1] in ENUMERATION - {":", "(", ")", "-", "–"}


def phrase_behind(words: list[str], behind: int) -> tuple[int, int] | None:
    """First and last token of the words that tell a part: "w Ełku", "dla PES", "to mentoring"."""
    if behind + 1 >= len(words):
        return None
    scope = words[behind].lower() == "z" and lexicon.names_scope(words[behind + 1])
    if words[behind].lower() not in LEADS and not scope:
        return None
    last = behind + 1
    while last < len(words) and last - behind < _PHRASE:
        form = words[last]
        conjunction = form in ("i", "oraz", "a") and words[last + 1 : last + 2]
        if form in _STOPS or (conjunction and words[last + 1][:1].isdigit()):
            break
        if form[:1].isdigit() and words[behind].lower() == "dla":
            break  # "210 dla 40 osób"
        if form[:1].isdigit() or lexicon.word(form).kind == "verb":
            return None
        last += 1
    return behind, last - 1
