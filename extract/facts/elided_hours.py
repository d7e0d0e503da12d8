"""Hours whose unit is left out: "księgowe 38" in a list, "Liczba godzin doradztwa: 45".

Works on the token indices of one section and remembers where the hours read last end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import hours_against_plan, labels, lexicon, lines_above
from extract.facts.announced import hours_above
from extract.facts.services import MODES
from extract.polish import morphology
from extract.polish.numerals import is_number_word
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.topics import Topic, TopicReader
    from extract.polish.tokens import Tokens
    from extract.sections import Section

ADJECTIVES = "hours before adjectives"
IN_LIST = "hours in a list"
IN_LABEL = "hours in a label"
ABOVE = "hours announced above"
AGAINST_PLAN = "hours against a plan"
TOTAL = "total of hours"
_CUES = frozenset({"tym", "tego", "czego"})
_CONJUNCTIONS = frozenset({"i", "oraz", "a"})
_ENUMERATION = _CONJUNCTIONS | {",", ";", "/", ":", "(", ")", "-", "–"}
_OPENERS = _CUES | {":", "("}
_CLOSERS = _CONJUNCTIONS | {",", ";", ".", ")", "(", HARD_BREAK}
_LIST_REACH = 16  # tokens between two members of a list, a bracketed aside included
_LONGEST_LABEL = 8
_SUMS = frozenset({"razem", "łącznie", "ogółem", "sumie", "suma", "="})
_CLAUSE = 12  # tokens before hours in which the preposition of their label stands


class ElidedReader:
    """Reads the numbers of one section that stand for hours without saying so."""

    def __init__(
        self, section: Section, context: Context, tokens: Tokens, topics: TopicReader
    ) -> None:
        self._section = section
        self._context = context
        self._tokens = tokens
        self._topics = topics
        self._first = self._behind = -1  # token indices around the hours read last
        self._rule = ""
        self._opened = False  # whether the running list began with ":" or "w tym"
        self._above: bool | None = None

    def note(self, first: int, behind: int, rule: str) -> None:
        """Remember that hours were read by ``rule`` at the tokens ``first``..``behind - 1``."""
        listed = self._in_reach(first) and rule in (IN_LIST, ADJECTIVES)
        self._opened = self._opened and listed
        self._first, self._behind, self._rule = first, behind, rule

    def read(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Topic and rule of the hours that the number ``first``..``behind - 1`` states, if any."""
        words = self._tokens.words
        following = words[behind] if behind < len(words) else HARD_BREAK
        if following[:1].isalpha() and following not in _CONJUNCTIONS:
            return self._before_adjectives(first, behind)
        closed = following in _CLOSERS
        return (
            self._member_with_adjectives(first)
            or self._labelled(first)
            or (self._behind_hours(first) if closed else None)
            or (self._bare(first, following) if closed else None)
        )

    def _in_reach(self, first: int) -> bool:
        return 0 <= self._behind <= first <= self._behind + _LIST_REACH

    def _member_with_adjectives(self, first: int) -> tuple[Topic | None, str] | None:
        if not self._in_reach(first) or self._behind >= len(self._tokens):
            return None
        label = _list_label(self._tokens.words, self._behind, first)
        topic = self._topics.adjectives(*label) if label is not None else None
        return (topic, IN_LIST) if topic is not None else None

    def _before_adjectives(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read "20 prawnego i 28 księgowego" behind "48 godzin doradztwa, w tym"."""
        words = self._tokens.words
        if not self._in_reach(first):
            return None
        between = words[self._behind : first]
        opened = self._rule == ADJECTIVES or any(form in _OPENERS for form in between)
        last = behind
        while last < len(words) and lexicon.word(words[last]).adjectival:
            last += 1
        closed = last >= len(words) or not words[last][:1].isalpha() or words[last] in _CONJUNCTIONS
        if not opened or last == behind or not closed or not _is_aside(between):
            return None
        if any(form[:1].isdigit() for form in between) and _is_plural(words[behind]):
            return None  # "120 godzin dla 36 PES, w tym 12 nowych"
        if words[last : last + 1] == ["("] and _is_hours(words, last + 1):
            return None  # "46 porad (60 h), w tym 20 prawnych (32 h)"
        topic = self._topics.adjectives(behind, last - 1)
        return (topic, ADJECTIVES) if topic is not None else None

    def _labelled(self, first: int) -> tuple[Topic | None, str] | None:
        """Read the label that says "godziny", or the one that its own stands below."""
        span = labels.span(self._tokens, first)
        if span is None:
            return None
        for position in range(span[0], span[1] + 1):
            if self._names_hours(position):
                return self._topics.labelled(position + 1, span[1]), IN_LABEL
        if span[0] and self._tokens.words[span[0] - 1] == ":":
            over = labels.span(self._tokens, span[0])
            if over is not None and any(map(self._names_hours, range(over[0], span[0]))):
                return self._topics.of_label(*span), IN_LABEL
        return None

    def _names_hours(self, position: int) -> bool:
        """Tell a word for hours that is no clock time and not the unit of a number before it."""
        tokens = self._tokens
        return (
            lexicon.names_hours(tokens.words[position])
            and not self._context.traps.overlaps(tokens.starts[position], tokens.ends[position])
            and not (position and _is_number(tokens.words[position - 1]))
        )

    def _behind_hours(self, first: int) -> tuple[Topic | None, str] | None:
        """Read what says no more than how much: "zrealizowano 180", "(plan: 96)", "razem 35"."""
        words = self._tokens.words
        if not self._in_reach(first):
            return None
        label = hours_against_plan.label(words, self._behind, first)
        if label is not None:
            return self._topics.running(first, label), AGAINST_PLAN
        if words[first - 1].lower() in _SUMS and self._behind < first:
            between = words[self._behind : first - 1]
            if all(form in _ENUMERATION or form == "w" for form in between):
                return self._topics.total(first), TOTAL
        return None

    def _bare(self, first: int, following: str) -> tuple[Topic | None, str] | None:
        """Read a number with nothing but a label: "z tego Elbląg 310", or below "Ile godzin?"."""
        member = self._member(first) or self._next_sentence(first)
        if member is not None:
            return member
        if self._above is None:
            self._above = hours_above(self._section, self._context)
        span = labels.span(self._tokens, first)
        if not self._above and (span is None or not self._below_line(span[0])):
            return None
        if span is None:
            alone = not first and following != ")"
            return (self._topics.of_heading(first), ABOVE) if alone else None
        words = self._tokens.words[span[0] : span[1] + 1]
        if any(form[:1].isdigit() or lexicon.word(form).kind == "verb" for form in words):
            return None
        if any(map(_counts_people, words)):
            return None  # "uczestnicy – 22" among the hours
        return self._topics.of_label(*span), ABOVE

    def _below_line(self, start: int) -> bool:
        """Tell a row, its label from token ``start`` on, below a line "Doradztwo (w h):"."""
        words = self._tokens.words
        if start and words[start - 1] != HARD_BREAK:
            return False
        return lines_above.announce_hours(self._tokens, self._context.report.text, start)

    def _member(self, first: int) -> tuple[Topic | None, str] | None:
        """Read a member of a list of hours whose label is no adjective.

        A name, a person, an activity or a phrase with a preposition: what stands in the plural is
        counted itself ("40 godzin szkoleń: kobiety 12").
        """
        words = self._tokens.words
        if not self._in_reach(first):
            return None
        last = first - 1
        dashed = False
        while last >= self._behind and words[last] in lexicon.DASHES:
            last, dashed = last - 1, True
        start = last
        while start >= self._behind and words[start] not in _ENUMERATION:
            start -= 1
        start += 1
        if start <= last and words[start].lower() in ("w", "z") and words[start + 1] in _CUES:
            start += 2
        if not start <= last < start + _LONGEST_LABEL:
            return None
        between = words[self._behind : start]
        if not between or HARD_BREAK in between or not _is_aside(between):
            return None
        if any(form in _OPENERS for form in between):
            self._opened = True
        if not self._is_label(start, last, dashed=dashed):
            if self._between_hours(start, first):
                return self._topics.named(start, last), IN_LIST
            return None
        return self._topics.of_label(start, last), IN_LIST

    def _between_hours(self, start: int, first: int) -> bool:
        """Tell "gimnastyki 128 godzin, jogi 64, aerobiku 72 godziny": hours on either side."""
        words = self._tokens.words
        head = lexicon.word(words[start])
        if head.kind != "noun" or words[first + 1 : first + 2] != [","]:
            return False
        if lexicon.unit_class(head.lemma) is not None:
            return False
        for place in range(first + 2, min(len(words) - 1, first + 2 + _LONGEST_LABEL)):
            if words[place][:1].isdigit():
                return _is_hours(words, place)
        return False

    def _next_sentence(self, first: int) -> tuple[Topic | None, str] | None:
        """Read "Razem 90 godzin. Doradztwo biznesowe – 60": a service that is never counted."""
        words = self._tokens.words
        if not 0 <= self._behind < first <= self._behind + 2 * _LIST_REACH:
            return None
        span = labels.span(self._tokens, first) if words[first - 1] in lexicon.DASHES else None
        if span is None or lexicon.word(words[span[0]]).lemma not in lexicon.NEVER_COUNTED:
            return None
        return self._topics.of_label(*span), IN_LIST

    def _is_label(self, start: int, last: int, *, dashed: bool) -> bool:
        """Tell a label that names a part of the hours before it."""
        words = self._tokens.words
        forms = words[start : last + 1]
        entries = [lexicon.word(form) for form in forms]
        if any(
            entry.kind == "verb" or (form == "." and not lexicon.takes_stop(before))
            for entry, form, before in zip(entries, forms, ["", *forms], strict=False)
        ):
            return False
        if any(map(lexicon.names_count, forms)):
            return False  # "liczba osób – 12"
        head = entries[0]
        opens = words[start].lower()
        if morphology.is_preposition(words[start]):
            before = [form.lower() for form in words[max(0, self._first - _CLAUSE) : self._first]]
            return self._opened or opens in before or any(map(lexicon.names_service, forms))
        if any(map(lexicon.names_service, forms)) and not _plural(entries):
            return True
        if head.kind == "adverb" or opens in MODES:
            label = words[self._first - 1] if self._first > 0 else ""
            beside = label.lower() in MODES or lexicon.word(label).kind == "adverb"
            return self._opened or beside
        if head.kind == "acronym" and start == last:
            return False  # "NGO 12" counts organisations
        if head.kind == "noun" and not (head.singular or _is_name(words[start])):
            return False
        named = head.kind == "acronym" or _is_name(words[start])
        part = head.kind in ("noun", "measure")  # "luty – 14"
        return self._opened or (named and self._rule == IN_LIST) or (dashed and part)


def _plural(entries: list[lexicon.Word]) -> bool:
    """Tell a label whose first noun may be in the plural: "spotkania 12" counts them."""
    noun = next((entry for entry in entries if entry.kind in ("noun", "abbreviation")), None)
    return noun is not None and not noun.singular


def _is_hours(words: list[str], index: int) -> bool:
    """Tell "32 h" and "7,5 godz." at ``words[index]``."""
    forms = words[index : index + 4]
    if not forms or not forms[0][:1].isdigit():
        return False
    unit = forms[3:] if forms[1:2] == [","] else forms[1:2]
    return unit == ["h"] or any(map(lexicon.names_hours, unit))


def _is_number(form: str) -> bool:
    return form[:1].isdigit() or is_number_word(form)


def _is_plural(form: str) -> bool:
    """Tell "nowych", of several, from "prawnego"."""
    tags = [a.tag for a in morphology.analyses(form) if a.pos in ("adj", "ppas", "pact")]
    return bool(tags) and all(":pl:" in tag for tag in tags)


def _counts_people(form: str) -> bool:
    """Tell a noun in the plural that names people or bodies."""
    entry = lexicon.word(form)
    plural = entry.kind == "noun" and not entry.singular and not form.istitle()
    return plural and lexicon.unit_class(entry.lemma) in ("person", "body")


def _is_name(form: str) -> bool:
    return form.istitle() and not form.isupper()


def _list_label(words: list[str], behind: int, first: int) -> tuple[int, int] | None:
    """Adjectives that name the next member of a list of hours, just before its number.

    Between the members may stand brackets, what the hours were given to ("dla 33 klientów") and
    what opens a part ("w tym"); a full stop or a line end closes the list.
    """
    last = first - 1
    while last > behind and words[last] in lexicon.DASHES:
        last -= 1
    start = last
    while start >= behind and (
        lexicon.word(words[start]).adjectival or words[start] in _CONJUNCTIONS
    ):
        start -= 1
    while start < last and words[start + 1] in _CONJUNCTIONS | _CUES:
        start += 1
    opener = words[start].lower() if start >= behind else ""
    if start == last or (opener not in _ENUMERATION and opener not in _CUES):
        return None
    between = words[behind : start + 1]
    if HARD_BREAK in between or not _is_aside(between):
        return None
    return start + 1, last


def _is_aside(words: list[str]) -> bool:
    """Tell words between two members that start no other list: marks, asides, "dla 33 osób"."""
    depth = 0
    for index, form in enumerate(words):
        depth += (form == "(") - (form == ")")
        if depth > 0 or form in _ENUMERATION or form in ("w", "z", "dla") or form in _CUES:
            continue
        if form == "." and index and lexicon.takes_stop(words[index - 1]):
            continue
        if form == "." or lexicon.word(form).kind == "verb":
            return False
        receiver = "dla" in words[max(0, index - 3) : index]
        if not receiver:
            return False
    return True
