"""The top handler: every error becomes one sentence, the next command to run, and a status."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, ParamSpec

import typer

from lectura.cli.console import console
from lectura.cli.originals import AtHand, of_transcript
from lectura.cli.parameters import ungrouped, with_common
from lectura.disk import folders as places
from lectura.errors import (
    ExitStatus,
    InternalError,
    InterruptedRunError,
    LecturaError,
    stems_from_interrupt,
)
from lectura.process import interrupts, streams, threads
from lectura.process.version import __version__
from lectura.urls import without_secrets

P = ParamSpec("P")

_SECRET_WORDS = ("KEY", "TOKEN", "SECRET", "PASSWORD")
_BadUsage: type[Exception] = typer.BadParameter.__bases__[0]
"""What a command line that cannot be parsed raises; Typer gives the class itself no name."""


class Finished(BaseException):
    """A command has ended with a status; no library on the way may take it for an error."""

    def __init__(self, status: ExitStatus) -> None:
        super().__init__(status)
        self.status = status


def command(function: Callable[P, ExitStatus]) -> Callable[P, None]:
    """A command that returns its exit status, made safe: whatever it raises is told plainly."""
    function = with_common(ungrouped(function), console().hush)

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        places.close_own_folders()
        console().expect(function.__name__, _at_hand(kwargs.get("file")))
        interrupts.unwind()  # only now: nothing before this line would tell of it
        raise Finished(_status_of(lambda: function(*args, **kwargs)))

    return run


def _at_hand(file: object) -> AtHand:
    """What a command is about that takes one file: a transcript, or the recording of one."""
    return of_transcript(file) if isinstance(file, Path) else AtHand()


def _status_of(call: Callable[[], ExitStatus]) -> ExitStatus:
    try:
        return _abandoning(call)
    except LecturaError as error:
        console().error(error.message, error.hint)
        return error.exit_status
    except KeyboardInterrupt:
        return _stopped()
    except Exception as error:
        if interrupts.asked() or stems_from_interrupt(error):
            return _stopped()
        failure = internal(error)
        console().error(failure.message, failure.hint)
        return failure.exit_status


def _abandoning(call: Callable[[], ExitStatus]) -> ExitStatus:
    """The status of a command; what shows that it lives goes before anything is said of its end."""
    try:
        return call()
    finally:
        console().abandon()


def _stopped() -> ExitStatus:
    stopped = interrupted()
    console().error(stopped.message, stopped.hint)
    return stopped.exit_status


def internal(error: Exception) -> InternalError:
    """The error to tell of a mistake of lectura; writes its traceback to a log file."""
    return InternalError(
        f"Something went wrong inside lectura: {_summary(error)}", hint=_report(error)
    )


def explained(error: Exception) -> LecturaError:
    """An expected error itself; of any other one what `internal` makes of it."""
    return error if isinstance(error, LecturaError) else internal(error)


def interrupted() -> InterruptedRunError:
    """The error of a run that was stopped from outside."""
    if not console().something_kept:
        return InterruptedRunError(interrupts.NOTHING, hint=interrupts.NOTHING_HINT)
    hint = interrupts.FRESH_HINT if "--fresh" in sys.argv else interrupts.HINT
    return InterruptedRunError(interrupts.SENTENCE, hint=hint)


def run_app(app: typer.Typer) -> NoReturn:
    """Run the command line and leave the process with the documented status."""
    try:
        status = app(prog_name="lectura", standalone_mode=False)
    except Finished as finished:
        leave(finished.status)
    except (KeyboardInterrupt, typer.Abort):
        leave(_stopped())
    except _BadUsage as error:
        _tell_usage(error)
        leave(ExitStatus.USAGE)
    except LecturaError as error:
        console().error(error.message, error.hint)
        leave(error.exit_status)
    leave(ExitStatus(status) if isinstance(status, int) else ExitStatus.COMPLETE)


def _tell_usage(error: Exception) -> None:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "lectura"
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(context.get_help().rstrip() + "\n" if context else "")
        return
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    end = "" if message.endswith((".", "?")) else "."
    takers = _takers(error, context.find_root().command) if context else []
    others = f" It is one of: {', '.join(takers)}." if takers else ""
    console().error(f"{message}{end}{others}", f"See the available options: {path} --help")


def _takers(error: Exception, command: Any, path: str = "lectura") -> list[str]:
    """The commands that know an option which the one that was typed does not."""
    option = getattr(error, "option_name", None)
    if (inner := getattr(command, "commands", None)) is not None:
        return [one for name in inner for one in _takers(error, inner[name], f"{path} {name}")]
    known = (flag for one in command.params for flag in (*one.opts, *one.secondary_opts))
    return [path] if option is not None and option in known else []


def leave(status: ExitStatus) -> NoReturn:
    """Leave the process with this status; not as complete where standard output was refused."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    if (failure := streams.failure_of_stdout()) is not None:
        status = _refused(failure, status)
    interrupts.over()
    # A batch that is being decoded in a thread cannot be stopped, and must not be waited for. A
    # model that is being loaded only matters where the process ends, and not the caller's.
    ends = interrupts.looks_after_process() and threads.is_loading()
    if status is ExitStatus.INTERRUPTED or ends:
        os._exit(int(status))
    sys.exit(int(status))


def _refused(failure: OSError, status: ExitStatus) -> ExitStatus:
    """Say that what the command printed was not taken; the status that tells of it."""
    console().error(
        f"Standard output cannot be written: {failure.strerror or failure}.",
        "The files are written all the same. Send it elsewhere: lectura … > FILE",
    )
    return ExitStatus.FAILED if status is ExitStatus.COMPLETE else status


def _summary(error: Exception) -> str:
    first = (str(error).splitlines() or [""])[0]
    return _without_secrets(f"{type(error).__name__}: {first}" if first else type(error).__name__)


def _without_secrets(text: str) -> str:
    for name, value in os.environ.items():
        if len(value) >= 6 and any(word in name.upper() for word in _SECRET_WORDS):
            text = text.replace(value, "[hidden]")
    return without_secrets(text)


def _report(error: Exception) -> str:
    """Write the traceback to a log file; the sentence that names it."""
    import datetime as dt
    import platform
    import tempfile
    import traceback

    text = _without_secrets("".join(traceback.format_exception(error)))
    # The command line is left out on purpose: it can hold names, addresses and keys.
    now = dt.datetime.now(dt.timezone.utc)
    head = (
        f"lectura {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{now.isoformat(timespec='seconds')}\n\n"
    )
    name = f"error-{now:%Y%m%dT%H%M%S%f}-{os.getpid()}.log"
    for folder in (places.log_folder(), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            places.make_folder(folder)
            for earlier in folder.glob("error-*.log"):
                places.close(earlier)
            path = folder / name
            # A new file: among temporary files somebody may have laid a link of that name.
            with places.open_to_write(path, "xb", private=True) as stream:
                stream.write((head + text).encode(errors="backslashreplace"))
            return f"The details are in {path}. Check your installation: lectura doctor"
    return f"Check your installation: lectura doctor\n{text}"
