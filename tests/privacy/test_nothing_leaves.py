"""Nothing leaves the machine, watched from outside: real libraries, real models, under strace."""

from __future__ import annotations

import importlib.util
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from dictionary_model import PLAIN, dictionary_model, sentence_pair
from traced import Traced, outside, traced

from lectura.audio import SAMPLE_RATE
from lectura.formats import write_transcript
from lectura.records.transcript import Segment, Transcript
from lectura.testing.spoken import speak

pytestmark = [pytest.mark.needs("strace", "demo"), pytest.mark.real_model]

RUN = "from lectura.cli import main; main()"
LINGER = """
import os, pathlib, time
import lectura
{first}
from lectura.cli import main
try:
    main()
finally:
    pathlib.Path("../ended").touch()
    while not pathlib.Path("../leave").exists():
        time.sleep(0.1)
"""
"""A run that stays after its end: onnxruntime reports for the first time after some seconds."""
QUIET = LINGER.format(first="")
TALKING = LINGER.format(
    first="del os.environ['ORT_DISABLE_TELEMETRY']; lectura.process.telemetry.SWITCHES.clear()"
)
LOOK_UP = """
import socket
try:
    socket.getaddrinfo("nobody.invalid", 443)
except OSError:
    pass
"""
LOOPBACK = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server:
    socket.create_connection(server.getsockname()).close()
"""
_LONGEST_SECONDS = 60.0


def recording(folder: Path) -> Path:
    """Two people, nine seconds."""
    (folder / "work").mkdir(parents=True)
    said = [
        speak(
            "Good morning. Today we talk about gradient descent and why it works.", voice="en-us"
        ),
        np.zeros(SAMPLE_RATE // 2, dtype=np.float32),
        speak("Excuse me, is the homework due on Friday?", voice="en-us+f3", pitch=80),
    ]
    path = folder / "work" / "clase.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.concatenate(said) * 32767).astype("<i2").tobytes())
    return path


def ended(code: str, *arguments: str, folder: Path) -> Traced:
    with traced(code, *arguments, folder=folder) as run:
        assert run.finish() == 0, run.err
    return run


def onnxruntime_reports() -> bool:
    """Whether the installed onnxruntime has telemetry at all (from 1.29 on)."""
    spec = importlib.util.find_spec("onnxruntime")
    assert spec is not None
    assert spec.origin is not None
    libraries = Path(spec.origin).parent.rglob("*onnxruntime*.so*")
    return any(b"events.data.microsoft.com" in library.read_bytes() for library in libraries)


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + _LONGEST_SECONDS
    while not true():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.1)


def test_a_whole_run_stays_on_the_machine(tmp_path: Path) -> None:
    options = ("run", "clase.wav", "-o", "out", "--offline", "--speakers", "--model", "base")
    quiet, talking = tmp_path / "quiet", tmp_path / "talking"
    recording(quiet)
    recording(talking)
    with traced(QUIET, *options, folder=quiet) as run:
        if onnxruntime_reports():  # the proof that this test can see what it is to see
            with traced(TALKING, *options, folder=talking) as loud:
                until(loud.outside)
                assert any("Microsoft" in name for name in loud.foreign_files())
        until((quiet / "ended").exists)
        (quiet / "leave").touch()
        assert run.finish() == 0, run.err
    assert "SPEAKER_01" in (quiet / "work" / "out" / "clase.txt").read_text(encoding="utf-8")
    assert run.outside() == []
    assert run.foreign_files() == []
    assert sorted(path.name for path in (quiet / "work").iterdir()) == ["clase.wav", "out"]


def test_a_batch_of_processes_stays_on_the_machine(tmp_path: Path) -> None:
    recording(tmp_path)
    options = ("--offline", "--model", "base", "--jobs", "2")
    run = ended(RUN, "batch", ".", "-o", "out", *options, folder=tmp_path)
    assert (tmp_path / "work" / "out" / "clase.notes.md").is_file()
    assert run.outside() == []
    assert run.foreign_files() == []


@pytest.mark.needs("translate")
def test_a_translation_by_a_model_of_this_machine_stays_on_it(tmp_path: Path) -> None:
    """Not even told to be offline."""
    work = tmp_path / "work"
    dictionary_model(work / "mine", PLAIN)
    said, english = sentence_pair(5)
    transcript = Transcript(
        language="es", duration=4.0, segments=(Segment(id=0, start=0.0, end=4.0, text=said),)
    )
    (work / "clase.json").write_text(write_transcript(transcript, "json"), encoding="utf-8")
    line = ("translate", "clase.json", "--to", "en", "--translation-model", "mine")
    run = ended(RUN, *line, folder=tmp_path)
    assert english in (work / "clase.en.srt").read_text(encoding="utf-8").replace("\n", " ")
    assert run.outside() == []
    assert run.foreign_files() == []


def test_a_look_up_is_seen(tmp_path: Path) -> None:
    assert ended(LOOK_UP, folder=tmp_path).outside() != []


def test_loopback_is_the_machine(tmp_path: Path) -> None:
    run = ended(LOOPBACK, folder=tmp_path)
    assert 'sin_addr=inet_addr("127.0.0.1")' in run.report.read_text(encoding="utf-8")
    assert run.outside() == []


INET = "sa_family=AF_INET, sin_port=htons({port}), sin_addr=inet_addr({address})"
INET6 = (
    "sa_family=AF_INET6, sin6_port=htons({port}), sin6_flowinfo=htonl(0), "
    "inet_pton(AF_INET6, {address}, &sin6_addr), sin6_scope_id=0"
)


@pytest.mark.parametrize(
    ("form", "port", "address", "away"),
    [
        (INET, 443, "10.0.0.1", True),
        (INET, 443, "127.0.0.1", False),
        (INET, 53, "127.0.0.53", True),
        (INET6, 443, "2001:db8::1", True),
        (INET6, 443, "::1", False),
        (INET6, 443, "::ffff:127.0.0.1", False),
        (INET6, 443, "::ffff:9.9.9.9", True),
    ],
)
def test_which_addresses_are_a_way_out(form: str, port: int, address: str, away: bool) -> None:
    place = form.format(port=port, address=f'"{address}"')
    assert bool(outside(f"7 connect(3, {{{place}}}, 16) = -1 ENETUNREACH")) is away
    assert bool(outside(f'7 sendto(3, "x", 1, 0, {{{place}}}, 16 <unfinished ...>')) is away


@pytest.mark.parametrize(
    ("line", "away"),
    [
        ('connect(3, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"', True),
        ('connect(3, {sa_family=AF_UNIX, sun_path="/tmp/own"}', False),
        ("socket(AF_PACKET, SOCK_RAW, 0x300)", True),
        ("socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP)", False),
    ],
)
def test_what_else_is_a_way_out(line: str, away: bool) -> None:
    assert bool(outside(line)) is away
