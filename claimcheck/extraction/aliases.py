"""Names that a document declares to be the same: `Corvid-20B (hereafter "C20")`, `the Falcon model (F-40)`.

A claim's subject is read as the name it is an alias of, so that linking meets it in tables and other documents. A maker
written for its model (`OrionStar-14B`, by the account `OrionStarAI` of the address `OrionStarAI/Orion-14B`) is an alias
of that model too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.extraction.guarded import Finder
from claimcheck.records import Claim, Document

_CUE = Finder(
    r"(?:(?:hereafter|hereinafter|henceforth|in the following)(?:,? (?:called|referred to as))?|referred to as"
    r"|abbreviated(?: as| to)?|also known as|aka|a\.k\.a\.|or simply|or just|short)[,:]? (?:the )?"
    r"[\"“'*]{0,3}(?P<alias>[A-Z][\w+-]{0,30}(?:\.[\w+-]{1,30})?)"
)
_CODE = Finder(r"\([\"“*]{0,3}(?P<alias>[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2})[\"”*]{0,3}\)")
"""A code for a name: its first letter and a number of its own."""
_NAME_BEFORE = re.compile(
    r"(?<![\w-])(?P<name>(?!The |Our |This )[A-Z][\w.+-]{1,40}(?: [A-Z\d][\w.+-]{0,40}){0,4})"
    r"(?: (?:model|system|project|programme|program|suite|study|dataset|benchmark|company|group))?[ ,]{1,2}\(?$"
)
_REACH = 120
"""Characters in front of a cue in which the name stands."""
_ADDRESS = Finder(r"(?<![\w.-])(?P<owner>[A-Za-z][\w-]{3,40})/(?P<name>[A-Za-z][\w.-]{3,80})")
_OF_MAKER = re.compile(r"[-_ ]?(?:ai|labs?|team|research|hq|inc|org)?")
_FIRST_WORD = re.compile(r"[A-Za-z]{4,40}")


def with_declared_names(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, with subjects that the document declares to be another name as that name."""
    claims = list(claims)
    subjects = {claim.subject for claim in claims if claim.subject}
    aliases = {alias: name for alias, name in _declared(document) if alias in subjects and alias != name}
    aliases |= _makers_for_models(document, subjects - aliases.keys())
    if not aliases:
        return claims
    return [
        claim.model_copy(update={"subject": aliases[claim.subject]}) if claim.subject in aliases else claim
        for claim in claims
    ]


def _declared(document: Document) -> Iterator[tuple[str, str]]:
    """Each alias with its name; a code in brackets must begin with the letter of the name."""
    for pattern in (_CUE, _CODE):
        for match in pattern.finditer(document.prose):
            before = _NAME_BEFORE.search(document.prose, max(match.start() - _REACH, 0), match.start())
            if before is not None and (pattern is _CUE or match["alias"][0] == before["name"][0]):
                yield match["alias"], before["name"]


def _makers_for_models(document: Document, subjects: set[str]) -> Mapping[str, str]:
    """Subjects that begin with the account of an address where the address has another, shorter first word."""
    addresses = {(match["owner"], match["name"]) for match in _ADDRESS.finditer(document.text)}
    makers = {owner.casefold() for owner, _ in addresses}
    found: dict[str, str] = {}
    for subject in subjects:
        first = _FIRST_WORD.match(subject)
        if first is None or not any(_is_maker(maker, first[0].casefold()) for maker in makers):
            continue
        for owner, name in sorted(addresses):
            word = _FIRST_WORD.match(name)
            if (
                word is not None
                and first[0] != word[0]
                and first[0].startswith(word[0])
                and name[word.end() :] == subject[first.end() :]
                and _is_maker(owner.casefold(), first[0].casefold())
            ):
                found[subject] = name
    return found


def _is_maker(owner: str, word: str) -> bool:
    return owner.startswith(word) and _OF_MAKER.fullmatch(owner, len(word)) is not None
