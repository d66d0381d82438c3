"""A batch notices corrections made since: it does the cheap part again, and transcribes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from batch_samples import log, run, setup, statuses, wav

from lectura.corrections.kept import write_corrections
from lectura.corrections.pairs import Corrections, parse_pair
from lectura.records.target import Target


def corrections(*pairs: str) -> Corrections:
    return Corrections().with_pairs(map(parse_pair, pairs))


def test_a_changed_list_is_noticed(tmp_path: Path) -> None:
    wav(tmp_path / "in/a.wav", 0.1)
    wav(tmp_path / "in/b.wav", 0.2)
    work = setup(tmp_path)
    run(tmp_path / "in", work)
    recognized = (tmp_path / "out/a.txt").read_bytes()
    windows = len(log(tmp_path))
    place = Target(tmp_path / "out", "a").corrections
    for right in ("Satz", "Zeile"):
        write_corrections(place, corrections(f"sentence={right}"))
        assert statuses(run(tmp_path / "in", work)) == {"a": "complete", "b": "skipped"}
        for name in ("a.txt", "a.srt", "a.notes.md"):
            text = (tmp_path / "out" / name).read_text(encoding="utf-8")
            assert right in text
            assert "Sentence" not in text
        assert right in (tmp_path / "out/course.md").read_text(encoding="utf-8")
        assert statuses(run(tmp_path / "in", work)) == {"a": "skipped", "b": "skipped"}
    place.unlink()
    run(tmp_path / "in", work)
    assert (tmp_path / "out/a.txt").read_bytes() == recognized
    assert len(log(tmp_path)) == windows


def test_a_list_beside_the_recording_counts_where_the_outputs_have_none(tmp_path: Path) -> None:
    recording = wav(tmp_path / "in/a.wav", 0.1)
    write_corrections(Target(recording.parent, "a").corrections, corrections("sentence=Satz"))
    work = setup(tmp_path)
    run(tmp_path / "in", work)
    assert "Satz 0 has" in (tmp_path / "out/a.txt").read_text(encoding="utf-8")
    write_corrections(Target(tmp_path / "out", "a").corrections, corrections("sentence=Zeile"))
    run(tmp_path / "in", work)
    assert "Zeile 0 has" in (tmp_path / "out/a.txt").read_text(encoding="utf-8")


def test_a_damaged_list_fails_its_own_recording_alone(tmp_path: Path) -> None:
    wav(tmp_path / "in/a.wav", 0.1)
    wav(tmp_path / "in/b.wav", 0.2)
    place = Target(tmp_path / "out", "a").corrections
    place.parent.mkdir()
    place.write_text("{", encoding="utf-8")
    report = run(tmp_path / "in", setup(tmp_path))
    assert statuses(report) == {"a": "failed", "b": "complete"}
    error = report.files[0].error
    assert error is not None
    assert "a.corrections.json" in error.message
    assert error.hint
    assert place.read_text(encoding="utf-8") == "{"


def test_what_was_converted_is_complete_and_stays(tmp_path: Path) -> None:
    wav(tmp_path / "in/a.wav", 0.1)
    work = setup(tmp_path)
    run(tmp_path / "in", work)
    subtitles = tmp_path / "out/a.srt"
    text = subtitles.read_text(encoding="utf-8").replace("Sentence", "Phrase")
    subtitles.write_text(text, encoding="utf-8")
    store = work.settings.cache
    assert statuses(run(tmp_path / "in", work)) == {"a": "partial"}
    subprocess.run(
        [
            *(sys.executable, "-c", "from lectura.cli import main; main()"),
            *("convert", str(subtitles), "-f", "txt,json"),
        ],
        env={**os.environ, "LECTURA_CACHE": str(store)},
        check=True,
    )
    windows = len(log(tmp_path))
    for status in ("complete", "skipped"):
        assert statuses(run(tmp_path / "in", work)) == {"a": status}
        for name in ("a.txt", "a.srt", "a.json", "a.notes.md"):
            words = (tmp_path / "out" / name).read_text(encoding="utf-8")
            assert "Phrase" in words
            assert "Sentence" not in words
    assert len(log(tmp_path)) == windows
