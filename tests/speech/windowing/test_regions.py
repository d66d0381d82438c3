from __future__ import annotations

import pytest

from lectura.audio.vad import FRAME_SAMPLES
from lectura.speech.windowing.regions import RegionFinder, SpeechRegion

PAD = 6400
"""0.4 s."""


def frames(*runs: tuple[float, int]) -> list[float]:
    return [probability for probability, count in runs for _ in range(count)]


def found(probabilities: list[float], origin: int = 0) -> list[SpeechRegion]:
    finder = RegionFinder(origin)
    end = origin + len(probabilities) * FRAME_SAMPLES
    return finder.feed(probabilities) + finder.finish(end)


def test_a_voice_between_silences_is_one_region_with_padding() -> None:
    regions = found(frames((0.0, 50), (0.9, 30), (0.0, 50)))
    assert regions == [
        SpeechRegion(50 * 512 - PAD, 80 * 512 + PAD, voiced_start=50 * 512, voiced_end=80 * 512)
    ]


def test_positions_count_from_the_origin() -> None:
    at_zero = found(frames((0.0, 50), (0.9, 30), (0.0, 50)))[0]
    later = found(frames((0.0, 50), (0.9, 30), (0.0, 50)), origin=160_000)[0]
    assert later.start - at_zero.start == 160_000
    assert later.voiced_end - at_zero.voiced_end == 160_000


@pytest.mark.parametrize(("pause_frames", "count"), [(3, 1), (5, 1), (6, 2), (40, 2)])
def test_a_pause_of_160_ms_parts_two_regions(pause_frames: int, count: int) -> None:
    probabilities = frames((0.0, 20), (0.9, 30), (0.1, pause_frames), (0.9, 30), (0.0, 60))
    assert len(found(probabilities)) == count


def test_short_pauses_are_shared_half_and_half() -> None:
    first, second = found(frames((0.9, 30), (0.1, 10), (0.9, 30), (0.0, 60)))
    assert first.end == second.start == 35 * FRAME_SAMPLES


def test_a_probability_between_the_limits_neither_opens_nor_closes() -> None:
    assert found(frames((0.45, 100))) == []
    assert len(found(frames((0.9, 10), (0.45, 100), (0.9, 10), (0.0, 60)))) == 1


def test_speech_until_the_end_is_closed_there() -> None:
    region = found(frames((0.0, 50), (0.9, 30)))[0]
    assert region.end == region.voiced_end == 80 * FRAME_SAMPLES


def test_padding_never_reaches_before_the_origin() -> None:
    assert found(frames((0.9, 30), (0.0, 60)), origin=1000)[0].start == 1000


def test_what_may_be_forgotten_never_touches_a_region_to_come() -> None:
    finder = RegionFinder(0)
    probabilities = frames(
        (0.0, 40), (0.9, 20), (0.1, 8), (0.9, 20), (0.0, 80), (0.9, 9), (0.0, 40)
    )
    forgotten = 0
    for probability in probabilities:
        for region in finder.feed([probability]):
            assert region.start >= forgotten
        forgotten = finder.needed_from
    assert forgotten >= (len(probabilities) - 1) * FRAME_SAMPLES - PAD - FRAME_SAMPLES
    assert finder.silent
