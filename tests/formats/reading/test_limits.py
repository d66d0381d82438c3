"""What is too long is refused at once; what is long is read in time that grows with it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from unittest import mock

import pytest

from lectura.errors import TranscriptError
from lectura.formats import parse_transcript, read_stream
from lectura.formats.reading.length import refuse_long_file
from lectura.formats.reading.sentences import cut
from lectura.timeline import format_srt

MILLION = 1_000_000
AT_ONCE_SECONDS = 2.0


def cues(count: int) -> str:
    return "".join(f"{format_srt(n)} --> {format_srt(n + 1)}\nSo.\n\n" for n in range(count))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.srt", "00:00:01,000 --> 00:00:02,000\nSo it is.\n\n" * MILLION),
        ("a.vtt", "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nSo it is.\n\n" * MILLION),
        ("a.tsv", "start\tend\ttext\n" + "1000\t2000\tSo it is.\n" * MILLION),
        ("a.txt", "So it is.\n" * MILLION),
        ("a.txt", "So it is. " * 2 * MILLION),
        ("a.txt", "[00:01] So it is.\n" * MILLION),
        ("a.json", '[{"start":1,"end":2,"text":"So"}' + ',{"start":1,"text":"So"}' * MILLION + "]"),
    ],
)
def test_a_million_is_refused_at_once_with_the_limit(name: str, text: str) -> None:
    begun = time.process_time()
    with pytest.raises(TranscriptError, match=r"reads up to [\d,]+ in one transcript") as caught:
        parse_transcript(text, name)
    assert time.process_time() - begun < AT_ONCE_SECONDS
    assert caught.value.message.startswith(f"{name}: It has ")
    assert "more than 100 hours" in caught.value.message
    assert caught.value.hint is not None
    assert caught.value.hint.endswith("lectura summarize LECTURE")


@pytest.mark.parametrize(
    ("name", "line", "encoding"),
    [
        ("a.srt", "00:00:01,000 --> 00:00:02,000\nSo.\n\n", "utf-8"),
        ("a.vtt", "00:01.000 --> 00:02.000\nSo.\n\n", "utf-16"),
        ("a.txt", "So.\n", "utf-8-sig"),
        ("a.tsv", "start\tend\ttext\n", "utf-8"),
        ("a.json", '[{"start": 1, "end": 2, "text": "So"}, ', "utf-8-sig"),
    ],
)
def test_a_file_is_counted_before_it_is_decoded(name: str, line: str, encoding: str) -> None:
    """What is undecodable behind the count is never reached."""
    data = (line * 650_000).encode(encoding)
    with pytest.raises(TranscriptError, match=rf"^{name}: It has [\d,]+ (segments|lines); lectura"):
        refuse_in(data, name)


def refuse_in(data: bytes, name: str) -> None:
    with mock.patch("lectura.formats.decode", side_effect=AssertionError("it was decoded")):
        read_stream(io.BytesIO(data), name)


def test_what_is_below_the_limits_is_not_refused_by_its_bytes() -> None:
    """Letters whose bytes look like line feeds, and cues of many lines."""
    gurmukhi = "ਗੁਰੂ ਦੀ ਗੱਲਊਊਊਊਊ" * 60_000
    refuse_long_file(gurmukhi.encode("utf-16"))
    lines = "00:00:01,000 --> 00:00:02,000\n" + "So it is.\n" * 700_000
    refuse_long_file(lines.encode())


def test_many_short_sentences_on_one_line_are_counted_too() -> None:
    with pytest.raises(TranscriptError, match="segments; lectura reads up to 160,000"):
        parse_transcript("No. " * 161_000, "a.txt")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.srt", "999999999:00:00,000 --> 999999999:00:02,000\nLast words.\n"),
        ("a.tsv", "start\tend\ttext\n3600000000000000\t3600000000000001\tLast words.\n"),
        ("a.txt", "[0:01] First words.\n[9999999:00:00] Last words.\n"),
        ("a.json", '[{"start": 3.6e12, "end": 3.6e12, "text": "Last words."}]'),
        (
            "a.json",
            '{"schema_version": 1, "segments": '
            '[{"id": 0, "start": 3.6e12, "end": 3.6e12, "text": "Last words."}]}',
        ),
    ],
)
def test_an_absurd_time_is_named(name: str, text: str) -> None:
    with pytest.raises(TranscriptError, match=r"“.* words\.” has the time \d+:00:0") as caught:
        parse_transcript(text, name)
    assert "up to 1,000 hours" in caught.value.message


def test_a_hundred_hours_are_read() -> None:
    text = cues(20_000).replace("So.", "So it is, and so it was.")
    lecture = parse_transcript(f"{text}100:00:00,000 --> 100:00:01,000\nEnd.\n", "a.srt")
    assert len(lecture.segments) == 20_001
    assert lecture.segments[-1].start == 360_000.0


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize(
    "unit",
    [
        "the model learns from data and we look at it so ",
        "the model learns from data\n",
        "The model learns from data. ",
        "a",
        "\u6211",
        "9:30 ",
        "Ana (1:02 ",
        "[a ",
        "> a ",
        "Ana  0:01\nYes.\n\n",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    """Not with its square: four times the text takes about four times the time, never sixteen."""
    short, long = (unit * (size // len(unit)) for size in (150_000, 600_000))
    parse_transcript(short, "a.txt")
    once = min(seconds(lambda: parse_transcript(short, "a.txt")) for _ in range(2))
    assert seconds(lambda: parse_transcript(long, "a.txt")) < 9 * once + 0.2


def test_nothing_of_an_endless_sentence_is_lost() -> None:
    text = "the model learns from data and we look at it so " * 4000
    pieces = cut(text)
    assert " ".join(pieces).split() == text.split()
    assert max(map(len, pieces)) <= 300
