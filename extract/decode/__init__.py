"""Bytes of a .txt file -> text; what had to be assumed or repaired is said, never hidden."""

from extract.decode.cleaning import clean
from extract.decode.encoding import Decoded, decode

__all__ = ["Decoded", "clean", "decode"]
