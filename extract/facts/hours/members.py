"""What stands between two members of a list of hours, and what their labels can be."""

from __future__ import annotations

from extract.facts import heads, lexicon
from extract.facts.hours import against_plan
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.listed import WordLists
from extract.polish.tokens import HARD_BREAK
from extract.polish.totals import LAST_WORDS

CUES = lexicon.PART_OPENERS
OPENERS = CUES | {":", "("}
SUMS = LAST_WORDS | {"="}
_PASSED = frozenset(WordLists("extract.facts.hours", "words.toml")["between_members"])
CONJUNCTIONS = lexicon.CONJUNCTIONS
ENUMERATION = CONJUNCTIONS | {",", ";", "/", ":", "(", ")", "[", "]", "-", "–", "+"}


def any_plural(entries: list[lexicon.Word]) -> bool:
    """Tell a label whose first noun may be in the plural: "spotkania 12" counts them."""
    noun = next((entry for entry in entries if entry.kind in ("noun", "abbreviation")), None)
    return noun is not None and not noun.singular


def is_hours(words: list[str], index: int) -> bool:
    """Tell "32 h" and "7,5 godz." at ``words[index]``."""
    forms = words[index : index + 4]
    if not forms or not forms[0][:1].isdigit():
        return False
    unit = forms[3:] if forms[1:2] == [","] else forms[1:2]
    return unit == ["h"] or any(map(lexicon.names_hours, unit))


def is_plural(form: str) -> bool:
    """Tell "nowych", of several, from "prawnego"."""
    tags = [a.tag for a in morphology.analyses(form) if a.pos in morphology.ADJECTIVES]
    return bool(tags) and all(":pl:" in tag for tag in tags)


def is_genitive(form: str) -> bool:
    """Tell a form that can be a genitive."""
    return any(".gen" in f".{part}" for a in morphology.analyses(form) for part in a.tag.split(":"))


def counts_people(form: str) -> bool:
    """Tell a noun in the plural that names people or bodies."""
    entry = lexicon.word(form)
    plural = entry.kind == "noun" and not entry.singular and not form.istitle()
    return plural and unit_class(entry.lemma) in ("person", "body")


def is_name(words: list[str], index: int) -> bool:
    """Tell a name, common by the dictionary or not."""
    form = words[index]
    if not form.istitle() or lexicon.names_service(form):
        return False
    return lexicon.word(form).proper or heads.is_capital_inside(words, index)


def adjectives_before(words: list[str], behind: int, first: int) -> tuple[int, int] | None:
    """Adjectives that name the next member of a list of hours, just before its number.

    Between the members may stand brackets, what the hours were given to ("dla 33 klientów") and
    what opens a part ("w tym"); a full stop or a line end closes the list.
    """
    last = first - 1
    while last > behind and words[last] in lexicon.DASHES:
        last -= 1
    if against_plan.says(words[last]) and words[last - 1] in lexicon.DASHES:
        last -= 2  # "księgowe – plan 40"
    start = last
    while start >= behind and (
        (lexicon.word(words[start]).adjectival and not is_name(words, start))
        or words[start] in CONJUNCTIONS
    ):
        start -= 1
    while start < last and words[start + 1] in CONJUNCTIONS | CUES:
        start += 1
    opener = words[start].lower() if start >= behind else ""
    if start == last or not (opener in ENUMERATION or opener in CUES or opener == "mianowicie"):
        return None
    between = words[behind : start + 1]
    if HARD_BREAK in between or not is_aside(between):
        return None
    return start + 1, last


def is_aside(words: list[str]) -> bool:
    """Tell words between two members that start no other list: marks, asides, "dla 33 osób"."""
    words = _from_opener(words)
    depth = 0
    for index, form in enumerate(words):
        depth += (form in ("(", "[")) - (form in (")", "]"))
        if depth > 0 or form in ENUMERATION or form in _PASSED or form in CUES:
            continue
        if form == "." and index and lexicon.takes_stop(words[index - 1]):
            continue
        if form == "." or lexicon.word(form).kind == "verb":
            return False
        receiver = "dla" in words[max(0, index - 3) : index]
        if not receiver:
            return False
    return True


def _from_opener(words: list[str]) -> list[str]:
    """Leave out what the hours were given with or where: "z klientem (", "w pracowniach:"."""
    opener = next((i for i, form in enumerate(words) if form in (":", "(") or form in CUES), 0)
    before = words[:opener]
    if not before or not morphology.is_preposition(before[0]):
        return words
    stops = (".", ";", ",", ")", HARD_BREAK)
    if any(form in stops or form[:1].isdigit() for form in before):
        return words
    if any(lexicon.word(form).kind == "verb" for form in before):
        return words
    return words[opener:]
