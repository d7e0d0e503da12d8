"""What the face of the dictionary promises: lemmas, agreement, nominative phrases."""

from __future__ import annotations

import multiprocessing
import re
import subprocess
import sys

import morfeusz2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.polish import morphology


@pytest.mark.parametrize(
    ("word", "number", "lemma"),
    [
        ("osób", 5, "osoba"),
        ("ludzi", 12, "człowiek"),
        ("dzieci", 7, "dziecko"),
        ("uczniów", 7, "uczeń"),
        ("kobiet", 9, "kobieta"),
        ("porad", 9, "porada"),
        ("lat", 5, "rok"),
        ("gmin", 6, "gmina"),
        ("umów", 8, "umowa"),
        ("usług", 8, "usługa"),
        ("miesięcy", 6, "miesiąc"),
        ("dni", 3, "dzień"),
        ("godziny", 2, "godzina"),
        ("godziny", 106.5, "godzina"),
        ("warsztatów", 4, "warsztat"),
        # no singular
        ("zajęć", 7, "zajęcia"),
        ("targów", None, "targi"),
        # verbal nouns
        ("szkoleń", 5, "szkolenie"),
        ("spotkaniach", None, "spotkanie"),
        ("niewykonania", None, "niewykonanie"),
        # one form of two nouns: the number decides
        ("list", 5, "lista"),
        ("list", 1, "list"),
        # wrong grammar
        ("spotkania", 78, "spotkanie"),
        ("szkoleń", 3, "szkolenie"),
        ("osoba", 4, "osoba"),
        # nouns the dictionary lacks
        ("mentoringu", None, "mentoring"),
        ("webinarów", 3, "webinar"),
        ("sieciowania", None, "sieciowanie"),
        ("IPSów", 3, "IPS"),
        ("OWES-u", None, "OWES"),
        # capitals
        ("OSÓB", 5, "osoba"),
        ("Spotkań", 5, "spotkanie"),
    ],
)
def test_noun_lemma(word, number, lemma):
    assert morphology.noun_lemma(word, number_value=number) == lemma


@pytest.mark.parametrize("word", ["oraz", "uczestniczących", "utworzono", "xyzzq", "", " ", "12"])
def test_what_is_no_noun_has_no_lemma(word):
    assert morphology.noun_lemma(word) is None


@pytest.mark.parametrize(
    ("phrase", "nominative"),
    [
        ("doradztwa prawnego", "doradztwo prawne"),
        ("usług księgowych", "usługa księgowa"),
        ("mentoringu biznesowego", "mentoring biznesowy"),
        ("miejsc pracy", "miejsce pracy"),
        ("nowych miejsc pracy", "nowe miejsce pracy"),
        ("utworzonych miejsc pracy", "utworzone miejsce pracy"),
        ("warsztatów terapii zajęciowej", "warsztat terapii zajęciowej"),
        ("indywidualnych konsultacji", "indywidualna konsultacja"),
        ("poradnictwa psychologiczno-prawnego", "poradnictwo psychologiczno-prawne"),
        ("zajęć grupowych", "zajęcia grupowe"),
        ("targów pracy", "targi pracy"),
        ("osób zagrożonych ubóstwem", "osoba zagrożona ubóstwem"),
        ("osób z niepełnosprawnością", "osoba z niepełnosprawnością"),
        ("bezrobotnych kobiet", "bezrobotna kobieta"),
        ("bezrobotnych mieszkańców gminy", "bezrobotny mieszkaniec gminy"),
        ("większych grup", "większa grupa"),
        ("niepracujących osób", "niepracująca osoba"),
        ("nowoutworzonych podmiotów", "nowoutworzony podmiot"),
        ("małych i średnich przedsiębiorstw", "małe i średnie przedsiębiorstwo"),
        ("doradztwa prawnego i księgowego", "doradztwo prawne i księgowe"),
        ("spotkań i warsztatów", "spotkanie i warsztat"),
        ("poradnictwa prawnego, zawodowego", "poradnictwo prawne, zawodowe"),
        ("spotkania animacyjnych", "spotkanie animacyjne"),
        ("młodych ludzi", "młody człowiek"),
        # already nominative, or nothing to do
        ("doradztwo kluczowe", "doradztwo kluczowe"),
        ("księgowe", "księgowe"),
        ("qwertyzm", "qwertyzm"),
        # letters
        ("Doradztwa Kluczowego", "doradztwo kluczowe"),
        ("DORADZTWO PRAWNE", "doradztwo prawne"),
        ("nowych PES", "nowy PES"),
        ("przedstawicieli JST", "przedstawiciel JST"),
        ("OPS", "OPS"),
    ],
)
def test_nominative_phrase(phrase, nominative):
    assert morphology.nominative_phrase(phrase.split()) == nominative


