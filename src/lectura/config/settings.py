"""The frozen options of every stage, made of the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeVar

from lectura.config.fields import FIELDS
from lectura.config.layers import Layered
from lectura.disk.small_files import named_text
from lectura.errors import UsageError
from lectura.formats.subtitles.cutting import CueOptions
from lectura.inputs.naming import Naming
from lectura.languages import code_of, tag_of
from lectura.llm.options import LLMOptions, Prices
from lectura.notes.options import NotesOptions
from lectura.speakers.protocol import DiarizerOptions
from lectura.speech.options import TranscribeOptions
from lectura.timeline import WHOLE, Stretch, format_clock
from lectura.translation.glossary import read_glossary
from lectura.translation.options import TranslationOptions


@dataclass(frozen=True)
class SpeakerOptions:
    """Whether and how speakers are told apart.

    Attributes:
        enabled: tell them apart; None tells apart those who were told apart or named before, and
            where names or known voices are asked for.
        engine: name of the backend.
        diarizer: what is known of the speakers.
        known_voices: recognise the voices in the user's voice book.
        names: names given to labels, such as ``SPEAKER_01=Laura``.
        names_at: names given to the speaker at a time, such as ``12:40=Laura``.
    """

    enabled: bool | None
    engine: str
    diarizer: DiarizerOptions
    known_voices: bool
    names: tuple[str, ...] = ()
    names_at: tuple[str, ...] = ()


_ALSO_OF_KNOWN_SPEAKERS = frozenset({"known_voices", "speaker_name", "speaker_at"})
"""What can be asked of speakers that were told apart already, however that was."""

Theirs = Literal["report", "overwrite", "keep"]
"""A person's file in the place of an output: kept and reported, replaced, or kept for good."""


@dataclass(frozen=True)
class OutputOptions:
    """What is written.

    Attributes:
        formats: of the transcript.
        notes_formats: of the notes.
        link: address of the recording for the links in the notes; None takes the file itself.
        theirs: what becomes of a file that a person wrote or changed, where an output would go.
        cues: the limits of subtitles.
        template: of the names; None calls outputs after their recording.
    """

    formats: tuple[str, ...]
    notes_formats: tuple[str, ...]
    link: str | None
    theirs: Theirs = "report"
    cues: CueOptions = field(default_factory=CueOptions)
    template: str | None = None


@dataclass(frozen=True)
class Settings:
    """Everything a run needs to know besides the recordings."""

    transcribe: TranscribeOptions
    speakers: SpeakerOptions
    llm: LLMOptions
    notes: NotesOptions
    output: OutputOptions
    audio_track: int | None
    offline: bool
    cache: Path | None
    stretch: Stretch = WHOLE
    translation: TranslationOptions = field(default_factory=TranslationOptions)
    progress: Literal["auto", "lines", "json"] = "auto"

    @property
    def naming(self) -> Naming:
        """What outputs are called."""
        return Naming(
            self.output.template,
            self.stretch.name,
            self.notes.date,
            self.transcribe.language,
            self.transcribe.model,
        )


def settings_of(values: Layered, *, more_vocabulary: tuple[str, ...] = ()) -> Settings:
    """The options of every stage.

    Args:
        values: the settings.
        more_vocabulary: terms from elsewhere, put behind those of the vocabulary file.

    Raises:
        UsageError: two settings cannot both be meant, or the vocabulary file cannot be read.
    """
    return Settings(
        transcribe=_transcribe(values, more_vocabulary),
        speakers=_filled(
            SpeakerOptions,
            "speakers",
            values,
            enabled=_speakers_wanted(values),
            engine=values["speaker_engine"],
            diarizer=_filled(DiarizerOptions, "speakers", values),
            names=values["speaker_name"],
            names_at=values["speaker_at"],
        ),
        llm=_llm(values),
        notes=_filled(
            NotesOptions,
            "notes",
            values,
            language=_known(tag_of, values["notes_language"]),
            # With a limit the parts are read in turn, so that what it pays for are the first ones.
            concurrency=1 if _is_limited(values) else values["concurrency"],
        ),
        output=OutputOptions(
            **{
                one.name: values[one.name]
                for one in fields(OutputOptions)
                if one.name not in ("theirs", "cues", "template")
            },
            cues=CueOptions(values["max_line_width"], values["max_line_count"]),
            template=values["output_template"],
        ),
        audio_track=values["audio_track"],
        offline=values["offline"],
        cache=cache_of(values),
        stretch=_stretch(values),
        translation=_filled(
            TranslationOptions,
            "translation",
            values,
            to=_known(tag_of, values["translate_to"]),
            model=_path(values["translation_model"]),
            formats=values["translation_formats"],
            glossary=read_glossary(Path(values["glossary"])) if values["glossary"] else (),
        ),
        progress=values["progress"],
    )


