"""The header lines at the top of a message that was saved as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from claimcheck.records import Span

_LONGEST = 50_000
_FIELD = re.compile(r"([A-Z][A-Za-z-]{1,40}):[ \t]+([^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*){0,20})(?:\r?\n|\Z)")
_NEEDED = frozenset({"subject", "from"})


@dataclass(frozen=True, slots=True)
class MailHeaders:
    """Where the header lines end, where the subject stands, and the fields by their names in lower case, unfolded."""

    end: int
    subject: Span
    fields: Mapping[str, str]

    @property
    def date(self) -> str | None:
        """The day on which the message was sent, ISO 8601, or None where the field is no date. Source: RFC 5322."""
        try:
            return parsedate_to_datetime(self.fields["date"]).date().isoformat()
        except (KeyError, ValueError):
            return None


def mail_headers(source: str) -> MailHeaders | None:
    """The headers of a message, or None for a text that does not begin with them (with sender and subject)."""
    fields: dict[str, str] = {}
    subject = Span(0, 0)
    end = 0
    while match := _FIELD.match(source, end, _LONGEST):
        name = match[1].lower()
        if name == "subject" and name not in fields:
            subject = Span(*match.span(2))
        fields.setdefault(name, " ".join(match[2].split()))
        end = match.end()
    return MailHeaders(end, subject, fields) if fields.keys() >= _NEEDED else None
