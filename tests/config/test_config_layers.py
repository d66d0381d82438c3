"""Settings: who wins, what is refused, what is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lectura.config import FIELDS, Layered, load
from lectura.errors import ConfigError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "user").mkdir()
    return tmp_path


def loaded(
    place: Path, flags: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None
) -> Layered:
    return load(flags or {}, environ=environ or {}, folder=place, config_folder=place / "user")


def write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_the_later_layer_wins(place: Path) -> None:
    user = write(place / "user/lectura.toml", "[transcribe]\nmodel = 'a'\nlanguage = 'es'\n")
    here = write(place / "lectura.toml", "[transcribe]\nmodel = 'b'\nthreads = 2\nwords = true\n")
    environ = {"LECTURA_THREADS": "3", "LECTURA_WORDS": "no"}
    found = loaded(place, {"words": True}, environ)
    assert {
        name: (found.values[name].value, found.values[name].origin)
        for name in ("language", "model", "threads", "words", "device")
    } == {
        "language": ("es", str(user)),
        "model": ("b", str(here)),
        "threads": (3, "LECTURA_THREADS"),
        "words": (True, "flag"),
        "device": ("auto", "default"),
    }


def test_a_named_file_takes_the_place_of_the_folders_own(place: Path) -> None:
    write(place / "lectura.toml", "[transcribe]\nmodel = 'a'\n")
    named = write(place / "other.toml", "[transcribe]\nlanguage = 'pt'\n")
    found = loaded(place, environ={"LECTURA_CONFIG": str(named)})
    assert (found["model"], found["language"]) == ("auto", "pt")


def test_a_flag_that_was_not_typed_says_nothing(place: Path) -> None:
    found = loaded(
        place, {"model": None, "speaker_name": [], "words": False}, {"LECTURA_MODEL": "x"}
    )
    assert found["model"] == "x"
    assert found.values["words"].origin == "flag"
    assert found["speaker_name"] == ()


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("formats", "txt, vtt,", ("txt", "vtt")),
        ("speaker_name", "S0=Ana, M.; S1=Luis", ("S0=Ana, M.", "S1=Luis")),
        ("offline", "ON", True),
        ("translate", "0", False),
        ("date", "2026-03-09", dt.date(2026, 3, 9)),
        ("max_cost", "0.5", 0.5),
        ("audio_track", "0", 0),
        ("model", "  small ", "small"),
        ("language", "  ", None),
    ],
)  # fmt: skip
def test_what_a_variable_says(place: Path, variable: str, text: str, value: object) -> None:
    assert loaded(place, environ={f"LECTURA_{variable.upper()}": text})[variable] == value


@pytest.mark.parametrize(
    ("variable", "text", "sentence"),
    [
        ("threads", "0", "expected an integer of at least 1"),
        ("threads", "two", "expected an integer"),
        ("offline", "perhaps", "expected true or false"),
        ("date", "9.3.2026", "expected a date such as 2026-03-15"),
        ("max_cost", "-1", "expected a number above 0"),
        ("max_cost", "nan", "expected a number above 0"),
    ],
)
def test_a_variable_that_says_nothing_possible(
    place: Path, variable: str, text: str, sentence: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(place, environ={f"LECTURA_{variable.upper()}": text})
    assert f"LECTURA_{variable.upper()}: invalid value '{text}'" in caught.value.message
    assert sentence in caught.value.message
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("content", "sentence", "hint"),
    [
        ("[transcribe]\nmodle = 'x'", "no setting transcribe.modle", "transcribe.model"),
        ("[notes]\nmodel = 'x'", "no setting notes.model", "transcribe.model"),
        ("model = 'x'", "no setting model", "Did you mean transcribe.model"),
        ("[transcribe]\nwords = 'maybe'", "expected true or false", "lectura config show"),
        ("[transcribe]\nmodel = 3", "expected a string in quotation marks", "lectura config show"),
        ("[transcribe]\nformats = [1]", "expected a list such as txt,srt", "lectura config show"),
        ("[transcribe]\nthreads = true", "expected an integer", "lectura config show"),
        ("x = " + "[" * 100_000, "cannot be read", "lectura config show"),
        ("= broken", "cannot be read", "lectura config show"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong(place: Path, content: str, sentence: str, hint: str) -> None:
    path = write(place / "lectura.toml", content)
    with pytest.raises(ConfigError) as caught:
        loaded(place)
    assert str(path) in caught.value.message
    assert sentence in caught.value.message
    assert hint in str(caught.value.hint)


def test_a_file_that_is_no_text_and_one_that_is_not_there(place: Path) -> None:
    (place / "lectura.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        loaded(place)
    with pytest.raises(ConfigError, match="that LECTURA_CONFIG names is not there"):
        loaded(place, environ={"LECTURA_CONFIG": str(place / "none.toml")})


def test_a_secret_is_never_shown(place: Path) -> None:
    found = loaded(place, environ={"LECTURA_API_KEY": "sk-secret"})
    assert found["api_key"] == "sk-secret"
    assert "sk-secret" not in repr(found.rows())
    write(place / "lectura.toml", "[llm]\napi_key = 86753091234\n")
    with pytest.raises(ConfigError) as caught:
        loaded(place)
    assert "86753091234" not in caught.value.message


def test_every_setting_has_a_row(place: Path) -> None:
    rows = loaded(place).rows()
    assert [(row.section, row.name) for row in rows] == [(one.section, one.name) for one in FIELDS]
    assert len({one.name for one in FIELDS}) == len(FIELDS)
