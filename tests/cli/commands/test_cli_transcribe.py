"""``lectura transcribe`` and ``lectura run``: files, statuses and sentences."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import Any

import pytest
from cli_runs import InProcess, wav

from lectura.pipeline import Pipeline, Target


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_default_outputs_lie_beside_the_recording(cli: InProcess, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    folder.mkdir()
    ended = cli("transcribe", wav(folder / "clase.wav"))
    assert (ended.status, ended.out) == (0, "")
    assert [PurePath(line.strip()).name for line in ended.err.splitlines()[1:]] == [
        "clase.txt",
        "clase.srt",
        "clase.json",
    ]
    assert names(folder) == ["clase.json", "clase.srt", "clase.txt", "clase.wav"]
    assert "Sentence 0 has a loudness of" in (folder / "clase.txt").read_text(encoding="utf-8")


def test_run_writes_the_formats_asked_for(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "clase.wav")
    ended = cli(
        "run", "clase.wav", "-o", "out", "-f", "vtt,tsv", "--notes-formats", "json", "--ics"
    )
    assert ended.status == 0
    assert names(tmp_path / "out") == ["clase.ics", "clase.notes.json", "clase.tsv", "clase.vtt"]


def test_a_deleted_output_is_written_again_without_transcribing(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "clase.wav")
    cli("transcribe", "clase.wav", "-o", "out")
    first, windows = (tmp_path / "out/clase.srt").read_bytes(), cli.windows
    (tmp_path / "out/clase.srt").unlink()
    assert cli("transcribe", "clase.wav", "-o", "out").status == 0
    assert (tmp_path / "out/clase.srt").read_bytes() == first
    assert cli.windows == windows == 3
    cli("transcribe", "clase.wav", "-o", "out", "--fresh")
    assert cli.windows == 2 * windows


def test_one_bad_input_among_several_makes_the_run_partial(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "good.wav")
    (tmp_path / "bad.mp4").write_text("not a film")
    ended = cli("transcribe", "missing.mp4", "bad.mp4", "good.wav", "-o", "out", "--json")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.status == 3
    assert [(one["input"], one["status"], one["exit_status"]) for one in found] == [
        ("missing.mp4", "failed", 2),
        ("bad.mp4", "failed", 1),
        ("good.wav", "complete", 0),
    ]
    assert found[0]["error"]["kind"] == "NoRecordingError"
    assert found[2]["outputs"] == [f"out/good.{name}" for name in ("txt", "srt", "json")]
    assert (found[2]["duration"], found[2]["segments"], found[2]["reused"]) == (3.0, 3, False)


@pytest.mark.parametrize(
    ("arguments", "status", "sentence", "hint"),
    [
        (["none.mp4"], 2, "There is no file or folder none.mp4.", "lectura transcribe"),
        (["empty"], 2, "There is no recording in empty.", "lectura run"),
        (["t.srt"], 1, "t.srt is a transcript, not a recording.", "lectura summarize t.srt"),
        (["zero.mp4"], 1, "zero.mp4 is empty", "lectura transcribe"),
        (["a.wav", "-o", "-"], 2, "Only 'lectura summarize' prints", "-o OUT"),
        (["a.wav", "-o", "t.srt/out"], 1, "t.srt is a file, not a folder", "-o DIR"),
        (["a.wav", "-f", "txt,doc"], 2, "There is no transcript format 'doc'.", "-f txt,srt"),
        (["a.wav", "--audio-track", "-1"], 2, "Invalid value '-1' for --audio-track", "--help"),
        (["a.wav", "--audio-track", "5"], 2, "has no audio track 5", "--audio-track 0"),
        (["a.wav", "--vocabulary", "no.txt"], 2, "The vocabulary file no.txt", "--vocabulary"),
        (["a.wav", "--threads", "x"], 2, "Invalid value 'x' for --threads", "transcribe --help"),
        (["a.wav", "--nope"], 2, "No such option: --nope", "lectura transcribe --help"),
        ([], 2, "Missing argument", "lectura transcribe --help"),
        (["a.wav", "--language", "es", "--languages", "es,en"], 2, "not both", "--languages es,en"),
    ],
)
def test_bad_input_gets_one_sentence_and_the_next_command(
    cli: InProcess, tmp_path: Path, arguments: list[str], status: int, sentence: str, hint: str
) -> None:
    wav(tmp_path / "a.wav")
    (tmp_path / "t.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nhello\n")
    (tmp_path / "zero.mp4").touch()
    (tmp_path / "empty").mkdir()
    ended = cli("transcribe", *arguments)
    assert ended.status == status
    first, second = ended.err.splitlines()[:2]
    assert first.startswith("Error: ")
    assert sentence in first
    assert second.startswith("  → ")
    assert hint in second
    assert ended.out == ""
    assert cli.windows == 0


@pytest.mark.parametrize(
    ("name", "stem"),
    [("two\nlines.wav", "two_lines"), ("-dash.wav", "-dash"), ("ñandú.wav", "ñandú")],
)
def test_strange_names(cli: InProcess, tmp_path: Path, name: str, stem: str) -> None:
    wav(tmp_path / name)
    ended = cli("transcribe", "-o", "out", "--json", "--", name)
    assert ended.status == 0
    assert json.loads(ended.out)["input"] == name
    assert (tmp_path / f"out/{stem}.txt").is_file()


def test_options_reach_the_pipeline(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wav(tmp_path / "a.wav")
    (tmp_path / "terms.txt").write_text("# names\nDíaz\nsobreajuste\n", encoding="utf-8")
    calls: list[tuple[Pipeline, Path, Target, bool]] = []

    def transcribe(
        self: Pipeline, path: Path, target: Target, *, fresh: bool, parts: Any = ()
    ) -> Any:
        calls.append((self, path, target, fresh))
        raise KeyError("enough")

    monkeypatch.setattr(Pipeline, "transcribe", transcribe)
    cli(
        "transcribe", "a.wav", "-o", "out", "--model", "small", "--language", "ES", "--translate",
        "--device", "cpu", "--compute-type", "float32", "--words", "--vocabulary", "terms.txt",
        "--threads", "3", "--batch-size", "2", "--audio-track", "1", "--offline", "--fresh",
        "--speakers", "--num-speakers", "4", "--speaker-name", "SPEAKER_00=Ana, María",
    )  # fmt: skip
    [(pipeline, path, target, fresh)] = calls
    options = pipeline.settings.transcribe
    assert (path, target, fresh) == (Path("a.wav"), Target(Path("out"), "a", "../a.wav"), True)
    assert (options.model, options.language, options.task) == ("small", "es", "translate")
    assert (options.device, options.compute_type, options.words) == ("cpu", "float32", True)
    assert options.vocabulary == ("Díaz", "sobreajuste")
    assert (options.threads, options.batch_size, options.offline) == (3, 2, True)
    assert pipeline.settings.audio_track == 1
    assert pipeline.settings.speakers.enabled
    assert pipeline.settings.speakers.diarizer.num_speakers == 4
    assert pipeline.settings.speakers.names == ("SPEAKER_00=Ana, María",)


def test_a_transcript_without_its_notes_is_partial(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    ended = cli("run", "a.wav", "--llm", "local", "--gguf", "none.gguf", "--json")
    found = json.loads(ended.out)
    assert (ended.status, found["status"]) == (3, "partial")
    assert found["outputs"] == ["a.txt", "a.srt", "a.json", "a.html"]
    assert found["missing"] == ["The transcript is written; its notes are missing."]
    assert "There is no model file none.gguf." in ended.err


def test_an_unknown_engine_or_prompt_is_refused_before_the_work(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "a.wav")
    for flag, sentence in (("--llm", "no language model engine"), ("--prompt", "no prompt")):
        ended = cli("run", "a.wav", flag, "nope")
        assert ended.status == 2
        assert sentence in ended.err
    assert cli.windows == 0


def test_a_submission_is_verified_and_a_changed_byte_is_found(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "a.wav")
    assert cli("run", "a.wav", "--submission", "hand-in").status == 0
    assert cli("verify", "hand-in", "--recording", "a.wav").status == 0
    (tmp_path / "hand-in/a.txt").write_text("other words\n")
    ended = cli("verify", "hand-in", "--json")
    assert ended.status == 1
    assert json.loads(ended.out)["mismatches"][0]["name"] == "a.txt"
