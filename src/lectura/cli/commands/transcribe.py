"""``lectura transcribe``: recordings to transcripts."""

from __future__ import annotations

from lectura.cli import options as opt
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, start, takes_settings
from lectura.errors import ExitStatus


@command
@takes_settings(
    "transcribe", "subtitles", "template", "notes.date", "speakers", "names", "general", "progress"
)
def transcribe(
    wanted: opt.Wanted,
    output: opt.Out = None,
    *,
    flags: Flags,
    vocabulary_from: opt.VocabularyFrom = None,
    writing: opt.Writing,
) -> ExitStatus:
    """Write transcripts: text, subtitles, and a lossless json.

    Example: lectura transcribe clase.mp4 -f txt,srt,json
    """
    start(wanted.inputs, flags)
    from lectura.cli.jobs import jobs_at_hand, work_on, work_setup
    from lectura.cli.setup import OF_TRANSCRIPTS, settings_to_transcribe, with_theirs
    from lectura.records.report import combined

    chosen = settings_to_transcribe(flags, vocabulary_from, sections=OF_TRANSCRIPTS)
    chosen = with_theirs(chosen, overwrite=writing.overwrite, keep=writing.keep)
    setup = work_setup(chosen, notes=False, fresh=writing.fresh)
    with jobs_at_hand(wanted, output, chosen) as jobs:
        reports = work_on(jobs, setup, as_json=writing.as_json)
    return combined(report.exit_status for report in reports)
