"""What a search cannot look into is told, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess, wav


def test_a_damaged_transcript_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = InProcess(monkeypatch, capsys, tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("a", "b"):
        wav(tmp_path / f"{name}.wav")
        assert cli("transcribe", f"{name}.wav", "-o", "out").status == 0
    (tmp_path / "out/package.json").write_text('{"name": "another program\'s"}')
    ended = cli("search", "out", "sentence")
    assert (ended.status, ended.err) == (0, "")
    damaged = tmp_path / "out/a.json"
    record = json.loads(damaged.read_bytes())
    record["segments"][0]["end"] = -1
    damaged.write_text(json.dumps(record))
    ended = cli("search", "out", "sentence")
    assert ended.status == 0
    assert "b  0:00  Sentence 0" in ended.out
    assert ended.err == "Warning: out/a.json is damaged and was not searched.\n"


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    (tmp_path / "out").mkdir()
    texts = ("La casa de Pedro.", "El gradiente baja.", "Un descenso.")
    cues = (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n" for n, text in enumerate(texts, 1))
    (tmp_path / "out/clase.srt").write_text("\n".join(cues), encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


def test_a_place_with_some_of_the_words_is_not_shown_as_one_with_all(cli: InProcess) -> None:
    ended = cli("search", "out", "descenso de gradiente")
    assert ended.status == 0
    assert set(ended.out.splitlines()) == {
        "clase  0:02  El gradiente baja.",
        "clase  0:03  Un descenso.",
    }
    assert ended.err == (
        "No place has all of the words. Shown is what has some of these: descenso, gradiente.\n"
    )
    shown = cli("search", "out", "descenso de gradiente", "--json").out.splitlines()
    assert {json.loads(line)["matched"] for line in shown} == {"some"}
    whole = cli("search", "out", "casa de pedro", "--json")
    assert (whole.err, json.loads(whole.out)["matched"]) == ("", "all")


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_nothing_found_and_nothing_asked_have_a_status_each(
    cli: InProcess, more: tuple[str, ...]
) -> None:
    nothing = cli("search", "out", "zebra", *more)
    assert (nothing.status, nothing.out) == (5, "")
    assert "Nothing in out matches 'zebra'." in nothing.err
    for query in ("", "  ", "?!", '""'):
        ended = cli("search", "out", query, *more)
        assert (ended.status, ended.out) == (2, "")
        assert "There is no word to look for" in ended.err
        assert ended.err.endswith('lectura search out "some words"\n')
