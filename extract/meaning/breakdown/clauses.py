"""Whether words state something of their own, by a finite verb or a participle."""

from __future__ import annotations

import re

from extract.polish.verb_forms import verb_form

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 60  # words: no clause between two numbers is longer


def has_verb(words: str) -> bool:
    """Tell whether a finite verb stands in ``words``."""
    return any(tense not in ("infinitive", "participle") for tense in _tenses(words))


def acts(words: str) -> bool:
    """Tell whether a finite verb or an infinitive ("zorganizować") stands in ``words``."""
    return any(tense != "participle" for tense in _tenses(words))


def states(words: str) -> bool:
    """Tell whether a finite verb or a passive participle ("zaakceptowane: 9") stands there."""
    return any(tense != "infinitive" for tense in _tenses(words))


def _tenses(words: str) -> list[str]:
    forms = (verb_form(word) for word in _WORD.findall(words)[:_MOST])
    return [form.tense for form in forms if form is not None]
