"""How fast our recogniser finds names beside the one of ``pl_core_news_sm``, on one core.

``python -m tests.benchmark.ner_speed`` times both on the same tokens in the same process, a batch
of the one and a batch of the other in turn; and beside them the whole pipelines, tokeniser
included.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import spacy

from extract.ner import MODEL_NAME, model_path

from .generate import megabytes, reports
from .machine import machine
from .peers import FULL, NER_ONLY, core_news_sm
from .racing import BATCHES, Batch, Timing, Work, interval, race, ratio, split_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

GOAL = 1.5
_WARM_UP = 30


def names_alone(
    texts: Sequence[str], warm_up: Sequence[str], folder: Path
) -> tuple[dict[str, Timing], list[int]]:
    """Time the components that find names, on texts tokenised beforehand."""
    ours, theirs = spacy.load(folder), core_news_sm(ner_only=True)

    def component(nlp: Language, name: str) -> Work:
        pipe = nlp.get_pipe(name)

        def work(batch: Batch) -> None:
            docs = [nlp.make_doc(text) for text in batch]
            gc.collect()
            begin = process_time()
            for _ in pipe.pipe(docs, batch_size=len(docs)):
                pass
            taken[name].append(process_time() - begin)

        return work

    taken: dict[str, list[float]] = {"owes_ner": [], "ner": []}
    contenders = {MODEL_NAME: component(ours, "owes_ner"), NER_ONLY: component(theirs, "ner")}
    for work in contenders.values():
        work(warm_up)
    for seconds in taken.values():
        seconds.clear()
    batches = split_evenly(texts, BATCHES)
    race(contenders, batches, seed=3)
    timings = {
        MODEL_NAME: Timing(MODEL_NAME, taken["owes_ner"]),
        NER_ONLY: Timing(NER_ONLY, taken["ner"]),
    }
    return timings, [_words(batch) for batch in batches]


def whole_pipelines(
    texts: Sequence[str], warm_up: Sequence[str], folder: Path
) -> tuple[dict[str, Timing], list[int]]:
    """Time text to names: our pipeline and one of the shape of ``pl_core_news_sm``."""

    def pipeline(nlp: Language) -> Work:
        def work(batch: Batch) -> None:
            with nlp.memory_zone():
                for _ in nlp.pipe(batch):
                    pass

        return work

    contenders = {
        f"{MODEL_NAME}, from text": pipeline(spacy.load(folder)),
        FULL: pipeline(core_news_sm()),
    }
    for work in contenders.values():
        work(warm_up)
    batches = split_evenly(texts, BATCHES)
    return race(contenders, batches, seed=4), [_words(batch) for batch in batches]


def _words(batch: Batch) -> int:
    return sum(len(text.split()) for text in batch)


def measure(texts: Sequence[str], warm_up: Sequence[str], folder: Path) -> dict[str, Any]:
    """Measure both races on ``texts``."""
    gc.freeze()
    found: dict[str, Any] = {
        "machine": machine(),
        "text": {
            "texts": len(texts),
            "words": _words(texts),
            "different_words": len({word for text in texts for word in text.split()}),
        },
        "words_per_second": {},
        "ratios": [],
    }
    for run in (names_alone, whole_pipelines):
        timings, words = run(texts, warm_up, folder)
        for name, timing in timings.items():
            mean, half = interval(timing.speeds(words))
            found["words_per_second"][name] = {"mean": mean, "half_width_95": half}
        ours, theirs = timings.values()
        middle, low, high = ratio(ours, theirs)
        found["ratios"].append(
            {"ours": ours.name, "theirs": theirs.name, "ratio": middle, "low": low, "high": high}
        )
    return found


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark.ner_speed", description=__doc__
    )
    parser.add_argument("--mb", type=float, default=1.0, help="million bytes of text (default 1)")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="read *.txt here, generate none")
    parser.add_argument(
        "--pipeline", type=Path, default=model_path(), help="another folder of ours"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    given = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if given.texts:
        texts = [path.read_text(encoding="utf-8") for path in sorted(given.texts.glob("*.txt"))]
    else:
        texts = list(megabytes(given.mb, seed=0))
    found = measure(texts, list(reports(_WARM_UP, seed=1_000_000)), given.pipeline)
    text = found["text"]
    print(
        f"{text['texts']} texts, {text['words']:,} words ({text['different_words']:,} different), "
        f"load {found['machine']['load']}\n"
    )
    for name, figures in found["words_per_second"].items():
        print(f"{name:38}{figures['mean']:12,.0f} words/s ± {figures['half_width_95']:,.0f}")
    for one in found["ratios"]:
        print(
            f"{one['ours']} is {one['ratio']:.2f} times as fast as {one['theirs']} "
            f"({one['low']:.2f} to {one['high']:.2f})"
        )
    print(f"Goal for the recogniser alone: {GOAL} times.")
    if given.json:
        text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        given.json.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
