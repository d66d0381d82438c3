"""One recording through the stages, with a scripted transcriber on real audio."""

from __future__ import annotations

import json
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.config import load, settings_of
from lectura.errors import LLMUnreachableError, NotMediaError, OutputError, UsageError
from lectura.pipeline import Outcome, Pipeline, Runtime, Target
from lectura.progress import Event, Notification, Progress
from lectura.speech.engine import Choice
from lectura.speech.options import TranscribeOptions
from lectura.speech.transcriber import Transcriber
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber


@dataclass(frozen=True)
class Counting(ScriptedEngine):
    """Keeps what was loaded."""

    loaded: list[Choice] = field(default_factory=list)

    def load(self, choice: Choice, options: TranscribeOptions) -> Transcriber:
        self.loaded.append(choice)
        return super().load(choice, options)


class Bench:
    """Makes pipelines over one store, and counts what their transcriber does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "windows.log"
        self.events: list[Event] = []
        self.engine = Counting(ScriptedTranscriber(log=self.log))
        self.runtime = Runtime(hook=self.events.append, environ={}, engine=self.engine)

    @property
    def loads(self) -> int:
        return len(self.engine.loaded)

    def pipeline(self, runtime: Runtime | None = None, **flags: Any) -> Pipeline:
        values = {"cache": str(self.folder / "store"), "llm": "none", **flags}
        settings = settings_of(
            load(values, environ={}, folder=self.folder, config_folder=self.folder)
        )
        return Pipeline(settings, runtime or self.runtime)

    @property
    def windows(self) -> int:
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0

    def wav(self, name: str = "clase.wav", *, seconds: float = 4.0, loudness: float = 0.3) -> Path:
        hum = np.sin(np.arange(round(seconds * SAMPLE_RATE)) * 0.08) * loudness
        path = self.folder / name
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE)
            file.writeframes((hum * 32767).astype("<i2").tobytes())
        return path

    def target(self, folder: str = "out") -> Target:
        return Target(self.folder / folder, "clase")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def contents(outcome: Outcome) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in outcome.written}


def test_a_recording_is_transcribed_once(bench: Bench) -> None:
    path = bench.wav()
    first = bench.pipeline().transcribe(path, bench.target())
    assert (first.reused, first.fresh_seconds, bench.windows) == (False, 4.0, 4)
    assert [path.name for path in first.written] == ["clase.txt", "clase.srt", "clase.json"]
    second = bench.pipeline().transcribe(path, bench.target("elsewhere"))
    assert (second.reused, second.fresh_seconds, bench.windows) == (True, 0.0, 4)
    assert contents(second) == contents(first)
    again = bench.pipeline().transcribe(path, bench.target(), fresh=True)
    assert (again.reused, bench.windows) == (False, 8)
    assert contents(again) == contents(first)


def test_a_renamed_recording_is_known_by_its_content(bench: Bench) -> None:
    path = bench.wav()
    bench.pipeline().transcribe(path, bench.target())
    moved = path.rename(bench.folder / "other.wav")
    found = bench.pipeline().transcribe(moved, bench.target())
    assert found.reused
    assert found.transcript.source is not None
    assert found.transcript.source.name == "other.wav"


@pytest.mark.parametrize(
    "changed",
    [{"language": "es"}, {"words": True}, {"translate": True}, {"languages": ("es", "en")}],
)
def test_other_options_are_other_work(bench: Bench, changed: dict[str, Any]) -> None:
    path = bench.wav()
    bench.pipeline().transcribe(path, bench.target())
    assert not bench.pipeline(**changed).transcribe(path, bench.target()).reused
    assert bench.windows == 8


def test_threads_and_formats_are_no_other_work(bench: Bench) -> None:
    path = bench.wav()
    bench.pipeline().transcribe(path, bench.target())
    found = bench.pipeline(threads=1, batch_size=3, formats=("vtt",)).transcribe(
        path, bench.target()
    )
    assert found.reused
    assert [path.name for path in found.written] == ["clase.vtt"]


def test_one_model_is_loaded_for_many_recordings(bench: Bench) -> None:
    pipeline = bench.pipeline()
    for loudness in (0.1, 0.2, 0.3):
        pipeline.transcribe(bench.wav(f"{loudness}.wav", loudness=loudness), bench.target())
    assert (bench.loads, bench.windows) == (1, 12)


def test_an_interrupted_run_goes_on_and_ends_with_the_same_bytes(
    bench: Bench, tmp_path: Path
) -> None:
    path = bench.wav(seconds=6)
    whole = contents(bench.pipeline(cache=str(tmp_path / "undisturbed")).run(path, bench.target()))
    bench.log.unlink()
    pipeline = bench.pipeline()
    pipeline.store.root.mkdir(parents=True)
    with pytest.raises(KeyboardInterrupt), _stopping_at(bench, 3.0) as stopping:
        stopping().run(path, bench.target("out2"))
    assert bench.windows == 3
    assert not (bench.folder / "out2/clase.txt").exists()
    outcome = pipeline.run(path, bench.target("out2"))
    assert bench.windows == 6
    assert outcome.fresh_seconds == 3.0
    assert contents(outcome) == whole
    told = [event.message for event in bench.events if isinstance(event, Notification)]
    assert any("Going on at 0:03" in message for message in told)


@contextmanager
def _stopping_at(bench: Bench, second: float) -> Iterator[Callable[[], Pipeline]]:
    """Pipelines that are stopped as by Ctrl-C once so much is transcribed."""

    def hook(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "transcribe" and event.done >= second:
            raise KeyboardInterrupt

    def make() -> Pipeline:
        return bench.pipeline(replace(bench.runtime, hook=hook))

    yield make


def test_silence_is_an_empty_transcript_and_says_so(bench: Bench) -> None:
    outcome = bench.pipeline().run(bench.wav(loudness=0.0), bench.target())
    assert outcome.transcript.segments == ()
    assert [notice.code for notice in outcome.transcript.notices][-1] == "no-speech"
    assert all(path.is_file() for path in outcome.written)


def test_progress_of_every_stage_is_told(bench: Bench) -> None:
    bench.pipeline().run(bench.wav(), bench.target())
    told = [event for event in bench.events if isinstance(event, Progress)]
    heard = [(event.done, event.total) for event in told if event.stage == "transcribe"]
    assert heard == [(0.0, 4.0), (1.0, 4.0), (2.0, 4.0), (3.0, 4.0), (4.0, 4.0), (4.0, 4.0)]
    assert [event.done for event in told if event.stage == "notes"] == [0, 1]


def test_a_place_that_cannot_be_written_is_found_before_the_work(bench: Bench) -> None:
    path = bench.wav()
    (bench.folder / "file").touch()
    with pytest.raises(OutputError, match="is a file, not a folder"):
        bench.pipeline().transcribe(path, bench.target("file/deeper"))
    assert bench.windows == 0
    bench.pipeline().transcribe(path, bench.target("new/deep/folder"))
    assert not list((bench.folder / "new/deep/folder").glob(".*"))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.mp4", None, "There is no file"),
        ("clase.srt", b"1\n", "is a transcript, not a recording"),
        ("clase.mp4", b"hello", "is a text file"),
        ("clase.mp4", b"", "is empty"),
    ],
)
def test_what_is_no_recording(
    bench: Bench, name: str, content: bytes | None, sentence: str
) -> None:
    path = bench.folder / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotMediaError, match=sentence):
        bench.pipeline().transcribe(path, bench.target())
    with pytest.raises(NotMediaError, match="is a folder, not a recording"):
        bench.pipeline().transcribe(bench.folder, bench.target())


def test_notes_that_fail_leave_the_transcript(bench: Bench) -> None:
    pipeline = bench.pipeline(
        llm="openai", base_url="http://127.0.0.1:9/v1", llm_model="m", retries=0
    )
    outcome = pipeline.run(bench.wav(), bench.target())
    assert (outcome.complete, outcome.notes) == (False, None)
    assert isinstance(outcome.notes_error, LLMUnreachableError)
    assert [path.name for path in outcome.written] == [
        *("clase.txt", "clase.srt", "clase.json"),
        "clase.html",  # without notes, the transcript can still be studied
    ]


def test_an_unknown_engine_is_refused_before_the_work(bench: Bench) -> None:
    with pytest.raises(UsageError, match="magic"):
        bench.pipeline(llm="magic").run(bench.wav(), bench.target())
    with pytest.raises(UsageError, match="no speaker engine 'nope'"):
        bench.pipeline(speakers=True, speaker_engine="nope").transcribe(bench.wav(), bench.target())
    with pytest.raises(UsageError, match="no prompt 'nope'"):
        bench.pipeline(prompt="nope").run(bench.wav(), bench.target())
    assert bench.windows == 0


def test_notes_know_their_transcript(bench: Bench) -> None:
    outcome = bench.pipeline().run(bench.wav(), bench.target())
    notes = json.loads((bench.folder / "out/clase.notes.json").read_text(encoding="utf-8"))
    assert outcome.notes is not None
    assert notes["source"]["name"] == "clase.wav"
    assert notes["source"]["transcript_sha256"] == outcome.notes.source.transcript_sha256
    assert notes["source"]["duration"] == 4.0


def test_a_damaged_stored_transcript_is_made_again(bench: Bench) -> None:
    path = bench.wav()
    first = contents(bench.pipeline().transcribe(path, bench.target()))
    for stored in (bench.folder / "store").rglob("transcript.json"):
        stored.write_text("{")
    second = bench.pipeline().transcribe(path, bench.target())
    assert not second.reused
    assert contents(second) == first
