"""Bytes of a .txt file -> text; what had to be assumed or repaired is said, never hidden."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from extract.decode import eightbit
from extract.decode.cleaning import clean
from extract.errors import DecodeError

_SAMPLE = 65_536
_LEAST_CUT = 64  # bytes: the shortest unmarked UTF-16 whose odd last byte is taken for a cut

_BINARY = (
    (b"%PDF-", "a PDF document", "convert it to text (for example with pdftotext)"),
    (b"PK\x03\x04", "a zip archive or a .docx/.odt/.xlsx document", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text (.txt)"),
    (b"\x89PNG", "a PNG image", "use a text version of the report"),
    (b"\xff\xd8\xff", "a JPEG image", "use a text version of the report"),
    (b"GIF8", "a GIF image", "use a text version of the report"),
    (b"II*\x00", "a TIFF image", "use a text version of the report"),
    (b"MM\x00*", "a TIFF image", "use a text version of the report"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"PAR1", "a Parquet table", "use a text version of the report"),
    (b"SQLite format 3", "a database", "use a text version of the report"),
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# White space, form feed, escape and the DOS end-of-file mark are no sign of a binary file.
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 26, 27})
_HIGH = re.compile("[^\x00-\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A text and how it was won.

    Attributes
    ----------
    text
        Line ends ``\n``, byte order marks, soft hyphens and spaces of no
        width dropped, mojibake repaired, Polish letters in two parts put together.
    encoding
        Name of the encoding the bytes were decoded with.
    assumed
        One short clause for each thing that was guessed, repaired or lost.
    """

    text: str
    encoding: str
    assumed: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str | None = None, name: str) -> Decoded:
    """Decode the bytes of a report.

    Order of tests: byte order mark, the NUL pattern of UTF-16, UTF-8, then the eight-bit code
    pages by how much the result reads as Polish (see ``extract.decode.eightbit``).

    Parameters
    ----------
    data
        The whole file.
    encoding
        Encoding given by hand; ``None`` guesses.
    name
        The file's name, for messages.

    Raises
    ------
    DecodeError
        The file is empty or binary, or is not in the encoding given by hand.
    """
    if not data.strip():
        raise DecodeError(f"{name} is empty: there is nothing to read, leave it out or replace it.")
    _refuse_binary(data, name)
    if encoding is not None:
        text, used, assumed = _by_hand(data, encoding, name)
    else:
        text, used, assumed = _guess(data, name)
    text, repairs = clean(text)
    if not text.strip():
        raise DecodeError(f"{name} holds only white space: leave it out or replace it.")
    return Decoded(text, used, (*assumed, *repairs))


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:1024].lstrip()
    for magic, what, remedy in _BINARY:
        if data.startswith(magic) or (magic[:1] in b"%{" and head.startswith(magic)):
            raise DecodeError(f"{name} is {what}, not a text file: {remedy}.")


def _by_hand(data: bytes, encoding: str, name: str) -> tuple[str, str, list[str]]:
    hint = "leave the encoding out to have it guessed"
    try:
        codec = codecs.lookup(encoding)
        known = codec._is_text_encoding
    except (LookupError, ValueError):
        known = False
    if not known:
        raise DecodeError(
            f"{name} cannot be read as {encoding!r}: no such encoding is known; {hint}, "
            "or name one such as utf-8, cp1250 or iso-8859-2."
        )
    canonical = codec.name
    wide = canonical.startswith(("utf-16", "utf-32"))
    try:
        text = data.decode("utf-8-sig" if canonical == "utf-8" else encoding)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise DecodeError(f"{name} is not {encoding}: it does not decode{at}; {hint}.") from error
    if b"\0" in data and not wide:
        raise DecodeError(f"{name} holds NUL bytes, which {encoding} text never does; {hint}.")
    if not data.isascii() and not wide and not canonical.startswith("utf"):
        better = _better_than(data, text)
        if better is not None:
            raise DecodeError(
                f"{name} is not {encoding}: it reads as {better}; {hint}, or name that one."
            )
    if wide and b"\0" not in data:
        raise DecodeError(f"{name} is not {encoding}: plain letters would leave NUL bytes; {hint}.")
    if wide and "\0" in text:
        raise DecodeError(f"{name} is not {encoding}: the result holds NUL characters; {hint}.")
    return text, _display(canonical), []


