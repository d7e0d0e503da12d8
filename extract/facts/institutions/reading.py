"""A stretch of text -> the mentions of bodies in it, by grammar alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import compress, count
from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.facts.institutions import quotes
from extract.facts.institutions.companions import places_behind, quotes_behind, shared_heads
from extract.facts.institutions.cores import Core, dashed_short, read_core
from extract.facts.institutions.growing import Growing
from extract.facts.institutions.legal_forms import LEGAL
from extract.facts.institutions.mention import Mention
from extract.facts.institutions.tails import read_tail
from extract.facts.institutions.words import (
    LISTS,
    STREETS,
    agrees,
    cases,
    describes_one,
    is_area,
    is_capital,
    is_giver,
    is_half_adjective,
    is_known,
    is_person_name,
    is_shouted,
    is_sub_head,
    is_title_of_person,
    is_titled,
    is_town_adjective,
    may_qualify,
    slots,
)
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.facts.institutions.codebook import Kind
    from extract.facts.institutions.definitions import Defined
    from extract.facts.institutions.index import Index, Trigger
    from extract.polish.tokens import Tokens

_ROMAN = re.compile(r"[IVX]{1,5}")
_SENTENCE_STARTS = frozenset({".", "!", "?", HARD_BREAK, ":", ";", "•", "–", "-", "*"})
_ADMINISTRATIVE = re.compile("|".join(map(re.escape, LISTS["administrative"])))
_FLOOR_REACH = 8
_LINE_REACH = 2_000
_HOST_REACH = 20
_QUOTE_REACH = 20


def read(tokens: Tokens, text: str, index: Index) -> Iterator[Mention]:
    """Yield the mentions in ``tokens`` of ``text``, knowing nothing of the report around them."""
    return Reader(tokens, text, index).mentions()


class Reader:
    """Reads one stretch.

    Parameters
    ----------
    tokens
        Tokens of the stretch, offsets into ``text``.
    text
        The whole report.
    index
        The codebook's look-ups.
    local
        What the report itself abbreviates, by abbreviation.
    own
        The body that the report is of.

    Attributes
    ----------
    own
        As given; may be set while ``mentions`` runs.
    refused
        Spans that were looked at and are no bodies, in order; filled while ``mentions`` runs.
    """

    def __init__(
        self,
        tokens: Tokens,
        text: str,
        index: Index,
        local: Mapping[str, Defined] = MappingProxyType({}),
        own: Defined | None = None,
    ) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._text = text
        self._index = index
        self._local = local
        self.own = own
        self._reached = 0
        self._before: list[Mention] = []
        self._behind: list[Mention] = []
        self._is_host = False
        self.refused: list[tuple[int, int]] = []

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions, in order and disjoint."""
        words = self._words
        triggers = list(map(self._index.trigger, words))
        hits: Iterator[int] = compress(count(), triggers)
        if self._local and not self._local.keys().isdisjoint(words):
            hits = iter(sorted({*hits, *compress(count(), map(self._local.__contains__, words))}))
        for at in hits:
            if at >= self._reached:
                mention = self._read(at, triggers[at])
                if mention is not None:
                    yield from self._before
                    yield mention
                    yield from self._behind

    def _read(self, at: int, trigger: Trigger | None) -> Mention | None:
        """Read the mention that the word ``at`` is the core of; none is ``None``."""
        self._before = []
        self._behind = []
        if trigger is not None and trigger.legal:
            company = self._company(at)
            if company is not None:
                return company
        word = self._words[at]
        defined = self._local.get(word)
        if defined is None and trigger is not None and trigger.stem is not None:
            defined = self._local.get(trigger.stem)
        core: Core | None = None
        if trigger is not None:
            core = read_core(
                self._tokens, self._text, at, trigger, self._index, floor=self._reached
            )
            if core is not None and core.last - core.first > 1:
                defined = None
        elif defined is not None:
            core = Core(at, at + 1, at, defined.kind, defined.name, True, False, False)
        if core is None:
            return None
        if core.kind is None:
            self._reached = core.last
            self._refuse(core.first, core.last)
            return None
        if core.short:
            first = dashed_short(self._tokens, at, self._index)
            if first < at and first >= self._reached:
                return self._read(first, self._index.trigger(self._words[first]))
        floor = self._reached
        mention = self._mention(core, defined)
        if mention is not None:
            self._with_companions(core, mention, trigger, floor)
        return mention

    def _with_host(self, core: Core, mention: Mention, tail: Growing, last: int) -> int:
        """Go on over the body a body is at: "Klub Seniora przy GOK w Lipcach"."""
        words = self._words
        # A host has no host of its own: "przy … przy … przy …" would be read again and again.
        if self._is_host or last + 1 >= len(words) or words[last].lower() != "przy":
            return last
        if mention.placed or mention.quoted or mention.plural or mention.small:
            return last
        if core.kind is None or core.kind.role not in {"common", "organ", "brand", "head"}:
            return last
        for at in range(last + 1, min(last + 4, len(words))):
            trigger = self._index.trigger(words[at])
            if trigger is None:
                continue
            inner = Reader(
                self._tokens.between(self._tokens.starts[last + 1], self._host_end(at)),
                self._text,
                self._index,
            )
            inner._is_host = True
            host = next(inner.mentions(), None)
            if host is None or not host.named or host.start != self._tokens.starts[last + 1]:
                return last
            mention.patron = True
            tail.place_first = None
            after = at
            while after < len(words) and self._tokens.starts[after] < host.end:
                after += 1
            return after
        return last

    def _host_end(self, at: int) -> int:
        ends = self._tokens.ends
        return ends[min(at + _HOST_REACH, len(ends) - 1)]

    def _with_branch(self, core: Core, mention: Mention, tail: Growing, last: int) -> int:
        """Go on over a branch behind a comma or dash: ", Oddział w Radomiu", "– Filia w Lesku"."""
        words = self._words
        role = core.kind.role if core.kind is not None else None
        if role not in {"national", "brand", "head", "office"} or last + 2 >= len(words):
            return last
        if words[last] not in {",", "–", "-"} or not is_capital(words[last + 1]):
            return last
        if not is_sub_head(words[last + 1]) or mention.plural or mention.small:
            return last
        if not (_is_named(mention, geographic=False) or mention.extra):
            return last
        branch = Growing(
            self._tokens, self._text, self._index, core._replace(last=last + 2), mention
        )
        kept = mention.inside, mention.bare, mention.numbered
        mention.inside = mention.bare = None
        after = read_tail(branch)
        if not (mention.placed or mention.numbered):
            mention.inside, mention.bare, mention.numbered = kept
            return last
        tail.place_first = branch.place_first
        return after

    def _holds_another(self, core: Core, last: int) -> bool:
        """Tell a part of a body that goes on to name the body: "Katedra … Uniwersytetu"."""
        role = core.kind.role if core.kind is not None else None
        return role == "organ" and any(map(self._index.trigger, self._words[core.last : last]))

    def _with_companions(
        self, core: Core, mention: Mention, trigger: Trigger | None, floor: int
    ) -> None:
        """Add what shares the words of a mention: heads before it, places behind it."""
        tokens = self._tokens
        if trigger is not None and not core.short:
            self._before = [
                Mention(
                    start=tokens.starts[at],
                    end=tokens.ends[at],
                    kind=pattern.kind,
                    core=pattern.name,
                    written=self._words[at],
                    small=core.small,
                    rule="shared head",
                )
                for at, pattern in shared_heads(tokens, core, trigger, floor)
            ]
        if mention.quoted and not mention.placed and (core.plural or _may_be_plural(trigger)):
            for first, last in quotes_behind(tokens, self._text, self._reached):
                name = self._slice(first, last)
                start, end = tokens.starts[first], tokens.ends[last - 1]
                self._behind.append(
                    replace(mention, start=start, end=end, tail=name, rule="list of names")
                )
                self._reached = last
        if mention.placed and not mention.shouted and not mention.own:
            inside = mention.inside is not None
            for first, last in places_behind(tokens, self._index, self._reached, inside=inside):
                place = self._slice(first, last)
                self._behind.append(
                    replace(
                        mention,
                        start=tokens.starts[first],
                        end=tokens.ends[last - 1],
                        inside=place if inside else None,
                        bare=None if inside else place,
                        rule="list of places",
                    )
                )
                self._reached = last

    def _company(self, at: int) -> Mention | None:
        """Read a company by its legal form: "Alfa sp. z o.o.", „Beta” S.A."""
        tokens, words = self._tokens, self._words
        match = LEGAL.match(self._text, tokens.starts[at])
        if match is None or at == 0:
            return None
        first = at
        if words[at - 1] in {"”", '"', "»", "“"}:
            opening = next(
                (
                    place
                    for place in range(at - 2, max(self._reached, at - 10) - 1, -1)
                    if words[place] in {"„", '"', "«", "“"}
                ),
                None,
            )
            if opening is None:
                return None
            first = opening
        while (
            first > max(self._reached, at - _FLOOR_REACH)
            and is_capital(words[first - 1])
            and words[first - 1].replace("-", "").isalpha()
        ):
            first -= 1
        if first == at:
            return None
        last = at
        while last < len(words) and tokens.starts[last] < match.end():
            last += 1
        self._reached = last
        return Mention(
            start=tokens.starts[first],
            end=match.end(),
            kind=self._index.codebook.kinds.get("spółka"),
            core=self._slice(first, at),
            written=self._text[tokens.starts[first] : match.end()],
            proper=True,
            named=True,
            rule="legal form",
        )

    def _mention(self, core: Core, defined: Defined | None) -> Mention | None:
        tokens, words = self._tokens, self._words
        if self._governs_another(core):
            self._refuse(core.first, core.last)
            return None
        first = self._first(core)
        if self._is_outside(first) or self._is_of_event(core, first):
            self._refuse(first, core.last)
            return None
        mention = Mention(
            start=tokens.starts[first],
            end=tokens.ends[core.last - 1],
            kind=core.kind,
            core=core.name,
            written=self._slice(core.first, core.last),
            short=core.short,
            plural=core.plural,
            small=core.small,
            shouted=not core.short and is_shouted(words[core.head]) and len(words[core.head]) > 3,
            lead=self._slice(first, core.first) if first < core.first else "",
            counted=self._is_counted(first),
            rule="abbreviation" if core.short else "head",
        )
        tail = Growing(tokens, self._text, self._index, core, mention)
        last = read_tail(tail)
        last = self._inside_quotes(first, core.last, last)
        if last > 0:
            last = self._with_host(core, mention, tail, last)
            last = self._with_branch(core, mention, tail, last)
        if last < 0:
            self._refuse(first, core.last)
            return None
        place = (
            tail.place_first if tail.place_first is not None and tail.place_first < last else last
        )
        if place == last:
            mention.inside = mention.bare = None
        if core.last < place:
            mention.tail = self._slice(core.last, place)
        mention.end = tokens.ends[last - 1]
        if core.corrected:
            mention.written = self._corrected(core)
        named = _is_named(mention, self._geographic(mention.lead))
        alone = not (mention.placed or mention.own or mention.plural or mention.counted)
        if defined is not None and alone and not self._in_slashes(first, last):
            mention.core, mention.short, mention.defined = defined.name, True, True
            mention.kind = defined.kind
            mention.whole_place = defined.place
            named = defined.named
        elif self._is_own(mention, named) and not self._in_slashes(first, last):
            self._take_own(mention)
        elif not named and alone and self._defines(last):
            named = not mention.small
        if named and self._is_land(mention, first):
            self._refuse(first, last)
            return None
        if not named and self._holds_another(core, last):
            named = None
            last = core.last
        if named is None:
            self._refuse(first, last)
            return None
        if not named and mention.placed and (mention.small or mention.plural):
            # "stowarzyszenia w Lesku": the place does not belong to a type
            last = max(core.last, place)
            mention.end = tokens.ends[last - 1]
            mention.inside = mention.bare = None
        mention.named = named
        self._reached = last
        return mention

    def _refuse(self, first: int, last: int) -> None:
        self.refused.append((self._tokens.starts[first], self._tokens.ends[last - 1]))

    def _is_own(self, mention: Mention, named: bool | None) -> bool:
        """Tell the type of the body that the report is of: "GOK" in its own report."""
        return (
            self.own is not None
            and named is False
            and mention.kind is self.own.kind
            and not (mention.small or mention.plural or mention.counted or mention.extra)
        )

    def _take_own(self, mention: Mention) -> None:
        if self.own is not None:
            mention.core, mention.short, mention.defined = self.own.name, True, True
            mention.whole_place = self.own.place

    def _defines(self, last: int) -> bool:
        """Tell a name whose abbreviation follows in brackets and is this report's word for it."""
        words = self._words
        return (
            last + 2 < len(words)
            and words[last] == "("
            and words[last + 1] in self._local
            and words[last + 2] == ")"
            and self._local[words[last + 1]].named
        )

    def _slice(self, first: int, last: int) -> str:
        return self._text[self._tokens.starts[first] : self._tokens.ends[last - 1]]

    def _corrected(self, core: Core) -> str:
        return core.name if core.last - core.first == 1 else self._slice(core.first, core.last)

    def _first(self, core: Core) -> int:
        """Go left over adjectives of the name and a Roman number: "Kujawski", "II"."""
        words = self._words
        first = core.first
        if core.kind is None or core.small or core.kind.role in {"class", "area"}:
            return first
        head = words[core.head]
        floor = max(self._reached, first - _FLOOR_REACH)
        while first > floor:
            word = words[first - 1]
            if not is_capital(word) or len(word) < 3 or not may_qualify(word):
                break
            if is_title_of_person(word):
                break
            if word.isupper() != words[core.head].isupper() and not core.short:
                break
            if core.kind.role == "national" and _ADMINISTRATIVE.match(word.lower()):
                break
            if core.short:
                if not word[1:].islower():
                    break
                if self._opens_sentence(first - 1) and not is_town_adjective(word):
                    break
                if not describes_one(word, core.kind.name):
                    break
            elif not agrees(word, head):
                break
            first -= 1
        if first < core.first:
            first = self._over_half(first, floor)
        if core.kind.ordinal and first > floor and _ROMAN.fullmatch(words[first - 1]):
            first -= 1
        elif (
            core.kind.ordinal
            and first - 1 > floor
            and words[first - 1] == "."
            and _ROMAN.fullmatch(words[first - 2])
            and first - 2 > 0
            and words[first - 3] not in _SENTENCE_STARTS
        ):
            first -= 2
        return first

    def _over_half(self, first: int, floor: int) -> int:
        """Go left over half an adjective: "Kujawsko – Pomorski", "Bielsko Bialski"."""
        words = self._words
        at = first - 1
        if at > floor and words[at] in {"-", "–", "—"}:
            at -= 1
        if at < floor or not is_capital(words[at]) or not is_half_adjective(words[at]):
            return first
        return at

    def _in_slashes(self, first: int, last: int) -> bool:
        """Tell a member of "GOPS/MOPS/KIS": types, whatever the report abbreviates."""
        words = self._words
        return "/" in {words[first - 1] if first else "", words[last] if last < len(words) else ""}

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or self._words[at - 1] in _SENTENCE_STARTS

    def _is_outside(self, first: int) -> bool:
        """Tell the name of a street or the like: "ul. Straży Pożarnej"."""
        words = self._words
        before = first - 1
        if before >= 0 and words[before] == ".":
            before -= 1
        return before >= 0 and words[before].lower() in STREETS

    def _is_of_event(self, core: Core, first: int) -> bool:
        """Tell who an event is for: "Forum Organizacji ..." names no organisation."""
        words = self._words
        return (
            core.kind is not None
            and core.kind.role in {"head", "organ"}
            and not core.short
            and first > 0
            and is_capital(words[first - 1])
            and "nom" not in cases(words[core.head])
            and is_titled(words[first - 1])
        )

    def _is_counted(self, first: int) -> bool:
        words = self._words
        if first == 0:
            return False
        word = words[first - 1]
        if word.isdigit():
            return word != "1" and not (first > 1 and words[first - 2] in {"nr", "."})
        return "num" in morphology.parts_of_speech(word)

    def _governs_another(self, core: Core) -> bool:
        """Tell "Zarząd Fundacji …", "Rada LGD": the body meant begins at the next word."""
        if core.kind is None or core.kind.role != "organ" or core.last - core.first > 1:
            return False
        words = self._words
        if core.last >= len(words) or not is_capital(words[core.last]):
            return False
        trigger = self._index.trigger(words[core.last])
        if trigger is None:
            return False
        if is_sub_head(words[core.head]) and any(
            short.kind.role == "national" for short in trigger.shorts
        ):
            return False  # "Koło PZN w ..." is a body of its own
        kinds: list[Kind | None] = [short.kind for short in trigger.shorts]
        kinds.extend(pattern.kind for pattern in trigger.patterns)
        return bool(trigger.shorts) or any(
            kind is not None and kind.role in {"brand", "area"} for kind in kinds
        )

    def _inside_quotes(self, first: int, core_last: int, last: int) -> int:
        """Return where a mention inside of quotation marks ends; -1 if it is part of a title.

        A quotation that holds a body's name and nothing else is that name ("„Fundacja Jutro”"),
        any other is a title that merely names one.
        """
        words = self._words
        opening = self._opening(first)
        if opening is None:
            return last
        found = quotes.quoted(self._tokens, self._text, opening)
        if found is None or found.after <= first:
            return last
        before = opening - 1
        while before >= 0 and words[before] in {".", ":", HARD_BREAK}:
            before -= 1
        starts = opening == 0 or words[opening - 1] in {HARD_BREAK, ".", ")"}
        if found.first != first or starts or is_titled(words[before]):
            return -1
        if last >= found.last:
            return found.last if found.last > core_last else -1
        return -1

    def _opening(self, first: int) -> int | None:
        """Token of the quotation mark before ``first`` that nothing has closed, on its line."""
        words = self._words
        for at in range(first - 1, max(-1, first - _QUOTE_REACH), -1):
            word = words[at]
            if word == HARD_BREAK:
                return None
            if word in {"”", "»", "’"}:
                return None
            if word == "«" and "»" in words[max(0, at - _QUOTE_REACH) : at]:
                return None  # »…« closes with it
            if word in {"„", "«"} or (word == "," and quotes.opens(self._tokens, at)):
                return at
            if word in {'"', "“"}:
                here = self._tokens.starts[at]
                far = max(0, here - _LINE_REACH)
                line = self._text.rfind("\n", far, here) + 1 or far
                before = self._text.count(word, line, here)
                return at if before % 2 == 0 or (word == "“" and before == 0) else None
        return None

    def _geographic(self, lead: str) -> bool:
        """Tell an adjective that says where: "Kujawski", not "Powiatowy"."""
        return bool(lead) and not _ADMINISTRATIVE.match(lead.lower())

    def _is_land(self, mention: Mention, first: int) -> bool:
        """Tell a commune or county as a stretch of land: "na terenie Gminy X", "w Gminie X"."""
        if mention.kind is None or mention.kind.role != "area":
            return False
        if "województw" in mention.written.lower() and "samorząd" not in mention.written.lower():
            return True
        words = self._words
        if mention.shouted and self._opens_sentence(first):
            return True
        case = {
            slot[1]
            for slot in slots(mention.written.split()[0], adjective=False)
            if slot[0] == "sg"
        }
        before = words[first - 1] if first else ""
        if "loc" in case and not (is_giver(before) or morphology.is_verb(before)):
            return True
        if "gen" in case and "nom" not in case:
            if before.lower() in {"z", "ze", "do", "od"} or is_area(before):
                return True
            return not is_giver(before)
        return False


