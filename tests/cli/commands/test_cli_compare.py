"""``lectura compare``: solutions that are real programs, on sound in which somebody speaks."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from cli_runs import InProcess
from processes import gone, until

import lectura
from lectura.audio import SAMPLE_RATE
from lectura.testing.spoken import speak

pytestmark = pytest.mark.needs("demo")

SAID = (
    "Today we look at the spectrum of a matrix. It has 25 eigenvalues and Cauchy knew them. "
    "The proof is short and needs no picture at all. Please read chapter seven for tomorrow."
)
PROGRAM = """
import pathlib, sys, wave
text, audio, out, log = sys.argv[1:]
seconds = (w := wave.open(audio)).getnframes() / w.getframerate()
pathlib.Path(log).open("a").write(f"{seconds:.0f}\\n")
words = text.split()
lines = []
for n, word in enumerate(words):
    a, b = (seconds * x / len(words) for x in (n, n + 1))
    stamps = [f"00:{int(t // 60):02d}:{t % 60:06.3f}".replace(".", ",") for t in (a, b)]
    lines.append(f"{n + 1}\\n{stamps[0]} --> {stamps[1]}\\n{word}\\n")
pathlib.Path(out, "heard.srt").write_text("\\n".join(lines))
"""

HANGS = """
import os, pathlib, runpy, time
mark = pathlib.Path("hangs.pid")
if not mark.exists():
    new = mark.with_suffix(".new")
    new.write_text(str(os.getpid()))
    new.rename(mark)
    time.sleep(900)
runpy.run_path("program.py")
"""


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    samples = speak(SAID, voice="en-us", wpm=170)
    with wave.open(str(tmp_path / "clase.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    (tmp_path / "program.py").write_text(PROGRAM)
    return InProcess(monkeypatch, capsys, tmp_path)


def solution(name: str, text: str, log: str = "log") -> tuple[str, str]:
    quoted = text.replace("'", "")
    return "--with", f"{name}='{sys.executable}' program.py '{quoted}' {{audio}} {{out}} {log}"


SLIPS = SAID.replace("spectrum", "spectre").replace("25", "24")
THREE = (*solution("good", SAID), *solution("same", SAID.lower()), *solution("slips", SLIPS))


def test_three_programs_are_compared(cli: InProcess, tmp_path: Path) -> None:
    ended = cli("compare", "clase.wav", *THREE, "--json")
    assert ended.status == 0, ended.err
    told = json.loads(ended.out)
    assert [one["name"] for one in told["solutions"]] == ["good", "same", "slips"]
    good, _, slips = told["solutions"]
    assert good["agreement"]["value"] == 1.0
    assert slips["agreement"]["value"] == pytest.approx(1 - 2 / 33, abs=1e-3)
    assert good["words"] == 33
    assert good["coverage"] > 0.95
    assert good["seconds"] > 0
    assert good["times_real_time"] > 0
    kinds = [(one["kind"], one["consensus"]) for one in told["disagreements"]]
    assert kinds == [("number", "25"), ("word", "spectrum")]
    assert sorted(path.name for path in tmp_path.glob("clase.*")) == [
        "clase.compare.html",
        "clase.compare.json",
        "clase.compare.md",
        "clase.consensus.json",
        "clase.consensus.txt",
        "clase.wav",
    ]
    page = (tmp_path / "clase.compare.md").read_text()
    assert "It is no error rate" in page
    assert "- “24”: slips" in page
    assert "clase.wav#t=" in page


def test_what_is_finished_is_not_run_again(cli: InProcess, tmp_path: Path) -> None:
    assert cli("compare", "clase.wav", *THREE[:4]).status == 0
    assert cli("compare", "clase.wav", *THREE).status == 0
    log = tmp_path / "log"
    assert len(log.read_text().splitlines()) == 3
    assert cli("compare", "clase.wav", *THREE, "--fresh").status == 0
    assert len(log.read_text().splitlines()) == 6
    assert not list((tmp_path / "store").rglob("audio.wav"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups")
def test_one_that_is_killed_goes_on_where_it_was(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "hangs.py").write_text(HANGS)
    hangs = ("--with", f"hangs='{sys.executable}' hangs.py '{SAID.lower()}' {{audio}} {{out}} log")
    solutions = (*solution("good", SAID), *hangs)
    source = Path(lectura.__file__).parents[1]
    words = [sys.executable, "-m", "lectura", "compare", "clase.wav", *solutions]
    killed = subprocess.Popen(words, env={**os.environ, "PYTHONPATH": str(source)})
    try:
        assert until((tmp_path / "hangs.pid").exists)
        pid = int((tmp_path / "hangs.pid").read_text())
    finally:
        killed.kill()
        killed.wait()
    assert until(lambda: gone(pid))
    assert not list(tmp_path.glob("clase.compare*"))
    assert cli("compare", "clase.wav", *solutions).status == 0
    assert len((tmp_path / "log").read_text().splitlines()) == 2  # the good one, and the other now
    assert not list((tmp_path / "store").rglob("audio.wav"))
    first = outputs(tmp_path)
    assert cli("compare", "clase.wav", *solutions).status == 0
    assert outputs(tmp_path) == first


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("clase.co*"))}


def test_only_some_minutes_are_heard_and_told_by_the_recordings_clock(
    cli: InProcess, tmp_path: Path
) -> None:
    ended = cli("compare", "clase.wav", *THREE, "--minutes", "0:02-0:08", "--json")
    assert ended.status == 0, ended.err
    assert set((tmp_path / "log").read_text().split()) == {"6"}
    told = json.loads(ended.out)
    assert (told["start"], told["end"]) == (2.0, 8.0)
    assert told["consensus"][0]["start"] == pytest.approx(2.0, abs=0.01)
    assert told["consensus"][-1]["end"] == pytest.approx(8.0, abs=0.01)
    assert (tmp_path / "clase.0-00-02_0-00-08.compare.md").exists()


def test_one_that_fails_is_a_row_with_its_reason(cli: InProcess) -> None:
    bad = ("--with", f"bad='{sys.executable}' -c 'import sys; sys.exit(\"no model\")' {{audio}}")
    ended = cli("compare", "clase.wav", *THREE, *bad, "--json")
    assert ended.status == 3
    last = json.loads(ended.out)["solutions"][-1]
    assert (last["name"], last["problem"]) == ("bad", "it failed with status 1: no model")
    assert "bad takes no part: it failed with status 1: no model." in ended.err


GARBAGE = "import sys; sys.stdout.buffer.write(bytes(range(256)) * 9)"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (f"'{sys.executable}' -c '{GARBAGE}' {{audio}}", "what it printed is not text"),
        (f"'{sys.executable}' -c 'pass' {{audio}}", "it printed nothing"),
        (f"'{sys.executable}' -c 'pass' {{audio}} {{out}}", "it wrote no transcript into {out}"),
        (
            f"'{sys.executable}' -c 'print(\"Loading the model: ready\")' {{audio}}",
            "another language, another recording, or no transcript?",
        ),
        ("nosuchprogram {audio}", "nosuchprogram cannot be started: there is no such program"),
    ],
)
def test_what_a_command_leaves_instead_of_a_transcript(
    cli: InProcess, command: str, said: str
) -> None:
    ended = cli("compare", "clase.wav", *THREE[:4], "--with", f"bad={command}")
    assert ended.status == 3, ended.err
    assert "bad takes no part: " in ended.err
    assert said in ended.err


WRITES = """
import pathlib, sys
out, *names, _ = sys.argv[1:]
for name in names:
    pathlib.Path(out, name).write_text(pathlib.Path("said.txt").read_text())
