"""A reference that is typed: a stretch is played, and the person writes what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lectura.cli.console import console
from lectura.errors import UsageError
from lectura.timeline import Interval, format_span

if TYPE_CHECKING:
    from pathlib import Path

    from lectura.compare.solutions.piece import Piece, Workplace
    from lectura.store import Artifact, Store

_SECONDS = 90.0
_AGAIN = ("r", "again")
_FILE = "typed.json"


def typed_reference(piece: Piece, place: Workplace, store: Store) -> tuple[str, Interval]:
    """What a person typed for a stretch of the piece, now or in an earlier run.

    Raises:
        UsageError: nothing was typed.
    """
    from lectura.compare.playing import cut, stretch_to_type

    part = stretch_to_type(piece.span, piece.voiced, _SECONDS)
    artifact = _artifact(piece, part, store)
    if text := _kept(artifact):
        console().tell(f"What you typed for {format_span(part)} before is used.")
        return text, part
    sound = place.sound().with_name("listen.wav")
    cut(place.sound(), piece.span, part, sound)
    text = _asked(sound, part)
    if not text.strip():
        raise UsageError(
            "Nothing was typed, so there is no reference.",
            hint="Leave it out, or give a file: lectura compare RECORDING --reference FILE",
        )
    _keep(artifact, text)
    return text, part


def _asked(sound: Path, part: Interval) -> str:
    from lectura.compare.playing import play, player

    words = player()
    told = (
        f"Type what is said in {format_span(part)} of the recording, every word; an empty line "
        "ends it"
    )
    heard = words is not None and play(words, sound)
    if heard:
        console().tell(f"{told}, r plays it again.")
    else:
        console().tell(f"{told}. No player was found here: play {sound}")
    lines: list[str] = []
    while True:
        line = console().ask("> ")
        if line.strip().lower() in _AGAIN and words is not None:
            play(words, sound)
        elif not line.strip():
            return "\n".join(lines)
        else:
            lines.append(line.strip())


def _artifact(piece: Piece, part: Interval, store: Store) -> Artifact:
    recording = piece.recording
    key = {"kind": "typed", "sha256": recording.sha256, "track": recording.audio_track}
    return store.artifact("recognized", {**key, "part": [part.start, part.end]})


def _kept(artifact: Artifact) -> str:
    found = artifact.result_json(_FILE)
    return found if isinstance(found, str) else ""


def _keep(artifact: Artifact, text: str) -> None:
    from lectura.store import canonical_json

    artifact.save(_FILE, canonical_json(text))
    artifact.finish()
