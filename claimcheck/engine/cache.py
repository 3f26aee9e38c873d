"""What was extracted from a document, kept by digest, so that an unchanged document costs nothing the next time.

One SQLite file in the user's cache folder. The key is the document's name and bytes, the settings, and the state of
the program's own files: a new version, or an edited rule of the lexicon, never meets an old entry. A cache that is
locked, broken or not writable is no error: the document is read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import time
import zlib
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter, ValidationError

from claimcheck.config import Config, config_digest
from claimcheck.extraction.extract import Extraction
from claimcheck.records import digest

_ADAPTER = TypeAdapter(Extraction)
_MOST_ENTRIES = 5_000
_PACKAGE = Path(__file__).resolve().parent.parent


class ExtractionCache:
    """A store of extractions; use it as a context manager. `path` None is a cache that keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._connection: sqlite3.Connection | None = None
        if path is None:
            return
        with contextlib.suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=1.0, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS extraction (key TEXT PRIMARY KEY, value BLOB, used INTEGER)")
            self._connection = connection

    @classmethod
    def for_config(cls, config: Config) -> Self:
        """The user's cache, or one that keeps nothing where the settings say so."""
        if not config.cache:
            return cls(None)
        base = os.environ.get("CLAIMCHECK_CACHE_DIR") or os.path.join(
            os.environ.get("XDG_CACHE_HOME") or os.path.join(Path.home(), ".cache"), "claimcheck"
        )
        return cls(Path(base) / "extractions.sqlite")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._drop_the_oldest(self._connection)
            self._connection.close()

    @staticmethod
    def _drop_the_oldest(connection: sqlite3.Connection) -> None:
        """Bring the store back to its size once it has outgrown it by a fifth: sorting it costs too much every time."""
        (entries,) = connection.execute("SELECT COUNT(*) FROM extraction").fetchone()
        if entries > _MOST_ENTRIES * 6 // 5:
            connection.execute(
                "DELETE FROM extraction WHERE key IN (SELECT key FROM extraction ORDER BY used LIMIT ?)",
                (entries - _MOST_ENTRIES,),
            )

    def get(self, key: str) -> Extraction | None:
        """The extraction of a key, None where there is none that can be read."""
        if self._connection is None:
            return None
        with contextlib.suppress(sqlite3.Error, zlib.error, ValidationError):
            row = self._connection.execute("SELECT value FROM extraction WHERE key = ?", (key,)).fetchone()
            if row is not None:
                extraction = _ADAPTER.validate_json(zlib.decompress(row[0]))
                self._connection.execute("UPDATE extraction SET used = ? WHERE key = ?", (_now(), key))
                return extraction
        return None

    def put(self, key: str, extraction: Extraction) -> None:
        """Keep an extraction."""
        if self._connection is None:
            return
        value = zlib.compress(_ADAPTER.dump_json(extraction), 1)
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", (key, value, _now()))


def _now() -> int:
    """Seconds since 1970, by which the entries not used for longest are dropped first."""
    return int(time.time())


def cache_key(name: str, data_digest: str, media_type: str, config: Config) -> str:
    """The key of a document's extraction: everything that it is a function of."""
    return digest("\0".join((name, data_digest, media_type, config_digest(config), _program_state())).encode())


@cache
def _program_state() -> str:
    """Digest of names, sizes and times of the package's files."""
    state = hashlib.sha256()
    for file in sorted(_PACKAGE.rglob("*")):
        if file.suffix in (".py", ".toml", ".txt", ".json", ".gz"):
            status = file.stat()
            state.update(f"{file.relative_to(_PACKAGE)}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return state.hexdigest()
