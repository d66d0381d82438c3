"""``lectura transcribe``: recordings to transcripts."""

from __future__ import annotations

from functools import partial

from lectura.cli import options as opt
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, takes_settings
from lectura.errors import ExitStatus


@command
@takes_settings("transcribe", "speakers", "names", "general")
def transcribe(
    inputs: opt.Recordings,
    output: opt.Out = None,
    *,
    flags: Flags,
    vocabulary_from: opt.VocabularyFrom = None,
    writing: opt.Writing,
) -> ExitStatus:
    """Write transcripts: text, subtitles, and a lossless json.

    Example: lectura transcribe clase.mp4 -f txt,srt,json
    """
    from lectura.cli.jobs import work_on
    from lectura.cli.setup import OF_TRANSCRIPTS, pipeline, settings_to_transcribe, with_theirs
    from lectura.pipeline import Target

    chosen = settings_to_transcribe(flags, vocabulary_from, sections=OF_TRANSCRIPTS)
    runner = pipeline(with_theirs(chosen, overwrite=writing.overwrite, keep=writing.keep))
    return work_on(
        inputs,
        output,
        lambda job: partial(
            runner.transcribe, job.path, Target(job.out_dir, job.stem), fresh=writing.fresh
        ),
        as_json=writing.as_json,
    )
