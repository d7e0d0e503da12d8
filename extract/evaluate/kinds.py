"""What is scored of each kind of fact, as data for ``run``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.evaluate.pairing import folded, same_unit

if TYPE_CHECKING:
    from extract.evaluate.gold import Item
    from extract.facts.fact import Fact

Same = Callable[["Item", "Fact"], bool]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a fact that has a score of its own.

    ``joint`` scores it over all facts, together with the value ("value+unit"); otherwise it is
    scored over the facts whose value was found. An item without the key is not scored, unless
    ``default`` says what its absence means. ``attribute`` is the fact's name for it where gold has
    another. ``apart`` lists values that have precision and recall of their own, among the facts
    whose value was found: a rare one hardly shows in the share of all.
    """

    name: str
    key: str
    same: Callable[[Any, Any], bool] = lambda gold, found: bool(gold == found)
    joint: bool = False
    default: str | None = None
    attribute: str | None = None
    apart: tuple[str, ...] = ()

    @property
    def read_from(self) -> str:
        """Name of the fact's attribute."""
        return self.attribute or self.key


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: where gold has it, what makes two the same, which fields are scored.

    ``score`` names the main score; ``shown`` gives the value that mistakes are listed with.
    ``listed`` says which facts gold would list.
    """

    gold: str
    fact: str
    score: str
    same: Same
    soft: Callable[[Item], bool]
    fields: tuple[Field, ...] = ()
    parts: bool = False
    listed: Callable[[Fact], bool] = lambda _fact: True

    def shown(self, item: Item) -> str:
        """Return the value of an annotation, for a list of mistakes."""
        if "name" in item:
            return str(item["name"])
        if "date_start" in item:
            return f"{item['date_start']} – {item.get('date_end') or item['date_start']}"
        value = item.get("value")
        words = ("?" if value is None else f"{value:.15g}", item.get("unit") or item.get("topic"))
        return " ".join(word for word in words if word)


def as_item(fact: Fact) -> Item:
    """Return the fields of a fact under the names that gold gives them."""
    names = (
        *("value", "unit", "topic", "status", "modifier"),
        *("date_start", "date_end", "precision", "name"),
    )
    return {name: getattr(fact, name) for name in names if hasattr(fact, name)}


def _same_value(item: Item, fact: Fact) -> bool:
    return bool(getattr(fact, "value", None) == float(item["value"]))


def _same_days(item: Item, fact: Fact) -> bool:
    days = [str(day or "") for day in (_of(fact, "date_start"), _of(fact, "date_end"))]
    return days == [item["date_start"], item.get("date_end") or item["date_start"]]


def _of(fact: Fact, name: str) -> object:
    return getattr(fact, name, None)


def _indefinite(item: Item) -> bool:
    return item["value"] is None


def _undated(item: Item) -> bool:
    return not item.get("date_start")


def _inside(gold: str, found: str) -> bool:
    """Tell whether a section is the one gold names, or an item below it: gold names no bullets."""
    return found == gold or found.startswith(f"{gold}.")


_STATUS = Field("status", "status", apart=("planned", "context"))
_SECTION = Field("section", "section", _inside)
_MODIFIER = Field("modifier", "modifier", default="exact")
_UNIT = Field("value+unit", "unit", same_unit, joint=True)


def _same_text(gold: str | None, found: str | None) -> bool:
    return folded(gold) == folded(found)


def _anywhere(_item: Item, _fact: Fact) -> bool:
    return True


def _never(_item: Item) -> bool:
    return False


def _is_named(fact: Fact) -> bool:
    """Tell a body from a type without a name, which gold does not list."""
    return bool(getattr(fact, "named", False))


KINDS = (
    Kind(
        "counts",
        "count",
        "counts value",
        _same_value,
        _indefinite,
        (_UNIT, _STATUS, _MODIFIER, _SECTION),
        parts=True,
    ),
    Kind(
        "hours",
        "hours",
        "hours value",
        _same_value,
        _indefinite,
        (Field("topic", "topic", _same_text), _STATUS, _SECTION),
        parts=True,
    ),
    Kind(
        "amounts",
        "amount",
        "amounts value",
        _same_value,
        _indefinite,
        (_UNIT, _STATUS),
        parts=True,
    ),
    Kind("dates", "date", "dates", _same_days, _undated, (Field("precision", "precision"),)),
    Kind(
        "institutions",
        "institution",
        "institutions overlap",
        _anywhere,
        _never,
        (
            Field("exact span", "surface", _same_text, joint=True, attribute="quote"),
            Field("name", "name", _same_text),
        ),
        listed=_is_named,
    ),
)
