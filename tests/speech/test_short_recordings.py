"""Short recordings that share a model: decoded together or alone, the same is kept of each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from test_transcriber import AUDIO, CUTTING, FakeEncoded, FakeWhisper, listeners

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import OutOfMemoryError
from lectura.speech.decoding.encoded import EachDone, ignore_piece
from lectura.speech.decoding.fallback import FallbackDecoder, Plan
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.models.loading import Loading
from lectura.speech.options import TranscribeOptions
from lectura.speech.transcriber import WhisperTranscriber
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion
from lectura.store import Journal

SECONDS = 7
"""Two pieces or three, in one window."""
STARTS = tuple(range(7, 98, 7))


@dataclass
class HeldWhisper(FakeWhisper):
    """Keeps the first recording's batches until it is told to go on."""

    go_on: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    held: int = 2

    def encode(
        self,
        features: Sequence[Samples],
        lengths: Sequence[int],
        longest: int | None = None,
        told: EachDone = ignore_piece,
    ) -> FakeEncoded:
        found = super().encode(features, lengths, longest, told)
        with self.lock:
            self.held -= 1
            first = self.held >= 0
        if first:
            self.begun.release()
            assert self.go_on.wait(20), "nobody let the first recording go on"
        return found


def sound(start: int) -> Callable[[float], Iterator[Samples]]:
    audio = AUDIO[start * SAMPLE_RATE : (start + SECONDS) * SAMPLE_RATE]
    return lambda _: (audio[at : at + SAMPLE_RATE] for at in range(0, len(audio), SAMPLE_RATE))


def shared_by_all(whisper: FakeWhisper, *, joins: bool = True) -> WhisperTranscriber:
    loading = Loading(lambda: cast(Whisper, whisper), on_gpu=False)
    return WhisperTranscriber(loading, workers=2, batch_size=3, cutting=CUTTING, joins=joins)


def transcribe(engine: WhisperTranscriber, start: int, place: Path, **options: Any) -> bytes:
    """What is kept of a recording that begins so many seconds after the whole sound."""
    engine.transcribe(
        sound(start), Journal(place), options=TranscribeOptions(**options), duration=SECONDS
    )
    return place.read_bytes()


class Beside:
    """A recording that is being decoded while others are."""

    def __init__(self, engine: WhisperTranscriber, whisper: HeldWhisper, place: Path) -> None:
        self._place, self._whisper = place, whisper
        self._thread = threading.Thread(
            target=transcribe, args=(engine, 0, place), kwargs={"language": "en"}, daemon=True
        )
        self._thread.start()
        for _ in range(2):
            assert whisper.begun.acquire(timeout=20)

    def end(self) -> bytes:
        self._whisper.go_on.set()
        self._thread.join(20)
        return self._place.read_bytes()


@pytest.mark.parametrize("doubts", [False, True])
@pytest.mark.parametrize("options", [{"language": "en"}, {}, {"languages": ("en", "es")}])
def test_decoded_beside_another_recording_the_same_is_kept(
    tmp_path: Path, options: dict[str, Any], doubts: bool
) -> None:
    whisper = HeldWhisper(doubts=doubts, tells=True)
    engine = shared_by_all(whisper)
    beside = Beside(engine, whisper, tmp_path / "beside")
    together = [transcribe(engine, start, tmp_path / f"b{start}", **options) for start in STARTS]
    joined = whisper.sizes[2:]
    assert beside.end() == transcribe(
        shared_by_all(FakeWhisper(doubts=doubts, tells=True)), 0, tmp_path / "o", language="en"
    )
    assert len(joined) == len(STARTS)  # a batch each
    assert set(joined) == {2, 3}
    for start, kept in zip(STARTS, together, strict=True):
        alone = FakeWhisper(doubts=doubts, tells=True)
        assert kept == transcribe(shared_by_all(alone), start, tmp_path / f"a{start}", **options)
        assert len(alone.sizes) == 2  # a batch for each worker
    assert listeners() == []


def test_one_that_fails_takes_no_other_with_it(tmp_path: Path) -> None:
    whisper = HeldWhisper(fail_at=2)
    engine = shared_by_all(whisper)
    beside = Beside(engine, whisper, tmp_path / "beside")
    with pytest.raises(RuntimeError, match="the model has died"):
        transcribe(engine, 14, tmp_path / "bad")
    after = transcribe(engine, 42, tmp_path / "good")
    fresh = shared_by_all(FakeWhisper())
    assert after == transcribe(fresh, 42, tmp_path / "alone")
    assert transcribe(engine, 14, tmp_path / "bad") == transcribe(fresh, 14, tmp_path / "again")
    assert beside.end() == transcribe(fresh, 0, tmp_path / "other", language="en")
    assert whisper.sizes[2:] == [2, 2, 2]  # what failed keeps no worker busy
    assert transcribe(engine, 14, tmp_path / "later") == (tmp_path / "again").read_bytes()
    assert whisper.sizes[5:] == [1, 1]  # nor does what has ended
    assert listeners() == []


def test_without_memory_for_all_at_once_the_batches_are_what_they_are_alone(tmp_path: Path) -> None:
    whisper = HeldWhisper(most=1)
    engine = shared_by_all(whisper)
    beside = Beside(engine, whisper, tmp_path / "beside")
    together = transcribe(engine, 14, tmp_path / "b")
    beside.end()
    assert whisper.sizes[2:] == [2, 1, 1]
    assert together == transcribe(shared_by_all(FakeWhisper()), 14, tmp_path / "a")
    with pytest.raises(OutOfMemoryError):
        transcribe(shared_by_all(FakeWhisper(most=0)), 14, tmp_path / "none")


def test_where_pieces_could_come_out_otherwise_each_worker_gets_its_own(tmp_path: Path) -> None:
    whisper = HeldWhisper()
    engine = shared_by_all(whisper, joins=False)
    beside = Beside(engine, whisper, tmp_path / "beside")
    transcribe(engine, 14, tmp_path / "b")
    beside.end()
    assert whisper.sizes[2:] == [1, 1]


def test_pieces_are_compared_with_those_of_their_own_batch() -> None:
    pieces = [piece(start) for start in (0, 4, 8)]
    decoder = FallbackDecoder(cast(Whisper, FakeWhisper()), Plan("transcribe", False, (), ()))
    one = decoder.first(decoder.encode(pieces), [pieces], ["en"] * 3)
    assert all(group.usual_speed is not None for group in one)
    two = decoder.first(decoder.encode(pieces), [pieces[:1], pieces[1:]], ["en"] * 3)
    assert [group.usual_speed for group in two] == [None, None]
    assert [piece for group in two for piece in group.pieces] == pieces
    texts = [item.hypothesis.text for group in two for item in group.candidates]
    assert texts == [item.hypothesis.text for group in one for item in group.candidates]


def piece(start: int) -> Piece:
    audio = AUDIO[start * SAMPLE_RATE : (start + 4) * SAMPLE_RATE]
    return Piece((SpeechRegion(0, len(audio), 0, len(audio)),), audio)
