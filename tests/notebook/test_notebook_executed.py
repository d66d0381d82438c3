"""The notebook, executed from a fresh kernel as on Colab: real speech, a Drive that is a folder.

Machines are lost at three points; the ones after them end in the same bytes.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import wave
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
import pytest
from colab_stand_in import Session

import browsers
import needed
from lectura.audio import SAMPLE_RATE
from lectura.testing.demo import LECTURER, STUDENT, Line, spoken
from lectura.testing.llm_protocol import ChatRequest
from lectura.testing.llm_server import ScriptedServer, fill_schema

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(sys.platform == "win32", reason="the stand-in of Drive is a link"),
]

KEY = "sk-a-key-that-nobody-types"
LECTURES = {
    "lunes.wav": (Line(LECTURER, "Hoy vamos a hablar de las redes neuronales."),),
    "martes.wav": (
        Line(STUDENT, "Profesor, tengo una pregunta."),
        Line(LECTURER, "Para el viernes, resuelvan los ejercicios del capítulo tres."),
    ),
}


class Endpoint(ScriptedServer):
    """A language model that may be made to think until it is let go."""

    def __init__(self) -> None:
        super().__init__(self._respond, api_key=KEY)
        self.asked = threading.Event()
        self.free = threading.Event()
        self.free.set()

    def _respond(self, request: ChatRequest) -> dict[str, Any] | str:
        self.asked.set()
        self.free.wait(120)
        return fill_schema(request)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint()
    with server:
        yield server


@pytest.fixture(scope="module")
def lectures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needed.check("demo")
    folder = tmp_path_factory.mktemp("lectures")
    for name, lines in LECTURES.items():
        audio, _ = spoken(lines)
        with wave.open(str(folder / name), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE)
            file.writeframes((np.clip(audio, -1, 1) * 32767).astype("<i2").tobytes())
    return folder


Open = Callable[[str], Session]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, lectures: Path) -> Open:
    def one(name: str) -> Session:
        session = Session(
            tmp_path_factory.mktemp(name), {"COLAB_SECRETS": json.dumps({"MY_KEY": KEY})}
        )
        for path in lectures.iterdir():
            (session.recordings / path.name).write_bytes(path.read_bytes())
        return session

    return one


@pytest.fixture(scope="module")
def fields(endpoint: Endpoint) -> dict[str, str]:
    return {
        "language": "es",
        "model": "base",
        "notes": "language model",
        "base_url": endpoint.base_url,
        "secret": "MY_KEY",
        "more": "--date 2026-03-02",
    }


@pytest.fixture(scope="module")
def calm(opened: Open, fields: dict[str, str]) -> Session:
    """A session that nothing disturbed."""
    session = opened("calm")
    session.run(**fields)
    return session


def results(session: Session) -> dict[str, bytes]:
    """All results but the report, which tells when and how fast."""
    folder = session.kept / "results"
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    return {name: path.read_bytes() for name, path in files.items() if name != "report.json"}


def outputs(session: Session) -> list[dict[str, Any]]:
    """What the cells show."""
    cells = json.loads(session.executed.read_text(encoding="utf-8"))["cells"]
    return [output for cell in cells for output in cell.get("outputs", [])]


def test_all_cells_run_on_a_fresh_kernel(calm: Session) -> None:
    text = "".join("".join(one.get("text", "")) for one in outputs(calm))
    assert [one for one in outputs(calm) if one["output_type"] == "error"] == []
    assert f"Mounted at {calm.folder.parents[1]}" in text
    assert "lunes.wav: 0." in text
    assert "✗ driver: " in text or "✓ driver: " in text
    assert "2 complete" in text
    assert "\x1b[" not in text  # no colours of a terminal
    assert KEY not in calm.executed.read_text(encoding="utf-8")
    names = set(results(calm))
    for stem in ("lunes", "martes"):
        assert {f"{stem}.{form}" for form in ("txt", "srt", "json", "html", "notes.md")} <= names
    assert "index.html" in names
    heard = (calm.kept / "results" / "lunes.txt").read_text(encoding="utf-8")
    assert "hoy vamos a hablar" in heard.lower()


def test_the_archive_is_offered_to_the_browser(calm: Session) -> None:
    archive = calm.kept / "lectura-results.zip"
    offered = (calm.root / "downloaded.txt").read_text(encoding="utf-8").splitlines()
    assert offered == [str(calm.folder / archive.name)]
    with zipfile.ZipFile(archive) as read:
        packed = {name.removeprefix("results/"): read.read(name) for name in read.namelist()}
    packed.pop("report.json")
    assert packed == results(calm)


def test_nothing_but_work_is_kept_in_drive(calm: Session) -> None:
    names = {path.name for path in calm.kept.iterdir()}
    assert names == {"recordings", "results", "store", "lectura-results.zip"}
    assert not list(calm.kept.rglob("model.bin"))  # it stays on the machine
    for path in calm.kept.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()


@pytest.mark.needs("browser")
def test_the_page_works_inside_the_notebook(calm: Session, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", str(tmp_path),
         str(calm.executed)],
        check=True, capture_output=True,
    )  # fmt: skip
    with browsers.started() as browser:
        page = browser.new_page()
        page.set_default_timeout(30_000)
        # What nbconvert has its pages load from elsewhere.
        page.route(lambda url: not local(url), lambda route: route.abort())
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto((tmp_path / "executed.html").as_uri(), wait_until="domcontentloaded")
        inside = frame_of(page)
        inside.locator("#transcript .line").first.wait_for()
        inside.locator("#notes a[href^='#t=']").first.click()
        inside.wait_for_function("document.getElementById('media').currentTime > 0")
        assert inside.evaluate("document.getElementById('media').duration") > 1
        assert inside.url.startswith("about:srcdoc")
        assert inside.locator("#transcript").count() == 1  # the link led nowhere else
        assert inside.evaluate(
            "(() => { try { return parent.document.title } catch { return 'shut off' } })()"
        ) == "shut off"  # fmt: skip
        refused = [line for line in told if "Content Security Policy" in line]
        assert refused == []


def local(url: str) -> bool:
    return url.startswith(("file:", "blob:", "data:", "about:"))


def frame_of(page: Page) -> Any:
    element = page.locator("iframe.lectura").element_handle()
    inside = element.content_frame() if element else None
    assert inside is not None
    return inside


def lost(process: subprocess.Popen[str]) -> None:
    """The machine is gone: all its processes at once."""
    whole = psutil.Process(process.pid)
    everyone = [*whole.children(recursive=True), whole]
    for one in everyone:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(everyone, timeout=20)
    process.communicate(timeout=60)


def told_until(process: subprocess.Popen[str], *signs: str) -> str:
    """What is told up to the first of these signs."""
    told = []
    for line in process.stdout or ():
        told.append(line)
        if any(sign in line for sign in signs):
            return "".join(told)
    raise AssertionError("".join(told))


def test_machines_lost_at_three_points_end_in_the_same_bytes(
    opened: Open, fields: dict[str, str], calm: Session, endpoint: Endpoint
) -> None:
    session = opened("rough")
    installed = session.start(**fields)
    told_until(installed, "lectura is at")
    lost(installed)
    assert not (session.kept / "store").exists()

    transcribing = session.start(**fields)
    told_until(transcribing, *(f"transcribing, {tens}" for tens in "123456789"))
    lost(transcribing)
    assert not (session.kept / "results" / "index.html").exists()

    endpoint.asked.clear()
    endpoint.free.clear()
    noting = session.start(**fields)
    assert endpoint.asked.wait(120)
    [kernel] = psutil.Process(noting.pid).children()
    children = kernel.children(recursive=True)
    assert children
    kernel.kill()  # the kernel alone: what it started notices, and ends
    endpoint.free.set()
    _, alive = psutil.wait_procs(children, timeout=60)
    assert alive == []
    lost(noting)
    assert not (session.kept / "results" / "index.html").exists()

    requests = len(endpoint.requests)
    session.run(**fields)
    assert results(session) == results(calm)
    assert len(endpoint.requests) >= requests
