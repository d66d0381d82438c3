"""``lectura transcribe``: recordings to transcripts."""

from __future__ import annotations

from functools import partial

from lectura.cli import options as opt
from lectura.cli.errors import command
from lectura.cli.trusting import TrustFolder
from lectura.errors import ExitStatus


@command
def transcribe(
    inputs: opt.Recordings,
    output: opt.Out = None,
    formats: opt.Formats = None,
    as_json: opt.AsJson = False,
    fresh: opt.Fresh = False,
    overwrite: opt.Overwrite = False,
    keep: opt.Keep = False,
    model: opt.Model = None,
    language: opt.Language = None,
    languages: opt.Languages = None,
    device: opt.Device = None,
    compute_type: opt.ComputeType = None,
    words: opt.Words = None,
    vocabulary: opt.Vocabulary = None,
    vocabulary_from: opt.VocabularyFrom = None,
    audio_track: opt.AudioTrack = None,
    translate: opt.Translate = None,
    threads: opt.Threads = None,
    batch_size: opt.BatchSize = None,
    offline: opt.Offline = None,
    speakers: opt.Speakers = None,
    speaker_engine: opt.SpeakerEngine = None,
    num_speakers: opt.NumSpeakers = None,
    min_speakers: opt.MinSpeakers = None,
    max_speakers: opt.MaxSpeakers = None,
    speaker_name: opt.SpeakerName = None,
    speaker_at: opt.SpeakerAt = None,
    known_voices: opt.KnownVoices = None,
    trust_folder: TrustFolder = None,
) -> ExitStatus:
    """Write transcripts: text, subtitles, and a lossless json.

    Example: lectura transcribe clase.mp4 -f txt,srt,json
    """
    flags = {name: value for name, value in locals().items() if name not in _NOT_SETTINGS}
    from lectura.cli.jobs import work_on
    from lectura.cli.setup import OF_TRANSCRIPTS, pipeline, settings, with_theirs
    from lectura.pipeline import Target

    chosen = settings(flags, vocabulary_from=vocabulary_from, sections=OF_TRANSCRIPTS)
    chosen = with_theirs(chosen, overwrite=overwrite, keep=keep)
    runner = pipeline(chosen)
    return work_on(
        inputs,
        output,
        lambda job: partial(
            runner.transcribe, job.path, Target(job.out_dir, job.stem), fresh=fresh
        ),
        as_json=as_json,
    )


_NOT_SETTINGS = frozenset(
    {"inputs", "output", "as_json", "fresh", "vocabulary_from", "overwrite", "keep"}
)
