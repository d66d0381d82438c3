"""What a form of asking about a part of a lecture has to give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel

from lectura.chunk import Chunk
from lectura.llm.protocol import Request
from lectura.notes.composed.grounding.ground import Evidence
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import MapReply


@dataclass(frozen=True)
class Question:
    """One request about a part.

    Attributes:
        request: as it is sent.
        reply_type: the wanted structure.
        reply_tokens: what the reply is expected to take.
    """

    request: Request
    reply_type: type[BaseModel]
    reply_tokens: int


def _unchanged(notes: PartialNotes, evidence: Evidence) -> PartialNotes:
    return notes


@dataclass(frozen=True)
class Filled:
    """A form as the model filled it in.

    Attributes:
        reply: its records, to be looked up.
        complete: adds to the notes made of them what is known without the model.
    """

    reply: MapReply
    complete: Callable[[PartialNotes, Evidence], PartialNotes] = _unchanged


class Form(Protocol):
    """Asks about the parts of one transcript."""

    def empty(self) -> Sequence[Question]:
        """The requests about a part that would hold no lines, to reckon with."""
        ...

    def questions(self, chunk: Chunk, of: int) -> Sequence[Question]:
        """The requests about a part, of so many."""
        ...

    def filled(self, chunk: Chunk, replies: Sequence[BaseModel]) -> Filled:
        """What the replies to `questions` say together."""
        ...

    def in_brief(self, chunk: Chunk, reply: MapReply) -> Filled:
        """What a reply says that was asked for in brief, where the others did not end."""
        ...
