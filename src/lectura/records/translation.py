"""A transcript in another language, cue by cue on the grid of what was said.

There is one `TranslatedCue` for each piece that was said, whatever a translator makes of it: one
without a usable translation keeps the words that were said, with the reason. Times are seconds on
the recording's clock, those of the subtitle to which the piece belongs.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lectura.records.model import Model, share_field_names
from lectura.records.notes import Usage
from lectura.records.transcript import Digests, Seconds, Speaker

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""

TranslatorName = Literal["llm", "opus-mt", "whisper"]


class TranslatedCue(Model):
    """One piece of the transcript: what lies in one subtitle and in one segment."""

    cue: Annotated[int, Field(ge=0)] = Field(description="the subtitle it is in, counted from 0")
    segment: Annotated[int, Field(ge=0)] = Field(description="id of the transcript's segment")
    start: Seconds | None = Field(default=None, description="of the subtitle; null without times")
    end: Seconds | None = None
    speaker: str | None = None
    said: str = Field(description="the words of the transcript")
    text: str = Field(description="the translation; the words that were said where there is none")
    doubt: str | None = Field(
        default=None, description="why this is kept as it was said; null where it is translated"
    )

    def model_post_init(self, context: object, /) -> None:
        """Share the names of fields among all of them."""
        del context
        share_field_names(self)


class TranslationSource(Model):
    """The transcript that was translated."""

    name: str
    transcript_sha256: str
    language: str | None = None


class TranslationMadeBy(Model):
    """How the translation was made, in enough detail to make it again."""

    translator: TranslatorName | None = Field(
        default=None, description="null where there was nothing to translate"
    )
    model: str | None = None
    model_sha256: str | None = Field(
        default=None, description="of the weights of a translation model"
    )
    endpoint: str | None = Field(default=None, description="scheme and host only, never a key")
    prompt: str | None = Field(default=None, description="name of the prompt set")
    prompt_sha256: str | None = None
    glossary_sha256: str | None = None
    lectura: str = Field(description="version of lectura")
    excluded: tuple[str, ...] = Field(
        default=(), description="ids of the speakers whose words were left out"
    )


class Translation(Model):
    """A whole transcript in another language."""

    schema_version: int = SCHEMA_VERSION
    language: str = Field(description="tag (BCP 47) of the language it is translated into")
    source: TranslationSource
    speakers: tuple[Speaker, ...] = ()
    cues: tuple[TranslatedCue, ...] = ()
    made_by: TranslationMadeBy
    usage: Usage | None = None
    warnings: tuple[str, ...] = ()
    digests: Digests | None = Field(
        default=None, description="of this file and those beside it, where lectura wrote them"
    )

    @property
    def kept_as_said(self) -> tuple[TranslatedCue, ...]:
        """The pieces that have no translation, though they should."""
        return tuple(cue for cue in self.cues if cue.doubt is not None)

    @property
    def timed(self) -> bool:
        """True where every piece has its times."""
        return all(cue.start is not None for cue in self.cues)

    def speaker_label(self, speaker: str | None) -> str | None:
        """The name to show for a speaker id; the id itself where nobody named it."""
        return next((one.label for one in self.speakers if one.id == speaker), speaker)
