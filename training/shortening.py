"""What a summary does to a sentence: a part of it, less of it, its parts in another order, a name for a pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from training.claims import Claim, Surroundings, pick
from training.grammar import FINITE, child, inside, parse, phrase, said, short, tidied, upper
from training.sources import AGREES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

_CAREFUL = frozenset(
    "no not n't never none few only hardly barely if unless without nobody nothing neither nor".split()
)
_TELLING = frozenset(
    "former alleged fake false first last next only other same late future possible potential main most least second third"
    " likely certain own new half double mock wrong many few several such more less nearly almost about approximately"
    " allegedly reportedly probably possibly perhaps maybe rarely seldom hardly barely too enough".split()
)
_TIMES = ("because", "although", "though", "while", "when", "after", "before", "since", "whereas")


def clause(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """One statement of several: a part of the sentence that stands by itself, as a summary would have it."""
    if claim.label != AGREES:
        return None
    made = [
        text for text in _clauses(parse(claim.text)) if len(text.split()) >= 4 and len(text) < 0.9 * len(claim.text)
    ]
    return Claim(tidied(rng.choice(made)), AGREES, "clause") if made else None


def _clauses(doc: Any) -> Iterator[str]:
    for root in (t for t in doc if t.dep_ == "ROOT" and t.tag_ in FINITE):
        if any(t.lower_ in _CAREFUL for t in doc):
            continue
        subject = child(root, "nsubj", "nsubjpass")
        for other in (c for c in root.children if c.dep_ == "conj" and c.tag_ in FINITE):
            if child(other, "nsubj", "nsubjpass") is not None:
                yield said(other)
                yield _without(
                    doc, [*other.subtree, *(c for c in root.children if c.dep_ in ("cc", "punct") and c.i < other.i)]
                )
            elif subject is not None and short(subject, 12) and "," not in doc.text[root.idx : other.idx]:
                yield said(subject) + " " + said(other)
    for head in doc:
        if head.pos_ == "PROPN" and head.dep_ not in ("compound", "appos"):
            yield from _told_of(doc, head)


def _told_of(doc: Any, head: Any) -> Iterator[str]:
    """'Smith, a doctor from Leeds, ...' and 'Smith, who lives there, ...' say that he is, that he does."""
    lefts = [c for c in head.lefts if c.dep_ == "compound"]
    first = lefts[0] if lefts else head
    name = doc.text[first.idx : head.idx + len(head.text)]
    for part in head.children:
        comma = part.left_edge.i and doc[part.left_edge.i - 1].text == ","
        if part.dep_ == "appos" and comma and part.tag_ == "NN" and part.left_edge.tag_ in ("DT", "PRP$", "NN", "JJ"):
            yield f"{name} is {said(part)}"
        if (
            part.dep_ == "relcl"
            and comma
            and part.left_edge.text == "who"
            and child(part, "nsubj", "nsubjpass") is not None
        ):
            yield f"{name} {doc.text[part.left_edge.idx + 4 : phrase(part)[1]]}"


def _without(doc: Any, tokens: Iterable[Any]) -> str:
    gone = {t.i for t in tokens}
    return "".join(t.text_with_ws if t.i not in gone else " " for t in doc)


def compress(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Several words that only say more are left out: adjectives, adverbs, where and when, what is set between commas."""
    doc = parse(claim.text)
    if claim.label != AGREES or any(t.lower_ in _CAREFUL for t in doc):
        return None
    parts = [_with_commas(t) for t in doc if _may_go(t)]
    if not parts:
        return None
    chosen = [part for part in parts if rng.random() < 0.6] or [rng.choice(parts)]
    made = tidied(_without(doc, [t for part in chosen for t in part]))
    made = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxz])", r"\1 ", re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", made))
    return Claim(made, AGREES, "compress") if len(made.split()) >= 5 else None


def _with_commas(token: Any) -> list[Any]:
    """What hangs on a token, with the commas that set it off."""
    first, last, doc = token.left_edge.i, token.right_edge.i, token.doc
    set_off = first and doc[first - 1].text == "," and last + 1 < len(doc) and doc[last + 1].text == ","
    return [doc[first - 1], *token.subtree, doc[last + 1]] if set_off else list(token.subtree)


