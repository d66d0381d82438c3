"""Words are found across a course, with their times, whatever is typed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lectura.course.search import Hit, index, search
from lectura.disk.folders import cache_folder
from lectura.errors import MissingDependencyError, UsageError
from lectura.formats import read_transcript
from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.text import folded_words


def lecture(out: Path, name: str, *texts: str, speaker: str | None = None) -> Path:
    """A transcript with one segment of ten seconds per text."""
    segments = tuple(
        Segment(id=i, start=10 * i, end=10 * i + 9, text=f" {text}", speaker=speaker)
        for i, text in enumerate(texts)
    )
    speakers = (Speaker(id="S1", name="Prof. Díaz"),)
    path = out / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    transcript = Transcript(segments=segments, speakers=speakers)
    path.write_text(transcript.model_dump_json(), encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    lecture(tmp_path, "week1/lecture", "Hoy: el descenso del gradiente.", "La tarea es el viernes.")
    lecture(tmp_path, "week2/lecture", "Acción y reacción del niño", "k-means and DBSCAN")
    lecture(tmp_path, "week3/数学", "我们学习机器学习的方法", speaker="S1")
    for name in ("report.json", "course.json", "week1/lecture.notes.json", "week1/other.json"):
        (tmp_path / name).write_text('{"segments": "gradiente"}', encoding="utf-8")
    return tmp_path


def index_file(out: Path) -> Path:
    """The file in the cache that holds the index of the folder, once it was made."""
    search(out, "x")
    names = hashlib.sha256(os.fsencode(os.path.realpath(out))).hexdigest()[:32]
    return cache_folder() / "search" / f"{names}.sqlite"


def places(out: Path, query: str) -> list[tuple[str, float | None]]:
    return [(hit.lecture, hit.start) for hit in search(out, query)]


def test_a_hit_says_where_when_who_and_what(out: Path) -> None:
    (hit,) = search(out, "机器学习")
    assert hit == Hit("week3/数学", 0, "Prof. Díaz", "我们学习机器学习的方法", hit.score)
    assert hit.score > 0
    assert places(out, "TAREA viernes") == [("week1/lecture", 10)]


@pytest.mark.parametrize(
    "query", ["accion", "ACCIÓN", "accio\u0301n", "nino", "niño", "react* OR reacción", "reacc*"]
)
def test_case_and_accents_do_not_matter(out: Path, query: str) -> None:
    assert places(out, query)[0] == ("week2/lecture", 0)


def test_quotes_ask_for_the_order(out: Path) -> None:
    assert places(out, '"descenso del gradiente"') == [("week1/lecture", 0)]
    assert places(out, "“descenso del gradiente”") == [("week1/lecture", 0)]
    assert places(out, '"gradiente del descenso"') == []
    assert places(out, "gradiente descenso") == [("week1/lecture", 0)]
    assert places(out, "K-Means") == [("week2/lecture", 10)]
    assert places(out, "means k") == [("week2/lecture", 10)]
    assert places(out, '"means k"') == []


def test_segments_with_some_of_the_words_come_only_when_none_has_all(out: Path) -> None:
    assert set(places(out, "gradiente viernes")) == {("week1/lecture", 0), ("week1/lecture", 10)}
    assert places(out, "zebra") == []


@pytest.mark.parametrize(
    "query",
    ['"', '"""', "*", "AND", "NOT NEAR(", "a:b", "^x", "-", "text:", "(", "' OR 1=1 --", "\0", ""],
)
def test_no_query_is_a_syntax_error(out: Path, query: str) -> None:
    assert isinstance(search(out, query), tuple)


def test_a_lecture_that_has_only_subtitles_is_found(out: Path) -> None:
    subtitles = "1\n00:01:02,500 --> 00:01:04,000\nEl examen final\n"
    (out / "week5.srt").write_text(subtitles, encoding="utf-8")
    assert places(out, "examen") == [("week5", 62.5)]


