"""From what was typed to a pipeline that is ready to run."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lectura.cli.console import console
from lectura.errors import UsageError

if TYPE_CHECKING:
    from lectura.config import Layered, Settings, Theirs
    from lectura.pipeline import Pipeline
    from lectura.records.transcript import Transcript
    from lectura.speech.engine import Engine

_engine: ContextVar[Engine | None] = ContextVar("engine", default=None)


OF_TRANSCRIPTS = ("transcribe", "speakers", "general")
"""The sections of commands that ask no language model."""


def layered(
    flags: Mapping[str, Any] | None = None, *, sections: Collection[str] | None = None
) -> Layered:
    """All settings, with those that were typed on top.

    Args:
        flags: what was typed, see `lectura.cli.parameters.takes_settings`; None where the command
            takes no settings.
        sections: those whose settings the command uses, or single ones as ``general.cache``: only
            for these a folder's file needs the person's yes. None means all.

    Raises:
        ConfigError: a setting cannot be read, or a folder's file needs the person's yes.
    """
    from lectura.cli.trusting import TRUST_FLAG, agreed

    typed = dict(flags or {})
    yes = typed.pop(TRUST_FLAG, None)
    return agreed(
        typed,
        os.environ,
        Path.cwd(),
        yes=yes,
        sections=sections,
        has_flag=flags is not None,
    )


def settings(
    flags: Mapping[str, Any] | None = None,
    *,
    more_vocabulary: tuple[str, ...] = (),
    sections: Collection[str] | None = None,
) -> Settings:
    """The options of every stage; ``flags`` and ``sections`` as for `layered`.

    Raises:
        ConfigError: as `layered`.
        UsageError: as `lectura.config.settings_of`, or there is no such format.
    """
    from lectura.config import settings_of

    values = layered(flags, sections=sections)
    chosen = settings_of(values, more_vocabulary=more_vocabulary)
    console().show_as(chosen.progress)
    return checked(chosen)


def settings_to_transcribe(
    flags: Mapping[str, Any],
    vocabulary_from: Path | None,
    *,
    sections: Collection[str] | None = None,
) -> Settings:
    """The same for a command that transcribes, with the terms of a course as vocabulary.

    Raises:
        ConfigError, UsageError: as `settings`.
        UsageError: there is no such course, or the model cannot translate and is to.
    """
    from lectura.speech.models.translation import check_task

    terms: tuple[str, ...] = ()
    if vocabulary_from is not None:
        from lectura.course.vocabulary import vocabulary_from as terms_of

        terms = terms_of(vocabulary_from)
    chosen = settings(flags, more_vocabulary=terms, sections=sections)
    check_task(chosen.transcribe)
    return chosen


def checked(chosen: Settings) -> Settings:
    """Refuse formats that do not exist before hours of work begin."""
    from lectura.formats import format_named
    from lectura.records.target import HTML
    from lectura.render import renderer_named
    from lectura.translation.forms import require_form

    for name in chosen.output.formats:
        format_named(name)
    for name in chosen.translation.formats:
        require_form(name)
    for name in chosen.output.notes_formats:
        if name != HTML:
            renderer_named(name)
    return chosen


def pipeline(chosen: Settings) -> Pipeline:
    """A pipeline that tells the console of its progress."""
    from lectura.config.layers import user_config_folder
    from lectura.pipeline import Pipeline, Runtime

    runtime = Runtime(
        hook=console().hook, config_folder=user_config_folder(), engine=engine_at_hand()
    )
    return Pipeline(chosen, runtime)


@contextlib.contextmanager
def transcribing_with(engine: Engine | None) -> Iterator[None]:
    """Commands that run inside use this engine, or Whisper where it is None."""
    before = _engine.set(engine)
    try:
        yield
    finally:
        _engine.reset(before)


def engine_at_hand() -> Engine:
    """What transcribes in this command."""
    from lectura.speech.engine import WhisperEngine

    return _engine.get() or WhisperEngine()


def with_more(chosen: Settings, *, ics: bool) -> Settings:
    """The settings, with the calendar among the notes' formats where it was asked for."""
    formats = chosen.output.notes_formats
    if not ics or "ics" in formats:
        return chosen
    return replace(chosen, output=replace(chosen.output, notes_formats=(*formats, "ics")))


def theirs(*, overwrite: bool, keep: bool) -> Theirs:
    """What becomes of a person's file in the place of an output.

    Raises:
        UsageError: both were asked for.
    """
    if overwrite and keep:
        raise UsageError(
            "--overwrite replaces a person's files, --keep accepts them; not both.",
            hint="See what they do: lectura run --help",
        )
    return "overwrite" if overwrite else "keep" if keep else "report"


def with_theirs(chosen: Settings, *, overwrite: bool, keep: bool) -> Settings:
    """The settings with what becomes of a person's files.

    Raises:
        UsageError: see `theirs`.
    """
    output = replace(chosen.output, theirs=theirs(overwrite=overwrite, keep=keep))
    return replace(chosen, output=output)


def read_input(path: Path) -> Transcript:
    """A transcript from a file, with the corrections beside it, or from standard input for ``-``.

    Raises:
        TranscriptError: it cannot be read.
        ConfigError: the list of corrections cannot be used.
    """
    import sys

    from lectura.formats import read_stream
    from lectura.outputs.corrections import read_corrected

    if str(path) == "-":
        return read_stream(sys.stdin.buffer, "standard input")
    return read_corrected(path)
