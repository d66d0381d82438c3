"""What the engine must know of one language, as data."""

from __future__ import annotations

from dataclasses import dataclass, fields

from lectura.notes.keyless.phrases.course.model import Course


@dataclass(frozen=True)
class Phrases:
    """Word lists and cue phrases of one language.

    Word lists are words separated by spaces (``_`` is a space inside one). Every pattern is a
    regular expression over text in lower case without accents (so 'è' is 'e' there);
    ``[^.]{0,40}`` in them means "a few words later in the same sentence", and ``date_lead`` names
    the group ``deadline``.
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
    clinging: str  # before these a word that looks like a lead-in is part of the clause

    # What makes a sentence worth keeping, or not.
    important: tuple[str, ...]
    defining: tuple[str, ...]
    chatter: tuple[str, ...]

    # What will be done, or was, instead of what is so; and what holds in general.
    plans: tuple[str, ...]
    general: tuple[str, ...]

    # What keeps a quote from being understood alone: openers that refer back to what came before
    # or go on with a sentence; those that do without a noun after them; words about the moment
    # rather than the matter: the speaker, the listener, what can be seen in the room.
    backward_openers: str
    pointing_openers: str
    here_and_now: str

    # What is said of the course rather than of its subject.
    course: Course

    # Questions from the floor.
    question: tuple[str, ...]
    question_not: tuple[str, ...]
    question_tags: str

    # Around a date.
    date_lead: str
    past: str
    next_class_names: str
    weekday_tail: str

    @property
    def fillers(self) -> frozenset[str]:
        """The filler words as a set."""
        return frozenset(self.filler_words.split())

    def patterns(self, kind: str) -> tuple[str, ...]:
        """The patterns of a kind, whether of the subject or of the course."""
        of_course = kind in {field.name for field in fields(self.course)}
        found: tuple[str, ...] = getattr(self.course if of_course else self, kind)
        return found
