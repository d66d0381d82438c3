"""A hint names the files that were typed, and the command line with them can be typed as it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cli_runs import InProcess, wav

from lectura.cli.console import Console, console
from lectura.cli.errors import interrupted
from lectura.cli.originals import AtHand, of_inputs, of_job, with_endpoint
from lectura.progress import Kept

HERE = AtHand(Path("my class.mp4"), Path("out/my class.json"), Path("out"))


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    wav(tmp_path / "a.wav")
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.mark.parametrize(
    ("hint", "named"),
    [
        ("List them: lectura speakers FILE", 'List them: lectura speakers "out/my class.json"'),
        (
            "lectura transcribe FILE --speakers; then: lectura speakers FILE",
            'lectura transcribe "my class.mp4" -o out --speakers; '
            'then: lectura speakers "out/my class.json"',
        ),
        (
            "lectura voices add NAME FILE --at 3:20-4:10",
            'lectura voices add NAME "my class.mp4" --at 3:20-4:10',
        ),
        ("lectura summarize FILE.txt", "lectura summarize FILE.txt"),
        ("Check the name: lectura transcribe RECORDING",) * 2,
    ],
)
def test_the_word_file_stands_for_what_is_at_hand(hint: str, named: str) -> None:
    assert HERE.named(hint) == named
    assert AtHand().named(hint) == hint


def test_outputs_beside_the_recording_need_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    assert of_job(path, tmp_path, tmp_path / "a.json").out is None
    assert of_job(path, tmp_path / "out", tmp_path / "a.json").out == tmp_path / "out"


def test_what_is_not_there_and_several_are_not_at_hand(tmp_path: Path) -> None:
    there = wav(tmp_path / "a.wav")
    assert of_inputs((there,)).recording == there
    assert of_inputs((there, there)) == of_inputs((tmp_path,)) == of_inputs(()) == AtHand()


def test_somebody_who_cannot_be_left_out(cli: InProcess, tmp_path: Path) -> None:
    unknown = cli("run", "a.wav", "-o", "out", "--llm", "none", "--exclude-speaker", "Ana")
    assert unknown.status == 2
    assert "this transcript does not tell speakers apart" in unknown.err
    assert (
        "→ Tell them apart: lectura run a.wav -o out --speakers; "
        "then: lectura speakers out/a.json\n" in unknown.err
    )
    Path("turns.txt").write_text("Ana: Buenos días a todos.\n\nBea: Hola, profesora.\n")
    other = cli("summarize", "turns.txt", "--llm", "none", "--exclude-speaker", "Carla")
    assert "There is no speaker 'Carla' in the transcript (speakers: Ana, Bea)." in other.err
    assert "→ List them: lectura speakers turns.txt\n" in other.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("run", "a.wav", "--audio-track", "7"), "lectura run a.wav --audio-track 0"),
        (
            ("transcribe", "a.wav", "--start", "9", "--end", "2"),
            "lectura run a.wav --start",
        ),
        (("speakers", "a.json"), "lectura transcribe a.wav --speakers -o ."),
        (("correct", "a.json", "--undo"), 'lectura correct a.json --undo "camins"'),
    ],
)
def test_the_real_name_is_in_the_hint(
    cli: InProcess, arguments: tuple[str, ...], hint: str
) -> None:
    if arguments[0] in ("speakers", "correct"):
        cli("transcribe", "a.wav")
    ended = cli(*arguments)
    assert ended.status in (1, 2)
    assert hint in ended.err


def test_a_run_that_began_afresh_goes_on_without_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    console.cache_clear()
    console().hook(Kept())
    monkeypatch.setattr(sys, "argv", ["lectura", "run", "a.wav"])
    assert interrupted().hint == "Run the same command again to go on from there."
    monkeypatch.setattr(sys, "argv", ["lectura", "run", "a.wav", "--fresh"])
    assert "without --fresh to go on from there" in str(interrupted().hint)
    console.cache_clear()


def test_what_was_transcribed_before_is_named(cli: InProcess) -> None:
    cli("run", "a.wav", "--llm", "none")
    again = cli("run", "a.wav", "--llm", "none")
    assert "a.wav: was transcribed before (model scripted); once more: --fresh\n" in again.err


def test_notes_of_an_earlier_run_are_not_taken_for_those_of_this_one(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LECTURA_RETRIES", "0")
    nobody = ("--base-url", "http://127.0.0.1:9/v1", "--llm-model", "m")
    first = cli("run", "a.wav", *nobody)
    assert "The transcript is written; its notes are missing." in first.err
    cli("run", "a.wav", "--llm", "none")
    second = cli("run", "a.wav", *nobody)
    assert second.status == 3
    assert "The transcript is written; a.notes.md is of an earlier run." in second.err
    assert "Connecting to http://127.0.0.1:9 (model m), to send the transcript\n" in second.err
    assert "Sending" not in second.err


def test_a_notice_names_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    told = Console()
    told.at_hand = HERE
    told.warning("For another one: lectura transcribe FILE --audio-track 1")
    assert 'lectura transcribe "my class.mp4" -o out --audio-track 1' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "ending"),
    [
        ((), "lectura doctor"),
        (
            ("run", "a.wav", "--llm-model", "m", "--base-url=http://h:1/v1"),
            "lectura doctor --llm-model m --base-url http://h:1/v1",
        ),
        (("run", "a.wav", "--llm"), "lectura doctor"),
    ],
)
def test_the_doctor_looks_at_the_model_that_was_typed(typed: tuple[str, ...], ending: str) -> None:
    assert with_endpoint("Then: lectura doctor", typed) == f"Then: {ending}"
    assert with_endpoint("lectura doctor, then again", typed) == "lectura doctor, then again"
