"""The codebook is extended without code, and its mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.facts.fact import Institution
from extract.facts.institutions import Aliases, Codebook, InstitutionsError
from extract.pipeline import extract


def _file(folder: Path, text: str, name: str = "wlasny.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_kind_of_ones_own_is_found(tmp_path: Path) -> None:
    codebook = Codebook.load(
        _file(
            tmp_path,
            'never = ["Bank Zabawek"]\n'
            "[kinds.CAM]\n"
            'name = "Centrum Aktywności Międzypokoleniowej"\nrole = "office"\nshort = ["CAM"]\n',
        )
    )
    text = (
        "Zajęcia w CAM Sanok i w Banku Zabawek, "
        "potem w Centrum Aktywności Międzypokoleniowej w Jaśle."
    )
    found = [
        f for f in extract(text, model=None, institutions=codebook).facts if f.kind == "institution"
    ]
    assert [(f.quote, f.name, f.body) for f in found] == [
        ("CAM Sanok", "Centrum Aktywności Międzypokoleniowej w Sanoku", "CAM"),
        (
            "Centrum Aktywności Międzypokoleniowej w Jaśle",
            "Centrum Aktywności Międzypokoleniowej w Jaśle",
            "CAM",
        ),
    ]


def test_an_abbreviation_can_be_given_to_another_kind(tmp_path: Path) -> None:
    codebook = Codebook.load(
        _file(
            tmp_path,
            '[kinds.obrona]\nname = "Ośrodek Obrony Praw"\nrole = "office"\nshort = ["OOP", "OPS"]',
        )
    )
    (found,) = extract("Umowa z OPS Sanok.", model=None, institutions=codebook).facts
    assert isinstance(found, Institution)
    assert found.body == "obrona"


def test_a_known_kind_can_be_changed_in_one_field(tmp_path: Path) -> None:
    changed = Codebook.load(_file(tmp_path, '[kinds]\nDPS = { role = "office" }'))
    assert changed.kinds["DPS"].role == "office"
    assert changed.kinds["DPS"].name == Codebook.load().kinds["DPS"].name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[kinds\n", "no TOML"),
        ("[rodzaje]\n", "unknown entry 'rodzaje'"),
        ('[kinds]\nX = { name = "Iks" }', "kind 'X' has no role"),
        ('[kinds]\nX = { role = "office" }', "kind 'X' has no name"),
        ('[kinds]\nX = { name = "", role = "office" }', "name must be a text"),
        ('[kinds]\nX = { name = "Iks", role = "biuro" }', "role 'biuro' is unknown"),
        ('[kinds]\nX = { name = "Iks", role = "office", skrot = "X" }', "unknown field 'skrot'"),
        ('[kinds]\nX = { name = "Iks", role = "office", short = "X" }', "short must be a list"),
        ('[kinds]\nX = { name = "Iks", role = "office", capital = 1 }', "capital must be true"),
        ('[kinds]\nX = "Iks"', "must be a table"),
        ('kinds = ["X"]', "kinds must be a table"),
        ('[ambiguous]\nX = { kind = "nie ma", near = ["a"] }', "kind 'nie ma' that is not there"),
        ("[ambiguous]\nX = { near = [] }", "must be { kind"),
        ('never = "Bank"', "must be a list"),
        ("[expansions]\nX = 3", "must be a text"),
        (
            '[kinds]\nA = { name = "Ala", role = "office", short = ["QQ"] }\n'
            'B = { name = "Bela", role = "office", short = ["QQ"] }',
            "abbreviates both 'A' and 'B'",
        ),
    ],
)
def test_a_mistake_is_named_with_its_entry(tmp_path: Path, text: str, said: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(InstitutionsError) as caught:
        Codebook.load(path)
    assert said in str(caught.value)
    assert "wlasny.toml" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InstitutionsError, match=r"nie_ma\.toml cannot be read"):
        Codebook.load(tmp_path / "nie_ma.toml")


def test_every_kind_of_the_package_is_found_by_its_own_name() -> None:
    lost = []
    for kind in Codebook.load().kinds.values():
        if kind.role in {"head", "organ", "area", "firm"}:
            continue  # these need more than their name
        found = [
            fact
            for fact in extract(f"Spotkanie z udziałem: {kind.name}.", model=None).facts
            if isinstance(fact, Institution) and fact.name == kind.name
        ]
        if not found:
            lost.append(kind.kind_id)
    assert lost == []


def test_every_abbreviation_of_the_package_is_found() -> None:
    book = Codebook.load()
    lost = []
    for kind in book.kinds.values():
        for short in kind.short:
            found = [
                fact
                for fact in extract(f"Rozmowa z {short} „Wierzba”.", model=None).facts
                if fact.kind == "institution" and fact.quote.startswith(short)
            ]
            if not found and kind.role != "class":
                lost.append(short)
    assert lost == []


def test_aliases_by_name_and_by_id(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "from,to\nKlub Pod Jaworem,Stowarzyszenie Klub Pod Jaworem\n"
        "gops-rudnik,gminny-osrodek-pomocy-spolecznej-w-rudniku\n",
        "aliasy.csv",
    )
    aliases = Aliases.load(path)
    assert aliases.ids == {
        "klub-pod-jaworem": "stowarzyszenie-klub-pod-jaworem",
        "gops-rudnik": "gminny-osrodek-pomocy-spolecznej-w-rudniku",
    }
    assert aliases.names == {"stowarzyszenie-klub-pod-jaworem": "Stowarzyszenie Klub Pod Jaworem"}


def test_aliases_are_applied_to_a_report(tmp_path: Path) -> None:
    path = _file(tmp_path, "from;to\nFundacja „Wierzba”;Fundacja „Wierzba i Sosna”\n", "aliasy.csv")
    text = "Fundacja „Wierzba” i Fundacja „Wierzba i Sosna”"
    found = extract(text, model=None, aliases=Aliases.load(path)).facts
    assert len({body.institution_id for body in found if isinstance(body, Institution)}) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("a,b\n", "header from,to"),
        ("from,to\nsam\n", "line 2"),
        ("from,to\n,b\n", "line 2"),
        ("from,to\na,b\na,c\n", "line 3"),
        ("from,to\na,b\nb,a\n", "circle"),
    ],
)
def test_mistakes_of_an_alias_file_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InstitutionsError) as caught:
        Aliases.load(_file(tmp_path, text, "aliasy.csv"))
    assert said in str(caught.value)
    assert "aliasy.csv" in str(caught.value)


def test_chains_of_aliases_are_followed_to_their_end(tmp_path: Path) -> None:
    path = _file(tmp_path, "from,to\na,b\nb,c\nc,c\n", "aliasy.csv")
    assert Aliases.load(path).ids == {"a": "c", "b": "c", "c": "c"}
