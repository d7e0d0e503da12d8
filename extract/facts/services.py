"""Services by their names: those that titles and leads announce, and their words in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.announced import above
from extract.polish import morphology
from extract.polish.morphology import restore
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.sections import Section


def service_above(section: Section, context: Context) -> str | None:
    """Nominative of the nearest service in the titles and leads above ``section``."""
    for words in above(section, context):
        service = _last_service(words) if words.endswith((":", "?")) else first_service(words)
        if service is not None:
            return service
    return None


def first_service(title: str) -> str | None:
    """Return the nominative of the first service that a title or a head of a table names."""
    return next(iter(_services(title)), None)


def _last_service(lead: str) -> str | None:
    services = _services(lead)
    return services[-1] if services else None


def _services(text: str) -> list[str]:
    words = tokenise(text, 0, len(text)).words
    found = []
    for index, form in enumerate(words):
        if lexicon.names_service(form) and not in_name(words, index):
            last = phrases.complements(words, index + 1)
            kept = [spelled_out(word) for word in words[index:last] if word[:1].isalpha()]
            found.append(morphology.nominative_phrase(kept))
    return found


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
