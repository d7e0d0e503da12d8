"""Branches behind a body: ", Oddział w Radomiu", "– Filia w Lesku"."""

from __future__ import annotations

from extract.facts.institutions.cores import read_core
from extract.facts.institutions.growing import Growing
from extract.facts.institutions.named import is_named
from extract.facts.institutions.tails import read_tail
from extract.facts.institutions.words import is_capital, is_sub_head


def with_branch(tail: Growing, last: int) -> int:
    """Go on over a branch behind a comma or dash: ", Oddział w Radomiu", "– Filia w Lesku".

    ``last`` is the token behind the name so far; returned is the one behind the branch, ``last``
    where there is none.
    """
    core, mention, words = tail.core, tail.mention, tail.words
    role = core.kind.role if core.kind is not None else None
    if role not in {"national", "brand", "head", "office"} or last + 2 >= len(words):
        return last
    if words[last] not in {",", "–", "-"} or not is_capital(words[last + 1]):
        return last
    if not is_sub_head(words[last + 1]) or mention.plural or mention.small:
        return last
    if _begins_another(tail, last + 1):
        return last
    if not (is_named(mention, geographic=False) or mention.extra):
        return last
    branch = Growing(tail.tokens, tail.text, tail.index, core._replace(last=last + 2), mention)
    kept = mention.inside, mention.bare, mention.numbered
    mention.inside = mention.bare = None
    after = read_tail(branch)
    if not (mention.placed or mention.numbered):
        mention.inside, mention.bare, mention.numbered = kept
        return last
    tail.place_first = branch.place_first
    return after


def _begins_another(tail: Growing, at: int) -> bool:
    """Tell a body of its own behind a comma, "Klub Seniora", from a branch, "Oddział w Lesku"."""
    trigger = tail.index.trigger(tail.words[at])
    if trigger is None:
        return False
    core = read_core(tail.tokens, tail.text, at, trigger, tail.index, floor=at)
    return core is not None and core.kind is not None and core.last - core.first > 1
