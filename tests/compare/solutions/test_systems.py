from __future__ import annotations

from pathlib import Path

import pytest

from lectura.compare.solutions.systems import System, filled, systems_of
from lectura.errors import UsageError


def one(text: str) -> System:
    (system,) = systems_of([text])
    return system


@pytest.mark.parametrize(
    ("text", "kind", "name", "words"),
    [
        ("lectura", "lectura", "lectura", ()),
        ("small", "lectura", "lectura small", ("--model", "small")),
        ("tiny.en", "lectura", "lectura tiny.en", ("--model", "tiny.en")),
        (
            "lectura --model small --compute-type=float32",
            "lectura",
            "lectura small float32",
            ("--model", "small", "--compute-type", "float32"),
        ),
        ("fast=lectura --model tiny", "lectura", "fast", ("--model", "tiny")),
        (
            "w=whisper-ctranslate2 {audio} --output_dir {out}",
            "command",
            "w",
            ("whisper-ctranslate2", "{audio}", "--output_dir", "{out}"),
        ),
        ('/opt/my tool -f "{audio}"', "command", "my", ("/opt/my", "tool", "-f", "{audio}")),
        ("other.srt", "file", "other.srt", ()),
        ("zoom=talk.vtt", "file", "zoom", ()),
    ],
)
def test_what_is_meant(text: str, kind: str, name: str, words: tuple[str, ...]) -> None:
    system = one(text)
    assert (system.kind, system.name, system.words) == (kind, name, words)


def test_an_address_with_its_model_and_key() -> None:
    system = one("https://user:secret@api.example.org/v1?token=abcdef whisper-1 key=MY_KEY")
    assert system.kind == "endpoint"
    assert system.name == "api.example.org whisper-1"
    assert (system.model, system.key_variable) == ("whisper-1", "MY_KEY")
    assert "secret" not in system.shown
    assert "abcdef" not in system.shown
    assert "secret" not in repr(system)


def test_names_are_told_apart() -> None:
    names = [one.name for one in systems_of(["small", "small", "y=cat {audio}"])]
    assert names == ["lectura small", "lectura small 2", "y"]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["a=small", "A=base"], "Two solutions are called 'A'"),
        (["nothing-like-it"], "is no model, no command with {audio}"),
        (["x=program {audoi} {audio}"], "'{audoi}' in the command stands for nothing"),
        (["{audio} --go"], "begins with {audio}"),
        (["lectura --llm openai"], "'--llm' is no setting that a solution may differ in"),
        (["lectura --start 10"], "'--start' is no setting"),
        (["lectura --model"], "--model needs a value"),
        (["lectura --threads none"], "Invalid value 'none' for --threads"),
        (["program {audio} 'open"], "cannot be read: no closing quotation"),
        (["https://x.example/v1 key=sk-12345"], "'key' is neither"),
        (["https://x.example/v1 one two"], "'two' is neither"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_to_write(texts: list[str], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        systems_of(texts)
    assert said in raised.value.message
    assert "--with" in (raised.value.hint or "") or "lectura " in (raised.value.hint or "")
    assert "sk-12345" not in raised.value.message


def test_a_model_that_is_a_folder_counts_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    assert one("lectura --model mine").words == ("--model", str(tmp_path / "mine"))


def test_places_are_filled_and_other_braces_stay() -> None:
    words = ["p", "-i={audio}", "{out}/x.{format}", "$HOME; rm"]
    assert filled(words, {"{audio}": "/a b.wav", "{out}": "/o"}) == [
        "p",
        "-i=/a b.wav",
        "/o/x.{format}",
        "$HOME; rm",
    ]
