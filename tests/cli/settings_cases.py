"""Each setting with a value that is not its default, as it is written in each place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Case:
    """A setting; ``{}`` in what is written stands for a folder, ``{{`` for a brace.

    Attributes:
        typed: on the command line.
        variable: in the environment.
        toml: in a settings file, with its section.
        place: where it arrives in the settings.
        value: what arrives there.
        others: variables without which this setting means nothing.
    """

    typed: tuple[str, ...]
    variable: str
    toml: str
    place: str
    value: Any
    others: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


INTO_ENGLISH = {"LECTURA_TRANSLATE_TO": "en"}
PRICE = {"LECTURA_PRICE_PROMPT": "1"}
CASES: Mapping[str, Case] = {
    "model": Case(
        ("--model", "tiny"), "tiny", "transcribe.model = 'tiny'", "transcribe.model", "tiny"
    ),
    "language": Case(
        ("--language", "es"), "es", "transcribe.language = 'es'", "transcribe.language", "es"
    ),
    "languages": Case(
        ("--languages", "es,en"),
        "es, en",
        "transcribe.languages = ['es', 'en']",
        "transcribe.languages",
        ("es", "en"),
    ),
    "device": Case(
        ("--device", "cuda"), "cuda", "transcribe.device = 'cuda'", "transcribe.device", "cuda"
    ),
    "compute_type": Case(
        ("--compute-type", "int8"),
        "int8",
        "transcribe.compute_type = 'int8'",
        "transcribe.compute_type",
        "int8",
    ),
    "words": Case(("--words",), "yes", "transcribe.words = true", "transcribe.words", True),
    "audio_track": Case(
        ("--audio-track", "2"), "2", "transcribe.audio_track = 2", "audio_track", 2
    ),
    "start": Case(
        ("--start", "0:10"), "00:00:10", "transcribe.start = 10", "stretch.start", 10.0
    ),
    "end": Case(("--end", "1:20.5"), "80,5", "transcribe.end = '1:20.5'", "stretch.end", 80.5),
    "translate": Case(
        ("--translate",), "1", "transcribe.translate = true", "transcribe.task", "translate"
    ),
    "threads": Case(("--threads", "3"), "3", "transcribe.threads = 3", "transcribe.threads", 3),
    "batch_size": Case(
        ("--batch-size", "5"), "5", "transcribe.batch_size = 5", "transcribe.batch_size", 5
    ),
    "vocabulary": Case(
        ("--vocabulary", "{}/terms.txt"),
        "{}/terms.txt",
        "transcribe.vocabulary = 'terms.txt'",
        "transcribe.vocabulary",
        ("Bayes",),
    ),
    "formats": Case(
        ("--formats", "vtt,txt"),
        "vtt,txt",
        "transcribe.formats = ['vtt', 'txt']",
        "output.formats",
        ("vtt", "txt"),
    ),
    "max_line_width": Case(
        ("--max-line-width", "32"), "32", "transcribe.max_line_width = 32",
        "output.cues.line_width", 32,
    ),
    "max_line_count": Case(
        ("--max-line-count", "1"), "1", "transcribe.max_line_count = 1",
        "output.cues.max_lines", 1,
    ),
    "output_template": Case(
        ("--output-template", "{{date}} {{stem}}"),
        "{{date}} {{stem}}",
        "general.output_template = '{{date}} {{stem}}'",
        "output.template",
        "{date} {stem}",
    ),
    "speakers": Case(("--speakers",), "on", "speakers.speakers = true", "speakers.enabled", True),
    "speaker_engine": Case(
        ("--speaker-engine", "sherpa"),
        "sherpa",
        "speakers.speaker_engine = 'sherpa'",
        "speakers.engine",
        "sherpa",
    ),
    "num_speakers": Case(
        ("--num-speakers", "3"),
        "3",
        "speakers.num_speakers = 3",
        "speakers.diarizer.num_speakers",
        3,
    ),
    "min_speakers": Case(
        ("--min-speakers", "2"),
        "2",
        "speakers.min_speakers = 2",
        "speakers.diarizer.min_speakers",
        2,
    ),
    "max_speakers": Case(
        ("--max-speakers", "4"),
        "4",
        "speakers.max_speakers = 4",
        "speakers.diarizer.max_speakers",
        4,
    ),
    "known_voices": Case(
        ("--known-voices",), "yes", "speakers.known_voices = true", "speakers.known_voices", True
    ),
    "speaker_name": Case(
        ("--speaker-name", "S0=Ana, M.", "--speaker-name", "S1=Luis"),
        "S0=Ana, M.; S1=Luis",
        "speakers.speaker_name = ['S0=Ana, M.', 'S1=Luis']",
        "speakers.names",
        ("S0=Ana, M.", "S1=Luis"),
    ),
    "speaker_at": Case(
        ("--speaker-at", "0:01=Ana"),
        "0:01=Ana",
        "speakers.speaker_at = ['0:01=Ana']",
        "speakers.names_at",
        ("0:01=Ana",),
    ),
    "llm": Case(("--llm", "none"), "none", "llm.llm = 'none'", "llm.llm", "none"),
    "llm_model": Case(("--llm-model", "m"), "m", "llm.llm_model = 'm'", "llm.model", "m"),
    "base_url": Case(
        ("--base-url", "http://host/v1"),
        "http://host/v1",
        "llm.base_url = 'http://host/v1'",
        "llm.base_url",
        "http://host/v1",
    ),
    "gguf": Case(
        ("--gguf", "/a/m.gguf"), "/a/m.gguf", "llm.gguf = '/a/m.gguf'", "llm.gguf",
        Path("/a/m.gguf"),
    ),
    "api_key": Case((), "sk-1", "llm.api_key = 'sk-1'", "llm.api_key", "sk-1"),
    "context_tokens": Case(
        ("--context-tokens", "4096"),
        "4096",
        "llm.context_tokens = 4096",
        "llm.context_tokens",
        4096,
    ),
    "max_reply_tokens": Case(
        ("--max-reply-tokens", "300"),
        "300",
        "llm.max_reply_tokens = 300",
        "llm.max_reply_tokens",
        300,
    ),
    "timeout": Case((), "9.5", "llm.timeout = 9.5", "llm.timeout_seconds", 9.5),
    "retries": Case((), "0", "llm.retries = 0", "llm.retries", 0),
    "concurrency": Case(
        ("--concurrency", "4"), "4", "llm.concurrency = 4", "llm.concurrency", 4
    ),
    "max_tokens_total": Case(
        ("--max-tokens-total", "9000"),
        "9000",
        "llm.max_tokens_total = 9000",
        "llm.max_tokens_total",
        9000,
    ),
    "max_cost": Case(
        ("--max-cost", "0.5"), "0.5", "llm.max_cost = 0.5", "llm.max_cost", 0.5, others=PRICE
    ),
    "price_prompt": Case(
        (), "2.5", "llm.price_prompt = 2.5", "llm.prices.prompt_per_million", 2.5
    ),
    "price_reply": Case((), "7", "llm.price_reply = 7", "llm.prices.reply_per_million", 7.0),
    "currency": Case(
        (), "EUR", "llm.currency = 'EUR'", "llm.prices.currency", "EUR", others=PRICE
    ),
    "notes_language": Case(
        ("--notes-language", "pt"), "pt", "notes.notes_language = 'pt'", "notes.language", "pt"
    ),
    "notes_formats": Case(
        ("--notes-formats", "json"),
        "json",
        "notes.notes_formats = 'json'",
        "output.notes_formats",
        ("json",),
    ),
    "prompt": Case(("--prompt", "p"), "p", "notes.prompt = 'p'", "notes.prompt", "p"),
    "date": Case(
        ("--date", "2026-03-09"),
        "2026-03-09",
        "notes.date = 2026-03-09",
        "notes.date",
        dt.date(2026, 3, 9),
    ),
    "length": Case(
        ("--length", "short"), "short", "notes.length = 'short'", "notes.length", "short"
    ),
    "exclude_speakers": Case(
        ("--exclude-speaker", "Ana", "--exclude-speaker", "Luis"),
        "Ana; Luis",
        "notes.exclude_speakers = ['Ana', 'Luis']",
        "notes.exclude_speakers",
        ("Ana", "Luis"),
    ),
    "link": Case(
        ("--link", "host/clase"), "host/clase", "notes.link = 'host/clase'", "output.link",
        "host/clase",
    ),
    "translate_to": Case(
        ("--translate-to", "English"),
        "en",
        "translation.translate_to = 'en'",
        "translation.to",
        "en",
    ),
    "translator": Case(
        ("--translator", "llm"),
        "llm",
        "translation.translator = 'llm'",
        "translation.translator",
        "llm",
        INTO_ENGLISH,
    ),
    "translation_model": Case(
        ("--translation-model", "/a/es-en"),
        "/a/es-en",
        "translation.translation_model = '/a/es-en'",
        "translation.model",
        Path("/a/es-en"),
        INTO_ENGLISH,
    ),
    "translation_formats": Case(
        ("--translation-formats", "vtt,md"),
        "vtt, md",
        "translation.translation_formats = ['vtt', 'md']",
        "translation.formats",
        ("vtt", "md"),
        INTO_ENGLISH,
    ),
    "bilingual": Case(
        ("--bilingual",),
        "yes",
        "translation.bilingual = true",
        "translation.bilingual",
        True,
        INTO_ENGLISH,
    ),
    "glossary": Case(
        ("--glossary", "{}/terms.txt"),
        "{}/terms.txt",
        "translation.glossary = 'terms.txt'",
        "translation.glossary",
        (("Bayes", "Bayes"),),
        INTO_ENGLISH,
    ),
    "offline": Case(("--offline",), "true", "general.offline = true", "offline", True),
    "progress": Case(
        ("--progress", "lines"), "lines", "general.progress = 'lines'", "progress", "lines"
    ),
    "trusted_folders": Case((), "/a", "general.trusted_folders = ['/a']", "", None),
    "cache": Case(("--store", "/a/store"), "/a/store", "general.cache = '/a/store'", "cache",
                  Path("/a/store")),
}  # fmt: skip
"""Those of ``typed`` nothing cannot be typed; one of ``place`` nothing is used before a run."""

_TRANSCRIPT = (
    "model", "language", "languages", "device", "compute_type", "words", "audio_track",
    "start", "end", "translate", "threads", "batch_size", "vocabulary", "formats",
)  # fmt: skip
_SUBTITLES = ("max_line_width", "max_line_count")
_SPEAKERS = (
    "speakers", "speaker_engine", "num_speakers", "min_speakers", "max_speakers", "known_voices",
)  # fmt: skip
_NAMES = ("speaker_name", "speaker_at")
_ENDPOINT = ("llm", "llm_model", "base_url", "gguf")
_LLM = (
    *_ENDPOINT, "context_tokens", "max_reply_tokens", "concurrency", "max_tokens_total", "max_cost",
)  # fmt: skip
_RUN = ("output_template", "offline", "progress")
_NOTES = (
    "notes_language", "notes_formats", "prompt", "date", "length", "exclude_speakers", "link",
)  # fmt: skip

LINES: Mapping[str, tuple[str, ...]] = {
    "run": ("run", "a.wav"),
    "transcribe": ("transcribe", "a.wav"),
    "summarize": ("summarize", "a.txt"),
    "translate": ("translate", "a.json"),
    "batch": ("batch", "a.wav", "-o", "out"),
    "speakers": ("speakers", "a.json"),
    "convert": ("convert", "a.srt"),
    "page": ("page", "a.json"),
    "compare": ("compare", "a.wav"),
    "live": ("live", "-i", "a.wav"),
    "doctor": ("doctor",),
    "voices add": ("voices", "add", "Ana", "a.wav", "--at", "0:01-0:02"),
    "cache show": ("cache", "show"),
    "cache clear": ("cache", "clear"),
}
"""A command line of each command that takes settings."""
_TRANSLATION = (
    "translate_to", "translator", "translation_model", "translation_formats", "bilingual",
    "glossary",
)  # fmt: skip


TAKEN: Mapping[str, tuple[str, ...]] = {
    "run": (*_TRANSCRIPT, *_SUBTITLES, *_SPEAKERS, *_NAMES, *_LLM, *_NOTES, *_TRANSLATION, *_RUN),
    "transcribe": (*_TRANSCRIPT, *_SUBTITLES, *_SPEAKERS, *_NAMES, "date", *_RUN),
    "summarize": (*_LLM, *_NOTES, *_RUN),
    "translate": (
        *_LLM,
        *_TRANSLATION,
        *_SUBTITLES,
        "model",
        "exclude_speakers",
        "prompt",
        "offline",
        "progress",
    ),
    "batch": (
        *_TRANSCRIPT,
        *_SUBTITLES,
        *_SPEAKERS,
        *_LLM,
        *_NOTES,
        *_TRANSLATION,
        *_RUN,
        "cache",
    ),
    "speakers": _NAMES,
    "convert": _SUBTITLES,
    "page": ("exclude_speakers",),
    "compare": (
        "model",
        "language",
        "languages",
        "device",
        "compute_type",
        "threads",
        "batch_size",
        "vocabulary",
        "audio_track",
        "progress",
        "offline",
    ),
    "live": (
        *(name for name in _TRANSCRIPT if name not in ("start", "end")),
        *_SUBTITLES,
        *_SPEAKERS,
        *_NAMES,
        *_LLM,
        *_NOTES,
        "offline",
        "progress",
    ),
    "doctor": (*_ENDPOINT, "model", "device", "offline"),
    "voices add": ("audio_track",),
    "cache show": ("cache",),
    "cache clear": ("cache",),
}
"""The settings that each command takes."""
