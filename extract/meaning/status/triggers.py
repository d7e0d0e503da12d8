"""What a verb gives to the numbers it governs: its form, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.meaning.status.cues import function_words, verbs

if TYPE_CHECKING:
    from extract.facts.fact import Status
    from extract.polish.verb_forms import VerbForm

LAID_BY = "laid by"
"""Hours and money, of which verbs say more than of what is counted (``Trigger.only``)."""
_ALONE_REACH = 80  # characters over which an infinitive without a verb governs
BESIDE_A_PLAN = function_words("beside_a_plan")
SHARES = function_words("shares")


class Trigger(NamedTuple):
    """A word that gives the numbers it governs a status.

    Attributes
    ----------
    start
        Its offset.
    status
        What it says.
    lemma
        The verb; empty for a phrase.
    tense
        ``past``, ``present``, ``future``, ``infinitive``, ``participle``; of phrases, ``aim`` for
        one that begins a sentence of what is meant, else ``label``.
    only
        The facts it is of; empty for all.
    weak
        Whether another verb of the clause goes before it ("jest", "wyniosła").
    reach
        Offset behind which it governs nothing.
    subject_before
        Whether a number before it is its subject and not what is planned: "12 osób planuje".
    impersonal
        Whether the verb names nobody: "założono", "planuje się", "planujemy".
    """

    start: int
    status: Status
    lemma: str = ""
    tense: str = "label"
    only: str = ""
    weak: bool = False
    reach: float = float("inf")
    subject_before: bool = False
    impersonal: bool = False


class Place(NamedTuple):
    """Where a verb stands.

    Attributes
    ----------
    start, far
        Its offset, and that behind which a participle governs nothing.
    before
        The word before it, small; empty for none.
    reflexive
        Whether "się" is beside it.
    first
        Whether it is the first word of its clause.
    purpose
        Whether "aby" opens the clause.
    infinitive_ahead
        Whether an infinitive follows before the next number.
    modal
        What governs an infinitive here: the last finite verb of the sentence.
    beside_plan
        Whether a participle has spoken of plans ("zaplanowane 12, zrealizowane 10").
    """

    start: int
    far: float
    before: str
    reflexive: bool
    first: bool
    purpose: bool
    infinitive_ahead: bool
    modal: Trigger | None
    beside_plan: bool


def of_verb(verb: VerbForm, place: Place) -> Trigger | None:
    """Return what a verb says of the numbers it governs, ``None`` for nothing."""
    start, lemma, tense = place.start, verb.lemma, verb.tense
    # "odwołano się", "przełożyło się na": appealed, came to; nothing was put off.
    put_off = lemma in verbs("put_off", "put_off_events", "propose") and not place.reflexive
    enrolled = place.reflexive and lemma in verbs("set_aside")  # "zapisano się na kurs za 300 zł"
    laid_by = "" if tense == "participle" or enrolled else _laid_by(lemma, tense)
    if laid_by:
        return Trigger(start, "planned", lemma, tense, only=laid_by)
    intends = lemma in verbs("intend", "promise") or put_off
    if tense == "participle":
        if lemma in verbs("asked"):
            return None  # "wnioskowana kwota"
        beside = place.before in BESIDE_A_PLAN or place.before in SHARES
        if lemma in verbs("assume_or_found") and beside:
            return Trigger(start, "planned", lemma, tense, reach=place.far)
        if not intends and not (place.beside_plan and verb.perfective and place.first):
            return None
        status: Status = "planned" if intends else "achieved"
        return Trigger(start, status, lemma, tense, reach=place.far)
    impersonal = not verb.personal or place.reflexive
    intends = intends or (impersonal and lemma in verbs("intend_impersonally"))
    if intends or (lemma in verbs("assume_or_found") and tense == "past"):
        held = lemma in verbs("intend") and not impersonal
        return Trigger(start, "planned", lemma, tense, subject_before=held, impersonal=impersonal)
    if tense == "infinitive":
        return _infinitive(lemma, place)
    if lemma in verbs("intend_to"):
        return _modal(verb, place)
    undone = place.before == "nie" and lemma in verbs("carry_out")
    if tense == "future" or (place.purpose and tense == "past") or undone:
        return Trigger(start, "planned", lemma, tense)
    weak = lemma in verbs("copulas") or lemma == "zostać"
    return Trigger(start, "achieved", lemma, tense, weak=weak, impersonal=not verb.personal)


def undone(verb: VerbForm, place: Place) -> Trigger | None:
    """Read a participle with "nie-": "niezrealizowane"; "nieplanowane" says nothing."""
    if verb.lemma not in verbs("carry_out"):
        return None
    return Trigger(place.start, "planned", verb.lemma, verb.tense, reach=place.far)


def _laid_by(lemma: str, tense: str) -> str:
    """Group of the facts of which a verb says that they are meant for later, empty for none."""
    if lemma in verbs("set_aside") or (lemma in verbs("spend") and tense == "present"):
        return LAID_BY
    return "hours" if lemma in verbs("order") else ""


def _infinitive(lemma: str, place: Place) -> Trigger | None:
    """Read an infinitive: as done as the verb it hangs on ("udało się pozyskać"), else a plan."""
    if place.before == "jak":
        return None  # a title: "Jak założyć fundację"
    modal = None if place.purpose else place.modal
    if modal is None:
        reach = place.start + _ALONE_REACH
        return Trigger(place.start, "planned", lemma, "infinitive", reach=reach)
    return Trigger(
        place.start, modal.status, lemma, "infinitive", subject_before=modal.subject_before
    )


def _modal(verb: VerbForm, place: Place) -> Trigger:
    """Read "ma powstać", "należy utworzyć"; alone, "mieć" and "należeć" are of something else."""
    lemma, tense = verb.lemma, verb.tense
    status: Status = "planned"
    if not place.infinitive_ahead:
        status = "achieved"
    elif lemma in ("móc", "musieć"):  # "musieliśmy wynająć 2 sale": and did
        can: Status = "context" if lemma == "móc" else "planned"
        status = "achieved" if tense == "past" else can
    weak = lemma == "mieć" and not place.infinitive_ahead
    return Trigger(place.start, status, lemma, tense, weak=weak)
