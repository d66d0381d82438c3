"""Coverage: percentages, minutes and missing stretches, counted by hand."""

from __future__ import annotations

from notes_fakes import lecture

from lectura.notes.coverage import ChunkState, coverage_of, missing_part
from lectura.timeline import Interval


def test_everything_seen() -> None:
    transcript = lecture(40)  # 240 s
    coverage = coverage_of([ChunkState(transcript.segments, "seen")], transcript)
    assert coverage.complete
    assert coverage.time_percent == 100.0
    assert coverage.character_percent == 100.0
    assert coverage.minutes == ("seen",) * 4
    assert coverage.missing == ()


def test_a_failed_and_a_skipped_part() -> None:
    transcript = lecture(40, texts=dict.fromkeys(range(40), "ten chars."))
    s = transcript.segments
    states = [
        ChunkState(s[:10], "seen"),
        ChunkState(s[10:20], "failed", "no usable reply"),
        ChunkState(s[20:30], "seen"),
        ChunkState(s[30:], "skipped", "the budget is spent"),
    ]
    coverage = coverage_of(states, transcript)
    assert not coverage.complete
    assert coverage.time_percent == 50.0
    assert coverage.character_percent == 50.0
    assert coverage.minutes == ("seen", "failed", "seen", "skipped")
    assert coverage.missing == (Interval(60.0, 119.5), Interval(180.0, 239.5))
    assert [c.state for c in coverage.chunks] == ["seen", "failed", "seen", "skipped"]
    assert (coverage.chunks[1].first_segment, coverage.chunks[1].last_segment) == (10, 19)
    assert coverage.chunks[1].reason == "no usable reply"
    assert coverage.chunks[1].characters == 100
    assert missing_part(states[1]) == "1:00–1:59"


def test_never_rounded_up_to_all() -> None:
    transcript = lecture(100_00)
    states = [
        ChunkState(transcript.segments[:-1], "seen"),
        ChunkState(transcript.segments[-1:], "failed", "x"),
    ]
    coverage = coverage_of(states, transcript)
    assert coverage.time_percent == 99.99
    assert coverage.character_percent < 100


def test_silent_minutes() -> None:
    transcript = lecture(10).model_copy(update={"duration": 300.0})
    coverage = coverage_of([ChunkState(transcript.segments, "seen")], transcript)
    assert coverage.minutes == ("seen", "silent", "silent", "silent", "silent")


def test_without_times() -> None:
    transcript = lecture(10, timed=False)
    s = transcript.segments
    states = [ChunkState(s[:5], "seen"), ChunkState(s[5:], "failed", "x")]
    coverage = coverage_of(states, transcript)
    assert coverage.time_percent is None
    assert coverage.minutes == ()
    assert coverage.missing == ()
    assert 0 < coverage.character_percent < 100
    assert missing_part(states[1]) == "segments 5–9"
