"""The stage from a transcript to notes: by a language model, or without any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.config import Settings
from lectura.corrections.notes import correct_notes
from lectura.corrections.transcripts import as_heard
from lectura.counting import counted
from lectura.errors import LLMReplyError
from lectura.llm.endpoints.destination import destination
from lectura.llm.options import chosen_llm
from lectura.notes.exclude import excluded_ids, known_ids
from lectura.notes.options import NotesOptions
from lectura.notes.relabel import relabelled
from lectura.progress import Hook, Notification, Progress
from lectura.records.model import in_parts
from lectura.records.notes import Notes, NotesSource, Usage
from lectura.records.transcript import Transcript
from lectura.render import RenderOptions
from lectura.speakers.naming.joins import labels_since
from lectura.store import Store, digest
from lectura.timeline import format_duration

if TYPE_CHECKING:
    from lectura.llm.ledger import Ledger
    from lectura.llm.prompts import PromptSet
    from lectura.llm.protocol import ChatModel
    from lectura.notes.composed.engine import Plan

INSTEAD = "These notes were made without a language model"
_SMALL = ("local", "ollama")
"""Where models run that may be too small; one elsewhere is taken at its word."""


class NotingStage:
    """Makes notes of transcripts.

    Attributes:
        spent: what a language model took for the last notes, kept or not; None without one.
    """

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
        self.spent: Usage | None = None

    @property
    def keyless(self) -> bool:
        """True where no language model is configured or wanted."""
        return chosen_llm(self._settings.llm, self._environ) == "keyless"

    def check(self) -> None:
        """Find out before hours of transcription what cannot be meant.

        Raises:
            UsageError: an unknown engine or prompt, no address, or one that offline forbids.
        """
        destination(self._settings.llm, self._environ, "the transcript")
        self._prompts(self._settings.notes)

    def run(self, transcript: Transcript, name: str, day: date | None = None) -> Notes:
        """Notes of a transcript.

        Args:
            transcript: with or without times.
            name: what to call it in the notes.
            day: of the lecture, as it was known before; what is given now counts more.

        Raises:
            LLMError: not a single part of the lecture could be noted.
            UsageError: an unknown prompt, engine or speaker.
            MissingDependencyError: the engine is not installed.
        """
        self.spent = None
        source = notes_source(transcript, name)
        options = self._options(transcript, day)
        if self.keyless or not transcript.segments:
            return self._keyless(transcript, source, options)
        from lectura.llm.connect import connect  # noqa: PLC0415

        self._hook(Progress("notes", 0, None, "parts", "connecting"))

        prompts = self._prompts(options)
        with connect(self._settings.llm, self._store, self._hook, environ=self._environ) as chat:
            try:
                notes = self._composed(transcript, source, options, prompts, chat)
            finally:
                self._count(chat.ledger)
        for warning in notes.warnings:
            self._hook(Notification(warning, "warning", recorded=True))
        return notes

    def _count(self, ledger: Ledger) -> None:
        """Note what was spent, and tell how much of it an earlier run had paid."""
        self.spent = ledger.spent()
        if ledger.questions_from_store:
            tokens = ledger.paid.prompt_tokens + ledger.paid.completion_tokens
            message = (
                f"Questions to the language model: {ledger.questions}, of which "
                f"{ledger.questions_from_store} were answered from the store; sent now: "
                f"{counted(ledger.requests_sent, 'request')}, {counted(tokens, 'token')}."
            )
            self._hook(Notification(message, "result"))

    def _composed(
        self,
        transcript: Transcript,
        source: NotesSource,
        options: NotesOptions,
        prompts: PromptSet,
        chat: ChatModel,
    ) -> Notes:
        """Notes by the model; those without one where a small model's are worth less."""
        from lectura.notes.composed.engine import compose  # noqa: PLC0415
        from lectura.notes.worth import too_little  # noqa: PLC0415

        is_small = chat.size.is_little or chosen_llm(self._settings.llm, self._environ) in _SMALL
        # What was heard is sent, so that a correction leaves the replies that were paid for valid.
        heard = as_heard(transcript)
        try:
            composed = compose(
                heard, chat, options=options, source=source, prompts=prompts, hook=self._hook
            )
        except LLMReplyError as error:
            if not is_small:
                raise
            return self._instead(transcript, source, options, chat, error.message)
        notes = correct_notes(_signed(composed, transcript, options), transcript)
        if not is_small:
            return notes
        keyless = self._keyless(transcript, source, options)
        if why := too_little(notes, keyless, tiny=chat.size.is_tiny):
            return self._instead(transcript, source, options, chat, f"{why}.")
        return notes

    def _instead(
        self,
        transcript: Transcript,
        source: NotesSource,
        options: NotesOptions,
        chat: ChatModel,
        why: str,
    ) -> Notes:
        """The notes without a model, with the sentence that says why; nothing is missing there."""
        notes = self._keyless(transcript, source, options)
        sentence = (
            f"{INSTEAD}, because those of '{chat.model}' are "
            f"worth less: {why} A larger model writes better ones; see: lectura models list"
        )
        return notes.model_copy(update={"warnings": (*notes.warnings, sentence)})

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
        from lectura.notes.composed.engine import plan  # noqa: PLC0415

        options = self._options(transcript)
        chat = planned_chat(self._settings.llm, self._store, self._environ)
        prompts, heard = self._prompts(options), as_heard(transcript)
        return replace(
            plan(heard, chat, options, prompts, chat.kept, chat.likely_share),
            tokens_per_second=chat.tokens_per_second,
            based_on=(basis, *chat.based_on),
        )

    def plan_of_length(self, seconds: float) -> Plan | None:
        """What the notes of a recording would take that was never transcribed (as `plan`)."""
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
            f"the length of the recording, {format_duration(seconds)}, at {WORDS_PER_MINUTE} words "
            "a minute (it is not transcribed yet)",
        )

    def _keyless(self, transcript: Transcript, source: NotesSource, options: NotesOptions) -> Notes:
        self._hook(Progress("notes", 0, 1, "parts", "without a language model"))
        notes = _made_keyless(transcript, source, options)
        self._hook(Progress("notes", 1, 1, "parts", "without a language model"))
        return notes

    def _options(self, transcript: Transcript, day: date | None = None) -> NotesOptions:
        """The options, with the day known before or the recording's own where none was given."""
        options = self._settings.notes
        recorded = None if transcript.source is None else transcript.source.recorded
        return replace(options, date=options.date or day or recorded)

    def _prompts(self, options: NotesOptions) -> PromptSet:
        from lectura.llm.prompts import load_prompts  # noqa: PLC0415

        return load_prompts(options.prompt, self._config_folder)


