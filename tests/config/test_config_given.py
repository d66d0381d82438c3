"""Settings that a program gives by name: each arrives where the command's does."""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path
from typing import Any

import pytest
from settings_cases import CASES

import lectura
from lectura.config import Settings, settings_of
from lectura.config.fields import FIELDS
from lectura.config.given import fields_of, given
from lectura.errors import UsageError

ALL = {field.name: field for field in FIELDS}
OF_FILES = {"formats", "notes_formats", "max_line_width", "max_line_count", "output_template"}
"""A program names each file that it writes."""


def settings(**named: Any) -> Settings:
    return settings_of(given(named, ALL, function="transcribe", environ={}))


@pytest.mark.parametrize("name", sorted(set(CASES) - {"trusted_folders", "cache"}))
def test_a_setting_arrives_where_it_belongs(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    (tmp_path / "terms.txt").write_text("Bayes\n", encoding="utf-8")
    others = {key.removeprefix("LECTURA_").lower(): value for key, value in case.others.items()}
    found = settings(**{name: case.variable.format(tmp_path)}, **others)
    assert functools.reduce(getattr, case.place.split("."), found) == case.value


def test_values_may_be_those_of_python(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("Bayes\n", encoding="utf-8")
    found = settings(
        model=tmp_path, vocabulary=tmp_path / "terms.txt", languages=("es", "en"), threads=3,
        words=True, exclude_speakers=["Ana; the first", "Luis"], timeout=2, cache=tmp_path / "s",
        num_speakers=None, speakers=False,
    )  # fmt: skip
    assert found.transcribe.model == str(tmp_path)
    assert found.transcribe.vocabulary == ("Bayes",)
    assert found.transcribe.languages == ("es", "en")
    assert (found.transcribe.threads, found.transcribe.words) == (3, True)
    assert found.notes.exclude_speakers == ("Ana; the first", "Luis")
    assert (found.llm.timeout_seconds, found.cache) == (2.0, tmp_path / "s")
    assert (found.speakers.diarizer.num_speakers, found.speakers.enabled) == (None, False)


def test_each_function_takes_what_its_command_takes_but_formats_of_files() -> None:
    sections = {"transcribe": ("transcribe", "speakers"), "take_notes": ("llm", "notes")}
    for function, own in sections.items():
        expected = {field.name for field in FIELDS if field.section in own} - OF_FILES
        with pytest.raises(UsageError) as raised:
            getattr(lectura, function)("x", qqq=1)
        named = re.search(r"It takes (.*?)\.", raised.value.hint or "")
        assert named
        assert set(named[1].split(", ")) == expected | {"offline", "cache"}


@pytest.mark.parametrize(
    ("named", "sentence", "hint"),
    [
        ({"langauge": "es"}, "transcribe() takes no setting 'langauge'.", "Did you mean language"),
        ({"lang": "es"}, "transcribe() takes no setting 'lang'.", "Did you mean language"),
        ({"formats": "srt"}, "transcribe() takes no setting 'formats'.", "It takes model, "),
        ({"llm": "none"}, "transcribe() takes no setting 'llm'.", "lectura config show"),
        ({"language": 3}, "Invalid value 3 for language: ", "lectura config show"),
        ({"language": "Elvish"}, "Invalid value 'Elvish' for language: ", "lectura config show"),
        ({"language": "espanich"}, "Invalid value 'espanich' for language", "Did you mean Spanish"),
        ({"languages": {"es"}}, "Invalid value {'es'} for languages: ", "lectura config show"),
        ({"threads": 0}, "Invalid value 0 for threads: ", "lectura config show"),
        ({"threads": True}, "Invalid value True for threads: ", "lectura config show"),
        ({"threads": 1.5}, "Invalid value 1.5 for threads: ", "lectura config show"),
        ({"words": "perhaps"}, "Invalid value 'perhaps' for words: ", "lectura config show"),
        ({"speaker_name": 5}, "Invalid value 5 for speaker_name: ", "lectura config show"),
        ({"vocabulary": b"x"}, "Invalid value b'x' for vocabulary: ", "lectura config show"),
        ({"language": "es", "languages": "es,en"}, "not both", "--languages es,en"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_the_work(
    named: dict[str, Any], sentence: str, hint: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as raised:
        lectura.transcribe(tmp_path / "none.mp4", **named)
    assert sentence in raised.value.message
    assert hint in (raised.value.hint or "")


def test_a_key_is_not_shown() -> None:
    with pytest.raises(UsageError) as raised:
        lectura.take_notes(lectura.Transcript(), api_key=["sk-secret"])
    assert "sk-secret" not in f"{raised.value} {raised.value.hint} {raised.value.value}"


def test_neither_files_nor_variables_decide_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    (tmp_path / "lectura.toml").write_text("transcribe.language = 'fr'\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LECTURA_LANGUAGE", "pt")
    monkeypatch.setenv("LECTURA_CONFIG", str(tmp_path / "lectura.toml"))
    values = given({}, ALL, function="transcribe", environ=os.environ)
    assert {name for name, one in values.values.items() if one.origin != "default"} == set()
    assert {name: one.value for name, one in values.values.items()} == {
        field.name: field.default for field in FIELDS
    }


def test_where_work_is_kept_and_that_nothing_leaves_is_said_by_the_machine(tmp_path: Path) -> None:
    machine = {"LECTURA_CACHE": str(tmp_path), "LECTURA_OFFLINE": "yes", "LECTURA_MODEL": "tiny"}
    found = settings_of(given({}, ALL, function="transcribe", environ=machine))
    assert (found.cache, found.offline, found.transcribe.model) == (tmp_path, True, "auto")
    named = {"cache": tmp_path / "own", "offline": False}
    found = settings_of(given(named, ALL, function="transcribe", environ=machine))
    assert (found.cache, found.offline) == (tmp_path / "own", False)


def test_fields_are_found_by_their_groups() -> None:
    assert set(fields_of(("general", "store"), without=("offline",))) == {
        "trusted_folders",
        "cache",
    }
