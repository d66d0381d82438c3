"""What a person can choose about the notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

Length = Literal["short", "normal", "long"]
"""How much of a lecture the notes keep: short about half of normal, long about twice as much."""
LENGTHS: tuple[Length, ...] = get_args(Length)


@dataclass(frozen=True)
class NotesOptions:
    """How notes are made.

    Attributes:
        language: the language to write them in; None takes the transcript's.
        date: day of the lecture, against which due dates are resolved; None where nobody knows.
        exclude_speakers: names or labels whose words are left out before anything is sent.
        prompt: name, file or folder of the prompt set.
        concurrency: requests under way at once.
        length: of the notes that are made without a language model.
    """

    language: str | None = None
    date: dt.date | None = None
    exclude_speakers: tuple[str, ...] = ()
    prompt: str = "default"
    concurrency: int = 1
    length: Length = "normal"
