"""JSON of other programs; each sample has the shape that program writes."""

from __future__ import annotations

import json
import math

import pytest

from lectura.errors import TranscriptError
from lectura.formats.lectura_json import read, write
from lectura.formats.whisper_json import read_foreign
from lectura.records.transcript import Speaker, Transcript, Word

OPENAI_WHISPER = {
    "text": " Hola a todos. Adiós.",
    "segments": [
        {
            "id": 0,
            "seek": 0,
            "start": 0.0,
            "end": 2.5,
            "text": " Hola a todos.",
            "tokens": [50364, 22637, 257, 6321, 13, 50464],
            "temperature": 0.0,
            "avg_logprob": -0.31,
            "compression_ratio": 0.9,
            "no_speech_prob": 0.01,
            "words": [
                {"word": " Hola", "start": 0.0, "end": 0.5, "probability": 0.9},
                {"word": " a", "start": 0.5, "end": 0.6, "probability": 0.99},
                {"word": " todos.", "start": 0.6, "end": 1.2, "probability": 1.0},
            ],
        },
        {"id": 1, "seek": 0, "start": 2.5, "end": 4.0, "text": " Adiós.", "tokens": [1]},
    ],
    "language": "es",
}

WHISPERX = {
    "segments": [
        {
            "start": 0.03,
            "end": 2.9,
            "text": " En 1881 llegó.",
            "words": [
                {"word": "En", "start": 0.03, "end": 0.2, "score": 0.8, "speaker": "SPEAKER_00"},
                {"word": "1881"},
                {"word": "llegó.", "start": 2.0, "end": 2.9, "score": 0.4, "speaker": "SPEAKER_00"},
            ],
            "speaker": "SPEAKER_00",
        },
        {"start": 3.0, "end": 4.0, "text": "¿Qué?", "words": [{"word": "¿Qué?"}]},
    ],
    "word_segments": [{"word": "En", "start": 0.03, "end": 0.2, "score": 0.8}],
    "language": "es",
}

WHISPER_CPP = {
    "systeminfo": "AVX = 1",
    "model": {"type": "base", "multilingual": True},
    "params": {"model": "ggml-base.bin", "language": "auto", "translate": False},
    "result": {"language": "es"},
    "transcription": [
        {
            "timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"},
            "offsets": {"from": 0, "to": 2500},
            "text": " Hola a todos.",
            "speaker": "1",
        },
        {
            "timestamps": {"from": "00:00:02,500", "to": "00:00:04,000"},
            "offsets": {"from": 2500, "to": 4000},
            "text": " Adiós.",
            "speaker": "?",
        },
    ],
}

OPENAI_API = {
    "task": "transcribe",
    "language": "spanish",
    "duration": 4.0,
    "text": "Hola a todos. Adiós.",
    "segments": [
        {"id": 0, "start": 0.0, "end": 2.5, "text": " Hola a todos."},
        {"id": 1, "start": 2.5, "end": 4.0, "text": " Adiós."},
    ],
    "words": [
        {"word": "Hola", "start": 0.0, "end": 0.5},
        {"word": "a", "start": 0.5, "end": 0.6},
        {"word": "todos", "start": 0.6, "end": 1.2},
        {"word": "Adiós", "start": 2.6, "end": 3.2},
    ],
}


def rows(lecture: Transcript) -> list[tuple[int, float | None, float | None, str]]:
    return [(s.id, s.start, s.end, s.text) for s in lecture.segments]


HELLO = [(0, 0.0, 2.5, "Hola a todos."), (1, 2.5, 4.0, "Adiós.")]


@pytest.mark.parametrize("record", [OPENAI_WHISPER, WHISPER_CPP, OPENAI_API])
def test_segments_times_and_language(record: object) -> None:
    lecture = read_foreign(record)
    assert rows(lecture) == HELLO
    assert lecture.language == "es"


@pytest.mark.parametrize("record", [OPENAI_WHISPER, WHISPERX, WHISPER_CPP, OPENAI_API])
def test_what_was_read_is_a_complete_record_of_ours(record: object) -> None:
    lecture = read(json.dumps(record))
    assert read(write(lecture)) == lecture


def test_openai_whisper_keeps_its_measures_and_words() -> None:
    first, second = read_foreign(OPENAI_WHISPER).segments
    assert (first.avg_logprob, first.compression_ratio, first.no_speech_prob) == (-0.31, 0.9, 0.01)
    assert first.words[2] == Word(text=" todos.", start=0.6, end=1.2, probability=1.0)
    assert (second.avg_logprob, second.words) == (None, ())


