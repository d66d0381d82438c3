"""The outputs of a recording in another language: translated, written, told."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from lectura.config import Settings
from lectura.counting import counted
from lectura.errors import LecturaError, UsageError
from lectura.languages import name_of
from lectura.outputs.ownership import Gate, Written
from lectura.outputs.translations import write_translation
from lectura.outputs.writing import prepare, write_notes
from lectura.pipeline.pages.files import notes_there
from lectura.pipeline.reporting import Outcome
from lectura.pipeline.translation.stage import Spoken, TranslationStage, require_times
from lectura.progress import Hook, Notification
from lectura.records.target import Target
from lectura.records.translation import Translation
from lectura.render import RenderOptions
from lectura.translation.compose import too_fast

_MANY_FAST = 0.05
"""Share of subtitles too fast to be read from which it is told."""


class Translations:
    """Makes translations outputs among others."""

    def __init__(
        self,
        settings: Settings,
        stage: TranslationStage,
        gate: Gate,
        hook: Hook,
        clock: Callable[[], float],
    ) -> None:
        """Take what pipelines share; ``stage`` translates."""
        self.stage = stage
        self._settings = settings
        self._gate = gate
        self._hook = hook
        self._clock = clock

    def translate(
        self,
        spoken: Spoken,
        path: Path,
        target: Target | None,
        formats: Sequence[str] | None = None,
    ) -> Outcome:
        """Translate a transcript and write its files, unless ``target`` is None.

        Args:
            spoken: the transcript.
            path: its file, or the recording.
            target: of the recording's outputs.
            formats: of the translation; None for those of the settings.

        Raises:
            LecturaError: as `TranslationStage.run`; a form needs times; a file cannot be written.
        """
        started = self._clock()
        forms = self._settings.translation.formats if formats is None else tuple(formats)
        require_times(spoken.transcript, forms)
        if target is not None:
            prepare(target)
        found = self.stage.run(spoken)
        if not any(cue.said for cue in found.cues):
            message = f"Nothing is said in {spoken.name}, so there is nothing to translate."
            self._hook(Notification(message, "warning"))
        files = self._written(found, target, forms)
        return Outcome(
            path=path,
            transcript=spoken.transcript,
            translation=found,
            written=files.paths,
            kept=files.kept,
            missing=found.warnings,
            seconds={"translate": self._clock() - started},
            reused=True,
        )

    def beside(self, first: Outcome, target: Target) -> Outcome:
        """The outcome of a transcribed recording with its translation, where one is wanted.

        What keeps a translation back makes the outcome partial: the transcript is worth having.

        Raises:
            UsageError: as `TranslationStage.run`, but for a recording in that language already.
        """
        if not self.stage.wanted:
            return first
        if self.stage.speaks_it(first.transcript):
            name, to = first.path.name, name_of(self._settings.translation.to)
            self._hook(Notification(f"{name} is in {to} already: nothing is translated.", "result"))
            return first
        spoken = Spoken(
            first.transcript,
            first.path.name,
            notes=notes_there(target),
            recordings=first.parts or (first.path,),
        )
        try:
            made = self.translate(spoken, first.path, target)
        except UsageError:
            raise
        except LecturaError as error:
            return replace(first, missing=(*first.missing, f"Not translated: {error.message}"))
        return replace(
            first,
            translation=made.translation,
            written=(*first.written, *made.written),
            kept=(*first.kept, *made.kept),
            missing=(*first.missing, *made.missing),
            seconds={**first.seconds, **made.seconds},
        )

    def with_notes(self, first: Outcome, target: Target) -> Outcome:
        """The outcome of a translation with the notes' Markdown that is there, which follows it.

        The notes themselves stay as they are: under their quotes stands what these are now.

        Raises:
            OutputError: it cannot be written.
        """
        notes = notes_there(target)
        if notes is None or not os.path.lexists(target.notes("md")):
            return first
        options = RenderOptions.of(notes.source)
        files = write_notes(notes, target, ("md",), options, self._gate)
        # A page of notes that has no quotes stays as it is, and need not be named.
        written = tuple(path for path in files.paths if path in files.changed)
        return replace(first, written=(*first.written, *written), kept=(*first.kept, *files.kept))

    def _written(self, found: Translation, target: Target | None, forms: Sequence[str]) -> Written:
        self._tell_speed(found)
        if target is None:
            return Written()
        return write_translation(
            found,
            target,
            forms,
            self._gate,
            bilingual=self._settings.translation.bilingual,
            cues=self._settings.output.cues,
        )

    def _tell_speed(self, found: Translation) -> None:
        fast, subtitles = too_fast(found), len({cue.cue for cue in found.cues})
        if fast and fast >= _MANY_FAST * subtitles:
            are = "is" if fast == 1 else "are"
            message = (
                f"{counted(fast, 'subtitle')} of {subtitles} {are} too briefly shown to be read."
            )
            self._hook(Notification(message, "warning"))
