"""Words as the lists in TOML files write them, made into patterns."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.polish.plain_letters import with_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = r"\s{1,3}"
# Not the name of a group, "(?P<unit>".
_NAMED = re.compile(r"(?<!\?P)<([A-Za-z_]+(?: [A-Za-z_]+)*)>")


def any_of(phrases: Iterable[str]) -> str:
    r"""Return an alternation of phrases, the longest first.

    Parameters
    ----------
    phrases
        As a list writes them: ``*`` behind a beginning is any ending ("plan*"), alone behind a word
        it is any word ("fundusz *"); a space is up to three characters of white space.

    Returns
    -------
    str
        For :mod:`re`, in brackets. A phrase ends where its last word does; where it may begin is
        for the pattern around it to say.

    Examples
    --------
    >>> any_of(["plan*", "br."])
    '(?:(?=[bp])(?:plan\\w*+|br\\.))'
    """
    listed = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    # The first letters stand first, which rules out most places before any phrase is tried.
    letters = "".join(sorted({re.escape(phrase[0]) for phrase in listed}))
    return f"(?:(?=[{letters}])(?:{'|'.join(map(_phrase, listed))}))"


class WordLists:
    """The lists of one TOML file, by name.

    Parameters
    ----------
    package, file
        Package in which the file lies, and its name.
    plain
        Whether the words are looked for without their Polish letters as well.

    Raises
    ------
    KeyError
        When a list is asked for that the file lacks.
    """

    def __init__(self, package: str, file: str, *, plain: bool = False) -> None:
        text = files(package).joinpath(file).read_text(encoding="utf-8")
        self._lists: dict[str, Sequence[str]] = tomllib.loads(text)
        if plain:
            self._lists = {name: with_plain(words) for name, words in self._lists.items()}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Words of one list."""
        return tuple(self._lists[name])

    def any_of(self, *names: str) -> str:
        """Words of some lists as one alternation, see the function ``any_of``."""
        return any_of(word for name in names for word in self._lists[name])

    def pattern(self, grammar: str) -> re.Pattern[str]:
        r"""Compile a pattern that names lists in angle brackets; case is ignored.

        Parameters
        ----------
        grammar
            A pattern of :mod:`re` in which ``<given>`` stands for any word of the list ``given``
            and ``<given had>`` for any word of both: ``r"\b<given had>\s\Z"``.
        """
        return re.compile(
            _NAMED.sub(lambda names: self.any_of(*names[1].split()), grammar), re.IGNORECASE
        )


def _phrase(phrase: str) -> str:
    return _GAP.join(map(_word, phrase.split()))


def _word(word: str) -> str:
    if word == "*":
        return r"[^\W\d_]++"
    if word[-1] == "*":
        return re.escape(word[:-1]) + r"\w*+"
    return re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "")
