"""What the engine must know of one language to find what was said of the course, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Course:
    """Cue phrases of one language for work, tests, dates and places; patterns as in `Phrases`.

    A strong pattern makes a record by itself; a weak one only beside a date or a strong one; a
    detail only adds to a record; a ``_not`` undoes what it overlaps. A verb of handing in
    (``hand_in``) counts where its sentence names work, a day or ``students``. In a sentence with
    something ``private`` nothing is announced. ``another`` tells one task from the one before, and
    ``joints`` stand between two clauses.
    """

    # Work to hand in.
    assignment: tuple[str, ...]
    work_names: str
    assignment_weak: tuple[str, ...]
    assignment_not: tuple[str, ...]
    hand_in: str
    students: str
    another: str
    joints: str
    mandatory: tuple[str, ...]
    optional: tuple[str, ...]
    graded: tuple[str, ...]
    reward: tuple[str, ...]

    # What is announced.
    announcement: tuple[str, ...]
    announcement_dated: tuple[str, ...]
    announcement_not: tuple[str, ...]
    next_class: tuple[str, ...]
    private: tuple[str, ...]

    # What a test will ask.
    exam: tuple[str, ...]
    exam_not: tuple[str, ...]
    exam_names: str
    demonstratives: str
