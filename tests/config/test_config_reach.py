"""What the file of a folder may set without the person's yes, decided for every setting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lectura.config import FIELDS, Layered, load
from lectura.config.files import read_file
from lectura.config.trust import TrustBook

ASKED: dict[str, str] = {
    "base_url": "'https://host.example/v1'",
    "api_key": "'sk-theirs'",
    "llm": "'openai'",
    "llm_model": "'big-one:cloud'",
    "gguf": "'model.gguf'",
    "translation_model": "'model'",
    "prompt": "'theirs.md'",
    "cache": "'store'",
    "trusted_folders": "['/']",
    "model": "'./weights'",
    "vocabulary": "'../terms.txt'",
    "glossary": "'../terms.txt'",
}
"""Where keys and words go, and what is loaded: each with a value that needs the yes."""

PROTECTING = {
    "offline": "true|false",
    "exclude_speakers": "['Ana']|[]",
    "max_cost": "1.0|9.0",
    "max_tokens_total": "100|900",
    "price_prompt": "2.0|0.1",
    "price_reply": "2.0|0.1",
    "currency": "'EUR'|'COP'",
}
"""What protects the person: her value, and a folder's that takes it away."""

FREE = {
    "language", "languages", "device", "compute_type", "progress", "words", "translate", "threads",
    "batch_size", "audio_track", "start", "end", "formats", "speakers", "speaker_engine",
    "num_speakers", "min_speakers", "max_speakers", "known_voices", "speaker_name", "speaker_at",
    "context_tokens", "max_reply_tokens", "timeout", "retries", "concurrency", "notes_language",
    "notes_formats", "date", "link", "max_line_width", "max_line_count",
    "output_template", "length", "translate_to", "translator", "translation_formats", "bilingual",
}  # fmt: skip
"""What any folder may set: how to hear and to write."""

SECTION = {field.name: field.section for field in FIELDS}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    (tmp_path / "course").mkdir()
    return tmp_path


def loaded(place: Path, theirs: str, own: str = "", **more: Any) -> Layered:
    (place / "course/lectura.toml").write_text(theirs, encoding="utf-8")
    (place / "own/lectura.toml").write_text(own, encoding="utf-8")
    environ: Mapping[str, str] = more.pop("environ", {})
    return load(
        more.pop("flags", {}),
        environ=environ,
        folder=place / "course",
        config_folder=place / "own",
        **more,
    )


def line(name: str, value: str) -> str:
    return f"[{SECTION[name]}]\n{name} = {value}\n"


def asked(found: Layered) -> list[str]:
    return [row.name for row in found.claims.rows] if found.claims else []


def test_every_setting_was_decided() -> None:
    """A new setting belongs in one of the three lists above."""
    assert sorted([*ASKED, *PROTECTING, *FREE]) == sorted(field.name for field in FIELDS)


@pytest.mark.parametrize("name", ASKED)
def test_it_is_left_out_without_a_yes(place: Path, name: str) -> None:
    theirs = line(name, ASKED[name])
    default = loaded(place, "")[name]
    found = loaded(place, theirs)
    assert (asked(found), found[name]) == ([name], default)
    assert "theirs" not in repr(found.claims) or name != "api_key"
    assert loaded(place, theirs, trust_folder=True).claims is None
    assert loaded(place, theirs, trust_folder=True)[name] != default


@pytest.mark.parametrize("name", PROTECTING)
def test_what_protects_the_person_stays(place: Path, name: str) -> None:
    pair = PROTECTING[name]
    own, theirs = pair.split("|")
    hers = loaded(place, "", line(name, own))[name]
    found = loaded(place, line(name, theirs), line(name, own))
    assert (asked(found), found[name]) == ([name], hers)
    assert asked(loaded(place, line(name, own))) == []
    assert loaded(place, line(name, own))[name] == hers


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("llm", "'none'"),
        ("llm", "'Local'"),
        ("model", "'small'"),
        ("vocabulary", "'terms.txt'"),
        ("vocabulary", "'lists/terms.txt'"),
        ("vocabulary", "''"),
    ],
)
def test_values_that_do_no_harm(place: Path, name: str, value: str) -> None:
    assert asked(loaded(place, line(name, value))) == []


