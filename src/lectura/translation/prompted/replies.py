"""What a language model answers about cues."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

LONGEST_TEXT = 300
"""Characters of one translation by a tiny model."""


class TranslatedLine(BaseModel):
    """One cue of a batch; ``said`` shows which one is meant, whatever its number."""

    number: int = Field(description="the number of the cue")
    said: str = Field(default="", description="the cue's first two words, as they stand there")
    text: str = Field(default="", description="its translation")


class BatchReply(BaseModel):
    """The translations of a batch."""

    cues: list[TranslatedLine]


class AloneReply(BaseModel):
    """The translation of a single cue."""

    text: str


class TinyReply(AloneReply):
    """The same of a model that would not come to an end by itself."""

    text: Annotated[str, Field(max_length=LONGEST_TEXT)]
