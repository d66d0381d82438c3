"""What is handed in can be checked, and is the same bytes twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lectura.course.search import search
from lectura.errors import OutputError, UsageError
from lectura.pipeline import Gate, Outcome
from lectura.pipeline.reporting import report_of
from lectura.records.notes import Coverage, MadeBy, Notes, NotesSource
from lectura.records.transcript import Engine, Notice, Segment, Source, SpeechCoverage, Transcript
from lectura.store import Store
from lectura.submission.folder import (
    Manifest,
    Recording,
    describe,
    verify,
    write_manifest,
)
from schema_checks import check_each_key_counts

AUDIO = b"the recording"
OUTPUTS = {"week1/clase.txt": "hola\n", "week1/clase.json": "{}", "week1/clase.notes.md": "# ñ"}


def transcript(*notices: Notice) -> Transcript:
    return Transcript(
        source=Source(name="clase.mp4", sha256=hashlib.sha256(AUDIO).hexdigest()),
        duration=60,
        segments=(Segment(id=0, start=0, end=1, text="hola"),),
        engine=Engine(name="faster-whisper", version="1.2", model="base", compute_type="int8"),
        speech=SpeechCoverage(voiced_seconds=40, transcribed_seconds=39),
        notices=notices,
    )


def notes() -> Notes:
    return Notes(
        title="Clase",
        source=NotesSource(name="clase.mp4"),
        grounded_percent=90,
        coverage=Coverage(time_percent=98, character_percent=97),
        made_by=MadeBy(engine="llm", model="m", prompt="map", prompt_sha256="ab", lectura="1.0"),
    )


def gate(folder: Path) -> Gate:
    return Gate(Store(folder.with_name(f"{folder.name}-store")))


def hand_in(tmp_path: Path, seconds: float = 1.5) -> tuple[Path, Recording]:
    video, folder = tmp_path / "clase.mp4", tmp_path / "submission"
    video.write_bytes(AUDIO)
    for name, text in OUTPUTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    outcome = Outcome(video, transcript(), notes(), seconds={"transcribe": seconds})
    entry = describe(video, report_of(outcome, "week1/clase"), list(OUTPUTS))
    write_manifest(
        folder,
        [entry],
        versions={"lectura": "1.0", "faster-whisper": "1.2"},
        options={"language": "es", "beam": None},
        models={"base": "cd"},
        timings={"clase.mp4": {"transcribe": seconds}},
        gate=gate(tmp_path),
    )
    return folder, entry


def found(folder: Path) -> list[tuple[str, str]]:
    return [(item.name, item.kind) for item in verify(folder)]


def test_the_manifest_says_what_was_read_and_with_what(tmp_path: Path) -> None:
    folder, entry = hand_in(tmp_path)
    data = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    check_each_key_counts(data, "manifest")
    manifest = Manifest.model_validate(data)
    assert manifest.recordings == (entry,)
    assert (entry.bytes, entry.sha256) == (len(AUDIO), hashlib.sha256(AUDIO).hexdigest())
    assert (entry.speech_coverage_percent, entry.notes_coverage_percent) == (97.5, 98)
    assert (entry.grounded_percent, entry.status, entry.exit_status) == (90, "complete", 0)
    assert entry.notes is not None
    assert entry.notes.prompt_sha256 == "ab"
    assert manifest.options == {"language": "es", "beam": None}
    assert [file.name for file in manifest.files] == sorted(OUTPUTS)
    (text,) = (file for file in manifest.files if file.name == "week1/clase.txt")
    assert (text.bytes, text.sha256) == (5, hashlib.sha256(b"hola\n").hexdigest())


def test_a_partial_transcript_is_handed_in_as_such(tmp_path: Path) -> None:
    video = tmp_path / "clase.mp4"
    video.write_bytes(AUDIO)
    cut = Notice(code="truncated", message="the file ends early")
    outcome = Outcome(video, transcript(cut), notes(), missing=(cut.message,))
    entry = describe(video, report_of(outcome, "clase"), [])
    assert (entry.status, entry.exit_status) == ("partial", 3)
    assert entry.missing == entry.warnings == ("the file ends early",)
    entry = describe(video, report_of(Outcome(video, transcript()), "clase"), [])
    assert (entry.status, entry.notes, entry.notes_coverage_percent) == ("complete", None, None)


def test_the_same_work_gives_the_same_bytes_but_for_the_timings(tmp_path: Path) -> None:
    folder, _ = hand_in(tmp_path, seconds=1.5)
    manifest, timings = (folder / "manifest.json"), (folder / "timings.json")
    before = manifest.read_bytes(), timings.read_bytes()
    hand_in(tmp_path, seconds=99)
    assert manifest.read_bytes() == before[0]
    assert timings.read_bytes() != before[1]
    assert json.loads(timings.read_bytes())["seconds"] == {"clase.mp4": {"transcribe": 99}}


def test_an_untouched_submission_passes(tmp_path: Path) -> None:
    folder, _ = hand_in(tmp_path)
    assert found(folder) == []
    (folder / "timings.json").unlink()
    (folder / ".DS_Store").write_bytes(b"left by a Mac")
    (folder / ".lectura-search.sqlite").write_bytes(b"left by a search of an early version")
    assert found(folder) == []


def test_a_submission_that_was_searched_passes(tmp_path: Path) -> None:
    folder, _ = hand_in(tmp_path)
    search(folder, "hola")
    assert found(folder) == []


def _change_a_byte(folder: Path) -> None:
    (folder / "week1" / "clase.txt").write_bytes(b"holA\n")


def _remove(folder: Path) -> None:
    (folder / "week1" / "clase.json").unlink()


def _add(folder: Path) -> None:
    (folder / "week1" / "more.txt").write_bytes(b"")


def _edit_manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"es"', '"en"'), encoding="utf-8")


def _point_outside(folder: Path) -> None:
    path = folder / "manifest.json"
    text = path.read_text(encoding="utf-8").replace("week1/clase.txt", "../clase.mp4")
    path.write_text(text, encoding="utf-8")


def _cut_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b'{"schema_version": 1')


def _nest_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"[" * 100_000)


def _remove_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (_change_a_byte, ("week1/clase.txt", "changed")),
        (_remove, ("week1/clase.json", "missing")),
        (_add, ("week1/more.txt", "extra")),
        (_edit_manifest, ("manifest.json", "manifest")),
        (_point_outside, ("manifest.json", "manifest")),
        (_cut_manifest, ("manifest.json", "manifest")),
        (_nest_manifest, ("manifest.json", "manifest")),
        (_remove_manifest, ("manifest.json", "missing")),
    ],
)
def test_harm_is_noticed(
    tmp_path: Path, harm: Callable[[Path], None], expected: tuple[str, str]
) -> None:
    folder, _ = hand_in(tmp_path)
    harm(folder)
    assert found(folder) == [expected]


def test_every_mismatch_is_a_sentence(tmp_path: Path) -> None:
    folder, _ = hand_in(tmp_path)
    _change_a_byte(folder)
    _remove(folder)
    assert [item.message for item in verify(folder)] == [
        "week1/clase.json is missing.",
        "week1/clase.txt was changed.",
    ]


def test_names_in_another_unicode_composition_are_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "a\u0301.txt").write_text("x", encoding="utf-8")
    entry = Recording(id="á", input="v", bytes=0, sha256="", outputs=("a\u0301.txt",))
    write_manifest(tmp_path, [entry], versions={}, options={}, gate=gate(tmp_path))
    (tmp_path / "a\u0301.txt").rename(tmp_path / "\u00e1.txt")
    assert found(tmp_path) == []


def test_a_recording_at_hand_is_checked_too(tmp_path: Path) -> None:
    folder, _ = hand_in(tmp_path)
    assert verify(folder, recordings=[tmp_path / "clase.mp4"]) == ()
    (tmp_path / "clase.mp4").write_bytes(b"another")
    (changed, gone) = verify(folder, recordings=[tmp_path / "clase.mp4", tmp_path / "gone.mp4"])
    assert changed.kind == "recording"
    assert gone.kind == "unreadable"


def test_what_cannot_be_meant_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        verify(tmp_path / "nowhere")
    entry = Recording(id="gone", input="v", bytes=0, sha256="", outputs=("gone.txt",))
    with pytest.raises(OutputError, match=r"gone\.txt belongs to the submission"):
        write_manifest(tmp_path, [entry], versions={}, options={}, gate=gate(tmp_path))
    assert not (tmp_path / "manifest.json").exists()


def test_a_folder_without_a_manifest_tells_how_to_make_one(tmp_path: Path) -> None:
    (found,) = verify(tmp_path)
    assert (found.name, found.kind) == ("manifest.json", "missing")
    assert found.message.endswith(f"lectura run RECORDING --submission {tmp_path}")
