"""The sound that goes inside a page: on the page's clock, silent where somebody was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.audio import BLOCK_SAMPLES, samples_at, seconds, silence
from lectura.pipeline.parts.joined import looked_at
from lectura.progress import Hook, Progress
from lectura.records.transcript import Transcript
from lectura.store import Store, digest
from lectura.timeline import Interval, Stretch

if TYPE_CHECKING:
    from lectura.audio import Samples
    from lectura.pipeline.source import Recording


def recording_at_hand(
    store: Store, paths: Sequence[Path], transcript: Transcript, hook: Hook
) -> Recording:
    """The recording of a page: its file, or several that are one lecture, with the same track.

    Raises:
        MediaError: one of its kinds: it cannot be read.
    """
    source = transcript.source
    part = source.stretch if source is not None else None
    stretch = Stretch() if part is None else Stretch(part.start, part.end)
    parts = tuple(paths) if len(paths) > 1 else ()
    track = source.track if source is not None and not parts else None
    return looked_at(store, paths[0], parts, track, stretch, hook=hook)


def sound_key(transcript: Transcript, silent: Iterable[Interval]) -> str:
    """Says of what the sound of a page is made, but of which recording."""
    from lectura.media.web.sound import SOUND_FORM  # noqa: PLC0415 - only with sound inside

    source = transcript.source
    part = source.stretch if source is not None else None
    stretch = None if part is None else [part.start, part.end]
    track = None if source is None else source.track
    return digest([SOUND_FORM, track, stretch, [[one.start, one.end] for one in silent]])


def sound_inside(recording: Recording, silent: Sequence[Interval], hook: Hook) -> bytes:
    """The sound of a recording as AAC in MP4.

    Of a part of a recording there is silence before it, so that all times are those of the whole.

    Args:
        recording: the file or files, and the part that is wanted.
        silent: stretches in which somebody is heard who was left out.
        hook: gets how far it is.

    Raises:
        MediaError: one of its kinds: it cannot be decoded or made small.
    """
    from lectura.media.web.sound import small_sound  # noqa: PLC0415 - only with sound inside

    total = recording.seconds
    with recording.open() as stream:
        blocks = _told(stream, total, hook)
        made = small_sound(silenced(_from_zero(blocks, recording.stretch.start), silent))
    recording.check()
    hook(Progress("write", total or 0.0, total or 0.0, "seconds"))
    return made


def silenced(blocks: Iterable[Samples], silent: Sequence[Interval]) -> Iterator[Samples]:
    """Blocks of sound with silence in some stretches, given in seconds from the first sample."""
    spans = [(samples_at(span.start), samples_at(span.end)) for span in silent]
    begin = 0
    for block in blocks:
        end = begin + block.size
        inside = [(max(a, begin), min(b, end)) for a, b in spans if a < end and b > begin]
        if inside:
            block = block.copy()  # noqa: PLW2901 - the decoder's own stays as it is
            for a, b in inside:
                block[a - begin : b - begin] = 0.0
        yield block
        begin = end


def _told(blocks: Iterable[Samples], total: float | None, hook: Hook) -> Iterator[Samples]:
    done = 0
    for number, block in enumerate(blocks):
        if number % 10 == 0:
            hook(Progress("write", seconds(done), total, "seconds", "the sound of the page"))
        done += block.size
        yield block


def _from_zero(blocks: Iterable[Samples], start: float) -> Iterator[Samples]:
    """The same after so many seconds of silence."""
    left = samples_at(start)
    while left > 0:
        yield silence(min(left, BLOCK_SAMPLES))
        left -= BLOCK_SAMPLES
    yield from blocks
