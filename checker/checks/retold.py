"""What stands in one slot of two sentences that tell the same: a name for a name, a figure for a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from checker.checks.binding import values_in
from checker.checks.disagreement import differs, disagreement, same_figure
from checker.lang.english import is_english
from checker.lang.numbers import find_quantities
from checker.lang.places import same_country
from checker.lang.retelling import Run, tell
from checker.lang.romanisation import fold
from checker.model import Case, DateValue, Document, Match, Mention, NameValue, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.retelling import Retelling
    from checker.lang.scan import Scan

SAME_SLOT = 0.9  # from here two runs stand in one slot
_PEOPLE = ("man", "men", "woman", "women", "ers")
SHORT = 5  # letters below which a name may be short for common words
NEARLY_ONE = 0.6  # share of linked words from which two sentences differ in little
LONE_SLOT = 0.5  # the same where either sentence has only the one
LIKE = 65  # per cent of letters in common from which two names may be two spellings


def retold(case: Case, match: Match) -> Retelling | None:
    """The article's sentence and the statement with their words linked; None where they do not tell the same."""
    statement = case.statements[match.statement]
    if statement.document.lang not in ("", "en"):
        return None
    return tell(
        case.article.quote(case.article.sentences[match.sentence].span),
        statement.document.quote(statement.span),
        match.score,
    )


def run_of(pieces: Scan, span: Span) -> Run | None:
    """The pieces that a span, counted from the sentence's start, covers."""
    inside = [n for n in range(len(pieces)) if pieces.starts[n] < span.end and span.start < pieces.ends[n]]
    return (inside[0], inside[-1]) if inside else None


def renamed(case: Case, match: Match, telling: Retelling) -> Iterator[tuple[Mention, Mention, float]]:
    """Names of the article's sentence that stand in the slot of another: ours, theirs, how sure."""
    statement, sentence = case.statements[match.statement], case.article.sentences[match.sentence].span
    ours = _names(telling.ours.reading.pieces, set(telling.left), _taken(case.article.mentions_in(sentence), sentence))
    taken = _taken(statement.document.mentions_in(statement.span), statement.span)
    theirs = _names(telling.theirs.reading.pieces, set(telling.right), taken)
    for a in ours:
        scored = [(telling.slot(a, b), b) for b in theirs]
        best = max(scored, default=(0.0, (0, 0)))
        least = _least(telling, len(ours), len(theirs))
        if best[0] >= least and _unlike(telling, a, best[1]):
            one = _mention(telling.ours.reading.pieces, a, sentence.start)
            other = _mention(telling.theirs.reading.pieces, best[1], statement.span.start)
            yield one, other, min(0.85, 0.45 + 0.2 * best[0] + 0.2 * telling.likeness)


def refigured(case: Case, match: Match, telling: Retelling) -> Iterator[tuple[Mention, Mention, float]]:
    """Figures and dates of the article's sentence in the slot of others that they differ from: ours, theirs, bound."""
    statement, sentence = case.statements[match.statement], case.article.sentences[match.sentence].span
    ours = [_plain(case.article, m) for m in values_in(case.article, sentence)]
    theirs = [_plain(statement.document, m) for m in values_in(statement.document, statement.span)]
    left = [a for a in ours if not any(same_figure(a, b) for b in theirs)]
    right = [b for b in theirs if not any(same_figure(a, b) for a in ours)]
    pairs = [(a, b) for a in left for b in right if disagreement(a, b) or differs(a, b)]
    for a, b in pairs:
        one = run_of(telling.ours.reading.pieces, a.span.shift(-sentence.start))
        other = run_of(telling.theirs.reading.pieces, b.span.shift(-statement.span.start))
        lone = [x for x, _ in pairs].count(a) == [y for _, y in pairs].count(b) == 1
        slot = telling.slot(one, other) if one and other else 0.0
        if slot >= (_least(telling, 1, 1) if lone else SAME_SLOT):
            yield a, b, min(0.9, 0.45 + 0.15 * slot + 0.3 * telling.likeness)


def _plain(document: Document, mention: Mention) -> Mention:
    """The 'two months' of 'two months ago' where nothing tells from which day they count."""
    if not isinstance(mention.value, DateValue) or not mention.value.relative or mention.value.start:
        return mention
    found = find_quantities(document.quote(mention.span), "en")
    return Mention(mention.span, "quantity", found[0].value) if len(found) == 1 else mention


