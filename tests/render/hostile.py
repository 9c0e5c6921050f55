"""Results that try to break out of every format, and texts whose lengths differ in characters, bytes and UTF-16."""

from __future__ import annotations

from dataclasses import replace

from checker.model import (
    Block,
    Document,
    Evidence,
    FactVerdict,
    Finding,
    Hidden,
    Name,
    Pair,
    Related,
    Result,
    Sentence,
    Severity,
    Side,
    Skip,
    Span,
    Spelling,
    Suggestion,
    Zone,
)

BREAK = (
    "</script></style></title><script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\">"
    "' onmouseover='x {{ 7 * 7 }} {% for %} ]]> --> "
    "\x00\x1b[31m\x07 \u202e%0A::error::x\r\n::error file=a::b | `x` @all #1"
)


def hostile() -> Result:
    """The same hostile words as article, path, facts, rule, message, evidence and suggestion."""
    text = f"{BREAK}\n\n=cmd()|' {BREAK}"
    blocks = (Block(Span(0, len(BREAK)), Zone.TITLE), Block(Span(len(BREAK) + 2, len(text))))
    article = Document(BREAK, BREAK, text, lang='en"><x', blocks=blocks)
    span = Span(len(BREAK) + 2, len(BREAK) + 9)
    line, column = article.position(span.start)
    found = Finding(
        BREAK,
        BREAK,
        Severity.CRITICAL,
        0.9,
        BREAK,
        span,
        article.quote(span),
        line,
        column,
        why=BREAK,
        related=(Related(Side.ARTICLE, BREAK, Span(0, 5), BREAK[:5], 1, 1, BREAK),),
        evidence=(Evidence(BREAK, BREAK),),
        suggestions=(Suggestion(BREAK, safe=True),),
        fingerprint=BREAK,
        also=(BREAK,),
    )
    facts = (FactVerdict(BREAK, BREAK, "mismatch", span, BREAK),)
    source = Document("s", BREAK, BREAK, Side.SOURCE, sentences=(Sentence(Span(0, len(BREAK)), 0, Zone.BODY),))
    names = (Name(BREAK, BREAK, True, (Spelling(BREAK, (span,)), Spelling("x", (Span(0, 3),))), BREAK),)
    return Result(
        article,
        (found,),
        facts,
        (),
        (Skip(BREAK, BREAK),),
        "fail",
        source=source,
        names=names,
        hidden=(Hidden(found, BREAK, BREAK),),
    )


def worldly() -> Result:
    """Emoji, Arabic, combining letters, a lone carriage return and a form feed; every word is a finding."""
    text = "😀 Cafe\u0301 مرحبا بالعالم\rnaïve\x0cline\r\n\r\n日本 👩‍👩‍👧 the end"
    article = Document("w", "wörld/a b.txt", text, lang="ar", blocks=(Block(Span(0, len(text))),))
    findings = []
    start = 0
    for number, word in enumerate(text.split(" ")):
        span = Span(start, start + len(word))
        line, column = article.position(start)
        found = Finding("a/b", "c", Severity(number % 4), 0.5, "No.", span, word, line, column)
        findings.append(replace(found, fingerprint=f"{number:016x}"))
        start = span.end + 1
    sentences = (Sentence(Span(0, len(text)), 0, Zone.BODY),)
    article = Document("w", article.path, text, lang="ar", blocks=article.blocks, sentences=sentences)
    return Result(article, tuple(findings), source=article, pairs=(Pair((0,), (0,), 0.9),))
