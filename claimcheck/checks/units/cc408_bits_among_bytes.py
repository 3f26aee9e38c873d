"""CC408: bits where bytes are meant, or bytes in a column of bits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity, Span

_BIT = re.compile(r"bit(?!e)")
_OF_MACHINE = re.compile(r"\s(?:of\s)?(?:V?RAM|(?:GPU|system|main|video)\smemory|disk\sspace|of\smemory|of\sstorage)\b")
_OF_CHIPS = re.compile(r"\b(?:chips?|DRAM|S[DR]RAM|dies?|NAND|flash|EEPROM|SRAM|density|modules?)\b", re.IGNORECASE)
"""Chips are sold by the bit."""
_SIGN = re.compile(r"[KMGT]i?b")
_FEWEST = 3


class BitsAmongBytes(DocumentRule):
    """Bits are given where bytes are meant: in one cell of a column of sizes, or for the memory of a machine.

    ## What it checks
    Columns of a table in which at least three cells carry their own unit of information, and all but one agree on bits
    or bytes. In running text, memory and disk space given with the sign of bits ("64 Gb of RAM").

    ## Why it matters
    `Gb` for `GB` is a factor of eight in one letter.

    ## When it is wrong
    Columns that mix link rates and file sizes on purpose.

    ## Source
    IEC 80000-13:2008: b or bit for bit, B for byte.
    """

    code = "CC408"
    name = "bits-among-bytes"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "one-small-letter",
            "| Format | Size |\n|---|---|\n| raw | 8.4 GB |\n| packed | 2.1 GB |\n| lossy | 0.6 Gb |\n",
            at="0.6 Gb",
            says="bits",
        ),
        Flags("memory-of-a-machine", "The server has 64 Gb of RAM.", at="64 Gb", says="bits"),
        Ignores("a-chip", "Each DRAM chip holds 16 Gb of memory."),
        Passes(
            "all-bytes", "| Format | Size |\n|---|---|\n| raw | 8.4 GB |\n| packed | 2.1 GB |\n| lossy | 600 MB |\n"
        ),
        Ignores("two-cells", "| Format | Size |\n|---|---|\n| raw | 8.4 GB |\n| lossy | 0.6 Gb |\n"),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every column of sizes, and the memory of machines."""
        for claim in view.claims:
            if _SIGN.fullmatch(claim.quantity.unit_text if claim.quantity else "") and _is_of_machine(view, claim):
                message = f"{claim.text} is in bits, an eighth of as many bytes; memory of machines is given in bytes."
                yield Differs((claim,), message, _derivation([claim], "bytes"), confidence=0.8)
        for claims in _columns(view).values():
            bits = [claim for claim in claims if _is_in_bits(claim)]
            bytes_ = [claim for claim in claims if not _is_in_bits(claim)]
            if len(claims) < _FEWEST:
                continue
            if not bits or not bytes_:
                yield Agrees(tuple(claims), _derivation(claims, "all alike"))
            elif min(len(bits), len(bytes_)) == 1:
                odd, others = (bits, bytes_) if len(bits) == 1 else (bytes_, bits)
                yield _differs(odd[0], others)


def _is_of_machine(view: DocumentView, claim: Claim) -> bool:
    is_prose = claim.location.cell is None and not _OF_CHIPS.search(claim.statement)
    return is_prose and _OF_MACHINE.match(view.after(claim, 24)) is not None


def _columns(view: DocumentView) -> dict[tuple[Span, int], list[Claim]]:
    columns: dict[tuple[Span, int], list[Claim]] = defaultdict(list)
    sizes = sorted(filter(_is_size_in_cell, view.claims), key=lambda claim: claim.location.start)
    starts = [claim.location.start for claim in sizes]
    for table in view.document.tables:
        for claim in sizes[bisect_left(starts, table.start) : bisect_left(starts, table.end)]:
            if claim.location.cell is not None:
                columns[Span(table.start, table.end), claim.location.cell[1]].append(claim)
    return columns


def _is_size_in_cell(claim: Claim) -> bool:
    """Whether a claim is a cell with an amount of information whose unit is written in it."""
    quantity = claim.quantity
    if claim.location.cell is None or quantity is None or "[information]" not in quantity.dimension:
        return False
    return bool(quantity.unit_text) and quantity.unit_text in quantity.text


def _is_in_bits(claim: Claim) -> bool:
    return claim.quantity is not None and _BIT.search(claim.quantity.unit) is not None


def _differs(odd: Claim, others: list[Claim]) -> Differs:
    stated, usual = ("bits", "bytes") if _is_in_bits(odd) else ("bytes", "bits")
    message = (
        f"{odd.text} is in {stated}, the other {len(others)} sizes of the column are in {usual} ({others[0].text})."
    )
    return Differs((odd, *others), message, _derivation([odd, *others], usual))


def _derivation(claims: list[Claim], expected: str) -> Derivation:
    return Derivation(
        formula="one unit of information in a column",
        inputs=tuple(Input(name="cell", text=claim.text, claim=claim.id) for claim in claims),
        expected=expected,
        stated=", ".join(dict.fromkeys(claim.quantity.unit for claim in claims if claim.quantity)),
    )
