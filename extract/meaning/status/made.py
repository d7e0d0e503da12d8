"""What has been made, by its participle: "miejsc utworzonych w 2018 r.", "udzielonych zostało"."""

from __future__ import annotations

import re

from extract.polish.verb_forms import verb_form

_SHORT = 3  # letters of "w", "na", "we"
_WORD = re.compile(r"[^\W\d_]+")
_LEFT_OR_PASSIVE = ("zosta", "pozosta")
_RISEN = "powstał"  # an adjective by now, as "utworzonych" is a participle


def is_made(words: str) -> bool:
    """Tell words that end with what has been made, "w" behind it or not: "utworzonych w"."""
    last = next((word for word in reversed(words.split()) if len(word) > _SHORT), "")
    form = verb_form(last)
    risen = last.startswith(_RISEN) and last.isalpha()
    return risen or (form is not None and form.tense == "participle")


def is_passive(before: str) -> bool:
    """Tell "przeprowadzonych zostało 50 spotkań" from "zostało 6 szkoleń", which are left.

    Parameters
    ----------
    before
        What stands before the number and holds the verb.
    """
    words = _WORD.findall(before)
    places = [n for n, word in enumerate(words) if word.lower().startswith(_LEFT_OR_PASSIVE)]
    if not places:
        return False
    beside = (*words[max(0, places[-1] - 1) : places[-1]], *words[places[-1] + 1 :])
    return any(_is_done(word.lower()) for word in beside)


def _is_done(word: str) -> bool:
    form = None if word.startswith("nie") else verb_form(word)
    return form is not None and form.tense == "participle" and form.perfective
