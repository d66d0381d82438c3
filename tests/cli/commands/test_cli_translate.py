"""``lectura translate``: what it writes, says and refuses."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_runs import InProcess

from lectura.formats import read_transcript, write_transcript
from lectura.outputs.translations import read_translation
from lectura.testing.bilingual import Mischief, bilingual_lecture
from lectura.testing.llm_server import ScriptedServer

LECTURE = bilingual_lecture(12)
OF_NOBODY = LECTURE.transcript.model_copy(
    update={
        "speakers": (),
        "segments": tuple(
            one.model_copy(update={"speaker": None}) for one in LECTURE.transcript.segments
        ),
    }
)


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    text = write_transcript(LECTURE.transcript, "json")
    (tmp_path / "clase.json").write_text(text, encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(Mischief(LECTURE, 0.0)) as server:
        yield server


def times(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if "-->" in line]


def test_subtitles_and_record_lie_beside_the_transcript(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    ended = cli("translate", "clase.json", "--to", "English", "--base-url", server.base_url)
    assert (ended.status, "Error" in ended.err) == (0, False)
    assert f"Connecting to {server.base_url.removesuffix('/v1')}" in ended.err
    cli("convert", "clase.json", "-f", "srt")
    assert times(tmp_path / "clase.en.srt") == times(tmp_path / "clase.srt")
    found = read_translation(tmp_path / "clase.en.translation.json")
    assert [cue.text for cue in found.cues] == list(LECTURE.english)
    first = (tmp_path / "clase.en.srt").read_text(encoding="utf-8").split("\n\n")[0]
    assert first == (
        "1\n00:00:00,000 --> 00:00:03,600\nLaura Gómez: The network\nlearns the examples 1 times."
    )


def test_running_again_changes_and_pays_nothing(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    line = ("translate", "clase.json", "--to", "en", "-f", "all", "--base-url", server.base_url)
    assert cli(*line).status == 0
    before = {path.name: path.read_bytes() for path in tmp_path.glob("clase.en.*")}
    asked = len(server.requests)
    assert cli(*line).status == 0
    assert {path.name: path.read_bytes() for path in tmp_path.glob("clase.en.*")} == before
    assert set(before) == {
        "clase.en.srt",
        "clase.en.vtt",
        "clase.en.txt",
        "clase.en.md",
        "clase.en.translation.json",
    }
    assert len(server.requests) == asked


def test_a_file_that_a_person_changed_is_kept(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    line = ("translate", "clase.json", "--to", "en", "-f", "srt", "--base-url", server.base_url)
    cli(*line)
    path = tmp_path / "clase.en.srt"
    mine = path.read_text(encoding="utf-8").replace("The network", "My network")
    path.write_text(mine, encoding="utf-8")
    ended = cli(*line)
    assert ended.status == 3
    assert "clase.en.srt" in ended.err
    assert path.read_text(encoding="utf-8") == mine
    assert cli(*line, "--overwrite").status == 0
    assert "My network" not in path.read_text(encoding="utf-8")


def test_both_languages_in_one_subtitle(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    url = server.base_url
    cli("translate", "clase.json", "--to", "en", "-f", "all", "--bilingual", "--base-url", url)
    block = (tmp_path / "clase.es-en.vtt").read_text(encoding="utf-8").split("\n\n")[1]
    assert block.split("\n")[1:] == [
        "<v Laura Gómez>La red aprende los ejemplos 1 veces.",
        "The network learns the examples 1 times.",
    ]
    page = (tmp_path / "clase.es-en.md").read_text(encoding="utf-8")
    assert "> La red aprende los ejemplos 1 veces." in page
    assert (tmp_path / "clase.en.translation.json").is_file()


def test_subtitles_of_others_keep_their_cues(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    (tmp_path / "clase.json").unlink()
    (tmp_path / "clase.srt").write_text(write_transcript(OF_NOBODY, "srt"), encoding="utf-8")
    ended = cli("translate", "clase.srt", "--to", "en", "--base-url", server.base_url)
    assert ended.status == 0
    assert times(tmp_path / "clase.en.srt") == times(tmp_path / "clase.srt")


def test_what_was_kept_as_said_is_named_and_makes_the_outcome_partial(
    cli: InProcess, tmp_path: Path
) -> None:
    stubborn = LECTURE.transcript.segments[4].text
    with ScriptedServer(Mischief(LECTURE, 0.0, frozenset({stubborn}))) as server:
        url = server.base_url
        ended = cli("translate", "clase.json", "--to", "en", "--base-url", url, "--json")
    report = json.loads(ended.out)
    assert ended.status == 3
    assert report["translation"]["kept_as_said"] == 1
    assert "5 (0:16): it is not translated" in report["missing"][0]
    cue = read_translation(tmp_path / "clase.en.translation.json").cues[4]
    assert (cue.text, cue.doubt) == (stubborn, "it is not translated")


def test_a_text_without_times(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "nota.txt").write_text(LECTURE.transcript.segments[0].text, encoding="utf-8")
    with ScriptedServer(Mischief(LECTURE, 0.0)) as server:
        url = server.base_url
        assert cli("translate", "nota.txt", "--to", "en", "--base-url", url).status == 0
        ended = cli("translate", "nota.txt", "--to", "en", "--base-url", url, "-f", "srt")
    text = (tmp_path / "nota.en.txt").read_text(encoding="utf-8")
    assert text == f"{LECTURE.english[0]}\n"
    assert (ended.status, "no times" in ended.err) == (1, True)
    assert "lectura translate TRANSCRIPT --to en -f txt,md" in ended.err


def test_standard_input_to_standard_output(
    cli: InProcess, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    srt = write_transcript(OF_NOBODY, "srt").encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(srt)))
    url = server.base_url
    ended = cli("translate", "-", "--to", "en", "-o", "-", "-f", "srt", "--base-url", url)
    assert ended.status == 0
    assert ended.out.count("-->") == 12
    assert "The network learns the examples 1 times." in ended.out


def test_who_is_left_out_is_neither_sent_nor_written(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    transcript = read_transcript(tmp_path / "clase.json")
    segments = list(transcript.segments)
    segments[3] = segments[3].model_copy(update={"speaker": "SPEAKER_01"})
    changed = transcript.model_copy(update={"segments": tuple(segments)})
    (tmp_path / "clase.json").write_text(write_transcript(changed, "json"), encoding="utf-8")
    url = server.base_url
    line = ("translate", "clase.json", "--to", "en", "--exclude-speaker", "SPEAKER_01")
    assert cli(*line, "--base-url", url).status == 0
    assert all(segments[3].text not in request.prompt for request in server.requests)
    found = read_translation(tmp_path / "clase.en.translation.json")
    assert (len(found.cues), found.made_by.excluded) == (11, ("SPEAKER_01",))


def test_corrected_words_are_translated(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    segment = LECTURE.transcript.segments[0]
    misheard = segment.text.replace("red", "ret")
    segments = (segment.model_copy(update={"text": misheard}), *LECTURE.transcript.segments[1:])
    transcript = LECTURE.transcript.model_copy(update={"segments": segments})
    (tmp_path / "clase.json").write_text(write_transcript(transcript, "json"), encoding="utf-8")
    assert cli("correct", "clase.json", "ret=red").status == 0
    assert cli("translate", "clase.json", "--to", "en", "--base-url", server.base_url).status == 0
    found = read_translation(tmp_path / "clase.en.translation.json")
    assert [cue.text for cue in found.cues] == list(LECTURE.english)


def test_an_estimate_sends_nothing(cli: InProcess, server: ScriptedServer) -> None:
    line = ("translate", "clase.json", "--to", "en", "--base-url", server.base_url, "--estimate")
    ended = cli(*line)
    assert (ended.status, server.requests) == (0, [])
    assert "clase.json: 1 request, about" in ended.out
    cli(*line[:-1])
    assert "0 requests (1 answered before)" in cli(*line).out


def test_nothing_to_translate_needs_nobody(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "m.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\n♪ 12 ♪\n", encoding="utf-8")
    ended = cli("translate", "m.srt", "--to", "en", "--base-url", "http://127.0.0.1:9/v1")
    assert ended.status == 0
    assert "♪ 12 ♪" in (tmp_path / "m.en.srt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "told", "next_command"),
    [
        (("clase.json",), 2, "No language is named", "lectura translate clase.json --to en"),
        (("clase.json", "--to", "klingon"), 2, "not a known language", "lectura translate --help"),
        (("clase.json", "--to", "es", "--llm", "local"), 2, "is in Spanish already", "--to fr"),
        (("clase.json", "--to", "en"), 2, "no language model is configured", "--llm local"),
        (("nope.json", "--to", "en", "--llm", "local"), 2, "does not exist", "lectura transcribe"),
        (("empty.srt", "--to", "en", "--llm", "local"), 1, "is empty", "lectura transcribe"),
        (
            ("notes.json", "--to", "en", "--llm", "local"),
            1,
            "notes, not a transcript",
            "TRANSCRIPT",
        ),
        (
            ("clase.json", "--to", "en", "--base-url", "https://a.example/v1", "--offline"),
            2,
            "on this machine only",
            "--llm local",
        ),
        (
            ("clase.json", "--to", "en", "--llm", "local", "--glossary", "no.txt"),
            2,
            "The glossary no.txt cannot be read",
            "--glossary terms.txt",
        ),
        (
            ("clase.json", "--to", "en", "--llm", "local", "--glossary", "bad.txt"),
            2,
            "Line 2 of the glossary",
            "--glossary bad.txt",
        ),
        (("clase.json", "--to", "en", "-f", "pdf"), 2, "no translation format 'pdf'", "-f srt,txt"),
        (("clase.json", "srt", "--to", "en", "-f", "txt"), 2, "no file srt", "-f txt,srt"),
        (("clase.json", "clase.srt", "--to", "en", "--llm", "local"), 2, "same name", "-o OTHER"),
    ],
)
def test_bad_input(
    cli: InProcess,
    tmp_path: Path,
    arguments: tuple[str, ...],
    status: int,
    told: str,
    next_command: str,
) -> None:
    (tmp_path / "empty.srt").write_text("\n", encoding="utf-8")
    (tmp_path / "notes.json").write_text('{"schema_version": 1, "made_by": {}}', encoding="utf-8")
    (tmp_path / "bad.txt").write_text("red = network\n= nothing\n", encoding="utf-8")
    (tmp_path / "clase.srt").write_text(write_transcript(LECTURE.transcript, "srt"), "utf-8")
    ended = cli("translate", *arguments)
    assert (ended.status, told in ended.err, next_command in ended.err) == (status, True, True), (
        ended.err
    )
    assert not list(tmp_path.glob("*.en.*"))


def test_the_names_of_another_recording_are_not_taken(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    text = write_transcript(LECTURE.transcript, "json")
    (tmp_path / "clase.en.json").write_text(text, encoding="utf-8")
    ended = cli("translate", "clase.json", "--to", "en", "--base-url", server.base_url)
    assert (ended.status, "another recording" in ended.err) == (1, True)


def test_a_language_written_from_right_to_left(cli: InProcess, tmp_path: Path) -> None:
    answer = {"cues": [{"number": 1, "said": "La red", "text": "الشبكة تتعلم الأمثلة ١ مرة."}]}
    (tmp_path / "una.srt").write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nLa red aprende los ejemplos 1 vez.\n", encoding="utf-8"
    )
    with ScriptedServer(lambda request: {"text": answer["cues"][0]["text"]}) as server:
        url = server.base_url
        ended = cli("translate", "una.srt", "--to", "ar", "--base-url", url)
    assert ended.status == 0
    assert "الشبكة تتعلم الأمثلة ١ مرة." in (tmp_path / "una.ar.srt").read_text(encoding="utf-8")
