"""One number in running text: digits or words, with the scale words that follow ('2.5 million')."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from checker.lang.digits import read_digits
from checker.lang.lexicon import Phrases, numbers, phrases, raw, words
from checker.lang.scan import HYPHENS, SPACES, Scan

_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_REVERSED = frozenset({"de", "nl", "ar"})  # five-and-twenty
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the pieces that it takes. ``grain`` is the place of its last significant digit."""

    value: Decimal
    start: int
    end: int
    digits: str = ""  # the first run of digits as written, '' where the number is in words
    scale: Decimal = Decimal(1)
    right: str = ""
    doubt: str = ""
    bare: bool = False  # only an article or a lone scale word: 'a million', 'mil'

    @property
    def mantissa(self) -> Decimal:
        return self.value / self.scale

    @property
    def grain(self) -> Decimal:
        """The place of the last digit that is not a zero: 100 for 2,500; the scale's share for '2.5 million'."""
        if not self.value:
            return Decimal(1)
        exponent = self.value.normalize().as_tuple().exponent
        return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(1)


@dataclass(slots=True)
class _Sum:
    """A number in the making, word by word."""

    lang: str
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    last: Decimal | None = None  # the last scale
    begun: bool = False

    def add(self, value: Decimal, joined: bool) -> bool:
        """Takes one more number word; False where it begins another number."""
        if self.begun and (self.current == 0 and self.last is None):
            return False  # after zero
        rest = self.current % 100
        if value < _HUNDRED:
            done = self._small(value, rest, joined)
        elif value == _HUNDRED:
            done = self.current < 100 and self.current == self.current.to_integral_value()
            self.current = (self.current or Decimal(1)) * 100 if done else self.current
        else:
            done = self.current == 0
            self.current = value if done else self.current
        self.begun = self.begun or done
        return done

    def _small(self, value: Decimal, rest: Decimal, joined: bool) -> bool:
        if self.current != self.current.to_integral_value():
            return False
        plain = rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)
        teen = rest == 10 and 0 < value < 10 and self.lang in ("fr", "tr")  # dix-sept, on yedi
        arabic = self.lang == "ar" and 0 < rest < 10 and value == 10 and not joined
        french = self.lang == "fr" and rest in (60, 80) and 10 <= value < 20  # soixante-dix
        turned = joined and self.lang in _REVERSED and 0 < rest < 10 and value >= 20 and value % 10 == 0
        if plain or teen or arabic or french or turned:
            self.current += value
            return True
        if self.lang == "fr" and rest == 4 and value == 20:  # quatre-vingts
            self.current += 76
            return True
        return False

    def scale(self, value: Decimal) -> bool:
        if self.last is None or value < self.last:
            self.total += (self.current if self.begun and self.current else Decimal(1)) * value
        else:  # mil millones, hundred thousand million
            self.total = (self.total + self.current) * value
        self.current, self.last, self.begun = Decimal(0), value, True
        return self.total < Decimal(10) ** 30

    @property
    def value(self) -> Decimal:
        return self.total + self.current


def read_numeral(pieces: Scan, index: int) -> Numeral | None:
    """The number that begins at a piece, None where none does."""
    kind = pieces.kind(index)
    if kind == "n":
        return _with_scales(pieces, _from_digits(pieces, index))
    if kind != "w":
        return None
    return _half_scale(pieces, index) or _plus(pieces, _from_words(pieces, index))


@cache
def numeral_heads(lang: str) -> frozenset[str]:
    """The words that a number in words may begin with, where none is inflected or joined."""
    heads = phrases(lang, "halves").heads | _scales(lang).heads | numbers(lang).keys()
    return heads | words(lang, "article") | words(lang, "hundred")


def after_article(lang: str) -> frozenset[str]:
    """The words before which an article is as good as 'one'."""
    return _scales(lang).heads | words(lang, "hundred") | words(lang, "article_units")


