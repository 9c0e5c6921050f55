"""``checker audit``: somebody goes through the findings of a report and says which are right."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.read.labels import Answer, Label
    from checker.read.reports import Reported

PROMPT = "[r]eal, [f]alse alarm, [w]on't fix, [s]kip or [q]uit? "
_AROUND = 160  # code points of the article on either side of a finding


def audit(
    report: Annotated[
        Path | None, typer.Argument(metavar="REPORT", help="A report in json or jsonl.", show_default=False)
    ] = None,
    labels: Annotated[Path, typer.Option(help="Where the answers are kept.")] = Path("labels.jsonl"),
    stats: Annotated[
        bool, typer.Option("--stats", help="Show how often each rule was right, and ask nothing.")
    ] = False,
) -> int:
    """Go through the findings of a report and say which are real. Each answer is kept at once.

    What has an answer is not asked again. `checker check --labels` takes the answers for the confidence of its rules.

    \b
    Examples:
      checker check articles/ --format json --output report.json
      checker audit report.json
      checker audit --stats

    """
    from checker.read.labels import read_labels

    if not stats and report is None:
        raise CheckerError("a report is needed", hint="checker check --format json --output report.json")
    known = read_labels(labels) if labels.exists() or stats else []
    if stats:
        sys.stdout.writelines(f"{line}\n" for line in table(known))
    elif report:
        _ask_all(_open_questions(report, known), labels)
    return ExitCode.PASSED


def table(labels: Sequence[Label]) -> Iterator[str]:
    """Measured precision, a rule a line; what is left as it is was right all the same."""
    from checker.pipeline import measured_confidence
    from checker.read.labels import tried

    counts = tried(labels)
    width = max(map(len, counts), default=4)
    yield f"{'rule':{width}}  judged  right  precision  confidence"
    for rule, (judged, right) in counts.items():
        confidence = measured_confidence(rule, counts)
        shown = f"{confidence:.2f}" if confidence is not None else "too few"
        yield f"{rule:{width}}  {judged:>6}  {right:>5}  {right / judged:>9.2f}  {shown:>10}"


def _open_questions(report: Path, known: Sequence[Label]) -> list[Reported]:
    from checker.read.reports import read_report

    answered = {(label.article, label.fingerprint) for label in known}
    return [found for found in read_report(report) if (found.article, found.fingerprint) not in answered]


def _ask_all(questions: Sequence[Reported], labels: Path) -> None:
    from checker.read.labels import Label, append_label
    from checker.render.write import check_writable

    check_writable(labels)
    given = 0
    for number, found in enumerate(questions, 1):
        sys.stdout.writelines(f"{line}\n" for line in _shown(found, f"{number} of {len(questions)}"))
        letter = _letter()
        if letter == "q":
            break
        if letter != "s":
            answer = _answers()[letter]
            append_label(labels, Label(found.article, found.fingerprint, found.rule, found.text, answer))
            given += 1
    sys.stdout.write(f"{labels}: {given} answers written, {len(questions) - given} findings without one\n")


def _answers() -> dict[str, Answer]:
    from checker.read.labels import Answer

    return {"r": Answer.REAL, "f": Answer.FALSE, "w": Answer.WONT_FIX}


def _letter() -> str:
    """What was answered; the end of the input is 'quit'."""
    while True:
        sys.stdout.write(PROMPT)
        sys.stdout.flush()
        line = sys.stdin.readline()
        letter = line.strip().lower()[:1] if line else "q"
        if letter in {"s", "q", *_answers()}:
            sys.stdout.write("\n")
            return letter


def _shown(found: Reported, count: str) -> Iterator[str]:
    from checker.render.layout import clean

    yield f"({count})  {clean(found.article)}:{found.line}:{found.column}  {found.severity}  {clean(found.rule)}"
    yield f"  {clean(found.message)}"
    yield f"  text      {clean(_around(found))}"
    yield from (f"  evidence  {clean(text)}" for text in found.evidence)
    yield from (f"  write     {clean(text)}" for text in found.suggestions)


def _around(found: Reported) -> str:
    """The finding in its paragraph, where the article is still as it was; else the finding alone."""
    from checker.read.text import read_text

    try:
        text = read_text(found.article) if Path(found.article).is_file() else ""
    except (CheckerError, ValueError):
        text = ""
    end = found.start + len(found.text)
    if text[found.start : end] != found.text:
        return f"“{found.text}”"
    before = text[max(0, found.start - _AROUND) : found.start].rpartition("\n")[2]
    return f"{before}>>{found.text}<<{text[end : end + _AROUND].partition(chr(10))[0]}"
