"""How fast the rules read beside spaCy's tokeniser, words per second on one core.

``python -m tests.benchmark.speed`` times both on the same reports in the same process, a batch of
the one and a batch of the other in turn, so that whatever slows the machine slows both.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import spacy

from extract import entities, sections
from extract.facts import registry, traps
from extract.facts.context import Context
from extract.facts.spans import Spans
from extract.pipeline import extract
from extract.polish.calendar import find_dates
from extract.polish.numerals import find_numbers
from extract.polish.sentences import SentenceIndex
from extract.polish.tokens import tokenise
from extract.report import Report, from_text

from .generate import megabytes, reports
from .machine import machine
from .peers import DATEPARSER, EDSNLP, FULL, core_news_sm, dateparser_search, edsnlp_rules
from .racing import BATCHES, Batch, Timing, Work, interval, race, ratio, split_evenly

SPACY = 'spacy.blank("pl")'
ZONED = f"{SPACY}, memory zones"
RULES = "our rules"
GOAL = 2.0
GOAL_RULES = 15.0
GOAL_WITH_MODEL = 3.5
_WARM_UP = 30
_WARM_UP_SLOW = 3

Prepared = tuple[Report, tuple[sections.Section, ...], Spans]


def headline(texts: Sequence[str], warm_up: Sequence[str]) -> tuple[dict[str, Timing], list[int]]:
    """The rules and the tokeniser on the same text; the rules see each report once, never before.

    ``read`` makes the Report out of the text; ``rules`` takes it made. What both take together is
    added up, not timed a second time, for the second time the caches would know the words. The
    tokeniser runs twice: as it comes, its vocabulary growing with every text, and in a memory zone
    for each report, as spaCy advises where memory must not grow.
    """
    nlp, bounded = spacy.blank("pl"), spacy.blank("pl")
    made: list[Report] = []

    def tokenise_all(batch: Batch) -> None:
        for text in batch:
            nlp.make_doc(text)

    def tokenise_in_zones(batch: Batch) -> None:
        for text in batch:
            with bounded.memory_zone():
                bounded.make_doc(text)

    def read_all(batch: Batch) -> None:
        made[:] = [from_text(text) for text in batch]

    def rules_all(_batch: Batch) -> None:
        for report in made:
            extract(report, model=None)

    def ours(batch: Batch) -> None:
        begin = process_time()
        read_all(batch)
        reading.seconds.append(process_time() - begin)
        gc.collect()
        begin = process_time()
        rules_all(batch)
        rules.seconds.append(process_time() - begin)

    reading, rules = Timing("from_text"), Timing("extract(report)")
    for work in (tokenise_all, tokenise_in_zones, ours):
        work(warm_up)
    reading.seconds.clear()
    rules.seconds.clear()
    batches = split_evenly(texts, BATCHES)
    contenders: dict[str, Work] = {SPACY: tokenise_all, ZONED: tokenise_in_zones, "ours": ours}
    raced = race(contenders, batches, seed=0)
    both = Timing("from_text + extract")
    both.seconds = [a + b for a, b in zip(reading.seconds, rules.seconds, strict=True)]
    in_order = (raced[SPACY], raced[ZONED], rules, both, reading)
    timings = {timing.name: timing for timing in in_order}
    return timings, [_words(batch) for batch in batches]


def with_model(
    texts: Sequence[str], warm_up: Sequence[str], model: str
) -> tuple[dict[str, Timing], list[int]]:
    """Rules and model together, and the published pipeline's shape, on text neither has seen.

    Each has a vocabulary that would grow; both are put back from time to time: ours as it does
    for itself, theirs in a memory zone for each batch.
    """
    recogniser = entities.load(model)
    full = core_news_sm()

    def ours(batch: Batch) -> None:
        for text in batch:
            extract(from_text(text), model=recogniser)

    def theirs(batch: Batch) -> None:
        with full.memory_zone():
            for _ in full.pipe(batch):
                pass

    contenders: dict[str, Work] = {f"rules + {model}": ours, FULL: theirs}
    for work in contenders.values():
        work(warm_up)
    batches = split_evenly(texts, BATCHES)
    return race(contenders, batches, seed=2), [_words(batch) for batch in batches]


def others(texts: Sequence[str], warm_up: Sequence[str]) -> tuple[dict[str, Timing], list[int]]:
    """The rules beside two libraries of rules, on the same reports."""
    searched, clinical = dateparser_search(), edsnlp_rules()

    def ours(batch: Batch) -> None:
        for text in batch:
            extract(from_text(text), model=None)

    def each(read: Callable[[str], object]) -> Work:
        return lambda batch: [read(text) for text in batch]

    contenders: dict[str, Work] = {
        RULES: ours,
        EDSNLP: each(clinical),
        DATEPARSER: each(searched),
    }
    for work in contenders.values():
        work(warm_up[:_WARM_UP_SLOW])
    batches = split_evenly(texts, BATCHES)
    return race(contenders, batches, seed=3), [_words(batch) for batch in batches]


def finders(texts: Sequence[str], warm_up: Sequence[str]) -> tuple[dict[str, Timing], list[int]]:
    """Each kind of fact alone, on reports cut into sections beforehand.

    Each pays for the tokens and numbers it asks for, which together they share.
    """

    def prepared(batch: Batch) -> list[Prepared]:
        return [
            (report, sections.split(report), traps.trap_spans(report.text))
            for report in map(from_text, batch)
        ]

    def alone(find: registry.Finder) -> Work:
        def work(batch: list[Prepared]) -> None:
            for report, found, trapped in batch:
                context = Context(report, found, traps=trapped)
                for section in found:
                    for _ in find(section, context):
                        pass

        return work

    contenders = {
        find.__module__.removeprefix("extract."): alone(find) for find in registry.finders()
    }
    for work in contenders.values():
        work(prepared(warm_up))
    batches = split_evenly(texts, BATCHES)
    words = [_words(batch) for batch in batches]
    return race(contenders, map(prepared, batches), seed=4), words


def stages(texts: Sequence[str], warm_up: Sequence[str]) -> tuple[dict[str, Timing], list[int]]:
    """Each stage alone, on reports made beforehand; they share the caches of the dictionary.

    The tokeniser's own speed depends on how it is used, so two other ways stand beside: it keeps
    the first 10,000 chunks it meets, but none that follows an abbreviation it knows in the same
    text.
    """
    per_report, one_text = spacy.blank("pl"), spacy.blank("pl")
    again = warm_up[0]

    def each(do: Callable[[Report], object]) -> Work:
        return lambda batch: [do(report) for report in batch]

    def all_of(find: Callable[[str], Iterable[object]]) -> Work:
        return lambda batch: [list(find(report.text)) for report in batch]

    def repeated(batch: Sequence[Report]) -> None:
        for _ in range(round(sum(len(report.text) for report in batch) / len(again))):
            per_report.make_doc(again)

    def joined(batch: Sequence[Report]) -> None:
        one_text.make_doc("\n".join(report.text for report in batch))

    contenders: dict[str, Work] = {
        "sections.split": each(sections.split),
        "traps.trap_spans": each(lambda report: traps.trap_spans(report.text)),
        "sentences.SentenceIndex": each(lambda report: SentenceIndex(report.text)),
        "tokens.tokenise": each(lambda report: tokenise(report.text, 0, len(report.text))),
        "numerals.find_numbers": all_of(find_numbers),
        "calendar.find_dates": all_of(find_dates),
        "spacy, a batch as one text": joined,
        "spacy, one report again and again": repeated,
    }
    ready = [from_text(text) for text in warm_up]
    for work in contenders.values():
        work(ready)
    batches = [[from_text(text) for text in batch] for batch in split_evenly(texts, BATCHES)]
    timings = race(contenders, batches, seed=1)
    return timings, [_words([report.text for report in batch]) for batch in batches]


def _words(batch: Batch) -> int:
    return sum(len(text.split()) for text in batch)


def measure(mb: float, model: str | None = None, *, peers: bool = False) -> dict[str, Any]:
    """Measure everything on ``mb`` million bytes of reports.

    With a model, and each part alone, on a fifth of them; beside other libraries, which take their
    time, on a tenth.
    """
    warm_up = list(reports(_WARM_UP, seed=1_000_000))
    texts = list(megabytes(mb, seed=0))
    gc.freeze()
    timings, words = headline(texts, warm_up)
    modelled, words_modelled = (
        with_model(list(megabytes(mb / 5, seed=2)), warm_up, model) if model else ({}, [])
    )
    rivals, words_rivals = others(list(megabytes(mb / 10, seed=3)), warm_up) if peers else ({}, [])
    alone, words_alone = stages(list(megabytes(mb / 5, seed=1)), warm_up)
    kinds, words_kinds = finders(list(megabytes(mb / 5, seed=4)), warm_up)
    return {
        "machine": machine(),
        "text": {
            "megabytes": sum(len(text.encode()) for text in texts) / 1e6,
            "reports": len(texts),
            "words": sum(words),
            "different_words": len({word for text in texts for word in text.split()}),
            "batches": len(words),
        },
        "words_per_second": {name: _figures(timings[name].speeds(words)) for name in timings},
        "ratios": [
            {"ours": ours, "theirs": theirs, **_ratio(timings[ours], timings[theirs])}
            for theirs in (SPACY, ZONED)
            for ours in ("extract(report)", "from_text + extract")
        ]
        + [
            {"ours": ours, "theirs": FULL, **_ratio(modelled[ours], modelled[FULL])}
            for ours in modelled
            if ours != FULL
        ]
        + [
            {"ours": RULES, "theirs": theirs, **_ratio(rivals[RULES], rivals[theirs])}
            for theirs in rivals
            if theirs != RULES
        ],
        "with_model": {
            name: _figures(timing.speeds(words_modelled)) for name, timing in modelled.items()
        },
        "peers": {name: _figures(timing.speeds(words_rivals)) for name, timing in rivals.items()},
        "stages": {name: _figures(timing.speeds(words_alone)) for name, timing in alone.items()},
        "finders": {name: _figures(timing.speeds(words_kinds)) for name, timing in kinds.items()},
    }


def _ratio(ours: Timing, theirs: Timing) -> dict[str, float]:
    return dict(zip(("ratio", "low", "high"), ratio(ours, theirs), strict=True))


def _figures(speeds: Sequence[float]) -> dict[str, float]:
    mean, half = interval(speeds)
    return {"mean": mean, "half_width_95": half}


def _print(result: dict[str, Any]) -> None:
    text, host = result["text"], result["machine"]
    print(
        f"{text['megabytes']:.1f} MB, {text['reports']} reports, {text['words']:,} words "
        f"({text['different_words']:,} different), {text['batches']} batches\n"
        f"{host['processor']}, Python {host['python']}, spaCy {host['versions']['spacy']}, "
        f"load {host['load']}\n"
    )
    print(f"{'':38}{'words/s':>12}{'± 95%':>10}{'µs/word':>10}")
    for group in ("words_per_second", "with_model", "peers", "stages", "finders"):
        for name, figures in result[group].items():
            mean, half = figures["mean"], figures["half_width_95"]
            print(f"{name:38}{mean:12,.0f}{half:10,.0f}{1e6 / mean:10.2f}")
    print()
    for found in result["ratios"]:
        print(
            f"{found['ours']} is {found['ratio']:.2f} times as fast as {found['theirs']} "
            f"({found['low']:.2f} to {found['high']:.2f})"
        )
    print(
        f"Goals: {GOAL:.0f} times as fast as {SPACY}, {GOAL_WITH_MODEL} times as the {FULL}, "
        f"{GOAL_RULES:.0f} times as {EDSNLP}."
    )


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.speed", description=__doc__)
    parser.add_argument("--mb", type=float, default=5.0, help="million bytes of text (default 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    parser.add_argument("--model", metavar="NAME|PATH", help="time rules and this model as well")
    parser.add_argument(
        "--peers", action="store_true", help="time edsnlp and dateparser as well (extra bench)"
    )
    given = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    result = measure(given.mb, given.model, peers=given.peers)
    _print(result)
    if given.json:
        text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
        given.json.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
