"""The built-in engine on real speech and on what is not a lecture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from speaker_samples import excerpt, in_blocks, noise

from lectura.audio import SAMPLE_RATE, Samples, silence
from lectura.errors import UsageError
from lectura.progress import Event, Progress
from lectura.speakers.builtin.engine import BuiltinDiarizer
from lectura.speakers.protocol import Diarization, DiarizerOptions

pytestmark = pytest.mark.real_model


def hear(audio: Samples, **known: int) -> Diarization:
    return BuiltinDiarizer().diarize(in_blocks(audio), DiarizerOptions(**known))


@pytest.fixture(scope="module")
def handover(shared: Path) -> Samples:
    """The lecturer ends at 21.7 s, the first presenter speaks from 22.4 s on."""
    return excerpt(shared / "recordings" / "seminar-en.mp4", 200, 245)


def test_two_people_are_told_apart_at_the_right_second(handover: Samples) -> None:
    found = hear(handover)
    assert found.speakers == ("SPEAKER_00", "SPEAKER_01")
    assert found.engine == "builtin"
    assert found.duration == pytest.approx(45.0)
    lecturer, presenter = (found.intervals(label) for label in found.speakers)
    assert lecturer[0].start < 0.5
    assert lecturer[-1].end == pytest.approx(21.7, abs=0.4)
    assert presenter[0].start == pytest.approx(22.9, abs=0.6)
    assert presenter[-1].end > 44
    assert all(turn.score is not None and turn.score > 0.3 for turn in found.turns)
    voices = list(found.centroids.values())
    assert [voice.shape for voice in voices] == [(192,), (192,)]
    assert float(voices[0] @ voices[1]) < 0.6
    assert float(np.linalg.norm(voices[0])) == pytest.approx(1.0, abs=1e-5)


def test_the_lengths_of_blocks_and_the_pauses_in_a_turn_do_not_matter(handover: Samples) -> None:
    part = handover[: 14 * SAMPLE_RATE]
    odd = BuiltinDiarizer().diarize(in_blocks(part, 7_777), DiarizerOptions())
    assert odd.turns == hear(part).turns
    for before, after in zip(odd.turns, odd.turns[1:], strict=False):
        assert before.speaker != after.speaker or after.interval.start - before.interval.end >= 1.0


def test_the_person_may_say_how_many_there_are(handover: Samples) -> None:
    assert hear(handover, num_speakers=1).speakers == ("SPEAKER_00",)
    assert hear(handover, max_speakers=1).speakers == ("SPEAKER_00",)
    assert len(hear(handover, num_speakers=9).speakers) in range(2, 10)


def test_progress_counts_seconds_of_audio(handover: Samples) -> None:
    events: list[Event] = []
    BuiltinDiarizer().diarize(in_blocks(handover[:200_000]), DiarizerOptions(), events.append)
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(done)
    assert done[-1] == pytest.approx(12.5)


@pytest.mark.parametrize(
    "audio",
    [silence(0), silence(1), silence(3 * SAMPLE_RATE), silence(30 * SAMPLE_RATE), noise(12, 0.003)],
    ids=["nothing", "one sample", "3 s of silence", "30 s of silence", "hiss"],
)
def test_where_nobody_speaks_there_is_nobody(audio: Samples) -> None:
    found = hear(audio)
    assert found.turns == ()
    assert not found.centroids
    assert found.duration == pytest.approx(audio.size / SAMPLE_RATE)


def test_one_second_of_speech_is_one_speaker(handover: Samples) -> None:
    found = hear(handover[SAMPLE_RATE : 2 * SAMPLE_RATE])
    assert found.speakers == ("SPEAKER_00",)
    assert found.turns[-1].interval.end <= 1.0


def test_one_lecturer_stays_one(shared: Path) -> None:
    found = hear(excerpt(shared / "recordings" / "printing-lecture.mp4", 0, 60))
    assert found.speakers == ("SPEAKER_00",)
    assert found.spoken_seconds("SPEAKER_00") > 50


@pytest.mark.parametrize(
    "wrong",
    [{"num_speakers": 0}, {"threads": 0}, {"min_speakers": 4, "max_speakers": 3}],
)
def test_numbers_that_cannot_be(wrong: dict[str, int]) -> None:
    with pytest.raises(UsageError) as caught:
        DiarizerOptions(**wrong)
    assert caught.value.hint


def test_who_is_35_db_quieter_than_the_others_is_heard(handover: Samples) -> None:
    audio = handover.copy()
    audio[22 * SAMPLE_RATE :] *= np.float32(10 ** (-35 / 20))
    found = hear(audio + noise(45, 3e-4))
    assert len(found.speakers) == 2
    assert found.spoken_seconds(found.speakers[1]) > 15  # of 21.6 s
    assert found.intervals(found.speakers[1])[0].start > 21


def test_a_hum_between_two_turns_is_nobody(handover: Samples) -> None:
    turn = handover[: 20 * SAMPLE_RATE]
    time = np.arange(6 * SAMPLE_RATE) / SAMPLE_RATE
    tones = [np.sin(2 * np.pi * tone * time) / tone for tone in (100, 200, 300)]
    hum = (6 * np.sum(tones, axis=0)).astype(np.float32)
    found = hear(np.concatenate([turn, hum, turn]))
    assert found.speakers == ("SPEAKER_00",)
    assert all(turn.interval.end < 21 or turn.interval.start > 25 for turn in found.turns)


def test_how_sure_each_is_is_told(handover: Samples) -> None:
    found = hear(handover)
    assert set(found.voices) == set(found.speakers)
    assert all(facts.confidence > 0.4 for facts in found.voices.values())
    assert not any(facts.mixed or facts.alike for facts in found.voices.values())
    as_one = hear(handover, num_speakers=1)
    assert as_one.voices["SPEAKER_00"].mixed


def test_two_who_talk_at_once_are_two_turns(handover: Samples) -> None:
    lecturer, presenter = handover[: 20 * SAMPLE_RATE], handover[23 * SAMPLE_RATE :]
    audio = np.concatenate([lecturer, presenter])
    both = slice(15 * SAMPLE_RATE, 20 * SAMPLE_RATE)
    audio[both] += presenter[16 * SAMPLE_RATE : 21 * SAMPLE_RATE]
    found = hear(audio)
    assert len(found.speakers) == 2
    shared = [
        one.overlap(other)
        for one in found.intervals("SPEAKER_00")
        for other in found.intervals("SPEAKER_01")
    ]
    assert sum(shared) > 3.0  # of 5 s
