"""A codebook is read, put over the default one, and refused with the line of what is wrong."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables_made import Run

from extract.errors import CodebookError
from extract.indicators import indicator_values, load_codebook, unknown_units
from extract.indicators.codebook import parse
from extract.indicators.words import Cues

FIVE_LINES = """\
[indicator.library_loans]
name_pl = "Wypożyczenia"
unit = "wypożyczenie"
agg = "sum"
feeds = [{ kind = "counts", unit = ["wypożyczenie"] }]
"""

IDS = [
    "initiative_groups_pes_concept",
    "communities_joint_venture",
    "jobs_created_ps",
    "jobs_created_disabled",
    "jobs_maintained",
    "ngos_economised",
    "ps_turnover_growth",
    "reintegration_initiatives",
    "pes_supported",
    "persons_at_risk_supported",
    "persons_at_risk_working_after",
    "new_ps",
    "new_pes",
    "pes_transformed_ps",
    "accessible_objects",
    "digital_competence_persons",
    "jobs_kpres_total",
    "animation_meetings",
    "animation_meetings_individual",
    "animation_meetings_group",
    "meetings_by_institution",
    "persons_animated",
    "advisory_meetings",
    "advisory_hours_total",
    "advisory_hours_legal",
    "advisory_hours_accounting",
    "advisory_hours_marketing",
    "advisory_hours_business",
    "advisory_hours_it",
    "advisory_hours_hr",
    "advisory_hours_vocational",
    "advisory_hours_psychological",
    "advisory_hours_key",
    "advisory_clients",
    "service_hours_specialist",
    "trainings",
    "training_days",
    "training_hours",
    "training_participants",
    "study_visits",
    "study_visits_participants",
    "study_visits_hosts",
    "partnership_meetings",
    "agreements",
    "es_team_sessions",
    "fairs_events",
    "grants_awarded_value",
    "bridge_support_value",
    "development_packages",
    "incubators",
]


def _refused(text: str) -> str:
    with pytest.raises(CodebookError) as refusal:
        parse(text, "moja.toml")
    return str(refusal.value)


def test_the_default_codebook_has_every_indicator_and_no_warning() -> None:
    codebook = load_codebook()
    assert list(codebook.indicators) == IDS
    assert codebook.warnings == ()
    assert "jobs_created_ps" in codebook.ancestors("jobs_created_disabled")


def test_activities_of_the_default_codebook_are_those_of_sections() -> None:
    source = resources.files("extract.sections").joinpath("activities.toml")
    known = set(tomllib.loads(source.read_text(encoding="utf-8")))
    for name, indicator in load_codebook().indicators.items():
        for feed in indicator.feeds:
            assert {*feed.activity, *feed.not_activity} <= known, name


def test_five_lines_add_an_indicator(tmp_path: Path) -> None:
    file = tmp_path / "moja.toml"
    file.write_text(FIVE_LINES, encoding="utf-8")
    codebook = load_codebook(file)
    assert list(codebook.indicators) == [*IDS, "library_loans"]
    run = Run()
    report = run.report("a-1")
    report.section("1.a")
    report.state("1.a", "Było 812 wypożyczeń.", "812 wypożyczeń", 812, unit="wypożyczenie")
    made = indicator_values(run.tables(), codebook)
    assert list(made["indicator_id"]) == ["library_loans"]


def test_a_file_replaces_leaves_out_or_stands_alone() -> None:
    own = FIVE_LINES.replace("library_loans", "trainings")
    assert parse(own, "x").indicators["trainings"].unit == "wypożyczenie"
    assert list(parse(own, "x").indicators) == IDS
    without = parse('without = ["trainings"]\n' + FIVE_LINES, "x").indicators
    assert "trainings" not in without
    assert list(parse("extends = false\n" + FIVE_LINES, "x").indicators) == ["library_loans"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('agg = "sum"', 'agg = "mean"', 4, "indicator library_loans agg"),
        ('unit = "wypożyczenie"\n', 'unit = "wypożyczenie"\ncolour = "red"\n', 4, "colour"),
        ('name_pl = "Wypożyczenia"\n', "", 1, "name_pl: is missing"),
        ('kind = "counts"', 'kind = "numbers"', 5, "feeds.1.kind"),
        ('unit = ["wypożyczenie"]', 'near = { any = ["dwa słowa"] }', 5, "dwa słowa"),
        ('kind = "counts"', 'kind = "hours"', 5, "hours have no unit"),
        ('agg = "sum"', "agg = ", 4, "no valid TOML"),
        ('"Wypożyczenia"', "„Wypożyczenia”", 2, "write straight quotes"),
        ('[{ kind = "counts", unit = ["wypożyczenie"] }]', "[]", 5, "name one at least"),
        ('"Wypożyczenia"', '""', 2, "is empty"),
        ("library_loans", '"Wypożyczenia"', 1, "is no id; write small letters"),
        ("library_loans", "Library-Loans", 1, "Library-Loans"),
        ('agg = "sum"\n', 'agg = "sum"\nparts_of = ["loans"]\n', 5, "part of loans"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, said: str) -> None:
    message = _refused(FIVE_LINES.replace(old, new, 1))
    assert message.startswith(f"moja.toml, line {line}: ")
    assert said in message


def test_an_id_stands_once() -> None:
    message = _refused(FIVE_LINES + "\n" + FIVE_LINES)
    assert message.startswith("moja.toml, line 7: indicator library_loans is there already")
    assert "line 1" in message


def test_parts_make_no_circle() -> None:
    one = FIVE_LINES + 'parts_of = ["other"]\n'
    other = FIVE_LINES.replace("library_loans", "other") + 'parts_of = ["library_loans"]\n'
    message = _refused(one + other)
    assert re.match(r"moja\.toml, line (6|12): indicator \w+ is part of itself", message)
    assert "→" in message
    assert "itself" in _refused(FIVE_LINES + 'parts_of = ["library_loans"]\n')


def test_a_feed_that_takes_everything_is_warned_of() -> None:
    for feed in ('kind = "counts"', 'kind = "hours", topic = { any = ["*"] }'):
        text = FIVE_LINES.replace('kind = "counts", unit = ["wypożyczenie"]', feed)
        warnings = parse(text, "moja.toml").warnings
        assert len(warnings) == 1
        assert warnings[0].startswith("moja.toml, line 5: indicator library_loans, feed 1 matches")


def test_a_unit_that_no_fact_can_have_is_warned_of() -> None:
    text = FIVE_LINES.replace('["wypożyczenie"]', '["wypożyczenia"]')
    (warning,) = parse(text, "moja.toml").warnings
    assert "write 'wypożyczenie'" in warning


def test_a_unit_that_no_fact_of_a_run_has_is_warned_of() -> None:
    run = Run()
    report = run.report("a-1")
    report.state("1", "Było 5 wystaw.", "5 wystaw", 5, unit="wystawa")
    codebook = parse(FIVE_LINES, "x")  # nothing is said of the default indicators beside it
    (warning,) = unknown_units(codebook, run.tables())
    assert "library_loans" in warning
    report.state("1", "Było 5 wypożyczeń.", "5 wypożyczeń", 5, unit="wypożyczenie")
    assert unknown_units(codebook, run.tables()) == []


def test_a_file_in_another_encoding_is_told_to_be_saved_anew(tmp_path: Path) -> None:
    file = tmp_path / "moja.toml"
    file.write_bytes(FIVE_LINES.encode("cp1250"))
    with pytest.raises(CodebookError, match=r"moja\.toml is not in UTF-8 .*save it as UTF-8"):
        load_codebook(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"brak\.toml"):
        load_codebook(tmp_path / "brak.toml")
    (tmp_path / "zły.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CodebookError, match=r"zły\.toml"):
        load_codebook(tmp_path / "zły.toml")


@given(st.text(max_size=200))
def test_any_text_is_a_codebook_or_refused_with_a_line(text: str) -> None:
    refusal = None
    try:
        parse(text, "moja.toml")
    except CodebookError as error:
        refusal = str(error)
    assert refusal is None or re.match(r"moja\.toml, line \d+: ", refusal)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Utworzono nowe miejsca", {"utworzyć", "nowy"}),
        ("doradztwo księgowo-kadrowe", {"księgowy", "kadrow*"}),
        ("NOWYCH MIEJSC", {"nowy"}),
        ("odmowy", set()),
        ("", set()),
    ],
)
def test_words_are_found_in_any_form(text: str, held: set[str]) -> None:
    wanted = ["utworzyć", "nowy", "księgowy", "kadrow*"]
    cues = Cues([frozenset({cue}) for cue in wanted])
    assert {cue for cue in wanted if cues.found(text) & cues.bit(frozenset({cue}))} == held


LISTS = """\
[words]
young = ["młodzież", "uczeń"]
borrowed = ["wypożyczenie", "użyczenie"]