def _least(telling: Retelling, ours: int, theirs: int) -> float:
    """How sure the slot must be; not at all where two sentences that are nearly one have one name each."""
    if ours > 1:
        return SAME_SLOT
    return 0.0 if theirs == 1 and telling.likeness >= NEARLY_ONE else LONE_SLOT


def _taken(mentions: Sequence[Mention] | Iterator[Mention], sentence: Span) -> list[Span]:
    """Figures and dates, whose capitals are no names'."""
    return [m.span.shift(-sentence.start) for m in mentions if m.kind in ("quantity", "date")]


def _names(pieces: Scan, unlinked: set[int], taken: Sequence[Span]) -> list[Run]:
    """Runs of capitalised words that are linked to nothing; what only begins a sentence is none."""
    runs: list[Run] = []
    for index in sorted(unlinked):
        span = Span(pieces.starts[index], pieces.ends[index])
        if not pieces.capital(index) or any(span.overlaps(other) for other in taken):
            continue
        if runs and all(pieces.words[n] in "-." for n in range(runs[-1][1] + 1, index)):
            runs[-1] = (runs[-1][0], index)
        elif not (pieces.opens(index) and is_english(pieces.lowers[index])):
            runs.append((index, index))
    return runs


def _unlike(telling: Retelling, a: Run, b: Run) -> bool:
    """Whether the two can't be one name in two spellings, long and short, or a country and its people."""
    ours, theirs = _parts(telling.ours.reading.pieces, a), _parts(telling.theirs.reading.pieces, b)
    short = len(theirs) == 1 and (theirs[0].isupper() or len(theirs[0]) < SHORT)
    if _common(theirs) or (_common(ours) and short) or _of_one_name(telling, a, b):
        return False  # 'the Upper House' is 'the Chamber', 'the Cup' is 'the Pokal'
    if any(part.lower().endswith(_PEOPLE) for part in (ours[-1], theirs[-1])):
        return False  # 'the man from the Netherlands' is 'the Dutchman'
    if any(ratio(fold(x), fold(y)) >= LIKE for x in ours for y in theirs):
        return False
    if same_country(" ".join(ours), " ".join(theirs)) or any(same_country(x, y) for x in ours for y in theirs):
        return False
    there = telling.theirs.reading.pieces.text.casefold()
    spelled = any(part.casefold()[:5] in there for part in ours if len(part) > 3 and not is_english(part.lower()))
    return not spelled and not _initials(ours, theirs) and not _initials(theirs, ours)


def _of_one_name(telling: Retelling, a: Run, b: Run) -> bool:
    """'DFB Pokal' and 'DFB Cup': both stand beside one and the same part of a name; a title is no such part."""
    ours, theirs = telling.ours.reading.pieces, telling.theirs.reading.pieces
    for i in (a[0] - 1, a[0] - 2, a[1] + 1, a[1] + 2):
        linked = telling.links.get(i)
        beside = linked is not None and min(abs(linked - b[0]), abs(linked - b[1])) <= 2
        if beside and linked is not None and ours.capital(i) and _joined(ours, a, i):
            return not (i < a[0] and is_english(ours.lowers[i]) and theirs.capital(linked))
    return False


def _joined(pieces: Scan, run: Run, index: int) -> bool:
    """Whether only a hyphen stands between a run and a piece beside it."""
    low, high = (index + 1, run[0]) if index < run[0] else (run[1] + 1, index)
    return all(pieces.words[n] in "-/" for n in range(low, high))


def _common(parts: Sequence[str]) -> bool:
    return all(is_english(part.lower()) for part in parts)


def _parts(pieces: Scan, run: Run) -> list[str]:
    return [pieces.words[n] for n in range(run[0], run[1] + 1) if pieces.kinds[n] == "w"]


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """'EU' for 'European Union'."""
    return len(short) == 1 and len(long) > 1 and short[0].upper() == "".join(part[0] for part in long).upper()


def _mention(pieces: Scan, run: Run, start: int) -> Mention:
    span = Span(pieces.starts[run[0]], pieces.ends[run[1]]).shift(start)
    return Mention(span, "name", NameValue(tuple(_parts(pieces, run))))
