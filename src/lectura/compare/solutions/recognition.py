"""A solution transcribes a piece: a child process, a service, or a file that is there."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lectura.compare.solutions import remote
from lectura.compare.solutions.piece import Workplace
from lectura.compare.solutions.running import Ran, run
from lectura.compare.solutions.stored import KEY_VERSION, Recognized, keep, kept
from lectura.compare.solutions.systems import AUDIO, LANGUAGE, OUT, System, filled
from lectura.errors import LecturaError, TranscriptError, UsageError
from lectura.formats import parse_transcript, read_transcript
from lectura.formats.reading.encoding import decode
from lectura.paths import display_path
from lectura.pipeline.recognition import RECOGNITION_VERSION
from lectura.process.version import __version__
from lectura.progress import Hook, ignore
from lectura.records.target import TRANSCRIPTS
from lectura.records.transcript import Transcript
from lectura.store import Artifact, Store

_LECTURA = (sys.executable, "-m", "lectura")


@dataclass(frozen=True)
class Recognition:
    """How solutions are run.

    Attributes:
        store: keeps what each recognized.
        place: has the sound.
        sha256: of the recording, and what else tells which piece of it.
        settings: of lectura, as typed, for every solution of its own.
        language: of the speech, an ISO 639-1 code; None where nobody said it.
        offline: nothing leaves this machine.
        limit_seconds: for one solution.
        environ: of the programs, and where keys are.
        fresh: run again what is finished.
        hook: is told where sound is sent.
    """

    store: Store
    place: Workplace
    sha256: Mapping[str, Any]
    settings: tuple[str, ...] = ()
    language: str | None = None
    offline: bool = False
    limit_seconds: float = 600.0
    environ: Mapping[str, str] = field(default_factory=dict)
    fresh: bool = False
    hook: Hook = ignore

    def known(self, system: System) -> Recognized | None:
        """What a solution recognized before; None where it is to be run."""
        if self.fresh or system.kind == "file":
            return None
        return kept(self._artifact(system))

    def recognize(self, system: System) -> Recognized:
        """What a solution recognizes; what goes wrong with it is told in the result.

        Raises:
            OutputError, MediaError: the store, or the recording, not the solution.
        """
        if system.kind == "file":
            return _from_file(system)
        if (found := self.known(system)) is not None:
            return found
        sound = self.place.sound()
        ask = self._sent if system.kind == "endpoint" else self._run
        recognized = ask(system, sound)
        keep(self._artifact(system), recognized)
        return recognized

    def _artifact(self, system: System) -> Artifact:
        made: dict[str, Any] = {"version": KEY_VERSION, "kind": system.kind, **self.sha256}
        if system.kind == "lectura":
            made["words"] = list(self._options(system))
            made["lectura"] = [__version__, RECOGNITION_VERSION]
        elif system.kind == "endpoint":
            made |= {"address": system.shown, "language": self.language}
        else:
            made |= {"words": list(system.words), "language": self.language}
        return self.store.artifact("recognized", made)

    def _run(self, system: System, sound: Path) -> Recognized:
        folder = self.place.folder
        out = folder / "out"
        out.mkdir()
        environ = dict(self.environ)
        if system.kind == "lectura":
            # A store of its own: what lectura recognized before would take no time.
            environ["LECTURA_CACHE"] = str(folder / "store")
            words = [*_LECTURA, "transcribe", AUDIO, "-o", OUT, "-f", "json", "--words"]
            words += self._options(system)
            where = folder
        else:
            words, where = list(system.words), Path.cwd()
        places = {AUDIO: str(sound), OUT: str(out), LANGUAGE: self.language or "auto"}
        ran = run(filled(words, places), where, environ, limit_seconds=self.limit_seconds)
        return _told(ran, folder, sound, prints=not any(OUT in word for word in words))

    def _options(self, system: System) -> Sequence[str]:
        """The settings of lectura: those of all solutions, then its own in their place."""
        own = dict(zip(system.words[::2], system.words[1::2], strict=True))
        every = dict(zip(self.settings[::2], self.settings[1::2], strict=True))
        if "--language" in own:
            every.pop("--languages", None)
        if "--languages" in own:
            every.pop("--language", None)
        both = {**every, **own}
        words = [word for pair in both.items() for word in pair]
        return [*words, "--offline"] if self.offline else words

    def _sent(self, system: System, sound: Path) -> Recognized:
        request = remote.Request(
            system.url,
            system.model,
            remote.key_for(system, self.environ),
            self.language,
            self.limit_seconds,
        )
        return remote.recognized(request, sound, self.hook)


def _told(ran: Ran, folder: Path, sound: Path, *, prints: bool) -> Recognized:
    """What a program left: the transcript among its files, or what it printed."""
    if ran.problem is not None:
        return Recognized(None, ran.seconds, ran.peak_bytes, ran.problem)
    try:
        transcript = _printed(ran.printed) if prints else _written(folder, sound.stem)
    except LecturaError as error:
        problem = error.message.rstrip(".")
        return Recognized(None, ran.seconds, ran.peak_bytes, problem)
    return Recognized(transcript, ran.seconds, ran.peak_bytes)


def _printed(data: bytes) -> Transcript:
    if not data.strip():
        raise TranscriptError("it printed nothing; with {out} it writes into a folder instead")
    return parse_transcript(decode(data, "what it printed"), "what it printed")


def _written(folder: Path, stem: str) -> Transcript:
    """The transcript of the fullest format that can be read.

    Raises:
        TranscriptError: there is none, or there are several and none is called as the sound is.
    """
    order = list(TRANSCRIPTS.values())
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in order
        and path.is_file()
        and path.relative_to(folder).parts[0] != "store"
    ]
    problems: list[TranscriptError] = []
    for suffix in order:
        read: dict[Path, Transcript] = {}
        for path in files:
            if path.suffix.lower() == suffix:
                one = _read(path)
                if isinstance(one, Transcript):
                    read[path] = one
                else:
                    problems.append(one)
        if read:
            return _meant(read, stem)
    told = "it wrote no transcript into {out}: no json, vtt, srt, tsv or txt"
    raise problems[0] if problems else TranscriptError(told)


def _meant(read: Mapping[Path, Transcript], stem: str) -> Transcript:
    """The only one, or that which is called as the sound is."""
    named = [one for path, one in read.items() if path.stem == stem]
    if len(read) == 1 or len(named) == 1:
        return (named or list(read.values()))[0]
    names = " and ".join(display_path(path.name) for path in list(read)[:3])
    raise TranscriptError(
        f"it wrote {len(read)} transcripts into {{out}}, {names}; which is meant?"
    )


def _read(path: Path) -> Transcript | TranscriptError:
    try:
        return read_transcript(path)
    except TranscriptError as error:
        return error


def _from_file(system: System) -> Recognized:
    if system.path is None:
        raise UsageError("A transcript needs a file.", hint="lectura compare RECORDING --with FILE")
    return Recognized(read_transcript(system.path))
