"""The codebook of institutions: which kinds of bodies there are, as data a user can extend."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from extract.errors import InstitutionsError
from extract.facts.institutions.full_names import check_names
from extract.facts.institutions.kinds import Ambiguous, Kind, Role

_ROLES = frozenset(get_args(Role))
_TEXT_LISTS = ("short", "variants", "classes")
_FLAGS = ("ordinal", "capital")
_FIELDS = {"name", "role", *_TEXT_LISTS, *_FLAGS}
_TOP = {"never", "units", "ambiguous", "expansions", "kinds"}


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """The kinds of bodies, and what only looks like one.

    Attributes
    ----------
    kinds
        By id, in the order of the file.
    never
        Names that are no bodies, though a head opens them ("Bank Czasu").
    units
        Abbreviations that are no bodies ("UP", "PES").
    ambiguous
        Abbreviations of two kinds.
    expansions
        Abbreviations inside of names, as the name has them written out.
    """

    kinds: dict[str, Kind]
    never: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    ambiguous: dict[str, Ambiguous] | None = None
    expansions: dict[str, str] | None = None

    @classmethod
    def load(cls, extra: str | Path | None = None) -> Codebook:
        """Return the codebook that comes with the package, ``extra`` laid over it.

        ``extra`` is a TOML file of the same shape. A kind with a new id is added, one with a known
        id replaced field by field; the lists ``never`` and ``units`` are joined.

        Raises
        ------
        InstitutionsError
            When ``extra`` cannot be read or an entry is wrong; the message names it.
        """
        if extra is None:
            return _default()
        path = Path(extra)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise InstitutionsError(
                f"{path} cannot be read ({error.strerror}): check the codebook's path."
            ) from error
        except UnicodeDecodeError as error:
            raise InstitutionsError(
                f"{path} cannot be read as UTF-8 (byte {error.start}): save it in that encoding."
            ) from error
        codebook = _built(_merged(_shipped(), _parsed(text, str(path))), str(path))
        try:
            check_names(codebook.kinds.values(), codebook.never)
        except InstitutionsError as error:
            raise InstitutionsError(f"{path}: {error}") from error
        return codebook


@cache
def _default() -> Codebook:
    return _built(_shipped(), "institutions.toml")


@cache
def _shipped() -> dict[str, Any]:
    source = files("extract.facts.institutions").joinpath("institutions.toml")
    return _parsed(source.read_text(encoding="utf-8"), "institutions.toml")


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InstitutionsError(f"{where} is no TOML ({error}): mend that line.") from error
    for key in data:
        if key not in _TOP:
            raise InstitutionsError(
                f"{where} has an unknown entry {key!r}: it may hold {', '.join(sorted(_TOP))}."
            )
    for key in ("never", "units"):
        _text_list(data.get(key, []), f"{where}: {key}")
    for key in ("ambiguous", "expansions", "kinds"):
        if not isinstance(data.get(key, {}), dict):
            raise InstitutionsError(f"{where}: {key} must be a table, e.g. [{key}].")
    for kind_id, entry in data.get("kinds", {}).items():
        if not kind_id.strip() or not kind_id.isprintable():
            raise InstitutionsError(f"{where}: {kind_id!r} is no id of a kind: use a word.")
        _check_kind(entry, f"{where}: kind {kind_id!r}")
    for short, entry in data.get("ambiguous", {}).items():
        _check_ambiguous(entry, f"{where}: ambiguous {short!r}")
    for short, full in data.get("expansions", {}).items():
        if not isinstance(full, str) or not full.strip():
            raise InstitutionsError(f"{where}: expansion {short!r} must be a text.")
    return data


def _check_kind(entry: object, where: str) -> None:
    if not isinstance(entry, dict):
        raise InstitutionsError(f'{where} must be a table, e.g. {{ name = "…", role = "office" }}.')
    for field, value in entry.items():
        if field not in _FIELDS:
            known = ", ".join(sorted(_FIELDS))
            raise InstitutionsError(f"{where} has an unknown field {field!r}: known are {known}.")
        if field == "name" and (not isinstance(value, str) or not value.strip()):
            raise InstitutionsError(f"{where}: name must be a text that is not empty.")
        if field == "role" and not (isinstance(value, str) and value in _ROLES):
            raise InstitutionsError(
                f"{where}: role {value!r} is unknown, one of {', '.join(sorted(_ROLES))}."
            )
        if field in _TEXT_LISTS:
            _text_list(value, f"{where}: {field}")
        if field in _FLAGS and not isinstance(value, bool):
            raise InstitutionsError(f"{where}: {field} must be true or false.")


def _check_ambiguous(entry: object, where: str) -> None:
    if not isinstance(entry, dict) or set(entry) != {"kind", "near"}:
        raise InstitutionsError(f'{where} must be {{ kind = "…", near = ["…"] }}.')
    if not isinstance(entry["kind"], str):
        raise InstitutionsError(f"{where}: kind must be the id of a kind.")
    _text_list(entry["near"], f"{where}: near")


def _text_list(value: object, where: str) -> None:
    if not isinstance(value, list) or not all(isinstance(x, str) and x.strip() for x in value):
        raise InstitutionsError(f'{where} must be a list of texts, e.g. ["…", "…"].')


def _merged(base: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    """Lay ``extra`` over ``base``; an abbreviation a new kind claims is taken from the old one."""
    kinds: dict[str, Any] = dict(base["kinds"])
    claimed = {
        short for entry in extra.get("kinds", {}).values() for short in entry.get("short", [])
    }
    for kind_id, entry in kinds.items():
        kept = [short for short in entry.get("short", []) if short not in claimed]
        if len(kept) < len(entry.get("short", [])):
            kinds[kind_id] = entry | {"short": kept}
    for kind_id, entry in extra.get("kinds", {}).items():
        kinds[kind_id] = kinds.get(kind_id, {}) | entry
    units = [unit for unit in base["units"] if unit not in claimed]
    ambiguous = {k: v for k, v in base["ambiguous"].items() if k not in claimed}
    return {
        "never": [*base["never"], *extra.get("never", [])],
        "units": [*units, *extra.get("units", [])],
        "ambiguous": ambiguous | extra.get("ambiguous", {}),
        "expansions": base["expansions"] | extra.get("expansions", {}),
        "kinds": kinds,
    }


def _built(data: dict[str, Any], where: str) -> Codebook:
    kinds = {}
    owners: dict[str, str] = {}
    named: dict[str, str] = {}
    for kind_id, entry in data["kinds"].items():
        for field in ("name", "role"):
            if field not in entry:
                raise InstitutionsError(f"{where}: kind {kind_id!r} has no {field}: add it.")
        for short in entry.get("short", []):
            if owners.get(short, kind_id) != kind_id:
                raise InstitutionsError(
                    f"{where}: {short!r} abbreviates both {owners[short]!r} and {kind_id!r}: "
                    "leave it with one of them."
                )
            owners[short] = kind_id
        for name in (entry["name"], *entry.get("variants", [])):
            if named.get(name.lower(), kind_id) != kind_id:
                raise InstitutionsError(
                    f"{where}: {name!r} is the name of both {named[name.lower()]!r} and "
                    f"{kind_id!r}: leave it with one of them."
                )
            named[name.lower()] = kind_id
        kinds[kind_id] = Kind(
            kind_id,
            entry["name"],
            entry["role"],
            short=tuple(dict.fromkeys(entry.get("short", ()))),
            variants=tuple(entry.get("variants", ())),
            classes=tuple(entry.get("classes", ())),
            ordinal=entry.get("ordinal", False),
            capital=entry.get("capital", False),
        )
    ambiguous = {}
    for short, entry in data["ambiguous"].items():
        if entry["kind"] not in kinds:
            raise InstitutionsError(
                f"{where}: ambiguous {short!r} names a kind {entry['kind']!r} that is not there."
            )
        ambiguous[short] = Ambiguous(entry["kind"], tuple(entry["near"]))
    return Codebook(
        kinds, tuple(data["never"]), frozenset(data["units"]), ambiguous, data["expansions"]
    )
