"""Speakers who were told apart or named stay so in later runs, whatever these write."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from cli_runs import InProcess, wav

from lectura.audio import Samples
from lectura.progress import Hook, ignore
from lectura.speakers.backends import BACKENDS
from lectura.speakers.protocol import Diarization, DiarizerOptions, Turn
from lectura.timeline import Interval

NAME = ("--speaker-name", "SPEAKER_01=Laura")


class TwoVoices:
    """Hears one voice before the second second and another one after it, and counts its work."""

    def __init__(self) -> None:
        self.heard: list[DiarizerOptions] = []

    def diarize(
        self, blocks: Iterable[Samples], options: DiarizerOptions, hook: Hook = ignore
    ) -> Diarization:
        for _ in blocks:
            pass
        self.heard.append(options)
        turns = (Turn(Interval(0, 2), "SPEAKER_00"), Turn(Interval(2, 4), "SPEAKER_01"))
        return Diarization(turns, duration=4.0)


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> TwoVoices:
    made = TwoVoices()
    for engine in ("builtin", "sherpa"):
        monkeypatch.setitem(BACKENDS, engine, lambda: made)
    return made


@pytest.fixture
def cli(
    voices: TwoVoices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> InProcess:
    wav(tmp_path / "clase.wav", seconds=4.0)
    monkeypatch.setenv("LECTURA_LLM", "none")
    return InProcess(monkeypatch, capsys, tmp_path)


def texts(folder: Path) -> dict[str, str]:
    """The outputs; without the last line of values of a json, the digests of files beside it."""
    found = {path.name: path.read_text("utf-8") for path in folder.glob("clase.[!w]*")}
    return {name: text.partition('  "digests": ')[0] for name, text in found.items()}


def test_later_runs_keep_names_without_hearing_anew(
    cli: InProcess, voices: TwoVoices, tmp_path: Path
) -> None:
    assert cli("run", "clase.wav", "--speakers", "--num-speakers", "2").status == 0
    assert cli("speakers", "clase.json", *NAME).status == 0
    before, windows = texts(tmp_path), cli.windows
    assert "Laura" in before["clase.txt"]
    assert cli("transcribe", "clase.wav", "-f", "txt,srt,vtt").status == 0
    found = texts(tmp_path)
    for name in ("clase.txt", "clase.srt", "clase.vtt"):
        assert "Laura" in found[name], name
        assert "SPEAKER_00" in found[name], name
    vtt = found.pop("clase.vtt")
    assert found == before
    ended = cli("run", "clase.wav")
    assert ended.status == 0
    found = texts(tmp_path)
    assert found.pop("clase.vtt") == vtt
    assert found == before
    assert (cli.windows, len(voices.heard)) == (windows, 1)


def test_speakers_nobody_named_stay_with_engine_and_counts(
    cli: InProcess, voices: TwoVoices, tmp_path: Path
) -> None:
    asked = ("--speakers", "--speaker-engine", "sherpa", "--max-speakers", "2")
    assert cli("transcribe", "clase.wav", *asked).status == 0
    before = texts(tmp_path)
    assert cli("transcribe", "clase.wav").status == 0
    assert texts(tmp_path) == before
    assert len(voices.heard) == 1
    assert cli("transcribe", "clase.wav", "-o", "elsewhere").status == 0
    assert "SPEAKER" not in (tmp_path / "elsewhere/clase.txt").read_text("utf-8")


def test_each_folder_keeps_its_own_counts(
    cli: InProcess, voices: TwoVoices, tmp_path: Path
) -> None:
    for folder, count in (("two", "2"), ("three", "3")):
        cli("transcribe", "clase.wav", "-o", folder, "--speakers", "--num-speakers", count)
    assert len(voices.heard) == 2
    cli("transcribe", "clase.wav", "-o", "two", "--fresh")
    assert voices.heard[-1].num_speakers == 2
    (tmp_path / "two").rename(tmp_path / "moved")
    cli("transcribe", "clase.wav", "-o", "moved", "--fresh")
    assert voices.heard[-1].num_speakers == 2  # the last that was asked of this recording


def test_only_no_speakers_takes_them_away(
    cli: InProcess, voices: TwoVoices, tmp_path: Path
) -> None:
    cli("run", "clase.wav", "--speakers", *NAME)
    names = (tmp_path / "clase.speakers.json").read_bytes()
    before = texts(tmp_path)
    ended = cli("run", "clase.wav", "--no-speakers")
    assert ended.status == 0
    assert "speaker" not in ended.err.lower()
    found = texts(tmp_path)
    assert '"speakers": [],' in found["clase.json"]
    for name in ("clase.txt", "clase.srt", "clase.notes.md"):
        assert "Laura" not in found[name], name
    assert (tmp_path / "clase.speakers.json").read_bytes() == names
    cli("run", "clase.wav")  # what a person named counts again where nobody says otherwise
    assert texts(tmp_path) == before
    assert len(voices.heard) == 1


def test_a_list_of_nobody_and_a_transcript_of_another_program_ask_for_nothing(
    cli: InProcess, voices: TwoVoices, tmp_path: Path
) -> None:
    (tmp_path / "clase.speakers.json").write_text('{"schema_version": 1, "speakers": []}\n')
    theirs = {"segments": [{"start": 0, "end": 1, "text": "Hi", "speaker": "SPEAKER_00"}]}
    (tmp_path / "clase.json").write_text(json.dumps(theirs), "utf-8")
    assert cli("transcribe", "clase.wav", "-f", "txt,srt").status == 0
    assert not voices.heard


def test_a_damaged_list_of_names_is_told_before_the_work(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "clase.speakers.json").write_text("{", "utf-8")
    ended = cli("transcribe", "clase.wav")
    assert ended.status == 2
    assert "clase.speakers.json" in ended.err
    assert cli.windows == 0
    assert cli("transcribe", "clase.wav", "--no-speakers").status == 0


@pytest.mark.parametrize(
    "asked",
    [NAME, ("--speaker-at", "0:03=Laura"), ("--known-voices",), ("--num-speakers", "2")],
)
def test_what_is_asked_of_speakers_asks_for_them(
    cli: InProcess, voices: TwoVoices, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    (tmp_path / "lectura.toml").write_text("[speakers]\nspeakers = false\n", "utf-8")
    assert cli("transcribe", "clase.wav", *asked).status == 0
    text = (tmp_path / "clase.txt").read_text("utf-8")
    assert ("Laura" in text) == (len(asked) == 2 and "Laura" in asked[1])
    assert "SPEAKER_00" in text
    assert len(voices.heard) == 1
    assert cli("transcribe", "clase.wav", *asked, "--no-speakers").status == 0
    assert "SPEAKER_00" not in (tmp_path / "clase.txt").read_text("utf-8")


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b'{"engine": 3, "diarizer": []}'])
def test_without_what_the_store_knew_the_settings_hold(
    cli: InProcess, voices: TwoVoices, tmp_path: Path, damage: bytes
) -> None:
    cli("transcribe", "clase.wav", "--speakers", "--max-speakers", "2")
    before = texts(tmp_path)
    for path in (tmp_path / "store/speakers").rglob("options.json"):
        path.write_bytes(damage)
        marker = path.with_name("complete.json")  # as a version wrote it that told no digests
        marker.write_text(json.dumps({**json.loads(marker.read_text()), "files": {}}))
    assert cli("transcribe", "clase.wav").status == 0
    assert texts(tmp_path) == before
    assert [one.max_speakers for one in voices.heard] == [2, None]


def test_a_name_given_later_keeps_the_counts(cli: InProcess, voices: TwoVoices) -> None:
    cli("transcribe", "clase.wav", "--speakers", "--num-speakers", "2")
    assert cli("transcribe", "clase.wav", *NAME).status == 0
    assert len(voices.heard) == 1


def test_an_estimate_finds_the_transcript_with_speakers(cli: InProcess) -> None:
    cli("transcribe", "clase.wav", "--speakers")
    asked = ("--estimate", "--json", "--llm", "openai", "--base-url", "http://127.0.0.1:9/v1")
    ended = cli("run", "clase.wav", *asked, "--llm-model", "m", "--context-tokens", "8192")
    assert "the transcript that is finished already" in json.loads(ended.out)["based_on"]


def test_the_settings_say_what_holds(cli: InProcess) -> None:
    shown = cli("config", "show").out
    line = next(line for line in shown.splitlines() if "speakers.speakers" in line)
    assert "if done or named before" in line
