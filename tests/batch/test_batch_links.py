"""Links of a batch: from each page to its recording, from the course to each page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from batch_samples import log, run, setup, wav

from lectura.batch.job import Recognized, WorkSetup
from lectura.batch.worker import Worker
from lectura.inputs.discover import find_recordings
from lectura.inputs.layout import plan_outputs

NAME = "clase 1 (año) #2 [x]%20"


def linked(page: Path) -> list[Path]:
    """The files that a page's links name, from the folder of the page."""
    found = re.findall(r"\]\(([^()\s]*)\)", page.read_text(encoding="utf-8"))
    return [page.parent / unquote(urlsplit(address).path) for address in dict.fromkeys(found)]


def worked(inputs: Path, work: WorkSetup) -> list[str]:
    """The statuses of a batch, in this process."""
    worker = Worker(work)
    statuses: list[str] = []
    for job in plan_outputs(find_recordings([inputs]), work.out):
        recognized = worker.recognize(job)
        done = worker.note(recognized) if isinstance(recognized, Recognized) else recognized
        statuses.append(done.report.status)
    return statuses


def test_pages_lead_to_recordings_and_the_course_to_pages(tmp_path: Path) -> None:
    recording = wav(tmp_path / f"in/semana 1/{NAME}.wav", 0.3)
    work = setup(tmp_path)
    run(tmp_path / "in", work)
    pages = linked(work.out / f"semana 1/{NAME}.notes.md")
    assert pages
    assert all(page.samefile(recording) for page in pages)
    [page] = linked(work.out / "course.md")
    assert page.is_file()


def test_two_output_folders_do_not_take_each_others_pages(tmp_path: Path) -> None:
    recording = wav(tmp_path / f"in/semana 1/{NAME}.wav", 0.3)
    work = setup(tmp_path)
    for status in ("complete", "skipped"):
        for out in ("out", "deep/er"):
            assert worked(tmp_path / "in", replace(work, out=tmp_path / out)) == [status]
            pages = linked(tmp_path / out / f"semana 1/{NAME}.notes.md")
            assert pages
            assert all(page.samefile(recording) for page in pages)
    assert len(log(tmp_path)) == 3  # seconds of audio: it was transcribed once


def test_a_moved_pair_of_folders_is_still_complete(tmp_path: Path) -> None:
    wav(tmp_path / "a/in/clase.wav", 0.3)
    work = setup(tmp_path)
    assert worked(tmp_path / "a/in", replace(work, out=tmp_path / "a/out")) == ["complete"]
    (tmp_path / "a").rename(tmp_path / "b")
    assert worked(tmp_path / "b/in", replace(work, out=tmp_path / "b/out")) == ["skipped"]
