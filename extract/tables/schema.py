"""The schema of every table: columns in order, their types, and what each one says."""

from __future__ import annotations

from extract.tables.column import Column, ColumnType, Table


def _text(name: str, description: str) -> Column:
    return Column(name, ColumnType.TEXT, description)


def _whole(name: str, description: str) -> Column:
    return Column(name, ColumnType.WHOLE, description)


def _number(name: str, description: str) -> Column:
    return Column(name, ColumnType.NUMBER, description)


def _flag(name: str, description: str) -> Column:
    return Column(name, ColumnType.FLAG, description)


def _day(name: str, description: str) -> Column:
    return Column(name, ColumnType.DAY, description)


_REPORT = _text("report_id", "report that states it: file stem and start of the content's hash")
_PLACE = (
    _REPORT,
    _text("section_id", "section that states it"),
    _text("path", "that section's path in the report, e.g. `1.a`"),
)
_FACT = (*_PLACE, _text("fact_id", "stable identifier: report, kind and offsets"))
_RULE = _text("rule", "name of the rule that read it")
_EVIDENCE = (
    _text("quote", "the words it was read from, exactly as the report has them"),
    _whole("start", "offset of the quote's first character in the decoded text"),
    _whole("end", "offset after the quote's last character"),
)
_SENTENCE = _text("sentence", "the sentence around the quote, white space folded")
_CLAUSE = _text(
    "clause",
    "the words of it that are said of this number, then those said of its whole; without digits",
)
_SOURCE = _text(
    "source",
    "`rule`; `rule+human` where a person found it right, `human` where one changed or added it",
)
_MACHINE = _text("machine", "JSON of what had been read where a person changed it, else empty")
_VALUE = (
    _number("value", "the number; lower bound of a range; empty for an indefinite number"),
    _number("value_max", "upper bound of a range or of an indefinite number"),
    _text("modifier", "`exact`, `min`, `max`, `approx` or `each` (so many for each of several)"),
)
_STATUS = _text(
    "status",
    "`achieved` (stated as done or true in the period), `planned` (a target, assumed, put off) or"
    " `context` (the set-up: staff, area, rates, an earlier year; no result)",
)
_CUMULATIVE = _flag(
    "cumulative",
    "true where the number is a total since an earlier time (*narastająco*, *od początku …*)",
)
_PART_OF = _text("part_of", "`fact_id` of the whole that this number is a part of")
_PHRASE = _text("phrase", "the counted noun phrase as written")
_NAMED = ("path", "value", "unit", "quote")

