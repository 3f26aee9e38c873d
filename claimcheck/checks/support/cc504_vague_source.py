"""CC504: a figure whose source nobody could ask."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.support.context import Surroundings, by_statement, is_size_in_name
from claimcheck.lexicon.vague import is_one_of_many, is_press_formula, is_unspecific, is_vague, vague_settings
from claimcheck.records import Claim, Derivation, Input, Kind, Modality, Severity, Span

_CLAIMS_AUTHORITY = frozenset({Kind.PERCENTAGE, Kind.CHANGE, Kind.RATIO, Kind.MONEY, Kind.SCORE})
_PASSED_OVER = frozenset({Modality.QUESTION, Modality.EXAMPLE, Modality.NEGATED})
_KNOWN = ("the ", "these ", "those ", "they", "our ", "my ")
"""Openings of a source that was named before, or is the writer's own."""


class VagueSource(DocumentRule):
    """A figure is put into the mouth of nobody in particular.

    ## What it checks
    Attributions whose source is a bare plural without a name ("studies show", "many enterprises report"), and settings
    without a place ("as seen in pilots"), and a single work that nobody can find ("a recent study", without a link in
    the section). A link or reference in the sentence makes the source known. The formulas of
    the press for sources that stay unnamed on purpose ("people familiar with the matter") are an info, and so are
    figures other than shares, changes, scores and money ("users say it takes 15 minutes"), and somebody's work without
    saying which ("Kestrel case studies").

    ## Why it matters
    The words claim authority for the figure and give the reader no way to use it.

    ## When it is wrong
    Where the source was named a sentence before and is only taken up ("Researchers at Delft ... the researchers").

    ## Source
    Wikipedia, "Manual of Style/Words to watch", section on unsupported attributions (weasel words).
    """

    code = "CC504"
    name = "vague-source"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags("bare-plural", "Enterprises report 30% cost savings with local hosting.", at="30%", says="Enterprises"),
        Flags(
            "setting-without-a-place",
            "In early pilots the search feature raised conversion by 15-20%.",
            at="15-20%",
            says="In early pilots",
        ),
        Passes("named", "Researchers at Delft found that 12% of readers stop at the first table."),
        Ignores("no-attribution", "Wrenna-4 scores 71.2% on the test."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge the source of every sentence that names one for its figures."""
        around = Surroundings(view)
        for statement in by_statement(view.claims):
            claims = [c for c in statement if c.modality not in _PASSED_OVER and _is_told(c)]
            attributed = [c for c in claims if c.attribution is not None and c.attribution.source is not None]
            vague = [c for c in attributed if _is_vague(c, around)]
            setting = _setting(claims, view)
            if vague:
                source = _source(vague[0])
                yield _differs(vague, source, is_mild=is_press_formula(source) or is_unspecific(source))
            elif setting is not None:
                yield _differs([_nearest(claims, setting)], view.document.clean(setting))
            elif attributed:
                yield Agrees(tuple(attributed), _derivation(attributed[0]))


def _is_told(claim: Claim) -> bool:
    """Whether a figure is what a source would be asked for: no part of a name, no "first try", no "one of them"."""
    if claim.kind is Kind.RANK or is_size_in_name(claim):
        return False
    return claim.kind is not Kind.COUNT or any(character.isdigit() for character in claim.text)


def _is_vague(claim: Claim, around: Surroundings) -> bool:
    attribution = claim.attribution
    if attribution is None or attribution.source is None or attribution.citations:
        return False
    source = attribution.source.casefold()
    if source.startswith(_KNOWN):
        return False
    if is_one_of_many(attribution.source):
        return not around.has_link(around.section(claim))
    return any(judge(attribution.source) for judge in (is_vague, is_press_formula, is_unspecific))


def _source(claim: Claim) -> str:
    return (claim.attribution.source if claim.attribution else None) or ""


def _setting(claims: list[Claim], view: DocumentView) -> Span | None:
    """A setting without a place in the sentence of claims that cite nothing."""
    if not claims or any(c.attribution is not None and c.attribution.citations for c in claims):
        return None
    sentence = claims[0].location.sentence
    found = next(vague_settings(view.document.prose[sentence.start : sentence.end]), None)
    return None if found is None else Span(found.start + sentence.start, found.end + sentence.start)


def _nearest(claims: list[Claim], place: Span) -> Claim:
    return min(claims, key=lambda c: max(place.start - c.location.end, c.location.start - place.end))


def _differs(claims: list[Claim], source: str, *, is_mild: bool = False) -> Differs:
    authority = [claim for claim in claims if claim.kind in _CLAIMS_AUTHORITY]
    ordered = (*authority, *(claim for claim in claims if claim not in authority))
    lack = "does not say which, and there is no link" if is_unspecific(source) else "names nobody who could be asked"
    return Differs(
        ordered,
        f"“{ordered[0].text}” rests on “{source}”, which {lack}.",
        severity=Severity.INFO if is_mild or not authority else None,
        confidence=0.7,
    )


def _derivation(claim: Claim) -> Derivation:
    return Derivation(
        formula="the source has a name",
        inputs=(Input(name=claim.kind.value, text=claim.text, claim=claim.id),),
        expected="somebody who could be asked",
        stated=_source(claim),
    )
