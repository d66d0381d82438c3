"""Regions packed into pieces of at most 30 s, the length Whisper's encoder always computes.

Silence between regions is left out, so that a piece is full of speech: fewer pieces, and nothing
silent for the recogniser to invent words over. A piece remembers where each of its samples came
from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples, dbfs, seconds
from lectura.speech.windowing.regions import SpeechRegion
from lectura.timeline import Interval

PIECE_SAMPLES = 30 * SAMPLE_RATE
"""What the encoder takes at once."""

_SHORTEST_PART_SAMPLES = 1 * SAMPLE_RATE
_CUT_STEP_SAMPLES = int(0.02 * SAMPLE_RATE)


@dataclass(frozen=True)
class Piece:
    """Up to 30 s of speech, decoded at once.

    Attributes:
        regions: where the samples come from, in order; their lengths add up to the audio's.
        audio: the samples of all regions one after the other, shape ``(n_samples,)``.
    """

    regions: tuple[SpeechRegion, ...]
    audio: Samples

    @property
    def span(self) -> Interval:
        """From the first to the last sample, in seconds of the recording."""
        return Interval(seconds(self.regions[0].start), seconds(self.regions[-1].end))

    @property
    def voiced(self) -> tuple[Interval, ...]:
        """Where the detector found a voice, in seconds of the recording."""
        return tuple(
            Interval(seconds(region.voiced_start), seconds(region.voiced_end))
            for region in self.regions
        )

    @property
    def voiced_seconds(self) -> float:
        """Seconds of voice."""
        return sum(interval.duration for interval in self.voiced)

    def to_recording(self, time: float) -> float:
        """A time within the packed audio as a time of the recording; both in seconds."""
        position = round(time * SAMPLE_RATE)
        for region in self.regions:
            if position < region.length:
                return seconds(region.start + max(0, position))
            position -= region.length
        return seconds(self.regions[-1].end)

    def take(self, indices: Sequence[int]) -> Piece:
        """Some of the regions, as a piece of their own."""
        bounds = np.cumsum([region.length for region in self.regions])[:-1]
        audio = np.split(self.audio, bounds)
        return Piece(
            tuple(self.regions[index] for index in indices),
            np.concatenate([audio[index] for index in indices]),
        )

    def split(self) -> tuple[Piece, ...]:
        """The same speech as two smaller pieces, cut at the longest pause near the middle.

        A piece of one region is cut at its quietest moment instead. A piece too short for that is
        returned alone.
        """
        if len(self.audio) < 2 * _SHORTEST_PART_SAMPLES:
            return (self,)
        if len(self.regions) == 1:
            region = self.regions[0]
            third = region.length // 3
            cut = quietest(self.audio, third, region.length - third)
            first, second = cut_region(region, region.start + cut)
            return Piece((first,), self.audio[:cut]), Piece((second,), self.audio[cut:])
        index = _best_cut(self.regions)
        samples = sum(region.length for region in self.regions[:index])
        return (
            Piece(self.regions[:index], self.audio[:samples]),
            Piece(self.regions[index:], self.audio[samples:]),
        )


class Packer:
    """Fills pieces with regions in order."""

    def __init__(self, read: Callable[[int, int], Samples], longest: int = PIECE_SAMPLES) -> None:
        """``read(start, end)`` gives the samples of the recording between two positions."""
        self._read = read
        self._longest = longest
        self._regions: list[SpeechRegion] = []
        self._audio: list[Samples] = []
        self._length = 0

    @property
    def empty(self) -> bool:
        """True when no region waits in an unfinished piece."""
        return not self._regions

    @property
    def start(self) -> int:
        """First sample of the unfinished piece; only while there is one."""
        return self._regions[0].start

    def add(self, region: SpeechRegion) -> list[Piece]:
        """Take a region; give the pieces that it completes (it may begin the next one)."""
        done: list[Piece] = []
        rest: SpeechRegion | None = region
        while rest is not None:
            room = self._longest - self._length
            if rest.length <= room:
                self._put(rest)
                rest = None
            elif self._regions and rest.length <= self._longest:
                done.append(self.flush())
            else:
                rest = self._put_part(rest, room, done)
        return done

    def flush(self) -> Piece:
        """The unfinished piece as it is."""
        piece = Piece(tuple(self._regions), np.concatenate(self._audio))
        self._regions, self._audio, self._length = [], [], 0
        return piece

    def _put(self, region: SpeechRegion) -> None:
        self._regions.append(region)
        self._audio.append(self._read(region.start, region.end))
        self._length += region.length

    def _put_part(self, region: SpeechRegion, room: int, done: list[Piece]) -> SpeechRegion:
        """Speech longer than a piece without any pause: cut it where it is quietest."""
        if room < self._longest // 3:
            done.append(self.flush())
            room = self._longest
        audio = self._read(region.start, region.start + room)
        first, rest = cut_region(region, region.start + quietest(audio, room // 2, room))
        self._put(first)
        done.append(self.flush())
        return rest


def balance_lengths(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same speech in as many pieces of nearly the same length, cut between regions.

    A batch costs as much as its longest piece in every place, so equal ones cost least.
    """
    if len(pieces) < 2:
        return tuple(pieces)
    regions = [region for piece in pieces for region in piece.regions]
    audio = np.concatenate([piece.audio for piece in pieces])
    short, enough = -(-len(audio) // len(pieces)) - 1, max(len(piece.audio) for piece in pieces)
    while enough - short > 1:
        middle = (short + enough) // 2
        fits = len(_filled(regions, middle)) <= len(pieces)
        short, enough = (short, middle) if fits else (middle, enough)
    found, at = [], 0
    for group in _filled(regions, enough):
        length = sum(region.length for region in group)
        found.append(Piece(group, audio[at : at + length]))
        at += length
    return tuple(found)


def _filled(regions: Sequence[SpeechRegion], room: int) -> list[tuple[SpeechRegion, ...]]:
    """Regions in order, as many together as there is room for (a longer one stands alone)."""
    groups: list[list[SpeechRegion]] = []
    length = 0
    for region in regions:
        if not groups or length + region.length > room:
            groups.append([])
            length = 0
        groups[-1].append(region)
        length += region.length
    return [tuple(group) for group in groups]


def joined(pieces: Sequence[Piece]) -> Piece:
    """The speech of several pieces, in order, as one."""
    regions = tuple(region for piece in pieces for region in piece.regions)
    return Piece(regions, np.concatenate([piece.audio for piece in pieces]))


def cut_region(region: SpeechRegion, position: int) -> tuple[SpeechRegion, SpeechRegion]:
    """The region before and after a sample within it."""
    first_voiced = min(max(region.voiced_start, region.start), position)
    return (
        SpeechRegion(region.start, position, first_voiced, min(region.voiced_end, position)),
        SpeechRegion(position, region.end, max(region.voiced_start, position), region.voiced_end)
        if region.voiced_end >= position
        else SpeechRegion(position, region.end, position, position),
    )


def quietest(audio: Samples, first: int, last: int) -> int:
    """The sample in ``first`` … ``last`` around which 40 ms carry the least energy."""
    candidates = range(first, max(first + 1, last - _CUT_STEP_SAMPLES), _CUT_STEP_SAMPLES)
    half = _CUT_STEP_SAMPLES
    return min(candidates, key=lambda at: (dbfs(audio[max(0, at - half) : at + half]), -at))


def _best_cut(regions: Sequence[SpeechRegion]) -> int:
    """Index of the region before which to cut: a long pause, not far from the middle."""
    whole = sum(region.length for region in regions)

    def worth(index: int) -> float:
        pause = seconds(regions[index].voiced_start - regions[index - 1].voiced_end)
        before = sum(region.length for region in regions[:index])
        return min(pause, 2.0) - 3.0 * abs(before / whole - 0.5)

    return max(range(1, len(regions)), key=worth)
