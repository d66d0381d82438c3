"""Where quotes begin and end, by position: at sentences, at pauses where nothing is punctuated."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from lectura.notes.keyless.sentences import split_sentences
from lectura.notes.keyless.speech import running_text
from lectura.records.notes import Citation, Notes
from lectura.records.transcript import Segment, Transcript

NoteTaker = Callable[..., Notes]

NOUNS = [
    "kernel",
    "filter",
    "gradient",
    "histogram",
    "image",
    "pixel",
    "threshold",
    "contrast",
    "edge",
    "spectrum",
]
VERBS = ["changes", "removes", "measures", "describes", "reaches", "shows"]


def _clause(chance: random.Random, words: int) -> str:
    said = [f"the {chance.choice(NOUNS)} {chance.choice(VERBS)}"]
    while sum(len(part.split()) for part in said) < words:
        said.append(f"every {chance.choice(NOUNS)} of one {chance.choice(NOUNS)}")
    return " ".join(said)


def _cues(text: str, words: int = 9) -> tuple[Segment, ...]:
    """Subtitles of so many words, which know nothing of sentences."""
    said = text.split()
    return tuple(
        Segment(id=n, start=at * 0.4, end=(at + words) * 0.4, text=" ".join(said[at : at + words]))
        for n, at in enumerate(range(0, len(said), words))
    )


def _quotes(notes: Notes) -> list[Citation]:
    return [c for topic in notes.topics for point in topic.key_points for c in point.citations]


def _place(text: str, citation: Citation) -> tuple[int, int]:
    """Where a citation stands; each word takes 0.4 s."""
    assert citation.start is not None
    near = len(" ".join(text.split()[: max(0, int(citation.start / 0.4) - 12)]))
    at = text.index(citation.quote, near)
    return at, at + len(citation.quote)


def test_in_a_punctuated_transcript_a_quote_is_a_sentence(take_notes: NoteTaker) -> None:
    """But for fillers at its beginning. Some sentences are too long to be quoted."""
    chance = random.Random(3)
    said = []
    for index in range(240):
        words = 70 if index % 5 == 0 else chance.randrange(9, 30)
        lead = chance.choice(["", "", "So ", "And then "])
        sentence = lead + _clause(chance, words)
        said.append(sentence[:1].upper() + sentence[1:] + ".")
    text = " ".join(said)
    quotes = _quotes(take_notes(Transcript(segments=_cues(text), language="en")))
    assert len(quotes) >= 20
    for citation in quotes:
        start, end = _place(text, citation)
        assert re.search(r"(?:^|\. )(?:So |And then )?$", text[:start]), citation.quote
        assert text[end - 1] == "."
        assert "." not in text[start : end - 1]


def test_without_punctuation_a_quote_begins_and_ends_at_a_pause(take_notes: NoteTaker) -> None:
    chance = random.Random(4)
    segments: list[Segment] = []
    at, edges, length = 0.0, {0}, 0
    for index in range(240):
        words = _clause(chance, chance.randrange(12, 26)).split()
        for part in (words[: len(words) // 2], words[len(words) // 2 :]):
            end = at + 0.4 * len(part)
            text = " ".join(part)
            segments.append(Segment(id=len(segments), start=at, end=end, text=text))
            at = end
            length += len(text) + 1
        at += 0.4 + 0.1 * (index % 4)
        edges |= {length, length - 1}
    transcript = Transcript(segments=tuple(segments), language="en")
    text = " ".join(segment.text for segment in segments)
    quotes = _quotes(take_notes(transcript))
    assert len(quotes) >= 15
    for citation in quotes:
        at_first = text.index(citation.quote)
        assert {at_first, at_first + len(citation.quote)} <= edges, citation.quote


def test_the_parts_of_a_punctuated_sentence_are_not_whole() -> None:
    chance = random.Random(5)
    text = f"The image shows one pixel. {_clause(chance, 70).capitalize()}. It ends here."
    first, *parts, last = split_sentences(running_text([Segment(id=0, text=text)]), "en")
    assert (first.text, first.whole) == ("The image shows one pixel.", True)
    assert (last.text, last.whole) == ("It ends here.", True)
    assert len(parts) >= 2
    assert not any(part.whole for part in parts)


def test_a_pause_inside_a_punctuated_sentence_makes_no_whole_one() -> None:
    speech = running_text(
        [
            Segment(id=0, start=0, end=3, text="The filter, as you"),
            Segment(id=1, start=6, end=9, text="see, blurs the image."),
            Segment(id=2, start=13, end=15, text="It costs resolution."),
        ]
    )
    assert [part.whole for part in split_sentences(speech, "en")] == [False, False, True]
