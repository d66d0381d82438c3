from __future__ import annotations

import pytest
from page_samples import said_of, untimed_transcript, words

from lectura.page.lines import LaidWord, laid, spoken
from lectura.records.transcript import Segment, Speaker, Transcript, Word


def segment(text: str, *said: tuple[str, float, float], end: float = 10.0) -> Segment:
    return Segment(id=0, start=0.0, end=end, text=text, words=words(*said))


def spans(one: Segment, text: str) -> list[tuple[str, float, float]]:
    found = list(laid(one, text))
    ends = [*(word.offset for word in found[1:]), len(text)]
    return [
        (text[word.offset : end].strip(), word.start, word.end)
        for word, end in zip(found, ends, strict=True)
    ]


def test_lines_are_the_segments_that_have_text() -> None:
    said = said_of()
    assert [line.text for line in said.lines] == [
        "Hola a todos.",
        "Hoy DBSCAN.",
        "¿Y k-means?",
        "eh",
    ]
    assert [line.index for line in said.lines] == [0, 1, 2, 3]
    assert [line.speaker for line in said.lines] == [0, 0, 1, -1]
    assert said.speakers == ("Ana", "Ben")
    assert said.of_segment[6].text == "¿Y k-means?"


def test_words_keep_the_times_they_were_heard_at() -> None:
    assert said_of().lines[0].words == (
        LaidWord(0, 1.0, 1.4),
        LaidWord(5, 1.4, 1.5),
        LaidWord(7, 1.6, 2.9),
    )


def test_pieces_of_a_word_stay_together_in_the_text() -> None:
    one = segment("k-means 3", ("k", 0, 1), ("-means", 1, 2), (" 3", 2, 3))
    assert spans(one, "k-means 3") == [("k", 0, 1), ("-means", 1, 2), ("3", 2, 3)]


def test_without_times_of_words_the_segment_s_time_is_shared_out_by_characters() -> None:
    assert spans(segment("aaaa bbbb c", end=11.0), "aaaa bbbb c") == [
        ("aaaa", 0.0, 4.0),
        ("bbbb", 5.0, 9.0),
        ("c", 10.0, 11.0),
    ]


def test_a_script_without_spaces_is_shared_out_by_characters_too() -> None:
    assert spans(segment("我们", end=2.0), "我们") == [("我", 0.0, 1.0), ("们", 1.0, 2.0)]


@pytest.mark.parametrize(
    "said",
    [
        [("other", 1.0, 2.0)],  # words that are not those of the text
        [(" ", 1.0, 2.0)],
    ],
)
def test_words_that_do_not_give_the_text_are_not_believed(
    said: list[tuple[str, float, float]],
) -> None:
    assert spans(segment("one two", *said, end=7.0), "one two") == [
        ("one", 0.0, 3.0),
        ("two", 4.0, 7.0),
    ]


def test_one_word_without_times_is_enough_to_share_out() -> None:
    one = Segment(id=0, start=0, end=7, text="one two", words=(Word(text="one"), Word(text=" two")))
    assert spans(one, "one two") == [("one", 0.0, 3.0), ("two", 4.0, 7.0)]


def test_what_a_terminal_would_obey_is_gone_and_the_words_are_still_found() -> None:
    one = segment("a \u202eb", ("a", 1, 2), (" \u202eb", 2, 3))
    line = spoken(Transcript(segments=(one,))).lines[0]
    assert (line.text, [word.offset for word in line.words]) == ("a b", [0, 2])


def test_without_times_there_is_no_duration_and_no_word() -> None:
    said = spoken(untimed_transcript())
    assert not said.timed
    assert said.lines[0].words == ()
    assert said.speakers == ("Ana",)


def test_the_duration_is_that_of_the_recording_else_the_last_end() -> None:
    one = Segment(id=0, start=1.0, end=4.5, text="a")
    assert spoken(Transcript(segments=(one,), duration=60.0)).duration == 60.0
    assert spoken(Transcript(segments=(one,))).duration == 4.5


def test_a_recording_in_which_nobody_speaks_can_still_be_played() -> None:
    said = spoken(Transcript(duration=30.0))
    assert (said.timed, said.duration, said.lines) == (True, 30.0, ())


def test_an_empty_text_has_no_times() -> None:
    assert not spoken(Transcript()).timed


def test_a_speaker_without_a_name_goes_by_the_label() -> None:
    one = Segment(id=0, text="a", speaker="SPEAKER_00")
    said = spoken(Transcript(segments=(one,), speakers=(Speaker(id="SPEAKER_00"),)))
    assert said.speakers == ("SPEAKER_00",)
