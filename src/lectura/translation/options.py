"""What a person can choose about a translation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

TranslatorChoice = Literal["auto", "llm", "opus-mt", "whisper"]
TRANSLATORS: tuple[TranslatorChoice, ...] = get_args(TranslatorChoice)


@dataclass(frozen=True)
class TranslationOptions:
    """How a transcript is translated.

    Attributes:
        to: tag of the language; None translates nothing.
        translator: who translates; ``auto`` takes the language model that is configured, else an
            OPUS-MT model that is on this machine, else, into English, Whisper.
        model: folder of an OPUS-MT model; None takes the pulled one of the pair of languages.
        formats: of the translation.
        glossary: (term, translation) pairs.
        bilingual: subtitles and texts hold both languages.
    """

    to: str | None = None
    translator: TranslatorChoice = "auto"
    model: Path | None = None
    formats: tuple[str, ...] = ("srt", "json")
    glossary: tuple[tuple[str, str], ...] = ()
    bilingual: bool = False
