"""One comparison from its beginning to its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lectura.compare.consensus_text import as_text, as_transcript
from lectura.compare.page import render as render_page
from lectura.compare.report import render
from lectura.compare.solutions.piece import Piece
from lectura.compare.solutions.recognition import Recognition
from lectura.compare.solutions.stored import Recognized
from lectura.compare.solutions.systems import System
from lectura.compare.voting.scoring import Entry, FindTruth, compared, entry_of
from lectura.errors import LecturaError, NoTranscriptError, UsageError
from lectura.formats import write_transcript
from lectura.media.web.playable import plays_in_browsers
from lectura.outputs.ownership import Gate, Index, Written
from lectura.page import Media
from lectura.paths import display_path, escaped_in_json, printable
from lectura.pipeline.source import Recording
from lectura.progress import Hook, Kept, Notification, Progress
from lectura.records.comparison import Comparison
from lectura.records.target import Target
from lectura.records.transcript import Source


@dataclass(frozen=True)
class Session:
    """What is compared.

    Attributes:
        systems: the solutions.
        recognition: how they are run.
        hook: is told how far it is.
    """

    systems: tuple[System, ...]
    recognition: Recognition
    hook: Hook

    def entries(self, piece: Piece) -> list[Entry]:
        """What every solution recognized, one after the other; one that fails ends no other.

        Raises:
            NoTranscriptError: a file that was named is not there.
            UsageError: nothing is left to compare.
        """
        count = len(self.systems)
        found: list[Entry] = []
        for number, system in enumerate(self.systems):
            self._tell(number, count, system.name)
            entry = self._entry(system, piece)
            if entry.problem is not None:
                self._warn(system.name, entry.problem)
            elif system.kind != "file":
                self.hook(Kept())
            found.append(entry)
        self._tell(count, count, "")
        if all(one.problem is not None for one in found):
            raise UsageError(
                "None of the solutions left a transcript: "
                + "; ".join(f"{one.system.name}: {one.problem}" for one in found),
                hint="Try one by hand first: lectura compare RECORDING --with lectura",
            )
        return found

    def _tell(self, done: int, count: int, name: str) -> None:
        self.hook(Progress("transcribe", done, count, "parts", name))

    def _warn(self, name: str, problem: str) -> None:
        told = f"{name} takes no part: {problem}."
        self.hook(Notification(told.replace("?.", "?"), "warning"))

    def _entry(self, system: System, piece: Piece) -> Entry:
        try:
            recognized = self.recognition.recognize(system)
        except NoTranscriptError:
            raise
        except LecturaError as error:
            if system.kind != "file":
                raise
            return Entry(system, Recognized(), problem=error.message.rstrip("."))
        return entry_of(system, recognized, piece)

    def compare(
        self,
        entries: Sequence[Entry],
        piece: Piece,
        find_truth: FindTruth = lambda _: None,
    ) -> Comparison:
        """The comparison of what was recognized."""
        recording = piece.recording
        source = Source(
            name=display_path(recording.path.name),
            sha256=recording.sha256,
            track=recording.audio_track,
            stretch=None if recording.stretch.whole else piece.span,
        )
        found = compared(entries, piece, source, self.recognition.language, find_truth)
        told = {one.system.name for one in entries if one.problem is not None}
        for one in found.solutions:  # what shows only beside the others
            if one.problem is not None and one.name not in told:
                self._warn(one.name, one.problem)
        return found


def write(
    comparison: Comparison, target: Target, gate: Gate, media: Media | None = None
) -> Written:
    """Write the pages, the data and the consensus, except over what a person wrote.

    Args:
        comparison: what is written.
        target: where.
        gate: knows whose files are there.
        media: the recording as a browser reaches it; None where none does.

    Raises:
        OutputError: a file cannot be written.
    """
    files: dict[Path, bytes] = {}
    if comparison.consensus:
        consensus = as_transcript(comparison)
        text = printable(as_text(comparison.consensus))
        files[target.consensus("txt")] = text.encode()
        files[target.consensus("json")] = write_transcript(consensus, "json").encode()
    files[target.comparison("md")] = render(comparison, target.recording).encode()
    if page := render_page(comparison, media):
        files[target.comparison("html")] = page.encode()
    return gate.write(files, Index(target.comparison("json"), comparison, _text))


def media_of(recording: Recording, target: Target) -> Media | None:
    """The recording as the page plays it; None where no browser does."""
    playable = target.recording is not None and plays_in_browsers(recording.info)
    if not playable:
        return None
    kind: Literal["audio", "video"] = "video" if recording.info.has_video else "audio"
    return Media(kind, target.recording, name=display_path(recording.path.name))


def _text(comparison: Comparison) -> str:
    return escaped_in_json(comparison.model_dump_json(indent=1) + "\n")
