"""How notes were made, in a few lines: engine, coverage, grounding, usage, warnings."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import PurePath

from lectura.paths import as_argument
from lectura.records.notes import Coverage, Notes, Usage
from lectura.records.target import is_transcript
from lectura.render.languages import Wording
from lectura.render.markup import plain
from lectura.render.references import Moments


def partial_banner(notes: Notes, words: Wording, moments: Moments) -> str:
    """For the top of the page: that something is missing, and which stretches or where it says why.

    The reasons themselves are warnings, in English, and stand at the end.
    """
    detail = partial_detail(notes, words, moments.spans(notes.coverage.missing))
    return f"**⚠ {words.partial}** {detail}".rstrip()


def partial_detail(notes: Notes, words: Wording, spans: str) -> str:
    """Which stretches are missing, as they are written in the page; else where it says why."""
    unread = spans or _unread(notes.coverage, words)
    if unread:
        return words.missing.format(spans=unread)
    return words.reasons if notes.warnings else ""


def facts(notes: Notes, words: Wording, moments: Moments) -> Iterator[str]:
    """The items of the last section."""
    for line in made_lines(notes, words, moments.options.stem, shown=plain):
        yield f"- {line}"
    for warning in notes.warnings:
        yield f"- **{words.warning}:** {plain(warning)}"


def made_lines(
    notes: Notes, words: Wording, stem: str | None = None, *, shown: Callable[[str], str] = str
) -> Iterator[str]:
    """How they were made, a sentence or two each; a command stands between backticks.

    Args:
        notes: which; their warnings are not among the lines.
        words: in which language.
        stem: what the files beside the page are called; None where it goes by the recording's name.
        shown: makes names and such fit for the page.
    """
    yield _engine(notes, words, shown)
    if notes.made_by.engine == "keyless" and notes.topics:
        yield words.better.format(name=_argument(notes.source.name, stem))
    if notes.made_by.excluded:  # how many; who asked for it need not be told
        yield words.left_out.format(count=len(notes.made_by.excluded)) + "."
    if notes.coverage.chunks:
        yield _coverage(notes.coverage, words)
    yield from _grounding(notes, words)
    if notes.usage is not None and notes.usage.requests:
        yield _usage(notes.usage, words)


def _engine(notes: Notes, words: Wording, shown: Callable[[str], str]) -> str:
    made_by = notes.made_by
    if made_by.engine == "keyless":
        return words.engine_keyless.format(version=shown(made_by.lectura)) + "."
    return (
        words.engine_llm.format(
            model=shown(made_by.model or "?"),
            endpoint=shown(made_by.endpoint or "?"),
            prompt=shown(made_by.prompt or "?"),
            version=shown(made_by.lectura),
        )
        + "."
    )


def _coverage(coverage: Coverage, words: Wording) -> str:
    template = words.coverage if coverage.time_percent is not None else words.coverage_characters
    line = template.format(
        time=_percent(coverage.time_percent or 0.0),
        characters=_percent(coverage.character_percent),
    )
    if len(coverage.chunks) > 1:
        seen = sum(chunk.state == "seen" for chunk in coverage.chunks)
        line += ", " + words.parts.format(seen=seen, all=len(coverage.chunks))
    return f"{line}."


def _unread(coverage: Coverage, words: Wording) -> str:
    """The stretches that were not read, as shares of the text, neighbouring parts in one."""
    total = sum(chunk.characters for chunk in coverage.chunks)
    stretches = []
    at = 0
    for is_seen, parts in groupby(coverage.chunks, lambda chunk: chunk.state == "seen"):
        end = at + sum(chunk.characters for chunk in parts)
        if not is_seen and total:
            first, last = math.floor(100 * at / total), math.ceil(100 * end / total)
            stretches.append(words.stretch.format(first=first, last=last))
        at = end
    return ", ".join(stretches)


def _grounding(notes: Notes, words: Wording) -> Iterator[str]:
    """What was looked up, and how it was found; of older notes, what is known of that."""
    if notes.grounding is not None:
        yield words.quotes.format(**notes.grounding.model_dump()) + "."
        return
    if notes.grounded_percent is not None:
        yield words.grounded.format(percent=_percent(notes.grounded_percent)) + "."
    if notes.unsupported:
        yield words.unsupported.format(count=len(notes.unsupported)) + "."


def _usage(usage: Usage, words: Wording) -> str:
    many = words.requests.format(count=usage.requests)
    line = words.usage.format(
        requests=words.one_request if usage.requests == 1 else many,
        prompt=usage.prompt_tokens,
        completion=usage.completion_tokens,
    )
    if usage.cost is None:
        return f"{line}."
    amount = f"{usage.cost:.2f}" if usage.cost >= 0.1 else f"{usage.cost:.4f}"
    return f"{line}; " + words.cost.format(cost=f"{amount} {usage.currency or ''}".strip()) + "."


def _percent(value: float) -> str:
    """One decimal at most, rounded down: 99.96 must not read as all of it."""
    return f"{math.floor(value * 10 + 1e-9) / 10:g}"


def _argument(name: str, stem: str | None) -> str:
    """The transcript as an argument of a command shown in the page.

    Notes know the recording by name; its transcript is beside them, called as they are.
    """
    path = PurePath(name)
    if name == "-" or not path.stem:
        return "TRANSCRIPT"
    file = path.name if is_transcript(path) else f"{stem or path.stem}.json"
    return as_argument(file, unwanted="`")
