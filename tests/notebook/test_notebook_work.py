"""The steps of the notebook, with a scripted transcriber in the child: what may go wrong."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_runs import wav

from lectura.notebook import Notebook, StoppedCellError
from lectura.notebook.machine import Machine
from lectura.notebook.running import CommandLine
from lectura.notebook.showing import Framed, zipped

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
pytestmark = posix

_CHILD = """#!{python}
import sys
import lectura.cli
from lectura.notebook import child
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber

if __name__ == "__main__":
    if sys.argv[1:3] != ["-m", "lectura.notebook.child"]:
        raise SystemExit("only the notebook's child is expected")
    del sys.argv[1:3]
    scripted = ScriptedEngine(ScriptedTranscriber(pace_seconds={pace}))
    real = lectura.cli.main
    lectura.cli.main = lambda: real(scripted)
    child.main()
"""


def python_of(folder: Path, *, pace: float = 0.0) -> Path:
    """A "Python" that runs lectura's child with a scripted transcriber."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / f"python-{pace}"
    program.write_text(_CHILD.format(python=sys.executable, pace=pace), encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lectura" / "recordings").mkdir(parents=True)
    return tmp_path / "lectura"


Open = Callable[..., Notebook]


@pytest.fixture
def opened(folder: Path, tmp_path: Path) -> Open:
    def one(*, pace: float = 0.0, **fields: Any) -> Notebook:
        python = python_of(tmp_path / "bin", pace=pace)
        return Notebook(python, on=Machine(folder), **fields)

    return one


def test_from_recordings_to_one_archive(
    opened: Open, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr("lectura.notebook.work.show", shown.append)
    monkeypatch.setattr(Machine, "download", lambda _, file: shown.append(file))
    monkeypatch.delenv("LECTURA_CACHE", raising=False)
    wav(folder / "recordings" / "uno.wav")
    wav(folder / "recordings" / "semana 2" / "dos.wav", seconds=4.0)
    work = opened()
    work.files()
    told = capsys.readouterr().out
    assert "uno.wav: 0.1 MB" in told
    assert f"Results go to {folder / 'results'}" in told
    work.run()
    assert "2 complete" in capsys.readouterr().out
    pages = ["semana 2/dos.html", "uno.html"]
    for name in pages:
        page = (folder / "results" / name).read_text(encoding="utf-8")
        assert 'id="embedded-media"' in page
    work.show(2)
    assert [name in capsys.readouterr().out for name in ("→ 2: uno.html",)] == [True]
    assert isinstance(shown[0], Framed)
    archive = work.download()
    assert shown[1] == archive == folder / "lectura-results.zip"
    with zipfile.ZipFile(archive) as read:
        names = set(read.namelist())
        assert read.testzip() is None
    assert {f"results/{name}" for name in pages} | {"results/index.html"} <= names
    assert not any(name.endswith((".wav", ".lock")) or "/." in name for name in names)
    before = contents(folder / "results")
    opened().run()  # a second session does nothing twice
    assert contents(folder / "results") == before
    report = json.loads((folder / "results" / "report.json").read_text(encoding="utf-8"))
    assert [row["reused"] for row in report["files"]] == [True, True]


def contents(folder: Path) -> dict[str, bytes]:
    """The outputs, but for the report, which tells when and how fast."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    return {name: path.read_bytes() for name, path in files.items() if name != "report.json"}


def test_no_recordings(opened: Open, folder: Path) -> None:
    with pytest.raises(StoppedCellError) as stopped:
        opened().files()
    assert stopped.value.message == f"There is no recording in {folder / 'recordings'}."
    assert str(stopped.value.hint) == "Put recordings there, then run this cell again."
    with pytest.raises(StoppedCellError, match="There is nothing at"):
        opened(recordings="nowhere.mp4").files()
    (folder / "words.txt").write_text("no sound", encoding="utf-8")
    with pytest.raises(StoppedCellError, match="The run ended with status"):
        opened(recordings="words.txt").run()


def test_a_file_that_is_still_being_uploaded(opened: Open, folder: Path) -> None:
    place = folder / "recordings"
    wav(place / "whole.wav")
    (place / "empty.mp4").touch()
    (place / "half.mkv.crdownload").write_bytes(b"x")
    growing = (place / "growing.mp3").open("wb", buffering=0)
    ended = threading.Event()

    def grow() -> None:
        while not ended.wait(0.05):
            growing.write(b"x")

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        with pytest.raises(StoppedCellError) as stopped:
            opened().files()
    finally:
        ended.set()
        thread.join()
        growing.close()
    assert stopped.value.value == ["empty.mp4", "growing.mp3", "half.mkv.crdownload"]
    assert stopped.value.message.endswith("still being uploaded, or empty.")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "There is no space left at"),
        (errno.EDQUOT, "There is no space left at"),
        (errno.EIO, "Nothing can be written at"),
        (errno.ENOTCONN, "Nothing can be written at"),
    ],
)
def test_a_drive_that_is_full_or_gone(
    number: int, said: str, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(StoppedCellError, match=said):
        opened().files()


def test_a_folder_that_cannot_be(opened: Open, folder: Path) -> None:
    (folder / "results").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoppedCellError, match="Nothing can be written at"):
        opened().files()


def test_a_missing_key_stops_before_anything_is_read(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wav(folder / "recordings" / "uno.wav")
    monkeypatch.delenv("MY_KEY", raising=False)
    with pytest.raises(StoppedCellError, match="There is no secret named MY_KEY"):
        opened(notes="language model", secret="MY_KEY").run()
    assert contents(folder / "results") == {}


def test_lecturas_own_errors_are_shown_and_stop(
    opened: Open, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wav(folder / "recordings" / "uno.wav")
    with pytest.raises(StoppedCellError) as stopped:
        opened(more="--lenght short").run()
    assert stopped.value.message == "The run ended with status 2; the lines above say why."
    assert "what was finished is kept" in str(stopped.value.hint)
    assert "--lenght" in capsys.readouterr().out
    with pytest.raises(StoppedCellError):
        opened(model="enormous").run()
    assert "enormous" in capsys.readouterr().out


def test_a_process_that_is_killed_is_told(
    opened: Open, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wav(folder / "recordings" / "uno.wav")
    program = tmp_path / "killed"
    program.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    program.chmod(0o755)
    work = Notebook(program, on=Machine(folder))
    with pytest.raises(StoppedCellError, match=r"ended from outside \(signal 9\)"):
        work.run()


def test_a_cell_that_is_stopped_ends_its_process_in_order(
    opened: Open,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    # What a shell runs in the background ignores Ctrl-C; a kernel does not.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    wav(folder / "recordings" / "uno.wav", seconds=600.0)
    work = opened(pace=0.3)
    work.files()

    def interrupt() -> None:
        while not list((folder / "store").rglob("*.jsonl")):
            time.sleep(0.2)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    started = time.monotonic()
    with pytest.raises(StoppedCellError, match="Stopped") as stopped:
        work.run()
    assert time.monotonic() - started < 150  # the whole takes 180 s at least
    assert "what was finished is kept" in str(stopped.value.hint)
    assert "Error: Stopped" in capsys.readouterr().out
    assert not contents(folder / "results")


def test_the_process_ends_with_the_notebook(folder: Path, tmp_path: Path) -> None:
    """Its standard input is the leash: when the kernel is killed, it comes to its end."""
    wav(folder / "recordings" / "uno.wav", seconds=600.0)
    process = subprocess.Popen(
        [str(python_of(tmp_path / "bin", pace=0.5)), "-m", "lectura.notebook.child", "batch",
         "recordings", "-o", "results", "--llm", "none"],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8", env={**os.environ, "LECTURA_CACHE": str(folder / "store")},
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stdin is not None
    while not list((folder / "store").rglob("*.jsonl")):
        time.sleep(0.2)
    process.stdin.close()
    rest = process.stderr.read()
    assert process.wait(100) == 130
    assert "Error: Stopped" in rest
    process.stderr.close()
    if process.stdout is not None:
        process.stdout.close()


def test_a_gpu_is_used_only_where_it_works(
    opened: Open, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    opened().probe()
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("✗ driver: No NVIDIA GPU is here")
    assert told[-1] == "The CPU is used. That works too, and takes longer."


@pytest.mark.parametrize(("status", "device"), [(0, []), (1, ["--device", "cpu"])])
def test_the_run_is_told_what_the_probe_found(
    status: int, device: list[str], folder: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    rows = [{"check": "driver", "ok": True, "found": "T4", "fix": None},
            {"check": "cuBLAS", "ok": not status, "found": "x", "fix": "pip it" * status},
            {"check": "GPU", "ok": not status, "found": "x", "fix": None}]  # fmt: skip
    program = tmp_path / "python"
    lines = "\n".join(json.dumps(row) for row in rows)
    program.write_text(
        f'#!/bin/sh\necho "$*" >> {tmp_path}/calls\n'
        f"[ \"$3\" = doctor ] || exit 0\ncat <<'END'\n{lines}\nEND\nexit {status}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    wav(folder / "recordings" / "uno.wav")
    work = Notebook(program, on=Machine(folder))
    work.probe()
    told = capsys.readouterr().out
    assert "✓ driver: T4" in told
    assert ("→ pip it" in told) is bool(status)
    work.run()
    batch = next(
        line.split() for line in (tmp_path / "calls").read_text().splitlines() if " batch " in line
    )
    assert [word for word in batch if word in ("--device", "cpu")] == device


def test_results_that_are_not_there(opened: Open, folder: Path) -> None:
    (folder / "results").mkdir()
    (folder / "results" / "index.html").write_text("no lecture", encoding="utf-8")
    with pytest.raises(StoppedCellError, match="There is no page number 1 in"):
        opened().show()
    with pytest.raises(StoppedCellError, match="There are no results in"):
        opened().download()


def test_a_page_too_large_for_a_notebook_is_named(
    opened: Open, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lectura.notebook.work.MOST_SHOWN_BYTES", 10)
    (folder / "results").mkdir()
    (folder / "results" / "uno.html").write_text("<p>a long lecture</p>", encoding="utf-8")
    (folder / "results" / "uno.json").write_text("{}", encoding="utf-8")
    opened().show()
    assert "too large to be shown" in capsys.readouterr().out


def test_an_archive_that_does_not_fit_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "a.txt").write_text("a", encoding="utf-8")
    target = tmp_path / "all.zip"
    assert zipped(tmp_path / "results", target) == 1
    before = target.read_bytes()

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    with pytest.raises(OSError, match="full"):
        zipped(tmp_path / "results", target)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "results"]


def test_a_frame_holds_the_page_and_keeps_it_away() -> None:
    framed = Framed("<p title=\"x\">&amp; 'y'</p>")
    shown = getattr(framed, "_repr_html_")()  # noqa: B009 - notebooks' own protocol
    assert 'srcdoc="&lt;p title=&quot;x&quot;&gt;&amp;amp; &#x27;y&#x27;&lt;/p&gt;"' in shown
    assert 'sandbox="allow-scripts allow-popups allow-downloads"' in shown
    assert "same-origin" not in shown
    assert len(repr(framed)) < 20  # the page is not kept in the notebook twice


def test_a_terminals_colours_are_not_asked_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kernels set them for all that they start; bars and JSON would be mixed."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    program = tmp_path / "python"
    program.write_text('#!/bin/sh\necho "[$FORCE_COLOR][$NO_COLOR]"\n', encoding="utf-8")
    program.chmod(0o755)
    assert CommandLine(program, folder).run("x").out == "[][1]\n"
