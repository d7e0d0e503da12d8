"""Hours that are no total: rates, the length of one event, and hours for each of several."""

from __future__ import annotations

import re

from extract.polish.listed import WordLists

_WORDS = WordLists("extract.facts.hours", "rates.toml")
_REACH = 80  # characters back to the words that make hours a rate or a length
_RATE_AFTER = _WORDS.pattern(r"\s{0,2}/?\s{0,2}(?:<rates>|na\s1\s)")
_EACH_BEHIND = _WORDS.pattern(r"\s{1,2}<each>(?!\s{1,2}[^\W\d])")
# "72 godziny na osobę", "4 h/os.": hours, for each of them.
_PER_HEAD = _WORDS.pattern(
    r"\s{0,2}(?:/?\s{0,2}na\s(?:(?:1|jedn\w{1,3}|każd\w{1,3})\s)?|/\s?)<heads>"
    r"|\sdla\skażd\w{1,3}\s[^\W\d_]"
)
# "na każdego uczestnika przypadało 6 h", "każda grupa odbyła 12 godzin"
_FOR_EACH = _WORDS.pattern(
    r"\b(?:(?:na|dla)\s)?<one_of_several>\s(?:(?:z|spośród)\s(?:\d{1,3}\s)?)?[^\W\d_]{3,25}\s"
    r"(?:[^\W\d_]{1,15}\s){0,2}<given had>\s(?:[^\W\d_]{1,12}\.?\s){0,2}\Z"
)
# "12 godzin doradztwa oraz 6 h", the first of which are for each
_LISTED = re.compile(
    r"[^.;:()\n\d]{0,60}(?:,|\b(?:oraz|i|a\stakże|jak\si))\s{1,2}(?:po\s)?", re.IGNORECASE
)
# "każdy uczestnik otrzymał po 10 godzin": given so; "zajęcia po 3 godziny" says how long one lasts.
_GIVEN = _WORDS.pattern(r"\b<given>(?!.{0,60}\braz[yu]?\sw\b)[^.;\n]{0,60}\Z")
# "w każdym tygodniu odbywały się po 2 godziny doradztwa"
_AGAIN = _WORDS.pattern(r"\b<again>")
# "porada trwa 2 godziny", "każdy trwał półtorej godziny": how long one of them lasts, no total.
_LASTS = _WORDS.pattern(
    r"\b<lasts>[^.;\n]{0,40}\Z"
    r"|\b<single>[^.;\n]{0,40}\b<lasts lasted>[^.;\n]{0,30}\Z"
    r"|\b<lasted>\s<on_average>\s[^.;\n]{0,12}\Z"
    r"|\bczas\w{0,2}\s(?:ich\s|jej\s|jego\s)?trwania\b[^.;\n]{0,40}\Z"
)
# "koszt jednostkowy 1 godziny", "stawka za 1 h", "120 zł za godzinę": what one costs.
_PRICE_BEFORE = _WORDS.pattern(
    r"(?P<paid>\b<paid>\s(?:[^\W\d_]{1,15}\s){0,2})?"
    r"\b<prices>(?:\s(?!\w*(?:ł[aoy]?|li|no|to)\s)[^\W\d_]{1,20}\.?){0,2}?\s(?P<per>(?:za|na)\s)?\Z"
    r"|\bzł(?:ot\w{1,3})?\s(?:(?:brutto|netto)\s)?(?P<paid_per>za\s)\Z"
)
_GENITIVE = re.compile(r"\s{0,3}(?:godziny\b|h\b|godz\b)", re.IGNORECASE)
_COSTS_BEHIND = _WORDS.pattern(r"(?:\s[^\W\d_]{2,20}){0,3}?\s<costs>")
# "czas trwania doradztwa: 40 h", "łączny czas trwania zajęć": all of it, not how long one lasts.
_WHOLE_TIME = _WORDS.pattern(
    r"(?:\b<whole>\sczas\w{0,2}\s[^.;\n]{0,60}"
    r"|(?<!średni )(?<!przeciętny )\bczas\w{0,2}\strwania\s<services>[^.;\n]{0,30})\Z"
)
_LASTED = _WORDS.pattern(r"\b<lasted>[^.;\n]{0,20}\Z")


def per_head(text: str, end: int) -> bool:
    """Tell "3 godz. na osobę" by what follows ``end``."""
    return _PER_HEAD.match(text, end) is not None


def for_each_before(text: str, floor: int, start: int) -> bool:
    """Tell "na każdego uczestnika przypadało" right before ``start``."""
    return _FOR_EACH.search(text, max(floor, start - _REACH), start) is not None


def listed_behind(text: str, end: int, start: int) -> bool:
    """Tell hours at ``start`` that are listed with those that end at ``end``, without a new verb.

    "Każdy uczestnik otrzymał 12 godzin doradztwa oraz 6 h wsparcia": what holds of the first holds
    of the second.
    """
    return start - end <= _REACH and _LISTED.fullmatch(text, end, start) is not None


def rate_behind(text: str, end: int) -> bool:
    """Tell "8 h dziennie" by what follows ``end``."""
    return _RATE_AFTER.match(text, end) is not None


def each_behind(text: str, end: int) -> bool:
    """Tell "dwie grupy, 60 godzin każda" by what follows ``end``."""
    return _EACH_BEHIND.match(text, end) is not None


def given(text: str, floor: int, start: int) -> bool:
    """Tell "każdy otrzymał po 10 godzin" by the verb before ``start``."""
    return _GIVEN.search(text, max(floor, start - _REACH), start) is not None


def price_of_one(text: str, floor: int, start: int, unit: int, end: int) -> bool:
    """Tell what one hour costs: "koszt 1 godziny", "stawka za 1 h", "1 godzina kosztowała".

    "Sfinansowano koszt 1 godziny" says that there was one. ``unit`` and ``end`` are where the unit
    begins and ends.
    """
    price = _PRICE_BEFORE.search(text, max(floor, start - _REACH), start)
    if price is None:
        return _COSTS_BEHIND.match(text, end) is not None
    per = price["per"] or price["paid_per"]
    return not price["paid"] and (per is not None or _GENITIVE.match(text, unit) is not None)


def again_and_again(text: str, floor: int, end: int) -> bool:
    """Tell "co tydzień po 2 godziny" by the words before ``end``."""
    return _AGAIN.search(text, max(floor, end - _REACH), end) is not None


def length_of_one(text: str, floor: int, start: int, *, ranged: bool) -> bool:
    """Tell by what stands before ``start`` that the hours say how long one event lasts.

    ``ranged`` says that they are a range: "szkolenia trwały od 4 do 6 godzin" is no total.
    """
    where = max(floor, start - _REACH), start
    if ranged and _LASTED.search(text, *where):
        return True
    return _LASTS.search(text, *where) is not None and not _WHOLE_TIME.search(text, *where)
