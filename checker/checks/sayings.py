"""Who says what: the words of a sentence, quoted or reported, bound to whoever is named as saying them.

The speaker stands beside the verb ('said Ada Holm', 'Ada Holm, the mayor, said'), behind 'according to', before a
colon, or is meant by 'he', 'she' or 'the mayor'. Who is told, quoted or spoken for is no speaker.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.checks.offices import roles_in
from checker.checks.once import once
from checker.checks.people import kind_of, names_in, parts_of
from checker.lang.english import all_forms
from checker.lang.given_names import sex_of
from checker.lang.places import countries
from checker.lang.roles import find_role
from checker.lang.stopwords import STOPWORDS
from checker.model import Document, Mention, NameValue, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REACH = 12  # tokens between a name and its verb of speech, a title or an apposition
_SAYING = frozenset(
    form
    for word in "say tell announce warn declare explain add stress emphasise emphasize state claim argue insist assert "
    "reply write confirm admit comment note promise report recall testify remark continue conclude predict expect "
    "believe fear call complain vow pledge joke suggest estimate describe answer shout repeat think assure".split()
    for form in all_forms(word)
) | {"said"}
_NO_SAYING = frozenset("saying telling note notes report reports state states claim claims call calls estimate".split())
_THINGS = frozenset("place organisation event work".split())
_ADVERBS = frozenset("has had also then later now already once again simply repeatedly further openly angrily".split())
_PRONOUNS = {"he": "he", "she": "she"}
_OF = frozenset("for of to from with by against about between in at near".split())  # before a name that is no speaker
_TITLES_END = frozenset(',.;:()“”"«»')
_TURNS = frozenset("but while which whereas though although".split())
_ACCORDING = (("according", "to"), ("words", "of"), ("opinion", "of"), ("view", "of"), ("eyes", "of"))
_TELLING = _SAYING | {"according", "words", "opinion", "view", ":"}


@dataclass(frozen=True)
class Saying:
    """Somebody's words. ``mark`` has the speaker with the verb; ``words`` are what is said, ``quoted`` or reported."""

    document: Document
    sentence: int
    speakers: tuple[Mention, ...]
    mark: Span
    words: tuple[Span, ...]
    quoted: bool
    named: bool  # in this very sentence, not by a pronoun or a title

    def said(self) -> list[Token]:
        return [t for span in self.words for t in self.document.tokens_in(span) if t.is_word]

    @cached_property
    def lowers(self) -> Sequence[str]:
        return [token.lower for token in self.said()]

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of what is said, the speakers' names left out."""
        names = {t.stem for m in self.speakers for t in self.document.tokens_in(m.span)}
        return frozenset(t.stem for t in self.said() if t.lower not in STOPWORDS) - names


def sayings(document: Document) -> Sequence[Saying]:
    """All that is said in a document by somebody who can be told, in the order of the text; worked out once."""
    return once(document.memo, "sayings", lambda: tuple(_all(document)))


def quoted(document: Document) -> Iterator[Saying]:
    """The quotations among them whose speakers are named beside them."""
    for index in _telling(document):
        found = _Sentence(document, index, None).saying() if index in document.spoken else None
        if found and found.quoted and found.named:
            yield found


def _all(document: Document) -> Iterator[Saying]:
    last: Saying | None = None
    for index in _telling(document):
        found = _Sentence(document, index, last).saying()
        if found:
            last = found
            yield found


def _telling(document: Document) -> Sequence[int]:
    """The sentences with a word without which nothing is said in them."""
    places = (document.tokens[at].span.start for at, word in enumerate(document.lowers) if word in _TELLING)
    return sorted({index for index in map(document.sentence_at, places) if index is not None})