def _better_than(data: bytes, text: str) -> str | None:
    """Name of the encoding the bytes are really in, when ``text`` shows they were misread."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        aliens = eightbit.aliens(text)
        guess = eightbit.guess(data)
        if (
            aliens
            and guess is not None
            and not eightbit.aliens(data.decode(guess.codec, "replace"))
        ):
            return guess.name
        return None
    return "utf-8"


def _guess(data: bytes, name: str) -> tuple[str, str, list[str]]:
    for bom, codec in _BOMS:
        # FF FE 00 00 is UTF-32 unless it is UTF-16 that begins with a NUL, which no text does.
        if data.startswith(bom):
            return _with_bom(data, codec, name)
    if b"\0" in data:
        return _utf16(data, name)
    head = data[:_SAMPLE]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) / 20:
        raise DecodeError(
            f"{name} is a binary file (many control bytes), not text: "
            "save the report as plain text."
        )
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return damaged
    guess = eightbit.guess(data)
    if guess is None:
        raise DecodeError(
            f"{name} is in no encoding that reads as text: name it with `encoding`, "
            "or save the report as UTF-8."
        )
    text = data.decode(guess.codec, "replace")
    assumed = [f"encoding guessed: {guess.name}{guess.remark}"]
    if lost := text.count("\ufffd"):
        assumed.append(f"bytes without a meaning in {guess.name} replaced by U+FFFD: {lost}")
    return text, guess.name, assumed


def _with_bom(data: bytes, codec: str, name: str) -> tuple[str, str, list[str]]:
    assumed: list[str] = []
    if codec == "utf-16" and len(data) % 2:
        data = data[:-1]
        assumed.append("last byte dropped: half a UTF-16 unit")
    try:
        text = data.decode(codec, "surrogatepass" if codec != "utf-8-sig" else "replace")
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"{name} begins like {codec} but does not decode at byte {error.start}: "
            "save the report as UTF-8."
        ) from error
    if "\0" in text:
        raise DecodeError(
            f"{name} begins like {codec} but holds NUL characters: save the report as UTF-8."
        )
    if codec == "utf-8-sig" and (lost := text.count("\ufffd")):
        assumed.append(f"bytes that are not UTF-8 replaced by U+FFFD: {lost}")
    return text, codec, assumed


def _utf16(data: bytes, name: str) -> tuple[str, str, list[str]]:
    """UTF-16 without a mark: in Polish text nearly every high byte is 0, hardly any low one.

    A text cut in the middle of a unit loses that half; a few bytes of odd number are no such text.
    """
    cut_short = len(data) % 2 and len(data) < _LEAST_CUT
    head = data[:_SAMPLE]
    even, odd = head[::2], head[1::2]
    zeros_even = even.count(0) / max(1, len(even))
    zeros_odd = odd.count(0) / max(1, len(odd))
    if zeros_odd > 0.5 and zeros_even < 0.02 and not cut_short:
        codec = "utf-16-le"
    elif zeros_even > 0.5 and zeros_odd < 0.02 and not cut_short:
        codec = "utf-16-be"
    else:
        raise DecodeError(
            f"{name} holds NUL bytes and is not UTF-16: it is binary or damaged, "
            "save the report as plain text."
        )
    assumed = [f"encoding guessed: {codec}"]
    if len(data) % 2:
        data = data[:-1]
        assumed.append("last byte dropped: half a UTF-16 unit")
    text = data.decode(codec, "surrogatepass")
    if "\0" in text:
        raise DecodeError(
            f"{name} looks like {codec} but holds NUL characters: save the report as UTF-8."
        )
    return text, codec, assumed


def _damaged_utf8(data: bytes) -> tuple[str, str, list[str]] | None:
    """UTF-8 with surrogates or a few broken bytes; ``None`` if it is something else."""
    try:
        return data.decode("utf-8", "surrogatepass"), "utf-8", []
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # A Polish eight-bit text holds next to no valid UTF-8 sequence, so ten to one is certain.
    whole = sum(1 for _ in islice(_HIGH.finditer(text), 10 * broken))
    if whole < 10 * broken:
        return None
    return text, "utf-8", [f"bytes that are not UTF-8 replaced by U+FFFD: {broken}"]


def _display(canonical: str) -> str:
    return {"iso8859-2": "iso-8859-2", "iso8859-1": "iso-8859-1"}.get(canonical, canonical)
