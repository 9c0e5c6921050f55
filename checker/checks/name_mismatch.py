"""A name that is near to an approved spelling but not it.

Approved are the names of the facts and, a little less, those of a reference. A word of the article that neither of
them writes is compared with their names that the article never writes: so 'Carmen Acosta' stays her own person
where Carmelo Acosta is named too. What the article spells in two ways is left to mixed-name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.name_evidence import Approved, Evidence, evidence_of
from checker.checks.name_source import from_source
from checker.lang.name_context import near
from checker.lang.name_uses import name_value
from checker.lang.name_words import derived, exonyms, is_common, kindred, known_apart, translated, well_known
from checker.lang.romanisation import align, fold
from checker.lang.tokens import stem, tokenize
from checker.model import Case, Check, Hit, Rule, Severity, Side, Span, Suggestion
from checker.model import Evidence as Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.name_uses import Use

_NONE = -9.0
_REFERENCE = 0.6  # a reference names people of its own, so a lone likeness must be closer


@dataclass(frozen=True, slots=True)
class Options:
    """Log odds that a lone word, and the parts of a full name, must reach; ``accents``: also report lost accents."""

    lone: float = 0.3
    full: float = -2.8
    accents: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    approved: Approved
    text: str
    score: float
    why: str
    minor: bool = False


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    evidence = evidence_of(case)
    mixed = {w for pair in evidence.clusterer.pairs for w in (pair.a, pair.b)}
    done: set[Span] = set()
    for found in (*_avoided(case), *_compare_all(case, evidence, rule.options, mixed)):
        if not any(found.span.overlaps(span) for span in done):
            done.add(found.span)
            yield _hit(case, evidence, found)
    for span, text, name, origin in from_source(case, evidence):
        if not any(span.overlaps(other) for other in done) and case.article.quote(span) not in mixed:
            done.add(span)
            yield Hit(
                span,
                values={"house": text, "name": name, "side": "the source has"},
                evidence=(Shown(origin, name),),
                suggestions=(Suggestion(text),),
                confidence=0.6,
            )


def _hit(case: Case, evidence: Evidence, found: _Found) -> Hit:
    others = [u.span for u in evidence.clusterer.by_word.get(found.text, [])]
    in_reference = (
        found.approved.origin.startswith(tuple(d.path for d in case.references)) if case.references else False
    )
    side = "the reference has" if in_reference else "the facts have"
    return Hit(
        found.span,
        values={"house": found.text, "name": found.approved.text, "side": side, "why": found.why},
        related=tuple(related(case.article, Side.ARTICLE, span, "the approved spelling") for span in others[:3]),
        evidence=(Shown(found.approved.origin, found.approved.text),),
        suggestions=(Suggestion(found.text, safe=found.minor),),
        confidence=max(0.5, min(0.95, 0.62 + 0.1 * found.score - 0.05 * in_reference)),
        severity=Severity.MINOR if found.minor else None,
    )


def _avoided(case: Case) -> Iterator[_Found]:
    """Spellings that the facts call never approved."""
    for entity in case.facts.entities:
        for wrong in entity.avoid:
            for span in places(case, wrong):
                yield _Found(
                    span,
                    Approved(entity.name, entity.origin, entity.kind, entity),
                    entity.name,
                    4.0,
                    "listed under 'avoid'",
                )


def places(case: Case, phrase: str) -> Iterator[Span]:
    """Where the article has the words of a phrase, one after the other, in their very case if they have capitals."""
    cased = phrase != phrase.lower()
    wanted = [t.text if cased else t.lower for t in tokenize(phrase)]
    tokens = case.article.tokens
    written = [(t.text.removesuffix("’s").removesuffix("'s") if cased else t.lower) for t in tokens]
    for n in range(len(written) - len(wanted) + 1):
        if written[n : n + len(wanted)] == wanted:
            start = tokens[n].span.start
            last = tokens[n + len(wanted) - 1].span.start + len(written[n + len(wanted) - 1])
            yield Span(start, last)


def _compare_all(case: Case, evidence: Evidence, options: Options, mixed: set[str]) -> Iterator[_Found]:
    names = [*evidence.facts, *evidence.references]
    if not names:
        return
    clusterer = evidence.clusterer
    texts = {name_value(m).full for m in evidence.names}
    written = {fold(word) for word in clusterer.by_word}
    plain = all(use.word.isascii() for use in clusterer.names.all)
    for index, uses in clusterer.of_mention.items():
        mention = evidence.names[index]
        text = case.article.quote(mention.span)
        if options.accents:
            yield from _merged(case, list(_accents(evidence, uses, case, mixed, plain=plain)))
        yield from _hyphens(text, mention.span, names, texts)
        fresh = [u for u in uses if u.folded not in evidence.known | evidence.distinct and u.word not in mixed]
        if fresh and name_value(mention).kind != "event":
            found = _best(case, evidence, uses, names, written, options)
            if found:
                yield found


def _accents(evidence: Evidence, uses: list[Use], case: Case, mixed: set[str], *, plain: bool) -> Iterator[_Found]:
    """'Angel' for 'Ángel', where the names around tell that it is the same name.

    ``plain``: no name of the article has an accent.
    """
    for use in uses:
        if (
            use.word in mixed
            or use.word in evidence.fact_words
            or use.word in evidence.reference_words
            or use.word.isupper()
        ):
            continue
        for names, from_facts in ((evidence.facts, True), (evidence.references, False)):
            approved = _accented(names, use, exactly=from_facts)
            if approved and (from_facts or not plain):
                word, name = approved
                bare = Span(use.span.end - len(use.word), use.span.end)
                if case.article.quote(bare) == use.word:
                    yield _Found(bare, name, word, 2.0, "accents", minor=True)
                break


def _merged(case: Case, found: list[_Found]) -> Iterator[_Found]:
    """Neighbouring words of one name as one finding: 'Angel Victor'."""
    while found:
        first = found.pop(0)
        while (
            found
            and found[0].approved == first.approved
            and case.article.text[first.span.end : found[0].span.start] == " "
        ):
            after = found.pop(0)
            first = replace(first, span=Span(first.span.start, after.span.end), text=f"{first.text} {after.text}")
        yield first


def _accented(names: list[Approved], use: Use, *, exactly: bool) -> tuple[str, Approved] | None:
    """The word of an approved name that has other accents; ``exactly``: or none where the article has one."""
    for name in names:
        for word in name.words:
            if (
                word != use.word
                and word.casefold() != use.word.casefold()
                and fold(word) == use.folded
                and (not word.isascii() or (exactly and not use.word.isascii()))
            ):
                return word, name
    return None


def _hyphens(text: str, span: Span, names: list[Approved], texts: set[str]) -> Iterator[_Found]:
    """'Viollet le Duc' for 'Viollet-le-Duc'."""
    words = text.replace("-", " ").split()
    for name in names:
        other = name.text.replace("-", " ").split()
        if (
            words == other
            and text != name.text
            and name.text not in texts
            and len(words) > 1
            and "-" in text + name.text
        ):
            lost, kept = set(text.split()) ^ set(name.text.split()), name.text.split()
            own = [w for w in text.split() if w in lost]
            start = span.start + text.index(own[0])
            end = span.start + text.rindex(own[-1]) + len(own[-1])
            yield _Found(Span(start, end), name, " ".join(w for w in kept if w in lost), 2.0, "hyphens", minor=True)
            return


def _best(
    case: Case, evidence: Evidence, uses: list[Use], names: list[Approved], written: set[str], options: Options
) -> _Found | None:
    """The approved name that this mention comes nearest to, if near enough."""
    best: _Found | None = None
    for name in names:
        found = (
            _full(uses, name, written, options)
            if len(uses) > 1
            else _lone(case, evidence, uses[0], name, written, options)
        )
        if found and (best is None or found.score > best.score):
            best = found
    return best


def _full(uses: list[Use], name: Approved, written: set[str], options: Options) -> _Found | None:
    """A full name against a full name: the parts that are equal vouch for the one that differs."""
    words = name.words
    if len(words) < 2 or len(words) != len(uses):
        return None
    if _translates(uses, words, written):
        first = uses[0].span
        return _Found(first, name, words[0], 0.8, "a given name translated")
    score, equal, wrong, house = 0.0, 0, [], []
    for use, word in zip(uses, words, strict=True):
        other = fold(word)
        if use.folded == other:
            equal += 1
            continue
        likeness = _likeness(use.folded, other, written)
        if likeness < options.full:
            return None
        score += likeness
        wrong.append(use)
        house.append(word)
    if not wrong or (equal == 0 and score < -0.5) or score < -5.0:
        return None
    span = Span(wrong[0].span.start, wrong[-1].span.end)
    return _Found(
        span,
        name,
        " ".join(house),
        1.0 * equal + max(-1.5, score / len(wrong)) + 0.6,
        "one part agrees" if equal else "both parts are near",
    )


def _translates(uses: list[Use], words: list[str], written: set[str]) -> bool:
    """Whether only the given name differs, and is the approved one in another language."""
    given = fold(words[0])
    same = all(use.folded == fold(word) for use, word in zip(uses[1:], words[1:], strict=True))
    return same and given not in written and translated(uses[0].folded, given)


def _lone(
    case: Case, evidence: Evidence, use: Use, name: Approved, written: set[str], options: Options
) -> _Found | None:
    """A lone word against a one-word name or a family name."""
    if (
        use.folded in exonyms()
        and name.words
        and exonyms()[use.folded] == fold(name.words[-1])
        and len(name.words) == 1
    ):
        if fold(name.words[-1]) not in written:
            return _Found(use.span, name, name.words[-1], 1.5, "names of one place in two languages")
        return None
    if not name.words or _kinds_differ(evidence, use, name) or well_known(use.folded):
        return None
    word = name.words[-1]
    if min(len(use.folded), len(fold(word))) < (4 if name.entity and _by_habit(use.folded, fold(word)) else 5):
        return None  # short names are alike by chance
    score = _likeness(use.folded, fold(word), written) + _role(case, use, name)
    if is_common(use.folded):  # 'Nutrient' for Nutrien: a name made an English word; but 'Council' is no Concil
        score += 1.0 if _one_letter(use.folded, fold(word)) and not is_common(fold(word)) else -0.8
    least = options.lone if name.entity else max(options.lone, _REFERENCE)
    return _Found(use.span, name, word, score, "near in sound and spelling") if score >= least else None


def _short_habit(a: str, b: str) -> bool:
    """'Lv', 'Lü'; 'Ng', 'Wu' not: short words of one sound."""
    return max(len(a), len(b)) <= 3 and a[0] == b[0] and align(a, b).score > 0


def _by_habit(a: str, b: str) -> bool:
    """Whether only a doubled letter or another way to write a sound sets two words apart: 'Asad', 'Assad'."""
    return near(a, b) and all(e.kind in {"double", "sound"} for e in align(a, b).edits)


def _one_letter(a: str, b: str) -> bool:
    return abs(len(a) - len(b)) == 1 and min(a, b, key=len) in max(a, b, key=len)


def _kinds_differ(evidence: Evidence, use: Use, name: Approved) -> bool:
    kind = name_value(evidence.names[use.mention]).kind
    return bool(kind and name.kind) and kind != name.kind


def _role(case: Case, use: Use, name: Approved) -> float:
    """Words of the entity's role near the name speak for it."""
    role = name.entity.role if name.entity else ""
    index = case.article.sentence_at(use.span.start)
    if not role or index is None:
        return 0.0
    near_by = {
        t.stem for t in case.article.tokens_in(case.article.sentences[index].span) if t.is_word and len(t.text) > 3
    }
    wanted = {stem(t.text) for t in tokenize(role) if t.is_word and len(t.text) > 3}
    return 0.6 if near_by & wanted else 0.0


def _likeness(a: str, b: str, written: set[str]) -> float:
    """Log odds that two words are one name, the approved one of which the article never writes."""
    if b in written or known_apart(a, b) or kindred(a, b) or (is_common(a) and is_common(b)):
        return _NONE
    if (
        not (near(a, b) or _short_habit(a, b))
        or any(sign.isdigit() for sign in a + b)
        or (derived(a, b) and not _one_letter(a, b))
    ):
        return _NONE
    return align(a, b).score


CHECK = Check("name-mismatch", Options, find)
