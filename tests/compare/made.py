"""Words and networks, written as they are read: what tests of comparisons are made of."""

from __future__ import annotations

from collections.abc import Sequence

from lectura.compare.voting.network import Network, network_of
from lectura.compare.voting.words import Spoken
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import Interval

SECONDS_A_WORD = 0.5


def timed(text: str, *, start: float = 0.0) -> tuple[Spoken, ...]:
    """The words of a text in lower case, half a second each; ``_`` is half a second of nothing."""
    return tuple(
        Spoken(
            word.lower(),
            word,
            start + SECONDS_A_WORD * number,
            start + SECONDS_A_WORD * (number + 1),
        )
        for number, word in enumerate(text.split())
        if word != "_"
    )


def network(texts: Sequence[str], voiced: Sequence[tuple[float, float]] = ()) -> Network:
    """The network of some texts (see `timed`)."""
    return network_of([timed(text) for text in texts], [Interval(*span) for span in voiced])


def transcript(*lines: tuple[float | None, float | None, str], language: str = "en") -> Transcript:
    """A transcript of lines: start, end, text."""
    segments = tuple(
        Segment(id=number, start=start, end=end, text=text)
        for number, (start, end, text) in enumerate(lines)
    )
    return Transcript(language=language, segments=segments)
