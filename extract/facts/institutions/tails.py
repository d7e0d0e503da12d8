"""What goes on behind the core of a name: quotes, numbers, patrons, complements, the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.institutions import places, quotes
from extract.facts.institutions.cores import read_core
from extract.facts.institutions.words import (
    JOINTS,
    LISTS,
    cases,
    is_area_word,
    is_capital,
    is_first_name,
    is_given_name,
    is_known,
    is_only_place,
    is_people,
    is_person_name,
    is_place,
    is_shouted,
    is_stop,
    is_sub_head,
    is_titled,
    slots,
)
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.institutions.cores import Core
    from extract.facts.institutions.index import Index
    from extract.facts.institutions.mention import Mention
    from extract.polish.tokens import Tokens

LEGAL = re.compile(
    r"(?:[Ss]p(?:ółka|\.)?\s?z\s?(?:ograniczoną odpowiedzialnością|o\.?\s?o\.?)"
    r"|SP\.?\s?Z\s?O\.?\s?O\.?"
    r"|S\.\s?A\.|SA\b|[Ss]\.\s?[cC]\.|[Ss]p\.\s?[jkp]\.(?:\s?k\.)?)(?:\s(?:non|not)[ -]profit\b)?"
)
_CAPITAL_CITY = re.compile(r"m\.\s?st\.\s?Warszaw[aąęy]")
_BEFORE_COMPLEMENTS = frozenset(
    {"z", "ze", "o", "od", "pod", "nad", "przed", "dla", "bez", "ku", "na"}
)
_BEHIND_NUMBER = frozenset({"w", "we", "i", "oraz", "im", "z", "a"})
_NUMBER = frozenset({"nr", "numer"})
_PATRON = frozenset({"im", "imienia"})
_HOLY = frozenset(LISTS["holy"])
_TITLES = frozenset(LISTS["titles"])
_ROMAN = re.compile(r"[IVXLC]+")
_OWN_NAMED = frozenset({"brand", "firm"})
_MOST_NAMES = 7
_MOST_SMALL = 6
_MOST_RUN = 14
_PLACED = frozenset({"office", "common", "organ", "head"})


class Tail:
    """Reads on behind one core and fills in the mention."""

    def __init__(
        self, tokens: Tokens, text: str, index: Index, core: Core, mention: Mention
    ) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._text = text
        self._index = index
        self._core = core
        self._mention = mention
        self._role = core.kind.role if core.kind is not None else "office"
        self._whole = False  # nothing can follow
        self.place_first: int | None = None

    def read(self) -> int:
        """Return the token behind the name."""
        at = self._core.last
        words = self._words
        mention = self._mention
        if at < len(words) and words[at] == "+" and self._touches(at):
            at += 1
        while at < len(words) and not self._in_next_cell(at):
            after = self._step(at)
            if after == at:
                break
            at = after
            if mention.placed or self._whole:
                break
        if mention.placed and at < len(words):
            at = self._legal(at)
        return at

    def _step(self, at: int) -> int:
        """Return the token behind the next part of the name; ``at`` if the name ends here."""
        word = self._words[at]
        if word == HARD_BREAK:
            return self._over_break(at)
        if quotes.opens(self._tokens, at):
            return self._quote(at)
        small = word.lower()
        capital = _CAPITAL_CITY.match(self._text, self._tokens.starts[at]) if small == "m" else None
        if capital is not None:
            self._mention.proper = self._whole = True
            return self._tokens.first_from(capital.end())
        if small in _NUMBER:
            return self._number(at)
        if word.isdigit():
            return self._bare_number(at) if at == self._core.last else self._inner_number(at)
        if small in _PATRON:
            return self._patron(at)
        if small in _HOLY:
            return self._holy(at)
        legal = self._legal(at)
        if legal > at:
            return legal
        if small in {"w", "we"}:
            return self._in(at)
        if word in {"pn", "pod"}:
            return self._called(at)
        if word == ",":
            return self._enumeration(at)
        if word == "." and self._core.cut and is_capital(_at(self._words, at + 1)):
            return at + 1 if at > self._core.last and self._touches(at) else at
        if self._core.small:
            return self._after_small(at)
        if is_capital(word):
            return self._capitals(at)
        if small in JOINTS and (self._core.last != at or not self._core.short or small == "dla"):
            return self._joint(at)
        return self._small_words(at)

    def _in_next_cell(self, at: int) -> bool:
        """Tell a word that a tab parts from the name: it stands in another cell of the table."""
        before = self._tokens.ends[at - 1]
        return self._text.find("\t", before, self._tokens.starts[at]) >= 0

    def _touches(self, at: int) -> bool:
        return self._tokens.starts[at] == self._tokens.ends[at - 1]

    def _over_break(self, at: int) -> int:
        """Go over a line end before the name in quotes; a paragraph's end stops it."""
        tokens = self._tokens
        if self._text.count("\n", tokens.starts[at], tokens.ends[at]) > 1:
            return at
        if (
            self._mention.own
            or at + 1 >= len(self._words)
            or self._role not in {"brand", "firm", "common"}
        ):
            return at
        if quotes.opens(tokens, at + 1):
            after = self._quote(at + 1)
            return at if after == at + 1 else after
        return at

    def _quote(self, at: int) -> int:
        if self._mention.quoted or self._role in {"class", "area"}:
            return at
        if self._core.plural and self._core.small and self._role not in _OWN_NAMED:
            return at
        found = quotes.quoted(self._tokens, self._text, at)
        words = self._words
        if found is not None:
            inside = words[found.first : found.last]
            first_word = next((word for word in inside if word[0].isalnum()), "")
            if not first_word or (first_word.islower() and self._core.small):
                return at
            self._mention.quoted = True
            return found.after
        # An opening mark that nothing closes: the capitals behind it are the name.
        first = at + quotes.opens(self._tokens, at)
        last = first
        while last < min(first + 4, len(words)) and is_capital(words[last]):
            if last > first and self._is_kind(words[last]):
                break  # the next body
            last += 1
        if last == first:
            return at
        self._mention.quoted = True
        return last

    def _number(self, at: int) -> int:
        words = self._words
        place = at + 1
        if place < len(words) and words[place] == ".":
            place += 1
        if place < len(words) and (words[place].isdigit() or _ROMAN.fullmatch(words[place])):
            self._mention.numbered = True
            return place + 1
        return at

    def _bare_number(self, at: int) -> int:
        """Read "SP 7 w Krośnie"; in "SP 7 osób" the number counts something."""
        kind = self._core.kind
        following = _at(self._words, at + 1)
        if at != self._core.last or kind is None or "szkoła" not in kind.classes:
            return at
        if self._core.small:
            return at
        if self._core.plural or (following.isalpha() and following not in _BEHIND_NUMBER):
            return at
        if following in {"-", "–", "%", "/"} or len(self._words[at]) > 3:
            return at
        self._mention.numbered = True
        return at + 1

    def _inner_number(self, at: int) -> int:
        """Read a number in the midst of a name: "Stowarzyszenie Osada 5 Dębów"."""
        words, mention = self._words, self._mention
        following = _at(words, at + 1)
        if self._role not in _OWN_NAMED or not mention.proper or mention.quoted:
            return at
        if len(words[at]) > 2 or not is_capital(following) or not following[1:].islower():
            return at
        if is_stop(following) or self._index.trigger(following) is not None:
            return at
        return at + 2

    def _patron(self, at: int) -> int:
        words = self._words
        place = at + 1
        if place < len(words) and words[place] == ".":
            place += 1
        first = place
        while place < min(first + _MOST_NAMES + 4, len(words)):
            word = words[place]
            if word.lower() in _TITLES and words[place + 1 : place + 2] == ["."]:
                place += 2
                continue
            if len(word) == 1 and word.isupper() and words[place + 1 : place + 2] == ["."]:
                place += 2
                continue
            if word in {"i", "w", "na"} or not (is_capital(word) or word.isdigit()):
                if word == "i" and place > first and is_given_name(_at(words, place + 1)):
                    place += 1
                    continue
                break
            if word.upper() in {"W", "WE", "ZA", "Z"} and self._mention.shouted:
                break
            if word.isdigit() and not is_capital(_at(words, place + 1)):
                break
            place += 1
        if place == first:
            return at
        self._mention.patron = True
        return place

    def _holy(self, at: int) -> int:
        words = self._words
        place = at
        while place < min(at + _MOST_NAMES, len(words)):
            word = words[place]
            if word.lower() in _HOLY | _TITLES and place < len(words) - 1:
                place += 2 if words[place + 1] == "." else 1
                continue
            if not is_capital(word) and not (
                word == "i" and is_capital(_at(words, place + 1)) and place > at
            ):
                break
            if word.upper() in {"W", "WE"}:
                break
            place += 1
        if place <= at + 1:
            return at
        self._mention.patron = True
        return place

    def _legal(self, at: int) -> int:
        if self._words[at][:1] not in "sS":
            return at
        match = LEGAL.match(self._text, self._tokens.starts[at])
        if match is None:
            return at
        after = at
        while after < len(self._words) and self._tokens.starts[after] < match.end():
            after += 1
        return after

    def _in(self, at: int) -> int:
        if self._role == "class":
            return at
        after = places.read_in(self._tokens, self._index, at + 1)
        if after == at + 1:
            return at
        self.place_first = at
        self._mention.inside = self._slice(at + 1, after)
        return after

    def _called(self, at: int) -> int:
        """Read "pn. „…”", "pod nazwą „…”"; an opening quote must follow."""
        words = self._words
        place = at + 1
        if place < len(words) and words[place] in {".", "nazwą"}:
            place += 1
        if self._role in _OWN_NAMED and quotes.opens(self._tokens, place):
            after = self._quote(place)
            return at if after == place else after
        return at

    def _after_small(self, at: int) -> int:
        """Behind a core in small letters only a bare place or a brand's own name goes on."""
        word = self._words[at]
        if not is_capital(word) or self._mention.plural or self._core.short:
            return at
        if self._role == "office":
            after = places.read_bare(self._tokens, self._index, at)
            if after > at:
                self.place_first = at
                self._mention.bare = self._slice(at, after)
                return after
            if is_place(word, "gen"):
                self._mention.proper = True
                return at + 1
            return at
        if self._role in _OWN_NAMED and self._names_brand(at):
            self._mention.tail_start = self._mention.tail_start or self._tokens.starts[at]
            self._mention.proper = True
            return at + 1
        return at

    def _names_brand(self, at: int) -> bool:
        word = self._words[at]
        return (
            self._index.trigger(word) is None
            and not is_stop(word)
            and not (is_given_name(word) and is_person_name(_at(self._words, at + 1)))
        )

    def _capitals(self, at: int) -> int:
        """Take one more word in capitals into the name, or the bare place."""
        word = self._words[at]
        mention = self._mention
        grade = self._grade(at)
        if grade > at:
            return grade
        if at == self._core.last:
            inner = self._body_in_name(at)
            if inner > at or (inner < at and self._core.short):
                return max(inner, at)
        if is_stop(word) or self._role == "class":
            return at
        if mention.quoted:
            return self._behind_quote(at)
        if mention.shouted and not self._core.short:
            return self._shouted(at)
        if self._role == "national":
            return self._sub_unit(at)
        if self._role == "area":
            return self._area(at)
        if self._takes_place(word) and not self._describes_head(word):
            after = places.read_bare(self._tokens, self._index, at)
            if after > at and not self._goes_on(after):
                self.place_first = at
                mention.bare = self._slice(at, after)
                return after
        return at + 1 if self._belongs(at) else at

    def _body_in_name(self, at: int) -> int:
        """Read a whole kind of body that is a name: "Stowarzyszenie Lokalna Grupa Działania …".

        -1 where an abbreviation stands before what it stands for, as in a list of abbreviations:
        "PUP Powiatowy Urząd Pracy" are two mentions.
        """
        if not (self._core.short or self._role in _OWN_NAMED):
            return at
        for place in range(at, min(at + 3, len(self._words))):
            trigger = self._index.trigger(self._words[place])
            if trigger is None or not trigger.patterns:
                if not morphology.is_adjective(self._words[place]):
                    return at
                continue
            core = read_core(self._tokens, self._text, place, trigger, self._index, floor=at)
            if core is None or core.first != at or core.kind is None or core.short or core.small:
                return at
            if self._core.short:
                return -1 if core.kind is self._core.kind else at
            if core.last == at + 1 or core.plural:
                return at
            self._mention.proper = True
            self._mention.tail_start = self._tokens.starts[at]
            return core.last
        return at

    def _grade(self, at: int) -> int:
        """Read "I stopnia" behind a school."""
        words = self._words
        if not _ROMAN.fullmatch(words[at]) or _at(words, at + 1) not in {"stopnia", "st"}:
            return at
        return at + 3 if _at(words, at + 2) == "." and words[at + 1] == "st" else at + 2

    def _behind_quote(self, at: int) -> int:
        """Read a town known to the dictionary, or a part of the body: "LKS „Zryw” Morąg"."""
        word = self._words[at]
        if is_sub_head(word) and self._role in {"brand", "firm", "head"}:
            self._mention.extra = True
            return at + 1
        after = places.read_bare(self._tokens, self._index, at)
        if after == at or not (is_place(word, "nom") or after > at + 1):
            return at
        self.place_first = at
        self._mention.bare = self._slice(at, after)
        return after

    def _describes_head(self, word: str) -> bool:
        """Tell a further word of the kind of body, no town: "Szpital Bielański"."""
        if self._core.short or not is_known(word):
            return False
        readings = {slot[:2] for slot in slots(word, adjective=False)}
        if ("sg", "gen") in readings and ("sg", "nom") not in readings:
            return True  # "Muzeum Pomorza ..."
        if is_place(word, "nom"):
            return False
        if morphology.is_adjective(word):
            return morphology.agree(word, self._words[self._core.head])
        # "Urząd Gminy Lipa" is in Lipa, "Przedszkole Słoneczko" is called so
        return self._role == "common" and morphology.is_noun(word)

    def _takes_place(self, word: str) -> bool:
        mention = self._mention
        if self._role in _OWN_NAMED and not is_only_place(word):
            return False
        if self._core.short:
            return not mention.proper
        return self._role in {"office", "common"} and not mention.proper and not mention.extra

    def _goes_on(self, after: int) -> bool:
        """Tell whether a capital goes on that no person and no new body begins: a longer name."""
        word = _at(self._words, after)
        if not is_capital(word) or not word.isalpha() or is_stop(word):
            return False
        if self._index.trigger(word) is not None or is_person_name(word):
            return False
        return "gen" in cases(word) and not is_place(self._words[after - 1], "nom")

    def _belongs(self, at: int) -> bool:
        words, mention = self._words, self._mention
        word = words[at]
        first = at == self._core.last
        if at - self._core.last > _MOST_RUN or not word[0].isalpha():
            return False
        following = _at(words, at + 1)
        if len(word) == 1 or (is_first_name(word) and is_capital(following)):
            return False
        if is_given_name(word) and is_person_name(following):
            return self._role in {"brand", "firm", "head", "common"} and "gen" in cases(word)
        if self._core.short and is_shouted(word) and len(word) > 4 and is_known(word):
            return False
        if is_sub_head(word) and self._role in {"brand", "firm", "head"} and not first:
            mention.extra = True
            return True
        if self._role not in _OWN_NAMED and "gen" not in cases(word) and self._begins_body(at):
            return False  # "Domu Samopomocy Polskiemu Stowarzyszeniu"
        if not first and is_area_word(words[at - 1]) and (is_place(word) or not is_known(word)):
            mention.proper = True  # "Rada Dzielnicy Wola"
        trigger = self._index.trigger(word)
        if trigger is not None:
            if trigger.shorts and word in (self._index.codebook.expansions or {}):
                pass
            elif trigger.shorts:
                if self._role in {"head", "organ"} and trigger.shorts[0].kind.role == "national":
                    mention.extra = True
                    return True
                if not (first and self._role in _OWN_NAMED):
                    return False
            elif not first and is_known(word) and "gen" not in cases(word):
                return False
        if self._role in _OWN_NAMED or (self._core.short and "gen" not in cases(word)):
            mention.proper = True
            mention.tail_start = mention.tail_start or self._tokens.starts[at]
        elif not is_known(word) or is_shouted(word):
            mention.proper = True
        else:
            mention.extra = True
        return True

    def _shouted(self, at: int) -> int:
        """In a heading every word is in capitals: go on only where the grammar asks for it."""
        word = self._words[at]
        small = word.lower()
        if at - self._core.last > _MOST_RUN:
            return at
        if small == "i" and self._mention.extra:
            following = _at(self._words, at + 1)
            joined = "gen" in cases(following) and self._index.trigger(following) is None
            return at + 2 if joined else at
        if not word.isupper() or small in JOINTS or not word.replace("-", "").isalpha():
            return at
        if self._role == "area":
            return self._area(at)
        if self._core.plural or morphology.is_verb(word):
            return at
        if not is_known(word):
            self._mention.proper = True
            return at + 1
        head = self._words[self._core.head]
        another = at > self._core.last and self._index.trigger(word) is not None
        if another and "gen" not in cases(word):
            return at
        if self._role in _OWN_NAMED:
            self._mention.proper = True
            return at + 1
        if (
            self._role in {"office", "common"}
            and is_place(word, "nom")
            and "gen" not in cases(word)
        ):
            after = places.read_bare(self._tokens, self._index, at)
            self.place_first = at
            self._mention.bare = self._slice(at, after)
            return after
        agreeing = morphology.is_adjective(word) and morphology.agree(word, head)
        before = self._words[at - 1]
        close = before == head or (
            morphology.is_adjective(before) and morphology.agree(before, head)
        )
        if "gen" in cases(word) or (agreeing and close):
            self._mention.extra = True
            return at + 1
        return at

    def _sub_unit(self, at: int) -> int:
        """Read on behind a national body: "PSONI Koło w X", "ZNP Oddział Powiatowy"."""
        word = self._words[at]
        if is_sub_head(word) and is_capital(word):
            self._mention.extra = True
            return at + 1
        if self._mention.extra and morphology.is_adjective(word):
            return at + 1
        if self._mention.extra and "gen" in cases(word) and not is_person_name(word):
            return at + 1
        return at

    def _area(self, at: int) -> int:
        """Read the place or the adjective that a commune or a county has for its name."""
        word = self._words[at]
        shouted = is_shouted(self._words[self._core.head])
        if self._mention.proper or is_shouted(word) != shouted:
            return at
        after = places.read_bare(self._tokens, self._index, at)
        if after == at and morphology.is_adjective(word) and self._index.trigger(word) is None:
            after = at + 1
        if after > at:
            self._mention.proper = True
        return after

    def _joint(self, at: int) -> int:
        """Read over "i", "na rzecz", "ds." where a capital of the name follows."""
        words = self._words
        mention = self._mention
        if mention.quoted:
            return at
        place = at
        while place < min(at + 3, len(words)) and (
            words[place].lower() in JOINTS or (words[place] == "." and words[place - 1] == "ds")
        ):
            place += 1
        if _at(words, place).lower() == "ich" and place > at:
            place += 1  # "Dzieci i ich Rodziców"
        following = _at(words, place)
        if not is_capital(following) or is_stop(following):
            return self._small_words(at)
        joint = words[at].lower()
        if joint in {"z", "ze", "od"} and is_place(following):
            return at
        of_people = joint in {"z", "ze"} and is_people(words[at - 1])
        if not of_people and "rzecz" not in words[at:place] and self._begins_body(place):
            return at
        if joint in {"i", "oraz"}:
            if not self._coordinates(words[at - 1], following):
                return at
        elif joint == "do":
            if "spraw" not in words[at:place]:
                return at
        elif joint in _BEFORE_COMPLEMENTS and not of_people and "rzecz" not in words[at:place]:
            if self._role not in {"brand", "firm", "head"} and joint != "dla":
                return at
            if is_person_name(following):
                return at
        if self._core.last == at and self._core.short and joint != "dla":
            return at
        mention.extra = True
        return place + 1

    def _enumeration(self, at: int) -> int:
        """Read on over commas between complements: "Producentów Truskawek, Malin i Porzeczek"."""
        words = self._words
        if not (self._mention.extra or self._mention.proper) or self._core.short:
            return at
        place = at
        while place < min(at + _MOST_RUN, len(words)):
            joint = words[place]
            if joint not in {",", "i", "oraz"} or place + 1 >= len(words):
                return at
            place += 1
            first = place
            while place < len(words) and self._is_complement(place):
                place += 1
            if place == first:
                return at
            if joint != ",":
                return place
        return at

    def _is_complement(self, at: int) -> bool:
        word = self._words[at]
        return (
            is_capital(word)
            and "gen" in cases(word)
            and not is_stop(word)
            and (is_known(word.lower()) or not (is_place(word) or is_person_name(word)))
            and not self._is_kind(word)
        )

    def _is_kind(self, word: str) -> bool:
        """Tell a word that names a body by itself: "Szkoły", not "Administracji"."""
        trigger = self._index.trigger(word)
        return trigger is not None and (
            bool(trigger.shorts) or any(len(pattern.items) == 1 for pattern in trigger.patterns)
        )

    def _begins_body(self, at: int) -> bool:
        """Tell a word with which another body begins, perhaps with an adjective before its head."""
        words = self._words
        if self._index.trigger(words[at]) is not None:
            return True
        following = _at(words, at + 1)
        return (
            morphology.is_adjective(words[at])
            and following != ""
            and self._index.trigger(following) is not None
            and morphology.agree(words[at], following)
        )

    def _coordinates(self, before: str, following: str) -> bool:
        """Tell two complements in one case, no two bodies: "Kultury i Sztuki"."""
        if is_person_name(following) and not is_known(following.lower()):
            return False
        shared = cases(before) & cases(following)
        if self._role in _OWN_NAMED:
            alike = morphology.is_noun(following) or (
                morphology.is_adjective(before) and morphology.is_adjective(following)
            )
            return bool(shared) and not is_place(before) and alike
        return "gen" in shared

    def _small_words(self, at: int) -> int:
        """Read a complement in small letters up to a quote: "na rzecz dzieci „Lampa”"."""
        if (
            self._role not in _OWN_NAMED
            or self._mention.own
            or self._core.short
            or self._core.small
        ):
            return at
        words = self._words
        place = at
        while place < min(at + _MOST_SMALL, len(words)) and words[place].isalpha():
            word = words[place]
            if is_capital(word) and (place == at or self._index.trigger(word) is not None):
                break
            known = is_known(word) or not is_capital(word)
            if word not in JOINTS and known and ("gen" not in cases(word) or is_titled(word)):
                return at
            place += 1
        if place > at and quotes.opens(self._tokens, place):
            after = self._quote(place)
            return at if after == place else after
        return at

    def _slice(self, first: int, last: int) -> str:
        return self._text[self._tokens.starts[first] : self._tokens.ends[last - 1]]


def _at(words: list[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