"""


def test_of_several_transcripts_the_one_called_as_the_sound_counts(
    cli: InProcess, tmp_path: Path
) -> None:
    (tmp_path / "writes.py").write_text(WRITES)
    (tmp_path / "said.txt").write_text(SAID)
    writes = f"'{sys.executable}' writes.py {{out}} a.txt b.txt"
    two = ("--with", f"two={writes} {{audio}}")
    ended = cli("compare", "clase.wav", *THREE[:4], *two)
    assert ended.status == 3
    assert "two takes no part: it wrote 2 transcripts into {out}, a.txt and b.txt" in ended.err
    named = ("--with", f"named={writes} audio.txt {{audio}}")
    ended = cli("compare", "clase.wav", *THREE[:4], *named, "--json")
    assert ended.status == 0, ended.err
    assert json.loads(ended.out)["solutions"][-1]["words"] == 33


def test_one_that_hangs_is_ended(cli: InProcess) -> None:
    slow = ("--with", f"slow='{sys.executable}' -c 'import time; time.sleep(900)' {{audio}}")
    ended = cli("compare", "clase.wav", *THREE, *slow, "--time-limit", "0.05", "--json")
    assert ended.status == 3
    told = json.loads(ended.out)["solutions"]
    assert told[-1]["problem"] == "it was ended after 3 s, the time limit"


def test_whole_passages_are_shortened_on_the_screen(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Nada de esto tiene que ver con lo que se dijo. " * 8)
    ended = cli("compare", "clase.wav", *THREE[:2], "--with", "other.txt")
    assert "hardly a word in common" in ended.out + ended.err
    places = [line for line in (ended.out + ended.err).splitlines() if "[ ]" in line]
    assert places
    assert max(map(len, places)) < 400


def test_with_a_reference_there_are_error_rates(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "true.txt").write_text(SAID)
    ended = cli("compare", "clase.wav", *THREE, "--reference", "true.txt", "--json")
    assert ended.status == 0, ended.err
    told = json.loads(ended.out)
    rates = {one["name"]: one["error_rate"]["value"] for one in told["solutions"]}
    assert rates == {"good": 0.0, "same": 0.0, "slips": pytest.approx(2 / 33, abs=1e-4)}
    assert told["reference"]["consensus_error_rate"]["value"] == 0.0


def test_a_reference_that_is_typed_is_asked_for_once(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SAID[:80]}\n{SAID[80:]}\n\n"))
    ended = cli("compare", "clase.wav", *THREE, "--type-reference", "--json")
    assert ended.status == 0, ended.err
    assert "No player was found here: play " in ended.err
    told = json.loads(ended.out)
    assert told["reference"]["name"] == "typed"
    again = cli("compare", "clase.wav", *THREE, "--type-reference", "--json")
    assert "What you typed for 0:00" in again.err
    assert json.loads(again.out)["reference"] == told["reference"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--minutes", "5-9"], 2, "is not in clase.wav, which ends at 0:1"),
        (["--minutes", "9-5"], 2, "the end of '9-5' is not behind its start"),
        (["--minutes", "soon"], 2, "not a range of minutes: 'soon'"),
        (["--with", "nosuch.srt"], 2, "nosuch.srt does not exist"),
        (["--reference", "nosuch.txt"], 2, "nosuch.txt does not exist"),
        (["--reference", "other.txt"], 2, "% of its words in common with what was heard"),
        (["--reference", "other.txt", "--type-reference"], 2, "both say what is truly said"),
        (["--time-limit", "0"], 2, "leaves no time for anything"),
        (["--offline", "--with", "https://api.example.org/v1"], 2, "--offline keeps the sound"),
    ],
)
def test_bad_input_gets_its_sentence(
    cli: InProcess, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    (tmp_path / "other.txt").write_text("Mañana veremos otra cosa que nada tiene que ver con esto.")
    ended = cli("compare", "clase.wav", *THREE, *arguments)
    assert ended.status == status, ended.err
    assert said in ended.err
    assert "→" in ended.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.srt", "", "is empty"),
        (
            "later.srt",
            "1\n00:50:00,000 --> 00:51:00,000\nLate words here.\n",
            "has no words in 0:00",
        ),
        (
            "otra.srt",
            "1\n00:00:01,000 --> 00:00:09,000\nHoy hablamos de la historia de la imprenta.\n",
            "it has hardly a word in common with the others",
        ),
    ],
)
def test_a_transcript_that_cannot_be_compared_takes_no_part(
    cli: InProcess, tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content)
    ended = cli("compare", "clase.wav", *THREE, "--with", name)
    assert ended.status == 3, ended.err
    assert said in ended.err or said in (tmp_path / "clase.compare.md").read_text()


def test_a_persons_file_is_kept(cli: InProcess, tmp_path: Path) -> None:
    page = tmp_path / "clase.compare.md"
    page.write_text("mine")
    ended = cli("compare", "clase.wav", *THREE)
    assert ended.status == 3
    assert page.read_text() == "mine"
    assert cli("compare", "clase.wav", *THREE, "--overwrite").status == 0
    assert page.read_text() != "mine"


def test_all_of_it_is_forgotten(cli: InProcess, tmp_path: Path) -> None:
    assert cli("compare", "clase.wav", *THREE).status == 0
    ended = cli("forget", "clase.wav", "--outputs", "--yes")
    assert ended.status == 0, ended.err
    assert [path.name for path in tmp_path.glob("clase.*")] == ["clase.wav"]
    assert not list((tmp_path / "store" / "recognized").rglob("*.json"))


@pytest.mark.real_model
def test_lectura_is_a_solution_like_any_other(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = Path(lectura.__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", str(source))
    ended = cli("compare", "clase.wav", "--language", "en", "--with", "base", *THREE, "--json")
    assert ended.status == 0, ended.err
    own = next(one for one in json.loads(ended.out)["solutions"] if one["kind"] == "lectura")
    assert (own["name"], own["what"]) == ("lectura base", "lectura --model base")
    assert own["agreement"]["value"] > 0.6
    assert own["seconds"] > 0.5
    assert not (tmp_path / "audio.json").exists()
