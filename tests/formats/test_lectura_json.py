from __future__ import annotations

import json
from pathlib import Path

import pytest
from format_samples import dialogue, everything

from lectura.errors import TranscriptError
from lectura.formats import read_outline, write_transcript
from lectura.formats.lectura_json import read, write
from lectura.process.installation import installation
from lectura.records.transcript import (
    SCHEMA_VERSION,
    Rejected,
    Segment,
    Speaker,
    Transcript,
    Word,
)


@pytest.mark.parametrize("lecture", [everything(), dialogue(), Transcript()])
def test_nothing_is_lost(lecture: Transcript) -> None:
    text = write(lecture)
    assert read(text) == lecture
    assert write(read(text)) == text


def test_every_record_is_complete_and_one_line_per_segment() -> None:
    text = write(everything())
    record = json.loads(text)
    assert record["schema_version"] == 1
    assert record["segments"][1] == {
        "id": 9,
        "start": None,
        "end": None,
        "text": "sin tiempos",
        "words": [],
        "speaker": None,
        "language": None,
        "avg_logprob": None,
        "no_speech_prob": None,
        "compression_ratio": None,
        "doubt": None,
        "heard": None,
        "heard_words": [],
    }
    assert record["segments"][0]["words"][1] == {
        "text": " x",
        "start": None,
        "end": None,
        "probability": None,
        "speaker": None,
    }
    assert sum(line.startswith('    {"id": ') for line in text.split("\n")) == 3  # and a speaker
    assert "«mundo»" in text


def test_a_newer_version_names_the_upgrade() -> None:
    record = json.loads(write(dialogue())) | {"schema_version": SCHEMA_VERSION + 1, "new": 1}
    with pytest.raises(TranscriptError) as caught:
        read(json.dumps(record))
    assert "newer lectura (format version 2; this one reads up to 1)" in caught.value.message
    assert caught.value.hint == installation().upgrade()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"segments": [{"id": 0}]}, "segments.0.text"),
        ({"segments": [{"id": 0, "text": "x", "start": 5, "end": 1}]}, "segments.0"),
        ({"segments": "none"}, "segments"),
        ({"schema_version": "one"}, "schema_version"),
    ],
)
def test_damage_is_named_by_its_place(change: dict[str, object], place: str) -> None:
    record = json.loads(write(dialogue())) | change
    with pytest.raises(TranscriptError, match=f"damaged: {place}: ") as caught:
        read(json.dumps(record))
    assert caught.value.value == place


def test_json_that_is_cut_off() -> None:
    with pytest.raises(TranscriptError, match="damaged or cut off") as caught:
        read(write(dialogue())[:-40])
    assert caught.value.hint is not None
    assert "lectura transcribe" in caught.value.hint


def test_json_nested_without_end_is_refused() -> None:
    with pytest.raises(TranscriptError):
        read("[" * 200_000)


def test_notes_given_by_mistake() -> None:
    with pytest.raises(TranscriptError, match="notes, not a transcript"):
        read(json.dumps({"schema_version": 1, "title": "x", "made_by": {}}))


def test_what_a_file_says_of_the_recording_is_read_without_its_segments(tmp_path: Path) -> None:
    word = Word(text=" So", start=0.0, end=1.0)
    whole = Transcript(
        language="es",
        duration=9.0,
        segments=(Segment(id=0, start=0.0, end=1.0, text="So", words=(word,), speaker="A"),),
        speakers=(Speaker(id="A", name="Ana"),),
        rejected=(Rejected(start=2.0, end=3.0, text="Thanks", reason="repeated"),),
    )
    file = tmp_path / "a.json"
    file.write_text(write_transcript(whole, "json"), encoding="utf-8")
    assert read_outline(file) == whole.model_copy(update={"segments": ()})


def test_of_a_file_of_another_program_all_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"segments": [{"id": 0, "start": 0, "end": 1, "text": "So", "words": []}]}')
    assert [segment.text for segment in read_outline(file).segments] == ["So"]


def test_segments_share_the_set_of_their_field_names() -> None:
    """It would be as large as the rest of a segment; copies of one may change theirs."""
    first, second = Segment(id=0, text="So"), Segment(id=1, start=0.0, end=1.0, text="it")
    assert first.model_fields_set is second.model_fields_set
    first.model_copy(update={"unknown": 1})
    assert "unknown" not in second.model_fields_set


def test_half_a_character_is_spelled_and_a_whole_one_stays() -> None:
    back = read('{"schema_version": 1, "segments": [{"id": 0, "text": "a \\ud800 \\ud83d\\ude00", '
                '"speaker": "B\\udce9"}]}')  # fmt: skip
    assert back.segments[0].text == "a \\ud800 \U0001f600"
    assert back.segments[0].speaker == "B\\udce9"
