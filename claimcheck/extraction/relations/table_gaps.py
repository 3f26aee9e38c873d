"""Gaps between two rows of a table that a sentence names: "1.7 points behind Ridge-70B on MMLU", "beats Y by 3.2".

"Chat tuning adds 18.4 points on GSM8K" names one of two columns that differ in a single word (base and chat); the other
one is what it is measured against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.mentions import Mention, View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import fragment
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Operand, Relation, RelationKind, Span

_NAMED, _LIKELY = 0.86, 0.6
_SHARED_LETTERS = 4
"""Letters at the beginning that "instruction" shares with the column "instruct"."""
_ON_COLUMN = re.compile(r"(?:(?!,? (?:but|and|while) [^.;]*\d)[^.;]){0,80}\b(?:on|in|for|at) (?:the )?")
_CLAUSE = re.compile(r"[.;]\s|;|$")
_BY_AN_AMOUNT = re.compile(
    r"(?: on [\w -]{1,30})?"
    r"(?: by [\d.]+ (?:percentage )?points? (?:on|in|for|at)(?: (?!and )[\w.-]+){1,3}?,?(?: and)?){0,4}?"
    r" (?:by )?(?:about |some |a full )?"
)
"""Between "beats Y" and an amount: "on Recall by", and the amounts before it: "by 4.3 points on Recall and by"."""


def find(view: View) -> Iterator[Relation]:
    """Gaps between two named rows in a named column, and between two columns that differ in one word."""
    amounts = [c for c in view.passage.claims if _is_amount(c)]
    if not amounts:
        return
    rows, columns = view.named_rows(), view.named_columns()
    for amount in amounts:
        yield from _between_rows(view, amount, rows, columns)
        yield from _between_siblings(view, amount, rows, columns)


def _is_amount(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity is not None and quantity.value is not None and letter_of(claim) in set("optun")


def _between_rows(view: View, amount: Claim, rows: Sequence[Mention], columns: Sequence[Mention]) -> Iterator[Relation]:
    """The row named first in the sentence against the one that the comparison names."""
    offset = view.passage.sentence.start
    start, end = amount.location.start - offset, amount.location.end - offset
    word, other = _compared_with(view.text, rows, start, end)
    if other is None:
        return
    own = own_row(view, rows, other, start)
    column = column_of(columns, start, end, view.text)
    if own is None or column is None:
        return
    left, right = view.grid.claims.get((own.line, column.line)), view.grid.claims.get((other.line, column.line))
    if left is None or right is None or not are_alike(left, right) or not _measures(amount, left):
        return
    certain = _NAMED if own.is_full and other.is_full and column.is_full else _LIKELY
    yield _gap(amount, right, left, certain)
    ahead = word in any_words("ahead")
    label = view.columns.by_line.get(column.line, "")
    if lower_is_better(label, left.metric) is not True and "↓" not in label and letter_of(amount) in set("on"):
        at = Span(offset + min(start, other.start), offset + max(end, other.end))
        yield _order("greater" if ahead else "less", left, right, at)


def any_words(key: str) -> frozenset[str]:
    """The words of a comparison that put the first one ahead, or behind."""
    return frozenset(fragment("gap", key).split("|"))


def _compared_with(text: str, rows: Sequence[Mention], start: int, end: int) -> tuple[str, Mention | None]:
    """The word that compares and the row after it: "… ahead of Y" after an amount, "beats Y by …" before it."""
    both = f"{fragment('gap', 'ahead')}|{fragment('gap', 'behind')}"
    after = re.compile(rf" ?(?:points? |percentage points? )?(?:clear |well |just )?(?P<word>{both}) ").match(text, end)
    if after is not None:
        other = next((m for m in rows if 0 <= m.start - after.end() <= len("that of the instruct ")), None)
        return after["word"], other
    verbs = f"{fragment('gap', 'ahead_verbs')}|{fragment('gap', 'behind_verbs')}"
    for found in re.finditer(rf"(?<![\w-])(?P<word>{verbs}) (?:the |its |our )?", text[:start]):
        other = next((m for m in rows if m.start == found.end()), None)
        if other is not None and _BY_AN_AMOUNT.fullmatch(text, other.end, start):
            is_ahead = found["word"] in fragment("gap", "ahead_verbs").split("|")
            return "ahead of" if is_ahead else "behind", other
    return "", None


def own_row(view: View, rows: Sequence[Mention], other: Mention, start: int) -> Mention | None:
    """The first row that the sentence names; for "it" and "we" the one in the document's title."""
    named = [m for m in rows if m.start < start and m.line != other.line]
    if named:
        return named[0]
    title = view.passage.document.title or (view.passage.block.heading[0] if view.passage.block.heading else "")
    if not re.search(r"(?<!\w)(?:we|it|our|its)(?!\w)", view.text[:start]):
        return None
    ours = [m for m in view.rows.named_in(title.casefold()) if m.line != other.line]
    return ours[0] if len(ours) == 1 else None


