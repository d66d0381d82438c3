"""Files and folders whose names are bytes and no UTF-8: every command works on them.

Such names come from old discs and archives; Linux keeps any bytes. Outputs beside a recording keep
its bytes; what people and programs read is always valid text.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from cli_runs import Ended, InProcess, finish, slow, start, wav

from lectura.speakers.naming import voices

FOLDER, STEM = os.fsdecode(b"carpeta-\xe9"), os.fsdecode(b"clase-\xf1")
SHOWN = r"clase-\udcf1"


def bytes_are_kept(folder: Path) -> bool:
    try:
        (folder / os.fsdecode(b"\xff")).mkdir()
    except OSError:  # macOS and Windows refuse such names
        return False
    (folder / os.fsdecode(b"\xff")).rmdir()
    return True


@pytest.fixture
def place(tmp_path: Path) -> Path:
    if not bytes_are_kept(tmp_path):
        pytest.skip("this file system keeps no names that are not Unicode")
    folder = tmp_path / FOLDER
    folder.mkdir()
    shutil.move(wav(tmp_path / "x.wav"), folder / f"{STEM}.wav")
    return folder


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: Path
) -> InProcess:
    monkeypatch.setenv("LECTURA_LLM", "none")
    return InProcess(monkeypatch, capsys, place)


def told(ended: Ended) -> list[dict[str, Any]]:
    """What a program reads; a lone surrogate is no text, and many refuse it."""
    values = [json.loads(line) for line in ended.out.splitlines()]
    json.dumps(values, ensure_ascii=False).encode("utf-8")
    return values


def assert_all_is_text(folder: Path) -> None:
    """Every output is valid UTF-8, and valid JSON of valid text where it is JSON."""
    written = [
        path
        for path in folder.rglob("*")
        if path.suffix in (".txt", ".md", ".json") and "store" not in path.parts
    ]
    assert written
    for path in written:
        text = path.read_bytes().decode("utf-8")
        if path.suffix == ".json":
            json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")


def linked(page: Path) -> set[str]:
    found = re.findall(r"\]\(([^()\s]*)\)", page.read_text(encoding="utf-8"))
    return {os.fsdecode(unquote_to_bytes(urlsplit(address).path)) for address in found}


def test_run_beside_the_recording_keeps_its_bytes(cli: InProcess, place: Path) -> None:
    [value] = told(ended := cli("run", f"{STEM}.wav", "--json"))
    assert (ended.status, value["status"]) == (0, "complete")
    assert ended.err.splitlines() == [
        f"{SHOWN}.wav: 3 s of sound in 1 s",
        f'open "{SHOWN}.html"',
    ]
    assert value["input"] == f"{SHOWN}.wav"
    assert f"{SHOWN}.notes.md" in value["outputs"]
    names = {os.fsencode(path.name) for path in place.iterdir()}
    assert {b"clase-\xf1.txt", b"clase-\xf1.json", b"clase-\xf1.notes.md"} <= names
    assert linked(place / f"{STEM}.notes.md") == {f"{STEM}.wav"}
    source = json.loads((place / f"{STEM}.json").read_bytes())["source"]
    assert source["name"] == f"{SHOWN}.wav"
    assert_all_is_text(place)
    again = told(cli("run", f"{STEM}.wav", "--json"))
    assert (again[0]["status"], again[0]["reused"]) == ("complete", True)


def test_run_into_another_folder(cli: InProcess, place: Path) -> None:
    out = os.fsdecode(b"salida-\xe1")
    assert cli("run", place / f"{STEM}.wav", "-o", out).status == 0
    [page] = (place / out).glob("*.notes.md")
    [way] = linked(page)
    assert (page.parent / way).samefile(place / f"{STEM}.wav")
    assert_all_is_text(place / out)


def test_summarize_links_to_the_recording(cli: InProcess, place: Path) -> None:
    assert cli("transcribe", f"{STEM}.wav", "-f", "json,txt,srt,vtt,tsv").status == 0
    [value] = told(ended := cli("summarize", f"{STEM}.json", "-o", "notas", "--json"))
    assert (ended.status, value["input"]) == (0, f"{SHOWN}.json")
    [way] = linked(place / f"notas/{STEM}.notes.md")
    assert (place / "notas" / way).samefile(place / f"{STEM}.wav")
    for suffix in ("txt", "srt", "vtt", "tsv"):
        assert cli("summarize", f"{STEM}.{suffix}", "-o", suffix).status == 0
    printed = cli("summarize", f"{STEM}.json", "-o", "-")
    assert (printed.status, SHOWN.replace("\\", "\\\\") in printed.out) == (0, True)
    assert_all_is_text(place)


def test_speakers_and_their_names(cli: InProcess, place: Path) -> None:
    assert cli("transcribe", f"{STEM}.wav").status == 0
    record = json.loads((place / f"{STEM}.json").read_bytes())
    record["speakers"] = [{"id": "SPEAKER_00"}]
    for segment in record["segments"]:
        segment["speaker"] = "SPEAKER_00"
    (place / f"{STEM}.json").write_text(json.dumps(record), encoding="utf-8")
    for file in (f"{STEM}.json", f"{STEM}.wav"):
        ended = cli("speakers", file, "--speaker-name", "SPEAKER_00=Ana")
        assert (ended.status, "Ana" in ended.out) == (0, True)
    assert (place / f"{STEM}.speakers.json").is_file()


def test_corrections_and_other_forms(cli: InProcess, place: Path) -> None:
    assert cli("run", f"{STEM}.wav").status == 0
    for file in (f"{STEM}.json", f"{STEM}.wav"):
        ended = cli("correct", file, "loudness=volume")
        assert ended.status == 0, ended.err
        assert "volume" in (place / f"{STEM}.txt").read_text(encoding="utf-8")
        assert (place / f"{STEM}.corrections.json").is_file()
        assert cli("correct", file, "loudness=volume", "--undo").status == 0
    ended = cli("convert", f"{STEM}.json", "-f", "vtt,tsv,md", "--json")
    told(ended)
    assert ended.status == 0, ended.err
    assert (place / f"{STEM}.vtt").is_file()
    assert linked(place / f"{STEM}.notes.md") == {f"{STEM}.wav"}
    assert cli("convert", f"{STEM}.json", "-f", "md", "-o", "otra/más").status == 0
    [way] = linked(place / f"otra/más/{STEM}.notes.md")
    assert (place / "otra/más" / way).samefile(place / f"{STEM}.wav")
    assert cli("convert", f"{STEM}.srt", "-f", "txt", "-o", "otra").status == 0
    assert cli("convert", f"{STEM}.json", "-f", "txt", "--from-store", "-o", "otra").status == 0
    assert_all_is_text(place)


def test_a_submission_and_its_check(cli: InProcess, place: Path) -> None:
    out = os.fsdecode(b"entrega-\xe1")
    assert cli("run", f"{STEM}.wav", "--submission", out).status == 0
    assert_all_is_text(place / out)
    assert cli("verify", out, "--recording", f"{STEM}.wav").status == 0
    (place / out / os.fsdecode(b"otra-\xf3.txt")).write_text("x", encoding="utf-8")
    (place / "another.wav").write_bytes(b"x")
    ended = cli("verify", out, "--recording", place / "another.wav", "--json")
    [value] = told(ended)
    assert ended.status == 1
    assert [item["kind"] for item in value["mismatches"]] == ["extra", "recording"]
    assert value["mismatches"][0]["name"] == r"otra-\udcf3.txt"


def test_what_cannot_be_read_is_one_sentence_of_text(cli: InProcess, place: Path) -> None:
    name = os.fsdecode(b"nada-\xf1.mp4")
    (place / name).write_bytes(b"no recording at all")
    for file, status in ((name, 1), (os.fsdecode(b"falta-\xf1.mp4"), 2), (f"{STEM}.wav/x", 1)):
        [value] = told(ended := cli("run", file, "--json"))
        assert (ended.status, value["status"]) == (status, "failed")
        assert value["error"]["kind"] != "InternalError"
        ended.err.encode("utf-8")


def test_an_internal_error_is_still_told_and_logged(
    cli: InProcess, place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from lectura.pipeline import Pipeline

    def broken(self: Pipeline, path: Path, *_: Any, **__: Any) -> None:
        raise KeyError(str(path))

    monkeypatch.setattr(Pipeline, "transcribe", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    [value] = told(ended := cli("transcribe", f"{STEM}.wav", "--json"))
    assert (ended.status, value["error"]["kind"]) == (4, "InternalError")
    [log] = (tmp_path / "state").rglob("error-*.log")
    assert SHOWN in log.read_text(encoding="utf-8")


def test_voices(cli: InProcess, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    monkeypatch.setenv("XDG_DATA_HOME", str(place / "datos"))
    monkeypatch.setattr(voices, "embed_voice", lambda *_: np.ones(192, dtype=np.float32))
    assert cli("voices", "add", "Ana", f"{STEM}.wav", "--at", "0:00-0:02").status == 0
    [value] = told(cli("voices", "list", "--json"))
    assert value["path"] == r"{}/datos/lectura/voices.json".format(
        os.fspath(place).encode("utf-8", "backslashreplace").decode()
    )


def test_search(cli: InProcess, place: Path) -> None:
    out = place / os.fsdecode(b"salida-\xe1")
    out.mkdir()
    assert cli("transcribe", f"{STEM}.wav").status == 0
    (place / f"{STEM}.json").rename(out / f"{STEM}.json")
    for _ in range(2):
        found = told(cli("search", out, "loudness", "--json"))
        assert {hit["lecture"] for hit in found} == {SHOWN}
    assert SHOWN in cli("search", out, "loudness").out


def test_a_course_of_such_files(cli: InProcess, place: Path) -> None:
    from lectura.course.build import build_course, render_course
    from lectura.course.library import lectures_in
    from lectura.course.vocabulary import vocabulary_from

    out = place / os.fsdecode(b"salida-\xe1")
    assert cli("run", f"{STEM}.wav", "-o", out).status == 0
    for path in list(out.iterdir()):
        path.rename(out / path.name.replace("clase-_", STEM))
    [lecture] = lectures_in(out)
    assert lecture.name == SHOWN
    course = build_course([(lecture.name, lecture.transcript, lecture.notes)], folder=out)
    json.loads(course.model_dump_json())
    render_course(course).encode("utf-8")
    assert vocabulary_from(out)


def test_settings_with_such_paths_are_shown(cli: InProcess, place: Path) -> None:
    (place / f"{STEM}.terms").write_text("k-means\n", encoding="utf-8")
    ended = cli("transcribe", f"{STEM}.wav", "--vocabulary", f"{STEM}.terms")
    assert ended.status == 0
    os.environ["LECTURA_CACHE"] = str(place / "store")
    told(cli("config", "show", "--json"))


@pytest.mark.parametrize(
    "locale", [{"LANG": "C", "LC_ALL": "C"}, {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}]
)
def test_as_a_process_of_each_locale(place: Path, locale: dict[str, str]) -> None:
    run = finish(
        start("run", f"{STEM}.wav", "--json", folder=place, code=slow(place, pace=0), **locale)
    )
    assert (run.status, "Warning" in run.err, "Error" in run.err) == (0, False, False)
    assert told(run)[0]["input"] == f"{SHOWN}.wav"
    assert (place / f"{STEM}.notes.md").is_file()


@pytest.mark.real_model
def test_a_real_batch(place: Path) -> None:
    """Real processes with the real model; two recordings whose names differ in one byte."""
    shutil.copy(place / f"{STEM}.wav", place / os.fsdecode(b"clase-\xf2.wav"))
    ended = finish(
        start(
            *("batch", ".", "-o", os.fsdecode(b"../salida-\xe1"), "--language", "en", "--json"),
            *("--offline", "--model", "base", "--device", "cpu"),
            folder=place,
            LANG="C",
            LC_ALL="C",
        )
    )
    assert ended.status == 0, ended.err
    values = told(ended)
    assert {value["input"] for value in values} == {f"{SHOWN}.wav", r"clase-\udcf2.wav"}
    out = place.parent / os.fsdecode(b"salida-\xe1")
    assert len(list(out.glob("*.notes.md"))) == 2
    assert_all_is_text(out)
    report = json.loads((out / "report.json").read_bytes())
    assert {file["status"] for file in report["files"]} == {"complete"}


@pytest.mark.real_model
def test_a_model_in_such_a_folder(place: Path) -> None:
    from lectura.speech.engine import WhisperEngine
    from lectura.speech.models.find import find_model
    from lectura.speech.options import TranscribeOptions

    folder = place / os.fsdecode(b"modelo-\xf1")
    folder.symlink_to(find_model("base", offline=True).path)
    options = TranscribeOptions(model=str(folder), device="cpu", offline=True)
    engine = WhisperEngine()
    choice = engine.choose(options, lambda _: None)
    choice.files.name.encode("utf-8")
    engine.load(choice, options)
