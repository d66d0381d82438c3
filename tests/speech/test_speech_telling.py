"""What is told while pieces are decoded: in time that is counted, not waited for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from test_transcriber import FakeEncoded, FakeWhisper, transcribed

from lectura.progress import Event, Progress
from lectura.speech.decoding.hypothesis import Decoding, Hypothesis
from lectura.speech.options import Task

STEP = 1.0
"""What it takes to encode a piece, and to decode it."""


@dataclass
class SlowWhisper(FakeWhisper):
    """Takes its time, which is counted."""

    now: float = 0.0

    def take_time(self) -> None:
        self.now += STEP

    def decode(
        self, encoded: FakeEncoded, languages: Sequence[str], task: Task, decoding: Decoding
    ) -> list[Hypothesis]:
        self.now += STEP * len(encoded)
        return super().decode(encoded, languages, task, decoding)


def told_by(whisper: SlowWhisper, tmp_path: Path, *, batch_size: int) -> list[tuple[float, float]]:
    """The time of every event, from the beginning on, and how much was done then."""
    told = [(0.0, 0.0)]

    def hook(event: Event) -> None:
        if isinstance(event, Progress):
            told.append((whisper.now, event.done))

    transcribed(tmp_path / "j", whisper, workers=1, batch_size=batch_size, hook=hook, language="en")
    return told


def test_between_two_events_lies_no_more_than_the_work_on_a_piece(tmp_path: Path) -> None:
    whisper = SlowWhisper()
    told = told_by(whisper, tmp_path, batch_size=2)
    assert whisper.now > 60, "there was work to do"
    gaps = [after - before for (before, _), (after, _) in pairwise(told)]
    *usual, last = filter(None, gaps)
    assert max(usual) <= 2 * STEP
    assert last <= 4 * STEP, "the last piece is cut off, doubted, and decoded once more"


def test_a_larger_batch_is_told_of_at_each_of_its_steps(tmp_path: Path) -> None:
    told = told_by(SlowWhisper(), tmp_path, batch_size=6)
    assert max(after - before for (before, _), (after, _) in pairwise(told)) <= 6 * STEP


def test_each_piece_of_a_batch_is_told_of_once_it_is_encoded(tmp_path: Path) -> None:
    told = told_by(SlowWhisper(), tmp_path, batch_size=6)
    single = [after - before for (before, _), (after, _) in pairwise(told)].count(STEP)
    assert single >= 6, "while a batch of six is encoded, each of them ticks"


def test_it_only_grows_and_stays_close_to_the_work(tmp_path: Path) -> None:
    whisper = SlowWhisper()
    told = told_by(whisper, tmp_path, batch_size=2)
    done = [amount for _, amount in told]
    assert done == sorted(done)
    assert done[-1] == 240.0
    for moment, amount in told:
        assert abs(moment / whisper.now - amount / 240.0) < 0.15


def test_doubted_pieces_tell_when_they_are_settled(tmp_path: Path) -> None:
    whisper = SlowWhisper(doubts=True)
    told = told_by(whisper, tmp_path, batch_size=2)
    done = [amount for _, amount in told]
    assert done == sorted(done)
    assert done[-1] == 240.0


def test_what_did_not_fit_the_card_counts_once(tmp_path: Path) -> None:
    told = told_by(SlowWhisper(most=2), tmp_path, batch_size=4)
    assert max(amount for _, amount in told) == 240.0
