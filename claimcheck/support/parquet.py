"""Parquet files as text: their rows as lines of CSV, so that they are read like any table."""

from __future__ import annotations

import csv
import io
from itertools import islice
from pathlib import PurePath
from typing import Any

from claimcheck.support.data import MOST_CELLS, DataError

_MOST_CHARACTERS = 50_000_000


def is_parquet(name: str) -> bool:
    """Whether a file's suffix is that of a Parquet file."""
    return PurePath(name).suffix.lower() == ".parquet"


def parquet_text(data: bytes) -> str:
    """The header and rows of a Parquet file, a line each; columns of lists and records are left out.

    What its metadata give as larger than the limits is never unpacked. Errors: `DataError`, also where pyarrow is not
    installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise DataError("Parquet needs pyarrow: pip install 'claimcheck-lint[parquet]'") from error
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        _within_limits(file.metadata)
        flat = [field.name for field in file.schema_arrow if not pa.types.is_nested(field.type)]
        columns = [_as_text(file.read(columns=[name]).column(0), pa) for name in flat]
    except (pa.ArrowException, OSError, UnicodeError) as error:
        raise DataError(f"is not valid Parquet: {str(error).partition(chr(10))[0][:200]}") from error
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([flat, *zip(*columns, strict=True)])
    return out.getvalue()


def _within_limits(metadata: Any) -> None:
    cells = metadata.num_rows * metadata.num_columns
    if cells > MOST_CELLS:
        raise DataError(f"has {cells:,} cells, more than {MOST_CELLS:,}")
    unpacked = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if unpacked > _MOST_CHARACTERS:
        raise DataError(f"unpacks to {unpacked:,} bytes, more than {_MOST_CHARACTERS:,}")


def _as_text(column: Any, pa: Any) -> list[str]:
    """Each value as Arrow writes it: the shortest form that is read back, so 71.2 in single precision is 71.2."""
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return [""] * len(column)
    values = column.cast(pa.string()).to_pylist()
    return [" ".join(value.split()) if value else "" for value in islice(values, MOST_CELLS)]