def _may_be_plural(trigger: Trigger | None) -> bool:
    return trigger is not None and trigger.plural is not False


def _has_own_word(mention: Mention) -> bool:
    """Tell a firm's own name from a description: in quotes, a surname, a word of its own."""
    if mention.quoted or mention.patron or mention.numbered:
        return True
    return any(
        is_capital(word) and (not is_known(word) or is_person_name(word))
        for word in mention.tail.split()
    )


def _is_named(mention: Mention, geographic: bool) -> bool | None:
    """Tell whether one body is meant; ``None`` where the words name no body at all."""
    kind = mention.kind
    if kind is None:
        return True
    role = kind.role
    if role == "class":
        return False
    if mention.counted and not mention.own:
        return False if role not in {"head", "organ", "area"} else None
    if role == "area":
        return True if mention.proper else None
    if role == "national":
        return True
    if mention.own and role != "firm":
        return True
    bare = not (mention.placed or mention.own or mention.extra or geographic)
    if role == "firm":
        return None if bare or not _has_own_word(mention) else True
    if role in {"head", "organ"}:
        if bare or mention.plural:
            return None
        if not mention.extra and not (mention.lead and geographic):
            return None if not mention.lead or not mention.placed else True
        return role == "head" or mention.placed or geographic
    if mention.plural:
        return False
    if mention.small:
        return role == "office" and mention.placed
    return mention.placed or mention.extra or (geographic and bool(mention.lead))