T = TypeVar(
    "T",
    SpeakerOptions,
    DiarizerOptions,
    NotesOptions,
    TranscribeOptions,
    LLMOptions,
    TranslationOptions,
)


def _filled(options: type[T], section: str, values: Layered, **given: Any) -> T:
    """The options of a stage: what is given, and the settings of a section by their names."""
    taken = {field.name for field in FIELDS if field.section == section} - given.keys()
    named = {name: values[name] for name in taken & {one.name for one in fields(options)}}
    return options(**named, **given)


def cache_of(values: Layered) -> Path | None:
    """The folder that was named for finished work and whatever else can be made again."""
    return _path(values["cache"])


def _path(written: str | None) -> Path | None:
    return Path(written).expanduser() if written else None


def _transcribe(values: Layered, more_vocabulary: tuple[str, ...]) -> TranscribeOptions:
    if values["language"] and values["languages"]:
        raise UsageError(
            "--language names the one language, --languages a set to choose from; not both.",
            hint="For a lecture in two languages: lectura transcribe FILE --languages es,en",
        )
    terms = read_vocabulary(Path(values["vocabulary"])) if values["vocabulary"] else ()
    return _filled(
        TranscribeOptions,
        "transcribe",
        values,
        language=_known(code_of, values["language"]),
        languages=tuple(code_of(name) or name for name in values["languages"]),
        vocabulary=tuple(dict.fromkeys((*terms, *more_vocabulary))),
        task="translate" if values["translate"] else "transcribe",
        offline=values["offline"],
    )


def _known(find: Callable[[str], str | None], name: str | None) -> str | None:
    """A language that a program named; what is unknown is left for the engine to refuse."""
    return (find(name) or name) if name else None


def _speakers_wanted(values: Layered) -> bool | None:
    """Whether speakers are told apart; typing anything about them asks for it."""
    typed = {
        field.name
        for field in FIELDS
        if field.section == "speakers" and values.values[field.name].origin == "flag"
    }
    wanted: bool | None = values["speakers"]
    if not typed or "speakers" in typed:
        return wanted
    if typed <= _ALSO_OF_KNOWN_SPEAKERS:
        return wanted or None
    return True


def _stretch(values: Layered) -> Stretch:
    start, end = values["start"] or 0.0, values["end"]
    if end is not None and end <= start:
        raise UsageError(
            f"--end {format_clock(end)} is not behind --start {format_clock(start)}.",
            hint="Give the earlier time first: lectura run FILE --start 0:10:00 --end 0:20:00",
            value=end,
        )
    return Stretch(start, end)


def _is_limited(values: Layered) -> bool:
    return values["max_tokens_total"] is not None or values["max_cost"] is not None


def _llm(values: Layered) -> LLMOptions:
    prompt, reply = values["price_prompt"], values["price_reply"]
    prices = None
    if prompt is not None or reply is not None:
        prices = Prices(prompt or 0.0, reply or 0.0, values["currency"])
    if values["max_cost"] is not None and prices is None:
        raise UsageError(
            "--max-cost needs the prices of the language model.",
            hint="Set llm.price_prompt and llm.price_reply (per million tokens) in lectura.toml, "
            "or use --max-tokens-total.",
        )
    return _filled(
        LLMOptions,
        "llm",
        values,
        model=values["llm_model"],
        timeout_seconds=values["timeout"],
        offline=values["offline"],
        prices=prices,
        gguf=_path(values["gguf"]),
    )


def read_vocabulary(path: Path) -> tuple[str, ...]:
    """Terms of a vocabulary file: one per line, the most useful first; ``#`` starts a comment.

    Raises:
        UsageError: the file cannot be read.
    """
    text = named_text(
        path,
        "vocabulary file",
        hint="Write one term per line: lectura transcribe FILE --vocabulary terms.txt",
    )
    terms = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(term for term in terms if term))
