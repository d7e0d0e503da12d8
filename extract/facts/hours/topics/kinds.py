"""Which adjectives name a kind of a service, and of which one."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish import morphology
from extract.polish.remembered import remembered


def is_no_kind(form: str) -> bool:
    """Tell "druga", "niewykorzystane" and a month from the adjective of a service."""
    readings = morphology.analyses(form)
    if readings and all(a.pos == "ppas" and ":perf" in a.tag for a in readings):
        return True
    if form.lower().startswith(lexicon.MEANT) and any(a.pos == "ppas" for a in readings):
        return True  # "20 planowanych godzin"
    lemmas = {reading.lemma for reading in readings}
    return not lemmas.isdisjoint(lexicon.NO_KINDS) or not lemmas.isdisjoint(lexicon.MEASURES)


@remembered(1 << 12)
def fits(adjective: str, head: str) -> bool:
    """Tell whether an adjective in the singular can be of ``head``: "prawne" is no mentoring."""
    kinds = [a.tag.split(":") for a in morphology.analyses(adjective) if a.pos == "adj"]
    nouns = [a.tag.split(":") for a in morphology.analyses(head) if a.pos == "subst"]
    if not kinds or not nouns:
        return True
    counted = head not in lexicon.NEVER_COUNTED  # "usługi księgowe 40 h, prawne 12 h"
    return any(
        set(kind[3].split(".")) & set(noun[3].split("."))
        and (counted or set(kind[1].split(".")) & set(noun[1].split(".")))
        for kind in kinds
        for noun in nouns
        if "nom" in noun[2]
    )
