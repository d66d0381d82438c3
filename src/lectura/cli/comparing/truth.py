"""What was truly said: a file that is named, or what a person types."""

from __future__ import annotations

from pathlib import Path

from lectura.cli.comparing.typed import typed_reference
from lectura.compare.solutions.piece import Piece, Workplace
from lectura.compare.voting.network import Network
from lectura.compare.voting.reference import Truth, truth_of, typed_truth
from lectura.compare.voting.scoring import FindTruth
from lectura.errors import UsageError
from lectura.formats import read_transcript
from lectura.paths import as_argument
from lectura.records.transcript import Transcript
from lectura.store import Store


def read_reference(path: Path | None, *, typed: bool) -> Transcript | None:
    """The reference in a file, read before hours of work find out that it cannot be.

    Raises:
        UsageError: one is to be typed, too.
        TranscriptError: it cannot be read.
    """
    if path is None:
        return None
    if typed:
        raise UsageError(
            "--reference and --type-reference both say what is truly said.",
            hint="Leave one of them out: "
            f"lectura compare RECORDING --reference {as_argument(path)}",
            value=str(path),
        )
    return read_transcript(path)


def from_file(read: Transcript | None, path: Path | None, piece: Piece) -> FindTruth:
    """How the reference of a file is laid over what was heard; without a file there is none."""

    def find(network: Network) -> Truth | None:
        if path is None or read is None:
            return None
        heard = [one.word for one in network.consensus if one.word is not None]
        return truth_of(read, path.name, piece.span, heard)

    return find


def from_typing(piece: Piece, place: Workplace, store: Store) -> FindTruth:
    """The same of what a person types, who is asked for it now, before the solutions run."""
    text, part = typed_reference(piece, place, store)
    return lambda network: typed_truth(text, part, network)
