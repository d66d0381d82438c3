"""Words to speakers: overlap, nearness, lone words, cuts."""

from __future__ import annotations

import pytest

from lectura.records.transcript import Segment, Transcript, Word
from lectura.speakers.assign import assign_speakers
from lectura.speakers.protocol import Diarization, Turn
from lectura.timeline import Interval


def turns(*items: tuple[float, float, str]) -> Diarization:
    return Diarization(tuple(Turn(Interval(a, b), who) for a, b, who in items), duration=60.0)


def segment(
    id_: int, *words: tuple[str, float, float], avg_logprob: float | None = None
) -> Segment:
    spoken = tuple(Word(text=t, start=a, end=b) for t, a, b in words)
    return Segment(
        id=id_,
        start=words[0][1],
        end=words[-1][2],
        text="".join(t for t, _, _ in words),
        words=spoken,
        avg_logprob=avg_logprob,
    )


def whose(transcript: Transcript) -> list[tuple[str, str | None]]:
    return [(s.text, s.speaker) for s in transcript.segments]


def test_a_segment_is_cut_where_the_speaker_changes() -> None:
    original = Transcript(
        segments=(
            segment(0, (" Any", 0.0, 0.5), (" questions?", 0.5, 1.0), (" Yes,", 1.4, 1.8),
                    (" why?", 1.8, 2.2), avg_logprob=-0.2),
            segment(1, (" Because.", 3.0, 3.5)),
        )
    )  # fmt: skip
    result = assign_speakers(
        original, turns((0, 1.1, "SPEAKER_00"), (1.3, 2.4, "SPEAKER_01"), (2.9, 4, "SPEAKER_00"))
    )
    assert whose(result) == [
        (" Any questions?", "SPEAKER_00"),
        (" Yes, why?", "SPEAKER_01"),
        (" Because.", "SPEAKER_00"),
    ]
    assert [(s.id, s.start, s.end) for s in result.segments] == [
        (0, 0.0, 1.0), (1, 1.4, 2.2), (2, 3.0, 3.5),
    ]  # fmt: skip
    assert [s.avg_logprob for s in result.segments] == [-0.2, -0.2, None]
    assert [w.speaker for s in result.segments for w in s.words] == (
        ["SPEAKER_00"] * 2 + ["SPEAKER_01"] * 2 + ["SPEAKER_00"]
    )
    assert [s.id for s in result.speakers] == ["SPEAKER_00", "SPEAKER_01"]
    assert original.segments[0].speaker is None, "the input was edited in place"
    Transcript.model_validate(result.model_dump())


def test_a_word_goes_to_the_turn_it_overlaps_most() -> None:
    result = assign_speakers(
        Transcript(segments=(segment(0, (" a", 0, 1), (" b", 1, 2), (" c", 2, 3), (" d", 3, 4)),)),
        turns((0, 2.7, "SPEAKER_00"), (1.2, 4, "SPEAKER_01")),
    )
    # " b" lies 1.0 s in the first turn and 0.8 s in the second; " c" 0.7 s and 1.0 s
    assert whose(result) == [(" a b", "SPEAKER_00"), (" c d", "SPEAKER_01")]


def test_overlapping_turns_that_both_hold_a_word_leave_it_to_whoever_spoke_before() -> None:
    result = assign_speakers(
        Transcript(segments=(segment(0, (" a", 5, 6), (" b", 6, 6.5), (" c", 6.5, 7)),)),
        turns((0, 8, "SPEAKER_00"), (5.9, 7.5, "SPEAKER_01")),
    )
    assert whose(result) == [(" a b c", "SPEAKER_00")]


def test_outside_every_turn_the_nearest_within_half_a_second_else_nobody() -> None:
    result = assign_speakers(
        Transcript(
            segments=(
                segment(0, (" near", 10.4, 10.8)),
                segment(1, (" far", 11.2, 11.5), (" away", 11.5, 12)),
            )
        ),
        turns((8, 10, "SPEAKER_00"), (20, 21, "SPEAKER_01")),
    )
    assert whose(result) == [(" near", "SPEAKER_00"), (" far away", None)]
    assert [s.id for s in result.speakers] == ["SPEAKER_00"]


def test_a_lone_word_between_two_runs_of_one_speaker_follows_them() -> None:
    words = [(f" w{i}", float(i), i + 1.0) for i in range(5)]
    result = assign_speakers(
        Transcript(segments=(segment(0, *words),)),
        turns((0, 2, "SPEAKER_00"), (2, 3, "SPEAKER_01"), (3, 5, "SPEAKER_00")),
    )
    assert whose(result) == [(" w0 w1 w2 w3 w4", "SPEAKER_00")]
    two = assign_speakers(
        Transcript(segments=(segment(0, *words),)),
        turns((0, 2, "SPEAKER_00"), (2, 4, "SPEAKER_01"), (4, 5, "SPEAKER_00")),
    )
    assert whose(two) == [(" w0 w1", "SPEAKER_00"), (" w2 w3", "SPEAKER_01"), (" w4", "SPEAKER_00")]


