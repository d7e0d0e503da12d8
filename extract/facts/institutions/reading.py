"""A stretch of text -> the mentions of bodies in it, by grammar alone."""

from __future__ import annotations

from itertools import compress, count
from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.facts.institutions.branches import with_branch
from extract.facts.institutions.companies import quoted_company, read_company
from extract.facts.institutions.companions import heads_before, names_behind
from extract.facts.institutions.cores import Core, dashed_short, read_core
from extract.facts.institutions.enclosing import end_in_quotes
from extract.facts.institutions.growing import Growing
from extract.facts.institutions.identified import identify
from extract.facts.institutions.leads import lead_start
from extract.facts.institutions.mention import Mention
from extract.facts.institutions.named import is_counted
from extract.facts.institutions.refusals import (
    governs_another,
    holds_another,
    is_cut_otherwise,
    is_land,
    is_of_event,
    is_outside,
)
from extract.facts.institutions.tails import read_tail
from extract.facts.institutions.words import is_shouted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.facts.institutions.defined import Defined
    from extract.facts.institutions.index import Index, Trigger
    from extract.polish.tokens import Tokens

_HOST_REACH = 20


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
        form = (
            at
            if trigger is not None and trigger.legal
            else quoted_company(self._tokens, self._text, at)
        )
        if form is not None:
            company = read_company(self._tokens, self._text, self._index, form, self._reached)
            if company is not None:
                self._reached = self._tokens.first_from(company.end)
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

    def _with_companions(
        self, core: Core, mention: Mention, trigger: Trigger | None, floor: int
    ) -> None:
        """Add what shares the words of a mention: heads before it, names and places behind it."""
        tokens = self._tokens
        if trigger is not None and not core.short:
            self._before = heads_before(tokens, core, trigger, floor)
        plural = core.plural or (trigger is not None and trigger.plural is not False)
        self._behind = names_behind(
            tokens, self._text, self._index, core, mention, at=self._reached, plural=plural
        )
        if self._behind:
            self._reached = tokens.first_from(self._behind[-1].end)

    def _mention(self, core: Core, defined: Defined | None) -> Mention | None:
        """Read the words around ``core``; ``None`` where they name no body."""
        words = self._words
        if governs_another(words, core, self._index):
            self._refuse(core.first, core.last)
            return None
        first = lead_start(words, core, self._reached)
        if (
            is_outside(words, first)
            or is_of_event(words, core, first)
            or is_cut_otherwise(words, core, first)
        ):
            self._refuse(first, core.last)
            return None
        mention = self._led_by(first, core)
        grown = self._grown(core, mention, first)
        if grown is None:
            self._refuse(first, core.last)
            return None
        place, last = grown
        named = identify(
            mention, words, first, last, defined=defined, local=self._local, own=self.own
        )
        if named and is_land(words, mention, first):
            self._refuse(first, last)
            return None
        if not named and holds_another(words, core, self._index, last):
            self._refuse(first, core.last)
            return None
        if named is None:
            self._refuse(first, last)
            return None
        if not named and mention.placed and (mention.small or mention.plural):
            # "stowarzyszenia w Lesku": the place does not belong to a type
            last = max(core.last, place)
            mention.end = self._tokens.ends[last - 1]
            mention.inside = mention.bare = None
        mention.named = named
        self._reached = last
        return mention

    def _led_by(self, first: int, core: Core) -> Mention:
        """Begin a mention with the words from ``first`` to the end of its core."""
        tokens, words = self._tokens, self._words
        misspelt = core.corrected is not None and core.last - core.first == 1
        written = core.name if misspelt else tokens.surface(self._text, core.first, core.last)
        return Mention(
            start=tokens.starts[first],
            end=tokens.ends[core.last - 1],
            kind=core.kind,
            core=core.name,
            written=written,
            short=core.short,
            plural=core.plural,
            small=core.small,
            shouted=not core.short and is_shouted(words[core.head]) and len(words[core.head]) > 3,
            lead=tokens.surface(self._text, first, core.first) if first < core.first else "",
            counted=is_counted(words, first),
            rule="abbreviation" if core.short else "head",
        )

    def _grown(self, core: Core, mention: Mention, first: int) -> tuple[int, int] | None:
        """Read ``mention`` on behind its core: its name, its host, its place, its branch.

        Returns
        -------
        tuple of int or None
            Tokens at which its place begins (its end, where it has none) and behind its last one;
            ``None`` where it is a part of a title in quotation marks.
        """
        tokens = self._tokens
        tail = Growing(tokens, self._text, self._index, core, mention)
        last = end_in_quotes(tokens, self._text, first, core.last, read_tail(tail))
        if last < 0:
            return None
        last = with_branch(tail, self._with_host(core, mention, tail, last))
        begun = tail.place_first
        place = begun if begun is not None and begun < last else last
        if place == last:
            mention.inside = mention.bare = None
        if core.last < place:
            mention.tail = tokens.surface(self._text, core.last, place)
        mention.end = tokens.ends[last - 1]
        return place, last

    def _refuse(self, first: int, last: int) -> None:
        self.refused.append((self._tokens.starts[first], self._tokens.ends[last - 1]))
