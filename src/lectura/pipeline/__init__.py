"""The stages of one recording, wired: recording → transcript → speakers → notes → files."""

from lectura.pipeline.outputs import outputs_of, write_notes, write_transcript_files
from lectura.pipeline.ownership import Gate, Written
from lectura.pipeline.recording import Outcome, Pipeline
from lectura.pipeline.tally import Kept
from lectura.records.target import Target, beside

__all__ = [
    "Gate",
    "Kept",
    "Outcome",
    "Pipeline",
    "Target",
    "Written",
    "beside",
    "outputs_of",
    "write_notes",
    "write_transcript_files",
]
