"""A stream of audio cut into windows: the stretches that are transcribed and kept as one.

A window ends where its last piece is full, so its pieces waste nothing, and it begins with a
fresh voice detector, so a run that starts again at any window's end finds the very same windows
as an undisturbed one. Memory holds the speech of one window and never the silence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from lectura.audio import BLOCK_SAMPLES, SAMPLE_RATE, Samples, silence
from lectura.audio.vad import FRAME_SAMPLES, VoiceDetector
from lectura.speech.windowing.levels import Level, levelled
from lectura.speech.windowing.packing import PIECE_SAMPLES, Packer, Piece, balance_lengths
from lectura.speech.windowing.regions import RegionFinder, SpeechRegion

PIECES_PER_WINDOW = 6
"""Three minutes of speech: what a power cut can cost. A batch for each of two workers."""

_LONGEST_WINDOW_SAMPLES = 600 * SAMPLE_RATE
"""A window ends at the next pause after ten minutes, also when hardly anybody speaks."""
_DETECT_SAMPLES = 10 * BLOCK_SAMPLES // FRAME_SAMPLES * FRAME_SAMPLES
"""Audio given to the detector at once: few calls, little memory."""


@dataclass(frozen=True)
class Cutting:
    """How the sound is cut into pieces, and how loud they are shown to the recogniser.

    Attributes:
        piece_samples: the longest piece.
        switching_piece_samples: the same where languages change: short, so that few hold two.
        detector: makes what finds voice.
        level: gives the audio of a piece that the recogniser is shown.
    """

    piece_samples: int = PIECE_SAMPLES
    switching_piece_samples: int = 12 * SAMPLE_RATE
    detector: Callable[[], VoiceDetector] = VoiceDetector
    level: Level = levelled


@dataclass(frozen=True)
class Window:
    """A stretch of the recording, with the speech in it.

    ``start`` and ``end`` are samples of the recording; ``final`` is true for the last window.
    """

    index: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    final: bool


class _Tape:
    """The latest samples of a stream, addressed by their position in the recording."""

    def __init__(self, blocks: Iterable[Samples], start: int) -> None:
        self._source = iter(blocks)
        self._kept: deque[tuple[int, Samples]] = deque()
        self.end = start

    def pull(self) -> bool:
        """Take one more block; False at the end of the stream."""
        block = next(self._source, None)
        if block is None:
            return False
        self._kept.append((self.end, block))
        self.end += len(block)
        return True

    def read(self, start: int, end: int) -> Samples:
        """The samples from ``start`` to ``end``; silence beyond the end of the stream."""
        parts = [
            block[max(0, start - at) : max(0, end - at)]
            for at, block in self._kept
            if at < end and at + len(block) > start
        ]
        audio = np.concatenate(parts) if parts else silence(0)
        missing = end - start - len(audio)
        return np.concatenate([audio, silence(missing)]) if missing > 0 else audio

    def forget(self, before: int) -> None:
        """Let go of blocks that end before a position."""
        while self._kept and self._kept[0][0] + len(self._kept[0][1]) <= before:
            self._kept.popleft()


def windows(
    blocks: Iterable[Samples],
    detector: VoiceDetector,
    *,
    start: int = 0,
    first_index: int = 0,
    piece_samples: int = PIECE_SAMPLES,
    pieces_per_window: int | None = None,
    expected_samples: int | None = None,
) -> Iterator[Window]:
    """Cut a stream into windows.

    Args:
        blocks: consecutive samples of the recording from ``start`` on, in blocks of any length.
        detector: finds the voice; its state is reset at every window.
        start: position in the recording of the first sample of ``blocks``.
        first_index: number of the first window.
        piece_samples: longest piece.
        pieces_per_window: `PIECES_PER_WINDOW` where nothing else is said.
        expected_samples: length of the recording by its header, where it has one.
    """
    tape = _Tape(blocks, start)
    index, final = first_index, False
    most = pieces_per_window or PIECES_PER_WINDOW
    while not final:
        window = _Cutter(tape, detector, start, piece_samples, most, expected_samples).cut(index)
        yield window
        start, final, index = window.end, window.final, index + 1


class _Cutter:
    """Cuts one window off the tape."""

    def __init__(
        self,
        tape: _Tape,
        detector: VoiceDetector,
        start: int,
        piece_samples: int,
        most: int,
        expected_samples: int | None,
    ) -> None:
        detector.reset()
        self._tape = tape
        self._detector = detector
        self._start = start
        self._finder = RegionFinder(start)
        self._packer = Packer(tape.read, piece_samples)
        self._most = most
        # A rest of at most half a window joins the last one, so that its batches are balanced.
        self._most_rest = most // 2
        self._rest_samples = self._most_rest * piece_samples
        self._expected = expected_samples
        self._pieces: list[Piece] = []

    def cut(self, index: int) -> Window:
        position = self._start
        while True:
            while self._tape.end < position + _DETECT_SAMPLES and self._tape.pull():
                pass
            ended = self._tape.end < position + _DETECT_SAMPLES
            stop = min(position + _DETECT_SAMPLES, self._tape.end)
            regions = self._detect(position, stop)
            if ended:
                regions += self._finder.finish(stop)
            end = self._pack(regions)
            if end is not None:
                return self._window(index, end, final=False)
            if ended:
                return self._window(index, stop, final=True)
            position = stop
            if self._finder.silent and position - self._start >= _LONGEST_WINDOW_SAMPLES:
                return self._window(index, position, final=False)
            self._tape.forget(self._finder.needed_from)

    def _detect(self, position: int, stop: int) -> list[SpeechRegion]:
        frames = -(-(stop - position) // FRAME_SAMPLES)
        audio = self._tape.read(position, position + frames * FRAME_SAMPLES)
        return self._finder.feed(self._detector.probabilities(audio).tolist())

    def _pack(self, regions: list[SpeechRegion]) -> int | None:
        """Pack regions; the sample at which the next window starts, or None to go on."""
        for region in regions:
            done = self._packer.add(region)
            starts = [piece.regions[0].start for piece in done[1:]] + [self._packer.start]
            for piece, next_start in zip(done, starts, strict=False):
                self._pieces.append(piece)
                if self._is_full(next_start):
                    return next_start
        return None

    def _is_full(self, next_start: int) -> bool:
        count = len(self._pieces)
        rest = self._expected - next_start if self._expected is not None else 0
        last = 0 < rest <= self._rest_samples
        return count == self._most + (self._most_rest if last else 0)

    def _window(self, index: int, end: int, *, final: bool) -> Window:
        if not self._packer.empty and end > self._packer.start:
            self._pieces.append(self._packer.flush())
        self._tape.forget(end)
        return Window(index, self._start, end, balance_lengths(self._pieces), final)
