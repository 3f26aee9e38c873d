"""Word classes put right where the tagger cannot see: it knows neither figures nor which verbs take them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extraction.context.tokens import Token
from claimcheck.extraction.context.verbs import direction_of, is_known_verb
from claimcheck.extraction.context.wordlists import word_list

_AUXILIARIES = word_list("auxiliaries")
_OPENS_ANOTHER = word_list("opens_another")
_TIMES = word_list("times")
_NEAR = word_list("near")
_KINDS_OF_SET = word_list("kinds_of_set")
_IN_PHRASE = frozenset("NOADFQR")
_ONE_OF_TWO = frozenset({"former", "latter"})
_INTENDING = frozenset({"plan", "want", "need", "hope", "aim", "intend"})
"""Verbs before an infinitive that could be nouns: `31% of firms plan to hire`."""
_SINGLE = frozenset({"a", "an", "each", "every", "this", "that"})
_NOMINATIVE = frozenset({"it", "he", "she", "we", "they", "i"})
_BEFORE_TIMES = word_list("before_times")
_SOMEWHERE = word_list("somewhere")
_SUMMING = frozenset({"average", "mean", "median", "total", "overall", "annual", "net", "gross"})
_SHOTS = frozenset({"shot", "shots"})
_COMPARATIVES = frozenset({"less", "more", "fewer"})


def corrected_classes(tokens: Sequence[Token]) -> str:
    """The class of each token as one string; besides the tagger's classes `Y` marks dates and nouns of time."""
    classes = [_simple(token) for token in tokens]
    for index, token in enumerate(tokens):
        before = classes[index - 1] if index > 0 else "."
        after = classes[index + 1] if index + 1 < len(classes) else "."
        if token.figure is not None or classes[index] == "F":
            left = tokens[index - 1].lower if index > 0 else ""
            classes[index] = _of_number(token, classes[index], before, after, left)
        elif _is_gerund_subject(classes, index) or _is_noun(
            classes[index], before, after, token, tokens[index - 1] if index > 0 else None
        ):
            classes[index] = "N"
        elif token.lower in _SOMEWHERE and before in "FN":
            classes[index] = "M"
        elif token.lower in _COMPARATIVES and before == "F":
            classes[index] = "A"
        elif _is_finite(classes, tokens, index, before) or _takes_object(tokens, index, classes[index], after):
            classes[index] = "V"
    clause = len(classes) - classes[::-1].index(":") if ":" in classes else 0
    if "V" not in classes[clause:] and (place := _only_verb(classes, tokens, clause)) is not None:
        classes[place] = "V"
    return "".join(classes)


def _only_verb(classes: Sequence[str], tokens: Sequence[Token], start: int) -> int | None:
    """The participle that is the finite verb of a sentence without any other: `300,000 members used the app`.

    What follows a colon, from `start`, need not be a sentence: there a participle has to have an object.
    """
    for index in range(start + 1, len(classes)):
        if classes[index] == "E" and classes[index - 1] in "NORF" and not tokens[index - 1].is_date:
            return index if start == 0 or "".join(classes[index + 1 : index + 2]) in ("D", "O", "R") else None
    return None


def _is_finite(classes: Sequence[str], tokens: Sequence[Token], index: int, before: str) -> bool:
    """Whether a word tagged otherwise is a finite verb: `costs $5`, `that Acme released`, `it scores`."""
    if classes[index] == "E":
        return _opens_relative(classes, index)
    if classes[index] == "N" and before == "N" and "".join(classes[index + 1 : index + 3]) == "TB":
        return tokens[index].lower in _INTENDING
    if classes[index] == "N" and before == "N" and index > 1 and tokens[index - 2].lower in _SINGLE:
        follows = classes[index + 1 : index + 2] == ["F"] and not tokens[index + 1].is_date
        return follows and tokens[index].lower.endswith("s")
    if before == "R" and tokens[index - 1].lower in _NOMINATIVE and classes[index] == "N":
        return is_known_verb(tokens[index].lower)
    return classes[index] in "NM" and before not in "DAGPQ" and _takes_figure(classes, tokens, index)


