"""The transcript's records: frozen, in order, and refused where they contradict themselves."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from lectura.records.transcript import (
    Notice,
    Segment,
    Speaker,
    SpeechCoverage,
    Transcript,
    Word,
    renumber,
)
from lectura.timeline import Interval


def segment(number: int, start: float | None = None, text: str = " hola ", **more: Any) -> Segment:
    end = None if start is None else start + 1
    return Segment(id=number, start=start, end=end, text=text, **more)


@pytest.mark.parametrize("kind", [Word, Segment])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        (1.0, None),
        (None, 1.0),
        (2.0, 1.999),
        (-0.001, 1.0),
        (0.0, float("inf")),
        (float("nan"), 1.0),
        (0.0, float("nan")),
    ],
)
def test_times_that_contradict_themselves_are_refused(
    kind: type[Word] | type[Segment], start: float | None, end: float | None
) -> None:
    with pytest.raises(ValidationError):
        kind.model_validate({"id": 0, "text": "x", "start": start, "end": end})


@pytest.mark.parametrize(("start", "end"), [(None, None), (0.0, 0.0), (1.0, 1.0), (1.0, 2.5)])
def test_a_stretch_may_have_no_time_or_no_length(start: float | None, end: float | None) -> None:
    word = Word(text=" x", start=start, end=end)
    assert (word.start, word.end) == (start, end)
    whole = Segment(id=0, text="x", start=start, end=end)
    expected = None if start is None or end is None else Interval(start, end)
    assert whole.interval == expected


@pytest.mark.parametrize("probability", [-0.01, 1.01, float("nan")])
def test_a_probability_lies_between_0_and_1(probability: float) -> None:
    with pytest.raises(ValidationError):
        Word(text="x", probability=probability)
    assert [Word(text="x", probability=p).probability for p in (0.0, 1.0)] == [0.0, 1.0]


def test_records_are_frozen_and_know_no_other_names() -> None:
    whole = Transcript(segments=(segment(0),))
    with pytest.raises(ValidationError):
        whole.language = "es"
    with pytest.raises(ValidationError):
        Word.model_validate({"text": "x", "colour": "red"})
    with pytest.raises(ValidationError):
        Segment(id=-1, text="x")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (segment(1), segment(1), "segment ids must grow: 1 follows 1"),
        (segment(2), segment(1), "segment ids must grow: 1 follows 2"),
        (segment(0, 2.0), segment(1, 1.999), "segment 1 starts before segment 0"),
    ],
)
def test_segments_out_of_order_are_refused(first: Segment, second: Segment, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Transcript(segments=(first, second))


def test_segments_may_overlap_skip_ids_and_begin_together() -> None:
    long = Segment(id=0, start=0.0, end=9.0, text="a")
    parts = (long, segment(5, 0.0), segment(6, 3.0), segment(9), segment(10, 1.0))
    assert Transcript(segments=parts).segments == parts


def test_a_transcript_is_timed_when_every_segment_is() -> None:
    assert Transcript().timed
    assert Transcript(segments=(segment(0, 1.0), segment(1, 2.0))).timed
    assert not Transcript(segments=(segment(0, 1.0), segment(1))).timed


def test_the_text_is_the_segments_with_one_space_between() -> None:
    parts = (segment(0, text=" uno "), segment(1, text="  "), segment(2, text="dos\n"))
    assert Transcript(segments=parts).text == "uno dos"
    assert Transcript().text == ""


@pytest.mark.parametrize("code", ["truncated", "lost-audio", "low-coverage", "missed-speech"])
def test_what_makes_a_transcript_partial(code: str) -> None:
    notices = (Notice(code="no-speech", message="nobody"), Notice(code=code, message="why"))
    assert Transcript(notices=notices).partial_reasons == ("why",)
    assert Transcript(notices=notices[:1]).partial_reasons == ()


def test_a_speaker_is_shown_by_name_then_by_label() -> None:
    ana, other = Speaker(id="SPEAKER_00", name="Ana"), Speaker(id="SPEAKER_01")
    whole = Transcript(speakers=(ana, other))
    labels = [whole.speaker_label(one) for one in ("SPEAKER_00", "SPEAKER_01", "x", None)]
    assert labels == ["Ana", "SPEAKER_01", "x", None]
    assert Speaker(id="a", name="").label == "a"


@pytest.mark.parametrize(
    ("voiced", "transcribed", "share"),
    [(0.0, 0.0, 1.0), (10.0, 0.0, 0.0), (10.0, 7.5, 0.75), (10.0, 12.0, 1.0), (0.0, 3.0, 1.0)],
)
def test_the_share_that_was_transcribed(voiced: float, transcribed: float, share: float) -> None:
    coverage = SpeechCoverage(voiced_seconds=voiced, transcribed_seconds=transcribed)
    assert coverage.share == share


def test_segments_are_numbered_anew_from_0() -> None:
    parts = (segment(0), segment(4, 1.0, speaker="a"), segment(7))
    again = renumber(parts)
    assert [one.id for one in again] == [0, 1, 2]
    assert again[0] is parts[0]
    assert again[1] == segment(1, 1.0, speaker="a")
    assert [one.id for one in parts] == [0, 4, 7], "nothing edits its input"
    assert renumber([]) == ()
