"""The stage from a recording to its transcript: found finished, resumed, or begun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lectura.errors import FileChangedError
from lectura.paths import display_path
from lectura.pipeline.coverage import speech_notices
from lectura.pipeline.parts.joined import joined_notices
from lectura.pipeline.parts.opened import Opened
from lectura.pipeline.parts.stretches import later, require_stretch, too_short
from lectura.pipeline.source import CheckedJournal, Recording
from lectura.process.version import __version__
from lectura.progress import Hook, Kept, Notification, Progress
from lectura.records.transcript import Engine, Source, SpeechCoverage, Transcript
from lectura.speech.options import TranscribeOptions
from lectura.store import Artifact, Store, canonical_json
from lectura.timeline import Interval, round_seconds

if TYPE_CHECKING:
    from lectura.media.stream import DecodeReport
    from lectura.media.tee import Tee
    from lectura.media.track import TrackChoice
    from lectura.speech.engine import Choice
    from lectura.speech.transcriber import Recognition, Transcriber

RECOGNITION_VERSION = 3
"""Part of every transcript's key: raised when the same recording would give other words."""

KEY_FILE = "key.json"
"""Tells of unfinished work what it is of, so that it can be forgotten."""
_FILE = "transcript.json"
_JOURNAL = "windows.jsonl"

Chooser = Callable[[], "Choice"]
Loader = Callable[["Choice"], "Transcriber"]


@dataclass(frozen=True)
class Transcribed:
    """A transcript, and how this run came by it.

    Attributes:
        transcript: the result.
        fresh_seconds: audio that this run transcribed; 0 where it was found finished.
        reused: true where nothing had to be transcribed.
    """

    transcript: Transcript
    fresh_seconds: float
    reused: bool


class RecognitionStage:
    """Transcribes recordings, each once."""

    def __init__(self, store: Store, hook: Hook, *, choose: Chooser, load: Loader) -> None:
        """Take the store, and how a model is chosen and loaded when one is needed."""
        self._store = store
        self._hook = hook
        self._choose = choose
        self._load = load

    def run(
        self,
        recording: Recording,
        options: TranscribeOptions,
        *,
        tee: Callable[[], Tee | None] = lambda: None,
        ready: Callable[[], None] = lambda: None,
        fresh: bool = False,
    ) -> Transcribed:
        """The transcript of a recording.

        Args:
            recording: what to transcribe, and which track of it.
            options: how to transcribe.
            tee: asked, where the recording has to be read, for what reads along.
            ready: called before the work begins, where there is any.
            fresh: ignore cached results and start over.

        Raises:
            MediaError: the file is no recording that can be transcribed.
            FileChangedError: it was changed or replaced meanwhile; nothing is kept.
            BusyError: another run transcribes it with the same options.
            ModelError, OutputError: as the stages below.
        """
        request = self._request(recording, options)
        if not fresh and (found := self._finished(request, recording)):
            return Transcribed(found, 0.0, reused=True)
        recording.check()
        require_stretch(recording)
        ready()
        return self._transcribed(recording, options, request, tee, fresh=fresh)

    def known(self, recording: Recording, options: TranscribeOptions) -> Transcript | None:
        """The transcript of a recording that was finished before, as `run` would find it."""
        return self._finished(self._request(recording, options), recording)

    def _request(self, recording: Recording, options: TranscribeOptions) -> Artifact:
        """What was typed for a recording, and under it what that led to."""
        typed = {
            "sha256": recording.sha256,
            "track": recording.audio_track,
            **recording.stretch.key,
            **_typed(options),
        }
        return self._store.artifact("request", typed)

    def _finished(self, request: Artifact, recording: Recording) -> Transcript | None:
        """The transcript that the same request led to before, if it is still whole."""
        place = request.result("artifact")
        if place is None:
            return None
        kept = Artifact(self._store.root / place.decode(), {})
        return _named_now(kept, recording)

    def _transcribed(
        self,
        recording: Recording,
        options: TranscribeOptions,
        request: Artifact,
        tee: Callable[[], Tee | None],
        *,
        fresh: bool,
    ) -> Transcribed:
        from lectura.media.source import source_of  # noqa: PLC0415

        self._hook(Progress("load", 0, 1, "parts"))
        path, info, track = recording.path, recording.info, recording.choice
        choice = self._choose()
        source = source_of(path, info, track, recording.sha256)
        key = {**_key(source, options, choice), **recording.stretch.key}
        artifact = self._store.artifact("transcript", key)
        with artifact.lock():
            if fresh:
                artifact.forget()
            if stored := _named_now(artifact, recording):
                _remember(request, artifact, self._store)
                return Transcribed(stored, 0.0, reused=True)
            artifact.save(KEY_FILE, canonical_json(key))
            opened = Opened(recording, tee, self._hook)
            recognition, report = self._recognise(opened, choice, options, artifact)
            source = _completed(source, recording, report)
            transcript = _transcript(source, options, choice, recognition, report, track)
            artifact.save(_FILE, transcript.model_dump_json().encode())
            artifact.finish()
            _remember(request, artifact, self._store)
        audio = transcript.audio_seconds or 0.0
        return Transcribed(transcript, max(0.0, audio - recognition.resumed_seconds), reused=False)

    def _recognise(
        self,
        opened: Opened,
        choice: Choice,
        options: TranscribeOptions,
        artifact: Artifact,
    ) -> tuple[Recognition, DecodeReport]:
        recording = opened.recording
        for notice in recording.choice.notices:
            self._hook(Notification(notice.message, "warning", recorded=True))
        kept = artifact.journal(_JOURNAL)
        journal = CheckedJournal(kept, recording.check, lambda: self._hook(Kept()))
        transcriber = self._load(choice)
        try:
            recording.check()  # choosing a model may have taken long, with a download
            recognition = transcriber.transcribe(
                opened.blocks,
                journal,
                options=options,
                duration=recording.seconds,
                hook=self._hook,
            )
            report = recording.told(opened.report())
            self._hook(Progress("transcribe", report.seconds, report.seconds, "seconds"))
            recording.check()
            if not recording.stretch.whole and report.seconds <= recording.stretch.start:
                raise too_short(recording, report.seconds)
        except FileChangedError:
            artifact.forget()
            raise
        return later(recognition, recording.stretch.start), report


