"""Parts that stand in the sentence of their whole: "30 spotkań: 7 w UG, 19 w PUP, 4 w PCPR"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.facts.compared import COMPARED
from extract.meaning.breakdown import beside, choice, kinship, pairs
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import AMONG, BEHIND_PART, SHARES, TOTAL
from extract.meaning.breakdown.enumeration import ASIDE, REACH, RESUMES, Run, continues
from extract.meaning.breakdown.kinship import counts
from extract.meaning.breakdown.mention import Mark, doubles, is_adjunct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.meaning.breakdown.mention import Mention, Sentence

# A bracket right behind a number holds its parts; one behind other words belongs to these.
_BEFORE_BRACKET = re.compile(r"(?:(?!\b(?:i|oraz|a)\b)[^(),;:–-]){0,40}\Z")
_LEAVES_OPEN = re.compile(r";|\d\s?(?:%|proc)")  # "z czego 71% na dzieci" opens shares
_START = attrgetter("start")
_LINE_HEAD = 40  # characters of a label that begins a line
_TOTAL_REACH = 60  # characters from the last part to its total
_LABELLED = re.compile(r"[,;]|(?:\.\s{1,3}|\A\.?\s{1,3})[^\W\d_a-ząćęłńóśźż]")
# What another number's label, or another clause, begins with.
_OTHER_MEMBER = re.compile(
    r"[,;/\n\d()–—]|\s-\s|\b(?:i|oraz|a|plus|natomiast|zaś)\b|\s[^\W\d_a-ząćęłńóśźż]"
)
_BESIDES = re.compile(r"[,;”\"’»)\w]\s{1,3}(?:oraz|i|a także|plus)\s{1,3}\Z")
# "60 godzin treningu, a także 3 warsztaty: kulinarny (16 h)": the colon is of what was counted last
_OTHERS = re.compile(
    r"\s(?:oraz|i|a także|jak również|plus)\s(?:[^\W\d_]{3,20}\s)?\d{1,3}\s[^\d]*\Z"
)
_EXPLAINS = re.compile(r"[^,;:()\d\n]{3,120},")
_MEMBER = re.compile(r"\s{0,2}\.?[,;]\s")  # what parts two members of a list


@dataclass(slots=True)
class _Frame:
    """What was read so far inside one bracket, or outside of all."""

    before: list[Mention] = field(default_factory=list)
    pending: Mark | None = None
    adds_up: bool = False
    run: Run | None = None
    outer: Run | None = None  # that goes on when ``run``, the parts of its last member, is done
    seen: list[Mention] = field(default_factory=list)


def link(sentence: Sentence, text: str) -> None:
    """Give the parts in ``sentence`` their wholes, where these stand in it as well."""
    for key in sentence.keys:
        for run in runs(sentence, key, text):
            if run.opener == "word" and pairs.link(run.members, run.before, text):
                continue
            whole = choice.whole_of(run, text)
            if whole is not None and not _totalled(run, whole, sentence, text):
                choice.assign(run, whole, text)


def _totalled(run: Run, whole: Mention, sentence: Sentence, text: str) -> bool:
    """Tell a run that the total behind it adds up: "388 h, a także: 144 h, 98 h, razem 242 h"."""
    last, total = run.members[-1], kinship.total(run.members)
    if len(run.members) < 2 or kinship.equal(total, whole.value or 0):
        return False
    mentions = sentence.mentions
    first = bisect_right(mentions, last.start, key=_START)
    later = (mentions[at] for at in range(first, len(mentions)))
    behind = next((mention for mention in later if mention.key == last.key), None)
    if behind is None or behind.start - last.end > _TOTAL_REACH:
        return False
    told = TOTAL.search(text, last.end, behind.fact.number_start) is not None
    return told and kinship.near(total, behind.value or 0)


def runs(sentence: Sentence, key: str, text: str) -> list[Run]:
    """Return the enumerations of numbers of one key behind an opening, in order."""
    found: list[Run] = []
    frames = {-1: _Frame()}
    mentions = [m for m in sentence.mentions if m.key == key and m.fact.rule != COMPARED]
    for event in _in_order(sentence.marks, mentions):
        if isinstance(event, tuple):
            mark, last_end = event
            above = frames.setdefault(mark.bracket, _Frame())
            if mark.kind == "open":
                frames[mark.start] = _bracket(above, mark, text)
            else:
                _open(above, mark, last_end, text)
            continue
        frame = frames.setdefault(event.bracket, _Frame())
        if counts(event):  # else it may be a whole: "po 120 godz., z tego 40 praktyk"
            _read(frame, event, text, found)
        if not (frame.seen and doubles(frame.seen[-1], event, text)):
            frame.seen.append(event)  # "340 spotkań (102), z czego 81": of the first
        if AMONG.search(text, max(sentence.start, event.start - REACH), event.start):
            frame.pending = Mark("among", event.end, event.end, event.bracket)
    return found


def _in_order(
    marks: tuple[Mark, ...], mentions: list[Mention]
) -> Iterator[Mention | tuple[Mark, int]]:
    """Yield marks and mentions in order of the text; a mark with the end of the mention before it.

    A colon or an opening word inside a mention's own quote belongs to its label.
    """
    waiting = iter(mentions)
    following = next(waiting, None)
    end = -1
    for mark in marks:
        while following is not None and _begin(following, mark) <= mark.start:
            yield following
            end = max(end, following.end)
            following = next(waiting, None)
        if mark.start >= end or mark.kind == "open":
            yield mark, end
    while following is not None:
        yield following
        following = next(waiting, None)


def _begin(mention: Mention, mark: Mark) -> int:
    """Return where a mention begins for a mark: a word that opens its quote opens it as a part."""
    opens = mark.kind == "word" and mark.start == mention.start
    opens = opens or (mark.kind == "equal" and mark.end <= mention.fact.number_start)
    return mention.fact.number_start if opens else mention.start


def _bracket(above: _Frame, mark: Mark, text: str) -> _Frame:
    frame = _Frame(before=above.before[-choice.CANDIDATES :] + above.seen[-choice.CANDIDATES :])
    if above.seen and mark.start - above.seen[-1].end <= REACH:
        frame.pending = mark
        beside_it = _BEFORE_BRACKET.match(text, above.seen[-1].end, mark.start)
        frame.adds_up = beside_it is None  # farther on, only a sum tells its parts
    return frame


def _open(frame: _Frame, mark: Mark, last_end: int, text: str) -> None:
    if mark.kind == "word":
        frame.pending, frame.adds_up = mark, False
        return
    if mark.kind == "equal" and frame.run is not None:
        told = _EXPLAINS.match(text, mark.end) is not None  # "5 w PS, tj. w „Nucie”, i 3 w GOK"
        if told or frame.run.opener == "word":
            return  # "z czego 74 h przypadły na grupy, a 58,5 h na podmioty"
    if mark.kind == "equal" and frame.pending is None:
        frame.pending, frame.adds_up = mark, True
        return
    if mark.kind in ("dash", "equal") and (frame.pending is not None or last_end < 0):
        return  # "najwięcej w Borkach – 30": the dash of a label
    if mark.kind == "dash" and _MEMBER.match(text, last_end, mark.start):
        return  # "staże – 5 os., praktyki – 3 os.": so is that of the next member
    digits = text[mark.end : mark.end + 2].strip()[:1].isdigit()
    if digits and frame.run is not None and _divides_last(frame, frame.run, mark, text, verb=True):
        # "osiem z nich zarejestrowało podmiot: 5 spółdzielni, 3 fundacje"
        frame.pending, frame.adds_up = mark, has_verb(text[frame.run.members[-1].end : mark.start])
        return
    of_label = frame.run is not None and not _divides_last(frame, frame.run, mark, text)
    if of_label or (frame.pending is not None and frame.pending.kind == "word"):
        return  # "w tym: indywidualne: 58, grupowe: 38": the colon of a label
    between = text[last_end : mark.start] if last_end >= 0 else ""
    label = _LABELLED.search(ASIDE.sub("", between)) is not None
    frame.pending, frame.adds_up = (
        mark,
        mark.kind == "dash"
        or (label and digits)
        or _on_next_line(between)
        or _OTHERS.search(between) is not None,
    )


def _on_next_line(between: str) -> bool:
    """Tell the colon of a label that begins a line below the number before it."""
    line = between.rpartition("\n")[2]
    return "\n" in between and 0 < len(line) <= _LINE_HEAD and not has_verb(line)


def _divides_last(frame: _Frame, run: Run, mark: Mark, text: str, *, verb: bool = False) -> bool:
    """Tell the colon right behind a number of a run, which opens that number's parts.

    "animacja: odbyło się 29 spotkań: 8 w UG, 11 w PUP": the first colon is a heading's. Nothing
    that begins another member or clause stands between the number and the colon, but for a
    ``verb`` where it may.
    """
    last = run.members[-1]
    if mark.kind != "colon" or frame.seen[-1] is not last or frame.pending is not None:
        return False
    if mark.start - last.end > REACH:
        return False
    between = ASIDE.sub("", text[last.end : mark.start])
    spaced = text[mark.end : mark.end + 1].isspace()
    return spaced and not _OTHER_MEMBER.search(between) and (verb or not has_verb(between))


def _repeats(frame: _Frame, mention: Mention, text: str) -> bool:
    """Tell the same of another time, alone in its bracket: "6 318 godzin (5 940 h)"."""
    if not frame.before or text[mention.start - 1] + text[mention.end : mention.end + 1] != "()":
        return False
    before, fact = frame.before[-1], mention.fact
    if mention.key == "count" and (mention.unit is None or mention.unit != before.unit):
        return False
    return fact.start == fact.number_start and len(text[fact.number_end : fact.end].split()) == 1


def _read(frame: _Frame, mention: Mention, text: str, found: list[Run]) -> None:
    """Begin a run at ``mention``, or let it go on with the one before."""
    if _of_another_time(frame, mention, text):
        return
    opener, frame.pending = frame.pending, None
    if opener is not None and _of_those_told(opener, frame, mention, text):
        frame.pending = opener
        return
    begun = _opened(frame, opener, mention, text) if opener is not None else None
    if begun is None and _says_part(frame, mention, text):
        begun = Run("behind", mention.start, [mention], _wholes_before(frame))
    if begun is not None:
        frame.run = begun
        found.append(begun)
    elif frame.run is not None:
        _go_on(frame, frame.run, mention, text)


def _of_those_told(opener: Mark, frame: _Frame, mention: Mention, text: str) -> bool:
    """Tell what the whole is described with: "spośród 30 ofert na 4 konkursy wybrano 20"."""
    return (
        opener.kind == "among"
        and mention.key == "count"
        and not kinship.kin(mention, frame.seen[-1])
        and is_adjunct(mention, text)
    )


def _of_another_time(frame: _Frame, mention: Mention, text: str) -> bool:
    """Tell "402,5 godz. [388]" and "6 318 godzin (5 940 h)"."""
    number = mention.fact
    around = text[number.number_start - 1 : number.number_start]
    if around + text[number.number_end : number.number_end + 1] == "[]":
        return True
    opened = frame.pending is not None and frame.pending.kind == "open"
    return opened and _repeats(frame, mention, text)


def _wholes_before(frame: _Frame) -> list[Mention]:
    return (frame.seen or frame.before)[-choice.CANDIDATES :]


def _opened(frame: _Frame, opener: Mark, mention: Mention, text: str) -> Run | None:
    """Begin the run that a mark opens before ``mention``, inside the one there is or beside it."""
    gap = text[opener.end : mention.start]
    if len(gap) > REACH or _LEAVES_OPEN.search(gap) or TOTAL.search(gap):
        return None
    nested = opener.kind == "word" and frame.run is not None
    frame.outer = frame.run if nested else None
    # "trzy szkolenia dwudniowe: „A” i „B”, oraz jedno szkolenie jednodniowe"
    besides = opener.kind == "colon" and mention.unit is not None and _BESIDES.search(gap)
    return Run(
        opener.kind,
        opener.start,
        [mention],
        _wholes_before(frame),
        adds_up=frame.adds_up or bool(besides),
    )


def _says_part(frame: _Frame, mention: Mention, text: str) -> bool:
    """Tell a number that says itself that it is a part: "4 z nich", "połowa uczestników"."""
    if BEHIND_PART.match(text, mention.fact.number_end) or BEHIND_PART.match(text, mention.end):
        return True
    shares = SHARES.match(text, mention.start) is not None
    return shares and not (frame.run and beside.of_rest(mention, text))


def _go_on(frame: _Frame, run: Run, mention: Mention, text: str) -> None:
    """Take ``mention`` into the run, or into the one around it; else the run is over."""
    last = run.members[-1]
    gap = ASIDE.sub("", text[last.end : mention.start])
    closes = ";" in gap or RESUMES.search(text[last.end : mention.fact.number_start]) is not None
    if frame.outer is not None and closes and not has_verb(gap):
        frame.run, frame.outer = frame.outer, None
        frame.run.members.append(mention)
    elif continues(last, mention, text):
        run.members.append(mention)
    else:
        frame.run = None
