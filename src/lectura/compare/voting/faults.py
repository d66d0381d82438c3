"""Whether a transcript leaves out, repeats or moves whole passages. Pure.

A recogniser that mishears errs word by word. Long runs of words that are only missing, or only
there, are something else: speech that was skipped, a sentence that was repeated, a passage in the
wrong place. Viewers reward a text that leaves out what is hard; a comparison must not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lectura.compare.voting.aligning import Pair

_RUN_WORDS = 8
"""So many in a row are no slip."""
_SLIPS = 1
"""Chance matches in the middle of a run."""
_GROSS = 0.03
"""A share of the text from which on a fault counts."""
_SHINGLE = 3


@dataclass(frozen=True)
class Faults:
    """Shares, 0–1; 0.0 where it is nothing worth telling.

    Attributes:
        left_out: of the consensus, words that most others heard, in long runs.
        put_in: of the transcript, words that nobody else heard, in long runs: often a sentence
            that was repeated.
        moved: of the consensus, words that stand in another place than they were said in.
    """

    left_out: float = 0.0
    put_in: float = 0.0
    moved: float = 0.0

    @property
    def gross(self) -> bool:
        """True where whole passages are wrong."""
        return max(self.left_out, self.put_in, self.moved) > 0

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is wrong, for people."""
        told = (
            (self.left_out, "leaves out {} of what the others heard, in whole passages"),
            (self.put_in, "holds passages that nobody else heard, {} of its words: repetitions?"),
            (self.moved, "has {} of the words in another place than the others"),
        )
        return tuple(text.format(f"{100 * share:.0f} %") for share, text in told if share)


def faults(reference: Sequence[str], words: Sequence[str], pairs: Sequence[Pair]) -> Faults:
    """The gross faults of a transcript.

    Args:
        reference: the consensus of the others.
        words: of the transcript.
        pairs: the two, aligned (see `lectura.compare.voting.rates.paired`).
    """
    same = [
        slot is not None and word is not None and reference[slot] == words[word]
        for slot, word in pairs
    ]
    wrong = _in(pairs, long_runs([not one for one in same]))
    meant, wrote = [slot for slot, _ in wrong], [word for _, word in wrong]
    moved = _found(reference, meant, _shingles(words, wrote))
    misplaced = _found(words, wrote, _shingles(reference, meant))
    missing = _in(pairs, long_runs([word is None for _, word in pairs]))
    added = _in(pairs, long_runs([slot is None for slot, _ in pairs]))
    whole = max(1, len(reference))
    return Faults(
        left_out=_worth_telling(len({slot for slot, _ in missing} - moved - {None}) / whole),
        put_in=_worth_telling(
            len({word for _, word in added} - misplaced - {None}) / max(1, len(words))
        ),
        moved=_worth_telling(len(moved) / whole),
    )


def _in(pairs: Sequence[Pair], runs: Sequence[range]) -> list[Pair]:
    return [pairs[index] for run in runs for index in run]


def _worth_telling(share: float) -> float:
    return share if share >= _GROSS else 0.0


def long_runs(wrong: Sequence[bool]) -> list[range]:
    """Where many in a row are wrong in the same way; a single one between does not end a run."""
    runs: list[range] = []
    first = last = -1
    for index, bad in enumerate([*wrong, *[False] * (_SLIPS + 1)]):
        if bad:
            first, last = (index if first < 0 else first), index
        elif first >= 0 and index - last > _SLIPS:
            runs.append(range(first, last + 1))
            first = -1
    return [run for run in runs if len(run) >= _RUN_WORDS]


def _shingles(words: Sequence[str], places: Sequence[int | None]) -> set[tuple[str, ...]]:
    """Every few words in a row among those at these places."""
    taken = [words[place] for place in places if place is not None]
    return {tuple(taken[i : i + _SHINGLE]) for i in range(len(taken) - _SHINGLE + 1)}


def _found(
    words: Sequence[str], places: Sequence[int | None], shingles: set[tuple[str, ...]]
) -> set[int]:
    """The places whose words stand in a row that is among these."""
    taken = [place for place in places if place is not None]
    found: set[int] = set()
    for index in range(len(taken) - _SHINGLE + 1):
        row = taken[index : index + _SHINGLE]
        if tuple(words[place] for place in row) in shingles:
            found |= set(row)
    return found
