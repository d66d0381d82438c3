"""What a solution recognized, kept in the store so that it is not run again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lectura.disk.files import read_json
from lectura.records.transcript import Transcript
from lectura.store import Artifact, canonical_json

KEY_VERSION = 1
"""Part of every key: raised when the same command would leave something else."""
_FILE = "recognized.json"


@dataclass(frozen=True)
class Recognized:
    """What came of one solution.

    Attributes:
        transcript: on the clock of what it was given; None where there is none.
        seconds: how long it took; None where it was not run.
        peak_bytes: the most memory it held; None where nobody knows.
        problem: why there is no transcript, a sentence without its period; None where there is one.
    """

    transcript: Transcript | None = None
    seconds: float | None = None
    peak_bytes: int | None = None
    problem: str | None = None


def kept(artifact: Artifact) -> Recognized | None:
    """What was kept of a finished solution; None where it is to be run (again)."""
    data = artifact.result(_FILE)
    value: Any = None if data is None else read_json(data)
    try:
        return Recognized(
            Transcript.model_validate(value["transcript"]),
            float(value["seconds"]),
            None if value["peak_bytes"] is None else int(value["peak_bytes"]),
        )
    except (TypeError, KeyError, ValueError):  # nothing, or of another version
        return None


def keep(artifact: Artifact, recognized: Recognized) -> None:
    """Keep what a solution recognized; one without a transcript is tried again in the next run.

    Raises:
        OutputError: the store cannot be written.
    """
    if recognized.transcript is None:
        return
    value = {
        "transcript": recognized.transcript.model_dump(mode="json"),
        "seconds": recognized.seconds,
        "peak_bytes": recognized.peak_bytes,
    }
    artifact.save(_FILE, canonical_json(value))
    artifact.finish()
