"""A batch keeps speakers who were told apart or named, and skips what is complete with them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from batch_samples import settings, setup, wav

from lectura.audio import Samples
from lectura.batch.job import Recognized, WorkSetup
from lectura.batch.runner import Inputs, plan_batch
from lectura.batch.worker import Worker
from lectura.progress import Hook, ignore
from lectura.speakers.backends import BACKENDS
from lectura.speakers.protocol import Diarization, DiarizerOptions, Turn
from lectura.timeline import Interval


class TwoVoices:
    """Another voice speaks from the second second on."""

    recognized = 0

    def diarize(
        self, blocks: Iterable[Samples], options: DiarizerOptions, hook: Hook = ignore
    ) -> Diarization:
        for _ in blocks:
            pass
        self.recognized += 1
        turns = (Turn(Interval(0, 2), "SPEAKER_00"), Turn(Interval(2, 4), "SPEAKER_01"))
        return Diarization(turns, duration=4.0)


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> TwoVoices:
    made = TwoVoices()
    monkeypatch.setitem(BACKENDS, "builtin", lambda: made)
    return made


def work(place: Path, **flags: object) -> WorkSetup:
    return replace(setup(place), settings=settings(place, **flags))


def statuses(place: Path, **flags: object) -> list[str]:
    """What becomes of each recording, by a worker in this process, where the stand-in hears."""
    worker = Worker(work(place, **flags))
    found: list[str] = []
    for job in plan_batch(Inputs((place / "in",)), place / "out").jobs:
        recognized = worker.recognize(job)
        done = worker.note(recognized) if isinstance(recognized, Recognized) else recognized
        found.append(done.report.status)
    return found


def recognized(place: Path) -> int:
    return len((place / "log").read_text().splitlines())


def test_what_is_complete_with_speakers_is_skipped(tmp_path: Path, voices: TwoVoices) -> None:
    wav(tmp_path / "in/a.wav", 0.3, seconds=4.0)
    assert statuses(tmp_path, speakers=True, num_speakers=2) == ["complete"]
    text = tmp_path / "out/a.txt"
    before = text.read_bytes()
    assert statuses(tmp_path) == ["skipped"]
    text.unlink()
    assert statuses(tmp_path) == ["complete"]
    assert text.read_bytes() == before
    assert b"SPEAKER_01" in before
    assert statuses(tmp_path, speakers=False) == ["complete"]
    assert b"SPEAKER" not in text.read_bytes()
    assert statuses(tmp_path) == ["skipped"]  # nobody is told apart there any more
    assert voices.recognized == 1


def test_names_beside_the_outputs_are_kept_and_new_ones_reach_them(
    tmp_path: Path, voices: TwoVoices
) -> None:
    for name, loudness in (("a", 0.3), ("b", 0.5)):
        wav(tmp_path / f"in/{name}.wav", loudness, seconds=4.0)
    assert statuses(tmp_path) == ["complete", "complete"]
    names = {"schema_version": 1, "speakers": [{"id": "SPEAKER_01", "name": "Laura", "at": [3.0]}]}
    (tmp_path / "out/a.speakers.json").write_text(json.dumps(names), "utf-8")
    assert statuses(tmp_path) == ["complete", "skipped"]
    assert "Laura" in (tmp_path / "out/a.txt").read_text("utf-8")
    assert "SPEAKER" not in (tmp_path / "out/b.txt").read_text("utf-8")
    windows = recognized(tmp_path)
    statuses(tmp_path)
    assert "Laura" in (tmp_path / "out/a.txt").read_text("utf-8")
    assert (recognized(tmp_path), voices.recognized) == (windows, 1)
    (tmp_path / "out/a.speakers.json").write_text(json.dumps(names).replace("Laura", "Luis"))
    statuses(tmp_path)
    assert "Luis" in (tmp_path / "out/a.txt").read_text("utf-8")


def test_known_voices_alone_tell_speakers_apart(tmp_path: Path, voices: TwoVoices) -> None:
    wav(tmp_path / "in/a.wav", 0.3, seconds=4.0)
    assert statuses(tmp_path, known_voices=True) == ["complete"]
    assert "SPEAKER_01" in (tmp_path / "out/a.txt").read_text("utf-8")
