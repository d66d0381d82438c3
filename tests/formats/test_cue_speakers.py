"""Who speaks in the subtitles of others."""

from __future__ import annotations

import pytest

from lectura.formats import parse_transcript

GOOD = "Good morning, today we look at photosynthesis."
CUES = [
    ("00:00:05.790 --> 00:00:09.514", "Marta Ruiz", GOOD),
    ("00:00:10.000 --> 00:00:14.000", "Marta Ruiz", "Please hand in the lab report by Friday."),
    ("00:00:15.100 --> 00:00:18.200", "Jon Vega", "Is the report graded?"),
    ("00:00:18.300 --> 00:00:21.000", "Marta Ruiz", "Yes: it counts for twenty percent."),
]


@pytest.mark.parametrize(
    "label",
    [
        "{name}: {words}",
        "{name}:\n{words}",
        "{name}\n{words}",
        "[{name}] {words}",
        "[{name}]: {words}",
        "({name}) {words}",
        ">> {name}: {words}",
        "&gt;&gt; {name}: {words}",
        "**{name}:** {words}",
        "<b>{name}:</b> {words}",
        "[00:05] {name}: {words}",
        "{name} (0:05): {words}",
        "<v {name}>{words}",
    ],
)
@pytest.mark.parametrize("suffix", ["vtt", "srt"])
def test_a_label_in_every_cue(label: str, suffix: str) -> None:
    if suffix == "srt" and ("&gt;" in label or "<v" in label):
        pytest.skip("of WebVTT alone")
    blocks = (
        f"{number}\n{times}\n{label.format(name=name, words=words)}"
        for number, (times, name, words) in enumerate(CUES, 1)
    )
    head = "WEBVTT\n\n" if suffix == "vtt" else ""
    lecture = parse_transcript(head + "\n\n".join(blocks) + "\n", f"zoom.{suffix}")
    assert [(s.speaker, s.text) for s in lecture.segments] == [c[1:] for c in CUES]
    assert [s.start for s in lecture.segments] == [5.79, 10.0, 15.1, 18.3]
    assert [speaker.id for speaker in lecture.speakers] == ["Marta Ruiz", "Jon Vega"]


def test_two_speak_in_one_cue() -> None:
    lecture = parse_transcript(
        "1\n00:00:01,000 --> 00:00:04,000\nMarta Ruiz: Any questions?\nJon Vega: No.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\nJon Vega: Well, one.\n",
        "a.srt",
    )
    assert [(s.speaker, s.text, s.start) for s in lecture.segments] == [
        ("Marta Ruiz", "Any questions?", 1.0),
        ("Jon Vega", "No.", 1.0),
        ("Jon Vega", "Well, one.", 4.0),
    ]


def test_an_arrow_alone_is_a_change_of_speaker() -> None:
    lecture = parse_transcript(
        "1\n00:00:01,000 --> 00:00:04,000\n>> Any questions?\n>> No.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\n>> Well, one.\n",
        "a.srt",
    )
    assert [(s.speaker, s.text) for s in lecture.segments] == [
        (None, "Any questions?"),
        (None, "No."),
        (None, "Well, one."),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Photosynthesis: an introduction.", "Plants turn light", "into sugar."],
        ["Today we look at\nNew York", "and at\nSan Francisco", "Two towns."],
        ["Good Morning\nwe begin", "with the first chapter.", "Then we rest."],
    ],
)
def test_words_that_only_look_like_a_label_are_words(texts: list[str]) -> None:
    blocks = (f"00:00:0{n}.000 --> 00:00:0{n}.900\n{text}" for n, text in enumerate(texts))
    lecture = parse_transcript("WEBVTT\n\n" + "\n\n".join(blocks), "a.vtt")
    assert lecture.speakers == ()
    assert [s.text for s in lecture.segments] == [" ".join(text.split()) for text in texts]
