"""Topics told by who gave the hours, where no service is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.hours import providers
from extract.facts.hours.services import PURPOSES, spelled_out
from extract.facts.hours.topics import bridges
from extract.facts.hours.topics.cues import STOPS, WORKED
from extract.facts.hours.topics.topic import Topic
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.hours.topics.enumeration import Enumeration
    from extract.polish.tokens import Tokens

_BEFORE_LABEL = frozenset({",", ";", ":", "("})
_LABEL = 8  # tokens of "Plan roczny psychologa na 2024 r.:"
_CLAUSE = 10  # tokens between the verb and the hours
_SUBJECT = 10  # tokens between who did it and the verb
_SENTENCE_REACH = 24  # tokens of a sentence whose subject is not beside the verb
_RELATIVE = frozenset({"który", "która", "którzy", "które"})
_SENTENCE = frozenset({".", ";", ":", HARD_BREAK})
_ENDS = frozenset({",", ";", ".", "(", ")", HARD_BREAK})


class Givers:
    """Reads topics from providers: "prawnik – 44 godz.", "doradca zawodowy 50"."""

    def __init__(self, tokens: Tokens, enumeration: Enumeration) -> None:
        self._tokens = tokens
        self._list = enumeration

    def ending_at(self, index: int) -> providers.Provider | None:
        """Read who gave the hours, unless a service or a preposition governs the words."""
        words = self._tokens.words
        provider = providers.ending_at(words, index) if index >= 0 else None
        if provider is None or not provider.first:
            return provider
        before = words[provider.first - 1]
        if before == "a":  # the conjunction: "prawnik 8 godzin, a księgowa 14,5"
            return provider
        governed = lexicon.names_service(before) or morphology.is_preposition(before)
        return None if governed else provider

    def as_provided(self, provider: providers.Provider, index: int) -> Topic | None:
        """Read a provider whose service is known by its name, or who stands in a list of them."""
        listed = (
            self._list.last is not None
            and (self._list.last.provider or self._list.last.given)
            and not self._list.broken(index)
        )
        known = provider.lemma in lexicon.GIVERS or provider.scope or provider.complement
        if self._is_label(provider, index):
            return self._of_total(provider, index) or self.given(provider)
        return self.given(provider) if known or listed else None

    def _of_total(self, provider: providers.Provider, index: int) -> Topic | None:
        """Read "90 godzin doradztwa: psycholog 40": of the advice that the total names."""
        total, kind = self._list.total(index), lexicon.ADVISER_KINDS.get(provider.lemma)
        if kind is None or total is None or total.name not in lexicon.ADVICE:
            return None
        name = morphology.complete_phrase(total.name, [kind])
        return replace(self.given(provider), name=name, head=total.name, provider=False, given=True)

    def _is_label(self, provider: providers.Provider, index: int) -> bool:
        """Tell "fizjoterapia 40 h, psycholog 86 h" from the trade of "kurs: kucharz (120 h)"."""
        words = self._tokens.words
        if not provider.first or provider.last != index:
            return False
        trade = words[index + 1] == "(" and provider.lemma not in lexicon.ADVISING
        return words[provider.first - 1] in _BEFORE_LABEL and not trade

    def given(self, provider: providers.Provider) -> Topic:
        """Service that ``provider`` gives, or the provider where none is known by its name."""
        span = self._tokens.starts[provider.first], self._tokens.ends[provider.last]
        if provider.complement:  # "trener pracy" gives no "szkolenie"
            name = f"{provider.lemma} {provider.complement}"
            return Topic(name, provider.lemma, span, provider=True)
        service = lexicon.GIVERS.get(provider.lemma)
        kinds = [spelled_out(form) for form in provider.adjectives]
        if service is None:
            name = provider.lemma
            if kinds and all(form.islower() for form in kinds):
                name = morphology.complete_phrase(name, kinds)  # "radca prawny"
            return Topic(name, provider.lemma, span, provider=True)
        return Topic(morphology.complete_phrase(service, kinds), service, span, given=True)

    def known(self, index: int) -> Topic | None:
        """Name the hours after a provider whose service has a name: "doradca zawodowy 50"."""
        provider = self.ending_at(index)
        return self.as_provided(provider, index) if provider is not None else None

    def before(self, index: int) -> Topic | None:
        """Name the hours after who gave them: "prawnik – 44 godz."."""
        provider = self.ending_at(bridges.over_bridge(self._tokens.words, index))
        return self.given(provider) if provider is not None else None

    def subject(self, first: int) -> Topic | None:
        """Name the hours at token ``first`` after who worked them.

        "Doradcy kluczowi przepracowali z grupami 120 godzin", "prawnika, który przepracował 40 h".
        """
        words = self._tokens.words
        first -= words[max(0, first - 1)] == "("  # "przyjął 45 osób (60 godzin)"
        verb, stop = first - 1, max(0, first - _CLAUSE)
        while verb > stop and lexicon.word(words[verb]).kind != "verb":
            if words[verb] in _ENDS:
                return None
            verb -= 1
        place, stop = verb - 1, max(-1, verb - _SUBJECT)
        if verb < 1 or lexicon.word(words[verb]).kind != "verb":
            return None
        while place > stop and words[place] not in _SENTENCE:
            if words[place].lower() in _RELATIVE:
                return self._before_relative(place - 2)
            provider = self.ending_at(place)
            if provider is not None:
                return self.given(provider)
            place -= 1
        return None

    def workers(self, first: int) -> Topic | None:
        """Name the hours after those who worked them, in whatever case and clause they stand.

        "Dyżurowało 19 wolontariuszy, przepracowali 1 064 godziny", "wolontariusze: 6 osób, 140 h".
        """
        words = self._tokens.words
        place, stop = first - 1, max(-1, first - _SENTENCE_REACH, self._list.last_index - 1)
        worked = idle = False
        while place > stop and words[place] not in STOPS:
            form = words[place]
            if lexicon.names_service(form):
                return None
            if form.lower().startswith(WORKED):
                worked = True
            elif lexicon.word(form).kind == "verb":
                idle = True
            service = self._of_several(place) if worked or not idle else None
            if service is not None:
                return Topic(service, service)
            place -= 1
        return None

    def _of_several(self, place: int) -> str | None:
        """Service of several who give it, unless a preposition governs them."""
        words = self._tokens.words
        if place and morphology.is_preposition(words[place - 1]):
            return None
        for one in morphology.analyses(words[place]):
            if one.lemma in lexicon.GIVERS and ":pl:" in one.tag:
                return lexicon.GIVERS[one.lemma]
        return None

    def opening(self, first: int) -> Topic | None:
        """Name the hours after who opens their sentence: "Księgowa chorowała, dlatego 45 h"."""
        words = self._tokens.words
        begin, stop = first, max(0, first - _SENTENCE_REACH)
        while begin > stop and words[begin - 1] not in STOPS:
            begin -= 1
        if begin == first or self._list.last_index > begin:
            return None
        lemma = providers.lemma_of(words[begin])
        return self._advice_of(lemma) if lemma is not None else None

    def _advice_of(self, lemma: str) -> Topic | None:
        """Kind of the advice told last that one gives, of whom no service has its name."""
        named = self._list.of_giver(lemma)
        if named is not None:
            return named
        last, kind = self._list.last, lexicon.ADVISER_KINDS.get(lemma)
        if kind is None or last is None or last.provider or last.head not in lexicon.ADVICE:
            return None
        return Topic(morphology.complete_phrase(last.head, [kind]), last.head)

    def _before_relative(self, index: int) -> Topic | None:
        provider = self.ending_at(index)
        if provider is not None or index < 0:
            return self.given(provider) if provider is not None else None
        first = index
        while first > 0 and lexicon.word(self._tokens.words[first]).kind == "adjective":
            first -= 1
        return self._of_any_case(first, index)

    def agent(self, first: int, last: int) -> Topic | None:
        """Name the hours of "przepracowanych przez wolontariuszy" in ``tokens[first..last]``."""
        words = self._tokens.words
        if "przez" not in words[first:last]:
            return None
        return self._of_any_case(words.index("przez", first, last) + 1, last)

    def _of_any_case(self, first: int, last: int) -> Topic | None:
        words = self._tokens.words
        for one in morphology.analyses(words[first]):
            service = lexicon.GIVERS.get(one.lemma)
            if service is not None:
                kinds = [spelled_out(form) for form in words[first + 1 : last + 1]]
                return Topic(morphology.complete_phrase(service, kinds), service)
        return None

    def beside_named(self, first: int, behind: int) -> Topic | None:
        """Service named above for one who gave it: "godzin prawnika" where "prawne" was."""
        lemma = self._oblique(first, behind)
        return self._list.of_giver(lemma) if lemma is not None else None

    def behind(self, behind: int) -> Topic | None:
        """Name the hours after one right behind them: "300 h psychologa"."""
        lemma = providers.lemma_of("".join(self._tokens.words[behind : behind + 1]), "gen")
        return self._of(lemma) if lemma is not None else None

    def oblique(self, first: int, behind: int) -> Topic | None:
        """Name the hours after one of another case: "plan roczny psychologa: 240 h"."""
        lemma = self._oblique(first, behind)
        return self._of(lemma) if lemma is not None else None

    def pool(self, first: int) -> Topic | None:
        """Name the hours after whose they are to give: "z puli psychologa zostało 12 h"."""
        words = self._tokens.words
        for place in range(first - 1, max(0, first - _LABEL), -1):
            if words[place] in _ENDS:
                return None
            if lexicon.POOLS.isdisjoint(a.lemma for a in morphology.analyses(words[place - 1])):
                continue
            lemma = providers.lemma_of(words[place], "gen")
            return self._advice_of(lemma) if lemma is not None else None
        return None

    def _of(self, lemma: str) -> Topic:
        service = lexicon.GIVERS.get(lemma)
        return Topic(service or lemma, service or lemma, provider=service is None)

    def _oblique(self, first: int, behind: int) -> str | None:
        words = self._tokens.words
        following = "".join(words[behind : behind + 1])
        if (lemma := providers.lemma_of(following, "gen")) is not None:
            return lemma
        for place in range(first - 1, max(-1, first - 1 - _LABEL), -1):
            form = words[place]
            if form in _ENDS:
                break
            lemma = providers.lemma_of(form, "gen") or providers.lemma_of(form, "dat")
            if lemma is not None:
                before = words[place - 1] if place else ""
                governed = morphology.is_preposition(before) or lexicon.names_service(before)
                return None if governed else lemma
        return None

    def person(self, phrase: phrases.Phrase) -> Topic | None:
        """Read who gave the hours: "doradca prawny", or "psychologa" behind "dyżury pedagoga"."""
        words = self._tokens.words
        if phrase.first and words[phrase.first - 1].lower() in PURPOSES:
            return None  # "szkolenie dla wolontariuszy (16 godz.)"
        service = lexicon.GIVERS.get(phrase.unit or "")
        if service is not None and phrase.last == phrase.first + 1:
            provider = self.ending_at(phrase.last)
            if provider is not None and provider.complement:
                return self.given(provider)
        if service is not None:
            given = [form for form in words[phrase.first + 1 : phrase.last + 1] if form.isalpha()]
            name = morphology.complete_phrase(service, given)
            return Topic(name, service, self._span(phrase), given=True)
        if self._list.last_index < 0 or phrase.first - self._list.last_index > 2:
            return None
        return self._list.another_person(phrase.first, phrase.last)

    def _span(self, phrase: phrases.Phrase) -> tuple[int, int]:
        return self._tokens.starts[phrase.first], self._tokens.ends[phrase.last]
