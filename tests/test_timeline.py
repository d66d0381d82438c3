"""Times as they are read, rounded and written; every right value is written by hand."""

from __future__ import annotations

import doctest

import pytest

from lectura import timeline
from lectura.timeline import (
    Interval,
    format_clock,
    format_span,
    format_srt,
    format_vtt,
    merge,
    parse_range,
    parse_timestamp,
    round_seconds,
    to_milliseconds,
    total,
)

HOUR = 3600.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("75.5", 75.5),
        ("75,5", 75.5),
        ("75 s", 75.0),
        (" 75.5s ", 75.5),
        ("0:00", 0.0),
        ("0:01", 1.0),
        ("1:00", 60.0),
        ("01:02", 62.0),
        ("1:2", 62.0),
        ("0:59", 59.0),
        ("59:59", 3599.0),
        ("62:03", 3723.0),
        ("999:59", 59999.0),
        ("1:00:00", 3600.0),
        ("1:02:03", 3723.0),
        ("1:02:03.5", 3723.5),
        ("1:59:59,999", 7199.999),
        ("00:12:40,250", 760.25),
        ("00:00:00.001", 0.001),
        ("0:00.000000001", 1e-9),
        ("100:00:00", 360000.0),
        ("\t2:05\n", 125.0),
    ],
)
def test_a_time_is_read_as_seconds(text: str, seconds: float) -> None:
    assert parse_timestamp(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "soon",
        "1:60",
        "1:60:00",
        "0:61:00",
        "1:02:60",
        "62:03:04:05",
        "1000:00",
        "1:234",
        "1::2",
        ":30",
        "1:",
        "1:02.",
        "1:02:03.1234567890",
        "-5",
        "-1:00",
        "+5",
        "1e3",
        "5m",
        "5 ss",
        "7.",
        ".5",
        "1.2.3",
        "nan",
        "inf",
        "9" * 400,
        "9" * 400 + ":00:00",
        "9" * 5000,
    ],
)
def test_what_is_no_time_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a time: .*\(write h:mm:ss, m:ss or seconds\)"):
        parse_timestamp(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("3:20-4:10", 200.0, 250.0),
        ("3:20–4:10", 200.0, 250.0),
        (" 3:20 - 1:04:10.5 ", 200.0, 3850.5),
        ("10-20", 10.0, 20.0),
        ("5-5", 5.0, 5.0),
    ],
)
def test_a_range_is_read_as_an_interval(text: str, start: float, end: float) -> None:
    assert parse_range(text) == Interval(start, end)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3:20", "not a range of times: '3:20' (write 3:20-4:10)"),
        ("", "not a range of times: ''"),
        ("3:20-", "not a time: ''"),
        ("-4:10", "not a time: ''"),
        ("1-2-3", "not a time: '2-3'"),
        ("4:10-3:20", "cannot end (200.0) before it starts (250.0)"),
    ],
)
def test_what_is_no_range_is_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=r"time|end") as caught:
        parse_range(text)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("seconds", "milliseconds"),
    [
        (0.0, 0),
        (0.0004, 0),
        (0.0005, 1),
        (0.0015, 2),  # halves go up, also to even and to odd
        (0.0025, 3),
        (0.9994, 999),
        (0.9995, 1000),
        (1.0, 1000),
        (59.9994, 59_999),
        (59.9996, 60_000),
        (3599.9996, 3_600_000),
        (12_345.678, 12_345_678),
        (86_400.0, 86_400_000),
    ],
)
def test_seconds_become_whole_milliseconds_halves_up(seconds: float, milliseconds: int) -> None:
    assert to_milliseconds(seconds) == milliseconds
    assert isinstance(to_milliseconds(seconds), int)


@pytest.mark.parametrize(
    ("seconds", "rounded"),
    [(0.0, 0.0), (1.23449, 1.234), (1.2346, 1.235), (0.1 + 0.2, 0.3), (7199.9996, 7200.0)],
)
def test_seconds_are_rounded_on_the_same_grid(seconds: float, rounded: float) -> None:
    assert round_seconds(seconds) == rounded
    assert round_seconds(rounded) == rounded


@pytest.mark.parametrize(
    ("seconds", "srt", "vtt", "clock"),
    [
        (0.0, "00:00:00,000", "00:00:00.000", "0:00"),
        (0.0005, "00:00:00,001", "00:00:00.001", "0:00"),
        (0.9994, "00:00:00,999", "00:00:00.999", "0:00"),
        (0.9996, "00:00:01,000", "00:00:01.000", "0:01"),
        (9.05, "00:00:09,050", "00:00:09.050", "0:09"),
        (59.9994, "00:00:59,999", "00:00:59.999", "0:59"),
        (59.9996, "00:01:00,000", "00:01:00.000", "1:00"),
        (125.25, "00:02:05,250", "00:02:05.250", "2:05"),
        (3599.9994, "00:59:59,999", "00:59:59.999", "59:59"),
        (3599.9996, "01:00:00,000", "01:00:00.000", "1:00:00"),
        (3725.5, "01:02:05,500", "01:02:05.500", "1:02:05"),
        (7199.999, "01:59:59,999", "01:59:59.999", "1:59:59"),
        (10 * HOUR + 0.001, "10:00:00,001", "10:00:00.001", "10:00:00"),
        (100 * HOUR, "100:00:00,000", "100:00:00.000", "100:00:00"),
    ],
)
def test_times_are_written_as_each_format_wants(
    seconds: float, srt: str, vtt: str, clock: str
) -> None:
    assert format_srt(seconds) == srt
    assert format_vtt(seconds) == vtt
    assert format_clock(seconds) == clock
    assert parse_timestamp(srt) == parse_timestamp(vtt) == round_seconds(seconds)


