"""The transcriber around a stand-in for the model, whose text depends on the audio alone."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pytest

from lectura.audio import SAMPLE_RATE, Samples, samples_at, seconds
from lectura.audio.vad import FRAME_SAMPLES
from lectura.errors import OutOfMemoryError, UsageError
from lectura.progress import Event, Notification, Progress, ignore
from lectura.speech.batching import Batching
from lectura.speech.decoding.encoded import EachDone, ignore_piece
from lectura.speech.decoding.hypothesis import AlignedWord, Decoding, Hypothesis
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.models.loading import Loading
from lectura.speech.options import Task, TranscribeOptions
from lectura.speech.transcriber import Recognition, WhisperTranscriber
from lectura.speech.windowing.windows import Cutting
from lectura.store import Journal

PIECE = 4 * SAMPLE_RATE
WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "kappa", "lambda", "sigma")


_SOUNDS_LIKE = ({"es": 0.8, "en": 0.2}, {"es": 0.2, "en": 0.8}, {"es": 0.5, "en": 0.5})
"""The last one stays with the language before it, so the order of the pieces matters."""


class LoudnessDetector:
    def reset(self) -> None:
        pass

    def probabilities(self, audio: Samples) -> npt.NDArray[np.float32]:
        frames = np.abs(audio.reshape(-1, FRAME_SAMPLES)).mean(axis=1)
        return np.asarray(frames > 0.01, dtype=np.float32)


@dataclass(frozen=True)
class FakeEncoded:
    audio: tuple[Samples, ...]

    def __len__(self) -> int:
        return len(self.audio)

    def take(self, indices: Sequence[int]) -> FakeEncoded:
        return FakeEncoded(tuple(self.audio[i] for i in indices))


@dataclass
class FakeWhisper:
    """Says seven syllables a second, chosen by the samples.

    Attributes:
        most: more pieces than this do not fit the memory.
        fail_at: the number of the call to encode that fails.
        slow_first: the first batch takes its time, so that others overtake it.
        doubts: the guards doubt two thirds of what is heard greedily.
        most_in_beam: more pieces than this do not fit the memory in a beam search.
        tells: texts name the decoding they come from, and beam search too is unsure.
        greedily: how many pieces were decoded so.
    """

    most: int = 99
    fail_at: int | None = None
    slow_first: bool = False
    doubts: bool = False
    most_in_beam: int = 99
    sizes: list[int] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    on_gpu: bool = False
    tells: bool = False
    greedily: int = 0

    def check_language(self, code: str) -> None:
        if code == "xx":
            raise UsageError("no such language", hint="lectura --help")

    def prompt_tokens(self, terms: Sequence[str]) -> tuple[int, ...]:
        return tuple(range(len(terms)))

    def features(self, audio: Samples) -> Samples:
        return audio

    def encode(
        self,
        features: Sequence[Samples],
        lengths: Sequence[int],
        longest: int | None = None,
        told: EachDone = ignore_piece,
    ) -> FakeEncoded:
        with self.lock:
            number = len(self.sizes)
            self.sizes.append(len(features))
        if self.fail_at == number:
            raise RuntimeError("the model has died")
        if len(features) > self.most:
            raise OutOfMemoryError("out of memory")
        if self.slow_first and number == 0:
            time.sleep(0.3)
        for index in range(len(features)):
            self.take_time()
            told(index)
        return FakeEncoded(tuple(features))

    def take_time(self) -> None:
        """What a slow one does for each piece."""

    def languages(self, encoded: FakeEncoded) -> list[dict[str, float]]:
        return [_SOUNDS_LIKE[_number(audio) % 3] for audio in encoded.audio]

    def decode(
        self, encoded: FakeEncoded, languages: Sequence[str], task: Task, decoding: Decoding
    ) -> list[Hypothesis]:
        if decoding.beam == 1:
            with self.lock:
                self.greedily += len(encoded)
        else:
            time.sleep(0.002 * (_number(encoded.audio[0]) % 5))
            if len(encoded) > self.most_in_beam:
                raise OutOfMemoryError("out of memory")
        return [
            self._hypothesis(audio, language, decoding)
            for audio, language in zip(encoded.audio, languages, strict=True)
        ]

    def align(
        self, encoded: FakeEncoded, hypotheses: Sequence[Hypothesis], task: Task
    ) -> list[tuple[AlignedWord, ...]]:
        return [
            tuple(
                AlignedWord(f" {word}", 0.3 * i, 0.3 * i + 0.2, 0.9)
                for i, word in enumerate(hypothesis.text.split())
            )
            for hypothesis in hypotheses
        ]

    def _hypothesis(self, audio: Samples, language: str, decoding: Decoding) -> Hypothesis:
        random = np.random.default_rng(_number(audio))
        count = max(2, round(2.2 * len(audio) / SAMPLE_RATE))
        text = " ".join(random.permutation(WORDS * 9)[:count])
        text = f"beam {text}" if self.tells and decoding.beam > 1 else text
        data = text.encode()
        ratio = len(data) / len(zlib.compress(data))
        doubted = self.doubts and _number(audio) % 3 > 0
        after_beam = -0.2 if self.tells else -0.1
        logprob = (-0.5 if decoding.beam == 1 else after_beam) if doubted else -0.1
        return Hypothesis(text, (1,) * count, language, logprob, 0.0, ratio, decoding)


def _number(audio: Samples) -> int:
    return zlib.crc32(audio.tobytes())


def recording(length_seconds: int) -> Samples:
    random = np.random.default_rng(4)
    parts: list[Samples] = []
    while sum(map(len, parts)) < length_seconds * SAMPLE_RATE:
        parts.append(random.normal(0, 0.1, random.integers(16_000, 48_000)).astype(np.float32))
        parts.append(np.zeros(random.integers(8_000, 24_000), dtype=np.float32))
    return np.concatenate(parts)[: length_seconds * SAMPLE_RATE]


AUDIO = recording(240)


CUTTING = Cutting(PIECE, PIECE, cast(Any, LoudnessDetector))


def opened(start: float) -> Iterator[Samples]:
    first = samples_at(start)
    return (AUDIO[at : at + SAMPLE_RATE] for at in range(first, len(AUDIO), SAMPLE_RATE))


def transcribed(
    journal: Path,
    whisper: FakeWhisper | None = None,
    *,
    workers: int = 2,
    batch_size: int = 4,
    hook: Any = ignore,
    open_blocks: Any = opened,
    **options: Any,
) -> Recognition:
    fake = whisper or FakeWhisper()
    engine = WhisperTranscriber(
        Loading(lambda: cast(Whisper, fake), on_gpu=fake.on_gpu),
        workers=workers,
        batch_size=batch_size,
        cutting=CUTTING,
    )
    return engine.transcribe(
        open_blocks,
        Journal(journal),
        options=TranscribeOptions(**options),
        duration=seconds(len(AUDIO)),
        hook=hook,
    )


def listeners() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("lectura-")]


def test_a_whole_recording(tmp_path: Path) -> None:
    found = transcribed(tmp_path / "j", language="en")
    assert found.segments[0].start is not None
    assert found.language == "en"
    assert found.missed_seconds == 0.0
    assert found.rejected == ()
    assert found.voiced_seconds == pytest.approx((np.abs(AUDIO) > 0).mean() * 240, rel=0.03)
    assert [s.id for s in found.segments] == list(range(len(found.segments)))
    for before, after in zip(found.segments, found.segments[1:], strict=False):
        assert before.end is not None
        assert after.start is not None
        assert before.end <= after.start
    assert found.segments[-1].end is not None
    assert found.segments[-1].end <= 240.0
    assert listeners() == []


@pytest.mark.parametrize("words", [False, True])
def test_a_run_cut_off_after_any_window_ends_like_an_undisturbed_one(
    tmp_path: Path, words: bool
) -> None:
    whole = transcribed(tmp_path / "whole", languages=("en", "es"), words=words)
    lines = (tmp_path / "whole").read_bytes().splitlines(keepends=True)
    assert len(lines) >= 4
    for count in range(1, len(lines)):
        path = tmp_path / f"cut{count}"
        path.write_bytes(b"".join(lines[:count]))
        again = transcribed(path, languages=("en", "es"), words=words)
        assert again.segments == whole.segments
        assert again.language == whole.language
        assert again.voiced_seconds == whole.voiced_seconds
        assert again.resumed_seconds > 0
        assert path.read_bytes() == b"".join(lines)


def test_where_most_pieces_are_doubted_beam_search_comes_first_and_a_resumed_run_agrees(
    tmp_path: Path,
) -> None:
    doubting = FakeWhisper(doubts=True, tells=True)
    whole = transcribed(tmp_path / "whole", doubting, language="en")
    lines = (tmp_path / "whole").read_bytes().splitlines(keepends=True)
    records = list(Journal(tmp_path / "whole").records())
    sizes = [record["pieces"] for record in records]
    assert len(lines) >= 5
    assert doubting.greedily == sum(sizes[:2])  # two thirds of them are doubted
    assert all(record["unsure"] > sizes[i] / 2 for i, record in enumerate(records[:2]))
    for count in range(1, len(lines)):
        path = tmp_path / f"cut{count}"
        path.write_bytes(b"".join(lines[:count]))
        again = FakeWhisper(doubts=True, tells=True)
        assert transcribed(path, again, language="en").segments == whole.segments
        assert path.read_bytes() == b"".join(lines)
        assert again.greedily == sum(sizes[count:2])


def test_a_finished_recording_is_not_heard_again(tmp_path: Path) -> None:
    first = transcribed(tmp_path / "j", language="en")
    deaf = FakeWhisper(fail_at=0)
    second = transcribed(tmp_path / "j", deaf, language="en")
    assert second.segments == first.segments
    assert second.resumed_seconds == 240.0
    assert deaf.sizes == []


def test_languages_are_chosen_in_order_whichever_worker_is_first(tmp_path: Path) -> None:
    alone = transcribed(tmp_path / "one", workers=1, languages=("en", "es"))
    raced = transcribed(
        tmp_path / "two", FakeWhisper(slow_first=True), workers=4, languages=("en", "es")
    )
    languages = [s.language for s in alone.segments]
    assert set(languages) == {"en", "es"}
    assert [s.language for s in raced.segments] == languages


def test_without_a_language_the_first_batch_decides(tmp_path: Path) -> None:
    slow = transcribed(tmp_path / "a", FakeWhisper(slow_first=True), workers=4)
    assert {s.language for s in slow.segments} == {slow.language}


def test_an_unknown_language_is_refused_before_anything_is_kept(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        transcribed(tmp_path / "j", language="xx")
    assert list(Journal(tmp_path / "j").records()) == []
    assert listeners() == []


def test_the_recording_is_read_while_the_model_is_loaded(tmp_path: Path) -> None:
    cut = threading.Event()

    def telling(start: float) -> Iterator[Samples]:
        for number, block in enumerate(opened(start)):
            yield block
            if number == 30:
                cut.set()

    def slow() -> Whisper:
        assert cut.wait(20), "nothing was read before the model was there"
        return cast(Whisper, FakeWhisper())

    engine = WhisperTranscriber(
        Loading(slow, on_gpu=False), workers=2, batch_size=4, cutting=CUTTING
    )
    found = engine.transcribe(
        telling, Journal(tmp_path / "j"), options=TranscribeOptions(language="en"), duration=240.0
    )
    assert found == transcribed(tmp_path / "other", language="en")


def test_a_model_that_cannot_be_loaded_is_told_each_time_and_leaves_no_thread(
    tmp_path: Path,
) -> None:
    def broken() -> Whisper:
        raise UsageError("no model", hint="lectura models")

    engine = WhisperTranscriber(Loading(broken, on_gpu=False), workers=2, batch_size=4)
    for _ in range(2):
        with pytest.raises(UsageError, match="no model"):
            engine.transcribe(
                opened, Journal(tmp_path / "j"), options=TranscribeOptions(), duration=240.0
            )
    assert listeners() == []


def test_out_of_memory_halves_the_batches_and_loses_nothing(tmp_path: Path) -> None:
    events: list[Event] = []
    roomy = transcribed(tmp_path / "a", workers=1, batch_size=8, language="en")
    tight = transcribed(
        tmp_path / "b",
        FakeWhisper(most=2),
        workers=1,
        batch_size=8,
        hook=events.append,
        language="en",
    )
    assert [s.text for s in tight.segments] == [s.text for s in roomy.segments]
    warnings = [e for e in events if isinstance(e, Notification) and e.level == "warning"]
    assert "batches of" in warnings[0].message


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_pieces_heard_again_come_back_in_their_place(tmp_path: Path, workers: int) -> None:
    sure = transcribed(tmp_path / "sure", language="en")
    doubting = FakeWhisper(doubts=True)
    assert transcribed(tmp_path / "j", doubting, workers=workers, language="en") == sure


def test_a_beam_search_without_room_is_done_piece_by_piece(tmp_path: Path) -> None:
    events: list[Event] = []
    tight = FakeWhisper(doubts=True, most_in_beam=1, on_gpu=True)
    found = transcribed(tmp_path / "j", tight, workers=1, hook=events.append, language="en")
    roomy = FakeWhisper(on_gpu=True)
    assert found == transcribed(tmp_path / "roomy", roomy, workers=1, language="en")
    assert any("Out of memory" in e.message for e in events if isinstance(e, Notification))


def test_a_gpu_gets_its_whole_batch_at_once(tmp_path: Path) -> None:
    card = FakeWhisper(on_gpu=True)
    transcribed(tmp_path / "j", card, workers=1, batch_size=16, language="en")
    assert max(card.sizes) > 8


def test_no_room_even_for_one_piece_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutOfMemoryError):
        transcribed(tmp_path / "j", FakeWhisper(most=0), workers=1, language="en")
    assert listeners() == []


@pytest.mark.parametrize("fail_at", [0, 1, 5])
@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_in_the_middle_leaves_no_thread_and_keeps_what_was_done(
    tmp_path: Path, fail_at: int, workers: int
) -> None:
    with pytest.raises(RuntimeError, match="the model has died"):
        transcribed(tmp_path / "j", FakeWhisper(fail_at=fail_at), workers=workers)
    assert listeners() == []
    after = transcribed(tmp_path / "j", workers=workers)
    assert after.segments == transcribed(tmp_path / "new", workers=workers).segments


def test_an_error_is_told_where_the_language_was_given_too(tmp_path: Path) -> None:
    told: list[str] = []

    def run() -> None:
        try:
            transcribed(tmp_path / "j", FakeWhisper(fail_at=5), language="en")
        except RuntimeError as error:
            told.append(str(error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(20)
    assert told == ["the model has died"]


def test_a_broken_stream_is_told_and_leaves_no_thread(tmp_path: Path) -> None:
    def breaking(start: float) -> Iterator[Samples]:
        yield from list(opened(start))[:100]
        raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        transcribed(tmp_path / "j", open_blocks=breaking, language="en")
    assert listeners() == []
    assert transcribed(tmp_path / "j", language="en").resumed_seconds > 0


def test_progress_grows_to_the_end(tmp_path: Path) -> None:
    events: list[Event] = []
    transcribed(tmp_path / "j", hook=events.append, language="en")
    told = [event for event in events if isinstance(event, Progress)]
    done = [event.done for event in told if event.stage == "transcribe"]
    assert done == sorted(done)
    assert done[-1] == 240.0


@pytest.mark.parametrize(
    ("n_pieces", "workers", "batch_size", "expected"),
    [
        (8, 2, 6, [4, 4]),
        (9, 2, 6, [4, 5]),
        (12, 2, 6, [6, 6]),
        (13, 2, 6, [3, 3, 4, 3]),
        (8, 1, 6, [4, 4]),
        (1, 2, 6, [1]),
        (2, 2, 6, [1, 1]),
        (3, 2, 6, [1, 2]),
        (0, 2, 6, []),
    ],
)
def test_batches_are_balanced_over_the_workers(
    n_pieces: int, workers: int, batch_size: int, expected: list[int]
) -> None:
    pieces = cast(Any, tuple(range(n_pieces)))
    batches = Batching(workers=workers, size=batch_size).batches(pieces)
    assert sorted(map(len, batches)) == sorted(expected)
    assert [cast(Any, piece) for batch in batches for piece in batch] == list(range(n_pieces))
