"""How many sentences of human translations that are turned round the words alone tell, beside their sources.

    python benchmarks/turned.py [--limit 500]

One word of a translation is exchanged for its contrary ('rose' for 'fell'), a 'not' is put in or taken out, 'some'
becomes 'all', by a seeded draw; the sentence as it was must stay untold. Many such exchanges make no sense ('after
all'), so the shares say what changes with the tables, and not what is found of real slips. The sources and their
translations are those of `false_alarms.py --sources`; nothing but `polarity.turns` is asked.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from typing import TYPE_CHECKING

from false_alarms import lines, sourced

from checker.lang import polarity
from checker.lang.opposites import known, read

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 0.53  # confidence from which a finding is shown
LONGEST = 400
CONTRARIES = """
rose fell|increased decreased|higher lower|highest lowest|more less|before after|first last|earlier later|early late
north south|northern southern|east west|opened closed|accepted rejected|approved rejected|supported opposed
welcomed criticised|praised condemned|confirmed denied|allowed banned|acquitted convicted|arrested released|won lost
bought sold|joined left|hired dismissed|built destroyed|minimum maximum|longest shortest|largest smallest|larger smaller
large small|inside outside|began ended|beginning end|old new|older younger|better worse|best worst|strong weak|rich poor
imports exports|public private|success failure|difficult easy|safe dangerous|true false|legal illegal|war peace
men women|father mother|day night|morning evening|summer winter|killed injured|profit loss|demand supply
majority minority|positive negative|foreign domestic|civilian military|granted refused|agreed refused|suspended resumed
imposed lifted|admitted denied|twice half|past future|city village|died survived|started ended
"""
NOT = re.compile(r"\b(?:not |no |without )|n['’]t\b")
VERB = re.compile(r"\b(?:was|were|is|are|will|has|have|had|could|would|can) (?!not|no )")


def contraries() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for one, other in (pair.split() for pair in CONTRARIES.replace("\n", "|").split("|") if pair):
        table.setdefault(one, []).append(other)
        table.setdefault(other, []).append(one)
    return table


def sentences(limit: int) -> Iterator[tuple[str, str, str]]:
    """Language, source and translation: news, DEMETR, and the sound sentences of critical errors."""
    seen: Counter[str] = Counter()
    for name, case in sourced(systems=False):
        lang = name.split()[0]
        for pair in case.pairs if case.source and known(lang) else ():
            texts = [" ".join(d.quote(d.sentences[i].span) for i in part)
                     for d, part in ((case.source, pair.source), (case.article, pair.article)) if d]  # fmt: skip
            seen[lang] += 1
            if seen[lang] <= limit:
                yield lang, texts[0], texts[1]
    for row in (row for row in lines("ced_pt_en_dev.jsonl") if row["label"] == 0):
        seen["pt"] += 1
        if seen["pt"] <= limit:
            yield "pt", str(row["source"]), str(row["article"])


def changed(text: str, rng: random.Random) -> Iterator[tuple[str, str, range]]:
    """What was done, the sentence with it, and where."""
    words = set(re.findall("[a-z]+", text.lower()))
    for word, others in CONTRARY.items():
        found = [*re.finditer(rf"\b{word}\b", text)] if word in words else []
        if len(found) == 1:
            yield "contrary", *_with(text, found[0], rng.choice(others))
    if negators := [*NOT.finditer(text)]:
        chosen = rng.choice(negators)
        rest = {"no ": "a ", "without ": "with "}.get(chosen[0], "")
        yield "'without' lost" if rest == "with " else "'not' lost", *_with(text, chosen, rest)
    if verbs := [*VERB.finditer(text)]:
        chosen = rng.choice(verbs)
        yield "'not' added", *_with(text, chosen, f"{chosen[0]}not ")
    if some := re.search(r"\bsome (?:of|[a-z]+s)\b", text, re.IGNORECASE):
        yield "'some' made 'all'", *_with(text, some, "all" + some[0][4:])


def _with(text: str, match: re.Match[str], words: str) -> tuple[str, range]:
    new = text[: match.start()] + words + text[match.end() :]
    return new, range(match.start(), match.start() + max(1, len(words)))


def told(lang: str, source: str, text: str) -> list[polarity.Turn]:
    theirs, ours = read(source, lang), read(text, "en")
    if theirs is None or ours is None or max(len(source), len(text)) > LONGEST:
        return []
    return [turn for _, turn in polarity.turns(theirs, ours) if turn.confidence >= LEAST]


CONTRARY = contraries()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=500, help="sentences a language")
    limit = parser.parse_args().limit
    rng = random.Random(1)  # noqa: S311 - the same draw each time
    asked: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for lang, source, text in sentences(limit):
        asked["sound", lang] += 1
        found["sound", lang] += bool(told(lang, source, text))
        for kind, new, place in changed(text, rng):
            near = range(place.start - 25, place.stop + 25)
            asked[kind, lang] += 1
            found[kind, lang] += any(t.start < near.stop and near.start < t.end for t in told(lang, source, new))
    langs = sorted({lang for _, lang in asked})
    print(f"| | {' | '.join(langs)} | all |\n|---|{'---:|' * (len(langs) + 1)}")
    for kind in dict.fromkeys(kind for kind, _ in asked):
        cells = [f"{found[kind, n]}/{asked[kind, n]}" for n in langs]
        both = [sum(c[k] for k in c if k[0] == kind) for c in (found, asked)]
        print(f"| {kind} | {' | '.join(cells)} | {both[0]}/{both[1]} ({both[0] / both[1]:.3f}) |")


if __name__ == "__main__":
    main()
