"""A transcript that a person corrected, in every other form."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from lectura.corrections.alignment import laid_over
from lectura.corrections.folding import fold
from lectura.errors import TranscriptError
from lectura.formats import FORMATS, CueOptions, read_outline, read_transcript
from lectura.formats.markdown import write_markdown
from lectura.outputs.ownership import Gate, Written
from lectura.outputs.tally import Hold, Kept
from lectura.outputs.translations import translation_for
from lectura.outputs.writing import write_notes, write_transcript_files
from lectura.paths import as_argument
from lectura.pipeline.noting import renewed_notes
from lectura.pipeline.pages.files import notes_there, page_again, page_there
from lectura.pipeline.pages.making import PageMaker
from lectura.records.notes import Notes
from lectura.records.target import HTML, Target, address_from, recording_at
from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.render import RenderOptions, read_notes

MARKDOWN = "md"
"""The notes' page where there are notes, else the transcript as a page."""


@dataclass(frozen=True)
class Conversion:
    """What to convert, and what that means for files that are there.

    Attributes:
        file: what was given.
        transcript: its words, with the corrections.
        before: the transcript in the JSON beside it, which notes may have been made of.
        place: of the outputs to which the file belongs.
        target: where the other forms go.
        hold: see `lectura.outputs.ownership.Hold`; ``begin`` where the words are a person's.
        spare: the file that was given is not to be written itself.
        cues: the limits of subtitles; None for the usual ones.
    """

    file: Path
    transcript: Transcript
    before: Transcript | None
    place: Target
    target: Target
    hold: Hold
    spare: bool = True
    cues: CueOptions | None = None


def convert(
    work: Conversion, formats: Sequence[str], gate: Gate, pages: PageMaker | None = None
) -> tuple[Written, tuple[str, ...]]:
    """What was written and kept of the forms, and lines about what else a person should know.

    A page to study from that is there follows the words, whether it is asked for or not; it never
    becomes a person's by this.

    Raises:
        TranscriptError: a form needs times and the transcript has none.
        NotesError: the notes' page was asked for, and the notes are damaged.
        OutputError: a file cannot be written.
    """
    page, lines = _page(work, gate) if MARKDOWN in formats else (Written(), [])
    wanted = [name for name in formats if name not in (MARKDOWN, HTML)]
    spared = [
        name for name in wanted if work.spare and _same(work.target.transcript(name), work.file)
    ]
    wanted = [name for name in wanted if name not in spared]
    written = write_transcript_files(
        work.transcript,
        work.target,
        wanted,
        gate,
        hold=work.hold,
        given=_given(work),
        cues=work.cues,
    )
    study = Written()
    if pages is not None and (HTML in formats or page_there(work.target)):
        study, remarks = _study(work, gate, pages)
        lines += remarks
    kept = (*(_spared(work.file) for _ in spared), *written.kept, *page.kept, *study.kept)
    return Written((*written.paths, *page.paths, *study.paths), kept), tuple(lines)


def forms_of_theirs(target: Target, gate: Gate) -> tuple[str, ...]:
    """The forms at a place that hold a person's words; with them the page, which follows them."""
    data = target.transcript("json")
    forms = [name for name in FORMATS if gate.accepts(target.transcript(name), data)]
    if target.notes("json").is_file():
        page = bool(forms) and target.notes(MARKDOWN).is_file()
    else:
        page = gate.accepts(target.page)
    return (*forms, MARKDOWN) if page else tuple(forms)


def _spared(file: Path) -> Kept:
    message = f"{file} is what was given, and stays as it is."
    return Kept(file, message, accepted=True, sha256="", size=0)


def _given(work: Conversion) -> tuple[Path, ...]:
    """The file that was given, where it is in the place of an output and is a person's."""
    places = [work.target.transcript(name) for name in FORMATS]
    return tuple(path for path in places if work.hold == "begin" and _same(path, work.file))


def read_beside(target: Target, *, segments: bool = True) -> Transcript | None:
    """The transcript in lectura's JSON at a place; None where there is none that can be read.

    Args:
        target: the place.
        segments: whether they are needed; a hundred hours of them fill a quarter of a gigabyte.
    """
    with suppress(TranscriptError):
        read = read_transcript if segments else read_outline
        return read(target.transcript("json"))
    return None


