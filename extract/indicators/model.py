"""What a codebook may say, as pydantic models: indicators and the facts that feed them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from extract.facts.unit_classes import UNIT_CLASSES, unit_class

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["counts", "hours", "amounts", "dates"]
Agg = Literal["sum", "last", "max", "none"]
Status = Literal["achieved", "planned", "context"]
Source = Literal["A", "R", "K", "O"]

ANY = "*"
CLASS = "@"
"""What begins a class of units ("@person"), as ``extract/facts/unit_classes.toml`` has them."""
LIST = "$"
"""What begins the name of a list of words where its words are to stand ("$founded")."""
LISTS = "lists"
"""Key of pydantic's context under which the named lists are."""
AMOUNT_UNITS = frozenset({"PLN", "EUR", "%"})


def _spread(given: object, info: ValidationInfo) -> object:
    """Put the words of named lists where their names stand."""
    if not isinstance(given, list):
        return given
    lists = (info.context or {}).get(LISTS, {})
    words: list[object] = []
    for word in given:
        if not (isinstance(word, str) and word.startswith(LIST)):
            words.append(word)
        elif word[1:] in lists:
            named = lists[word[1:]]
            # What is no list is refused where it is named.
            words.extend(named if isinstance(named, list | tuple) else ())
        else:
            raise ValueError(
                f"{word} stands for no list: none under [words] is called {word[1:]}"
                f"{_meant(word[1:], lists)}"
            )
    return words


def _meant(name: str, lists: Iterable[str]) -> str:
    """Say which list may have been meant, or else which there are."""
    close = get_close_matches(name, lists, n=1)
    if close:
        return f"; {LIST}{close[0]} may be meant"
    listed = ", ".join(sorted(lists))
    return f"; there are {listed}" if listed else ""


def _no_name(text: str) -> str:
    if LIST in text:
        raise ValueError(
            f"{text!r} holds {LIST}, which begins the name of a list; write the words themselves"
        )
    return text


def _cue(text: str) -> str:
    if LIST in text:
        raise ValueError(
            f"{text!r} is no word and no name of a list: a name stands alone, as {LIST}name"
        )
    for word in text.split("|"):
        if not word or " " in word or "*" in word[:-1]:
            raise ValueError(
                f"{text!r} is no list of lemmas: write one word, or several joined by |, each "
                "with a * at its end or none"
            )
    return text.lower()


