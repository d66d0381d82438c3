"""Text for a terminal: nothing in it may be obeyed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from lectura.cli.console import Console, out
from lectura.paths import as_argument, without_controls

EVIL = "\x1b[2J\x1b]0;x\x07a\x9b1mb\rc\u202ed\u2028e"


def test_what_a_terminal_would_obey_is_replaced() -> None:
    assert without_controls(EVIL) == "�[2J�]0;x�a�1mb�c�d�e"


def test_what_it_shows_stays() -> None:
    shown = "Clase\u00a03: año, 中文, 👩\u200d🏫, so\u00adft\tand\r\nmore\n"
    assert without_controls(shown) == shown


def test_a_no_break_space_in_a_message_is_a_space(capsys: pytest.CaptureFixture[str]) -> None:
    Console().error("There is no file Clase\u00a03.mp4\x1b[2J.")
    assert "Clase\u00a03.mp4�[2J" in capsys.readouterr().err


@pytest.mark.parametrize("terminal", [True, False])
def test_data_is_changed_for_a_terminal_alone(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A server's words come with `doctor`, a lecture's with `search`."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    out(EVIL)
    assert capsys.readouterr().out == (without_controls(EVIL) if terminal else EVIL) + "\n"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("clase.mp4", "clase.mp4"),
        ("año/clase-3.mp4", "año/clase-3.mp4"),
        ("mi clase (1).mp4", '"mi clase (1).mp4"'),
        ("it's.mp4", '"it\'s.mp4"'),
        ("C:\\x\\a b.mp4", '"C:\\x\\a b.mp4"'),
        ('a "b" $HOME.mp4', "'a \"b\" $HOME.mp4'"),
        ("-x.mp4", "./-x.mp4"),
        ("-", "-"),
    ],
)
def test_a_path_as_it_is_typed(name: str, typed: str) -> None:
    assert as_argument(name) == typed


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize(
    "name", ["a b", "it's", 'a"b', "$HOME", "`ls`", "a\\", "a\\\\b", "a;b", "!1", "*"]
)
def test_a_shell_takes_a_path_as_it_is(name: str) -> None:
    command = ["sh", "-c", f"printf %s {as_argument(name)}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == name


@pytest.mark.skipif(sys.platform == "win32", reason="names that only Unix allows")
@pytest.mark.parametrize("unwanted", ["", "`"])
@pytest.mark.parametrize(
    "name",
    [
        "# h\n## b",
        "a\tb",
        "esc\x1b[31m",
        "bidi\u202eexe.\u2066",
        "it's\na\\b",
        "c1\x9b2",
        "`id`\n",
        "`id`",
    ],
)
def test_what_cannot_be_shown_is_spelled(name: str, unwanted: str) -> None:
    typed = as_argument(name, unwanted=unwanted)
    assert typed == without_controls(typed)
    assert "\n" not in typed
    assert "\t" not in typed
    assert not unwanted or unwanted not in typed
    command = ["/bin/bash", "-c", f"printf %s {typed}X"]  # what $( ) strips, stays
    environ = {"LC_ALL": "C.UTF-8"}
    told = subprocess.run(command, capture_output=True, check=True, env=environ).stdout
    assert told.decode() == f"{name}X"
