"""One thing of a sentence replaced, added or gone, as its place in the sentence allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.claims import Claim, Surroundings, capital, edit, pick
from training.grammar import LEXICON, inside, parse, phrase, said, short, upper
from training.sources import CONTRADICTS, OTHER

if TYPE_CHECKING:
    from random import Random


def actor(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Another doer, or another thing that it is done to, from the passage where it has one."""
    spots = [
        t for t in parse(claim.text)
        if t.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr") and t.pos_ in ("NOUN", "PROPN") and short(t, 6)
    ]  # fmt: skip
    if not spots:
        return None
    old = rng.choice(spots)
    texts = [*around.passage] if around.passage and rng.random() < 0.7 else list(around.elsewhere)
    pool = [
        t for s in texts[:8] for t in parse(s)
        if t.pos_ == old.pos_ and t.tag_ == old.tag_ and t.dep_ == old.dep_ and short(t, 6)
        and t.ent_type_ == old.ent_type_ and t.lower_ not in claim.text.lower()
    ]  # fmt: skip
    if not pool:
        return None
    start, end = phrase(old)
    new = inside(said(rng.choice(pool)))
    label = CONTRADICTS if old.dep_ in ("nsubj", "nsubjpass") and old.pos_ == "PROPN" else OTHER
    return edit(claim, start, end, upper(new) if not start else new, label, "actor")


def place(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    ents = [e for e in parse(claim.text).ents if e.label_ in ("GPE", "LOC", "FAC", "ORG", "NORP")]
    if not ents:
        return None
    old = rng.choice(ents)
    near = [e.text for s in around.passage[:8] for e in parse(s).ents if e.label_ == old.label_]
    far = [e.text for s in around.elsewhere for e in parse(s).ents if e.label_ == old.label_]
    pool = [n for n in (near or far) if n not in claim.text and old.text not in n]
    return edit(claim, old.start_char, old.end_char, rng.choice(pool), CONTRADICTS, "place") if pool else None


def neighbour(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """A word that is near in sense, and not the same: 'minutes' for 'hours', 'wounded' for 'killed'."""
    options: list[Claim | None] = []
    for token in parse(claim.text):
        near = LEXICON.near.get((token.lemma_, token.pos_), ()) if token.is_alpha else ()
        forms = [f for lemma in near if (f := LEXICON.forms.get((lemma, token.tag_)))]
        if forms and token.dep_ not in ("aux", "auxpass"):
            new = capital(token.text, rng.choice(forms))
            options.append(edit(claim, token.idx, token.idx + len(token.text), new, OTHER, "neighbour"))
    return pick(rng, options)


_LINKS = {
    "after": ["before"], "before": ["after"], "because": ["although", "before"], "although": ["because"], "though": ["because"],
    "despite": ["because of"], "until": ["since"], "since": ["until"], "with": ["without"], "without": ["with"], "for": ["against"],
    "against": ["for"], "above": ["below"], "below": ["above"], "inside": ["outside"], "outside": ["inside"], "to": ["from"],
    "from": ["to"], "over": ["under"], "during": ["before", "after"], "while": ["after"], "when": ["before"], "near": ["far from"],
    "including": ["except"], "unlike": ["like"], "if": ["although"], "into": ["out of"], "by": ["for"],
}  # fmt: skip


def link(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """What holds two parts together says something else."""
    options: list[Claim | None] = []
    for token in parse(claim.text):
        others = _LINKS.get(token.lower_)
        if others and token.dep_ in ("prep", "mark", "advmod", "agent"):
            new = capital(token.text, rng.choice(others))
            options.append(edit(claim, token.idx, token.idx + len(token.text), new, CONTRADICTS, "link"))
    return pick(rng, options)


def quality(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """An adjective that elsewhere stood with this noun, or where and when something happened, is added."""
    options: list[Claim | None] = []
    low = claim.text.lower()
    for token in parse(claim.text):
        if token.pos_ == "NOUN":
            lefts = [c for c in token.lefts if c.dep_ in ("compound", "amod")]
            at = (lefts[0] if lefts else token).idx
            known = [q for q in LEXICON.qualities.get(token.lemma_, ()) if q not in low]
            if known and at:
                options.append(edit(claim, at, at, rng.choice(known) + " ", OTHER, "addition"))
    return pick(rng, options)


def gone(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """A subject, noun or verb is missing, as a machine leaves it out."""
    wanted = rng.choice([("nsubj", "nsubjpass"), ("NOUN", "PROPN"), ("VERB",)])
    options: list[Claim | None] = []
    for token in parse(claim.text):
        if token.dep_ in wanted and short(token, 6) and rng.random() < 0.6:
            start, end = phrase(token)
        elif token.dep_ in wanted or token.pos_ in wanted:
            start, end = token.idx, token.idx + len(token.text)
        else:
            continue
        if claim.text[end : end + 1] not in ("'", "’", "-"):
            options.append(_cut(claim, start, end))
    return pick(rng, options)


def _cut(claim: Claim, start: int, end: int) -> Claim:
    if start and claim.text[start - 1] == " ":
        return edit(claim, start - 1, end, "", OTHER, "removal")
    made = edit(claim, start, end + (claim.text[end : end + 1] == " "), "", OTHER, "removal")
    return Claim(upper(made.text), made.label, made.kind, made.spans) if not start else made
