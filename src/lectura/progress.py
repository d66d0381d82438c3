"""Progress as events: a stage emits them, its caller draws them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Stage: TypeAlias = Literal[
    "read", "pull", "load", "transcribe", "speakers", "translate", "notes", "write"
]
Unit: TypeAlias = Literal["seconds", "bytes", "parts", "files", "cues"]


@dataclass(frozen=True)
class Progress:
    """How far a stage is: ``done`` of ``total`` units; ``total`` is None where nobody knows."""

    stage: Stage
    done: float
    total: float | None
    unit: Unit
    detail: str = ""


@dataclass(frozen=True)
class Notification:
    """One plain sentence for the person who waits: a fallback, a warning, a retry.

    Attributes:
        message: the sentence.
        level: how much it matters: ``info`` is for people watching, a ``result`` for logs too.
        recorded: it stands in the transcript or notes too, and a caller that reports these at the
            end must not tell it again.
    """

    message: str
    level: Literal["info", "result", "warning"] = "info"
    recorded: bool = False


@dataclass(frozen=True)
class Sending:
    """A connection to a language model is about to be opened: told before its first byte.

    Attributes:
        endpoint: scheme, host and port; nothing secret.
        model: its name, where the person chose one.
        what: what is going to be sent.
        in_clear: a key goes with it, unencrypted, beyond this machine.
    """

    endpoint: str
    model: str | None
    what: str = "the transcript"
    in_clear: bool = False

    @property
    def message(self) -> str:
        """One plain sentence, without its period: what is to be sent where, said before."""
        model = f" (model {self.model})" if self.model else ""
        return f"Connecting to {self.endpoint}{model}, to send {self.what}"

    @property
    def warning(self) -> str | None:
        """What a person should know before; None where there is nothing."""
        if not self.in_clear:
            return None
        return (
            f"{self.endpoint} is not encrypted: whoever is on the way can read the key and "
            "the words. Use an https:// address, or unset the key where none is needed."
        )


@dataclass(frozen=True)
class SoundRead:
    """All sound of a recording has been read and is being heard: the next one may begin.

    The last pieces of a recording seldom keep all cores busy.
    """


@dataclass(frozen=True)
class Kept:
    """Some of the work is kept: a run that is stopped now would go on from there."""


Event: TypeAlias = Progress | Notification | Sending | SoundRead | Kept
Hook: TypeAlias = Callable[[Event], None]


def ignore(event: Event) -> None:
    """The hook of those who do not want to know."""
