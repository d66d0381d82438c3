"""From the hypotheses of all solutions to a comparison. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lectura.compare.solutions.piece import Piece
from lectura.compare.solutions.stored import Recognized
from lectura.compare.solutions.systems import System
from lectura.compare.voting.agreement import Agreement
from lectura.compare.voting.disagreements import disagreements
from lectura.compare.voting.network import Network, network_of
from lectura.compare.voting.rates import Rate
from lectura.compare.voting.reference import LEAST_IN_COMMON, Truth, in_common
from lectura.compare.voting.words import Spoken, spoken_words, within
from lectura.records.comparison import (
    Comparison,
    ConsensusWord,
    Reference,
    Share,
    Solution,
)
from lectura.records.transcript import Source, Transcript
from lectura.timeline import Interval, format_span, merge, round_seconds, total

_NEAR_SECONDS = 0.5
"""Speech so near to a word is covered by it: words have no times to the syllable."""

FindTruth = Callable[[Network], "Truth | None"]


@dataclass(frozen=True)
class Entry:
    """A solution with its words.

    Attributes:
        system: what it is.
        recognized: what came of it.
        words: those in the piece; empty where it takes no part.
        problem: why it takes no part.
    """

    system: System
    recognized: Recognized
    words: tuple[Spoken, ...] = ()
    problem: str | None = None


def entry_of(system: System, recognized: Recognized, piece: Piece) -> Entry:
    """A solution on the clock of the recording, or why it takes no part.

    A file is on that clock already; everything else heard the piece alone.
    """
    if recognized.transcript is None:
        return Entry(system, recognized, problem=recognized.problem or "it left no transcript")
    words = spoken_words(recognized.transcript)
    if not words:
        return Entry(system, recognized, problem="its transcript is empty")
    if system.kind != "file":
        return Entry(system, recognized, _later(words, piece.span.start))
    if recognized.transcript.timed:
        inside = within(words, piece.span)
        why = None if inside else f"it has no words in {format_span(piece.span)}"
        return Entry(system, recognized, inside, why)
    if not piece.recording.stretch.whole:
        why = "it has no times, so that nobody can tell which of its words belong to these minutes"
        return Entry(system, recognized, problem=why)
    return Entry(system, recognized, words)


def _later(words: Sequence[Spoken], seconds: float) -> tuple[Spoken, ...]:
    return tuple(
        replace(word, start=word.start + seconds, end=word.end + seconds)
        if word.start is not None and word.end is not None
        else word
        for word in words
    )


def compared(
    entries: Sequence[Entry],
    piece: Piece,
    source: Source,
    language: str | None,
    find_truth: FindTruth = lambda _: None,
) -> Comparison:
    """The comparison of what was recognized.

    Args:
        entries: every solution.
        piece: what they recognized.
        source: the recording.
        language: of the speech, where it was given.
        find_truth: the reference for what was recognized, where there is one.
    """
    every = _of_one_speech(entries)
    taking = [one for one in every if one.problem is None]
    network = network_of([one.words for one in taking], piece.voiced)
    truth = find_truth(network) if taking else None
    solutions = [
        _solution(one, taking.index(one), network, piece, truth)
        if one.problem is None
        else _left_out(one)
        for one in every
    ]
    spoken = language or _language([one.recognized.transcript for one in taking])
    names = [one.system.name for one in taking]
    return Comparison(
        source=source,
        language=spoken,
        start=piece.span.start,
        end=piece.span.end,
        voiced_seconds=round_seconds(total(piece.voiced)),
        solutions=_ranked(solutions, dict(zip(names, network.agreements, strict=True))),
        consensus=_consensus(network),
        disagreements=disagreements(network, names, spoken) if len(taking) > 1 else (),
        reference=None if truth is None else _reference(truth, network),
        notices=_notices(taking, piece),
    )


def _of_one_speech(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; one that has hardly a word in common with any other takes no part."""
    folded = {
        index: [word.folded for word in one.words]
        for index, one in enumerate(entries)
        if one.problem is None
    }
    if len(folded) < 3:  # of two nobody can tell which is the stranger
        return list(entries)
    found = list(entries)
    for index, words in folded.items():
        others = [other for key, other in folded.items() if key != index]
        if all(_strangers(words, one) for one in others):
            told = _other_language(entries[index], entries)
            found[index] = replace(
                entries[index],
                problem=f"it has hardly a word in common with the others: {told}",
            )
    return found


def _strangers(first: Sequence[str], second: Sequence[str]) -> bool:
    return max(in_common(first, second), in_common(second, first)) < LEAST_IN_COMMON


