"""A recording that is replaced during the work: the text of one never becomes another's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from test_pipeline_recording import CHOICE, Bench, bench

from lectura.errors import FileChangedError
from lectura.pipeline import Pipeline
from lectura.pipeline.diarization import DiarizationStage
from lectura.speech.engine import Choice
from lectura.testing.transcriber import ScriptedTranscriber

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


def pipeline_that(scene: Scene, load: Callable[[Choice], Any]) -> Pipeline:
    pipeline = scene.bench.pipeline()
    return Pipeline(pipeline.settings, store=pipeline.store, environ={}, load=load)


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
    def load(choice: Choice) -> ScriptedTranscriber:
        change(scene)
        return ScriptedTranscriber()

    refused(scene, pipeline_that(scene, load))
    assert scene.texts_of_the_original() == EXPECTED


class _Interfering(ScriptedTranscriber):
    """Does something to the recording when half of it was read, or when all of it was."""

    act: Callable[[], None]
    at_record: int

    def _record(self, index: int, start: int, audio: Any) -> Any:
        if index == self.at_record:
            self.act()
        return super()._record(index, start, audio)


def interfering(act: Callable[[], None], at_record: int) -> Callable[[Choice], Any]:
    transcriber = _Interfering()
    object.__setattr__(transcriber, "act", act)
    object.__setattr__(transcriber, "at_record", at_record)
    return lambda _: transcriber


@pytest.mark.parametrize("at_record", [0, 2, 3])
@pytest.mark.parametrize("change", CHANGES)
def test_replaced_while_the_sound_is_read(
    scene: Scene, change: Callable[[Scene], None], at_record: int
) -> None:
    load = interfering(lambda: change(scene), at_record)
    refused(scene, pipeline_that(scene, load))
    assert scene.texts_of_the_original() == EXPECTED


def test_a_window_of_the_other_recording_never_reaches_the_disk(scene: Scene) -> None:
    """A run that dies after the change leaves only windows that were read before it."""

    class Dying(_Interfering):
        def _record(self, index: int, start: int, audio: Any) -> Any:
            record = super()._record(index, start, audio)
            if index == self.at_record:
                # What a power cut leaves is what reached the journal before.
                journals.extend(path.read_bytes() for path in store.root.rglob("windows.jsonl"))
            return record

    journals: list[bytes] = []
    transcriber = Dying()
    object.__setattr__(transcriber, "act", scene.in_place)
    object.__setattr__(transcriber, "at_record", 2)
    pipeline = pipeline_that(scene, lambda _: transcriber)
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
    monkeypatch.setattr(Pipeline, "_choose", lambda _: CHOICE)
    assert scene.texts_of_the_original() == EXPECTED


@pytest.mark.parametrize("change", [Scene.by_rename, Scene.in_place])
@pytest.mark.parametrize("when", ["before", "during"])
def test_replaced_before_or_while_speakers_are_found(
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Scene], None],
    when: str,
) -> None:
    """One recording's speakers are never laid over another one's words."""
    diarizing, running = DiarizationStage._diarize, DiarizationStage.run

    def during(self: DiarizationStage, *given: Any) -> Any:
        if when == "during":
            change(scene)
        return diarizing(self, *given)

    def before(self: DiarizationStage, *given: Any, **more: Any) -> Any:
        if when == "before":
            change(scene)
        return running(self, *given, **more)

    monkeypatch.setattr(DiarizationStage, "_diarize", during)
    monkeypatch.setattr(DiarizationStage, "run", before)
    pipeline = scene.bench.pipeline(speakers=True)
    told = {"before": "after it was transcribed", "during": "while it was being read"}[when]
    with pytest.raises(FileChangedError, match=f"changed {told}"):
        pipeline.transcribe(scene.path, scene.bench.target())
    assert not list((pipeline.store.root / "diarization").rglob("complete.json"))