def test_whisperx_words_without_times_or_speakers_are_null() -> None:
    lecture = read_foreign(WHISPERX)
    first, second = lecture.segments
    assert (first.text, first.speaker) == ("En 1881 llegó.", "SPEAKER_00")
    assert first.words == (
        Word(text=" En", start=0.03, end=0.2, probability=0.8, speaker="SPEAKER_00"),
        Word(text=" 1881"),
        Word(text=" llegó.", start=2.0, end=2.9, probability=0.4, speaker="SPEAKER_00"),
    )
    assert second.speaker is None
    assert lecture.speakers == (Speaker(id="SPEAKER_00"),)


def test_words_of_a_script_without_spaces_get_none() -> None:
    words = [{"word": c, "start": i, "end": i + 1} for i, c in enumerate("今天好")]
    lecture = read_foreign({"segments": [{"start": 0, "end": 3, "text": "今天好", "words": words}]})
    assert "".join(word.text for word in lecture.segments[0].words).strip() == "今天好"


def test_whisper_cpp_speakers() -> None:
    assert [s.speaker for s in read_foreign(WHISPER_CPP).segments] == ["SPEAKER_01", None]


def test_the_words_of_the_openai_api_go_to_their_segments() -> None:
    first, second = read_foreign(OPENAI_API).segments
    assert [word.text for word in first.words] == [" Hola", " a", " todos"]
    assert second.words == (Word(text=" Adiós", start=2.6, end=3.2),)


def test_other_shapes() -> None:
    bare = [
        {"start": 0, "end": 2.5, "text": "Hola a todos."},
        {"start": 2.5, "end": 4, "text": "Adiós."},
    ]
    assert rows(read_foreign(bare)) == HELLO
    pipeline = {
        "text": "Hola a todos. Adiós.",
        "chunks": [
            {"timestamp": [0.0, 2.5], "text": " Hola a todos."},
            {"timestamp": [2.5, None], "text": " Adiós."},
        ],
    }
    assert rows(read_foreign(pipeline)) == [HELLO[0], (1, 2.5, 2.5, "Adiós.")]
    assert rows(read_foreign({"text": "Hola. Adiós."})) == [
        (0, None, None, "Hola."),
        (1, None, None, "Adiós."),
    ]


def test_odd_values_become_null_and_disorder_becomes_order() -> None:
    lecture = read_foreign(
        {
            "language": 7,
            "segments": [
                {"start": 9.0, "end": 8.0, "text": "tercero", "speaker": 2},
                {"start": -1.0, "end": 1.0, "text": "primero", "avg_logprob": math.nan},
                {
                    "start": None,
                    "text": "segundo",
                    "words": [{"word": "segundo", "score": 7}, None],
                },
                {"start": 0.5, "end": 1, "text": "   "},
                {"text": None},
                "no segment",
            ],
        }
    )
    assert lecture.language is None
    assert rows(lecture) == [
        (0, 0.0, 1.0, "primero"),
        (1, None, None, "segundo"),
        (2, 9.0, 9.0, "tercero"),
    ]
    assert lecture.segments[0].avg_logprob is None
    assert lecture.segments[1].words == (Word(text=" segundo", probability=1.0),)
    assert lecture.segments[2].speaker == "2"


def test_no_segments_is_an_empty_transcript() -> None:
    assert read_foreign({"text": "", "segments": [], "language": "es"}) == Transcript(language="es")
    assert read_foreign([]) == Transcript()


@pytest.mark.parametrize("record", [{"name": "x"}, {"segments": [1, 2]}, 5, "text", None, {}])
def test_other_json_is_refused(record: object) -> None:
    with pytest.raises(TranscriptError, match="no segments in this JSON") as caught:
        read_foreign(record)
    assert caught.value.hint is not None
    assert caught.value.hint.endswith("lectura transcribe RECORDING")


@pytest.mark.parametrize(
    ("written", "code"),
    [("Hindi", "hi"), ("deutsch", "de"), ("jpn", "ja"), ("zh-Hant", "zh"), ("xyz", "xyz")],
)
def test_a_language_that_another_program_names_is_a_code(written: str, code: str) -> None:
    assert read_foreign({"text": "a", "language": written}).language == code
