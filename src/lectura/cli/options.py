"""The options of the commands, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_TRANSCRIPT = "Transcript"
_SPEAKERS = "Speakers"
_NOTES = "Notes"
_LLM = "Language model"
_OUTPUT = "Output"

Recordings = Annotated[
    list[Path],
    typer.Argument(
        metavar="RECORDING",
        help="Recordings, video or audio; folders are searched.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help="Folder for the outputs; default: beside the recording.",
        rich_help_panel=_OUTPUT,
    ),
]
Formats = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--formats",
        help="Transcript formats: txt,srt,vtt,json,tsv (default txt,srt,json).",
        rich_help_panel=_OUTPUT,
    ),
]
NotesFormats = Annotated[
    str | None,
    typer.Option(
        "--notes-formats",
        help="Notes formats: md,json,ics (default md,json).",
        rich_help_panel=_OUTPUT,
    ),
]
Fresh = Annotated[
    bool,
    typer.Option(
        "--fresh", help="Forget what earlier runs did and begin anew.", rich_help_panel=_OUTPUT
    ),
]
Overwrite = Annotated[
    bool,
    typer.Option(
        "--overwrite",
        help="Replace also files that lectura did not write, or that were changed since.",
        rich_help_panel=_OUTPUT,
    ),
]
Keep = Annotated[
    bool,
    typer.Option(
        "--keep",
        help="Accept such files as they are, in later runs too.",
        rich_help_panel=_OUTPUT,
    ),
]
AsJson = Annotated[
    bool,
    typer.Option(
        "--json",
        help="Print one JSON object per input on standard output.",
        rich_help_panel=_OUTPUT,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="Whisper model: auto, tiny, base, small, medium, large-v3, large-v3-turbo, "
        "or a folder.",
        rich_help_panel=_TRANSCRIPT,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        help="Language spoken: es, es-CO, Spanish or español; default: detected.",
        rich_help_panel=_TRANSCRIPT,
    ),
]
Languages = Annotated[
    str | None,
    typer.Option(
        help="Languages between which every stretch chooses, such as es,en or Spanish,English.",
        rich_help_panel=_TRANSCRIPT,
    ),
]
Device = Annotated[str | None, typer.Option(help="auto, cpu or cuda.", rich_help_panel=_TRANSCRIPT)]
ComputeType = Annotated[
    str | None,
    typer.Option(help="auto, int8, float16, int8_float16, float32 …", rich_help_panel=_TRANSCRIPT),
]
Words = Annotated[
    bool | None,
    typer.Option(
        "--words/--no-words",
        help="Find the time of every word.",
        rich_help_panel=_TRANSCRIPT,
        show_default=False,
    ),
]
Vocabulary = Annotated[
    Path | None,
    typer.Option(
        help="File of terms that will be spoken, one per line, the most useful first.",
        rich_help_panel=_TRANSCRIPT,
    ),
]
VocabularyFrom = Annotated[
    Path | None,
    typer.Option(
        help="Folder of a course: take its terms as vocabulary.", rich_help_panel=_TRANSCRIPT
    ),
]
AudioTrack = Annotated[
    int | None,
    typer.Option(
        help="Audio track, counted from 0; default: the default or loudest one.",
        rich_help_panel=_TRANSCRIPT,
    ),
]
Translate = Annotated[
    bool | None,
    typer.Option(
        "--translate",
        help="Write English, whatever is spoken.",
        rich_help_panel=_TRANSCRIPT,
        show_default=False,
    ),
]
Threads = Annotated[
    int | None,
    typer.Option(help="Processor threads; default: all cores.", rich_help_panel=_TRANSCRIPT),
]
BatchSize = Annotated[
    int | None,
    typer.Option(
        help="Pieces decoded at once; more takes more memory.", rich_help_panel=_TRANSCRIPT
    ),
]
Speakers = Annotated[
    bool | None,
    typer.Option(
        "--speakers/--no-speakers",
        help="Tell the speakers apart; default: where that was done or they were named before.",
        rich_help_panel=_SPEAKERS,
        show_default=False,
    ),
]
SpeakerEngine = Annotated[
    str | None,
    typer.Option(help="builtin, sherpa or pyannote.", rich_help_panel=_SPEAKERS),
]
NumSpeakers = Annotated[
    int | None, typer.Option(help="Exactly so many speak.", rich_help_panel=_SPEAKERS)
]
MinSpeakers = Annotated[
    int | None, typer.Option(help="At least so many speak.", rich_help_panel=_SPEAKERS)
]
MaxSpeakers = Annotated[
    int | None, typer.Option(help="At most so many speak.", rich_help_panel=_SPEAKERS)
]
SpeakerName = Annotated[
    list[str] | None,
    typer.Option(
        help="Name a speaker: SPEAKER_01=Laura; remembered beside the transcript.",
        rich_help_panel=_SPEAKERS,
    ),
]
SpeakerAt = Annotated[
    list[str] | None,
    typer.Option(help="Name whoever speaks at a time: 12:40=Laura.", rich_help_panel=_SPEAKERS),
]
KnownVoices = Annotated[
    bool | None,
    typer.Option(
        "--known-voices",
        help="Recognise the voices added by 'lectura voices add'.",
        rich_help_panel=_SPEAKERS,
        show_default=False,
    ),
]
Llm = Annotated[
    str | None,
    typer.Option(
        help="auto, none, openai (any OpenAI-compatible endpoint), local or ollama.",
        rich_help_panel=_LLM,
    ),
]
LlmModel = Annotated[
    str | None, typer.Option(help="Name of the model at the endpoint.", rich_help_panel=_LLM)
]
BaseUrl = Annotated[
    str | None,
    typer.Option(help="Address of an OpenAI-compatible endpoint.", rich_help_panel=_LLM),
]
Gguf = Annotated[
    Path | None, typer.Option(help="Model file for --llm local.", rich_help_panel=_LLM)
]
ContextTokens = Annotated[
    int | None,
    typer.Option(help="Context of the model in tokens; default: asked.", rich_help_panel=_LLM),
]
MaxReplyTokens = Annotated[
    int | None,
    typer.Option(
        help="Longest reply in tokens (default 2048); longer ones cost memory and time.",
        rich_help_panel=_LLM,
    ),
]
Concurrency = Annotated[
    int | None,
    typer.Option(help="Requests under way at once at a remote endpoint.", rich_help_panel=_LLM),
]
MaxTokensTotal = Annotated[
    int | None,
    typer.Option(help="Stop before the run takes more tokens.", rich_help_panel=_LLM),
]
MaxCost = Annotated[
    float | None,
    typer.Option(
        help="Stop before the run costs more (needs prices in lectura.toml).", rich_help_panel=_LLM
    ),
]
Estimate = Annotated[
    bool,
    typer.Option(
        "--estimate", help="Say what the notes would take; send nothing.", rich_help_panel=_LLM
    ),
]
NotesLanguage = Annotated[
    str | None,
    typer.Option(
        help="Language of the notes: es, es-CO or Spanish; default: the lecture's.",
        rich_help_panel=_NOTES,
    ),
]
Prompt = Annotated[
    str | None,
    typer.Option(help="Prompt set by name, or a file or folder.", rich_help_panel=_NOTES),
]
Date = Annotated[
    str | None,
    typer.Option(
        help="Day of the lecture (2026-03-15), for due dates; default: the recording's.",
        rich_help_panel=_NOTES,
    ),
]
ExcludeSpeaker = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude-speaker",
        help="Leave a speaker's words out before anything is sent.",
        rich_help_panel=_NOTES,
    ),
]
Link = Annotated[
    str | None,
    typer.Option(
        help="Address of the recording, for the links in the notes.", rich_help_panel=_NOTES
    ),
]
Ics = Annotated[
    bool,
    typer.Option("--ics", help="Also write the due dates as a calendar.", rich_help_panel=_NOTES),
]
Offline = Annotated[
    bool | None,
    typer.Option(
        "--offline",
        help="Nothing leaves this machine.",
        rich_help_panel=_OUTPUT,
        show_default=False,
    ),
]
Submission = Annotated[
    Path | None,
    typer.Option(
        help="Folder for everything a course collects, with a manifest.", rich_help_panel=_OUTPUT
    ),
]
