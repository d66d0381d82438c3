"""What the files of a recording are called, and where they are: the only place that knows.

A format of transcripts has its line in `TRANSCRIPTS`, a form of notes in `NOTES`. Whatever must
know outputs by their names (what is no recording, what a search passes over, which stems are taken)
asks here, so that a new form is known everywhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from urllib.parse import unquote_to_bytes

from lectura.languages import code_of, tag_of
from lectura.paths import file_address

TRANSCRIPTS: dict[str, str] = {
    "json": ".json",
    "vtt": ".vtt",
    "srt": ".srt",
    "tsv": ".tsv",
    "txt": ".txt",
}
"""The suffix of each format of transcripts; those that keep most of a transcript come first."""
NOTES: dict[str, str] = {"md": ".notes.md", "json": ".notes.json", "ics": ".ics"}
"""The suffix of each form of notes."""
HTML = "html"
"""The page to study from: notes, transcript and recording in one file. Among the forms of notes
where these are chosen, and in `Target.notes`; alone it is made of more than the notes."""
_HTML = ".html"

COMPARISON: dict[str, str] = {
    "md": ".compare.md",
    "html": ".compare.html",
    "json": ".compare.json",
}
"""The suffix of each form of a comparison of several solutions."""
CONSENSUS: dict[str, str] = {"txt": ".consensus.txt", "json": ".consensus.json"}
"""The suffix of each form of what most of them wrote: a transcript, but not the lecture's."""
TRANSLATIONS: dict[str, str] = {
    "srt": ".srt",
    "vtt": ".vtt",
    "txt": ".txt",
    "md": ".md",
    "json": ".translation.json",
}
"""The suffix of each form of a translation, behind the tag of its language: ``clase.en.srt``."""
SPEAKERS = ".speakers.json"
CORRECTIONS = ".corrections.json"
UNKNOWN_LANGUAGE = "und"
"""The tag of a language that nobody knows (ISO 639-2)."""
_TAGS = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PAGE = ".md"
_TABLES = (".csv",)
"""What people keep beside outputs; never a recording."""
_ANY_TEXT = "txt"
"""Holds no times, and files of any kind are called so: it alone does not make a lecture."""

COURSE_PAGE = "course.md"
COURSE = "course.json"
COURSE_INDEX = "index.html"
REPORT = "report.json"
MANIFEST = "manifest.json"
TIMINGS = "timings.json"
_OF_FOLDERS = (COURSE_PAGE, COURSE, COURSE_INDEX, REPORT, MANIFEST, TIMINGS)


@dataclass(frozen=True)
class Target:
    """Where the outputs of a recording go: ``folder / stem`` and a suffix each.

    Attributes:
        folder: of all outputs.
        stem: their name without suffix.
        recording: the address under which pages there link to the recording (`address_from`); None
            where its place is unknown.
        links: pages may link to it, since it is there after the run.
        recordings: the same as ``recording`` for each of several that are one lecture.
    """

    folder: Path
    stem: str
    recording: str | None = None
    links: bool = True
    recordings: tuple[str | None, ...] = ()

    def linked_to_each(self, recordings: Iterable[Path]) -> Target:
        """The same place, with links to several recordings that are one lecture."""
        ways = tuple(address_from(self.folder, one) for one in recordings)
        return replace(self, links=False, recordings=ways)

    def linked(self, recording: Path) -> Target:
        """The same place, with links to a recording, unless they lead somewhere already."""
        if not self.links:
            return self
        return replace(self, recording=self.recording or address_from(self.folder, recording))

    def transcript(self, format_name: str) -> Path:
        """``<stem>.srt`` and so on."""
        return self._file(TRANSCRIPTS[format_name])

    def notes(self, format_name: str) -> Path:
        """``<stem>.notes.md`` and so on; the calendar is ``<stem>.ics``, `HTML` ``<stem>.html``."""
        return self._file(_HTML if format_name == HTML else NOTES[format_name])

    def comparison(self, format_name: str) -> Path:
        """``<stem>.compare.md`` and so on."""
        return self._file(COMPARISON[format_name])

    def consensus(self, format_name: str) -> Path:
        """``<stem>.consensus.txt`` and so on."""
        return self._file(CONSENSUS[format_name])

    @property
    def compared(self) -> tuple[Path, ...]:
        """Every file of a comparison, its json last."""
        forms = [self.comparison(name) for name in COMPARISON if name != "json"]
        return (*map(self.consensus, CONSENSUS), *forms, self.comparison("json"))

    def translation(self, format_name: str, language: str, with_said: str | None = None) -> Path:
        """``<stem>.en.srt`` and so on; ``<stem>.es-en.srt`` with what was said in ``es`` beside it.

        The JSON is one for both: ``<stem>.en.translation.json``.
        """
        both = with_said is not None and format_name != "json"
        tags = f"{with_said}-{language}" if both else language
        return self._file(f".{tags}{TRANSLATIONS[format_name]}")

    def translations(self) -> tuple[Path, ...]:
        """The files that are there of the recording in other languages, in order of their names."""
        return tuple(sorted(filter(self._is_translation, self._siblings())))

    def _siblings(self) -> Iterator[Path]:
        try:
            yield from self.folder.iterdir()
        except OSError:  # no folder, no files
            return

    def _is_translation(self, path: Path) -> bool:
        return translated_from(path) == self.stem

    @property
    def page(self) -> Path:
        """The transcript as a page, where there are no notes: ``<stem>.md``."""
        return self._file(_PAGE)

    @property
    def speakers(self) -> Path:
        """The names a person gave to speakers: ``<stem>.speakers.json``."""
        return self._file(SPEAKERS)

    @property
    def corrections(self) -> Path:
        """The words a person corrected: ``<stem>.corrections.json``."""
        return self._file(CORRECTIONS)

    def _file(self, suffix: str) -> Path:
        return self.folder / f"{self.stem}{suffix}"