def test_a_span_is_written_for_people() -> None:
    assert format_span(Interval(125.0, 190.9)) == "2:05–3:10"
    assert format_span(Interval(0.0, 3600.0)) == "0:00–1:00:00"


def test_an_interval_knows_its_length_and_its_middle() -> None:
    interval = Interval(2.0, 5.0)
    assert (interval.duration, interval.middle) == (3.0, 3.5)
    assert (Interval(2.0, 2.0).duration, Interval(2.0, 2.0).middle) == (0.0, 2.0)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (2.0, 1.0),
        (0.0, float("nan")),
        (float("nan"), 0.0),
        (0.0, float("inf")),
        (float("-inf"), 0.0),
    ],
)
def test_an_interval_has_finite_bounds_in_order(start: float, end: float) -> None:
    with pytest.raises(ValueError, match="an interval"):
        Interval(start, end)


@pytest.mark.parametrize(
    ("other", "overlap", "gap", "shared"),
    [
        (Interval(0.0, 5.0), 0.0, 5.0, None),
        (Interval(5.0, 10.0), 0.0, 0.0, None),  # they touch
        (Interval(5.0, 12.0), 2.0, 0.0, Interval(10.0, 12.0)),
        (Interval(12.0, 15.0), 3.0, 0.0, Interval(12.0, 15.0)),
        (Interval(10.0, 20.0), 10.0, 0.0, Interval(10.0, 20.0)),
        (Interval(0.0, 30.0), 10.0, 0.0, Interval(10.0, 20.0)),
        (Interval(18.0, 30.0), 2.0, 0.0, Interval(18.0, 20.0)),
        (Interval(20.0, 30.0), 0.0, 0.0, None),
        (Interval(23.0, 30.0), 0.0, 3.0, None),
        (Interval(15.0, 15.0), 0.0, 0.0, None),
    ],
)
def test_what_two_intervals_share(
    other: Interval, overlap: float, gap: float, shared: Interval | None
) -> None:
    interval = Interval(10.0, 20.0)
    assert interval.overlap(other) == other.overlap(interval) == overlap
    assert interval.gap(other) == other.gap(interval) == gap
    assert interval.intersection(other) == other.intersection(interval) == shared


def test_intervals_are_in_order_of_start_then_end() -> None:
    first, second, third = Interval(1.0, 9.0), Interval(2.0, 3.0), Interval(2.0, 4.0)
    assert sorted([third, second, first]) == [first, second, third]


@pytest.mark.parametrize(
    ("bounds", "within", "merged"),
    [
        ([], 0.0, []),
        ([(1, 2)], 0.0, [(1, 2)]),
        ([(3, 4), (1, 2)], 0.0, [(1, 2), (3, 4)]),
        ([(1, 2), (2, 3)], 0.0, [(1, 3)]),  # they touch
        ([(1, 3), (2, 4)], 0.0, [(1, 4)]),
        ([(1, 9), (2, 3), (4, 5)], 0.0, [(1, 9)]),  # the long one keeps its end
        ([(1, 9), (2, 3), (8, 10)], 0.0, [(1, 10)]),
        ([(1, 2), (5, 7), (6, 9), (8, 9)], 0.0, [(1, 2), (5, 9)]),  # after a gap
        ([(1, 2), (3, 4)], 1.0, [(1, 4)]),  # exactly so far apart
        ([(1, 2), (3.5, 4)], 1.0, [(1, 2), (3.5, 4)]),
        ([(1, 2), (3, 4), (5, 6)], 1.0, [(1, 6)]),
    ],
)
def test_intervals_are_joined(
    bounds: list[tuple[float, float]], within: float, merged: list[tuple[float, float]]
) -> None:
    intervals = [Interval(start, end) for start, end in bounds]
    assert merge(intervals, within=within) == tuple(Interval(*each) for each in merged)
    if within == 0.0:
        assert merge(intervals) == merge(intervals, within=0.0)
    assert [(one.start, one.end) for one in intervals] == bounds, "nothing edits its input"


def test_overlaps_are_counted_once() -> None:
    assert total([Interval(0.0, 10.0), Interval(5.0, 12.0), Interval(20.0, 21.5)]) == 13.5
    assert total([]) == 0


def test_the_examples_in_the_docstrings_are_true() -> None:
    result = doctest.testmod(timeline)
    assert result.failed == 0
    assert result.attempted >= 15