def test_nominative_phrase_of_nothing():
    assert morphology.nominative_phrase([]) == ""


@pytest.mark.parametrize(
    "phrase",
    [
        "doradztwo prawne",
        "usługa księgowa",
        "miejsce pracy",
        "grupa inicjatywna",
        "młody lider",
        "zajęcia grupowe",
        "mentoring biznesowy",
        "spotkanie informacyjno-promocyjne",
    ],
)
@pytest.mark.parametrize("case", ["gen", "dat", "inst", "loc"])
@pytest.mark.parametrize("number", ["sg", "pl"])
def test_nominative_phrase_undoes_inflection(phrase, case, number):
    """Inflect head and adjective into a case; the nominative comes back."""
    words = phrase.split()
    noun_at = next(i for i, w in enumerate(words) if morphology.noun_lemma(w) == w)
    if phrase == "młody lider":
        noun_at = 1
    noun = words[noun_at]
    (tag, *_) = [a.tag for a in morphology.analyses(noun) if a.pos == "subst" and "nom" in a.tag]
    if tag.endswith(":pt"):
        number = "pl"
    gender = tag.split(":")[3]
    inflected = list(words)
    inflected[noun_at] = morphology.inflect(noun, pos="subst", case=case, number=number)[0]
    other = 1 - noun_at
    if phrase != "miejsce pracy":
        lemma = next(a.lemma for a in morphology.analyses(words[other]) if a.pos == "adj")
        inflected[other] = morphology.inflect(
            lemma, pos="adj", case=case, number=number, gender=gender
        )[0]
    assert morphology.nominative_phrase(inflected) == phrase


def test_word_classes():
    assert morphology.is_noun("spotkań")
    assert morphology.is_noun("pracowania")
    assert not morphology.is_noun("oraz")
    assert morphology.is_adjective("prawnego")
    assert morphology.is_adjective("utworzonych")
    assert morphology.is_adjective("pracującym")
    assert not morphology.is_adjective("spotkań")
    assert all(
        map(morphology.is_verb, ["utworzono", "wzięło", "przeprowadzić", "będzie", "odbyły"])
    )
    assert not morphology.is_verb("doradztwo")
    assert morphology.is_preposition("dla")
    assert not morphology.is_preposition("osoba")


def test_rare_readings_do_not_make_a_class():
    # "umów" is also an archaic noun's and a verb's form; "grup" an archaic imperative.
    assert not morphology.is_verb("grup")


def test_agreement():
    assert morphology.agree("prawnego", "doradztwa")
    assert morphology.agree("księgowych", "usług")
    assert not morphology.agree("prawnej", "doradztwa")
    assert not morphology.agree("oraz", "doradztwa")


def test_analyses_have_bare_lemmas_classes_and_labels():
    readings = morphology.analyses("roku")
    assert {reading.lemma for reading in readings} == {"rok"}
    assert any("daw." in reading.qualifiers for reading in readings)
    assert any("imię" in reading.classes for reading in morphology.analyses("Anna"))
    assert morphology.analyses("UTWORZONO")[0].lemma == "utworzyć"
    # A verb's ending does not cut the word.
    assert morphology.analyses("zrobiłem")[0].pos == "praet"


_MORFEUSZ = morfeusz2.Morfeusz(praet="composite")
_DICTIONARY_WORDS = ("zamek", "roku", "Anna", "RADOM", "doń", "zrobiłem", "pań", "Nowej")


