"""The requests for notes: what each says, and how much transcript fits into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from lectura.errors import ContextOverflowError
from lectura.languages import name_of
from lectura.llm.chat.reply_schema import reply_schema
from lectura.llm.prompts import PromptSet
from lectura.llm.protocol import ChatModel, Request
from lectura.notes.composed.grounding.ground import Claim
from lectura.notes.composed.lines import as_data, line_writer, show
from lectura.notes.composed.replies import (
    AskAgainReply,
    MapReply,
    MergeReply,
    PresentationReply,
    UnlabelledMapReply,
)
from lectura.records.transcript import Segment, Transcript
from lectura.store import canonical_json

_REPLIES_PER_CHUNK = 3
"""A part is at most this many times as long as its reply may be: a longer one is noted in ever
coarser points, however large the context."""
_MARGIN_TOKENS = 96  # what a chat template and check words add
_FEWEST_TOKENS = 64
_MOST_AGAIN = 12


class Requests:
    """Writes the requests about one transcript.

    Args:
        chat: counts tokens and knows the context.
        prompts: the templates.
        transcript: names the speakers.
        language: tag, or name, of the language to write in; None leaves it to the
            transcript.
    """

    def __init__(
        self, chat: ChatModel, prompts: PromptSet, transcript: Transcript, language: str | None
    ) -> None:
        self._chat = chat
        self._prompts = prompts
        self.write: Callable[[Segment], str] = line_writer(transcript)
        self._speakers = any(segment.speaker is not None for segment in transcript.segments)
        self._language = name_of(language) or "the language of the transcript"
        self._system = prompts.render("system", language=self._language)

    @property
    def map_reply(self) -> type[MapReply]:
        """The structure of a reply about one part."""
        return MapReply if self._speakers else UnlabelledMapReply

    def map(self, segments: Sequence[Segment], part: int, parts: int) -> Request:
        """Notes on one part, counted from 1."""
        return self._request(
            "map",
            f"map {part}/{parts}",
            lines=show(segments, self.write),
            part=part,
            parts=parts,
            speakers=self._speakers,
        )

    def again(self, segments: Sequence[Segment], claims: Sequence[Claim]) -> Request | None:
        """Other quotes for as many of the first claims as there is room for; None without any."""
        room = self.room(AskAgainReply)
        lines = show(segments, self.write)
        for count in range(min(len(claims), _MOST_AGAIN), 0, -1):
            records = "\n".join(map(_numbered, range(1, count + 1), claims))
            request = self._request("ask-again", "ask-again", lines=lines, records=records)
            if self.tokens(request) <= room:
                return request
        return None

    def presentation(self, segments: Sequence[Segment], presenter: str) -> Request:
        """Notes on what one person presents."""
        return self._request(
            "presentation",
            f"presentation {presenter}",
            lines=show(segments, self.write),
            presenter=as_data(presenter),
        )

    def merge(self, outline: str) -> Request:
        """One whole of the parts in the outline."""
        return self._request("merge", "merge", outline=outline)

    def tokens(self, request: Request) -> int:
        """Tokens of a request."""
        return self._chat.count_tokens(request.system) + self._chat.count_tokens(request.user)

    def room(self, reply_type: type[BaseModel]) -> int:
        """Tokens that a whole prompt may have.

        Servers that do not enforce a structure get it as text. In a small context room is kept for
        half of it only: an overflow there costs a request, and the part is split.
        """
        free = self._chat.context_tokens - self._chat.max_reply_tokens - _MARGIN_TOKENS
        schema = self._chat.count_tokens(canonical_json(reply_schema(reply_type)).decode())
        return free - min(schema, free // 4)

    def chunk_tokens(self) -> int:
        """Tokens of transcript in one part, room for asking again included.

        Raises:
            ContextOverflowError: the prompt alone fills the context.
        """
        free = self.room(self.map_reply) - self.tokens(self.map((), 99, 99))
        return self._at_least(min(free - free // 10, self._longest()))

    def presentation_tokens(self) -> int:
        """Tokens of transcript in one request about a presentation (errors as `chunk_tokens`)."""
        free = self.room(PresentationReply) - self.tokens(self.presentation((), "Presenter"))
        return self._at_least(min(free, self._longest()))

    def outline_tokens(self) -> int:
        """Tokens of outline in one request to merge (errors as `chunk_tokens`)."""
        return self._at_least(self.room(MergeReply) - self.tokens(self.merge("")))

    def count_line(self, text: str) -> int:
        """Tokens of a text that is a part of a request."""
        return self._chat.count_tokens(text)

    def _longest(self) -> int:
        return _REPLIES_PER_CHUNK * self._chat.max_reply_tokens

    def _at_least(self, tokens: int) -> int:
        if tokens >= _FEWEST_TOKENS:
            return tokens
        raise ContextOverflowError(
            f"The context of '{self._chat.model}', {self._chat.context_tokens} tokens, has no room "
            "for a transcript beside the prompt and the reply.",
            hint="Give it more context, or shorter replies: --max-reply-tokens 512",
            value=self._chat.context_tokens,
        )

    def _request(self, template: str, purpose: str, **variables: object) -> Request:
        user = self._prompts.render(template, language=self._language, **variables)
        return Request(self._system, user, purpose)


def _numbered(number: int, claim: Claim) -> str:
    return f"{number}. {as_data(claim.text)} (quote not found: {as_data(claim.quote) or 'none'})"
