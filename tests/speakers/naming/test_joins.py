"""Two labels that are one person: joined in a transcript, kept, and found again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from speaker_samples import talk

from lectura.errors import UsageError
from lectura.records.transcript import Speaker, Transcript
from lectura.speakers.naming.joins import join_speakers, joins_from_options, labels_since
from lectura.speakers.naming.names_file import (
    load_joins,
    load_names,
    name_speakers,
    remembered_joins,
    remembers_names,
    save_names,
)

A, B, C = "SPEAKER_00", "SPEAKER_01", "SPEAKER_02"


def three() -> Transcript:
    return talk((A, "one"), (B, "two"), (C, "three"), (B, "four"), (C, "five"))


def whose(transcript: Transcript) -> list[str | None]:
    return [segment.speaker for segment in transcript.segments]


def test_what_one_said_is_the_other_s() -> None:
    before = three()
    joined = join_speakers(before, {C: A})
    assert whose(joined) == [A, B, A, B, A]
    assert [speaker.id for speaker in joined.speakers] == [A, B]
    assert whose(before) == [A, B, C, B, C], "the input was edited in place"
    assert join_speakers(before, {}) == before
    assert join_speakers(before, {"SPEAKER_09": A, C: "SPEAKER_08"}) == before


def test_who_was_joined_is_seen_by_what_they_say() -> None:
    before = name_speakers(three(), {C: "Eva"})
    after = join_speakers(before, {C: A})
    assert labels_since(before, after) == {A: "Eva", B: B, "Eva": "Eva"}
    named = name_speakers(three(), {C: "Ana"})
    assert labels_since(three(), named) == {A: A, B: B, C: "Ana"}


def test_joins_of_joins_end_at_one() -> None:
    assert whose(join_speakers(three(), {C: B, B: A})) == [A] * 5
    assert joins_from_options(three(), [f"{A}={B}", f"{B}={C}"]) == {B: A, C: A}


def test_name_role_and_doubts_go_over() -> None:
    speakers = (
        Speaker(id=A, mixed=True, alike=C),
        Speaker(id=B, alike=C),
        Speaker(id=C, name="Laura", role="presenter", alike=A),
    )
    joined = join_speakers(three().model_copy(update={"speakers": speakers}), {C: A})
    assert joined.speakers == (
        Speaker(id=A, name="Laura", role="presenter"),
        Speaker(id=B, alike=A),
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("SPEAKER_00", "names no two speakers"),
        ("=SPEAKER_00", "names no two speakers"),
        ("SPEAKER_00=", "names no two speakers"),
        ("SPEAKER_00=SPEAKER_07", "no speaker SPEAKER_07"),
        ("SPEAKER_00=speaker_00", "one speaker twice"),
        ("Ana=Eva", "one person has one name"),
    ],
)
def test_what_cannot_be_joined(typed: str, told: str) -> None:
    named = name_speakers(three(), {A: "Ana", B: "Eva"})
    with pytest.raises(UsageError, match=told) as caught:
        joins_from_options(named, [typed])
    assert caught.value.hint
    assert caught.value.value in (typed, "SPEAKER_07")


def test_a_join_is_found_again_by_time_when_the_labels_change(tmp_path: Path) -> None:
    path = tmp_path / "clase.speakers.json"
    before = three()
    joins = {C: A}
    joined = name_speakers(join_speakers(before, joins), {A: "Ana"})
    save_names(path, joined, remembered_joins(before, joins))
    # Another engine counts the speakers in another order: A is now 02, C is 00.
    again = talk((C, "one"), (B, "two"), (A, "three"), (B, "four"), (A, "five"))
    assert load_joins(path, again) == {A: C}
    rejoined = join_speakers(again, load_joins(path, again))
    assert whose(rejoined) == [C, B, C, B, C]
    assert load_names(path, rejoined) == {C: "Ana"}
    # And where it heard one person anyway, there is nothing to join.
    assert load_joins(path, talk((A, "one"), (B, "two"), (A, "three"))) == {}


def test_joins_stay_when_names_are_given_later_and_are_written_once(tmp_path: Path) -> None:
    path = tmp_path / "clase.speakers.json"
    before = three()
    kept = remembered_joins(before, {C: A})
    joined = join_speakers(before, {C: A})
    save_names(path, joined, kept)
    assert remembers_names(path)
    save_names(path, name_speakers(joined, {B: "Eva"}), kept)
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["schema_version"] == 2
    assert record["joins"] == [
        {"kept": {"id": A, "at": [2.5]}, "joined": {"id": C, "at": [12.5, 22.5]}}
    ]
    assert [one["name"] for one in record["speakers"]] == ["Eva"]


def test_a_file_without_joins_is_what_it_always_was(tmp_path: Path) -> None:
    path = tmp_path / "clase.speakers.json"
    save_names(path, name_speakers(talk((A, "one")), {A: "Ana"}))
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "schema_version": 1,
        "speakers": [{"id": A, "name": "Ana", "at": [2.5]}],
    }
