"""The name of a body as a table should have it: nominative, written out, place in the locative."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.institutions.codebook import Codebook
from extract.facts.institutions.index import index_of
from extract.facts.institutions.reading import read
from extract.facts.institutions.words import OF_COMMUNES, fold, is_place, is_sub_head
from extract.polish import morphology
from extract.polish.names import (
    base_form,
    ends_cut,
    in_place,
    place_locative,
    place_nominative,
    place_preposition,
    typography,
)
from extract.polish.remembered import remembered
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from extract.facts.institutions.mention import Mention

_CAPITALS = re.compile(r'"[^"]*"?|(?<![\w-])[A-ZŚŻŁĆÓ]{2,4}(?![\w-])')
_LONGEST = 1_000
_WORDS = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters that the forms of one word share
_PATRON = re.compile(r"(?<=\s)(im|pw|św) (?=[A-ZŚŻŁĆÓ])")
_PATRONS = ("im ", "pw ", "św ")
clean = remembered(1 << 13)(typography.clean)
_MARKS = re.compile(r"[„“”\"«»]|,,|''|’’|``|<<|>>")
_QUOTE = re.compile(r'"[^"]*"')


def name_of(mention: Mention, codebook: Codebook) -> str:
    """Return the name of a mention: nominative, abbreviations written out, place as *w/we* …."""
    if mention.defined:
        return mention.core
    if mention.rule == "legal form":
        return clean(mention.written)
    if (
        not mention.named
        and mention.kind is not None
        and not (mention.lead or mention.own or mention.placed or mention.extra)
    ):
        return _of_kind(mention.core, mention.kind.name)
    name = _without_place(mention, codebook)
    if any(patron in name for patron in _PATRONS):
        name = _PATRON.sub(r"\1. ", name)
    place = place_of(mention)
    if place is None or _is_area(mention):
        return name
    shouted = mention.shouted or (mention.inside is not None and mention.inside.isupper())
    if mention.bare is None and not shouted:
        return clean(f"{name} {_preposition(mention)} {_written_place(mention, place)}")
    if mention.bare is not None and name in OF_COMMUNES:
        return clean(f"{name} {mention.bare}")  # "Rada Gminy Ludwin", no "w Ludwinie"
    return f"{name} {in_place(place)}"


def _of_kind(core: str, kind: str) -> str:
    """Return what a type is called: the kind's name, or its own where that is another body's.

    "Starostwo" is the "Starostwo Powiatowe", but "Wojewódzki Dom Kultury" is no "Wojewódzkie
    Centrum Kultury".
    """
    stems = {fold(word)[:_STEM] for word in _WORDS.findall(kind)}
    own = {fold(word)[:_STEM] for word in _WORDS.findall(core) if not word.isupper()}
    return kind if own <= stems else core


def name_of_model(mention: Mention) -> str:
    """Return the name of a mention that the model alone has found."""
    return normalize_name(mention.written)


def place_of(mention: Mention) -> str | None:
    """Return the place of a mention in the nominative, ``None`` if it names none."""
    if mention.inside is not None:
        return place_nominative(_bare_settlement(mention.inside), case="loc")
    if mention.bare is not None:
        return place_nominative(mention.bare, case="nom")
    if _is_area(mention) and mention.tail and not mention.shouted:
        own = clean(mention.tail)
        return None if morphology.is_adjective(own) and not is_place(own) else place_nominative(own)
    return mention.whole_place


def _is_area(mention: Mention) -> bool:
    return mention.kind is not None and mention.kind.role == "area"


def _bare_settlement(inside: str) -> str:
    """Drop "m." and "miejscowości" before a place."""
    words = clean(inside).split()  # before its line ends are gone: "Augusto-⏎wie"
    while len(words) > 1 and words[0][0].islower():
        words = words[1:]
    return " ".join(words).lstrip(". ")


def _preposition(mention: Mention) -> str:
    return place_preposition(place_of(mention) or "")


def _written_place(mention: Mention, place: str) -> str:
    """Return the place as the report has it in the locative; "w Starym Borze" is not guessed at."""
    there = clean(_bare_settlement(mention.inside or place))
    return place_locative(place) if ends_cut(there.rpartition(" ")[2]) else there


def _without_place(mention: Mention, codebook: Codebook) -> str:
    core = mention.core
    if mention.short or not _declines_apart(mention):
        lead = _lead_of(mention)
        name = f"{lead} {core}" if lead else core
        tail = _tail_of(mention, codebook)
        return clean(f"{name}{tail}")
    written = f"{mention.lead} {mention.written}{_spaced(_quoted_once(mention))}".strip()
    return _expanded(_official(base_form(written), core), codebook)


def _declines_apart(mention: Mention) -> bool:
    """Tell whether words beside the core are declined with it, so that it is read as a whole."""
    return bool(mention.lead or mention.extra or (mention.proper and mention.shouted)) or (
        mention.core.lower() != mention.core and _is_area(mention)
    )


def _official(name: str, core: str) -> str:
    """Give the core within a name the capitals it has in the codebook."""
    at = name.lower().find(core.lower())
    return name if at < 0 else f"{name[:at]}{core}{name[at + len(core) :]}"


def _spaced(tail: str) -> str:
    return f" {tail}" if tail else ""


def _tail_of(mention: Mention, codebook: Codebook) -> str:
    """Return what stands behind the core, as it goes on behind a name in the nominative."""
    if not mention.tail:
        return ""
    written = _quoted_once(mention)
    first = written.split(maxsplit=1)[0]
    if mention.shouted:
        calm = base_form(f"{mention.core.upper()} {written.upper()}")
        tail = calm[len(mention.core) :] if calm.lower().startswith(mention.core.lower()) else ""
        tail = tail or clean(f"x {written}")[1:]
    else:
        tail = clean(f"x {written}")[1:]
    if mention.short and is_sub_head(first) and first[:1].isupper():
        tail = f", {base_form(tail.strip())}"
    for quote in _QUOTE.findall(tail):
        if quote in mention.core:
            tail = tail.replace(f" {quote}", "")
    return _expanded(tail, codebook)


def _quoted_once(mention: Mention) -> str:
    """Return the tail with one pair of straight marks: inner ones dropped, a lost one put back."""
    tail = mention.tail
    marks = list(_MARKS.finditer(tail)) if mention.quoted else []
    if not marks:
        return tail
    first, last = marks[0], marks[-1]
    if first is last:
        return f'{tail[: first.start()]}"{tail[first.end() :].strip()}"'
    inner = _MARKS.sub("", tail[first.end() : last.start()]).strip()
    return f'{tail[: first.start()]}"{inner}"{tail[last.end() :]}'


def _lead_of(mention: Mention) -> str:
    """Return the adjectives before an abbreviation in the nominative of what it stands for."""
    if not mention.lead:
        return ""
    if re.fullmatch(r"[IVXLC]+\s?\.?", mention.lead):
        return mention.lead.strip(" .")
    head = next((word for word in mention.core.split() if not morphology.is_adjective(word)), "")
    words = mention.lead.split()
    for form in dict.fromkeys((head, *morphology.inflect(head.lower(), pos="subst", number="sg"))):
        if form and all(morphology.agree(word, form) for word in words if word[0].isalpha()):
            phrase = base_form(f"{mention.lead} {form.capitalize()}")
            return phrase.rpartition(" ")[0]
    return base_form(mention.lead)


def _expanded(text: str, codebook: Codebook) -> str:
    """Write out the abbreviations of a name outside of its quotes."""
    expansions = codebook.expansions or {}
    return _CAPITALS.sub(
        lambda match: (
            expansions.get(match.group(), match.group())
            if not match.group().startswith('"')
            else match.group()
        ),
        text,
    )


@remembered(1 << 13)
def normalize_name(surface: str, *, expand: bool = True) -> str:
    """Return a body's name in the nominative with Polish casing.

    Parameters
    ----------
    surface
        The name in any case, as a text has it, line breaks included.
    expand
        Write out the abbreviations of the codebook, and say a bare place behind one as *w/we* and
        the locative. ``False`` keeps abbreviations.

    Returns
    -------
    str
        Quotes are ``"``, dashes ``-``, white space single spaces. A text that is no name known to
        the grammar is declined as any other name.

    Examples
    --------
    >>> normalize_name("GOPS Piecki")
    'Gminny Ośrodek Pomocy Społecznej w Pieckach'
    >>> normalize_name("Stowarzyszeniem „Nasza Łąka”", expand=False)
    'Stowarzyszenie "Nasza Łąka"'
    """
    if not expand or len(surface) > _LONGEST:
        return base_form(surface)
    codebook = Codebook.load()
    index = index_of(codebook)
    tokens = tokenise(surface, 0, len(surface))
    if not tokens.words:
        return base_form(surface)
    mention = next(read(tokens, surface, index), None)
    if mention is None or mention.kind is None:
        return _expanded(base_form(surface), codebook)
    if mention.start > tokens.starts[0] or mention.end < tokens.ends[-1]:
        return _expanded(base_form(surface), codebook)
    return name_of(mention, codebook)
