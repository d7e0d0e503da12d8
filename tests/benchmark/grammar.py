"""The benchmark's sentences: templates of ``grammar.toml`` filled with inflected words."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import Any

from . import names
from .inflect import CASES, Noun, Verb, Weighted, data, lexicon

_MARK = re.compile(r"[{<\[]")
_CLOSING = {"{": "}", "<": ">", "[": "]"}
# Share of noun phrases said before in the report: reports are formulaic.
_REPEATED = 0.25
# Share of words from the writer's own few, the rest from the whole dictionary.
_TOPICAL = 0.58

Node = str | tuple[str, Any]
"""Text, ("slot", words), ("pick", nodes of each), ("maybe", nodes)."""


@cache
def grammar() -> dict[str, Any]:
    """``grammar.toml``."""
    return data("grammar.toml")


@cache
def parse(template: str) -> tuple[Node, ...]:
    """Parse a template once."""
    nodes: list[Node] = []
    at = 0
    while (mark := _MARK.search(template, at)) is not None:
        if mark.start() > at:
            nodes.append(template[at : mark.start()])
        at = _end(template, mark.start())
        inner = template[mark.start() + 1 : at - 1]
        match mark.group():
            case "{":
                nodes.append(("slot", inner.split()))
            case "<":
                nodes.append(("pick", tuple(parse(one) for one in _alternatives(inner))))
            case _:
                nodes.append(("maybe", parse(inner)))
    if at < len(template):
        nodes.append(template[at:])
    return tuple(nodes)


def _end(template: str, start: int) -> int:
    opening, closing = template[start], _CLOSING[template[start]]
    depth = 0
    for place in range(start, len(template)):
        depth += (template[place] == opening) - (template[place] == closing)
        if depth == 0:
            return place + 1
    raise ValueError(f"{template}: no {closing} for the {opening} at {start}")


def _alternatives(inner: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for place, char in enumerate(inner):
        depth += (char in _CLOSING) - (char in _CLOSING.values())
        if char == "|" and depth == 0:
            parts.append(inner[begin:place])
            begin = place + 1
    return [*parts, inner[begin:]]


def upper_first(text: str) -> str:
    """Give ``text`` a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


