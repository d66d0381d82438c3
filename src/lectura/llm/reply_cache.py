"""What is kept between runs: what was learned of an endpoint, and the replies already paid for."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from lectura.llm.chat.reply_schema import Level
from lectura.llm.ledger import Receipt, TokenUsage
from lectura.llm.protocol import ReplyT
from lectura.llm.size import ModelSize, size_of
from lectura.store import Store, canonical_json, digest, read_json

_FACTS = "facts.json"
_REPLY = "reply.json"
_MET = "met.json"


@dataclass(frozen=True)
class Facts:
    """What is known of an endpoint and model.

    Attributes:
        level: the firmest way of asking for a structure that works.
        limit_name: what the endpoint calls the limit of the reply; None where it takes none.
        dropped: optional parameters that it refuses.
        context_tokens: what prompt and reply may take; None where unknown.
        reply_tokens: the limit that a reply needed which was cut at the usual one.
        repeats: whether the model repeats check words when it has seen them.
        emits_reasoning: whether thoughts precede its answers.
        tokens_per_second: of its last reply of some length, waiting included; None where unknown.
    """

    level: Level = "json_schema"
    limit_name: str | None = "max_tokens"
    dropped: tuple[str, ...] = ()
    context_tokens: int | None = None
    reply_tokens: int | None = None
    repeats: bool | None = None
    emits_reasoning: bool = False
    tokens_per_second: float | None = None


class EndpointMemory:
    """The facts about one endpoint and model, shared by threads and written to the store."""

    def __init__(self, store: Store, endpoint: str, model: str, default: Facts) -> None:
        self._artifact = store.artifact("llm-endpoint", {"endpoint": endpoint, "model": model})
        self._default = default
        self._lock = threading.Lock()
        self._facts = self._load()
        self._assumed: dict[str, Any] = {}

    @property
    def facts(self) -> Facts:
        """What is known now."""
        return replace(self._facts, **self._assumed)

    def assume(self, **changes: Any) -> None:
        """Take something for true in this process; it is not written down."""
        with self._lock:
            self._assumed |= changes

    def learn(self, **changes: Any) -> None:
        """Note changed facts; nothing is written where nothing is new."""
        with self._lock:
            facts = replace(self._facts, **changes)
            if facts != self._facts:
                self._facts = facts
                self._artifact.save(_FACTS, canonical_json(asdict(facts)))

    def _load(self) -> Facts:
        try:
            kept = read_json(self._artifact.read(_FACTS))
            return Facts(**{**kept, "dropped": tuple(kept["dropped"])})
        except (OSError, ValueError, TypeError, KeyError):  # never met, or of another version
            return self._default


@dataclass(frozen=True)
class Met:
    """What an endpoint was like when it was last asked: the model, its context and its size."""

    model: str
    context_tokens: int
    size: ModelSize


def remember(store: Store, endpoint: str, wanted: str | None, met: Met) -> None:
    """Keep what an endpoint was like, for estimates; ``wanted`` is the model that was asked for."""
    artifact = store.artifact("llm-met", {"endpoint": endpoint, "wanted": wanted})
    if recall(store, endpoint, wanted) != met:
        artifact.save(_MET, canonical_json({**asdict(met), "size": met.size.value}))


def recall(store: Store, endpoint: str, wanted: str | None) -> Met | None:
    """What `remember` kept; None where the endpoint was never met."""
    artifact = store.artifact("llm-met", {"endpoint": endpoint, "wanted": wanted})
    try:
        kept = read_json(artifact.read(_MET))
        name = str(kept["model"])
        size = ModelSize(kept["size"]) if "size" in kept else size_of(name)  # older ones have none
        return Met(name, int(kept["context_tokens"]), size)
    except (OSError, ValueError, TypeError, KeyError):
        return None


class ReplyCache:
    """Validated replies under the digest of everything that determined them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: dict[str, Any], reply_type: type[ReplyT]) -> tuple[ReplyT, Receipt] | None:
        """The kept reply and what it took; None where there is none that is whole."""
        kept = self._store.artifact("llm-reply", key).result_json(_REPLY)
        try:
            receipt = Receipt(kept["requests"], TokenUsage(*kept["tokens"]))
            return reply_type.model_validate(kept["value"]), receipt
        except (ValueError, TypeError, KeyError, ValidationError):  # none, or of another version
            return None

    def put(self, key: dict[str, Any], value: BaseModel, receipt: Receipt) -> None:
        """Keep a validated reply.

        Raises:
            OutputError: the disk is full or cannot be written.
        """
        artifact = self._store.artifact("llm-reply", key)
        tokens = [receipt.usage.prompt_tokens, receipt.usage.completion_tokens]
        kept = {"value": value.model_dump(mode="json"), "requests": receipt.requests}
        artifact.save(_REPLY, canonical_json({**kept, "tokens": tokens}))
        artifact.finish()

    def set_aside(self, key: dict[str, Any], text: str, reason: str) -> None:
        """Keep a reply that could not be used, with the reason, for a person looking into it."""
        rejected = self._store.artifact("llm-rejected", {"request": digest(key)})
        rejected.journal("replies").append({"reason": reason, "text": text})