def grouped(pieces: Scan, index: int) -> int:
    """The piece after a number whose digits stand in groups of three between spaces."""
    end = index + 1
    if re.fullmatch(r"\d{1,3}", pieces.words[index]) and pieces.words[index][0] not in "0٠":
        while (
            pieces.kind(end) == "n"
            and _GROUP.fullmatch(pieces.words[end])
            and pieces.gap(end) in SPACES
            and pieces.gap(end)
        ):
            end += 1
            if not pieces.words[end - 1].isdigit():
                break
    return end


def _from_digits(pieces: Scan, index: int) -> Numeral | None:
    end = grouped(pieces, index)
    if pieces.kind(end) == "n" and end > index + 1 and pieces.gap(end) in SPACES:
        return None  # a telephone number
    written = pieces.text[pieces.starts[index] : pieces.ends[end - 1]]
    found = read_digits(written, pieces.lang)
    if found is None:
        return None
    value = found.value
    if (
        pieces.low(end) in HYPHENS
        and pieces.glued(end)
        and pieces.low(end + 1) in words(pieces.lang, "cardinal_suffix")
    ):
        end += 2  # '5-ти'
    if pieces.kind(end) == "n" and pieces.gap(end) == " " and pieces.words[end + 1 : end + 3] == ["/", "2"]:
        return Numeral(value + Decimal(1) / 2, index, end + 3, written) if pieces.words[end] == "1" else None
    if pieces.kind(end) == "n" and pieces.glued(end) and pieces.words[end] in "½¼¾⅓⅔":
        extra = read_digits(pieces.words[end], pieces.lang)
        value, end = value + (extra.value if extra else 0), end + 1
    return Numeral(value, index, end, written, right=found.right, doubt=found.doubt)


def _scale_at(pieces: Scan, index: int) -> tuple[Decimal, int] | None:
    if index >= len(pieces):
        return None
    low = pieces.lowers[index]
    if pieces.glued(index) and pieces.kind(index) == "w":
        if low not in words(pieces.lang, "glued_scales") and len(low) < 3:
            return None
    elif len(low) == 1 and low.isascii() and low.isalpha():
        return None
    skip = index + 1 if pieces.words[index] in HYPHENS and pieces.kind(index + 1) == "w" else index
    found = _scales(pieces.lang).at(pieces, skip)
    return (Decimal(found[0]), _dot(pieces, found[1])) if found else None


def _dot(pieces: Scan, end: int) -> int:
    """Past the point of an abbreviation ('Mio.', 'тыс.') where the sentence goes on."""
    abbreviation = 2 <= len(pieces.low(end - 1)) <= 4 and pieces.low(end) == "." and pieces.glued(end)
    goes_on = (
        end + 1 < len(pieces) and pieces.words[end + 1][0].isalpha() and pieces.lang != "en" and pieces.lang != "ar"
    )
    return end + 1 if abbreviation and goes_on and pieces.low(end - 1) in words(pieces.lang, "abbreviations") else end


@cache
def _scales(lang: str) -> Phrases[str]:
    return phrases(lang, "scales")


def _with_scales(pieces: Scan, numeral: Numeral | None) -> Numeral | None:
    if numeral is None:
        return None
    last: Decimal | None = None
    while (found := _scale_at(pieces, numeral.end)) and len(pieces.gap(numeral.end)) <= 1:
        factor = found[0]
        if last is not None and factor < last:
            break
        last = factor
        value, scale = numeral.value * factor, numeral.scale * factor
        if value > Decimal(10) ** 30:
            return None
        numeral = replace(numeral, value=value, scale=scale, end=found[1], doubt="")
    return _plus(pieces, numeral)


