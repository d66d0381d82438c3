"""Ctrl-C at any moment: one plain sentence, status 130, never a traceback.

Nothing heavy is imported: this is ready before the command line is.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # loading `signal` takes milliseconds
import os
import sys

TYPE_CHECKING = False  # typing takes longer to load than all that is here
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SENTENCE = "Stopped. What was finished is kept."
HINT = "Run the same command again to go on from there."
FRESH_HINT = "Run the same command without --fresh to go on from there; with it, all begins again."
NOTHING = "Stopped before anything was finished."
NOTHING_HINT = "Run the same command again: it begins at the beginning."

_RESEND_SECONDS = 0.02
_STOPPING = (_signal.SIGINT, _signal.SIGTERM)


class _Asked:
    """Whether the person has asked lectura to stop, and whether it may unwind."""

    unwinding = False
    count = 0
    first: Callable[[], object] | None = None


def leave_at_once() -> None:
    """From now on, Ctrl-C and SIGTERM leave the process: there is nothing yet to unwind.

    A library that is stopped while it is being imported makes of Ctrl-C whatever it likes. In a
    process of somebody else's (a test's), which looks after them itself, nothing is changed.
    """
    if sys.unraisablehook is not sys.__unraisablehook__:
        return
    # What a shell runs in the background ignores Ctrl-C, and goes on doing so.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _asked)
    _signal.signal(_signal.SIGTERM, _asked)
    sys.unraisablehook = _unraisable


def hold_back() -> None:
    """Ctrl-C and SIGTERM wait until ``take_up``, also where the process is another program then."""
    _signal.pthread_sigmask(_signal.SIG_BLOCK, _STOPPING)


def take_up() -> None:
    """Let through what was held back; one that has come meanwhile counts now."""
    _signal.pthread_sigmask(_signal.SIG_UNBLOCK, _STOPPING)


def looks_after_process() -> bool:
    """True where this process is lectura's own: ``leave_at_once`` was called, and not in a test."""
    return sys.unraisablehook is _unraisable


def unwind() -> None:
    """From now on, Ctrl-C and SIGTERM raise KeyboardInterrupt; the second leaves the process."""
    _Asked.unwinding = True


def tell_first(told: Callable[[], object] | None) -> None:
    """The next Ctrl-C or SIGTERM calls this and does nothing else; those after it count as ever.

    For work that has an end of its own to come to. None takes it back.
    """
    _Asked.first = told


def asked() -> bool:
    """True once the person has asked lectura to stop: what fails from then on fails of that."""
    return _Asked.count > 0


def over() -> None:
    """The work is done: a Ctrl-C in the last moment ends the process without a word."""
    if _signal.getsignal(_signal.SIGINT) is _asked:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def _asked(number: int, frame: FrameType | None) -> None:
    if _Asked.first is not None:
        first, _Asked.first = _Asked.first, None
        first()
        return
    _Asked.count += 1
    if _Asked.unwinding and _Asked.count == 1:
        raise KeyboardInterrupt
    if _Asked.count == 1:
        told = f"Error: {NOTHING}\n  → {NOTHING_HINT}\n"
        try:  # noqa: SIM105 (contextlib would be loaded for it)
            os.write(2, told.encode())
        except OSError:
            pass
    os._exit(130)


def _unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    """A Ctrl-C that came while Python cleaned up would be lost: it comes once more."""
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
        return
    import threading  # noqa: PLC0415 (seldom needed)

    _Asked.count = 0
    resend = threading.Timer(_RESEND_SECONDS, _interrupt_main)
    resend.daemon = True
    resend.start()


def _interrupt_main() -> None:
    import threading  # noqa: PLC0415 (seldom needed)

    main = threading.main_thread().ident
    if sys.platform != "win32" and main is not None:
        _signal.pthread_kill(main, _signal.SIGINT)  # wakes it where it waits
    else:
        _signal.raise_signal(_signal.SIGINT)
