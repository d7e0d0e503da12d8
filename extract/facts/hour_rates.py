"""Hours that are no total: rates, the length of one event, and hours for each of several."""

from __future__ import annotations

import re

_REACH = 80  # characters back to the words that make hours a rate or a length
_RATE_AFTER = re.compile(
    r"\s{0,2}/?\s{0,2}(?:dziennie|tygodniowo|miesięcznie|tyg\b|dz\.|na\s1\s"
    r"|na (?:dobę|dzień|tydzień|grupę)|(?:w|na)\s(?:tyg|mies(?:\.|iąc)))",
    re.IGNORECASE,
)
_EACH_BEHIND = re.compile(r"\s{1,2}każd(?:y|a|e|ego|ej)\b(?!\s{1,2}[^\W\d])", re.IGNORECASE)
# "72 godziny na osobę": hours, for each of them.
_HEADS = (
    r"(?:osobę|os\.|uczestni\w{2,4}|podmiot\b|PE?S\b|rodzinę|dziecko|klienta|organizację"
    r"|spółdzielnię)"
)
_PER_HEAD = re.compile(
    rf"\s{{0,2}}/?\s{{0,2}}na\s(?:(?:1|jedn\w{{1,3}}|każd\w{{1,3}})\s)?{_HEADS}", re.IGNORECASE
)
# "na każdego uczestnika przypadało 6 h", "każda grupa odbyła 12 godzin"
_FOR_EACH = re.compile(
    r"\b(?:(?:na|dla)\s)?(?:każd(?:y|a|ą|e|ego|ej|emu)|jedn(?:ego|ą|emu))\s"
    r"(?:z\s|spośród\s)?[^\W\d_]{3,25}\s(?:[^\W\d_]{1,15}\s){0,2}"
    r"(?:przypad|odby|otrzym|skorzyst|wykorzyst|uzysk|przepracow|przyzna|przysług|mia[łl])"
    r"[^\W\d_]{0,8}\s(?:[^\W\d_]{1,12}\.?\s){0,2}\Z",
    re.IGNORECASE,
)
# "każdy uczestnik otrzymał po 10 godzin": given so; "zajęcia po 3 godziny" says how long one lasts.
_GIVEN = re.compile(
    r"\b(?:otrzym|skorzyst|wykorzyst|przepracow|uzysk|przyzna|przydziel|udziel|przysług|zaofer"
    r"|zapewni)\w{1,8}\b(?!.{0,60}\braz[yu]?\sw\b)[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
# "porada trwa 2 godziny", "każdy trwał półtorej godziny": how long one of them lasts, no total.
_LASTS = re.compile(
    r"\btrwa(?:ją)?\b[^.;\n]{0,40}\Z|\b(?:każd|jednorazow|pojedyncz)\w{1,4}\b[^.;\n]{0,40}\btrwa\w{1,3}\b"
    r"[^.;\n]{0,30}\Z|\bczas\w{0,2}\s(?:ich\s|jej\s|jego\s)?trwania\b[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
# "czas trwania doradztwa: 40 h", "łączny czas trwania zajęć": all of it, not how long one lasts.
_WHOLE_TIME = re.compile(
    r"(?:\b(?:łączn|sumaryczn|całkowit|ogóln)\w{1,4}\sczas\w{0,2}\s[^.;\n]{0,60}"
    r"|(?<!średni )(?<!przeciętny )\bczas\w{0,2}\strwania\s(?:doradztw|poradnictw|mentoring"
    r"|coaching|szkole[nń]|kurs|warsztat)\w{0,3}\b[^.;\n]{0,30})\Z",
    re.IGNORECASE,
)
_LASTED = re.compile(r"\btrwał\w{0,2}\b[^.;\n]{0,20}\Z", re.IGNORECASE)


def per_head(text: str, end: int) -> bool:
    """Tell "3 godz. na osobę" by what follows ``end``."""
    return _PER_HEAD.match(text, end) is not None


def for_each_before(text: str, floor: int, start: int) -> bool:
    """Tell "na każdego uczestnika przypadało" right before ``start``."""
    return _FOR_EACH.search(text, max(floor, start - _REACH), start) is not None


def rate_behind(text: str, end: int) -> bool:
    """Tell "8 h dziennie" by what follows ``end``."""
    return _RATE_AFTER.match(text, end) is not None


def each_behind(text: str, end: int) -> bool:
    """Tell "dwie grupy, 60 godzin każda" by what follows ``end``."""
    return _EACH_BEHIND.match(text, end) is not None


def given(text: str, floor: int, start: int) -> bool:
    """Tell "każdy otrzymał po 10 godzin" by the verb before ``start``."""
    return _GIVEN.search(text, max(floor, start - _REACH), start) is not None


def length_of_one(text: str, floor: int, start: int, *, ranged: bool) -> bool:
    """Tell by what stands before ``start`` that the hours say how long one event lasts.

    ``ranged`` says that they are a range: "szkolenia trwały od 4 do 6 godzin" is no total.
    """
    where = max(floor, start - _REACH), start
    if ranged and _LASTED.search(text, *where):
        return True
    return _LASTS.search(text, *where) is not None and not _WHOLE_TIME.search(text, *where)
