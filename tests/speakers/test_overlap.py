"""Whose words are while two people talk at once."""

from __future__ import annotations

import pytest

from lectura.records.transcript import Segment, Transcript, Word
from lectura.speakers.assign import assign_speakers
from lectura.speakers.overlap import DOUBT, Heard, Owned, owners
from lectura.speakers.protocol import Diarization, Turn
from lectura.timeline import Interval

A, B, C = "SPEAKER_00", "SPEAKER_01", "SPEAKER_02"
BOTH = (A, B)


def heard(*words: tuple[str, tuple[str, ...]], length: float = 0.3) -> list[Heard]:
    """Words that follow each other at once."""
    return [
        Heard(text, Interval(i * length, (i + 1) * length), claims)
        for i, (text, claims) in enumerate(words)
    ]


def told(words: list[Heard]) -> list[tuple[str | None, bool]]:
    return [(one.speaker, one.doubtful) for one in owners(words)]


def test_where_nobody_talks_over_anybody_each_has_the_own_words() -> None:
    assert owners(heard((" a", (A,)), (" b", ()), (" c", (B,)))) == [
        Owned(A), Owned(None), Owned(B),
    ]  # fmt: skip


def test_a_brief_word_of_another_does_not_take_it_from_who_goes_on() -> None:
    words = heard((" so", (A,)), (" we", BOTH), (" do", BOTH), (" it", (A,)))
    assert told(words) == [(A, False)] * 4


def test_a_second_of_both_is_doubtful() -> None:
    words = heard((" so", (A,)), *[(" w", BOTH)] * 4, (" it", (A,)))  # 1.2 s
    assert told(words) == [(A, False), *[(A, True)] * 4, (A, False)]


def test_the_end_of_a_sentence_is_where_the_other_begins() -> None:
    words = heard((" I", (A,)), (" know.", BOTH), (" No", BOTH), (" wait", (B,)))
    assert told(words) == [(A, False), (A, False), (B, False), (B, False)]


def test_else_a_pause_is() -> None:
    words = [
        Heard(" I", Interval(0, 0.3), (A,)), Heard(" know", Interval(0.3, 0.6), BOTH),
        Heard(" no", Interval(0.9, 1.2), BOTH), Heard(" wait", Interval(1.2, 1.5), (B,)),
    ]  # fmt: skip
    assert told(words) == [(A, False), (A, False), (B, False), (B, False)]
    close = [words[0], words[1], Heard(" no", Interval(0.8, 1.2), BOTH), words[3]]
    assert told(close) == [(A, False), (A, True), (A, True), (B, False)]


def test_whoever_is_there_only_on_one_side_keeps_it() -> None:
    assert told(heard((" x", (C,)), (" y", BOTH), (" z", (B,)))) == [
        (C, False), (B, False), (B, False),
    ]  # fmt: skip
    assert told(heard((" x", (C,)), (" y", BOTH), (" z", (C,)))) == [
        (C, False), (A, True), (C, False),
    ]  # fmt: skip
    assert owners([]) == []


def transcript(*words: tuple[str, float, float], doubt: str | None = None) -> Transcript:
    spoken = tuple(Word(text=text, start=start, end=end) for text, start, end in words)
    text = "".join(word.text for word in spoken)
    only = Segment(id=0, start=words[0][1], end=words[-1][2], text=text, words=spoken, doubt=doubt)
    return Transcript(segments=(only,))


def diarization(*spans: tuple[float, float, str], possible: tuple[Turn, ...] = ()) -> Diarization:
    turns = tuple(Turn(Interval(start, end), who) for start, end, who in spans)
    return Diarization(turns, 60.0, possible=possible)


@pytest.mark.parametrize(("before", "after"), [(None, DOUBT), ("the same words", "the same words")])
def test_the_segment_of_doubtful_words_says_so_and_only_it(
    before: str | None, after: str | None
) -> None:
    words = [(f" w{i}", i * 0.5, i * 0.5 + 0.5) for i in range(8)]
    result = assign_speakers(transcript(*words, doubt=before), diarization((0, 3, A), (1, 4, B)))
    # w0, w1 are A's; w2 to w5 (2 s) both hold; w6, w7 are B's; nothing tells where B begins.
    assert [(s.text, s.speaker, s.doubt) for s in result.segments] == [
        (" w0 w1 w2 w3 w4 w5", A, after),
        (" w6 w7", B, before),
    ]


def test_words_confirm_who_is_hardly_heard() -> None:
    quiet = (Turn(Interval(5.0, 5.6), B), Turn(Interval(9.0, 9.6), B))
    found = diarization((0, 2, A), (7, 8, B), possible=quiet)
    words = ((" one", 0.0, 0.5), (" yes", 5.1, 5.5), (" two", 7.0, 7.5))
    assert [(s.text, s.speaker) for s in assign_speakers(transcript(*words), found).segments] == [
        (" one", A),
        (" yes two", B),
    ]
