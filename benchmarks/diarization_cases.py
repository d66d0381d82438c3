"""Recordings whose speakers are known, for `diarization.py`: shared ones, and some that are built.

Spliced lectures are built from the clips of single speakers, silence at the clips' ends cut off by
another voice activity detector (Silero, of faster-whisper). The threshold was chosen on the
speakers of the set "tuned"; the set "others" has none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from faster_whisper import decode_audio
from faster_whisper.vad import VadOptions, get_speech_timestamps

from lectura.audio import SAMPLE_RATE, Samples, dbfs, seconds

SPLICED_SPEAKERS = range(2, 9)
LOWERED_DB = (0, 10, 20, 25, 30, 35, 40)
_TURN_SECONDS = (3.0, 20.0)
_SAME_READERS = {"s3", "s4", "s5", "s6"}
"""So alike s1 and s2 by voice (cosine up to 0.9) that they may be the same readers: left out."""

TUNED = {
    *("s0", "s2", "s8", "s11", "s13", "s15", "s17", "s19", "lecturer", "presenter_2"),
    *("presenter_4", "en_fleurs_001", "en_harvard_osr_8k"),
}

_PAIRS = (
    *(("s0", "presenter_4"), ("presenter_4", "presenter_2"), ("presenter_2", "lecturer")),
    *(("en_harvard_osr_8k", "en_fleurs_001"), ("lecturer", "presenter_2")),
    *(("s18", "en_fleurs_000"), ("s18", "en_fleurs_002"), ("s14", "s1")),
    *(("presenter_1", "en_jfk"), ("s16", "en_fleurs_002")),
)
"""Five pairs of tuned readers and five of others, drawn at random among those of some seconds."""

_SPEECH_DBFS = -23.0
_HISS = 3e-4
"""-70 dBFS."""

_NOISES = ("music_bach.ogg", "music_chords.flac", "noise_dishes.flac", "noise_white_15s.flac",
           "silence_room.wav")  # fmt: skip
_COUNTING = "music_guitar.flac"
"""Begins with a musician who counts."""

_NOISE_DBFS = (-20.0, -35.0, -50.0)
_NOISE_SECONDS = 15

Turns = list[tuple[float, float, str]]


@dataclass(frozen=True)
class Case:
    """A recording with its true turns."""

    group: str
    name: str
    audio: Samples
    truth: Turns


def read_rttm(path: Path) -> Turns:
    """Turns of an RTTM file as (start, end, speaker), in seconds."""
    fields = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [(float(f[3]), float(f[3]) + float(f[4]), f[7]) for f in fields]


def recording(shared: Path, name: str) -> Case:
    """One of the lecture videos."""
    folder = shared / "recordings"
    audio = decode_audio(str(folder / f"{name}.mp4"))
    return Case(name, name, audio, read_rttm(folder / f"{name}.rttm"))


def meetings(shared: Path) -> Iterator[Case]:
    """The AMI excerpts: nine with segments as turns, four of them also with words as turns."""
    for path in sorted((shared / "speech").glob("multi_ami_*.flac")):
        audio = decode_audio(str(path))
        words, segments = path.with_suffix(".rttm"), path.with_suffix(".pyannote.rttm")
        if segments.is_file():
            yield Case("AMI, words as reference", path.stem, audio, read_rttm(words))
        reference = segments if segments.is_file() else words
        yield Case("AMI, segments as reference", path.stem, audio, read_rttm(reference))


def voices(shared: Path) -> dict[str, Samples]:
    """The clips of single speakers without the silence at their ends."""
    found: dict[str, Samples] = {}
    for name in ("clase-es", "seminar-en"):
        case = recording(shared, name)
        for start, end, speaker in case.truth:
            if speaker not in _SAME_READERS:
                found[speaker] = case.audio[int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)]
    for clip in ("en_fleurs_000", "en_fleurs_001", "en_fleurs_002", "en_harvard_osr_8k", "en_jfk"):
        path = next((shared / "speech").glob(f"{clip}.*[!txt]"))
        found[clip] = decode_audio(str(path))
    return {name: audio for name, clip in found.items() if (audio := _trimmed(clip)).size}


def spliced(pool: dict[str, Samples], group: str) -> Iterator[Case]:
    """Lectures of 2–8 speakers, each with up to three turns, levels 9 dB apart at most."""
    for count in SPLICED_SPEAKERS:
        random = np.random.default_rng(count)
        turns: list[tuple[str, Samples]] = []
        for name in random.choice(sorted(pool), count, replace=False).tolist():
            gain = np.float32(10 ** (random.uniform(-6, 3) / 20))
            turns += [(name, gain * part) for part in _parts(pool[name], random)[:3]]
        pieces: list[Samples] = []
        truth: Turns = []
        position = 0
        for index in random.permutation(len(turns)).tolist():
            name, part = turns[index]
            pause = np.zeros(int(random.uniform(0.2, 0.9) * SAMPLE_RATE), dtype=np.float32)
            position += pause.size
            truth += [
                (seconds(position + start), seconds(position + end), name)
                for start, end in _speech(part)
            ]
            position += part.size
            pieces += [pause, part]
        hiss = random.normal(0, 3e-4, position).astype(np.float32)
        yield Case(group, f"{group} {count}", np.concatenate(pieces) + hiss, truth)


def _trimmed(audio: Samples) -> Samples:
    speech = _speech(audio)
    return audio[speech[0][0] : speech[-1][1]] if speech else audio[:0]


def _speech(audio: Samples) -> list[tuple[int, int]]:
    """Where somebody speaks, pauses under a second bridged, in samples."""
    options = VadOptions(min_silence_duration_ms=1000, speech_pad_ms=30)
    return [(span["start"], span["end"]) for span in get_speech_timestamps(audio, options)]


def _parts(audio: Samples, random: np.random.Generator) -> list[Samples]:
    shortest, longest = _TURN_SECONDS
    parts = []
    while audio.size:
        size = int(random.uniform(shortest, longest) * SAMPLE_RATE)
        if audio.size - size < shortest * SAMPLE_RATE and audio.size < 1.3 * longest * SAMPLE_RATE:
            size = audio.size
        parts.append(_trimmed(audio[:size]))
        audio = audio[size:]
    return [part for part in parts if part.size > SAMPLE_RATE]


def lowered(pool: dict[str, Samples]) -> Iterator[Case]:
    """Two readers in turn, at one level, then the second of them lowered."""
    for down in LOWERED_DB:
        for seed, pair in enumerate(_PAIRS):
            random = np.random.default_rng(seed % 5)
            levelled = [pool[name] * _gain(_SPEECH_DBFS - dbfs(pool[name])) for name in pair]
            parts = [_parts(audio, random)[:3] for audio in levelled]
            pieces: list[Samples] = []
            truth: Turns = []
            position = 0
            for index in range(3):
                for name, own, gain in zip(pair, parts, (0.0, -float(down)), strict=True):
                    if index >= len(own):
                        continue
                    pause = np.zeros(int(random.uniform(0.3, 1.2) * SAMPLE_RATE), np.float32)
                    position += pause.size
                    truth += [
                        (seconds(position + start), seconds(position + end), name)
                        for start, end in _speech(own[index])
                    ]
                    position += own[index].size
                    pieces += [pause, own[index] * _gain(gain)]
            hiss = random.normal(0, _HISS, position).astype(np.float32)
            group = f"one of two lowered by {down} dB"
            yield Case(
                group, f"{group}: {' and '.join(pair)}", np.concatenate(pieces) + hiss, truth
            )


def interrupted(shared: Path) -> Iterator[Case]:
    """Two turns of one lecturer with noise or music between them."""
    lecture = decode_audio(str(shared / "recordings" / "printing-lecture.mp4"))
    turns = [_trimmed(lecture[at * SAMPLE_RATE : (at + 15) * SAMPLE_RATE]) for at in (10, 60)]
    gap = np.zeros(SAMPLE_RATE // 2, dtype=np.float32)
    for name in (*_NOISES, _COUNTING):
        whole = decode_audio(str(shared / "media" / name))[: _NOISE_SECONDS * SAMPLE_RATE]
        for level in _NOISE_DBFS:
            noise = whole * _gain(level - dbfs(whole))
            audio = np.concatenate([turns[0], gap, noise, gap, turns[1]])
            hiss = np.random.default_rng(1).normal(0, _HISS, audio.size).astype(np.float32)
            later = audio.size - turns[1].size
            truth = [
                (seconds(offset + start), seconds(offset + end), "lecturer")
                for offset, turn in ((0, turns[0]), (later, turns[1]))
                for start, end in _speech(turn)
            ]
            group = "music in which somebody counts" if name == _COUNTING else "noise and music"
            yield Case(group, f"{name} at {level:.0f} dBFS", audio + hiss, truth)


def telephone(shared: Path) -> tuple[Samples, Samples, Turns]:
    """Both channels of a call, and who speaks when by the voice on each."""
    path = str(shared / "speech" / "en_stereo_2spk_left_right.wav")
    left, right = decode_audio(path, split_stereo=True)
    truth = [
        (seconds(start), seconds(end), name)
        for name, channel in (("left", left), ("right", right))
        for start, end in _speech(channel)
    ]
    return left, right, truth


def _gain(db: float) -> Samples:
    """A factor, as an array of no dimension: samples stay float32."""
    return np.asarray(10 ** (db / 20), dtype=np.float32)
