"""Whether a text holds words of a recording: by runs of six words, or all of a shorter sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lectura.records.transcript import Transcript
from lectura.text import folded_words

_RUN = 6
"""Words in a row that hardly two lectures share."""

Run = tuple[str, ...]


class WordsOf:
    """The words of a recording, to be found again in other texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts, sentence by sentence."""
        self._runs: dict[int, set[Run]] = {}
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Count a text among the words."""
        words = folded_words(text)
        for run in _runs_of(words, min(_RUN, len(words))):
            self._runs.setdefault(len(run), set()).add(run)

    def are_in(self, text: str) -> bool:
        """True where six words of it are: in a row, or together in sentences that are shorter."""
        words = folded_words(text)
        found = 0
        for length in sorted(self._runs, reverse=True):
            known = self._runs[length]
            found += length * len(known.intersection(_runs_of(words, length)))
            if found >= _RUN:
                return True
        return 0 < found == sum(length * len(known) for length, known in self._runs.items())


def words_in(transcript: Transcript) -> Iterator[str]:
    """Every sentence in a transcript: as it is, as it was heard, and what was rejected."""
    for segment in transcript.segments:
        yield segment.text
        yield segment.heard or ""
    yield from (rejected.text for rejected in transcript.rejected)


def _runs_of(words: Run, length: int) -> Iterator[Run]:
    if length:
        yield from (words[at : at + length] for at in range(len(words) - length + 1))