def test_who_decides_otherwise_is_not_asked(place: Path) -> None:
    theirs = line("base_url", ASKED["base_url"])
    assert asked(loaded(place, theirs, environ={"LECTURA_BASE_URL": "http://mine"})) == []
    assert asked(loaded(place, theirs, flags={"base_url": "http://mine"})) == []
    assert asked(loaded(place, theirs, own=theirs)) == []
    assert asked(loaded(place, theirs, flags={"llm": "openai"})) == ["base_url"]


def test_a_folder_cannot_trust_itself(place: Path) -> None:
    theirs = f"[general]\ntrusted_folders = ['{place}']\n[llm]\napi_key = 'k'\n"
    assert asked(loaded(place, theirs)) == ["api_key", "trusted_folders"]


@pytest.mark.parametrize("trusted", ["", "course", "."])
def test_folders_that_are_trusted(place: Path, trusted: str) -> None:
    theirs = line("api_key", "'k'")
    own = f"[general]\ntrusted_folders = ['{trusted if trusted else place / trusted}']\n"
    # A relative one could mean any folder.
    assert asked(loaded(place, theirs, own)) == (["api_key"] if trusted else [])


def test_links_are_looked_behind(place: Path) -> None:
    (place / "secret.txt").write_text("geheim", encoding="utf-8")
    (place / "course/terms.txt").symlink_to(place / "secret.txt")
    assert asked(loaded(place, line("vocabulary", "'terms.txt'"))) == ["vocabulary"]
    (place / "course/base").mkdir()
    assert asked(loaded(place, line("model", "'base'"))) == ["model"]


def test_only_the_folder_itself_is_looked_at(place: Path) -> None:
    loaded(place, line("api_key", "'k'"))
    below = place / "course/week1"
    below.mkdir()
    found = load({}, environ={}, folder=below, config_folder=place / "own")
    assert (found.claims, found["api_key"]) == (None, None)


def test_paths_of_the_persons_own_file_do_not_mean_the_folders_files(place: Path) -> None:
    for folder in ("own", "course"):
        (place / folder / "mine.md").write_text("{{ lines }}", encoding="utf-8")
    own = line("vocabulary", "'terms.txt'") + line("gguf", "'m.gguf'") + line("prompt", "'mine.md'")
    found = loaded(place, "", own)
    assert found["vocabulary"] == str(place / "own/terms.txt")
    assert found["gguf"] == str(place / "own/m.gguf")
    assert found["prompt"] == str(place / "own/mine.md")
    assert loaded(place, "", line("prompt", "'seminar'"))["prompt"] == "seminar"


def test_a_damaged_book_of_trust_asks_again(place: Path) -> None:
    theirs = line("api_key", "'k'")
    for damage in (b"", b"\xff\x00", b"[" * 100_000, b"[]", b'{"x": 3}'):
        (place / "own/trusted.json").write_bytes(damage)
        assert asked(loaded(place, theirs)) == ["api_key"]


@pytest.mark.parametrize("name", ["mine.md", "mine"])
def test_the_yes_holds_for_the_prompt_too_wherever_it_is_given(
    place: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = place / "course" / name / "map.md" if name == "mine" else place / "course" / name
    prompt.parent.mkdir(exist_ok=True)
    prompt.write_text("Notes of {{ lines }}", encoding="utf-8")
    theirs = line("prompt", f"'{name}'")
    loaded(place, theirs)
    monkeypatch.chdir(place)
    from_afar = read_file(place / "course/lectura.toml")
    TrustBook(place / "own").remember(from_afar.path, from_afar.sha256)
    monkeypatch.chdir(place / "course")
    assert asked(loaded(place, theirs)) == []
    prompt.write_text("Something else about {{ lines }}", encoding="utf-8")
    assert asked(loaded(place, theirs)) == ["prompt"]
