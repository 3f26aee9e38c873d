"""Who and what the figures of a sentence are about, judged with what came before it in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.extraction.figure import Figure
from claimcheck.records import Attribution, Block, Document, Kind, Modality, Span


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of one figure besides the figure itself; `kind` is set where the context overrides the figure's."""

    subject: str | None = None
    subject_text: str | None = None
    metric: str | None = None
    qualifiers: dict[str, str] = field(default_factory=dict)
    modality: Modality = Modality.ASSERTED
    attribution: Attribution | None = None
    kind: Kind | None = None
    confidence: float = 1.0


class Describer:
    """Describes the figures of one document, sentence by sentence in reading order.

    Keeps what pronouns and "the model" may refer to: the names met so far, and those of the section's headings.
    """

    def __init__(self, document: Document) -> None:
        self.document = document

    def describe(self, block: Block, sentence: Span, figures: Sequence[Figure]) -> list[Description]:
        """One description for each figure; also called for sentences without figures, to follow the names."""
        return [Description(metric=figure.metric) for figure in figures]
