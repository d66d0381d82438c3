"""Corrections made in a transcript, and taken back. Pure functions.

Corrections are always made in what was heard, which a corrected segment keeps: so they never
correct their own words, making them twice changes nothing, and taking them back gives the very
transcript that was heard.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from lectura.corrections.matching import Edit, edited, find_edits
from lectura.corrections.words import corrected_words
from lectura.records.transcript import Correction, Segment, Transcript
from lectura.text import CLOSERS, COLONS, COMMAS, SENTENCE_MARKS, is_unspaced

_CLOSING = frozenset(SENTENCE_MARKS + COMMAS + COLONS + CLOSERS + "}") - set("\"'—–")
"""Marks that close what is before them and nothing else."""


def correct_transcript(
    transcript: Transcript, pairs: Sequence[Correction], *, written: bool = False
) -> Transcript:
    """The transcript with these corrections, and no others, made in what was heard.

    A phrase may run from one segment into the next of the same speaker: its right words then stand
    in the first of them. Times stay as they are; see `corrected_words` for those of words. The
    record names the corrections that changed something.

    Args:
        transcript: as heard, or with corrections, these or others.
        pairs: what was heard and what is right.
        written: the text comes from subtitles or a plain text, which do not keep what was heard:
            words that a correction ends in are taken for corrected ones and stay.
    """
    base, touched = _uncorrected(transcript)
    guarded = frozenset(range(len(base.segments))) if written else touched
    edits = _edits(base.segments, pairs, guarded)
    # Which words were spared depends on the whole list, so there the record needs all of it.
    used = set(pairs) if guarded and edits else {e.pair for made in edits.values() for e in made}
    segments = tuple(
        _corrected(segment, edits[index]) if index in edits else segment
        for index, segment in enumerate(base.segments)
    )
    return base.model_copy(
        update={"segments": segments, "corrections": tuple(pair for pair in pairs if pair in used)}
    )


def as_heard(transcript: Transcript) -> Transcript:
    """The transcript without any corrections; segments that a person rewrote stay rewritten."""
    return correct_transcript(transcript, ())


def made_edits(transcript: Transcript) -> dict[int, tuple[Edit, ...]]:
    """The edits that `as_heard` of a transcript undergoes, by the index of their segment."""
    base, guarded = _uncorrected(transcript)
    return _edits(base.segments, transcript.corrections, guarded)


def places(transcript: Transcript) -> Counter[Correction]:
    """How often each correction was made in a corrected transcript."""
    return Counter(
        edit.pair for made in made_edits(transcript).values() for edit in made if edit.text
    )


def _edits(
    segments: Sequence[Segment], pairs: Sequence[Correction], guarded: frozenset[int]
) -> dict[int, tuple[Edit, ...]]:
    """The edits of each segment's text by its index; those without any are left out.

    Args:
        segments: as heard.
        pairs: the corrections.
        guarded: indices of segments in which corrections may have been made before.
    """
    found: dict[int, list[Edit]] = defaultdict(list)
    for run in _runs(segments) if pairs else ():
        for edit in find_edits(run.text, pairs, may_be_corrected=partial(run.lies_in, guarded)):
            for index, part in run.parts(edit):
                found[index].append(part)
    return {index: tuple(edits) for index, edits in found.items()}


def _uncorrected(transcript: Transcript) -> tuple[Transcript, frozenset[int]]:
    """The transcript as heard, and the indices of segments that may hold corrections by hand.

    A segment whose text is not what its corrections make of it was rewritten by a person: what was
    heard there no longer says what stands there.
    """
    segments = tuple(_heard(segment) for segment in transcript.segments)
    corrected = {i for i, segment in enumerate(transcript.segments) if segment.heard is not None}
    if not corrected:
        return transcript.model_copy(update={"corrections": ()}), frozenset()
    plain = _edits(segments, transcript.corrections, frozenset())
    careful = _edits(segments, transcript.corrections, frozenset(range(len(segments))))
    guarded, rewritten = set(), set()
    for index in corrected:
        found, text = transcript.segments[index].text.strip(), segments[index].text
        if edited(text, plain.get(index, ())).strip() != found:
            guarded.add(index)
            if edited(text, careful.get(index, ())).strip() != found:
                rewritten.add(index)
    base = tuple(
        _rewritten(segment) if index in rewritten else segments[index]
        for index, segment in enumerate(transcript.segments)
    )
    return (
        transcript.model_copy(update={"segments": base, "corrections": ()}),
        frozenset(guarded),
    )


def _heard(segment: Segment) -> Segment:
    if segment.heard is None:
        return segment
    words = segment.heard_words
    update = {"text": segment.heard, "words": words, "heard": None, "heard_words": ()}
    return segment.model_copy(update=update)


def _rewritten(segment: Segment) -> Segment:
    return segment.model_copy(update={"heard": None, "heard_words": ()})


def _corrected(segment: Segment, edits: Sequence[Edit]) -> Segment:
    text = edited(segment.text, edits)
    if edits[0].start == 0 and not edits[0].text:
        text = text.lstrip()  # its first words went to the segment before
    if text == segment.text:
        return segment
    return segment.model_copy(
        update={
            "text": text,
            "words": corrected_words(segment, edits),
            "heard": segment.text,
            "heard_words": segment.words,
        }
    )


@dataclass(frozen=True)
class _Run:
    """Consecutive segments of one speaker as one text; ``starts`` are where each begins in it."""

    indices: tuple[int, ...]
    lengths: tuple[int, ...]
    starts: tuple[int, ...]
    text: str

    def lies_in(self, indices: frozenset[int], at: int) -> bool:
        """True where a place of the text is in one of some segments."""
        return self.indices[self._number(at)] in indices

    def parts(self, edit: Edit) -> Iterator[tuple[int, Edit]]:
        """The edit as edits of single segments: the words in the first, a cut in the others."""
        first, last = self._number(edit.start), self._number(edit.end - 1)
        if first == last:
            offset = self.starts[first]
            yield (
                self.indices[first],
                replace(edit, start=edit.start - offset, end=edit.end - offset),
            )
            return
        end = self._with_marks(edit.end, last)
        marks = self.text[edit.end : end]
        for number in range(first, last + 1):
            offset, length = self.starts[number], self.lengths[number]
            start, stop = max(0, edit.start - offset), min(length, end - offset)
            words = edit.text + marks if number == first else ""
            yield self.indices[number], replace(edit, start=start, end=stop, text=words)

    def _with_marks(self, end: int, number: int) -> int:
        """The end of a phrase with the marks that close it, which must not begin a segment."""
        limit = self.starts[number] + self.lengths[number]
        while end < limit and self.text[end] in _CLOSING:
            end += 1
        return end

    def _number(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1


def _runs(segments: Sequence[Segment]) -> Iterator[_Run]:
    for _, group in groupby(enumerate(segments), lambda item: item[1].speaker):
        indices, lengths, starts, text = [], [], [], ""
        for index, segment in group:
            if text and segment.text and not _meet_without_space(text, segment.text):
                text += "\n"
            indices.append(index)
            lengths.append(len(segment.text))
            starts.append(len(text))
            text += segment.text
        yield _Run(tuple(indices), tuple(lengths), tuple(starts), text)


def _meet_without_space(before: str, after: str) -> bool:
    return is_unspaced(before[-1]) and is_unspaced(after[0])
