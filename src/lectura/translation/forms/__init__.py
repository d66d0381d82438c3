"""A translation as files: one form each, in the dict `FORMS`. Pure functions."""

from __future__ import annotations

from collections.abc import Callable

from lectura.errors import UsageError
from lectura.formats.subtitles.cutting import CueOptions
from lectura.records.target import TRANSLATIONS
from lectura.records.translation import Translation
from lectura.translation.forms.subtitles import write_srt, write_vtt
from lectura.translation.forms.texts import write_markdown, write_text

Writer = Callable[[Translation, CueOptions, bool], str]
"""(translation, limits of a line, in both languages) → the text of a file."""

FORMS: dict[str, Writer] = {
    "srt": write_srt,
    "vtt": write_vtt,
    "txt": write_text,
    "md": write_markdown,
}
"""All but the JSON, which is the record itself."""

NEED_TIMES = frozenset({"srt", "vtt"})


def require_form(name: str) -> None:
    """See that there is a form of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in TRANSLATIONS:
        raise UsageError(
            f"There is no translation format '{name}'.",
            hint=f"Choose among {', '.join(TRANSLATIONS)}: lectura translate TRANSCRIPT --to en "
            "-f srt,txt",
            value=name,
        )
