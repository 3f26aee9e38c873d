"""Sources at hand: which of them a document cites, and what their figures say."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from claimcheck.records import Claim, Document, Link, Reference, Source, Span
from claimcheck.support.data import is_data
from claimcheck.support.parquet import is_parquet

_SHORTEST_STEM = 4
_FEWEST_TITLE_WORDS = 3
_GENERIC_STEMS = frozenset(
    {
        "about", "abstract", "article", "blog", "card", "data", "default", "docs", "download", "home", "index", "main",
        "model", "news", "notes", "overview", "page", "paper", "post", "readme", "report", "results", "table", "view",
    }
)  # fmt: skip
"""Names that many files have: only the whole path or address tells them apart."""
_VERSION_OF_PAPER = re.compile(r"(?<=\d)v\d{1,2}$")
"""arXiv names a revision behind the number: 2401.01234v2."""
_NOTE = re.compile(r"^[ \t>*-]{0,9}\[(?P<mark>\^?)(?P<key>[\w-]{1,60})\](?P<line>:?[ \t][^\n]*)", re.MULTILINE)
"""The line of a footnote (`[^1]: ...`) or of an entry in a list of references (`[12] ...`)."""
_ANCHOR = re.compile(
    r"""\bid\s?=\s?["']?(?P<id>(?:fn|cite_note|footnote|note|ref|bib)[:._-]{0,2}(?P<number>\d{1,4}))(?=["'\s>])""",
    re.IGNORECASE,
)
"""The place in a page that a footnote mark leads to: `<li id="fn1">`."""
_LONGEST_PASSAGE = 300
_ADDRESS_KEYS = ("url", "source", "link", "canonical")


def source_of(document: Document, claims: Sequence[Claim]) -> Source:
    """A document and its figures as a source."""
    return Source(document, tuple(_reference(document, claim) for claim in claims))


def _reference(document: Document, claim: Claim) -> Reference:
    place, title = claim.location.line, f"line {claim.location.line}"
    if is_parquet(document.name):  # whose lines are its rows, below the header
        place, title = place - 1, f"row {place - 1}, column {claim.qualifiers.get('column') or claim.metric}"
    return Reference(
        id=f"source:{document.name}:{place}",
        claim=claim,
        title=f"{document.name}, {title},",
        passage=passage(document, claim.location.sentence, claim.location.span),
        is_data=is_data(document.name),
    )


def passage(document: Document, sentence: Span, figure: Span) -> str:
    """The sentence or row around a figure as it stands in the text, cut to a few hundred characters."""
    start, end = max(sentence.start, figure.start - _LONGEST_PASSAGE // 2), min(sentence.end, figure.end + 150)
    text = " ".join(document.text[min(start, figure.start) : max(end, figure.end)].split())
    return f"{'…' * (start > sentence.start)}{text}{'…' * (end < sentence.end)}"


class Shelf:
    """The sources at hand, by all that a citation may call them."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._named: dict[str, list[Source]] = defaultdict(list)
        for source in sources:
            for name in dict.fromkeys(_names(source.document)):
                self._named[name].append(source)

    def cited_by(self, document: Document) -> Mapping[str, Source]:
        """The sources that a document's links and references point at, by target.

        A path must be that of the source, or end in its file name; an address must be the one that the source states
        in its front matter, or end in its name; a link's words must be its title. The key of a footnote or of an entry
        of a reference list stands for the one link in it. What could be two is none.
        """
        if not self._named:
            return {}
        found = {}
        for link in document.links:
            if source := self._called_by(link, document):
                found[link.target] = source
        for key, links in _notes(document):
            targets = {link.target for link in links}
            if len(targets) == 1 and (source := found.get(targets.pop())):
                found[key] = source
        return found

    def _called_by(self, link: Link, document: Document) -> Source | None:
        for name in _called(link, document):
            if len(matching := self._named.get(name, [])) == 1:
                return matching[0]
        return None


def _names(document: Document) -> Iterator[str]:
    path = PurePosixPath(document.name.replace("\\", "/"))
    yield f"path {posixpath.normpath(path)}"
    for name in (path.name, path.stem):
        if _is_telling(name):
            yield f"name {name.casefold()}"
    for key in _ADDRESS_KEYS:
        if "://" in (address := document.metadata.get(key, "")):
            yield _address(address)
    if title := _title(document.title or ""):
        yield title


def _notes(document: Document) -> Iterator[tuple[str, list[Link]]]:
    """The footnotes and the entries of reference lists, by the key that cites them, with the links in them."""
    for match in _NOTE.finditer(document.text):
        if links := _links_in(document, Span(*match.span("line"))):
            yield (match["key"] if match["mark"] else f"[{match['key']}]"), links
    for match in _ANCHOR.finditer(document.text if document.media_type == "text/html" else ""):
        block = next((block for block in document.blocks if block.start >= match.end()), None)
        if block and (links := _links_in(document, block.span)):
            yield from ((key, links) for key in (match["id"], match["number"]))


def _links_in(document: Document, span: Span) -> list[Link]:
    """The links of a range that lead out of the document."""
    return [x for x in document.links if span.start <= x.start < span.end and not x.target.startswith("#")]


def _called(link: Link, document: Document) -> Iterator[str]:
    """What a link calls its target, the surest first."""
    target = link.target.strip()
    if "://" in target:
        yield _address(target)
        path = urlsplit(target).path.rstrip("/")
    else:
        path = target.partition("#")[0].partition("?")[0]
        yield f"path {posixpath.normpath(posixpath.join(posixpath.dirname(document.name), unquote(path)))}"
    name = _VERSION_OF_PAPER.sub("", unquote(path.rpartition("/")[2]).strip("[]@"))
    if _is_telling(name):
        yield f"name {name.casefold()}"
    if title := _title(document.clean(Span(link.start, link.end))):
        yield title


def _is_telling(name: str) -> bool:
    stem = name.partition(".")[0].casefold()
    return len(name) >= _SHORTEST_STEM and stem not in _GENERIC_STEMS


def _address(address: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, fragment, closing slash."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return f"address {parts.netloc.casefold().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _title(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    return f"title {' '.join(words)}" if len(words) >= _FEWEST_TITLE_WORDS else ""
