"""What is a cue's number, its times, and what was said: decided once for a whole file."""

from __future__ import annotations

import pytest

from lectura.formats import parse_transcript

Row = tuple[float | None, float | None, str]


def rows(text: str, name: str = "a.srt") -> list[Row]:
    return [(s.start, s.end, s.text) for s in parse_transcript(text, name).segments]


def test_a_number_is_no_index_in_a_file_without_indexes() -> None:
    """Somebody says "300", and later nothing but "42"."""
    assert rows(
        "00:00:01,000 --> 00:00:04,000\nSpeaker 1: In 2024\nwe bought\n300\ncomputers.\n"
        "00:00:04,000 --> 00:00:08,000\n42\n"
        "00:00:08,000 --> 00:00:10,000\nThe answer was forty two.\n"
    ) == [
        (1.0, 4.0, "In 2024 we bought 300 computers."),
        (4.0, 8.0, "42"),
        (8.0, 10.0, "The answer was forty two."),
    ]


def test_a_count_is_spoken_in_a_file_without_indexes() -> None:
    assert rows(
        "00:00:01.000 --> 00:00:02.000\nthree\n\n00:00:02.000 --> 00:00:03.000\n2\n\n"
        "00:00:03.000 --> 00:00:04.000\n1\n\n00:00:04.000 --> 00:00:05.000\nlift off\n",
        "a.vtt",
    ) == [(1.0, 2.0, "three"), (2.0, 3.0, "2"), (3.0, 4.0, "1"), (4.0, 5.0, "lift off")]


def test_every_line_spaced() -> None:
    assert rows(
        "1\n\n00:00:01,000 --> 00:00:04,000\n\nGood morning.\n\n\n"
        "2\n\n00:00:04,000 --> 00:00:08,000\n\nPlease hand in the report by Friday.\n\n\n"
        "3\n\n00:00:08,000 --> 00:00:09,000\n\n1881\n"
    ) == [
        (1.0, 4.0, "Good morning."),
        (4.0, 8.0, "Please hand in the report by Friday."),
        (8.0, 9.0, "1881"),
    ]


def test_a_number_said_before_an_index_stays() -> None:
    assert rows(
        "7\n00:00:01,000 --> 00:00:02,000\nThe year was\n1881\n\n"
        "8\n00:00:02,000 --> 00:00:03,000\n42\n9\n00:00:03,000 --> 00:00:04,000\nEnd.\n"
    ) == [(1.0, 2.0, "The year was 1881"), (2.0, 3.0, "42"), (3.0, 4.0, "End.")]


def test_a_lost_first_index_changes_nothing() -> None:
    assert rows(
        "00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nThree.\n"
    ) == [(1.0, 2.0, "One."), (2.0, 3.0, "Two."), (3.0, 4.0, "Three.")]


@pytest.mark.parametrize(
    "line",
    [
        "x1 -> x2",
        "x1 --> x2",
        "1 --> 2",
        "f(3) -> 4 and so on",
        "From 10:30 --> 11:30 we rest",
        "10:30 --> 11:30",
        "10:30 -> 11:30 is the exam",
    ],
)
def test_a_spoken_line_that_holds_an_arrow_stays(line: str) -> None:
    text = (
        f"1\n00:00:01,000 --> 00:00:04,000\nThe map is\n{line}\n\n"
        "2\n00:00:04,000 --> 00:00:08,000\nNext.\n"
    )
    assert rows(text) == [(1.0, 4.0, f"The map is {line}"), (4.0, 8.0, "Next.")]


def test_words_behind_the_times_are_words() -> None:
    assert rows(
        "00:00:01,000 --> 00:00:04,000 X1:40 X2:600 Y1:20 Y2:50\nOne.\n\n"
        "00:00:04,000 --> 00:00:08,000 two words\n"
    ) == [(1.0, 4.0, "One."), (4.0, 8.0, "two words")]


def test_an_identifier_of_words_is_none_where_the_file_has_numbers() -> None:
    assert rows(
        "1\n00:00:01,000 --> 00:00:04,000\nOne\n\nand a half\n00:00:04,000 --> 00:00:08,000\nTwo.\n"
    ) == [(1.0, 4.0, "One and a half"), (4.0, 8.0, "Two.")]
