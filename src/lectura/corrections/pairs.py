"""One correction, heard → correct, and a list of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from typing_extensions import Self

from lectura.corrections.folding import fold
from lectura.errors import UsageError
from lectura.records.model import Model
from lectura.records.transcript import Correction

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""


def _sane(pair: Correction) -> Correction:
    if fault := fault_of(pair.heard, pair.correct):
        raise ValueError(fault)
    return Correction(heard=pair.heard.strip(), correct=pair.correct.strip())


class Corrections(Model):
    """The file ``<stem>.corrections.json``; people may edit it.

    Of two corrections of the same words the later one counts.
    """

    schema_version: Annotated[int, Field(ge=1)] = SCHEMA_VERSION
    corrections: tuple[Annotated[Correction, AfterValidator(_sane)], ...] = ()

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        object.__setattr__(self, "corrections", _each_once(self.corrections))
        return self

    def with_pairs(self, pairs: Iterable[Correction]) -> Corrections:
        """The list with more corrections; one of words it has already takes the old one's place."""
        return Corrections(corrections=(*self.corrections, *pairs))

    def ending_in(self, words: str) -> Correction | None:
        """The correction whose right words these are, capitals or not; None where there is none."""
        sought = fold(words.strip()).text
        return next((one for one in self.corrections if fold(one.correct).text == sought), None)

    def without(self, heard: str, correct: str | None = None) -> Corrections:
        """The list without the correction of some words.

        Raises:
            UsageError: it does not hold it.
        """
        kept = tuple(
            pair
            for pair in self.corrections
            if fold(pair.heard).text != fold(heard.strip()).text
            or (correct is not None and pair.correct != correct.strip())
        )
        if len(kept) == len(self.corrections):
            wanted = heard if correct is None else f"{heard}={correct}"
            known = ", ".join(f"“{one.heard}={one.correct}”" for one in self.corrections)
            raise UsageError(
                f"There is no correction “{wanted}” to take back.",
                hint=(f"The list holds {known}. " if known else "The list is empty. ")
                + "See it: lectura correct FILE",
                value=wanted,
            )
        return Corrections(corrections=kept)


def parse_pair(text: str) -> Correction:
    """``camins=k-means`` as a correction; what stands before the first ``=`` was heard.

    Raises:
        UsageError: it is not of that form, a side is empty, or both are the same.
    """
    heard, equals, correct = text.partition("=")
    fault = fault_of(heard, correct) if equals else "there is no = in it"
    if fault:
        raise UsageError(
            f"“{text.strip()}” is no correction: {fault}.",
            hint='Write what was heard, = and what is right: lectura correct FILE "camins=k-means"',
            value=text,
        )
    return Correction(heard=heard.strip(), correct=correct.strip())


def parse_lines(text: str, name: str) -> tuple[Correction, ...]:
    """The corrections of a text file, one a line; empty lines and lines from ``#`` are passed over.

    Raises:
        UsageError: a line is no correction; its number is told.
    """
    pairs = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            pairs.append(parse_pair(line))
        except UsageError as error:
            raise UsageError(
                f"{name}, line {number}: {error.message}", hint=error.hint, value=line
            ) from error
    return tuple(pairs)


def fault_of(heard: str, correct: str) -> str | None:
    """Why two texts are no correction; None where they are one."""
    if not heard.strip():
        return "what was heard is missing"
    if not correct.strip():
        return "the right words are missing"
    if heard.strip() == correct.strip():
        return "both sides are the same"
    return None


def _each_once(pairs: Iterable[Correction]) -> tuple[Correction, ...]:
    """The pairs in order; a later one of the same words stands in the place of the earlier."""
    places: dict[str, Correction] = {}
    for pair in pairs:
        places[fold(pair.heard).text] = pair
    return tuple(places.values())
