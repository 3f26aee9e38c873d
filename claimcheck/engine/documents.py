"""Every document of a run, read and extracted: one by one, or in worker processes where there is enough to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from claimcheck.config import Config
from claimcheck.engine.cache import ExtractionCache, cache_key
from claimcheck.extraction.extract import Extraction, extract_document
from claimcheck.readers import ReadError, load, read_reporting
from claimcheck.records import Document, ReadProblem, digest

_WORTH_A_POOL = 2_000_000
"""Bytes below which starting worker processes costs more than it saves (measured: 0.4 s to start two)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: its extraction, or none, and the problems met on the way."""

    name: str
    extraction: Extraction | None
    problems: tuple[ReadProblem, ...]


def extract_documents(
    items: Sequence[Path | Document], config: Config, done: Callable[[str], None]
) -> Iterator[Outcome]:
    """The outcome of every item, in the order given; `done` is called with the name of each as it is finished."""
    with ExtractionCache.for_config(config) as cache:
        keys = [_key(item, config) for item in items]
        known = {key: found for key in dict.fromkeys(keys) if key and (found := cache.get(key))}
        missing = [item for item, key in zip(items, keys, strict=True) if key not in known]
        fresh = _extract_missing(missing, config)
        for item, key in zip(items, keys, strict=True):
            if key in known:
                outcome = Outcome(_name(item), known[key], known[key].problems)
            else:
                outcome = next(fresh)
                if key and outcome.extraction is not None:
                    cache.put(key, outcome.extraction)
            done(outcome.name)
            yield outcome


def _extract_missing(items: Sequence[Path | Document], config: Config) -> Iterator[Outcome]:
    workers = config.jobs or min(len(items), os.cpu_count() or 1)
    if workers < 2 or len(items) < 2 or (config.jobs == 0 and sum(map(_size, items)) < _WORTH_A_POOL):
        yield from map(partial(extract_one, config=config), items)
        return
    with ProcessPoolExecutor(max_workers=workers) as pool:
        yield from pool.map(partial(extract_one, config=config), items, chunksize=max(1, len(items) // (workers * 8)))


def extract_one(item: Path | Document, config: Config) -> Outcome:
    """Read and extract one document. What cannot be read becomes a problem, never an exception."""
    name = _name(item)
    try:
        reading = read_reporting(item, config) if isinstance(item, Document) else load(item, name=name, config=config)
    except ReadError as error:
        return Outcome(name, None, (error.problem,))
    except (OSError, RecursionError, MemoryError) as error:
        detail = f"{type(error).__name__}: {error}"
        return Outcome(name, None, (ReadProblem(document=name, kind="broken", detail=detail),))
    extraction = extract_document(reading.document, config, reading.problems)
    return Outcome(name, extraction, extraction.problems)


def _key(item: Path | Document, config: Config) -> str | None:
    """The cache key of a file; None for one that cannot be read, so that reading it says why, and for text at hand."""
    if not config.cache or isinstance(item, Document) or not item.is_file():
        return None
    try:
        if item.stat().st_size > config.limits.max_bytes:
            return None
        return cache_key(_name(item), digest(item.read_bytes()), item.suffix, config)
    except OSError:
        return None


def _name(item: Path | Document) -> str:
    return item.name if isinstance(item, Document) else item.as_posix()


def _size(item: Path | Document) -> int:
    if isinstance(item, Document):
        return len(item.text)
    try:
        return item.stat().st_size
    except OSError:
        return 0
