"""What every record finder works on: the speech, its sentences, its words, its calendar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.ranking import LASTING, weights
from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.speech import Speech
from lectura.notes.keyless.terms import KeyTerm, find_terms
from lectura.notes.keyless.tidy import trimmed
from lectura.notes.keyless.vocabulary import Vocabulary
from lectura.notes.keyless.when import Calendar, When
from lectura.records.notes import Citation
from lectura.records.transcript import Speaker
from lectura.text import COLONS, ends_sentence

LONG_TURN_WORDS = 70
"""About half a minute: longer than a question or an answer, as when somebody presents."""


@dataclass(frozen=True)
class Lecture:
    """A transcript prepared for note taking.

    ``contents`` are the stems of each sentence's meaningful words.
    """

    speech: Speech
    sentences: tuple[Sentence, ...]
    contents: tuple[tuple[str, ...], ...]
    vocabulary: Vocabulary
    calendar: Calendar
    speakers: tuple[Speaker, ...]

    @property
    def language(self) -> str | None:
        """The language whose phrases are looked for; None for all."""
        return self.vocabulary.language

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _found(self) -> dict[str, list[tuple[int, int]]]:
        """Cues found so far: each kind is a scan of the whole speech."""
        return {}

    @cached_property
    def terms(self) -> tuple[KeyTerm, ...]:
        """What the lecture is about, best first, with the sentences in which it is said."""
        texts = [sentence.text for sentence in self.sentences]
        return tuple(find_terms(texts, self.vocabulary))

    @cached_property
    def weights(self) -> list[float]:
        """How much each sentence says."""
        return weights([sentence.text for sentence in self.sentences], self.vocabulary)

    @cached_property
    def lasting_weights(self) -> list[float]:
        """How much each sentence says of what the whole lecture is about, whether new or not."""
        return weights([sentence.text for sentence in self.sentences], self.vocabulary, LASTING)

    @cached_property
    def lecturer(self) -> str | None:
        """The one confirmed as lecturer, else who says most; None where nobody is named."""
        confirmed = [speaker.id for speaker in self.speakers if speaker.role == "lecturer"]
        if confirmed:
            return confirmed[0]
        said: Counter[str] = Counter()
        for sentence in self.sentences:
            if sentence.speaker is not None:
                said[sentence.speaker] += sentence.words
        return said.most_common(1)[0][0] if said else None

    @cached_property
    def has_dialogue(self) -> bool:
        """True where at least two speakers are told apart."""
        return len({s.speaker for s in self.sentences if s.speaker is not None}) > 1

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the character."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def label(self, speaker: str | None) -> str | None:
        """The name to show for a speaker."""
        return next((s.label for s in self.speakers if s.id == speaker), speaker)

    def cues(self, kind: str) -> list[tuple[int, int]]:
        """Spans in which a cue phrase of the kind (a field of `Phrases`) stands, in order."""
        if kind not in self._found:
            self._found[kind] = find_cues(self.speech, self.language, kind)
        return self._found[kind]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the first sentence to the last, fillers at the edges left out."""
        start, end = self.sentences[first].start, self.sentences[last].end
        return trimmed(self.speech, start, end, self.language)

    def cite(self, first: int, last: int) -> Citation:
        """The citation of `span`."""
        return self.speech.cite(*self.span(first, last))

    def whole(self, first: int, last: int) -> Citation:
        """Everything from the first sentence to the last, fillers too."""
        return self.speech.cite(self.sentences[first].start, self.sentences[last].end)

    def when(self, first: int, last: int) -> list[When]:
        """Times named between the sentences."""
        return self.calendar.find(
            self.speech, self.sentences[first].start, self.sentences[last].end
        )

    def takes_the_floor(self, index: int) -> bool:
        """True where somebody who has said nothing yet begins a long turn: no answer to anyone."""
        speaker = self.sentences[index].speaker
        if speaker == self.lecturer or any(s.speaker == speaker for s in self.sentences[:index]):
            return False
        turn = takewhile(lambda sentence: sentence.speaker == speaker, self.sentences[index:])
        return sum(sentence.words for sentence in turn) >= LONG_TURN_WORDS

    def shares_words(self, some: Iterable[int], other: int, *, least: int = 2) -> bool:
        """True where a sentence has meaningful words in common with some others."""
        known = {stem for index in some for stem in self.contents[index]}
        return len(known & set(self.contents[other])) >= least

    def is_marked(self, index: int) -> bool:
        """True where the sentence ends with a mark rather than where a piece had to end."""
        text = self.sentences[index].text
        return ends_sentence(text) or text[-1] in COLONS


def find_cues(speech: Speech, language: str | None, kind: str) -> list[tuple[int, int]]:
    """Spans of the speech that a cue phrase of the kind matches, overlapping ones joined."""
    found: list[tuple[int, int]] = []
    spans = (m.span() for p in _patterns(language, kind) for m in p.finditer(speech.folded))
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(
    spans: Sequence[tuple[int, int]], voids: Sequence[tuple[int, int]], within: int = 0
) -> list[tuple[int, int]]:
    """The spans that overlap none of the others (or are within this many characters of one)."""
    return [
        (start, end)
        for start, end in spans
        if not any(start < stop + within and begin - within < end for begin, stop in voids)
    ]


@lru_cache(maxsize=128)
def _patterns(language: str | None, kind: str) -> tuple[re.Pattern[str], ...]:
    known = for_language(language)
    return tuple(re.compile(p) for phrases in known for p in phrases.patterns(kind))
