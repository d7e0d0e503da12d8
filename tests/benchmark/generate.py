"""Varied Polish reports in any number, to measure speed and memory on; never accuracy.

``python -m tests.benchmark.generate --mb 5 --out DIR`` writes them as files. The same seed gives
the same reports, as long as Morfeusz's dictionary is the same.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path

from .grammar import Writer, upper_first
from .names import NBSP

_SHORT_WORD = re.compile(r"(?<= [wzioauWZOUA]) ")
# "z" is "ze" before such words: "ze Stowarzyszenia".
_BEFORE_CLUSTER = re.compile(r"\b([zZ]) (?=[SsŚśZzŻżWw][bcdfghjkłmnprstwz])")
_HYPHEN = re.compile(r"(?<=[aeiouyąęó])(?=[bcdfghjklłmnprstwzćńśźż][aeiouyąęó])")
_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")
_LAYOUTS = ("lettered", "lettered", "capitals", "numbered", "headings", "bullets", "paragraph")
_LETTERS = "abcdefghijklmnop"
# Shares of sentences: they give a number every 12 words or so and a date every 40.
_STATING, _BOILERPLATE = 0.6, 0.04


def reports(n: int, seed: int = 0) -> Iterator[str]:
    """Yield ``n`` reports of 300 to 900 words; report ``i`` depends on ``seed`` and ``i`` alone."""
    return islice(_endless(seed), n)


def begun(texts: Iterable[str], characters: int) -> Iterator[str]:
    """Give the first words of each report, no more than so many characters."""
    for text in texts:
        yield text if len(text) <= characters else text[:characters].rsplit(maxsplit=1)[0] + "\n"


def megabytes(mb: float, seed: int = 0) -> Iterator[str]:
    """Yield reports until they make ``mb`` million bytes of UTF-8."""
    size = 0
    for text in _endless(seed):
        if size >= mb * 1_000_000:
            return
        size += len(text.encode())
        yield text


def _endless(seed: int) -> Iterator[str]:
    for number in count():
        yield _Report(random.Random(f"{seed}:{number}")).text()


class _Report:
    """One report: a layout, a length and a writer's habits."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.writer = Writer(rng)
        self.length = rng.randint(300, 900)
        self.words = 0

    def text(self) -> str:
        """Write the report."""
        rng = self.rng
        layout: Callable[[], list[str]] = getattr(self, f"_{rng.choice(_LAYOUTS)}")
        body = layout()
        if rng.random() < 0.45:
            body = [_SHORT_WORD.sub(self._nbsp, part) for part in body]
        if rng.random() < 0.25:
            width = rng.randint(68, 92)
            body = ["\n".join(_wrapped(rng, line, width)) for line in _lines(body)]
        return "\n".join(body) + rng.choice(("\n", "", "\n\n"))

    def _nbsp(self, space: re.Match[str]) -> str:
        return NBSP if self.rng.random() < 0.2 else space.group()

    def _sentence(self) -> str:
        roll = self.rng.random()
        kind = "plain"
        if roll < _STATING:
            kind = "stating"
        elif roll > 1 - _BOILERPLATE:
            kind = "boilerplate"
        text = self.writer.one_of(kind).replace("..", ".")
        text = upper_first(_BEFORE_CLUSTER.sub(r"\1e ", text))
        self.words += text.count(" ") + 1
        if self.rng.random() < 0.04:
            text = self._mistyped(text)
        return text

    def _mistyped(self, text: str) -> str:
        """Swap two letters, or lose one, or lose a diacritic."""
        at = self.rng.randrange(1, len(text) - 2)
        if not text[at : at + 2].isalpha():
            return text
        plain = text[at].translate(_PLAIN)
        if plain != text[at]:
            return text[:at] + plain + text[at + 1 :]
        if self.rng.random() < 0.5:
            return text[:at] + text[at + 1 :]
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    def _prose(self, least: int, most: int) -> str:
        gap = self.rng.choice((" ", " ", " ", "  "))
        return gap.join(self._sentence() for _ in range(self.rng.randint(least, most)))

    def _title(self) -> list[str]:
        return [self.writer.one_of("titles"), ""] if self.rng.random() < 0.85 else []

    def _heading(self) -> str:
        return upper_first(self.writer.one_of("headings"))

    def _items(self, mark: str, end: str) -> list[str]:
        made = [self.writer.one_of("bullets") for _ in range(self.rng.randint(2, 6))]
        self.words += sum(item.count(" ") + 2 for item in made)
        return [f"{mark} {item}{end}" for item in made]

    def _lettered(self) -> list[str]:
        rng, parts, number = self.rng, self._title(), 0
        after = rng.choice((") ", ") ", ")  ", ". "))
        while self.words < self.length:
            number += 1
            title = self.writer.fill("{title} {period}")
            parts += [f"{number}. {title}", self._prose(2, 4), ""]
            parts.append("W okresie objętym opisem realizowano:")
            for letter in _LETTERS[: rng.randint(3, 12)]:
                lead = self.writer.one_of("lettered")
                self.words += lead.count(" ") + 2
                parts.append(f"{letter}{after}{lead} {self._prose(1, 4)}")
                if self.words > self.length:
                    break
            parts.append("")
        return parts

    def _capitals(self) -> list[str]:
        parts = self._title()
        while self.words < self.length:
            parts += [self._heading().upper(), "", self._prose(3, 9), ""]
        return parts

    def _numbered(self) -> list[str]:
        parts, task = self._title(), 0
        style = self.rng.choice(("ZADANIE {}. ", "Zadanie {} - ", "{}. "))
        while self.words < self.length:
            task += 1
            parts += [style.format(task) + self._heading(), ""]
            for item in range(1, self.rng.randint(2, 6)):
                parts += [f"{item}) {self._prose(1, 4)}", ""]
        return parts

    def _headings(self) -> list[str]:
        parts, colon = self._title(), self.rng.choice((":", ""))
        while self.words < self.length:
            parts += [self._heading() + colon, self._prose(2, 7)]
            if self.rng.random() < 0.3:
                parts += self._items("-", ",")
            parts.append("")
        return parts

    def _bullets(self) -> list[str]:
        parts, mark = self._title(), self.rng.choice("•-–▪➢")
        while self.words < self.length:
            parts += [self._heading(), self._prose(1, 4), *self._items(mark, ";"), ""]
        return parts

    def _paragraph(self) -> list[str]:
        parts = self._title()
        sentences = []
        while self.words < self.length:
            sentences.append(self._sentence())
        return [*parts, " ".join(sentences)]


