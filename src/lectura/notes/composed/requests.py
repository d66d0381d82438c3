"""The requests for notes: what each says, and how much transcript fits into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

from pydantic import BaseModel

from lectura.errors import ContextOverflowError
from lectura.languages import name_of
from lectura.llm.chat.reply_schema import reply_schema
from lectura.llm.prompts import PromptSet
from lectura.llm.protocol import ChatModel, Request
from lectura.notes.composed.grounding.ground import Claim
from lectura.notes.composed.lines import around, as_data, line_writer, show
from lectura.notes.composed.replies import (
    AskAgainReply,
    CourseReply,
    MapReply,
    MergeReply,
    PresentationReply,
    UnlabelledCourseReply,
    UnlabelledMapReply,
)
from lectura.records.notes import Citation
from lectura.records.transcript import Segment, Transcript
from lectura.store import canonical_json
from lectura.text import word_count

Half: TypeAlias = Literal["", "matter", "course"]
"""Which fields of a part's notes are asked for; all of them where it is empty."""
_REPLIES_PER_CHUNK = ((256_000, 4.0), (64_000, 3.0), (0, 2.5))
"""For contexts from so many tokens on, how many times as long as its reply a part may be. A longer
one is noted in ever coarser points; a model with a large context stays precise for longer."""
_WORDS_PER_POINT, _WORDS_PER_TERM = 190, 500
_FEWEST_POINTS, _MOST_TERMS = 3, 12
_REPLY_SHARE, POINT_TOKENS, _OTHER_TOKENS = 0.8, 65, 600
"""What a reply is planned to fill of its room, one of its points, and all else that is in it."""
FEWEST_ESSENTIAL = 3
"""Essential key points of a short recording."""
_MANY_POINTS, _POINTS_PER_TOPIC = 16, 6
_LINES_AROUND = 10
"""Before and after a line in which a quote was not found: what is read again."""
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

    @property
    def course_reply(self) -> type[CourseReply]:
        """The half of it that is not about the lecture's matter."""
        return CourseReply if self._speakers else UnlabelledCourseReply

    def map(self, lines: Sequence[Segment], part: int, parts: int, half: Half = "") -> Request:
        """Notes on one part, counted from 1; or one half of them, after an example."""
        points, terms = self.wanted(lines)
        return self._request(
            "map",
            f"map {part}/{parts}" + (f" {half}" if half else ""),
            half=half,
            lines=show(lines, self.write),
            part=part,
            parts=parts,
            speakers=self._speakers,
            words=_words(lines),
            points=points,
            terms=terms,
        )

    def candidates(self, lines: Sequence[Segment], records: str, part: int, parts: int) -> Request:
        """What some sentences of one part, found by rules, really are."""
        return self._request(
            "candidates",
            f"map {part}/{parts}",
            lines=show(lines, self.write),
            records=records,
            part=part,
            parts=parts,
            speakers=self._speakers,
        )

    def wanted(self, lines: Sequence[Segment]) -> tuple[int, int]:
        """Key points and terms that are wanted of a part: as many as its reply has room for."""
        words = _words(lines)
        room = self.room_for(POINT_TOKENS, _OTHER_TOKENS)
        points = max(_FEWEST_POINTS, min(room, round(words / _WORDS_PER_POINT)))
        return points, max(1, min(_MOST_TERMS, round(words / _WORDS_PER_TERM)))

    def room_for(self, tokens_each: int, besides: int) -> int:
        """How many entries of so many tokens a reply has room for, with so many for the rest."""
        return max(1, round((_REPLY_SHARE * self._chat.max_reply_tokens - besides) / tokens_each))

    def again(self, part: Sequence[Segment], claims: Sequence[Claim]) -> Request | None:
        """Other quotes for as many of the first claims as there is room for; None without any.

        Args:
            part: the lines that were read; those around the claims are shown once more.
            claims: whose quotes were not found.
        """
        room = self.room(AskAgainReply)
        for count in range(min(len(claims), _MOST_AGAIN), 0, -1):
            lines = show(around(part, claims[:count], _LINES_AROUND), self.write)
            records = "\n".join(map(_numbered, range(1, count + 1), claims))
            request = self._request("ask-again", "ask-again", lines=lines, records=records)
            if self.tokens(request) <= room:
                return request
        return None

    def overlooked(self, lines: Sequence[Segment], missed: Sequence[Citation]) -> Request:
        """Records of what rules see in some lines and no record took up."""
        quotes = "\n".join(f"- {as_data(item.quote)}" for item in missed)
        return self._request(
            "overlooked", "overlooked", lines=show(lines, self.write), records=quotes
        )

    def presentation(self, segments: Sequence[Segment], presenter: str) -> Request:
        """Notes on what one person presents."""
        return self._request(
            "presentation",
            f"presentation {presenter}",
            lines=show(segments, self.write),
            presenter=as_data(presenter),
        )

    def merge(self, outline: str, points: int) -> Request:
        """One whole of the parts in the outline, which shows so many key points."""
        least, most = (5, 8) if points >= _MANY_POINTS else (FEWEST_ESSENTIAL, 5)
        topics = max(2, round(points / _POINTS_PER_TOPIC))
        return self._request(
            "merge", "merge", outline=outline, essential=f"{least} to {most}", topics=topics
        )

    def tokens(self, request: Request) -> int:
        """Tokens of a request."""
        return self._chat.count_tokens(request.system) + self._chat.count_tokens(request.user)

    def room(self, reply_type: type[BaseModel]) -> int:
        """Tokens that a whole prompt may have.

        Servers that do not enforce a structure get it as text. In a small context room is kept for
        half of it only: an overflow there costs a request, and the part is split.
        """
        free = self._chat.context_tokens - self._chat.max_reply_tokens - _MARGIN_TOKENS
        return free - min(self.schema_tokens(reply_type), free // 4)

    def schema_tokens(self, reply_type: type[BaseModel]) -> int:
        """Tokens of the structure that is asked for."""
        return self._chat.count_tokens(canonical_json(reply_schema(reply_type)).decode())

    def chunk_tokens(self, empty: Iterable[tuple[Request, type[BaseModel]]]) -> int:
        """Tokens of transcript in one part, room for asking again included.

        Args:
            empty: the requests about a part that would hold nothing, and their replies.

        Raises:
            ContextOverflowError: the prompt alone fills the context.
        """
        free = min(self.room(reply) - self.tokens(request) for request, reply in empty)
        return self._at_least(min(free - free // 10, self._longest()))

    def presentation_tokens(self) -> int:
        """Tokens of transcript in one request about a presentation (errors as `chunk_tokens`)."""
        free = self.room(PresentationReply) - self.tokens(self.presentation((), "Presenter"))
        return self._at_least(min(free, self._longest()))

    def outline_tokens(self) -> int:
        """Tokens of outline in one request to merge (errors as `chunk_tokens`)."""
        return self._at_least(self.room(MergeReply) - self.tokens(self.merge("", _MANY_POINTS)))

    def count_line(self, text: str) -> int:
        """Tokens of a text that is a part of a request."""
        return self._chat.count_tokens(text)

    def _longest(self) -> int:
        context = self._chat.context_tokens
        times = next(times for least, times in _REPLIES_PER_CHUNK if context >= least)
        return round(times * self._chat.max_reply_tokens)

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


def _words(lines: Sequence[Segment]) -> int:
    return sum(word_count(line.text) for line in lines)


def _numbered(number: int, claim: Claim) -> str:
    return f"{number}. {as_data(claim.text)} (quote not found: {as_data(claim.quote) or 'none'})"