_ALL = (
    Table(
        "reports",
        "an input file",
        (
            _text("report_id", "file stem and first 8 hex digits of sha256; empty if unreadable"),
            _text("path", "the file as it was named or found"),
            _text("sha256", "SHA-256 of the file's bytes"),
            _text("encoding", "encoding the bytes were decoded with"),
            _text("title", "first line that names the document"),
            _day("period_start", "first day of the reporting period"),
            _day("period_end", "last day of the reporting period"),
            _whole("chars", "length of the decoded text in characters"),
            _whole("sections", "number of sections"),
            _text("status", "`ok`, `failed` (see `errors`), `duplicate` (same name and bytes)"),
            _text("assumed", "what had to be assumed in reading, joined by `; `"),
            _whole("corrections", "decisions of a person in its rows; empty if none has looked"),
        ),
        ("path", "period_start", "period_end", "sections", "status", "assumed"),
    ),
    Table(
        "sections",
        "a section of a report",
        (
            _text("report_id", "report it belongs to"),
            _text("section_id", "report and path"),
            _text("path", "ordinals among siblings and letters, joined by dots, e.g. `1.a`"),
            _text("parent_id", "`section_id` of the section above; empty for the root"),
            _whole("level", "depth in the tree, 0 for the root"),
            _text(
                "kind",
                "`report`, `project`, `task`, `heading`, `numbered`, `lettered`, `bullet` or "
                "`paragraph` (what follows a bullet list, or begins with a title of its own)",
            ),
            _text("marker", "marker as written, e.g. `a)`"),
            _text("title", "heading, or leading phrase of the paragraph"),
            _text("activity", "kind of activity, inherited from above where not named"),
            _day("period_start", "first day of the project's dates in the heading"),
            _day("period_end", "last day of the project's dates in the heading"),
            _whole("start", "offset of the section's first character"),
            _whole("end", "offset after its last own character (its first child begins there)"),
        ),
        ("report_id", "path", "kind", "title", "activity"),
    ),
    Table(
        "counts",
        "a stated number of something",
        (
            *_FACT,
            *_VALUE,
            _text("unit", "lemma of what is counted, e.g. `osoba`, `miejsce pracy`, `PES`"),
            _PHRASE,
            _STATUS,
            _CUMULATIVE,
            _PART_OF,
            _RULE,
            *_EVIDENCE,
            _SENTENCE,
            _CLAUSE,
            _SOURCE,
            _MACHINE,
        ),
        ("report_id", *_NAMED),
    ),
    Table(
        "hours",
        "hours of something",
        (
            *_FACT,
            *_VALUE,
            _text("topic", "what the hours were of, in the nominative"),
            _STATUS,
            _CUMULATIVE,
            _PART_OF,
            _RULE,
            *_EVIDENCE,
            _SENTENCE,
            _CLAUSE,
            _SOURCE,
            _MACHINE,
        ),
        ("report_id", "path", "value", "topic", "quote"),
    ),
    Table(
        "amounts",
        "a sum of money or a share",
        (
            *_FACT,
            *_VALUE,
            _text("unit", "`PLN`, `EUR` or `%`"),
            _PHRASE,
            _STATUS,
            _CUMULATIVE,
            _PART_OF,
            _RULE,
            *_EVIDENCE,
            _SENTENCE,
            _CLAUSE,
            _SOURCE,
            _MACHINE,
        ),
        ("report_id", *_NAMED),
    ),
    Table(
        "dates",
        "a date or a span of days",
        (
            *_FACT,
            _day(
                "date_start",
                "first day; an open range is the date it names (*do 30 czerwca*: 30 June here and "
                "in `date_end`), and `rule` says which side is open: `up to a date`, "
                "`from a date on`",
            ),
            _day("date_end", "last day, the same as the first for a single day"),
            _text("precision", "`day`, `month`, `quarter`, `half` or `year`"),
            _text(
                "role",
                "what it is the date of: `report_period`, `project_period`, `event` (a day, days "
                "or a month) or `reference` (a quarter, half-year or year that is spoken of)",
            ),
            _text("inferred", "what the text leaves out and where it was taken from"),
            _RULE,
            *_EVIDENCE,
            _SENTENCE,
            _SOURCE,
            _MACHINE,
        ),
        ("report_id", "path", "date_start", "date_end", "quote"),
    ),
    Table(
        "institutions",
        "a mention of an institution",
        (
            *_FACT,
            _text("name", "name in the nominative, abbreviations expanded"),
            _text("institution_id", "the same for every mention of one institution"),
            _text("kind", "type of institution"),
            _text("place", "town or commune"),
            _flag("named", "false for a type without a name"),
            _text(
                "source",
                "`rule`, `ner` (the statistical model) or `rule+ner`, with `+human` where a person "
                "found it right; `human` where a person changed or added it",
            ),
            _RULE,
            *_EVIDENCE,
            _MACHINE,
        ),
        ("report_id", "path", "name", "quote"),
    ),
    Table(
        "others",
        "a fact of a kind that another package finds",
        (
            *_FACT,
            _text("kind", "kind of fact, as that package calls it"),
            *_VALUE,
            _text("unit", "unit of the value"),
            _text("stated", "what is stated, in short"),
            _STATUS,
            _CUMULATIVE,
            _PART_OF,
            _RULE,
            *_EVIDENCE,
            _SENTENCE,
        ),
        ("report_id", "path", "kind", "stated", "quote"),
    ),
    Table(
        "checks",
        "a finding about what does not add up",
        (
            *_PLACE,
            _text("check", "name of the check, e.g. `inverted period`"),
            _number("expected", "number that the statement promises"),
            _number("found", "number that the evidence gives"),
            _number("difference", "found less expected"),
            _flag("holds", "true where the statement holds"),
            _text("facts", "`fact_id`s the finding rests on, joined by `; `"),
            _text("message", "the finding in one sentence"),
        ),
        ("report_id", "path", "check", "message"),
    ),
    Table(
        "indicators",
        "the value of an indicator",
        (
            _REPORT,
            _text("project", "project it belongs to"),
            _text("section_id", "section it was read in"),
            _text("path", "that section's path"),
            _text("indicator_id", "identifier in the codebook"),
            _number("value", "value of the indicator"),
            _text("unit", "unit of the value"),
            _STATUS,
            _day("period_start", "first day of the period it is for"),
            _day("period_end", "last day of the period it is for"),
            _text("facts", "`fact_id`s it was made of, joined by `; `"),
        ),
        ("report_id", "indicator_id", "value", "unit"),
    ),
    Table(
        "errors",
        "an input that failed",
        (
            _text("path", "the file, folder or pattern as it was named or found"),
            _text("stage", "`find`, `read`, `decode`, `sections`, `facts`, `tables` or `worker`"),
            _text("error", "class of the error"),
            _text("message", "what happened and what to do, in one sentence"),
        ),
        ("path", "stage", "message"),
    ),
)

SCHEMA: dict[str, Table] = {table.name: table for table in _ALL}
"""The tables that ``extract.tables`` returns and every format has."""

TEXTS = Table(
    "texts",
    "the decoded text of a report",
    (_REPORT, _text("text", "the text that all offsets index, line ends `\\n`")),
    ("report_id",),
)
"""What was read, beside what was found in it; Parquet alone has it."""

DATASET: dict[str, Table] = {**SCHEMA, TEXTS.name: TEXTS}
"""The tables of a run's dataset."""
