"""Voices of a course: who was named once is known in the next recording.

What is kept is a name and one vector of 192 numbers per voice, in ``voices.json`` of the user's
data folder; never audio. Nothing is kept or compared unless the person asks for it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from lectura.audio import Samples, samples_at, seconds
from lectura.disk import folders as places
from lectura.errors import ConfigError, UsageError
from lectura.records.transcript import Transcript
from lectura.records.versions import refuse_newer
from lectura.speakers.builtin.embedding import unit
from lectura.speakers.builtin.engine import BuiltinDiarizer
from lectura.speakers.protocol import Diarization, DiarizerOptions, Vector
from lectura.store import read_json, write_atomic
from lectura.timeline import Interval, format_clock, format_span

SURE_SIMILARITY = 0.70
"""Cosine of two voices from at least ten seconds each; different people reached 0.64."""

SURE_LEAD = 0.10
"""By so much the best match must be better than the next one."""

_LEAST_VOICE_SECONDS = 3.0


class Voice(BaseModel):
    """One known voice; ``embedding`` is a unit vector, little-endian float32 in base 64."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    embedding: str

    @property
    def vector(self) -> Vector:
        """The voice, shape ``(192,)``."""
        return np.frombuffer(base64.b64decode(self.embedding, validate=True), dtype="<f4")


_SCHEMA_VERSION = 1


class _Book(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = _SCHEMA_VERSION
    voices: tuple[Voice, ...] = ()


class VoiceBook:
    """The file of known voices."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path if path is not None else places.data_folder() / "voices.json"

    def list(self) -> tuple[Voice, ...]:
        """The known voices by name; empty without a file.

        Raises:
            ConfigError: the file is not what lectura writes.
        """
        places.close(self.path)
        try:
            data = self.path.read_bytes()
            what = f"The file of known voices {self.path}"
            refuse_newer(what, read_json(data), _SCHEMA_VERSION, ConfigError)
            book = _Book.model_validate_json(data)
            if any(voice.vector.ndim != 1 or not voice.vector.size for voice in book.voices):
                raise ValueError("an empty voice")
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError, binascii.Error, ValueError) as error:
            raise ConfigError(
                f"The file of known voices {self.path} cannot be read.",
                hint="Delete it and start again: lectura voices add NAME FILE --at 3:20-4:10",
                value=str(self.path),
            ) from error
        return book.voices

    def add(self, name: str, embedding: Vector) -> None:
        """Keep a voice; one of the same name is replaced.

        Raises:
            UsageError: the name is empty.
            OutputError: the file cannot be written.
        """
        if not name.strip():
            raise UsageError(
                "A voice needs a name.",
                hint="lectura voices add NAME FILE --at 3:20-4:10",
                value=name,
            )
        text = base64.b64encode(unit(embedding).astype("<f4").tobytes()).decode("ascii")
        others = [voice for voice in self.list() if voice.name != name.strip()]
        self._write([*others, Voice(name=name.strip(), embedding=text)])

    def remove(self, name: str) -> None:
        """Delete a voice; with the last one the file goes too.

        Raises:
            UsageError: nobody of that name is known; the hint lists the names.
        """
        voices = self.list()
        left = [voice for voice in voices if voice.name != name.strip()]
        if len(left) == len(voices):
            known = ", ".join(voice.name for voice in voices) or "none"
            raise UsageError(
                f"No voice of {name} is kept.",
                hint=f"The voices kept: {known}. See them: lectura voices list",
                value=name,
            )
        if left:
            self._write(left)
        else:
            self.path.unlink()

    def _write(self, voices: Iterable[Voice]) -> None:
        book = _Book(voices=tuple(sorted(voices, key=lambda voice: voice.name)))
        write_atomic(self.path, (book.model_dump_json(indent=2) + "\n").encode(), private=True)


def recognise(diarization: Diarization, voices: Iterable[Voice]) -> dict[str, tuple[str, float]]:
    """The speakers whose voice is surely known: label → (name, cosine similarity 0–1).

    A speaker heard for under three seconds is never sure; a name goes to one speaker only.
    """
    known = tuple(voices)
    candidates = []
    for label, centroid in diarization.centroids.items():
        if diarization.spoken_seconds(label) < _LEAST_VOICE_SECONDS:
            continue
        near = sorted(
            ((_cosine(centroid, voice.vector), voice.name) for voice in known), reverse=True
        )
        second = near[1][0] if len(near) > 1 else -1.0
        if near and near[0][0] >= SURE_SIMILARITY and near[0][0] - second >= SURE_LEAD:
            candidates.append((near[0][0], label, near[0][1]))
    found: dict[str, tuple[str, float]] = {}
    taken: set[str] = set()
    for similarity, label, name in sorted(candidates, reverse=True):
        if name not in taken:
            taken.add(name)
            found[label] = (name, similarity)
    return found


def label_known(transcript: Transcript, recognised: Mapping[str, tuple[str, float]]) -> Transcript:
    """The transcript with the names of known voices and how sure they are; given names stay."""
    updates = {
        label: {"name": name, "score": round(similarity, 3)}
        for label, (name, similarity) in recognised.items()
    }
    speakers = tuple(
        speaker if speaker.name else speaker.model_copy(update=updates.get(speaker.id, {}))
        for speaker in transcript.speakers
    )
    return transcript.model_copy(update={"speakers": speakers})


def embed_voice(blocks: Iterable[Samples], interval: Interval) -> Vector:
    """The voice of who speaks most in an interval of a recording, a unit vector ``(192,)``.

    Args:
        blocks: consecutive blocks of the recording from time 0 on; taken up to the interval's end.
        interval: where the person speaks; three seconds of speech at least.

    Raises:
        UsageError: too little speech there.
        ModelNotFoundError, ModelCorruptError: the weights of the package.
    """
    stretch = _Stretch(blocks, interval)
    heard = BuiltinDiarizer().diarize(stretch, DiarizerOptions())
    spoken = {label: heard.spoken_seconds(label) for label in heard.centroids}
    loudest = max(spoken, key=lambda label: spoken[label], default=None)
    if loudest is None or spoken[loudest] < _LEAST_VOICE_SECONDS:
        raise UsageError(
            f"Nobody speaks for three seconds at {format_span(interval)}{stretch.why_short}.",
            hint="Choose a longer stretch: lectura voices add NAME FILE --at 3:20-4:10",
            value=interval,
        )
    return heard.centroids[loudest]


class _Stretch:
    """The audio of an interval; once it was gone through, what it lacks at its end."""

    def __init__(self, blocks: Iterable[Samples], interval: Interval) -> None:
        self._blocks = blocks
        self._first, self._last = samples_at(interval.start), samples_at(interval.end)
        self._position = 0

    def __iter__(self) -> Iterator[Samples]:
        for block in self._blocks:
            before = self._position
            part = block[max(0, self._first - before) : max(0, self._last - before)]
            self._position += block.size
            if part.size:
                yield part
            if self._position >= self._last:
                return

    @property
    def why_short(self) -> str:
        """That the recording ends before the interval does; empty where it does not."""
        if self._position >= self._last:
            return ""
        return f": the recording ends at {format_clock(seconds(self._position))}"


def _cosine(one: Vector, other: Vector) -> float:
    return float(np.dot(one, other)) if one.shape == other.shape else -1.0
