"""Whether notes by a small model are worth more than those made without one."""

from __future__ import annotations

from lectura.records.notes import Notes

FEWEST_POINTS = 3
"""A lecture whose notes have fewer key points was not understood."""


def key_points(notes: Notes) -> int:
    """How many key points the notes show; each of them rests on words of the lecture."""
    return sum(len(topic.key_points) for topic in notes.topics)


def too_little(notes: Notes, keyless: Notes, *, tiny: bool) -> str | None:
    """Why the keyless notes are the better ones, as the second half of a sentence; None if not.

    They are where fewer than half of the key points rest on the lecture, or fewer than three.

    Args:
        notes: by the model.
        keyless: of the same lecture.
        tiny: the model is too small to be believed with two points about a short lecture, even
            where the rules find no more.
    """
    shown = key_points(notes)
    made = shown + sum(item.kind == "key point" for item in notes.unsupported)
    few = shown < FEWEST_POINTS and (tiny or key_points(keyless) >= FEWEST_POINTS)
    if 2 * shown >= made and not few:
        return None
    if made == 0:
        return "it made no key points"
    return f"only {shown} of its {made} key points rest on the lecture"
