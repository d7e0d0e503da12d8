"""Numbers that leave out what they count: "7 w UG", "odbyło się 11", "14, 17 i 12 osób".

Each reader returns the words that tell the part, as an elided phrase on token indices; the unit is
found later, by ``extract.meaning.breakdown``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.phrases import Phrase
from extract.facts.verb_objects import with_object
from extract.polish.listed import WordLists
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

_QUOTES = frozenset('„"”«»')
_WORDS = 6
_VERB_REACH = 4
_LISTS = WordLists("extract.facts", "elision.toml")
_BEFORE_VERB = frozenset(_LISTS["particles"])
_PARTICLES = 2  # "dwa jeszcze nie ruszyły"
_SINCE_REACH = 7
_AGE_ENDS = frozenset(phrase.split()[-1] for phrase in _LISTS["age_behind"])
_CLOSES = frozenset({"", ",", ";", ".", ")", "i", "oraz", "a", HARD_BREAK})
_AGE = _LISTS.pattern(r"(?:<age_before> \d\d|\d\d [-–] \d\d) <age_behind>")
_AGE_WORDS = 7  # tokens of "31-50 r. ż."
_SERIES = frozenset({",", "i", "oraz", "lub", "/"})
_SERIES_REACH = 14
_MEMBER_OPENS = frozenset({"(", ",", ":", ";"})
_MEMBER_ENDS = frozenset({",", ";", ")", "."})
FROM_TO = frozenset(_LISTS["from_to"])
_WHEN = frozenset(_LISTS["when"])
_BETWEEN = frozenset({"(", ",", ":", ";", "i", "oraz", "a"})


def read(tokens: Tokens, first: int, behind: int) -> Phrase | None:
    """Words that tell the part which the number at tokens ``first``..``behind - 1`` counts."""
    return (
        _prepositional(tokens.words, behind)
        or _verb_after(tokens.words, behind)
        or _total_before(tokens.words, first)
        or _because_before(tokens.words, first)
        or _since_before(tokens.words, first)
        or _answer(tokens.words, first)
        or _verb_before(tokens.words, first)
        or _adverb_before(tokens.words, first, behind)
        or _in_series(tokens.words, first, behind)
        or _ends_series(tokens.words, first, behind)
        or _behind_slash(tokens.words, first)
        or _for_whom(tokens.words, first, behind)
        or _before_bracket(tokens.words, first, behind)
        or _ends_item(tokens.words, first, behind)
        or _differs_by(tokens.words, first, behind)
    )


def _prepositional(words: list[str], index: int) -> Phrase | None:
    """Read "7 w UG/UM", "13 z osobami", "2 – rezygnacja": up to a comma, stop or verb."""
    if index + 1 >= len(words):
        return None
    if words[index] in lexicon.DASHES and words[index + 1][:1].isalpha():
        index += 1
    elif words[index] == "pow" and words[index + 1] == ".":
        return Phrase("elided", None, index, index + 1)  # "11 pow. 50 r.ż."
    elif (
        words[index].lower() not in lexicon.ELIDING and lexicon.word(words[index]).kind != "adverb"
    ):
        return None
    last = index
    while last + 1 < len(words) and last - index < _WORDS:
        form = words[last + 1]
        word = form[:1].isalpha() or form == "/"
        if not word or form in lexicon.CONJUNCTIONS or lexicon.word(form).kind == "verb":
            break
        last += 1
    if (
        last + 1 < len(words)
        and words[last + 1][:1].isdigit()
        and words[index - 1] in lexicon.DASHES
    ):
        return None  # "nowe 7 – rozwiązane 2": the label of the next number
    following = "".join(words[index + 1 : index + 2])[:1]
    bare = last == index and not (following.isdigit() or following in _QUOTES)  # "7 w „Promyku”"
    if bare and _is_member(words, index):
        return Phrase("elided", None, index, last)
    form = words[index].lower()  # "8 długotrwale", "trzy zdalnie"
    adverb = lexicon.word(form).kind == "adverb" and form not in lexicon.TOTALS
    return None if bare and not adverb else Phrase("elided", None, index, last)


def _is_member(words: list[str], index: int) -> bool:
    """Tell the word of "(2 – rezygnacja, 3 – praca)": behind a dash, in a list of such members."""
    dash = index - 1
    if dash < 2 or words[dash] not in lexicon.DASHES or words[dash] == ":":
        return False
    closed = "".join(words[index + 1 : index + 2]) in _MEMBER_ENDS
    kind = lexicon.word(words[index]).kind
    return words[dash - 2] in _MEMBER_OPENS and closed and kind in ("noun", "adjective", "acronym")


def _verb_after(words: list[str], behind: int) -> Phrase | None:
    """Read "sześć nie zmieściło się", "18 już powstało", "204 to kobiety", "30 wzięło udział"."""
    if words[behind : behind + 1] == ["to"] and "".join(words[behind + 1 : behind + 2]).isalpha():
        return Phrase("elided", None, behind, behind)
    verb = behind
    while verb - behind < _PARTICLES and "".join(words[verb : verb + 1]) in _BEFORE_VERB:
        verb += 1
    if verb < len(words) and _is_verb(words[verb]):
        return Phrase("elided", None, behind, with_object(words, verb, step=1))
    return None


def _total_before(words: list[str], first: int) -> Phrase | None:
    """Read "razem 655", "ogółem – 101", "docelowo 40"."""
    position = first - 2 if first > 1 and words[first - 1] in lexicon.DASHES else first - 1
    before = words[position].lower() if first else ""
    if before in lexicon.TOTALS or before in lexicon.STATUS_LABELS:
        return Phrase("elided", None, position, position)
    return None


def _because_before(words: list[str], first: int) -> Phrase | None:
    """Read "najwięcej, bo 15, w powiecie piskim"."""
    if first > 1 and words[first - 1] == "bo" and words[first - 2] == ",":
        return Phrase("elided", None, first, first)
    return None


def of_us(words: list[str], behind: int) -> Phrase | None:
    """Read "pięcioro z nas"."""
    if words[behind : behind + 2] != ["z", "nas"]:
        return None
    return Phrase("counted", "osoba", behind, behind + 1)


def target(words: list[str], first: int) -> Phrase | None:
    """Read "(wartość docelowa: 75)", "przy wartości docelowej 55", "docelowej wynoszącej 60"."""
    position = first - 1
    while position > 0 and (
        words[position] in (":", "=", *lexicon.DASHES) or words[position].startswith("wynos")
    ):
        position -= 1
    if position < 1 or not words[position].lower().startswith("docelow"):
        return None
    opens = words[position - 1].lower().startswith("wartoś")
    return Phrase("elided", None, position - opens, first - 1)


def aged(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read "powyżej 50 lat 298" and "31-50 r.ż. 20": how old so many are."""
    if "".join(words[first - 1 : first]) not in _AGE_ENDS:
        return None
    if "".join(words[behind : behind + 1]) not in _CLOSES:
        return None
    for opening in range(max(0, first - _AGE_WORDS), first - 1):
        if _AGE.fullmatch(" ".join(words[opening:first])):
            return Phrase("elided", None, opening, first - 1)
    return None


