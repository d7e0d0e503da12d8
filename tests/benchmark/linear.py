"""Whether time stays linear on hostile text: every stage and finder at a size and half of it.

``python -m tests.benchmark.linear`` repeats, for each kind of text that tempts a pattern to look
again and again, a few characters up to 1 MB and to 2 MB, and prints the seconds that the slowest
stages took of the larger and how many times those of the smaller they are: about 2 is linear,
about 4 quadratic. Timings depend on the machine, so no test makes any.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from time import process_time
from typing import TYPE_CHECKING, TypeVar
from unittest.mock import patch

from extract import decode, pipeline, sections
from extract.facts import registry, traps
from extract.polish.sentences import SentenceIndex
from extract.report import from_text
from extract.tables import rows

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.fact import Fact
    from extract.sections import Section

SLOW = 20.0
"""Seconds that a million characters may take."""
STEEP = 3.0
"""How many times as long twice the size may take: 2 is linear, 4 quadratic, 3 a busy machine."""
_NOTICED = 0.3
_SHOWN = 4
_ENOUGH = 120.0

_T = TypeVar("_T")

SOUP = "all of these in turn"
NESTED = "one bracket in another"

TEXTS: dict[str, str] = {
    "digits": "1234567890",
    "digits and spaces": "1 234 567 ",
    "digits and stops": "12.03.",
    "digits and commas": "12,5,",
    "digits and dashes": "12-13–",
    "digits and slashes": "04/2031/",
    "round brackets, nested": "(",
    "round brackets, pairs": "(5) ",
    "square brackets": "[",
    "quotes, opened": "„",
    "quotes, straight": '" ',
    "quotes, two commas": ",,",
    "capitals": "OŚRODEK WSPARCIA ",
    "capitals, one word": "Ż",
    "letters, one word": "ż",
    "list markers": "a) ",
    "list markers, a line each": "a)\n1.\n-\n",
    "list markers, roman": "I. II. ",
    "numbered lines": "1. Zadanie\n5 osób\n",
    "bullets": "• 5 osób\n",
    "letters with paragraphs behind": "a) porady\n\nPlan: 5 osób.\n",
    "headings": "Szkolenia:\n\n",
    "counts": "12 osób, ",
    "counts, two nouns": "12 osób, 13 szkoleń, ",
    "counts, lines": "12 osób\n",
    "counts, sentences": "Odbyło się 12 spotkań. ",
    "labels": "osoby: 12, ",
    "parts": "w tym 5 ",
    "parts, units": "12 osób, w tym 5 ",
    "dashes and numbers": "– 5 ",
    "hours, unit alone": "godz. ",
    "hours": "12 godz. doradztwa prawnego, ",
    "hours, lists": "prawne 12 h, ",
    "hours, plans behind a slash": "doradztwo prawne 10/12 h, ",
    "money times a factor": "3 os. x 24 000 zł x 2 ",
    "hours, volunteers": "wolontariusze przepracowali 12 h, ",
    "amounts": "12 zł, ",
    "amounts over line ends": "1 104\n000,00 zł ",
    "cells, one line": "Porady | 5 | ",
    "rows": "Porady | 5 | 7\n",
    "rows parted by dashes": "Porady – 5 – 7\n",
    "rows of a plan and what was done": "Porady (plan/wykonanie): 5/7\n",
    "members without a unit": "w UG 5, ",
    "members by age": "powyżej 50 lat 5, ",
    "numbers below their label": "Liczba osób: plan 5, ",
    "earlier times": "5 (rok wcześniej 4), ",
    "relative clauses": "5 osób, które, ",
    "percent": "12% ",
    "dates": "12.03.2031, ",
    "dates, day lists": "12, ",
    "dates, words": "12 marca i ",
    "dates, ranges": "od 1 do ",
    "dates, roman": "II-IV ",
    "number words": "dwadzieścia trzy ",
    "number words, millions": "milion tysiąc ",
    "number words, glued": "dwudziesto",
    "adjectives": "nowych ",
    "adjectives after a number": "12 nowych ",
    "periods": "za okres od 1 ",
    "projects": "1. „Projekt” 1.01.2031 ",
    "hyphens": "-",
    "hyphens and spaces": " - ",
    "words over line ends": "sło-\nwo ",
    "stops": ".",
    "stops and spaces": ". ",
    "abbreviations": "ul. Długa ",
    "long lines": "słowo ułożone " * 20 + "\n",
    "newlines": "\n",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "spaces and newlines": " \n",
    "tabs": "\t5\t",
    "colons": "a: ",
    "slashes": "PUP/MUP/",
    "mojibake": "Ä…Å›Ä‡ ",
    "emphasis": "!?…",
    "combining marks": "a\u0328",
    "right-to-left": "\u202e5 osób ",
    "addresses": "a@b.pl/5 ",
    "round brackets, one in another": NESTED,
    "all of these, mixed": SOUP,
}


class Watch:
    """Seconds of processor time by the name of what took them."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def timed(self, name: str, work: Callable[[], _T]) -> _T:
        """Return what ``work`` returns."""
        begin = process_time()
        done = work()
        self.seconds[name] += process_time() - begin
        return done

    def finder(self, find: registry.Finder) -> registry.Finder:
        """Return ``find`` with its time taken."""
        name = find.__module__.removeprefix("extract.")

        def timed(section: Section, context: Context) -> Iterator[Fact]:
            return iter(self.timed(name, lambda: list(find(section, context))))

        return timed