def _lines(parts: list[str]) -> list[str]:
    return [line for part in parts for line in part.split("\n")]


def _wrapped(rng: random.Random, line: str, width: int) -> Iterator[str]:
    """Break ``line`` as a typewriter does, a line in ten with a hyphen."""
    current = ""
    for word in line.split(" "):
        if len(current) + len(word) < width or not current:
            current = f"{current} {word}" if current else word
            continue
        cut = _HYPHEN.search(word, 3, len(word) - 2) if len(word) > 8 else None
        if cut is not None and word.isalpha() and rng.random() < 0.2:
            yield f"{current} {word[: cut.start()]}-"
            current = word[cut.start() :]
        else:
            yield current
            current = word
    yield current


def main(arguments: list[str] | None = None) -> None:
    """Write reports into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.generate", description=__doc__)
    amount = parser.add_mutually_exclusive_group(required=True)
    amount.add_argument("--mb", type=float, help="million bytes of UTF-8 in all")
    amount.add_argument("--reports", type=int, help="number of reports")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    given = parser.parse_args(arguments)
    texts = megabytes(given.mb, given.seed) if given.mb else reports(given.reports, given.seed)
    print(f"{write(texts, given.out)} reports in {given.out}")


def write(texts: Iterator[str], folder: Path) -> int:
    """Write ``texts`` as ``report_00000.txt`` and so on, and say how many they were."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, text in enumerate(texts, start=1):
        path = folder / f"report_{number - 1:05d}.txt"
        path.write_text(text, encoding="utf-8", newline="")
    return number


if __name__ == "__main__":
    main()