[indicator.young_loans]
name_pl = "Wypożyczenia dla młodzieży"
unit = "wypożyczenie"
agg = "sum"
feeds = [
  { kind = "counts", unit = ["$borrowed"], near = { any = ["dziecko", "$young"], none = ["zwr*"] } }
]
"""


def test_the_name_of_a_list_stands_for_its_words() -> None:
    feed = parse(LISTS, "x").indicators["young_loans"].feeds[0]
    assert feed.unit == ("wypożyczenie", "użyczenie")
    assert feed.near.any == ("dziecko", "młodzież", "uczeń")
    assert feed.near.none == ("zwr*",)
    every = parse(LISTS.replace("any =", "all ="), "x").indicators["young_loans"].feeds[0]
    assert every.near.all == ("dziecko", "młodzież", "uczeń")


def test_lists_of_the_default_codebook_can_be_used_and_replaced_in_own_feeds() -> None:
    own = LISTS.replace("$young", "$disabled")
    assert "=on" in parse(own, "x").indicators["young_loans"].feeds[0].near.any
    theirs = load_codebook().indicators
    replaced = parse(own.replace("young =", "disabled ="), "x").indicators
    assert replaced["young_loans"].feeds[0].near.any == ("dziecko", "młodzież", "uczeń")
    assert {name: replaced[name] for name in theirs} == theirs
    assert "$disabled stands for no list" in _refused("extends = false\n" + own)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"$young"', '"$yuong"', 9, "$yuong stands for no list: none under [words] is called"),
        ('"$young"', '"$yuong"', 9, "$young may be meant"),
        ('"$borrowed"', '"$x"', 9, "feeds.1.unit: $x stands for no list"),
        ('"$young"', '"osoba|$young"', 9, "a name stands alone"),
        ('"uczeń"]', '"$borrowed"]', 2, "words.young.2"),
        ('["młodzież", "uczeń"]', "[]", 2, "words.young: has nothing in it"),
        ("young =", "Young =", 2, "words.Young"),
    ],
)
def test_a_slip_in_a_list_is_named_with_its_line(old: str, new: str, line: int, said: str) -> None:
    message = _refused(LISTS.replace(old, new, 1))
    assert f"moja.toml, line {line}: " in message
    assert said in message


def test_an_unknown_list_is_refused_in_one_sentence() -> None:
    assert _refused(LISTS.replace('"$young"', '"$yuong"')) == (
        "moja.toml, line 9: indicator young_loans feeds.1.near.any: $yuong stands for no list: "
        "none under [words] is called yuong; $young may be meant."
    )