def test_the_limit_keeps_the_best(out: Path) -> None:
    lecture(
        out, "week4/lecture", "gradiente gradiente gradiente", "gradiente y mucho más que decir"
    )
    (best,) = search(out, "gradiente", limit=1)
    assert (best.lecture, best.start) == ("week4/lecture", 0)
    scores = [hit.score for hit in search(out, "gradiente")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3


def test_only_changed_content_is_read_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def spy(path: Path) -> Transcript:
        read.append(path.name)
        return read_transcript(path)

    monkeypatch.setattr("lectura.course.search_index.read_transcript", spy)
    assert index(out).lectures == 3
    assert sorted(read) == ["lecture.json", "lecture.json", "other.json", "数学.json"]
    assert index(out).unreadable == (out / "week1" / "other.json",)
    read.clear()
    path = out / "week1" / "lecture.json"
    os.utime(path, ns=(1, 1))
    assert places(out, "tarea") == [("week1/lecture", 10)]
    assert read == []
    lecture(out, "week1/lecture", "nothing of the kind", "examen")
    assert places(out, "tarea") == []
    assert places(out, "examen") == [("week1/lecture", 10)]
    assert read == ["lecture.json"]
    path.unlink()
    assert places(out, "examen") == []


def test_a_damaged_index_is_replaced(out: Path) -> None:
    file = index_file(out)
    file.write_bytes(b"not a database, and long enough to be looked at" * 100)
    assert places(out, "tarea") == [("week1/lecture", 10)]
    assert places(out, "tarea") == [("week1/lecture", 10)]
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM lecture").fetchone() == (4,)
        database.execute("PRAGMA user_version = 99")
    database.close()
    assert places(out, "tarea") == [("week1/lecture", 10)]


def test_a_cache_that_cannot_be_written_does_not_stop_a_search(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = index_file(out)
    file.unlink()
    file.mkdir()  # SQLite cannot open it, whoever runs the test
    assert places(out, "tarea") == [("week1/lecture", 10)]
    (out / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(out / "file"))
    assert places(out, "tarea") == [("week1/lecture", 10)]


def test_a_search_writes_nothing_into_the_folder(out: Path) -> None:
    def state() -> list[tuple[str, int]]:
        return [(str(path), path.stat().st_mtime_ns) for path in (out, *sorted(out.rglob("*")))]

    before = state()
    assert places(out, "tarea") == [("week1/lecture", 10)]
    assert index(out).lectures == 3
    assert state() == before


def test_the_index_is_found_by_the_real_folder_and_closed_to_others(
    out: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "link").symlink_to(out)
    other = lecture(elsewhere / "other", "a", "la tarea").parent
    search(out, "tarea", cache=cache)
    search(elsewhere / "link", "tarea", cache=cache)
    monkeypatch.chdir(out.parent)
    search(Path(out.name), "tarea", cache=cache)
    assert len(list((cache / "search").iterdir())) == 1
    assert [hit.lecture for hit in search(other, "tarea", cache=cache)] == ["a"]
    assert len(list((cache / "search").iterdir())) == 2
    index_file(out).unlink()
    search(out, "tarea")
    if sys.platform != "win32":
        assert stat.S_IMODE(index_file(out).stat().st_mode) == 0o600
        assert stat.S_IMODE(index_file(out).parent.stat().st_mode) == 0o700


def test_an_index_that_an_earlier_version_left_in_the_folder_goes(out: Path) -> None:
    names = (".lectura-search.sqlite", ".lectura-search.sqlite-journal")
    for name in names:
        (out / name).write_bytes(b"old")
    search(out, "tarea")
    assert not any((out / name).exists() for name in names)


def test_sqlite_without_full_text_search_is_named(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Without(sqlite3.Connection):
        def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
            return super().execute(statement.replace("fts5", "fts99"), *given)

    opening = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: opening(*a, **k, factory=Without))
    with pytest.raises(MissingDependencyError, match="FTS5"):
        search(out, "tarea")


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        search(tmp_path / "nowhere", "x")
    assert search(tmp_path, "x") == ()


def test_a_term_of_lectures_is_searched_at_once(tmp_path: Path) -> None:
    words = " ".join(f"palabra{i}" for i in range(12))
    for number in range(30):
        lecture(tmp_path, f"week{number}/lecture", *(f"{words} {number} {i}" for i in range(500)))
    index(tmp_path)
    started = time.perf_counter()
    assert places(tmp_path, '"palabra11 29 499"') == [("week29/lecture", 4990)]
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El niño: K-Means!", ("el", "nino", "k", "means")),
        ("STRASSE Straße", ("strasse", "strasse")),
        ("l’été ﬁn", ("l", "ete", "fin")),
        ("深度 AI学习", ("深", "度", "ai", "学", "习")),
        ("한국어 강의", ("한국어", "강의")),
        ("… — !", ()),
    ],
)
def test_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    assert folded_words(text) == words


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("ဒီနေ့ စက်သင်ယူမှုကို လေ့လာမယ်", "သင်ယူ"),
        ("དེ་རིང་སློབ་སྦྱོང་བྱེད།", "སློབ་སྦྱོང"),
        ("วันนี้เราจะเรียนรู้", "เรียน"),
        ("ថ្ងៃនេះយើងរៀនម៉ាស៊ីន", "រៀន"),
        ("ມື້ນີ້ພວກເຮົາຮຽນ", "ຮຽນ"),
        ("今日は機械学習を学ぶ", "機械学習"),
    ],
)
def test_a_word_is_found_inside_text_without_spaces(tmp_path: Path, text: str, query: str) -> None:
    lecture(tmp_path, "a", "nothing", text)
    assert places(tmp_path, query) == [("a", 10.0)]
