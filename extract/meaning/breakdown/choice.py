"""Which number is the whole of an enumeration, and how much of the enumeration are its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.unit_classes import unit_class
from extract.meaning.breakdown import beside, kinship
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import ANY_EVENT, COMPARES, COMPARES_BEFORE
from extract.meaning.breakdown.mention import PLACED_IN, is_adjunct, preposition_before
from extract.meaning.breakdown.telling_which import TO_WHOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.enumeration import Run
    from extract.meaning.breakdown.mention import Mention

CANDIDATES = 8
"""Numbers that are tried as a whole, nearest first."""
_INDENT = 6
_BACK = 700  # characters from the opening back to the whole
_PREPOSITION = re.compile(r"\s{1,3}(?:w|we|u|dla|z|ze|na|przy|do|od|przez)\s{1,3}")
_SENTENCE = re.compile(r"\.\s{1,3}(?=[^\W\d_a-ząćęłńóśźż])")
_PAUSE = re.compile(r"\s?,\s{1,3}")  # "w 2022 r. 34 członków, na koniec 2023 r. 38, w tym 23 …"
_JOINED = re.compile(r"\s{1,3}(?:\([^()]{0,60}\)\s{1,3})?(?:i|oraz)\s{1,3}")
_SEMICOLON = re.compile(r"\s?;\s{1,3}")
_NEW = re.compile(r"\s{1,3}now(?:e|ych|o\s?(?:powsta|utworz|założ|zarejestr)\w{1,6})")
_MADE = re.compile(r"\b(?:utworz|powsta|stworz)[^.;]{0,60}\Z", re.IGNORECASE)
_CLAUSE = 60  # characters back to the verb
_OVERSHOOT = 1.5  # parts that make more than this of a whole are another number's


def whole_of(run: Run, text: str) -> Mention | None:
    """Choose the whole of ``run`` among the numbers before it."""
    near = [c for c in reversed(run.before) if run.start - c.end <= _BACK]
    if not (near and run.opener == "word" and _PAUSE.fullmatch(text, near[0].end, run.start)):
        near = [c for c in near if c.whole or not beside.compared(c, text)] or near
    # What a bracket with one number stands behind is its whole, and not that one's whole.
    beside_it = near[:1] if len(run.members) == 1 else _above(run, near[:1], text)
    ranked: list[tuple[bool, bool, int, Mention]] = []
    for candidate in _ranked(_above(run, near, text), run.members[0], text):
        parts = taken(run, candidate, text)
        stated = candidate.value or 0
        total = kinship.total(parts)
        akin = len(parts) > 1 and all(kinship.kin(part, candidate) for part in parts)
        exact = akin and kinship.equal(total, stated)
        level = run.opener != "open" or candidate in beside_it
        if parts and (level or exact):
            ranked.append((not exact, total > _OVERSHOOT * stated, len(ranked), candidate))
    return min(ranked)[-1] if ranked else None


def _above(run: Run, candidates: list[Mention], text: str) -> list[Mention]:
    """Put the whole of a finished list before its last part, and offer it behind any part.

    It stands first as well where the parts begin a line: "w tym kobiety 38", below it "w tym …".
    """
    ordered: list[Mention] = []
    new_line = text[max(0, run.start - _INDENT) : run.start].rstrip(" *").endswith("\n")
    for candidate in candidates:
        whole = candidate.whole
        if whole is None:
            ordered.append(candidate)
            continue
        siblings = [c for c in run.before if c.whole is whole]
        done = kinship.equal(kinship.total(siblings), whole.value or 0)
        closing = new_line or (done and run.opener != "open" and len(siblings) > 1)
        ordered.extend([whole, candidate] if closing else [candidate, whole])
    return list(dict.fromkeys(ordered))


def _ranked(candidates: list[Mention], first: Mention, text: str) -> list[Mention]:
    """Order candidates: of the part's own unit first, then those that no preposition governs.

    One that is governed ("16 miejsc pracy w 6 PS, w tym 5 …") stands back for the one it is
    attached to, but not for those before that, unless the part is governed as well ("w 18 PS, w tym
    w 7 spółdzielniach", "z 5 rodzinami, w tym z 3").
    """
    same = [c for c in candidates if first.unit is not None and c.unit == first.unit]
    own = first.fact.number_start
    governor = preposition_before(text, own) if first.unit is None else ""
    if governor:
        same = [c for c in candidates if preposition_before(text, c.fact.number_start) == governor]
    kind = unit_class(first.unit)
    # "61 miejsc pracy w 17 PS, w tym 9 spółdzielni"
    nearest = kind == "body" and bool(candidates) and unit_class(candidates[0].unit) == kind
    if not same and first.unit is not None and (nearest or is_adjunct(first, text)):
        same = [c for c in candidates if c.unit is not None and unit_class(c.unit) == kind]
    farthest = candidates[-1] if candidates else None
    if farthest is not None and any(c.unit == farthest.unit for c in candidates[:-1]):
        farthest = None  # "z 31 członkami …, zamknęliśmy z 44 członkami, z których …"
    if first.unit is None:  # "44 w istniejących; OzN zajęły 39 z nich": of what was named
        apart = [c for c in candidates if c.unit is None and ";" in text[c.end : first.start]]
        candidates = [*(c for c in candidates if c not in apart), *apart]
    ordered: list[Mention] = []
    attached: list[Mention] = []
    if candidates and _SEMICOLON.fullmatch(text, candidates[0].end, first.start):
        farthest = candidates[0]  # "środki na 17 miejsc pracy; 7 z nich powstanie w maju"
    new = _tells_new(first, candidates, text)
    for candidate in candidates:
        attaches = candidate.unit == kinship.POST or is_adjunct(candidate, text)
        if attaches and candidate is not farthest and candidate is not new:
            attached.append(candidate)
            continue
        ordered.extend([candidate, *attached])
        attached = []
    return list(dict.fromkeys([*same, *ordered, *attached]))


def _tells_new(first: Mention, candidates: list[Mention], text: str) -> Mention | None:
    """Return the bodies of "powstało 51 miejsc pracy w 12 PS, w tym 7 nowych"."""
    if first.unit is not None or len(candidates) < 2:
        return None
    bodies, posts = candidates[:2]
    if unit_class(posts.unit) != "job" or unit_class(bodies.unit) != "body":
        return None
    if not _NEW.fullmatch(text, first.fact.number_end, first.end):
        return None
    placed = PLACED_IN.fullmatch(text, posts.end, bodies.start)
    made = _MADE.search(text, max(0, posts.start - _CLAUSE), bodies.start)
    return bodies if placed and made else None


def taken(run: Run, whole: Mention, text: str) -> list[Mention]:
    """Return the members of ``run`` that are parts if ``whole`` is their whole, from the first on.

    Once they make up the whole, only numbers that leave their unit out, or repeat that of the
    whole, go on ("10 w nowych PS i 4 w istniejących; dla osób z niepełnosprawnościami 3").
    """
    if run.opener == "word" and len(run.members) > 1 and _makes_up(run, whole):
        return run.members
    parts: list[Mention] = []
    exact, total = False, 0.0
    last: Mention | None = None
    for member in run.members:
        inside = last is not None and (
            _place_of(last, member, text) or _adjoins(member, run.members[0], last, parts, text)
        )
        last = member
        if inside:
            continue
        if not kinship.fits(member, whole) or not _accepts(run, member, whole, parts, text):
            break
        if exact and (
            not kinship.repeats(member, whole)
            or _SENTENCE.search(text, parts[-1].end, member.start)
        ):
            break
        left = (whole.value or 0.0) - total
        if _stands_beside(run, member, whole, text, first=not parts, left=left):
            break
        if parts and _opens_another(run, member, parts, whole, text):
            break
        parts.append(member)
        total += member.value or 0.0
        exact = exact or kinship.equal(total, whole.value or 0.0)
    return parts if exact and len(parts) > 1 else _told(run, parts, whole, text)


def _stands_beside(
    run: Run, member: Mention, whole: Mention, text: str, *, first: bool, left: float
) -> bool:
    """Tell a member of a plan, a difference or what comes on top, which is inside nothing.

    So is a rest that is not what is ``left`` of the whole.
    """
    if beside.of_plan(member, text) and not beside.of_plan(whole, text):
        return True
    opened = run.opener == "word" and first  # "w tym 12 dodatkowo"
    if beside.of_difference(member, text) or (beside.of_more(member, text) and not opened):
        return True
    rest = run.opener != "behind" and beside.of_rest(member, text)
    return rest and not kinship.equal(member.value or 0.0, left)


def _opens_another(
    run: Run, member: Mention, parts: Sequence[Mention], whole: Mention, text: str
) -> bool:
    """Tell a member with which something else begins than the parts before it are told of."""
    if _completes(run, member, whole, text) or beside.of_meant(member, text):
        return True
    if _of_its_own(member, parts[-1], whole) and not _makes_up(run, whole):
        return True
    timed = beside.of_another_time(member, text)
    return timed and not beside.of_another_time(parts[0], text)


def _told(run: Run, parts: list[Mention], whole: Mention, text: str) -> list[Mention]:
    """Return what words alone make parts, from the first on; no sum says that they are."""
    first = run.members[0]
    if not parts or run.adds_up:
        return []
    if run.opener != "word" and _compares(run, parts, whole, text):
        return []
    if COMPARES_BEFORE.search(text, run.start, first.fact.number_start):
        return []
    doubtful = (
        i
        for i, part in enumerate(parts)
        if not (_certain(run, part, whole) or TO_WHOM.match(text, part.fact.number_end))
    )
    return parts[: next(doubtful, len(parts))]


def _of_its_own(member: Mention, last: Mention, whole: Mention) -> bool:
    """Tell events of another name behind parts without one: "w tym 2 z NGO, 1 szkolenie".

    Of what any event may be ("15 wydarzeń") they are parts too.
    """
    if member.unit in (None, whole.unit) or last.unit not in (None, whole.unit):
        return False
    events = unit_class(member.unit) == unit_class(whole.unit) == "event"
    return events and not ANY_EVENT.fullmatch(whole.unit or "")


def _makes_up(run: Run, whole: Mention) -> bool:
    """Tell members that add up to ``whole``: the sum outweighs what their units say."""
    fit = all(kinship.fits(member, whole) for member in run.members)
    return fit and kinship.equal(kinship.total(run.members), whole.value or 0)


def _place_of(previous: Mention, member: Mention, text: str) -> bool:
    """Tell where or for whom the number before is: "29 w 11 nowych PS i 17 w istniejących"."""
    if member.unit is not None and previous.unit == member.unit:
        return False
    between = _PREPOSITION if member.unit is not None else PLACED_IN
    gap = previous.fact.number_end, member.fact.number_start
    return between.fullmatch(text, *gap) is not None


def _adjoins(
    member: Mention, first: Mention, last: Mention, parts: list[Mention], text: str
) -> bool:
    """Tell where all of it is: "21 miejsc pracy, w tym 7 dla OzN, w 6 nowych PS i 2 dawnych".

    So is what a conjunction joins to that.
    """
    if is_adjunct(first, text):
        return False  # "w 18 PS, w tym w 7 spółdzielniach i w 11 spółkach"
    joined = last not in parts and _JOINED.fullmatch(text, last.end, member.start) is not None
    if member.unit is None:  # but "38 w 13 nowych PS i 19 w istniejących"
        return joined and _PREPOSITION.match(text, member.fact.number_end) is None
    return member.unit != first.unit and (joined or is_adjunct(member, text))


def _completes(run: Run, member: Mention, whole: Mention, text: str) -> bool:
    """Tell "z 40 osób 36 ukończyło kurs, w tym 22 kobiety, a 4 przerwały": what makes up the 40."""
    if member.unit is not None or run.opener != "word":
        return False
    both = (whole.value or 0.0) + (member.value or 0.0)
    made = any(kinship.equal(one.value or 0.0, both) for one in run.before if one is not whole)
    return made and has_verb(text[member.start : member.end])


def _compares(run: Run, parts: list[Mention], whole: Mention, text: str) -> bool:
    """Tell numbers of another time; several that come near the whole split it by years."""
    first = run.members[0]
    timed = COMPARES.search(text, run.start, first.fact.number_start) is not None
    if not timed and not beside.of_another_time(first, text):
        return False
    return len(parts) < 2 or not kinship.near(kinship.total(parts), whole.value or 0)


def _accepts(run: Run, member: Mention, whole: Mention, parts: list[Mention], text: str) -> bool:
    if kinship.kin(member, whole) or (parts and kinship.is_label(member)):
        return True
    several = len(run.members) > 1
    if run.opener == "word" and unit_class(whole.unit) == "job" and member is run.members[0]:
        # "18 miejsc pracy, w tym 7 OzN", but "18 miejsc pracy dla 20 osób, w tym 7 kobiet"
        people = any(unit_class(one.unit) == "person" for one in run.before)
        if unit_class(member.unit) == "person" and not people:
            return True
    if TO_WHOM.match(text, member.fact.number_end):
        return True
    if run.opener == "word" and kinship.unclear(member, whole):
        return several or unit_class(member.unit) != "person"
    if several and (kinship.unclear(member, whole) or kinship.counterpart(member, whole)):
        return True
    # "9 porozumień (5 gmin, 3 szkoły, 1 parafia)": with whom, if they are as many
    with_whom = (unit_class(member.unit), unit_class(whole.unit)) == ("body", "thing")
    return several and with_whom and run.opener == "open" and _makes_up(run, whole)


def _certain(run: Run, part: Mention, whole: Mention) -> bool:
    """Tell a part by its unit alone; one of people that has no class is told by the sum only."""
    if run.opener == "word" or kinship.kin(part, whole) or kinship.is_label(part):
        return True
    classes = {unit_class(part.unit), unit_class(whole.unit)}
    return classes == {None} or kinship.counterpart(part, whole)


def assign(run: Run, whole: Mention, text: str) -> None:
    """Make the members of ``run`` that can be parts of ``whole`` its parts."""
    for member in taken(run, whole, text):
        if member.whole is None:
            member.whole = whole
