"""The stage from a transcript to notes: by a language model, or without any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.config import Settings
from lectura.llm.options import chosen_llm
from lectura.notes.model import Notes, NotesSource
from lectura.progress import Hook, Notification, Progress
from lectura.store import Store, digest
from lectura.transcript import Transcript

if TYPE_CHECKING:
    from lectura.llm.prompts import PromptSet
    from lectura.notes.compose import Plan
    from lectura.notes.options import NotesOptions


class NotingStage:
    """Makes notes of transcripts."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        hook: Hook,
        *,
        environ: Mapping[str, str],
        config_folder: Path | None,
    ) -> None:
        self._settings = settings
        self._store = store
        self._hook = hook
        self._environ = environ
        self._config_folder = config_folder

    @property
    def keyless(self) -> bool:
        """True where no language model is configured or wanted."""
        return chosen_llm(self._settings.llm, self._environ) == "keyless"

    def check(self) -> None:
        """Find out before hours of transcription what cannot be meant.

        Raises:
            UsageError: an unknown engine or prompt.
        """
        _ = self.keyless
        self._prompts(self._settings.notes)

    def run(self, transcript: Transcript, name: str) -> Notes:
        """Notes of a transcript.

        Args:
            transcript: with or without times.
            name: what to call it in the notes.

        Raises:
            LLMError: not a single part of the lecture could be noted.
            UsageError: an unknown prompt, engine or speaker.
            MissingDependencyError: the engine is not installed.
        """
        source = notes_source(transcript, name)
        options = self._options(transcript)
        if self.keyless or not transcript.segments:
            return self._keyless(transcript, source, options)
        from lectura.llm.connect import connect  # noqa: PLC0415
        from lectura.notes.compose import compose  # noqa: PLC0415

        prompts = self._prompts(options)
        with connect(self._settings.llm, self._store, self._hook, environ=self._environ) as chat:
            notes = compose(
                transcript, chat, options=options, source=source, prompts=prompts, hook=self._hook
            )
        for warning in notes.warnings:
            self._hook(Notification(warning, "warning", recorded=True))
        return notes

    def plan(self, transcript: Transcript, basis: str = "the transcript") -> Plan | None:
        """What the notes would take; nothing is sent, and no server is needed.

        Args:
            transcript: what the notes would be of.
            basis: what the transcript is, as a phrase.

        Returns:
            The plan; None where no language model would be asked.

        Raises:
            LLMError: the context has no room for a transcript.
            UsageError: as `run`.
        """
        if self.keyless:
            return None
        from lectura.llm.planning import planned_chat  # noqa: PLC0415
        from lectura.notes.compose import plan  # noqa: PLC0415

        options = self._options(transcript)
        chat = planned_chat(self._settings.llm, self._store, self._environ)
        planned = plan(transcript, chat, options, self._prompts(options))
        return replace(
            planned,
            tokens_per_second=chat.tokens_per_second,
            based_on=(basis, *chat.based_on),
        )

    def plan_of_length(self, seconds: float) -> Plan | None:
        """What the notes of a recording would take that was never transcribed (as `plan`)."""
        from lectura.llm.delays import spoken  # noqa: PLC0415
        from lectura.notes.assumed import WORDS_PER_MINUTE, assumed_lecture  # noqa: PLC0415

        # Who speaks is not known yet, so nobody can be left out.
        notes = replace(self._settings.notes, exclude_speakers=())
        stage = NotingStage(
            replace(self._settings, notes=notes),
            self._store,
            self._hook,
            environ=self._environ,
            config_folder=self._config_folder,
        )
        return stage.plan(
            assumed_lecture(seconds, self._settings.transcribe.language),
            f"the length of the recording, {spoken(seconds)}, at {WORDS_PER_MINUTE} words a minute "
            "(it is not transcribed yet)",
        )

    def _keyless(self, transcript: Transcript, source: NotesSource, options: NotesOptions) -> Notes:
        from lectura.notes.keyless import keyless_notes  # noqa: PLC0415

        self._hook(Progress("notes", 0, 1, "requests", "without a language model"))
        notes = keyless_notes(
            transcript,
            source=source,
            language=options.language,
            date=options.date,
            exclude_speakers=options.exclude_speakers,
        )
        self._hook(Progress("notes", 1, 1, "requests", "without a language model"))
        return notes

    def _options(self, transcript: Transcript) -> NotesOptions:
        """The options, with the recording's own day where none was given."""
        options = self._settings.notes
        if options.date is None and transcript.source is not None:
            return replace(options, date=transcript.source.recorded)
        return options

    def _prompts(self, options: NotesOptions) -> PromptSet:
        from lectura.llm.prompts import load_prompts  # noqa: PLC0415

        return load_prompts(options.prompt, self._config_folder)


def notes_source(transcript: Transcript, name: str) -> NotesSource:
    """What the notes say about their transcript."""
    return NotesSource(
        name=transcript.source.name if transcript.source else name,
        transcript_sha256=digest(transcript.model_dump(mode="json", exclude={"source", "digests"})),
        language=transcript.language,
        duration=transcript.duration,
    )
