"""A comparison as a page of HTML: the study page of the consensus, with a column per solution.

The page's own player, script and style are used as they are, so a moment is played by a link like
any other; what is added needs some rules of style more. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lectura.compare.consensus_text import as_transcript
from lectura.compare.report import MOST_SHOWN, figures
from lectura.page import Lecture, Media, render_page
from lectura.page.html import Html, joined, shown, tag
from lectura.page.joining import with_more_style
from lectura.records.comparison import Comparison, Disagreement, Solution
from lectura.timeline import format_clock

_PLACE = '<div class="lead">\n'
_BEFORE_SECONDS, _AFTER_SECONDS = 1.0, 0.7
_STYLE = """
.lead > .compared { order: 3; overflow-x: auto; min-inline-size: 0; }
.compared table { border-collapse: collapse; font-variant-numeric: tabular-nums;
  font-size: .9em; overflow-wrap: normal; word-break: normal; }
.compared th, .compared td { padding: .3em .4em; border-bottom: 1px solid var(--line);
  text-align: start; vertical-align: top; }
.compared .figure { text-align: end; }
.compared td.figure { white-space: nowrap; }
.compared td.differs { background: var(--found); }
.compared td.nothing { color: var(--soft); font-style: italic; }
.compared .around { color: var(--soft); }
.compared td.figure .bounds { display: inline-block; color: var(--soft); }
#solutions td.figure { white-space: normal; }
.compared .bounds, .compared .play { white-space: nowrap; }
.compared p { margin-block: .6em; }
@media (max-width: 47.99rem) {
  .compared table, .compared tbody, .compared tr, .compared th, .compared td { display: block; }
  .compared th[scope=col] { display: none; }
  .compared tr { padding-block: .6em; border-bottom: 1px solid var(--line); }
  .compared tr:first-child { padding: 0; }
  .compared th, .compared td { padding: .15em .3em; border: 0; }
  .compared td:empty { display: none; }
  .compared td.place { display: inline-block; margin-inline-end: .5em; }
  .compared td[data-label] { display: flex; gap: .8em; }
  .compared td[data-label]::before { content: attr(data-label); flex: 0 0 38%;
    color: var(--soft); font-style: normal; overflow-wrap: anywhere; }
  .compared td.figure[data-label] { text-align: start; }
  .compared .play { padding: .5em .9em; }
}
"""
_KINDS = {"number": "number", "name": "name", "word": "word", "small": "small word"}


def render(comparison: Comparison, media: Media | None) -> str:
    """The page; empty where there is no consensus to read.

    Args:
        comparison: what it is about.
        media: the recording, as a browser reaches it.
    """
    if not comparison.consensus:
        return ""
    lecture = Lecture(
        transcript=as_transcript(comparison),
        title=f"{comparison.source.name}: solutions compared",
        digest=f"compare-{comparison.source.sha256}",
        media=media,
    )
    head, place, rest = render_page(lecture).partition(_PLACE)
    added = joined((_table(comparison), _differences(comparison)), "\n")
    return with_more_style(f"{head}{place}{added}\n{rest}", _STYLE)


def _table(comparison: Comparison) -> Html:
    truth = comparison.reference is not None
    heads = ["agreement, %", *(["word errors, %"] if truth else []), "speech covered, %", "words"]
    heads += ["seconds", "× real time", "MB"]
    cells = [tag("th", {"scope": "col"}, "solution")]
    cells += [tag("th", {"scope": "col", "class": "figure"}, head) for head in heads]
    rows = [tag("tr", {}, *cells)]
    rows += [_row(one, heads, truth=truth) for one in comparison.solutions]
    told = (
        "Agreement is how much of what most of the others wrote a solution wrote, omissions "
        "charged. It is no error rate."
    )
    return tag(
        "section",
        {"class": "compared", "id": "solutions"},
        tag("h2", {}, "Solutions"),
        tag("table", {}, *rows),
        tag("p", {"class": "around"}, " ".join((told, *comparison.notices))),
    )


def _row(one: Solution, heads: Sequence[str], *, truth: bool) -> Html:
    name, width = tag("th", {"scope": "row"}, shown(one.name)), len(heads)
    if one.problem is not None:
        return tag("tr", {}, name, tag("td", {"colspan": width}, shown(one.problem)))
    cells = figures(one, truth=truth, show_seconds="{:.1f}".format)
    row = tag("tr", {}, name, *map(_figure, heads, cells))
    if not one.faults:
        return row
    told = shown("; ".join(one.faults))
    return joined((row, tag("tr", {}, tag("td"), tag("td", {"colspan": width}, told))))


def _figure(head: str, cell: str) -> Html:
    """A cell; on a narrow screen its head stands before it."""
    value, opened, bounds = cell.partition(" (")
    more = tag("span", {"class": "bounds"}, f"({bounds}") if opened else Html()
    inside = tag("span", {}, joined((value, more), " "))
    return tag("td", {"class": "figure", "data-label": head}, inside)


def _differences(comparison: Comparison) -> Html:
    places = comparison.disagreements[:MOST_SHOWN]
    if not places:
        return Html()
    names = [one.solution for one in places[0].hypotheses]
    heads = ["at", "what", "around", *map(shown, names)]
    head = tag("tr", {}, *(tag("th", {"scope": "col"}, one) for one in heads))
    rows = [tag("tr", {}, *_cells(place)) for place in places]
    count = len(comparison.disagreements)
    told = f"{count} places; those that change what was said come first."
    rest = f" The first {MOST_SHOWN} are shown." if count > MOST_SHOWN else ""
    return tag(
        "section",
        {"class": "compared", "id": "differences"},
        tag("h2", {}, "Where they differ"),
        tag("p", {"class": "around"}, told + rest),
        tag("table", {}, head, *rows),
    )


def _cells(place: Disagreement) -> Iterator[Html]:
    yield tag("td", {"class": "figure place"}, _link(place))
    yield tag("td", {"class": "place"}, _KINDS[place.kind])
    around = joined((shown(place.before), tag("b", {}, shown(place.consensus) or "–"),
                     shown(place.after)), " ")  # fmt: skip
    yield tag("td", {"class": "around"}, around)
    for one in place.hypotheses:
        alike = _bare(one.text) == _bare(place.consensus)
        kinds = [*(["nothing"] if not one.text else []), *([] if alike else ["differs"])]
        attributes = {"class": " ".join(kinds) or None, "data-label": shown(one.solution)}
        yield tag("td", attributes, tag("span", {}, shown(one.text) or "nothing"))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _link(place: Disagreement) -> Html:
    if place.start is None or place.end is None:
        return Html("–")
    start = max(0.0, place.start - _BEFORE_SECONDS)
    address = f"#t={start:.2f},{place.end + _AFTER_SECONDS:.2f}"
    return tag("a", {"class": "play", "href": address}, format_clock(place.start))
