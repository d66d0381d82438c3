"""Why a recogniser doubts its own text, in the words of the page."""

from __future__ import annotations

from lectura.render.languages import PageWording

REASONS: dict[str, str] = {
    "no text although somebody speaks": "doubt_speed",
    "text over near silence": "doubt_silence",
    "the same words again and again": "doubt_loop",
    "text that repeats itself": "doubt_loop",
    "more text than anybody can say in the time": "doubt_speed",
    "less text than the speech has room for": "doubt_speed",
    "the model does not believe its own words": "doubt_unsure",
    "the model is unsure of its words": "doubt_unsure",
    "the model hears no speech": "doubt_silence",
    "two people talk at once": "doubt_overlap",
}
"""The reason a transcript gives → the field of `PageWording` that tells a student the same."""


def reason_of(doubt: str, words: PageWording) -> str:
    """``Doubtful: …``; a reason that is not known is shown as it is given."""
    known = REASONS.get(doubt)
    return words.doubt.format(reason=getattr(words, known) if known else doubt)
