"""The straight line: documents are annotated, paired with evidence, checked, filtered. Nothing flows back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import __version__, filters, weigh
from checker.align.echoes import echoes
from checker.align.evidence import retrieve
from checker.align.pairs import align
from checker.align.parts import parts
from checker.annotate import annotate, annotate_all
from checker.annotate.spellings import spellings
from checker.checks import CHECKS
from checker.checks.context import fill
from checker.checks.name_evidence import evidence_of
from checker.checks.prefilter import Prefilter
from checker.checks.verdicts import fact_verdicts, sentence_supports
from checker.consistency import get_consistency, judge
from checker.embed import get_embedder, get_language_model
from checker.errors import CheckerError, did_you_mean
from checker.gates import Gates, failures
from checker.lang.rewordings import likelier
from checker.model import (
    Block,
    Case,
    ConsistencyModel,
    Document,
    Embedder,
    Example,
    Facts,
    Finding,
    Hit,
    Judged,
    LanguageModel,
    Later,
    Match,
    Result,
    Rule,
    Severity,
    Side,
    Skip,
    Span,
    Statement,
    Suppression,
    Zone,
)
from checker.read.blocks import split_blocks
from checker.read.facts import parse_facts
from checker.read.rule_store import digest_of
from checker.read.rules import default_rules_dir, load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

CHECK_TABLE = {check.id: check for check in CHECKS}
NEEDS = frozenset(need for check in CHECKS for need in check.needs)
MAY_BE_UNFIT = frozenset(check.id for check in CHECKS if check.unfit)
PRECISION = Path(__file__).parent / "data" / "precision.json"
ENOUGH = 5  # findings from which a rule's precision can be told
CERTAIN = 0.99  # nothing that a program says of a text is surer
WHY_NOT = {
    "evidence": "no --facts or --reference",
    "vectors": "no vectors: neither evidence nor --embedder",
    "parts": "no vectors for the source’s language",
    "fluency-model": "no --fluency-model",
}
UNREAD_ZONES = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.LABEL})


@dataclass(frozen=True)
class Settings:
    """What the user chose. ``fail_on`` None never fails; ``embedder`` '' is the default, 'none' is none.

    ``fluency_model`` '' or 'none' is none: no default run loads a language model.
    ``consistency`` '' judges against evidence where there is some; a model that is named judges an article's
    sentences against each other as well.

    ``strict_support``: figures, quotations and accusations of which the evidence has nothing are major, not neutral.

    ``labels`` tells of rules how many of their findings somebody has judged, and how many of these were right.
    """

    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.5
    fail_on: Severity | None = Severity.MAJOR
    embedder: str = ""
    fluency_model: str = ""
    consistency: str = ""
    cache_dir: Path | None = None
    gates: Gates = field(default_factory=Gates)
    labels: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    strict_support: bool = False


@dataclass(frozen=True)
class Inputs:
    """One article and its evidence, as read, and what of its findings is known and accepted.

    ``known`` maps the fingerprints that a baseline has for this article to where they stand in it.
    """

    article: Document
    source: Document | None = None
    references: tuple[Document, ...] = ()
    facts: Facts = field(default_factory=Facts)
    suppressions: tuple[Suppression, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)


class Checker:
    """Rules and models, loaded once and used for any number of articles."""

    def __init__(self, settings: Settings = Settings()) -> None:
        self.settings = settings
        paths = [default_rules_dir(), *settings.rules]
        self.rules = [_calibrated(rule, settings.labels) for rule in load_rules(paths, CHECK_TABLE, trusted=paths[:1])]
        self._known(settings.select + settings.ignore)
        self._known_lacks: dict[tuple[object, ...], Mapping[int, Skip]] = {}

    @cached_property
    def chosen(self) -> Sequence[Rule]:
        """The rules that the user wants."""
        return [self._strict(rule) for rule in self.rules if self._wanted(rule)]

    def _strict(self, rule: Rule) -> Rule:
        """What has no support counts where the user wants that."""
        queried = rule.kind == "facts/unsupported" and rule.severity is Severity.NEUTRAL
        return replace(rule, severity=Severity.MAJOR) if queried and self.settings.strict_support else rule

    @cached_property
    def prefilter(self) -> Prefilter:
        """What tells which of the chosen rules may find anything, by their places among them."""
        return Prefilter(self.chosen)

    @cached_property
    def embedder(self) -> Embedder | None:
        if self.settings.embedder == "none":
            return None
        return get_embedder(self.settings.embedder, cache_dir=self.settings.cache_dir)

    @cached_property
    def language_model(self) -> LanguageModel | None:
        name = self.settings.fluency_model
        return None if name in {"", "none"} else get_language_model(name)

    @cached_property
    def consistency(self) -> ConsistencyModel | None:
        return None if self.settings.consistency == "none" else get_consistency(self.settings.consistency)

    def find_models(self) -> None:
        """Raises CheckerError where a model that the user named is not there."""
        named = self.settings
        if named.embedder:
            self.embedder  # noqa: B018 - looked for when it is first asked for
        if named.fluency_model:
            self.language_model  # noqa: B018
        if named.consistency:
            self.consistency  # noqa: B018

    @cached_property
    def signature(self) -> str:
        """What makes the figures repeatable: version, rules in use, embedder."""
        chosen = [repr((r.id, r.check, r.severity, r.confidence, r.message, _digest(r.options))) for r in self.chosen]
        digest = hashlib.sha256("\n".join(sorted(chosen)).encode()).hexdigest()[:12]
        model = self.embedder.name if self.embedder else "none"
        fluency = f"|fluency:{self.language_model.name}" if self.language_model else ""
        judging = self.consistency.name if self.consistency else "none"
        return f"version:{__version__}|rules:{digest}|embedder:{model}{fluency}|consistency:{judging}"

    def check(self, inputs: Inputs) -> Result:
        """Checks one article against its evidence and itself."""
        return self.check_together([inputs])[0]

    def check_together(self, inputs: Sequence[Inputs]) -> list[Result]:
        """Some articles at once: each step and each check goes through all of them, which keeps it in the cache."""
        articles = annotate_all([item.article for item in inputs])
        cases = [self._case(item, article) for item, article in zip(inputs, articles, strict=True)]
        results = self.results(cases)
        for case in cases:
            case.memo.clear()  # some of it refers to the case, which would wait for the garbage collector
        return [self._judged(self._accepted(result, item)) for result, item in zip(results, inputs, strict=True)]

    def case(self, inputs: Inputs, *, judged: bool | None = None) -> Case:
        """What the checks see. ``judged``: whether the model of consistency is asked; None where there is need."""
        return self._case(inputs, annotate(inputs.article), judged=judged)

    def _case(self, inputs: Inputs, article: Document, *, judged: bool | None = None) -> Case:
        references = tuple(annotate(reference) for reference in inputs.references)
        source = annotate(inputs.source) if inputs.source else None
        statements = (*_fact_statements(inputs.facts, article.date), *_reference_statements(references))
        embedder = self.embedder if statements or source or self.settings.embedder else None
        matches = retrieve(article, statements, embedder) if statements else ()
        pairs = align(source, article, embedder) if source else ()
        lonely = parts(source, article, pairs, embedder) if source else None
        needed = bool(statements or self.settings.consistency) if judged is None else judged
        said = self._said_by_model(article, statements, matches) if needed else ()
        again = echoes(article, embedder) if embedder else None
        case = Case(article, source, references, inputs.facts, statements, pairs, lonely, matches, again, judged=said)
        return _surprised(case, self.language_model) if self.language_model else case

    def _said_by_model(
        self, article: Document, statements: Sequence[Statement], matches: Sequence[Match]
    ) -> tuple[Judged, ...]:
        """The models known read English."""
        if article.lang != "en" or self.consistency is None:
            return ()
        return judge(article, statements, matches, self.consistency)

    def findings(self, case: Case, rule: Rule) -> list[Finding]:
        """What one rule finds, stamped with its id, severity and message."""
        return [_stamp(case.article, rule, hit) for hit in CHECK_TABLE[rule.check].find(case, rule.whole)]

    def runs(self, rule: Rule, case: Case) -> bool:
        """Whether a rule has all that it needs on this case."""
        return not _why_not(rule, case)

    def result(self, case: Case) -> Result:
        """What all chosen rules make of a case, before suppressions and the verdict."""
        return self.results([case])[0]

    def results(self, cases: Sequence[Case]) -> list[Result]:
        """The same of some cases at once, a rule after the other."""
        skipped = [self._skipped(case) for case in cases]
        asked = self.prefilter.standing_together(cases)
        standing = [found - skips.keys() for found, skips in zip(asked, skipped, strict=True)]
        found: list[list[Finding]] = [[] for _ in cases]
        for at in sorted(frozenset().union(*standing)):
            for number, case in enumerate(cases):
                if at in standing[number]:
                    found[number] += self.findings(case, self.chosen[at])
        return list(map(self._result, cases, found, skipped))

    def _result(self, case: Case, found: list[Finding], skipped: Mapping[int, Skip]) -> Result:
        found = weigh.findings(found, case)
        merged = filters.merge(filters.confident(found, self.settings.min_confidence))
        return Result(
            case.article,
            tuple(filters.with_fingerprints(merged, case.article)),
            fact_verdicts(case),
            weigh.supports(sentence_supports(case), found, case),
            tuple(map(skipped.__getitem__, sorted(skipped))),
            source=case.source,
            pairs=case.pairs,
            names=spellings(case.article, case.facts, evidence_of(case).plain_pairs),
        )

    def _skipped(self, case: Case) -> Mapping[int, Skip]:
        """The chosen rules that cannot run on a case, by their places."""
        lacks = self._lacks(case)
        reasons = ((at, _unfit(self.chosen[at], case)) for at in self._may_be_unfit if at not in lacks)
        unfit = {at: Skip(self.chosen[at].id, reason) for at, reason in reasons if reason}
        return {**lacks, **unfit} if unfit else lacks

    @cached_property
    def _may_be_unfit(self) -> Sequence[int]:
        return [at for at, rule in enumerate(self.chosen) if rule.check in MAY_BE_UNFIT]

    def _lacks(self, case: Case) -> Mapping[int, Skip]:
        """The chosen rules that lack something to run on a case, by their places; worked out once for all alike."""
        source_lang = case.source.lang if case.source else ""
        key = (case.article.lang, case.article.source_lang, source_lang, *map(case.has, sorted(NEEDS)))
        if key not in self._known_lacks:
            lacks = ((at, rule, _lack(rule, case)) for at, rule in enumerate(self.chosen))
            self._known_lacks[key] = {at: Skip(rule.id, reason) for at, rule, reason in lacks if reason}
        return self._known_lacks[key]

    def _accepted(self, result: Result, inputs: Inputs) -> Result:
        """Without the findings that are known and accepted; which suppressions were of no use is noted."""
        if not inputs.suppressions and not inputs.known:
            return result
        kept, hidden = filters.accept(result.findings, inputs.suppressions, inputs.known)
        skipped = {skip.rule for skip in result.skipped}
        ran = {prefix for r in self.chosen if r.id not in skipped for prefix in _prefixes(r.id)}
        used = {found.origin for found in hidden}
        idle = tuple(s.origin for s in inputs.suppressions if s.rule in ran and s.origin not in used)
        return replace(result, findings=kept, hidden=hidden, idle=idle)

    def _judged(self, result: Result) -> Result:
        """With its verdict. A gate that cannot be measured is listed, as a rule that cannot run is."""
        severe = self.settings.fail_on is not None and any(f.severity >= self.settings.fail_on for f in result.findings)
        missed, skipped = failures(result, self.settings.gates)
        verdict = "fail" if severe or missed else "pass"
        return replace(result, verdict=verdict, failures=missed, skipped=(*result.skipped, *skipped))

    def _wanted(self, rule: Rule) -> bool:
        chosen = not self.settings.select or _listed(rule.id, self.settings.select)
        return chosen and not _listed(rule.id, self.settings.ignore)

    def _known(self, patterns: Iterable[str]) -> None:
        ids = {prefix for rule in self.rules for prefix in _prefixes(rule.id)}
        for pattern in patterns:
            if pattern not in ids:
                raise CheckerError(f"no rule or family is called {pattern}", hint=did_you_mean(pattern, ids))


def _surprised(case: Case, model: LanguageModel) -> Case:
    """Sentence by sentence, for a model remembers what it read last."""
    texts = [case.article.quote(sentence.span) for sentence in case.article.sentences]
    read = [(tuple(model.surprisals([text])[0]), likelier(text, model)) for text in texts]
    rows, better = zip(*read, strict=True) if read else ((), ())
    return replace(case, surprisals=rows, surprised=model.name, likelier=better)


def can_run_examples(checker: Checker, rule: Rule) -> bool:
    """Whether what the rule needs besides its examples is there: they bring their evidence, but no language model."""
    return checker.language_model is not None or "fluency-model" not in CHECK_TABLE[rule.check].needs


def check_example(checker: Checker, rule: Rule, example: Example, lang: str = "en") -> list[Finding]:
    """What the rule finds in one of its own examples."""
    day = example.date
    article = _read_text("example", example.text, Side.ARTICLE, lang, day)
    source = _read_text("source", example.source, Side.SOURCE, example.source_lang, day) if example.source else None
    reference = (_read_text("reference", example.reference, Side.REFERENCE, lang, day),) if example.reference else ()
    facts = parse_facts(dict(example.facts), "facts") if example.facts else Facts()
    case = checker.case(Inputs(article, source, reference, facts), judged=rule.check == "unexplained")
    return [] if _why_not(rule, case) else checker.findings(case, rule)


@cache
def _measured() -> dict[str, Any]:
    """What `checker eval --calibrate` counted: findings and right ones, a rule each."""
    table: dict[str, Any] = json.loads(PRECISION.read_text(encoding="utf-8")) if PRECISION.exists() else {}
    return table


def measured_confidence(rule: str, labels: Mapping[str, tuple[int, int]]) -> float | None:
    """A rule's measured precision, None where there were not findings enough to measure it.

    By the rule of succession, (right + 1) / (findings + 2): five right ones of five do not make a rule infallible.
    What the user's ``labels`` say (judged, right) is added to what was counted here.
    """
    row = _measured().get(rule, {})
    judged, right = labels.get(rule, (0, 0))
    findings, true = row.get("findings", 0) + judged, row.get("true", 0) + right
    return None if findings < ENOUGH else round((true + 1) / (findings + 2), 3)


def _calibrated(rule: Rule, labels: Mapping[str, tuple[int, int]]) -> Rule:
    """With its measured precision for confidence, where there is one."""
    precision = measured_confidence(rule.id, labels)
    return rule if precision is None else replace(rule, confidence=precision, prior=rule.confidence)


def _digest(options: object) -> str:
    return options.digest if isinstance(options, Later) else digest_of(options)


def _read_text(name: str, text: str, side: Side, lang: str, day: date | None) -> Document:
    return split_blocks(Document(id=name, path=name, text=text, side=side, lang=lang, date=day))


def _prefixes(rule_id: str) -> list[str]:
    parts = rule_id.split("/")
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]


def _listed(rule_id: str, patterns: Sequence[str]) -> bool:
    return any(prefix in patterns for prefix in _prefixes(rule_id))


def _why_not(rule: Rule, case: Case) -> str:
    """Why the rule cannot run on this case, '' if it can."""
    return _lack(rule, case) or _unfit(rule, case)


def _lack(rule: Rule, case: Case) -> str:
    """What the rule lacks: evidence, or texts in its languages."""
    for need in sorted(CHECK_TABLE[rule.check].needs, reverse=True):  # 'source' before 'parts'
        if not case.has(need):
            return WHY_NOT.get(need, f"no --{need}")
    if rule.langs and case.article.lang and case.article.lang not in rule.langs:
        return f"the article is in {case.article.lang}"
    source_lang = (case.source.lang if case.source else "") or case.article.source_lang
    if rule.source_langs and source_lang and source_lang not in rule.source_langs:
        return f"the source is in {source_lang}"
    return ""


def _unfit(rule: Rule, case: Case) -> str:
    """Why the rule's check has nothing to do on this case, '' where it has."""
    unfit = CHECK_TABLE[rule.check].unfit
    return unfit(case, rule.whole) if unfit else ""


