"""What each person of a document is, told by a title, an apposition or a verb beside the name.

'Mayor Ada Holm', 'Ada Holm, 54, the mayor', 'Ada Holm, who heads the ministry', 'the ministry, headed by Ada Holm',
'Ada Holm was elected mayor', 'elected Ada Holm mayor', 'took over as mayor'.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.once import once
from checker.lang.roles import DOING, TELLING, Role, done_by, find_role
from checker.model import Document, Mention, NameValue, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REACH = 14  # tokens from a name within which its apposition stands
_IS = frozenset((word,) for word in "is was became becomes remains remained".split())
_BEING = frozenset(
    tuple(words.split())
    for words in ("has been", "had been", "served as", "serves as", "works as", "worked as", "acts as", "acted as")
)
_TAKING = frozenset(
    tuple(words.split())
    for words in ("took over as", "takes over as", "took office as", "takes office as", "stays on as", "continues as")
)
_LEAVING = frozenset(
    tuple(words.split())
    for words in ("resigned as", "stepped down as", "retired as", "quit as", "started as", "began as", "returned as")
)
_MADE = frozenset(
    "appointed elected re-elected reelected named made sworn inaugurated confirmed crowned chosen".split()
)
_BEFORE_MADE = frozenset("was were has been had just also recently then again unanimously is being".split())
_PAST = frozenset("was became had served worked acted remained led headed ran chaired coached commanded".split())
_ENDING = frozenset("of for at in on by to from with since until under when where after before last this next".split())
_DENYING = frozenset("not never neither nor no".split())
_OPENERS = frozenset("the a an his her their its our".split())
_SIGNS = frozenset(',;:.()–—“”"«»„')
_VERBS = frozenset("is was are were said says told has had have will would who whom which that and but as with".split())
_CLAUSES = frozenset("because when while if after before since until although though where".split())
_WHOSE = frozenset(("of", "for"))
_PERIOD = frozenset("from until till between".split())
_DATED = frozenset("had then later previously once until formerly earlier before when".split())
_NOT_OF_IT = frozenset(
    "later then yesterday today now meanwhile also under by of to for against with from named elected appointed made "
    "after before since on".split()
)


@dataclass(frozen=True)
class Held:
    """A role as somebody's: ``words`` name it, ``span`` marks them, ``text`` is the evidence as it is shown.

    ``beside`` tells a title or an apposition from a verb.
    """

    name: str
    role: Role
    span: Span
    origin: str
    text: str
    words: str
    beside: bool = True


def roles_in(document: Document) -> Sequence[Held]:
    """Every role that a document gives a person, worked out once."""
    return once(document.memo, "roles", lambda: tuple(_roles(document)))


def _roles(document: Document) -> Iterator[Held]:
    telling = (document.tokens[at].span.start for at, word in enumerate(document.lowers) if TELLING[word])
    where = frozenset(map(document.sentence_at, telling))
    for mention in document.mentions if where else ():
        index = document.sentence_at(mention.span.start)
        if not isinstance(mention.value, NameValue) or index is None or index not in where:
            continue
        sentence = document.sentences[index].span
        around = _Around(document, mention, document.tokens_in(sentence))
        for span, role, beside in around.all():
            line = document.position(span.start)[0]
            text = document.quote(span)
            yield Held(mention.value.full, role, span, f"{document.path}:{line}", text, text, beside)


class _Around:
    """A name in its sentence."""

    def __init__(self, document: Document, mention: Mention, tokens: Sequence[Token]) -> None:
        self.document = document
        self.before = [t for t in tokens if t.span.end <= mention.span.start]
        self.after = [t for t in tokens if t.span.start >= mention.span.end]

    def all(self) -> Iterator[tuple[Span, Role, bool]]:
        for phrase, beside, past in (
            (self._title(), True, False),
            (self._apposition(), True, False),
            self._predicate(),
            (self._made(), False, self._dated()),
        ):
            if phrase and (found := self._read(phrase, loose=past and not beside, beside=beside)):
                yield (*found, beside)
        for deed in (self._doing(), self._done_by()):
            if deed:
                yield (*deed, False)

    def _read(self, phrase: list[Token], *, loose: bool, beside: bool) -> tuple[Span, Role] | None:
        while phrase and (phrase[0].lower in _OPENERS or not phrase[0].is_word):
            phrase = phrase[1:]
        role = find_role(_words(phrase)) if phrase else None
        if role is None:
            return None
        ended = any(t.lower in _PERIOD for t in phrase) and any(t.text.isdigit() for t in phrase)
        loose = role.loose or loose or ended or self._as_one(phrase)
        role = replace(
            role, seat=seat([t.text for t in phrase]), loose=loose, dated=self._dated(aside=beside and len(phrase) > 1)
        )
        return Span(phrase[0].span.start, phrase[-1].span.end), role

    def _as_one(self, phrase: list[Token]) -> bool:
        """'As mayor, Ada Holm had', which may be long ago."""
        index = next((n for n, t in enumerate(self.before) if t is phrase[0]), 0)
        before = [t.lower for t in self.before[max(0, index - 2) : index]]
        return before[-1:] == ["as"] and before[0] not in ("role", "position", "capacity", "function")

    # -- beside the name ------------------------------------------------------------------------------------------

    def _title(self) -> list[Token]:
        """'the Russian foreign minister, ' or 'President ' before the name."""
        tokens = self.before
        apart = bool(tokens) and tokens[-1].text == ","
        tokens = tokens[:-1] if apart else tokens
        phrase: list[Token] = []
        for token in reversed(tokens[-REACH:]):
            if token.text in _SIGNS or token.lower in _VERBS | _CLAUSES:
                break
            phrase.insert(0, token)
            if token.lower in _OPENERS and not _inside_of(tokens, token):
                break
        if not phrase or phrase[-1].lower in _ENDING:
            return []  # 'the lawyer of Ada Holm'
        links = [n for n, token in enumerate(phrase) if token.lower in _ENDING or token.lower in _NOT_OF_IT]
        if links and not apart and find_role([phrase[-1].lower]):
            phrase = phrase[links[-1] + 1 :]  # 'the deputy of Mayor Ada Holm'
        while phrase and phrase[0].lower in _NOT_OF_IT:
            phrase = phrase[1:]  # 'under Prime Minister Ada Holm'
        return phrase

    def _apposition(self) -> list[Token]:
        """', director general of the agency,' behind the name, an age between them looked past."""
        tokens = self.after
        if len(tokens) > 2 and tokens[0].text == "," and tokens[1].text.isdigit() and tokens[2].text == ",":
            tokens = tokens[2:]
        if not tokens or tokens[0].text != ",":
            return []
        phrase = _up_to(tokens[1 : REACH + 1], frozenset())
        follows = tokens[len(phrase) + 1 : len(phrase) + 2]
        if not phrase or not follows or follows[0].text not in (",", ".", ";", ")"):
            return []  # an enumeration or a new clause, not an apposition
        owned = phrase[0].lower.endswith(("'s", "’s"))  # 'Riga’s deputy mayor'
        starts = phrase[0].lower in _OPENERS or phrase[0].text.islower() or owned
        return phrase if starts else []

    # -- told by a verb -------------------------------------------------------------------------------------------

    def _clause(self) -> list[Token]:
        """What stands behind the name, or behind its 'who'."""
        tokens = self.after
        return tokens[2:] if len(tokens) > 1 and tokens[0].text == "," and tokens[1].lower == "who" else tokens

    def _predicate(self) -> tuple[list[Token], bool, bool]:
        """'is the finance minister', ', who has been mayor since 2019', 'took over as mayor'."""
        tokens = self._clause()
        said = tuple(t.lower for t in tokens[:3])
        length = next(
            (n for n, known in ((3, _TAKING | _LEAVING), (2, _BEING | _LEAVING), (1, _IS)) if said[:n] in known), 0
        )
        phrase = _up_to(tokens[length : length + REACH], _ENDING - _WHOSE) if length else []
        denied = any(t.lower in _DENYING for t in phrase) or any(t.lower in _MADE for t in phrase[:2])
        past = said[:1] not in (("is",), ("has",), ("takes",), ("remains",), ("works",), ("serves",), ("took",))
        return ([] if denied else phrase), False, past

    def _made(self) -> list[Token]:
        """'was elected mayor', 'was sworn in as mayor'; 'elected Ada Holm mayor'."""
        tokens = self._clause()
        at = next((n for n, t in enumerate(tokens[:5]) if t.lower in _MADE), None)
        if at and all(t.lower in _BEFORE_MADE for t in tokens[:at]):
            rest = tokens[at + 1 :]
            while rest and rest[0].lower in ("in", "as", "to", "be"):
                rest = rest[1:]
            return _up_to(rest[:REACH], _ENDING - _WHOSE)
        if self.before and self.before[-1].lower in _MADE and not _DENYING & {t.lower for t in self.before[-3:]}:
            rest = self.after[1:] if self.after[:1] and self.after[0].lower == "as" else self.after
            return _up_to(rest[:REACH], _ENDING - _WHOSE)
        return []

    def _dated(self, *, aside: bool = False) -> bool:
        """Whether the sentence says when, so that another office may have been held since.

        ``aside``: the office stands beside the name with what it is of, and 'had' may belong to what is said of others.
        """
        said = aside and bool(self.after) and not any(t.lower == "had" for t in self.after[:2])
        telling = _DATED - {"had"} if said else _DATED
        return any(
            t.lower in telling or (t.text.isdigit() and len(t.text) == len("1998")) for t in (*self.before, *self.after)
        )

    def _doing(self) -> tuple[Span, Role] | None:
        """'heads the foreign ministry', ', who chairs the works council'."""
        tokens = self._clause()
        skip = next((n for n, t in enumerate(tokens[:3]) if t.lower not in ("also", "has", "had", "now", "still")), 0)
        if not tokens or tokens[skip].lower not in DOING:
            return None
        what = _up_to(tokens[skip + 1 : skip + REACH], _ENDING - _WHOSE)
        role = done_by(tokens[skip].lower, _words(what))
        if role is None:
            return None
        loose = tokens[skip].lower in _PAST or tokens[skip].lower.endswith("ed")
        ministry = role.head == "minister"
        start = what[0] if ministry and what[0].lower not in _OPENERS else what[1] if ministry else tokens[skip]
        end = what[-1] if not ministry else next(t for t in what if t.lower in ("ministry", "department", "treasury"))
        return Span(start.span.start, end.span.end), replace(role, loose=role.loose or loose)

    def _done_by(self) -> tuple[Span, Role] | None:
        """'the ministry, headed by Ada Holm', 'a committee chaired by Ada Holm'."""
        tokens = self.before
        while len(tokens) > 2 and tokens[-1].lower != "by" and tokens[-1].is_word and find_role([tokens[-1].lower]):
            tokens = tokens[:-1]
        if len(tokens) < 3 or tokens[-1].lower != "by" or tokens[-2].lower not in DOING:
            return None
        head = tokens[:-2]
        while head and head[-1].lower in (",", "is", "was", "are", "were", "then", "now", "which", "that"):
            head = head[:-1]
        what: list[Token] = []
        for token in reversed(head[-REACH:]):
            if token.text in _SIGNS or token.lower in _VERBS:
                break
            what.insert(0, token)
            if token.lower in _OPENERS and not _inside_of(head, token):
                break
        role = done_by(tokens[-2].lower, _words(what))
        words = [t for t in what if t.lower not in _OPENERS]
        if role is None or not words:
            return None
        loose = any(t.lower in ("was", "were", "then") for t in tokens[-4:])
        ministry = role.head == "minister"
        span = Span(words[0].span.start, words[-1].span.end) if ministry else tokens[-2].span
        return span, replace(role, loose=role.loose or loose)


def _up_to(tokens: Sequence[Token], ends: frozenset[str]) -> list[Token]:
    """The tokens before a sign, a verb or one of these words."""
    phrase: list[Token] = []
    for token in tokens:
        if token.text in _SIGNS or token.lower in _VERBS or token.lower in ends:
            break
        phrase.append(token)
    return phrase


def _words(tokens: Sequence[Token]) -> list[str]:
    return [t.lower.removesuffix("'s").removesuffix("’s") for t in tokens if t.is_word]


def _inside_of(tokens: Sequence[Token], token: Token) -> bool:
    """Whether the article belongs to 'of the ...', so that the phrase goes on before it."""
    index = tokens.index(token)
    return index > 0 and tokens[index - 1].lower in ("of", "for", "at", "in")


def seat(words: Sequence[str]) -> str:
    """'lyon' of 'mayor of Lyon'."""
    for word, after in pairwise(words):
        if word.lower() == "of" and after[:1].isupper():
            return after.lower().removesuffix("'s").removesuffix("’s")
    return ""
