"""What a person can choose about the recognition of speech."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Task: TypeAlias = Literal["transcribe", "translate"]


@dataclass(frozen=True)
class TranscribeOptions:
    """How a recording is transcribed.

    Attributes:
        model: name or folder of a Whisper model, or ``auto``.
        language: ISO 639-1 code of the one language spoken; None detects it.
        languages: a set of languages between which every piece chooses; empty for one language.
        device: ``auto``, ``cpu`` or ``cuda``.
        compute_type: how weights are stored and multiplied, or ``auto``.
        words: find the time of every word.
        vocabulary: terms that will be spoken, the most useful first.
        task: ``translate`` writes English whatever is spoken.
        threads: processor threads of the model in all; None takes the machine's cores.
        batch_size: pieces decoded at once; None chooses by device.
        offline: never ask the hub for a model.
    """

    model: str = "auto"
    language: str | None = None
    languages: tuple[str, ...] = ()
    device: str = "auto"
    compute_type: str = "auto"
    words: bool = False
    vocabulary: tuple[str, ...] = field(default=())
    task: Task = "transcribe"
    threads: int | None = None
    batch_size: int | None = None
    offline: bool = False

    def result_key(self) -> dict[str, Any]:
        """The choices that change words or times; threads and batches do not belong here."""
        return {
            "language": self.language,
            "languages": sorted(self.languages),
            "words": self.words,
            "vocabulary": list(self.vocabulary),
            "task": self.task,
        }
