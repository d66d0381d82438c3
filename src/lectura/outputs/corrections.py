"""The corrections of one recording: found with its outputs, and made in what was heard."""

from __future__ import annotations

import contextlib
from pathlib import Path

from lectura.corrections.kept import read_corrections
from lectura.corrections.pairs import Corrections
from lectura.corrections.transcripts import correct_transcript
from lectura.errors import TranscriptError
from lectura.formats import read_transcript
from lectura.outputs.ownership import Gate
from lectura.records.target import Target, beside, beside_file
from lectura.records.transcript import Transcript


def kept_corrections(target: Target, recording: Path | None = None) -> Corrections:
    """The list that is with the outputs; where there is none, the one beside the recording.

    Raises:
        ConfigError: it cannot be used.
    """
    place = target.corrections
    if recording is not None and not place.exists():
        place = beside(recording).corrections
    return read_corrections(place)


def read_corrected(path: Path, corrections: Corrections | None = None) -> Transcript:
    """A transcript file with the corrections that are beside it, or with others.

    Raises:
        TranscriptError: it cannot be read.
        ConfigError: the list of corrections cannot be used.
    """
    transcript = read_transcript(path)
    if corrections is None:
        corrections = kept_corrections(beside_file(path))
    return corrected(transcript, corrections, written=path.suffix.lower() != ".json")


def corrected(
    transcript: Transcript, corrections: Corrections, *, written: bool = False
) -> Transcript:
    """The transcript with the corrections of a list, and no others.

    Args:
        transcript: of a recording or of a file.
        corrections: the list.
        written: it comes from a form that does not keep what was heard.
    """
    if not corrections.corrections and not transcript.corrections:
        return transcript
    return correct_transcript(transcript, corrections.corrections, written=written)


def words_that_count(
    heard: Transcript, target: Target, corrections: Corrections, gate: Gate
) -> Transcript:
    """What was heard, corrected; before it go the words that a person asked to keep in the json.

    Those of another recording that had this name before do not.
    """
    place = target.transcript("json")
    if gate.stays(place, place):
        with contextlib.suppress(TranscriptError):
            theirs = read_corrected(place, corrections)
            if _digest_of(theirs) in (None, _digest_of(heard)):
                return theirs
    return corrected(heard, corrections)


def _digest_of(transcript: Transcript) -> str | None:
    return transcript.source.sha256 if transcript.source else None
