"""A batch keeps what a person wrote, says so in its report, and passes over what is accepted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from batch_samples import contents, log, run, setup, statuses, wav

from lectura.batch.job import WorkSetup
from lectura.batch.report import exit_status
from lectura.batch.table import rows
from lectura.cli.batches import BatchView
from lectura.cli.report import report_json
from lectura.config import Theirs
from lectura.errors import ExitStatus

MINE = b"what I wrote by hand\n"


def asking(work: WorkSetup, theirs: Theirs) -> WorkSetup:
    output = replace(work.settings.output, theirs=theirs)
    return replace(work, settings=replace(work.settings, output=output))


@pytest.fixture
def work(tmp_path: Path) -> WorkSetup:
    """Two recordings, once transcribed and noted."""
    wav(tmp_path / "in" / "a.wav", 0.1)
    wav(tmp_path / "in" / "b.wav", 0.2)
    work = setup(tmp_path)
    assert exit_status(run(tmp_path / "in", work)) is ExitStatus.COMPLETE
    return work


def test_changed_files_are_kept_reported_accepted_and_replaced(
    tmp_path: Path, work: WorkSetup, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["a.srt", "a.json", "a.notes.md"]
    whole = contents(work.out)
    for name in names:
        (work.out / name).write_bytes(MINE)
    report = run(tmp_path / "in", work)
    assert statuses(report) == {"a": "partial", "b": "skipped"}
    assert exit_status(report) is ExitStatus.PARTIAL
    assert {(kept.name, kept.accepted) for kept in report.files[0].kept} == {
        (name, False) for name in names
    }
    assert sorted(one["name"] for one in report_json(report.files[0])["kept"]) == sorted(names)
    BatchView(as_json=False).on_file(report.files[0])
    BatchView(as_json=False).on_end(report, work.out / "report.json")
    told = capsys.readouterr().err.splitlines()
    for name in names:
        [line] = [line for line in told if name in line and "--overwrite" in line]
        assert f"{name} holds what lectura did not write" in line
    assert rows(report)[0][-1] == "kept: a.srt, a.json, a.notes.md"
    mine = dict.fromkeys(names, MINE)
    assert without_course(contents(work.out)) == without_course({**whole, **mine})

    report = run(tmp_path / "in", asking(work, "keep"))
    assert statuses(report) == {"a": "complete", "b": "skipped"}
    for name in ("a.srt", "a.notes.md"):
        (work.out / name).write_bytes(MINE * 2)
    report = run(tmp_path / "in", work)
    assert (statuses(report), exit_status(report)) == ({"a": "skipped", "b": "skipped"}, 0)
    assert sorted(one["name"] for one in report_json(report.files[0])["kept"]) == sorted(names)
    assert (work.out / "a.srt").read_bytes() == MINE * 2

    report = run(tmp_path / "in", asking(work, "overwrite"))
    assert (statuses(report), exit_status(report)) == ({"a": "complete", "b": "skipped"}, 0)
    assert contents(work.out) == whole
    assert len(log(tmp_path)) == 6  # windows; nothing was transcribed again


def without_course(files: dict[str, bytes]) -> dict[str, bytes]:
    return {
        name: data for name, data in files.items() if not name.startswith(("course.", "index."))
    }


def test_the_files_of_a_course_are_kept_too(tmp_path: Path, work: WorkSetup) -> None:
    names = {"course.md", "course.json", "report.json"}
    for name in names:
        (work.out / name).write_bytes(MINE)
    report = run(tmp_path / "in", work)
    assert {kept.name for kept in report.kept} == names
    assert exit_status(report) is ExitStatus.PARTIAL
    assert {(work.out / name).read_bytes() for name in names} == {MINE}
    assert exit_status(run(tmp_path / "in", asking(work, "keep"))) is ExitStatus.COMPLETE
    assert exit_status(run(tmp_path / "in", work)) is ExitStatus.COMPLETE
    assert {(work.out / name).read_bytes() for name in names} == {MINE}
    report = run(tmp_path / "in", asking(work, "overwrite"))
    assert (report.kept, exit_status(report)) == ((), ExitStatus.COMPLETE)
    assert MINE not in {(work.out / name).read_bytes() for name in names}


def test_an_old_course_is_written_again_on_a_machine_that_does_not_know_it(
    tmp_path: Path, work: WorkSetup
) -> None:
    elsewhere = work.out.rename(tmp_path / "copied")
    (tmp_path / "store").rename(tmp_path / "old-store")
    wav(tmp_path / "in" / "c.wav", 0.3)
    report = run(tmp_path / "in", replace(work, out=elsewhere))
    assert exit_status(report) is ExitStatus.COMPLETE
    assert len(json.loads((elsewhere / "course.json").read_bytes())["lectures"]) == 3
    assert "c.notes.md" in (elsewhere / "course.md").read_text(encoding="utf-8")


def test_a_report_of_an_older_version_is_replaced(tmp_path: Path, work: WorkSetup) -> None:
    path = work.out / "report.json"
    older = json.loads(path.read_bytes())
    for younger in ("digests", "kept"):
        del older[younger]
    path.write_text(json.dumps(older))
    assert exit_status(run(tmp_path / "in", work)) is ExitStatus.COMPLETE
    assert json.loads(path.read_bytes())["digests"]["own"]
    path.write_text(path.read_text(encoding="utf-8").replace("a.wav", "my own"))
    assert exit_status(run(tmp_path / "in", work)) is ExitStatus.PARTIAL
    assert "my own" in path.read_text(encoding="utf-8")
