"""The stage from a transcript to the same in another language."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.config import Settings
from lectura.errors import TranscriptError, UsageError
from lectura.languages import base_of, name_of
from lectura.notes.exclude import excluded_ids, without_speakers
from lectura.paths import as_argument
from lectura.pipeline.noting import transcript_sha256
from lectura.pipeline.translation.choosing import Speech, Way, way_for
from lectura.process.version import __version__
from lectura.progress import Hook, Progress
from lectura.records.notes import Notes, Usage
from lectura.records.transcript import Transcript
from lectura.records.translation import Translation, TranslationMadeBy, TranslationSource
from lectura.store import Store
from lectura.text import folded
from lectura.translation.checks import Judge
from lectura.translation.compose import needs_translation, translated
from lectura.translation.glossary import Glossary, with_terms_of
from lectura.translation.grid import Cell, grid_of
from lectura.translation.heard import WhisperTranslator
from lectura.translation.options import TranslationOptions
from lectura.translation.translator import Drafts, Translator

if TYPE_CHECKING:
    from lectura.notes.composed.estimate import Plan
    from lectura.translation.opus_mt.translating import OpusTranslator
    from lectura.translation.prompted.model import Prompting


@dataclass(frozen=True)
class Spoken:
    """A transcript to translate.

    Attributes:
        transcript: with its corrections.
        name: what to call it.
        as_cut: its segments are subtitles that stay as they are.
        notes: of the lecture, whose terms are told to a language model.
        recordings: that it is of, for a translation of the sound; empty where they are not found.
    """

    transcript: Transcript
    name: str
    as_cut: bool = False
    notes: Notes | None = None
    recordings: tuple[Path, ...] = ()


Heard = Callable[[Spoken], Transcript]
"""Hears the recording of a transcript again, as English."""


class TranslationStage:
    """Translates transcripts.

    Attributes:
        spent: what a language model took for the last one, usable or not; None without one.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        hook: Hook,
        *,
        environ: Mapping[str, str],
        config_folder: Path | None,
        heard: Heard,
    ) -> None:
        self._settings = settings
        self._store = store
        self._hook = hook
        self._environ = environ
        self._config_folder = config_folder
        self._heard = heard
        self.spent: Usage | None = None

    @property
    def wanted(self) -> bool:
        """True where a language to translate into is named."""
        return self._settings.translation.to is not None

    def check(self) -> None:
        """Find out before hours of transcription what cannot be meant.

        Raises:
            LecturaError: nobody is set up to translate, see `way_for`.
        """
        if self.wanted:
            self._way(None)

    def speaks_it(self, transcript: Transcript) -> bool:
        """True for a transcript that is in that language already."""
        source, to = _language_of(transcript), self._to
        if source is None or base_of(source) != base_of(to):
            return False
        return source == to or "-" not in to

    def run(self, spoken: Spoken) -> Translation:
        """The transcript in the language of the settings.

        Raises:
            LLMError: not a single cue could be translated.
            ModelError: the translation model is not there, is damaged or stops.
            UsageError: no language is named, nobody is set up to translate, or the transcript is in
                that language already.
        """
        self.spent = None
        transcript, cells = self._grid(spoken)
        if self.speaks_it(transcript):
            raise already(spoken.name, self._to)
        source = TranslationSource(
            name=transcript.source.name if transcript.source else spoken.name,
            transcript_sha256=transcript_sha256(spoken.transcript),
            language=_language_of(transcript),
        )
        with self._translator(spoken, cells) as translator:
            found = translated(cells, transcript, source, self._to, translator, self._hook)
        excluded = excluded_ids(spoken.transcript, self._settings.notes.exclude_speakers)
        made_by = found.made_by.model_copy(update={"excluded": excluded})
        return found.model_copy(update={"made_by": made_by})

    def plan(self, spoken: Spoken) -> Plan | None:
        """What a language model would take; None where none would be asked.

        Raises:
            LLMError: the context has no room for cues.
            UsageError: as `run`.
        """
        if self._way(spoken) != "llm":
            return None
        from lectura.llm.planning import planned_chat  # noqa: PLC0415
        from lectura.translation.prompted.estimate import plan  # noqa: PLC0415

        transcript, cells = self._grid(spoken)
        if self.speaks_it(transcript):
            raise already(spoken.name, self._to)
        chat = planned_chat(self._settings.llm, self._store, self._environ)
        wanted = [cell for cell in cells if needs_translation(cell, self._to)]
        found = plan(chat, self._prompting(spoken), cells, wanted)
        return replace(found, based_on=(f"{len(wanted)} cues", *found.based_on))

    @property
    def _to(self) -> str:
        return self._settings.translation.to or ""

    def _grid(self, spoken: Spoken) -> tuple[Transcript, tuple[Cell, ...]]:
        excluded = self._settings.notes.exclude_speakers
        segments = without_speakers(spoken.transcript, excluded)
        transcript = spoken.transcript.model_copy(update={"segments": segments})
        cues = self._settings.output.cues
        return transcript, grid_of(transcript, cues, as_cut=spoken.as_cut)

    @contextlib.contextmanager
    def _translator(self, spoken: Spoken, cells: Sequence[Cell]) -> Iterator[Translator]:
        if not any(needs_translation(cell, self._to) for cell in cells):
            yield _Nobody()
            return
        way = self._way(spoken)
        if way == "whisper":
            judge = Judge(_language_of(spoken.transcript), self._to)
            yield WhisperTranslator(lambda: self._heard(spoken), judge)
            return
        if way == "opus-mt":
            yield self._opus(spoken)
            return
        from lectura.llm.connect import connect  # noqa: PLC0415
        from lectura.translation.prompted.model import ModelTranslator  # noqa: PLC0415

        prompting = self._prompting(spoken)
        self._hook(Progress("translate", 0, None, "cues", "connecting"))
        with connect(self._settings.llm, self._store, self._hook, environ=self._environ) as chat:
            try:
                yield ModelTranslator(chat, prompting)
            finally:
                self.spent = chat.ledger.spent()

    def _way(self, spoken: Spoken | None) -> Way:
        """Who translates; without a transcript, who will.

        Raises:
            LecturaError: as `way_for`.
        """
        speech = None
        if spoken is not None:
            transcript = spoken.transcript
            speech = Speech(
                spoken.name, _language_of(transcript), transcript.timed, bool(spoken.recordings)
            )
        return way_for(self._settings, self._environ, speech)

    def _opus(self, spoken: Spoken) -> OpusTranslator:
        from lectura.translation.opus_mt.decoding import Decoder  # noqa: PLC0415
        from lectura.translation.opus_mt.files import find  # noqa: PLC0415
        from lectura.translation.opus_mt.translating import OpusTranslator  # noqa: PLC0415

        source, own = _language_of(spoken.transcript), self._settings.translation.model
        judge = Judge(source, self._to, self._glossary(spoken.notes), _names_in(spoken))
        return OpusTranslator(
            lambda: Decoder(find(source, self._to, own), self._to, self._store), judge
        )

    def _prompting(self, spoken: Spoken) -> Prompting:
        from lectura.llm.prompts import load_prompts  # noqa: PLC0415
        from lectura.translation.prompted.model import Prompting  # noqa: PLC0415

        settings = self._settings
        return Prompting(
            prompts=load_prompts(settings.notes.prompt, self._config_folder),
            source=_language_of(spoken.transcript),
            to=self._to,
            glossary=self._glossary(spoken.notes),
            names=_names_in(spoken),
            concurrency=settings.notes.concurrency,
        )

    def _glossary(self, notes: Notes | None) -> Glossary:
        return with_terms_of(Glossary(self._settings.translation.glossary), notes)


