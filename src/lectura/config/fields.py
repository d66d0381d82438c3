"""Every setting there is, one row each: what it is called, how it is written, what it does.

A row is all that a setting needs to be read from settings files, from the environment and from the
command lines that take its group, and to be shown. What the stages get of it is a field of their
options: of the same name, or as `lectura.config.settings` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from typing import Any

from lectura.config.kinds import (
    Kind,
    amount,
    chosen,
    day,
    lines,
    moment,
    one_of,
    path,
    switch,
    template,
    text,
    url,
    whole,
)
from lectura.config.languages import spoken, spoken_list, written
from lectura.config.reach import (
    FolderRule,
    asks,
    free,
    named_model,
    only_if_unset,
    only_on,
    stays_here,
    within_folder,
)
from lectura.notes.options import LENGTHS
from lectura.translation.options import TRANSLATORS

_PANELS = {
    "transcribe": "Transcript",
    "speakers": "Speakers",
    "llm": "Language model",
    "notes": "Notes",
    "translation": "Translation",
    "general": "Output",
}
_UNSET = "–"
_TRANSCRIPT_FORMATS = ("txt", "srt", "vtt", "json", "tsv")
_TRANSLATION_FORMATS = ("srt", "vtt", "txt", "md", "json")
_NOTES_FORMATS = ("md", "html", "json", "ics")
_PROGRESS = ("auto", "lines", "json")
_SPOKEN = Kind(spoken, "LANGUAGE")
_SPOKEN_LIST = Kind(spoken_list, "LANGUAGES")
_WRITTEN = Kind(written, "LANGUAGE")


@dataclass(frozen=True)
class Field:
    """One setting.

    Attributes:
        name: unique over all sections; the environment calls it ``LECTURA_`` and the name in
            capitals.
        section: its table in ``lectura.toml``.
        kind: how its values are written.
        default: the value where nobody says anything.
        folder: when the file of a folder may set it without the person's yes; every setting has
            to decide.
        help: what it does, a sentence without its period.
        flags: as typed; None stands for ``--`` and the name with hyphens. A setting without flags
            comes from files and variables alone.
        panel: where the help of a command lists it; the default is that of its section.
        group: by which commands take it; the default is its section.
        choices: all its values, where they can be counted.
        unset: how "nobody says anything" is shown, where the default is None or empty.
        secret: never shown.
    """

    name: str
    section: str
    kind: Kind
    default: Any = None
    _: KW_ONLY
    folder: FolderRule
    help: str
    flags: tuple[str, ...] | None = None
    panel: str = ""
    group: str = ""
    choices: tuple[str, ...] = ()
    unset: str = _UNSET
    secret: bool = False

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"LECTURA_{self.name.upper()}"

    @property
    def typed(self) -> tuple[str, ...]:
        """The flags; empty where it cannot be typed."""
        return (f"--{self.name.replace('_', '-')}",) if self.flags is None else self.flags

    @property
    def help_panel(self) -> str:
        """The panel of a command's help."""
        return self.panel or _PANELS[self.section]

    @property
    def description(self) -> str:
        """What a command's help says: what it does, its choices, its default."""
        return f"{self.told}.{self._default_told()}"

    @property
    def told(self) -> str:
        """What it does, with its choices; a sentence without its period."""
        return f"{self.help}: {', '.join(self.choices)}" if self.choices else self.help

    def _default_told(self) -> str:
        if self.default not in (None, False, ()):
            many = isinstance(self.default, tuple)
            return f" Default: {','.join(self.default) if many else self.default}."
        return "" if self.unset == _UNSET else f" Default: {self.unset}."

    def belongs_to(self, groups: Iterable[str]) -> bool:
        """True where its group is among these, or it is named itself, as ``llm.gguf``."""
        return bool({self.group or self.section, f"{self.section}.{self.name}"} & set(groups))


