"""Bytes of a text file to its text: byte order marks, UTF-8, and a guess that is always reported."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from claimcheck.config import Limits
from claimcheck.readers.problems import ReadError, remark
from claimcheck.records import ReadProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
"""Text files hold a stray control byte at most (a form feed or an escape is no sign of anything)."""

_COMMONEST = "cp1252"
"""Of the old encodings: taken where it fits as well as the one guessed, and before Latin-1, which fits anything."""

_SAMPLE_BYTES = 65_536
"""How much the guess at an encoding looks at: its cost grows with what it reads, its certainty hardly does."""


def read_bytes(path: Path, name: str, limits: Limits) -> bytes:
    """The bytes of a file, of which no more than the limit is ever read.

    Errors: `ReadError` of kind `too-large`, `empty`, `not-a-file` (a pipe or device, which may never end) or `broken`
    (the system does not let us read it).
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise ReadError(name, "not-a-file", "a pipe, socket or device is not read")
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise ReadError(name, "broken", f"cannot be opened: {error.strerror or error}") from error
    if len(data) > limits.max_bytes:
        raise ReadError(name, "too-large", f"more than {limits.max_bytes} bytes (limits.max_bytes)")
    if not data:
        raise ReadError(name, "empty", "the file has no content")
    return data


def decode(data: bytes, name: str) -> tuple[str, tuple[ReadProblem, ...]]:
    """The text without its byte order mark, line ends as they are, and a remark where the encoding was guessed.

    Errors: `ReadError` of kind `binary`, `empty` or `encoding`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding, name), name), ()
    if _is_binary(data):
        raise ReadError(name, "binary", "the bytes are not those of a text file")
    try:
        return _checked(data.decode("utf-8"), name), ()
    except UnicodeDecodeError as error:
        text, encoding = _guessed(data, name)
        detail = f"not UTF-8 (byte {error.start}); read as {encoding}"
        return _checked(text, name), (remark(name, "encoding", detail),)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        detail = f"byte order mark of {encoding}, but byte {error.start} does not fit"
        raise ReadError(name, "encoding", detail) from error


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    return b"\x00" in data or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample)


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    likely = [] if best is None or _COMMONEST in best.could_be_from_charset else [best.encoding]
    for encoding in (*likely, _COMMONEST, "latin-1"):
        try:
            return data.decode(encoding), encoding.replace("_", "-")
        except UnicodeDecodeError:
            continue
    raise ReadError(name, "encoding", "no encoding fits the bytes")


def _checked(text: str, name: str) -> str:
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise ReadError(name, "empty", "the file holds only blanks")
    return text
