from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.speech.decoding.fallback import Part
from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.speech.decoding.quality import QualityFlag
from lectura.speech.decoding.selection import Candidate
from lectura.speech.segments.checkpoint import WindowRecord, dumped, read_records, record_of
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion
from lectura.speech.windowing.windows import Window
from lectura.store import Journal


def record(index: int, start: int, end: int) -> WindowRecord:
    return WindowRecord(
        index=index,
        start=start,
        end=end,
        final=False,
        language="en",
        last_language="en",
        segments=(),
        rejected=(),
        voiced_seconds=1.0,
        missed_seconds=0.0,
        missed=(),
    )


def part(*flags: QualityFlag, text: str = "ten seconds of speech, more or less",
         no_speech: float = 0.0, start: float = 0.0,
         usual: float | None = None) -> Part:  # fmt: skip
    first, last = round(start * SAMPLE_RATE), round((start + 10) * SAMPLE_RATE)
    piece = Piece(
        (SpeechRegion(first, last, first, last),), np.zeros(last - first, dtype=np.float32)
    )
    hypothesis = Hypothesis(text, (1,), "en", -0.2, no_speech, 1.0)
    return Part(piece, Candidate(hypothesis, frozenset(flags)), usual_speed=usual)


def made(*parts: Part) -> WindowRecord:
    window = Window(0, 0, 60 * SAMPLE_RATE, tuple(p.piece for p in parts), final=True)
    return record_of(window, parts, "en", keep_words=False)


def test_records_survive_the_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    records = [record(0, 0, 100), record(1, 100, 250), made(part())]
    for item in records[:2]:
        journal.append(dumped(item))
    assert read_records(journal) == records[:2]
    other = Journal(tmp_path / "k")
    other.append(dumped(records[2]))
    assert read_records(other) == [records[2]]


@pytest.mark.parametrize(
    "strange",
    [
        {"not": "a record"},
        dumped(record(5, 100, 200)),
        dumped(record(1, 150, 200)),
    ],
)
def test_whatever_does_not_follow_ends_the_list(tmp_path: Path, strange: object) -> None:
    journal = Journal(tmp_path / "j")
    for item in (dumped(record(0, 0, 100)), strange, dumped(record(1, 100, 200))):
        journal.append(item)
    assert read_records(journal) == [record(0, 0, 100)]


def test_a_torn_last_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "j"
    journal = Journal(path)
    journal.append(dumped(record(0, 0, 100)))
    journal.append(dumped(record(1, 100, 200)))
    path.write_bytes(path.read_bytes()[:-7])
    assert read_records(journal) == [record(0, 0, 100)]


def test_kept_text_becomes_segments_and_coverage_is_whole() -> None:
    found = made(part(), part(start=20))
    assert [s.text for s in found.segments] == ["ten seconds of speech, more or less"] * 2
    assert [s.id for s in found.segments] == [0, 1]
    assert found.segments[1].start == 20.0
    assert (found.voiced_seconds, found.missed_seconds, found.missed) == (20.0, 0.0, ())
    assert found.last_language == "en"


def test_doubtful_text_is_kept_and_marked() -> None:
    (segment,) = made(part(QualityFlag.LOOP)).segments
    assert segment.doubt == QualityFlag.LOOP.value


def test_rejected_text_is_kept_aside_with_its_reason() -> None:
    found = made(part(QualityFlag.LEAK))
    assert found.segments == ()
    assert found.rejected[0].text == "ten seconds of speech, more or less"
    assert found.rejected[0].reason == QualityFlag.LEAK.value
    assert found.missed_seconds == 10.0  # somebody spoke, and it is not known what


def test_text_over_what_was_no_speech_costs_no_coverage() -> None:
    found = made(part(QualityFlag.NO_SPEECH, QualityFlag.IMPROBABLE), part(start=20))
    assert len(found.rejected) == 1
    assert (found.voiced_seconds, found.missed_seconds) == (10.0, 0.0)


@pytest.mark.parametrize(("no_speech", "missed"), [(0.9, 0.0), (0.1, 10.0)])
def test_a_voice_without_text_is_missed_unless_the_model_hears_none(
    no_speech: float, missed: float
) -> None:
    found = made(part(QualityFlag.EMPTY, text="", no_speech=no_speech))
    assert found.missed_seconds == missed
    assert found.rejected == ()


def test_a_piece_with_half_of_its_text_counts_half() -> None:
    found = made(part(QualityFlag.TOO_SLOW, text="x" * 70, usual=14.0))
    assert found.missed_seconds == pytest.approx(5.0)
    assert found.missed[0].duration == 10.0


def test_an_empty_window_is_a_record_too() -> None:
    found = made()
    assert found.segments == ()
    assert found.last_language is None
    assert found.final


def test_speech_without_any_word_is_named_also_where_it_is_a_small_share() -> None:
    found = made(
        *(part(start=20 * n) for n in range(20)), part(QualityFlag.EMPTY, text="", start=500)
    )
    assert [(span.start, span.end) for span in found.wordless] == [(500.0, 510.0)]
    assert found.missed == found.wordless
    assert made(part(QualityFlag.TOO_SLOW, text="x" * 70, usual=14.0)).wordless == ()


def test_segments_are_in_order_where_a_stretch_was_heard_apart_from_those_around_it() -> None:
    around = part(text="First of all we look at this. And then we look at that one.")
    apart = part(text="Somebody else.", start=12)
    first, last = around.piece.regions[0], part(start=40).piece.regions[0]
    piece = Piece((first, last), np.zeros(first.length + last.length, dtype=np.float32))
    segments = made(replace(around, piece=piece), apart).segments
    assert [segment.start for segment in segments] == sorted(s.start or 0.0 for s in segments)
    assert [segment.id for segment in segments] == list(range(len(segments)))
    assert len(segments) == 3


def test_unknown_usual_speed_counts_what_slow_speech_would_have_said() -> None:
    assert made(part(QualityFlag.TOO_SLOW, text="x" * 40)).missed_seconds == pytest.approx(5.0)
