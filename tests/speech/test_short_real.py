"""Short recordings that share a real model: together they come out as each does alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from lectura.audio import Samples
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import choose_track
from lectura.progress import Event, Progress, ignore
from lectura.speech.decoding.encoded import Encoded
from lectura.speech.decoding.hypothesis import Decoding, Hypothesis
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.engine import WhisperEngine
from lectura.speech.options import Task, TranscribeOptions
from lectura.speech.transcriber import WhisperTranscriber
from lectura.store import Journal

pytestmark = pytest.mark.real_model

ENGINE = TranscribeOptions(model="base", device="cpu", compute_type="int8", offline=True)
SHORT = (("clase-es", 0, 40), ("clase-es", 150, 48), ("clase-es", 60, 55))
"""Messy ones of two pieces, which are decoded again."""


def transcribe(
    engine: WhisperTranscriber, recording: Path, part: tuple[int, int], place: Path, hook: Any
) -> bytes:
    start, length = part

    def blocks(at: float) -> Iterator[Samples]:
        left = length * 16_000
        with open_audio(info, choose_track(info, None), start=start + at) as stream:
            for block in stream:
                yield block[:left]
                left -= len(block)
                if left <= 0:
                    return

    info = probe(recording)
    engine.transcribe(
        blocks, Journal(place), options=TranscribeOptions(), duration=float(length), hook=hook
    )
    return place.read_bytes()


def test_decoded_beside_others_every_byte_is_as_alone(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whisper = WhisperEngine()
    engine = whisper.load(whisper.choose(ENGINE, ignore), ENGINE)
    greedily: list[int] = []
    decode = Whisper.decode

    def counted(
        self: Whisper, encoded: Encoded, languages: Sequence[str], task: Task, decoding: Decoding
    ) -> list[Hypothesis]:
        if decoding.beam == 1:
            greedily.append(len(encoded))
        return decode(self, encoded, languages, task, decoding)

    monkeypatch.setattr(Whisper, "decode", counted)

    def kept(folder: str, index: int, hook: Any = ignore) -> bytes:
        name, *part = SHORT[index]
        recording = shared / "recordings" / f"{name}.mp4"
        return transcribe(
            engine, recording, (part[0], part[1]), tmp_path / f"{folder}{index}", hook
        )

    alone = [kept("alone", index) for index in range(len(SHORT))]
    assert len(set(alone)) == len(SHORT)
    assert max(greedily) == 1
    for index in range(1, len(SHORT)):
        busy = threading.Event()

        def tell(event: Event, busy: threading.Event = busy) -> None:
            if isinstance(event, Progress) and event.stage == "transcribe" and event.done > 0:
                busy.set()

        beside = threading.Thread(target=kept, args=(f"beside{index}-", 0, tell))
        beside.start()
        assert busy.wait(60)
        assert kept("together", index) == alone[index]
        beside.join()
        assert (tmp_path / f"beside{index}-0").read_bytes() == alone[0]
    assert max(greedily) == 2
