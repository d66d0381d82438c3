"""The recording of a page: where it is, how the page reaches it, and whether a browser plays it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from lectura.errors import MediaError
from lectura.inputs.discover import RECORDING_SUFFIXES
from lectura.outputs.writing import recording_of, recordings_of
from lectura.paths import as_argument, display_path, file_address
from lectura.pipeline.pages.order import Asked, Found
from lectura.pipeline.pages.recipe import Recipe
from lectura.records.notes import Notes
from lectura.records.target import Target, address_from, is_transcript, recording_at
from lectura.records.transcript import Transcript

_SOUND_ALONE = frozenset(
    (".aac", ".amr", ".aiff", ".caf", ".flac", ".m4a", ".m4b", ".mka", ".mp3", ".oga", ".ogg",
     ".opus", ".wav", ".wma", ".w64")
)  # fmt: skip
_PLAYED = frozenset(
    (".aac", ".flac", ".m4a", ".m4b", ".m4v", ".mov", ".mp3", ".mp4", ".oga", ".ogg", ".opus",
     ".wav", ".webm")
)  # fmt: skip
"""Of files that cannot be looked into now, the name says whether a browser may play them."""


@dataclass(frozen=True)
class Facts:
    """What a browser makes of a recording, and how many seconds it lasts, where it tells."""

    kind: Literal["audio", "video"]
    plays: bool
    seconds: float | None = None


def found_for(target: Target, path: Path, transcript: Transcript) -> Found:
    """The recording of a run, whose outputs go to a target that is linked to it.

    Args:
        target: of the outputs.
        path: what was worked on: the recording, or a transcript.
        transcript: of it.
    """
    name = transcript.source.name if transcript.source else ""
    if target.recordings:
        ways = tuple(one for one in target.recordings if one is not None)
        return Found(tuple(recording_at(way, target.folder) for way in ways), None, name)
    is_recording = path.is_file() and not is_transcript(path) and path.suffix.lower() != ".docx"
    if target.recording is None:
        own = Found((path,), None, name or display_path(path.name))
        return own if is_recording else missing(target.folder, transcript)
    there = path if is_recording else recording_at(target.recording, target.folder)
    return Found((there,), target.recording, name or display_path(there.name))


def found_beside(
    target: Target, transcript: Transcript, notes: Notes | None, folder: Path
) -> Found:
    """The recording of outputs that are there: where the notes lead, or beside them.

    Args:
        target: of the outputs.
        transcript: of them.
        notes: with the addresses of their run; None without.
        folder: of the page.
    """
    name = transcript.source.name if transcript.source else ""
    file = target.transcript("json")
    if several := recordings_of(file, transcript):
        return Found(several, None, name)
    way = notes.source.recording if notes is not None else None
    if way is not None:
        path = recording_at(way, target.folder)
        address = way if folder == target.folder else address_from(folder, path)
        return Found((path,), address, name or display_path(path.name))
    beside = recording_of(file, transcript) or _alike(target)
    if beside is None:
        return missing(folder, transcript)
    return Found((beside,), address_from(folder, beside), display_path(beside.name))


def missing(folder: Path, transcript: Transcript) -> Found:
    """A recording that is not there: the page looks for it beside itself, under its name."""
    source = transcript.source
    if source is None or source.files or PurePath(source.name).name != source.name:
        return Found(name=source.name if source is not None and source.files else "")
    if PurePath(source.name).suffix.casefold() not in RECORDING_SUFFIXES:
        return Found()
    return Found((folder / source.name,), file_address(source.name), source.name)


def _alike(target: Target) -> Path | None:
    """A recording called as the outputs are: that of subtitles from elsewhere."""
    names = (target.folder / f"{target.stem}{suffix}" for suffix in sorted(RECORDING_SUFFIXES))
    return next((path for path in names if path.is_file()), None)


def facts_of(found: Found, before: Recipe) -> Facts:
    """What a browser makes of a recording, as it says itself; else as was found before.

    Where nobody could look into it, by its name.
    """
    path = found.paths[0] if found.paths else None
    if path is not None and path.is_file():
        from lectura.media.probe import probe  # noqa: PLC0415
        from lectura.media.web.playable import plays_in_browsers  # noqa: PLC0415 - loads libav

        try:
            info = probe(path)
            kind: Literal["audio", "video"] = "video" if info.has_video else "audio"
            return Facts(kind, plays_in_browsers(info), info.duration)
        except MediaError:
            pass
    if before.kind is not None:
        return Facts(before.kind, before.plays)
    suffix = PurePath(found.name).suffix.casefold()
    return Facts("audio" if suffix in _SOUND_ALONE else "video", suffix in _PLAYED)


def advice_for(page: Path, typed: str, found: Found, asked: Asked) -> str:
    """The command that puts the sound inside, to be typed in the folder of the page."""
    words = ["lectura", "page", as_argument(typed)]
    if found.address is None and len(found.paths) < 2:
        words += ["--media", "FILE"]
    elif asked.media is not None:
        words += ["--media", as_argument(recording_at(found.address or "", Path()))]
    for one in asked.slides:
        words += [
            "--slides",
            as_argument(recording_at(address_from(page.parent, one) or "", Path())),
        ]
    if page.stem != PurePath(typed).stem:
        words += ["-o", as_argument(page.name)]
    return " ".join([*words, "--embed-audio"])
