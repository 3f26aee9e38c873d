"""Main clauses that tell of one dated event, behind a clause that tells of another."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon.load import listed

_PARTICIPLE = re.compile(
    r"(?:ed|built|made|bought|sold|set|held|won|written|had|begun|taken|given|lost|run)\s(?:in|on)\s$"
)


def is_main_clause(gap: str) -> bool:
    """Whether words between two dates are such a clause: ", the company closed its office in"; not of a noun's date."""
    clause = _main_clause().fullmatch(gap)
    is_of_a_noun = clause and _PARTICIPLE.search(gap) and gap[clause.end("verb") :].strip() not in ("in", "on")
    return clause is not None and not is_of_a_noun


@cache
def _main_clause() -> re.Pattern[str]:
    """ ", the company closed its office in": a subject, one of the verbs of events, an object, and the preposition."""
    verbs = "|".join(sorted(listed("event_order", "events")))
    return re.compile(
        rf"(?:\s[\w'’-]{{1,20}}){{0,2}},\s(?:[\w'’-]{{1,24}}\s){{1,4}}?(?P<verb>{verbs})\s"
        r"(?:(?!(?:of|that|it|which|who|to|from|since)\b)[\w'’-]{1,24}\s){0,5}(?:in|on)\s"
    )