FIELDS: tuple[Field, ...] = (
    Field("model", "transcribe", text, "auto", folder=named_model,
          help="Whisper model: auto, tiny, base, small, medium, large-v3, large-v3-turbo, or a "
          "folder"),
    Field("language", "transcribe", _SPOKEN, folder=free,
          help="Language spoken: es, es-CO, Spanish or español", unset="detected"),
    Field("languages", "transcribe", _SPOKEN_LIST, (), folder=free,
          help="Languages to detect among, part by part: es,en or Spanish,English"),
    Field("device", "transcribe", text, "auto", folder=free,
          help="Device to compute on", choices=("auto", "cpu", "cuda")),
    Field("compute_type", "transcribe", text, "auto", folder=free,
          help="Numeric precision: auto, int8, float16, int8_float16, float32 and others"),
    Field("words", "transcribe", switch, False, folder=free, flags=("--words/--no-words",),
          help="Timestamps for every word"),
    Field("audio_track", "transcribe", whole(0), folder=free,
          help="Audio track, counted from 0", unset="the default or loudest one"),
    Field("start", "transcribe", moment, folder=free,
          help="Transcribe from this time on: 0:10:00, or seconds",
          unset="the beginning"),
    Field("end", "transcribe", moment, folder=free,
          help="Transcribe up to this time: 0:20:00, or seconds",
          unset="the end"),
    Field("translate", "transcribe", switch, False, folder=free,
          help="Translate the speech to English"),
    Field("threads", "transcribe", whole(1), folder=free,
          help="CPU threads", unset="all cores"),
    Field("batch_size", "transcribe", whole(1), folder=free,
          help="Pieces decoded together; more need more memory", unset="depends on the device"),
    Field("vocabulary", "transcribe", path, folder=within_folder,
          help="File of expected terms, one per line, the most important first"),
    Field("formats", "transcribe", chosen(_TRANSCRIPT_FORMATS), ("txt", "srt", "json"), folder=free,
          flags=("-f", "--formats"), panel="Output",
          help="Transcript formats, or all", choices=_TRANSCRIPT_FORMATS),
    Field("max_line_width", "transcribe", whole(20, 200), 42, folder=free, panel="Output",
          group="subtitles", help="Columns of a line of subtitles (srt, vtt), where a full-width "
          "character takes two"),
    Field("max_line_count", "transcribe", whole(1, 8), 2, folder=free, panel="Output",
          group="subtitles", help="Lines of one subtitle"),
    Field("speakers", "speakers", switch, folder=free, flags=("--speakers/--no-speakers",),
          help="Speaker diarization: who spoke when",
          unset="if done or named before"),
    Field("speaker_engine", "speakers", text, "builtin", folder=free,
          help="Diarization engine", choices=("builtin", "sherpa", "pyannote")),
    Field("num_speakers", "speakers", whole(1), folder=free, help="Exact number of speakers"),
    Field("min_speakers", "speakers", whole(1), folder=free, help="Minimum number of speakers"),
    Field("max_speakers", "speakers", whole(1), folder=free, help="Maximum number of speakers"),
    Field("known_voices", "speakers", switch, False, folder=free,
          help="Recognise the voices added with 'lectura voices add'"),
    Field("speaker_name", "speakers", lines, (), folder=free, group="names",
          help="Name a speaker: SPEAKER_01=Laura; remembered next to the transcript"),
    Field("speaker_at", "speakers", lines, (), folder=free, group="names",
          help="Name the person who speaks at a given time: 12:40=Laura"),
    Field("llm", "llm", text, "auto", folder=stays_here,
          help="Language model for notes and translations, where openai is any OpenAI-compatible "
          "endpoint",
          choices=("auto", "none", "openai", "local", "ollama")),
    Field("llm_model", "llm", text, folder=asks,
          help="Model name at the endpoint", unset="the endpoint's own choice"),
    Field("base_url", "llm", url, folder=asks, help="URL of an OpenAI-compatible endpoint"),
    Field("gguf", "llm", path, folder=asks, help="Model file for --llm local"),
    Field("api_key", "llm", text, secret=True, folder=asks, flags=(),
          help="Key for the endpoint; better kept in the variable than in a file"),
    Field("context_tokens", "llm", whole(512), folder=free,
          help="Context length of the model in tokens",
          unset="as the endpoint reports"),
    Field("max_reply_tokens", "llm", whole(64), folder=free,
          help="Maximum length of a reply in tokens; longer ones need more memory and time",
          unset="4096, or 2048 in a short local context"),
    Field("timeout", "llm", amount, folder=free, flags=(),
          help="Timeout of a request in seconds"),
    Field("retries", "llm", whole(0), 5, folder=free, flags=(),
          help="Retries of a failed request"),
    Field("concurrency", "llm", whole(1), 1, folder=free,
          help="Parallel requests to a remote endpoint"),
    Field("max_tokens_total", "llm", whole(1), folder=only_if_unset,
          help="Token limit of the run; it stops before exceeding it"),
    Field("max_cost", "llm", amount, folder=only_if_unset,
          help="Cost limit of the run; it stops before exceeding it (needs prices in "
          "lectura.toml)"),
    Field("price_prompt", "llm", amount, folder=only_if_unset, flags=(),
          help="Price of a million prompt tokens"),
    Field("price_reply", "llm", amount, folder=only_if_unset, flags=(),
          help="Price of a million reply tokens"),
    Field("currency", "llm", text, "USD", folder=only_if_unset, flags=(),
          help="Currency of the prices"),
    Field("notes_language", "notes", _WRITTEN, folder=free,
          help="Language of the notes: es, es-CO or Spanish", unset="the lecture's"),
    Field("notes_formats", "notes", chosen(_NOTES_FORMATS), ("md", "html", "json"), folder=free,
          panel="Output", help="Notes formats, or all, where html is the page to study from",
          choices=_NOTES_FORMATS),
    Field("prompt", "notes", text, "default", folder=asks,
          help="Prompt set: a name, a file or a folder"),
    Field("date", "notes", day, folder=free,
          help="Date of the lecture (2026-03-15), from which due dates are counted",
          unset="the recording's"),
    Field("length", "notes", one_of(LENGTHS), "normal", folder=free, choices=LENGTHS,
          help="How much notes keep that are made without a language model"),
    Field("exclude_speakers", "notes", lines, (), folder=only_if_unset,
          flags=("--exclude-speaker",),
          help="Remove a speaker's words before anything is sent"),
    Field("link", "notes", url, folder=free,
          help="URL of the recording, for links in the notes"),
    Field("translate_to", "translation", _WRITTEN, folder=free,
          help="Language to translate the transcript into: en, pt-BR or English"),
    Field("translator", "translation", one_of(TRANSLATORS), "auto", folder=free,
          choices=TRANSLATORS, help="Who translates, where opus-mt is a translation model on this "
          "machine, whisper translates the sound, into English alone, and auto takes the first of "
          "llm, opus-mt and whisper that is set up"),
    Field("translation_model", "translation", path, folder=asks,
          help="Folder of an OPUS-MT model in CTranslate2 format, for --translator opus-mt",
          unset="the one pulled for the two languages"),
    Field("translation_formats", "translation", chosen(_TRANSLATION_FORMATS), ("srt", "json"),
          folder=free, choices=_TRANSLATION_FORMATS, help="Translation formats, or all"),
    Field("bilingual", "translation", switch, False, folder=free,
          help="Subtitles and texts in both languages, what was said above its translation"),
    Field("glossary", "translation", path, folder=within_folder,
          help="File of terms and their translations, a line each: término = term"),
    Field("offline", "general", switch, False, folder=only_on,
          help="No network access; nothing leaves this machine"),
    Field("output_template", "general", template, folder=free, group="template",
          help="Name of the outputs, made of {stem}, {extension}, {folder}, {date}, {language} and "
          "{model}, such as '{date} {stem}'", unset="the recording's name"),
    Field("progress", "general", one_of(_PROGRESS), "auto", folder=free, group="progress",
          choices=_PROGRESS,
          help="How progress is shown, where auto means bars on a terminal and lines elsewhere"),
    Field("trusted_folders", "general", lines, (), folder=asks, flags=(),
          help="Folders whose settings files may say where keys and words go"),
    Field("cache", "general", path, folder=asks, flags=("--store",), panel="Batch", group="store",
          help="Folder for cached results; for a cluster, one that all machines share"),
)  # fmt: skip
"""In the order in which ``lectura config show`` and the help of commands list them."""

BY_NAME = {field.name: field for field in FIELDS}
