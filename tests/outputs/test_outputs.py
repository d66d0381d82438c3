"""Names of outputs, speakers' names, and what each stage keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.config import SpeakerOptions
from lectura.errors import OutputError, UsageError
from lectura.outputs.writing import prepare
from lectura.pipeline import Gate, Target, beside, outputs_of, write_transcript_files
from lectura.pipeline.naming import named
from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.speakers.protocol import Diarization, DiarizerOptions
from lectura.store import Store

DIARIZATION = Diarization(turns=(), duration=10.0, centroids={}, engine="scripted")
TALK = Transcript(
    duration=10.0,
    speakers=(Speaker(id="SPEAKER_00"), Speaker(id="SPEAKER_01")),
    segments=(
        Segment(id=0, start=0.0, end=7.0, text="A long explanation.", speaker="SPEAKER_00"),
        Segment(id=1, start=7.0, end=9.0, text="A question?", speaker="SPEAKER_01"),
    ),
)


def options(*, names: tuple[str, ...] = (), names_at: tuple[str, ...] = ()) -> SpeakerOptions:
    return SpeakerOptions(
        enabled=True,
        engine="builtin",
        diarizer=DiarizerOptions(),
        known_voices=False,
        names=names,
        names_at=names_at,
    )


def spoken_names(transcript: Transcript) -> list[str | None]:
    return [speaker.name for speaker in transcript.speakers]


def test_names_of_outputs() -> None:
    target = beside(Path("week 1/clase.final.mp4"), None)
    assert outputs_of(target, formats=("txt", "json"), notes_formats=("md", "ics")) == (
        Path("week 1/clase.final.txt"),
        Path("week 1/clase.final.json"),
        Path("week 1/clase.final.notes.md"),
        Path("week 1/clase.final.ics"),
    )
    assert beside(Path("week 1/clase.mp4"), Path("out")) == Target(Path("out"), "clase")


def test_formats_are_written_in_the_order_asked_for(tmp_path: Path) -> None:
    target, gate = Target(tmp_path / "new", "clase"), Gate(Store(tmp_path / "store"))
    written = write_transcript_files(TALK, target, ("srt", "txt"), gate).paths
    assert [path.name for path in written] == ["clase.srt", "clase.txt"]
    assert "00:00:07,000 --> 00:00:09,000" in written[0].read_text(encoding="utf-8")


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError) as caught:
        prepare(Target(tmp_path / "file/out", "clase"))
    assert str(tmp_path / "file") in caught.value.message
    prepare(Target(tmp_path / "out", "clase"))
    assert list((tmp_path / "out").iterdir()) == []


def test_the_one_who_speaks_most_is_the_lecturer(tmp_path: Path) -> None:
    found = named(TALK, DIARIZATION, options(), Target(tmp_path, "clase"))
    assert [speaker.role for speaker in found.speakers] == ["lecturer", None]
    assert list(tmp_path.iterdir()) == []


def test_typed_names_are_remembered_and_typed_again_replaced(tmp_path: Path) -> None:
    target = Target(tmp_path, "clase")
    typed = options(names=("SPEAKER_00=Ana",), names_at=("0:08=Luis",))
    assert spoken_names(named(TALK, DIARIZATION, typed, target)) == ["Ana", "Luis"]
    assert (tmp_path / "clase.speakers.json").is_file()
    assert spoken_names(named(TALK, DIARIZATION, options(), target)) == ["Ana", "Luis"]
    changed = options(names=("SPEAKER_00=Eva",))
    assert spoken_names(named(TALK, DIARIZATION, changed, target)) == ["Eva", "Luis"]


def test_a_name_for_nobody(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="SPEAKER_07"):
        named(TALK, DIARIZATION, options(names=("SPEAKER_07=Ana",)), Target(tmp_path, "clase"))
