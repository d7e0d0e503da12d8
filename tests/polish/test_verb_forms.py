"""What a verb form says of time."""

import pytest

from extract.polish.verb_forms import verb_form


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("przeszkolono", "przeszkolić", "past"),
        ("Odbyły", "odbyć", "past"),
        ("ZAPLANOWANO", "zaplanować", "past"),
        ("wydali", "wydać", "past"),
        ("planuje", "planować", "present"),
        ("ma", "mieć", "present"),
        ("powstanie", "powstać", "future"),
        ("zostaną", "zostać", "future"),
        ("będą", "być", "future"),
        ("utworzyć", "utworzyć", "infinitive"),
        ("zaplanowanych", "zaplanować", "participle"),
    ],
)
def test_forms(word: str, lemma: str, tense: str) -> None:
    form = verb_form(word)
    assert form is not None
    assert (form.lemma, form.tense) == (lemma, tense)


@pytest.mark.parametrize(
    "word",
    ["udział", "zakup", "stały", "przyszły", "lub", "to", "rada", "szkolenie", "planowanie", "12"],
)
def test_what_is_no_verb_in_running_text(word: str) -> None:
    assert verb_form(word) is None


@pytest.mark.parametrize(
    ("word", "personal"),
    [("planuje", True), ("planowały", True), ("planujemy", False), ("zaplanowano", False)],
)
def test_who_may_be_the_subject(word: str, *, personal: bool) -> None:
    form = verb_form(word)
    assert form is not None
    assert form.personal is personal


def test_a_thing_done_or_being_done() -> None:
    done, doing = verb_form("utworzono"), verb_form("tworzono")
    assert done is not None
    assert doing is not None
    assert (done.perfective, doing.perfective) == (True, False)
