"""``lectura run``: recordings to transcripts and notes, in one go."""

from __future__ import annotations

from functools import partial

from lectura.cli import options as opt
from lectura.cli.errors import command
from lectura.cli.trusting import TrustFolder
from lectura.errors import ExitStatus, UsageError


@command
def run(
    inputs: opt.Recordings,
    output: opt.Out = None,
    formats: opt.Formats = None,
    notes_formats: opt.NotesFormats = None,
    ics: opt.Ics = False,
    submission: opt.Submission = None,
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
    llm: opt.Llm = None,
    llm_model: opt.LlmModel = None,
    base_url: opt.BaseUrl = None,
    gguf: opt.Gguf = None,
    context_tokens: opt.ContextTokens = None,
    max_reply_tokens: opt.MaxReplyTokens = None,
    concurrency: opt.Concurrency = None,
    max_tokens_total: opt.MaxTokensTotal = None,
    max_cost: opt.MaxCost = None,
    estimate: opt.Estimate = False,
    notes_language: opt.NotesLanguage = None,
    prompt: opt.Prompt = None,
    date: opt.Date = None,
    exclude_speakers: opt.ExcludeSpeaker = None,
    link: opt.Link = None,
    trust_folder: TrustFolder = None,
) -> ExitStatus:
    """Transcribe recordings and write their notes.

    Example: lectura run clase.mp4 -o out
    """
    flags = {name: value for name, value in locals().items() if name not in _NOT_SETTINGS}
    if submission is not None and output is not None:
        raise UsageError(
            f"--submission {submission} holds all outputs; with -o {output} they would have two "
            "folders.",
            hint="Leave one of them out: lectura run RECORDING --submission DIR",
            value=str(output),
        )
    from lectura.cli.jobs import submit, work_on
    from lectura.cli.setup import pipeline, settings, with_more, with_theirs
    from lectura.pipeline import Target

    chosen = with_more(settings(flags, vocabulary_from=vocabulary_from), ics=ics)
    chosen = with_theirs(chosen, overwrite=overwrite, keep=keep)
    runner = pipeline(chosen)
    if estimate:
        from lectura.cli.estimating import estimate as told
        from lectura.cli.jobs import jobs_of

        places = {
            job.path: Target(job.out_dir, job.stem) for job in jobs_of(inputs, submission or output)
        }
        return told(
            list(places),
            lambda path: runner.plan(path, places[path]),
            chosen.llm,
            as_json=as_json,
        )
    if submission is not None:
        return submit(runner, inputs, submission, fresh=fresh, as_json=as_json)
    return work_on(
        inputs,
        output,
        lambda job: partial(runner.run, job.path, Target(job.out_dir, job.stem), fresh=fresh),
        as_json=as_json,
    )


_NOT_SETTINGS = frozenset(
    {
        "inputs",
        "output",
        "as_json",
        "fresh",
        "vocabulary_from",
        "ics",
        "submission",
        "overwrite",
        "keep",
        "estimate",
    }
)
