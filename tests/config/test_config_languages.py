"""A language as people write it, wherever a setting takes one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lectura.config import load, settings_of
from lectura.config.settings import Settings
from lectura.errors import ConfigError

SPOKEN = [
    ("es", "es"),
    ("ES", "es"),
    (" Spanish ", "es"),
    ("español", "es"),
    ("ESPAÑOL", "es"),
    ("espanol", "es"),
    ("castellano", "es"),
    ("es-CO", "es"),
    ("es_419", "es"),
    ("Deutsch", "de"),
    ("zh-Hans", "zh"),
    ("pt_BR", "pt"),
    ("iw", "he"),
    ("spa", "es"),
    ("haw", "haw"),
    ("日本語", "ja"),
]


@pytest.fixture(params=["environment", "file"])
def named(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, str, str], Settings]:
    """Settings with one of them written in the environment or in a settings file."""

    def settings(section: str, name: str, text: str) -> Settings:
        environ = {}
        if request.param == "environment":
            environ[f"LECTURA_{name.upper()}"] = text
        else:
            content = f'[{section}]\n{name} = "{text}"\n'
            (tmp_path / "lectura.toml").write_text(content, encoding="utf-8")
        values = load({}, environ=environ, folder=tmp_path, config_folder=tmp_path)
        return settings_of(values)

    return settings


@pytest.mark.parametrize(("text", "code"), SPOKEN)
def test_the_language_spoken_is_a_code_whatever_was_written(
    named: Callable[[str, str, str], Settings], text: str, code: str
) -> None:
    assert named("transcribe", "language", text).transcribe.language == code


def test_several_languages_are_codes_too(named: Callable[[str, str, str], Settings]) -> None:
    found = named("transcribe", "languages", "Spanish, en-US,es-MX")
    assert found.transcribe.languages == ("es", "en")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Spanish", "es"),
        ("es-co", "es-CO"),
        ("pt_BR", "pt-BR"),
        ("ZH-HANS", "zh-Hans"),
        ("iw-IL", "he-IL"),
        ("ESPAÑOL", "es"),
    ],
)
def test_notes_keep_the_script_and_the_region(
    named: Callable[[str, str, str], Settings], text: str, tag: str
) -> None:
    assert named("notes", "notes_language", text).notes.language == tag


@pytest.mark.parametrize(
    ("section", "name", "text", "said", "hint"),
    [
        ("transcribe", "language", "Spansh", "'Spansh' is not a known language", "Spanish (es)?"),
        ("transcribe", "languages", "en,Spansh", "'Spansh' is not a known", "Spanish (es)?"),
        ("notes", "notes_language", "Portugese", "'Portugese' is not a", "Portuguese (pt)?"),
        ("notes", "notes_language", "xx", "'xx' is not a known language", " es, "),
        ("transcribe", "language", "Klingon", "'Klingon' is not a known language", " yue, zh"),
        ("transcribe", "language", "es:CO", "'es:CO' is not a known language", " es, "),
        ("transcribe", "language", "-", "'-' is not a known language", " es, "),
    ],
)
def test_what_is_no_language_is_refused_with_what_may_have_been_meant(
    named: Callable[[str, str, str], Settings],
    section: str,
    name: str,
    text: str,
    said: str,
    hint: str,
) -> None:
    with pytest.raises(ConfigError) as caught:
        named(section, name, text)
    assert said in caught.value.message
    assert hint in str(caught.value.hint)
    assert str(caught.value.hint).endswith("lectura config show")
    assert caught.value.exit_status == 2


def test_nobody_has_to_name_a_language(tmp_path: Path) -> None:
    found = settings_of(load({}, environ={}, folder=tmp_path, config_folder=tmp_path))
    assert (found.transcribe.language, found.transcribe.languages) == (None, ())
    assert found.notes.language is None


def test_what_a_program_gives_is_understood_too(tmp_path: Path) -> None:
    given = {"language": "Spanish", "notes_language": "pt_BR"}
    found = settings_of(load(given, environ={}, folder=tmp_path, config_folder=tmp_path))
    assert (found.transcribe.language, found.notes.language) == ("es", "pt-BR")
