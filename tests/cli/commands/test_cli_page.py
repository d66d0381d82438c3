"""``lectura page``, and the page among the outputs of the other commands."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest
from cli_runs import InProcess, wav

from lectura.pipeline.pages.recipe import read_recipe, sound_in
from lectura.records.transcript import Segment, Source, Speaker, Transcript

META = re.compile(r'<meta name="lectura-page" content="([^"]*)"')
SPOKEN = (
    ("A", "Las redes neuronales aprenden de muchos ejemplos en cada capa."),
    ("B", "Pregunta secretísima de una estudiante llamada Berta."),
    ("A", "Para el viernes tienen que entregar el informe sobre las redes."),
)


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def ran(cli: InProcess, tmp_path: Path) -> InProcess:
    """After a run of a hum, whose words are scripted."""
    wav(tmp_path / "a.wav", seconds=5)
    assert cli("run", "a.wav", "--llm", "none").status == 0
    return cli


@pytest.fixture
def two(cli: InProcess, tmp_path: Path) -> InProcess:
    """A transcript of two people beside its recording, and its notes."""
    wav(tmp_path / "clase.wav", seconds=12)
    segments = tuple(
        Segment(id=n, start=4.0 * n, end=4.0 * n + 3.5, text=text, speaker=who)
        for n, (who, text) in enumerate(SPOKEN)
    )
    people = (Speaker(id="A", name="Ana"), Speaker(id="B", name="Berta"))
    heard = Transcript(
        source=Source(name="clase.wav"), language="es", duration=12.0, segments=segments,
        speakers=people,
    )  # fmt: skip
    (tmp_path / "clase.json").write_text(heard.model_dump_json(), encoding="utf-8")
    return cli


def page(folder: Path, name: str = "a.html") -> str:
    return (folder / name).read_text(encoding="utf-8")


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.glob("a.*")}


def test_a_run_ends_with_a_page_and_the_line_that_opens_it(ran: InProcess, tmp_path: Path) -> None:
    ended = ran("run", "a.wav", "--llm", "none")
    assert ended.err.rstrip().splitlines()[-1].strip() == "open a.html"
    text = page(tmp_path)
    assert '<audio id="media"' in text
    assert 'src="a.wav"' in text
    assert "Sentence 0 has" in text
    assert "Content-Security-Policy" in text


def test_the_line_can_be_typed(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "mi clase.wav")
    ended = cli("run", "mi clase.wav", "-o", "los apuntes")
    assert 'open "los apuntes/mi clase.html"' in ended.err
    assert 'src="../mi%20clase.wav"' in page(tmp_path, "los apuntes/mi clase.html")


def test_run_twice_nothing_is_written_again(ran: InProcess, tmp_path: Path) -> None:
    before = files(tmp_path)
    assert ran("run", "a.wav", "--llm", "none").status == 0
    assert files(tmp_path) == before
    assert ran("page", "a.json").status == 0
    assert files(tmp_path) == before


def test_it_can_be_left_out(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    ended = cli("run", "a.wav", "--notes-formats", "md,json")
    assert (ended.status, "open " in ended.err) == (0, False)
    assert not (tmp_path / "a.html").exists()
    (tmp_path / "lectura.toml").write_text('[notes]\nnotes_formats = "json"\n')
    assert cli("run", "a.wav").status == 0
    assert not (tmp_path / "a.html").exists()


def test_a_page_of_a_person_is_kept(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    (tmp_path / "a.html").write_text("<p>my slides</p>")
    ended = cli("run", "a.wav")
    assert ended.status == 3
    assert "a.html holds what lectura did not write, and is kept" in ended.err
    assert page(tmp_path) == "<p>my slides</p>"
    assert cli("page", "a.json").status == 3
    assert cli("page", "a.json", "--overwrite").status == 0
    assert "Sentence 0" in page(tmp_path)


@pytest.mark.parametrize("form", ["a.json", "a.srt", "a.wav"])
def test_corrections_reach_the_page(ran: InProcess, tmp_path: Path, form: str) -> None:
    assert ran("correct", form, "sentence 0=Sätzchen 0").status == 0
    assert "Sätzchen 0 has" in page(tmp_path)
    assert "Sentence 0 has" not in page(tmp_path)
    before = page(tmp_path)
    assert ran("page", "a.json").status == 0
    assert page(tmp_path) == before
    assert ran("correct", form, "--undo", "sentence 0").status == 0
    assert "Sentence 0 has" in page(tmp_path)


def test_names_reach_the_page(two: InProcess, tmp_path: Path) -> None:
    assert two("page", "clase.json").status == 0
    assert "Ana" in page(tmp_path, "clase.html")
    assert two("speakers", "clase.json", "--speaker-name", "A=Profesora Gil").status == 0
    assert "Profesora Gil" in page(tmp_path, "clase.html")
    assert ">Ana<" not in page(tmp_path, "clase.html")


def test_what_was_converted_reaches_the_page_and_the_next_run_keeps_it(
    ran: InProcess, tmp_path: Path
) -> None:
    subtitles = tmp_path / "a.srt"
    subtitles.write_text(subtitles.read_text().replace("Sentence 0", "Oración cero"))
    assert ran("convert", "a.srt", "-f", "txt,json").status == 0
    assert "Oración cero" in page(tmp_path)
    assert ran("run", "a.wav", "--llm", "none").status == 0
    assert "Oración cero" in page(tmp_path)
    assert ran("convert", "a.wav", "--from-store").status == 0
    assert "Sentence 0 has" in page(tmp_path)


def test_converted_elsewhere_the_page_leads_back_to_the_recording(
    ran: InProcess, tmp_path: Path
) -> None:
    assert ran("convert", "a.json", "-f", "html", "-o", "out").status == 0
    assert 'src="../a.wav"' in page(tmp_path, "out/a.html")


def test_a_later_transcription_reaches_the_page(ran: InProcess, tmp_path: Path) -> None:
    ran("correct", "a.json", "sentence 0=Sätzchen 0")
    (tmp_path / "a.corrections.json").unlink()
    assert ran("transcribe", "a.wav").status == 0
    assert "Sentence 0 has" in page(tmp_path)


def test_notes_made_later_reach_the_page(two: InProcess, tmp_path: Path) -> None:
    assert two("page", "clase.json").status == 0
    assert 'id="todo"' not in page(tmp_path, "clase.html")
    assert two("summarize", "clase.json", "--date", "2026-03-10").status == 0
    assert 'id="todo"' in page(tmp_path, "clase.html")
    made = page(tmp_path, "clase.html")
    assert two("page", "clase.json").status == 0
    assert page(tmp_path, "clase.html") == made


def test_the_sound_goes_inside_and_stays_there(ran: InProcess, tmp_path: Path) -> None:
    assert ran("page", "a.json", "--embed-audio").status == 0
    inside = sound_in(tmp_path / "a.html")
    assert inside is not None
    assert base64.b64decode(inside)[4:8] == b"ftyp"
    assert 'src="a.wav"' not in page(tmp_path)
    assert ran("correct", "a.json", "sentence 0=Sätzchen 0").status == 0
    assert sound_in(tmp_path / "a.html") == inside
    assert ran("run", "a.wav", "--llm", "none").status == 0
    assert sound_in(tmp_path / "a.html") == inside
    (tmp_path / "a.wav").unlink()  # the page is all that is left of the sound
    assert ran("correct", "a.json", "--undo", "sentence 0").status == 0
    assert sound_in(tmp_path / "a.html") == inside
    assert ran("page", "a.json", "--embed-audio").status == 0
    assert sound_in(tmp_path / "a.html") == inside
    (tmp_path / "a.html").unlink()
    ended = ran("page", "a.json", "--embed-audio")
    assert ended.status == 1
    assert "--media FILE --embed-audio" in ended.err


def test_a_page_as_it_is_typed_holds_no_sound_again(ran: InProcess, tmp_path: Path) -> None:
    before = page(tmp_path)
    ran("page", "a.json", "--embed-audio")
    assert ran("page", "a.json").status == 0
    assert page(tmp_path) == before


def test_another_recording_can_be_named_and_is_remembered(ran: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "videos/b.wav", seconds=5)
    assert ran("page", "a.json", "--media", "videos/b.wav").status == 0
    assert 'src="videos/b.wav"' in page(tmp_path)
    assert ran("correct", "a.json", "sentence 0=Sätzchen 0").status == 0
    assert 'src="videos/b.wav"' in page(tmp_path)
    ended = ran("page", "a.json", "--media", "gone.wav")
    assert ended.status == 2
    assert "gone.wav" in ended.err


@pytest.mark.parametrize("more", [(), ("--embed-audio",)])
def test_nothing_of_a_person_left_out_is_on_the_page_now_or_later(
    two: InProcess, tmp_path: Path, more: tuple[str, ...]
) -> None:
    assert two("summarize", "clase.json").status == 0
    assert "secretísima" in page(tmp_path, "clase.html")
    assert two("page", "clase.json", "--exclude-speaker", "Berta", *more).status == 0
    assert two("correct", "clase.json", "redes=REDES").status == 0
    assert two("summarize", "clase.json").status == 0
    assert two("page", "clase.json", *more).status == 0
    text = page(tmp_path, "clase.html")
    assert "REDES neuronales" in text
    assert "secretísima" not in text
    assert "Berta" not in text
    assert ("warning" in text and "clase.wav" in text) is True
    (tmp_path / "clase.html").unlink()
    assert two("page", "clase.json").status == 0
    assert "secretísima" in page(tmp_path, "clase.html")


@pytest.mark.parametrize("again", [("page", "clase.json"), ("summarize", "clase.json")])
def test_an_edited_page_that_is_replaced_leaves_out_whom_it_left_out(
    two: InProcess, tmp_path: Path, again: tuple[str, ...]
) -> None:
    file = tmp_path / "clase.html"
    assert two("page", "clase.json", "--exclude-speaker", "Berta").status == 0
    file.write_text(page(tmp_path, "clase.html").replace("</main>", "<p>mine</p></main>"))
    assert two(*again, "--overwrite").status == 0
    text = page(tmp_path, "clase.html")
    assert "redes neuronales" in text
    assert "<p>mine</p>" not in text
    assert "secretísima" not in text
    assert "Berta" not in text


def test_the_sound_of_a_person_left_out_is_silent(two: InProcess, tmp_path: Path) -> None:
    import av
    import numpy as np

    two("page", "clase.json", "--exclude-speaker", "B", "--embed-audio")
    inside = sound_in(tmp_path / "clase.html")
    assert inside is not None
    (tmp_path / "inside.m4a").write_bytes(base64.b64decode(inside))
    with av.open(str(tmp_path / "inside.m4a")) as container:
        heard = np.abs(np.concatenate([one.to_ndarray()[0] for one in container.decode(audio=0)]))
    level = [float(heard[at * 16_000 : at * 16_000 + 8_000].mean()) for at in (2, 5, 6, 9)]
    assert level[1] < 0.001
    assert level[2] < 0.001
    assert level[0] > 0.1
    assert level[3] > 0.1


def test_notes_of_a_model_that_quote_somebody_are_made_again_first(
    two: InProcess, tmp_path: Path
) -> None:
    two("summarize", "clase.json")
    notes = json.loads((tmp_path / "clase.notes.json").read_text(encoding="utf-8"))
    notes["made_by"]["engine"] = "llm"
    (tmp_path / "clase.notes.json").write_text(json.dumps(notes), encoding="utf-8")
    before = page(tmp_path, "clase.html")
    ended = two("page", "clase.json", "--exclude-speaker", "Berta")
    assert ended.status == 2
    assert "lectura summarize clase.json --exclude-speaker Berta" in ended.err
    assert page(tmp_path, "clase.html") == before


def test_who_is_not_there_cannot_be_left_out(two: InProcess) -> None:
    ended = two("page", "clase.json", "--exclude-speaker", "Zoe")
    assert ended.status == 2
    assert "Zoe" in ended.err


def test_several_recordings_as_one_are_heard_inside_alone(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=4)
    wav(tmp_path / "b.wav", seconds=3)
    assert cli("run", "a.wav", "b.wav", "--as-one", "clase", "-o", "out").status == 0
    text = page(tmp_path, "out/clase.html")
    assert 'id="media"' not in text
    assert "lectura page clase.json --embed-audio" in text
    assert cli("page", "out/clase.json", "--embed-audio").status == 0
    inside = sound_in(tmp_path / "out/clase.html")
    assert inside is not None
    (tmp_path / "inside.m4a").write_bytes(base64.b64decode(inside))
    from lectura.media.probe import probe

    assert probe(tmp_path / "inside.m4a").duration == pytest.approx(7.0, abs=0.1)


def test_a_part_is_on_the_clock_of_the_whole(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=6)
    assert cli("run", "a.wav", "--start", "2", "--end", "5").status == 0
    name = "a.0-00-02_0-00-05"
    assert 'src="a.wav"' in page(tmp_path, f"{name}.html")
    assert cli("page", f"{name}.json", "--embed-audio").status == 0
    inside = sound_in(tmp_path / f"{name}.html")
    assert inside is not None
    (tmp_path / "inside.m4a").write_bytes(base64.b64decode(inside))
    from lectura.media.probe import probe

    assert probe(tmp_path / "inside.m4a").duration == pytest.approx(5.0, abs=0.1)


def test_what_no_browser_plays_comes_with_the_line_to_type(cli: InProcess, tmp_path: Path) -> None:
    import subprocess

    from lectura.media.tools import ffmpeg_path

    source = wav(tmp_path / "plain.wav")
    command = [str(ffmpeg_path()), "-loglevel", "error", "-i", str(source)]
    subprocess.run([*command, "-c:a", "pcm_s16le", str(tmp_path / "a.avi")], check=True)
    assert cli("run", "a.avi").status == 0
    assert "lectura page a.json --embed-audio" in page(tmp_path)
    assert 'id="media"' not in page(tmp_path)
    assert cli("page", "a.json", "--embed-audio").status == 0
    assert '<audio id="media"' in page(tmp_path)


def test_a_transcript_from_elsewhere_finds_the_recording_beside_it(
    cli: InProcess, tmp_path: Path
) -> None:
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n")
    assert cli("page", "a.srt").status == 0
    assert 'id="media"' not in page(tmp_path)
    wav(tmp_path / "a.wav")
    assert cli("page", "a.srt").status == 0
    assert 'src="a.wav"' in page(tmp_path)


def test_without_times_there_is_no_player(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    (tmp_path / "a.txt").write_text("Hello there. This is a lecture.\n")
    assert cli("page", "a.txt").status == 0
    assert 'id="media"' not in page(tmp_path)
    assert "This is a lecture." in page(tmp_path)


def test_where_the_page_goes(ran: InProcess, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert ran("page", "a.json", "-o", "out").status == 0
    assert 'src="../a.wav"' in page(tmp_path, "out/a.html")
    assert ran("page", "a.wav", "-o", "new/b.html", "--json").status == 0
    assert 'src="../a.wav"' in page(tmp_path, "new/b.html")
    ended = ran("page", "a.json", "-o", "b.mp4")
    assert ended.status == 2
    assert "lectura page a.json -o b.html" in ended.err
    assert not (tmp_path / "b.mp4").exists()


def test_what_cannot_be_read_is_told_with_the_next_command(cli: InProcess, tmp_path: Path) -> None:
    assert cli("page", "gone.json").status == 2
    wav(tmp_path / "b.wav")
    ended = cli("page", "b.wav")
    assert (ended.status, "lectura run b.wav" in ended.err) == (1, True)


@pytest.mark.parametrize(
    ("command", "told"), [("page", "This is a page"), ("summarize", "This is a web page")]
)
def test_a_page_is_no_transcript_and_stays(
    ran: InProcess, tmp_path: Path, command: str, told: str
) -> None:
    before = files(tmp_path)
    ended = ran(command, "a.html")
    assert (ended.status, f"a.html: {told}, not a transcript." in ended.err) == (1, True)
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.notes.md", "a.notes.md: These are notes, not a transcript."),
        ("a.notes.json", "a.notes.json: These are notes, not a transcript."),
        ("a.html", "a.html: This is a page, not a transcript."),
    ],
)
def test_of_notes_and_pages_the_transcript_is_named(
    ran: InProcess, tmp_path: Path, name: str, told: str
) -> None:
    before = files(tmp_path)
    ended = ran("page", name)
    assert ended.status == 1
    assert told in ended.err
    assert "lectura page a.json" in ended.err
    assert files(tmp_path) == before


def test_of_notes_without_their_transcript_the_line_is_told(ran: InProcess, tmp_path: Path) -> None:
    for one in ("json", "srt", "vtt", "tsv", "txt"):
        (tmp_path / f"a.{one}").unlink(missing_ok=True)
    assert "lectura page TRANSCRIPT --notes a.notes.json" in ran("page", "a.notes.json").err
    assert ran("page", "a.notes.md").err.rstrip().endswith("lectura page TRANSCRIPT")
    assert "a.html" in ran("page", "a.html").err


def test_of_a_folder_a_transcript_in_it_is_named(ran: InProcess, tmp_path: Path) -> None:
    ended = ran("page", ".")
    assert ended.status == 1
    assert "lectura page a.json" in ended.err
    (tmp_path / "b.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHola.\n")
    assert "one of the 2 in it: lectura page a.json" in ran("page", ".").err
    (tmp_path / "recordings").mkdir()
    assert "lectura batch recordings" in ran("page", "recordings").err


def test_of_a_recording_that_is_gone_the_line_is_told(ran: InProcess) -> None:
    ended = ran("page", "a.json", "--media", "gone.mp4")
    assert ended.status == 2
    assert "There is no recording gone.mp4." in ended.err
    assert "lectura page a.json --media a.wav" in ended.err


def test_a_list_of_slides_that_is_none_names_no_recording(ran: InProcess, tmp_path: Path) -> None:
    ended = ran("page", "a.json", "--slides", "a.json")
    assert ended.status == 2
    assert "lectura page TRANSCRIPT --slides SLIDES.json" in " ".join(ended.err.split())


@pytest.mark.parametrize("media", ["a.json", "a.html", "empty.mp4"])
def test_what_is_no_recording_is_not_played(ran: InProcess, tmp_path: Path, media: str) -> None:
    (tmp_path / "empty.mp4").touch()
    before = files(tmp_path)
    ended = ran("page", "a.json", "--media", media)
    assert ended.status == 1
    assert media in ended.err
    assert files(tmp_path) == before


@pytest.mark.parametrize(("seconds", "told"), [(6, False), (40, True)])
def test_a_recording_of_another_length_is_told(
    ran: InProcess, tmp_path: Path, seconds: int, told: bool
) -> None:
    wav(tmp_path / "b.wav", seconds=seconds)
    ended = ran("page", "a.json", "--media", "b.wav")
    assert ended.status == 0
    sentence = "b.wav lasts 0:40, and the transcript ends at 0:05: is it the recording of another"
    assert (sentence in " ".join(ended.err.split())) is told


def test_of_a_transcript_from_elsewhere_only_a_shorter_recording_is_told(
    cli: InProcess, tmp_path: Path
) -> None:
    (tmp_path / "c.srt").write_text("1\n00:00:01,000 --> 00:00:20,000\nhola a todos\n")
    wav(tmp_path / "short.wav", seconds=5)
    wav(tmp_path / "long.wav", seconds=40)
    assert "another lecture" in " ".join(cli("page", "c.srt", "--media", "short.wav").err.split())
    ended = cli("page", "c.srt", "--media", "long.wav")
    assert (ended.status, "another lecture" in " ".join(ended.err.split())) == (0, False)


def test_notes_of_another_lecture_are_told(ran: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "b.wav", seconds=30)
    assert ran("run", "b.wav", "--llm", "none").status == 0
    sentence = "The notes were made of b.wav, not of a.wav as it is"
    assert sentence in " ".join(ran("page", "a.json", "--notes", "b.notes.json").err.split())
    assert "another lecture" not in " ".join(ran("page", "a.json").err.split())


def test_changed_words_and_names_make_no_other_lecture(two: InProcess, tmp_path: Path) -> None:
    assert two("summarize", "clase.json").status == 0
    text = (tmp_path / "clase.json").read_text(encoding="utf-8")
    (tmp_path / "clase.json").write_text(text.replace("redes", "REDES"), encoding="utf-8")
    assert "another lecture" not in " ".join(two("page", "clase.json").err.split())


def test_as_json_it_is_told_on_stdout(ran: InProcess) -> None:
    told = json.loads(ran("page", "a.json", "--json").out)
    assert told == {"input": "a.json", "outputs": ["a.html"], "kept": []}


def test_where_no_browser_is_a_sentence_says_so(ran: InProcess) -> None:
    ended = ran("page", "a.json", "--open")
    assert ended.status == 0
    assert "No browser can be opened here." in ended.err


def test_the_page_is_opened_in_the_browser(
    ran: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{program} %s")
    ended = ran("run", "a.wav", "--llm", "none", "--open")
    assert (ended.status, "No browser" in ended.err) == (0, False)
    assert (tmp_path / "opened").read_text().strip() == (tmp_path / "a.html").as_uri()


def test_a_page_is_never_taken_for_a_recording(ran: InProcess, tmp_path: Path) -> None:
    ended = ran("run", "a.html")
    assert ended.status != 0
    assert "not a recording" in ended.err
    ended = ran("run", ".", "--json")
    assert [json.loads(line)["input"] for line in ended.out.splitlines()] == ["a.wav"]


def test_a_recording_that_is_forgotten_takes_its_pages_with_it(
    ran: InProcess, tmp_path: Path
) -> None:
    assert ran("page", "a.json", "-o", "elsewhere/copy.html", "--embed-audio").status == 0
    ended = ran("forget", "a.wav", "--outputs", "--yes")
    assert ended.status == 0
    assert not (tmp_path / "a.html").exists()
    assert not (tmp_path / "elsewhere/copy.html").exists()


def test_a_submission_holds_the_page_and_plays_what_is_handed_in_beside_it(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "a.wav")
    ended = cli("run", "a.wav", "--submission", "hand-in")
    assert "open hand-in/a.html" in ended.err
    manifest = json.loads((tmp_path / "hand-in/manifest.json").read_text())
    assert "a.html" in [one["name"] for one in manifest["files"]]
    assert 'src="a.wav"' in page(tmp_path, "hand-in/a.html")
    assert cli("verify", "hand-in").status == 0


def test_a_template_names_the_page_too(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    template = ("--output-template", "{date} {stem}", "--date", "2026-03-15")
    ended = cli("run", "a.wav", *template)
    assert 'open "2026-03-15 a.html"' in ended.err
    assert 'src="a.wav"' in page(tmp_path, "2026-03-15 a.html")


def test_what_a_page_tells_of_itself_is_read_again(ran: InProcess, tmp_path: Path) -> None:
    assert not read_recipe(tmp_path / "a.html").embed
    ran("page", "a.json", "--embed-audio")
    assert read_recipe(tmp_path / "a.html").embed
    (tmp_path / "b.html").write_text('<meta name="lectura-page" content="{&quot;embed&quot;: 7">')
    assert read_recipe(tmp_path / "b.html") == read_recipe(tmp_path / "a.json")
