"""Comments in a document that suppress findings in place, each with its reason.

`<!-- claimcheck: ignore CC203 the parts overlap -->`, in LaTeX `% claimcheck: ignore CC203 the parts overlap`, holds
for the block it stands in or at the end of, else for the next one; `ignore-start … ignore-end` for what is between
them, `ignore-file` for the document. A finding is suppressed where any of its places is covered. What a comment cannot
do is said: a malformed one, and one that suppresses nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.checks.registry import UNUSED_SUPPRESSION, is_selected, load_rules
from claimcheck.checks.rule import DocumentRule
from claimcheck.config import Config
from claimcheck.engine.statuses import Judge
from claimcheck.engine.verdicts import fingerprint, in_reading_order
from claimcheck.records import Block, BlockKind, Document, Finding, FindingStatus, Location, Severity, Span

_COMMENT = re.compile(r"(?:<!--|%{1,20})\s{0,20}claimcheck:\s{0,20}(?P<words>(?:(?!-->).)*)", re.DOTALL)
_CODES = re.compile(r"CC\d{0,3}(?:\s{0,5},\s{0,5}CC\d{0,3})*(?=\s|$)")
_ACTIONS = ("ignore", "ignore-start", "ignore-end", "ignore-file")
_HOW = "write `claimcheck: ignore CC203 the reason`"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rules that do not hold in a range of a document; `comment` is where that is said, `reason` why."""

    comment: Span
    codes: tuple[str, ...]
    reason: str
    covers: Span

    def holds_for(self, finding: Finding, document: str) -> bool:
        """Whether the finding is of one of the rules and has a place in the range."""
        return finding.rule.startswith(self.codes) and any(
            place.document == document and self.covers.start <= place.start < self.covers.end
            for place in finding.locations
        )


@dataclass(slots=True)
class Suppressions:
    """What the comments of one document say, in reading order; `faults` are comments that say nothing we can do."""

    document: Document
    valid: list[Suppression] = field(default_factory=list)
    faults: list[tuple[Span, str]] = field(default_factory=list)


def suppressions_of(document: Document) -> Suppressions:
    """Reads the comments of a document that speak to us."""
    found = Suppressions(document)
    started: tuple[Span, tuple[str, ...], str] | None = None
    for span in document.comments:
        words = _COMMENT.match(document.text, span.start, span.end)
        if words is None:
            continue
        action, _, rest = words["words"].strip().partition(" ")
        codes, reason = _codes_and_reason(rest)
        if fault := _fault(action, codes, reason, started is not None):
            found.faults.append((span, fault))
        elif action == "ignore-start":
            started = (span, codes, reason)
        elif action == "ignore-end" and started is not None:
            found.valid.append(Suppression(*started, Span(started[0].end, span.start)))
            started = None
        else:
            covers = Span(0, len(document.text)) if action == "ignore-file" else _block_of(document, span)
            found.valid.append(Suppression(span, codes, reason, covers))
    if started is not None:
        found.faults.append((started[0], "`ignore-start` has no `ignore-end` after it, so it suppresses nothing"))
    return found


def _codes_and_reason(text: str) -> tuple[tuple[str, ...], str]:
    text = text.strip()
    codes = _CODES.match(text)
    if codes is None:
        return (), " ".join(text.split())
    return tuple(re.findall(r"CC\d{0,3}", codes.group())), " ".join(text[codes.end() :].split())


def _fault(action: str, codes: tuple[str, ...], reason: str, is_open: bool) -> str | None:
    """Why a comment cannot be followed, None where it can."""
    if action not in _ACTIONS:
        return f"{action!r} is none of {', '.join(_ACTIONS)}"
    if action == "ignore-end":
        return None if is_open else "`ignore-end` has no `ignore-start` before it"
    if action == "ignore-start" and is_open:
        return "`ignore-start` inside a region that is not ended"
    unknown = [code for code in codes if not any(rule.code.startswith(code) for rule in load_rules())]
    if unknown:
        return f"{unknown[0]} is no rule"
    if not codes:
        return f"it names no rule; {_HOW}"
    return None if reason else f"it gives no reason; {_HOW}"


def _block_of(document: Document, comment: Span) -> Span:
    """The range that a comment speaks of: the block around it or before it in its line, else the next block."""
    blocks = document.blocks
    after = bisect_left(blocks, comment.start, key=lambda block: block.start)
    before = blocks[after - 1] if after else None
    if before is not None:
        between = document.text[before.end : comment.start]
        if comment.start < before.end or ("\n" not in between and not between.strip()):
            return before.span
    if after == len(blocks):
        return Span(comment.end, comment.end)
    return _whole(blocks, after)


def _whole(blocks: Sequence[Block], first: int) -> Span:
    """A block; the first item of a list stands for the list, with those inside it, a caption for its table too."""
    block = blocks[first]
    last = first
    if block.kind is BlockKind.CAPTION and first + 1 < len(blocks) and blocks[first + 1].kind is BlockKind.TABLE:
        last += 1
    if block.kind is BlockKind.LIST and (first == 0 or blocks[first - 1].list_id != block.list_id):
        while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.LIST:
            last += 1
    return Span(block.start, blocks[last].end)


def suppressing(documents: Sequence[Document], config: Config) -> Judge:
    """Marks what comments suppress, with the reason, and reports comments that are wrong or of no use."""
    return lambda report: report.model_copy(update={"findings": _with_suppressions(report.findings, documents, config)})


def _with_suppressions(
    findings: Iterable[Finding], documents: Iterable[Document], config: Config
) -> tuple[Finding, ...]:
    findings = list(findings)
    for document in documents:
        if not document.comments:
            continue
        said = suppressions_of(document)
        for suppression in said.valid:
            covered = [i for i, finding in enumerate(findings) if suppression.holds_for(finding, document.name)]
            for index in covered:
                if findings[index].status is FindingStatus.NEW:
                    closed = {"status": FindingStatus.SUPPRESSED, "justification": suppression.reason}
                    findings[index] = findings[index].model_copy(update=closed)
            if not covered and _would_have_fired(suppression.codes, config):
                codes = ", ".join(suppression.codes)
                said.faults.append((suppression.comment, f"there is no finding of {codes} here; remove the comment"))
        if is_selected(UNUSED_SUPPRESSION, config.select, config.ignore):
            findings += _reported(said)
    return tuple(sorted(findings, key=in_reading_order))


def _would_have_fired(codes: tuple[str, ...], config: Config) -> bool:
    """Whether this run would have seen what the codes suppress.

    A rule that was not selected says nothing, and one that compares documents, or holds them against facts and
    sources, may have had the other side before it in another run.
    """
    named = [rule for rule in load_rules() if rule.code.startswith(codes)]
    return all(
        isinstance(rule, DocumentRule)
        and not rule.code.startswith("CC5")
        and is_selected(rule.code, config.select, config.ignore)
        for rule in named
    )


def _reported(said: Suppressions) -> Iterator[Finding]:
    document = said.document
    for span, fault in sorted(said.faults):
        line = document.text.count("\n", 0, span.start) + 1
        yield Finding(
            rule=UNUSED_SUPPRESSION,
            name="unused-suppression",
            severity=Severity.WARNING,
            message=f"This comment suppresses nothing: {fault}.",
            locations=(
                Location(
                    document=document.name,
                    start=span.start,
                    end=span.end,
                    line=line,
                    column=span.start - document.text.rfind("\n", 0, span.start),
                    sentence=span,
                ),
            ),
            fingerprint=fingerprint(UNUSED_SUPPRESSION, (), f"{document.name} {document.text[span.start : span.end]}"),
        )
