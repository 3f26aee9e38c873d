"""Full dates whose month is named in another language: `12 janvier 2024`, `3. März 2025`, `4 de julio de 2024`.

The names are dateparser's locale data, read into one table; its parser sees no text, so a document full of near misses
costs a look-up each.
"""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.dates.expressions import Partial
from claimcheck.extraction.dates.fragments import DAY_NUMBER, Found, compiled
from claimcheck.lexicon.dates import listed, numbered

_CANDIDATE = compiled(
    rf"(?P<day>{DAY_NUMBER})(?:\.|er|º)? (?:de )?(?P<month>[^\W\d_]{{3,14}})\.? (?:de |del )?"
    r"(?P<year>(?:1[89]|20)\d\d)(?![\w%])"
)
_SHORTEST_NAME = 4


def locale_date(text: str, start: int) -> Found | None:
    """A day, a month's name in a language of the word list, and a year."""
    match = _CANDIDATE.match(text, start)
    if match is None:
        return None
    month = _month(match["month"].lower())
    if month is None:
        return None
    return Found(start, match.end(), Partial(int(match["year"]), month, int(match["day"])))


def _month(word: str) -> int | None:
    """The month of a name; short words are too common (`out`, `set` are months in Portuguese)."""
    if len(word) < _SHORTEST_NAME and word not in listed("locales", "short"):
        return None
    return _names().get(word)


@cache
def _names() -> dict[str, int]:
    """Months by their names in all the languages; dateparser is imported only when a text has a candidate."""
    from dateparser.languages.loader import default_loader

    months = tuple(numbered("months").items())[:12]
    languages = list(listed("locales", "languages"))
    locales = default_loader.get_locales(languages=languages, allow_conflicting_locales=True)
    return {
        name.lower(): number
        for locale in locales
        for english, number in months
        for name in locale.info.get(english, ())
    }