def stages(text: str) -> dict[str, float]:
    """Return the seconds each stage takes of ``text``, "whole" from bytes to rows.

    The finders are timed inside the whole, what stands before them once more on their own.
    """
    watch = Watch()
    data = text.encode()
    watch.timed("decode", lambda: decode.decode(data, name="text"))
    report = watch.timed("report", lambda: from_text(text))
    watch.timed("sections", lambda: sections.split(report))
    watch.timed("facts.traps", lambda: traps.trap_spans(report.text))
    watch.timed("facts.titles", lambda: traps.title_spans(report.text))
    watch.timed("sentences", lambda: SentenceIndex(report.text))
    finders = tuple(map(watch.finder, registry.finders()))
    with patch.object(registry, "finders", lambda: finders):
        result = watch.timed("extract", lambda: pipeline.extract(report, model=None))
    watch.timed("rows", lambda: rows(result))
    taken = dict(watch.seconds)
    taken["whole"] = sum(taken[name] for name in ("decode", "report", "extract", "rows"))
    return taken


def grown(piece: str, size: int) -> tuple[int, dict[str, float], dict[str, float]]:
    """Time ``piece`` repeated up to ``size`` characters and up to half of them.

    Begins with an eighth and doubles, so that what is quadratic is found out before it takes hours:
    the size that was reached comes first.
    """
    reached = size // 8
    before = stages(_repeated(piece, reached // 2))
    while True:
        now = stages(_repeated(piece, reached))
        if reached >= size or now["whole"] > _ENOUGH:
            return reached, before, now
        reached, before = 2 * reached, now


def _repeated(piece: str, size: int) -> str:
    if piece == SOUP:
        rng = random.Random(size)
        pieces = rng.choices([piece for piece in TEXTS.values() if piece != SOUP], k=size // 2)
        return "Raport " + "".join(pieces)[:size]
    if piece == NESTED:
        return "Raport " + "(" * (size // 2) + "5 osób" + ")" * (size // 2)
    # A word first, for a file of nothing but white space is refused.
    return "Raport " + piece * (size // len(piece))


def main(arguments: list[str] | None = None) -> None:
    """Measure and print a table; each line that is slow or steep is marked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.linear", description=__doc__)
    parser.add_argument("--mb", type=float, default=2.0, help="larger size in million characters")
    parser.add_argument("--only", default="", metavar="WORD", help="texts with this in their name")
    given = parser.parse_args(arguments)
    stages(_repeated("12 osób, 12.03.2031 i 5 h, ", 2000))
    print(f"{'text':28}{'MB':>6}  seconds of the stage and times those of half the text")
    for name, piece in TEXTS.items():
        if given.only not in name:
            continue
        size, half, full = grown(piece, int(given.mb * 1e6))
        told, bad = [], False
        for stage, taken in sorted(full.items(), key=lambda item: -item[1])[:_SHOWN]:
            times = taken / max(half[stage], 1e-6)
            told.append(f"{stage} {taken:.2f} ×{times:.1f}")
            bad |= (taken > _NOTICED and times > STEEP) or taken > SLOW * size / 1e6
        print(f"{name:28}{size / 1e6:6.2f}  {', '.join(told)}{'   <<<' if bad else ''}", flush=True)


if __name__ == "__main__":
    main()
