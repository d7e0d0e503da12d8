"""Tables to files and back: a Parquet dataset, and single files in formats others open."""

from extract.export.csv_file import CsvFile
from extract.export.export import Export, refuse_foreign
from extract.export.gathered import Gathered
from extract.export.guarding import guarded, plain
from extract.export.parquet_file import ROWS_PER_GROUP, ParquetFile, arrow_schema, arrow_table
from extract.export.parquet_opened import opened
from extract.export.publication import recover, sync_folder
from extract.export.refusal import refusal, unwritable
from extract.export.stored import (
    MANIFEST,
    SINGLE_FILES,
    count_rows,
    digest,
    formats,
    read_frame,
    read_rows,
    single_files,
    to_frame,
)
from extract.export.views import FORMATS, batches, formats_named, view

__all__ = [
    "FORMATS",
    "MANIFEST",
    "ROWS_PER_GROUP",
    "SINGLE_FILES",
    "CsvFile",
    "Export",
    "Gathered",
    "ParquetFile",
    "arrow_schema",
    "arrow_table",
    "batches",
    "count_rows",
    "digest",
    "formats",
    "formats_named",
    "guarded",
    "opened",
    "plain",
    "read_frame",
    "read_rows",
    "recover",
    "refusal",
    "refuse_foreign",
    "single_files",
    "sync_folder",
    "to_frame",
    "unwritable",
    "view",
]
