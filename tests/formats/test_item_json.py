"""JSON of services that list words: sentences with their times and speakers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lectura.formats import parse_transcript

WORDS = [("Hola", 0.5, 0.9), ("a", 0.9, 1.0), ("todos", 1.0, 1.4), ("Adiós", 2.0, 2.6)]
TELLS = [
    (0.5, 1.4, "Ana", "Hola a todos.", (" Hola", " a", " todos.")),
    (2.0, 2.6, "Luis", "Adiós.", (" Adiós.",)),
]


def aws(*, apart: bool) -> dict[str, Any]:
    def item(index: int) -> dict[str, Any]:
        word, start, end = WORDS[index]
        row = {
            "start_time": str(start),
            "end_time": str(end),
            "type": "pronunciation",
            "alternatives": [{"confidence": "0.9", "content": word}],
        }
        return row if apart else row | {"speaker_label": "Luis" if index > 2 else "Ana"}

    stop = {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]}
    items = [item(0), item(1), item(2), stop, item(3), stop]
    result: dict[str, Any] = {
        "language_code": "es-US",
        "transcripts": [{"transcript": "-"}],
        "items": items,
    }
    if apart:
        turns = [("Ana", WORDS[:3]), ("Luis", WORDS[3:])]
        result["speaker_labels"] = {
            "segments": [
                {"speaker_label": who, "items": [
                    {"start_time": str(start), "speaker_label": who} for _, start, _ in said
                ]}
                for who, said in turns
            ]
        }  # fmt: skip
    return {"jobName": "x", "status": "COMPLETED", "results": result}


def google(start: str, end: str, speaker: str) -> dict[str, Any]:
    marked = ["Hola", "a", "todos.", "Adiós."]
    words = [
        {start: f"{begun}s", end: f"{over}s", "word": word}
        for word, (_, begun, over) in zip(marked, WORDS, strict=True)
    ]
    said = [row | {speaker: "Luis" if i > 2 else "Ana"} for i, row in enumerate(words)]
    return {
        "results": [
            {"alternatives": [{"transcript": "Hola a todos.", "words": words[:3]}],
             "languageCode": "es-co"},
            {"alternatives": [{"transcript": " Adiós.", "words": words[3:]}]},
            {"alternatives": [{"words": said}]},
        ]
    }  # fmt: skip


def rev() -> dict[str, Any]:
    def said(words: list[tuple[str, float, float]]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for word, start, end in words:
            found += [{"type": "punct", "value": " "}] if found else []
            found.append({"type": "text", "value": word, "ts": start, "end_ts": end})
        return [*found, {"type": "punct", "value": "."}]

    return {
        "monologues": [
            {"speaker": "Ana", "elements": said(WORDS[:3])},
            {"speaker": "Luis", "elements": said(WORDS[3:])},
        ]
    }


@pytest.mark.parametrize(
    "record",
    [
        aws(apart=False),
        aws(apart=True),
        google("startTime", "endTime", "speakerTag"),
        google("startOffset", "endOffset", "speakerLabel"),
        {"name": "1", "response": google("startTime", "endTime", "speakerTag")},
        rev(),
    ],
)
def test_sentences_speakers_and_words(record: dict[str, Any]) -> None:
    read = parse_transcript(json.dumps(record), "a.json")
    assert [
        (one.start, one.end, one.speaker, one.text, tuple(word.text.rstrip() for word in one.words))
        for one in read.segments
    ] == TELLS
    assert read.language in ("es", None)


def test_captions_of_youtube_end_where_the_next_begin() -> None:
    def event(start: int, text: str) -> dict[str, Any]:
        head, *others = text.split(" ")
        later = [{"utf8": f" {word}", "tOffsetMs": 400 * i + 400} for i, word in enumerate(others)]
        return {"tStartMs": start, "dDurationMs": 5000, "segs": [{"utf8": head}, *later]}

    events = [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
        event(500, "good morning everyone."),
        {"tStartMs": 2500, "dDurationMs": 100, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        event(3000, "today we begin"),
    ]
    read = parse_transcript(json.dumps({"wireMagic": "pb3", "events": events}), "a.json")
    assert [(one.start, one.end, one.text) for one in read.segments] == [
        (0.5, 2.5, "good morning everyone."),
        (3.0, 8.0, "today we begin"),
    ]


def test_words_of_hours_without_marks_are_cut() -> None:
    words = [{"type": "text", "value": f"w{i}", "ts": i, "end_ts": i + 1} for i in range(2000)]
    elements = [one for word in words for one in (word, {"type": "punct", "value": " "})]
    read = parse_transcript(json.dumps({"monologues": [{"elements": elements}]}), "a.json")
    assert max(len(one.text) for one in read.segments) < 320
    assert read.text.split() == [word["value"] for word in words]
