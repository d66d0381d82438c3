"""Memory in pages of 2 MB for what a speech model computes in, where Linux gives them on request.

An encoder takes 60 MB of scores for a layer and gives them back; each time the kernel fills fresh
pages, 4 kB at a time, which is a seventh of all processor time. glibc asks for large ones where its
tunable ``glibc.malloc.hugetlb`` is 1 ("Memory Allocation Tunables" in its manual; since 2.35). It
is read when a process starts, so a command that decodes starts itself once more, as its first act.
Nothing heavy is imported: this is ready before the command line is.
"""

from __future__ import annotations

import os
import sys

from lectura.process import interrupts

TYPE_CHECKING = False  # typing takes longer to load than all that is here
if TYPE_CHECKING:
    from collections.abc import Sequence

VARIABLE = "GLIBC_TUNABLES"
TUNABLES = ":".join(
    (
        "glibc.malloc.hugetlb=1",
        f"glibc.malloc.mmap_threshold={4 << 20}",
        f"glibc.malloc.trim_threshold={16 << 20}",
    )
)
"""Large pages; blocks of 4 MB and more by themselves, so that they leave no holes, which is 60 MB
less (of less than that, each step of beam search would ask the kernel); little kept at the top."""
DECODING = frozenset(("run", "transcribe", "batch", "live", "translate"))
"""The commands that decode, or whose worker processes do: these inherit the variable."""

_SETTING = "/sys/kernel/mm/transparent_hugepage/enabled"
_FIRST_GLIBC = (2, 35)


def ask() -> None:
    """Start this process once more with large pages, where that helps; its id stays the same.

    Whoever has set the variable, to anything, has chosen. A process that only calls lectura is not
    started again: nobody knows what it has done before.
    """
    if sys.platform != "linux":
        return
    if os.environ.get(VARIABLE) == TUNABLES:
        interrupts.take_up()
        return
    if VARIABLE in os.environ or not sys.executable or getattr(sys, "frozen", False):
        return
    own = interrupts.looks_after_process() and is_command(sys.orig_argv, sys.argv)
    if not own or not (asking := asked_for()):
        return
    interrupts.hold_back()
    again = [sys.executable, *sys.orig_argv[1:]]
    try:
        # The very command that was typed.
        os.execve(sys.executable, again, {**os.environ, **asking})  # noqa: S606
    except OSError:  # then in small pages
        interrupts.take_up()


def asked_for() -> dict[str, str]:
    """What a process that decodes has in its environment; empty where it would not help."""
    if sys.platform != "linux":
        return {}
    libc = os.confstr("CS_GNU_LIBC_VERSION") or ""
    return {VARIABLE: TUNABLES} if helps(_read(_SETTING), libc) else {}


def is_command(line: Sequence[str], argv: Sequence[str]) -> bool:
    """True where the process was started as the program ``lectura``, at a command that decodes.

    Args:
        line: the words it was started with (``sys.orig_argv``).
        argv: what Python made of them (``sys.argv``); a program that calls lectura may change it.
    """
    before, after = line[: len(line) - len(argv) + 1], argv[1:]
    command = next((word for word in after if not word.startswith("-")), "")
    return (
        len(before) > 1
        and before[-2] != "-c"
        and f"/{before[-1]}".endswith("/lectura")
        and list(line[len(before) :]) == list(after)
        and command in DECODING
    )


def helps(setting: str, libc: str) -> bool:
    """True where this C library can ask for large pages, and the kernel gives them if asked.

    Args:
        setting: the kernel's account, the mode it is in in brackets; where that is ``always`` the
            pages are large already.
        libc: name and version, as ``glibc 2.36``.
    """
    name, _, version = libc.partition(" ")
    numbers = tuple(int(part) for part in version.split(".") if part.isdigit())
    return "[madvise]" in setting and name == "glibc" and numbers >= _FIRST_GLIBC


def _read(path: str) -> str:
    try:
        with open(path, encoding="ascii") as file:  # noqa: PTH123 (pathlib takes milliseconds)
            return file.read()
    except (OSError, ValueError):
        return ""
