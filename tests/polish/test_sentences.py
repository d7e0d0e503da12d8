"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.polish.sentences import SentenceIndex


@pytest.mark.parametrize(
    "text",
    [
        "Odbyły się spotkania.| Wzięło w nich udział 14 osób.",
        "Koniec projektu w 2031 r.| Od stycznia ruszył nowy.",
        "Czy udało się?| Tak!| „Razem” działa dalej.",
        "Zakończono 12.05.2031.| Rozliczono w terminie.",
        "Spotkanie w dn. 3.04. odbyło się w ul. Polnej 4",
        "Doradztwo dla os. fizycznych i 3 org. pozarządowych",
        "Doradztwo księg.-kadr. 12 h, zaj. logop. 38 h.| Plan na rok to 60 h.",
        "Prawnik przepracował 22,5h.| Na wiosnę zaplanowano dyżury.",
        "Wydano opinie finans. 14 stowarzyszeniom.| Był to sukces.| 3 osoby czekają.",
        "Udzielono 12 h prawnego, marketing. 31 h i kadrow. 8 h.| Był to sukces.",
        "Przyszło około 1500 zwiedzających.| 18-20 kwietnia odbyła się wizyta.",
        "Wypłacono podst. 14 tys. zł, przedłuż. 6 tys. zł.| Był to sukces.",
        "Temat pierwszy\n\n|Temat drugi",
    ],
)
def test_sentences(text):
    plain = text.replace("|", "")
    index = SentenceIndex(plain)
    expected = [" ".join(part.split()) for part in text.split("|")]
    found = list(dict.fromkeys(index.sentence(at, at + 1) for at in range(len(plain))))
    assert found == expected


@given(st.text(alphabet="abÓŁ. \n!?…”1,-", max_size=80), st.data())
def test_a_span_lies_in_its_sentence(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = SentenceIndex(text).span(start, end)
    assert 0 <= left <= start
    assert end <= right <= len(text)