def _plus(pieces: Scan, numeral: Numeral | None) -> Numeral | None:
    """'and a half' after the number itself; after its unit it is the caller's."""
    if numeral is None or numeral.value != numeral.value.to_integral_value():
        return numeral
    hyphen = pieces.low(numeral.end) in HYPHENS and pieces.glued(numeral.end)  # 'two-and-a-half'
    found = phrases(pieces.lang, "plus").at(pieces, numeral.end + hyphen)
    if not found:
        return numeral
    numeral = replace(numeral, value=numeral.value + Decimal(found[0]) * numeral.scale, end=found[1])
    scale = _scale_at(pieces, numeral.end)
    if not scale:
        return numeral
    if numeral.scale != 1:  # 'a milliard and a half milliard', as Arabic says it
        return replace(numeral, end=scale[1]) if scale[0] == numeral.scale else numeral
    return replace(numeral, value=numeral.value * scale[0], scale=scale[0], end=scale[1])


def _half_scale(pieces: Scan, index: int) -> Numeral | None:
    """'half a million', 'anderthalb Milliarden', 'полтора миллиона'."""
    found = phrases(pieces.lang, "halves").at(pieces, index)
    if not found:
        return None
    value, end = Decimal(found[0]), found[1]
    scale = _scale_at(pieces, end)
    if scale:
        return Numeral(value * scale[0], index, scale[1], scale=scale[0], bare=True)
    return Numeral(value, index, end, bare=True)


_BELOW = frozenset("yaş yer deniz su toprak gözetim".split())  # behind these 'altı' is what lies below, and no six


def _from_words(pieces: Scan, index: int) -> Numeral | None:
    if pieces.lang == "tr" and pieces.lowers[index] == "altı" and pieces.low(index - 1) in _BELOW:
        return None
    lang, low = pieces.lang, pieces.lowers[index]
    running = _Sum(lang)
    end, scale, bare = index, Decimal(1), False
    if low in words(lang, "article") and not word_value(low, lang):
        if pieces.low(index + 1) in words(lang, "article_units"):
            return Numeral(Decimal(1), index, index + 1, bare=True) if _said_one(pieces, index) else None
        if _scale_at(pieces, index + 1) is None and pieces.low(index + 1) not in words(lang, "hundred"):
            return None
        end, bare = index + 1, True
    while end < len(pieces):
        step = _next_word(pieces, end, running)
        if step is None:
            break
        end, factor = step
        scale = scale if factor is None else factor
        if factor is not None and scale < _THOUSAND:
            break
    if not running.begun:
        return None
    only_scale = running.current == 0 and end == index + 1 and word_value(low, lang) is None
    if only_scale and low not in words(lang, "bare_scales"):
        return None
    rounded = scale if running.current == 0 and scale > 1 and running.value % scale == 0 else Decimal(1)
    return Numeral(running.value, index, end, scale=rounded, bare=bare or only_scale)


def _said_one(pieces: Scan, index: int) -> bool:
    """Whether 'a year' is as good as a number: 'almost a year', 'a year and a half'; not 'three times a year'."""
    if phrases(pieces.lang, "approx").ends_at(pieces, index):
        return True
    return phrases(pieces.lang, "plus").at(pieces, index + 2) is not None


def _next_word(pieces: Scan, index: int, running: _Sum) -> tuple[int, Decimal | None] | None:
    """Adds the word at a piece to the sum: the piece after it, and the scale if it was one."""
    position, joined = _past_and(pieces, index) if running.begun else (index, False)
    if position >= len(pieces) or pieces.kind(position) != "w" or (position > index and "\n" in pieces.gap(position)):
        return None
    low = pieces.lowers[position]
    if pieces.lang == "ar" and running.begun and low.startswith("و") and len(low) > 2 and word_value(low[1:], "ar"):
        low, joined = low[1:], True
    value = word_value(low, pieces.lang)
    if value is not None:
        if joined and not _may_join(pieces, position, value, running):
            return None
        return (position + 1, None) if running.add(value, joined) else None
    if joined and (pieces.lang not in {"ar", "pt"} or not running.last):
        return None
    return _next_scale(pieces, position, running)


