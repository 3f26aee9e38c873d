"""The files of sources: documents of every kind that is read, and data files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.config import Config
from claimcheck.engine.discover import discover
from claimcheck.readers import ReadError
from claimcheck.readers.decoding import decode, read_bytes
from claimcheck.records import Document, ReadProblem
from claimcheck.support.data import DataError, data_document, is_data
from claimcheck.support.parquet import is_parquet, parquet_text


def source_files(folders: Sequence[str], config: Config) -> tuple[list[Path], list[Path], list[ReadProblem]]:
    """The documents and the data files below folders, and the folders that hold neither."""
    data = [file for folder in folders for file in _data_files(Path(folder))]
    found, problems = discover(folders, config.model_copy(update={"include": (), "exclude": ()}))
    if data:
        problems = [problem for problem in problems if problem.kind != "no-documents"]
    return [file for file in found if not is_data(file.name)], list(dict.fromkeys(data)), problems


def _data_files(place: Path) -> Iterator[Path]:
    if place.is_file() and is_data(place.name):
        yield place
    for folder, folders, files in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if is_data(name) and not name.startswith("."))


def read_data(files: Iterable[Path], config: Config) -> Iterator[Document | ReadProblem]:
    """Each data file as a document that is read, or why it could not be."""
    for file in files:
        name = file.as_posix()
        try:
            data = read_bytes(file, name, config.limits)
            text = parquet_text(data) if is_parquet(name) else decode(data, name)[0]
            yield data_document(text, name)
        except ReadError as error:
            yield error.problem
        except OSError as error:
            yield ReadProblem(document=name, kind="broken", detail=f"cannot be read ({error.strerror})")
        except DataError as error:
            yield ReadProblem(document=name, kind="broken", detail=str(error))
