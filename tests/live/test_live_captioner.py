"""Which words stay, when they do, and what is asked for: scripted words on a clock that jumps."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from live_samples import LoudnessDetector, firm_text, quiet, simulated, tone, words

from lectura.live.captioner import Captioner
from lectura.live.events import Draft, Event, Firm, Gap, Language, Told
from lectura.live.pacing import PACES
from lectura.live.session import BEHIND, SLOW
from lectura.speech.recognizer import Heard
from lectura.speech.windowing.packing import Piece
from lectura.testing.captions import ScriptedRecognizer

Events = list[tuple[float, Event]]


def numbers(told: Events) -> list[int]:
    """The seconds whose word became firm; one that was still changing counts too."""
    return [int(number) for number in re.findall(r" w(\d+)", firm_text(told))]


def lateness(told: Events) -> list[float]:
    """How long after its end each word became firm."""
    return [
        at - (word.end or 0.0)
        for at, event in told
        if isinstance(event, Firm)
        for word in event.words
    ]


def test_every_word_becomes_firm_once_and_in_order(tmp_path: Path) -> None:
    told = simulated([tone(30), quiet(2)], tmp_path)
    assert numbers(told) == list(range(30))
    assert max(lateness(told)) < 4.0


def test_a_draft_is_told_before_its_words_are_firm(tmp_path: Path) -> None:
    told = simulated([tone(6), quiet(2)], tmp_path)
    first = next(at for at, event in told if isinstance(event, Draft) and "w0" in event.text)
    firm = next(at for at, event in told if isinstance(event, Firm) and "w0" in event.text)
    assert first < firm


def test_words_on_which_decodings_disagree_wait_until_they_are_overdue(tmp_path: Path) -> None:
    class Changing(ScriptedRecognizer):
        def recognize(self, piece: Piece, firm: str, language: str | None, beam: int = 1) -> Heard:
            heard = super().recognize(piece, firm, language)
            other = [
                word.model_copy(update={"text": f"{word.text}y{len(piece.audio)}"})
                for word in heard.words
            ]
            return Heard(tuple(other), heard.language)

    told = simulated([tone(20), quiet(2)], tmp_path, recognizer=Changing())
    assert numbers(told) == list(range(20))
    late = lateness(told)
    assert 4.0 < float(np.median(late)) < 7.5
    assert max(late) < 7.5


def test_a_pause_makes_all_firm(tmp_path: Path) -> None:
    told = simulated([tone(3), quiet(5), tone(3), quiet(2)], tmp_path)
    closed = [at for at, event in told if isinstance(event, Firm) and event.closed]
    assert 3.7 <= closed[0] < 4.5  # 0.7 s without a voice, and the decoding
    assert numbers(told) == [0, 1, 2, 8, 9, 10]


def test_minutes_of_silence_ask_for_nothing(tmp_path: Path) -> None:
    class Counting(ScriptedRecognizer):
        count = 0

        def recognize(self, piece: Piece, firm: str, language: str | None, beam: int = 1) -> Heard:
            Counting.count += 1
            return super().recognize(piece, firm, language)

    told = simulated([quiet(120)], tmp_path, recognizer=Counting())
    assert (told, Counting.count) == ([], 0)


def test_pieces_stay_short_however_long_somebody_speaks(tmp_path: Path) -> None:
    class Longest(ScriptedRecognizer):
        seconds = 0.0

        def recognize(self, piece: Piece, firm: str, language: str | None, beam: int = 1) -> Heard:
            Longest.seconds = max(Longest.seconds, len(piece.audio) / 16000)
            return super().recognize(piece, firm, language)

    told = simulated([tone(300), quiet(2)], tmp_path, recognizer=Longest())
    assert numbers(told) == list(range(300))
    assert Longest.seconds < PACES[0].longest + 3


@pytest.mark.parametrize("cost", [0.1, 1.0, 2.0, 4.0])
def test_the_delay_stays_bounded_on_slower_machines(tmp_path: Path, cost: float) -> None:
    told = simulated([tone(180), quiet(3)], tmp_path, cost=cost)
    late = lateness(told)
    assert numbers(told) == list(range(180))
    first, last = late[30:60], late[-60:]
    assert max(late) < 4.0 + 3.5 * cost
    assert float(np.mean(last)) < float(np.mean(first)) + 1.0  # it does not grow


def test_a_slow_machine_is_told_once(tmp_path: Path) -> None:
    told = simulated([tone(120), quiet(3)], tmp_path, cost=2.5)
    assert [event.message for _, event in told if isinstance(event, Told)] == [SLOW]


def test_what_no_machine_can_do_in_time_is_a_gap_and_not_a_delay(tmp_path: Path) -> None:
    told = simulated([tone(240), quiet(3)], tmp_path, cost=40.0)
    gaps = [event.span for _, event in told if isinstance(event, Gap)]
    assert gaps
    assert BEHIND in [event.message for _, event in told if isinstance(event, Told)]
    assert max(lateness(told)) < 100.0
    inside = [n for n in numbers(told) if any(gap.start < n < gap.end - 1 for gap in gaps)]
    assert inside == []


def test_the_language_is_settled_before_a_word_is_firm(tmp_path: Path) -> None:
    told = simulated([tone(8), quiet(2)], tmp_path, language=None)
    kinds = [type(event) for _, event in told if not isinstance(event, Draft)]
    assert kinds[0] is Language
    assert kinds.count(Language) == 1
    assert numbers(told) == list(range(8))


def test_a_hallucination_is_told_to_nobody(tmp_path: Path) -> None:
    class Doubtful(ScriptedRecognizer):
        def recognize(self, piece: Piece, firm: str, language: str | None, beam: int = 1) -> Heard:
            return Heard(words("thanks", "for", "watching"), "en", trusted=False)

    told = simulated([tone(10), quiet(3)], tmp_path, recognizer=Doubtful())
    assert firm_text(told) == ""
    assert all(event.text == "" for _, event in told if isinstance(event, Draft))


def test_nothing_is_asked_for_twice() -> None:
    captioner = Captioner(LoudnessDetector(), "en")
    captioner.feed((tone(2.0) / np.float32(32768)).astype(np.float32))
    assert captioner.request(PACES[0]) is not None
    assert captioner.request(PACES[0]) is None
