"""The names of the rules that date: why each exists and a phrase that it reads.

The last field of the example is what the tests hold it to; days without a year are read with the
report period 1 January to 31 December 2019.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a rule exists, a phrase it reads, and the ISO days it reads there (``""`` is open)."""

    why: str
    example: str
    start: str
    end: str


RULES: dict[str, Rule] = {
    "full date": Rule(
        "day, month and year in figures say everything",
        "podpisano 12.03.2019 r.", "2019-03-12", "2019-03-12",
    ),
    "day and month in figures": Rule(
        "lists of meetings leave the year to the report's title",
        "w Sokółce (06.09.)", "2019-09-06", "2019-09-06",
    ),
    "day and month word": Rule(
        "the form prescribed by Polish spelling; a month in words is no quantity",
        "odbyło się 12 września", "2019-09-12", "2019-09-12",
    ),
    "day and Roman month": Rule(
        "an older habit of offices, with the month in Roman figures",
        "dnia 1 IX 2018 r.", "2018-09-01", "2018-09-01",
    ),
    "day in a list": Rule(
        "days enumerated before the month or year they share are as many days, not one",
        "odbyło się 12 i 15 marca 2018 r.", "2018-03-12", "2018-03-12",
    ),
    "span of days": Rule(
        "a dash or od ... do joins two days to one event; the first borrows month and year",
        "trwało 27-28 lipca 2018 r.", "2018-07-27", "2018-07-28",
    ),
    "two dates after a period cue": Rule(
        "forms print the two dates of a period side by side, with no dash",
        "za okres 01-09-2018 30-11-2018", "2018-09-01", "2018-11-30",
    ),
    "month": Rule(
        "events dated to the month", "w marcu 2018 r.", "2018-03-01", "2018-03-31",
    ),
    "month in figures": Rule(
        "tables and titles write month and year in figures",
        "w okresie 04.2018", "2018-04-01", "2018-04-30",
    ),
    "Roman month": Rule(
        "month in Roman figures with its year", "w V.2018", "2018-05-01", "2018-05-31",
    ),
    "span of months": Rule(
        "from one month to another", "maj-lipiec 2018", "2018-05-01", "2018-07-31",
    ),
    "quarter": Rule(
        "quarters as the payment claims count them",
        "I-III kwartał 2018", "2018-01-01", "2018-09-30",
    ),
    "half-year": Rule(
        "half-years", "I półrocze 2018", "2018-01-01", "2018-06-30",
    ),
    "school year": Rule(
        "1 September to 31 August (Prawo oświatowe, art. 94)",
        "rok szkolny 2018/2019", "2018-09-01", "2019-08-31",
    ),
    "academic year": Rule(
        "1 October to 30 September (Prawo o szkolnictwie wyższym i nauce, art. 66)",
        "rok akademicki 2018/2019", "2018-10-01", "2019-09-30",
    ),
    "year": Rule(
        "a year with r., rok or a preposition", "w 2018 r.", "2018-01-01", "2018-12-31",
    ),
    "year before": Rule(
        "last year's figures stand beside this year's",
        "w ubiegłym roku", "2018-01-01", "2018-12-31",
    ),
    "span of years": Rule(
        "years after lata, w latach", "w latach 2016-2018", "2016-01-01", "2018-12-31",
    ),
    "from a date on": Rule(
        "od, po with one date: the date, open to the right",
        "od 1 marca 2018 r.", "2018-03-01", "2018-03-01",
    ),
    "up to a date": Rule(
        "do, przed with one date: the date, open to the left",
        "do 30 czerwca 2018 r.", "2018-06-30", "2018-06-30",
    ),
}  # fmt: skip
