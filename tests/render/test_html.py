"""The HTML report as text: whole, closed, and deaf to what stands in articles."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import (
    Block,
    Document,
    Evidence,
    Finding,
    Name,
    Pair,
    Related,
    Result,
    Sentence,
    SentenceSupport,
    Severity,
    Side,
    Span,
    Spelling,
    Zone,
)
from checker.render import RENDERERS
from checker.render.marking import Segment, parts, passages
from checker.render.tables import to_settle
from tests.render.hostile import hostile, worldly
from tests.render.samples import ARTICLE, BROKEN, CLEAN, GATED, META, RESULT, span

render = RENDERERS["html"]
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Tags with their attributes, checked for being closed; ids, links and the words of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words[self.open[-1]] = self.words.get(self.open[-1], "") + data

    def every(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


@pytest.mark.parametrize(
    "results",
    [[RESULT], [GATED], [CLEAN], [BROKEN], [RESULT, CLEAN, BROKEN], [hostile()], [worldly()], [hostile(), worldly()]],
)
def test_it_is_sound(results: list[Result]) -> None:
    page = Page(render(results, META))
    assert page.open == []
    ids = page.every("id")
    assert len(ids) == len(set(ids))
    for target in page.every("href"):
        assert target[0] == "#"
        assert target[1:] in ids
    for reference in page.every("aria-labelledby"):
        assert reference in ids
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name in {"style", "src"}]


@pytest.mark.parametrize("result", [hostile(), RESULT])
def test_only_its_own_script_and_style_may_run(result: Result) -> None:
    page = Page(render([result], META))
    tags = [tag for tag, _ in page.tags]
    assert (tags.count("script"), tags.count("style"), tags.count("img")) == (1, 1, 0)
    policy = next(attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        digest = b64encode(sha256(page.words[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
        assert "http" not in page.words[kind]


def test_every_place_of_a_finding_is_marked() -> None:
    again = Related(Side.ARTICLE, ARTICLE.path, span("al-Kadhimi"), "Al-Kazemi", 3, 56, "spelled so here too")
    elsewhere = replace(again, path="other.txt", span=span("Monday"))
    text = render([replace(RESULT, findings=(replace(RESULT.findings[1], related=(again, elsewhere)),))], META)
    marks = re.findall(r'<a class="mark major" href="#d1-f1" data-f="d1-f1">(.*?)</a>', text)
    assert [words(mark) for mark in marks] == ["major finding: al-Kadhimi", "major finding: Al-Kazemi"]
    assert text.count('id="d1-m1"') == 1


def test_templates_are_not_run_twice() -> None:
    assert "{{ 7 * 7 }}" in render([hostile()], META)


def test_control_signs_are_shown_and_not_obeyed() -> None:
    text = render([hostile()], META)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
    assert "␛[31m" in text


def test_all_that_is_known_is_on_the_page() -> None:
    text = render([RESULT], META)
    for finding in RESULT.findings:
        for part in (finding.rule, finding.message, finding.why, f"{round(100 * finding.confidence)}% sure"):
            assert part.replace("'", "&#39;") in text
    assert "100 × (1 − 31 ÷ 55 words) = <b>43.6</b>" in text
    assert "fluency/calque/de-8" in text
    assert "There are about <mark>2,500 US soldiers</mark> in Iraq." in text
    assert META.signature in text


def test_source_and_article_stand_side_by_side() -> None:
    source = Document(
        "q", "q.txt", "Eins. Zwei. Drei.", Side.SOURCE, lang="de", sentences=_sentences((0, 5), (6, 11), (12, 17))
    )
    article = Document("a", "a.txt", "One. New. Three.", lang="en", sentences=_sentences((0, 4), (5, 9), (10, 16)))
    pairs = (Pair((0,), (0,), 0.9), Pair((2,), (2,), 0.9))
    text = render([Result(article, source=source, pairs=pairs)], META)
    cells = re.findall(r'role="cell"[^>]*>(.*?)</div>', text)
    assert [words(cell) for cell in cells] == [
        "Eins.",
        "One. line 1",
        "nothing in the source",
        "New. line 1",
        "Zwei.",
        "nothing in the article",
        "Drei.",
        "Three. line 1",
    ]


def _sentences(*spans: tuple[int, int]) -> tuple[Sentence, ...]:
    return tuple(Sentence(Span(*span), 0, Zone.BODY) for span in spans)


def test_the_same_bytes_for_the_same_results() -> None:
    shuffled = replace(RESULT, skipped=RESULT.skipped[::-1])
    assert render([shuffled, CLEAN], META) == render([RESULT, CLEAN], META)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 40), st.sampled_from(list(Severity))), max_size=8),
    st.lists(st.integers(0, 99), max_size=6),
)
def test_every_finding_has_one_place_and_no_word_is_lost(
    spans: list[tuple[int, int, Severity]], cuts: list[int]
) -> None:
    text = "".join(chr(97 + i % 26) if i % 7 else " " for i in range(99))
    edges = sorted({0, *cuts, 99})
    blocks = tuple(Block(Span(a, b)) for a, b in pairwise(edges))
    document = Document("x", "x", text, blocks=blocks)
    findings = []
    for start, length, severity in spans:
        span = Span(start, min(99, start + length))
        findings.append(Finding("a/b", "", severity, 0.5, "m", span, document.quote(span), 1, start + 1))
    found = passages(document, findings)
    assert "".join(segment.text for passage in found for segment in passage.segments) == text
    assert sorted(index for passage in found for index in passage.findings) == list(range(len(findings)))
    starts = [index for passage in found for segment in passage.segments for index in segment.starts]
    assert set(starts) == set(range(len(findings)))
    covered = {
        index: "".join(s.text for passage in found for s in passage.segments if index in s.covers)
        for index in range(len(findings))
    }
    assert covered == {index: finding.text for index, finding in enumerate(findings)}
    Page(render([Result(document, tuple(findings))], META))


@given(
    st.lists(st.integers(0, 60), max_size=8, unique=True),
    st.lists(st.integers(0, 60), max_size=4, unique=True),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_parts_lose_no_word_and_each_target_stands_once(
    edges: list[int], heads: list[int], start: int, length: int
) -> None:
    edges, heads = sorted(edges), sorted(heads)
    names = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    text = "".join(chr(97 + i % 26) for i in range(start, start + length))
    found = list(parts(Segment(text, at=start), names, heads))
    assert "".join(part.text for part in found) == text
    wanted = {at for at in (*heads, *(name.start for name in names)) if start <= at < start + length}
    assert [part.at for part in found if part.at >= 0] == sorted(wanted)
    at = start
    for part in found:
        assert part.spot == next((name.start for name in names if name.start <= at < name.end), -1)
        at += len(part.text)


def words(page: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", page).split())


def test_the_head_says_what_decides() -> None:
    text = words(render([RESULT], META))
    assert "Not ready: 2 findings are major or worse." in text
    assert "1 to settle of 2" in text
    assert "1 mismatch , 1 missing , 1 match" in text
    assert "no source given" in text
    assert "11 rules" in text
    assert "Ready: nothing was found." in words(render([CLEAN], META))
    lenient = words(render([replace(RESULT, verdict="pass")], replace(META, fail_on=None)))
    assert "This run fails no article. 2 findings are major or worse." in lenient
    gated = words(render([GATED], META))
    assert "Not ready: a limit of this run is passed." in gated
    assert "limit quality 72.5 is 7.5 below --min-quality 80" in gated


def test_what_is_accepted_is_listed_with_the_reason() -> None:
    text = render([GATED], replace(META, notes=("old.yaml:3: has expired",)))
    table = words(text[text.index('id="d1-hidden"') :])
    assert "the agency&#39;s own spelling iraq.txt.checker.yaml:3" in table
    assert "Accepted 1 finding" in words(text)
    assert "old.yaml:3: has expired" in words(text)


def test_names_have_a_row_with_links_to_their_places() -> None:
    text = render([RESULT], META)
    table = text[text.index('id="d1-names"') : text.index('id="d1-facts"')]
    mixed, other = table.split("<details>")
    assert "Mustafa al-Kadhimi" in mixed
    assert "Joe Biden" in other
    wrong = re.search(r'<li class="wrong">.*?</li>', mixed)
    assert wrong
    assert words(wrong[0]) == "Al-Kazemi 1 × at 5:1 ; finding 2"
    place = ARTICLE.text.index("Al-Kazemi")
    assert f'href="#d1-a{place}"' in wrong[0]
    assert f'<span id="d1-a{place}" data-spot="d1-a{place}">Al-Kazemi</span>' in text


def test_the_form_to_keep_is_what_the_finding_says_where_it_marks_the_only_form() -> None:
    name = replace(RESULT.names[1], house="Al-Kazemi", origin="", forms=RESULT.names[1].forms[1:])
    only = replace(RESULT, names=(name,))
    ((_, keep, forms),) = to_settle(only)
    assert (keep, [form.text for form in forms]) == ("Al-Kadhimi", ["Al-Kazemi"])
    assert [keep for _, keep, _ in to_settle(RESULT)] == ["Mustafa al-Kadhimi"]


def test_a_finding_marks_every_place_of_its_spelling() -> None:
    here, there = span("Al-Kazemi"), span("al-Kadhimi")
    again = Related(Side.ARTICLE, ARTICLE.path, there, "Al-Kazemi", 3, 56, "spelled so here too")
    finding = replace(RESULT.findings[1], related=(again,))
    forms = (Spelling("Al-Kazemi", (here,)), Spelling("Mustafa", (there,)))
    result = replace(RESULT, findings=(finding,), names=(Name("", "Mustafa", True, forms, "f:1"),))
    assert [form.text for _, _, wrong in to_settle(result) for form in wrong] == ["Al-Kazemi", "Mustafa"]
    undecided = replace(result, findings=(replace(finding, suggestions=()),))
    assert [(keep, wrong) for _, keep, wrong in to_settle(undecided)] == [("Mustafa", [])]


def test_facts_link_to_their_place_and_findings() -> None:
    text = render([RESULT], META)
    table = text[text.index('id="d1-facts"') : text.index('id="d1-chart"')]
    rows = [words(row) for row in re.findall(r"<tr><td>.*?</tr>", table, re.DOTALL)]
    assert rows == [
        "mismatch There are about 2,500 US soldiers in Iraq. 25,000 US soldiers line 5 , finding 3",
        "missing Iraq votes on 10 October 2021. nothing was found to compare",
        "match The US combat mission in Iraq ends by the end of 2021. would end this year line 3",
    ]


def test_support_stands_at_the_sentence_and_in_a_table() -> None:
    sentences = tuple(
        SentenceSupport(span(words), support, (Evidence("news/wire.txt:3", "About 2,500 are there."),))
        for words, support in (("Al-Kazemi thanked", 0.91), ("Some 25,000", 0.1234), ("US President", None))
    )
    text = render([replace(RESULT, sentences=sentences)], META)
    article, table = text[: text.index('id="d1-support"')], words(text[text.index('id="d1-support"') :])
    assert re.findall(r'class="gauge (\w+)" role="img" aria-label="(\d+)% supported"', article) == [
        ("good", "91"),
        ("low", "12"),
    ]
    assert "Support 2 of 3 sentences compared, the lowest 12%" in words(article)
    assert "Nothing speaks of the other 1 sentence." in table
    assert table.index("12% Some 25,000 line 5 wire.txt:3 About 2,500 are there.") < table.index("91% Al-Kazemi")


def test_a_long_article_stays_small() -> None:
    text = "\n\n".join(["The force of the forces met Al-Kazemi. " * 12] * 120)
    blocks, findings, start = [], [], 0
    for number, part in enumerate(text.split("\n\n")):
        blocks.append(Block(Span(start, start + len(part))))
        for at in range(0, 400, 100):
            span = Span(start + at, start + at + 9)
            findings.append(
                replace(
                    RESULT.findings[1], span=span, text=text[span.start : span.end], line=1 + 2 * number, related=()
                )
            )
        start += len(part) + 2
    page = render([Result(replace(ARTICLE, text=text, blocks=tuple(blocks)), tuple(findings))], META)
    assert len(page.encode()) < 2_000_000


def test_other_formats_need_no_template_engine() -> None:
    code = "import sys, checker.render; sys.exit('jinja2' in sys.modules or 'checker.render.sarif' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