def _typed(options: TranscribeOptions) -> dict[str, Any]:
    """What was asked for, before anything is looked up; the key of a quick second start."""
    return {
        "version": RECOGNITION_VERSION,
        "model": options.model,
        "device": options.device,
        "compute_type": options.compute_type,
        **options.result_key(),
    }


def _key(source: Source, options: TranscribeOptions, choice: Choice) -> dict[str, Any]:
    return {
        "version": RECOGNITION_VERSION,
        "sha256": source.sha256,
        "track": source.track,
        "channel": source.channel,
        "model": choice.files.sha256 or str(choice.files.path.resolve()),
        "compute_type": choice.device.compute_type,
        **options.result_key(),
    }


def _named_now(artifact: Artifact, recording: Recording) -> Transcript | None:
    """The finished transcript under the present names; None where it is damaged."""
    found = stored_transcript(artifact, recording.path.name)
    return None if found is None else recording.renamed(found)


def _completed(source: Source, recording: Recording, report: DecodeReport) -> Source:
    """The source with what is known when all was decoded."""
    stretch, start = None, recording.stretch.start
    if not recording.stretch.whole:
        stretch = Interval(start, round_seconds(max(start, report.seconds)))
    return source.model_copy(update={"stretch": stretch, "files": recording.files(report)})


def _remember(request: Artifact, artifact: Artifact, store: Store) -> None:
    request.save("artifact", artifact.path.relative_to(store.root).as_posix().encode())
    request.finish()


def stored_transcript(artifact: Artifact, name: str) -> Transcript | None:
    """The finished transcript under the recording's present name; None where it is damaged."""
    data = artifact.result(_FILE)
    if data is None:
        return None
    try:
        transcript = Transcript.model_validate_json(data)
    except ValueError:  # of an earlier version
        return None
    if transcript.source is None:
        return transcript
    source = transcript.source.model_copy(update={"name": display_path(name)})
    return transcript.model_copy(update={"source": source})


def _transcript(
    source: Source,
    options: TranscribeOptions,
    choice: Choice,
    recognition: Recognition,
    report: DecodeReport,
    track: TrackChoice,
) -> Transcript:
    coverage = SpeechCoverage(
        voiced_seconds=round_seconds(recognition.voiced_seconds),
        transcribed_seconds=round_seconds(
            max(0.0, recognition.voiced_seconds - recognition.missed_seconds)
        ),
        missed=recognition.missed,
    )
    return Transcript(
        source=source,
        language=recognition.language or options.language,
        duration=round_seconds(report.seconds),
        segments=recognition.segments,
        engine=Engine(
            name="lectura",
            version=__version__,
            model=choice.files.name,
            compute_type=choice.device.compute_type,
            task=options.task,
        ),
        speech=coverage,
        truncated=report.truncated,
        lost=report.lost,
        rejected=recognition.rejected,
        notices=(
            *track.notices,
            *joined_notices(source),
            *report.notices,
            *speech_notices(recognition, coverage),
        ),
    )
