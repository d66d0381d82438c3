"""The language of every piece of a recording, chosen in order by whatever threads decode."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from lectura.speech.decoding.language import among, main_language, piece_language
from lectura.speech.options import TranscribeOptions
from lectura.speech.segments.checkpoint import WindowRecord


class LanguageChooser:
    """Chooses languages batch by batch, each after the one before it, whatever thread comes first.

    The first batch in which somebody speaks decides the recording's main language.

    Attributes:
        given: the language of every piece, where it was said; then nothing is chosen.
        main: the recording's main language; None before it is known.
    """

    def __init__(self, options: TranscribeOptions, records: Sequence[WindowRecord]) -> None:
        self.given = options.language
        if options.language is None and len(options.languages) == 1:
            self.given = options.languages[0]
        self._allowed = options.languages if len(options.languages) > 1 else ()
        self._before = next(
            (record.last_language for record in reversed(records) if record.last_language), None
        )
        self._turns = 0
        self._turn = 0
        self._closed = False
        self._ready = threading.Condition()
        self.main = self.given or next((r.language for r in records if r.language), None)

    def next_turn(self) -> int:
        """The number of the next batch."""
        self._turns += 1
        return self._turns - 1

    def close(self) -> None:
        """Let nobody wait any more: the run is over, finished or not."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()

    def choose(
        self, turn: int, found: Sequence[Mapping[str, float]], voiced_seconds: Sequence[float]
    ) -> list[str]:
        """The language of each piece of a batch; waits for the batches before it.

        Args:
            turn: the number of the batch.
            found: the model's probability of every language, for each piece.
            voiced_seconds: how long somebody speaks in each piece.
        """
        with self._ready:
            self._ready.wait_for(lambda: self._closed or self._turn >= turn)
            chosen = self._choose(found, voiced_seconds)
            self._turn = max(self._turn, turn + 1)
            self._ready.notify_all()
            return chosen

    def give_up(self, turn: int) -> None:
        """A batch that failed lets the next ones pass, once those before it have chosen."""
        if self.given is not None:
            return  # nobody chooses, so nobody waits
        with self._ready:
            self._ready.wait_for(lambda: self._closed or self._turn >= turn)
            self._turn = max(self._turn, turn + 1)
            self._ready.notify_all()

    def _choose(self, found: Sequence[Mapping[str, float]], voiced: Sequence[float]) -> list[str]:
        if self._allowed:
            chosen = []
            for probabilities in found:
                self._before = among(probabilities, self._allowed, self._before)
                chosen.append(self._before)
            self.main = self.main or chosen[0]
            return chosen
        if self.main is None:
            self.main = main_language(found, voiced) or "en"
        return [
            piece_language(probabilities, seconds_, self.main)
            for probabilities, seconds_ in zip(found, voiced, strict=True)
        ]
