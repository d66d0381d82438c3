"""The files that a command is about, in the commands that a hint tells to type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lectura.paths import as_argument

_COMMAND = re.compile(r"\blectura (?P<verb>\w+)(?P<before>(?: (?!FILE\b)[^\s;]+)*) FILE\b(?!\.\w)")
_OF_TRANSCRIPTS = frozenset(("speakers", "correct", "convert", "summarize"))
_OF_RECORDINGS = frozenset(("run", "transcribe"))


@dataclass(frozen=True)
class AtHand:
    """What is worked on: the word FILE of a hint stands for it.

    Attributes:
        recording: the recording; None where none is known.
        transcript: its transcript, or the file that was named as one.
        out: the folder of the outputs, where the recording is in another one.
    """

    recording: Path | None = None
    transcript: Path | None = None
    out: Path | None = None

    def named(self, hint: str) -> str:
        """The hint with the real names; a word stays where the name is not known."""
        return _COMMAND.sub(self._filled, hint)

    def _filled(self, match: re.Match[str]) -> str:
        verb = match["verb"]
        path = self.transcript if verb in _OF_TRANSCRIPTS else self.recording
        if path is None:
            return match[0]
        filled = f"lectura {verb}{match['before']} {as_argument(path)}"
        if self.out is None or verb not in _OF_RECORDINGS or " -o " in filled:
            return filled
        return f"{filled} -o {as_argument(self.out)}"


def of_inputs(inputs: tuple[Path, ...]) -> AtHand:
    """What is at hand where recordings were typed: the only one, where it is a file."""
    only = inputs[0] if len(inputs) == 1 else None
    return AtHand(recording=only) if only is not None and only.is_file() else AtHand()


def of_transcript(path: Path) -> AtHand:
    """What is at hand where a transcript was typed: with the recording that is beside it."""
    from lectura.cli.originals import recording_of
    from lectura.records.target import beside_file

    if not path.is_file():
        return AtHand()
    return AtHand(recording_of(path, beside_file(path)), path)


def of_job(path: Path, out_dir: Path, transcript: Path) -> AtHand:
    """What is at hand while a recording is worked on."""
    elsewhere = out_dir.absolute() != path.parent.absolute()
    return AtHand(path, transcript, out_dir if elsewhere else None)