def _other_language(entry: Entry, entries: Sequence[Entry]) -> str:
    own = entry.recognized.transcript.language if entry.recognized.transcript else None
    most = _language([one.recognized.transcript for one in entries])
    if own and most and own != most:
        return f"it is in '{own}', they are in '{most}'"
    return "another language, another recording, or no transcript?"


def _language(transcripts: Sequence[Transcript | None]) -> str | None:
    named = Counter(one.language for one in transcripts if one is not None and one.language)
    return named.most_common(1)[0][0] if named else None


def _solution(
    entry: Entry, index: int, network: Network, piece: Piece, truth: Truth | None
) -> Solution:
    words = network.transcripts[index]
    found = network.agreements[index]
    alone = len(network.transcripts) < 2
    return _row(entry).model_copy(
        update={
            "words": len(words),
            "times_real_time": _speed(entry.recognized, piece),
            "coverage": coverage(words, piece.voiced),
            "agreement": None if alone else _share(found.differences.rest),
            "faults": () if alone else found.faults.sentences,
            "error_rate": None if truth is None else _share(truth.rate(network, words, index)),
        }
    )


def _row(entry: Entry) -> Solution:
    seconds = entry.recognized.seconds
    return Solution(
        name=entry.system.name,
        kind=entry.system.kind,
        what=entry.system.shown,
        seconds=None if seconds is None else round_seconds(seconds),
        peak_bytes=entry.recognized.peak_bytes,
    )


def _left_out(entry: Entry) -> Solution:
    return _row(entry).model_copy(update={"problem": entry.problem})


def _speed(recognized: Recognized, piece: Piece) -> float | None:
    return round(piece.span.duration / recognized.seconds, 2) if recognized.seconds else None


def _share(rate: Rate) -> Share:
    return Share(value=round(rate.value, 4), low=round(rate.low, 4), high=round(rate.high, 4))


def _ranked(
    solutions: Sequence[Solution], agreements: Mapping[str, Agreement]
) -> tuple[Solution, ...]:
    """The best first: by agreement and gross faults, then by what is covered; the absent last."""

    def rank(solution: Solution) -> tuple[bool, float, float]:
        taking = agreements.get(solution.name)
        covered = -(solution.coverage or 0.0)
        return taking is None, 0.0 if taking is None else taking.rank, covered

    return tuple(sorted(solutions, key=rank))


def coverage(words: Sequence[Spoken], voiced: Sequence[Interval]) -> float | None:
    """Of the time in which somebody speaks, the share that has words; None without any time."""
    spans = merge(
        Interval(max(0.0, word.start - _NEAR_SECONDS), word.end + _NEAR_SECONDS)
        for word in words
        if word.start is not None and word.end is not None
    )
    whole = total(voiced)
    if not spans or not whole:
        return None
    both = (span.intersection(one) for span in spans for one in voiced if span.overlap(one))
    return round(min(1.0, total(one for one in both if one is not None) / whole), 4)


def _consensus(network: Network) -> tuple[ConsensusWord, ...]:
    return tuple(
        ConsensusWord(
            text=f" {one.word.shown}" if one.word.spaced else one.word.shown,
            start=None if one.word.start is None else round_seconds(one.word.start),
            end=None if one.word.end is None else round_seconds(one.word.end),
            share=round(one.share, 4),
            doubtful=one.doubtful,
        )
        for one in network.consensus
        if one.word is not None
    )


def _reference(truth: Truth, network: Network) -> Reference:
    words = [one.word for one in network.consensus if one.word is not None]
    return Reference(
        name=truth.name,
        words=len(truth.words),
        start=None if truth.span is None else round_seconds(truth.span.start),
        end=None if truth.span is None else round_seconds(truth.span.end),
        consensus_error_rate=_share(truth.rate(network, words, None)),
    )


def _notices(taking: Sequence[Entry], piece: Piece) -> tuple[str, ...]:
    found = []
    if len(taking) == 1:
        found.append("One solution alone agrees with nobody: name another with --with.")
    elif len(taking) == 2 and _strangers(*([w.folded for w in one.words] for one in taking)):
        found.append(
            "The two have hardly a word in common: one is in another language, of another "
            "recording or other minutes, or no transcript. Name a third with --with."
        )
    elif len(taking) == 2:
        found.append(
            "Of two solutions, agreement tells how much they differ, not which of them is right: "
            "name a third with --with, or type what is said with --type-reference."
        )
    if not piece.voiced:
        found.append("Nobody speaks in these minutes: what was written there was made up.")
    return tuple(found)
