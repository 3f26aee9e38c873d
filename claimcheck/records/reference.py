"""What claims are held against: facts of a facts file, and figures in the sources that documents stand on.

None of it is checked itself or published in the report; a claim's `support.by` and the derivations name it.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records.claim import Claim
from claimcheck.records.comparison import Comparison
from claimcheck.records.document import Document


@dataclass(frozen=True, slots=True)
class Reference:
    """A fact, or a figure in a source, in the form of a claim.

    `id` is `fact:<file>:<subject>/<metric>` or `source:<path>:<line>`. `title` is what a message calls it, `passage`
    what it says, word for word. `always` tells facts that hold at any time, `is_data` figures of a data file: the
    results that a report repeats, not what somebody else measured.
    """

    id: str
    claim: Claim
    title: str
    passage: str
    url: str | None = None
    always: bool = False
    is_data: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A reference that states the same quantity as a claim, with how sure that is."""

    reference: Reference
    link: Comparison

    @property
    def is_sure(self) -> bool:
        """Whether subject, metric and every qualifier agree, so that another value is a disagreement.

        A fact that always holds also holds in the year that a sentence names.
        """
        return self.link.by_name and self.link.certainty >= (0.8 if self._lacks_only_the_period else 0.9)

    @property
    def is_likely(self) -> bool:
        """Whether an equal value is more than chance."""
        return self.link.certainty >= 0.6

    @property
    def _lacks_only_the_period(self) -> bool:
        return self.reference.always and self.link.one_sided == ("period",)


@dataclass(frozen=True, slots=True)
class Source:
    """A source at hand: a document that is read but not checked, and its figures."""

    document: Document
    references: tuple[Reference, ...]
