"""Asking the language model, and knowing when to ask no more."""

from __future__ import annotations

import threading

from lectura.errors import LLMError, LLMReplyError
from lectura.llm.protocol import ChatModel, ReplyT, Request
from lectura.notes.composed.replies import BRIEF


class Asker:
    """Passes requests on, from several threads at once.

    An error after which no further request can succeed (nothing answers, the key is refused, the
    budget is spent) is kept in `halted`; from then on nothing is sent.
    """

    def __init__(self, chat: ChatModel) -> None:
        self.chat = chat
        self.halted: LLMError | None = None
        self._lock = threading.Lock()

    @property
    def ends_nothing(self) -> bool:
        """Whether the model does not come to an end about half the text either."""
        return self.chat.size.is_tiny

    @property
    def looks_again(self) -> bool:
        """Whether the model finds more at a second look.

        A tiny one would not; a little one had the sentence itself before it.
        """
        return not self.chat.size.is_little

    @property
    def chooses(self) -> bool:
        """Whether the model can tell what is essential, and what was passed over, from labels."""
        return not self.chat.size.is_little

    def ask(self, request: Request, reply_type: type[ReplyT], *, brief: bool = False) -> ReplyT:
        """The validated reply.

        Args:
            request: the question.
            reply_type: the wanted structure.
            brief: ask for the least of it; a model that is too small for more always is.

        Raises:
            LLMReplyError: this request has no usable answer; others may.
            LLMError: no request can succeed any more; `halted` has the first such error.
        """
        if self.halted is not None:
            raise self.halted
        try:
            return self._ask(request, reply_type, brief=brief or self.ends_nothing)
        except LLMReplyError:
            raise
        except LLMError as error:
            with self._lock:
                self.halted = self.halted or error
            raise

    def _ask(self, request: Request, reply_type: type[ReplyT], *, brief: bool) -> ReplyT:
        if not brief:
            return self.chat.ask(request, reply_type).value
        reply = self.chat.ask(request, BRIEF.get(reply_type, reply_type))
        return reply_type.model_validate(reply.value.model_dump())
