"""Names in running text: where they stand, their parts, and what they are names of where the words around tell.

A name is a run of capitalised words with the particles between them. What opens a sentence, or stands in a headline
that capitalises everything, counts only where it is no everyday word or the text capitalises it elsewhere too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lang.known import Known
from checker.lang.name_words import common_words, cues, given, is_common, is_pinyin, is_place
from checker.lang.tokens import fold
from checker.model import Document, Mention, NameValue, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Token

# Lower-case words that may stand inside a name. 'as', 'an', 'e' are words of English too and are left out.
_INSIDE = frozenset(
    "al el ul bin ibn ben bint abu abou ould van von vom zu zum zur der den de da di du del della delle dei degli des "
    "dos das do la le lo las los ten ter und y".split()
)
_ENGLISH = frozenset("den do las los ten".split())  # of these also a word or an abbreviation of English
_ELIDED = re.compile(r"^(?:al|el|ul|as|ash|ad|ar|an|at|az|d|l|dell|all|o|ibn|bin|abu|de|le|la)[-\u2010\u2011'’ʼ](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_ROMAN = re.compile(r"^[IVX]{1,5}$")
_UNREAD = frozenset({Zone.BOILERPLATE, Zone.LABEL})
_LINK = frozenset({"of", "for"})


@dataclass(frozen=True, slots=True)
class _Form:
    """A token as it is written: its word without a possessive, that in small letters, and whether it has a capital."""

    text: str
    lower: str
    possessive: bool
    capital: bool


@dataclass(slots=True, eq=False)  # three fields: every word of a text is one
class _Word:
    """A token as the search sees it."""

    token: Token
    form: _Form
    opens: bool  # first word of a sentence or a quotation, or in a headline that capitalises all words

    @property
    def text(self) -> str:
        return self.form.text

    @property
    def lower(self) -> str:
        return self.form.lower

    @property
    def possessive(self) -> bool:
        return self.form.possessive

    @property
    def capital(self) -> bool:
        return self.form.capital

    @property
    def end(self) -> int:
        """That of the word without its possessive."""
        return self.token.span.start + len(self.form.text)


def find_names(document: Document) -> list[Mention]:
    """Mentions of names in the order of the text. Scripts without capitals yield none."""
    words = _words(document)
    english = (document.lang or "en") == "en"
    sure = Counter([w.form.lower for w in words if w.form.capital and not w.opens])
    small = Counter([w.form.lower for w in words if not w.form.capital])
    finder = _Finder(document, words, sure, small, english)
    return list(finder.mentions())


def _words(document: Document) -> list[_Word]:
    starts = {sentence.span.start for sentence in document.sentences} | {block.span.start for block in document.blocks}
    out: list[_Word] = []
    for block in document.blocks:
        if block.zone in _UNREAD:
            continue
        tokens = document.tokens_in(block.span)
        headline = _all_capitalised(tokens)
        opening = True
        for token in tokens:
            opening = opening or token.span.start in starts
            if token.is_word or token.text.isalnum():
                out.append(_Word(token, _FORMS[token.text], opening or headline))
            # after an opening quotation mark, a colon or a dash a capital may be a sentence's
            opening = (
                not token.is_word and (opening or token.text in "“„«‘\"'»:–—|•·*([>-") and not token.text.isdigit()
            )
    return out


def _form(text: str) -> _Form:
    bare = text if text.isalpha() else _POSSESSIVE.sub("", text)
    return _Form(bare, fold(text)[: len(bare)], bare != text, _capital(bare))


_FORMS = Known(_form)


def _capital(text: str) -> bool:
    if text[:1].isupper():
        return True
    return not text.isalpha() and _ELIDED.match(text) is not None and _ELIDED.sub("", text)[:1].isupper()


def _all_capitalised(tokens: Sequence[Token]) -> bool:
    """A headline in title case or capitals, or a table's row: its capitals tell nothing."""
    words = [t.text for t in tokens if t.is_word and len(t.text) > 3]
    if len(words) < 3:
        return len(words) > 0 and all(w.isupper() for w in words) and len(tokens) > 1
    share = sum(w[0].isupper() for w in words) / len(words)
    return share >= (0.9 if tokens[-1].text in ".!?" else 0.75)


