"""Bytes in, readable Polish out; what cannot be read is refused in one sentence."""

from __future__ import annotations

import contextlib
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.decode import clean, decode
from extract.errors import DecodeError, ExtractError

PLAIN = "Wójt Gminy Mątwy przyjął źródło ścieżek: 12 osób, w tym pięć kobiet (żółć, ŁÓDŹ, ŚDS)."
TYPOGRAPHIC = "Szkolenie „Ścieżki” – 14 osób…"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1250", "cp1250"),
        ("iso-8859-2", "iso-8859-2"),
        ("cp852", "cp852"),
    ],
)
def test_encodings_are_found(encoding: str, name: str) -> None:
    found = decode(PLAIN.encode(encoding), name="a.txt")
    assert found.text == PLAIN
    assert found.encoding == name


def test_big_endian_mark() -> None:
    assert decode(b"\xfe\xff" + PLAIN.encode("utf-16-be"), name="a").text == PLAIN


def test_typographic_signs_of_cp1250() -> None:
    assert decode(TYPOGRAPHIC.encode("cp1250"), name="a").text == TYPOGRAPHIC


# One word with one of the six letters in which the two pages differ is enough.
@pytest.mark.parametrize(
    "word",
    ["są", "świetlica", "źródła", "WĄWÓZ", "ŚDS", "ŹRÓDŁO", "książki", "wieś", "więź", "mogą być"],
)
@pytest.mark.parametrize("encoding", ["cp1250", "iso-8859-2"])
def test_one_letter_decides(word: str, encoding: str) -> None:
    text = f"Raport 2019: {word}, razem 12"
    found = decode(text.encode(encoding), name="a")
    assert (found.text, found.encoding) == (text, encoding)


def test_undecidable_page_is_said() -> None:
    found = decode("Łowicz i Żywiec".encode("iso-8859-2"), name="a")
    assert found.text == "Łowicz i Żywiec"
    assert found.assumed == ("encoding guessed: cp1250 (iso-8859-2 would read the same)",)


def test_neighbours_names_do_not_tip_the_scales() -> None:
    text = "Dušan i Ľubica są w Łodzi, gdzie działa świetlica"
    for encoding in ("cp1250", "iso-8859-2"):
        assert decode(text.encode(encoding), name="a").text == text


def test_line_ends_marks_and_soft_hyphens() -> None:
    found = decode("\ufeffa\r\nb\rc\r\r\nd\x0ce\u00ad\u00f3f \u00a0g".encode(), name="a")
    assert found.text == "a\nb\nc\nd\x0ceóf \u00a0g"
    assert found.assumed == ("soft hyphens dropped: 1",)


@pytest.mark.parametrize("page", ["cp1250", "cp1252", "iso8859-1", "iso8859-2"])
@pytest.mark.parametrize("layers", [1, 2])
def test_mojibake_is_repaired(page: str, layers: int) -> None:
    damaged = TYPOGRAPHIC + PLAIN
    for _ in range(layers):
        damaged = "".join(
            bytes([byte]).decode(page, "ignore") or chr(byte) for byte in damaged.encode()
        )
    found = decode(damaged.encode(), name="a")
    assert found.text == TYPOGRAPHIC + PLAIN
    assert found.assumed[0].startswith("mojibake repaired in ")


def test_mojibake_beside_sound_text() -> None:
    text, assumed = clean("Sołtys i rada dziÄ™kujÄ… paĹ„stwu za udział")
    assert text == "Sołtys i rada dziękują państwu za udział"
    assert assumed == ("mojibake repaired in 3 places",)


def test_mojibake_with_a_lost_byte() -> None:
    damaged = TYPOGRAPHIC.encode().decode("cp1252", "ignore")
    assert decode(damaged.encode(), name="a").text == TYPOGRAPHIC


@pytest.mark.parametrize(
    "text",
    [
        "„cudzysłów”, “angielski”, 'prosty', ”odwrotny”",
        "ﬁnał ４ Ａ \u00a0 ½ – — … ± ¶ 90° m²",
        "Müller, Ångström, Äpfel, café, naïve, Ärzte, „Ä”, â, Î, Ă",
        "&amp; &lt;b&gt; \x1b[1m",
        "Ｗｉｄｅ ǆ e\u0301",
    ],
)
def test_sound_text_is_not_touched(text: str) -> None:
    assert clean(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "whole", "said"),
    [
        (normalize("NFD", "żółć, ŁĄKA, śnieżyńska gęś"), "żółć, ŁĄKA, śnieżyńska gęś", "letters"),
        ("GO\u200bPS i\u2060 MOPS", "GOPS i MOPS", "spaces of no width dropped: 2"),
        ("Fundacja Z\xad\u0307aba", "Fundacja Żaba", "soft hyphens dropped: 1"),
    ],
)
def test_letters_that_look_whole_are_whole(text: str, whole: str, said: str) -> None:
    cleaned, assumed = clean(text)
    assert cleaned == whole
    assert said in " ".join(assumed)
    assert clean(cleaned) == (cleaned, ())


