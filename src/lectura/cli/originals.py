"""What a file that a person names belongs to: its recording, what was heard in it, and hints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.errors import TranscriptError
from lectura.paths import as_argument, display_path

if TYPE_CHECKING:
    from lectura.corrections.pairs import Corrections
    from lectura.formats import CueOptions
    from lectura.pipeline import Target
    from lectura.records.transcript import Transcript
    from lectura.store import Store

_COMMAND = re.compile(r"\blectura (?P<verb>\w+)(?: (?!FILE\b)[^\s;]+)* FILE\b(?!\.\w)")
_OF_TRANSCRIPTS = frozenset(("speakers", "correct", "convert", "summarize"))
_OF_RECORDINGS = frozenset(("run", "transcribe"))


_ENDPOINT = ("--llm", "--llm-model", "--base-url", "--gguf")


def with_endpoint(hint: str, typed: Sequence[str]) -> str:
    """The hint; ``lectura doctor`` at its end looks at the language model that was typed."""
    if not hint.endswith("lectura doctor"):
        return hint
    flags = []
    for flag, value in pairwise((*typed, "")):
        name, equals, rest = flag.partition("=")
        if name in _ENDPOINT and (equals or value):
            flags += [name, as_argument(rest if equals else value)]
    return " ".join([hint, *flags])


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
        filled = match[0].removesuffix("FILE") + as_argument(path)
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

    if not path.is_file():
        return AtHand()
    return AtHand(recording_of(path, place_of(path)), path)


def of_job(path: Path, out_dir: Path, transcript: Path) -> AtHand:
    """What is at hand while a recording is worked on."""
    elsewhere = out_dir.absolute() != path.parent.absolute()
    return AtHand(path, transcript, out_dir if elsewhere else None)


def place_of(file: Path) -> Target:
    """The place of the outputs to which a file belongs, which may be any of them or the recording.

    Where a recording's are not called after it, the JSON beside it tells which are its own.
    """
    from lectura.outputs.digests import json_object
    from lectura.records.target import beside_file, makes_lecture

    usual = beside_file(file)
    if not _is_recording(file) or usual.transcript("json").exists():
        return usual
    found = []
    for path in sorted(file.parent.glob("*.json")):
        source = (json_object(path) or {}).get("source") if makes_lecture(path) else None
        named = isinstance(source, dict) and source.get("name") == display_path(file.name)
        if named and isinstance(source, dict) and source.get("stretch") is None:
            found.append(beside_file(path))
    return found[0] if len(found) == 1 else usual


def _is_recording(file: Path) -> bool:
    from lectura.inputs.discover import RECORDING_SUFFIXES

    return file.suffix.casefold() in RECORDING_SUFFIXES


def recording_of(file: Path, target: Target) -> Path | None:
    """The recording itself, or the one of the outputs it is beside; None where none is there."""
    from lectura.inputs.discover import RECORDING_SUFFIXES
    from lectura.outputs.writing import recording_of as named_by
    from lectura.pipeline.rework.conversion import read_beside

    if _is_recording(file):
        return file if file.is_file() else None
    words = read_beside(target)
    named = named_by(target.transcript("json"), words) if words is not None else None
    if named is not None:
        return named
    beside = (target.folder / f"{target.stem}{suffix}" for suffix in sorted(RECORDING_SUFFIXES))
    return next((path for path in beside if path.is_file()), None)


def heard_in(file: Path, target: Target, store: Store) -> Transcript:
    """What was heard in the recording to which a file belongs, as the store keeps it.

    Raises:
        TranscriptError: it is not in the store, or nothing tells which recording is meant.
    """
    from lectura.inputs.recordings import content_digest
    from lectura.pipeline.rework.conversion import read_beside
    from lectura.pipeline.rework.from_store import recalled

    like = read_beside(target)
    source = like.source if like is not None else None
    recording = recording_of(file, target)
    if source is not None and source.sha256 is not None:
        sha256, name = source.sha256, source.name
    elif recording is not None:
        sha256, name = content_digest(store, recording), recording.name
    else:
        raise TranscriptError(
            f"Nothing tells which recording {file} is of: {target.transcript('json')} does not "
            "say it, and no recording is beside it.",
            hint="Name the recording: lectura convert RECORDING --from-store",
            value=str(file),
        )
    return recalled(store, sha256, name, like, target.speakers)


def heard_in_place(
    recording: Path, target: Target, corrections: Corrections, store: Store
) -> Transcript | None:
    """The transcript of which the outputs beside a recording were written, where no JSON tells.

    None where the store has none that gives the very files.

    Raises:
        ConfigError: the file of the speakers' names is damaged.
    """
    from lectura.formats import CueOptions
    from lectura.inputs.recordings import content_digest
    from lectura.outputs.corrections import corrected
    from lectura.outputs.cue_limits import limits_of
    from lectura.pipeline.rework.from_store import all_recalled

    limits = limits_of(store, target, CueOptions())
    sha256 = content_digest(store, recording)
    for heard in all_recalled(store, sha256, recording.name, target.speakers):
        transcript = corrected(heard, corrections)
        if _gives(transcript, target, limits):
            return transcript
    return None


def _gives(transcript: Transcript, target: Target, limits: CueOptions) -> bool:
    """True where one of the outputs is what a transcript is written as."""
    from lectura.formats import FORMATS, write_transcript

    for name in FORMATS:
        place = target.transcript(name)
        if not place.is_file():
            continue
        if place.read_bytes() == write_transcript(transcript, name, limits).encode():
            return True
    return False
