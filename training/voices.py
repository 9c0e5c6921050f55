"""Who did it to whom: said in the other voice, and turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from training.claims import Claim, Surroundings, edit, pick
from training.grammar import FINITE, LEXICON, child, inside, parse, phrase, plural, said, short, upper
from training.sources import AGREES, CONTRADICTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_NO_PASSIVE = frozenset("have get be become say want like know mean cost fit lack resemble let seem remain".split())
_EITHER_WAY = frozenset(
    "meet marry join equal resemble divorce border face match accompany connect date parallel".split()
)
_SUBJECT = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}
_OBJECT = {v.lower(): k for k, v in _SUBJECT.items()}


def _deeds(claim: Claim) -> Iterator[tuple[Any, Any, Any]]:
    """Verb, doer and what it is done to, where these follow each other and nothing stands between."""
    for verb in parse(claim.text):
        if verb.pos_ != "VERB" or verb.tag_ not in FINITE or verb.lemma_ in _NO_PASSIVE:
            continue
        doer, done = child(verb, "nsubj"), child(verb, "dobj")
        if (
            doer is None
            or done is None
            or any(c.dep_ in ("neg", "aux", "dative", "prt", "xcomp", "ccomp") for c in verb.children)
        ):
            continue
        together = doer.right_edge.i + 1 == verb.i and done.left_edge.i == verb.i + 1
        plain = (
            not {"WDT", "WP", "EX"} & {doer.tag_, done.tag_} and "self" not in done.text and "selves" not in done.text
        )
        if together and plain and short(doer) and short(done):
            yield verb, doer, done


def _passives(claim: Claim) -> Iterator[tuple[Any, Any, Any, Any, Any]]:
    """Verb, auxiliary, what it is done to, the word 'by', and the doer."""
    for verb in parse(claim.text):
        be, done, by = child(verb, "auxpass"), child(verb, "nsubjpass"), child(verb, "agent")
        doer = child(by, "pobj") if by is not None else None
        if verb.tag_ != "VBN" or be is None or done is None or doer is None:
            continue
        plain = be.text.lower() in ("was", "were", "is", "are") and done.tag_ not in ("WDT", "WP")
        if plain and short(doer) and short(done) and not any(c.dep_ in ("neg", "aux") for c in verb.children):
            yield verb, be, done, by, doer


def voice(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """'The army took the town' and 'The town was taken by the army'."""
    if claim.label != AGREES:
        return None
    options = [_passive(claim, *found) for found in _deeds(claim)] + [_active(claim, *f) for f in _passives(claim)]
    return pick(rng, options)


def _passive(claim: Claim, verb: Any, doer: Any, done: Any) -> Claim | None:
    participle = LEXICON.forms.get((verb.lemma_, "VBN"))
    if participle is None:
        return None
    past, many = verb.tag_ == "VBD", plural(done)
    be = ("were" if many else "was") if past else ("are" if many else "is")
    by = _OBJECT.get(said(doer).lower(), inside(said(doer)))
    subject = _SUBJECT.get(said(done).lower(), said(done))
    start, end = phrase(doer)[0], phrase(done)[1]
    new = f"{subject} {be} {participle} by {by}"
    return Claim(claim.text[:start] + (upper(new) if not start else new) + claim.text[end:], AGREES, "voice")


def _active(claim: Claim, verb: Any, be: Any, done: Any, by: Any, doer: Any) -> Claim | None:
    past = be.text.lower() in ("was", "were")
    tag = "VBD" if past else "VBP" if plural(doer) else "VBZ"
    form = LEXICON.forms.get((verb.lemma_, tag))
    if form is None:
        return None
    start, end = phrase(done)[0], phrase(doer)[1]
    subject = _SUBJECT.get(said(doer).lower(), said(doer))
    object_ = _OBJECT.get(said(done).lower(), inside(said(done)))
    between = claim.text[verb.idx + len(verb.text) : by.idx].strip()
    new = " ".join(part for part in (subject, form, object_, between) if part)
    return Claim(claim.text[:start] + (upper(new) if not start else new) + claim.text[end:], AGREES, "voice")


def turned(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Who did it and to whom it was done have changed places."""
    options: list[Claim | None] = []
    for verb, doer, done in _deeds(claim):
        if verb.lemma_ not in _EITHER_WAY:
            options.append(_exchanged(claim, doer, done))
            if participle := LEXICON.forms.get((verb.lemma_, "VBN")):
                be = "were" if plural(doer) else "was"
                new = f"{be} {participle} by"
                if verb.tag_ == "VBD":
                    options.append(edit(claim, verb.idx, verb.idx + len(verb.text), new, CONTRADICTS, "roles"))
    options += [
        _exchanged(claim, done, doer) for verb, _, done, _, doer in _passives(claim) if verb.lemma_ not in _EITHER_WAY
    ]
    return pick(rng, options)


def _exchanged(claim: Claim, first: Any, second: Any) -> Claim:
    (s, e), (t, f) = phrase(first), phrase(second)
    one = _OBJECT.get(said(first).lower(), inside(said(first)))
    other = _SUBJECT.get(said(second).lower(), said(second))
    made = edit(claim, t, f, one, CONTRADICTS, "roles")
    return edit(made, s, e, upper(other) if not s else other, CONTRADICTS, "roles")
