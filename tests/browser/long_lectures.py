"""A lecture of hours with notes and slides, made by rule: nothing of it means anything."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from lectures import (
    NAMES,
    SOUND,
    Phrase,
    cited,
    class_notes,
    lecture_of,
    segments_of,
    sound_beside,
    transcript_of,
)  # fmt: skip

from lectura.page.lecture import Lecture
from lectura.records.notes import Assignment, KeyPoint, Notes, Term, Topic
from lectura.records.slides import Slide, Slides, SlideWord

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo")


def invented(chance: random.Random, count: int) -> list[str]:
    """Words that mean nothing, short ones more often."""
    return [
        "".join(chance.choices(SYLLABLES, k=chance.choice((1, 1, 2, 2, 3, 4))))
        for _ in range(count)
    ]


def long_phrases(hours: float, words: int, speakers: Sequence[str]) -> Iterator[Phrase]:
    """Phrases of ten words or so; the word *aguja* in every thousandth place."""
    chance = random.Random(18)
    step = hours * 3600 / words
    said = 0
    while said < words:
        count = min(chance.randint(5, 14), words - said)
        text = invented(chance, count)
        if (said // 1000) != (said + count) // 1000:
            text[-1] = "aguja"
        start = round(said * step, 2)
        end = round((said + count) * step - 0.1, 2)
        yield start, end, speakers[said // 400 % len(speakers)], " ".join(text)
        said += count


def long_lecture(
    hours: float = 3.0,
    words: int = 28_000,
    slides: int = 120,
    images: Sequence[str] = (),
    sound: str = SOUND,
) -> Lecture:
    """A lecture of hours with notes and slides.

    Args:
        hours: its length.
        words: how many are said.
        slides: how many are shown.
        images: their pictures as ``data:`` addresses, taken in turns; none where empty.
        sound: name of the recording, beside the page.
    """
    phrases = tuple(long_phrases(hours, words, tuple(NAMES)))
    every = hours * 3600 / slides
    shown = Slides(
        slides=tuple(
            Slide(
                start=index * every, end=(index + 1) * every, title=f"Lámina {index + 1}",
                image=f"slides/{index:03}.jpg" if images else None,
                words=tuple(SlideWord(text=word) for word in invented(random.Random(index), 30)),
            )
            for index in range(slides)
        )
    )  # fmt: skip
    pictures = {
        slide.image: images[i % len(images)] for i, slide in enumerate(shown.slides) if slide.image
    }
    transcript = transcript_of(segments_of(phrases))
    return lecture_of(
        transcript, notes=long_notes(phrases), slides=shown, slide_images=pictures,
        title="Tres horas", media=sound_beside(sound),
    )  # fmt: skip


def long_notes(phrases: Sequence[Phrase]) -> Notes:
    """Notes on a long lecture: twenty topics of four points, a hundred terms, six tasks."""
    part = len(phrases) // 20
    topics = tuple(
        Topic(
            title=f"Tema {topic + 1}",
            summary=phrases[topic * part][3],
            start=phrases[topic * part][0],
            end=phrases[topic * part + part - 1][1],
            key_points=tuple(
                KeyPoint(statement=phrases[index][3], citations=cited(phrases, index))
                for index in range(topic * part, (topic + 1) * part, part // 4 + 1)
            ),
        )
        for topic in range(20)
    )
    tasks = tuple(
        Assignment(
            what=f"Tarea {number + 1}",
            due_date=dt.date(2026, 3, 20 + number),
            citations=cited(phrases, number * part),
        )
        for number in range(6)
    )
    terms = tuple(
        Term(term=f"término {number + 1}", citations=cited(phrases, number * part // 6))
        for number in range(100)
    )
    return class_notes().model_copy(
        update={"topics": topics, "assignments": tasks, "terms": terms, "presentations": (),
                "announcements": (), "exam_hints": (), "questions": (), "references": ()}
    )  # fmt: skip
