"""Which body a mention is, where the report itself says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions.named import is_geographic, is_named
from extract.facts.institutions.refusals import in_slashes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.facts.institutions.defined import Defined
    from extract.facts.institutions.mention import Mention


def identify(
    mention: Mention,
    words: list[str],
    first: int,
    last: int,
    *,
    defined: Defined | None,
    local: Mapping[str, Defined],
    own: Defined | None,
) -> bool | None:
    """Give a mention what the report says of its body, and tell whether it names one.

    Parameters
    ----------
    mention
        Read to its end; its core, kind and place may be filled in.
    words, first, last
        Words of the stretch; the mention is ``words[first:last]``.
    defined
        What its core abbreviates in this report.
    local
        All that the report abbreviates, by abbreviation.
    own
        The body that the report is of.

    Returns
    -------
    bool or None
        ``False`` where only a type of body is named, ``None`` where the words name none at all.
    """
    named = is_named(mention, is_geographic(mention.lead))
    alone = not (mention.placed or mention.own or mention.plural or mention.counted)
    apart = not in_slashes(words, first, last)
    if defined is not None and alone and apart:
        _stand_for(mention, defined)
        mention.kind = defined.kind
        return defined.named
    if own is not None and named is False and _is_type_of(mention, own) and apart:
        _stand_for(mention, own)
    elif not named and alone and _is_defined_behind(words, last, local):
        return not mention.small
    return named


def _stand_for(mention: Mention, defined: Defined) -> None:
    mention.core, mention.short, mention.defined = defined.name, True, True
    mention.whole_place = defined.place


def _is_type_of(mention: Mention, own: Defined) -> bool:
    """Tell the type of the body that the report is of: "GOK" in its own report."""
    return mention.kind is own.kind and not (
        mention.small or mention.plural or mention.counted or mention.extra
    )


def _is_defined_behind(words: list[str], last: int, local: Mapping[str, Defined]) -> bool:
    """Tell a name whose abbreviation follows in brackets and is this report's word for it."""
    return (
        last + 2 < len(words)
        and words[last] == "("
        and words[last + 1] in local
        and words[last + 2] == ")"
        and local[words[last + 1]].named
    )
