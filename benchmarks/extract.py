"""How fast figures are extracted from prose on one core, beside quantulum3, and how much memory that takes.

    python benchmarks/extract.py                          # 10 MB of prose of our own, and quantulum3 on a sample
    python benchmarks/extract.py --text notes/ news.jsonl  # the same on documents at hand, each read once

Stages: `read` finds the blocks of the source text; `figures` finds every quantity and date in them, with offsets,
interval, unit and calendar value, which is what quantulum3 does (less the dates, which it leaves out); `whole` is
`read` and all of extraction: figures, statistics, subjects, metrics, qualifiers, attribution, relations, claims.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prose import articles

from claimcheck import Config, Document
from claimcheck.extraction.dates import day_order
from claimcheck.extraction.extract import extract_document
from claimcheck.extraction.find import find_figures
from claimcheck.readers import ReadError, read
from claimcheck.records import BlockKind

SETTINGS = Config(cache=False, jobs=1)
MEGABYTE = 1_000_000
MARKS = (1, 5, 10)
"""Megabytes of the corpus after which the peak memory is noted."""
_SILENT = frozenset({BlockKind.CODE, BlockKind.METADATA, BlockKind.TABLE})
_SUFFIXES = frozenset({".md", ".txt", ".html"})


@dataclass
class Stage:
    """Processor time and yield of one stage."""

    seconds: float = 0.0
    found: int = 0

    def run(self, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = work()
        self.seconds += time.process_time() - began
        return result


@dataclass
class Measured:
    """What one pass over a corpus took."""

    characters: int = 0
    stages: dict[str, Stage] = field(default_factory=lambda: {"read": Stage(), "figures": Stage(), "whole": Stage()})


def measure(texts: Iterable[tuple[str, str]]) -> Measured:
    """Every stage on every (name, text), one document at a time; nothing of one is kept for the next."""
    measured = Measured()
    for name, text in texts:
        source = Document.from_text(text, name=name, media_type=_media_type(name))
        try:
            document = measured.stages["read"].run(lambda source=source: read(source, SETTINGS))
        except ReadError:
            continue
        figures = measured.stages["figures"].run(lambda document=document: _figures(document))
        extraction = measured.stages["whole"].run(
            lambda source=source: extract_document(read(source, SETTINGS), SETTINGS)
        )
        measured.stages["figures"].found += figures
        measured.stages["whole"].found += len(extraction.claims)
        measured.characters += len(text)
    return measured


def _figures(document: Document) -> int:
    order = day_order(document.prose)
    blocks = (block for block in document.blocks if block.kind not in _SILENT)
    return sum(len(find_figures(document.prose[b.start : b.end], None, order)[0]) for b in blocks)


def _media_type(name: str) -> str:
    return {".md": "text/markdown", ".html": "text/html"}.get(Path(name).suffix, "text/plain")


def measure_quantulum3(texts: Sequence[str]) -> Stage | None:
    """What quantulum3 takes for some texts, after a first call that loads its units; None where it is missing."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    parser.parse("It took 5 minutes.")
    stage = Stage()
    for text in texts:
        stage.found += len(stage.run(lambda text=text: parser.parse(text)))
    return stage


def peaks(megabytes: int) -> dict[int, float]:
    """Peak memory in MB after each mark, of a fresh process that extracts article after article and keeps nothing."""
    command = [sys.executable, __file__, "--peaks", "--megabytes", str(megabytes)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    return {int(mark): peak for mark, peak in json.loads(result.stdout).items()}


def _note_peaks(megabytes: int) -> dict[int, float]:
    noted: dict[int, float] = {}
    done = 0
    for text in articles(megabytes * MEGABYTE):
        source = Document.from_text(text, name="article.md", media_type="text/markdown")
        extract_document(read(source, SETTINGS), SETTINGS)
        done += len(text)
        for mark in MARKS:
            if done >= mark * MEGABYTE and mark not in noted:
                noted[mark] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return noted


def texts_of(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Name and text of every document: files, folders of them, and the `text` of every line of a `.jsonl`."""
    for path in paths:
        if path.is_dir():
            yield from texts_of(file for file in sorted(path.rglob("*")) if file.suffix in _SUFFIXES)
        elif path.suffix == ".jsonl":
            yield from (("line.md", json.loads(line)["text"]) for line in path.read_text("utf-8").splitlines())
        else:
            yield path.name, path.read_text("utf-8", errors="replace")


def print_measured(title: str, measured: Measured) -> None:
    print(f"{title}: {measured.characters:,} characters")
    for name, stage in measured.stages.items():
        found = f"  {stage.found:,} found" if stage.found else ""
        print(f"  {name:10} {measured.characters / max(stage.seconds, 1e-9):>12,.0f} characters a second{found}")


def print_comparison(sample: Sequence[str]) -> None:
    """quantulum3 and our stages on the same documents; quantulum3 also by paragraphs, since its cost grows faster."""
    characters = sum(map(len, sample))
    figures = measure(("sample.md", text) for text in sample).stages["figures"]
    speed = f"{characters / figures.seconds:>12,.0f} characters a second  {figures.found:,} found"
    print(f"the same sample of {characters:,} characters for both")
    print(f"  figures                   {speed}")
    paragraphs = [paragraph for text in sample for paragraph in text.split("\n\n") if paragraph.strip()]
    for name, texts in (("by documents", sample), ("by paragraphs", paragraphs)):
        theirs = measure_quantulum3(texts)
        if theirs is None:
            print("  quantulum3 is not installed (pip install 'claimcheck-lint[bench]')")
            return
        times = theirs.seconds / figures.seconds
        speed = f"{characters / theirs.seconds:>12,.0f} characters a second  {theirs.found:,} found"
        print(f"  quantulum3 {name:14} {speed}  we are {times:,.1f} times as fast")


def sampled(texts: Iterable[str], characters: int) -> list[str]:
    """The first texts up to so many characters, the last one cut."""
    found: list[str] = []
    for text in texts:
        left = characters - sum(map(len, found))
        if left <= 0:
            break
        found.append(text[:left])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=10, help="characters of our own prose, in millions (10)")
    parser.add_argument("--sample", type=int, default=40_000, help="characters that quantulum3 is given (40,000)")
    parser.add_argument("--text", type=Path, nargs="+", metavar="PATH", help="measure on these documents instead")
    parser.add_argument("--peaks", action="store_true", help="only the peak memory after 1, 5 and 10 MB, as JSON")
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if given.peaks:
        print(json.dumps(_note_peaks(given.megabytes)))
        return
    measure([("warm.md", "".join(articles(20_000, seed=2)))])
    if given.text:
        print_measured("documents", measure(texts_of(given.text)))
        sample = sampled((text for _, text in texts_of(given.text)), given.sample)
    else:
        named = (("article.md", text) for text in articles(given.megabytes * MEGABYTE))
        print_measured("prose", measure(named))
        sample = list(articles(given.sample, length=10_000, seed=3))
    print_comparison(sample)
    if not given.text:
        print("peak memory of the whole extraction, article after article")
        for mark, peak in peaks(given.megabytes).items():
            print(f"  after {mark:>2} MB  {peak:,.0f} MB")


if __name__ == "__main__":
    main()