Cue = Annotated[str, AfterValidator(_cue)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, Field(min_length=1)]
Cues = Annotated[tuple[Cue, ...], BeforeValidator(_spread)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_spread)]
Listed = Annotated[Text, AfterValidator(_no_name)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """Which words a text must and must not hold.

    A cue is a lemma or a word as written, in lower case; ``*`` at its end stands for any ending,
    ``|`` joins alternatives ("utworzyć|powstać|nowo*"), ``=`` before a word asks for it in capitals
    ("=on" is "ON"). ``"$name"`` stands for the words of a list of the file's (``File.words``).

    Attributes
    ----------
    any
        One of these at least.
    all
        Every one of these.
    none
        None of these.
    """

    any: Cues = ()
    all: Cues = ()
    none: Cues = ()

    @property
    def empty(self) -> bool:
        """Tell whether every text will do."""
        return not (self.any or self.all or self.none)

    @property
    def open(self) -> bool:
        """Tell whether no word is asked for, though some may be refused."""
        asked = [word for cue in (*self.any, *self.all) for word in cue.split("|")]
        return all(word == ANY for word in asked)

    def alternatives(self) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
        """Return sets of which each must be met, and one that must not be."""
        must = [frozenset(cue.split("|")) for cue in self.all]
        if self.any:
            must.append(frozenset(word for cue in self.any for word in cue.split("|")))
        return tuple(must), frozenset(word for cue in self.none for word in cue.split("|"))


class Feed(_Strict):
    """One kind of fact that feeds an indicator; a fact has to meet everything that is said.

    Attributes
    ----------
    kind
        Table of the fact. A date counts as one event.
    unit
        Units as the table has them, one of which is asked for; not for hours and dates.
        ``@person``, ``@body``, ``@event``, ``@job`` and ``@thing`` are any unit of that class.
    phrase
        Words of the fact's quote and counted phrase.
    topic
        Words of the topic; only for hours.
    near
        Words of the clause around the number: back to the number before it, ahead to the next
        comma, bracket or conjunction, titles in quotation marks left out. A part has those of its
        whole as well. An average ("średnio 11 godzin",
        "każdorazowo 16 osób") feeds nothing but shares.
    sentence
        Words of the sentence.
    title
        Words of the titles of the section and of those above it, up to its project.
    activity, not_activity
        Activities of the section, one of which is asked for or none of which may be.
    status
        ``achieved`` and ``planned`` unless said; a fact without a status counts as achieved.
    institution
        Kinds of institution of which one is named between this number and the next; ``*`` is any.
    part
        ``true``: only a part of a whole; ``false``: only what is no part.
    fallback
        0 unless said. A feed of a higher one counts only where none of a lower one does in the
        same branch of the report.
    """

    kind: Kind
    unit: Texts = ()
    phrase: Words = Words()
    topic: Words = Words()
    near: Words = Words()
    sentence: Words = Words()
    title: Words = Words()
    activity: Texts = ()
    not_activity: Texts = ()
    status: tuple[Status, ...] = ("achieved", "planned")
    institution: Texts = ()
    part: bool | None = None
    fallback: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _fits_kind(self) -> Self:
        if self.unit and self.kind in {"hours", "dates"}:
            raise ValueError(f"{self.kind} have no unit; leave it out")
        if not self.topic.empty and self.kind != "hours":
            raise ValueError(f"{self.kind} have no topic; write phrase = … or near = …")
        if self.kind == "amounts" and not set(self.unit) <= AMOUNT_UNITS:
            raise ValueError(f"the unit of an amount is one of {', '.join(sorted(AMOUNT_UNITS))}")
        for unit in self.unit:
            if unit.startswith(CLASS) and unit[1:] not in UNIT_CLASSES:
                known = ", ".join(f"{CLASS}{name}" for name in sorted(UNIT_CLASSES))
                raise ValueError(f"there is no class of units {unit!r}; there are {known}")
        return self

    def takes(self, unit: str) -> bool:
        """Tell whether a unit is one of those asked for, or of a class that is."""
        if not self.unit or unit in self.unit:
            return True
        classes = [one[1:] for one in self.unit if one.startswith(CLASS)]
        return bool(classes) and bool(unit) and unit_class(unit) in classes

    @property
    def open(self) -> bool:
        """Tell whether every fact of its kind feeds it."""
        words = (self.phrase, self.topic, self.near, self.sentence, self.title)
        return (
            not (self.unit or self.activity or self.institution)
            and self.part is not True
            and all(w.open for w in words)
        )


class Indicator(_Strict):
    """One indicator of a codebook.

    Attributes
    ----------
    name_pl, name_en
        Its name; the Polish one is the official one where there is one.
    unit
        Unit of its values.
    agg
        How values of several periods become one: ``sum``; ``last`` (a stock: the newest);
        ``max`` (the largest, a lower bound); ``none`` (never added: unique persons, per cent).
    source
        Whose indicator it is: A (AKSES), R (regional programme), K (KPRES), O (operational).
    official
        Where the official name is from.
    feeds
        What feeds it; one of them is enough.
    parts_of
        Indicators whose values hold its own. A fact that feeds this one does not feed those
        beside another fact of the same activity that does.
    dimensions
        What it is usually broken down by; for readers.
    """

    name_pl: Text
    name_en: str = ""
    unit: Text
    agg: Agg
    source: tuple[Source, ...] = ("O",)
    official: str = ""
    feeds: Annotated[tuple[Feed, ...], Field(min_length=1)]
    parts_of: tuple[Name, ...] = ()
    dimensions: tuple[Text, ...] = ()


class File(_Strict):
    """A codebook file as written.

    Attributes
    ----------
    extends
        Whether the indicators of the default codebook stay; one of the same id is replaced.
    without
        Indicators of the default codebook to leave out.
    words
        Lists of words, units, activities or kinds by name. ``"$name"`` in a list of a feed stands
        for the words of that list. A file that extends the default codebook may use its lists too;
        one of the same name stands before it in the file's own feeds.
    indicator
        Indicators by id.
    """

    extends: bool = True
    without: tuple[Name, ...] = ()
    words: dict[Name, Annotated[tuple[Listed, ...], Field(min_length=1)]] = {}
    indicator: dict[Name, Indicator] = {}
