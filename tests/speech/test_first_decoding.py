from __future__ import annotations

import pytest

from lectura.speech.first_decoding import beam_first
from lectura.speech.segments.checkpoint import WindowRecord


def window(pieces: int, unsure: int) -> WindowRecord:
    return WindowRecord(
        index=0,
        start=0,
        end=1,
        final=False,
        language="en",
        last_language="en",
        segments=(),
        rejected=(),
        voiced_seconds=1.0,
        missed_seconds=0.0,
        missed=(),
        pieces=pieces,
        unsure=unsure,
    )


SURE, UNSURE, SILENT = window(6, 0), window(6, 6), window(0, 0)


def test_the_first_windows_are_decoded_greedily_for_nothing_is_known() -> None:
    assert not beam_first(0, [])
    assert not beam_first(1, [UNSURE])  # of an undisturbed run it is not finished yet


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([window(6, 6), SURE], True),
        ([window(6, 3), SURE], False),
        ([window(6, 4), SURE], True),
        ([SURE, UNSURE, UNSURE, SURE], True),
        ([UNSURE, SURE, SURE, UNSURE], False),
        ([SURE, window(6, 3), window(6, 3), SURE], False),
        ([SURE, window(6, 3), window(6, 4), SURE], True),
        ([UNSURE, UNSURE, SILENT, SILENT, SURE], False),
        ([SURE, window(9, 1), window(1, 1), SURE], False),
    ],
)
def test_more_than_half_of_the_two_windows_before_the_last_decide(
    records: list[WindowRecord], expected: bool
) -> None:
    assert beam_first(len(records), records) is expected


def test_records_of_later_windows_do_not_matter() -> None:
    known = [SURE, UNSURE, UNSURE, SURE, SURE, UNSURE]
    for index in range(len(known)):
        assert beam_first(index, known) == beam_first(index, known[:index])
        assert beam_first(index, known) == beam_first(index, known[: max(0, index - 1)])