def beside(recording: Path, folder: Path | None = None) -> Target:
    """Outputs in ``folder``, or beside the recording, named after it without its suffix."""
    return Target(folder if folder is not None else recording.parent, recording.stem)


def beside_file(file: Path) -> Target:
    """The place of the outputs to which a file belongs: a recording, or any of them."""
    stem = file.stem
    for ending in _endings():
        stem = stem.removesuffix(ending)
    return Target(file.parent, stem)


def translated_from(name: PurePath) -> str | None:
    """The stem of which a file is a translation by its name; None for any other name.

    >>> translated_from(PurePath("clase.en.srt")), translated_from(PurePath("clase.es-en.txt"))
    ('clase', 'clase')
    >>> translated_from(PurePath("clase.1.srt")) is None
    True
    """
    for suffix in TRANSLATIONS.values():
        stem, _, tags = name.name.removesuffix(suffix).rpartition(".")
        if name.name.endswith(suffix) and stem and _TAGS.fullmatch(tags) and _are_tags(tags):
            return stem
    return None


def _are_tags(tags: str) -> bool:
    """True for a tag of a language, or two of them."""
    first, _, second = tags.partition("-")
    return tag_of(tags) is not None or (
        (first == UNKNOWN_LANGUAGE or code_of(first) == first) and tag_of(second) is not None
    )


def is_transcript(name: PurePath) -> bool:
    """True for what is called as a transcript is."""
    return name.suffix.lower() in TRANSCRIPTS.values()


def is_output(name: PurePath) -> bool:
    """True for what is called as something that lectura writes, and so is never a recording."""
    ours = (*TRANSCRIPTS.values(), *NOTES.values(), _PAGE, _HTML, *_TABLES)
    return name.suffix.casefold() in {PurePath(f"x{suffix}").suffix for suffix in ours}


def forms_of_notes() -> tuple[str, ...]:
    """All that `Target.notes` knows: the forms of notes, and the page to study from."""
    return (*NOTES, HTML)


def is_taken(stem: str) -> bool:
    """True for a stem whose outputs could be taken for other files of lectura.

    ``report`` is taken by ``report.json``, and ``x.notes`` by the ``x.notes.json`` of ``x``.
    """
    folded = stem.casefold()
    whole = {PurePath(name).stem for name in _OF_FOLDERS}
    return folded in whole or folded.endswith(tuple(_endings()))


def makes_lecture(name: PurePath) -> bool:
    """True for the name of a transcript with times, not of another file in a folder of outputs."""
    if name.name in _OF_FOLDERS or name.name.startswith("."):
        return False
    return name.suffix in _of_lectures() and not name.stem.endswith(tuple(_endings()))


def fullness(name: PurePath) -> int:
    """A sort key: of one lecture's transcripts (`makes_lecture`) the one that keeps most first."""
    return _of_lectures().index(name.suffix)


def address_from(folder: Path, recording: Path) -> str | None:
    """The address under which a page in ``folder`` links to a recording, percent-encoded.

    Relative, so that both can move together; None where no relative way exists (another drive of
    Windows). A way up out of a link to a folder is counted from where the folder really is.
    """
    try:
        way = os.path.relpath(recording, folder)
        if os.path.realpath(os.path.join(folder, way)) != os.path.realpath(recording):  # noqa: PTH118
            real = os.path.realpath(recording.parent)
            way = os.path.relpath(Path(real, recording.name), os.path.realpath(folder))
    except ValueError:
        return None
    return file_address(Path(way).as_posix())


def recording_at(address: str, folder: Path) -> Path:
    """The recording to which an address of `address_from` leads from a folder."""
    return folder / os.fsdecode(unquote_to_bytes(address))


def _of_lectures() -> tuple[str, ...]:
    return tuple(suffix for name, suffix in TRANSCRIPTS.items() if name != _ANY_TEXT)


def _endings() -> Iterator[str]:
    """What stands between stem and suffix: ``.notes`` of ``x.notes.json``."""
    others = (*COMPARISON.values(), *CONSENSUS.values(), SPEAKERS, CORRECTIONS)
    others = (*others, *TRANSLATIONS.values())
    for suffix in dict.fromkeys((*NOTES.values(), *others)):
        if ending := PurePath(f"x{suffix}").stem.removeprefix("x"):
            yield ending
