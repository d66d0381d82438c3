"""The files of a recording in another language: written through the gate, and read again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from lectura.disk.small_files import plain_bytes
from lectura.errors import OutputError, TranscriptError
from lectura.formats import CueOptions
from lectura.languages import base_of
from lectura.outputs.ownership import Gate, Index, Written
from lectura.paths import as_argument, display_path, escaped_in_json
from lectura.records.model import in_parts
from lectura.records.target import UNKNOWN_LANGUAGE, Target
from lectura.records.translation import SCHEMA_VERSION, Translation
from lectura.records.versions import refuse_newer
from lectura.render.translated import in_order_for
from lectura.translation.forms import FORMS
from lectura.translation.options import TranslationOptions


def translation_files(
    translation: Translation, target: Target, formats: Sequence[str], *, bilingual: bool
) -> dict[str, Path]:
    """Where each form of a translation goes."""
    said = (base_of(translation.source.language) or UNKNOWN_LANGUAGE) if bilingual else None
    return {name: target.translation(name, translation.language, said) for name in formats}


def write_translation(
    translation: Translation,
    target: Target,
    formats: Sequence[str],
    gate: Gate,
    *,
    bilingual: bool = False,
    cues: CueOptions | None = None,
) -> Written:
    """Write a translation in several forms, except over what a person wrote.

    Args:
        translation: what to write.
        target: of the recording's outputs.
        formats: names of `lectura.records.target.TRANSLATIONS`.
        gate: knows whose files are there.
        bilingual: what was said stands above its translation.
        cues: the limits of a line of subtitles; None for the usual ones.

    Raises:
        OutputError: a file cannot be written, or another recording's outputs are called so.
    """
    _require_own_names(target, translation.language)
    places = translation_files(translation, target, formats, bilingual=bilingual)
    limits = cues or CueOptions()
    files = {
        path: FORMS[name](translation, limits, bilingual).encode()
        for name, path in places.items()
        if name in FORMS
    }
    record = target.translation("json", translation.language)
    written = gate.write(files, Index(record, translation, as_json, asked="json" in formats))
    paths = tuple(path for path in places.values() if path in written.paths)
    return Written(paths, written.kept, tuple(p for p in paths if p in written.changed))


def translation_text(
    translation: Translation, options: TranslationOptions, cues: CueOptions
) -> str:
    """The first of the forms that are wanted, to be printed."""
    first = options.formats[0]
    if first in FORMS:
        return FORMS[first](translation, cues, options.bilingual)
    return as_json(translation)


def as_json(translation: Translation) -> str:
    """The record, one line per cue."""
    parts = []
    for name, value in in_parts(translation):
        if name == "cues":
            rows = ",\n".join(
                f"    {_compact(row.model_dump(mode='json'))}" for row in translation.cues
            )
            parts.append(f'  "cues": [{chr(10) + rows + chr(10) + "  " if rows else ""}]')
        else:
            told = value if isinstance(value, str | int | dict | list | None) else list(value)  # type: ignore[call-overload]
            parts.append(f"  {_compact(name)}: {_compact(told)}")
    return escaped_in_json("{\n" + ",\n".join(parts) + "\n}\n")


def read_translation(path: Path) -> Translation:
    """The record in a file.

    Raises:
        TranscriptError: it cannot be read, or is none.
    """
    again = "Make it again: lectura translate TRANSCRIPT --to en"
    try:
        record = json.loads(plain_bytes(path).decode("utf-8-sig"))
        refuse_newer("This translation", record, SCHEMA_VERSION, TranscriptError)
        return Translation.model_validate(record)
    except OSError as error:
        raise TranscriptError(
            f"{path} cannot be read: {error.strerror or error}.", hint=again, value=str(path)
        ) from error
    except (ValueError, ValidationError, RecursionError) as error:
        raise TranscriptError(
            f"{path} is no translation of lectura, or is damaged.", hint=again, value=str(path)
        ) from error


def translations_there(target: Target, language: str | None = None) -> tuple[Translation, ...]:
    """The translations that lie with outputs and can be read, see `in_order_for`.

    Args:
        target: of the outputs.
        language: of the notes: the translation into it comes first.
    """
    found = []
    for path in target.translations():
        if path.suffix == ".json":
            with contextlib.suppress(TranscriptError):
                found.append(read_translation(path))
    return in_order_for(found, language)


def translation_for(target: Target, language: str | None) -> Translation | None:
    """The first of `translations_there`, whose words stand under the quotes of notes."""
    return next(iter(translations_there(target, language)), None)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _require_own_names(target: Target, language: str) -> None:
    """See that no other recording's outputs are called as this translation would be."""
    other = target.folder / f"{target.stem}.{language}.json"
    if other.exists():
        raise OutputError(
            f"The translation would be called as the outputs of another recording: "
            f"{display_path(other)} is there.",
            hint=f"Give it a folder of its own: lectura translate {as_argument(target.stem)}.json "
            f"--to {language} -o OTHER",
            value=str(other),
        )
