"""``lectura convert``: a transcript corrected by hand in all forms, and kept by later runs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_runs import InProcess, kept_names, wav

FORMS = "txt,srt,vtt,tsv,json"


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    wav(tmp_path / "a.wav", seconds=5)
    made = InProcess(monkeypatch, capsys, tmp_path)
    assert made("run", "a.wav", "-f", FORMS, "--llm", "none").status == 0
    return made


def edit(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8").replace("Sentence 0", "My phrase 0")
    text = text.replace("loudness", "volume")
    assert "My phrase 0 has a volume" in text
    path.write_text(text, encoding="utf-8")
    return text.encode()


def texts(folder: Path) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("a.*"))
        if path.suffix != ".wav"
    }


@pytest.mark.parametrize("form", ["srt", "vtt", "tsv", "json", "txt"])
def test_all_forms_of_the_one_that_was_corrected(cli: InProcess, tmp_path: Path, form: str) -> None:
    given = edit(tmp_path / f"a.{form}")
    ended = cli("convert", f"a.{form}", "-f", f"{FORMS},md", "--json")
    assert ended.status == 0, ended.err
    assert (tmp_path / f"a.{form}").read_bytes() == given
    found = texts(tmp_path)
    for name in ("a.txt", "a.srt", "a.vtt", "a.tsv", "a.json"):
        assert "My phrase 0 has" in found[name], name
    for name in (*found, "a.notes.md", "a.notes.json"):
        assert "volume of" in found[name], name
        assert "loudness" not in found[name], name
    record = json.loads(found["a.json"])
    assert record["source"]["name"] == "a.wav"
    assert record["source"]["sha256"]
    assert (record["segments"][0]["start"], record["segments"][-1]["end"]) == (0.0, 5.0)
    assert kept_names(json.loads(ended.out)["kept"]) == [f"a.{form}"]


def test_words_that_were_converted_once_are_a_persons_in_another_folder_too(
    cli: InProcess, tmp_path: Path
) -> None:
    assert cli("run", "a.wav", "-f", FORMS, "-o", "copy", "--llm", "none").status == 0
    edit(tmp_path / "a.txt")
    assert cli("convert", "a.txt", "-f", FORMS).status == 0
    assert cli("run", "a.wav", "-f", FORMS, "--llm", "none").status == 0
    theirs = shutil.copy(tmp_path / "a.srt", tmp_path / "copy")
    again = ("run", "a.wav", "-f", FORMS, "-o", "copy", "--llm", "none")
    assert cli(*again).status == 3
    assert "My phrase" in Path(theirs).read_text(encoding="utf-8")
    assert cli("convert", "copy/a.srt", "-f", FORMS).status == 0
    assert cli(*again).status == 0
    for name, text in texts(tmp_path / "copy").items():
        assert "notes" in name or "My phrase" in text, name


def test_later_runs_keep_what_was_converted_and_go_on_from_it(
    cli: InProcess, tmp_path: Path
) -> None:
    edit(tmp_path / "a.srt")
    cli("convert", "a.srt", "-f", "txt,json,md")
    before = texts(tmp_path)
    for command in (["run", "a.wav", "-f", "txt,srt,json"], ["transcribe", "a.wav"]):
        ended = cli(*command)
        assert (ended.status, "Warning" in ended.err, "Error" in ended.err) == (0, False, False)
        assert texts(tmp_path) == before
    assert cli("run", "a.wav", "-f", "vtt").status == 0
    assert "My phrase 0 has" in texts(tmp_path)["a.vtt"]


def test_the_file_that_was_given_is_kept_too(cli: InProcess, tmp_path: Path) -> None:
    given = edit(tmp_path / "a.srt")
    cli("convert", "a.srt", "-f", "txt")
    ended = cli("run", "a.wav", "--json")
    assert (ended.status, "Warning" in ended.err, "Error" in ended.err) == (0, False, False)
    assert set(kept_names(json.loads(ended.out)["kept"])) == {"a.txt", "a.srt"}
    assert (tmp_path / "a.srt").read_bytes() == given
    assert "My phrase 0 has" in texts(tmp_path)["a.txt"]


def test_also_where_the_folder_went_to_another_machine(cli: InProcess, tmp_path: Path) -> None:
    edit(tmp_path / "a.srt")
    cli("convert", "a.srt", "-f", "txt,json")
    shutil.rmtree(tmp_path / "store")
    before = texts(tmp_path)
    assert cli("run", "a.wav").status == 0
    after = texts(tmp_path)
    assert {name: after[name] for name in ("a.srt", "a.txt", "a.json")} == {
        name: before[name] for name in ("a.srt", "a.txt", "a.json")
    }


def test_another_recording_of_the_same_name_gets_notes_of_its_own_words(
    cli: InProcess, tmp_path: Path
) -> None:
    edit(tmp_path / "a.srt")
    cli("convert", "a.srt", "-f", "txt,json")
    wav(tmp_path / "a.wav", seconds=9)
    ended = cli("run", "a.wav", "-f", "txt,json,vtt")
    assert ended.status == 0
    found = texts(tmp_path)
    assert "My phrase 0 has" in found["a.txt"]
    assert "Sentence 8 has" in found["a.vtt"]
    assert json.loads(found["a.notes.json"])["source"]["duration"] == 9.0


def test_corrected_once_more_and_converted_again(cli: InProcess, tmp_path: Path) -> None:
    edit(tmp_path / "a.srt")
    cli("convert", "a.srt", "-f", FORMS)
    text = (tmp_path / "a.srt").read_text(encoding="utf-8").replace("Sentence 2", "My other 2")
    (tmp_path / "a.srt").write_text(text, encoding="utf-8")
    assert cli("convert", "a.srt", "-f", FORMS).status == 0
    assert "My other 2 has" in texts(tmp_path)["a.txt"]
    once = texts(tmp_path)
    assert cli("convert", "a.srt", "-f", FORMS).status == 0
    assert texts(tmp_path) == once
    (tmp_path / "a.txt").write_text("my own\n", encoding="utf-8")
    ended = cli("convert", "a.srt", "-f", FORMS)
    assert texts(tmp_path)["a.txt"] == "my own\n"
    assert ended.status == 0  # a.txt was asked to be kept with the others


def test_what_was_heard_comes_back(cli: InProcess, tmp_path: Path) -> None:
    before = texts(tmp_path)
    edit(tmp_path / "a.srt")
    cli("convert", "a.srt", "-f", f"{FORMS},md")
    ended = cli("convert", "a.srt", "--from-store", "-f", f"{FORMS},md")
    assert ended.status == 3
    assert "a.srt holds what lectura did not write" in ended.err
    assert cli("convert", "a.srt", "--from-store", "-f", f"{FORMS},md", "--overwrite").status == 0
    assert texts(tmp_path) == before
    edit(tmp_path / "a.json")
    cli("convert", "a.json", "-f", FORMS)
    assert cli("run", "a.wav", "-f", FORMS, "--overwrite").status == 0
    assert texts(tmp_path) == before


def test_what_was_heard_comes_back_in_every_form_that_was_made_of_the_words(
    cli: InProcess, tmp_path: Path
) -> None:
    before = texts(tmp_path)
    edit(tmp_path / "a.srt")
    assert cli("convert", "a.srt", "-f", "txt,vtt,json,md").status == 0
    assert "volume" in texts(tmp_path)["a.notes.md"]
    ended = cli("convert", "a.srt", "--from-store")
    after = texts(tmp_path)
    mine = {"a.srt": "", "a.json": ""}
    assert {**after, **mine} == {**before, **mine}
    assert json.loads(after["a.json"])["segments"] == json.loads(before["a.json"])["segments"]
    assert "My phrase 0" in after["a.srt"]
    assert ended.status == 3
    (line,) = ended.err.splitlines()
    assert line.startswith("Warning: a.srt ")
    assert line.endswith("lectura convert a.srt --from-store --overwrite")
    assert cli("convert", "a.srt", "--from-store", "--overwrite").status == 0
    assert texts(tmp_path) == before
    assert cli("run", "a.wav", "-f", FORMS, "--llm", "none").status == 0
    assert texts(tmp_path) == before


def test_the_page_of_a_transcript_without_notes_comes_back_too(
    cli: InProcess, tmp_path: Path
) -> None:
    assert cli("transcribe", "a.wav", "-o", "out").status == 0
    edit(tmp_path / "out/a.txt")
    assert cli("convert", "out/a.txt", "-f", "md,srt").status == 0
    assert "My phrase 0" in texts(tmp_path / "out")["a.md"]
    assert cli("convert", "out/a.json", "--from-store", "--overwrite").status == 0
    found = texts(tmp_path / "out")
    assert set(found) == {"a.json", "a.md", "a.srt", "a.txt"}
    for name, text in found.items():
        assert "Sentence 0" in text, name
        assert "My phrase" not in text, name


def test_corrections_are_made_in_what_is_converted(cli: InProcess, tmp_path: Path) -> None:
    cli("correct", "a.json", "loudness=Lautheit", "sentence=loudness")
    edit_text = (tmp_path / "a.srt").read_text(encoding="utf-8").replace("300", "loudness")
    (tmp_path / "a.srt").write_text(edit_text, encoding="utf-8")
    assert cli("convert", "a.srt", "-f", "txt,json").status == 0
    assert texts(tmp_path)["a.txt"].startswith("Loudness 0 has a Lautheit of")
    cli("convert", "a.wav", "--from-store", "-f", "txt")
    assert texts(tmp_path)["a.txt"].startswith("Loudness 0 has a Lautheit of")


def test_corrections_reach_what_was_converted(cli: InProcess, tmp_path: Path) -> None:
    edit(tmp_path / "a.srt")
    cli("convert", "a.srt", "-f", "txt,json,vtt")
    assert cli("correct", "a.json", "my phrase 0=Your phrase 0").status == 0
    found = texts(tmp_path)
    assert all("Your phrase 0 has" in found[name] for name in ("a.txt", "a.json", "a.vtt"))
    assert cli("run", "a.wav", "-f", "txt,json,vtt").status == 0
    assert texts(tmp_path)["a.txt"] == found["a.txt"]
    cli("correct", "a.json", "--undo", "my phrase 0")
    assert "My phrase 0 has" in texts(tmp_path)["a.txt"]


def test_into_another_folder_with_links_that_lead_to_the_recording(
    cli: InProcess, tmp_path: Path
) -> None:
    before = texts(tmp_path)
    assert cli("convert", "a.json", "-f", "srt,md", "-o", "other/place").status == 0
    made = texts(tmp_path / "other/place")
    assert set(made) == {"a.srt", "a.notes.md"}
    assert made["a.srt"] == before["a.srt"]
    assert "(../../a.wav#t=0)" in made["a.notes.md"]
    assert texts(tmp_path) == before


def test_a_page_of_a_transcript_without_notes(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "m.vtt").write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ana>Hola *a* todos.\n\n"
        "00:01:05.000 --> 00:01:07.000\n<v Luis>Gracias.\n",
        encoding="utf-8",
    )
    assert cli("convert", "m.vtt", "-f", "md,json").status == 0
    page = (tmp_path / "m.md").read_text(encoding="utf-8")
    assert page == "# m\n\n## Ana · 0:01\n\nHola \\*a\\* todos.\n\n## Luis · 1:05\n\nGracias.\n"
    record = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert [segment["speaker"] for segment in record["segments"]] == ["Ana", "Luis"]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["none.srt"], 2, "none.srt does not exist"),
        (["a.wav"], 1, "a.wav is a recording"),
        (["a.srt", "-f", "pdf"], 2, "no form 'pdf'"),
        (["a.srt", "-f", ","], 2, "No form is named"),
        (["plain.txt", "-f", "srt"], 1, "no times"),
        (["b.wav", "--from-store"], 1, "no longer in the store"),
        (["plain.txt", "--from-store"], 1, "Nothing tells which recording"),
        (["a.srt", "--overwrite", "--keep"], 2, "not both"),
    ],
)
def test_bad_input(
    cli: InProcess, tmp_path: Path, arguments: list[str], status: int, sentence: str
) -> None:
    (tmp_path / "plain.txt").write_text("Only words.\n", encoding="utf-8")
    wav(tmp_path / "b.wav", seconds=1)
    before = texts(tmp_path)
    ended = cli("convert", *arguments)
    assert ended.status == status, ended.err
    assert sentence in ended.err.splitlines()[0]
    assert ended.err.splitlines()[1].startswith("  → ")
    assert texts(tmp_path) == before


def test_the_command_that_is_told_can_be_typed(cli: InProcess, tmp_path: Path) -> None:
    """Also for a name that would be an option."""
    wav(tmp_path / "-b.wav", seconds=2)
    assert cli("transcribe", "./-b.wav").status == 0
    edit(tmp_path / "-b.srt")
    ended = cli("convert", "./-b.srt", "--from-store", "-o", ".")
    typed = ended.err.splitlines()[0].partition("to replace it: lectura ")[2]
    assert typed == "convert ./-b.srt --from-store -o . --overwrite"
    assert cli(*typed.split()).status == 0
