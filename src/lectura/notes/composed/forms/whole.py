"""All fields in one request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from lectura.chunk import Chunk
from lectura.notes.composed.forms.form import Filled, Question
from lectura.notes.composed.replies import BRIEF, MapReply
from lectura.notes.composed.requests import POINT_TOKENS, Requests
from lectura.records.transcript import Segment

TERM_TOKENS = 45
"""Of each term in a reply."""
_OTHER_TOKENS, _BRIEF_TOKENS = 350, 250


@dataclass(frozen=True)
class WholeForm:
    """For models that fill in a long form at once; in brief for those that never end one."""

    requests: Requests
    brief: bool = False

    def empty(self) -> Sequence[Question]:
        return self._questions((), 99, 99)

    def questions(self, chunk: Chunk, of: int) -> Sequence[Question]:
        return self._questions(chunk.segments, chunk.index + 1, of)

    def filled(self, chunk: Chunk, replies: Sequence[BaseModel]) -> Filled:
        return Filled(self.requests.map_reply.model_validate(replies[0].model_dump()))

    def in_brief(self, chunk: Chunk, reply: MapReply) -> Filled:
        return Filled(reply)

    def _questions(self, lines: Sequence[Segment], part: int, of: int) -> Sequence[Question]:
        request, reply_type = self.requests.map(lines, part, of), self.requests.map_reply
        if self.brief:
            return (Question(request, BRIEF[reply_type], _BRIEF_TOKENS),)
        points, terms = self.requests.wanted(lines)
        tokens = points * POINT_TOKENS + terms * TERM_TOKENS + _OTHER_TOKENS
        return (Question(request, reply_type, tokens),)
