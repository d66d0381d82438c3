"""Notes that are there when a translation is made: their quotes follow, a person's words stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runs import InProcess, wav
from translating import bilingual, in_spanish

from lectura.outputs.translations import read_translation
from lectura.testing.llm_server import ScriptedServer

SAID = "Sentence 0 has a loudness of 212."
NEXT = "Sentence 1 has a loudness of 212."


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(bilingual) as server:
        yield server


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    server: ScriptedServer,
    tmp_path: Path,
) -> InProcess:
    """A recording with transcript, notes and page, and no translation."""
    wav(tmp_path / "clase.wav", seconds=4.0)
    run = InProcess(monkeypatch, capsys, tmp_path)
    monkeypatch.setenv("LECTURA_BASE_URL", server.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-a-real-key")
    assert run("run", "clase.wav", "--llm", "openai").status == 0
    return run


def translate(cli: InProcess, *more: str) -> str:
    ended = cli("translate", "clase.json", "--to", "es", "--llm", "openai", *more)
    assert ended.status == 0, ended.err
    return ended.err


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_notes_and_the_page_follow_a_later_translation(cli: InProcess, tmp_path: Path) -> None:
    notes, page, record = (tmp_path / f"clase.{end}" for end in ("notes.md", "html", "notes.json"))
    before, page_before = text_of(notes), text_of(page)
    told = translate(cli)
    assert ("clase.notes.md" in told, "clase.html" in told) == (True, True)
    with_quotes = text_of(notes)
    assert f"  > {SAID} {NEXT}\n  >\n  > *Translation:* {in_spanish(f'{SAID} {NEXT}')}\n" in (
        with_quotes
    )
    lines = [line for line in with_quotes.splitlines() if "*Translation:*" not in line]
    assert [line for line in lines if line != "  >"] == before.splitlines()
    assert text_of(page) != page_before
    assert in_spanish(SAID) not in text_of(record)
    again = {path: path.read_bytes() for path in (notes, page, record)}
    assert "clase.notes.md" not in translate(cli)
    assert cli("run", "clase.wav", "--llm", "openai").status == 0
    assert {path: path.read_bytes() for path in again} == again


def test_a_person_s_notes_stay_as_they_are(cli: InProcess, tmp_path: Path) -> None:
    notes = tmp_path / "clase.notes.md"
    mine = text_of(notes) + "\nMy own line.\n"
    notes.write_text(mine, encoding="utf-8")
    ended = cli("translate", "clase.json", "--to", "es", "--llm", "openai")
    assert (ended.status, text_of(notes)) == (3, mine)
    assert "clase.notes.md holds what lectura did not write, and is kept" in ended.err
    translate(cli, "--overwrite")
    assert f"*Translation:* {in_spanish(SAID)}" in text_of(notes)


def test_a_translation_that_a_person_changed_is_what_the_quotes_show(
    cli: InProcess, tmp_path: Path
) -> None:
    translate(cli)
    record = tmp_path / "clase.es.translation.json"
    mine = text_of(record).replace(f'"{in_spanish(SAID)}"', '"La frase mía, 0 y 212."')
    record.write_text(mine, encoding="utf-8")
    assert cli("run", "clase.wav", "--llm", "openai").status == 0
    assert "*Translation:* La frase mía, 0 y 212." in text_of(tmp_path / "clase.notes.md")
    assert text_of(record) == mine


def test_a_quote_that_was_corrected_since_has_none_until_it_is_translated_again(
    cli: InProcess, tmp_path: Path
) -> None:
    translate(cli)
    notes = tmp_path / "clase.notes.md"
    assert cli("correct", "clase.json", "Sentence 0 has=Sentence 0 had").status == 0
    assert "Sentence 0 had a loudness" in text_of(notes)
    assert "*Translation:*" not in text_of(notes)
    ended = cli("translate", "clase.json", "--to", "es", "--llm", "openai")
    assert ended.status == 3  # the endpoint has no Spanish for these words
    assert (
        "*Translation:* “Sentence 0 had a loudness of 212.” La frase 1 tiene un volumen de 212. "
        "(⚠ in part not translated)" in text_of(notes)
    )


def test_other_forms_in_another_folder_have_the_translation_too(
    cli: InProcess, tmp_path: Path
) -> None:
    translate(cli)
    assert cli("convert", "clase.json", "-f", "md,html", "-o", "elsewhere").status == 0
    assert f"*Translation:* {in_spanish(SAID)}" in text_of(tmp_path / "elsewhere/clase.notes.md")
    assert in_spanish(SAID) in text_of(tmp_path / "elsewhere/clase.html")
    printed = cli("summarize", "clase.json", "-o", "-", "-f", "md", "--llm", "openai")
    assert f"*Translation:* {in_spanish(SAID)}" in printed.out


def test_a_translation_elsewhere_leaves_the_notes_alone(cli: InProcess, tmp_path: Path) -> None:
    before = text_of(tmp_path / "clase.notes.md")
    translate(cli, "-o", "elsewhere")
    assert text_of(tmp_path / "clase.notes.md") == before
    assert read_translation(tmp_path / "elsewhere" / "clase.es.translation.json").language == "es"
