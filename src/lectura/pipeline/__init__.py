"""The stages of one recording, wired: recording → transcript → speakers → notes → files."""

from lectura.outputs.ownership import Gate, Written
from lectura.outputs.tally import Kept
from lectura.outputs.writing import outputs_of, write_notes, write_transcript_files
from lectura.pipeline.recording import Pipeline
from lectura.pipeline.reporting import Outcome
from lectura.pipeline.runtime import Runtime
from lectura.records.target import Target, beside

__all__ = [
    "Gate",
    "Kept",
    "Outcome",
    "Pipeline",
    "Runtime",
    "Target",
    "Written",
    "beside",
    "outputs_of",
    "write_notes",
    "write_transcript_files",
]
