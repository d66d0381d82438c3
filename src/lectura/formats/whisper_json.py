"""JSON transcripts of other programs.

Read are the files of openai/whisper and the programs that follow it (faster-whisper,
whisper-ctranslate2, the OpenAI API's ``verbose_json`` and ``diarized_json``), of whisperX (words
without times, speakers), of whisper.cpp (``transcription`` with ``offsets``), of the Hugging Face
pipeline (``chunks``), of AssemblyAI and Deepgram (``utterances``), of services that list words
(`lectura.formats.item_json`), a bare list of segments, and ``{"text": …}``. What a program does
not know is None in the record; what it knows beyond ours is dropped.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lectura.errors import TranscriptError
from lectura.formats.item_json import as_segments
from lectura.formats.reading.segments import Times, language_code, ordered_times, transcript_of
from lectura.formats.reading.sentences import cut
from lectura.records.transcript import Segment, Transcript, Word
from lectura.timeline import parse_timestamp

Record = dict[str, Any]


def read_foreign(record: object) -> Transcript:
    """The transcript in a decoded JSON document.

    Raises:
        TranscriptError: there is none in it.
    """
    if isinstance(record, list):
        record = {"segments": record}
    if isinstance(record, dict) and (listed := as_segments(record)) is not None:
        record = listed
    if isinstance(record, dict) and isinstance(inner := record.get("results"), dict):
        record = inner
    if isinstance(record, dict):
        language = language_code(record.get("language")) or _cpp_language(record)
        for key, reader in _READERS.items():
            rows = record.get(key)
            if isinstance(rows, list):
                dicts = [row for row in rows if isinstance(row, dict)]
                segments = [segment for row in dicts if (segment := reader(row)) is not None]
                if segments or not rows:
                    return transcript_of(_with_top_level_words(segments, record), language)
        if isinstance(record.get("text"), str):
            pieces = (Segment(id=0, text=piece) for piece in cut(record["text"]))
            return transcript_of(pieces, language)
    raise TranscriptError(
        "There are no segments in this JSON, so it is no transcript that lectura knows.",
        hint="It reads the JSON of lectura, of Whisper's programs, AssemblyAI, Deepgram, AWS "
        "Transcribe, Google Speech-to-Text, Rev.ai and YouTube (json3). From others export srt "
        "or vtt; or make a new one: lectura transcribe RECORDING",
    )


def _whisper_segment(row: Record) -> Segment | None:
    text = row.get("text")
    if not isinstance(text, str):
        return None
    start, end = ordered_times(_seconds(row.get("start")), _seconds(row.get("end")))
    rows = row.get("words")
    words = [word for word in rows if isinstance(word, dict)] if isinstance(rows, list) else []
    return Segment(
        id=0,
        start=start,
        end=end,
        text=text.strip(),
        words=tuple(_words(words, text)),
        speaker=_name(row.get("speaker")),
        language=language_code(row.get("language")),
        avg_logprob=_number(row.get("avg_logprob")),
        no_speech_prob=_number(row.get("no_speech_prob")),
        compression_ratio=_number(row.get("compression_ratio")),
    )


def _cpp_segment(row: Record) -> Segment | None:
    offsets = row.get("offsets")
    times: Times = (None, None)
    if isinstance(offsets, dict):
        times = (_milliseconds(offsets.get("from")), _milliseconds(offsets.get("to")))
    # whisper.cpp's own diarization says "0", "1", or "?" where it does not know.
    speaker = _numbered(_name(row.get("speaker")))
    speaker = None if speaker == "?" else speaker
    return _whisper_segment(
        {"start": times[0], "end": times[1], "text": row.get("text"), "speaker": speaker}
    )


def _numbered(speaker: str | None) -> str | None:
    return f"SPEAKER_{int(speaker):02d}" if speaker and speaker.isdecimal() else speaker


def _pipeline_segment(row: Record) -> Segment | None:
    times = row.get("timestamp")
    start, end = times if isinstance(times, list) and len(times) == 2 else (None, None)
    return _whisper_segment({**row, "start": start, "end": end})


def _utterance(row: Record) -> Segment | None:
    times = row.get("start"), row.get("end")
    if all(isinstance(time, int) for time in times):  # AssemblyAI's milliseconds
        times = (_milliseconds(times[0]), _milliseconds(times[1]))
    text = row.get("text", row.get("transcript"))
    return _whisper_segment(
        {
            "start": times[0],
            "end": times[1],
            "text": text,
            "speaker": _numbered(_name(row.get("speaker"))),
        }
    )


_READERS = {
    "utterances": _utterance,
    "segments": _whisper_segment,
    "transcription": _cpp_segment,
    "chunks": _pipeline_segment,
}
"""The key that holds the segments, and how one is read."""


def _words(rows: Sequence[Record], text: str) -> Iterator[Word]:
    """Words with the space that stands before each of them in the segment's text."""
    place = 0
    for row in rows:
        bare = str(row.get("word", row.get("text", ""))).strip()
        found = text.find(bare, place)
        if not bare:
            continue
        space = " " if found < 0 or text[:found][-1:].isspace() or found == 0 else ""
        place = found + len(bare) if found >= 0 else place
        start, end = ordered_times(_seconds(row.get("start")), _seconds(row.get("end")))
        probability = _number(row.get("probability", row.get("score")))
        yield Word(
            text=space + bare,
            start=start,
            end=end,
            probability=None if probability is None else min(1.0, max(0.0, probability)),
            speaker=_name(row.get("speaker")),
        )


def _with_top_level_words(segments: Sequence[Segment], record: Record) -> Iterable[Segment]:
    """The OpenAI API lists the words apart from the segments: each goes where its middle is."""
    rows = record.get("words")
    if not isinstance(rows, list) or any(segment.words for segment in segments):
        return segments
    placed: list[list[Record]] = [[] for _ in segments]
    for row in filter(lambda row: isinstance(row, dict), rows):
        start, end = ordered_times(_seconds(row.get("start")), _seconds(row.get("end")))
        if start is None or end is None:
            return segments
        middle = (start + end) / 2
        for index, segment in enumerate(segments):
            if segment.interval and segment.interval.start <= middle <= segment.interval.end:
                placed[index].append(row)
                break
    return [
        segment.model_copy(update={"words": tuple(_words(rows, segment.text))})
        for segment, rows in zip(segments, placed, strict=True)
    ]


def _cpp_language(record: Record) -> str | None:
    result = record.get("result")
    return language_code(result.get("language")) if isinstance(result, dict) else None


def _name(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) else None


def _number(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    return None


def _milliseconds(value: object) -> float | None:
    number = _number(value)
    return None if number is None else number / 1000


def _seconds(value: object) -> float | None:
    if isinstance(value, str):
        try:
            return parse_timestamp(value)
        except ValueError:
            return None
    return _number(value)