def _answer(words: list[str], first: int) -> Phrase | None:
    """Read "Odp.: 119" below a question; what was asked for names the unit."""
    before = [form.lower() for form in words[max(0, first - 3) : first]]
    if before[-2:] in (["odp", ":"], ["odpowiedź", ":"]) or before == ["odp", ".", ":"]:
        return Phrase("elided", None, first, first)
    return None


def _since_before(words: list[str], first: int) -> Phrase | None:
    """Read "od początku projektu: 17", "narastająco od początku roku 77"."""
    for position in range(first - 3, max(-1, first - _SINCE_REACH), -1):
        if words[position].lower() == "od" and words[position + 1].startswith(
            ("począt", "rozpocz")
        ):
            between = words[position + 2 : first - 1]
            told = all(form.isalpha() and lexicon.word(form).kind != "verb" for form in between)
            return Phrase("elided", None, position, first - 1) if told else None
    return None


def _verb_before(words: list[str], first: int) -> Phrase | None:
    """Read "odbyło się 11", "zakładano 250", "działały już cztery", "udział wzięło 9"."""
    position = first - 1
    while position >= 0 and first - position < _VERB_REACH and words[position].isalpha():
        if _is_verb(words[position]):
            if "nas" in words[position:first]:
                return Phrase("counted", "osoba", position, first - 1)  # "jest nas 17"
            return Phrase("elided", None, with_object(words, position, step=-1), first - 1)
        position -= 1
    return None


def _is_verb(form: str) -> bool:
    """Tell a verb, also one that an adjective looks like ("przeszły", "były")."""
    entry = lexicon.word(form)
    return entry.kind == "verb" or entry.verbal


