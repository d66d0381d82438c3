"""Names and roles of the speakers of a transcript: remembered, typed, or known by voice."""

from __future__ import annotations

from lectura.config import SpeakerOptions
from lectura.records.target import Target
from lectura.records.transcript import Speaker, Transcript
from lectura.speakers.naming.joins import join_speakers
from lectura.speakers.naming.names_file import (
    load_joins,
    load_names,
    name_speakers,
    names_from_options,
    save_names,
)
from lectura.speakers.naming.proposals import propose_lecturer
from lectura.speakers.protocol import Diarization


def named(
    transcript: Transcript,
    diarization: Diarization,
    options: SpeakerOptions,
    target: Target | None,
) -> Transcript:
    """The transcript with names: known voices first, then remembered names, then typed ones.

    Speakers whom a person has joined are one before anything else.

    Typed names are remembered in ``<stem>.speakers.json`` beside the outputs; without outputs there
    is nothing to remember.

    Raises:
        UsageError: a typed name fits no speaker.
        ConfigError: the file of names is damaged.
        OutputError: it cannot be written.
    """
    joins = load_joins(target.speakers, transcript) if target is not None else {}
    result = with_roles(join_speakers(transcript, joins))
    if options.known_voices:
        result = _recognised(result, diarization)
    remembered = load_names(target.speakers, result) if target is not None else {}
    typed = names_from_options(result, options.names, options.names_at)
    result = name_speakers(result, {**remembered, **typed})
    if typed and target is not None:
        save_names(target.speakers, result)
    return result


def with_roles(transcript: Transcript) -> Transcript:
    """The one who speaks most is the lecturer, as far as anybody knows."""
    lecturer = propose_lecturer(transcript)
    return _updated(
        transcript,
        {
            speaker.id: speaker.model_copy(update={"role": "lecturer"})
            for speaker in transcript.speakers
            if speaker.id == lecturer
        },
    )


def _recognised(transcript: Transcript, diarization: Diarization) -> Transcript:
    from lectura.speakers.naming.voices import VoiceBook, label_known, recognise  # noqa: PLC0415

    return label_known(transcript, recognise(diarization, VoiceBook().list()))


def _updated(transcript: Transcript, changed: dict[str, Speaker]) -> Transcript:
    speakers = tuple(changed.get(speaker.id, speaker) for speaker in transcript.speakers)
    return transcript.model_copy(update={"speakers": speakers})
