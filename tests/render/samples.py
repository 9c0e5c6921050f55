"""A result made by hand, with everything in it that a report can hold."""

from __future__ import annotations

from checker.model import (
    Block,
    Document,
    Evidence,
    FactVerdict,
    Failure,
    Finding,
    Hidden,
    Name,
    Related,
    Result,
    SentenceSupport,
    Severity,
    Side,
    Skip,
    Span,
    Spelling,
    Suggestion,
    Zone,
)
from checker.render.meta import Meta

TEXT = (
    "US to end combat mission in Iraq\n\n"
    "US President Joe Biden received Prime Minister Mustafa al-Kadhimi at the White House on Monday and told him that "
    "the combat mission of the force of the forces would end this year, eighteen years after the invasion.\n\n"
    "Al-Kazemi thanked him. Some 25,000 US soldiers are still in Iraq.\n"
)
META = Meta("0.1.0", lambda: "version:0.1.0|rules:abc|embedder:none", color=False, width=90)


def _blocks() -> tuple[Block, ...]:
    blocks, start = [], 0
    for number, part in enumerate(TEXT.rstrip("\n").split("\n\n")):
        blocks.append(Block(Span(start, start + len(part)), Zone.TITLE if number == 0 else Zone.BODY))
        start += len(part) + 2
    return tuple(blocks)


ARTICLE = Document("iraq", "news/iraq.txt", TEXT, lang="en", blocks=_blocks())


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def finding(
    words: str, rule: str, severity: Severity, message: str, confidence: float = 0.9, **more: object
) -> Finding:
    line, column = ARTICLE.position(span(words).start)
    place = {"span": span(words), "text": words, "line": line, "column": column}
    return Finding(rule, "Accuracy", severity, confidence, message, **place, **more)  # type: ignore[arg-type]


RESULT = Result(
    ARTICLE,
    (
        finding(
            "the force of the forces",
            "fluency/same-root",
            Severity.MINOR,
            "'force' and 'forces' are the same word twice.",
            0.81,
            suggestions=(Suggestion("the troop strength"),),
        ),
        finding(
            "Al-Kazemi",
            "names/mixed-name",
            Severity.MAJOR,
            "The same person is spelled 'al-Kadhimi' elsewhere in this article.",
            0.93,
            related=(
                Related(Side.ARTICLE, "news/iraq.txt", span("al-Kadhimi"), "al-Kadhimi", 3, 56, "the other spelling"),
            ),
            evidence=(Evidence("facts.yaml:4", "Mustafa al-Kadhimi"),),
            suggestions=(Suggestion("Al-Kadhimi", safe=True),),
            also=("names/name-mismatch",),
        ),
        finding(
            "25,000 US soldiers",
            "numbers/number-mismatch",
            Severity.CRITICAL,
            "The article says 25,000 soldiers, the facts say about 2,500.",
            evidence=(Evidence("facts.yaml:18", "There are about 2,500 US soldiers in Iraq."),),
            suggestions=(Suggestion("2,500 US soldiers"),),
            why="A zero too many.",
            fingerprint="0123456789abcdef",
        ),
    ),
    (
        FactVerdict(
            "end", "The US combat mission in Iraq ends by the end of 2021.", "match", span("would end this year")
        ),
        FactVerdict("us-troops", "There are about 2,500 US soldiers in Iraq.", "mismatch", span("25,000 US soldiers")),
        FactVerdict("vote", "Iraq votes on 10 October 2021.", "missing"),
    ),
    (SentenceSupport(span("Al-Kazemi thanked him."), None), SentenceSupport(span("Some 25,000"), 0.1234)),
    (
        Skip("bilingual/omission", "no --source"),
        Skip("bilingual/addition", "no --source"),
        *(Skip(f"fluency/calque/de-{n}", "the source is in fr") for n in range(9)),
    ),
    verdict="fail",
    names=(
        Name("person", "Joe Biden", False, (Spelling("Joe Biden", (span("Joe Biden"),)),)),
        Name(
            "person",
            "Mustafa al-Kadhimi",
            True,
            (
                Spelling("Mustafa al-Kadhimi", (span("Mustafa al-Kadhimi"),)),
                Spelling("Al-Kazemi", (span("Al-Kazemi"),)),
            ),
            "facts.yaml:4",
        ),
    ),
)
CLEAN = Result(Document("ok", "news/ok.txt", "All is well.", lang="en"))
BROKEN = Result(Document("bad", "news/bad.txt", ""), verdict="fail", error="news/bad.txt: not a text file")
GATED = Result(
    ARTICLE,
    RESULT.findings[:1],
    verdict="fail",
    failures=(Failure("min-quality", 72.5, 80.0),),
    hidden=(Hidden(RESULT.findings[1], "the agency's own spelling", "iraq.txt.checker.yaml:3"),),
)
