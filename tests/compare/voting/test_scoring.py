from __future__ import annotations

from pathlib import Path

import pytest
from made import timed, transcript

from lectura.compare.solutions.piece import Piece
from lectura.compare.solutions.stored import Recognized
from lectura.compare.solutions.systems import System
from lectura.compare.voting.scoring import compared, coverage, entry_of
from lectura.pipeline.source import Recording
from lectura.records.comparison import Comparison
from lectura.records.transcript import Source, Transcript
from lectura.store import Store
from lectura.timeline import Interval, Stretch

LINE = "one two three four five six seven eight nine ten"


@pytest.fixture
def piece(tmp_path: Path) -> Piece:
    (tmp_path / "a.wav").write_bytes(b"sound")
    stretch = Stretch(60.0, 70.0)
    recording = Recording(Store(tmp_path / "store"), tmp_path / "a.wav", stretch=stretch)
    return Piece(recording, Interval(60.0, 70.0), (Interval(60.0, 70.0),))


def heard(piece: Piece, *transcripts: Transcript, kind: str = "command") -> Comparison:
    entries = [
        entry_of(System(f"s{n}", kind, ""), Recognized(one, 2.0), piece)  # type: ignore[arg-type]
        for n, one in enumerate(transcripts)
    ]
    return compared(entries, piece, Source(name="a.wav"), None)


def test_what_heard_the_piece_is_moved_to_the_recordings_clock(piece: Piece) -> None:
    found = heard(piece, *[transcript((0.0, 10.0, LINE))] * 3)
    assert (found.consensus[0].start, found.consensus[-1].end) == (60.0, 70.0)
    assert [one.times_real_time for one in found.solutions] == [5.0] * 3
    assert [one.coverage for one in found.solutions] == [1.0] * 3


def test_a_file_is_on_that_clock_already_and_only_these_minutes_count(piece: Piece) -> None:
    whole = transcript((0.0, 60.0, "before " * 60), (60.0, 70.0, LINE), (70.0, 80.0, "after"))
    found = heard(piece, whole, whole, whole, kind="file")
    assert "".join(word.text for word in found.consensus).strip() == LINE


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (transcript((0.0, 50.0, LINE)), "it has no words in 1:00–1:10"),
        (transcript((None, None, LINE)), "it has no times"),
        (transcript(), "its transcript is empty"),
    ],
)
def test_a_file_that_has_nothing_in_these_minutes(
    piece: Piece, given: Transcript, said: str
) -> None:
    entry = entry_of(System("f", "file", ""), Recognized(given), piece)
    assert said in (entry.problem or "")


def test_another_language_takes_no_part(piece: Piece) -> None:
    line = transcript((0.0, 10.0, LINE))
    other = transcript((0.0, 10.0, "uno dos tres cuatro cinco seis"), language="es")
    found = heard(piece, line, other, line)
    assert found.solutions[-1].problem == (
        "it has hardly a word in common with the others: it is in 'es', they are in 'en'"
    )
    assert [one.problem for one in found.solutions[:2]] == [None, None]


def test_a_cut_transcript_never_stands_first(piece: Piece) -> None:
    slips = "one too tree four fife six seven ate nine tan"
    cut = transcript((8.0, 10.0, "nine ten"))
    found = heard(piece, cut, transcript((0.0, 10.0, slips)), transcript((0.0, 10.0, LINE)))
    assert found.solutions[-1].name == "s0"
    assert found.solutions[-1].faults


def test_of_one_or_two_it_is_told_what_that_means(piece: Piece) -> None:
    line = transcript((0.0, 10.0, LINE))
    assert "One solution alone" in heard(piece, line).notices[0]
    assert heard(piece, line).solutions[0].agreement is None
    assert "not which of them is right" in heard(piece, line, line).notices[0]


def test_two_that_have_nothing_in_common_are_told_to_be_strangers(piece: Piece) -> None:
    line = transcript((0.0, 10.0, LINE))
    other = transcript((0.0, 10.0, "uno dos tres cuatro cinco seis"))
    assert "hardly a word in common" in heard(piece, line, other).notices[0]


def test_speech_is_covered_near_words() -> None:
    words = timed("a b _ _ _ _ _ _ c d")  # 0–1 s and 4–5 s, each half a second wider
    assert coverage(words, [Interval(0.0, 5.0)]) == pytest.approx((1.5 + 1.5) / 5.0)
    assert coverage(words, []) is None
    assert coverage((), [Interval(0.0, 5.0)]) is None
