"""What a run would ask of a language model, told before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from lectura.config import Settings
from lectura.languages import base_of
from lectura.notes.assumed import assumed_lecture
from lectura.pipeline.noting import NotingStage
from lectura.pipeline.translation.stage import Spoken, TranslationStage
from lectura.records.transcript import Transcript

if TYPE_CHECKING:
    from lectura.notes.composed.estimate import Plan

StageOf = Callable[[Settings], TranslationStage]
"""The stage to another language, for some settings."""


def planned(
    spoken: Spoken,
    seconds: float | None,
    settings: Settings,
    noting: NotingStage,
    stage_of: StageOf,
) -> Plan | None:
    """What notes and translation of a recording would take; None where no model would be asked.

    Args:
        spoken: its transcript, which is not looked at where ``seconds`` are given.
        seconds: length of a recording that was never transcribed; None for one that was.
        settings: what to do.
        noting: makes the notes.
        stage_of: translates.

    Raises:
        LLMError: the context has no room.
        UsageError: as `NotingStage.plan` and `TranslationStage.plan`.
    """
    if seconds is None:
        notes = noting.plan(spoken.transcript, "the transcript that is finished already")
    else:
        notes = noting.plan_of_length(seconds)
        spoken = replace(spoken, transcript=_assumed(seconds, settings))
        # Who speaks is not known yet, so nobody can be left out.
        everybody = replace(settings.notes, exclude_speakers=())
        settings = replace(settings, notes=everybody)
    stage = stage_of(settings)
    if not stage.wanted or stage.speaks_it(spoken.transcript):
        return notes
    translation = stage.plan(spoken)
    return translation if notes is None else notes.plus(translation)


def _assumed(seconds: float, settings: Settings) -> Transcript:
    """A lecture of that length, in another language than it is to be translated into."""
    spoken = settings.transcribe.language
    if spoken is None:
        spoken = "es" if base_of(settings.translation.to) == "en" else "en"
    return assumed_lecture(seconds, spoken)
