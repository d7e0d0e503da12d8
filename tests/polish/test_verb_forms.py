"""What a verb form says of time."""

import pytest

from extract.polish.morphology import analyses
from extract.polish.morphology.dictionary import forms
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


VERBS = """
    pracować mówić uczyć czytać umieć dać wiedzieć być iść chcieć nieść wieźć pleść piec strzyc
    biec zacząć ciągnąć trzeć żuć powstać osiągnąć objąć zawrzeć bóść powinien
"""


@pytest.mark.parametrize("lemma", VERBS.split())
def test_every_form_of_a_verb_is_one(lemma: str) -> None:
    verbal = {"fin", "praet", "imps", "cond", "bedzie", "winien", "inf", "ppas"}
    told = {
        form
        for form, reading in forms(lemma)
        if reading.pos in verbal and {one.pos for one in analyses(form.lower())} <= verbal
    }
    assert told
    assert not {form for form in told if verb_form(form) is None}
