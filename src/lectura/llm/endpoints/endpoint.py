"""An endpoint that is ready to be asked, independent of who set it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lectura.llm.size import ModelSize


@dataclass(frozen=True)
class Endpoint:
    """Where to send, and what is known of it from its setup.

    Attributes:
        url: base URL of the chat protocol.
        key: for this endpoint alone; never shown.
        name: what may be shown and what facts are remembered under; never a port that changes.
        model: its name in requests; None leaves the choice to the endpoint's list.
        context_tokens: of prompt and reply, where it is known.
        fingerprint: tells two models of one name apart.
        refuses_overflow: a prompt that is too long is refused, never cut.
        one_at_a_time: further requests would only wait in its queue.
        size: of the model; None where only its name may tell.
        count: an exact tokenizer, where there is one.
    """

    url: str
    key: str | None = field(repr=False)
    name: str
    model: str | None = None
    context_tokens: int | None = None
    fingerprint: str = ""
    refuses_overflow: bool = False
    one_at_a_time: bool = False
    size: ModelSize | None = None
    count: Callable[[str], int] | None = None