def _takes_object(tokens: Sequence[Token], index: int, own: str, after: str) -> bool:
    """Whether a word between what is counted and a determiner is its verb: `300,000 members use the app`."""
    return own == "N" and after in "DR" and index > 0 and tokens[index - 1].counts


def is_hyphenated(text: str) -> bool:
    """Whether a figure is written as an adjective: `72-billion-parameter`, `4-bit`."""
    return "-" in text.split()[-1] and text[-1].isalpha()


def _simple(token: Token) -> str:
    if token.tag == "F" and is_hyphenated(token.text):
        return "A"
    if token.tag == "A" and token.lower in _OPENS_ANOTHER:
        return "D"
    is_time = token.lower in _TIMES or token.lower.removesuffix("s") in _TIMES
    return "Y" if token.tag == "N" and is_time else token.tag


def _of_number(token: Token, own: str, before: str, after: str, left: str) -> str:
    """A date says when, unless it modifies (`the 2022 paper`); a number that is no figure belongs to its noun."""
    if token.is_date:
        if "-" in token.text and token.text[-1].isalpha() and after in "NAO":
            return "A"
        modifies = before in "DA" or (before == "P" and left not in _BEFORE_TIMES)
        return "F" if modifies and after in "NAO" and token.text.isdigit() else "Y"
    if token.figure is None:
        return "N" if before in "NO" else own
    if own == "A" and before in "DA" and after not in "ANOEG," and token.lower.endswith("-old"):
        return "N"
    return "F" if own == "A" and after not in "ANOEG," else own


def _is_noun(own: str, before: str, after: str, token: Token, left: Token | None) -> bool:
    """Whether a word tagged otherwise is a noun: `gross margin rose`, `the well is`, `on shipping and`."""
    if own == "M":
        return before in "DA" and after in "VPQ,.;"
    if own == "A" and before == "." and after in "VE":
        return True
    if own == "A" and before == "D" and after == "P" and token.lower.endswith("est"):
        return True
    if own in "VB" and before == "A" and after == "P" and left is not None and left.lower in _SUMMING:
        return True
    if own == "A":
        return before == "D" and (after == "V" or (token.lower in _ONE_OF_TWO and after not in "NAO"))
    if token.lower in ("set", "sets") and left is not None and left.lower in _KINDS_OF_SET:
        return True
    if own == "G":
        compound = before == "N" and after in ",.:;C)PVX" and left is not None and left.lower in _SHOTS
        return after == "V" or compound or (before in "PDA" and after in ",.:;C)PVX")
    if own == "V" and before == "V" and left is not None and left.lower not in _AUXILIARIES:
        return True
    return own in "VB" and after == "V" and before in "NADOF" and token.lower not in _AUXILIARIES


def _is_gerund_subject(classes: Sequence[str], index: int) -> bool:
    """Whether an -ing form that opens a clause is its subject: `sampling in 2014 came back at`."""
    if classes[index] != "G" or (index > 0 and classes[index - 1] not in ",:;"):
        return False
    for after in classes[index + 1 :]:
        if after == "V":
            return classes[index + 1] == "P"
        if after in ",;:WSC(-":
            break
    return False


def _opens_relative(classes: Sequence[str], index: int) -> bool:
    """Whether nothing but a phrase stands between a relative pronoun or subordinator and a token."""
    place = index - 1
    while place >= 0 and classes[place] in _IN_PHRASE:
        place -= 1
    return 0 <= place < index - 1 and classes[place] in "WS"


def _takes_figure(classes: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    """Whether a known verb stands before a figure, at most one hedge between: `the customer pays about $5`."""
    if not is_known_verb(tokens[index].lower) or index + 1 >= len(classes):
        return False
    if classes[index + 1] == "F":
        return not tokens[index + 1].is_date
    after = tokens[index + 1].lower
    moves = after == "from" or (after in ("to", "by") and direction_of(tokens[index].lower) in ("up", "down"))
    hedged = classes[index + 1] in "MPT" and (after in _NEAR or moves)
    return hedged and index + 2 < len(classes) and classes[index + 2] == "F"
