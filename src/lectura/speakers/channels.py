"""Two microphones on two channels: who speaks is which channel is louder.

Some recorders put one speaker on the left and one on the right. Nothing needs to be recognised
then. Where both channels carry the same mix (also with one of them inverted), or only one is ever
spoken into, this is not that kind of recording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE, SILENCE_DBFS, Samples
from lectura.speakers.protocol import Diarization, DiarizerOptions, in_order
from lectura.timeline import Interval, merge

FRAME_SAMPLES = SAMPLE_RATE // 50
"""20 ms."""

_CROSSTALK_DB = 9.0
"""A channel so much quieter than the other carries the other's speaker, not one of its own."""

_LOUDER_DB = 3.0
_LEAST_SECONDS = 0.4
"""Each channel must be louder than the other for so long, else only one is spoken into."""

_INDEPENDENT = 0.5
"""The levels of two microphones in one room rise and fall together, correlation 0.8 and more;
those of two people with a microphone each do not, also where both talk at once."""

_SPEECH_RANGE_DB = 35.0
_ABOVE_NOISE_DB = 9.0
_BREATH_SECONDS = 0.3
_PAUSE_SECONDS = 1.0
_SHORTEST_SECONDS = 0.15

_Levels = npt.NDArray[np.float32]
_Mask = npt.NDArray[np.bool_]


class ChannelLevels:
    """Takes the level of two channels every 20 ms; of three hours it keeps 4 MB."""

    def __init__(self) -> None:
        self._levels: list[_Levels] = []
        self._rest = np.zeros((0, 2), dtype=np.float32)

    def take(self, pair: npt.NDArray[np.float32]) -> None:
        """Process the next stretch, shape ``(n_samples, 2)``, of any length."""
        pair = np.concatenate((self._rest, pair))
        size = len(pair) // FRAME_SAMPLES * FRAME_SAMPLES
        if size:
            self._levels.append(_levels(pair[:size]))
        self._rest = pair[size:].copy()

    def all(self) -> _Levels | None:
        """Levels in dB below full scale, shape ``(n_frames, 2)``; None of nothing."""
        return np.concatenate(self._levels) if self._levels else None


def diarize_channels(
    left_blocks: Iterable[Samples], right_blocks: Iterable[Samples], options: DiarizerOptions
) -> Diarization | None:
    """Who speaks when by the energy of each channel; None where the channels do not tell.

    Args:
        left_blocks: consecutive blocks of one channel, mono float32 at 16 kHz, of any lengths.
        right_blocks: the same of the other; taken in step, so that neither is held whole.
        options: numbers of speakers that two channels cannot carry give None.
    """
    if not may_tell(options):
        return None
    levels = ChannelLevels()
    for pair in _frames(left_blocks, right_blocks):
        levels.take(pair)
    return diarize_levels(levels, options)


def may_tell(options: DiarizerOptions) -> bool:
    """False where two channels cannot carry the numbers of speakers that are allowed."""
    return options.least <= 2 and options.most != 1


def diarize_levels(levels: ChannelLevels, options: DiarizerOptions) -> Diarization | None:
    """The same as `diarize_channels`, of levels that were taken before."""
    both = levels.all()
    if not may_tell(options) or both is None:
        return None
    speech = np.stack([_speech(both[:, channel]) for channel in (0, 1)], axis=1)
    louder = both - both[:, ::-1]
    own_seconds = (speech & (louder >= _LOUDER_DB)).sum(axis=0).min() * FRAME_SAMPLES / SAMPLE_RATE
    if own_seconds < _LEAST_SECONDS or not _independent(both[speech.any(axis=1)]):
        return None
    spans = [
        _spans(speech[:, channel] & (louder[:, channel] > -_CROSSTALK_DB)) for channel in (0, 1)
    ]
    turns = in_order(
        (span, channel, 1.0)
        for channel in (0, 1)
        for span in _bridged(spans[channel], spans[1 - channel])
    )
    return Diarization(turns, len(both) * FRAME_SAMPLES / SAMPLE_RATE, engine="channels")


def _frames(left: Iterable[Samples], right: Iterable[Samples]) -> Iterator[npt.NDArray[np.float32]]:
    """Both channels in step, shape ``(n, 2)``, n a multiple of a frame but for the last."""
    sources = (iter(left), iter(right))
    held = [np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32)]
    while True:
        for channel, source in enumerate(sources):
            if held[channel].size < FRAME_SAMPLES:
                block = next(source, None)
                if block is None:
                    return
                held[channel] = np.concatenate((held[channel], block))
        size = min(part.size for part in held) // FRAME_SAMPLES * FRAME_SAMPLES
        if size:
            yield np.stack([part[:size] for part in held], axis=1)
            held = [part[size:] for part in held]


def _levels(pair: npt.NDArray[np.float32]) -> _Levels:
    """Level of each frame and channel in dB below full scale, shape ``(n_frames, 2)``."""
    power = np.square(pair).reshape(-1, FRAME_SAMPLES, 2).mean(axis=1)
    levels: _Levels = (10 * np.log10(np.maximum(power, 1e-12))).astype(np.float32)
    return levels


def _speech(levels: _Levels) -> _Mask:
    """Frames loud enough to be speech: near the channel's loudest, well above its noise."""
    loudest, noise = np.quantile(levels, 0.98), np.quantile(levels, 0.1)
    threshold = max(
        SILENCE_DBFS, loudest - _SPEECH_RANGE_DB, min(noise + _ABOVE_NOISE_DB, loudest - 15)
    )
    mask: _Mask = levels > threshold
    return mask


def _independent(levels: _Levels) -> bool:
    """True where the channels' levels, shape ``(n, 2)``, do not rise and fall together."""
    left, right = np.maximum(levels, SILENCE_DBFS).T.astype(np.float64)
    spread = float(left.std() * right.std())
    return spread > 0 and float(np.mean((left - left.mean()) * (right - right.mean()))) < (
        _INDEPENDENT * spread
    )


def _spans(mask: _Mask) -> tuple[Interval, ...]:
    """Runs of speech, joined over breaths, without clicks."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    times = (edges * FRAME_SAMPLES / SAMPLE_RATE).tolist()
    spans = merge(map(Interval, times[::2], times[1::2]), within=_BREATH_SECONDS)
    return tuple(span for span in spans if span.duration >= _SHORTEST_SECONDS)


def _bridged(spans: tuple[Interval, ...], others: tuple[Interval, ...]) -> list[Interval]:
    """Pauses closed where the other channel is silent."""
    joined: list[Interval] = []
    for span in spans:
        if joined:
            pause = Interval(joined[-1].end, max(joined[-1].end, span.start))
            if pause.duration < _PAUSE_SECONDS and not any(pause.overlap(o) for o in others):
                joined[-1] = Interval(joined[-1].start, span.end)
                continue
        joined.append(span)
    return joined
