"""What pronouns and "the model" refer to: the names met so far, in headings, title and running text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from claimcheck.extraction.context.metrics import singular
from claimcheck.extraction.context.name_kinds import Name, NameKind, kind_of_name
from claimcheck.extraction.context.verbs import frame_of
from claimcheck.extraction.context.wordlists import word_list
from claimcheck.lexicon.load import table
from claimcheck.records import Block, BlockKind, Document, Span
from claimcheck.records.base import frozen

_KINDS = {
    "model": (NameKind.MODEL, NameKind.OTHER),
    "organisation": (NameKind.ORGANISATION, NameKind.OTHER),
    "benchmark": (NameKind.BENCHMARK,),
    "place": (NameKind.PLACE,),
}
_TITLE_END = re.compile(r"\s*[,:|–—(]|\s-\s")
_STARTS_WITH_PRONOUN = re.compile(
    r"\W{0,4}(?:It|Its|They|Their|He|She|His|Her|This|That|These|Those|The (?:company|model|firm|startup))\b"
)
_PREPOSITION = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Ff]or|[Ww]ith|[Oo]f|[Ff]rom|[Bb]y|[Tt]o|than|like|[Aa]mong|via)\s+(?:the\s+)?$"
)
_PEOPLE = r"(?:authors|researchers|scientists|engineers|developers|team)"
_MAKERS = re.compile(rf"\b(?:colleagues|students|{_PEOPLE}) (?:at|from|of|with) (?:the )?$")
"""Before a name: those who work there are meant by "the authors" from then on."""
_ENDS_OF_MAKERS = ("at ", "from ", "of ", "with ", "the ")
_STARTS_WITH_MAKERS = re.compile(rf"\W{{0,4}}The {_PEOPLE}\b")
_LABEL = re.compile(r"\W{0,4}[A-Z][\w’'-]{1,20}(?: [\w’'-]{1,20}){0,4}:\s{1,4}")
"""Opens a paragraph without being part of its first sentence: `How it works: The authors`."""
_BETWEEN_LISTED = re.compile(r"\s*(?:,|,?\s+(?:and|or|&)|,\s*(?:and|or|&))\s+(?:the\s+)?")
_ROLE = (
    r"(?:chief|president|director|founder|analyst|executive|minister|professor|spokes[a-z]+|head|manager|chair[a-z]*|economist"
    r"|engineer|ceo|cto|cfo|author|mayor|governor|senator|researcher|scientist|lawyer|owner)"
)
_ROLE_REACH = 80
_ROLE_AFTER = re.compile(rf",? who\b|,\s(?:[\w’'-]{{1,20}} ){{0,4}}{_ROLE}\b", re.IGNORECASE)
_ROLE_BEFORE = re.compile(rf"(?:\b{_ROLE}|\b(?:Mr|Mrs|Ms|Dr|Prof)\.?),?\s$", re.IGNORECASE)
"""Beside the name of a person."""
_SIZE = re.compile(r"\b\d+(?:\.\d+)?[BMT]\b")
_NEXT_WORD = re.compile(r"\s{1,3}(?:has |have |had )?([a-z]+)")
_MOST_TITLE_WORDS = 4
_FURTHEST_VERSION = 1200
"""How many characters before "the modified version" the noun that it stands for is looked for."""
_PARTIAL = word_list("partial")
_MEMORY = 40


@cache
def _classes() -> Mapping[str, str]:
    """Each class noun to the class that it names."""
    classes: dict[str, list[str]] = table("context_names")["classes"]
    return {noun: key for key, nouns in reversed(classes.items()) for noun in nouns}


def is_class_noun(word: str) -> bool:
    """Whether a noun in lower case only says what sort of thing something is: `model`, `company`, `version`."""
    return word in _classes() or singular(word) in _classes()


@frozen
class Thing:
    """What a phrase speaks of: a subject, and the property of it that the phrase names (`GPT-4's accuracy`).

    `is_agent` tells that it makes models or other things and so is none itself ("Stanford trained ...").
    """

    subject: str | None = None
    text: str | None = None
    property: str | None = None
    certainty: float = 1.0
    is_agent: bool = False


class Referents:
    """Names and subjects of one document up to the sentence being read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names: list[Name] = []
        self._heading: tuple[str, ...] = ()
        self.title = self._title_name()
        self._subjects: set[str] = set()
        self._last: Thing | None = None
        self._last_model: str | None = None
        self._makers: str | None = None
        self.section: str | None = None

    def _title_name(self) -> Name | None:
        """The name that a document's title gives its own subject, if the text goes on to use it."""
        heading = next((b for b in self._document.blocks if b.kind is BlockKind.HEADING), None)
        title = self._document.clean(heading.span) if heading is not None else self._document.title or ""
        name = _TITLE_END.split(title, maxsplit=1)[0].strip()
        if (
            not name
            or len(name.split()) > _MOST_TITLE_WORDS
            or name.casefold().startswith(("the ", "a ", "how ", "why "))
            or name.casefold() in table("context_names")["plain_titles"]
        ):
            return None
        if self._document.prose.count(name) < 2 and self._document.prose.count(name.split("-")[0]) < 3:
            return None
        return Name(name, 0, 0, kind_of_name(name), name)

    def enter(self, block: Block) -> None:
        """Takes note of a new section: the names in its heading are what its first sentences speak of."""
        if block.heading == self._heading:
            return
        self._heading = block.heading
        self.section = self._last_model = self._makers = None
        if block.kind is not BlockKind.HEADING and block.heading:
            text = block.heading[-1]
            names = [
                name
                for name in self._names
                if name.text in text and name.kind in (NameKind.MODEL, NameKind.OTHER, NameKind.ORGANISATION)
            ]
            if names and (names[-1].kind is NameKind.MODEL or text.startswith(names[-1].text)):
                self.section = names[-1].canonical
                self.last = Thing(self.section)

    def follow(self, names: Sequence[Name], sentence: Span) -> None:
        """Follows a sentence without figures: its first name is its subject, unless a preposition governs it."""
        self.note(names)
        label = _LABEL.match(self._document.prose, sentence.start, sentence.end)
        text = self._document.prose[label.end() if label is not None else sentence.start : sentence.end]
        if _STARTS_WITH_PRONOUN.match(text):
            return
        if self._makers is not None and _STARTS_WITH_MAKERS.match(text):
            self.last = Thing(self._makers, is_agent=True)
            return
        self.last = None
        for name in names:
            if name.kind in (NameKind.PLACE, NameKind.HARDWARE):
                continue
            if not _PREPOSITION.search(self._document.prose, max(sentence.start, name.start - 16), name.start):
                self.last = self._made_by(name, names) or Thing(name.canonical)
                return

    def _made_by(self, name: Name, names: Sequence[Name]) -> Thing | None:
        """What an active verb right after a name makes: `Stanford trained Minnow` goes on with Minnow."""
        verb = _NEXT_WORD.match(self._document.prose, name.end)
        frame = frame_of(verb[1]) if verb is not None else None
        if verb is None or frame is None or not frame.of_object:
            return None
        made = next((n for n in names if n.start > verb.end() and n.kind in (NameKind.MODEL, NameKind.OTHER)), None)
        return Thing(made.canonical) if made is not None else Thing(name.canonical, is_agent=True)

    def note(self, names: Sequence[Name]) -> None:
        """Remembers names in reading order."""
        prose = self._document.prose
        for name in names:
            start = max(name.start - 32, 0)
            if prose.endswith(_ENDS_OF_MAKERS, start, name.start) and _MAKERS.search(prose, start, name.start):
                self._makers = name.canonical
        self._names += names
        del self._names[:-_MEMORY]

    @property
    def last(self) -> Thing | None:
        """The subject of the last sentence that had one: what a pronoun refers to."""
        return self._last

    @last.setter
    def last(self, thing: Thing | None) -> None:
        if thing is not None and thing.subject is not None and not any(c.isalpha() for c in thing.subject):
            return
        self._last = thing
        if thing is not None and thing.subject is not None:
            self._subjects.add(thing.subject)
            if not thing.is_agent and kind_of_name(thing.subject) is NameKind.MODEL:
                self._last_model = thing.subject

    def version(self, text: str) -> str:
        """`version 1.1` with the name of what the document is about, where its title gives one."""
        if self.title is None or not text.startswith("version "):
            return text
        family = re.split(r"[- ]\d", self.title.canonical, maxsplit=1)[0]
        return f"{family} {text.removeprefix('version ')}"

    def called_version(self, adjective: str, before: int) -> str | None:
        """What "the `adjective` version" is: the noun that the adjective stood before last, which may be shared.

        "Both the modified and full-size transformers" tells what "the modified version" and "the full-size one" are.
        """
        text = self._document.prose[max(before - _FURTHEST_VERSION, 0) : before].casefold()
        pattern = rf"\b{re.escape(adjective)}(?: (?:and|or) [\w-]{{2,20}})? ([a-z][a-z-]{{2,30}})\b"
        nouns = [singular(match[1]) for match in re.finditer(pattern, text)]
        return next(
            (f"{adjective} {noun}" for noun in reversed(nouns) if is_class_noun(noun) and noun not in _PARTIAL), None
        )

    def listed(self, number: int, before: int) -> str | None:
        """The names that "all `number` companies" stands for: the last before an offset, if they are listed as such."""
        names = [name for name in self._names if name.end <= before][-number - 1 :]
        joined = [
            _BETWEEN_LISTED.fullmatch(self._document.prose, left.end, right.start) is not None
            for left, right in pairwise(names)
        ]
        if len(names) < number or number < 2 or not all(joined[-number + 1 :]) or joined[: -number + 1] == [True]:
            return None
        *others, last = [name.canonical for name in names[-number:]]
        return f"{', '.join(others)} and {last}"

    def last_two(self, before: int) -> tuple[str, str] | None:
        """The last two names before an offset that are joined by `and`, in order."""
        names = [name for name in self._names if name.end <= before]
        for left, right in reversed(list(pairwise(names))):
            if _BETWEEN_LISTED.fullmatch(self._document.prose, left.end, right.start):
                return left.canonical, right.canonical
        return None

    def of_size(self, size: str, before: int) -> str:
        """The model that "the 34B" names: the family that is spoken of, in that size."""
        is_model = self.title is not None and self.title.kind is NameKind.MODEL
        model = (
            self.title.canonical if is_model and self.title is not None else self.section or self.model_before(before)
        )
        if model is None or size in model:
            return model or size
        return f"{_SIZE.sub('', model).rstrip(' -')} {size}"

    def variant(self, text: str) -> str | None:
        """`base model` with the name of the model that is spoken of; None where that is no variant, or none is."""
        first, _, noun = text.partition(" ")
        if first not in table("context_names")["variants"]["names"] or not is_class_noun(noun):
            return None
        named = self.title is not None and self.title.kind is NameKind.MODEL
        model = self.title.canonical if named and self.title is not None else self.section
        if model is None and self.last is not None and self.may_be_model(self.last) and self.last.subject:
            model = self.last.subject if self.last.subject[0].isupper() else None
        return f"{model} {first}" if model is not None else None

    def resolve_class(self, noun: str, before: int) -> str | None:
        """What "the `noun`" stands for at an offset: the last fitting name, the title's before others for models."""
        key = _classes().get(noun) or _classes().get(singular(noun))
        if key == "people" or (noun == "team" and self._makers is not None):
            return self._makers
        if key is None:
            return None
        wanted = _KINDS.get(key, ())
        if self.title is not None and self.title.kind in wanted and key == "model":
            return self.title.canonical
        if self.section is not None and key == "model":
            return self.section
        if key == "organisation" and (company := self._last_company(wanted)) is not None:
            return company
        if noun in _PARTIAL:
            wanted = tuple(kind for kind in wanted if kind is not NameKind.OTHER)
        return next((name for kind in wanted if (name := self.last_name(kind, before)) is not None), None)

    def _last_company(self, wanted: Sequence[NameKind]) -> str | None:
        """What the last sentence was about, where it is a name that a company can have; it outranks later names."""
        subject = self._last.subject if self._last is not None else None
        mention = next((name for name in reversed(self._names) if name.canonical == subject), None)
        if subject is None or mention is None or mention.kind not in wanted:
            return None
        prose = self._document.prose
        before = prose[max(mention.start - 24, 0) : mention.start]
        is_person = _ROLE_AFTER.match(prose, mention.end, mention.end + _ROLE_REACH) or _ROLE_BEFORE.search(before)
        return None if is_person else subject

    def model_before(self, before: int) -> str | None:
        """The model that `it` refers to: the last that a sentence of the section was about, else the last named."""
        return self._last_model or self.last_name(NameKind.MODEL, before)

    def last_name(self, kind: NameKind, before: int) -> str | None:
        """The last name of a kind before an offset."""
        names = [n.canonical for n in reversed(self._names) if n.kind is kind and n.start < before]
        if kind is NameKind.OTHER:
            return next((name for name in names if name in self._subjects), None)
        return names[0] if names else None

    @staticmethod
    def may_be_model(thing: Thing | None) -> bool:
        """Whether something can have a model's figures: nothing that makes models, no organisation, place or noun."""
        if thing is None or thing.subject is None or thing.is_agent:
            return False
        if thing.subject[0].islower() and not thing.subject[-1].isdigit():
            return is_class_noun(thing.subject.split()[-1])
        return kind_of_name(thing.subject) in (NameKind.MODEL, NameKind.OTHER)