def _confidence(rule: Rule, hit: Hit) -> float:
    """The rule's, or the hit's own, lowered as far as measuring lowered the rule's."""
    if hit.confidence is None:
        return rule.confidence
    return min(CERTAIN, hit.confidence * min(1.0, rule.confidence / (rule.prior or rule.confidence)))


def _stamp(article: Document, rule: Rule, hit: Hit) -> Finding:
    text = article.quote(hit.span)
    line, column = article.position(hit.span.start)
    values = {"match": _one_line(text), **hit.values}
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity if hit.severity is None else hit.severity,
        confidence=round(_confidence(rule, hit), 3),
        message=hit.message or fill(rule.message, values),
        span=hit.span,
        text=text,
        line=line,
        column=column,
        why=rule.why,
        related=hit.related,
        evidence=hit.evidence,
        suggestions=hit.suggestions or tuple(replace(s, text=fill(s.text, values)) for s in rule.suggest),
    )


def _one_line(text: str, limit: int = 120) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _fact_statements(facts: Facts, day: date | None) -> list[Statement]:
    statements = []
    for fact in facts.facts:
        whole = Span(0, len(fact.text))
        page = Document(
            id=fact.id,
            path=facts.path,
            text=fact.text,
            side=Side.FACTS,
            lang=facts.lang,
            date=fact.as_of or day,
            blocks=(Block(whole),),
        )
        statements.append(Statement(annotate(page), whole, fact.origin, Side.FACTS, fact))
    return statements


def _reference_statements(references: Sequence[Document]) -> list[Statement]:
    return [
        Statement(
            reference, sentence.span, f"{reference.path}:{reference.position(sentence.span.start)[0]}", Side.REFERENCE
        )
        for reference in references
        for sentence in reference.sentences
        if sentence.zone not in UNREAD_ZONES
    ]
