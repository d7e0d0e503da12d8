"""Everything the package raises on purpose: one tree, one sentence that says what to do."""

from __future__ import annotations

from typing import ClassVar


class ExtractError(Exception):
    """Base of all errors a user can act on.

    The message is one sentence with the file's name and the way out. ``stage`` says where on
    the data's way it happened and fills the ``stage`` column of the ``errors`` table. Instances
    pickle, so that a worker process can hand one back.
    """

    stage: ClassVar[str] = "extract"


class ArgumentError(ExtractError, ValueError):
    """An argument has a value that the function does not take; the message names those it does."""

    stage: ClassVar[str] = "arguments"


class ReadError(ExtractError):
    """The file cannot be opened or is no regular file."""

    stage: ClassVar[str] = "read"


class DecodeError(ExtractError):
    """The bytes are no text, or not in the encoding that was asked for."""

    stage: ClassVar[str] = "decode"


class ModelError(ExtractError):
    """The model that was asked for is not there, or finds no names."""

    stage: ClassVar[str] = "model"


class PluginError(ExtractError):
    """A finder of another package cannot be loaded, or failed; names finder and package."""

    stage: ClassVar[str] = "facts"


class InstitutionsError(ExtractError):
    """A codebook of institutions or an alias file cannot be used; names file and entry."""

    stage: ClassVar[str] = "institutions"


class BatchError(ExtractError):
    """A run cannot go on: another one is at work in the folder, or the workers are gone."""

    stage: ClassVar[str] = "batch"


class ExportError(ExtractError):
    """A table cannot be written."""

    stage: ClassVar[str] = "export"


class GoldError(ExtractError):
    """A gold annotation does not fit its report."""

    stage: ClassVar[str] = "evaluate"


class CodebookError(ExtractError):
    """A codebook of indicators cannot be used; the message names file, entry and line."""

    stage: ClassVar[str] = "codebook"


class TableError(ExtractError):
    """Tables that were handed over, or read back from files, are not those of the schema."""

    stage: ClassVar[str] = "rollup"


class CorrectionsError(ExtractError):
    """A file of corrections cannot be used, or cannot be applied to these tables."""

    stage: ClassVar[str] = "correct"
