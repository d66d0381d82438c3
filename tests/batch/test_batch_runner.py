"""Batches with real files and processes: the report is right about each, nothing is done twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from batch_samples import contents, log, mp4, run, settings, setup, statuses, wav

from lectura.batch.job import JobResult, Place, Recognized
from lectura.batch.report import BatchReport, exit_status
from lectura.batch.runner import Inputs, watched_plans
from lectura.batch.worker import Worker
from lectura.errors import ExitStatus
from lectura.inputs.safe_names import safe_stem
from lectura.pipeline import Outcome, Pipeline
from lectura.records.transcript import Transcript
from schema_checks import check_each_key_counts

LONG = "lección " * 27 + "fin"
"""250 bytes with its suffix; outputs with their longer ones need a shorter stem."""
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def twelve(folder: Path) -> None:
    """One recording of every kind that a term brings along."""
    folder.mkdir()
    mp4(folder / "good.mp4", 0.1)
    (folder / "week1").mkdir()
    (folder / "week2").mkdir()
    mp4(folder / "week1" / "lecture.mp4", 0.11)
    mp4(folder / "week2" / "lecture.mp4", 0.12)
    mp4(folder / "silent.mp4", 0.0)
    whole = mp4(folder / "broken.mp4", 0.13).read_bytes()
    (folder / "broken.mp4").write_bytes(whole[: len(whole) // 2])  # the index was at its end
    whole = mp4(folder / "cut.mp4", 0.14, 8.0, "-movflags", "+faststart").read_bytes()
    (folder / "cut.mp4").write_bytes(whole[: len(whole) // 2])
    (folder / "text.mp4").write_text("This is not a recording.\n" * 20, encoding="utf-8")
    locked = mp4(folder / "locked.mp4", 0.15)
    locked.chmod(0)
    mp4(folder / "Ökologie – лекция.mp4", 0.16)
    mp4(folder / f"{LONG}.mp4", 0.17)
    mp4(folder / "-dash.mp4", 0.18)
    mp4(folder / "new\nline.mp4", 0.19)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_twelve_recordings_of_every_kind(tmp_path: Path) -> None:
    twelve(tmp_path / "in")
    work = setup(tmp_path)
    first = run(tmp_path / "in", work)
    assert len(first.files) == 12
    assert statuses(first) == {
        "-dash": "complete",
        "broken": "failed",
        "cut": "partial",
        "good": "complete",
        safe_stem(LONG): "complete",
        "locked": "complete" if ROOT else "failed",
        "new_line": "complete",
        "silent": "complete",
        "text": "failed",
        "week1/lecture": "complete",
        "week2/lecture": "complete",
        "Ökologie – лекция": "complete",
    }
    assert exit_status(first) is ExitStatus.PARTIAL
    by_id = {file.id: file for file in first.files}
    for file in first.files:
        assert (file.error is not None) == (file.status == "failed")
        assert all((work.out / name).is_file() for name in file.outputs)
        assert len(file.outputs) == (0 if file.status == "failed" else 6)
    assert by_id["good"].duration == pytest.approx(3.0, abs=0.1)
    assert by_id["good"].notes_coverage_percent == 100
    assert by_id["good"].speech_coverage_percent == 100
    assert by_id["good"].speed_x_real_time is not None
    assert any("No speech" in warning for warning in by_id["silent"].warnings)
    assert by_id["cut"].warnings
    assert all(error.hint for file in first.files if (error := file.error))
    assert "loudness of 110." in (work.out / "week1/lecture.txt").read_text(encoding="utf-8")
    assert "loudness of 120." in (work.out / "week2/lecture.txt").read_text(encoding="utf-8")

    before, recognized = contents(work.out), len(log(tmp_path))
    times = {path: path.stat().st_mtime_ns for path in work.out.rglob("*.notes.md")}
    mp4(tmp_path / "in" / "broken.mp4", 0.13)
    second = run(tmp_path / "in", work)
    expected = {"complete": "skipped", "partial": "partial", "failed": "failed"}
    assert statuses(second) == {
        id_: "complete" if id_ == "broken" else expected[status]
        for id_, status in statuses(first).items()
    }
    new = log(tmp_path)[recognized:]
    assert {line.loudness for line in new} == {0.13}
    after = contents(work.out)
    assert {name for name in after if after[name] != before.get(name)} == {
        *(f"broken.{one}" for one in ("txt", "srt", "json", "notes.md", "html", "notes.json")),
        "index.html",
        "course.md",
        "course.json",
    }
    touched = {path for path in times if path.stat().st_mtime_ns != times[path]}
    assert {path.name for path in touched} <= {"cut.notes.md"}


def test_the_report_on_disk_is_what_was_returned_and_follows_the_schema(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1)
    report = run(tmp_path / "in", setup(tmp_path))
    data = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert BatchReport.model_validate({**data, "digests": None}) == report
    assert report.finished
    check_each_key_counts(data, "report")
    course = json.loads((tmp_path / "out" / "course.json").read_text(encoding="utf-8"))
    check_each_key_counts(course, "course")
    assert (tmp_path / "out" / "course.md").is_file()


def test_outputs_that_are_gone_or_asked_for_otherwise_are_written_again(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1)
    work = setup(tmp_path)
    run(tmp_path / "in", work)
    whole = contents(work.out)
    (work.out / "a.srt").unlink()
    assert statuses(run(tmp_path / "in", work)) == {"a": "complete"}
    assert contents(work.out) == whole
    other = replace(work, settings=settings(tmp_path, formats=("txt", "vtt")))
    assert statuses(run(tmp_path / "in", other)) == {"a": "complete"}
    assert (work.out / "a.vtt").is_file()
    assert statuses(run(tmp_path / "in", other)) == {"a": "skipped"}
    assert statuses(run(tmp_path / "in", work)) == {"a": "skipped"}  # though a.json names a.vtt
    assert len(log(tmp_path)) == 3  # windows; the transcript was made once


def test_a_file_of_another_date_is_passed_over_and_one_of_other_content_is_not(
    tmp_path: Path,
) -> None:
    recording = wav(tmp_path / "in" / "a.wav", 0.1)
    work = setup(tmp_path)
    run(tmp_path / "in", work)
    os.utime(recording, (1, 1))
    assert statuses(run(tmp_path / "in", work)) == {"a": "skipped"}
    wav(recording, 0.2)
    assert statuses(run(tmp_path / "in", work)) == {"a": "complete"}
    assert "loudness of 200." in (work.out / "a.txt").read_text(encoding="utf-8")


def test_two_processes_share_the_work_and_write_the_same_bytes(tmp_path: Path) -> None:
    for number in range(4):
        wav(tmp_path / "in" / f"{number}.wav", 0.1 + number / 100)
    work = setup(tmp_path, pace_seconds=0.3)
    report = run(tmp_path / "in", work, place=Place(jobs=2))
    assert set(statuses(report).values()) == {"complete"}
    assert [file.id for file in report.files] == ["0", "1", "2", "3"]
    assert len({line.pid for line in log(tmp_path)}) == 2
    assert os.getpid() not in {line.pid for line in log(tmp_path)}
    alone = replace(work, settings=settings(tmp_path / "alone"), out=tmp_path / "alone" / "out")
    (tmp_path / "alone").mkdir()
    (tmp_path / "in").rename(tmp_path / "alone" / "in")  # as far from the outputs, for the links
    run(tmp_path / "alone" / "in", alone)
    assert contents(alone.out) == contents(work.out)


def test_copies_of_one_lecture_are_transcribed_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        wav(tmp_path / "in" / name / "lecture.wav", 0.1)
    work = setup(tmp_path, pace_seconds=0.2)
    report = run(tmp_path / "in", work, place=Place(jobs=2))
    assert statuses(report) == {"a/lecture": "complete", "b/lecture": "complete"}
    assert len(log(tmp_path)) == 3


def test_a_recording_that_kills_its_process_twice_fails_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    for name, loudness in (("a", 0.1), ("b", 0.2), ("c", 0.3)):
        wav(tmp_path / "in" / f"{name}.wav", loudness)
    report = run(tmp_path / "in", setup(tmp_path, deadly=0.2), place=Place(jobs=2))
    assert statuses(report) == {"a": "complete", "b": "failed", "c": "complete"}
    error = report.files[1].error
    assert error is not None
    assert error.exit_status == ExitStatus.INTERNAL
    assert exit_status(report) is ExitStatus.PARTIAL


def test_the_next_recording_begins_when_the_sound_of_one_has_been_read(tmp_path: Path) -> None:
    for name, loudness in (("a", 0.1), ("b", 0.2), ("c", 0.3)):
        wav(tmp_path / "in" / f"{name}.wav", loudness)
    report = run(tmp_path / "in", setup(tmp_path, tail_seconds=3.0), place=Place(jobs=1))
    assert set(statuses(report).values()) == {"complete"}
    lines = log(tmp_path)
    assert [line.loudness for line in lines] == [0.1] * 3 + [0.2] * 3 + [0.3] * 3
    assert len({line.pid for line in lines}) == 1
    assert lines[3].time - lines[2].time < 2.0  # in the tail of the first
    assert lines[6].time - lines[5].time > 2.0  # never three at once


def test_who_ends_while_another_kills_the_process_is_not_blamed(tmp_path: Path) -> None:
    for name, loudness in (("a", 0.1), ("b", 0.2), ("c", 0.3)):
        wav(tmp_path / "in" / f"{name}.wav", loudness)
    work = setup(tmp_path, deadly=0.2, tail_seconds=1.0)
    report = run(tmp_path / "in", work, place=Place(jobs=1))
    assert statuses(report) == {"a": "complete", "b": "failed", "c": "complete"}
    assert len({line.pid for line in log(tmp_path)}) > 1


def test_a_process_killed_once_costs_one_window(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1, seconds=8.0)
    work = setup(tmp_path, pace_seconds=0.2)
    killer = threading.Thread(target=kill_worker_after, args=(tmp_path, 3))
    killer.start()
    report = run(tmp_path / "in", work)
    killer.join()
    assert statuses(report) == {"a": "complete"}
    lines = log(tmp_path)
    assert len({line.pid for line in lines}) == 2
    assert_at_most_one_repeated(tmp_path)


def test_while_notes_are_made_the_next_recording_is_transcribed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, loudness in (("a", 0.1), ("b", 0.2)):
        wav(tmp_path / "in" / f"{name}.wav", loudness)
    noted: dict[str, tuple[float, float]] = {}
    real = Worker.note

    def slow(worker: Worker, recognized: Recognized) -> JobResult:
        begun = time.time()
        time.sleep(2.0)
        noted[recognized.job.id] = begun, time.time()
        return real(worker, recognized)

    monkeypatch.setattr(Worker, "note", slow)
    report = run(tmp_path / "in", setup(tmp_path, pace_seconds=0.1))
    assert set(statuses(report).values()) == {"complete"}
    begun, ended = noted["a"]
    second = [line.time for line in log(tmp_path) if line.loudness == 0.2]
    assert len(second) == 3
    assert all(begun < moment < ended for moment in second)


def test_notes_that_fail_leave_the_transcript_and_the_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, loudness in (("a", 0.1), ("b", 0.2)):
        wav(tmp_path / "in" / f"{name}.wav", loudness)
    real = Pipeline.summarize

    def failing(pipeline: Pipeline, transcript: Transcript, path: Path, *more: Any) -> Outcome:
        if path.stem == "a":
            raise ZeroDivisionError
        return real(pipeline, transcript, path, *more)

    monkeypatch.setattr(Pipeline, "summarize", failing)
    report = run(tmp_path / "in", setup(tmp_path))
    assert statuses(report) == {"a": "failed", "b": "complete"}
    assert report.files[0].outputs == ("a.txt", "a.srt", "a.json")
    assert report.files[0].error is not None
    assert report.files[0].error.exit_status == ExitStatus.INTERNAL
    assert "ZeroDivisionError" in report.files[0].error.message


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_run_that_is_killed_tells_what_is_done_and_the_next_one_goes_on(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1, seconds=2.0)
    wav(tmp_path / "in" / "b.wav", 0.2, seconds=40.0)
    program = (
        "import sys; from pathlib import Path; from batch_samples import run, setup\n"
        "if __name__ == '__main__':\n"
        "    place = Path(sys.argv[1]); run(place / 'in', setup(place, pace_seconds=0.3))\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    started = subprocess.Popen(
        [sys.executable, script, tmp_path], env={**os.environ, "PYTHONPATH": path}
    )
    wait_until(
        lambda: reported(tmp_path) == ["complete", "pending"] and log(tmp_path)[-1].start > 1
    )
    workers = psutil.Process(started.pid).children(recursive=True)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert reported(tmp_path) == ["complete", "pending"]
    assert psutil.wait_procs(workers, timeout=10)[1] == []  # nobody works on, unseen
    report = run(tmp_path / "in", setup(tmp_path))
    assert statuses(report) == {"a": "skipped", "b": "complete"}
    assert_at_most_one_repeated(tmp_path)


def test_a_watch_takes_what_has_stopped_growing(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1)
    growing = wav(tmp_path / "in" / "b.wav", 0.2)
    looks = 0

    def sleep(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks < 3:
            with growing.open("ab") as file:
                file.write(b"\0\0")
        if looks > 10:
            raise KeyboardInterrupt

    plans = watched_plans(Inputs((tmp_path / "in",)), tmp_path / "out", polls=2, sleep=sleep)
    assert [job.id for job in next(plans).jobs] == ["a"]
    assert [job.id for job in next(plans).jobs] == ["b"]
    with pytest.raises(KeyboardInterrupt):
        next(plans)


@pytest.mark.skipif(ROOT or sys.platform == "win32", reason="root may read every folder")
def test_a_folder_that_cannot_be_read_is_in_the_report(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1)
    (tmp_path / "in" / "closed").mkdir(mode=0)
    report = run(tmp_path / "in", setup(tmp_path))
    assert list(statuses(report).values()) == ["complete", "failed"]
    assert exit_status(report) is ExitStatus.PARTIAL


def test_a_named_file_that_is_not_there_fails_alone(tmp_path: Path) -> None:
    good = wav(tmp_path / "a.wav", 0.1)
    report = run([good, tmp_path / "gone.mp4"], setup(tmp_path))
    assert statuses(report) == {"a": "complete", "gone": "failed"}
    assert report.files[1].error is not None
    assert "There is no file" in report.files[1].error.message


def reported(place: Path) -> list[str]:
    """The statuses in the report of a run that has not finished."""
    path = place / "out" / "report.json"
    if not path.exists():
        return []
    report = BatchReport.model_validate_json(path.read_text(encoding="utf-8"))
    assert not report.finished
    return [file.status for file in report.files]


def kill_worker_after(place: Path, windows: int) -> None:
    wait_until(lambda: len(log(place)) >= windows)
    os.kill(log(place)[-1].pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def wait_until(condition: object, seconds: float = 60.0) -> None:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to pass"
        time.sleep(0.02)


def assert_at_most_one_repeated(place: Path) -> None:
    """Only the window that was under way when a process died may have been begun again."""
    windows = Counter((line.loudness, line.start) for line in log(place))
    assert sum(times - 1 for times in windows.values()) <= 1
