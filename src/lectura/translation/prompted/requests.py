"""The requests for translations: what each says, and how many cues fit into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from lectura.errors import ContextOverflowError
from lectura.languages import name_of
from lectura.llm.chat.reply_schema import reply_schema
from lectura.llm.prompts import PromptSet
from lectura.llm.protocol import ChatModel, Request
from lectura.store import canonical_json
from lectura.translation.glossary import Glossary
from lectura.translation.grid import Cell, sentences
from lectura.translation.prompted.matching import BESIDE
from lectura.translation.prompted.replies import AloneReply, BatchReply, TinyReply

_BEFORE, _AFTER = 4, 2
"""Cues of context around a batch; the words before matter more than those after."""
_REPLY_FACTOR, _TOKENS_PER_CUE = 1.5, 24
"""What a translation takes of tokens, by what was said; and its number, mark and signs."""
_REPLY_SHARE = 0.8
_MARGIN_TOKENS = 96  # what a chat template and check words add
_FEWEST_TOKENS = 64
_CUES, _CUES_OF_A_LITTLE_ONE = 40, 8


@dataclass(frozen=True)
class Requests:
    """Writes the requests about one grid.

    Attributes:
        chat: counts tokens and knows the context.
        prompts: the templates.
        cells: the whole grid.
        source: tag of the language that is spoken; None where nobody knows.
        to: tag of the language to write.
        glossary: terms of the lecture.
    """

    chat: ChatModel
    prompts: PromptSet
    cells: Sequence[Cell]
    source: str | None
    to: str
    glossary: Glossary

    @property
    def cues_at_most(self) -> int:
        """Cues that a model of this size keeps apart in one reply."""
        if self.chat.size.is_tiny:
            return 1
        return _CUES_OF_A_LITTLE_ONE if self.chat.size.is_little else _CUES

    @property
    def alone_reply(self) -> type[AloneReply]:
        """The structure of a reply about a single cue."""
        return TinyReply if self.chat.size.is_tiny else AloneReply

    def batches(self, wanted: Sequence[Cell], most: int | None = None) -> Iterator[list[Cell]]:
        """The cells in batches that fit, which end with a sentence where that is possible.

        Raises:
            ContextOverflowError: the prompt alone fills the context.
        """
        most = min(most or self.cues_at_most, self.cues_at_most)
        room, reply_room = self._room(), round(_REPLY_SHARE * self.chat.max_reply_tokens)
        batch: list[Cell] = []
        tokens = reply = 0
        for sentence in sentences(wanted):
            costs = [self._tokens(cell) for cell in sentence]
            whole = (sum(costs), sum(map(reply_tokens, costs)))
            full = len(batch) + len(sentence) > most
            if batch and (full or tokens + whole[0] > room or reply + whole[1] > reply_room):
                yield batch
                batch, tokens, reply = [], 0, 0
            for cell, cost in zip(sentence, costs, strict=True):
                taken = reply_tokens(cost)
                over = tokens + cost > room or reply + taken > reply_room
                if batch and (len(batch) >= most or over):
                    yield batch
                    batch, tokens, reply = [], 0, 0
                batch.append(cell)
                tokens, reply = tokens + cost, reply + taken
        if batch:
            yield batch

    def request(
        self, batch: Sequence[Cell], problems: Mapping[int, str], *, alone: bool
    ) -> Request:
        """The question for a batch.

        Args:
            batch: its cells, in order.
            problems: what was wrong with an earlier answer, by the index of the cell.
            alone: it is a single cell, for which nothing but a text is asked.
        """
        first, last = batch[0].index, batch[-1].index
        shown = " ".join(cell.said for cell in self.cells[max(0, first - _BEFORE) : last + 1])
        numbered = [f"{number}. {_line(cell)}" for number, cell in enumerate(batch, 1)]
        wrong = [
            f"{'' if alone else f'Cue {number}: '}{problems[cell.index]}."
            for number, cell in enumerate(batch, 1)
            if cell.index in problems and not (alone and problems[cell.index] == BESIDE)
        ]
        user = self.prompts.render(
            "translate",
            language=self._language,
            lines=_line(batch[0]) if alone else "\n".join(numbered),
            count=len(batch),
            before=_joined(self.cells[max(0, first - _BEFORE) : first]),
            after=_joined(self.cells[last + 1 : last + 1 + _AFTER]),
            terms="\n".join(map(_data, self.glossary.lines(shown))),
            problems="\n".join(wrong),
            alone=alone,
        )
        place = f"{first + 1}" if alone else f"{first + 1} to {last + 1}"
        return Request(self._system, user, f"translate {place}")

    def tokens(self, request: Request) -> int:
        """Tokens of a request."""
        return self.chat.count_tokens(request.system) + self.chat.count_tokens(request.user)

    def schema_tokens(self, reply_type: type[BaseModel]) -> int:
        """Tokens of the structure that is asked for."""
        return self.chat.count_tokens(canonical_json(reply_schema(reply_type)).decode())

    @property
    def _language(self) -> str:
        return name_of(self.to) or self.to

    @cached_property
    def _system(self) -> str:
        source = name_of(self.source) or ""
        return self.prompts.render("translate-system", language=self._language, source=source)

    def _tokens(self, cell: Cell) -> int:
        return self.chat.count_tokens(_line(cell)) + 4

    def _room(self) -> int:
        """Tokens that the cues of a batch may take."""
        empty = Cell(0, 0, 0, "x")
        around = self.chat.count_tokens(_joined(self.cells[: _BEFORE + _AFTER]))
        request = Requests(
            self.chat, self.prompts, (empty,), self.source, self.to, Glossary()
        ).request((empty,), {}, alone=False)
        free = self.chat.context_tokens - self.chat.max_reply_tokens - _MARGIN_TOKENS
        free -= min(self.schema_tokens(BatchReply), free // 4)
        room = free - self.tokens(request) - 2 * around
        if room < _FEWEST_TOKENS:
            raise ContextOverflowError(
                f"The context of '{self.chat.model}', {self.chat.context_tokens} tokens, has no "
                "room for cues beside the prompt and the reply.",
                hint="Give it more context, or shorter replies: --max-reply-tokens 512",
                value=self.chat.context_tokens,
            )
        return room


_DELIMITER = re.compile(r"<\s*(/?\s*cues)\s*>", re.IGNORECASE)


def reply_tokens(tokens: int) -> int:
    """Tokens of the translation of a cue that has so many."""
    return round(_REPLY_FACTOR * tokens) + _TOKENS_PER_CUE


def _joined(cells: Sequence[Cell]) -> str:
    return " ".join(map(_line, cells))


def _line(cell: Cell) -> str:
    return _data(cell.said)


def _data(text: str) -> str:
    """The text on one line, in which nothing can end the cues."""
    return " ".join(_DELIMITER.sub(r"‹\1›", text).split())
