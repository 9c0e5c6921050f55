"""Training with sentence-transformers' CrossEncoder trainer, extended in three places for what this model needs.

``MarkedPairs`` is the loss: it encodes pairs with the marks of ``checker.consistency.flags`` as token types (the
library knows two token types), and beside the pair's class it learns which words of the claim the evidence does not
bear out, wherever the pair was made and that is known. ``ByLength`` puts pairs of like length into one batch, which
halves the padding. ``KeepMarks`` stores the head for words beside each checkpoint, so that training can be resumed.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from datasets import Dataset
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.cross_encoder import CrossEncoder, CrossEncoderTrainer, CrossEncoderTrainingArguments
from torch import Tensor, nn
from transformers import BertForSequenceClassification, TrainerCallback
from transformers.trainer_utils import get_last_checkpoint

from checker.consistency.encoding import Encoded, PairEncoder
from checker.consistency.flags import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.pairs import Pair

WORD_HEAD = "words.pt"
_WEIGHTS = ("model.safetensors", "config.json")
_TOKENIZER = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt")
UNKNOWN = -1  # stands for the spans of a pair of which nobody knows what is wrong
_WORDS_WEIGHT = 0.5
_SLOW, _FAST = 8e-5, 8e-4  # the marks and the heads begin with nothing
_AGAIN = 1e-4  # one rate for all where the start is a model of this kind


class MarkedPairs(nn.Module):
    """Cross entropy of the three classes, and of each word of the claim: borne out or not."""

    def __init__(
        self, model: CrossEncoder, encoder: PairEncoder, *, smoothing: float = 0.05, bf16: bool = True
    ) -> None:
        super().__init__()
        self.bf16 = bf16
        self.model = model
        self.encoder = encoder
        self.words = nn.Linear(model.model.config.hidden_size, 1)
        self.classes = nn.CrossEntropyLoss(label_smoothing=smoothing)

    def forward(self, inputs: list[list[str]], labels: list[Tensor], **_: Any) -> Tensor:
        rows = self.encoder.encode(list(zip(*inputs, strict=True)))
        bert = self.model.model
        batch = to_tensors(rows)
        # the trainer's own autocast covers a call of the model alone, and here its parts are called
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bf16):
            out = bert.bert(**batch)
            scores = bert.classifier(bert.dropout(out.pooler_output))
            words = self.words(out.last_hidden_state)
        loss = self.classes(scores.float(), torch.stack([row[0] for row in labels]))
        wanted, known = _word_targets(rows, labels, batch["input_ids"].shape[1])
        if known.any():
            logits = words.squeeze(-1).float()[known]
            weight = torch.tensor(3.0)  # few words are wrong
            loss = loss + _WORDS_WEIGHT * nn.functional.binary_cross_entropy_with_logits(
                logits, wanted[known], pos_weight=weight
            )
        return loss


def to_tensors(rows: Sequence[Encoded]) -> dict[str, Tensor]:
    longest = max(len(row.ids) for row in rows)

    def padded(lists: Sequence[list[int]]) -> Tensor:
        return torch.tensor([values + [0] * (longest - len(values)) for values in lists])

    return {
        "input_ids": padded([row.ids for row in rows]),
        "token_type_ids": padded([row.types for row in rows]),
        "attention_mask": padded([[1] * len(row.ids) for row in rows]),
    }


def _word_targets(rows: Sequence[Encoded], labels: Sequence[Tensor], longest: int) -> tuple[Tensor, Tensor]:
    wanted, known = torch.zeros(len(rows), longest), torch.zeros(len(rows), longest, dtype=torch.bool)
    for n, (row, label) in enumerate(zip(rows, labels, strict=True)):
        spans = label[1:].tolist()
        if spans and spans[0] == UNKNOWN:
            continue
        for at, (start, end) in enumerate(row.places):
            if end > start:
                known[n, at] = True
                wanted[n, at] = float(any(start < e and s < end for s, e in zip(spans[::2], spans[1::2], strict=True)))
    return wanted, known


class ByLength(DefaultBatchSampler):
    """Batches of like length, in an order and make-up that change with each epoch."""

    lengths: Sequence[int] = ()

    def __init__(self, dataset: Dataset, batch_size: int, drop_last: bool, seed: int = 0, **_: Any) -> None:
        super().__init__(range(len(dataset)), batch_size=batch_size, drop_last=drop_last)
        self.count, self.seed, self.epoch = len(dataset), seed, 0

    def set_epoch(self, epoch: int) -> None:
        self.epoch = epoch

    def __iter__(self) -> Iterator[list[int]]:
        rng = random.Random(f"{self.seed} {self.epoch}")
        order = list(range(self.count))
        rng.shuffle(order)
        pool = 40 * self.batch_size
        batches = []
        for low in range(0, self.count, pool):
            part = sorted(order[low : low + pool], key=lambda n: self.lengths[n])
            batches += [part[i : i + self.batch_size] for i in range(0, len(part), self.batch_size)]
        rng.shuffle(batches)
        yield from batches

    def __len__(self) -> int:
        pool = 40 * self.batch_size
        full, rest = divmod(self.count, pool)
        return full * 40 + -(-rest // self.batch_size)


class KeepMarks(TrainerCallback):  # type: ignore[misc]  # the library leaves it untyped
    def __init__(self, loss: MarkedPairs) -> None:
        self.loss = loss

    def on_save(self, args: Any, state: Any, *_: Any, **__: Any) -> None:
        folder = Path(args.output_dir) / f"checkpoint-{state.global_step}"
        torch.save(self.loss.words.state_dict(), folder / WORD_HEAD)


def start(base: Path, into: Path) -> None:
    """The base model with more token types and three classes, written where the library can read it.

    A checkpoint of an earlier training is taken as it is.
    """
    if (base / WORD_HEAD).exists():
        into.mkdir(parents=True)
        for name in (*_WEIGHTS, *_TOKENIZER, WORD_HEAD):
            if (base / name).exists():
                shutil.copy(base / name, into / name)
        return
    model = BertForSequenceClassification.from_pretrained(base, num_labels=3)
    old = model.bert.embeddings.token_type_embeddings.weight.data
    more = nn.Embedding(MARKS, old.shape[1])
    with torch.no_grad():
        sides = torch.arange(MARKS) % 2  # evidence has even marks, the claim odd ones
        more.weight.copy_(old[sides] + 0.02 * torch.randn(MARKS, old.shape[1]))
        more.weight[:2] = old
    model.bert.embeddings.token_type_embeddings = more
    model.config.type_vocab_size = MARKS
    model.config.id2label = {0: "agrees", 1: "contradicts", 2: "other"}
    model.config.label2id = {v: k for k, v in model.config.id2label.items()}
    model.save_pretrained(into)
    for name in _TOKENIZER:
        (into / name).write_bytes((base / name).read_bytes())


def _quicken(model: CrossEncoder) -> None:
    """What makes a step on a processor half as long: attention written out, no dropout, word vectors as they are."""
    model.model.set_attn_implementation("eager")
    for module in model.model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    model.model.bert.embeddings.word_embeddings.weight.requires_grad = False


def dataset(pairs: Sequence[Pair]) -> Dataset:
    labels = [[p.label, *([UNKNOWN] if p.spans is None else [n for span in p.spans for n in span])] for p in pairs]
    return Dataset.from_dict(
        {"premise": [p.premise for p in pairs], "claim": [p.claim for p in pairs], "label": labels}
    )


def train(
    pairs: Sequence[Pair], base: Path, out: Path, *, steps: int, batch: int = 32, seed: int = 1, bf16: bool = True
) -> Path:
    """Trains, or goes on from the last checkpoint in ``out``; gives the folder of the last one.

    ``base`` is the bare encoder, or a checkpoint of an earlier training. The rate falls over the last third of
    ``steps``: to stop sooner, resume with fewer of them.
    """
    torch.manual_seed(seed)
    begun = out / "start"
    if not begun.exists():
        start(base, begun)
    model = CrossEncoder(str(begun), device="cpu", local_files_only=True)
    _quicken(model)
    loss = MarkedPairs(model, PairEncoder(begun / "tokenizer.json"), bf16=bf16)
    last = get_last_checkpoint(str(out))
    again = (begun / WORD_HEAD).exists()
    if last or again:
        loss.words.load_state_dict(torch.load(Path(last or begun) / WORD_HEAD))
    ByLength.lengths = [len(p.premise) + len(p.claim) for p in pairs]
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(out), max_steps=steps, per_device_train_batch_size=batch, seed=seed, use_cpu=True,
        learning_rate=_AGAIN if again else _SLOW,
        learning_rate_mapping={} if again else {r"token_type_embeddings|classifier|^words": _FAST},
        weight_decay=0.01, warmup_steps=min(100, steps // 10), lr_scheduler_type="warmup_stable_decay",
        lr_scheduler_kwargs={"num_decay_steps": steps // 3}, batch_sampler=ByLength,
        save_steps=max(1, min(200, steps // 3)), save_total_limit=4, logging_steps=max(1, min(25, steps // 4)),
        report_to="none", disable_tqdm=True, dataloader_num_workers=0, optim="adamw_torch_fused",
    )  # fmt: skip
    trainer = CrossEncoderTrainer(
        model=model, args=arguments, train_dataset=dataset(pairs), loss=loss, callbacks=[KeepMarks(loss)]
    )
    trainer.train(resume_from_checkpoint=last)
    trainer.save_model(str(out / f"checkpoint-{trainer.state.global_step}"))
    return Path(get_last_checkpoint(str(out)) or out)
