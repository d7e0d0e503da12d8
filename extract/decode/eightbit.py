"""Which eight-bit code page a Polish text is in: the one in which it reads as Polish.

CP1250 and ISO-8859-2 give the same bytes to all Polish letters but six::

             ą   ś   ź   Ą   Ś   Ź
    CP1250   B9  9C  9F  A5  8C  8F
    8859-2   B1  B6  BC  A1  A6  AC

so the texts differ in few bytes, at times in one. Each candidate decodes the surroundings of the
high bytes (all the bytes that tell the pages apart, a sample of the others), and each surrounding
is judged by Polish spelling: which letters stand where a Polish word can have them. Where no byte
tells two pages apart the more frequent one (CP1250) is taken, and ``remark`` says so.
charset-normalizer is asked when none of the pages reads as Polish.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from charset_normalizer import from_bytes

# Codec, the name we report, and a handicap: the DOS and Macintosh pages are rare by now and
# have to earn themselves on more than one or two letters.
_CANDIDATES = (
    ("cp1250", "cp1250", 0.0),
    ("iso8859_2", "iso-8859-2", 0.0),
    ("cp852", "cp852", 1.4),
    ("mac_latin2", "mac-latin2", 4.0),
)

# C1 controls, soft signs and letters that differ between the first two pages.
_TELLING = re.compile(
    rb"[\x80-\x9f\xa1\xa5\xa6\xa9\xab\xac\xae\xb1\xb5\xb6\xb7\xb9\xbb\xbc\xbe]{1,8}"
)
_HIGH = re.compile(rb"[\x80-\xff]{1,8}")
# How many telling bytes and others are looked at: first a few, which settle most texts, then more.
_SAMPLES = ((60, 20), (400, 100))
_CLEAR = 15.0
_BLOCK = 1 << 16
_FEW = 12

_LOWER = "a-ząćęłńóśźż"
_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_LETTER = _LOWER + _UPPER
_VOWEL = "aeiouyąęóAEIOUYĄĘÓ"

# (what, weight); weights are per occurrence. The rules are those of Polish spelling: ą and ę
# begin no word and stand next to no vowel but after i; ć ń ś ź are written ci ni si zi before
# a vowel, so they never precede one; capitals do not stand inside small letters. Each pattern
# begins with its letters, to which `re` skips, and looks back over them.
_RULES = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (
            rf"[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ](?:(?<=[{_LETTER}].)|(?<=[ćłóśźżĆŁÓŚŹŻ])(?=[{_LETTER}]))",
            1.0,
        ),
        (rf"[ąęńĄĘŃ](?<![{_LETTER}].)", -1.5),
        (rf"[ąęĄĘ](?:(?<=[{_VOWEL.replace('i', '').replace('I', '')}].)|(?=[{_VOWEL}]))", -2.0),
        (rf"[ćńśźĆŃŚŹ](?=[{_VOWEL}])", -2.0),
        (rf"[ĄĆĘŁŃÓŚŹŻ](?<=[{_LOWER}].)", -2.0),
        (rf"[ĄĆĘŁŃÓŚŹŻąćęłńóśźż](?<![{_LETTER}].)(?![{_LETTER}])", -0.5),
        ("[„”“’‘‚–—…•§°«»€½¼¾²³×·\xa0\xad]", 0.3),
        (rf"(?<=[{_LETTER}])[±¶Ľľˇ¦¬¤łŁ³¹¼¿]?[±¶Ľľˇ¦¬¤³¹¼¿](?=[{_LETTER}])", -1.5),
        (rf"[±¶Ľľˇ¦¬¤³¹¼¿](?:(?<=[{_LETTER}].)|(?=[{_LETTER}]))", -1.0),
        ("[\x80-\x9f\ufffd]", -3.0),
        ("[šťžčřďňěůŠŤŽČŘĎŇĚŮĹĺŔŕőűŐŰđĐţŢşŞăĂâÂîÎëËôÔ]", -0.5),
        ("[\u2500-\u259f\u2202\u2206\u220f\u2211\u221a\u25ca˝˛˘˙]", -1.0),
    )
)
# Signs that another code page leaves where letters belong: "sprawozdani± z", "dzia│ania"
_ALIEN = re.compile(
    rf"[\x80-\x9f]|(?<=[{_LETTER}])[±¶Ľľˇ¦¬¤³¹¼¿](?=[{_LETTER}\s.,;:)]|$)"
    rf"|(?<![{_LETTER}\d])[±¶Ľľˇ¦¬¤³¹¼¿](?=[{_LETTER}])"
    rf"|(?<=[{_LETTER}])[\u2500-\u259f](?=[{_LETTER}])"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A code page: its Python codec, the name we report, and what to say about the choice."""

    codec: str
    name: str
    remark: str = ""


def guess(data: bytes) -> Guess | None:
    """Code page of ``data``, ``None`` if none reads as text. Linear in ``len(data)``."""
    for sample in _SAMPLES:
        windows = _windows(data, *sample)
        weight = sum(windows.values())
        scores = _scores(windows, weight)
        best, second, *_ = sorted((score for score, _, _ in scores), reverse=True)
        if best > 0.7 * weight and best - second > _CLEAR:
            break
    # A handful of letters is too little for statistics: the best reading without control
    # characters is taken. A longer text has to read as Polish.
    if best > (0.25 * weight if weight > _FEW else -2 * weight):
        found = [(codec, name) for score, codec, name in scores if score == best]
        remark = f" ({found[1][1]} would read the same)" if len(found) > 1 else ""
        return Guess(*found[0], remark)
    match = from_bytes(_sample(data)).best()
    if match is not None and _one_byte_a_letter(match.encoding):
        return Guess(match.encoding, match.encoding, " (does not read as Polish)")
    if best > 0:
        return next(Guess(codec, name) for score, codec, name in scores if score == best)
    return None


def _one_byte_a_letter(codec: str) -> bool:
    """Tell a page that extends ASCII from EBCDIC and East Asian double bytes."""
    every = bytes(range(256))
    text = every.decode(codec, "replace")
    return len(text) == len(every) and text.startswith(every[:128].decode("ascii"))


def aliens(text: str) -> int:
    """Count signs inside words that no Polish text has: C1 controls, "dzia³y", "dzia│y"."""
    return sum(1 for _ in islice(_ALIEN.finditer(text), 1000))


def _windows(data: bytes, telling: int, others: int) -> Counter[bytes]:
    """Surroundings of high bytes, two bytes to each side, with how often they occur."""
    found: Counter[bytes] = Counter()
    for pattern, most in ((_TELLING, telling), (_HIGH, others)):
        spans = (match.span() for match in islice(pattern.finditer(data), most))
        found.update([data[max(0, start - 2) : end + 2] for start, end in spans])
    return found


def _scores(windows: Counter[bytes], weight: int) -> list[tuple[float, str, str]]:
    scores: list[tuple[float, str, str]] = []
    # A word that comes again and again is not to decide alone.
    every = b"\n".join(window for window, times in windows.items() for _ in range(min(times, 5)))
    for codec, name, handicap in _CANDIDATES:
        # Once a text reads as Polish in a frequent page, the rare ones need no trial.
        if handicap and max(scores)[0] > 0.7 * weight:
            break
        scores.append((_score(every.decode(codec, "replace")) - handicap, codec, name))
    return scores


def _score(text: str) -> float:
    return sum(weight * len(pattern.findall(text)) for pattern, weight in _RULES)


def _sample(data: bytes) -> bytes:
    """At most 64 KB, from where the high bytes begin."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 2000) if first else 0
    return data[start : start + _BLOCK]
