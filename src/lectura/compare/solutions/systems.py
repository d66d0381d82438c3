"""What ``--with`` names: the solutions that hear a recording, each read from one text.

A text is a model or settings of lectura, a command with ``{audio}``, an address, or a transcript;
``NAME=`` before it gives it a name. Nothing is started or opened here.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from lectura.config.fields import FIELDS, Field
from lectura.errors import UsageError
from lectura.paths import alike, as_argument
from lectura.records.target import is_transcript
from lectura.speech.models.catalog import CATALOG
from lectura.urls import shown_url

Kind: TypeAlias = Literal["lectura", "command", "endpoint", "file"]

AUDIO, OUT, LANGUAGE = "{audio}", "{out}", "{language}"
_NAMED = re.compile(r"(?P<name>[^\W_][\w.+-]{0,39})=(?P<what>.+)", re.DOTALL)
_PLACES = re.compile(r"\{(\w+)\}")
_NOT_HERE = frozenset({"start", "end", "audio_track", "formats", "words", "translate"})
"""Settings that are the same for all solutions, or would make the transcripts incomparable."""
_EXAMPLE = 'lectura compare clase.mp4 --with lectura --with "lectura --model small"'


@dataclass(frozen=True)
class System:
    """A solution.

    Attributes:
        name: what the tables call it; none has the name of another.
        kind: how it is run.
        shown: what was typed, without secrets.
        words: of its command line; of lectura the settings, as typed.
        url: where sound is sent to; never shown.
        model: its name there.
        key_variable: the variable of the environment that holds the key for it.
        path: of a transcript.
    """

    name: str
    kind: Kind
    shown: str
    words: tuple[str, ...] = ()
    url: str = field(default="", repr=False)
    model: str = ""
    key_variable: str = ""
    path: Path | None = None


def systems_of(texts: Sequence[str]) -> tuple[System, ...]:
    """The solutions that were named, in their order, each with a name of its own.

    Raises:
        UsageError: one cannot be meant, or a name was given twice.
    """
    found: list[System] = []
    for text in texts:
        given = _NAMED.fullmatch(text.strip())
        system = _system(given["what"] if given else text)
        name = given["name"] if given else system.name
        taken = {one.name.casefold() for one in found}
        if given and name.casefold() in taken:
            raise UsageError(
                f"Two solutions are called '{name}'.",
                hint='Give each a name of its own: --with "fast=…" --with "slow=…"',
                value=name,
            )
        found.append(replace(system, name=_free(name, taken)))
    return tuple(found)


def _system(text: str) -> System:
    what = text.strip()
    if AUDIO in what:
        return _command(what)
    if re.match(r"https?://", what, re.IGNORECASE):
        return _endpoint(what)
    words = _split(what)
    if words[:1] == ["lectura"]:
        return _lectura(words[1:])
    if len(words) == 1 and words[0].lower() in CATALOG:
        return _lectura(["--model", words[0].lower()])
    path = Path(what).expanduser()
    if path.is_file() or is_transcript(path) or path.suffix.lower() == ".docx":
        return System(path.name, "file", what, path=path)
    if words and (near := alike(path, is_transcript)) is not None:
        hint = f"Did you mean {as_argument(near)}?"
    else:
        hint = 'A command names its input: --with "name=program {audio} --output_dir {out}"'
    raise UsageError(
        f"'{what}' is no model, no command with {{audio}}, no address and no transcript.",
        hint=f"{hint} Or try: {_EXAMPLE}",
        value=what,
    )


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise UsageError(
            f"The command '{text}' cannot be read: {str(error).lower()}.",
            hint='Close its quotes: --with "name=program {audio} --output_dir {out}"',
            value=text,
        ) from error


def _command(text: str) -> System:
    words = _split(text)
    known = {AUDIO, OUT, LANGUAGE}
    for word in words:
        for place in _PLACES.findall(word):
            if f"{{{place}}}" not in known:
                raise UsageError(
                    f"'{{{place}}}' in the command stands for nothing.",
                    hint="A command may hold {audio}, {out} (a folder for its transcript; without "
                    "it, what it prints is the transcript) and {language}: "
                    '--with "name=program {audio} --output_dir {out}"',
                    value=place,
                )
    if AUDIO in words[0]:
        raise UsageError(
            "The command begins with {audio}; it needs a program first.",
            hint='Write: --with "name=program {audio} --output_dir {out}"',
            value=text,
        )
    return System(Path(words[0]).name, "command", text, words=tuple(words))


def _endpoint(text: str) -> System:
    url, *rest = text.split()
    host, model, variable = urlsplit(url).hostname or "", "", ""
    for word in rest:
        name, _, value = word.partition("=")
        if name.lower() == "key" and re.fullmatch(r"[A-Za-z_]\w*", value):
            variable = value
        elif name.lower() == "key" or model:
            raise UsageError(
                f"After the address stand a model and key=VARIABLE; '{name}' is neither.",
                hint="A key is kept in a variable of the environment and named by it: "
                '--with "https://api.example.org/v1 whisper-1 key=EXAMPLE_KEY"',
                value=name,
            )
        else:
            model = word
    shown = " ".join(filter(None, (shown_url(url), model)))
    return System(
        " ".join(filter(None, (host, model))),
        "endpoint",
        shown,
        url=url,
        model=model,
        key_variable=variable,
    )


def _lectura(words: Sequence[str]) -> System:
    """Lectura with some of its settings.

    Raises:
        UsageError: it has no such setting here, or the setting cannot have the value.
    """
    known = {typed: one for one in FIELDS if _takes(one) for typed in one.typed}
    rest, typed = list(words), []
    while rest:
        flag, equals, value = rest.pop(0).partition("=")
        setting = known.get(flag)
        if setting is None:
            raise UsageError(
                f"'{flag}' is no setting that a solution may differ in.",
                hint=f"These are: {', '.join(known)}. {_EXAMPLE}",
                value=flag,
            )
        if not equals:
            if not rest:
                raise UsageError(f"{flag} needs a value.", hint=f"As in: {_EXAMPLE}", value=flag)
            value = rest.pop(0)
        typed += [flag, _read(setting, flag, value)]
    name = " ".join(["lectura", *_brief(typed)])
    return System(name, "lectura", _line(typed), words=tuple(typed))


def _takes(setting: Field) -> bool:
    return (
        setting.belongs_to(("transcribe",))
        and setting.name not in _NOT_HERE
        and not setting.kind.switches
    )


def _read(setting: Field, flag: str, value: str) -> str:
    """The value as it is typed, which the setting can have; paths count from here."""
    try:
        setting.kind.read(value)
    except ValueError as error:
        raise UsageError(
            f"Invalid value '{value}' for {flag}: {error}.",
            hint="See what it takes: lectura transcribe --help",
            value=value,
        ) from error
    is_folder = setting.name == "model" and Path(value).expanduser().exists()
    return str(Path(value).expanduser().resolve()) if setting.kind.path or is_folder else value


def _brief(typed: Sequence[str]) -> list[str]:
    """The settings in a name: values alone, of paths their last part."""
    return [Path(value).name or value for value in typed[1::2]]


def _line(typed: Sequence[str]) -> str:
    values = (as_argument(word) if i % 2 else word for i, word in enumerate(typed))
    return " ".join(["lectura", *values])


def _free(name: str, taken: set[str]) -> str:
    tries = (name, *(f"{name} {number}" for number in range(2, 1000)))
    return next(one for one in tries if one.casefold() not in taken)


def filled(words: Sequence[str], places: Mapping[str, str]) -> list[str]:
    """The words of a command, with what stands in its places; a brace that names none stays."""
    return [_PLACES.sub(lambda found: places.get(found[0], found[0]), word) for word in words]


__all__ = ["AUDIO", "LANGUAGE", "OUT", "Kind", "System", "filled", "systems_of"]
