"""Which pipeline is taken, and what a user is told where it cannot be."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path

import pytest
import spacy
from pipelines import ruled
from spacy.language import Language

from extract.entities import Recogniser, load
from extract.entities.needed import needless
from extract.errors import ModelError

FUND = "Fundacja Szalej"
TEXT = f"Pomoc dała {FUND}."


def _found(recogniser: Recogniser | None, text: str = TEXT) -> list[tuple[str, str]]:
    assert recogniser is not None
    ((*found,),) = recogniser.entities([text])
    return [(one.label, text[one.start : one.end]) for one in found]


def test_no_model_is_no_recogniser() -> None:
    assert load(None) is None


def test_a_folder_is_loaded_by_its_path(folder: Path) -> None:
    for path in (folder, str(folder), f"{folder}{os.sep}"):
        recogniser = load(path)
        assert _found(recogniser) == [("orgName", FUND)]
        assert (recogniser.name, recogniser.version) == ("pl_wzor", "0.4.2")


def test_a_model_is_loaded_once(folder: Path) -> None:
    assert load(folder) is load(str(folder))


def test_a_relative_path_is_that_of_the_folder_one_is_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert _found(load("model")) == [("orgName", FUND)]
    monkeypatch.chdir("/")
    with pytest.raises(ModelError):
        load("model")


def test_a_pipeline_at_hand_is_taken_as_it_is(nlp: Language) -> None:
    recogniser = load(nlp)
    assert _found(recogniser) == [("orgName", FUND)]
    assert load(recogniser) is recogniser


def test_a_published_model_that_is_missing_comes_with_its_command() -> None:
    with pytest.raises(ModelError) as told:
        load("pl_core_news_lg")
    assert str(told.value).endswith(f"{sys.executable} -m spacy download pl_core_news_lg")


def test_an_unknown_name_says_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="no package of this name") as told:
        load("moj_model")
    assert str(tmp_path / "moj_model") in str(told.value)
    assert sys.executable in str(told.value)


def test_a_folder_without_a_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no config\.cfg"):
        load(tmp_path)


def test_a_package_that_is_no_pipeline_is_refused() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline"):
        load("click")


def test_a_damaged_pipeline_is_refused(folder: Path) -> None:
    (folder / "entity_ruler" / "patterns.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(folder)


def test_a_pipeline_of_an_unknown_component_is_refused(folder: Path) -> None:
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    config = config.replace('factory = "entity_ruler"', 'factory = "czytacz"')
    (folder / "config.cfg").write_text(config, encoding="utf-8")
    with pytest.raises(ModelError, match="czytacz"):
        load(folder)


def test_a_pipeline_that_finds_no_names_is_refused() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("sentencizer")
    with pytest.raises(ModelError, match="sentencizer"):
        load(nlp)


def test_foreign_labels_are_ours(caplog: pytest.LogCaptureFixture) -> None:
    nlp = ruled(
        ORG="Fundacja Szalej", Per="Jaga Wrzos", GPE="Mokre Dęby", MISC="Polka", RYBA="leszcz"
    )
    with caplog.at_level(logging.WARNING):
        recogniser = load(nlp)
    text = "Polka Jaga Wrzos i Fundacja Szalej, Mokre Dęby: leszcz"
    assert _found(recogniser, text) == [
        ("persName", "Jaga Wrzos"),
        ("orgName", FUND),
        ("placeName", "Mokre Dęby"),
    ]
    (line,) = caplog.messages
    assert "RYBA" in line
    assert "MISC" not in line


def test_labels_that_mean_nothing_here_are_refused() -> None:
    with pytest.raises(ModelError, match="RYBA"):
        load(ruled(RYBA="leszcz"))


def test_a_model_of_another_version_of_spacy_is_a_line_in_the_log(
    folder: Path, caplog: pytest.LogCaptureFixture, recwarn: pytest.WarningsRecorder
) -> None:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["spacy_version"] = ">=2.0.0,<2.1.0"
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert _found(load(folder)) == [("orgName", FUND)]
    assert [line for line in caplog.messages if "W095" in line and str(folder) in line]
    assert not list(recwarn)


def _pipeline(*pipes: str, **configs: dict[str, object]) -> Language:
    nlp = spacy.blank("pl")
    for name in pipes:
        nlp.add_pipe(name, config=configs.get(name, {}))
    return nlp


_LISTENING = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 8,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2VecListener.v1",
            "width": 8,
            "upstream": "tok2vec",
        },
    }
}


def test_what_names_do_not_rest_on_is_left_out() -> None:
    shape = ("tok2vec", "morphologizer", "parser", "tagger", "attribute_ruler", "ner")
    nlp = _pipeline(*shape, "senter")
    assert needless(nlp.config) == [*shape[:-1], "senter"]


def test_an_embedding_that_names_listen_to_stays() -> None:
    nlp = _pipeline("tok2vec", "tagger", "ner", ner=_LISTENING)
    assert needless(nlp.config) == ["tagger"]


def test_rules_may_ask_for_everything() -> None:
    nlp = _pipeline("tok2vec", "tagger", "entity_ruler", "ner")
    assert needless(nlp.config) == []


def test_a_network_that_sees_tags_keeps_the_tagger() -> None:
    nlp = _pipeline("tagger", "ner")
    nlp.config["components"]["ner"]["model"]["tok2vec"]["embed"] = {"attrs": ["NORM", "TAG"]}
    config = nlp.config
    config["components"]["ner"]["model"]["tok2vec"] = {"embed": {"attrs": ["NORM", "TAG"]}}
    assert needless(config) == []


def test_a_component_of_somebody_else_stays() -> None:
    assert "zagadka" not in needless(
        {
            "nlp": {"pipeline": ["zagadka", "lemmatizer", "ner"]},
            "components": {
                "zagadka": {"factory": "zagadka"},
                "lemmatizer": {"factory": "lemmatizer"},
                "ner": {"factory": "ner"},
            },
        }
    )