def test_words_that_alternate_do_not_change_places() -> None:
    words = [(f" w{i}", float(i), i + 1.0) for i in range(5)]
    spans = [(i, i + 1, f"SPEAKER_0{i % 2}") for i in range(5)]
    result = assign_speakers(Transcript(segments=(segment(0, *words),)), turns(*spans))
    assert [s.speaker for s in result.segments] == ["SPEAKER_00"]


def test_a_segment_without_words_is_cut_in_proportion_to_its_letters() -> None:
    plain = Segment(id=7, start=0.0, end=10.0, text="aaaa bbbb cccc dddd")
    result = assign_speakers(
        Transcript(segments=(plain,)), turns((0, 5, "SPEAKER_00"), (5, 10, "SPEAKER_01"))
    )
    assert whose(result) == [("aaaa bbbb", "SPEAKER_00"), ("cccc dddd", "SPEAKER_01")]
    assert all(not s.words for s in result.segments)
    # 9 of 19 characters are the first two words; the space belongs to the word after it
    assert result.segments[0].end == result.segments[1].start == 10.0 * 9 / 19
    assert (result.segments[0].start, result.segments[1].end) == (0.0, 10.0)


def test_a_word_without_times_lies_between_its_neighbours() -> None:
    words = (
        Word(text=" one", start=0, end=1), Word(text=" two"), Word(text=" three", start=4, end=5),
    )  # fmt: skip
    result = assign_speakers(
        Transcript(segments=(Segment(id=0, start=0, end=5, text=" one two three", words=words),)),
        turns((0, 1.5, "SPEAKER_00"), (1.6, 5, "SPEAKER_01")),
    )
    assert whose(result) == [(" one", "SPEAKER_00"), (" two three", "SPEAKER_01")]


def test_without_times_or_turns_nothing_is_made_up() -> None:
    untimed = Transcript(segments=(Segment(id=3, text="no times at all"),))
    assert whose(assign_speakers(untimed, turns((0, 9, "SPEAKER_00")))) == [
        ("no times at all", None)
    ]
    silent = assign_speakers(Transcript(segments=(segment(0, (" a", 0, 1)),)), Diarization())
    assert whose(silent) == [(" a", None)]
    assert silent.speakers == ()
    assert assign_speakers(Transcript(), Diarization()).segments == ()


def test_pieces_stay_in_order_where_segments_overlap() -> None:
    result = assign_speakers(
        Transcript(
            segments=(
                segment(0, (" a", 0.0, 1.0), (" b", 1.0, 2.0), (" c", 4.0, 5.0), (" d", 5.0, 6.0)),
                segment(1, (" e", 2.5, 3.0), (" f", 3.0, 3.5)),
            )
        ),
        turns((0, 2, "SPEAKER_00"), (2.4, 3.6, "SPEAKER_01"), (3.9, 6, "SPEAKER_02")),
    )
    assert [s.text for s in result.segments] == [" a b", " e f", " c d"]
    Transcript.model_validate(result.model_dump())


def test_many_turns_take_no_longer_than_few() -> None:
    spans = [(i * 2.0, i * 2.0 + 1.9, f"SPEAKER_{i % 3:02d}") for i in range(5000)]
    words = [segment(i, (f" w{i}", i * 2.0, i * 2.0 + 1)) for i in range(5000)]
    result = assign_speakers(Transcript(segments=tuple(words)), turns(*spans))
    assert {s.speaker for s in result.segments} == {"SPEAKER_00", "SPEAKER_01", "SPEAKER_02"}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("今天学习。好谢谢你！", "今天学习。", "好谢谢你！"),
        ("ទៅរៀនបានទេ", "ទៅរៀន", "បានទេ"),
        ("uno dos. tres sí", "uno dos.", "tres sí"),
    ],
)
def test_text_without_word_times_is_cut_in_every_script(text: str, first: str, second: str) -> None:
    original = Transcript(segments=(Segment(id=0, start=0.0, end=10.0, text=text),))
    halves = turns((0.0, 5.0, "SPEAKER_00"), (5.0, 10.0, "SPEAKER_01"))
    assert whose(assign_speakers(original, halves)) == [
        (first, "SPEAKER_00"),
        (second, "SPEAKER_01"),
    ]
