"""Sentences as reports would have them: shouted, misspelt, wrapped, quoted in every style."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING

from corpus import Sentence, case_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NEWLINE = "\n"
_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_OPENING = {"„", "«", "“"}
_CLOSING = {"”", "»", "’’", "''"}
_STYLES = (("„", "”"), ('"', '"'), ("«", "»"), ("„", '"'), ("“", "”"), ("”", "”"), ("'", "'"))
_KEYS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
_SHORT = 3


class Augmenter:
    """Change sentences at random, each change a chance of its own; the seed fixes all of them.

    Parameters
    ----------
    sentences
        What names are swapped from: another of the same kind, length of one word or more, and
        grammatical case.
    seed
        Of the chances.
    """

    def __init__(self, sentences: Iterable[Sentence], *, seed: int) -> None:
        self.rng = random.Random(seed)
        self._names: dict[tuple[str, str], list[tuple[list[str], list[str]]]] = defaultdict(list)
        for sentence in sentences:
            for start, end, label in sentence.spans:
                words, tags = sentence.words[start:end], sentence.tags[start:end]
                self._names[label, _name_case(tags)].append((words, tags))

    def __call__(self, sentence: Sentence) -> Sentence:
        """Return the sentence changed, or as it is."""
        rng = self.rng
        if sentence.spans and rng.random() < 0.5:
            sentence = self._change_names(sentence)
        if rng.random() < 0.3 and any(
            word in {*_OPENING, *_CLOSING, '"'} for word in sentence.words
        ):
            sentence = self._requote(sentence)
        chance = rng.random()
        if chance < 0.07:
            return _each_word(sentence, str.upper)
        if chance < 0.095:
            return _each_word(sentence, lambda word: word.translate(_PLAIN))
        if chance < 0.11:
            return _each_word(sentence, str.lower)
        if chance < 0.13 and sentence.spans:
            return self._fragment(sentence)
        if chance < 0.145 and sentence.spans:
            return self._title(sentence)
        return sentence

    def _change_names(self, sentence: Sentence) -> Sentence:
        rng = self.rng
        words, tags = list(sentence.words), list(sentence.tags)
        spans = []
        shift = 0
        for old_start, old_end, label in sentence.spans:
            start, end = old_start + shift, old_end + shift
            name, name_tags = words[start:end], tags[start:end]
            chance = rng.random()
            if chance < 0.25 and label not in {"date", "time"}:
                name, name_tags = rng.choice(
                    self._names[label, _name_case(name_tags)] or [(name, name_tags)]
                )
            elif chance < 0.30:
                name = [word.upper() for word in name]
            elif chance < 0.36:
                place = rng.randrange(len(name))
                name = [*name]
                name[place] = self._misspell(name[place])
            elif chance < 0.39 and label == "orgName" and len(name) > 1:
                name = [name[0].lower(), *name[1:]]
            words[start:end], tags[start:end] = name, name_tags
            spans.append((start, start + len(name), label))
            shift += len(name) - (old_end - old_start)
        return Sentence(words, tags, spans, [])

    def _misspell(self, word: str) -> str:
        if len(word) <= _SHORT or not word.isalpha():
            return word
        rng = self.rng
        place = rng.randrange(1, len(word))
        kind = rng.randrange(4)
        if kind == 0:
            return word[:place] + word[place + 1 :]
        if kind == 1 and place + 1 < len(word):
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if kind == 2:
            return word[:place] + word[place] + word[place:]
        return word[:place] + rng.choice(_KEYS) + word[place + 1 :]

    def _requote(self, sentence: Sentence) -> Sentence:
        opening, closing = self.rng.choice(_STYLES)
        opened = False
        words = []
        for word in sentence.words:
            if word in _OPENING or (word == '"' and not opened):
                words.append(opening)
                opened = True
            elif word in _CLOSING or word == '"':
                words.append(closing)
                opened = False
            else:
                words.append(word)
        return Sentence(words, sentence.tags, sentence.spans, [])

    def _fragment(self, sentence: Sentence) -> Sentence:
        """Cut out one name with up to two words before it, as an item of a list."""
        start, end, _ = self.rng.choice(sentence.spans)
        first = max(0, start - self.rng.randrange(3))
        spans = [
            (a - first, b - first, label)
            for a, b, label in sentence.spans
            if first <= a and b <= end
        ]
        words, tags = sentence.words[first:end], sentence.tags[first:end]
        if self.rng.random() < 0.5:
            bullet = self.rng.choice(["-", "–", "•", "1.", "a)", "*"])
            words, tags = [bullet, *words], ["interp", *tags]
            spans = [(a + 1, b + 1, label) for a, b, label in spans]
        if self.rng.random() < 0.5:
            words, tags = [*words, self.rng.choice([";", ",", ".", ":"])], [*tags, "interp"]
        return Sentence([*words, NEWLINE], [*tags, ""], spans, [])

    def _title(self, sentence: Sentence) -> Sentence:
        """Write the words with capitals, as some headings are."""
        return _each_word(
            sentence, lambda word: word[:1].upper() + word[1:] if len(word) > _SHORT else word
        )

    def wrap(self, sentence: Sentence) -> Sentence:
        """Break the line after the sentence, and now and then within it."""
        rng = self.rng
        every = rng.choice([0, 0, 0, 9, 14])
        if not every:
            words, tags = list(sentence.words), list(sentence.tags)
            if (
                rng.random() < 0.3
                and words[-1] == "."
                and all(e < len(words) for _, e, _ in sentence.spans)
            ):
                words.pop()
                tags.pop()
            return Sentence([*words, NEWLINE], [*tags, ""], sentence.spans, [])
        words, tags, new = [], [], []
        for place, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
            if place and place % every == 0:
                words.append(NEWLINE)
                tags.append("")
            new.append(len(words))
            words.append(word)
            tags.append(tag)
        spans = [(new[start], new[end - 1] + 1, label) for start, end, label in sentence.spans]
        return Sentence(words, tags, spans, [])


def _each_word(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    return Sentence([change(word) for word in sentence.words], sentence.tags, sentence.spans, [])


def _name_case(tags: list[str]) -> str:
    return next((case for tag in tags if (case := case_of(tag))), "")
