"""What the notes engine asks of a language model, independent of who serves it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from lectura.llm.ledger import Ledger, TokenUsage
from lectura.llm.size import ModelSize

ReplyT = TypeVar("ReplyT", bound=BaseModel)


@dataclass(frozen=True)
class Request:
    """One question to the model.

    ``purpose`` is a short word for progress lines and the ledger (``map 3/9``, ``merge``,
    ``ask-again``); it is not sent and is no part of the cache key.
    """

    system: str
    user: str
    purpose: str = field(default="", compare=False)


@dataclass(frozen=True)
class Reply(Generic[ReplyT]):
    """A validated reply; ``cached`` when it was answered earlier and not asked (or paid) again."""

    value: ReplyT
    usage: TokenUsage
    cached: bool = False


class ChatModel(Protocol):
    """A language model that answers in a given structure.

    `ask` may be called from several threads at once.

    Raises (from `ask`), all of them `lectura.errors.LLMError`:
        ContextOverflowError: ask again with less text.
        ReplyCutError: ask for less, or split.
        RefusalError, LLMReplyError: this request has no usable answer.
        LLMUnreachableError, LLMAuthError, LLMModelError: no further request can succeed.
        BudgetError: the next request would cross the token or cost limit.
    """

    @property
    def model(self) -> str:
        """The model's name, as the endpoint knows it."""
        ...

    @property
    def endpoint(self) -> str:
        """Scheme and host of the endpoint; never a key."""
        ...

    @property
    def context_tokens(self) -> int:
        """Tokens that prompt and reply together may take, as far as is known."""
        ...

    @property
    def max_reply_tokens(self) -> int:
        """Tokens reserved for the reply within `context_tokens`."""
        ...

    @property
    def size(self) -> ModelSize:
        """What may be asked of it in one reply."""
        ...

    @property
    def ledger(self) -> Ledger:
        """What its answers took, and how many of them were kept from earlier runs."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of a text: exact where a tokenizer is at hand, else a cautious estimate."""
        ...

    def ask(self, request: Request, reply_type: type[ReplyT]) -> Reply[ReplyT]:
        """Answer in the structure of ``reply_type``."""
        ...
