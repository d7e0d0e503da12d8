"""Services by their names: those that titles and leads announce, and their words in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.hours import cut_words
from extract.facts.hours.announced import above
from extract.polish import morphology
from extract.polish.morphology import restore
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.sections import Section

_LENGTH = re.compile(rf"[^\W_](?:{'|'.join(lexicon.LENGTHS)})\w{{1,3}}\Z", re.IGNORECASE)
PURPOSES = frozenset({"do", "dla", "po", "przed", "od", "bez"})
"""Prepositions behind which a word is no topic: "kandydaci do pracy (8 h)"."""
_PEOPLE = frozenset({"imię", "nazwisko"})
# "• „Wycena usług społecznych” – 12 osób, 8 godz.": what something is called, not what it is
_CALLED = re.compile(r"[„“«\"][^„“”«»\"]*[”“»\"]?")


def service_above(section: Section, context: Context) -> str | None:
    """Nominative of the nearest service in the titles and leads above ``section``."""
    for words in above(section, context):
        if _CALLED.fullmatch(words):
            continue
        service = last_service(words) if words.endswith((":", "?")) else first_service(words)
        if service is not None:
            return service
    return None


def first_service(title: str) -> str | None:
    """Return the nominative of the first service that a title or a head of a table names."""
    return next(iter(_services(title)), None)


def last_service(lead: str) -> str | None:
    """Return the nominative of the last service that a line above figures names."""
    services = _services(lead)
    return services[-1] if services else None


def _services(text: str) -> list[str]:
    words = tokenise(text, 0, len(text)).words
    found = []
    for index, form in enumerate(words):
        named = lexicon.names_service(form) and not in_name(words, index)
        if named and not is_means(words, index):
            found.append(name_of(words, index, phrases.complements(words, index + 1) - 1))
    return found


def name_of(words: list[str], head: int, last: int) -> str:
    """Nominative of the service ``words[head..last]``, without its title and how it was given."""
    entry = lexicon.at(words, head)
    kept: list[str] = []
    for place in range(head, last + 1):
        form = words[place]
        if not _is_no_participle(form) or (kept and form.lower() in lexicon.ANNOUNCING):
            break
        if kept and _LENGTH.search(form) is not None:
            continue
        if kept and form.istitle() and _is_person(form):
            break
        if form[:1].isalpha() and form.lower() not in lexicon.MODES:
            stopped = place > head and words[place + 1 : place + 2] == ["."]
            kept.append((cut_words.adjective(form) if stopped else None) or spelled_out(form))
        elif form == "/" and kept:
            kept.append(form)
    kept = _without_manner(kept, entry.lemma)
    service = cut_words.service(words[head]) if words[head + 1 : head + 2] == ["."] else None
    if service is not None or entry.kind == "abbreviation":
        name = morphology.complete_phrase(service or entry.lemma, kept[1:])
    elif "/" in kept:
        name = morphology.complete_phrase(entry.lemma, kept[1:])
    else:
        name = morphology.nominative_phrase(kept)
    return (name + _rest(words, last, entry.lemma)).replace(" / ", "/")


def _without_manner(kept: list[str], head: str) -> list[str]:
    """Leave out how a service was given: "szkolenia wyjazdowe", "doradztwo zawodowe grupowe"."""
    if len(kept) < 2 or "/" in kept:
        return kept
    others = [form for form in kept if not _is_manner(form)]
    return others if len(others) > 1 or head in lexicon.TRAININGS else kept


def _is_manner(form: str) -> bool:
    return any(a.pos == "adj" and a.lemma in lexicon.MANNERS for a in morphology.analyses(form))


def _rest(words: list[str], last: int, head: str) -> str:
    """Read on in "prace społecznie użyteczne", with an adverb, and "kurs polskiego", no noun."""
    following = words[last + 1 : last + 3]
    if head in lexicon.LESSONS and following[:1] and following[0].endswith("skiego"):
        return f" {following[0]}"  # "kurs polskiego"
    if len(following) < 2 or following[0].lower() in lexicon.MODES:
        return ""
    kinds = [lexicon.word(form).kind for form in following]
    if kinds != ["adverb", "adjective"] or not morphology.agree(following[1], words[last]):
        return ""
    return f" {following[0]} {morphology.complete_phrase(head, following[1:]).split()[-1]}"


def _is_person(form: str) -> bool:
    """Tell the first name or surname of who gave a service: "szkolenia (Marta)"."""
    readings = morphology.analyses(form)
    return bool(readings) and all(a.classes and a.classes[0] in _PEOPLE for a in readings)


def _is_no_participle(form: str) -> bool:
    """Tell "doradztwa prawnego" from "szkoleń przewidzianych": what was done to it is no topic."""
    readings = morphology.analyses(form)
    return not readings or any(a.pos not in ("ppas", "pact") for a in readings)


def is_means(words: list[str], index: int) -> bool:
    """Tell what something is done with or for: "magazynier z obsługą wózka", "do pracy"."""
    if not index or words[index - 1].lower() in PURPOSES:
        return bool(index)
    if words[index - 1].lower() not in ("z", "ze"):
        return False
    cases = {case for a in morphology.analyses(words[index]) for case in a.tag.split(":")[2:3]}
    return bool(cases) and all("inst" in case and "gen" not in case for case in cases)


def in_name(words: list[str], index: int) -> bool:
    """Tell the service in the name of a body: "Ośrodek Wsparcia Ekonomii Społecznej"."""
    return bool(index) and words[index].istitle() and words[index - 1].istitle()


def spelled_out(form: str) -> str:
    """Word in full: a cut adjective expanded, lost Polish letters put back."""
    cut = lexicon.CUT_ADJECTIVES.get(form.lower())
    if cut is not None:
        return cut
    if form.isupper() or morphology.analyses(form):
        return form
    return restore(form) or form
