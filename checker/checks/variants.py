"""Spellings or terms of one thing that are mixed in one article: 'colour' and 'color', 'per cent' and 'percent'."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, like, related
from checker.checks.lookup import NOTHING, Listed, Lookup
from checker.model import Case, Check, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Group:
    """forms: two or more phrases for one thing."""

    forms: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.forms) < 2:
            raise ValueError("a group needs two forms or more")


@dataclass(frozen=True, slots=True)
class Options(Common):
    """groups: lists of forms of one thing. lemma, case: as for the check 'phrase'.

    together: the groups are one choice between systems, the first forms of all against the second forms of all
    (British and American spelling).
    clear: the house form stands at least so many times as often as the other; with 1 the first in the text wins a tie.
    lower: only what is written small counts, since with a capital it may be a name ('Department of Defense').
    """

    groups: tuple[Group, ...] = ()
    together: bool = False
    clear: int = 1
    lower: bool = False
    lemma: bool = False
    case: bool = False
    _lookup: Lookup = field(init=False, repr=False, compare=False, default=NOTHING)

    def __post_init__(self) -> None:
        if not self.groups:
            raise ValueError("'groups' is empty")
        if self.clear < 1:
            raise ValueError("'clear' must be 1 or more")
        if self.together and len({len(group.forms) for group in self.groups}) > 1:
            raise ValueError("with 'together', every group needs as many forms as the others")
        object.__setattr__(self, "_lookup", Lookup(self._listed, case=self.case))

    def _listed(self) -> Iterator[Listed]:
        return (Listed(text, self.lemma, at) for at, group in enumerate(self.groups) for text in group.forms)

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        return (self._lookup,)


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a form stands: which group, and which of its forms."""

    span: Span
    group: int
    form: int


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a place with a form that is not the house's: the most frequent, else the first."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    uses = _uses(case, rule)
    if options.together:
        yield from _against_house(case, rule, uses)
        return
    for number in sorted({use.group for use in uses}):
        yield from _against_house(case, rule, [use for use in uses if use.group == number])


def _uses(case: Case, rule: Rule) -> list[Use]:
    """All places in the order of the text; of two that overlap the longer."""
    options: Options = rule.options
    found = []
    for listed, place in options._lookup.search(case, rule):  # noqa: SLF001 - of this module
        span = place.span(case.article.tokens)
        if not (options.lower and not case.article.quote(span).islower()) and not excused(case, rule, span):
            form = options.groups[listed.number].forms.index(listed.text)
            found.append(Use(span, listed.number, form))
    kept: list[Use] = []
    for use in sorted(found, key=lambda use: (use.span.start, -use.span.end)):
        if not kept or not kept[-1].span.overlaps(use.span):
            kept.append(use)
    return kept


def _against_house(case: Case, rule: Rule, uses: Sequence[Use]) -> Iterator[Hit]:
    counts = Counter(use.form for use in uses)  # in the order of the text, so that max() takes the first of equals
    if len(counts) < 2:
        return
    house = max(counts, key=lambda form: counts[form])
    kept = [use for use in uses if use.form == house]
    beside = {use.group: use for use in reversed(kept)}  # the first of each group
    for use in uses:
        if use.form != house and counts[house] >= rule.options.clear * counts[use.form]:
            yield _hit(case, rule, use, beside.get(use.group, kept[0]))


def _hit(case: Case, rule: Rule, use: Use, house: Use) -> Hit:
    match, beside = case.article.quote(use.span), case.article.quote(house.span)
    forms = rule.options.groups[use.group].forms
    text = _respelled(match, forms[use.form], forms[house.form])
    place = related(case.article, Side.ARTICLE, house.span, "the article’s usual form")
    suggestions = (Suggestion(text),) if text else ()
    return Hit(use.span, {"match": match, "house": beside, "use": text}, (place,), suggestions=suggestions)


def _respelled(match: str, form: str, house: str) -> str:
    """The house form with the ending and the capital of the match: 'Colors' is 'Colours'; '' where none can be told."""
    if any(sign in form + house for sign in "~|_?"):
        return ""
    ending = match[len(form) :] if match.casefold().startswith(form.casefold()) else ""
    return like(match, house + ending)


CHECK = Check("variants", Options, find)
