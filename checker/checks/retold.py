"""What stands in one slot of two sentences that tell the same: a name for a name, a figure for a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.binding import values_in
from checker.checks.disagreement import differs, disagreement, same_figure
from checker.lang.numbers import find_quantities
from checker.lang.renaming import LONE_SLOT, NEARLY_ONE, SAME_SLOT, parts, renamings
from checker.lang.retelling import ALIKE, Run, tell
from checker.model import Case, DateValue, Document, Match, Mention, NameValue, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.renaming import Renaming
    from checker.lang.retelling import Retelling
    from checker.lang.scan import Scan


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


def renamed(case: Case, match: Match, telling: Retelling) -> Iterator[tuple[Mention, Mention, Renaming]]:
    """Names of the article's sentence that stand in the slot of another: ours, theirs, how they were found."""
    statement, sentence = case.statements[match.statement], case.article.sentences[match.sentence].span
    ours = _taken(case.article.mentions_in(sentence), sentence)
    theirs = _taken(statement.document.mentions_in(statement.span), statement.span)
    for found in renamings(telling, ours, theirs):
        one = _mention(telling.ours.reading.pieces, found.ours, sentence.start)
        other = _mention(telling.theirs.reading.pieces, found.theirs, statement.span.start)
        if not _written_small(case.article, one) and not _written_small(statement.document, other):
            yield one, other, found


def _written_small(document: Document, name: Mention) -> bool:
    """Whether the text has all words of the name in small letters too: 'Lithium' opens a sentence or a title."""
    small = {token.text for token in document.tokens}
    return isinstance(name.value, NameValue) and all(part.lower() in small for part in name.value.parts)


def refigured(case: Case, match: Match, telling: Retelling) -> Iterator[tuple[Mention, Mention, float]]:
    """Figures and dates of the article's sentence in the slot of others that they differ from: ours, theirs, bound."""
    if telling.likeness < ALIKE:
        return
    statement, sentence = case.statements[match.statement], case.article.sentences[match.sentence].span
    ours = [plain(case.article, m) for m in values_in(case.article, sentence)]
    theirs = [plain(statement.document, m) for m in values_in(statement.document, statement.span)]
    left = [a for a in ours if not any(same_figure(a, b) for b in theirs)]
    right = [b for b in theirs if not any(same_figure(a, b) for a in ours)]
    pairs = [(a, b) for a in left for b in right if disagreement(a, b) or differs(a, b)]
    for a, b in pairs:
        one = run_of(telling.ours.reading.pieces, a.span.shift(-sentence.start))
        other = run_of(telling.theirs.reading.pieces, b.span.shift(-statement.span.start))
        lone = [x for x, _ in pairs].count(a) == [y for _, y in pairs].count(b) == 1
        slot = telling.slot(one, other) if one and other else 0.0
        if slot >= ((0.0 if telling.likeness >= NEARLY_ONE else LONE_SLOT) if lone else SAME_SLOT):
            yield a, b, min(0.9, 0.45 + 0.15 * slot + 0.3 * telling.likeness)


def plain(document: Document, mention: Mention) -> Mention:
    """The 'two months' of 'two months ago' where nothing tells from which day they count."""
    if not isinstance(mention.value, DateValue) or not mention.value.relative or mention.value.start:
        return mention
    found = find_quantities(document.quote(mention.span), "en")
    return Mention(mention.span, "quantity", found[0].value) if len(found) == 1 else mention


def _taken(mentions: Sequence[Mention] | Iterator[Mention], sentence: Span) -> list[Span]:
    """Figures and dates, whose capitals are no names'."""
    return [m.span.shift(-sentence.start) for m in mentions if m.kind in ("quantity", "date")]


def _mention(pieces: Scan, run: Run, start: int) -> Mention:
    span = Span(pieces.starts[run[0]], pieces.ends[run[1]]).shift(start)
    return Mention(span, "name", NameValue(tuple(parts(pieces, run))))
