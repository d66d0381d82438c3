"""A course as records: what ``course.json`` holds."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from lectura.records.model import Model
from lectura.records.transcript import Digests, Seconds

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""


class CourseLecture(Model):
    """One lecture of the course."""

    name: str = Field(description="the way from the output folder to its files, without suffixes")
    title: str
    date: dt.date | None = None
    duration: Seconds | None = Field(default=None, description="seconds of audio")
    summary: str = ""
    link: str | None = Field(default=None, description="its notes, from the course's own folder")
    page: str | None = Field(
        default=None, description="its page to study from, from the course's own folder"
    )
    partial: bool = Field(default=False, description="true when part of the lecture is missing")


class CourseAssignment(Model):
    """Work to hand in, and the lecture in which it was set."""

    lecture: str
    start: Seconds | None = None
    what: str
    deliverable: str = ""
    due_text: str = Field(default="", description="the due date as it was said")
    due_date: dt.date | None = None
    due_time: dt.time | None = Field(default=None, description="local time")
    graded: bool | None = None
    optional: bool | None = None
    reward: str = ""
    quote: str = Field(default="", description="the words it rests on")


class Occurrence(Model):
    """A lecture in which a term occurs."""

    lecture: str
    start: Seconds | None = Field(default=None, description="where it is said first")
    times: int = Field(ge=0, description="how often its words are in the transcript; 0: misheard")


class CourseTerm(Model):
    """A technical term of the course."""

    term: str
    definition: str = ""
    as_heard: tuple[str, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()


class Course(Model):
    """Everything of a course that is more than one lecture."""

    schema_version: int = SCHEMA_VERSION
    language: str | None = Field(default=None, description="language of most of the notes")
    lectures: tuple[CourseLecture, ...] = ()
    assignments: tuple[CourseAssignment, ...] = Field(
        default=(), description="the next due first, those without a date last"
    )
    terms: tuple[CourseTerm, ...] = Field(default=(), description="in alphabetical order")
    warnings: tuple[str, ...] = ()
    digests: Digests | None = Field(
        default=None, description="of this file and those beside it, where lectura wrote them"
    )
