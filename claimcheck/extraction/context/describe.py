"""Who and what the figures of a sentence are about, judged with what came before it in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from claimcheck.extraction.context.attribution import attribute
from claimcheck.extraction.context.citations import Citations
from claimcheck.extraction.context.metrics import scored_kind, unit_metric
from claimcheck.extraction.context.modality import judge
from claimcheck.extraction.context.name_kinds import Name
from claimcheck.extraction.context.names import NameFinder
from claimcheck.extraction.context.news import leads, released_name
from claimcheck.extraction.context.phrases import Sentence
from claimcheck.extraction.context.qualifiers import Qualifier
from claimcheck.extraction.context.reading import Reading, SentenceReader
from claimcheck.extraction.context.referents import Referents
from claimcheck.extraction.context.tokens import tokenize
from claimcheck.extraction.figure import Figure
from claimcheck.records import Attribution, Block, Document, Kind, Modality, Span
from claimcheck.records.base import frozen

_BOLD_LABEL = re.compile(r"[ \t>*+-]{0,8}(?:\d{1,2}[.)] )?(\*\*|__)[^*_\n]{2,60}\1:?[ \t]{1,4}(?=[A-Z])")
_TRAINING = re.compile(r"[Tt]rain")
_MOST_FIGURES = 60
"""A sentence with more figures is a list or a dump: it has no syntax to read, and reading takes quadratic time."""
_UNREAD = 0.3
_FURTHEST_LABEL = 12


@frozen
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

    def __init__(self, document: Document, citations: Citations) -> None:
        self.document = document
        self._finder = NameFinder(document.prose)
        self._referents = Referents(document)
        self._citations = citations
        self._block: Block | None = None
        self._training_from = 0

    def describe(self, block: Block, sentence: Span, figures: Sequence[Figure]) -> list[Description]:
        """One description for each figure; also called for sentences without figures, to follow the names."""
        self._referents.enter(block)
        sentence = self._without_label(block, sentence, figures)
        names = self._finder.find(sentence, figures)
        if not figures:
            self._referents.follow(names, sentence)
            return []
        if len(figures) > _MOST_FIGURES:
            return [Description(metric=unit_metric(figure), confidence=_UNREAD) for figure in figures]
        syntax = Sentence(tokenize(self.document.prose, sentence.start, sentence.end, figures, names))
        reader = SentenceReader(
            syntax, figures, self._referents, about_training=self._is_about_training(block, sentence)
        )
        readings = reader.read()
        qualifier = Qualifier(self.document.prose, syntax, figures, readings, reader.matches)
        self._referents.note(names)
        self._referents.last = reader.main_subject() or self._referents.last
        citations = self._citations.of(sentence, block)
        found = [
            self._description(sentence, figure, reading, qualifier.qualifiers(place), citations)
            for place, (figure, reading) in enumerate(zip(figures, readings, strict=True))
        ]
        found[0] = self._dating_news(found[0], figures[0], block, sentence, names)
        return found

    def _dating_news(
        self, found: Description, figure: Figure, block: Block, sentence: Span, names: Sequence[Name]
    ) -> Description:
        """The description of a date that leads an entry of news: the release of what the entry announces."""
        if figure.date is None or not leads(self.document.prose, block.span, figure.start):
            return found
        name = released_name(self.document.prose, sentence, figure.end, names)
        return replace(found, subject=name, subject_text=name, metric="release date") if name is not None else found

    def _without_label(self, block: Block, sentence: Span, figures: Sequence[Figure]) -> Span:
        """The sentence without a label in bold before it: `**Training data** Minnow was trained on 2T tokens`."""
        if sentence.start - block.start > _FURTHEST_LABEL:
            return sentence
        label = _BOLD_LABEL.match(self.document.text, block.start, block.end)
        if label is None or label.end() >= sentence.end or (figures and figures[0].start < label.end()):
            return sentence
        return Span(max(sentence.start, label.end()), sentence.end)

    def _is_about_training(self, block: Block, sentence: Span) -> bool:
        """Whether the heading, the sentence or the text of the block before it speaks of training."""
        if block is not self._block:
            self._block = block
            heading = block.heading[-1].lower() if block.heading else ""
            spoken = _TRAINING.search(self.document.prose, block.start, block.end)
            self._training_from = block.start if "train" in heading else spoken.start() if spoken else block.end
        return self._training_from < sentence.end

    def _description(
        self, sentence: Span, figure: Figure, reading: Reading, qualifiers: dict[str, str], citations: tuple[str, ...]
    ) -> Description:
        prose = self.document.prose[sentence.start : sentence.end]
        start, end = figure.start - sentence.start, figure.end - sentence.start
        attribution = attribute(prose, start, end)
        if citations:
            attribution = replace_citations(attribution, citations)
        kind = scored_kind(figure.kind, reading.metric, on_benchmark="benchmark" in qualifiers)
        percent = figure.quantity is not None and figure.quantity.unit == "percent"
        is_accuracy = (kind or figure.kind) is Kind.SCORE and percent and reading.metric in (None, "score")
        return Description(
            subject=reading.subject,
            subject_text=reading.subject_text,
            metric="accuracy" if is_accuracy else reading.metric,
            qualifiers=qualifiers,
            modality=judge(prose, start, end),
            attribution=attribution,
            kind=kind,
            confidence=reading.confidence,
        )


def replace_citations(attribution: Attribution | None, citations: tuple[str, ...]) -> Attribution:
    """The attribution with the citations in force for its sentence added to its own."""
    if attribution is None:
        return Attribution(citations=citations)
    return attribution.model_copy(update={"citations": tuple(dict.fromkeys((*attribution.citations, *citations)))})
