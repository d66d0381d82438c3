"""One recording from end to end, and what came out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.config import Settings, SpeakerOptions
from lectura.corrections.pairs import Corrections
from lectura.errors import LecturaError, UsageError
from lectura.outputs.corrections import kept_corrections, words_that_count
from lectura.outputs.cue_limits import remember_limits
from lectura.outputs.ownership import Gate, Written
from lectura.outputs.whose import remember_owner
from lectura.outputs.writing import links_of, prepare, write_notes, write_transcript_files
from lectura.paths import display_path
from lectura.pipeline.days import day_known_before, remarks_on_days
from lectura.pipeline.diarization import DiarizationStage
from lectura.pipeline.noting import NotingStage
from lectura.pipeline.pages.files import notes_there
from lectura.pipeline.pages.sound import recording_at_hand
from lectura.pipeline.pages.stage import PageStage
from lectura.pipeline.parts.joined import looked_at
from lectura.pipeline.recognition import RecognitionStage
from lectura.pipeline.reporting import Outcome
from lectura.pipeline.room import require_room_for
from lectura.pipeline.runtime import Runtime
from lectura.pipeline.source import Recording
from lectura.pipeline.speaker_choice import remember_how, told_apart
from lectura.pipeline.translation.outputs import Translations
from lectura.pipeline.translation.planning import planned
from lectura.pipeline.translation.stage import Spoken, TranslationStage
from lectura.process import telemetry
from lectura.records.notes import Notes
from lectura.records.target import Target
from lectura.records.transcript import Transcript
from lectura.speech.models.translation import check_task
from lectura.store import Store

if TYPE_CHECKING:
    from lectura.notes.composed.engine import Plan
    from lectura.speakers.protocol import Diarization
    from lectura.speech.engine import Choice
    from lectura.speech.options import TranscribeOptions
    from lectura.speech.transcriber import Transcriber


class Pipeline:
    """Runs recordings, one after the other, with one loaded model."""

    def __init__(self, settings: Settings, runtime: Runtime = Runtime()) -> None:  # noqa: B008
        """Prepare; nothing heavy is loaded before it is needed.

        Args:
            settings: what to do.
            runtime: what to do it with.

        Raises:
            UsageError: offline, and a library that reports its use can no longer be stopped.
        """
        if settings.offline:
            telemetry.require_off()
        self.settings = settings
        self.store = runtime.store or Store(settings.cache)
        self._runtime = runtime
        self._gate = Gate(self.store, settings.output.theirs)
        self._loaded: dict[Choice, Transcriber] = {}
        hook = runtime.hook
        self._recognition = RecognitionStage(
            self.store, hook, choose=self._choose, load=self._load_once
        )
        self._diarization = DiarizationStage(self.store, hook, offline=settings.offline)
        self.pages = PageStage(settings.output.notes_formats, self.store, self._gate, hook)
        environ, folder = runtime.environ, runtime.config_folder
        self._noting = NotingStage(
            settings, self.store, hook, environ=environ, config_folder=folder
        )
        self._stage_of = partial(
            TranslationStage, store=self.store, hook=hook, environ=environ, config_folder=folder,
            heard=self._english,
        )  # fmt: skip
        stage = self._stage_of(settings)
        self.translations = Translations(settings, stage, self._gate, hook, runtime.clock)

    @property
    def noting(self) -> NotingStage:
        """The notes stage, for estimates."""
        return self._noting

    def transcribe(
        self, path: Path, target: Target | None, *, parts: Sequence[Path] = (), fresh: bool = False
    ) -> Outcome:
        """Transcribe a recording and write the transcript's files, unless ``target`` is None.

        Without a target nothing that is with outputs is known: neither corrections nor names.
        Several recordings that are one lecture are ``parts``, and ``path`` is its name.

        Raises:
            LecturaError: one of its kinds, see `lectura.errors`.
        """
        started = self._runtime.clock()
        check_task(self.settings.transcribe)
        recording = self._looked_at(path, parts)
        corrections = Corrections()
        if target is not None:
            prepare(target)
            corrections = kept_corrections(target, path)  # a damaged list is told before the work
        speakers = told_apart(self.store, recording.sha256, target, self.settings.speakers)
        shared = None
        if speakers.enabled:
            self._diarization.check(speakers)
            shared = self._diarization.sharing(recording, speakers, fresh=fresh)
        found = self._recognition.run(
            recording,
            self._stream(speakers),
            tee=lambda: shared.begin() if shared else None,
            ready=lambda: require_room_for(recording, self.store, target),
            fresh=fresh,
        )
        seconds = {"transcribe": self._runtime.clock() - started}
        transcript = found.transcript
        if speakers.enabled:
            started = self._runtime.clock()
            transcript, diarization = self._diarization.run(
                recording, transcript, speakers, shared=shared, fresh=fresh
            )
            transcript = self._named(transcript, diarization, speakers, target)
            seconds["speakers"] = self._runtime.clock() - started
        missing, files = transcript.partial_reasons, Written()
        if target is not None:
            output = self.settings.output
            transcript = words_that_count(transcript, target, corrections, self._gate)
            remember_limits(self.store, target, output.formats, output.cues)
            remember_owner(self.store, target, path, recording.sha256)
            files = write_transcript_files(
                transcript, target, output.formats, self._gate, cues=output.cues
            )
        return Outcome(
            path=path,
            transcript=transcript,
            written=files.paths,
            kept=files.kept,
            missing=missing,
            seconds=seconds,
            fresh_seconds=found.fresh_seconds,
            reused=found.reused,
            parts=tuple(parts),
        )

    def summarize(self, transcript: Transcript, path: Path, target: Target | None) -> Outcome:
        """Make notes of a transcript and write them, unless ``target`` is None.

        Raises:
            LecturaError: one of its kinds, see `lectura.errors`.
        """
        started = self._runtime.clock()
        if target is not None:
            prepare(target)
        day = day_known_before(target, transcript)
        notes = self._noting.run(transcript, display_path(path.name), day)
        files = Written()
        if target is not None:
            output = self.settings.output
            places = links_of(transcript, target, output.link)
            page = self.pages.text(transcript, notes, path, target)
            files = write_notes(notes, target, output.notes_formats, places, self._gate, page=page)
        formats = () if target is None else self.settings.output.notes_formats
        for remark in remarks_on_days(notes, formats):
            self._runtime.hook(remark)
        return Outcome(
            path=path,
            transcript=transcript,
            notes=notes,
            written=files.paths,
            kept=files.kept,
            missing=(*transcript.partial_reasons, *_missing_of(notes)),
            seconds={"notes": self._runtime.clock() - started},
            reused=True,
        )

    def run(self, path: Path, target: Target, *, fresh: bool = False) -> Outcome:
        """Both: transcript and notes.

        Where the notes fail the transcript is still worth having: the outcome then is partial.

        Raises:
            LecturaError: one of its kinds, see `lectura.errors`.
        """
        self.check()
        return self.noted(self.transcribe(path, target, fresh=fresh), target)

    def check(self) -> None:
        """Find out before hours of transcription what cannot be meant.

        Raises:
            UsageError: as `NotingStage.check` and `TranslationStage.check`.
        """
        self._noting.check()
        self.translations.stage.check()

    def noted(self, first: Outcome, target: Target) -> Outcome:
        """The outcome of a transcribed recording with its translation and notes.

        Or with why there are none.

        Raises:
            UsageError: as `NotingStage.run` and `TranslationStage.run`.
        """
        first = self.translations.beside(first, target)
        try:
            second = self.summarize(first.transcript, first.path, target.linked(first.path))
        except UsageError:
            raise
        except LecturaError as error:
            return self.pages.without_notes(first, error, target)
        return replace(
            first,
            notes=second.notes,
            written=(*first.written, *second.written),
            kept=(*first.kept, *second.kept),
            missing=tuple(dict.fromkeys((*first.missing, *second.missing))),
            seconds={**first.seconds, **second.seconds},
        )

    def plan(self, path: Path, target: Target, parts: Sequence[Path] = ()) -> Plan | None:
        """What notes and translation of a recording would take (as `planned`); nothing is done.

        A transcript that was finished before counts, else the length of the recording.

        Raises:
            MediaError: the file is no recording that can be transcribed.
            LLMError, UsageError: as `planned`.
        """
        recording = self._looked_at(path, parts)
        speakers = told_apart(self.store, recording.sha256, target, self.settings.speakers)
        known = self._recognition.known(recording, self._stream(speakers))
        paths, notes = tuple(parts) or (path,), notes_there(target)
        spoken = Spoken(known or Transcript(), path.name, notes=notes, recordings=paths)
        seconds = None if known is not None else recording.seconds or 0.0
        return planned(spoken, seconds, self.settings, self._noting, self._stage_of)

    def _looked_at(self, path: Path, parts: Sequence[Path]) -> Recording:
        of, hook = self.settings, self._runtime.hook
        return looked_at(self.store, path, parts, of.audio_track, of.stretch, hook=hook)

    def _stream(self, speakers: SpeakerOptions) -> TranscribeOptions:
        """How to transcribe; a speaker is found for every word."""
        options = self.settings.transcribe
        return replace(options, words=True) if speakers.enabled else options

    def _english(self, spoken: Spoken) -> Transcript:
        """The recording of a transcript heard again, by Whisper that translates."""
        recording = recording_at_hand(
            self.store, spoken.recordings, spoken.transcript, self._runtime.hook
        )
        options = replace(
            self.settings.transcribe,
            task="translate",
            language=spoken.transcript.language,
            languages=(),
        )
        check_task(options)
        return self._recognition.run(recording, options).transcript

    def _named(
        self,
        transcript: Transcript,
        diarization: Diarization,
        speakers: SpeakerOptions,
        target: Target | None,
    ) -> Transcript:
        from lectura.pipeline.naming import named  # noqa: PLC0415

        if target is not None and transcript.source and transcript.source.sha256:
            remember_how(self.store, transcript.source.sha256, target, speakers)
        return named(transcript, diarization, speakers, target)

    def _choose(self) -> Choice:
        return self._runtime.engine.choose(
            self.settings.transcribe,
            self._runtime.hook,
            cache_root=self.settings.cache,
            gpu_index=self._runtime.gpu_index,
        )

    def _load_once(self, choice: Choice) -> Transcriber:
        if choice not in self._loaded:
            self._loaded[choice] = self._runtime.engine.load(choice, self.settings.transcribe)
        return self._loaded[choice]


def _missing_of(notes: Notes) -> tuple[str, ...]:
    if not notes.partial:
        return ()
    return notes.warnings or ("The notes do not cover the whole lecture.",)
