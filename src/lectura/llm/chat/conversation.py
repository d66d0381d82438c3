"""One question until its reply is usable: cut replies, unusable ones, prompts that lost a part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lectura.errors import LLMModelError, LLMReplyError, RefusalError, ReplyCutError
from lectura.llm.chat import canary, replies
from lectura.llm.chat.replies import UnusableReplyError
from lectura.llm.chat.reply_schema import CHECK_FIELD, Level, next_level, reply_schema
from lectura.llm.chat.retries import Answered, Question, Sender
from lectura.llm.ledger import Receipt
from lectura.llm.protocol import ReplyT, Request
from lectura.llm.size import ModelSize

_REPLIES_AT_MOST = 3
_LIMIT_FACTOR = 2
_TEST_TOKENS = 200


@dataclass(frozen=True)
class ModelIdentity:
    """What is known of the model before the first question.

    Attributes:
        name: as the endpoint knows it.
        endpoint: scheme and host, never a key.
        context_tokens: of prompt and reply together.
        context_is_told: the server told it.
        context_is_given: a person gave it; where neither is so it is assumed.
        fingerprint: tells two models of one name apart (the digest of a local file).
        refuses_overflow: the server refuses a prompt that is too long, so that no check words
            are needed.
        limits_in_schema: whether lengths may be in the schema.
        size: a tiny model does not stop by itself: a longer limit would only be filled.
    """

    name: str
    endpoint: str
    context_tokens: int
    context_is_told: bool = False
    context_is_given: bool = False
    fingerprint: str = ""
    refuses_overflow: bool = False
    limits_in_schema: bool = True
    size: ModelSize = ModelSize.LARGE

    @property
    def is_tiny(self) -> bool:
        return self.size.is_tiny


class Conversation:
    """Asks one question, bounded in every direction.

    Args:
        sender: to the endpoint.
        identity: of the model.
        request: the question.
        context_tokens: of prompt and reply together, as far as is known now.
        reply_tokens: first limit of the reply; raised once where the reply is cut.
        set_aside: keeps an unusable reply, with the reason.

    Attributes:
        receipt: what all tries took so far, also where none of them could be used.
    """

    def __init__(
        self,
        sender: Sender,
        identity: ModelIdentity,
        request: Request,
        *,
        context_tokens: int,
        reply_tokens: int,
        set_aside: Callable[[str, str], None],
    ) -> None:
        self._sender = sender
        self._identity = identity
        self._request = request
        self._context_tokens = context_tokens
        self._reply_tokens = reply_tokens
        self._set_aside = set_aside
        self._words = _words_for(request, identity)
        self.receipt = Receipt()

    def run(self, reply_type: type[ReplyT]) -> ReplyT:
        """The validated reply.

        Raises:
            LLMError: as `lectura.llm.protocol.ChatModel` says.
        """
        messages = self._messages()
        level: Level = "json_schema"
        unusable: UnusableReplyError | None = None
        reminded = False
        for _ in range(_REPLIES_AT_MOST):
            answered = self._uncut(messages, reply_type, level)
            text, sent = answered.wire.text, self._question(messages, reply_type)
            is_whole = self._check_figures(answered, sent)
            try:
                value, words = replies.parse(text, reply_type, ignoring=CHECK_FIELD)
            except UnusableReplyError as problem:
                unusable = problem
                self._refuse_or_set_aside(text, str(problem))
                messages = (*self._messages(), *replies.complaint(text, str(problem)))
                level = next_level(answered.level) or level
                continue
            if not is_whole and not self._was_read(answered, sent, words, value.model_dump()):
                if not reminded:
                    reminded = True
                    messages = (*self._messages(), *replies.reminder(text))
                    continue
                self._suspect(answered, sent)
            if unusable is not None and unusable.is_prose:
                self._sender.memory.learn(level=answered.level)  # the format was overlooked
            return value
        raise LLMReplyError(
            f"'{self._identity.name}' gave no usable reply in {_REPLIES_AT_MOST} tries. {unusable}",
            hint="Use a larger model, or notes without one: --llm none",
            value=self._identity.name,
        )

    def _uncut(
        self, messages: tuple[dict[str, str], ...], reply_type: type[ReplyT], level: Level
    ) -> Answered:
        """A reply that came to its own end; the limit is raised once for it."""
        raised = self._identity.is_tiny
        while True:
            question = self._question(messages, reply_type)
            answered = self._sender.send(question, at_most=level)
            self.receipt = self.receipt.plus(answered.usage)
            wire = answered.wire
            if wire.refusal or wire.finish_reason == "content_filter":
                raise self._refusal(wire.refusal or "its content filter stepped in")
            if not _is_cut(answered, question, reply_type):
                if raised and not self._identity.is_tiny:
                    self._sender.memory.learn(reply_tokens=question.reply_tokens)
                return answered
            self._set_aside(wire.text, f"cut at {question.reply_tokens} tokens")
            room = self._context_tokens - canary.estimate_tokens(question.text)
            only_thought = not replies.without_thoughts(wire.text)
            wanted = room if only_thought else min(_LIMIT_FACTOR * question.reply_tokens, room)
            if only_thought and (raised or wanted <= question.reply_tokens):
                raise self._never_writes(question.reply_tokens)
            if raised or wanted <= question.reply_tokens:
                raise ReplyCutError(
                    f"The reply of '{self._identity.name}' was cut at its limit of "
                    f"{question.reply_tokens} tokens.",
                    hint="Allow longer replies: --max-reply-tokens N",
                    value=question.reply_tokens,
                )
            self._reply_tokens, raised = wanted, True

    def _never_writes(self, tokens: int) -> LLMModelError:
        """The error of a model whose thoughts leave no room for an answer: it would not at all."""
        return LLMModelError(
            f"'{self._identity.name}' spent all of a reply, {tokens} tokens, on thinking and wrote "
            "nothing.",
            hint="Take a model that answers at once: --llm-model NAME. Or give it more context: "
            "--context-tokens N",
            value=self._identity.name,
        )

    def _question(self, messages: tuple[dict[str, str], ...], reply_type: type[ReplyT]) -> Question:
        schema = reply_schema(
            reply_type,
            checked=self._words is not None,
            limits=self._identity.limits_in_schema,
        )
        return Question(messages, schema, self._reply_tokens)

    def _messages(self) -> tuple[dict[str, str], ...]:
        user = self._request.user
        if self._words is not None:
            user = canary.with_check_words(user, self._words)
        return (
            {"role": "system", "content": self._request.system},
            {"role": "user", "content": user},
        )

    def _refuse_or_set_aside(self, text: str, reason: str) -> None:
        self._set_aside(text, reason)
        if replies.is_refusal(text):
            raise self._refusal(replies.without_thoughts(text))

    def _refusal(self, reason: str) -> RefusalError:
        return RefusalError(
            f"'{self._identity.name}' declined to answer: {reason.strip()[:200]}",
            hint="Try another model: --llm-model NAME",
            value=self._identity.name,
        )

    def _check_figures(self, answered: Answered, sent: Question) -> bool:
        """Whether the server's own count shows that it read the whole prompt.

        Raises:
            ContextOverflowError: the count shows that it did not.
        """
        if self._identity.refuses_overflow:
            return True
        verdict = canary.verdict_of_figures(sent.text, _counted(answered))
        if verdict == "cut":
            raise self._sender.context_is_smaller(_counted(answered), sent)
        return verdict == "whole"

    def _was_read(self, answered: Answered, sent: Question, said: object, value: object) -> bool:
        """Whether anything proves that the whole prompt was read.

        Check words tell it, and where the model forgot them, the server's count beside that of a
        prompt read whole, or quotes from both ends.
        """
        if self._words is None:
            return True
        counted, text = _counted(answered), sent.text
        if canary.repeated(self._words, said):
            self._sender.memory.learn(repeats=True)
            self._sender.read_whole(counted, text)
            return True
        return canary.is_same_ratio(counted, text, self._sender.tokens_per_character) or (
            canary.quotes_both_ends(self._request.user, value)
        )

    def _suspect(self, answered: Answered, sent: Question) -> None:
        """Raise `ContextOverflowError` where check words were lost twice and nothing excuses it.

        Many small models cannot repeat them; whether this one can is tried once per endpoint, and
        so is how many tokens it counts in a text of known length. The context becomes smaller for
        it only where it was a guess, and never beyond this process.
        """
        repeats, counted = self._model_repeats(), _counted(answered)
        ratio = self._sender.tokens_per_character
        if canary.is_same_ratio(counted, sent.text, ratio):
            return
        is_counted = ratio is not None and counted >= canary.COUNTING_TOKENS
        if repeats or is_counted:
            told = counted if counted >= canary.COUNTING_TOKENS else None
            sure = self._identity.context_is_told or self._identity.context_is_given
            raise self._sender.seems_cut(told, sent, shrink=not sure)

    def _model_repeats(self) -> bool:
        """Whether the model repeats check words that it surely saw."""
        known = self._sender.memory.facts.repeats
        if known is None or self._sender.tokens_per_character is None:
            known = repeats_check_words(self._sender)
            self._sender.memory.learn(repeats=known)
        return known


def repeats_check_words(sender: Sender) -> bool:
    """Ask for two check words in a prompt that every context has room for."""
    words = canary.check_words("short test")
    schema = {
        "type": "object",
        "properties": {CHECK_FIELD: {"type": "array", "items": {"type": "string"}}},
        "required": [CHECK_FIELD],
        "additionalProperties": False,
    }
    user = canary.with_check_words(canary.TEST_TEXT, words)
    messages = (
        {"role": "system", "content": "Answer in JSON."},
        {"role": "user", "content": user},
    )
    try:
        answered = sender.send(Question(messages, schema, _TEST_TOKENS))
    except LLMReplyError:
        return False
    sender.read_whole(_counted(answered), "\n".join(message["content"] for message in messages))
    return canary.repeated(words, replies.without_thoughts(answered.wire.text))


def _words_for(request: Request, identity: ModelIdentity) -> tuple[str, str] | None:
    text = request.system + request.user
    if identity.refuses_overflow or canary.estimate_tokens(text) <= canary.WATCHED_TOKENS:
        return None
    return canary.check_words(text)


def _is_cut(answered: Answered, question: Question, reply_type: type[ReplyT]) -> bool:
    """True where the reply hit its limit; a server that hides it is known by its own figures."""
    wire = answered.wire
    if wire.finish_reason == "length":
        return True
    if wire.usage is None or wire.usage.completion_tokens < question.reply_tokens:
        return False
    try:
        replies.parse(wire.text, reply_type, ignoring=CHECK_FIELD)
    except UnusableReplyError:
        return True
    return False


def _counted(answered: Answered) -> int:
    """Prompt tokens by the server's own count; 0 where it gives none."""
    return answered.wire.usage.prompt_tokens if answered.wire.usage else 0
