from __future__ import annotations

import json

import pytest
from format_samples import dialogue, everything

from lectura.errors import TranscriptError
from lectura.formats.lectura_json import read, write
from lectura.process.installation import installation
from lectura.records.transcript import SCHEMA_VERSION, Transcript


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