def test_lone_surrogates() -> None:
    assert clean("a\ud800b \ud83d\ude00") == (
        "a\ufffdb 😀",
        ("lone surrogates replaced by U+FFFD: 1",),
    )
    found = decode(b"ab\xed\xa0\x80c \xc5\x82", name="a")
    assert found.text == "ab\ufffdc ł"


def test_damaged_utf8_stays_utf8() -> None:
    found = decode((PLAIN * 3).encode()[:-1] + b"\xc5", name="a")
    assert found.encoding == "utf-8"
    assert found.text.endswith("ŚDS)\ufffd")
    assert found.assumed == ("bytes that are not UTF-8 replaced by U+FFFD: 1",)


def test_half_a_unit_at_the_end() -> None:
    found = decode(PLAIN.encode("utf-16") + b"\x00", name="a")
    assert found.text == PLAIN
    assert found.assumed == ("last byte dropped: half a UTF-16 unit",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff \n".encode(), "only white space"),
        ("\u00a0\n".encode("utf-16"), "only white space"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"PK\x03\x04abc", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"{\\rtf1\\ansi abc}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0abc", "image"),
        (b"a\x00b\x00\x00cd", "NUL"),
        (b"raport\x00z jednym zerem i dalszym tekstem", "NUL"),
        (bytes(range(1, 9)) * 20 + b"abc", "control bytes"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(DecodeError, match=r"^raport\.txt .*\.$") as refused:
        decode(data, name="raport.txt")
    assert says in str(refused.value)
    assert refused.value.stage == "decode"
    assert isinstance(refused.value, ExtractError)


def test_encoding_by_hand() -> None:
    assert decode(PLAIN.encode("iso-8859-2"), encoding="latin2", name="a").text == PLAIN
    assert decode(PLAIN.encode("utf-8-sig"), encoding="utf-8", name="a").text == PLAIN
    assert decode(PLAIN.encode("utf-16"), encoding="UTF-16", name="a").text == PLAIN


@pytest.mark.parametrize(
    ("data", "encoding", "says"),
    [
        (PLAIN.encode("cp1250"), "utf-8", "leave the encoding out"),
        (PLAIN.encode(), "ascii", "leave the encoding out"),
        ("Ścieżki są żółte".encode(), "cp1250", "it reads as utf-8"),
        (PLAIN.encode(), "cp1250", "does not decode"),
        (PLAIN.encode(), "iso-8859-2", "utf-8"),
        (PLAIN.encode("iso-8859-2"), "cp1250", "iso-8859-2"),
        (PLAIN.encode("cp1250"), "iso-8859-2", "cp1250"),
        (PLAIN.encode("cp1250"), "latin-1", "cp1250"),
        ("12 osob".encode("utf-16-le"), "utf-8", "NUL"),
        (PLAIN.encode(), "polish", "no such encoding"),
        (PLAIN.encode(), "hex", "no such encoding"),
        (PLAIN.encode(), "a\0b", "no such encoding"),
    ],
)
def test_wrong_encoding_by_hand(data: bytes, encoding: str, says: str) -> None:
    with pytest.raises(DecodeError, match=r"^raport\.txt ") as refused:
        decode(data, encoding=encoding, name="raport.txt")
    assert says in str(refused.value)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_clean_twice_is_clean_once(text: str) -> None:
    once, _ = clean(text)
    assert "\r" not in once
    assert "\ufeff" not in once
    once.encode("utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_end_in_text_or_refusal(data: bytes) -> None:
    try:
        found = decode(data, name="a.txt")
    except DecodeError:
        return
    found.text.encode("utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"slowo i " * 1_250_000,
        (TYPOGRAPHIC + " ").encode("cp1250") * 300_000,
        (TYPOGRAPHIC + " ").encode().decode("cp1252", "ignore").encode() * 150_000,
        b"\xb1" * 10_000_000,
        "Ä".encode() * 5_000_000,
    ],
    ids=["ascii", "cp1250", "mojibake", "one sign", "hints only"],
)
def test_ten_megabytes_are_read_or_refused(data: bytes) -> None:
    # So long that a check which is not linear would not come back; seconds are the benchmark's.
    text = "refused"
    with contextlib.suppress(DecodeError):
        text = decode(data, name="a").text
    assert text


@pytest.mark.parametrize("data", [b"x\0y", b"a\0b\0c", b"Wsparto 12\0 osob"])
def test_a_few_bytes_with_a_nul_are_refused_and_lose_nothing(data: bytes) -> None:
    with pytest.raises(DecodeError, match=r"zly\.txt holds NUL bytes"):
        decode(data, name="zly.txt")


def test_a_longer_text_without_a_mark_may_be_cut_in_a_unit() -> None:
    whole = "Sprawozdanie za rok 2019. Wsparto 12 osób."
    found = decode(whole.encode("utf-16-le") + b"x", name="a")
    assert found.text == whole
    assert "last byte dropped: half a UTF-16 unit" in found.assumed
