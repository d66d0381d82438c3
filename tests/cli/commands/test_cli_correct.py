"""``lectura correct``: misheard words are corrected everywhere, now and in every later run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_runs import InProcess, wav

from lectura.cli.console import Console
from lectura.disk.files import write_atomic
from lectura.errors import OutputError

FORMS = ("txt", "srt", "vtt", "tsv", "json")
NOTES = ("notes.md", "notes.json")
PAIR = "sentence 0=Sätzchen 0"


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    wav(tmp_path / "a.wav", seconds=5)
    made = InProcess(monkeypatch, capsys, tmp_path)
    assert made("run", "a.wav", "-f", ",".join(FORMS), "--llm", "none").status == 0
    return made


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("a.*") if path.suffix != ".wav"}


def texts(folder: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in outputs(folder).items()}


def test_every_output_is_corrected_at_once_and_keeps_its_times(
    cli: InProcess, tmp_path: Path
) -> None:
    before = texts(tmp_path)
    ended = cli("correct", "a.json", PAIR, "a loudness of=the volume of")
    told = "sentence 0 → Sätzchen 0  1 place\na loudness of → the volume of  5 places\n"
    assert (ended.status, ended.out) == (0, told)
    after = texts(tmp_path)
    for name in ("a.txt", "a.srt", "a.vtt", "a.tsv", "a.json"):
        assert "Sätzchen 0 has" in after[name], name
    for name in before:
        assert "a loudness of" in before[name], name
        assert "the volume of" in after[name], name
        assert name == "a.json" or "a loudness of" not in after[name], name
    times = re.compile(r"\d\d:\d\d:\d\d[.,]\d{3}|^\d+\t\d+", re.MULTILINE)
    for name in ("a.srt", "a.vtt", "a.tsv"):
        assert times.findall(after[name]) == times.findall(before[name]) != []
    segment = json.loads(after["a.json"])["segments"][0]
    heard = json.loads(before["a.json"])["segments"][0]
    assert segment["heard"] == heard["text"]
    assert (segment["start"], segment["end"]) == (heard["start"], heard["end"])
    notes = json.loads(after["a.notes.json"])
    quotes = re.findall(r'"quote": "([^"]+)"', after["a.notes.json"])
    assert notes["grounded_percent"] == 100.0
    assert any("the volume of" in quote for quote in quotes)
    assert all(quote in " ".join(after["a.txt"].split()) for quote in quotes)


def test_taken_back_all_bytes_are_as_before(cli: InProcess, tmp_path: Path) -> None:
    before = outputs(tmp_path)
    cli("correct", "a.json", PAIR, "loudness=Lautheit")
    assert len(outputs(tmp_path)) == len(before) + 1
    once = outputs(tmp_path)
    cli("correct", "a.txt", PAIR)
    assert outputs(tmp_path) == once
    assert cli("correct", "a.wav", "--undo", "SENTENCE 0").status == 0
    assert "Sentence 0 has a Lautheit" in texts(tmp_path)["a.srt"]
    assert cli("correct", "a.srt", "--undo", "loudness=Lautheit").status == 0
    assert outputs(tmp_path) == before


@pytest.mark.parametrize("place", [[], ["-o", "out"]])
@pytest.mark.parametrize("command", ["run", "transcribe"])
def test_later_runs_are_corrected_and_transcribe_nothing_again(
    cli: InProcess, tmp_path: Path, command: str, place: list[str]
) -> None:
    cli("correct", "a.wav", PAIR)
    done = outputs(tmp_path)
    windows = cli.windows
    assert cli(command, "a.wav", "-f", ",".join(FORMS), *place).status == 0
    assert cli.windows == windows
    if place:
        made = texts(tmp_path / "out")
        assert all("Sätzchen 0 has" in made[f"a.{form}"] for form in FORMS)
    else:
        assert outputs(tmp_path) == done


def test_a_list_that_is_there_before_the_first_run(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "b.wav", seconds=2)
    assert cli("correct", "b.wav", PAIR).status == 0
    assert cli("run", "b.wav").status == 0
    assert "Sätzchen 0 has" in (tmp_path / "b.txt").read_text(encoding="utf-8")
    assert "Sätzchen 0 has" in (tmp_path / "b.notes.md").read_text(encoding="utf-8")


def test_outputs_without_a_json_are_corrected_from_the_store(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "b.wav", seconds=2)
    assert cli("transcribe", "b.wav", "-f", "txt,srt").status == 0
    before = (tmp_path / "b.srt").read_bytes()
    assert cli("correct", "b.srt", PAIR).status == 0
    assert not (tmp_path / "b.json").exists()
    for name in ("b.txt", "b.srt"):
        assert "Sätzchen 0 has" in (tmp_path / name).read_text(encoding="utf-8")
    assert cli("correct", "b.txt", "--undo", PAIR).status == 0
    assert (tmp_path / "b.srt").read_bytes() == before


def test_outputs_that_nothing_in_the_store_gives_wait_for_the_next_run(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "b.wav", seconds=2)
    cli("transcribe", "b.wav", "-f", "txt,srt")
    for name in ("b.txt", "b.srt"):
        (tmp_path / name).write_text("Ana: other words\n", encoding="utf-8")
    ended = cli("correct", "b.wav", PAIR)
    assert ended.status == 3
    assert "lectura transcribe b.wav" in ended.err
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "Ana: other words\n"


def test_other_transcripts_are_corrected_when_they_are_summarized(
    cli: InProcess, tmp_path: Path
) -> None:
    talk = "Hoy hablamos de camins. El algoritmo camins agrupa datos en grupos por su distancia.\n"
    (tmp_path / "z.txt").write_text(talk, encoding="utf-8")
    ended = cli("correct", "z.txt", "camins=k-means")
    assert ended.status == 3
    assert "lectura convert z.txt" in ended.err
    assert (tmp_path / "z.txt").read_text(encoding="utf-8") == talk
    assert cli("summarize", "z.txt").status == 0
    page = (tmp_path / "z.notes.md").read_text(encoding="utf-8")
    assert "k-means" in page
    assert "camins" not in page


def test_the_list(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("# mine\nloudness=Lautheit\n\nof=von\n", encoding="utf-8")
    cli("correct", "a.json", PAIR, "--file", "terms.txt")
    listed = cli("correct", "a.json", "--json")
    assert [json.loads(line) for line in listed.out.splitlines()] == [
        {"heard": "sentence 0", "correct": "Sätzchen 0", "places": 1},
        {"heard": "loudness", "correct": "Lautheit", "places": 5},
        {"heard": "of", "correct": "von", "places": 5},
    ]
    assert cli("correct", "a.json", "--undo", "--file", "terms.txt").out.count("→") == 1


def test_a_list_edited_by_hand_counts(cli: InProcess, tmp_path: Path) -> None:
    cli("correct", "a.json", PAIR)
    place = tmp_path / "a.corrections.json"
    place.write_text(
        place.read_text(encoding="utf-8").replace("Sätzchen", "Zeile"), encoding="utf-8"
    )
    assert cli("transcribe", "a.wav").status == 0
    assert "Zeile 0 has" in texts(tmp_path)["a.txt"]


class _Fails:
    """Writes files until it has written so many of the recording's outputs."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, path: Path, data: bytes) -> None:
        if path.name.startswith("a."):
            if not self.left:
                raise OutputError("The disk is full.")
            self.left -= 1
        write_atomic(path, data)


