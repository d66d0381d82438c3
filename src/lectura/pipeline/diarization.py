"""The stage that finds out who speaks, once per recording, and labels a transcript with it."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lectura import hub
from lectura.config import SpeakerOptions
from lectura.errors import UsageError
from lectura.pipeline.parts.stretches import later_turns
from lectura.pipeline.shared_decode import SharedDecode, begun
from lectura.pipeline.source import Recording
from lectura.progress import Hook, Progress
from lectura.records.transcript import Transcript
from lectura.store import Artifact, Store, canonical_json
from lectura.timeline import Interval, round_seconds

if TYPE_CHECKING:
    from lectura.speakers.protocol import Diarization, Diarizer, Turn

DIARIZATION_VERSION = 3
"""Part of every diarization's key: raised when the same recording would give other turns."""

_FILE = "diarization.json"


class DiarizationStage:
    """Finds speakers in recordings, each once."""

    def __init__(self, store: Store, hook: Hook, *, offline: bool = False) -> None:
        self._store = store
        self._hook = hook
        self._offline = offline

    def check(self, options: SpeakerOptions) -> None:
        """Find out before the transcription whether there is such an engine.

        Raises:
            UsageError: there is not.
        """
        from lectura.speakers.backends import BACKENDS  # noqa: PLC0415

        _engine(BACKENDS, options.engine)

    def sharing(
        self, recording: Recording, options: SpeakerOptions, *, fresh: bool = False
    ) -> SharedDecode | None:
        """What can take part while the recording is read; None where its speakers are known."""
        if not fresh and stored_diarization(self._artifact(recording, options)) is not None:
            return None
        return self._shared(recording, options)

    def run(
        self,
        recording: Recording,
        transcript: Transcript,
        options: SpeakerOptions,
        *,
        shared: SharedDecode | None = None,
        fresh: bool = False,
    ) -> tuple[Transcript, Diarization]:
        """The transcript with a speaker on every word, and the turns behind it.

        Args:
            recording: the one that was transcribed.
            transcript: with words.
            options: the engine, and what is known of the speakers.
            shared: what decoded along, where something did.
            fresh: ignore what earlier runs found.

        Raises:
            UsageError: there is no such engine.
            MissingDependencyError: the engine is not installed.
            FileChangedError: the recording is no longer what it was.
            MediaError, BusyError, OutputError: as the stages below.
        """
        from lectura.speakers.assign import assign_speakers  # noqa: PLC0415

        recording.check()
        artifact = self._artifact(recording, options)
        with artifact.lock():
            if fresh:
                artifact.forget()
            found = stored_diarization(artifact)
            if found is None:
                found = later_turns(
                    self._diarize(recording, options, shared), recording.stretch.start
                )
                recording.check()
                self._hook(Progress("speakers", found.duration, found.duration, "seconds"))
                artifact.save(_FILE, canonical_json(_dumped(found)))
                artifact.finish()
                # What was stored is what counts: a second run must not see unrounded times.
                found = _loaded(_dumped(found))
        return assign_speakers(transcript, found), found

    def _artifact(self, recording: Recording, options: SpeakerOptions) -> Artifact:
        key = {
            "version": DIARIZATION_VERSION,
            "sha256": recording.sha256,
            "track": recording.audio_track,
            **recording.stretch.key,
            "engine": options.engine,
            "num": options.diarizer.num_speakers,
            "min": options.diarizer.min_speakers,
            "max": options.diarizer.max_speakers,
        }
        return self._store.artifact("diarization", key)

    def _shared(self, recording: Recording, options: SpeakerOptions) -> SharedDecode:
        from lectura.speakers.backends import BACKENDS  # noqa: PLC0415

        engine = _engine(BACKENDS, options.engine)
        return SharedDecode(recording, engine, options.diarizer, self._hook)

    def _diarize(
        self, recording: Recording, options: SpeakerOptions, shared: SharedDecode | None
    ) -> Diarization:
        """Who speaks; what was read along already is not read again."""
        from lectura.speakers.backends import BACKENDS  # noqa: PLC0415

        if shared is None or not shared.whole:
            shared = self._shared(recording, options)
            tee = shared.begin()
            if tee.mono or tee.pair:
                with recording.open(tee=tee) as stream:
                    deque(stream, maxlen=0)
        found = shared.by_channel() or shared.by_voice()
        if found is not None:
            return found
        allowed = hub.closed() if self._offline else contextlib.nullcontext()
        with recording.open() as blocks, allowed:
            engine = _engine(BACKENDS, options.engine)
            return engine.diarize(blocks, options.diarizer, begun(recording, self._hook))


def _engine(backends: Mapping[str, Callable[[], Diarizer]], name: str) -> Diarizer:
    if name not in backends:
        raise UsageError(
            f"There is no speaker engine '{name}'.",
            hint=f"Choose among {', '.join(backends)}: "
            "lectura run FILE --speakers --speaker-engine builtin",
            value=name,
        )
    return backends[name]()


def stored_diarization(artifact: Artifact) -> Diarization | None:
    """The turns in a finished artifact; None where it is damaged or of an earlier version."""
    kept = artifact.result_json(_FILE)
    try:
        return None if kept is None else _loaded(kept)
    except (ValueError, KeyError):  # of an earlier version
        return None


def _dumped(diarization: Diarization) -> dict[str, Any]:
    return {
        "duration": round_seconds(diarization.duration),
        "engine": diarization.engine,
        "turns": _dumped_turns(diarization.turns),
        "possible": _dumped_turns(diarization.possible),
        "centroids": {
            speaker: [round(float(value), 6) for value in vector]
            for speaker, vector in diarization.centroids.items()
        },
        "voices": {
            speaker: [facts.confidence, facts.alike, facts.mixed]
            for speaker, facts in diarization.voices.items()
        },
    }


def _dumped_turns(turns: Sequence[Turn]) -> list[Any]:
    return [
        [
            round_seconds(turn.interval.start),
            round_seconds(turn.interval.end),
            turn.speaker,
            None if turn.score is None else round(float(turn.score), 3),
        ]
        for turn in turns
    ]


def _loaded(data: dict[str, Any]) -> Diarization:
    import numpy as np  # noqa: PLC0415

    from lectura.speakers.protocol import Diarization, VoiceFacts  # noqa: PLC0415

    return Diarization(
        turns=_loaded_turns(data["turns"]),
        duration=data["duration"],
        centroids={
            speaker: np.asarray(vector, dtype=np.float32)
            for speaker, vector in data["centroids"].items()
        },
        engine=data["engine"],
        # Earlier versions had neither.
        possible=_loaded_turns(data.get("possible", [])),
        voices={speaker: VoiceFacts(*facts) for speaker, facts in data.get("voices", {}).items()},
    )


def _loaded_turns(rows: Sequence[Any]) -> tuple[Turn, ...]:
    from lectura.speakers.protocol import Turn  # noqa: PLC0415

    return tuple(Turn(Interval(start, end), speaker, score) for start, end, speaker, score in rows)
