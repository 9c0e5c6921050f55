"""The trained model as int8 ONNX: what onnxruntime loads without torch."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn
from transformers import BertForSequenceClassification

from training.train import WORD_HEAD

INPUTS = ("input_ids", "token_type_ids", "attention_mask")
OUTPUTS = ("classes", "words")
_OPSET = 17


class Both(nn.Module):
    """The logits of the three classes, and of each token: how surely the evidence does not bear it out."""

    def __init__(self, checkpoint: Path) -> None:
        super().__init__()
        # sdpa and eager give the same; only the latter is written in operations that quantise well
        self.bert = BertForSequenceClassification.from_pretrained(checkpoint, attn_implementation="eager")
        self.words = nn.Linear(self.bert.config.hidden_size, 1)
        self.words.load_state_dict(torch.load(checkpoint / WORD_HEAD))

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        out = self.bert.bert(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
        return self.bert.classifier(out.pooler_output), self.words(out.last_hidden_state).squeeze(-1)


def export(checkpoint: Path, onnx: Path) -> None:
    """Writes ``onnx``, quantised: weights int8 by channel, activations as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = Both(checkpoint).eval()
    example = torch.ones((2, 8), dtype=torch.int64)
    axes = {name: {0: "pairs", 1: "tokens"} for name in (*INPUTS, "words")} | {"classes": {0: "pairs"}}
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model, (example, example * 0, example), str(plain), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, onnx, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
