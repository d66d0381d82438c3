"""Firm words joined to lines, and lines to a file of captions that is whole at every moment."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import webvtt
from live_samples import words

from lectura.errors import OutputError, UsageError
from lectura.formats.subtitles.cutting import CueOptions
from lectura.live.captions import CaptionsFile
from lectura.live.events import Draft, Firm, Gap
from lectura.live.lines import LineJoiner, text_of
from lectura.timeline import Interval


def test_a_sentence_ends_a_line() -> None:
    joiner = LineJoiner()
    assert joiner.add(Firm(words("One", "two."))) == [words("One", "two.")]
    assert joiner.add(Firm(words("Three"))) == []
    assert text_of(joiner.open) == "Three"
    assert text_of(joiner.finish()) == "Three"
    assert joiner.open == ()


def test_a_long_line_is_cut_between_words() -> None:
    lines = LineJoiner(12).add(Firm(words("aaaa", "bbbb", "cccc", "dddd")))
    assert [text_of(line) for line in lines] == ["aaaa bbbb"]


def test_a_pause_ends_a_line_that_is_long_enough() -> None:
    joiner = LineJoiner(20)
    assert joiner.add(Firm(words("one"), closed=True)) == []
    assert [text_of(one) for one in joiner.add(Firm(words("two", "three"), closed=True))] == [
        "one two three"
    ]


def test_the_file_is_valid_after_every_event(tmp_path: Path) -> None:
    path = tmp_path / "out.vtt"
    file = CaptionsFile(path, CueOptions())
    said = [
        "This",
        "is",
        "a",
        "sentence",
        "that",
        "is",
        "said.",
        "And",
        "here",
        "is",
        "one",
        "more",
        "of",
        "them,",
        "which",
        "is",
        "longer.",
    ]
    seen: list[int] = []
    for place, word in enumerate(said):
        file.tell(Firm(words(word, start=place / 2)), 0.0)
        file.tell(Draft(words("draft", start=place)), 0.0)
        assert path.read_text(encoding="utf-8").startswith("WEBVTT\n")
        seen.append(len(webvtt.read(str(path)).captions))
    file.close()
    cues = webvtt.read(str(path)).captions
    assert " ".join(" ".join(cue.text.split()) for cue in cues) == " ".join(said)
    assert seen == sorted(seen)
    assert "draft" not in path.read_text(encoding="utf-8")
    ends = [cue.end_in_seconds for cue in cues]
    assert all(cue.start_in_seconds >= end for cue, end in zip(cues[1:], ends, strict=False))


def test_a_gap_is_seen(tmp_path: Path) -> None:
    file = CaptionsFile(tmp_path / "out.vtt", CueOptions())
    file.tell(Firm(words("Before")), 0.0)
    file.tell(Gap(Interval(2.0, 9.0)), 0.0)
    file.tell(Firm(words("After.", start=9.0)), 0.0)
    file.close()
    assert [cue.text for cue in webvtt.read(str(tmp_path / "out.vtt")).captions] == [
        "Before", "[…]", "After."
    ]  # fmt: skip


def test_markup_that_is_said_stays_text(tmp_path: Path) -> None:
    file = CaptionsFile(tmp_path / "out.vtt", CueOptions())
    file.tell(Firm(words("a<b>", "&", "-->", "c.")), 0.0)
    file.close()
    assert "a&lt;b&gt; &amp; --&gt; c." in (tmp_path / "out.vtt").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "out.vtt"
    path.write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        CaptionsFile(path, CueOptions())
    assert path.read_text() == "mine"
    CaptionsFile(path, CueOptions(), overwrite=True).close()
    assert path.read_text() == "WEBVTT\n"


def test_what_the_disk_takes_only_in_part_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.vtt"
    file = CaptionsFile(path, CueOptions())
    file.tell(Firm(words("One.")), 0.0)
    whole = path.read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", _failing_after_ten_bytes(write))
    with pytest.raises(OutputError):
        file.tell(Firm(words("Two.", start=3.0)), 0.0)
    monkeypatch.undo()
    assert path.read_bytes() == whole


def _failing_after_ten_bytes(
    write: Callable[[int, memoryview], int],
) -> Callable[[int, memoryview], int]:
    """A disk that takes ten bytes and is full then."""
    calls: list[int] = []

    def partly(file: int, data: memoryview) -> int:
        calls.append(file)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return write(file, data[:10])

    return partly
