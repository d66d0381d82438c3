"""What outputs are called is known in one place: a new form is known to everything at once."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from lectura.course.library import lectures_in
from lectura.errors import NoRecordingError, NotMediaError
from lectura.formats import FORMATS
from lectura.formats.format import Format
from lectura.inputs.discover import find_recordings
from lectura.inputs.layout import plan_outputs
from lectura.inputs.recordings import refuse_transcripts
from lectura.media.opening import require
from lectura.pipeline import Gate, write_transcript_files
from lectura.pipeline.rework.revision import revise
from lectura.records import target
from lectura.records.target import Target, beside_file
from lectura.records.transcript import Segment, Source, Speaker, Transcript
from lectura.render import RENDERERS
from lectura.store import Store


def write_lines(transcript: Transcript) -> str:
    names = {speaker.id: speaker.label for speaker in transcript.speakers}
    return "".join(f"{names[one.speaker or '']}|{one.text}\n" for one in transcript.segments)


def read_lines(text: str) -> Transcript:
    raise NotImplementedError


@pytest.fixture(autouse=True)
def forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format of transcripts and a form of notes that nobody knows, each in its table alone."""
    monkeypatch.setitem(target.TRANSCRIPTS, "lines", ".lines")
    monkeypatch.setitem(FORMATS, "lines", Format("lines", write_lines, read_lines))
    monkeypatch.setitem(target.NOTES, "cards", ".cards.deck")


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def named(name: str | None) -> Transcript:
    return Transcript(
        source=Source(name="a.mp4"),
        language="en",
        duration=2.0,
        segments=(Segment(id=0, start=0.0, end=2.0, text="Hello.", speaker="SPEAKER_00"),),
        speakers=(Speaker(id="SPEAKER_00", name=name),),
    )


def test_outputs_can_be_told_apart_by_their_last_suffix() -> None:
    """A file in a folder is known by it, and the stem before it names the recording."""
    suffixes = list(target.TRANSCRIPTS.values())
    assert len(suffixes) == len(set(suffixes))
    assert [suffix for suffix in suffixes if suffix.count(".") != 1] == []
    every = [*suffixes, *target.NOTES.values(), target.SPEAKERS, target.CORRECTIONS]
    assert len(every) == len(set(every))


def test_every_form_has_its_suffix() -> None:
    assert set(target.TRANSCRIPTS) == set(FORMATS)
    assert set(target.NOTES) == {*RENDERERS, "cards"}
    assert {name: form.suffix for name, form in FORMATS.items()} == target.TRANSCRIPTS


def test_a_transcript_is_refused_as_a_recording(tmp_path: Path) -> None:
    touched(tmp_path, "a.lines", "b.srt")
    for name in ("a.lines", "b.srt"):
        with pytest.raises(NotMediaError, match="is a transcript, not a recording"):
            refuse_transcripts(tmp_path / name)


def test_outputs_are_passed_over_in_a_folder_whatever_the_patterns_say(tmp_path: Path) -> None:
    touched(tmp_path, "a.mp4", "a.lines", "a.cards.deck", "a.notes.md", "a.ics", "a.speakers.json")
    for patterns in ((), ("*",), ("*.lines", "*.deck", "*.md", "*.mp4")):
        found = find_recordings([tmp_path], include=patterns)
        assert [one.path.name for one in found] == ["a.mp4"]


def test_nobody_who_mistypes_a_recording_means_an_output(tmp_path: Path) -> None:
    touched(tmp_path, "lecture.lines", "lecture.cards.deck")
    with pytest.raises(NoRecordingError) as wrong:
        require(tmp_path / "lecturr.mp4")
    assert wrong.value.hint is not None
    assert "Did you mean" not in wrong.value.hint


def test_a_recording_does_not_write_over_the_notes_of_another(tmp_path: Path) -> None:
    touched(tmp_path, "x.mp4", "x.cards.mp4", "x.notes.mp4", "x.lines.mp4", "report.mp4")
    jobs = plan_outputs(find_recordings([tmp_path]), tmp_path / "out")
    assert {job.path.name: job.stem for job in jobs} == {
        "x.mp4": "x",
        "x.cards.mp4": "x.cards.mp4",
        "x.notes.mp4": "x.notes.mp4",
        "x.lines.mp4": "x.lines",
        "report.mp4": "report.mp4",
    }


@pytest.mark.parametrize(
    "name",
    [
        "a.b.mp4",
        "a.b.lines",
        "a.b.cards.deck",
        "a.b.notes.md",
        "a.b.notes.json",
        "a.b.ics",
        "a.b.md",
        "a.b.speakers.json",
        "a.b.corrections.json",
    ],
)
def test_a_file_tells_the_place_of_the_outputs_it_belongs_to(name: str) -> None:
    assert beside_file(Path("out", name)) == Target(Path("out"), "a.b")


def test_each_output_is_called_as_it_always_was() -> None:
    place = Target(Path("out"), "a.b")
    assert place.transcript("srt") == Path("out/a.b.srt")
    assert place.transcript("lines") == Path("out/a.b.lines")
    assert place.notes("md") == Path("out/a.b.notes.md")
    assert place.notes("json") == Path("out/a.b.notes.json")
    assert place.notes("ics") == Path("out/a.b.ics")
    assert place.page == Path("out/a.b.md")
    assert place.speakers == Path("out/a.b.speakers.json")
    assert place.corrections == Path("out/a.b.corrections.json")


def test_a_lecture_is_found_by_the_transcript_that_keeps_most(tmp_path: Path) -> None:
    touched(tmp_path, "a.lines", "b.srt", "b.json", "b.lines", "b.notes.json", "c.txt")
    touched(tmp_path, "course.json", "report.json", "manifest.json", "timings.json", ".x.json")
    touched(tmp_path, "b.speakers.json", "b.corrections.json", "d.cards.json", "readme.txt")
    lectures = {one.name: one.transcript.name for one in lectures_in(tmp_path)}
    assert lectures == {"a": "a.lines", "b": "b.json"}
    assert not target.is_transcript(PurePath("a.mp4"))


def test_it_is_written_again_when_speakers_are_named(tmp_path: Path) -> None:
    place, gate = Target(tmp_path, "a"), Gate(Store(tmp_path / "store"))
    before = named(None)
    write_transcript_files(before, place, ("txt", "json", "lines"), gate)
    assert place.transcript("lines").read_text(encoding="utf-8") == "SPEAKER_00|Hello.\n"
    revised = revise(place, before, named("Laura"), gate)
    assert place.transcript("lines") in revised.files.paths
    assert place.transcript("lines").read_text(encoding="utf-8") == "Laura|Hello.\n"
    assert place.transcript("lines").name not in {kept.path.name for kept in revised.files.kept}
