"""``lectura voices``: the voices that are recognised in the next recordings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.cli.help import App
from lectura.cli.parameters import Flags, takes_settings
from lectura.errors import ExitStatus, UsageError

app = App(
    help="Known voices: add, list, remove. Only an embedding is kept, never audio.",
)


@app.command("add")
@command
@takes_settings("transcribe.audio_track")
def add(
    name: Annotated[str, typer.Argument(help="Who it is.")],
    recording: Annotated[Path, typer.Argument(help="A recording in which they speak alone.")],
    at: Annotated[str, typer.Option(help="When, such as 3:20-4:10.")],
    flags: Flags,
) -> ExitStatus:
    """Keep a voice, from a stretch in which this person speaks alone."""
    from lectura.cli.setup import settings
    from lectura.pipeline.source import Recording
    from lectura.speakers.naming.voices import VoiceBook, embed_voice
    from lectura.store import Store
    from lectura.timeline import parse_range

    try:
        interval = parse_range(at)
    except ValueError as error:
        raise UsageError(
            f"--at {at}: {error}.", hint="Write it like: --at 3:20-4:10", value=at
        ) from error
    chosen = settings(flags, sections=("general", "transcribe.audio_track"))
    looked_at = Recording(Store(chosen.cache), recording, chosen.audio_track)
    with looked_at.open() as blocks:
        embedding = embed_voice(blocks, interval)
    looked_at.check()
    book = VoiceBook()
    book.add(name, embedding)
    out(f"{name}: kept in {book.path}")
    return ExitStatus.COMPLETE


@app.command("list")
@command
def list_voices(
    as_json: Annotated[bool, opt.json_per("voice")] = False,
) -> ExitStatus:
    """Show whose voices are kept, and where."""
    from lectura.speakers.naming.voices import VoiceBook

    book = VoiceBook()
    names = sorted(voice.name for voice in book.list())
    for name in names:
        if as_json:
            out_json({"name": name, "path": str(book.path)})
        else:
            out(name)
    if names and not as_json:
        console().tell(f"kept in {book.path}")
    if not names and not as_json:
        console().warning("No voices are kept.")
    return ExitStatus.COMPLETE


@app.command("remove")
@command
def remove(name: Annotated[str, typer.Argument(help="Whose voice to forget.")]) -> ExitStatus:
    """Forget a voice."""
    from lectura.speakers.naming.voices import VoiceBook

    VoiceBook().remove(name)
    out(f"{name}: forgotten")
    return ExitStatus.COMPLETE
