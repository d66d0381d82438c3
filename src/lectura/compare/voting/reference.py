"""What was truly said in the piece, or in a part of it, and how many words solutions got wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lectura.compare.voting.aligning import Pair
from lectura.compare.voting.consensus import time_of
from lectura.compare.voting.network import Network
from lectura.compare.voting.rates import Rate, errors_in, paired, rate_of
from lectura.compare.voting.words import Spoken, spoken_words, within, words_of
from lectura.errors import UsageError
from lectura.records.transcript import Transcript
from lectura.timeline import Interval, format_span

LEAST_IN_COMMON = 0.3
"""Of the words of two texts; with less they are of different recordings or languages."""
_MUCH_LONGER = 1.25
_SURE_WORDS = 3


@dataclass(frozen=True)
class Truth:
    """A reference.

    Attributes:
        name: its file, or ``typed``.
        words: what was said.
        span: the part of the recording it is of; None for the whole piece.
    """

    name: str
    words: tuple[str, ...]
    span: Interval | None

    def rate(self, network: Network, words: Sequence[Spoken], index: int | None) -> Rate:
        """The word error rate of a solution, or of the consensus where ``index`` is None."""
        own = [word.folded for word in self.part(network, words, index)]
        return rate_of(errors_in(self.words, own, paired(self.words, own)), len(self.words))

    def part(
        self, network: Network, words: Sequence[Spoken], index: int | None
    ) -> tuple[Spoken, ...]:
        """The words of a transcript that belong to the reference's part.

        They are taken by the times of their slots, which several solutions tell together.
        """
        if self.span is None:
            return tuple(words)
        found: list[Spoken] = []
        for place, slot in enumerate(network.slots):
            word = network.voted[place].word if index is None else slot[index]
            time = time_of(slot)
            if word is not None and time is not None:
                found += [word] if self.span.start <= time.middle < self.span.end else []
        return tuple(found)


def truth_of(
    transcript: Transcript, name: str, span: Interval, consensus: Sequence[Spoken]
) -> Truth:
    """A reference from a file.

    With times it is of the part of the piece that it covers. Without, it is of the whole piece, or,
    where it is much longer than what was heard, of the part of itself that is like it.

    Args:
        transcript: the reference.
        name: of its file.
        span: the piece.
        consensus: its words.

    Raises:
        UsageError: it has no words in the piece, or hardly any in common with what was heard.
    """
    words = spoken_words(transcript)
    if transcript.timed and words:
        words = within(words, span)
        times = [one for word in words for one in (word.start, word.end) if one is not None]
        if not times:
            raise UsageError(
                f"{name} has no words in {format_span(span)}.",
                hint="Compare minutes that it has: lectura compare RECORDING --minutes 0-5",
                value=name,
            )
        part: Interval | None = Interval(max(span.start, min(times)), min(span.end, max(times)))
        if part is not None and part.duration > span.duration - 2.0:
            part = None
    else:
        part = None
    folded = tuple(word.folded for word in words)
    own = tuple(word.folded for word in consensus)
    if not transcript.timed and len(folded) > _MUCH_LONGER * len(own):
        folded = _like(folded, own, paired(folded, own))
    refuse_another(name, folded, own)
    return Truth(name, folded, part)


def typed_truth(text: str, span: Interval, network: Network) -> Truth:
    """A reference that a person typed for a part of the piece.

    Raises:
        UsageError: as `truth_of`.
    """
    truth = Truth("typed", tuple(word.folded for word in words_of(text)), span)
    consensus = [word.folded for word in truth.part(network, (), None)]
    refuse_another("that was typed", truth.words, consensus)
    return truth


def refuse_another(name: str, folded: Sequence[str], consensus: Sequence[str]) -> None:
    """See that a reference is of what was heard.

    Raises:
        UsageError: it is empty, or has hardly a word in common with it.
    """
    if not folded:
        raise UsageError(
            f"There are no words in the reference {name}.",
            hint="Write what is said in the piece: lectura compare RECORDING --reference FILE",
            value=name,
        )
    common = in_common(folded, consensus)
    if common < LEAST_IN_COMMON:
        raise UsageError(
            f"The reference {name} has {100 * common:.0f} % of its words in common with what was "
            "heard: it is of another recording, other minutes, or another language.",
            hint="Write what is said in the piece: lectura compare RECORDING --reference FILE",
            value=name,
        )


def in_common(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of the first text's words that the second has in the same order, 0–1."""
    same = sum(
        slot is not None and word is not None and first[slot] == second[word]
        for slot, word in paired(first, second)
    )
    return same / max(1, len(first))


def _like(
    folded: tuple[str, ...], consensus: Sequence[str], pairs: Sequence[Pair]
) -> tuple[str, ...]:
    """The part of a long reference that was heard: from the first sure match to the last."""
    same = [
        slot
        for slot, word in pairs
        if slot is not None and word is not None and folded[slot] == consensus[word]
    ]
    sure = [
        index
        for index, slot in enumerate(same)
        if same[index : index + _SURE_WORDS] == list(range(slot, slot + _SURE_WORDS))
    ]
    if not sure:
        return folded
    return folded[same[sure[0]] : same[sure[-1]] + _SURE_WORDS]
