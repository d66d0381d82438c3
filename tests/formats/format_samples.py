"""Transcripts that several tests of the formats use."""

from __future__ import annotations

import json
from pathlib import Path

from lectura.records.transcript import (
    Engine,
    Notice,
    Rejected,
    Segment,
    Source,
    Speaker,
    SpeechCoverage,
    Transcript,
    Truncation,
    Word,
)
from lectura.timeline import Interval


def segment(
    start: float | None, end: float | None, text: str, *, speaker: str | None = None
) -> Segment:
    """A segment whose id is set when it enters a transcript (see `transcript`)."""
    return Segment(id=0, start=start, end=end, text=text, speaker=speaker)


def transcript(*segments: Segment, duration: float | None = None) -> Transcript:
    """The segments with ids 0, 1, 2, …"""
    return Transcript(
        duration=duration,
        segments=tuple(s.model_copy(update={"id": n}) for n, s in enumerate(segments)),
    )


def spoken(text: str, start: float, *, seconds_per_word: float = 0.35) -> Segment:
    """A segment whose words have even times, with a pause of a tenth between them."""
    words = tuple(
        Word(
            text=f" {word}",
            start=start + index * seconds_per_word,
            end=start + (index + 1) * seconds_per_word - 0.1,
            probability=0.9,
        )
        for index, word in enumerate(text.split())
    )
    return Segment(id=0, start=start, end=words[-1].end, text=text, words=words)


def dialogue() -> Transcript:
    """A lecturer, a student, and somebody nobody recognised."""
    return transcript(
        segment(0.0, 4.0, "Buenos días, hoy vemos k-means.", speaker="SPEAKER_00"),
        segment(4.2, 7.0, "¿Y cómo se elige k?", speaker="SPEAKER_01"),
        segment(7.5, 12.0, "Con el método del codo, por ejemplo.", speaker="SPEAKER_00"),
        segment(12.5, 14.0, "No se oye bien.", speaker=None),
        duration=20.0,
    ).model_copy(
        update={
            "speakers": (
                Speaker(id="SPEAKER_00", name="Prof. Díaz", role="lecturer", score=0.8),
                Speaker(id="SPEAKER_01", name="Laura"),
            )
        }
    )


def everything() -> Transcript:
    """A transcript with every field in use, and floats that must survive exactly."""
    return Transcript(
        source=Source(name="clase ñ.mp4", sha256="ab" * 32, track=1, channel="left"),
        language="es",
        duration=61.23456789,
        segments=(
            Segment(
                id=3,
                start=0.1 + 0.2,
                end=2.5,
                text='Hola «mundo» & <todos> \\ "fin"\u2028.',
                words=(Word(text=" Hola", start=0.3, end=0.7, probability=1 / 3), Word(text=" x")),
                speaker="SPEAKER_00",
                language="es",
                avg_logprob=-0.25,
                no_speech_prob=1e-9,
                compression_ratio=1.7,
                doubt="repeats",
            ),
            Segment(id=9, text="sin tiempos"),
        ),
        speakers=(Speaker(id="SPEAKER_00", name="Ana", role="lecturer", score=0.5),),
        engine=Engine(name="faster-whisper", version="1.2.1", model="base", compute_type="int8"),
        speech=SpeechCoverage(
            voiced_seconds=50, transcribed_seconds=49.5, missed=(Interval(3, 3.5),)
        ),
        truncated=Truncation(got_seconds=61, declared_seconds=120),
        lost=(Interval(10.0, 12.0),),
        rejected=(Rejected(start=5, end=6, text="gracias por ver", reason="silence"),),
        notices=(Notice(code="truncated", message="The file is cut off."),),
    )


def reference(shared: Path, name: str) -> Transcript:
    """The exact words of a real recording, one segment per turn (up to minutes long)."""
    record = json.loads((shared / "recordings" / f"{name}.ref.json").read_text(encoding="utf-8"))
    turns = (
        segment(turn["start"], turn["end"], turn["text"], speaker=turn["speaker"])
        for turn in record["turns"]
    )
    return transcript(*turns, duration=record["seconds"])
