"""The matter in one request, the course in another, each after a worked example.

A model of about eight billion parameters that is asked for eleven lists at once forgets the last
ones, and copies a misheard word into its statements. The lines stand before the example, so that a
server that keeps what it has read does not read them a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from lectura.chunk import Chunk
from lectura.notes.composed.forms.form import Filled, Question
from lectura.notes.composed.forms.whole import TERM_TOKENS
from lectura.notes.composed.replies import MapReply, MatterReply
from lectura.notes.composed.requests import POINT_TOKENS, Requests
from lectura.records.transcript import Segment

_HEAD_TOKENS, _COURSE_TOKENS = 120, 260


@dataclass(frozen=True)
class HalvesForm:
    """For models that do half a form well."""

    requests: Requests

    def empty(self) -> Sequence[Question]:
        return self._questions((), 99, 99)

    def questions(self, chunk: Chunk, of: int) -> Sequence[Question]:
        return self._questions(chunk.segments, chunk.index + 1, of)

    def filled(self, chunk: Chunk, replies: Sequence[BaseModel]) -> Filled:
        fields = {name: value for reply in replies for name, value in reply.model_dump().items()}
        return Filled(self.requests.map_reply.model_validate(fields))

    def in_brief(self, chunk: Chunk, reply: MapReply) -> Filled:
        return Filled(reply)

    def _questions(self, lines: Sequence[Segment], part: int, of: int) -> Sequence[Question]:
        points, terms = self.requests.wanted(lines)
        matter = points * POINT_TOKENS + terms * TERM_TOKENS + _HEAD_TOKENS
        request = self.requests.map
        return (
            Question(request(lines, part, of, "matter"), MatterReply, matter),
            Question(
                request(lines, part, of, "course"), self.requests.course_reply, _COURSE_TOKENS
            ),
        )
