"""How fast is a translation model of the usual size, and how much memory does it take?

    python benchmarks/translation_speed.py

The weights are random, so that nothing can be said of quality: an OPUS-MT model has 6 and 6 layers,
a width of 512 and some 65,000 tokens, and so has this one. Its answers are about as long as what
was said. All else is as in a real run: sentences of a grid, batches, the store, cues. The table
goes to ``benchmarks/README.md``.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec, common_spec

from lectura.process.cores import cores
from lectura.progress import ignore
from lectura.records.translation import TranslationSource
from lectura.store import Store
from lectura.testing.bilingual import bilingual_lecture
from lectura.translation.checks import Judge
from lectura.translation.compose import translated
from lectura.translation.grid import grid_of
from lectura.translation.opus_mt import decoding
from lectura.translation.opus_mt.decoding import Decoder
from lectura.translation.opus_mt.files import OpusFiles
from lectura.translation.opus_mt.translating import OpusTranslator
from readme import machine, put

CUES = 160
"""What a row takes grows with them."""
_LAYERS, _HEADS, _WIDTH, _INNER, _TOKENS, _POSITIONS = 6, 8, 512, 2048, 65_001, 512
_ANSWER = 14
"""Tokens of an answer."""


@dataclass(frozen=True)
class Doubting(Judge):
    """Doubts the first look at a share of the sentences, whatever was answered."""

    share: float = 0.0
    seen: set[str] = field(default_factory=set)

    def problem(self, said: str, text: str) -> str | None:
        if len(self.seen) % 100 < 100 * self.share and said not in self.seen:
            self.seen.add(said)
            return "it is looked at again"
        self.seen.add(said)
        return None


def model_of_the_usual_size(folder: Path) -> Path:
    """An OPUS-MT model with random weights, float16, as they lie on the hub."""
    chance = np.random.default_rng(7)
    spec = TransformerSpec.from_config(
        _LAYERS, _HEADS, pre_norm=False, activation=common_spec.Activation.SWISH
    )
    end = np.zeros(_WIDTH, np.float32)
    end[::2] = 1.0
    for side in (spec.encoder, spec.decoder):
        positions = chance.normal(0, 0.5, (_POSITIONS, _WIDTH)).astype(np.float32)
        if side is spec.decoder:
            positions[_ANSWER:] += 40.0 * end  # from here on the end is what is likeliest
        side.position_encodings.encodings = positions
    table = chance.normal(0, 0.04, (_TOKENS, _WIDTH)).astype(np.float32)
    table[2] = end
    _fill(spec, chance)
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = table
    spec.decoder.projection.weight = table
    spec.decoder.projection.bias = np.zeros(_TOKENS, np.float32)
    pieces, names = _pieces()
    tokens = ["<unk>", "<s>", "</s>", *names]
    tokens += [f"▁w{number}" for number in range(_TOKENS - len(tokens))]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="float16")
    folder.mkdir(parents=True)
    spec.save(str(folder))
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(pieces)
    return folder


def _fill(spec: Any, chance: np.random.Generator) -> None:
    """Random weights in all layers."""

    def linear(one: Any, rows: int, columns: int) -> None:
        one.weight = chance.normal(0, 0.03, (rows, columns)).astype(np.float32)
        one.bias = np.zeros(rows, np.float32)

    def norm(one: Any) -> None:
        one.gamma, one.beta = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)

    for side in (spec.encoder, spec.decoder):
        for layer in side.layer:
            linear(layer.self_attention.linear[0], 3 * _WIDTH, _WIDTH)
            linear(layer.self_attention.linear[1], _WIDTH, _WIDTH)
            norm(layer.self_attention.layer_norm)
            linear(layer.ffn.linear_0, _INNER, _WIDTH)
            linear(layer.ffn.linear_1, _WIDTH, _INNER)
            norm(layer.ffn.layer_norm)
            if side is spec.decoder:
                linear(layer.attention.linear[0], _WIDTH, _WIDTH)
                linear(layer.attention.linear[1], 2 * _WIDTH, _WIDTH)
                linear(layer.attention.linear[2], _WIDTH, _WIDTH)
                norm(layer.attention.layer_norm)


def _pieces() -> tuple[bytes, list[str]]:
    """SentencePiece pieces of the lecture, and their names."""
    said = [one.text for one in bilingual_lecture(2000).transcript.segments]
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(said), model_writer=model, vocab_size=2000, minloglevel=2,
        hard_vocab_limit=False,
    )  # fmt: skip
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    names = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return model.getvalue(), [name for name in names if not name.startswith("<")]


def run(model: Path, compute_type: str, share: float) -> dict[str, float]:
    """One lecture in this process: seconds on the clock and of the processor, peak memory."""
    decoding._compute_type = lambda: compute_type
    transcript = bilingual_lecture(CUES).transcript
    cells = grid_of(transcript, as_cut=True)
    source = TranslationSource(name="lecture", transcript_sha256="", language="es")
    before = _peak()
    started, worked = perf_counter(), process_time()
    with tempfile.TemporaryDirectory() as folder:
        files = OpusFiles(model.name, model)
        judge = Doubting("es", "en", share=share)
        translator = OpusTranslator(lambda: Decoder(files, "en", Store(Path(folder))), judge)
        found = translated(cells, transcript, source, "en", translator, ignore)
    return {
        "cues": len(found.cues),
        "seconds": perf_counter() - started,
        "worked": process_time() - worked,
        "before": before,
        "peak": _peak(),
    }


def _peak() -> float:
    """The most memory this process has held, 10^6 bytes; Linux alone tells it of one program."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


def _measured(model: Path, compute_type: str, share: float) -> dict[str, float]:
    line = [sys.executable, __file__, str(model), compute_type, str(share)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _row(compute_type: str, share: float, one: dict[str, float]) -> str:
    return (
        f"| {compute_type} | {share:.0%} | {one['cues']:.0f} | {one['seconds']:.0f} | "
        f"{one['worked']:.0f} | {one['peak']:.0f} | {one['before']:.0f} |"
    )


def _main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = model_of_the_usual_size(Path(folder) / "usual-size")
        size = sum(path.stat().st_size for path in model.iterdir()) / 1e6
        lines = []
        for kind, share in (("int8", 0.0), ("int8", 0.1), ("float32", 0.0)):
            lines.append(_row(kind, share, _measured(model, kind, share)))
            print(lines[-1], flush=True)
    head = (
        "| weights in memory | looked at again | cues | seconds | processor seconds | peak, MB "
        "| of it before the model, MB |"
    )
    told = f"A model of {size:.0f} MB (float16), random weights."
    put(
        "translation-speed", "\n".join([machine(cores()), told, "", head, "|---" * 7 + "|", *lines])
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        place, kind, again = sys.argv[1:]
        print(json.dumps(run(Path(place), kind, float(again))))
    else:
        _main()
