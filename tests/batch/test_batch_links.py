"""Links of a batch: from each page to its recording, from the course to each page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from batch_samples import log, run, setup, wav

NAME = "clase 1 (año) #2 [x]%20"


def linked(page: Path) -> list[Path]:
    """The files that a page's links name, from the folder of the page."""
    found = re.findall(r"\]\(([^()\s]*)\)", page.read_text(encoding="utf-8"))
    return [page.parent / unquote(urlsplit(address).path) for address in dict.fromkeys(found)]


def test_two_output_folders_do_not_take_each_others_pages(tmp_path: Path) -> None:
    recording = wav(tmp_path / f"in/semana 1/{NAME}.wav", 0.3)
    work = setup(tmp_path)
    for round_ in ("complete", "skipped"):
        for out in ("out", "deep/er"):
            report = run(tmp_path / "in", replace(work, out=tmp_path / out))
            assert [file.status for file in report.files] == [round_]
            pages = linked(tmp_path / out / f"semana 1/{NAME}.notes.md")
            assert pages
            assert all(page.samefile(recording) for page in pages)
            [page] = linked(tmp_path / out / "course.md")
            assert page.is_file()
    assert len(log(tmp_path)) == 3  # seconds of audio: it was transcribed once


def test_a_moved_pair_of_folders_is_still_complete(tmp_path: Path) -> None:
    wav(tmp_path / "a/in/clase.wav", 0.3)
    work = setup(tmp_path)
    run(tmp_path / "a/in", replace(work, out=tmp_path / "a/out"))
    (tmp_path / "a").rename(tmp_path / "b")
    report = run(tmp_path / "b/in", replace(work, out=tmp_path / "b/out"))
    assert [file.status for file in report.files] == ["skipped"]