def grafted(words: Transcript, beside: Transcript | None) -> Transcript:
    """A person's words, with what only the JSON beside them knows of the recording.

    Words of a text without times get those of the JSON's segments, where both are of one lecture.
    Segments read from subtitles have no times of words. Speakers that the JSON names are found
    again by their names.
    """
    if beside is None:
        return words
    laid = laid_over(words.segments, beside.segments) if not words.timed and beside.timed else None
    words = words if laid is None else words.model_copy(update={"segments": laid})
    ids = {speaker.label: speaker.id for speaker in reversed(beside.speakers)}
    segments = tuple(
        segment.model_copy(update={"speaker": ids[segment.speaker]})
        if segment.speaker in ids
        else segment
        for segment in words.segments
    )
    spoken = dict.fromkeys(segment.speaker for segment in segments if segment.speaker)
    known = {speaker.id: speaker for speaker in beside.speakers}
    return beside.model_copy(
        update={
            "segments": segments,
            "speakers": tuple(known.get(id_, Speaker(id=id_)) for id_ in spoken),
            "duration": _duration(beside.duration, segments),
            "corrections": () if laid is None else beside.corrections,
            "digests": None,
        }
    )


def _duration(known: float | None, segments: Sequence[Segment]) -> float | None:
    if known is None:
        return None
    return max([known, *(segment.end for segment in segments if segment.end is not None)])


def _page(work: Conversion, gate: Gate) -> tuple[Written, list[str]]:
    """The notes' page, and the notes with it where they are there; else the transcript's page.

    Notes never become a person's by this: the next run makes them of that person's transcript.
    """
    source = work.place
    if not source.notes("json").is_file():
        page = work.target.page
        text = write_markdown(work.transcript, work.target.stem)
        return gate.write({page: text.encode()}, hold=work.hold), []
    found = read_notes(source.notes("json"))
    notes = renewed_notes(found, work.before or work.transcript, work.transcript, of_any=True)
    forms = (MARKDOWN, "json") if _same(source.folder, work.target.folder) else (MARKDOWN,)
    options = _links(found, source, work.target)
    hold: Hold = "end" if work.hold == "end" else "respect"
    written = write_notes(notes, work.target, forms, options, gate, hold=hold)
    return written, _strange_quotes(notes, work)


def _study(work: Conversion, gate: Gate, pages: PageMaker) -> tuple[Written, tuple[str, ...]]:
    """The page to study from, with the notes that are there."""
    notes = notes_there(work.place)
    hold: Hold = "end" if work.hold == "end" else "respect"
    return page_again(pages, work.target, work.transcript, notes, gate, place=work.place, hold=hold)


def _links(notes: Notes, source: Target, target: Target) -> RenderOptions:
    """Where the page's times lead, seen from the folder in which it is written now."""
    translation = translation_for(source, notes.language)
    known = replace(RenderOptions.of(notes.source), translation=translation)
    if _same(source.folder, target.folder):
        return known

    def seen_from_there(way: str) -> str | None:
        return address_from(target.folder, recording_at(way, source.folder))

    ways = [(one, seen_from_there(one.recording)) for one in known.recordings]
    return replace(
        known,
        recording=None if known.recording is None else seen_from_there(known.recording),
        recordings=tuple(
            one.model_copy(update={"recording": way}) for one, way in ways if way is not None
        ),
    )


def _strange_quotes(notes: Notes, work: Conversion) -> list[str]:
    """A line where the notes quote words that are no longer those of the transcript."""
    words = fold(" ".join(segment.text.strip() for segment in work.transcript.segments)).text
    points = [point for topic in notes.topics for point in topic.key_points]
    quotes = [citation.quote for point in points for citation in point.citations]
    strange = sum(fold(quote).text not in words for quote in quotes)
    if not strange:
        return []
    again = f"lectura summarize {as_argument(work.file)}"
    return [
        f"{strange} of {len(quotes)} quotes in the notes are no words of {work.file.name}; "
        f"make them again: {again}"
    ]


def _same(first: Path, second: Path) -> bool:
    return os.path.realpath(first) == os.path.realpath(second)
