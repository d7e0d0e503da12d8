"""Every way to read a name as a head with what agrees with it and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.polish.morphology.declension import CASES, GENDERS, slot_set
from extract.polish.names.tokens import NUMBER, barriers, core_end, joiners
from extract.polish.names.words import (
    ACCUSATIVE,
    NOMINATIVE,
    VOCATIVE,
    adjective_base,
    adjective_slots,
    noun_base,
    noun_readings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.polish.names.tokens import Token
    from extract.polish.names.words import Reading

_MOST_READINGS = 12
_GENITIVE = slot_set(["sg", "pl"], ["gen"], GENDERS)
_OBLIQUE = ~(NOMINATIVE | VOCATIVE)
_CASE_OF = [slot_set(["sg", "pl"], [case], GENDERS) for case in CASES]
_GENDER_OF = {gender: slot_set(["sg", "pl"], CASES, [gender]) for gender in GENDERS}
_NUMBER_OF = {number: slot_set([number], CASES, GENDERS) for number in ("sg", "pl")}


class Parse(NamedTuple):
    """One way to decline a name: the words that change, and what speaks for it."""

    changed: tuple[tuple[int, str], ...]
    features: tuple[str, ...]


def parses(tokens: Sequence[Token]) -> Iterator[Parse]:
    """Yield every reading of a name; the first leaves it as it is."""
    end = core_end(tokens)
    words = [token.word for token in tokens[:end]]
    first = 0
    while first < end and NUMBER.fullmatch(words[first].rstrip(".")):
        first += 1
    rest = _rest(tokens, end)
    yield Parse((), _left_alone(words[first:], rest))
    skipped = 0
    for head in range(first, min(end, first + 6)):
        word = words[head]
        yield from _headed(tokens, words, first, head, rest)
        if not adjective_slots(word) and not tokens[head].after.startswith("-"):
            skipped += 1
            if skipped > 1:
                break
    yield from _adjectives_alone(tokens, words, first, rest)


def _shape(word: str) -> str:
    if word.isupper():
        return "A" if len(word) > 1 else "a"
    if word[:1].isupper():
        return "X" if any(letter.isupper() for letter in word[1:]) else "C"
    return "l" if word.isalpha() else "0"


def _length(count: int) -> str:
    return str(min(count, 3))


def _rest(tokens: Sequence[Token], end: int) -> str:
    """Say what follows the words that may be declined."""
    if end == len(tokens):
        return "end"
    token = tokens[end]
    if '"' in token.before:
        return "quote"
    if token.word[:1].isdigit():
        return "digit"
    small = token.word.lower()
    return small if small in barriers() else "mark"


def _word_kind(word: str) -> str:
    """Say in a word what can be known of a word that is left as it is."""
    if NUMBER.fullmatch(word):
        return "number"
    if word.isupper() and len(word) > 1:
        return "capitals"
    nouns = noun_readings(word)
    slots = 0
    for reading in nouns:
        slots |= reading.slots
    if nouns and nouns[0].kind.startswith("guess"):
        return "unknown"
    slots |= adjective_slots(word)
    if not slots:
        return "no noun"
    if slots & _GENITIVE:
        return "gen+nom" if slots & NOMINATIVE else "gen"
    if slots & NOMINATIVE:
        return "nom"
    return "other"


def _left_alone(words: Sequence[str], rest: str) -> tuple[str, ...]:
    features = [f"keep n={_length(len(words))}", f"keep rest={rest}"]
    if words:
        first = words[0]
        small = first.lower()
        features += [
            f"keep shape={_shape(first)} n={_length(len(words))}",
            f"keep kind={_word_kind(first)}",
            f"keep end1={small[-1:]}",
            f"keep end2={small[-2:]}",
            f"keep end3={small[-3:]}",
        ]
        if len(words) > 1:
            features.append(f"keep kind={_word_kind(first)},{_word_kind(words[1])}")
    return tuple(features)


def _headed(
    tokens: Sequence[Token], words: Sequence[str], first: int, head: int, rest: str
) -> Iterator[Parse]:
    readings = noun_readings(words[head])[:_MOST_READINGS]
    for reading in readings:
        for nominative in (True, False):
            slots = reading.slots & (NOMINATIVE if nominative else _OBLIQUE)
            if not nominative and reading.slots & NOMINATIVE and reading.gender != "m1":
                slots &= ~ACCUSATIVE
            if slots:
                yield from _agreed(tokens, words, first, head, rest, reading, slots)


def _over_prefixes(tokens: Sequence[Token], words: Sequence[str], index: int) -> int:
    """Skip numbers, and what a hyphen joins to an adjective: "Prawno-Ekonomicznym", "XIV"."""
    at = index
    while at + 1 < len(words) and (
        (tokens[at].after.startswith("-") and words[at][-1:] in "oO")
        or NUMBER.fullmatch(words[at])
    ):
        at += 1
    return at


def _any_gender(slots: int) -> int:
    """Widen to all genders: nouns side by side agree in case and number alone."""
    mask = 0
    for case in _CASE_OF:
        for number in _NUMBER_OF.values():
            if slots & case & number:
                mask |= case & number
    return mask


def _agreed(
    tokens: Sequence[Token],
    words: Sequence[str],
    first: int,
    head: int,
    rest: str,
    reading: Reading,
    slots: int,
) -> Iterator[Parse]:
    changed: list[tuple[int, str]] = []
    features: list[str] = []
    left = 0
    skipped = 0
    for index in range(head - 1, first - 1, -1):
        agreeing = adjective_slots(words[index]) & slots
        if agreeing:
            slots = agreeing
            left += 1
            changed.append((index, ""))
        elif words[index].lower() in joiners():
            features.append("joined left")
        elif tokens[index].after.startswith("-"):
            features.append(f"hyphen left {_word_kind(words[index])}")
        else:
            skipped += 1
            features.append(f"skip {_word_kind(words[index])} {_shape(words[index])}")
    if skipped > 1:
        return
    index = head + 1
    right = 0
    while index < len(words):
        at = _over_prefixes(tokens, words, index)
        agreeing = adjective_slots(words[at]) & slots
        if not agreeing:
            break
        index = at
        # "Biblioteki Polskiej Piosenki": the adjective may belong to what follows
        following = _follows(words, index, agreeing)
        if following and not agreeing & NOMINATIVE and agreeing & _GENITIVE:
            left_to_it = (*features, "adjective left to the next noun")
            yield _made(
                words,
                reading,
                slots & _GENITIVE,
                head,
                changed,
                left,
                right,
                index,
                rest,
                left_to_it,
            )
            features.append("adjective taken from the next noun")
        slots = agreeing
        right += 1
        changed.append((index, ""))
        index += 1
    yield _made(words, reading, slots, head, changed, left, right, index, rest, tuple(features))
    # words side by side: "Janem Kowalskim", "Busku-Zdroju", "Prawa i Sprawiedliwości"
    added: list[tuple[int, str]] = []
    marks: list[str] = []
    case = _any_gender(slots)
    while index < len(words):
        word = words[index]
        if word.lower() in joiners() and index + 1 < len(words) and not marks:
            index += 1
            word = words[index]
            agreeing = adjective_slots(word) & slots
            mark = "and"
            if agreeing and not right:
                break
        else:
            agreeing = 0
            mark = "hyphen" if tokens[index - 1].after.startswith("-") else "beside"
        case_only = case if mark != "and" else _any_number(case)
        best = _best_beside(word, case_only, reading)
        if best is None and agreeing:
            added.append((index, ""))
            marks.append("and adjective")
            slots = agreeing
            index += 1
            continue
        if best is None:
            break
        other, other_slots = best
        case &= _any_gender(other_slots) if mark != "and" else -1
        slots &= case
        added.append((index, noun_base(word, other)))
        marks.append(f"{mark} {reading.kind.partition(':')[0]}+{other.kind.partition(':')[0]}")
        marks.append(f"{mark} {other.kind} {other.gender[:2]} {word.lower()[-1:]}")
        if _shape(word) == "l":
            marks.append(f"{mark} small")
        index += 1
        if mark == "and":
            break
    if added:
        yield _made(
            words, reading, slots, head, changed + added, left, right, index, rest,
            (*features, *marks),
        )  # fmt: skip


def _any_number(slots: int) -> int:
    mask = 0
    for case in _CASE_OF:
        if slots & case:
            mask |= case
    return mask


_BESIDE_RANK = {"nazwisko": 0, "imię": 1, "nazwa_geograficzna": 2, "part": 3, "rare": 9}


def _best_beside(word: str, case: int, head: Reading | None) -> tuple[Reading, int] | None:
    fitting = [
        (reading, reading.slots & case)
        for reading in noun_readings(word)[:_MOST_READINGS]
        if reading.slots & case
    ]
    if not fitting:
        return None
    return min(
        fitting,
        key=lambda pair: (
            head is not None and pair[0].gender[0] != head.gender[0],
            _BESIDE_RANK.get(pair[0].kind, 5),
        ),
    )


def _follows(words: Sequence[str], index: int, agreeing: int) -> bool:
    for following in words[index + 1 : index + 3]:
        for reading in noun_readings(following)[:_MOST_READINGS]:
            if reading.slots & agreeing & _GENITIVE:
                return True
        if not adjective_slots(following):
            return False
    return False


def _made(
    words: Sequence[str],
    reading: Reading,
    slots: int,
    head: int,
    changed: Sequence[tuple[int, str]],
    left: int,
    right: int,
    index: int,
    rest: str,
    more: tuple[str, ...],
) -> Parse:
    cases = "".join(
        "ngdailv"[number] for number, case in enumerate(_CASE_OF) if slots & case & ~VOCATIVE
    )
    if slots & NOMINATIVE:
        way = "nom"
    elif slots & _GENITIVE:
        way = "gen"
    else:
        way = "obl"
    number, gender = reading.number, reading.gender.partition(".")[0]
    kind = reading.kind
    word = words[head]
    small = word.lower()
    count = _length(len(words))
    following = _word_kind(words[index]) if index < len(words) else f"rest {rest}"
    case = "i" if reading.lemma[:1].isupper() else ""
    features = [
        f"{way} {kind}{case} {number}",
        f"{way} {kind}{case} {_shape(word)} n={count}",
        f"{way} {number} {gender}",
        f"{cases} {number} {gender} n={count}",
        f"{way} left={min(left, 2)} right={min(right, 2)}",
        f"{way} then {following}",
        f"{way} at={min(head, 2)} n={count}",
        f"{way} {number} end1={small[-1:]}",
        f"{way} {number} end2={small[-2:]}",
        f"{way} {gender} {number} end3={small[-3:]}",
        f"base2={(reading.base or small)[-2:]}{gender}{number}",
        f"base3={(reading.base or small)[-3:]}{gender}{number}",
        f"{way} {_shape(word)}",
        *[f"{way} {one}" if one.startswith(("beside", "and")) else one for one in more],
    ]
    if way == "nom":
        return Parse((), tuple(features))
    done = []
    for place, base in [*changed, (head, noun_base(word, reading))]:
        if not base:
            genders = reading.gender
            base = adjective_base(words[place], number, genders)  # noqa: PLW2901
        done.append((place, base))
    return Parse(tuple(done), tuple(features))


_ADJECTIVE_WAYS = (
    ("sg", "m1", slot_set(["sg"], CASES, ["m1", "m3"])),
    ("sg", "f", slot_set(["sg"], CASES, ["f"])),
    ("sg", "n", slot_set(["sg"], CASES, ["n"])),
    ("pl", "m1", slot_set(["pl"], CASES, ["m1"])),
    ("pl", "f", slot_set(["pl"], CASES, ["f"])),
)


def _adjectives_alone(
    tokens: Sequence[Token], words: Sequence[str], first: int, rest: str
) -> Iterator[Parse]:
    """Read a name whose head is an adjective: "Kamionnej", "Levskiego Sofia"."""
    if first >= len(words):
        return
    at = first
    while (
        at + 1 < len(words) and tokens[at].after.startswith("-") and not adjective_slots(words[at])
    ):
        at += 1
    whole = adjective_slots(words[at])
    for number, gender, wanted in _ADJECTIVE_WAYS:
        slots = whole & wanted
        if not slots:
            continue
        index = at + 1
        changed = [at]
        while index < len(words) and adjective_slots(words[index]) & slots:
            slots &= adjective_slots(words[index])
            changed.append(index)
            index += 1
        if index < len(words) and _best_beside(words[index], slots, None):
            continue
        way = "nom" if slots & NOMINATIVE else "gen" if slots & _GENITIVE else "obl"
        following = _word_kind(words[index]) if index < len(words) else f"rest {rest}"
        small = words[at].lower()
        features = (
            f"adj {way} {number} {gender}",
            f"adj {way} {number} {gender} n={_length(len(words))}",
            f"adj {way} then {following}",
            f"adj {way} {_shape(words[at])}",
            f"adj {way} {gender} end3={small[-3:]}",
            f"adj {way} count={min(len(changed), 2)}",
        )
        if way == "nom":
            yield Parse((), features)
        else:
            yield Parse(
                tuple((place, adjective_base(words[place], number, gender)) for place in changed),
                features,
            )


def applied(tokens: Sequence[Token], parse: Parse) -> list[Token]:
    """Return the tokens with the words of ``parse`` changed."""
    done = list(tokens)
    for place, base in parse.changed:
        done[place] = done[place]._replace(word=base)
    return done
