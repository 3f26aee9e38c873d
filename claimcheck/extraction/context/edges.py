"""Where the phrase of a figure begins: hedges and bounds before it belong to it and do not govern it."""

from __future__ import annotations

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.wordlists import word_list

_HEDGES = word_list("hedges")
_APPROXIMATELY = frozenset({"~", "≈", "+", "=", "±", "<", ">", "≤", "≥"})


def left_edge(sentence: Sentence, phrase: Phrase) -> int:
    """Where the phrase begins, hedges and bounds included."""
    edge = phrase.first
    while edge > 0:
        token = sentence.tokens[edge - 1]
        before = sentence.tokens[edge - 2].lower if edge > 1 else ""
        bound = (token.lower == "to" and before == "up") or token.lower in ("at", "by")
        if token.text in _APPROXIMATELY or (token.lower == "between" and before == "of"):
            edge -= 1
            continue
        if token.tag == "N" and token.lower in _HEDGES and sentence.tags[edge - 2 : edge - 1] in ("P", "D"):
            edge -= 1
            continue
        if token.tag in "QVWNO" or not (bound or (token.lower in _HEDGES and not _compares(sentence, edge - 1))):
            break
        if token.lower in ("at", "by") and sentence.tokens[edge].lower not in ("least", "most"):
            break
        edge -= 1
    return edge


def _compares(sentence: Sentence, index: int) -> bool:
    """Whether a word that might be a hedge is none here: `higher than 20`, `below 20` after a verb."""
    lower = sentence.tokens[index].lower
    before = sentence.tokens[index - 1].lower if index > 0 else ""
    if lower == "than":
        return before not in ("more", "less", "fewer", "rather") or (
            index > 1 and sentence.tokens[index - 2].figure is not None
        )
    if lower == "as":
        return before == "such"
    if lower in ("up", "above", "below", "over", "under"):
        return index > 0 and (sentence.tags[index - 1] in ",F" or sentence.tokens[index].tag != "P") and lower != "over"
    return False
