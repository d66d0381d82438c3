"""The example in shell hands in what is whole, says what is not, packs nothing that is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import lectura

EXAMPLES = Path(__file__).parents[2] / "examples"

FAKE = """#!{python}
import json, os, sys
sys.path.insert(0, {source!r})
from pathlib import Path
from lectura.submission.folder import Recording, verify, write_manifest
from lectura.pipeline import Gate
from lectura.store import Store

command, *arguments = sys.argv[1:]
if command == "verify":
    sys.exit(1 if verify(Path(arguments[0])) else 0)
folder = Path(arguments[arguments.index("--submission") + 1])
folder.mkdir(exist_ok=True)
(folder / "clase.txt").write_text("hola")
entries = [
    Recording(id="clase", input=Path(a).name, bytes=1, sha256="", status="complete",
              notes_coverage_percent=100, outputs=("clase.txt",))
    for a in arguments if Path(a).is_file()
]
gate = Gate(Store(folder.with_name("store")))
write_manifest(folder, entries, versions={{}}, options={{"arguments": arguments}}, gate=gate)
if os.environ.get("FAKE_HARM"):
    (folder / "clase.txt").write_text("adios")
print("data of lectura")
sys.exit(int(os.environ.get("FAKE_STATUS", "0")))
"""

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a Unix script"),
    pytest.mark.needs("tar"),
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with recordings, and a stand-in for lectura that is found first."""
    source = str(Path(lectura.__file__).parents[1])
    program = tmp_path / "bin" / "lectura"
    program.parent.mkdir()
    program.write_text(FAKE.format(python=sys.executable, source=source), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    recordings = tmp_path / "week 3"
    recordings.mkdir()
    for name in ("clase 1.mp4", "-ñ.MP4", "slides.pdf"):
        (recordings / name).write_bytes(b"x")
    return tmp_path


def hand_in(place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", EXAMPLES / "hand_in.sh", "week 3", "hand-in", "--language", "es"],  # noqa: S607
        cwd=place,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def archives(place: Path) -> list[str]:
    return [path.name for path in place.iterdir() if path.suffix in (".gz", ".zip")]


@pytest.mark.parametrize("status", [0, 3])
def test_what_checks_is_packed(status: int, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_STATUS", str(status))
    done = hand_in(place)
    assert done.returncode == status
    archive = place / done.stdout.strip()
    with tarfile.open(archive) as packed:
        names = [Path(name).name for name in packed.getnames()]
    assert {"manifest.json", "clase.txt"} <= set(names)
    manifest = json.loads((place / "hand-in" / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(item["input"] for item in manifest["recordings"]) == ["-ñ.MP4", "clase 1.mp4"]
    assert manifest["options"]["arguments"][:2] == ["--language", "es"]


@pytest.mark.parametrize("status", [1, 2, 4, 130])
def test_a_failure_is_passed_on_and_nothing_is_packed(
    status: int, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_STATUS", str(status))
    done = hand_in(place)
    assert (done.returncode, done.stdout, archives(place)) == (status, "", [])


def test_what_does_not_check_is_not_packed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_HARM", "yes")
    done = hand_in(place)
    assert (done.returncode, done.stdout, archives(place)) == (1, "", [])


def test_a_folder_without_recordings_is_a_usage_error(place: Path) -> None:
    for path in (place / "week 3").glob("*.[mM]*"):
        path.unlink()
    assert hand_in(place).returncode == 2
    (place / "week 3" / "slides.pdf").unlink()
    (place / "week 3").rmdir()
    assert hand_in(place).returncode == 2