@pytest.mark.parametrize("undo", [False, True])
def test_a_run_that_fails_anywhere_is_typed_again(
    cli: InProcess, tmp_path: Path, undo: bool
) -> None:
    heard = outputs(tmp_path)
    cli("correct", "a.json", PAIR)
    done = outputs(tmp_path)
    before, after = (done, heard) if undo else (heard, done)
    command = ["correct", "a.json", PAIR, *(["--undo"] if undo else [])]
    for written in range(7):
        for name in done:
            (tmp_path / name).unlink(missing_ok=True)
        for name, data in before.items():
            (tmp_path / name).write_bytes(data)
        with pytest.MonkeyPatch.context() as patch:
            fails = _Fails(written)
            patch.setattr("lectura.outputs.ownership.write_atomic", fails)
            patch.setattr("lectura.corrections.kept.write_atomic", fails)
            assert cli(*command).status == 1
        assert cli(*command).status == 0
        assert outputs(tmp_path) == after


def test_what_a_person_changed_is_kept_and_told(cli: InProcess, tmp_path: Path) -> None:
    mine = "my own words\n"
    (tmp_path / "a.txt").write_text(mine, encoding="utf-8")
    ended = cli("correct", "a.json", PAIR)
    assert ended.status == 3
    assert "a.txt holds what lectura did not write" in ended.err
    assert texts(tmp_path)["a.txt"] == mine
    assert "Sätzchen" in texts(tmp_path)["a.srt"]


def test_a_json_changed_by_hand_takes_corrections_and_keeps_the_change(
    cli: InProcess, tmp_path: Path
) -> None:
    place = tmp_path / "a.json"
    place.write_text(
        place.read_text(encoding="utf-8").replace("Sentence 2", "Mine 2"), encoding="utf-8"
    )
    cli("correct", "a.json", PAIR)
    assert "Mine 2 has" in texts(tmp_path)["a.json"]
    assert "Sätzchen 0 has" in texts(tmp_path)["a.json"]
    assert "Mine 2 has" in texts(tmp_path)["a.srt"]


