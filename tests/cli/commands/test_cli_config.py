"""``lectura config set`` and ``unset``: one setting changes, and nothing else in the file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cli_runs import InProcess

from lectura.config.layers import user_config_folder

OWN = """# mine
[notes]   # how I read
notes_language = "ca"

[transcribe]
# small is enough here
model = "small"   # since May
formats = [
  "txt",  # to read
  "srt",
]
"""


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def own(cli: InProcess) -> Path:
    place = user_config_folder() / "lectura.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(OWN, encoding="utf-8")
    return place


def test_one_value_changes_and_all_else_stays(cli: InProcess, own: Path) -> None:
    ended = cli("config", "set", "transcribe.model", "base")
    assert (ended.status, ended.out) == (0, f"transcribe.model = base, in {own}\n")
    assert own.read_text(encoding="utf-8") == OWN.replace('"small"', '"base"')
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert cli("config", "set", "llm.retries", "2").status == 0
    text = own.read_text(encoding="utf-8")
    assert text.startswith(OWN.replace('"small"', '"base"'))
    assert "[llm]\nretries = 2\n" in text
    assert cli("config", "unset", "llm.retries").status == 0
    assert cli("config", "unset", "transcribe.model").status == 0
    left = own.read_text(encoding="utf-8")
    assert "# small is enough here" in left
    assert "base" not in left
    assert cli("config", "unset", "transcribe.model").out.startswith("transcribe.model was not set")
    assert own.read_text(encoding="utf-8") == left


@pytest.mark.parametrize(
    ("name", "typed", "written"),
    [
        ("transcribe.formats", "srt,json", 'formats = ["srt", "json"]'),
        ("transcribe.words", "yes", "words = true"),
        ("notes.date", "2026-03-15", "date = 2026-03-15"),
        ("llm.max_cost", "0.5", "max_cost = 0.5"),
        ("transcribe.language", "Spanish", 'language = "es"'),
        ("notes.link", 'a"b', "link = "),
    ],
)
def test_values_are_written_as_they_are_read(
    cli: InProcess, tmp_path: Path, name: str, typed: str, written: str
) -> None:
    assert cli("config", "set", name, typed).status == 0
    place = user_config_folder() / "lectura.toml"
    assert written in place.read_text(encoding="utf-8")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    shown = cli("config", "show")
    assert f"{place}\n" in shown.out.split(name)[1]


def test_a_path_counts_from_where_it_was_typed(cli: InProcess, tmp_path: Path) -> None:
    assert cli("config", "set", "transcribe.vocabulary", "terms.txt").status == 0
    text = (user_config_folder() / "lectura.toml").read_text(encoding="utf-8")
    assert f'vocabulary = "{tmp_path / "terms.txt"}"' in text


@pytest.mark.parametrize(
    ("line", "sentence", "hint"),
    [
        (("transcribe.modell", "x"), "no setting transcribe.modell", "transcribe.model"),
        (("model", "x"), "no setting model", "transcribe.model"),
        (("transcribe.threads", "many"), "'many' for threads: expected an integer", "config show"),
        (("transcribe.formats", "srt,docx"), "expected txt, srt, vtt, json, tsv", "config show"),
        (("llm.llm", "clippy"), "expected auto, none", "config show"),
        (("notes.link", ""), "empty value does not set link", "config unset notes.link"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    cli: InProcess, own: Path, line: tuple[str, ...], sentence: str, hint: str
) -> None:
    ended = cli("config", "set", *line)
    assert ended.status == 2
    assert sentence in ended.err
    assert hint in ended.err
    assert own.read_text(encoding="utf-8") == OWN


def test_a_key_is_not_shown_and_not_put_into_a_folder(
    cli: InProcess, own: Path, tmp_path: Path
) -> None:
    ended = cli("config", "set", "llm.api_key", "sk-very-secret", "--here")
    assert ended.status == 2
    assert "LECTURA_API_KEY" in ended.err
    assert not (tmp_path / "lectura.toml").exists()
    ended = cli("config", "set", "llm.api_key", "sk-very-secret")
    assert ended.status == 0
    assert "sk-very" not in ended.out + ended.err
    assert 'api_key = "sk-very-secret"' in own.read_text(encoding="utf-8")
    assert stat.S_IMODE(own.stat().st_mode) == 0o600


def test_the_file_of_a_folder_keeps_its_bits(cli: InProcess, tmp_path: Path) -> None:
    assert cli("config", "set", "transcribe.model", "base", "--here").status == 0
    place = tmp_path / "lectura.toml"
    place.chmod(0o600)
    assert cli("config", "set", "transcribe.model", "tiny", "--here").status == 0
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert place.read_text(encoding="utf-8") == '[transcribe]\nmodel = "tiny"\n'


def test_a_link_of_the_person_stays_a_link(cli: InProcess, own: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    own.rename(real)
    own.symlink_to(real)
    assert cli("config", "set", "transcribe.model", "base").status == 0
    assert own.is_symlink()
    assert real.read_text(encoding="utf-8") == OWN.replace('"small"', '"base"')


@pytest.mark.parametrize(
    "text",
    [
        "[transcribe\nmodel = 3",
        "transcribe = 3\n",
        "\udce9".encode("utf-8", "surrogateescape").decode("latin-1"),
    ],
)
def test_a_damaged_file_is_left_as_it_is(cli: InProcess, own: Path, text: str) -> None:
    own.write_bytes(text.encode("latin-1"))
    before = own.read_bytes()
    ended = cli("config", "set", "transcribe.words", "yes")
    assert ended.status == 2
    assert "lectura config show" in ended.err
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["transcribe = {model = 'small'}\n", "transcribe.model = 'small'\n"]
)
def test_other_ways_of_writing_tables(cli: InProcess, own: Path, text: str) -> None:
    own.write_text(text, encoding="utf-8")
    assert cli("config", "set", "transcribe.words", "yes").status == 0
    shown = cli("config", "show").out
    assert "small" in shown
    assert cli("config", "unset", "transcribe.model").status == 0
    assert "words = true" in own.read_text(encoding="utf-8")


def test_a_variable_that_is_stronger_is_told(
    cli: InProcess, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LECTURA_MODEL", "tiny")
    assert (
        "LECTURA_MODEL is set, and counts instead"
        in cli("config", "set", "transcribe.model", "base").err
    )


def test_the_columns_of_the_settings_stand_below_each_other(cli: InProcess) -> None:
    cli("config", "set", "transcribe.vocabulary", f"{'far/' * 20}terms.txt")
    lines = cli("config", "show").out.splitlines()
    defaults = {line.rindex("  default") for line in lines if line.endswith("  default")}
    assert len(defaults) == 1
    assert defaults.pop() < 90
