"""The map of the lecture: one row per kind of thing, all on one time axis, as SVG.

The axis runs from 0 to 1000 units, whatever the length, and is stretched to the width of the
page. What must not be stretched with it (marks, the cursor) is a stroke that does not scale; what
is written stands in a second picture on top, placed in percent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lectura.page.html import Attributes, Html, joined, shown, tag
from lectura.page.lanes import ROW, Lane, Mark, Stretch, lanes_of
from lectura.page.lecture import Lecture
from lectura.page.lines import Spoken
from lectura.page.wording import Words
from lectura.timeline import format_clock

_WIDTH = 1000
_THINNEST = 1.5
"""Units: what is shorter would not be seen."""
_MOST_LINKS = 60
"""Of a row: more would be too narrow to press, and stand as links in the notes or the strip."""
_ROOM = 16
"""Units: a narrower box has no room for what it is called."""
_STEPS = (5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_MOST_TICKS = 8
_LAST_TICK = 0.93
"""Share of the width behind which the text of a tick has no room."""


@dataclass(frozen=True)
class _Scale:
    duration: float

    def x(self, seconds: float) -> float:
        """Units from the left edge; what lies outside of the lecture stands at its edge."""
        return round(_WIDTH * min(max(seconds / self.duration, 0.0), 1.0), 2)

    def percent(self, seconds: float) -> str:
        return f"{self.x(seconds) / 10:.2f}%"

    def box(self, stretch: Stretch) -> tuple[float, float]:
        """Left edge and width in units."""
        left, right = self.x(stretch.start), self.x(stretch.end)
        width = max(right - left, _THINNEST)
        return min(left, _WIDTH - width), round(width, 2)


def overview_of(lecture: Lecture, said: Spoken, words: Words) -> Html:
    """The map with the names of its rows; empty for a lecture without times."""
    if not said.duration:
        return Html()
    lanes = lanes_of(lecture, said, words)
    scale = _Scale(said.duration)
    names = joined(tag("li", {"class": lane.kind}, _name(lane)) for lane in lanes)
    return tag(
        "div",
        {"class": "map-box"},
        tag("ul", {"class": "map-names", "aria-hidden": "true"}, tag("li", {}), names),
        tag("div", {"class": "map-plot"}, _plot(lanes, scale, words), _labels(lanes, scale)),
    )


def _name(lane: Lane) -> Html:
    text = tag("span", {"dir": "auto", "title": lane.name}, lane.name)
    return joined((tag("i", {"class": f"swatch {lane.kind}"}), text))


def _plot(lanes: Sequence[Lane], scale: _Scale, words: Words) -> Html:
    height = ROW * (len(lanes) + 1)
    rows = (_row(lane, ROW * place, scale) for place, lane in enumerate(lanes, start=1))
    cursor: Attributes = {"id": "map-cursor", "x1": 0, "x2": 0, "y1": 0, "y2": height}
    return tag(
        "svg",
        {
            "id": "map",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "height": height,
            "preserveAspectRatio": "none",
            "role": "group",
            "aria-label": words.page.glance,
        },
        _grid(scale, height),
        joined(rows, "\n"),
        tag("g", {"id": "map-hits"}),
        tag("line", cursor),
    )


def _grid(scale: _Scale, height: int) -> Html:
    parts = (f"M{scale.x(tick)} {ROW}V{height}" for tick in _ticks(scale.duration))
    return tag("path", {"class": "grid", "d": "".join(parts)})


def _row(lane: Lane, top: int, scale: _Scale) -> Html:
    parts: list[Html] = []
    if lane.plain:
        parts.append(_bars(lane.plain, top + 4, ROW - 8, scale))
    if len(lane.boxes) <= _MOST_LINKS:
        parts += (_box(one, top, scale) for one in lane.boxes)
    else:
        shades = ("bars", lane.boxes[::2]), ("bars next", lane.boxes[1::2])
        parts += (_bars(boxes, top + 2, ROW - 4, scale, shade) for shade, boxes in shades)
    parts += (_dot(one, top, scale) for one in lane.marks)
    return tag("g", {"class": f"lane {lane.kind}"}, *parts)


def _bars(
    stretches: Iterable[Stretch], top: int, height: int, scale: _Scale, name: str = "bars"
) -> Html:
    """Stretches that nobody clicks on by themselves, as one shape: there may be hundreds."""
    boxes = (scale.box(one) for one in stretches)
    path = "".join(f"M{left:g} {top}h{width:g}v{height}h-{width:g}z" for left, width in boxes)
    return tag("path", {"class": name, "d": path})


def _box(one: Stretch, top: int, scale: _Scale) -> Html:
    left, width = scale.box(one)
    place: Attributes = {"x": f"{left:g}", "y": top + 2, "width": f"{width:g}", "height": ROW - 4}
    return _link(one.start, one.title, tag("rect", place))


def _dot(one: Mark, top: int, scale: _Scale) -> Html:
    where = f"M{scale.x(one.start):g} {top + ROW // 2}h0.01"
    return _link(one.start, one.title, tag("path", {"class": "dot", "d": where}))


def _link(start: float, title: str, shape: Html) -> Html:
    told = f"{format_clock(start)} {shown(title)}"
    where = {"href": f"#t={start:.2f}", "aria-label": told}
    return tag("a", where, tag("title", {}, told), shape)


def _labels(lanes: Sequence[Lane], scale: _Scale) -> Html:
    height = ROW * (len(lanes) + 1)
    parts = [
        tag("text", {"class": "tick", "x": scale.percent(tick), "y": ROW - 7}, format_clock(tick))
        for tick in _ticks(scale.duration)
    ]
    for place, lane in enumerate(lanes, start=1):
        wide = (one for one in lane.boxes if one.label and scale.box(one)[1] >= _ROOM)
        parts += (_label(one, ROW * place, scale) for one in wide)
    return tag("svg", {"class": "map-text", "height": height, "aria-hidden": "true"}, *parts)


def _label(one: Stretch, top: int, scale: _Scale) -> Html:
    """What a box is called, cut off at its edge: a picture in the picture has its own edges."""
    left, width = scale.box(one)
    place: Attributes = {
        "x": f"{left / 10:.2f}%",
        "width": f"{width / 10:.2f}%",
        "y": top,
        "height": ROW,
    }
    return tag("svg", place, tag("text", {"x": 6, "y": ROW - 7}, shown(one.label)))


def _ticks(duration: float) -> Iterator[float]:
    step = next((step for step in _STEPS if duration / step <= _MOST_TICKS), _STEPS[-1])
    tick = 0.0
    while tick < duration * _LAST_TICK:
        yield tick
        tick += step