def test_the_transcript_of_another_program_stays(cli: InProcess, tmp_path: Path) -> None:
    foreign = json.dumps({"text": "camins", "segments": [{"start": 0, "end": 1, "text": "camins"}]})
    (tmp_path / "w.json").write_text(foreign, encoding="utf-8")
    ended = cli("correct", "w.json", "camins=k-means")
    assert ended.status == 3
    assert (tmp_path / "w.json").read_text(encoding="utf-8") == foreign
    assert cli("convert", "w.json", "-f", "srt").status == 0
    assert "k-means" in (tmp_path / "w.srt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["a.json", "camins"], 2, "no = in it"),
        (["a.json", "=b"], 2, "heard is missing"),
        (["a.json", "a="], 2, "right words are missing"),
        (["a.json", "a=a"], 2, "both sides are the same"),
        (["a.json", "--undo"], 2, "--undo needs to know"),
        (["a.json", "--undo", "never"], 2, "no correction “never”"),
        (["a.json", "--file", "none.txt"], 2, "none.txt cannot be read"),
        (["none.json", "a=b"], 2, "none.json does not exist"),
        (["notes.pdf", "a=b"], 1, "notes.pdf"),
        ([".", "a=b"], 1, "is a folder"),
        (["a=b"], 2, "does not exist"),
    ],
)
def test_bad_input(
    cli: InProcess, tmp_path: Path, arguments: list[str], status: int, sentence: str
) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 20)
    before = outputs(tmp_path)
    ended = cli("correct", *arguments)
    assert ended.status == status, ended.err
    assert ended.err.startswith("Error: ")
    assert sentence in ended.err.splitlines()[0]
    assert ended.err.splitlines()[1].startswith("  → ")
    assert outputs(tmp_path) == before


@pytest.mark.parametrize(
    "content",
    ["{", "[" * 100_000, '{"corrections": [{"heard": "a", "correct": ""}]}',
     '{"schema_version": 9, "corrections": []}'],
)  # fmt: skip
@pytest.mark.parametrize("command", [["correct", "a.json", "a=b"], ["run", "a.wav"],
                                     ["summarize", "a.json"], ["convert", "a.json"]])  # fmt: skip
def test_a_damaged_list_stops_every_command_and_loses_nothing(
    cli: InProcess, tmp_path: Path, command: list[str], content: str
) -> None:
    (tmp_path / "a.corrections.json").write_text(content, encoding="utf-8")
    before = outputs(tmp_path)
    ended = cli(*command)
    assert ended.status == 2
    assert "a.corrections.json" in ended.err.splitlines()[0]
    assert ended.err.splitlines()[1].startswith("  → ")
    assert outputs(tmp_path) == before


@pytest.mark.parametrize("accepted", [True, False])
def test_a_form_edited_by_hand_is_told_with_the_way_that_keeps_the_edit(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    srt = tmp_path / "a.srt"
    srt.write_text(srt.read_text(encoding="utf-8").replace("Sentence 1", "My own 1"), "utf-8")
    theirs = srt.read_bytes()
    if accepted:
        assert cli("run", "a.wav", "-f", ",".join(FORMS), "--keep", "--llm", "none").status == 0
    monkeypatch.setattr(Console, "watched", property(lambda _: True))
    ended = cli("correct", "a.srt", PAIR)
    assert ended.status == (0 if accepted else 3)
    assert srt.read_bytes() == theirs
    assert "to keep your edit, change it there by hand" in ended.err
    assert "lectura convert a.srt" in ended.err
    assert cli("convert", "a.srt", "-f", "txt,json").status == 0
    assert "Sätzchen 0 has" in texts(tmp_path)["a.txt"]
    assert "My own 1 has" in texts(tmp_path)["a.txt"]
    assert srt.read_bytes() == theirs


def test_words_that_are_nowhere_are_told_and_nothing_is_called_written(
    cli: InProcess, tmp_path: Path
) -> None:
    before = outputs(tmp_path)
    ended = cli("correct", "a.json", "de vez can=DBSCAN", PAIR.replace("0", "77"))
    assert ended.status == 0
    assert "“de vez can” is nowhere in it, so nothing was corrected" in ended.err
    assert 'lectura correct a.json --undo "de vez can"\n' in ended.err
    assert "a.srt" not in ended.err
    assert outputs(tmp_path).keys() - before.keys() == {"a.corrections.json"}
    found = cli("correct", "a.json", PAIR)
    assert "  a.srt\n" in found.err
    assert "nowhere" not in found.err
    assert "a.srt" not in cli("correct", "a.json", PAIR).err


def test_a_list_for_a_whole_course_may_hold_words_that_were_not_said(
    cli: InProcess, tmp_path: Path
) -> None:
    (tmp_path / "heard.txt").write_text("de vez can=DBSCAN\n")
    assert "nowhere" not in cli("correct", "a.json", "--file", "heard.txt").err
