"""The facts a section can state: immutable, grounded in the characters they were read from."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

Modifier = Literal["exact", "min", "max", "approx", "each"]
Status = Literal["achieved", "planned", "context"]
Precision = Literal["day", "month", "quarter", "half", "year"]
Role = Literal["report_period", "project_period", "event", "reference"]
Source = Literal["rule", "ner", "rule+ner"]

_SIGNS: dict[str, str] = {"min": "≥", "max": "≤", "approx": "≈", "each": "each"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something a report states, and where.

    Attributes
    ----------
    report_id, section_id
        The report and the section that state it.
    start, end
        Character offsets into ``Report.text``, end exclusive.
    quote
        Exactly ``report.text[start:end]``.
    rule
        Name of the rule that read it.
    """

    kind: ClassVar[str] = "fact"

    report_id: str
    section_id: str
    start: int
    end: int
    quote: str
    rule: str

    @property
    def fact_id(self) -> str:
        """Identifier made of report, kind and offsets; never of the order of processing."""
        return f"{self.report_id}#{self.kind}@{self.start}-{self.end}"

    @property
    def stated(self) -> str:
        """What is stated, in short: "≥ 12 osoba", "2019-02-01 – 2019-02-28"."""
        return self.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """A stated number.

    Attributes
    ----------
    value, value_max
        The number, or the lower and upper bound of a range. An indefinite number
        ("kilkanaście") has ``value`` ``None`` and its upper bound in ``value_max``.
    modifier
        ``min`` ("co najmniej", "ponad"), ``max`` ("do"), ``approx`` ("ok."), ``each`` ("po 12"),
        else ``exact``.
    number_start, number_end
        Offsets of the digits or number words alone, inside ``start``..``end``.
    status, cumulative, part_of
        Filled by ``extract.meaning``; ``part_of`` is the ``fact_id`` of the whole.
    """

    value: float | None
    value_max: float | None = None
    modifier: Modifier = "exact"
    number_start: int
    number_end: int
    status: Status | None = None
    cumulative: bool | None = None
    part_of: str | None = None

    @property
    def stated(self) -> str:
        """The number with its bounds, and what it is of."""
        low = "?" if self.value is None else f"{self.value:.15g}"
        number = low if self.value_max is None else f"{low}–{self.value_max:.15g}"
        sign = _SIGNS.get(self.modifier, "")
        of = getattr(self, "unit", None) or getattr(self, "topic", None)
        return " ".join(word for word in (sign, number, of) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Quantity):
    """So many of something: "386 os. fizyczne", "Grupy inicjatywne (8)".

    ``unit`` is the lemma of what is counted (``osoba``, ``grupa inicjatywna``, ``PES``), or
    ``None`` while a part of a list waits for the unit of its whole; ``phrase`` is the counted
    noun phrase as written.
    """

    kind: ClassVar[str] = "count"

    unit: str | None
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Quantity):
    """Hours of something delivered: "106,5 godziny doradztwa prawnego".

    ``value`` is in clock hours as stated (no conversion of 45-minute teaching hours);
    ``topic`` is the nominative of what the hours were of (``doradztwo prawne``).
    """

    kind: ClassVar[str] = "hours"

    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Quantity):
    """Money or a share: "125 300,00 zł", "14 % os. z niepełnosprawnościami".

    ``unit`` is ``PLN``, ``EUR`` or ``%``; ``value`` is in that unit ("15 tys. zł" is 15000).
    """

    kind: ClassVar[str] = "amount"

    unit: str
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact(Fact):
    """A day or a span of days: "27-28 lipca 2017 r.", "(09-10.11.)", "II-IV 2020".

    ``date_start`` and ``date_end`` are inclusive. An open range ("do 30 czerwca") carries the date
    it names on both sides; its ``rule`` says which side is open.
    ``role`` says what the date is of (``extract.facts.dates`` tells when it is which);
    ``inferred`` names what the text leaves out and where it was taken from
    (``year from report period``), ``None`` when everything is written.
    """

    kind: ClassVar[str] = "date"

    date_start: date | None
    date_end: date | None
    precision: Precision
    role: Role
    inferred: str | None = None

    @property
    def stated(self) -> str:
        """The day, or the first and the last."""
        days = dict.fromkeys(str(day or "…") for day in (self.date_start, self.date_end))
        return " – ".join(days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution(Fact):
    """A mention of a body: "GOPS w Pieckach", "Stowarzyszeniem Dolina Róż", "w PUP".

    Attributes
    ----------
    name
        The name in the nominative with Polish casing, known abbreviations expanded, the place as
        *w/we* and the locative ("Gminny Ośrodek Pomocy Społecznej w Pieckach").
    institution_id
        The same for every mention of one body.
    body
        What kind of body it is, an id of the codebook ``institutions.toml`` ("GOPS",
        "stowarzyszenie"); ``None`` where the name does not say. Column ``kind`` of the table.
    place
        The place in the nominative ("Piecki"), ``None`` where the mention names none.
    named
        ``False`` for a type without a name ("w PUP", "ośrodkami pomocy społecznej").
    source
        What found it: the grammar of names, the statistical model, or both.
    """

    kind: ClassVar[str] = "institution"

    name: str
    institution_id: str
    body: str | None
    place: str | None
    named: bool
    source: Source

    @property
    def stated(self) -> str:
        """The name."""
        return self.name


_Fact = TypeVar("_Fact", bound=Fact)
_Slots = tuple["Callable[[Any], tuple[Any, ...]]", dict[str, "Callable[[Any, Any], None]"]]


def changed(fact: _Fact, **changes: Any) -> _Fact:
    """Return ``fact`` with other values in some of its fields.

    ``dataclasses.replace`` without the work of ``__init__``: every number of a report comes by
    here more than once.
    """
    kind: Any = type(fact)
    slots = _slots(kind)
    if slots is None:
        return replace(fact, **changes)
    values, writers = slots
    made: _Fact = object.__new__(kind)
    for write, value in zip(writers.values(), values(fact), strict=True):
        write(made, value)
    for name, value in changes.items():
        writers[name](made, value)
    return made


@cache
def _slots(kind: Any) -> _Slots | None:
    """Return what reads all fields of a kind and what writes each; ``None`` if it has no slots."""
    names = [field.name for field in fields(kind)]
    found = [getattr(kind, name, None) for name in names]
    slots = [slot for slot in found if isinstance(slot, MemberDescriptorType)]
    if len(slots) < len(names):
        return None
    return attrgetter(*names), {slot.__name__: slot.__set__ for slot in slots}
