"""The tables below an article in the HTML report, as plain data: names, facts, source and article, what did not run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from checker.render.marking import places, segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.model import Document, FactVerdict, Finding, Name, Result, SentenceSupport, Skip, Span, Spelling
    from checker.render.marking import Segment

_VERDICTS = ["mismatch", "missing", "ambiguous", "undetermined", "match"]
_PLACES = 12  # of one spelling that are named
_BEST = 2  # pieces of evidence beside a sentence
_MISSPELT = ("names/mixed-name", "names/name-mismatch")


def spots(result: Result) -> list[Span]:
    """Where names stand, in order; of two that overlap the first."""
    found: list[Span] = []
    for span in sorted(span for name in result.names for form in name.forms for span in form.spans):
        if span.start < span.end and (not found or found[-1].end <= span.start):
            found.append(span)
    return found


def heads(result: Result) -> list[int]:
    """Where sentences begin that a table has a link to."""
    wanted = {fact.span.start for fact in result.facts if fact.span} | set(supports(result))
    if result.source:
        wanted |= {result.document.sentences[pair.article[0]].span.start for pair in result.pairs if pair.article}
    return sorted(wanted)


def supports(result: Result) -> dict[int, int]:
    """How far the evidence agrees, in percent, by where a sentence begins; without those that nothing speaks of."""
    return {s.span.start: round(100 * s.support) for s in result.sentences if s.support is not None}


class Tables:
    """The tables of one document. ``shown`` are the offsets that its page can go to, ``key`` begins their ids."""

    def __init__(self, result: Result, key: str, shown: set[int]) -> None:
        self.result, self.key, self.shown = result, key, shown

    def _place(self, span: Span) -> dict[str, str]:
        line, column = self.result.document.position(span.start)
        target = f"{self.key}-a{span.start}" if span.start in self.shown else ""
        return {"target": target, "line": str(line), "words": f"{line}:{column}"}

    def _numbered(self, findings: Iterable[Finding]) -> list[tuple[str, int]]:
        """Ids and numbers of findings."""
        wanted = {id(finding) for finding in findings}
        numbers = [n for n, finding in enumerate(self.result.findings, 1) if id(finding) in wanted]
        return [(f"{self.key}-f{number}", number) for number in numbers]

    def names(self) -> list[dict[str, Any]]:
        """A row a name: those first that are spelled in two ways, then the most frequent."""
        odd = {name: keep for name, keep, _ in to_settle(self.result)}
        rows = [
            {"name": name, "keep": odd.get(name, name.house), "forms": self._forms(name), "stands_out": name in odd}
            for name in self.result.names
        ]
        return sorted(rows, key=lambda row: (not row["stands_out"], -row["name"].count))

    def _forms(self, name: Name) -> list[dict[str, Any]]:
        return [self._form(form) for form in name.forms]

    def _form(self, form: Spelling) -> dict[str, Any]:
        places = [self._place(span) for span in form.spans[:_PLACES]]
        more = max(0, len(form.spans) - _PLACES)
        findings = self._numbered(_marks(misspelt(self.result), form))
        return {"text": form.text, "count": len(form.spans), "places": places, "more": more, "findings": findings}

    def facts(self) -> list[dict[str, Any]]:
        """A row a fact, those to be looked at first."""
        return [self._fact(fact) for fact in sorted(self.result.facts, key=_fact_order)]

    def _fact(self, fact: FactVerdict) -> dict[str, Any]:
        """With the sentence that it was held against, and the findings in it."""
        if fact.span is None:
            return {"fact": fact, "words": "", "place": None, "findings": []}
        words = self.result.document.quote(fact.span)
        near = self._numbered(f for f in self.result.findings if fact.span.overlaps(f.span))
        return {"fact": fact, "words": words, "place": self._place(fact.span), "findings": near}

    def support(self) -> list[dict[str, Any]]:
        """A row a sentence that evidence speaks of, the least supported first."""
        compared = [sentence for sentence in self.result.sentences if sentence.support is not None]
        return [self._support(s) for s in sorted(compared, key=lambda s: s.support or 0.0)]

    def _support(self, sentence: SentenceSupport) -> dict[str, Any]:
        """With the best of what it was compared with."""
        words = " ".join(self.result.document.quote(sentence.span).split())
        percent = round(100 * (sentence.support or 0.0))
        evidence = sentence.evidence[:_BEST]
        return {"percent": percent, "words": words, "place": self._place(sentence.span), "evidence": evidence}

    def hidden(self) -> list[dict[str, Any]]:
        """Findings that are known and accepted, with the reason."""
        return [
            {"finding": h.finding, "place": self._place(h.finding.span), "reason": h.reason, "origin": h.origin}
            for h in self.result.hidden
        ]

    def pairs(self, piece: Callable[[Segment], dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows of source and article sentences, in the source's order; one side is empty where nothing answers it."""
        if self.result.source is None:
            return []
        article, source, agreed = self.result.document, self.result.source, supports(self.result)
        rows = []
        for there, here in _aligned(self.result, source):
            place = self._place(article.sentences[here[0]].span) if here else None
            cells = [part for index in here for part in self._sentence(article.sentences[index].span, piece)]
            original = " ".join(source.quote(source.sentences[index].span) for index in there)
            known = [agreed[start] for i in here if (start := article.sentences[i].span.start) in agreed]
            rows.append({"source": original, "article": cells, "place": place, "percent": min(known, default=None)})
        return rows

    def _sentence(self, span: Span, piece: Callable[[Segment], dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The sentence in pieces, the words of findings marked as in the article."""
        article = self.result.document
        every = ((i, f, at) for i, f in enumerate(self.result.findings) for at in places(f, article))
        near = [row for row in every if row[2].overlaps(span)]
        yield from (piece(segment) for segment in segments(article, span, near))
        yield {"text": " ", "severity": ""}


def to_settle(result: Result) -> list[tuple[Name, str, list[Spelling]]]:
    """Names that are spelled in two ways or not as approved: the form to keep, and those that findings mark."""
    wrong = misspelt(result)
    rows = []
    for name in result.names:
        forms = [form for form in name.forms if _marks(wrong, form)]
        if forms or name.mixed:
            rows.append((name, _keep(name, wrong), forms))
    return rows


def misspelt(result: Result) -> list[tuple[Finding, list[Span]]]:
    """Findings that give another spelling for a name, and all places that they speak of."""
    return [
        (finding, places(finding, result.document))
        for finding in result.findings
        if finding.suggestions and any(rule.startswith(_MISSPELT) for rule in (finding.rule, *finding.also))
    ]


def _marks(wrong: Iterable[tuple[Finding, list[Span]]], form: Spelling) -> list[Finding]:
    return [f for f, places in wrong if any(place.overlaps(span) for place in places for span in form.spans)]


def _keep(name: Name, wrong: Sequence[tuple[Finding, list[Span]]]) -> str:
    """The house form; where a finding marks that too, what the finding says to write."""
    for form in name.forms:
        if form.text != name.house or name.origin:
            continue
        for finding in _marks(wrong, form):
            if finding.text in form.text:
                return form.text.replace(finding.text, finding.suggestions[0].text)
    return name.house


def _fact_order(fact: FactVerdict) -> int:
    return _VERDICTS.index(fact.verdict) if fact.verdict in _VERDICTS else len(_VERDICTS)


def verdicts(result: Result) -> list[tuple[str, int]]:
    """How many facts got which verdict, the worst first."""
    counts = Counter(fact.verdict for fact in sorted(result.facts, key=_fact_order))
    return list(counts.items())


def _aligned(result: Result, source: Document) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Indices of source and article sentences, a row each; what nothing answers stands where it belongs."""
    rows: list[tuple[float, tuple[int, ...], tuple[int, ...]]] = [
        (pair.source[0], pair.source, pair.article) for pair in result.pairs if pair.source and pair.article
    ]
    rows += [(i, (i,), ()) for i in _left(len(source.sentences), (i for row in rows for i in row[1]))]
    homes = sorted((row[2][0], row[0]) for row in rows if row[2])
    for lone in _left(len(result.document.sentences), (i for row in rows for i in row[2])):
        before = [at for first, at in homes if first < lone]
        rows.append(((before[-1] if before else -1) + 0.5, (), (lone,)))
    rows.sort(key=lambda row: (row[0], row[2]))
    return [(there, here) for _, there, here in rows]


def _left(count: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [index for index in range(count) if index not in gone]


def skipped(skips: Sequence[Skip]) -> list[dict[str, Any]]:
    """Rules that did not run, by reason: how many of each kind, and their ids."""
    reasons: dict[str, list[str]] = {}
    for rule, reason in sorted({(skip.rule, skip.reason) for skip in skips}):
        reasons.setdefault(reason, []).append(rule)
    return [
        {"reason": reason, "kinds": sorted(Counter("/".join(r.split("/")[:2]) for r in rules).items()), "rules": rules}
        for reason, rules in sorted(reasons.items())
    ]
