"""Questions of a form that ask how many are meant: "Ile osób planują Państwo zatrudnić?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.leads import unit_of
from extract.facts.unit_classes import unit_class
from extract.meaning.status.governor import governor
from extract.meaning.status.reading import Reading
from extract.polish.morphology import analyses, is_preposition
from extract.polish.tokens import tokenise
from extract.polish.verb_forms import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.status.triggers import Trigger

_WHO_PLAN = frozenset({"person", "body"})
_OTHERS = (":pl:", ":pri:", ":sec:", ":pri", ":sec")
_NOTHING: frozenset[str] = frozenset()


def plan(text: str, start: int, end: int) -> Trigger | None:
    """Return what governs the answer to a question ``text[start:end]`` of what is meant.

    ``None`` for a question of anything else, also of how many have plans of their own: "Ile osób
    planuje założyć firmę?".
    """
    tokens = tokenise(text, start, end)
    words = tokens.words
    if not any(map(lexicon.asks_how_many, words)):
        return None
    reading = Reading(tokens, start, end, ())
    found = governor(reading, end, _NOTHING)
    if found is not None and not found.lemma:  # "w przyszłym roku", "według planu": ask the verb
        verbs = [t for t in reading.clauses[-1].triggers if t.lemma and t.tense != "participle"]
        found = verbs[-1] if verbs else None
    if found is None or found.status != "planned":
        return None
    if found.subject_before and unit_class(unit_of(text[start:end])) in _WHO_PLAN:
        last = tokens.first_from(found.start)
        verb = _finite(words, last) if found.tense == "infinitive" else last
        if not _has_other_subject(words, verb, last):
            return None
    return found


def _finite(words: Sequence[str], infinitive: int) -> int:
    """Index of the verb that an infinitive hangs on."""
    for at in range(infinitive - 1, 0, -1):
        read = verb_form(words[at].lower())
        if read is not None and read.tense in ("present", "past"):
            return at
    return infinitive


def _has_other_subject(words: Sequence[str], verb: int, last: int) -> bool:
    """Tell whether somebody else has the plan: "ile osób" takes a verb in the singular.

    In "planuje Fundacja zatrudnić" it stands before the infinitive, the token ``last``; behind it
    a noun has to be a nominative and no object ("planuje zatrudnić Fundacja").
    """
    forms = [a.tag for a in analyses(words[verb].lower()) if a.tag.startswith(("fin", "praet"))]
    if forms and all(any(mark in f"{tag}:" for mark in _OTHERS) for tag in forms):
        return True
    for form in words[verb + 1 : last]:
        if is_preposition(form.lower()):
            break
        if form.isupper() or _is_nominative(form, object_too=True):
            return True
    return any(
        _is_nominative(form, object_too=False) and not is_preposition(before.lower())
        for before, form in zip(words[last:], words[last + 1 :], strict=False)
    )


def _is_nominative(form: str, *, object_too: bool) -> bool:
    tags = [a.tag for a in analyses(form.lower()) if a.tag.startswith(("subst", "ger"))]
    return any(":nom" in tag for tag in tags) and (
        object_too or not any("acc" in tag for tag in tags)
    )
