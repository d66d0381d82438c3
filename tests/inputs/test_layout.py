"""Every recording has a place of its own for its outputs, the same in every run."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path, PurePath

import pytest

from lectura.inputs.discover import Found, find_recordings
from lectura.inputs.layout import Job, plan_outputs
from lectura.inputs.safe_names import MAX_STEM_BYTES, clash_key, safe_name, safe_stem


def course(root: Path, *names: str) -> tuple[Found, ...]:
    """Recordings that exist only as names."""
    return tuple(Found(root / name, root, PurePath(name)) for name in names)


def named(*paths: Path) -> tuple[Found, ...]:
    return tuple(Found(path, path.parent, PurePath(path.name), named=True) for path in paths)


def ids(jobs: tuple[Job, ...]) -> list[str]:
    return [job.id for job in jobs]


def test_the_output_folder_mirrors_the_tree(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (job, other) = plan_outputs(course(tmp_path, "week1/lecture.mp4", "week2/lecture.mp4"), out)
    path = tmp_path / "week1" / "lecture.mp4"
    assert job == Job("week1/lecture", path, out / "week1", "lecture")
    assert (other.out_dir, other.stem) == (out / "week2", "lecture")


def test_without_an_output_folder_everything_lies_beside_its_recording(tmp_path: Path) -> None:
    found = course(tmp_path, "week1/lecture.mp4", "week1/lecture.mp3", "week2/lecture.mp4")
    jobs = plan_outputs(found)
    places = [(job.out_dir.name, job.stem) for job in jobs]
    assert places == [("week1", "lecture.mp4"), ("week1", "lecture.mp3"), ("week2", "lecture")]
    assert jobs[2].id == (tmp_path / "week2" / "lecture").as_posix()


def test_twins_by_stem_keep_their_suffix_in_any_order(tmp_path: Path) -> None:
    found = course(tmp_path, "a/lecture.mp4", "a/Lecture.mp3", "a/other.mp4")
    for order in itertools.permutations(found):
        place = {job.path.name: job.id for job in plan_outputs(order, tmp_path)}
        assert place == {
            "lecture.mp4": "a/lecture.mp4",
            "Lecture.mp3": "a/Lecture.mp3",
            "other.mp4": "a/other",
        }


def test_a_twin_on_the_disk_counts_though_it_is_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "lecture.mp3").write_bytes(b"x")
    (tmp_path / "lecture.pdf").write_bytes(b"x")
    (tmp_path / "talk.pdf").write_bytes(b"x")
    jobs = plan_outputs(named(tmp_path / "lecture.mp4", tmp_path / "talk.mp4"), tmp_path / "out")
    assert ids(jobs) == ["lecture.mp4", "talk"]


def test_files_of_one_name_from_several_folders_get_the_folders_name(tmp_path: Path) -> None:
    found = named(
        tmp_path / "a" / "week" / "lecture.mp4",
        tmp_path / "b" / "week" / "lecture.mp3",
        tmp_path / "c" / "lecture.mp4",
        tmp_path / "c" / "single.mp4",
    )
    assert ids(plan_outputs(found, tmp_path)) == [
        "a/week/lecture",
        "b/week/lecture",
        "c/lecture",
        "single",
    ]


def test_several_folders_get_a_folder_each(tmp_path: Path) -> None:
    found = (*course(tmp_path / "Algebra", "1.mp4"), *course(tmp_path / "Logic", "2.mp4"))
    assert ids(plan_outputs(found, tmp_path)) == ["Algebra/1", "Logic/2"]
    with_file = (*course(tmp_path / "Algebra", "1.mp4"), *named(tmp_path / "x" / "1.mp4"))
    assert ids(plan_outputs(with_file, tmp_path)) == ["1", "x/1"]


def test_names_that_differ_only_in_case_or_composition_get_a_digest(tmp_path: Path) -> None:
    found = course(tmp_path, "A.mp4", "a.mp4", "\u00e9.mp4", "e\u0301.mp4", "b.mp4", "b.mp4.wav")
    jobs = plan_outputs(found, tmp_path)
    assert len({clash_key(job.id) for job in jobs}) == 6
    again = plan_outputs(tuple(reversed(found)), tmp_path)
    assert {job.path: job.id for job in again} == {job.path: job.id for job in jobs}


def test_no_recording_writes_a_file_of_the_batch_or_of_another_one(tmp_path: Path) -> None:
    found = course(tmp_path, "report.mp4", "Course.mkv", "x.mp4", "x.notes.mp4")
    assert ids(plan_outputs(found, tmp_path)) == ["report.mp4", "Course.mkv", "x", "x.notes.mp4"]


def test_a_folder_whose_name_is_no_text_still_gives_an_id_that_is(tmp_path: Path) -> None:
    (job,) = plan_outputs(named(tmp_path / "caf\udce9" / "a.mp4"))
    assert job.id == (tmp_path / "caf").as_posix() + "\\udce9/a"
    assert job.out_dir == tmp_path / "caf\udce9"


def test_a_path_given_twice_is_one_job(tmp_path: Path) -> None:
    found = named(tmp_path / "a.mp4", tmp_path / "b" / ".." / "a.mp4", tmp_path / "a.mp4")
    assert ids(plan_outputs(found, tmp_path)) == ["a"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("-dash", "-dash"),
        ("Álgebra ñ 数学", "Álgebra ñ 数学"),
        ("two\nlines", "two_lines"),
        ('what? "1:2"', "what_ _1_2_"),
        ("dots.. ", "dots___"),
        ("con", "_con"),
        ("Aux.week1", "_Aux.week1"),
        ("console", "console"),
        ("bad\udcff", "bad_"),
    ],
)
def test_names_change_only_where_a_file_system_could_not_hold_them(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_very_long_names_are_cut_between_characters_and_stay_apart() -> None:
    first, second = safe_stem("数" * 84 + "a"), safe_stem("数" * 84 + "b")
    assert first != second
    assert first.startswith("数" * 70 + "~")
    assert max(len(first.encode()), len(second.encode())) <= MAX_STEM_BYTES
    assert safe_stem("n" * MAX_STEM_BYTES) == "n" * MAX_STEM_BYTES


def test_the_longest_name_can_be_written_with_every_suffix(tmp_path: Path) -> None:
    names = ("x" * 250 + ".mp4", "x" * 250 + ".mp3", "😀" * 60 + ".mp4")
    for job in plan_outputs(course(tmp_path / "in", *names), tmp_path):
        (job.out_dir / f"{job.stem}.notes.json").write_text("{}", encoding="utf-8")
    assert len(list(tmp_path.glob("*.notes.json"))) == 3


def test_what_is_found_in_a_folder_can_be_planned(tmp_path: Path) -> None:
    for name in ("week10/a.mp4", "week2/a.mp4", "week2/a.wav"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = find_recordings([tmp_path], include=(), exclude=())
    assert ids(plan_outputs(found, tmp_path / "out")) == ["week2/a.mp4", "week2/a.wav", "week10/a"]


def test_a_job_cannot_be_changed(tmp_path: Path) -> None:
    (job,) = plan_outputs(course(tmp_path, "a.mp4"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        job.stem = "b"  # type: ignore[misc]


def test_labels_grow_until_they_differ_in_any_file_system(tmp_path: Path) -> None:
    found = (
        *course(tmp_path / "A" / "week", "1.mp4"),
        *course(tmp_path / "B" / "Week", "1.mp4"),
        *course(tmp_path / "C" / "other", "1.mp4"),
    )
    assert ids(plan_outputs(found, tmp_path)) == ["A/week/1", "B/Week/1", "other/1"]


def test_a_folder_inside_another_one_has_its_own_name(tmp_path: Path) -> None:
    found = (*course(tmp_path / "a", "1.mp4"), *course(tmp_path / "a" / "b", "2.mp4"))
    assert ids(plan_outputs(found, tmp_path)) == ["a/1", "b/2"]