class _Finder:
    def __init__(
        self, document: Document, words: list[_Word], sure: Counter[str], small: Counter[str], english: bool
    ) -> None:
        self.document, self.words, self.sure, self.small, self.english = document, words, sure, small, english

    def mentions(self) -> Iterator[Mention]:
        end = 0
        for n in [number for number, word in enumerate(self.words) if word.form.capital]:
            if n < end:
                continue
            end = self._run_end(n)
            for run in self._trim(self.words[n:end]):
                if run and (mention := self._mention(run)):
                    yield mention

    def _run_end(self, n: int) -> int:
        """Index after the run of name words that begins at n."""
        end = n + 1
        while end < len(self.words) and not self.words[end - 1].possessive:
            step = end
            while (
                step < len(self.words)
                and step - end < 3
                and self.words[step].lower in self._inside(n, end)
                and self._joined(step)
            ):
                step += 1
            if (
                step >= len(self.words)
                or not self.words[step].capital
                or not all(self._joined(k) for k in range(end, step + 1))
            ):
                break
            end = step + 1
        return end

    def _inside(self, start: int, end: int) -> frozenset[str]:
        """Particles, and 'of the' after 'Ministry' and its like."""
        if self.words[end - 1].lower in cues()["org_heads"] and self.words[start].capital:
            return _INSIDE | _LINK | {"the"}
        return _INSIDE

    def _joined(self, n: int) -> bool:
        """Whether word n follows the one before within one name: a space, or a full stop after an initial."""
        before, here = self.words[n - 1], self.words[n]
        gap = self.document.text[before.token.span.end : here.token.span.start]
        if before.possessive or here.token.span.start in self._sentence_starts:
            return False
        return (
            gap in {" ", "\u00a0", "\u202f"}
            or (gap.strip() == "." and (len(before.text) == 1 or before.lower in cues()["titles"]))
            or gap == "."
        )

    @property
    def _sentence_starts(self) -> frozenset[int]:
        if not hasattr(self, "_starts"):
            self._starts = frozenset(s.span.start for s in self.document.sentences)
        return self._starts

    def _trim(self, run: list[_Word]) -> Iterator[list[_Word]]:
        """Cut a run at calendar words and at everyday words that are capitalised for their place only."""
        part: list[_Word] = []
        for n, word in enumerate(run):
            function = word.lower in cues()["function"] and word.capital and (word.opens or not part)
            head = part and word.lower in cues()["org_heads"] | cues()["place_heads"]  # 'Oval Office' in a headline
            family = not part and (_family(word, run[n + 1 :]) or _particle(word, run[n + 1 :]))
            function = function and not family
            everyday = word.opens and not head and not family and self._everyday(word)
            if word.lower in cues()["calendar"] or function or everyday:
                yield part
                part = []
            else:
                part.append(word)
        yield part

    def _everyday(self, word: _Word) -> bool:
        if not word.capital or word.lower in cues()["titles"]:
            return False
        if self.sure[word.lower]:
            return self.small[word.lower] > 2 * self.sure[word.lower]
        return self.small[word.lower] > 0 or (self.english and is_common(word.lower))

    def _mention(self, run: list[_Word]) -> Mention | None:
        while run and not run[-1].capital:
            run = run[:-1]
        while run and not run[0].capital:
            run = run[1:]
        run, title = self._without_titles(run)
        if not run or (len(run) == 1 and not self._stands_alone(run[0])):
            return None
        span = Span(run[0].token.span.start, run[-1].end)
        parts = tuple(self._written(word) for word in run)
        return Mention(span, "name", NameValue(parts, self._kind(run, title), title))

    def _written(self, word: _Word) -> str:
        """The word, an initial with its full stop."""
        stopped = len(word.text) == 1 and self.document.text[word.end : word.end + 1] == "."
        return word.text + "." if stopped else word.text

    def _without_titles(self, run: list[_Word]) -> tuple[list[_Word], str]:
        titles, known = [], cues()
        run = rest = self._from_title(run)
        if (
            run
            and run[-1].lower in known["org_heads"] | known["place_heads"]
            and len(run) > 1
            and run[0].lower in known["demonyms"]
        ):
            return run, ""  # 'European Space Agency', 'Canadian Shield Province'
        while rest:
            lower = rest[0].lower.rstrip(".")
            if lower in cues()["titles"]:
                titles.append(rest[0].text)
            elif lower not in known["demonyms"] and not _abbreviated_state(rest[0], rest[1:]):
                break
            rest = rest[1:]
        if titles and len(rest) == 1 and rest[0].lower in known["org_heads"]:
            return [], ""
        if rest != run and not titles and len(rest) <= 1 and (not rest or self._weak(rest[0])):
            rest = run if len(run) > 1 else []  # 'Islamic State', 'British Airways'
        return rest, " ".join(titles)

    def _from_title(self, run: list[_Word]) -> list[_Word]:
        """'Minister Audrey Tan' of 'Digital Minister Audrey Tan': what comes before a title tells of what it is one."""
        for n, word in enumerate(run[1:-1], 1):
            before = all(self._weak(w) or w.lower in cues()["demonyms"] for w in run[:n])
            if before and word.lower in cues()["titles"] and not self._weak(run[n + 1]):
                return run[n:]
        return run

    def _weak(self, word: _Word) -> bool:
        return self.english and (is_common(word.lower) or word.lower in cues()["org_heads"])

    def _stands_alone(self, word: _Word) -> bool:
        lower, known = word.lower, cues()
        if (
            len(lower) < 2
            or any(lower in known[key] for key in ("demonyms", "nations", "noise", "calendar"))
            or lower in cues()["titles"]
        ):
            return False
        if re.search("[-\u2010\u2011]", word.text) and not _ELIDED.match(word.text):
            head, tail = re.split("[-\u2010\u2011]", lower, maxsplit=1)
            if head in known["demonyms"] or (self.english and tail in common_words()):
                return False  # 'US-led', 'Franco-German'
        return not _ROMAN.match(word.text)

    def _kind(self, run: list[_Word], title: str) -> str:
        known = cues()
        first, last = run[0].lower, run[-1].lower
        if title:
            return "person"
        if any(word.lower in known["org_heads"] for word in run) or (len(run) == 1 and _acronym(run[0].text)):
            return "organisation"
        if last in known["place_heads"] or (len(run) > 1 and first in known["place_before"]):
            return "place"
        if len(run) in {2, 3} and given(first) and not (self._weak(run[0]) or (run[-1].opens and self._weak(run[-1]))):
            return "person"
        known_place = " ".join(w.lower for w in run) in known["countries"] or (len(run) == 1 and is_place(first))
        return self._kind_around(run) or ("place" if known_place else "")

    def _kind_around(self, run: list[_Word]) -> str:
        text = self.document.text
        after = text[run[-1].token.span.end : run[-1].token.span.end + 30]
        before = re.findall(r"[\w’']+", text[max(0, run[0].token.span.start - 30) : run[0].token.span.start])
        previous = before[-1].casefold() if before else ""
        following = re.match(r"\s+(\w+)", after)
        if re.match(r", \d\d\b", after) or (following and following.group(1) in cues()["speech"]):
            return "person"
        if (
            previous in cues()["speech"]
            or previous in cues()["relations"]
            or (len(run) > 1 and any(len(w.text) == 1 for w in run))
        ):
            return "person"
        return "place" if previous in {"in", "near", "towards"} and len(run) == 1 else ""


def _family(word: _Word, rest: list[_Word]) -> bool:
    """'Sun Jianqi': a family name that is a word of English too."""
    return word.lower in cues()["family_first"] and bool(rest) and rest[0].capital and is_pinyin(rest[0].lower)


def _particle(word: _Word, rest: list[_Word]) -> bool:
    """'Lo Bianco', 'De Santis' and 'El Baradei' where they open a sentence."""
    opens = word.lower in _INSIDE - _ENGLISH and word.capital and bool(rest)
    return opens and rest[0].capital and not rest[0].opens


def _acronym(text: str) -> bool:
    return 2 <= len(text) <= 6 and text.isupper() and text.isalpha()


def _abbreviated_state(word: _Word, rest: list[_Word]) -> bool:
    """'US President', 'EU Commissioner': the state before a title is no part of the name."""
    return _acronym(word.text) and bool(rest) and rest[0].lower in cues()["titles"]
