"""What two sentences of one language share: stems, names and figures, each worth more the rarer it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from checker.lang.stopwords import STOPWORDS
from checker.model import DateValue, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Document, Span, Token

Features = dict[str, float]  # feature to how often it counts
_FIGURE = 1.3  # figures and names tell sentences apart better than other words of the same rarity
_NAME = 1.2
_GRAM = 4  # letters; parts of words join 'Kubrakov' to 'Kubrakow' and 'bomb' to 'bombing'


def features(document: Document, span: Span) -> Features:
    """Stems of content words, figures and parts of words of one sentence."""
    found: Features = {}
    for token in document.tokens_in(span):
        for feature, weight in _of_token(token):
            found[feature] = max(found.get(feature, 0.0), weight)
    for figure in figures(document, span):
        found[f"#{figure}"] = _FIGURE
    return found


def _of_token(token: Token) -> Iterator[tuple[str, float]]:
    if not token.is_word or token.lower in STOPWORDS:
        return
    yield token.stem, _NAME if token.text[:1].isupper() else 1.0
    for at in range(len(token.stem) - _GRAM + 1):
        yield f"~{token.stem[at : at + _GRAM]}", 0.4


def figures(document: Document, span: Span) -> Iterator[str]:
    """The values of all quantities and dates, written alike in every language."""
    for mention in document.mentions_in(span):
        if isinstance(mention.value, Quantity):
            yield from {_written(mention.value.low), _written(mention.value.high)}
        elif isinstance(mention.value, DateValue):
            yield from _of_date(mention.value)


def _written(number: object) -> str:
    return f"{float(str(number)):.6g}"


def _of_date(value: DateValue) -> Iterator[str]:
    for unit, number in (("y", value.year), ("m", value.month), ("d", value.day), ("w", value.weekday)):
        if number is not None:
            # A bare year is often read as a quantity on the other side.
            yield f"{number:.6g}" if unit == "y" else f"{unit}{number}"
    if value.season:
        yield value.season


@dataclass(frozen=True)
class Rarity:
    """Inverse document frequencies over the sentences at hand."""

    units: int
    seen: Mapping[str, int]

    @classmethod
    def of(cls, units: Sequence[Features]) -> Rarity:
        return cls(len(units), Counter(feature for unit in units for feature in unit))

    def weigh(self, unit: Features) -> Features:
        """The unit's vector: weight by rarity, of length one."""
        raw = {key: count * log(1 + self.units / self.seen.get(key, 1)) for key, count in unit.items()}
        norm = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {key: weight / norm for key, weight in raw.items()}


def cosine(one: Features, other: Features) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)
