"""Articles through the checker, in their order, on one processor or several, with a bar for whoever waits."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections import deque
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from checker.cli.options import Options
    from checker.model import Result
    from checker.pipeline import Checker, Inputs, Settings

TOGETHER = 8  # articles that one processor checks at once: each check is in its cache then, which takes a quarter less
AHEAD = 4  # articles that wait for each worker: enough to keep it busy, few enough to hold
_PATIENCE = 1.0  # seconds before a bar appears
_WIDTH = 30


class Run:
    """Everything that the options name, read once, for any number of articles."""

    def __init__(self, options: Options, settings: Settings) -> None:
        from checker.cli.inputs import Evidence
        from checker.cli.known import Known
        from checker.pipeline import Checker

        self.options = options
        self.checker = Checker(settings)
        self.known = Known(options)
        self.evidence = Evidence(options)
        if options.verbose:
            say(*_about(self))

    def results(self, articles: list[str], *, bar: bool = True) -> Iterator[Result]:
        """The results as they come.

        What could not be read, which gates were not passed and, at the end, what the user should mend goes to
        standard error.
        """
        from checker.cli.inputs import find, read_inputs

        paths = find(articles, self.options)
        shown = Bar(_count(paths), shown=bar and not self.options.quiet)
        inputs = read_inputs(paths, self.evidence, self.known)
        together = 1 if "-" in paths else TOGETHER  # who writes to us may wait for the answer
        for done, result in enumerate(check_all(self.checker, inputs, self.options.jobs, together), 1):
            lines = [result.error, *(f"{result.document.path}: {failure.text}" for failure in result.failures)]
            if self.options.verbose:
                lines.append(f"{result.document.path}: {result.verdict}, {len(result.findings)} findings")
            if any(lines):
                shown.clear()
                say(*filter(None, lines))
            self.known.saw(result)
            yield result
            shown.show(done)
        shown.clear()
        if not self.options.quiet:
            say(*self.notes())

    def notes(self) -> list[str]:
        """What the user should mend in what they gave; whole after the last result."""
        return self.known.notes()


def say(*lines: str) -> None:
    """A line each on standard error."""
    sys.stderr.writelines(f"checker: {line}\n" for line in lines)
    sys.stderr.flush()


def _count(paths: list[str]) -> int:
    """How many articles there are, 0 where only reading will tell."""
    return 0 if any(path == "-" or path.endswith(".jsonl") for path in paths) else len(paths)


def _about(run: Run) -> Iterator[str]:
    yield f"configuration: {run.options.config or 'none'}"
    yield f"rules: {len(run.checker.rules)}; {run.checker.signature}"
    if run.known.baseline:
        yield f"baseline: {run.known.baseline.path}, {len(run.known.baseline.entries)} findings"
    yield from (f"suppressions: {path}" for path in run.options.suppressions or ())


def check_all(
    checker: Checker, inputs: Iterable[Inputs | str], jobs: int = 1, together: int = TOGETHER
) -> Iterator[Result]:
    """The results in the order of the inputs. What could not be read or checked is a result with an error."""
    if jobs > 1:
        yield from _in_parallel(checker.settings, inputs, jobs)
        return
    coming = iter(inputs)
    while some := list(islice(coming, together)):
        yield from attempt_together(checker, some)


def attempt_together(checker: Checker, items: Sequence[Inputs | str]) -> Iterator[Result]:
    """Some articles at once; where one of them brings an error, each by itself."""
    try:
        found = iter(checker.check_together([item for item in items if not isinstance(item, str)]))
    except Exception:
        yield from (attempt(checker, item) for item in items)
        return
    yield from (unread(item) if isinstance(item, str) else next(found) for item in items)


def attempt(checker: Checker, item: Inputs | str) -> Result:
    """One article. An error that nobody foresaw ends this article and not the run."""
    from checker.errors import CheckerError

    if isinstance(item, str):
        return unread(item)
    try:
        return checker.check(item)
    except CheckerError as error:
        return unread(str(error), item.article.path)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} at {os.path.basename(place.filename)}:{place.lineno}"  # noqa: PTH119 - text
        return unread(f"{item.article.path}: could not be checked, by a defect of checker ({what}: {error})")


def unread(problem: str, path: str = "") -> Result:
    """The result of an article that could not be read or checked."""
    from checker.model import Document, Result

    path = path or problem.split(": ", 1)[0]
    return Result(Document(id=path, path=path, text=""), verdict="fail", error=problem)


def _in_parallel(settings: Settings, inputs: Iterable[Inputs | str], jobs: int) -> Iterator[Result]:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # each worker has one processor; threads would only get in the way
    workers = Workers(settings, jobs)
    waiting: deque[tuple[Inputs | str, Future[Result]]] = deque()
    try:
        for item in inputs:
            waiting.append((item, workers.submit(item)))
            if len(waiting) >= AHEAD * jobs:
                yield workers.result(*waiting.popleft())
        while waiting:
            yield workers.result(*waiting.popleft())
    finally:
        workers.end()


class Workers:
    """Processes that check articles.

    One that is ended from outside takes all that waits with it, so there is a new lot then, and each article that was
    lost gets a process of its own: the one that is to blame is told.
    """

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings, self.jobs = settings, jobs
        self.pool = self._pool(jobs)

    def submit(self, item: Inputs | str) -> Future[Result]:
        from concurrent.futures import BrokenExecutor

        with _uninterrupted():
            try:
                return self.pool.submit(_work, item)
            except BrokenExecutor:
                self.pool = self._pool(self.jobs)
                return self.pool.submit(_work, item)

    def result(self, item: Inputs | str, future: Future[Result]) -> Result:
        from concurrent.futures import BrokenExecutor

        try:
            return future.result()
        except BrokenExecutor:
            return self._alone(item)

    def end(self) -> None:
        self.pool.shutdown(cancel_futures=True)

    def _alone(self, item: Inputs | str) -> Result:
        from concurrent.futures import BrokenExecutor

        with self._pool(1) as pool:
            with _uninterrupted():
                future = pool.submit(_work, item)
            try:
                return future.result()
            except BrokenExecutor:
                path = item.split(": ", 1)[0] if isinstance(item, str) else item.article.path
                return unread(f"{path}: its process was ended from outside, perhaps for want of memory")

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Not forked: a copy of a process whose libraries run threads may hang.
        return ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (self.settings,))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes begun in here never hear Ctrl-C: this one does, and ends them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # beginning it would lift the block
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


_worker: list[Checker] = []  # the checker of a worker process, loaded once


def _start_worker(settings: Settings) -> None:
    from checker.pipeline import Checker

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends its workers
    _worker.append(Checker(settings))


def _work(item: Inputs | str) -> Result:
    return attempt(_worker[0], item)


class Bar:
    """A bar on standard error, where it is a terminal and the run is long; ``total`` 0 where it is not known."""

    def __init__(self, total: int = 0, *, shown: bool = True) -> None:
        self.total = total
        self.shown = shown and sys.stderr.isatty()
        self.began = time.monotonic()
        self.drawn = False

    def show(self, done: int, total: int = 0) -> None:
        total = total or self.total
        if not self.shown or time.monotonic() - self.began < _PATIENCE:
            return
        filled = _WIDTH * min(done, total) // total if total else 0
        bar = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,} of {total:,}" if total else f"{done:,} articles"
        sys.stderr.write(f"\r{bar}\x1b[K")
        sys.stderr.flush()
        self.drawn = True

    def clear(self) -> None:
        if self.drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.drawn = False
