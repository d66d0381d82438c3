"""Transcripts as other programs export them: who speaks, when, and what."""

from __future__ import annotations

import json

import pytest

from lectura.formats import parse_transcript

GOOD, ASKS = "Good morning, everyone.", "Is this recorded?"
Said = list[tuple[float | None, str | None, str]]


def said(name: str, text: str) -> Said:
    read = parse_transcript(text, name)
    return [(one.start, one.speaker, one.text) for one in read.segments]


@pytest.mark.parametrize(
    "line",
    ["**{}:** [{}] {}", "{}: [{}] {}", "{}: ({})\n{}", "[{1}] **{0}:** {2}", "{} ({}):\n{}"],
)
def test_name_and_time_as_editors_write_them(line: str) -> None:
    turns = [("Laura Díaz", "00:03", GOOD), ("Tom", "00:10", ASKS), ("Laura Díaz", "01:15", "Yes.")]
    text = "\n\n".join(line.format(*turn) for turn in turns)
    assert said("a.txt", text) == [
        (3.0, "Laura Díaz", GOOD),
        (10.0, "Tom", ASKS),
        (75.0, "Laura Díaz", "Yes."),
    ]


@pytest.mark.parametrize("line", ["[12/3/25, {}:05] {}: {}", "12/03/2025, {} - {}: {}"])
def test_a_chat_with_dates(line: str) -> None:
    turns = [("10:31", "Laura Díaz", GOOD), ("10:32", "Tom", ASKS), ("10:33", "Laura Díaz", "Yes.")]
    notice = "12/03/25, 10:31 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
    text = notice + "\n".join(line.format(*turn) for turn in turns)
    assert said("a.txt", text) == [
        (None, "Laura Díaz", GOOD),
        (None, "Tom", ASKS),
        (None, "Laura Díaz", "Yes."),
    ]


def test_the_identifiers_of_webex_name_who_speaks() -> None:
    text = (
        f'WEBVTT\n\n1 "Laura Díaz" (345)\n00:00:03.180 --> 00:00:06.540\n{GOOD}\n\n'
        f'2 "Tom" (98)\n00:00:07.000 --> 00:00:09.000\n{ASKS}\n'
    )
    assert said("a.vtt", text) == [(3.18, "Laura Díaz", GOOD), (7.0, "Tom", ASKS)]


def test_utterances_in_milliseconds_and_in_seconds() -> None:
    row = {"speaker": "A", "text": GOOD, "start": 3100, "end": 4000}
    assert said("a.json", json.dumps({"text": GOOD, "utterances": [row]})) == [(3.1, "A", GOOD)]
    other = {"speaker": 0, "transcript": GOOD, "start": 3.1, "end": 4.0}
    inside = json.dumps({"metadata": {}, "results": {"utterances": [other]}})
    assert said("a.json", inside) == [(3.1, "SPEAKER_00", GOOD)]


@pytest.mark.parametrize(
    "text",
    ["Note: read chapter 3.\nExample: the cat.\nSo we begin.\n",
     "Remember that\n10:30 we meet in the lab.\nThen we go on.\nAt 11:00 we stop.\n",
     "Matthew 5:17 says so.\n\nJohn 3:16 says more.\n\nAnd that is what we read today.\n",
     "The class is at 10:30 AM\n\nPlease come at 10:15 AM\n\nLuis\n"],
)  # fmt: skip
def test_what_only_looks_like_a_header_stays_words(text: str) -> None:
    read = said("a.txt", text)
    assert " ".join(words for _, _, words in read).split() == text.split()
    assert {speaker for _, speaker, _ in read} == {None}


@pytest.mark.parametrize("line", ["{} From {} to Everyone : {}", "{}\t From  {} : {}"])
def test_the_chat_of_zoom_names_who_writes(line: str) -> None:
    turns = [("10:31:05", "Laura Díaz", GOOD), ("10:32:00", "Tom", ASKS)]
    found = said("a.txt", "\n".join(line.format(*turn) for turn in turns))
    assert [(speaker, words) for _, speaker, words in found] == [
        ("Laura Díaz", GOOD),
        ("Tom", ASKS),
    ]


def test_a_copy_of_the_page_of_youtube_has_no_gap_behind_its_times() -> None:
    text = (
        "0:00good morning\n0:04today we begin\n1:02:10and that is all\nEnglish (auto-generated)\n"
    )
    assert said("a.txt", text) == [
        (0.0, None, "good morning"),
        (4.0, None, "today we begin"),
        (3730.0, None, "and that is all"),
    ]
