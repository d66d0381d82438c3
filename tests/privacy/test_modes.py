"""What lectura keeps for a person, nobody else on the machine may read. Root may read all anyway,
so the bits are looked at."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mode bits are POSIX")

BEFORE = """
import os
os.umask({umask})
from pathlib import Path
"""
KEEP_A_VOICE = """
import numpy as np
from lectura.speakers.naming.voices import VoiceBook
VoiceBook({path}).add("Ana", np.ones(192, dtype=np.float32))
"""
KEEP_WORK = """
from lectura.store import Store
artifact = Store({root}).artifact("transcript", {{"of": "a"}})
with artifact.lock():
    artifact.journal("windows.jsonl").append([1])
    artifact.save("transcript.json", b"{{}}")
    artifact.finish()
"""
FAIL = """
from lectura.cli.errors import internal
print(internal(ValueError("x")).hint)
"""
LOOK = """
from lectura.cli.checking import _cache
from lectura.config import load, settings_of
_cache(settings_of(load({{"cache": {root}}}, environ={{}}, folder=Path.cwd())))
"""
WRITE_OUTPUTS = """
from lectura.store import write_atomic
write_atomic(Path("out/week1/clase.txt"), b"hola")
"""
OWN = {
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CONFIG_HOME": "config",
}


def run(code: str, place: Path, *, umask: int = 0o022, **environ: str) -> str:
    """Code in a process whose own folders lie in ``place``, with an umask."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    homes = {name: str(place / folder) for name, folder in OWN.items()}
    done = subprocess.run(
        [sys.executable, "-c", BEFORE.format(umask=umask) + code],
        env={**kept, "HOME": str(place), **homes, **environ},
        cwd=place,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def below(folder: Path) -> Iterator[Path]:
    if folder.exists():
        yield folder
        yield from folder.rglob("*")


@pytest.fixture(params=[0o022, 0o000], ids=oct)
def umask(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_own_folders_are_for_this_user_alone(tmp_path: Path, umask: int) -> None:
    run(KEEP_A_VOICE.format(path="") + KEEP_WORK.format(root="") + FAIL, tmp_path, umask=umask)
    found = [path for name in OWN.values() for path in below(tmp_path / name / "lectura")]
    folders = [path for path in found if path.is_dir()]
    names = {path.name for path in found}
    assert {"store", "transcript", "voices.json", "log", "windows.jsonl", "complete.json"} <= names
    assert {mode(path) for path in folders} == {0o700}
    files = [path for path in found if path.is_file()]
    assert {mode(path) for path in files} == {0o600}
    assert any(path.suffix == ".log" for path in files)


def test_what_an_earlier_version_left_open_is_closed(tmp_path: Path) -> None:
    run(KEEP_A_VOICE.format(path="") + KEEP_WORK.format(root="") + FAIL, tmp_path)
    found = [path for name in OWN.values() for path in below(tmp_path / name / "lectura")]
    for path in found:
        path.chmod(0o755 if path.is_dir() else 0o644)
    (tmp_path / "cache").chmod(0o755)
    run(KEEP_A_VOICE.format(path="") + KEEP_WORK.format(root="") + FAIL, tmp_path)
    for path in found:
        kind = path.suffix
        if path.is_dir() or kind == ".log" or path.name == "voices.json":
            assert mode(path) & 0o077 == 0, path
    assert mode(tmp_path / "cache") == 0o755  # the folder of all programs is none of lectura's


def test_a_command_closes_what_it_finds_open_and_only_reads(tmp_path: Path) -> None:
    run(KEEP_A_VOICE.format(path=""), tmp_path)
    config = tmp_path / "config" / "lectura"
    config.mkdir(parents=True)
    book = tmp_path / "data" / "lectura" / "voices.json"
    for path in (config, book.parent):
        path.chmod(0o755)
    book.chmod(0o644)
    code = (
        "import sys; sys.argv = ['lectura', 'voices', 'list']; from lectura.cli import main;main()"
    )
    assert "Ana" in run(code, tmp_path)
    assert [mode(path) for path in (config, book.parent, book)] == [0o700, 0o700, 0o600]


def test_a_link_that_a_person_made_is_left(tmp_path: Path) -> None:
    elsewhere = tmp_path / "shared"
    elsewhere.mkdir(mode=0o755)
    elsewhere.chmod(0o755)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "lectura").symlink_to(elsewhere)
    run(KEEP_WORK.format(root=""), tmp_path)
    assert mode(elsewhere) == 0o755
    assert mode(elsewhere / "store") == 0o700


def test_a_voice_book_elsewhere_is_closed_and_its_folder_left(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine").chmod(0o755)
    run(KEEP_A_VOICE.format(path="Path('mine/v.json')"), tmp_path, umask=0o000)
    assert mode(tmp_path / "mine" / "v.json") == 0o600
    assert mode(tmp_path / "mine") == 0o755


def test_a_log_that_lands_among_temporary_files_is_closed(tmp_path: Path, umask: int) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp").chmod(0o1777)
    (tmp_path / "state").write_text("in the way", encoding="utf-8")
    told = run(FAIL, tmp_path, umask=umask, TMPDIR=str(tmp_path / "tmp"))
    [log] = (tmp_path / "tmp").glob("*.log")
    assert str(log) in told
    assert mode(log) == 0o600
    assert mode(tmp_path / "tmp") == 0o1777


def test_a_store_that_is_made_is_private_and_one_that_was_there_is_left(tmp_path: Path) -> None:
    work = KEEP_WORK.format(root="Path('new/store')")
    for _ in range(2):
        run(work, tmp_path, umask=0o000)
        found = list(below(tmp_path / "new" / "store"))
        assert {mode(path) for path in found if path.is_dir()} == {0o700}
    run(LOOK.format(root="'looked-at/store'"), tmp_path, umask=0o000)
    assert mode(tmp_path / "looked-at" / "store") == 0o700  # lectura doctor tries the cache
    (tmp_path / "team").mkdir()
    (tmp_path / "team").chmod(0o775)
    run(KEEP_WORK.format(root="Path('team')"), tmp_path, umask=0o002)
    assert mode(tmp_path / "team") == 0o775
    assert mode(tmp_path / "team" / "transcript") == 0o775
    [kept] = (tmp_path / "team").rglob("transcript.json")
    assert mode(kept) == 0o664


def test_outputs_have_the_bits_a_person_asks_for(tmp_path: Path) -> None:
    run(WRITE_OUTPUTS, tmp_path, umask=0o022)
    assert mode(tmp_path / "out" / "week1") == 0o755
    assert mode(tmp_path / "out" / "week1" / "clase.txt") == 0o644
