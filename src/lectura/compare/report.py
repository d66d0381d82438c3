"""A comparison as a page of Markdown. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lectura.compare.consensus_text import as_text
from lectura.records.comparison import Comparison, Disagreement, Share, Solution, Wrote
from lectura.render.links import moment_of
from lectura.render.markup import bold, plain
from lectura.timeline import Interval, format_clock, format_duration, format_span

MOST_SHOWN = 40
_KINDS = {"number": "a number", "name": "a name", "word": "a word", "small": "a small word"}
_MEANING = (
    "Agreement is how much a solution wrote of what most of the *others* wrote, word by word; what "
    "it leaves out counts against it. It is no error rate: what most of them mishear in the same "
    "way, it cannot see."
)


def render(comparison: Comparison, recording: str | None) -> str:
    """The page.

    Args:
        comparison: what it is about.
        recording: the address of the recording, from the page; None where there is no way to it.
    """
    parts = [_head(comparison), _table(comparison), *_remarks(comparison)]
    parts += _differences(comparison, recording)
    if comparison.consensus:
        text = "\n\n".join(plain(line) for line in as_text(comparison.consensus).splitlines())
        parts += ["## What most of them wrote", "Doubtful words stand in [brackets?].", text]
    return "\n\n".join(parts) + "\n"


def _head(comparison: Comparison) -> str:
    span = format_span(Interval(comparison.start, comparison.end))
    spoken = format_duration(comparison.voiced_seconds)
    language = f", language {comparison.language}" if comparison.language else ""
    return (
        f"# {plain(comparison.source.name)}: {len(comparison.solutions)} solutions compared\n\n"
        f"Recognized: {span} of the recording{language}; somebody speaks for {spoken} of it."
    )


def _table(comparison: Comparison) -> str:
    truth = comparison.reference is not None
    heads = ["solution", "agreement, %"]
    heads += ["word errors, %"] if truth else []
    heads += ["speech covered, %", "words", "time", "× real time", "memory, MB"]
    rows = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    rows += [_row(one, truth=truth) for one in comparison.solutions if one.problem is None]
    return "\n".join(rows)


def _row(solution: Solution, *, truth: bool) -> str:
    cells = [plain(solution.name), *figures(solution, truth=truth)]
    return f"| {' | '.join(cells)} |"


def figures(
    solution: Solution, *, truth: bool, show_seconds: Callable[[float], str] = format_duration
) -> list[str]:
    """The cells of a solution in a table, its name not among them; – where one is unknown.

    Args:
        solution: what is told.
        truth: with its word error rate.
        show_seconds: how its time is written.
    """
    return [
        percent(solution.agreement),
        *([percent(solution.error_rate)] if truth else []),
        "–" if solution.coverage is None else f"{100 * solution.coverage:.1f}",
        str(solution.words),
        "–" if solution.seconds is None else show_seconds(solution.seconds),
        "–" if solution.times_real_time is None else f"{solution.times_real_time:.1f}",
        "–" if solution.peak_bytes is None else f"{solution.peak_bytes / 1e6:.0f}",
    ]


def percent(share: Share | None) -> str:
    """``93.4 (90.1–96.0)``: a share in percent with its bounds; – where there is none."""
    if share is None:
        return "–"
    return f"{100 * share.value:.1f} ({100 * share.low:.1f}–{100 * share.high:.1f})"


def _remarks(comparison: Comparison) -> Iterator[str]:
    yield _MEANING
    if comparison.reference is not None:
        yield reference_line(comparison)
    faulty = [
        f"- {plain(one.name)} {fault}" for one in comparison.solutions for fault in one.faults
    ]
    failed = [
        f"- {plain(one.name)} takes no part: {plain(one.problem)}"
        for one in comparison.solutions
        if one.problem is not None
    ]
    lines = [line if line.endswith("?") else f"{line}." for line in (*faulty, *failed)]
    if lines:
        yield "\n".join(lines)
    yield from map(plain, comparison.notices)


def reference_line(comparison: Comparison) -> str:
    """What the reference is, and how the consensus does on it."""
    truth = comparison.reference
    if truth is None:
        return ""
    part = ""
    if truth.start is not None and truth.end is not None:
        part = f" ({format_span(Interval(truth.start, truth.end))})"
    return (
        f"Word errors are counted against {plain(truth.name)}{part}, {truth.words} words; what "
        f"most solutions wrote has {percent(truth.consensus_error_rate)} %. In parentheses: where "
        "the figure lies with 95 % certainty."
    )


def _differences(comparison: Comparison, recording: str | None) -> Iterator[str]:
    shown = comparison.disagreements[:MOST_SHOWN]
    if not shown:
        return
    yield f"## Where they differ\n\n{_how_many(comparison)}"
    for one in shown:
        yield _difference(one, recording)


def _how_many(comparison: Comparison) -> str:
    every = comparison.disagreements
    counts = ((len([one for one in every if one.kind == kind]), kind) for kind in _KINDS)
    told = ", ".join(f"{count} about {_KINDS[kind]}" for count, kind in counts if count)
    rest = f" The first {MOST_SHOWN} are shown." if len(every) > MOST_SHOWN else ""
    return f"{len(every)} places: {told}. Those that change what was said come first.{rest}"


def _difference(one: Disagreement, recording: str | None) -> str:
    told = " ".join(
        filter(None, (plain(one.before), bold(one.consensus) or "**–**", plain(one.after)))
    )
    variants = [
        f"- {f'“{plain(text)}”' if text else '*nothing*'}: {', '.join(map(plain, names))}"
        for text, names in grouped(one.hypotheses)
    ]
    head = f"**{_when(one, recording)}** · {_KINDS[one.kind]} · … {told} …"
    return "\n".join([head, "", *variants])


def grouped(hypotheses: Sequence[Wrote]) -> list[tuple[str, list[str]]]:
    """What was written with who wrote it, that of most first."""
    found: dict[str, list[str]] = {}
    for one in hypotheses:
        found.setdefault(one.text, []).append(one.solution)
    return sorted(found.items(), key=lambda item: -len(item[1]))


def _when(one: Disagreement, recording: str | None) -> str:
    if one.start is None:
        return "–"
    at = format_clock(one.start)
    return at if recording is None else f"[{at}]({moment_of(recording, one.start)})"
