"""What notes would take, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lectura.chunk import Chunk
from lectura.notes.composed.presentations import Talk, talk_pieces
from lectura.notes.composed.requests import Requests

_OUTLINE_SHARE = 0.25
"""Of the longest reply: what the outline shows of one part."""


@dataclass(frozen=True)
class Plan:
    """Requests and tokens of one lecture.

    ``reply_tokens`` is what the replies may take at most; quotes that have to be asked for again,
    and retries, come on top. ``tokens_per_second`` is what is remembered of the endpoint's replies;
    ``based_on`` are phrases that say what the figures rest on.
    """

    requests: int
    prompt_tokens: int
    reply_tokens: int
    tokens_per_second: float | None = None
    based_on: tuple[str, ...] = ()

    @property
    def seconds(self) -> float | None:
        """Time for the longest replies, one request at a time; None where no speed is known."""
        if not self.tokens_per_second:
            return None
        return round(self.reply_tokens / self.tokens_per_second, 1)


def estimate(
    chunks: Sequence[Chunk], talks: Sequence[Talk], requests: Requests, max_reply_tokens: int
) -> Plan:
    """The plan for some parts and presentations.

    Raises:
        ContextOverflowError: the prompt alone fills the context.
    """
    prompts = [
        requests.tokens(requests.map(chunk.segments, chunk.index + 1, len(chunks)))
        for chunk in chunks
    ]
    prompts += [
        requests.tokens(requests.presentation(piece, talk.speaker))
        for talk in talks
        for piece in talk_pieces(talk, requests)
    ]
    prompts += _merges(len(chunks), requests, max_reply_tokens)
    return Plan(len(prompts), sum(prompts), len(prompts) * max_reply_tokens)


def _merges(blocks: int, requests: Requests, max_reply_tokens: int) -> list[int]:
    """Prompt tokens of each request to merge, level by level."""
    empty = requests.tokens(requests.merge(""))
    room = requests.outline_tokens()
    block_tokens = max(1, min(room // 3, round(max_reply_tokens * _OUTLINE_SHARE)))
    per_request = max(2, room // block_tokens)
    prompts: list[int] = []
    while blocks > 1:
        sizes = [min(per_request, blocks - first) for first in range(0, blocks, per_request)]
        prompts += [empty + size * block_tokens for size in sizes if size > 1 or len(sizes) == 1]
        blocks = len(sizes)
    return prompts