def _adverb_before(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read "telefonicznie 9, osobiście 5": how, before a number that nothing follows."""
    label = first - 2 if first > 1 and words[first - 1] in lexicon.DASHES else first - 1
    closed = behind >= len(words) or not words[behind][:1].isalnum() or words[behind] in ("i", "a")
    if label < 0 or not closed or words[label].lower() in lexicon.TOTALS:
        return None
    adverb = lexicon.word(words[label]).kind == "adverb"
    return Phrase("elided", None, label, label) if adverb else None


def _in_series(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read a bare member of a series whose last one names the unit: "14, 17 i 12 osób"."""
    following = words[behind : behind + 2]
    if len(following) == 2 and following[0] in _SERIES and following[1][:1].isdigit():
        return Phrase("elided", None, first, first)
    return None


def _ends_series(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read the last of "(odpowiednio 20 i 17)" and of "(17, 21, 9)", which no noun follows."""
    if first < 2 or words[first - 1] not in _SERIES or not words[first - 2][:1].isdigit():
        return None
    closed = "".join(words[behind : behind + 1]) == ")"
    opened = max(0, first - _SERIES_REACH)
    before = words[opened:first]
    respectively = any(form.startswith(lexicon.RESPECTIVELY) for form in before)
    colon = len(before) - before[::-1].index(":") if ":" in before else len(before)
    listed = before[colon:]  # "52 osoby: 17, 15 i 20."
    respectively = respectively or (
        len(listed) > 1 and all(form in _SERIES or form.isdigit() for form in listed)
    )
    ends = behind >= len(words) or not words[behind][:1].isalnum()
    return Phrase("elided", None, first, first) if closed or (respectively and ends) else None


def _for_whom(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read "pierwsze dla 12 osób, drugie dla 14": for as many of the same."""
    closed = "".join(words[behind : behind + 1]) in _MEMBER_ENDS or behind == len(words)
    if not first or words[first - 1] != "dla" or not closed:
        return None
    before = words[max(0, first - _SERIES_REACH) : first - 1]
    return Phrase("elided", None, first - 1, first - 1) if "dla" in before else None


def _before_bracket(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read a member of "7 (UG), 19 (PUP) i 4 (PCPR)": whose part it is stands in brackets."""
    if not first or words[first - 1] not in _BETWEEN or words[behind : behind + 1] != ["("]:
        return None
    reach = range(behind + 2, min(len(words), behind + _WORDS))
    closing = next((p for p in reach if words[p] == ")"), None)
    if closing is None or not all(form[:1].isalpha() for form in words[behind + 1 : closing]):
        return None
    return Phrase("elided", None, behind, closing)


def _differs_by(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read "liczba spadła o 63 osoby, a w porównaniu z 2017 r. o 218"."""
    if "".join(words[first - 1 : first]) != "o":
        return None
    if "".join(words[behind : behind + 1]) not in _CLOSES:
        return None
    before = words[max(0, first - _SERIES_REACH) : first - 1]
    told = any(form.lower().startswith(lexicon.COMPARING) for form in before)
    return Phrase("elided", None, first - 1, first - 1) if told else None


def _ends_item(words: list[str], first: int, behind: int) -> Phrase | None:
    """Read "„RODO w NGO”, 5 grudnia, 13." at its end: what the item above names."""
    behind += "".join(words[behind : behind + 1]) in _MEMBER_ENDS
    ends = "".join(words[behind : behind + 1]) in ("", HARD_BREAK)
    opened = first > 1 and words[first - 1] == "," and not words[first - 2].isdigit()
    return Phrase("elided", None, first, first) if ends and opened else None


def _behind_slash(words: list[str], first: int) -> Phrase | None:
    """Read the second number of "280 / 312", planned and done side by side."""
    if first > 1 and words[first - 1] == "/" and words[first - 2][:1].isdigit():
        return Phrase("elided", None, first, first)
    return None


def changed_to(words: list[str], first: int, floor: int, named: Phrase | None) -> Phrase | None:
    """Read "do 342" of "z 310 do 342" and "z 203 w 2018 r. do 176"; else it is as ``named``."""
    if not first or words[first - 1] not in FROM_TO or not floor < first:
        return named
    if floor == first - 1:
        return named or Phrase("elided", None, floor, floor)
    dated = all(form.isdigit() or form in _WHEN for form in words[floor : first - 1])
    if not floor or words[first - 1] != "do" or not dated:
        return named
    return Phrase("elided", None, first - 1, first - 1)
