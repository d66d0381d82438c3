"""The steps of the notebook, a method each: files, GPU, run, show, download."""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from lectura.errors import ExitStatus, MediaError
from lectura.inputs.discover import PARTIAL_SUFFIXES, find_recordings
from lectura.notebook.machine import Machine, machine
from lectura.notebook.options import BY_MODEL, filled, local_model, words
from lectura.notebook.running import CommandLine, Ended
from lectura.notebook.showing import MOST_SHOWN_BYTES, Framed, zipped
from lectura.notebook.telling import StoppedCellError, say, show

_FRESH_SECONDS = 60.0
"""A file that was changed within this time may still be growing."""
_LOOK_SECONDS = 1.0
_FULL = (errno.ENOSPC, errno.EDQUOT)
_AGAIN = "run this cell again; what was finished is kept"


class Notebook:
    """A lecture's way through the notebook.

    Everything that must outlive the session lies in one folder: recordings, results, and what is
    kept of unfinished work.

    Args:
        python: the Python that has lectura; None is this one.
        given: the fields of the form, see `lectura.notebook.options.FIELDS`.

    Raises:
        StoppedCellError: a field has a value that it cannot have.
    """

    def __init__(
        self, python: str | Path | None = None, *, on: Machine | None = None, **given: Any
    ) -> None:
        self._values = filled(given)
        self._machine = on or machine()
        named = self._values["folder"]
        self.folder = Path(named).expanduser().absolute() if named else self._machine.folder
        self.results = self.folder / "results"
        self._python = Path(python or sys.executable)
        self._gpu = False
        self._input: Path | None = None

    def files(self) -> None:
        """Make the storage reachable and list the recordings.

        Raises:
            StoppedCellError: there is no recording, one is still being uploaded, or nothing can be
                written.
        """
        self._machine.mount(self.folder)
        inputs = self.folder / "recordings"
        self._writable(inputs)
        if self._values["recordings"]:
            inputs = self.folder / Path(self._values["recordings"]).expanduser()
        elif self._values["upload"]:
            self._machine.upload(inputs)
        for path in self._found(inputs):
            say(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
        self._input = inputs
        say(f"Results go to {self.results}")

    def probe(self) -> None:
        """Try the GPU in another process; without one that works, the CPU is used."""
        ended = self._lectura("doctor", "--gpu", "--json")
        for row in _rows(ended)[:-1]:  # the last one sums up
            say(f"{'✓' if row['ok'] else '✗'} {row['check']}: {row['found']}")
            if row["check"] == "driver" and not row["ok"] and self._machine.accelerator:
                say(f"  → {self._machine.accelerator}; then run all cells again.")
            elif row["fix"] and row["check"] != "driver":
                say(f"  → {row['fix']}")
        self._gpu = ended.status == ExitStatus.COMPLETE
        if self._gpu:
            say("The GPU is used.")
        else:
            say("The CPU is used. That works too, and takes longer.")

    def run(self) -> None:
        """Transcribe and make notes; what an earlier session finished is taken up.

        Raises:
            StoppedCellError: it did not work, a key is missing, or the cell was stopped.
        """
        if self._input is None:
            self.files()
        options = words(self._values, gpu=self._gpu)
        environ = {"LECTURA_CACHE": os.environ.get("LECTURA_CACHE") or str(self.folder / "store")}
        if self._values["notes"] == BY_MODEL:
            environ["OPENAI_API_KEY"] = self._machine.secret(self._values["secret"])
        self._model()
        ended = self._lectura(
            "batch", str(self._input), "-o", str(self.results), "--json", *options, environ=environ
        )
        pages = [page for row in _rows(ended) for page in self._transcripts(row)]
        for page in pages:  # with the sound inside: the recording stays where it is
            told: list[str] = []
            made = self._lectura(
                "page", str(page), "--embed-audio", "--json", environ=environ, tell=told.append
            )
            if made.status != ExitStatus.COMPLETE:
                say("\n".join(told))
        if ended.status == ExitStatus.PARTIAL:
            say("Something is missing; the lines above say what.")
        elif ended.status != ExitStatus.COMPLETE:
            raise self._failed(ended)

    def show(self, number: int = 1) -> None:
        """Show the page of a lecture below the cell, the first one if none is named.

        Raises:
            StoppedCellError: there is no such page.
        """
        pages = self._pages()
        if not 1 <= number <= len(pages):
            raise StoppedCellError(
                f"There is no page number {number} in {self.results}; there are {len(pages)}.",
                hint="Run the cell before this one to its end, then this one again.",
                value=number,
            )
        page = pages[number - 1]
        for at, other in enumerate(pages, start=1):
            say(f"{'→' if at == number else ' '} {at}: {other.relative_to(self.results)}")
        if page.stat().st_size > MOST_SHOWN_BYTES:
            say(f"{page.name} is too large to be shown in a notebook; open it from the archive.")
            return
        show(Framed(page.read_text(encoding="utf-8")))

    def download(self) -> Path:
        """Write all results into one archive and offer it; gives its path.

        Raises:
            StoppedCellError: there are none, or the disk is full.
        """
        target = self.folder / "lectura-results.zip"
        if not self._pages():
            raise StoppedCellError(
                f"There are no results in {self.results}.",
                hint="Run the cells above to their end, then this one again.",
                value=str(self.results),
            )
        try:
            count = zipped(self.results, target)
        except OSError as error:
            raise self._refused(target, error) from error
        say(f"{target}: {count} files, {target.stat().st_size / 1e6:.1f} MB")
        self._machine.download(target)
        return target

    def _lectura(self, *of: str, **more: Any) -> Ended:
        """Run a command line.

        Raises:
            StoppedCellError: the cell was stopped.
        """
        try:
            return CommandLine(self._python, self.folder).run(*of, **more)
        except KeyboardInterrupt:
            raise StoppedCellError("Stopped.", hint=f"To go on, {_AGAIN}.") from None

    def _model(self) -> None:
        """Have the models on the machine's own disk; into Drive they would go slowly.

        Raises:
            StoppedCellError: one that was asked for cannot be had.
        """
        asked = self._values["model"] or "auto"
        told: list[str] = []
        tell = told.append if asked == "auto" else say
        ended = self._lectura("models", "pull", "base" if asked == "auto" else asked, tell=tell)
        if asked != "auto" and ended.status != ExitStatus.COMPLETE:
            raise self._failed(ended)
        local = local_model(self._values)
        if local and (ended := self._lectura("models", "pull", local)).status:
            raise self._failed(ended)

    def _found(self, inputs: Path) -> tuple[Path, ...]:
        if not inputs.exists():
            raise StoppedCellError(
                f"There is nothing at {inputs}.",
                hint="Write in `recordings` where they are, or leave it empty to take those in "
                f"{self.folder / 'recordings'}.",
                value=str(inputs),
            )
        try:
            found = tuple(one.path for one in find_recordings([inputs]))
        except MediaError as error:
            raise StoppedCellError(error.message, hint=error.hint, value=str(inputs)) from error
        growing = _growing(inputs, found)
        if growing:
            raise StoppedCellError(
                f"{', '.join(growing)}: still being uploaded, or empty.",
                hint="Wait until the upload has ended, then run this cell again.",
                value=growing,
            )
        if not found:
            raise StoppedCellError(
                f"There is no recording in {inputs}.",
                hint=f"{self._machine.put_files}, then run this cell again.",
                value=str(inputs),
            )
        return found

    def _writable(self, folder: Path) -> None:
        trial = self.folder / ".lectura-trial"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.results.mkdir(exist_ok=True)
            trial.write_bytes(b"x" * 4096)
            trial.unlink()
        except OSError as error:
            raise self._refused(folder, error) from error

    def _refused(self, place: Path, error: OSError) -> StoppedCellError:
        if error.errno in _FULL:
            return StoppedCellError(
                f"There is no space left at {place}.",
                hint=f"Make room there (Drive counts its bin too), then {_AGAIN}.",
                value=str(place),
            )
        return StoppedCellError(
            f"Nothing can be written at {place}: {error.strerror or error}.",
            hint="Name another folder in `folder`, then run the cells again.",
            value=str(place),
        )

    def _failed(self, ended: Ended) -> StoppedCellError:
        if ended.status < 0:
            return StoppedCellError(
                f"The process was ended from outside (signal {-ended.status}), as it is where the "
                "memory does not suffice.",
                hint=f"Choose a smaller `model`, then {_AGAIN}.",
                value=ended.status,
            )
        return StoppedCellError(
            f"The run ended with status {ended.status}; the lines above say why.",
            hint=f"Once that is mended, {_AGAIN}.",
            value=ended.status,
        )

    def _transcripts(self, row: dict[str, Any]) -> list[Path]:
        """The transcript of a recording that has a page."""
        outputs = [self.results / name for name in row.get("outputs") or ()]
        with_page = [path for path in outputs if path.with_suffix(".html") in outputs]
        return [path for path in with_page if path.suffix == ".json"][:1]

    def _pages(self) -> list[Path]:
        """Those of lectures: each has its transcript beside it."""
        pages = sorted(self.results.rglob("*.html")) if self.results.is_dir() else []
        return [page for page in pages if page.with_suffix(".json").is_file()]


def _growing(inputs: Path, found: tuple[Path, ...]) -> list[str]:
    """Names of files that are empty, change while one looks, or are called as unfinished ones."""
    looked = {path: path.stat() for path in found}
    fresh = any(time.time() - stat.st_mtime < _FRESH_SECONDS for stat in looked.values())
    if fresh:
        time.sleep(_LOOK_SECONDS)
    growing = [
        path
        for path, stat in looked.items()
        if not stat.st_size or (fresh and path.stat().st_size != stat.st_size)
    ]
    if inputs.is_dir():
        growing += [path for path in inputs.iterdir() if path.suffix.lower() in PARTIAL_SUFFIXES]
    return sorted(path.name for path in growing)


def _rows(ended: Ended) -> list[dict[str, Any]]:
    """The objects that a command line printed, one a line."""
    found = []
    for line in ended.out.splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict):
            found.append(row)
    return found
