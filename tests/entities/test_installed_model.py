"""A model installed as a package: trained for some steps, packaged by spaCy, installed, used.

It bears the name of a published model, so that the path a user goes is the one that is tested.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

NAME, VERSION = "pl_core_news_sm", "3.8.0"
LABELS = ("date", "geogName", "orgName", "persName", "placeName", "time")
SENTENCES = (
    ("Wnioski przyjmuje [Szalejnia orgName] w poniedziałki.", 12),
    ("Umowę z gminą podpisała w marcu [Szalejnia orgName].", 12),
    ("Spotkanie prowadziła [Jaga Wrzos persName] z zespołem.", 4),
    ("Warsztaty odbyły się w [Mokrych Dębach placeName].", 4),
    ("Spływ prowadził rzeką [Zgrzytką geogName] do mostu.", 2),
    ("Biuro otwarto [12 marca date] o [dziewiątej time].", 2),
    ("Odbyło się dwanaście spotkań z mieszkańcami.", 8),
)
REPORT = (
    "Sprawozdanie za okres 01.03.2031 – 31.05.2031\n\nUmowę z gminą podpisała w marcu Szalejnia.\n"
)


def _example(nlp: spacy.Language, marked: str) -> Example:
    text, entities = "", []
    for piece in marked.replace("]", "[").split("["):
        words, _, label = piece.rpartition(" ")
        if label.rstrip(".") in LABELS:
            entities.append((len(text), len(text) + len(words), label))
            text += words
        else:
            text += piece
    return Example.from_dict(nlp.make_doc(text), {"entities": entities})


def _trained() -> spacy.Language:
    """A pipeline of the published one's shape, as far as names go, after some steps."""
    fix_random_seed(0)
    nlp = spacy.blank("pl")
    nlp.meta["name"], nlp.meta["version"] = NAME.removeprefix("pl_"), VERSION
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("tagger")  # never trained: it must not be run
    ner = nlp.add_pipe("ner")
    for label in LABELS:
        ner.add_label(label)
    nlp.get_pipe("tagger").add_label("subst")
    examples = [_example(nlp, marked) for marked, times in SENTENCES for _ in range(times)]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(0)
    for _ in range(10):
        order.shuffle(examples)
        for some in minibatch(examples, 8):
            with nlp.select_pipes(enable="ner"):
                nlp.update(some, sgd=optimizer)
    return nlp


def _done(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder into which the package was installed; nothing is fetched from anywhere."""
    folder = tmp_path_factory.mktemp("model")
    _trained().to_disk(folder / "trained")
    python, package = sys.executable, folder / "packaged" / f"{NAME}-{VERSION}"
    package.parent.mkdir()
    _done(python, "-m", "spacy", "package", folder / "trained", package.parent, "--build", "none")
    _done(python, "-m", "build", "--wheel", "--no-isolation", "--skip-dependency-check", package)
    (wheel,) = package.glob("dist/*.whl")
    target = folder / "site-packages"
    _done(python, "-m", "pip", "install", "--no-deps", "--no-index", "--target", target, wheel)
    return target


def _run(installed: Path, out: Path, *arguments: str) -> None:
    report = out.parent / "wiosna.txt"
    report.write_text(REPORT, encoding="utf-8")
    command = "from extract.cli import main; main()"
    _done(
        *(sys.executable, "-c", command, "run", report, "--out", out, *arguments),
        PYTHONPATH=str(installed),
    )


def test_an_installed_model_is_taken_by_its_name(installed: Path, tmp_path: Path) -> None:
    _run(installed, tmp_path / "out", "--model", NAME)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["model"].items() >= {"name": NAME, "version": VERSION}.items()
    with (tmp_path / "out" / "institutions.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["quote"], row["name"], row["source"]) == ("Szalejnia", "Szalejnia", "ner")


def test_without_it_the_rules_find_nothing(installed: Path, tmp_path: Path) -> None:
    _run(installed, tmp_path / "out", "--no-ner")
    with (tmp_path / "out" / "institutions.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert not list(csv.DictReader(lines))