class _Sentence:
    """One sentence in which something may be said."""

    def __init__(self, document: Document, index: int, last: Saying | None) -> None:
        self.document, self.index, self.last = document, index, last
        self.span = span = document.sentences[index].span
        self.quotes = [q for q in document.quotes if q.overlaps(span)] if index in document.spoken else []
        tokens = document.tokens_in(span)
        self.tokens = [t for t in tokens if not self._quoted(t.span)] if self.quotes else tokens
        self.names = {m.span.start: m for m in names_in(document, span) if _person(m) and not self._quoted(m.span)}

    def _quoted(self, span: Span) -> bool:
        return any(quote.contains(span) for quote in self.quotes)

    def saying(self) -> Saying | None:
        found = self._according() or self._colon()
        for n, token in enumerate(self.tokens) if not found else ():
            if token.lower in _SAYING and token.lower not in _NO_SAYING:
                found = self._before(n) or self._behind(n) or self._meant(n)
                break
        if not found:
            return None
        speakers, mark, named = found
        inside = [Span(max(q.start, self.span.start), min(q.end, self.span.end)) for q in self.quotes]
        words = inside or [s for s in self._rest(mark) if s.start < s.end]
        return Saying(self.document, self.index, speakers, mark, tuple(words), bool(inside), named)

    def _rest(self, mark: Span) -> list[Span]:
        """What is reported: the sentence without speaker and verb, up to what somebody else does."""
        behind = [n for n, token in enumerate(self.tokens[1:], 1) if token.span.start >= mark.end]
        ends = (n for n in behind if self.tokens[n].lower in _TURNS and self.tokens[n - 1].text == ",")
        last = next((self.tokens[n].span.start for n in ends), self.span.end)
        return [Span(self.span.start, max(mark.start, self.span.start)), Span(mark.end, max(mark.end, last))]

    def _according(self) -> tuple[tuple[Mention, ...], Span, bool] | None:
        lowers = [t.lower for t in self.tokens]
        for n in range(len(lowers) - 2):
            if (lowers[n], lowers[n + 1]) in _ACCORDING:
                name = self._name_from(n + 2)
                if name:
                    first = n - 2 if n > 1 and lowers[n - 2 : n] == ["in", "the"] else n
                    return (name,), Span(self.tokens[first].span.start, name.span.end), True
        return None

    def _colon(self) -> tuple[tuple[Mention, ...], Span, bool] | None:
        """'Ada Holm: “We have to go”'."""
        for n, token in enumerate(self.tokens[1:6], 1):
            if token.text == ":" and self.quotes and self.quotes[0].start >= token.span.end:
                ending = [m for m in self.names.values() if m.span.end == self.tokens[n - 1].span.end]
                if ending and self.tokens[0].span.start == ending[0].span.start:
                    return (ending[0],), ending[0].span, True
        return None

    def _before(self, verb: int) -> tuple[tuple[Mention, ...], Span, bool] | None:
        """'Ada Holm said', 'Ada Holm, the mayor, has said', 'Ada Holm and Otto Kern said', 'Kern, who had said'."""
        n = verb - 1
        while n >= 0 and (self.tokens[n].lower in _ADVERBS or self.tokens[n].lower.endswith("ly")):
            n -= 1
        if n >= 1 and self.tokens[n].lower == "who" and self.tokens[n - 1].text == ",":
            n -= 2
        elif n >= 0 and self.tokens[n].text == ",":
            n = self._past_aside(n)
        last = self._ending_at(n) if n >= 0 else None
        if last is None:
            return None
        first = self._index(last.span.start)
        if first and self.tokens[first - 1].lower == "and":
            other = self._ending_at(first - 2)
            if other is None or self._spoken_for(other):
                return None
            return (other, last), Span(other.span.start, self.tokens[verb].span.end), True
        if self._spoken_for(last):
            return None
        return (last,), Span(last.span.start, self.tokens[verb].span.end), True

    def _past_aside(self, comma: int) -> int:
        for n in range(comma - 1, max(-1, comma - REACH), -1):
            if self.tokens[n].text == ",":
                return n - 1
        return -1

    def _behind(self, verb: int) -> tuple[tuple[Mention, ...], Span, bool] | None:
        """'said Ada Holm', 'said the mayor, Ada Holm', behind words that were said."""
        before = self.tokens[verb - 1] if verb else None
        start = self.tokens[verb].span.start
        opened = any(q.end <= start for q in self.quotes) or (before is not None and before.text == ",")
        passive = before is not None and before.lower in ("was", "were", "is", "been", "being")
        if passive:
            by = next((n for n in range(verb + 1, min(len(self.tokens), verb + 3)) if self.tokens[n].lower == "by"), 0)
            name = self._name_from(by + 1) if by else None
            return ((name,), Span(start, name.span.end), True) if name else None
        # Between the words that were said and the verb nothing may stand: 'the plan, Kern said Holm would come'.
        closed = before is None or before.text in _TITLES_END or any(q.end == start - 1 for q in self.quotes)
        name = self._name_from(verb + 1) if opened and closed else None
        return ((name,), Span(start, name.span.end), True) if name else None

    def _meant(self, verb: int) -> tuple[tuple[Mention, ...], Span, bool] | None:
        """'she said', 'the mayor said': whoever spoke before, or holds the office."""
        n = verb - 1
        while n >= 0 and (self.tokens[n].lower in _ADVERBS or self.tokens[n].lower.endswith("ly")):
            n -= 1
        pronoun = self.tokens[n].lower if n >= 0 else ""
        mark = Span(self.tokens[n].span.start, self.tokens[verb].span.end) if n >= 0 else self.span
        if pronoun in _PRONOUNS:
            name = self._antecedent(n, pronoun)
            return ((name,), mark, False) if name else None
        start = next((k for k in range(n, max(-1, n - 4), -1) if self.tokens[k].lower == "the"), None)
        if start is None or not (role := find_role([t.lower for t in self.tokens[start + 1 : n + 1]])):
            return None
        holders = {h.name for h in roles_in(self.document) if h.role.head == role.head}
        named = [m for m in self.document.mentions if isinstance(m.value, NameValue) and {m.value.full} == holders]
        mark = Span(self.tokens[start].span.start, mark.end)
        return ((named[0],), mark, False) if named else None

    def _antecedent(self, at: int, pronoun: str) -> Mention | None:
        """The only person before the pronoun, in this sentence or else in the one before."""
        here = [m for m in self.names.values() if m.span.end <= self.tokens[at].span.start]
        if here or not self.index:
            return here[0] if len(here) == 1 and _may_be(here[0], pronoun) else None
        if self.last and self.last.sentence == self.index - 1:
            found = self.last.speakers
        else:
            before = self.document.sentences[self.index - 1].span
            found = tuple(m for m in names_in(self.document, before) if _person(m))
        return found[0] if len(found) == 1 and _may_be(found[0], pronoun) else None

    def _ending_at(self, n: int) -> Mention | None:
        if n < 0:
            return None
        end = self.tokens[n].span.end
        return next((m for m in self.names.values() if m.span.end == end), None)

    def _index(self, start: int) -> int:
        return next((n for n, t in enumerate(self.tokens) if t.span.start >= start), 0)

    def _spoken_for(self, name: Mention) -> bool:
        """'a spokesman for Ada Holm said', 'the wife of Otto Kern said'; titles before the name are passed over."""
        n = self._index(name.span.start) - 1
        while n >= 0 and (find_role([self.tokens[n].lower]) or self.tokens[n].text[:1].isupper()):
            n -= 1
        return n >= 0 and (self.tokens[n].lower in _OF or self.tokens[n].lower in ("’s", "'s"))

    def _name_from(self, n: int) -> Mention | None:
        """The name that stands here, a title or an office before it."""
        for k in range(n, min(len(self.tokens), n + REACH)):
            token = self.tokens[k]
            if token.span.start in self.names:
                behind = self.document.text[self.names[token.span.start].span.end :][:2]
                return None if behind in ("'s", "’s") else self.names[token.span.start]
            comma = token.text == "," and k > n
            if not (comma or token.is_word) or token.lower in ("and", "that", "who", *_OF - {"of", "for"}):
                return None
        return None


def _person(mention: Mention) -> bool:
    acronym = len(parts_of(mention)) == 1 and parts_of(mention)[0].isupper()
    return kind_of(mention) not in _THINGS and not acronym and not countries(" ".join(parts_of(mention)))


def _may_be(mention: Mention, pronoun: str) -> bool:
    sex = sex_of(parts_of(mention)[0]) if len(parts_of(mention)) > 1 else pronoun
    return sex in ("", pronoun)