@given(st.lists(st.sampled_from([*_DICTIONARY_WORDS, "by", "ś", "em", "-", "ń", "q"]), min_size=1))
def test_readings_are_those_of_morfeusz(parts):
    word = "".join(parts)[:40]
    found = _MORFEUSZ.analyse(word)
    last = max(end for _, end, _ in found)
    expected = [
        (lemma.partition(":")[0], tag, tuple(names))
        for start, end, (_, lemma, tag, names, _) in found
        if (start, end) == (0, last) and tag != "ign"
    ]
    if expected:
        assert [(one.lemma, one.tag, one.classes) for one in morphology.analyses(word)] == expected


def test_inflection():
    assert morphology.inflect("prawny", case="nom", number="sg", gender="n") == ("prawne",)
    assert "lat" in morphology.inflect("rok", case="gen", number="pl")
    assert morphology.inflect("mentoring", case="inst", number="sg") == ("mentoringiem",)
    assert "psychologiczno-prawnej" in morphology.inflect("psychologiczno-prawny", gender="f")
    assert morphology.inflect("xyzzq") == ()


@given(st.text(max_size=80))
def test_any_text_is_a_word_that_may_be_unknown(word):
    for reading in morphology.analyses(word):
        assert reading.lemma
        assert reading.tag.split(":")[0] == reading.pos
    morphology.noun_lemma(word)
    morphology.nominative_phrase([word, "prawnego"])


@pytest.mark.parametrize("word", ["\ud800", "a\x00b", "x" * 100_000, "\u202eosoba"])
def test_hostile_words_are_unknown(word):
    assert morphology.analyses(word) == ()


@pytest.mark.parametrize(
    ("word", "restored"),
    [
        ("szkolach", "szkołach"),
        ("uczniow", "uczniów"),
        ("porozumien", "porozumień"),
        ("Szkolen", "szkoleń"),
        ("UCZNIOW", "uczniów"),
        ("przedsiebiorcow", "przedsiębiorców"),
        ("wspolpracujacych", "współpracujących"),
        ("społeczenstwem", "społeczeństwem"),
        ("mentoringow", "mentoringów"),
        ("nowopowstalych", "nowopowstałych"),
        # what converters of PDF files make of ń and ż
        ("szkoleo", "szkoleń"),
        ("mieszkaocy", "mieszkańcy"),
        ("koocowego", "końcowego"),
        ("sprawozdao", "sprawozdań"),
        ("zapewnid", "zapewnić"),
        ("zaŝaleniem", "zażaleniem"),
        # of a compound the last part
        ("doradczo-spolecznych", "doradczo-społecznych"),
    ],
)
def test_lost_polish_letters_are_put_back(word, restored):
    assert morphology.restore(word) == restored


@pytest.mark.parametrize(
    "word",
    ["", "-", "xyzzq", "pstrk", "ROZ", "mlk2", "Klenanach", "dotyhcczas", "a" * 100_000, "\ud800"],
)
def test_what_no_letter_makes_a_word_stays_unknown(word):
    assert morphology.restore(word) is None


@given(st.text(alphabet="acdelnoszzóżbrit-", max_size=30))
def test_what_is_put_back_is_a_word_that_differs_in_polish_letters_only(word):
    restored = morphology.restore(word)
    if restored is not None:
        assert morphology.analyses(restored)
        plain = str.maketrans("ąćęłńóśźż", "acelnoszz")
        # "szkoleo", "zakooczyd": what decoding gone wrong makes of "ń" and "ć".
        undamaged = {re.sub(r"(?<=[aeiouyó])o", "ń", word), re.sub(r"d$", "ć", word)}
        assert restored.translate(plain) in {
            spelled.translate(plain) for spelled in {word, *undamaged}
        }


def test_importing_does_not_open_the_dictionary():
    code = (
        "import sys, extract.polish.morphology, extract.polish.numerals;"
        "sys.exit('morfeusz2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_spawned_process_opens_its_own_dictionary():
    assert morphology.noun_lemma("osób") == "osoba"
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(morphology.noun_lemma, ["osób", "szkoleń"]) == ["osoba", "szkolenie"]
