"""Notes by a language model: every part read, every claim looked up, all parts merged into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath

from lectura.errors import LLMError
from lectura.llm.prompts import PromptSet
from lectura.llm.protocol import ChatModel
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.estimate import Kept, Plan, estimate
from lectura.notes.composed.forms import Form, form_for
from lectura.notes.composed.grounding.overlooked import SafetyNet, seen_by_rules
from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.notes.composed.grounding.records import Lookup
from lectura.notes.composed.grounding.said_days import DayReader
from lectura.notes.composed.limits import limited
from lectura.notes.composed.lines import Reading, read_in_lines
from lectura.notes.composed.map import Mapper, Part
from lectura.notes.composed.merge import Merger
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.presentations import find_talks, note_talks
from lectura.notes.composed.requests import Requests
from lectura.notes.coverage import coverage_of, missing_part
from lectura.notes.exclude import without_speakers
from lectura.notes.keyless.engine import prepare
from lectura.notes.keyless.kinds.announcements import next_class_day
from lectura.notes.keyless.lecture import Lecture as Rules
from lectura.notes.keyless.speech import running_text
from lectura.notes.keyless.vocabulary import guess_language
from lectura.notes.keyless.when import Calendar
from lectura.notes.options import NotesOptions
from lectura.notes.places import placed
from lectura.process.version import __version__
from lectura.progress import Hook, Progress, ignore
from lectura.records.kinds import records_of
from lectura.records.notes import MadeBy, Notes, NotesSource
from lectura.records.transcript import Segment, Transcript

__all__ = ["Plan", "compose", "plan"]


def compose(
    transcript: Transcript,
    chat: ChatModel,
    *,
    options: NotesOptions,
    source: NotesSource,
    prompts: PromptSet,
    hook: Hook = ignore,
) -> Notes:
    """Notes on a lecture.

    Parts that fail are named in the coverage and the warnings, and make the notes partial. The
    result depends on the transcript, the options, the prompts and the replies alone.

    Args:
        transcript: with or without times and speakers.
        chat: the language model.
        options: language, day, speakers to leave out, requests at once.
        source: what the notes say about the transcript.
        prompts: the templates.
        hook: gets `Progress` in requests.

    Raises:
        LLMError: not a single part could be read.
        UsageError: a speaker to leave out is not in the transcript, or a template is wrong.
    """
    lecture = _prepare(transcript, chat, options, prompts)
    asker = Asker(chat)
    mapper = Mapper(
        asker, lecture.requests, lecture.form, lecture.lookup, hook, options.concurrency
    )
    parts = mapper.read(lecture.reading) if lecture.segments else ()
    seen = [part.notes for part in parts if part.notes is not None]
    if parts and not seen:
        raise next(part.error for part in parts if part.error is not None)

    net = SafetyNet(
        asker, lecture.requests, lecture.lookup, lecture.reading, seen_by_rules(lecture.rules)
    )
    caught = tuple(filter(None, [net.catch(seen)]))

    hook(Progress("notes", len(parts), len(parts), "parts", "merging"))
    merger = Merger(asker, lecture.requests, options.concurrency)
    merged = merger.merge(seen, caught)
    whole = _with_presentations(lecture, asker, merged.notes)
    notes, left_out = limited(whole.notes)
    warnings = [
        *transcript.partial_reasons,
        *_missing(parts),
        *_stopped(asker, parts),
        *_unmerged(merged.error, asker),
        *whole.warnings,
        *left_out,
    ]
    incomplete = any(part.notes is None for part in parts) or asker.halted is not None
    made = Notes(
        title=notes.title or PurePath(source.name).stem or source.name,
        summary=notes.summary,
        language=lecture.language,
        date=options.date,
        source=source,
        **records_of(notes),
        unsupported=notes.unsupported,
        overlooked=net.left((*seen, *caught)),
        grounded_percent=whole.notes.grounding.percent,
        grounding=whole.notes.grounding if whole.notes.grounding.percent is not None else None,
        coverage=coverage_of([part.state for part in parts], transcript),
        usage=chat.ledger.usage(),
        made_by=MadeBy(
            engine="llm",
            model=chat.model,
            endpoint=chat.endpoint,
            prompt=prompts.name,
            prompt_sha256=prompts.digest,
            lectura=__version__,
        ),
        warnings=tuple(warnings),
        partial=incomplete or bool(transcript.partial_reasons),
    )
    return placed(made, transcript)


def plan(
    transcript: Transcript,
    chat: ChatModel,
    options: NotesOptions,
    prompts: PromptSet,
    kept: Kept = lambda request, reply_type: False,
    likely_share: float = 1.0,
) -> Plan:
    """What `compose` would take; nothing is sent.

    Args:
        transcript: as for `compose`.
        chat: counts tokens; it is not asked.
        options: as for `compose`.
        prompts: the templates.
        kept: tells of a request whether its reply is kept from an earlier run.
        likely_share: of what ``chat`` counts, where it counts with caution.

    Raises:
        LLMError: the context has no room for a transcript.
        UsageError: as `compose`.
    """
    lecture = _prepare(transcript, chat, options, prompts)
    asker = Asker(chat)
    mapper = Mapper(asker, lecture.requests, lecture.form, lecture.lookup, ignore)
    chunks = mapper.plan(lecture.reading.lines) if lecture.segments else ()
    talks = find_talks(transcript, lecture.segments)
    return estimate(chunks, talks, lecture.requests, lecture.form, asker, kept, likely_share)


@dataclass(frozen=True)
class _Lecture:
    """What is known before the first request."""

    transcript: Transcript
    segments: tuple[Segment, ...]
    reading: Reading
    language: str | None
    requests: Requests
    form: Form
    lookup: Lookup
    rules: Rules


@dataclass(frozen=True)
class _Whole:
    notes: PartialNotes
    warnings: tuple[str, ...]


def _prepare(
    transcript: Transcript, chat: ChatModel, options: NotesOptions, prompts: PromptSet
) -> _Lecture:
    segments = without_speakers(transcript, options.exclude_speakers)
    spoken = transcript.language or guess_language(" ".join(s.text for s in segments))
    language = options.language or spoken
    reading = read_in_lines(segments)
    haystack = Haystack(segments, reading.ids)
    rules = prepare(running_text(segments), transcript.speakers, spoken, options.date)
    requests = Requests(chat, prompts, transcript, language)
    return _Lecture(
        rules=rules,
        transcript=transcript,
        segments=segments,
        reading=reading,
        language=language,
        requests=requests,
        form=form_for(chat.size, requests, reading, rules),
        lookup=Lookup(
            haystack,
            haystack,
            transcript.speaker_label,
            language=spoken,
            days=DayReader(haystack, Calendar(spoken, options.date), next_class_day(rules)),
        ),
    )


def _with_presentations(lecture: _Lecture, asker: Asker, notes: PartialNotes) -> _Whole:
    talks = find_talks(lecture.transcript, lecture.segments)
    done = note_talks(talks, asker, lecture.requests, lecture.lookup, notes.topics)
    return _Whole(
        replace(
            notes,
            presentations=(*notes.presentations, *done.presentations),
            unsupported=(*notes.unsupported, *done.unsupported),
            grounding=notes.grounding.plus(done.grounding),
        ),
        done.warnings,
    )


def _missing(parts: Sequence[Part]) -> Iterator[str]:
    """One sentence for each stretch of unread parts that have one reason."""
    stretches = groupby(parts, lambda part: (part.state.state, part.state.reason))
    for (state, reason), stretch in stretches:
        if state != "seen":
            names = ", ".join(missing_part(part.state) for part in stretch)
            yield f"Not in these notes ({state}): {names}. {reason}"


def _stopped(asker: Asker, parts: Sequence[Part]) -> Iterator[str]:
    """That the end was not reached, where no unread part tells it."""
    if asker.halted is not None and all(part.notes is not None for part in parts):
        yield f"Every part was read, but the notes stop early: {asker.halted.message}"


def _unmerged(error: LLMError | None, asker: Asker) -> Iterator[str]:
    if error is not None and error is not asker.halted:
        yield (
            "The language model could not merge the parts; their summaries stand side by side: "
            f"{error.message}"
        )
