"""How a window is decoded first: greedily, or by beam search at once; pure.

A greedy decoding is quick, but every piece that it doubts is decoded once more by beam search.
Where that meets most pieces, the first decoding is wasted. What the last windows were like says
what the next is like; it is read from their records alone, so that a resumed run decides as an
undisturbed one.
"""

from __future__ import annotations

from collections.abc import Sequence

from lectura.speech.segments.checkpoint import WindowRecord

_LOOK_BACK = 2
"""Windows that are looked at: one alone is six pieces, too few to tell half from a third."""
_MOSTLY_UNSURE = 0.5
"""Share of doubted pieces at which both ways take the same time (measured: 0.49)."""
_LAG = 2
"""A window begins while the one before it is decoded, so what it looks at ends two back."""


def beam_first(index: int, records: Sequence[WindowRecord]) -> bool:
    """True where a window is better decoded by beam search at once.

    Args:
        index: the window.
        records: those of finished windows, from the first on. Which of them are looked at does not
            depend on how many there are.
    """
    last = max(0, index - _LAG + 1)
    known = records[max(0, last - _LOOK_BACK) : last]
    pieces = sum(record.pieces for record in known)
    return pieces > 0 and sum(record.unsure for record in known) > _MOSTLY_UNSURE * pieces
