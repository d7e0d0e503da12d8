"""Words become a topic; what they leave out is told by the list, the clause or the title above."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from extract.facts import heads, label_phrases, lexicon, phrases
from extract.facts.hours import cut_words, lines_above
from extract.facts.hours.members import SUMS
from extract.facts.hours.services import (
    in_name,
    is_means,
    name_of,
    service_above,
    spelled_out,
)
from extract.facts.hours.topics.cues import CUES, STOPS
from extract.facts.hours.topics.enumeration import ends_sentence
from extract.facts.hours.topics.kinds import fits, is_no_kind
from extract.facts.hours.topics.topic import Topic, is_portion
from extract.polish import morphology
from extract.polish.numerals import is_number
from extract.polish.tokens import HARD_BREAK
from extract.sections import LIST_ITEMS

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.hours.topics.enumeration import Enumeration
    from extract.polish.tokens import Tokens
    from extract.sections import Section

_CLAUSE = 40
_ITEMS = LIST_ITEMS | {"paragraph"}
_KEPT = 16  # clauses remembered


class Naming:
    """Names a topic by its words.

    Adjectives alone take the head noun they leave out from the list that is being read, from the
    clause before, or from the title or lead above, each of which may leave one out itself.
    """

    def __init__(
        self, section: Section, context: Context, tokens: Tokens, enumeration: Enumeration
    ) -> None:
        self._section = section
        self._context = context
        self._tokens = tokens
        self._list = enumeration
        self._line_end: int | None = None
        self._clauses: dict[tuple[int, bool], Topic | None] = {}
        self._above: str | None = None
        self._looked_above = False

    def named(self, first: int, last: int) -> Topic | None:
        """Nominative of ``tokens[first..last]`` from its head noun on."""
        words = self._tokens.words
        head = heads.head(words, first, last)
        while head is not None and lexicon.word(words[head]).lemma in lexicon.EXTENTS:
            first = min(head + 1, last)
            head = heads.head(words, head + 1, last)  # "łączny czas trwania doradztwa"
        if head is None:
            return self.completed(first, last)
        entry = lexicon.at(words, head)
        if entry.lemma in lexicon.MEASURES:
            return None  # "luty – 18 h"
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(name_of(words, head, last), entry.lemma, span)

    def completed(self, first: int, last: int) -> Topic | None:
        """Adjectives with the head noun they leave out: the list's, the clause's, the heading's."""
        head = self._head(first, self._tokens.words[last])
        if head is None:
            return None
        words = self._tokens.words[first : last + 1]
        while words and (words[0].lower() in CUES or not words[0][:1].isalpha()):
            words, first = words[1:], first + 1
        while words and words[-1].lower() in lexicon.MODES:
            words, last = words[:-1], last - 1
        if not words:
            whole = self._list.running(first) if first == last + 1 else None  # "w tym 12 h online"
            return whole or (None if first > last + 1 else Topic(head, head))
        if all(map(is_no_kind, words)):
            whole = Topic(head, head) if self._list.varied else None
            return whole or self._list.running(first)  # "druga 8 h", "inne 12"
        name = morphology.complete_phrase(head, _spelled(words))
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(name.replace(" / ", "/"), head, span)

    def cut(self, cut: cut_words.Cut, last: int) -> Topic | None:
        """Topic of cut words that end at token ``last``: "księg."."""
        head = cut.service or self._head(cut.first)
        if head is None:
            return None
        span = self._tokens.starts[cut.first], self._tokens.ends[last]
        return Topic(morphology.complete_phrase(head, cut.adjectives), head, span)

    def opened_by(self, first: int) -> str | None:
        """Service that the colon before token ``first`` opens: "3 warsztaty: kulinarny"."""
        words = self._tokens.words
        opens = first > 1 and words[first - 1] == ":" and lexicon.names_service(words[first - 2])
        return lexicon.at(words, first - 2).lemma if opens else None

    def of_opened(self, first: int, last: int) -> Topic | None:
        """Read a genitive behind such a colon: "3 warsztaty: budżetu domowego 12 h"."""
        words = self._tokens.words
        opened = self.opened_by(first)
        if opened is None or not lexicon.word(words[first]).genitive:
            return None
        span = self._tokens.starts[first], self._tokens.ends[last]
        return Topic(f"{opened} {' '.join(words[first : last + 1])}", opened, span)

    def _head(self, first: int, adjective: str = "") -> str | None:
        opened = self.opened_by(first)
        if opened is not None and fits(adjective, opened):
            return opened
        last = (
            self._list.last
            if self._list.last is not None and not self._list.last.provider
            else None
        )
        if last is not None and not self._list.broken(first):
            # "doradztwo podstawowe 186 h, mentoring 64 h, prawne 31 h"
            agreeing = (head for head in reversed(self._list.heads) if fits(adjective, head))
            return next(agreeing, None) or self._head_above(first, adjective) or last.head
        if last is not None:
            return self._head_above(first) or last.head
        return self._head_of_item_before(adjective) or self._head_above(first)

    def _head_of_item_before(self, adjective: str) -> str | None:
        """Head that the item before in the same list named: "- doradztwo prawne 12 h"."""
        said = self._context.topics.get(self._section.parent_id or "")
        if said is None or self._section.kind not in _ITEMS:
            return None
        return said[1] if adjective and fits(adjective, said[1]) else None

    def _head_above(self, first: int, adjective: str = "") -> str | None:
        """Head that the clause, the title or the lead names, if ``adjective`` can be of it."""
        clause = self.in_clause(first - 1)
        if clause is not None and fits(adjective, clause.head):
            return clause.head
        heading = self.of_heading(first)
        return heading.head if heading is not None and fits(adjective, heading.head) else None

    def in_clause(self, index: int, *, portions: bool = False) -> Topic | None:
        """Return what ``_nearest_service`` finds, looked up once for one number."""
        asked = index, portions
        if asked not in self._clauses:
            if len(self._clauses) > _KEPT:
                self._clauses.clear()
            self._clauses[asked] = self._nearest_service(index, portions=portions)
        return self._clauses[asked]

    def _nearest_service(self, index: int, *, portions: bool) -> Topic | None:
        """Nearest noun to the left in the sentence that names a service; titles are passed over.

        ``portions`` are meant ("spotkanie", "sesja") where nothing better was found. In brackets
        behind events that are counted ("3 szkolenia (RODO, 8 godz.)") it is these.
        """
        words, starts = self._tokens.words, self._tokens.starts
        titles = self._context.titles
        stop = max(-1, index - _CLAUSE)
        depth = 0
        while index > stop:
            form = words[index]
            if form in STOPS and _is_stop(words, index):
                return None
            depth += (form == ")") - (form == "(")
            if depth < 0:
                depth = 0
                owner = self._counted_owner(index)
                if owner is not None:
                    return owner
            if form in lexicon.ALSO_WORDS:
                named = lexicon.at(words, index).lemma in lexicon.SERVICES
            else:
                cut = index + 1 < len(words) and words[index + 1] == "."
                named = lexicon.names_service(form) or (cut and cut_words.service(form) is not None)
            inside = named and titles.overlaps(starts[index], starts[index] + 1)
            if named and not inside and not in_name(words, index) and not is_means(words, index):
                first = index - 1 if is_group(words, index) else index
                last = phrases.complements(words, index + 1) - 1
                above = lexicon.word(words[first - 1]).lemma if first else ""
                if above in lexicon.SERVICES and _is_genitive(words[first]):
                    first -= 1  # "kurs obsługi komputera", "spotkania grupy wsparcia"
                topic = self.named(first, last)
                if topic is None or portions or not is_portion(topic):
                    return Topic(topic.name, topic.head) if topic is not None else None
            index -= 1
        return None

    def _counted_owner(self, opening: int) -> Topic | None:
        """Events counted right before a bracket: "3 szkolenia (", "3 szk. ("."""
        words = self._tokens.words
        last = opening - 1
        if last > 0 and words[last] == "." and lexicon.takes_stop(words[last - 1]):
            last -= 1
        phrase = label_phrases.ending_at(self._tokens, last) if last > 0 else None
        if phrase is None or phrase.kind != "counted" or not phrase.first:
            return None
        if not is_number(words[phrase.first - 1]) or phrase.unit not in lexicon.SERVICES:
            return None
        topic = self.named(phrase.first, phrase.last)
        if topic is None or is_portion(topic):
            return None
        return Topic(topic.name, topic.head)

    def of_heading(self, first: int | None = None) -> Topic | None:
        """Service that the title or the lead above names.

        A short line of the section above the hours at token ``first``, the section's title, the
        line that opens its list, or a title further up.
        """
        below = first is not None and first > self._first_break()
        near = lines_above.service(self._tokens.words, first) if first and below else None
        if near is not None and (topic := self.named(*near)) is not None:
            return replace(topic, span=None)
        if not self._looked_above:
            self._looked_above = True
            self._above = service_above(self._section, self._context)
        if self._above is None:
            return None
        words = self._above.split()
        return Topic(self._above, lexicon.word(words[0]).lemma)

    def _first_break(self) -> int:
        """Token of the first line end of the section, looked up once."""
        if self._line_end is None:
            words = self._tokens.words
            self._line_end = words.index(HARD_BREAK) if HARD_BREAK in words else len(words)
        return self._line_end


def _spelled(words: list[str]) -> list[str]:
    """Words in full, those cut before a full stop too: "podst./kluczowe"."""
    kept = []
    for form, following in zip_longest(words, words[1:], fillvalue=""):
        if form != ".":
            cut = cut_words.adjective(form) if following == "." else None
            kept.append(cut or spelled_out(form))
    return kept


def _is_stop(words: list[str], index: int) -> bool:
    """Tell what ends a sentence from the stop of "14.03" and "godz.", and from "; razem 40 h"."""
    if words[index] != ".":
        return words[index] != ";" or "".join(words[index + 1 : index + 2]).lower() not in SUMS
    if not ends_sentence(words, index):
        before = words[index - 1]
        return not (before.isdigit() or lexicon.takes_stop(before))
    return True


def _is_genitive(form: str) -> bool:
    fields = (a.tag.split(":")[2:3] for a in morphology.analyses(form) if a.pos != "adj")
    return any("gen" in case for cases in fields for case in cases)


def is_group(words: list[str], index: int) -> bool:
    """Tell "grupa wsparcia", in which the service is the complement."""
    return index > 0 and lexicon.word(words[index - 1]).lemma == "grupa"