class _Nobody:
    """Translates nothing, since there is nothing to translate."""

    made_by = TranslationMadeBy(lectura=__version__)

    def translate(self, cells: Sequence[Cell], wanted: Sequence[int], hook: Hook) -> Drafts:
        del cells, wanted, hook
        return Drafts({})


def already(name: str, to: str) -> UsageError:
    """The error for a transcript that is in that language."""
    return UsageError(
        f"{name} is in {name_of(to)} already, so there is nothing to translate.",
        hint="Name another language: lectura translate TRANSCRIPT --to fr",
        value=to,
    )


def require_language(options: TranslationOptions, inputs: Sequence[Path]) -> None:
    """See that a language to translate into is named.

    Raises:
        UsageError: none is, neither typed nor in the settings.
    """
    if options.to is None:
        named = as_argument(inputs[0]) if inputs else "FILE"
        raise UsageError(
            "No language is named to translate into.",
            hint=f"Name one: lectura translate {named} --to en",
        )


def require_times(transcript: Transcript, formats: Sequence[str]) -> None:
    """See before anything is sent that subtitles can be made.

    Raises:
        TranscriptError: they are asked for, and the transcript has no times.
    """
    from lectura.translation.forms import NEED_TIMES  # noqa: PLC0415

    if not transcript.timed and NEED_TIMES.intersection(formats):
        raise TranscriptError(
            "This transcript has no times, so there can be no subtitles of it.",
            hint="Ask for a text: lectura translate TRANSCRIPT --to en -f txt,md",
        )


def _language_of(transcript: Transcript) -> str | None:
    """The language that is spoken, as it was heard or as its words tell."""
    from lectura.notes.keyless.vocabulary import guess_language  # noqa: PLC0415 - a tenth of a second

    return transcript.language or guess_language(transcript.text[:20_000])


def _names_in(spoken: Spoken) -> frozenset[str]:
    """The folded words of the speakers' names, which stay as they are."""
    named = " ".join(one.name for one in spoken.transcript.speakers if one.name)
    return frozenset(folded(named).split())
