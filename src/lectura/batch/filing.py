"""The entries of a report that nothing came of yet, and errors as it tells them."""

from __future__ import annotations

from lectura.errors import InternalError, LecturaError
from lectura.inputs.layout import Job
from lectura.paths import display_path
from lectura.records.report import RecordingReport


def pending(job: Job) -> RecordingReport:
    """The entry of a recording that nobody has looked at yet."""
    return RecordingReport(id=job.id, input=display_path(job.path))


def unexpected(error: Exception) -> LecturaError:
    """An expected error itself; of any other one a plain sentence that says it is lectura's."""
    if isinstance(error, LecturaError):
        return error
    first = display_path((str(error).splitlines() or [""])[0])
    return InternalError(
        f"Something went wrong inside lectura: {type(error).__name__}: {first}",
        hint="Look whether all is in place: lectura doctor",
    )
