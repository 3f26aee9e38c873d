"""CC106: a sentence is said again in the same words with another figure."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.contradiction.disagreement import judge_pairs
from claimcheck.checks.contradiction.gravity import in_heading
from claimcheck.checks.rule import Flags, GroupRule, GroupView, Ignores, Passes, Verdict
from claimcheck.records import Claim, Comparison, Severity


class RestatedFigureDiffers(GroupRule):
    """Two passages say the same in nearly the same words, and one of their figures differs.

    ## What it checks
    The figures of both sentences are masked; what is left must agree in nearly all of its content words, weighted by
    their rarity, and so must the words next to the two figures. Then the values are compared as in CC101. In one
    document it is enough that the clauses of the two figures say the same in two paragraphs, as a lead, a caption or a
    conclusion does, or that "the 23,000 vans" takes up a number of vans, where the values are a slip of the hand apart.

    ## Why it matters
    Copied passages are updated in one place and forgotten in the other.

    ## When it is wrong
    A text with a fixed form (a changelog, a list of cases) repeats a sentence for another thing that its heading names.

    ## Source
    Masked-sentence similarity as a gate: jpsnover/ai-triad-research, issue 2010.
    """

    code = "CC106"
    name = "restated-figure-differs"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "copied-sentence",
            "The new kernel is faster, reaching up to 225 meters of belt an hour on the old conveyor.",
            at="189 meters",
            says="225 meters (example.md, line 1)",
            others={"b.md": "The new kernel is faster, reaching up to 189 meters of belt an hour on the old conveyor."},
        ),
        Passes(
            "copied-and-rounded",
            "The closed loop holds the annual draw of the mill to 19.2 million gallons of river water.",
            others={"b.md": "The closed loop holds the annual draw of the mill to 19 million gallons of river water."},
        ),
        Flags(
            "said-again-in-the-conclusion",
            "## Results\n\nBatteries lasted 212 days on average, and 5 of 48 sensors failed.\n\n"
            "## Conclusion\n\nBatteries lasted for 221 days, long enough for one season.",
            at="221 days",
            says="212 days (line 3)",
        ),
        Ignores(
            "of-two-groups",
            "Patients in the drug group walked 412 metres.\n\nPatients in the placebo group walked 421 metres.",
        ),
        Ignores(
            "said-of-any-study",
            "Mean age 61.3 years (SD 11.8).",
            others={"b.md": "The mean age was 38.4 years (SD = 9.2); 91 participants (59.9%) were women."},
        ),
        Ignores(
            "other-words",
            "The closed loop holds the annual draw of the mill to 19 million gallons of river water.",
            others={"b.md": "An older design would have needed 110 million gallons, which the county refused."},
        ),
    )

    def check(self, group: GroupView) -> Iterator[Verdict]:
        """Compare the figures of passages that the wording joins."""
        return judge_pairs(group, _applies)


def _applies(one: Claim, other: Claim, link: Comparison) -> bool:
    return not link.by_name and not (in_heading(one) or in_heading(other))
