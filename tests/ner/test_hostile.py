"""Text that is no text: none of it may crash the component, and what it finds must be there."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = random.Random(0)
HOSTILE = {
    "capitals with spaces": "GMINNY OŚRODEK POMOCY " * 9_000,
    "capitals without a space": "A" * 200_000,
    # spaCy's tokeniser takes quadratic time for marks without a space; extract.entities sees to it
    "only quotes": "„”\"' " * 3_000,
    "a quote that never ends": "Fundacja „" + "Zielony Most " * 5_000,
    "many bodies in one sentence": ", ".join(f"GOPS w Wólce {n}" for n in range(5_000)),
    "no end of a sentence": "słowo " * 20_000,
    "only newlines": "\n" * 50_000,
    "only signs": "".join(chr(0x2010 + n % 90) + " " for n in range(20_000)),
    "every word another": " ".join(
        "".join(WORDS.choices("aąbcćdeęfghijklłmnńoóprsśtuwyzźż", k=6)) for _ in range(40_000)
    ),
    "marks and signs of no width": "Jan Ko\u0301walski \u200b\ufeff " * 500,
    "emoji and other scripts": "🙂 Иван 山田 " * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(pipeline: Language, name: str) -> None:
    text = HOSTILE[name]
    pipeline.max_length = max(pipeline.max_length, len(text) + 1)
    doc = pipeline(text)
    assert doc.text == text
    end = 0
    for entity in doc.ents:
        assert entity.start_char >= end
        assert text[entity.start_char : entity.end_char] == entity.text
        end = entity.end_char
    assert end <= len(text)


def test_a_name_is_found_wherever_it_stands(pipeline: Language) -> None:
    text = "Notatka bez treści, która ciągnie się dalej " * 2_000 + "i kończy ją Anna Nowak."
    assert "Anna Nowak" in [entity.text for entity in pipeline(text).ents]
