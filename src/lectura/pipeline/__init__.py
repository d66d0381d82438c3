"""The stages of one recording, wired: recording → transcript → speakers → notes → files."""

from lectura.pipeline.outputs import Target, beside, outputs_of, write_notes, write_transcript_files
from lectura.pipeline.recording import Outcome, Pipeline

__all__ = [
    "Outcome",
    "Pipeline",
    "Target",
    "beside",
    "outputs_of",
    "write_notes",
    "write_transcript_files",
]
