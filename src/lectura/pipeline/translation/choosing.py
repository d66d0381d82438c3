"""Who translates: what was asked for, else the first that is set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lectura.config import Settings
from lectura.errors import ModelNotFoundError, UsageError
from lectura.languages import base_of, name_of
from lectura.llm.options import chosen_llm
from lectura.translation.opus_mt import catalog, files
from lectura.translation.opus_mt.tokens import require_sentencepiece

Way = Literal["llm", "opus-mt", "whisper"]

_WITH_A_MODEL = "Name a language model: lectura translate TRANSCRIPT --to en --llm local"


@dataclass(frozen=True)
class Speech:
    """What of a transcript says who can translate it.

    Attributes:
        name: what to call it.
        language: that is spoken; None where nobody knows.
        timed: it has times.
        heard_again: its recording is there.
    """

    name: str
    language: str | None
    timed: bool
    heard_again: bool


def way_for(settings: Settings, environ: Mapping[str, str], speech: Speech | None) -> Way:
    """Who translates; without a transcript, who will, whatever turns out to be spoken.

    Args:
        settings: what was asked for.
        environ: where a key for an endpoint may be.
        speech: what is to be translated; None before it was transcribed.

    Raises:
        UsageError: nobody is set up to.
        ModelNotFoundError: the translation model is not on this machine.
        MissingDependencyError: the translation model is, and its extra is not installed.
    """
    choice, to = settings.translation.translator, settings.translation.to or ""
    if choice in ("auto", "llm") and chosen_llm(settings.llm, environ) != "keyless":
        return "llm"
    if choice == "opus-mt" or (choice == "auto" and _has_model(settings, speech)):
        _require_model(settings, speech)
        return "opus-mt"
    if choice in ("auto", "whisper") and base_of(to) == "en":
        if speech is None or (speech.heard_again and speech.timed):
            return "whisper"
        raise _not_heard(settings, speech)
    if choice == "whisper":
        raise UsageError(
            f"Whisper translates into English alone, not into {name_of(to)}.",
            hint=_hint(settings, speech),
            value=to,
        )
    raise UsageError(
        "Nobody is set up to translate: no language model is configured.",
        hint=_hint(settings, speech),
        value=choice,
    )


def _has_model(settings: Settings, speech: Speech | None) -> bool:
    """True where a translation model is on this machine; before the speech is known, for any."""
    options = settings.translation
    if options.model is not None:
        return True
    if speech is not None:
        return files.here(speech.language, options.to) is not None
    return bool(_into(options.to))


def _into(to: str | None) -> list[str]:
    """The names of the models on this machine that translate into a language."""
    ending = f"-{base_of(to)}"
    return [one.name for one in files.on_disk() if one.name.endswith(ending)]


def _require_model(settings: Settings, speech: Speech | None) -> None:
    require_sentencepiece()
    options = settings.translation
    if options.model is not None or speech is not None:
        files.find(speech.language if speech else None, options.to, options.model)
    elif not _into(options.to):
        raise ModelNotFoundError(
            f"No model that translates into {name_of(base_of(options.to))} is on this machine.",
            hint=_fetching(settings, speech) or _WITH_A_MODEL,
            value=options.to,
        )


def _not_heard(settings: Settings, speech: Speech) -> UsageError:
    why = (
        f"the recording of {speech.name} is not beside it"
        if speech.timed
        else f"{speech.name} has no times"
    )
    return UsageError(
        f"Whisper translates the sound, and {why}; no language model is configured.",
        hint=_hint(settings, speech),
        value=speech.name,
    )


def _hint(settings: Settings, speech: Speech | None) -> str:
    """The next commands: a language model, or the translation model of the two languages."""
    fetching = _fetching(settings, speech)
    return f"{_WITH_A_MODEL}. Or f{fetching[1:]}" if fetching else _WITH_A_MODEL


def _fetching(settings: Settings, speech: Speech | None) -> str:
    """The command that fetches the model of the two languages; empty where the list has none."""
    to = settings.translation.to
    guess = "es" if base_of(to) == "en" else "en"
    source = speech.language if speech else settings.transcribe.language or guess
    model = catalog.for_pair(source, to)
    if model is None:
        return ""
    return f"Fetch a translation model, {model.megabytes} MB: lectura models pull {model.name}"