def _past_and(pieces: Scan, index: int) -> tuple[int, bool]:
    """Past the hyphen and the 'and' inside a number word, and whether there was an 'and'."""
    if pieces.low(index) in HYPHENS and pieces.glued(index) and pieces.glued(index + 1):
        index += 1
    if pieces.low(index) not in words(pieces.lang, "and"):
        return index, False
    hyphen = pieces.low(index + 1) == "-" and pieces.glued(index + 1)
    return index + 1 + hyphen, True


def _next_scale(pieces: Scan, index: int, running: _Sum) -> tuple[int, Decimal] | None:
    found = _scales(pieces.lang).at(pieces, index) if len(pieces.lowers[index]) > 1 else None
    factor = Decimal(found[0]) if found else Decimal(0)
    if not found or (factor < _THOUSAND and (running.last is not None or running.current >= 100)):
        return None
    return (_dot(pieces, found[1]), factor) if running.scale(factor) else None


def _may_join(pieces: Scan, position: int, value: Decimal, running: _Sum) -> bool:
    """Whether 'and' goes on with the number: 'two hundred and five', not 'one hundred and two hundred'."""
    if pieces.lang == "en":
        after = word_value(pieces.low(position + 1), "en")
        return value < 100 and (running.current >= 100 or running.last is not None) and after != 100
    if pieces.lang in {"fr", "it", "tr", "ru", "uk", "pl"}:
        return pieces.lang == "fr" and value in (1, 11) and running.current >= 20
    tens = running.current % 100 >= 30 and running.current % 10 == 0
    return pieces.lang != "es" or (value < 10 and tens)


@lru_cache(maxsize=20_000)
def word_value(low: str, lang: str) -> Decimal | None:
    """The value below a million that one word has, compounds such as 'zweitausendfünfhundert' included."""
    table = numbers(lang)
    if low in table:
        return table[low]
    if lang in {"de", "nl", "it"} and len(low) > 5 and low[:2] in _heads(lang):
        return _compound(low, lang)
    if lang == "ar" and len(low) > 3:
        for prefix in ("وال", "ال", "و", "ب", "ل"):
            if low.startswith(prefix) and low[len(prefix) :] in table and len(low) - len(prefix) > 2:
                return table[low[len(prefix) :]]
    return None


@cache
def _heads(lang: str) -> frozenset[str]:
    return frozenset(word[:2] for word in _parts(lang))


@cache
def _parts(lang: str) -> dict[str, Decimal | None]:
    """What compounds are made of; None stands for the connecting 'und'."""
    parts: dict[str, Decimal | None] = dict(numbers(lang))
    for value, text in raw(lang).get("compound_scales", {}).items():
        parts.update(dict.fromkeys(text.split("|"), Decimal(value)))
    parts.update(dict.fromkeys(raw(lang).get("compound_and", "").split("|"), None))
    parts.pop("", None)
    return parts


def _compound(low: str, lang: str) -> Decimal | None:
    if len(low) > 60:
        return None
    parts = _parts(lang)
    # ways[k]: the parts of one reading of low[:k], the one with the longest last part
    ways: dict[int, list[Decimal | None]] = {0: []}
    for end in range(1, len(low) + 1):
        for start in range(end):
            if start in ways and low[start:end] in parts:
                ways[end] = [*ways[start], parts[low[start:end]]]
                break
    reading = ways.get(len(low))
    return _evaluate(reading, lang) if reading and reading[-1] is not None else None


def _evaluate(reading: list[Decimal | None], lang: str) -> Decimal | None:
    running, joined = _Sum(lang), False
    for value in reading:
        if value is None:
            joined = True
        elif value >= _THOUSAND:
            if not running.scale(value):
                return None
        elif value == Decimal("0.5"):
            running.current += value
        elif not running.add(value, joined):
            return None
        else:
            joined = False
    return running.value
