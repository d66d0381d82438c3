"""What the engine must know of one language to tell definitions, questions and works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Study:
    """How one language defines, asks and points to works.

    Every field is a regular expression over text in lower case without accents; where a field
    is a list of words, they are its alternatives.
    """

    language: str

    # "An X of Y is a Z that …": what may stand before the subject, and within it.
    articles: str
    openings: str
    joints: str
    within: str
    generic: str

    # The verb of a definition with what must follow it, and what a definition never holds.
    is_a: str
    are: str
    is_the: str
    genus: str
    means: str
    differentia: str
    purpose: str
    empty: str
    personal: str
    garbled: str

    # What begins another clause, at which a long definition ends.
    next_clause: str

    # How questions and their answers begin; what is asked of the course or of the room.
    asks_what: str
    asks_yes_or_no: str
    says_yes_or_no: str
    asks_why: str
    says_why: str
    answers: str
    reported: str
    lecturer_asks: str
    dangles: str
    procedural: str

    # Works: "the book by", "called"; what points to a tool.
    work: str
    author: str
    called: str
    points_to: str
