"""Words beside a number that tell which, where, how or by whom, and not what is counted.

"14 warsztatów (9 kulinarnych, 5 rękodzieła)" counts workshops in each of its numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.count_rules import AFTER_NOUN, CATEGORY, ELIDED, IN_BRACKETS, LABELLED
from extract.facts.unit_classes import is_one, unit_class
from extract.meaning.breakdown.clauses import has_verb
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.fact import Count

TO_WHOM = re.compile(r"\s{1,3}(?:[^\W\d_]{3,}\s{1,3})?[^\W\d_]{2,}om\b")
"""Behind a number, in the dative: to whom, not what, "18 dotacji, w tym 10 stowarzyszeniom"."""
_SIBLINGS = {"PES", "PS"}  # "miejsca pracy: 14, PES: 12": enterprises are results, no places
_FORMS = {"event", "job"}
_MANY = 5  # from here on numbers govern the genitive plural
LABEL_ALONE = "label without unit"
"""Rule of a count whose noun before it says where or why: "biblioteka główna – 1 387"."""
WHICH = "noun that tells which"
"""Rule of a part whose noun behind it says of what kind, by whom or for whom."""


def only_which(text: str, count: Count, whole: Count, before: Count | None) -> bool:
    """Tell whether the noun beside a part of ``whole`` says which part it is.

    Parameters
    ----------
    before
        The count right before, if it is a part of the same whole.
    """
    if _is_form(count, whole):
        return True
    given = whole.unit != count.unit and unit_class(whole.unit) not in ("person", "body")
    to_whom = given and TO_WHOM.match(text, count.number_end) is not None
    return to_whom or (before is not None and _goes_on(count, whole, before))


def _is_form(count: Count, whole: Count) -> bool:
    """Tell what people took part in, a label in front: "176 osób: staże – 71, szkolenia – 29"."""
    label = count.rule in (AFTER_NOUN, CATEGORY)
    return label and unit_class(whole.unit) == "person" and unit_class(count.unit) in _FORMS


def _goes_on(count: Count, whole: Count, before: Count) -> bool:
    """Tell who did it or of what kind it was, as the part before tells: no unit.

    "21 osób: 9 skierował GOPS, 8 MOPS", "14 warsztatów (9 kulinarnych, 5 rękodzieła)".
    """
    if before.rule not in (ELIDED, WHICH) or before.unit != whole.unit:
        return False
    ours, theirs = unit_class(count.unit), unit_class(whole.unit)
    if theirs == "person" and ours == "body":
        return (count.unit or "").isupper() and (before.rule == WHICH or has_verb(before.phrase))
    noun = count.phrase.partition(" ")[0]
    return theirs == "event" and ours in (None, "event") and _is_of_one(count.value, noun)


def _is_of_one(value: float | None, noun: str) -> bool:
    """Tell a noun in the singular beside a number that governs the plural: "5 rękodzieła"."""
    return (
        value is not None
        and value >= _MANY
        and morphology.is_singular_genitive(noun)
        and not morphology.is_plural_genitive(noun)
    )


def is_manner(phrase: str) -> bool:
    """Tell an adverb that says how: "zdalnie", but neither "razem" nor "docelowo"."""
    word = phrase.lower()
    says_which = word in lexicon.TOTALS or word in lexicon.STATUS_LABELS
    return not says_which and lexicon.word(phrase).kind == "adverb"


def only_label(previous: Count, count: Count) -> bool:
    """Tell whether the noun beside a number says where or why, not what is counted.

    "biblioteka główna – 1 387" in a list of readers, and "ubóstwo – 96 rodzin, bezrobocie – 71".
    """
    bracketed = count.rule == IN_BRACKETS and count.value == 1  # "OPS (3), PUP (1)"
    if bracketed and previous.rule == LABEL_ALONE:
        return True
    if previous.unit == count.unit or count.rule not in (CATEGORY, AFTER_NOUN):
        return False
    kind = unit_class(count.unit)
    target = previous.rule == ELIDED and previous.quote.startswith("z ")  # "14 z 60, PES: 12"
    if count.unit in _SIBLINGS and (target or previous.rule == AFTER_NOUN):
        return unit_class(previous.unit) == "event"
    one = count.rule == CATEGORY and is_one(count.unit or "", count.phrase)
    if kind == "person" and unit_class(previous.unit) == "event" and not one:
        return False  # "animacja – 96 spotkań, osób 431"
    if kind is not None and kind == unit_class(previous.unit) and not one:
        return False  # "dzieci: 45, młodzież: 32"
    first = count.phrase.partition(" ")[0]
    if not first.isupper() and morphology.is_plural_genitive(first):
        return False  # "3 posiedzenia, procedur wszczęto 19"
    single = count.value == 1 and previous.rule == ELIDED  # "PUP w Ełku 2, kurator sądowy 1"
    return count.rule == CATEGORY or single or previous.rule in (LABELLED, LABEL_ALONE)