def _may_go(token: Any) -> bool:
    if token.lower_ in _TELLING or any(t.like_num for t in token.subtree if token.dep_ == "amod"):
        return False
    comma = bool(token.left_edge.i) and token.doc[token.left_edge.i - 1].text == ","
    if token.dep_ == "amod":
        return token.head.pos_ == "NOUN" and token.tag_ in ("JJ", "VBN") and not list(token.children) and token.is_alpha
    if token.dep_ == "advmod":
        return token.head.pos_ == "VERB" and token.text.endswith("ly") and not list(token.children)
    if token.dep_ in ("relcl", "appos"):
        return comma
    if token.dep_ == "advcl":
        return comma and token.tag_ == "VBG"
    late = token.i > token.head.i
    return token.dep_ in ("prep", "npadvmod") and token.head.dep_ == "ROOT" and late and token.text in (
        "in", "on", "at", "during", "after", "before", "since", "near", "with", "last", "this",
    ) and len(list(token.subtree)) > 1  # fmt: skip


def order(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """'While it rained, he slept' and 'He slept while it rained'."""
    if claim.label != AGREES:
        return None
    doc = parse(claim.text)
    text = claim.text
    for token in doc:
        mark = token.left_edge.text.lower()
        if token.dep_ not in ("advcl", "prep") or token.head.dep_ != "ROOT" or len(list(token.subtree)) < 3:
            continue
        if token.dep_ == "advcl" and mark not in _TIMES:
            continue
        start, end = phrase(token)
        rest = text[:start] + text[end:]
        if not start and text[end : end + 1] == ",":
            body, sign = rest.lstrip(" ,").rstrip(" .!?"), text[-1]
            return Claim(f"{upper(body)} {inside(text[start:end])}{sign if sign in '.!?' else '.'}", AGREES, "order")
        if (
            start
            and token.i > token.head.i
            and text[end:].strip() in (".", "!", "")
            and (token.dep_ == "advcl" or mark in ("in", "on", "during", "after", "before", "since", "according"))
        ):
            return Claim(f"{upper(text[start:end])}, {inside(text[:start].rstrip(' ,'))}.", AGREES, "order")
    return None


def coordination(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """'France and Spain' and 'Spain and France'."""
    if claim.label != AGREES or "respectively" in claim.text:
        return None
    options: list[Claim | None] = []
    for second in parse(claim.text):
        first = second.head
        alone = second.dep_ == "conj" and first.pos_ == second.pos_ and first.pos_ in ("PROPN", "NOUN", "ADJ")
        if alone and not list(second.children) and {c.dep_ for c in first.children} <= {"cc", "conj"}:
            s, e, t, f = first.idx, first.idx + len(first.text), second.idx, second.idx + len(second.text)
            named = first.pos_ == "PROPN" and claim.text[f : f + 2].lstrip()[:1].isupper()  # Air and Space Museum
            article = claim.text[:s].lower().endswith((" a ", " an "))
            if s and claim.text[e:t].strip() in ("and", "or") and not named and not article:
                made = claim.text[:s] + second.text + claim.text[e:t] + first.text + claim.text[f:]
                options.append(Claim(made, AGREES, "coordination"))
    return pick(rng, options)


def name_of(before: str, sentence: str) -> str:
    """The sentence with its first 'he' or 'she' as the only person that the one before speaks of; '' where none is."""
    first = parse(sentence)[0]
    if first.text not in ("He", "She") or first.dep_ not in ("nsubj", "nsubjpass"):
        return ""
    people = {e.text for e in parse(before).ents if e.label_ == "PERSON"}
    subjects = [e.text for e in parse(before).ents if e.label_ == "PERSON" and e.root.dep_ in ("nsubj", "nsubjpass")]
    return subjects[0] + sentence[len(first.text) :] if len(people) == 1 and subjects else ""
