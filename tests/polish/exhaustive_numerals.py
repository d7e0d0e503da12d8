"""Read every number below a million back, in every case.

Run with ``python -m tests.polish.exhaustive_numerals``.

The nominative is num2words'; the other cases are Morfeusz' forms of its words. Where a case has
several forms (virile, feminine, collective, "dwu" beside "dwóch") each n takes another one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from functools import cache

from num2words import num2words

from extract.polish.morphology import inflect
from extract.polish.numerals import read_words

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")


@cache
def case_forms(word: str, case: str, alone: bool) -> tuple[str, ...]:
    if word in {"tysiąc", "tysiące", "tysięcy"}:
        number = "sg" if word == "tysiąc" else "pl"
        if number == "pl" and case in {"nom", "acc", "voc"}:
            return (word,)
        return inflect("tysiąc", pos="subst", case=case, number=number)
    if word == "zero":
        return inflect("zero", pos="subst", case=case, number="sg")
    if word == "jeden":
        if not alone:
            return ("jeden",)
        return inflect("jeden", pos="adj", case=case, number="sg")
    return inflect(word, pos="num", case=case)


def phrase(n: int, case: str, turn: int = 0) -> str:
    words = num2words(n, lang="pl").split()
    chosen = []
    for word in words:
        forms = case_forms(word, case, len(words) == 1)
        assert forms, f"no {case} of {word}"
        chosen.append(forms[turn % len(forms)])
        turn = turn // len(forms) + n
    return " ".join(chosen)


def failures(numbers: Iterator[int] | range) -> Iterator[tuple[int, str, str, float | None]]:
    for n in numbers:
        for case in CASES:
            written = phrase(n, case, n)
            value = read_words(written)
            if value != n:
                yield n, case, written, value


def main() -> int:
    started = time.perf_counter()
    wrong = 0
    for n, case, written, value in failures(range(1_000_000)):
        wrong += 1
        print(f"{n} {case}: {written!r} read as {value}")
    print(f"{wrong} of 7,000,000 phrases misread, {time.perf_counter() - started:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
