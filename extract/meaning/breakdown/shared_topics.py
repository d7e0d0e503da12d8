"""Topics of hours that add up others: what these share, not that of the one read before.

"prawne 12 h, księgowe 8 h, razem 20 h" is 20 hours of "doradztwo".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.fact import Hours, changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.facts.fact import Fact

_STEM = 4  # letters that "doradztwa" and "doradztwo" share
_GENERAL = "doradztwo"


def name(facts: Sequence[Fact]) -> list[Fact]:
    """Return ``facts``, the totals of hours named by what their parts share.

    One that names no topic of its own and has parts of several kinds has the first word of most of
    their topics, "doradztwo" where all are of advice, else none.
    """
    parts: dict[str, list[Hours]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Hours) and fact.part_of is not None:
            parts[fact.part_of].append(fact)
    return [
        changed(fact, topic=_shared(own))
        if isinstance(fact, Hours)
        and (own := parts.get(fact.fact_id))
        and _has_taken_over(fact, own)
        else fact
        for fact in facts
    ]


def _has_taken_over(total: Hours, parts: Sequence[Hours]) -> bool:
    """Tell a total without a topic, or with that of one of the unlike parts before it."""
    if total.topic is None:
        return True
    topics = {part.topic for part in parts}
    heads = {_head(part.topic) for part in parts}
    if len(topics) < 2 or any(part.start > total.start for part in parts):
        return False
    if total.topic not in topics | heads or (len(topics) < len(parts) and len(heads) == 1):
        return False
    own = _head(total.topic)[:_STEM]
    return not own or own not in total.quote.lower()


def _shared(parts: Sequence[Hours]) -> str | None:
    heads = Counter(_head(part.topic) for part in parts)
    head, times = heads.most_common(1)[0]
    if 2 * times > len(parts):
        return head or None
    return _GENERAL if lexicon.ADVISING.issuperset(heads) else None


def _head(topic: str | None) -> str:
    return (topic or "").partition(" ")[0]
