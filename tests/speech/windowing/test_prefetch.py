from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from lectura.speech.windowing.prefetch import prefetch


def threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name == "lectura-prefetch"]


def test_items_come_in_order() -> None:
    with prefetch(range(100), ahead=3) as items:
        assert list(items) == list(range(100))
    assert threads() == []


def test_it_runs_ahead_but_not_far() -> None:
    given: list[int] = []

    def source() -> Iterator[int]:
        for number in range(50):
            given.append(number)
            yield number

    with prefetch(source(), ahead=2) as items:
        assert next(items) == 0
        deadline = time.monotonic() + 5
        while len(given) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        assert len(given) == 4  # one read, two waiting, one in the hand


def test_an_error_arrives_after_the_items_before_it() -> None:
    def source() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    with prefetch(source(), ahead=2) as items:
        assert next(items) == 1
        with pytest.raises(OSError, match="the disk is gone"):
            next(items)
    assert threads() == []


def test_a_reader_that_leaves_early_leaves_no_thread() -> None:
    with prefetch(iter(int, 1), ahead=2) as items:
        assert next(items) == 0
    assert threads() == []


def test_a_reader_that_fails_leaves_no_thread() -> None:
    def reader() -> None:
        with prefetch(iter(int, 1), ahead=1) as items:
            next(items)
            raise ValueError("reader")

    with pytest.raises(ValueError, match="reader"):
        reader()
    assert threads() == []