def column_of(columns: Sequence[Mention], start: int, end: int, text: str) -> Mention | None:
    """The column named after an amount in its clause ("on MMLU"), else the last one named before it."""
    stop = _CLAUSE.search(text, end)
    after = [m for m in columns if end <= m.start < (stop.start() if stop else len(text))]
    if after and _ON_COLUMN.fullmatch(text, end, after[0].start):
        return after[0]
    before = [m for m in columns if m.end <= start]
    return before[-1] if before else None


def _measures(amount: Claim, cell: Claim) -> bool:
    """Whether an amount can be the gap between cells: points of scores and percentages, or their own unit."""
    letter = letter_of(amount)
    if letter == "o":
        return letter_of(cell) in ("p", "n", "o") or not (cell.quantity is not None and cell.quantity.unit)
    return letter == letter_of(cell) and letter in ("t", "u") and are_alike(amount, cell)


def _between_siblings(
    view: View, amount: Claim, rows: Sequence[Mention], columns: Sequence[Mention]
) -> Iterator[Relation]:
    """ "Chat tuning adds 18.4 points on GSM8K": the row after the amount, the column of the word and its sibling."""
    offset = view.passage.sentence.start
    start, end = amount.location.start - offset, amount.location.end - offset
    row = next((m for m in rows if m.start >= end and re.fullmatch(_ON, view.text[end : m.start])), None)
    verb = re.compile(rf"(?<![\w-])(?P<word>{fragment('gap', 'adds')}|{fragment('gap', 'costs')}) {_SOME}$").search(
        view.text, 0, start
    )
    if row is None or verb is None or letter_of(amount) != "o":
        return
    pair = _siblings(view, view.text[: verb.start()])
    if pair is None or any(m.line not in pair for m in columns if m.is_full):
        return
    base, variant = (view.grid.claims.get((row.line, column)) for column in pair)
    if base is None or variant is None or not are_alike(base, variant):
        return
    yield _gap(amount, base, variant, _LIKELY)
    if lower_is_better(view.rows.by_line.get(row.line), base.metric) is not True:
        is_up = verb["word"] in fragment("gap", "adds").split("|")
        yield Relation(
            kind=RelationKind.DIRECTION,
            operator="increase" if is_up else "decrease",
            operands=(operand("from", base), operand("to", variant)),
            cue=Span(offset + verb.start("word"), offset + verb.end("word")),
            confidence=_LIKELY,
        )


_SOME = r"(?:about |some |around |roughly |another |a further |up to )?"
_ON = r" ?(?:points? |percentage points? )?(?:on|in|for) (?:the )?"


def _siblings(view: View, text: str) -> tuple[int, int] | None:
    """Two columns whose labels differ in one word (or that have one), the second with a word that the text begins."""
    said = {singular(word) for word in re.findall(r"[a-z]{4,}", text)}
    labels = {line: _words(label) for line, label in view.columns.by_line.items()}
    found = []
    for variant, own in labels.items():
        for base, others in labels.items():
            extra = own - others
            if base == variant or len(extra) != 1 or len(others - own) > 1 or not own & others:
                continue
            word = next(iter(extra))
            start = word[: max(_SHARED_LETTERS, len(word) - 1)]
            if len(start) >= _SHARED_LETTERS and any(w.startswith(start) for w in said):
                found.append((base, variant))
    return found[0] if len(found) == 1 else None


def _words(label: str) -> frozenset[str]:
    return frozenset(singular(word) for word in re.findall(r"[\w.-]+", label))


def _gap(amount: Claim, base: Claim, other: Claim, certain: float) -> Relation:
    is_points = letter_of(amount) == "o"
    roles = ("amount", "from", "to") if is_points else ("amount", "right", "left")
    operands: tuple[Operand, ...] = tuple(
        operand(role, claim) for role, claim in zip(roles, (amount, base, other), strict=True)
    )
    kind = RelationKind.CHANGE if is_points else RelationKind.DIFFERENCE
    return Relation(kind=kind, operator="gap", operands=operands, cue=amount.location.span, confidence=certain)


def _order(operator: str, left: Claim, right: Claim, cue: Span) -> Relation:
    return Relation(
        kind=RelationKind.ORDER,
        operator=operator,
        operands=(operand("left", left), operand("right", right)),
        cue=cue,
        confidence=_LIKELY,
    )
