"""Parts whose whole stands in a sentence before: "Ukończyło 15 osób. Z tej grupy 10 …, 3 …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.count_rules import PREDICATED
from extract.meaning.breakdown import beside, kinship, of_those, pairs
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import (
    APPLIES,
    BEHIND_PART,
    COMPARES,
    DIVIDES,
    OF_THEM,
    RESUMES,
    RESUMES_SEVERAL,
    SELECTS,
)
from extract.meaning.breakdown.enumeration import ASIDE, continues
from extract.meaning.breakdown.mention import is_adjunct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_SENTENCES = 5  # with numbers, back to the whole
_CANDIDATES = 12  # numbers of one sentence that are tried as a whole
_FAR = 400  # characters over the border of a section
_SMALL = 9
_NAMED = re.compile(
    r"\s{0,3}(?:spośród|wśród)\s{1,3}(?:(?:tych|wszystkich|ogółu)\s{1,3}){0,2}"
    r"(?P<stem>(?!(?:nich|tych|wszystkich|ogółu)\b)[^\W\d_]{4,9})",
    re.IGNORECASE,
)


def link(sentences: Sequence[Sentence], index: int, text: str) -> None:
    """Give the numbers that open sentence ``index`` the whole that an earlier one states."""
    sentence = sentences[index]
    for key in sentence.keys:
        parts = list(_leading(sentence, key, text))
        if not parts:
            continue
        lead = text[sentence.start : parts[0].fact.number_start]
        if parts[0].unit is not None and of_those.says_again(lead, parts[0].fact.quote):
            continue
        behind = BEHIND_PART.match(text, parts[0].fact.number_end) is not None
        made = _out_of_made(parts[0], sentences, index)
        parts = parts[:1] if made else parts
        of_them = made or OF_THEM.search(lead) is not None
        opening = lead.lstrip(" \n-–•")
        resumes = behind or of_them or bool(RESUMES.match(opening) or _NAMED.match(lead))
        resumes = resumes or (len(parts) > 1 and RESUMES_SEVERAL.match(opening) is not None)
        chosen = not resumes and _chosen(sentences, index, parts, text)
        resumes = resumes or chosen
        if len(parts) == 1 and not resumes:
            continue  # neither a sum nor a division
        if resumes and index and _paired(parts, sentences[index - 1], text):
            continue
        label = ASIDE.sub("", lead).partition(":")
        divides = bool(label[1] and DIVIDES.search(label[0])) and not has_verb(label[0])
        whole = _whole(
            _before(sentences, index, text),
            parts,
            text,
            lead=lead,
            resumes=resumes,
            nearest=behind,
            divides=divides,
        )
        if whole is not None:
            for part in parts:
                if kinship.fits(part, whole):
                    part.whole = whole


def _out_of_made(part: Mention, sentences: Sequence[Sentence], index: int) -> bool:
    """Tell "Cztery z utworzonych miejsc pracy …" behind a number of these that has no parts."""
    if part.fact.rule != PREDICATED or not index or part.start != part.fact.number_start:
        return False
    told = sentences[index - 1].mentions
    return any(m.unit == part.unit and m.whole is None for m in told) and not any(
        m.whole is not None for m in told
    )


def _paired(parts: list[Mention], before: Sentence, text: str) -> bool:
    """Tell the row of parts below a row: "PS: 70 / 81 / 64", "w tym spółdzielnie: 14 / 11 / 9"."""
    wholes = [m for m in before.mentions if m.key == parts[0].key and kinship.counts(m)]
    return pairs.link(parts, wholes, text)


def _chosen(sentences: Sequence[Sentence], index: int, parts: list[Mention], text: str) -> bool:
    """Tell "Wpłynęły 33 wnioski. Komisja wybrała do dofinansowania 18."."""
    sentence, first = sentences[index], parts[0]
    if not index or first.unit is not None or first.key != "count":
        return False
    if beside.of_another_time(first, text):
        return False  # "Nie odrzucono żadnego (w 2017 – 2)."
    before = sentences[index - 1]
    return (
        before.section_id == sentence.section_id
        and SELECTS.search(text, sentence.start, first.fact.number_start) is not None
        and APPLIES.search(text, before.start, before.end) is not None
    )


def _leading(sentence: Sentence, key: str, text: str) -> Iterator[Mention]:
    """Yield the numbers that a sentence enumerates from its first one on."""
    previous: Mention | None = None
    for mention in sentence.mentions:
        if mention.key != key:
            continue
        if mention.whole is not None or not kinship.counts(mention):
            if mention.whole is not None and mention.whole is previous:
                continue
            return
        if previous is not None and not continues(previous, mention, text):
            return
        yield mention
        previous = mention


def _whole(
    sentences: Iterable[Sentence],
    parts: list[Mention],
    text: str,
    *,
    lead: str,
    resumes: bool,
    nearest: bool,
    divides: bool,
) -> Mention | None:
    """Choose the whole of ``parts``: what "z tego" resumes, what they add up to, what is divided.

    "4 z nich" speaks of what was named last (``nearest``), "z tego" of what the sentence counted.
    """
    before_all = list(sentences)
    candidates = list(_candidates(before_all, parts, text, lead=lead, nearest=nearest))
    compares = COMPARES.search(lead) is not None
    if not compares:
        told = _of_those(before_all, parts, lead)
        if told is not None:
            return told
    stem = _NAMED.match(lead)
    if stem is not None and not compares:
        named = _by_name(before_all, parts, stem["stem"], text)
        if named is not None:
            return named
    if resumes and not (compares or beside.of_difference(parts[0], text)):
        for back, before, candidate in candidates:
            if back == 0 if stem is None else _names(before, stem["stem"], text):
                return candidate
    by_time = len(parts) > 1 and all(beside.of_another_time(part, text) for part in parts)
    if not by_time and any(
        beside.compared(part, text) or _on_its_own(part, text) for part in parts
    ):
        return None
    total = kinship.total(parts)
    for back, _, candidate in candidates:
        if kinship.equal(total, candidate.value or 0) and _telling(parts, candidate, back):
            return candidate
    if divides and len(parts) > 1 and not compares:
        counted = parts[0].key == "count" and any(part.unit is not None for part in parts)
        divided = (c for _, _, c in candidates if c.unit is not None or not counted)
        return next(divided, None)
    return None


def _candidates(
    sentences: Sequence[Sentence], parts: list[Mention], text: str, *, lead: str, nearest: bool
) -> Iterator[tuple[int, Sentence, Mention]]:
    """Yield numbers that may hold ``parts``, with their sentence and how far back it stands."""
    for back, before in enumerate(sentences):
        tops = _tops(before, parts[0].key)[:_CANDIDATES]
        tops = [top for top in tops if not beside.compared(top, text)] or tops
        tops = [top for top in tops if not beside.of_meant(top, text)] or tops
        for candidate in tops[::-1] if nearest else _ranked(tops, parts[0], text):
            if all(kinship.fits(part, candidate) for part in parts) and _akin(
                parts, candidate, labelled=":" in lead
            ):
                yield back, before, candidate


def _of_those(sentences: Sequence[Sentence], parts: list[Mention], lead: str) -> Mention | None:
    """Return the number last told of what "spośród tych spotkań" names, in whatever form."""
    lemmas = of_those.lemmas(lead)
    for before in sentences:
        told = [m for m in _tops(before, parts[0].key) if (m.unit or "").split(" ")[0] in lemmas]
        for candidate in reversed(told):
            if all(kinship.fits(part, candidate) for part in parts):
                return candidate
    return None


def _by_name(
    sentences: Sequence[Sentence], parts: list[Mention], stem: str, text: str
) -> Mention | None:
    """Return the number of those that ``stem`` names, or of those a verb narrowed last."""
    called = _called(sentences, parts, stem)
    if called is not None:
        return called
    narrowed = _narrowed(sentences, parts)
    if narrowed is None:
        return None
    told = stem.lower()[:6]
    said = text[sentences[0].start : sentences[0].end].lower()
    # Said of that number, or a word for those it counts that the sentence itself lacks.
    told_of = told in beside.clause(narrowed, text).lower() or told not in said
    return narrowed if told_of else None


def _called(sentences: Sequence[Sentence], parts: list[Mention], stem: str) -> Mention | None:
    """Return the number told of those named: "w tym 25 bezrobotnych. Spośród bezrobotnych 9 …"."""
    told = sentences[0].mentions if sentences else ()
    called = [
        mention
        for mention in told
        if mention.key == parts[0].key
        and mention.whole is not None
        and stem.lower()[:6] in mention.fact.quote.lower()
        and kinship.counts(mention)
    ]
    fits = len(called) == 1 and all(kinship.fits(part, called[0]) for part in parts)
    return called[0] if fits and kinship.total(parts) <= (called[0].value or 0) else None


def _narrowed(sentences: Sequence[Sentence], parts: list[Mention]) -> Mention | None:
    """Return the number that a verb narrowed last: "podjęło 8. Spośród zatrudnionych 4 …, 2 …"."""
    told = sentences[0].mentions if sentences else ()
    total = kinship.total(parts)
    for mention in reversed(told):
        narrows = mention.key == parts[0].key and mention.whole is not None
        if narrows and mention.unit is None and total <= (mention.value or 0):
            return mention
    return None


def _tops(sentence: Sentence, key: str) -> list[Mention]:
    """Return the wholes that a sentence states, and those that its parts belong to."""
    mentions = [m for m in sentence.mentions if m.key == key and kinship.counts(m)]
    divided = {id(m.whole) for m in mentions}
    tops: list[Mention] = []
    for mention in mentions:
        if mention.whole is None or id(mention) in divided:
            tops.append(mention)
        else:
            tops.append(mention.whole)
    return list(dict.fromkeys(tops))


def _before(sentences: Sequence[Sentence], index: int, text: str) -> Iterator[Sentence]:
    """Yield the sentences with numbers before ``index`` in its section, nearest first.

    Across the border of a section where no empty line parts them, as behind the items of a list.
    """
    here = sentences[index]
    for position in range(index - 1, max(-1, index - 1 - _SENTENCES), -1):
        before = sentences[position]
        if before.section_id != here.section_id and (
            here.start - before.end > _FAR or "\n\n" in text[before.end - 2 : here.start]
        ):
            return
        yield before


def _names(sentence: Sentence, stem: str, text: str) -> bool:
    return text.lower().find(stem.lower()[:7], sentence.start, sentence.end) >= 0


def _ranked(candidates: list[Mention], first: Mention, text: str) -> list[Mention]:
    same = [c for c in candidates if first.unit is not None and c.unit == first.unit]
    steady = [c for c in candidates if not is_adjunct(c, text)]
    return list(dict.fromkeys([*same, *steady, *candidates]))


def _telling(parts: list[Mention], whole: Mention, back: int) -> bool:
    """Tell a sum that is hardly chance: of one unit or near, of some numbers or of large ones."""
    if whole.bracket >= 0 or (whole.unit is None and any(part.unit for part in parts)):
        return False
    same = all(part.unit in (None, whole.unit) or kinship.is_label(part) for part in parts)
    return (same or back == 0) and (
        len(parts) > 2 or (len(parts) > 1 and kinship.total(parts) > _SMALL)
    )


def _on_its_own(part: Mention, text: str) -> bool:
    """Tell a number with a noun of its own that a verb governs: it says something new."""
    if part.key != "count" or part.unit is None or kinship.is_label(part):
        return False
    return has_verb(beside.clause(part, text))


def _akin(parts: list[Mention], whole: Mention, *, labelled: bool) -> bool:
    """Tell parts of one unit, or labels behind one that has it: "ubóstwo 96 rodzin, wiek 12"."""
    first, *others = parts
    if not kinship.kin(first, whole) and not (labelled and kinship.is_label(first)):
        return False
    return all(kinship.kin(part, whole) or kinship.is_label(part) for part in others)
