"""Blocks to sentences: one engine a language, and repairs for what every engine gets wrong in news.

nupunkt splits English, Punkt the languages that it has a model of, a rule the others; benchmarks/sentences.py
says how well. An engine only proposes cuts; ``split`` takes back those inside names, abbreviations and
reported speech, and gives closing marks to the sentence that they close.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.lang.wordforms import PUNKT
from checker.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Engine = Callable[[str], list[int]]

UNSPACED = {"zh", "ja"}
_ORDINAL_DOT = "bg cs da de et fi fo hr hu is lt lv nb no pl sk sl sr tr"  # '12. 5.'

_CLOSERS = "\"'”’)]」』）"
# These close in some languages what they open in others: they close only what was opened before.
_CLOSES_AFTER = {"“": "„", "»": "«", "«": "»", "›": "‹"}
# The look behind keeps a long run of stops from being tried from each of its signs.
_STOP = re.compile(r"(?<![.!?؟…۔।])[.!?؟…۔।]+[\"'”’“»«)\]]*(?=\s)")
_RUN = re.compile(r"[.!?…]{12,}")
_APART = re.compile(r"\s[.!?](?: (?:''|\"))?(?=\s)")  # 'the talks failed . he left'
_CJK_STOP = re.compile(r"[。！？!?]+[”’」』）)]*|\.(?=\s)")
# After these a sentence goes on in every language that no engine knows: English and the titles that translations
# keep; Ukrainian, Russian, Bulgarian; Icelandic, Latvian, Lithuanian, Hungarian, Croatian.
_ABBREVIATIONS = """
mr mrs ms dr prof gen col lt sgt capt cmdr adm sen rep gov pres rev hon st no nos vs jr mt ft approx ca etc messrs dept
fig vol art jan feb aug sept oct nov dec dipl ing mag nr bzw str evtl sog mme mlle bn mn
ім св вул просп р рр м с смт о обл тис млн млрд трлн грн руб коп напр др проф акад ред див ст стор т д п г гг пр кв ул
пл тел им тыс долл мин сек
hr frú kr kl þús m.a þ.e t.d u.þ.b s.s plkst piem t.i t.s u.c u.tml pvz t.y proc kft zrt ún tzv npr sv gosp tj mil mlrd
"""
# In English nupunkt knows most abbreviations, and 'etc.' may well end a sentence: titles alone never do.
_TITLES = "mr mrs ms dr prof gen col lt sgt capt cmdr adm sen rep gov rev st messrs mme mlle"
_REACH = 2000  # code points back to an opening mark
_NEAR = 100  # code points on either side that decide whether a cut holds
_INITIAL = re.compile(r"(?:^|[\s(\"“«„-])(?:[^\W\d_]\.\s?)*[^\W\d_]\.$")
_PLAIN_STOP = re.compile(r"(?<![\w.])([a-z]{4,30}|[A-Z]{2,6})\.[\"'”’)]*(?=\s+[“\"‘„«(]?[A-Z][a-z]+\s)")
_WORD_BEFORE = re.compile(r"(\w[\w.’'-]*)\.$")
# After 'Plan B.' a new sentence begins; after 'J.' in 'J. K. Rowling' a name goes on.
_STARTERS = """
the a an he she it they we i you this that these those in on at but and so there his her its their our my when after
before while for with from to as if by since however meanwhile yet der die das er sie es ein eine in im am aber und le
la les il elle un une el los las en y pero
"""
_INNER_CAPITAL = re.compile(r"[\w’'-]*[A-ZÀ-Þ]")


def split(text: str, lang: str = "en") -> list[Span]:
    """Sentences of one block, without their outer spaces; together they hold every character but spaces."""
    if _APART.search(text) and text.islower():
        return _apart(text)
    # Engines take time in the square of a run of stops; length and place of everything else stay.
    calm = _RUN.sub(lambda run: run[0][:3] + "," * (len(run[0]) - 3), text)
    proposed = [*_engine(lang)(calm), *_plain_stops(calm, lang)]
    cuts = [cut for cut in (_past_closers(text, cut) for cut in proposed) if 0 < cut < len(text)]
    spans: list[Span] = []
    start = 0
    for cut in [*sorted(set(cuts)), len(text)]:
        if cut < len(text) and _goes_on(text, start, cut, lang):
            continue
        spans.extend(_trimmed(text, start, cut))
        start = cut
    return _without_crumbs(text, spans)


def _apart(text: str) -> list[Span]:
    """Text in small letters whose signs stand apart, as other programs write it: no capital tells what begins."""
    cuts = [0, *(match.end() for match in _APART.finditer(text)), len(text)]
    spans = [span for start, end in pairwise(cuts) for span in _trimmed(text, start, end)]
    return _without_crumbs(text, spans)


def _plain_stops(text: str, lang: str) -> Iterator[int]:
    """Stops that an engine may take for abbreviations: '6 per cent. Not quite', 'the first century AD. Nearly'.

    Whole words, and capitals without inner dots, are written without a dot unless the sentence ends.
    """
    if lang in {"en", ""}:
        for match in _PLAIN_STOP.finditer(text):
            if match[1].casefold() not in _words(_ABBREVIATIONS):
                yield match.end()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _without_crumbs(text: str, spans: list[Span]) -> list[Span]:
    """A piece without a letter or digit ('”', '...') belongs to the sentence before it."""
    whole: list[Span] = []
    for span in spans:
        if whole and not any(sign.isalnum() for sign in text[span.start : span.end]):
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


def _past_closers(text: str, cut: int) -> int:
    while cut < len(text) and not text[cut - 1].isspace() and _closes(text, cut):
        cut += 1
    return cut


def _closes(text: str, at: int) -> bool:
    opener = _CLOSES_AFTER.get(text[at])
    low = max(0, at - _REACH)
    return text.rfind(opener, low, at) > text.rfind(text[at], low, at) if opener else text[at] in _CLOSERS


def _goes_on(text: str, start: int, cut: int, lang: str) -> bool:
    """Whether the sentence that an engine cut here goes on all the same."""
    before, after = text[max(start, cut - _NEAR) : cut].rstrip(), text[cut : cut + _NEAR].lstrip()
    if not before or not after:
        return not before
    if after[0] in ",;:":
        return True  # '„Ja!“, rief sie'
    if after[0].islower() and lang not in UNSPACED:
        # '“Go!” she cried'; but 'al-Kadhimi stressed' begins a sentence.
        return not _INNER_CAPITAL.match(after)
    return before.endswith(".") and (_after_initial(before, after) or _after_abbreviation(before, after, lang))


def _after_initial(before: str, after: str) -> bool:
    """'George W. | Bush', but not 'plan B. | The'."""
    if not _INITIAL.search(before[-24:]):
        return False
    words = before[-60:].split()
    named = len(words) < 2 or words[-2][:1].isupper() or words[-2].endswith(".")
    opener = re.match(r"\w+", after)
    if not named or not opener or not before[-2].isupper():
        return False
    return opener[0].casefold() not in _words(_STARTERS)


def _after_abbreviation(before: str, after: str, lang: str) -> bool:
    match = _WORD_BEFORE.search(before[-40:])
    if not match:
        return False
    word = match[1].casefold()
    if word in {"no", "nos", "nr"}:
        return after[0].isdigit()
    if word.isdigit():
        return lang in _words(_ORDINAL_DOT) and len(word) <= 2 and after[0].isdigit()
    return word in _words(_TITLES if lang in {"en", ""} else _ABBREVIATIONS)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


@cache
def _engine(lang: str) -> Engine:
    if lang in {"en", ""}:
        return nupunkt_cuts()
    if lang in UNSPACED:
        return _unspaced
    return punkt_cuts(PUNKT[lang]) if lang in PUNKT else by_rule


def nupunkt_cuts() -> Engine:
    import nupunkt

    def cuts(text: str) -> list[int]:
        return [end for _, end in nupunkt.sent_spans(text)]

    return cuts


def punkt_cuts(language: str) -> Engine:
    import punkt

    tokenizer = punkt.tokenizer_for(language, prefixes=punkt.has_prefixes(language))

    def cuts(text: str) -> list[int]:
        return [end for _, end in tokenizer.span_tokenize(text)]

    return cuts


def by_rule(text: str) -> list[int]:
    return [match.end() for match in _STOP.finditer(text)]


def _unspaced(text: str) -> list[int]:
    """Chinese and Japanese: every full stop cuts, but for one inside 「…」, where the speaker is yet to come."""
    return [match.end() for match in _CJK_STOP.finditer(text) if not _inside_corners(text, match.end())]


def _inside_corners(text: str, end: int) -> bool:
    before, after = text[max(0, end - 400) : end], text[end : end + 1]
    open_still = before.count("「") > before.count("」")
    return open_still or (before.endswith("」") and after in {"と", "な", "の", "を", "に"})
