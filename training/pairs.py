"""The pairs that the model learns from: what people labelled, and sentences of the same texts changed in known ways.

From each sentence come a sound claim and one or two spoilt ones. What stands as evidence is the sentence itself, a
paraphrase of it by machine, or the sentence among its neighbours; the spoilt claim keeps as near to the evidence as
the sound one, so that only the change tells them apart.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from checker.consistency.flags import words
from training import grammar, roundtrip, shortening, sources
from training.perturb import (
    BREAK_WEIGHTS,
    BREAKING,
    KEEP_WEIGHTS,
    KEEPING,
    SHORTENING,
    SHORTENING_WEIGHTS,
    Claim,
    Spans,
    Surroundings,
    change,
    kind_of,
    runs,
    thesaurus,
)
from training.sources import AGREES, CONTRADICTS, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SHARE = {"snli": 0.5, "wice": 0.8}  # captions are far from news, and whole pages cost most and are labelled roughly
_LONGEST_PREMISE = 600  # code points of a premise; a labelled one is cut to what is near the claim
_SHORT, _MIDDLE = 300, 600  # code points of a pair
_SEEN = {"snli": 0.4, "scitail": 0.5, "jumble": 0.6}  # share of a kind that is trained on
_ALSO = {"wice": 0.6, "fm2": 0.5, "check_covid": 0.5, "scifact": 0.5}  # claims of the kind that summaries make
_SPOILT = {"snli": 0.2, "mnli": 0.6, "scitail": 0.5}
_CLUMSY = 0.08  # share of claims that a machine wrote: the evidence shall be the clumsy side, or slips are excused
_TWICE = 0.5  # share of sentences that are said soundly in two ways
_LOWERED = 0.06  # share of pairs that are written as summarising programs write
_ENTAILED = {
    n: BREAKING[n]
    for n in (
        "figure", "day", "name", "swap", "denial", "antonym", "quantifier", "word", "addition", "pronoun",
        "turned", "actor", "place", "neighbour", "link", "quality",
    )
    if n in BREAKING
}  # fmt: skip
_AGAINST = {
    n: BREAKING[n]
    for n in ("figure", "scale", "day", "name", "place", "swap", "denial", "antonym", "turned", "quantifier")
    if n in BREAKING
}


@dataclass(frozen=True)
class Pair:
    """``spans`` marks the words of the claim that the evidence does not bear out; None where nobody knows."""

    premise: str
    claim: str
    label: int
    spans: Spans | None
    kind: str
    group: str


def build(bench: Path, paraphrases: Path, seed: int = 1) -> list[Pair]:
    rng = random.Random(seed)
    texts = list(sources.passages(bench))
    if grammar.available():
        grammar.learn(s for _, several in texts for s in several)
    else:
        print("spaCy is not installed: there will be fewer kinds of pairs")
    back = dict(roundtrip.read(paraphrases))
    made = [*_labelled(bench, texts, rng), *_spoilt(texts, back, rng)]
    made = [_low(p) if rng.random() < _LOWERED else p for p in made]
    rng.shuffle(made)
    return made


def _low(pair: Pair) -> Pair:
    """Both sides in small letters; the signs stay where they are, and so do the marked words."""
    premise, claim = pair.premise.lower(), pair.claim.lower()
    same = len(premise) == len(pair.premise) and len(claim) == len(pair.claim)
    return replace(pair, premise=premise, claim=claim) if same else pair


def affordable(pairs: Sequence[Pair], seed: int = 1) -> list[Pair]:
    """Most long pairs left out: what a step costs is its longest pair, and short ones teach as much."""
    rng = random.Random(seed)
    return [p for p in pairs if rng.random() < _kept(p)]


def _kept(pair: Pair) -> float:
    length = len(pair.premise) + len(pair.claim)
    share = 1.0 if length <= _SHORT else 0.6 if length <= _MIDDLE else 0.15 if length <= 900 else 0.0
    return share * _SEEN.get(pair.kind.split("+")[0], 1.0)


def write(pairs: Sequence[Pair], path: Path) -> None:
    path.write_text("".join(json.dumps(asdict(p), ensure_ascii=False) + "\n" for p in pairs), "utf-8")


def read(path: Path) -> Iterator[Pair]:
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            spans = None if row["spans"] is None else tuple((s, e) for s, e in row["spans"])
            yield Pair(**{**row, "spans": spans})


def _names(texts: Sequence[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, sentences in texts:
        for sentence in sentences:
            for start, end in runs(sentence):
                found.setdefault(kind_of(sentence[start:end]), []).append(sentence[start:end])
    return found


# -- what people labelled -----------------------------------------------------------------------------------------


def _labelled(bench: Path, texts: Sequence[tuple[str, Sequence[str]]], rng: random.Random) -> Iterator[Pair]:
    names, pool = _names(texts), [s for _, ss in texts for s in ss]
    for row in sources.labelled(bench):
        if rng.random() >= _SHARE.get(row.set, 1.0):
            continue
        premise = near(row.premise, row.claim)
        yield Pair(premise, row.claim, row.label, () if row.label == AGREES else None, row.set, row.group)
        if row.label == AGREES:
            around = Surroundings(sources.sentences_of(premise), rng.sample(pool, 6), names)
            yield from _of_entailed(row, premise, around, rng)


def _of_entailed(row: sources.Labelled, premise: str, around: Surroundings, rng: random.Random) -> Iterator[Pair]:
    """What people found borne out, said otherwise, and spoilt in one place."""
    claim = Claim(row.claim)
    if rng.random() < _ALSO.get(row.set, 0.15) and (other := change(claim, around, rng, KEEPING, KEEP_WEIGHTS)):
        yield Pair(premise, other.text, AGREES, (), f"{row.set}+sound", row.group)
    for _ in range(2 if rng.random() < _ALSO.get(row.set, 0.0) else 1):
        if rng.random() < _SPOILT.get(row.set, 0.8):
            spoilt = change(claim, around, rng, _ENTAILED, BREAK_WEIGHTS)
            if spoilt is not None:
                yield Pair(premise, spoilt.text, spoilt.label, spoilt.spans, f"{row.set}+{spoilt.kind}", row.group)


def near(premise: str, claim: str) -> str:
    """A long premise cut to the sentences that share most with the claim, in their order."""
    if len(premise) <= _LONGEST_PREMISE:
        return premise
    parts = sources.sentences_of(premise)
    wanted = set(claim.casefold().split())
    best = sorted(range(len(parts)), key=lambda n: -len(wanted & set(parts[n].casefold().split())))
    kept: list[int] = []
    for index in best:
        if sum(len(parts[n]) for n in kept) + len(parts[index]) > _LONGEST_PREMISE:
            break
        kept.append(index)
    return " ".join(parts[n] for n in sorted(kept)) or premise[:_LONGEST_PREMISE]


# -- what is spoilt on purpose --------------------------------------------------------------------------------------


def _spoilt(texts: Sequence[tuple[str, Sequence[str]]], back: dict[str, str], rng: random.Random) -> Iterator[Pair]:
    names, pool = _names(texts), [s for _, ss in texts for s in ss]
    for group, sentences in texts:
        for index in range(len(sentences)):
            around = Surroundings([s for n, s in enumerate(sentences) if n != index], rng.sample(pool, 6), names)
            for pair in _of_sentence(sentences, index, back, around, rng):
                yield Pair(pair.premise, pair.claim, pair.label, pair.spans, pair.kind, group)


def _of_sentence(
    sentences: Sequence[str], index: int, back: dict[str, str], around: Surroundings, rng: random.Random
) -> Iterator[Pair]:
    sentence = sentences[index]
    other = back.get(sentence, "")
    by_machine = bool(other) and rng.random() < _CLUMSY
    claim = Claim(other if by_machine else sentence)
    told = sentence if by_machine else _told(sentence, other, around, rng)
    premise = _window(sentences, index, told, rng)
    for _ in range(2 if rng.random() < _TWICE else 1):
        sound = _reworded(claim, around, rng, least=0 if told != claim.text else 1)
        yield Pair(premise, sound.text, AGREES, (), f"sound-{sound.kind}", "")
    for _ in range(2 if rng.random() < 0.5 else 1):
        base = sound if rng.random() < 0.6 else claim
        if spoilt := change(Claim(base.text), around, rng, BREAKING, BREAK_WEIGHTS):
            yield Pair(premise, spoilt.text, spoilt.label, spoilt.spans, spoilt.kind, "")
    if index and rng.random() < 0.15:
        yield from _joined(sentences, index, told, rng)
    if len(sentences) > 1 and rng.random() < 0.7:
        yield from _summary(sentences, index, told, around, rng)
    if rng.random() < 0.3:
        yield from _more(sentence, told, around, rng)
    yield from _beside(sentences, index, told, claim, around, rng)


def _summary(
    sentences: Sequence[str], index: int, told: str, around: Surroundings, rng: random.Random
) -> Iterator[Pair]:
    """A short claim beside several sentences: sound, and with one thing wrong, which mostly stands there too."""
    low, high = max(0, index - rng.randint(0, 3)), index + 1 + rng.randint(0, 3)
    several = [told if low + at == index else s for at, s in enumerate(sentences[low:high])]
    premise = near(" ".join(several), sentences[index])
    whole = shortening.name_of(sentences[index - 1], sentences[index]) if index and grammar.available() else ""
    claim = Claim(whole if whole and low < index and rng.random() < 0.8 else sentences[index])
    if low < index and rng.random() < 0.25:
        claim = _fused(sentences[index - 1], claim.text, around, rng)
    for _ in range(rng.choice([1, 1, 2])):
        claim = change(claim, around, rng, SHORTENING, SHORTENING_WEIGHTS) or claim
    if rng.random() < 0.5:
        claim = change(claim, around, rng, KEEPING, KEEP_WEIGHTS) or claim
    yield Pair(premise, claim.text, AGREES, (), "sound-summary", "")
    here = Surroundings([s for s in several if s != told] or around.passage, around.elsewhere, around.names)
    for _ in range(2 if rng.random() < 0.4 else 1):
        if spoilt := change(Claim(claim.text), here, rng, BREAKING, BREAK_WEIGHTS):
            yield Pair(premise, spoilt.text, spoilt.label, spoilt.spans, f"summary+{spoilt.kind}", "")


def _fused(before: str, sentence: str, around: Surroundings, rng: random.Random) -> Claim:
    parts = [change(Claim(s), around, rng, SHORTENING, SHORTENING_WEIGHTS) or Claim(s) for s in (before, sentence)]
    one, other = (part.text for part in parts)
    if len(one) + len(other) > 260 or one[-1] != ".":
        return Claim(sentence)
    return Claim(one[:-1] + rng.choice([" and ", ", and ", ", while ", "; "]) + other)


def _more(sentence: str, told: str, around: Surroundings, rng: random.Random) -> Iterator[Pair]:
    """The claim says what the evidence leaves out: an addition as people make it."""
    less = change(Claim(told), around, rng, SHORTENING, SHORTENING_WEIGHTS)
    if less is None:
        return
    have = {w.key for w in words(told)} - {w.key for w in words(less.text)}
    missing = [w for w in words(sentence) if w.key in have and w.kind != "small"]
    if len(missing) >= 2 or any(w.kind in ("figure", "name") for w in missing):
        yield Pair(less.text, sentence, OTHER, tuple((w.start, w.end) for w in missing), "more", "")


def _beside(
    sentences: Sequence[str], index: int, told: str, claim: Claim, around: Surroundings, rng: random.Random
) -> Iterator[Pair]:
    """Two sentences of one text: of which one denies the other, or which only speak of the same."""
    if rng.random() < 0.3 and (spoilt := change(Claim(told), around, rng, _AGAINST, BREAK_WEIGHTS)):
        other = _reworded(Claim(spoilt.text), around, rng, least=1)
        yield Pair(other.text, claim.text, CONTRADICTS, None, f"beside+{spoilt.kind}", "")
    if len(sentences) > 1 and rng.random() < 0.25:
        ours = {w.key for w in words(sentences[index]) if w.kind != "small"}
        shared = {n: len(ours & {w.key for w in words(s)}) for n, s in enumerate(sentences) if n != index}
        nearest = max(shared, key=lambda n: (shared[n], n)) if rng.random() < 0.7 else rng.choice(list(shared))
        yield Pair(told, sentences[nearest], OTHER, None, "stranger", "")


def _told(sentence: str, other: str, around: Surroundings, rng: random.Random) -> str:
    """What the evidence says in place of the sentence: mostly the same in other words."""
    told = other if other and rng.random() < 0.7 else sentence
    if rng.random() < 0.5:
        told = (thesaurus(Claim(told), around, rng) or Claim(told)).text
    return told


def _reworded(claim: Claim, around: Surroundings, rng: random.Random, least: int) -> Claim:
    for _ in range(max(least, rng.choice([0, 1, 1, 2, 3]))):
        claim = change(claim, around, rng, KEEPING, KEEP_WEIGHTS) or claim
    return claim


def _window(sentences: Sequence[str], index: int, told: str, rng: random.Random) -> str:
    """The sentence alone in three of four cases, else with up to two neighbours on either side."""
    if rng.random() < 0.75:
        return told
    before = sentences[max(0, index - rng.randint(0, 2)) : index]
    after = sentences[index + 1 : index + 1 + rng.randint(0, 2)]
    return " ".join([*before, told, *after])


def _joined(sentences: Sequence[str], index: int, told: str, rng: random.Random) -> Iterator[Pair]:
    """Two sentences told in one: borne out by both together, and not by one alone."""
    first, second = sentences[index - 1], sentences[index]
    if len(first) + len(second) > 260 or first[-1] != ".":
        return
    link = rng.choice([", and ", ", while ", "; ", ", "])
    claim = first[:-1] + link + second
    if rng.random() < 0.5:
        yield Pair(f"{first} {told}", claim, AGREES, (), "joined", "")
    else:
        at = len(first) - 1
        yield Pair(first, claim, OTHER, ((at, len(claim)),), "half", "")


LABELS = {AGREES: "agrees", CONTRADICTS: "contradicts", OTHER: "other"}
