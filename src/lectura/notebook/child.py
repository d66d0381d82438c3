"""``python -m lectura.notebook.child …``: the command line, for as long as the notebook lives.

A kernel that is killed takes nobody along. So standard input is a leash: when the kernel is gone
it ends, and lectura stops in order, with what was finished kept.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

_READ_BYTES = 4096


def hold(leash: int) -> None:
    """Ask this process to stop once a file descriptor has come to its end."""
    while os.read(leash, _READ_BYTES):
        pass
    signal.raise_signal(signal.SIGTERM)


def main() -> None:
    """Run the command line on the leash."""
    leash = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)  # no process that is started from here holds the leash too
    os.close(nothing)
    threading.Thread(target=hold, args=(leash,), daemon=True).start()
    from lectura.cli import main as command_line  # noqa: PLC0415 - the leash comes first

    sys.argv[0] = "lectura"
    command_line()


if __name__ == "__main__":
    main()
