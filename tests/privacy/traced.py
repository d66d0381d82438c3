"""A program under strace, in a home of its own: which calls left the machine, what it left behind.

Loopback is the machine itself, except the port of name service: a question to a resolver on
127.0.0.53 travels on to the world.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAME_SERVICE_PORTS = frozenset((53, 853, 5353))
LOCAL_FAMILIES = frozenset(("AF_UNIX", "AF_LOCAL", "AF_NETLINK", "AF_INET", "AF_INET6"))
HOMES = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
         "XDG_RUNTIME_DIR")  # fmt: skip
"""Variables that say where a program may leave files; each gets an empty folder."""
OWN = frozenset(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"))
"""Those under which lectura has a folder named after itself."""

_CALL = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg)\(")
_V4 = re.compile(r'sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\)')
_V6 = re.compile(r'sin6_port=htons\((\d+)\).*?inet_pton\(AF_INET6, "([^"]+)"')
_SOCKET = re.compile(r"\bsocket\((\w+)")
_RESOLVER = re.compile(r'sun_path="[^"]*(?:io\.systemd\.Resolve|avahi-daemon)')


def outside(trace: str) -> list[str]:
    """The lines of strace's report that tell of a way out of the machine, or of an attempt."""
    return [line for line in trace.splitlines() if _goes_out(line)]


def _goes_out(line: str) -> bool:
    if found := _SOCKET.search(line):
        return found[1] not in LOCAL_FAMILIES
    if not _CALL.search(line):
        return False
    places = [*_V4.findall(line), *_V6.findall(line)]
    return bool(_RESOLVER.search(line)) or any(_is_away(int(port), to) for port, to in places)


def _is_away(port: int, address: str) -> bool:
    place = ipaddress.ip_address(address)
    mapped = getattr(place, "ipv4_mapped", None)
    return port in NAME_SERVICE_PORTS or not (mapped or place).is_loopback


@dataclass
class Traced:
    """A program that runs, or ran, under strace.

    Attributes:
        homes: the folder behind each of `HOMES`, empty at first.
        report: the file strace writes.
    """

    process: subprocess.Popen[str]
    homes: dict[str, Path]
    report: Path
    out: str = field(default="", init=False)
    err: str = field(default="", init=False)

    def outside(self) -> list[str]:
        """The calls so far that left the machine."""
        return outside(self.report.read_text(encoding="utf-8") if self.report.exists() else "")

    def foreign_files(self) -> list[str]:
        """What lies in the homes and is not in a folder of lectura's."""
        return sorted(
            f"{name}/{path.relative_to(home)}"
            for name, home in self.homes.items()
            for path in home.rglob("*")
            if not (name in OWN and path.relative_to(home).parts[0] == "lectura")
        )

    def finish(self) -> int:
        """Wait for the end; the exit status."""
        self.out, self.err = self.process.communicate(timeout=120)
        return self.process.returncode


@contextlib.contextmanager
def traced(code: str, *arguments: str, folder: Path) -> Iterator[Traced]:
    """Start Python code under strace, with ``folder/work`` as its current folder.

    No variable of this process but those that find programs and modules is handed on.
    """
    homes = {name: folder / "homes" / name.lower() for name in HOMES}
    for home in homes.values():
        home.mkdir(parents=True)
    (folder / "work").mkdir(exist_ok=True)
    report = folder / "strace.txt"
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environ = {
        **kept,
        **{name: str(home) for name, home in homes.items()},
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
    }
    strace = ("strace", "-f", "--seccomp-bpf", "-e", "trace=network", "-s", "256")
    process = subprocess.Popen(
        [*strace, "-o", str(report), sys.executable, "-c", code, *arguments],
        cwd=folder / "work",
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # strace alone would leave behind what it follows
    )
    try:
        yield Traced(process, homes, report)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
