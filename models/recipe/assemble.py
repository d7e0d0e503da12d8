"""Put trained members together as a spaCy pipeline: ``python models/recipe/assemble.py --help``."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from export import weights_of
from train import load

from corpus import LABELS
from extract.ner.model import Recogniser


def main() -> None:
    """Write the pipeline; its card and licence, if they are there, stay."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("members", type=Path, nargs="+", help="files that train.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pipeline")
    parser.add_argument(
        "--eager", type=float, default=0.0, help="off the score of no name (default 0)"
    )
    parser.add_argument("--version", required=True, help="version of the pipeline")
    given = parser.parse_args()
    members, vocabularies = zip(*map(load, given.members), strict=True)
    first = vocabularies[0]
    if any(
        (one.known[group] != first.known[group]).any()
        for one in vocabularies
        for group in first.known
    ):
        parser.error("the members were trained on different texts, their vocabularies differ")
    nlp = spacy.blank("pl")
    component = nlp.add_pipe("owes_ner")
    component.recogniser = Recogniser(weights_of(members, first, LABELS, eager=given.eager))
    nlp.meta.update(
        name="owes_ner",
        version=given.version,
        description="Names in Polish activity reports: persons, bodies, places, dates, times.",
        license="GPL-3.0",
        sources=[
            {"name": "National Corpus of Polish, 1-million-word subcorpus", "license": "GPL-3.0"},
            {"name": "KPWr", "license": "CC BY 3.0"},
            {"name": "passages of our own (corpus/ner)", "license": "MIT"},
        ],
    )
    nlp.to_disk(given.out)


if __name__ == "__main__":
    main()
