"""One body has one id, two bodies have two."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_bodies import bodies, named

from extract.facts.institutions import Body, link, link_many
from extract.facts.institutions.slugs import slug


def _ids(text: str) -> list[str]:
    return [body.institution_id for body in named(text)]


@pytest.mark.parametrize(
    "text",
    [
        "GOPS Sanok, GOPS w Sanoku, Gminnym Ośrodkiem Pomocy Społecznej w Sanoku",
        "Fundacja „Wierzba”, z Fundacją „Wierzba”, FUNDACJI „WIERZBA”, Fundacja ,,Wierzba’’",
        "Stowarzyszenie „Ja – My”, Stowarzyszeniem „Ja-My”",
        "Fundacja „Wierzba” w Sanoku i znów Fundacja „Wierzba”",
        "Stowarzyszenie „Zielona Dolina”, Stowarzyszenia „Zielona Doilna”",
        "Fundacja „Wierzba” pomaga. Podziękowania od „Wierzba” odebrano.",
    ],
)
def test_mentions_of_one_body_meet(text: str) -> None:
    ids = _ids(text)
    assert len(ids) > 1
    assert len(set(ids)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "GOPS w Sanoku, MOPS w Sanoku",
        "Szkoła Podstawowa nr 1 w Jaśle, Szkoła Podstawowa nr 2 w Jaśle",
        "Fundacja „Kos”, Fundacja „Kot”",
        "Fundacja „Jasny Brzeg”, Fundacja „Jasny Brzeg II”",
        "Fundacja „Wierzba”, Stowarzyszenie „Wierzba”",
        "OPS w Ustrzykach Dolnych, OPS w Ustrzykach Górnych",
        "Fundacja „Kładka”, Fundacja „Kłodka”, Fundacja „Kłoda”"[:40],
    ],
)
def test_two_bodies_stay_two(text: str) -> None:
    first, second, *_ = _ids(text)
    assert first != second


def test_one_name_in_two_towns_is_two_bodies_and_without_a_town_a_third() -> None:
    ids = _ids("Fundacja „Wierzba” w Sanoku, Fundacja „Wierzba” w Jaśle, Fundacja „Wierzba”")
    assert len(set(ids)) == 3


def test_a_project_of_the_same_name_is_not_the_body() -> None:
    found = named("Fundacja „Wierzba” prowadzi projekt „Wierzba” i wydaje pismo.")
    assert [body.quote for body in found] == ["Fundacja „Wierzba”"]


def test_a_misspelt_name_is_shown_as_the_right_one() -> None:
    found = named("Stowarzyszenie „Zielona Dolina” i Stowarzyszenie „Zielona Doilna”")
    assert {body.name for body in found} == {'Stowarzyszenie "Zielona Dolina"'}


def test_types_have_the_id_of_their_kind() -> None:
    first, second = bodies("w PUP i w powiatowych urzędach pracy")
    assert first.institution_id == second.institution_id == "powiatowy-urzad-pracy"


def _body(name: str, kind: str, place: str | None = None, mentions: int = 1) -> Body:
    return Body(slug(name), name, kind, place, mentions)


def test_over_a_batch_a_rare_misspelling_goes_to_the_name() -> None:
    right = _body('Stowarzyszenie "Zielona Dolina"', "stowarzyszenie", mentions=3)
    wrong = _body('Stowarzyszenie "Zielona Dolna"', "stowarzyszenie")
    slip = _body('Stowarzyszenie "Zielona Doliina"', "stowarzyszenie")
    linked = link([slip, right, wrong])
    assert linked[slip.institution_id] == right.institution_id
    assert linked[wrong.institution_id] == wrong.institution_id  # "dolna" is a word


def test_over_a_batch_a_common_name_without_a_town_is_not_guessed_at() -> None:
    here = _body('Fundacja "Razem" w Sanoku', "fundacja", "Sanok")
    bare = _body('Fundacja "Razem"', "fundacja")
    assert link([here, bare])[bare.institution_id] == bare.institution_id
    assert link([here, bare], one_report=True)[bare.institution_id] == here.institution_id


_BODIES = st.lists(
    st.builds(
        _body,
        st.sampled_from(
            [
                *('Fundacja "Wierzba"', 'Fundacja "Wierzbba"', 'Fundacja "Wieżba"'),
                *('Fundacja "Wierzba Płacząca"', 'Fundacja "Wierzba Płacząca" w Sanoku'),
                *('Fundacja "Abrakad"', 'Fundacja "Abrakadd"', 'Fundacja "Abrkad"'),
            ]
        ),
        st.just("fundacja"),
        st.sampled_from([None, "Sanok"]),
        st.integers(1, 4),
    ),
    max_size=12,
)


@given(_BODIES, st.randoms(use_true_random=False))
def test_linking_does_not_depend_on_order(given_bodies: list[Body], random: Random) -> None:
    shuffled = list(given_bodies)
    random.shuffle(shuffled)
    assert link(given_bodies) == link(shuffled)


@given(_BODIES)
def test_every_body_goes_to_one_that_stays(given_bodies: list[Body]) -> None:
    linked = link(given_bodies)
    assert set(linked) == {body.institution_id for body in given_bodies}
    assert all(linked[target] == target for target in linked.values())


@given(_BODIES)
def test_many_bodies_go_where_few_do(given_bodies: list[Body]) -> None:
    linked = link(given_bodies)
    changed = {before: final for before, final in linked.items() if before != final}
    assert link_many(lambda: iter(given_bodies)) == changed


@given(st.text(max_size=200))
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "PROGRAM WSPÓŁPRACY GMINY JEŹNIKI\n\nProgram Współpracy Gminy Jeźniki z Organizacjami.",
        "Gmina Jeźniki pomaga.\n\nUMOWY GMINY JEŹNIKI\n\nPrezes Gminy Jeźniki z Kołem",
    ],
)
def test_a_body_whose_place_is_read_once_and_not_once_is_one(text: str) -> None:
    found = named(text)
    assert len({body.institution_id for body in found}) == 1
