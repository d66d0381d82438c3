"""Pieces chosen for a second decoding, with the real model; a stand-in plays the GPU.

The stand-in computes on the processor and counts whatever would copy from the card to the host.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import ctranslate2
import numpy as np
import pytest

import needed
from lectura.audio import SAMPLE_RATE
from lectura.progress import ignore
from lectura.speech.decoding.encoded import HostEncoded
from lectura.speech.decoding.fallback import FallbackDecoder, Part, Plan
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.engine import WhisperEngine
from lectura.speech.options import TranscribeOptions
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion
from lectura.testing.spoken import speak

TEXTS = (
    "Paper came from China to Europe.",
    "Every letter was cast from lead.",
    "The press was built in Mainz.",
)
ENGINE = TranscribeOptions(model="base", device="cpu", compute_type="int8", offline=True)


@dataclass
class Card:
    """A model that says it is on a GPU.

    Attributes:
        model: what computes.
        improbable: the kinds of decoding in which the first piece gets a bad score, "greedy",
            "beam", "no repeats"; all others get a good one.
        copies: what was copied to the host.
        batches: pieces of each call of the encoder.
    """

    model: Any
    improbable: Sequence[str] = ()
    copies: list[str] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    device: str = "cuda"
    device_index: tuple[int, ...] = (0,)
    is_multilingual: bool = True

    def encode(self, features: Any, *, to_cpu: bool = False) -> OnCard:
        if to_cpu:
            self.copies.append("encode(to_cpu=True)")
        self.batches.append(features.shape[0])
        return OnCard(self, self.model.encode(features))

    def generate(self, features: OnCard, prompts: Any, **how: Any) -> list[Any]:
        kind = "no repeats" if how["no_repeat_ngram_size"] else "beam"
        kind = "greedy" if how["beam_size"] == 1 else kind
        results = self.model.generate(features.view, prompts, **how)
        return [
            SimpleNamespace(
                sequences_ids=result.sequences_ids,
                scores=[-3.0 if kind in self.improbable and index == 0 else -0.05],
                no_speech_prob=result.no_speech_prob,
            )
            for index, result in enumerate(results)
        ]

    def align(self, features: OnCard, *args: Any, **how: Any) -> Any:
        return self.model.align(features.view, *args, **how)

    def detect_language(self, features: OnCard) -> Any:
        return self.model.detect_language(features.view)


@dataclass
class OnCard:
    """What lies on the card: every way to the host is counted, and then taken."""

    card: Card
    view: Any

    def to_device(self, device: Any) -> Any:
        self.card.copies.append("to_device")
        return self.view

    def to(self, dtype: Any) -> Any:
        self.card.copies.append("to")
        return self.view

    def __array__(self, *args: Any, **how: Any) -> Any:
        self.card.copies.append("array")
        return np.asarray(self.view)


class Host(Card):
    """The same model as it is, on the processor."""

    def encode(self, features: Any, *, to_cpu: bool = False) -> Any:
        self.batches.append(features.shape[0])
        return self.model.encode(features)

    def generate(self, features: Any, prompts: Any, **how: Any) -> list[Any]:
        return super().generate(OnCard(self, features), prompts, **how)

    def align(self, features: Any, *args: Any, **how: Any) -> Any:
        return self.model.align(features, *args, **how)


@pytest.fixture(scope="module")
def library() -> Any:
    """faster-whisper's model; each test puts another one of CTranslate2 in its place."""
    choice = WhisperEngine().choose(ENGINE, ignore)
    from faster_whisper import WhisperModel

    return WhisperModel(
        str(choice.files.path),
        device="cpu",
        compute_type="int8",
        cpu_threads=2,
        local_files_only=True,
    )


@pytest.fixture(scope="module")
def computing(library: Any) -> Any:
    return library.model


@pytest.fixture(scope="module")
def pieces() -> list[Piece]:
    needed.check("demo")
    found = []
    for text in TEXTS:
        audio = speak(text, voice="en-us")
        found.append(Piece((SpeechRegion(0, len(audio), 0, len(audio)),), audio))
    return found


def heard(library: Any, model: Card, pieces: Sequence[Piece]) -> list[Part]:
    library.model = model
    decoder = FallbackDecoder(Whisper(library, "base"), Plan("transcribe", True, (), ()))
    encoded = decoder.encode(pieces, 8 * SAMPLE_RATE)
    groups = decoder.first(encoded, [pieces], ["en"] * len(pieces))
    parts = [part for group in groups for part in decoder.settle(group)]
    return sorted(parts, key=lambda part: TEXTS.index(text_of(pieces, part)))


def text_of(pieces: Sequence[Piece], part: Part) -> str:
    index = next(
        i for i, piece in enumerate(pieces) if np.shares_memory(piece.audio, part.piece.audio)
    )
    return TEXTS[index]


@pytest.mark.real_model
@pytest.mark.parametrize("improbable", [("greedy",), ("greedy", "beam", "no repeats")])
def test_what_is_decoded_again_on_a_gpu_is_not_copied_to_the_host(
    library: Any, computing: Any, pieces: list[Piece], improbable: tuple[str, ...]
) -> None:
    card = Card(computing, improbable)
    there = heard(library, card, pieces)
    assert card.copies == []
    assert card.batches[0] == len(pieces)

    here = heard(library, Host(computing, improbable, device="cpu"), pieces)
    assert [part.candidate.hypothesis.text for part in there] == [
        p.candidate.hypothesis.text for p in here
    ]
    assert all(part.words for part in there)
    assert [part.words for part in there] == [part.words for part in here]


@pytest.mark.real_model
def test_pieces_that_are_not_used_again_are_not_encoded_again(
    library: Any, computing: Any, pieces: list[Piece]
) -> None:
    card = Card(computing, ["greedy"])
    library.model = card
    decoder = FallbackDecoder(Whisper(library, "base"), Plan("transcribe", False, (), ()))
    groups = decoder.first(decoder.encode(pieces), [pieces], ["en"] * len(pieces))
    for group in groups:
        decoder.settle(group)
    doubted = [len(group.pieces) for group in groups if group.pieces[0] is pieces[0]]
    assert len(groups) == 2
    assert card.batches == [len(pieces), *doubted]


@pytest.mark.parametrize("indices", [[0], [2], [1, 2], [0, 2], [2, 0], [0, 1, 2]])
def test_rows_chosen_on_the_host_are_those_rows(indices: list[int]) -> None:
    batch = np.arange(24, dtype=np.float32).reshape(3, 4, 2)
    encoded = HostEncoded(ctranslate2.StorageView.from_array(batch), (10, 20, 30))
    chosen = encoded.take(indices)
    assert np.asarray(chosen.output).tolist() == [batch[i].tolist() for i in indices]
    assert chosen.frames == tuple((10, 20, 30)[i] for i in indices)
    neighbours = indices == sorted(indices) and indices[-1] - indices[0] == len(indices) - 1
    assert np.shares_memory(np.asarray(chosen.output), batch) == neighbours
