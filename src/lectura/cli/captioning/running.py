"""A session from its first block to the finished files."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from lectura.cli.captioning.choosing import chosen
from lectura.cli.captioning.views import Several, View
from lectura.cli.console import console, out_json
from lectura.cli.setup import engine_at_hand
from lectura.errors import ExitStatus, InterruptedRunError, LecturaError, OutputError, UsageError
from lectura.live.events import Event, Listening, Told
from lectura.live.opening import Input, keep_sound, open_source
from lectura.media.incoming import RawSound
from lectura.paths import as_argument
from lectura.process import interrupts

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.live.keeping import KeptSound
    from lectura.live.sources.source import Source, SourceEnd
    from lectura.speech.engine import Choice

_MOST_CHANNELS = 8


@dataclass(frozen=True)
class Wanted:
    """What was typed.

    Attributes:
        input: where the sound comes from.
        folder: of the recording and its files.
        name: of them; None takes the time.
        captions: a file that grows.
        port: of the page; None for no page.
        finish: make the files of the recording.
        as_json: tell it to programs.
        overwrite: replace a file of captions.
    """

    input: Input
    folder: Path
    name: str | None
    captions: Path | None
    port: int | None
    finish: bool
    as_json: bool
    overwrite: bool


def raw_sound(written: str | None) -> RawSound | None:
    """Bare samples as ``16000`` or ``44100,2`` says.

    Raises:
        UsageError: it says something else.
    """
    if written is None:
        return None
    rate, _, channels = written.partition(",")
    try:
        found = RawSound(int(rate), int(channels or 1))
    except ValueError:
        found = RawSound(0)
    if not (1000 <= found.rate <= 768_000 and 1 <= found.channels <= _MOST_CHANNELS):
        raise UsageError(
            f"Invalid value '{written}' for --pcm: expected samples per second, and channels.",
            hint="For example: arecord -t raw -f S16_LE -r 16000 | "
            "lectura live --input - --pcm 16000",
            value=written,
        )
    return found


def run(wanted: Wanted, settings: Settings) -> ExitStatus:
    """Listen, caption and finish.

    Raises:
        LecturaError: nothing can be listened to, or the model fails.
        InterruptedRunError: stopped while the files were made.
    """
    engine = engine_at_hand()
    choice = engine.choose(
        settings.transcribe, console().hook, cache_root=settings.cache, gpu_index=0
    )
    kept: KeptSound | None = None
    try:
        with contextlib.ExitStack() as stack:
            views = _views(wanted, settings, stack)
            begun = monotonic()
            source = open_source(wanted.input)
            stack.callback(source.close)
            kept = stack.enter_context(_kept(wanted))
            end = _listened(source, kept, views, _Setup(choice, settings, begun))
        return _finished(kept, end, wanted, settings)
    except KeyboardInterrupt as interrupt:
        if kept is None or kept.seconds == 0:
            raise
        raise InterruptedRunError(
            interrupts.SENTENCE, hint=f"The recording is whole. To finish it: {_line(kept)}"
        ) from interrupt


@contextlib.contextmanager
def _kept(wanted: Wanted) -> Iterator[KeptSound]:
    """The file of the recording; gone again where no sound came."""
    kept = keep_sound(wanted.folder, wanted.name, dt.datetime.now().astimezone())
    try:
        with kept:
            yield kept
    finally:
        if kept.seconds == 0:
            kept.path.unlink(missing_ok=True)


def _views(wanted: Wanted, settings: Settings, stack: contextlib.ExitStack) -> View:
    views: list[View] = []
    if wanted.captions is not None:
        from lectura.live.captions import CaptionsFile

        views.append(
            _Careful(
                CaptionsFile(wanted.captions, settings.output.cues, overwrite=wanted.overwrite)
            )
        )
    if wanted.port is not None:
        from lectura.live.page.server import PageServer

        page = PageServer(wanted.name or "Live captions", wanted.port)
        console().tell(f"Captions in the browser, on this machine alone: {page.address}")
        if wanted.as_json:
            out_json({"page": page.address})
        views.append(page)
    views.append(chosen(as_json=wanted.as_json))
    every = Several(views)
    stack.callback(every.close)
    return every


class _Careful:
    """A file of captions that cannot be written ends no session."""

    def __init__(self, file: View) -> None:
        self._file: View | None = file

    def tell(self, event: Event, at: float) -> None:
        with self._told():
            if self._file is not None:
                self._file.tell(event, at)

    def close(self) -> None:
        with self._told():
            if self._file is not None:
                self._file.close()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OutputError as error:
            self._file = None
            console().warning(f"{error.message} It gets no more captions.")


@dataclass(frozen=True)
class _Setup:
    """The model, the settings, and when the source was opened."""

    choice: Choice
    settings: Settings
    begun: float


def _listened(source: Source, kept: KeptSound, views: View, setup: _Setup) -> SourceEnd:
    # All that is imported is imported here: two threads must not wait for each other's imports.
    from lectura.audio.vad import VoiceDetector
    from lectura.live.captioner import Captioner
    from lectura.live.session import Session, ThreadWorker

    options = setup.settings.transcribe
    engine = engine_at_hand()
    stopping = threading.Event()
    interrupts.tell_first(stopping.set)
    try:
        worker = ThreadWorker(lambda: engine.load_recognizer(setup.choice, options))
        captioner = Captioner(VoiceDetector(), options.language)
        session = Session(source, kept, captioner, worker, views.tell, begun=setup.begun)
        views.tell(Listening(source.name, kept.path), 0.0)
        end = session.run(stopping.is_set)
    except LecturaError as error:
        if kept.seconds == 0:
            raise
        # The recording is worth more than its captions: it is finished all the same.
        views.tell(Told(f"No more captions: {error.message}", warning=True), kept.seconds)
        from lectura.live.sources.source import SourceEnd

        return SourceEnd(error.message)
    finally:
        interrupts.tell_first(None)
    if end.lost is not None:
        views.tell(Told(end.lost, warning=True), kept.seconds)
    return end


def _finished(kept: KeptSound, end: SourceEnd, wanted: Wanted, settings: Settings) -> ExitStatus:
    """Make of the recording what ``lectura run`` makes."""
    from lectura.records.report import combined

    if kept.seconds == 0:
        raise UsageError(
            f"No sound came. {end.lost or ''}".strip(),
            hint="See which microphones there are: lectura live --list-devices",
        )
    if wanted.as_json:
        out_json({"kept": str(kept.path), "seconds": round(kept.seconds, 3)})
    console().something_kept = True
    if not wanted.finish:
        console().tell(f"Kept: {kept.path}. To finish it: {_line(kept)}")
        status = ExitStatus.COMPLETE
    else:
        status = _run(kept.path, wanted, settings)
    return status if end.lost is None else combined([status, ExitStatus.PARTIAL])


def _run(path: Path, wanted: Wanted, settings: Settings) -> ExitStatus:
    from lectura.cli.jobs import jobs_at_hand, work_on, work_setup
    from lectura.cli.options import Wanted as Recordings
    from lectura.cli.originals import of_inputs
    from lectura.cli.report import pages_in, tell_pages
    from lectura.records.report import combined

    console().at_hand = of_inputs((path,))
    console().tell(f"Finishing {path}. A Ctrl-C leaves that for later.")
    setup = work_setup(settings, notes=True, fresh=False)
    with jobs_at_hand(Recordings([path]), None, settings) as jobs:
        reports = work_on(jobs, setup, as_json=wanted.as_json)
    tell_pages(pages_in(reports))
    return combined(report.exit_status for report in reports)


def _line(kept: KeptSound) -> str:
    return f"lectura run {as_argument(kept.path)}"