def notes_source(transcript: Transcript, name: str) -> NotesSource:
    """What the notes say about their transcript."""
    return NotesSource(
        name=transcript.source.name if transcript.source else name,
        transcript_sha256=transcript_sha256(transcript),
        language=transcript.language,
        duration=transcript.duration,
        stretch=transcript.source.stretch if transcript.source else None,
    )


def transcript_sha256(transcript: Transcript) -> str:
    """The digest by which notes name their transcript: of all that it says, not of its source."""
    return digest({k: v for k, v in in_parts(transcript) if k not in {"source", "digests"}})


def renewed_notes(
    notes: Notes, before: Transcript, after: Transcript, *, of_any: bool = False
) -> Notes:
    """Notes brought up to date with a transcript in which words or names were changed by a person.

    Notes that rules made are made again, as a new run would. Those of a language model keep their
    records: their words are corrected, their names changed; nothing is asked or paid.

    Args:
        notes: made of ``before``, or of another transcript of the same recording.
        before: the transcript as it was.
        after: as it is now, with the corrections that count now.
        of_any: notes by rules are made of ``after`` also where they were made of another one.
    """
    links = RenderOptions.of(notes.source).links
    source = notes_source(after, notes.source.name).model_copy(update=links)
    known = {transcript_sha256(before), transcript_sha256(after)}  # a run that died was here before
    made_of_it = notes.source.transcript_sha256 in known
    by = notes.made_by
    nobody_comes_back = known_ids(after).issuperset(by.excluded)
    by_rules = by.engine == "keyless" and nobody_comes_back
    if by_rules and (made_of_it or of_any):
        chosen = NotesOptions(notes.language, notes.date, by.excluded, length=by.length or "normal")
        made = _made_keyless(after, source, chosen)
        told = [warning for warning in notes.warnings if INSTEAD in warning]  # why no model did
        return made.model_copy(update={"warnings": (*made.warnings, *told)})
    renamed = relabelled(notes, labels_since(before, after))
    if made_of_it:
        renamed = renamed.model_copy(update={"source": source})
    return correct_notes(renamed, after)


def _made_keyless(transcript: Transcript, source: NotesSource, options: NotesOptions) -> Notes:
    from lectura.notes.keyless import keyless_notes  # noqa: PLC0415

    notes = keyless_notes(
        transcript,
        source=source,
        language=options.language,
        date=options.date,
        exclude_speakers=options.exclude_speakers,
        length=options.length,
    )
    return _signed(notes, transcript, options)


def _signed(notes: Notes, transcript: Transcript, options: NotesOptions) -> Notes:
    """The notes, saying whose words were left out."""
    excluded = excluded_ids(transcript, options.exclude_speakers)
    made_by = notes.made_by.model_copy(update={"excluded": excluded})
    return notes.model_copy(update={"made_by": made_by})
