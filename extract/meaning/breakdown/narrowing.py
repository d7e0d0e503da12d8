"""Numbers that narrow the one just named: "złożono 8 wniosków, pozytywnie oceniono 5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.meaning.breakdown import kinship
from extract.meaning.breakdown.cues import COMPARES, COMPLETES, DROPS_OUT, FLOWS
from extract.meaning.breakdown.enumeration import REACH
from extract.meaning.breakdown.mention import is_adjunct
from extract.polish.predicates import first_verb
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from extract.meaning.breakdown.mention import Mention, Sentence


def link(sentence: Sentence, text: str) -> None:
    """Make counts without a noun, governed by a verb that narrows, parts of the count before."""
    main: Mention | None = None
    for mention in sentence.mentions:
        if mention.key != "count" or not kinship.counts(mention):
            continue
        if mention.whole is None and mention.unit is None and main is not None:
            if _narrows(main, mention, sentence, text):
                mention.whole = main
        elif mention.whole is None and not (main is not None and is_adjunct(mention, text)):
            main = mention


def _narrows(main: Mention, mention: Mention, sentence: Sentence, text: str) -> bool:
    if not kinship.fits(mention, main) or mention.start - main.end > REACH:
        return False
    if mention.bracket != main.bracket:
        return False
    clause = text[main.end : mention.end]
    own = clause[clause.rfind(",") + 1 :] if "," in clause else clause
    before = text[sentence.start : main.end]
    if not _has_verb(f"{own}") or COMPARES.search(before) or COMPARES.search(own):
        return False
    if FLOWS.search(own):
        return False
    return not (COMPLETES.search(before) and DROPS_OUT.search(text, main.end, sentence.end))


def _has_verb(words: str) -> bool:
    if first_verb(words) is not None:
        return True
    return any(
        lexicon.word(form).kind in ("verb", "adjective") or lexicon.word(form).verbal
        for form in tokenise(words, 0, len(words)).words
    )
