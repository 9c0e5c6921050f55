"""Logits to probabilities that hold: a matrix and a bias, fitted on pairs that were held out."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from checker.consistency.onnx import CARD, WEIGHTS, OnnxModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.pairs import Pair

BINS = 10
CLASSES = 3
_TOWARDS_NOTHING = 0.002


def write_card(folder: Path, name: str, matrix: Any = None, bias: Any = (0, 0, 0), **more: Any) -> None:
    digest = sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    rows = [[round(float(x), 4) for x in row] for row in (np.eye(CLASSES) if matrix is None else matrix)]
    row = {"name": name, "sha256": digest, "matrix": rows, "bias": [round(float(b), 4) for b in bias], **more}
    (folder / CARD).write_text(json.dumps(row) + "\n", "utf-8")


def calibrate(folder: Path, name: str, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Writes the card beside the weights, and gives what it says of pairs that the fit has not seen.

    Of the pairs every other one is fitted on and the rest measured, then the other way round; the card keeps a fit
    to all of them.
    """
    write_card(folder, name)
    logits = np.array([row for row, _ in OnnxModel(folder).logits([(p.premise, p.claim) for p in pairs])])
    labels = np.array([p.label for p in pairs])
    after = np.zeros_like(logits)
    for part in (0, 1):
        here, there = slice(part, None, 2), slice(1 - part, None, 2)
        after[there] = _softmax(_applied(fit(logits[here], labels[here]), logits[there]))
    held = {
        "pairs": len(pairs),
        "accuracy": round(float((after.argmax(1) == labels).mean()), 4),
        "ece before": round(ece(_softmax(logits)[:, 0], labels == 0), 4),
        "ece": round(ece(after[:, 0], labels == 0), 4),
        "bins": bins(after[:, 0], labels == 0),
        "by kind": by_kind(pairs, after),
    }
    every = fit(logits, labels)
    write_card(folder, name, every[:, :CLASSES], every[:, CLASSES], held_out=held)
    return held


def fit(logits: Any, labels: Any) -> Any:
    """A matrix and a bias, three rows by four: least cross entropy, held a little towards doing nothing."""
    nothing = np.hstack([np.eye(CLASSES), np.zeros((CLASSES, 1))]).ravel()

    def loss(x: Any) -> float:
        scaled = _applied(x.reshape(CLASSES, CLASSES + 1), logits)
        top = scaled.max(1, keepdims=True)
        entropy = np.log(np.exp(scaled - top).sum(1)) + top[:, 0] - scaled[np.arange(len(labels)), labels]
        return float(entropy.mean() + _TOWARDS_NOTHING * ((x - nothing) ** 2).sum())

    return minimize(loss, nothing, method="L-BFGS-B").x.reshape(CLASSES, CLASSES + 1)


def _applied(fitted: Any, logits: Any) -> Any:
    return logits @ fitted[:, :CLASSES].T + fitted[:, CLASSES]


def _softmax(logits: Any) -> Any:
    weights = np.exp(logits - logits.max(1, keepdims=True))
    return weights / weights.sum(1, keepdims=True)


def bins(said: Any, true: Any) -> list[list[float]]:
    """For each tenth: how many, what was said, what was true."""
    place = np.minimum((said * BINS).astype(int), BINS - 1)
    rows = [(said[place == n], true[place == n]) for n in range(BINS)]
    return [[len(s), round(float(s.mean()), 3), round(float(t.mean()), 3)] for s, t in rows if len(s)]


def ece(said: Any, true: Any) -> float:
    return sum(n * abs(s - t) for n, s, t in bins(said, true)) / len(said)


def by_kind(pairs: Sequence[Pair], after: Any) -> dict[str, list[float]]:
    """For each kind of pair: how many, and the share whose most probable class is right."""
    found: dict[str, list[bool]] = {}
    for pair, row in zip(pairs, after, strict=True):
        kind = "sound" if pair.kind.startswith("sound") else pair.kind.split("+")[-1]
        found.setdefault(kind, []).append(int(row.argmax()) == pair.label)
    return {k: [len(v), round(sum(v) / len(v), 3)] for k, v in sorted(found.items())}


def picture(rows: Sequence[Sequence[float]]) -> str:
    """The calibration as SVG: what was said across, what was true upwards, dots as large as there are many."""
    size, edge, total = 320, 40, sum(row[0] for row in rows)

    def x(value: float) -> float:
        return round(edge + value * (size - 2 * edge), 1)

    def y(value: float) -> float:
        return round(size - edge - value * (size - 2 * edge), 1)

    ticks = "".join(
        f'<text x="{x(t)}" y="{size - edge + 18}" text-anchor="middle">{t:g}</text>'
        f'<text x="{edge - 8}" y="{y(t) + 4}" text-anchor="end">{t:g}</text>'
        for t in (0, 0.5, 1)
    )
    dots = "".join(
        f'<circle cx="{x(said)}" cy="{y(true)}" r="{3 + 12 * (n / total) ** 0.5:.1f}" fill="#2b6cb0" opacity="0.75"/>'
        for n, said, true in rows
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif"'
        ' font-size="11" fill="#222">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><rect x="{edge}" y="{edge}" width="{size - 2 * edge}"'
        f' height="{size - 2 * edge}" fill="none" stroke="#999"/><line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}"'
        f' stroke="#999" stroke-dasharray="4 4"/>{ticks}{dots}<text x="{size / 2}" y="{size - 6}" text-anchor="middle">'
        f'support that was said</text><text x="12" y="{size / 2}" text-anchor="middle"'
        f' transform="rotate(-90 12 {size / 2})">'
        "share that agrees</text></svg>\n"
    )
