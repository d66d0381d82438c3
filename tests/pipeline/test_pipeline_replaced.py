"""A recording that is replaced during the work: the text of one never becomes another's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from test_pipeline_recording import Bench, bench

from lectura.audio import Samples
from lectura.errors import FileChangedError
from lectura.pipeline import Pipeline, Runtime
from lectura.speakers.backends import BACKENDS
from lectura.speakers.protocol import Diarization, Turn
from lectura.speech.engine import Engine
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber
from lectura.timeline import Interval

__all__ = ["bench"]

OLD, NEW = 0.3, 0.1
"""Loudness of the recording and of the one that takes its place; it shows in the text."""


class Scene:
    """A recording, a copy of it that stays as it was, and another one of the same size."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.path = bench.wav("clase.wav", loudness=OLD)
        self.original = bench.folder / "original.wav"
        shutil.copy2(self.path, self.original)
        self.other = bench.wav("other.wav", loudness=NEW)

    def by_rename(self) -> None:
        self.other.replace(self.path)

    def in_place(self) -> None:
        stat = self.path.stat()
        self.path.write_bytes(self.other.read_bytes())
        os.utime(self.path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    def growing(self) -> None:
        with self.path.open("ab") as stream:
            stream.write(bytes(32000))

    def texts_of_the_original(self) -> set[str]:
        """What an undisturbed run over the original's content says now."""
        found = self.bench.pipeline().transcribe(self.original, self.bench.target("again"))
        return {segment.text for segment in found.transcript.segments}


@pytest.fixture
def scene(bench: Bench) -> Scene:
    return Scene(bench)


EXPECTED = {f"Sentence {number} has a loudness of 212." for number in range(4)}
CHANGES = [Scene.by_rename, Scene.in_place, Scene.growing]
if os.name == "nt":  # Windows has no time of change that a program cannot set back
    CHANGES.remove(Scene.in_place)


def pipeline_that(scene: Scene, engine: Engine) -> Pipeline:
    return scene.bench.pipeline(Runtime(environ={}, engine=engine))


def refused(scene: Scene, pipeline: Pipeline) -> None:
    """The run fails with a plain sentence, writes nothing and keeps nothing."""
    target = scene.bench.target()
    with pytest.raises(FileChangedError, match=r"clase\.wav changed while it was being read") as it:
        pipeline.transcribe(scene.path, target)
    assert it.value.exit_status == 1
    assert "the same command again" in str(it.value.hint)
    assert not list(target.folder.glob("clase.*"))
    kept = [path.name for path in pipeline.store.root.rglob("*") if path.is_file()]
    assert not {"transcript.json", "windows.jsonl"} & set(kept)


@pytest.mark.parametrize("change", CHANGES)
def test_replaced_while_the_model_loads(scene: Scene, change: Callable[[Scene], None]) -> None:
    class Changing(ScriptedEngine):
        def load(self, *given: Any) -> Any:
            change(scene)
            return super().load(*given)

    refused(scene, pipeline_that(scene, Changing()))
    assert scene.texts_of_the_original() == EXPECTED


@dataclass(frozen=True)
class Interfering(ScriptedTranscriber):
    """Does something to the recording when half of it was read, or when all of it was."""

    act: Callable[[], None] = lambda: None
    at_record: int = 0

    def record(self, index: int, start: int, audio: Any) -> Any:
        if index == self.at_record:
            self.act()
        return super().record(index, start, audio)


def interfering(act: Callable[[], None], at_record: int) -> Engine:
    return ScriptedEngine(Interfering(act=act, at_record=at_record))


@pytest.mark.parametrize("at_record", [0, 2, 3])
@pytest.mark.parametrize("change", CHANGES)
def test_replaced_while_the_sound_is_read(
    scene: Scene, change: Callable[[Scene], None], at_record: int
) -> None:
    engine = interfering(lambda: change(scene), at_record)
    refused(scene, pipeline_that(scene, engine))
    assert scene.texts_of_the_original() == EXPECTED


def test_a_window_of_the_other_recording_never_reaches_the_disk(scene: Scene) -> None:
    """A run that dies after the change leaves only windows that were read before it."""

    class Dying(Interfering):
        def record(self, index: int, start: int, audio: Any) -> Any:
            record = super().record(index, start, audio)
            if index == self.at_record:
                # What a power cut leaves is what reached the journal before.
                journals.extend(path.read_bytes() for path in store.root.rglob("windows.jsonl"))
            return record

    journals: list[bytes] = []
    pipeline = pipeline_that(scene, ScriptedEngine(Dying(act=scene.in_place, at_record=2)))
    store = pipeline.store
    refused(scene, pipeline)
    [journal] = journals
    assert journal.count(b"\n") == 2
    assert b"loudness of 71" not in journal


def test_a_run_that_goes_on_never_mixes_two_recordings(scene: Scene) -> None:
    """It was stopped, then the recording was replaced; later the first one is back."""

    def stopped() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline_that(scene, interfering(stopped, 2)).transcribe(scene.path, scene.bench.target())
    scene.in_place()
    found = scene.bench.pipeline().transcribe(scene.path, scene.bench.target())
    assert {segment.text for segment in found.transcript.segments} == {
        f"Sentence {number} has a loudness of 71." for number in range(4)
    }
    assert scene.bench.windows == 4
    assert scene.texts_of_the_original() == EXPECTED
    assert scene.bench.windows == 6  # its first two windows were kept by the run that was stopped


def test_touched_or_renamed_and_back_is_the_same_recording(scene: Scene) -> None:
    def moved_about() -> None:
        os.utime(scene.path)
        scene.path.rename(scene.bench.folder / "moved.wav").rename(scene.path)

    pipeline = pipeline_that(scene, interfering(moved_about, 2))
    found = pipeline.transcribe(scene.path, scene.bench.target())
    assert {segment.text for segment in found.transcript.segments} == EXPECTED


def test_a_recording_that_vanishes_is_told_in_one_sentence(scene: Scene) -> None:
    pipeline = pipeline_that(scene, interfering(scene.path.unlink, 3))
    with pytest.raises(FileChangedError, match="changed while it was being read"):
        pipeline.transcribe(scene.path, scene.bench.target())


def test_replaced_while_tracks_are_sampled(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from lectura.media import track

    choosing = track.choose_track

    def choose(*given: Any) -> Any:
        scene.by_rename()
        return choosing(*given)

    monkeypatch.setattr(track, "choose_track", choose)
    refused(scene, scene.bench.pipeline())
    monkeypatch.undo()
    assert scene.texts_of_the_original() == EXPECTED


def refused_speakers(scene: Scene, pipeline: Pipeline) -> None:
    """One recording's speakers are never laid over another one's words."""
    with pytest.raises(FileChangedError, match="changed while it was being read"):
        pipeline.transcribe(scene.path, scene.bench.target())
    assert not list((pipeline.store.root / "diarization").rglob("complete.json"))


@pytest.mark.parametrize("change", [Scene.by_rename, Scene.in_place])
def test_replaced_before_speakers_are_found(scene: Scene, change: Callable[[Scene], None]) -> None:
    looks = iter(range(10))

    def clock() -> float:
        if (look := next(looks)) == 1:  # the transcript is there: its time is taken
            change(scene)
        return float(look)

    pipeline = scene.bench.pipeline(replace(scene.bench.runtime, clock=clock), speakers=True)
    refused_speakers(scene, pipeline)


@pytest.mark.parametrize("change", [Scene.by_rename, Scene.in_place])
def test_replaced_while_speakers_are_found(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, change: Callable[[Scene], None]
) -> None:
    class Changing:
        def diarize(self, blocks: Iterable[Samples], *given: Any) -> Diarization:
            for _ in blocks:
                pass
            change(scene)
            return Diarization((Turn(Interval(0, 4), "SPEAKER_00"),), duration=4.0)

    monkeypatch.setitem(BACKENDS, "changing", Changing)
    pipeline = scene.bench.pipeline(speakers=True, speaker_engine="changing")
    refused_speakers(scene, pipeline)
