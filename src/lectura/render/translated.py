"""A quote in another language: what the cues say in which its words were said. Pure.

Nothing is translated here. The words of a quote are looked up in the cues of a translation, and the
texts of these cues are taken as they are; where a cue and its text have as many sentences, only
those that the quote reaches into. A quote whose words are not in the cues, since they were
corrected after they had been translated, has no translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from lectura.languages import base_of
from lectura.records.notes import Citation
from lectura.records.translation import TranslatedCue, Translation
from lectura.text import folded_words, sentence_ends


@dataclass(frozen=True)
class Piece:
    """A piece of a quote.

    Attributes:
        text: in the other language; the words that were said where they have no translation.
        translated: False where it is as it was said, though it should not be.
    """

    text: str
    translated: bool = True


class TranslatedQuotes:
    """Finds what quotes are in the language of one translation."""

    def __init__(self, translation: Translation) -> None:
        """Take the translation of the transcript that is quoted."""
        self.language = translation.language
        self._of_segment = {
            segment: tuple(cues)
            for segment, cues in groupby(translation.cues, attrgetter("segment"))
        }

    def of(self, citation: Citation) -> tuple[Piece, ...]:
        """The quote in the other language; empty where it has no translation, or is in it already.

        >>> cues = tuple(
        ...     TranslatedCue(cue=place, segment=0, said=said, text=text)
        ...     for place, (said, text) in enumerate(
        ...         [("Hola. El examen", "Hello. The exam"), ("es el lunes.", "is on Monday.")]
        ...     )
        ... )
        >>> found = TranslatedQuotes(Translation.model_construct(language="en", cues=cues))
        >>> quote = Citation(segment_ids=(0,), quote="El examen es el lunes.")
        >>> [piece.text for piece in found.of(quote)]
        ['The exam is on Monday.']
        """
        cues = [cue for one in citation.segment_ids for cue in self._of_segment.get(one, ())]
        covered = list(_covered(cues, folded_words(citation.quote)))
        if all(cue.doubt is None and cue.text == cue.said for cue, *_ in covered):
            return ()
        pieces = (Piece(_part(*one), one[0].doubt is None) for one in covered)
        return tuple(
            Piece(" ".join(piece.text for piece in same), translated)
            for translated, same in groupby(pieces, attrgetter("translated"))
        )


def in_order_for(
    translations: Iterable[Translation], language: str | None
) -> tuple[Translation, ...]:
    """Several translations, first the one into a language, then by their tags.

    Args:
        translations: of one transcript.
        language: of its notes; None where there are none.
    """
    wanted = base_of(language)
    return tuple(
        sorted(
            translations, key=lambda one: (base_of(one.language) != wanted, one.language.casefold())
        )
    )


def _covered(
    cues: Sequence[TranslatedCue], sought: Sequence[str]
) -> Iterator[tuple[TranslatedCue, int, int]]:
    """The cues in which some words stand in a row, each with the first and last of its own."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for cue in cues:
        begin = len(words)
        words += folded_words(cue.said)
        places.append((begin, len(words)))
    first = _place_of(list(sought), words)
    if first is None:
        return
    last = first + len(sought)
    for cue, (begin, end) in zip(cues, places, strict=True):
        if begin < last and end > first:
            yield cue, max(first, begin) - begin, min(last, end) - begin


def _place_of(sought: list[str], words: list[str]) -> int | None:
    if not sought:
        return None
    starts = (place for place, word in enumerate(words) if word == sought[0])
    return next((at for at in starts if words[at : at + len(sought)] == sought), None)


def _part(cue: TranslatedCue, first: int, last: int) -> str:
    """The text of a cue, or the sentences of it that belong to some words of what was said."""
    said, text = _sentences(cue.said), _sentences(cue.text)
    if len(said) != len(text):
        return cue.text
    kept: list[str] = []
    begin = 0
    for words, sentence in zip(said, text, strict=True):
        end = begin + len(folded_words(words))
        if begin < last and end > first:
            kept.append(sentence)
        begin = end
    return " ".join(kept)


def _sentences(text: str) -> list[str]:
    ends = [*sentence_ends(text), len(text)]
    pieces = (text[a:b].strip() for a, b in zip([0, *ends], ends, strict=False))
    return [piece for piece in pieces if piece]