class Writer:
    """One author: fills templates with the words this report keeps coming back to."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.words = lexicon()
        self.names = names.Names(rng)
        self.year = rng.randint(2012, 2024)
        self._nouns = {k: v.some(rng, min(22, len(v.items))) for k, v in self.words.nouns.items()}
        self._adjectives = self.words.adjectives.some(rng, 45)
        self._perfective = self.words.perfective.some(rng, 40)
        self._imperfective = self.words.imperfective.some(rng, 30)
        self._agreement = ("pl", "n")
        self._said: dict[str, list[str]] = {case: [] for case in CASES}

    def fill(self, template: str) -> str:
        """Fill one template."""
        return self._render(parse(template))

    def one_of(self, rule: str) -> str:
        """Fill one of the templates under ``rule``."""
        return self.fill(self.rng.choice(grammar()[rule]))

    def _render(self, nodes: tuple[Node, ...]) -> str:
        return "".join([node if isinstance(node, str) else self._node(*node) for node in nodes])

    def _node(self, kind: str, body: Any) -> str:
        if kind == "pick":
            return self._render(self.rng.choice(body))
        if kind == "maybe":
            return self._render(body) if self.rng.random() < 0.6 else ""
        name, *arguments = body
        lower = name.lower()
        if lower in grammar()["rules"]:
            text = self.fill(self.rng.choice(grammar()["rules"][lower]))
        elif (method := getattr(self, f"_{lower}", None)) is not None:
            text = method(*arguments)
        else:
            text = getattr(self.names, lower)(*arguments)
            if lower == "person":
                # "owska", "Anna ...ak": a woman's first name ends in "a".
                self._agreement = "sg", "f" if text.partition(" ")[0].endswith("a") else "m1"
            elif lower == "inst":
                self._agreement = "sg", "n"
        return upper_first(text) if name[0].isupper() else text

    # -- words

    def _topical(self, mine: Weighted[Any], everyone: Weighted[Any]) -> Any:
        return (mine if self.rng.random() < _TOPICAL else everyone).draw(self.rng)

    def _noun(self, kind: str) -> Noun:
        kind = kind or self.rng.choice(
            ("abstract", "abstract", "abstract", "thing", "event", "document", "body")
        )
        made: Noun = self._topical(self._nouns[kind], self.words.nouns[kind])
        return made

    def _verb(self, *, perfective: bool) -> Verb:
        mine, everyone = (
            (self._perfective, self.words.perfective)
            if perfective
            else (self._imperfective, self.words.imperfective)
        )
        made: Verb = self._topical(mine, everyone)
        return made

    def _adjective(self, number: str, case: str, gender: str) -> str:
        drawn = self._topical(self._adjectives, self.words.adjectives)
        form: str = drawn.forms[number, case, gender]
        if self.rng.random() < 0.07:
            other = self.words.adjectives.draw(self.rng)
            if other.first and other is not drawn:
                return f"{other.first}-{form}"
        return form

    # -- phrases

    def _n(self, case: str, number: str, kind: str = "") -> str:
        return self._noun(kind).form(number, case)

    def _np(self, case: str, number: str = "", kind: str = "", depth: int = 0) -> str:
        if number not in {"", "sg", "pl"}:
            number, kind = "", number
        said = self._said[case]
        if not kind and len(said) > 5 and self.rng.random() < _REPEATED:
            return self.rng.choice(said)
        text, _, _ = self._phrase(case, number or self.rng.choice(("sg", "pl")), kind, depth)
        if not kind:
            said.append(text)
        return text

    def _phrase(self, case: str, number: str, kind: str, depth: int) -> tuple[str, str, str]:
        rng = self.rng
        head = self._noun(kind)
        number = head.number(number)
        parts = [head.form(number, case)]
        roll = rng.random()
        if roll < 0.42:
            parts.insert(0, self._adjective(number, case, head.gender))
        elif roll < 0.56:
            parts.append(self._adjective(number, case, head.gender))
        elif roll < 0.66:
            passive = self._verb(perfective=True).passive
            if passive is not None:
                parts.insert(0, passive.forms[number, case, head.gender])
        if depth < 2:
            parts.extend(self._complement(depth, case))
        return " ".join(parts), number, head.gender

    def _complement(self, depth: int, case: str) -> list[str]:
        roll = self.rng.random()
        if roll < 0.30:
            return [self._np("gen", depth=depth + 1)]
        if roll < 0.36:
            return ["dla", self._np("gen", "pl", "person", depth + 1)]
        if roll < 0.40:
            return ["z zakresu", self._np("gen", depth=depth + 1)]
        if roll < 0.43:
            return ["w", self.names.place("loc")]
        if roll < 0.46:
            return [self.names.inst("gen")]
        if roll < 0.52:
            return [self._ger("gen", depth + 1)]
        if roll < 0.57:
            return ["i" if self.rng.random() < 0.7 else "oraz", self._np(case, depth=2)]
        return []

    def _subj(self, kind: str = "") -> str:
        kind = kind or self.rng.choice(("person", "person", "body", "event", ""))
        number = self.rng.choice(("sg", "pl", "pl"))
        text, number, gender = self._phrase("nom", number, kind, 0)
        self._agreement = number, gender
        return text

    def _object(self, verb: Verb) -> str:
        preposition = f"{verb.preposition} " if verb.preposition else ""
        return preposition + self._np(verb.case, depth=1)

    def _vp(self) -> str:
        number, gender = self._agreement
        if self.rng.random() < 0.6:
            verb = self._verb(perfective=True)
            form = verb.past[number, gender]
        else:
            verb = self._verb(perfective=False)
            past = self.rng.random() < 0.4
            form = verb.past[number, gender] if past else verb.present[number]
        return f"{form} {self._object(verb)}"

    def _fin(self, number: str) -> str:
        verb = self._verb(perfective=False)
        return f"{verb.present[number]} {self._object(verb)}"

    def _imps(self) -> str:
        verb = self._verb(perfective=self.rng.random() < 0.8)
        return f"{verb.impersonal} {self._object(verb)}"

    def _imps_count(self) -> str:
        verb = self._verb(perfective=True)
        while verb.case != "acc" or verb.preposition:
            verb = self._verb(perfective=True)
        return f"{verb.impersonal} {self._count('acc', 'event')}"

    def _inf(self) -> str:
        verb = self._verb(perfective=self.rng.random() < 0.6)
        return f"{verb.infinitive} {self._object(verb)}"

    def _ger(self, case: str, depth: int = 1) -> str:
        verb = self._verb(perfective=self.rng.random() < 0.6)
        while verb.gerund is None:
            verb = self._verb(perfective=True)
        return f"{verb.gerund.form('sg', case)} {self._np('gen', depth=depth)}"

    def _pcon(self) -> str:
        verb = self._verb(perfective=False)
        while verb.converb is None:
            verb = self._verb(perfective=False)
        return f"{verb.converb} {self._object(verb)}"

    def _adverb(self) -> str:
        return self.words.adverbs.draw(self.rng)

    def _count(self, case: str, kind: str = "") -> str:
        rng = self.rng
        head = self._noun(kind or rng.choice(("event", "person", "document", "body", "thing")))
        if rng.random() < 0.14:
            few = rng.random() < 0.3
            number = rng.choice(grammar()["numbers"]["few" if few else "many"])
        else:
            digits = self.names.whole()
            few = digits % 10 in {2, 3, 4} and digits % 100 not in {12, 13, 14}
            number = self.names.written(digits)
            if digits == 1:
                return f"1 {head.form('sg', case)}"
        if case in {"nom", "acc"}:
            case = "nom" if few and head.gender != "m1" else "gen"
        about = rng.choice(grammar()["numbers"]["about"]) if rng.random() < 0.12 else ""
        roll = rng.random()
        modifier = f"{self._adjective('pl', case, head.gender)} " if roll < 0.3 else ""
        return f"{about}{number} {modifier}{head.form('pl', case)}"
