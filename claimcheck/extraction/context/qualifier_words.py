"""The words that narrow a figure, as patterns, and the forms in which they are compared."""

from __future__ import annotations

import re

from claimcheck.extraction.guarded import Finder

_FEW = r"(?:\d{1,3}|zero|no|one|two|three|four|five|eight|ten|few|many)"
_NUMBERS = {"zero": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "eight": 8, "ten": 10}

SETTING = Finder(
    rf"\b{_FEW}[- ]shots?\b|\bwith {_FEW} examples\b|\b[Ww]ithout (?:any )?examples\b"
    r"|\b(?:pass|maj|cons|acc|recall|hit)@\d{1,4}\b|\bbest[- ]of[- ]\d{1,4}\b"
    r"|\bchain[- ]of[- ]thought\b|\bCoT\b|\bgreedy(?: decoding)?\b|\bself-consistency\b|\bmajority voting\b"
    r"|\b(?:int|fp|bf)\d{1,2}\b|\b\d{1,2}-bit\b",
    ignore_case=True,
)
"""How a result was measured."""

SPLIT = Finder(
    r"\b(?:(?P<name>validation|test|dev|development|training|held-out|Diamond|Verified|[A-Z][a-z]{2,20})[ -]"
    r"(?:set|split|subset|portion|data)|(?P<sub>[\w-]{2,20} subset))\b"
)
"""The part of a data set."""

VARIANT = Finder(
    r"\b(base|foundation|chat|instruct|instruction-tuned|pre-?trained|fine-?tuned|distilled|quantized)"
    r"[ -](?:models?|versions?|variants?|checkpoints?|weights)\b",
    ignore_case=True,
)
"""Which variant of a model a figure is of: "34.5 for the chat version"."""

SCOPE = Finder(r"\b(total|active|activated|overall)\b[ -](?:param|parameter)", ignore_case=True)
PART = Finder(r"\bof (?:whom|which|them|those|these)\b", ignore_case=True)
PER = Finder(
    r"\b(?:per|each|every|an?) (year|month|week|day|quarter|hour|minute|second|person|user|customer|song|head|capita)\b"
    r"(?! (?:ago|earlier|later|before|after))",
    ignore_case=True,
)

_WHICH = (
    r"(?:first|second|third|fourth|last|next|previous|prior|past|same|current|trailing|full|whole|entire|following)"
)
PERIOD_WORDS = Finder(
    rf"\b(?:(?:the )?{_WHICH} (?:\w{{1,12}} )?(?:quarter|half|year|months?|week|decade|day|season|period)"
    r"|last year's \w{1,10} quarter"
    r"|(?:a|one|two|three|five|ten) (?:year|month|week|decade|quarter)s? (?:ago|earlier|before|later)"
    r"|(?:fiscal|FY) ?\d{2,4}|(?:at )?year-end|(?:this|that|last|next|each|every) (?:year|quarter|month|week|season)"
    r"|in the (?:quarter|year|month)|end of (?:the )?(?:quarter|year|month))\b",
    ignore_case=True,
)
"""Periods that are no dates of their own."""

CONDITION = Finder(
    r"\b(?:with|without|when|if|under|assuming|using|excluding|including|during|while) [\w'’-]+(?: [\w'’-]+){0,5}",
    ignore_case=True,
)
CUT_OFF = re.compile(
    r" (?:of|than|at|to|about|by|between|from|an?|the|its|anything|necessary|possible)$", re.IGNORECASE
)
"""A condition that a figure interrupts, or an idiom, says nothing."""

SPREAD = re.compile(r"\b(?:on|for|among|in) (?!average\b|total\b|all\b)(?:the |our |its )?[\w'’-]+(?: [\w'’-]+){0,3}")
"""What one of several figures is about: "72 percent on refunds, 68 percent on recovery"."""

COMPARED = Finder(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|relative to|over|against|from) (?:the |its |that of |those of )?"
    r"(?P<rest>[\w.'’-]+(?: [\w.'’-]+){0,3})"
)
"""What a change or ratio is measured against."""

_VARIANTS = {"foundation": "base", "pretrained": "base", "instructiontuned": "instruct", "finetuned": "fine-tuned"}
_SHOTS = re.compile(r"(\w+) shots?|with (\w+) examples")
_ARTICLE = re.compile(r"\b(?:the|a|an) ")
_ORDINAL_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def setting_value(words: str) -> str:
    """A setting as it is compared: `Zero shot`, `0-Shot` and `with zero examples` as `0-shot`."""
    lower = " ".join(words.lower().replace("-", " ").split())
    if lower.startswith("without"):
        return "0-shot"
    shots = _SHOTS.fullmatch(lower)
    if shots is None:
        return words.lower()
    number = shots[1] or shots[2]
    return f"{_NUMBERS.get(number, number)}-shot"


def settings(text: str) -> set[str]:
    """The settings that a text names, as they are compared."""
    return {setting_value(found[0]) for found in SETTING.finditer(text)}


def variant_value(words: str) -> str:
    """A variant as it is compared: `pre-trained` as `base`, `instruction-tuned` as `instruct`."""
    variant = words.lower().replace("-", "")
    return _VARIANTS.get(variant, variant)


def period_value(words: str) -> str:
    """A period as it is compared: lower case, no article, `fourth quarter` as `q4`."""
    period = bare(words)
    for ordinal, number in _ORDINAL_QUARTERS.items():
        period = period.replace(f"{ordinal} quarter", f"q{number}")
    return period.removeprefix("at ").removeprefix("in ")


def bare(words: str) -> str:
    """Words in lower case, without article."""
    return _ARTICLE.sub("", words.lower())
