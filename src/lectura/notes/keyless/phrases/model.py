"""What the engine must know of one language, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """Word lists and cue phrases of one language.

    Word lists are words separated by spaces (``_`` is a space inside one). Every pattern is a
    regular expression over text in lower case without accents (so 'è' is 'e' there);
    ``[^.]{0,40}`` in them means "a few words later in the same sentence", and ``date_lead`` names
    the group ``deadline``. A strong pattern makes a record by itself; a weak one only beside a
    date or a strong one; a detail only adds to a record.
    """

    language: str

    # Where running speech may be cut, and what a quote must not end with.
    strong_openers: str
    weak_openers: str
    relatives: str
    dangling: str

    # Words without meaning of their own in speech, beyond the stop words.
    filler_words: str
    lead_ins: str

    # What makes a sentence worth keeping, or not.
    important: tuple[str, ...]
    defining: tuple[str, ...]
    chatter: tuple[str, ...]

    # Work to hand in.
    assignment: tuple[str, ...]
    work_names: str
    assignment_weak: tuple[str, ...]
    assignment_not: tuple[str, ...]
    mandatory: tuple[str, ...]
    optional: tuple[str, ...]
    graded: tuple[str, ...]
    reward: tuple[str, ...]

    # The course rather than its subject.
    announcement: tuple[str, ...]
    announcement_dated: tuple[str, ...]
    next_class: tuple[str, ...]
    exam: tuple[str, ...]
    exam_names: str
    demonstratives: str

    # Questions from the floor.
    question: tuple[str, ...]
    question_not: tuple[str, ...]
    question_tags: str
    praise_openers: str
    answer_openers: str

    # Works that are named.
    paper: tuple[str, ...]
    book: tuple[str, ...]

    # Around a date.
    date_lead: str
    past: str
    next_class_names: str
    weekday_tail: str

    @property
    def fillers(self) -> frozenset[str]:
        """The filler words as a set."""
        return frozenset(self.filler_words.split())
