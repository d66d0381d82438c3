"""Every error lectura raises on purpose, and the exit statuses they end in.

LecturaError                       failed (1)
├── UsageError                     what was typed cannot be meant (2)
│   └── ConfigError                a settings file or environment variable is wrong
├── MediaError                     the recording
│   ├── NotMediaError              empty, text, cut before its index, no streams
│   │   └── NoRecordingError       nothing has the name that was given (2)
│   ├── EncryptedError             copy-protected: its sound needs a key
│   ├── NoAudioError               a recording without an audio track
│   └── TrackError                 the audio track asked for is not there (2)
├── FileChangedError               a file changed while it was being read
├── TranscriptError                a transcript file cannot be read
│   └── NoTranscriptError          nothing has the name that was given (2)
├── NotesError                     a notes file cannot be read
├── ModelError                     a model's files, or the device it should run on
│   ├── ModelNotFoundError         not on disk, and the hub was not asked or does not have it
│   │   └── HubUnreachableError    nothing answers at the hub (`lectura.hub`)
│   ├── ModelCorruptError          wrong size or digest
│   └── OutOfMemoryError           the device has no room for it
├── LLMError                       the language model's endpoint
│   ├── LLMUnreachableError        nothing answers there
│   ├── LLMAuthError               the key is missing or refused
│   ├── LLMModelError              the endpoint does not have the model
│   ├── LLMReplyError              answers that stay unusable after the bounded retries
│   │   ├── ContextOverflowError   the prompt does not fit the model's context
│   │   ├── ReplyCutError          the reply hit the token limit before its end
│   │   └── RefusalError           the model declined to answer
│   └── BudgetError                the token or cost limit would be crossed (3)
├── MissingDependencyError         an extra is not installed
├── OutputError                    an output cannot be written (permissions, full disk)
├── MicrophoneError                it cannot be opened (`lectura.live.sources.microphone`)
├── StoppedCellError               a cell cannot go on (`lectura.notebook.telling`)
├── BusyError                      another run works on the same recording
├── InternalError                  a mistake of lectura itself (4)
└── InterruptedRunError            Ctrl-C or SIGTERM (130)
"""

from __future__ import annotations

from enum import IntEnum

from lectura.paths import display_path
from lectura.urls import without_secrets


class ExitStatus(IntEnum):
    """The exit statuses of every command; documented in ``docs/scripts.md``."""

    COMPLETE = 0
    FAILED = 1
    USAGE = 2
    PARTIAL = 3
    INTERNAL = 4
    NO_MATCH = 5
    INTERRUPTED = 130


class LecturaError(Exception):
    """An expected failure.

    Args:
        message: one plain sentence that says what is wrong; names in it that are no Unicode become
            so (`display_path`).
        hint: what to do next; ends with a command where there is one.
        value: the offending value (a path, an option's value), for programs.

    User info and keys inside addresses are hidden in both texts.
    """

    exit_status: ExitStatus = ExitStatus.FAILED

    def __init__(self, message: str, *, hint: str | None = None, value: object = None) -> None:
        self.message = without_secrets(display_path(message))
        self.hint = None if hint is None else without_secrets(display_path(hint))
        super().__init__(self.message)
        self.value = value


class UsageError(LecturaError):
    """What was typed cannot be meant."""

    exit_status = ExitStatus.USAGE


class ConfigError(UsageError):
    """A settings file or an environment variable is wrong."""


class MediaError(LecturaError):
    """Something about the recording itself."""


class NotMediaError(MediaError):
    """The file holds no decodable audio or video at all."""


class NoRecordingError(NotMediaError):
    """Nothing has the name that was given for a recording."""

    exit_status = ExitStatus.USAGE


class EncryptedError(MediaError):
    """The recording is copy-protected; its sound cannot be decoded without a key."""


class NoAudioError(MediaError):
    """The recording has no audio track."""


class TrackError(MediaError):
    """The audio track asked for does not exist."""

    exit_status = ExitStatus.USAGE


class FileChangedError(LecturaError):
    """A file changed while it was being read: what was read is nobody's."""


class TranscriptError(LecturaError):
    """A transcript file cannot be read."""


class NoTranscriptError(TranscriptError):
    """Nothing has the name that was given for a transcript."""

    exit_status = ExitStatus.USAGE


class NotesError(LecturaError):
    """A notes file cannot be read."""


class ModelError(LecturaError):
    """A model's files cannot be used."""


class ModelNotFoundError(ModelError):
    """The model is not on disk, and the hub was not asked or does not have it."""


class ModelCorruptError(ModelError):
    """A model file has a wrong size or digest."""


class OutOfMemoryError(ModelError):
    """The device has no room for the model's work."""


class LLMError(LecturaError):
    """The language model or its endpoint failed."""


class LLMUnreachableError(LLMError):
    """Nothing answers at the endpoint, also after the retries."""


class LLMAuthError(LLMError):
    """The endpoint's key is missing or refused."""


class LLMModelError(LLMError):
    """The endpoint does not have the model asked for."""


class LLMReplyError(LLMError):
    """The replies stay unusable after the bounded retries."""


class ContextOverflowError(LLMReplyError):
    """The prompt does not fit the model's context, or the server cut it without a word."""


class ReplyCutError(LLMReplyError):
    """The reply hit the token limit before its end."""


class RefusalError(LLMReplyError):
    """The model declined to answer."""


class BudgetError(LLMError):
    """The token or cost limit would be crossed by the next request."""

    exit_status = ExitStatus.PARTIAL


class MissingDependencyError(LecturaError):
    """An optional part is not installed; the hint names the install line."""


class OutputError(LecturaError):
    """An output cannot be written."""


class BusyError(LecturaError):
    """Another run is working on the same recording."""


class InternalError(LecturaError):
    """A mistake of lectura itself, or a process of it that was lost."""

    exit_status = ExitStatus.INTERNAL


class InterruptedRunError(LecturaError):
    """The person or the system stopped the run; finished work is kept."""

    exit_status = ExitStatus.INTERRUPTED


_OF_MEMORY = (
    "out of memory",
    "bad_alloc",
    "cannot allocate",
    "failed to allocate",
    "bad allocation",
)


def model_stopped(what: str, error: Exception, *, smaller: str | None = None) -> ModelError:
    """The error for a model whose runtime failed; `OutOfMemoryError` where that is the reason.

    Args:
        what: the model, as the start of a sentence.
        error: what the runtime raised; its first line is told.
        smaller: the name of a speech model that takes less memory, where there is one.
    """
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    reason = str(error).lower()
    if isinstance(error, MemoryError) or any(sign in reason for sign in _OF_MEMORY):
        instead = f"take a smaller one: lectura transcribe FILE --model {smaller}"
        again = "run the same command again; finished work is kept"
        return OutOfMemoryError(
            f"{what} needs more memory than there is: {said[:200]}",
            hint=f"Close other programs, or {instead if smaller else again}",
            value=type(error).__name__,
        )
    return ModelError(
        f"{what} stopped: {said[:200]}",
        hint="Free some memory and run the same command again; finished work is kept. If it stops "
        "again: lectura doctor",
        value=type(error).__name__,
    )


def stems_from_interrupt(error: BaseException | None) -> bool:
    """True where Ctrl-C is behind an error.

    An extension module that is stopped while it is imported raises an ImportError of its own.
    """
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False
