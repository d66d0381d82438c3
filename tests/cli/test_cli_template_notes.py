"""``--output-template`` of ``lectura summarize``: notes of a transcript under a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import InProcess

WORDS = "WEBVTT\n\n00:00.000 --> 00:04.000\nDe tarea tienen que entregar un informe.\n"
DATED = ("--output-template", "{date} {stem}", "-f", "md,json", "--llm", "none")
DAY = ("--date", "2025-03-12")


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    for name in ("zoom.vtt", "week/zoom.vtt", "week/other.vtt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS, encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


def notes(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).glob("*.notes.*"))


def test_notes_are_called_as_the_template_says(cli: InProcess) -> None:
    done = cli("summarize", "zoom.vtt", *DATED, *DAY)
    assert done.status == 0, done.err
    assert notes() == ["2025-03-12 zoom.notes.json", "2025-03-12 zoom.notes.md"]
    before = Path(notes()[0]).read_bytes()
    assert cli("summarize", "zoom.vtt", *DATED, *DAY).status == 0
    assert Path(notes()[0]).read_bytes() == before


def test_a_template_in_a_settings_file_leaves_them_with_their_transcript(cli: InProcess) -> None:
    Path("lectura.toml").write_text(
        "[general]\noutput_template = '{date} {language}'\n", encoding="utf-8"
    )
    assert cli("summarize", "zoom.vtt", "--llm", "none").status == 0
    assert notes() == ["zoom.notes.json", "zoom.notes.md"]


@pytest.mark.parametrize(
    ("more", "sentence", "hint"),
    [
        (("zoom.vtt",), "zoom.vtt does not say", "lectura summarize TRANSCRIPT --date 2026-03-15"),
        (("zoom.vtt", "week/zoom.vtt", "-o", "out", *DAY), "the same name", "{extension}"),
        (("zoom.vtt", "--output-template", "{model}"), "does not tell its {model}", "{stem}"),
        (("zoom.vtt", "--output-template", "{week}"), "the fields are", "summarize --help"),
    ],
)
def test_what_is_no_name_is_refused_before_any_work(
    cli: InProcess, more: tuple[str, ...], sentence: str, hint: str
) -> None:
    done = cli("summarize", *DATED, *more)
    assert done.status == 2, done.err
    assert sentence in done.err
    assert hint in done.err.splitlines()[-1]
    assert notes() == []
    assert not Path("out").exists()


def test_the_name_of_anothers_notes_is_refused(cli: InProcess) -> None:
    day = ("--output-template", "{date}", "-o", "out", "-f", "json", *DAY, "--llm", "none")
    assert cli("summarize", "zoom.vtt", *day).status == 0
    before = Path("out/2025-03-12.notes.json").read_bytes()
    done = cli("summarize", "week/other.vtt", *day)
    assert done.status == 2
    assert "week/other.vtt would be called '2025-03-12', as those of zoom.vtt are" in done.err
    assert "lectura summarize TRANSCRIPT --output-template" in done.err
    assert Path("out/2025-03-12.notes.json").read_bytes() == before
