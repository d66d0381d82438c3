"""What the outputs of a recording are called: after it, or by a template as "{date} {stem}"."""

from __future__ import annotations

import datetime as dt
import functools
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from string import Formatter

from lectura.errors import MediaError, UsageError
from lectura.inputs.safe_names import safe_stem
from lectura.paths import as_argument, display_path
from lectura.records.target import is_taken

FIELDS = ("stem", "extension", "folder", "date", "language", "model")
"""What a template may hold, in braces."""

_RUN = "lectura run RECORDING"
_LISTED = ", ".join(f"{{{name}}}" for name in FIELDS)
_DAY = re.compile(r"(?:[^%]|%[Ymdy%])*")
"""How a date may be written: year, month and day, whose figures are the same in every language."""


def checked_template(text: str) -> str:
    """The template itself.

    Raises:
        ValueError: no name can be made by it.
    """
    if "/" in text or "\\" in text:
        raise ValueError("it is a name without / and \\; the folder is named by -o")
    for name, spec in _fields_in(text):
        if name not in FIELDS:
            raise ValueError(f"there is no field {{{name}}}; the fields are {_LISTED}")
        if spec and (name != "date" or not _DAY.fullmatch(spec)):
            raise ValueError(
                "only a date can be written in another way, of %Y, %m, %d and %y: {date:%d-%m-%Y}"
            )
    return text


def _fields_in(text: str) -> Iterator[tuple[str, str]]:
    """The name of every field, and how it is to be written.

    Raises:
        ValueError: the braces do not fit together.
    """
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        raise ValueError(
            "a brace stands alone; one that belongs to the name is written twice: {{ or }}"
        ) from None
    for _, name, spec, conversion in parts:
        if name is not None:
            yield (f"{name}!{conversion}" if conversion else name), spec or ""


@dataclass(frozen=True)
class Naming:
    """How outputs are named.

    Attributes:
        template: with fields of `FIELDS` in braces; None calls them after the recording.
        ending: what part of the recording they are of; stands behind every name.
        date: of the lecture; None for that of the recording.
        language: the one spoken; None where it is found out while the work is done.
        model: as it was asked for; ``auto`` where it is chosen by then.
        command: what a person types, for hints.
    """

    template: str | None = None
    ending: str = ""
    date: dt.date | None = None
    language: str | None = None
    model: str = "auto"
    command: str = _RUN

    def stem(
        self, name: str, place: Path, recording: Path | None, *, keep_bytes: bool = False
    ) -> str:
        """The name of some outputs without suffix, fit for every file system.

        Args:
            name: what they are called without a template, fit already.
            place: the recording, for the fields that are parts of its path.
            recording: the file that is opened for the date; None where there is none.
            keep_bytes: as for `lectura.inputs.safe_names.safe_name`.

        Raises:
            UsageError: a field is not known before the work, or the name is taken.
        """
        made = name
        if self.template is not None:
            made = safe_stem(self._made(name, place, recording), keep_bytes=keep_bytes)
        if self.ending:
            made = safe_stem(f"{made}.{self.ending}", keep_bytes=True)
        if self.template is not None and is_taken(made):
            raise self.refused(
                f"The outputs of {display_path(place)} cannot be called '{display_path(made)}': "
                "other files of lectura are called so."
            )
        return made

    def refused(self, why: str) -> UsageError:
        """The template gives no name that could be taken."""
        return UsageError(
            why,
            hint=f"Put in what tells them apart: {self.command} --output-template {self._other}",
            value=self.template,
        )

    @property
    def _other(self) -> str:
        used = {name for name, _ in _fields_in(self.template or "")}
        more = next((name for name in ("stem", "extension", "folder") if name not in used), "date")
        return as_argument(f"{self.template} {{{more}}}")

    def _made(self, name: str, place: Path, recording: Path | None) -> str:
        values: dict[str, Callable[[], str]] = {
            "stem": lambda: name,
            "extension": lambda: place.suffix.removeprefix("."),
            "folder": lambda: PurePath(os.path.abspath(place)).parent.name,  # noqa: PTH100
            "language": lambda: self._language(place),
            "model": lambda: self._model(place),
        }
        pieces = []
        for text, field, spec, _ in Formatter().parse(self.template or ""):
            pieces.append(text)
            if field == "date":
                try:
                    day = self.date or (_day_of(recording) if recording else None)
                except MediaError:  # opening it will say what is wrong; nothing gets this name
                    return name
                pieces.append(self._day(day, spec or "%Y-%m-%d", recording or place))
            elif field is not None:
                pieces.append(values[field]())
        made = "".join(pieces).strip()
        return f"_{made}" if made.startswith(".") or not made else made  # hidden, or no name at all

    def _day(self, day: dt.date | None, spec: str, recording: Path) -> str:
        if day is None:
            raise UsageError(
                f"The output template has {{date}}, and {display_path(recording)} does not say "
                "when it was recorded.",
                hint=f"Give the date of the lecture: {self.command} --date 2026-03-15",
                value=self.template,
            )
        parts = {"Y": f"{day.year:04}", "m": f"{day:%m}", "d": f"{day:%d}", "%": "%"}
        parts["y"] = parts["Y"][-2:]
        return re.sub("%(.)", lambda match: parts[match[1]], spec)

    def _untold(self, field: str, place: Path) -> UsageError:
        """Where nothing is transcribed, no flag tells what the file does not."""
        return UsageError(
            f"{display_path(place)} does not tell its {{{field}}}, which the output template has.",
            hint=f'Leave it out: {self.command} --output-template "{{date}} {{stem}}"',
            value=self.template,
        )

    def _language(self, place: Path) -> str:
        if self.language is None and self.command != _RUN:
            raise self._untold("language", place)
        if self.language is None:
            raise UsageError(
                "The output template has {language}, and the language is found out only while "
                "the recording is transcribed.",
                hint="Say which one is spoken: lectura run RECORDING --language es",
                value=self.template,
            )
        return self.language

    def _model(self, place: Path) -> str:
        if self.model == "auto" and self.command != _RUN:
            raise self._untold("model", place)
        if self.model == "auto":
            raise UsageError(
                "The output template has {model}, and --model auto is settled only while the "
                "recording is transcribed.",
                hint="Say which one to take: lectura run RECORDING --model small",
                value=self.template,
            )
        return PurePath(self.model).name


def _day_of(recording: Path) -> dt.date | None:
    """The day on which a recording was made, as it says itself.

    Raises:
        MediaError: it cannot be opened.
    """
    try:
        state = recording.stat()
    except OSError:
        return _day_in(recording, 0, 0)
    return _day_in(recording, state.st_size, state.st_mtime_ns)


@functools.lru_cache(maxsize=4096)
def _day_in(recording: Path, _size: int, _changed: int) -> dt.date | None:
    from lectura.media.probe import probe  # noqa: PLC0415 - slow to load, and seldom asked for

    recorded = probe(recording).recorded
    return recorded.date() if recorded else None
