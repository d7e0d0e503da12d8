"""What a section is about, read from its heading or leading phrase."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.polish.plain_letters import plain
from extract.polish.remembered import remembered

_WORD = re.compile(r"\w+")
_KEY = 3
_JOINING = frozenset({"i", "oraz", "lub", "a"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Word beginnings that follow each other; ``whole`` marks those that are whole words.

    ``second`` is the second of them, empty if there is none: it rules most phrases out.
    """

    words: tuple[str, ...]
    whole: tuple[bool, ...]
    weight: int
    activity: str
    second: str

    def reads(self, number: int, word: str) -> bool:
        """Test whether a folded word can be the phrase's word of that number."""
        wanted = self.words[number]
        return word == wanted if self.whole[number] else word.startswith(wanted)

    def goes_on(self, words: list[str], at: int) -> bool:
        """Test whether the second and further words follow; "i" between them is skipped."""
        for number in range(1, len(self.words)):
            at += 1
            if at < len(words) and words[at] in _JOINING:
                at += 1
            if at >= len(words) or not self.reads(number, _folded(words[at])):
                return False
        return True


def activity_of(phrase: str, *, least: int = 1) -> str | None:
    """Activity named by a heading or by the first words of a section.

    Parameters
    ----------
    phrase
        A heading, or about a dozen words; a longer one is read to its end.
    least
        Weight below which a phrase names nothing.

    Returns
    -------
    str or None
        A key of ``activities.toml``. The heaviest phrase wins, then the first.

    Examples
    --------
    >>> activity_of("budowanie partnerstw")
    'partnerstwa'
    """
    words = _WORD.findall(phrase.lower())
    best: _Phrase | None = None
    heaviest = least - 1
    most = _greatest_weight()
    for at, candidates in enumerate(map(_beginning_with, words)):
        if not candidates:
            continue
        second = _second(words, at)
        for candidate in candidates:
            if (
                candidate.weight > heaviest
                and second.startswith(candidate.second)
                and candidate.goes_on(words, at)
            ):
                best, heaviest = candidate, candidate.weight
                break
        if heaviest == most:  # the first of the heaviest wins
            break
    return best.activity if best else None


def _second(words: list[str], at: int) -> str:
    """Folded word after ``words[at]``, a joining one skipped."""
    at += 1
    if at < len(words) and words[at] in _JOINING:
        at += 1
    return _folded(words[at]) if at < len(words) else ""


def activities() -> tuple[str, ...]:
    """Keys of all activities, in the order of the list."""
    return tuple(_load())


@cache
def _load() -> dict[str, dict[str, object]]:
    return tomllib.loads(
        (files("extract.sections") / "activities.toml").read_text(encoding="utf-8")
    )


@cache
def _greatest_weight() -> int:
    return max(phrase.weight for phrases in _index().values() for phrase in phrases)


@remembered(1 << 15)
def _folded(word: str) -> str:
    return plain(word)


@remembered(1 << 15)
def _beginning_with(word: str) -> tuple[_Phrase, ...]:
    """Phrases whose first word this is; mostly none, so a report asks each word once."""
    folded = _folded(word)
    candidates = _index().get(folded[:_KEY], ())
    return tuple(phrase for phrase in candidates if phrase.reads(0, folded))


@cache
def _index() -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by the first letters of their first word, those that say most first."""
    phrases: list[_Phrase] = []
    for activity, entry in _load().items():
        texts, weight = entry["phrases"], entry.get("weight", 2)
        if not isinstance(texts, list) or not isinstance(weight, int):
            raise TypeError(f"activities.toml: {activity} needs a list of phrases, a whole weight")
        for text in texts:
            words = plain(str(text).lower()).split()
            whole = tuple(word.startswith("=") for word in words)
            bare = tuple(word.lstrip("=") for word in words)
            phrases.append(_Phrase(bare, whole, weight, activity, "".join(bare[1:2])))
    phrases.sort(key=lambda phrase: (-len(phrase.words), -sum(map(len, phrase.words))))
    index: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        index.setdefault(phrase.words[0][:_KEY], []).append(phrase)
    return {key: tuple(found) for key, found in index.items()}
