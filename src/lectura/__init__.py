"""lectura: a lecture recording in; its transcript, and notes that can be checked, out.

What a program may import from here is in ``__all__``; ``docs/python.md`` shows it in use. Each name
is loaded when it is first used, so that importing lectura takes no time.
"""

from __future__ import annotations

from importlib import import_module

from lectura.process import telemetry
from lectura.process.version import __version__

TYPE_CHECKING = False  # typing takes longer to load than all that is here
if TYPE_CHECKING:
    from lectura.api import (
        read_transcript,
        take_notes,
        transcribe,
        write_notes,
        write_page,
        write_transcript,
    )
    from lectura.errors import LecturaError
    from lectura.progress import Progress
    from lectura.records.grounding import Grounding
    from lectura.records.notes import (
        Announcement,
        Assignment,
        ChunkCoverage,
        Citation,
        CorrectedText,
        Coverage,
        ExamHint,
        KeyPoint,
        LinkedRecording,
        MadeBy,
        Notes,
        NotesSource,
        Presentation,
        Question,
        Reference,
        Term,
        Topic,
        Unsupported,
        Usage,
    )
    from lectura.records.transcript import (
        Correction,
        Digests,
        Engine,
        Notice,
        Rejected,
        Segment,
        Source,
        SourceFile,
        Speaker,
        SpeechCoverage,
        Transcript,
        Truncation,
        Word,
    )
    from lectura.timeline import Interval

__all__ = [
    "Announcement",
    "Assignment",
    "ChunkCoverage",
    "Citation",
    "CorrectedText",
    "Correction",
    "Coverage",
    "Digests",
    "Engine",
    "ExamHint",
    "Grounding",
    "Interval",
    "KeyPoint",
    "LecturaError",
    "LinkedRecording",
    "MadeBy",
    "Notes",
    "NotesSource",
    "Notice",
    "Presentation",
    "Progress",
    "Question",
    "Reference",
    "Rejected",
    "Segment",
    "Source",
    "SourceFile",
    "Speaker",
    "SpeechCoverage",
    "Term",
    "Topic",
    "Transcript",
    "Truncation",
    "Unsupported",
    "Usage",
    "Word",
    "__version__",
    "read_transcript",
    "take_notes",
    "transcribe",
    "write_notes",
    "write_page",
    "write_transcript",
]

_HOMES = (
    "errors",
    "timeline",
    "progress",
    "records.transcript",
    "records.grounding",
    "records.notes",
    "api",
)
"""Where the names come from, the quickest to load first."""

telemetry.switch_off()  # before anything of ours imports a library that reads the switches


if not TYPE_CHECKING:  # to a type checker, a module with this function has every name

    def __getattr__(name: str) -> object:
        for home in _HOMES if name in __all__ else ():
            module = import_module(f"{__name__}.{home}")
            if hasattr(module, name):
                return globals().setdefault(name, getattr(module, name))
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
