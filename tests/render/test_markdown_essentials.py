"""The few points to keep stand at the top of the page, and only there."""

from __future__ import annotations

import pytest

from lectura.records.notes import Citation, KeyPoint, MadeBy, Notes, NotesSource, Topic
from lectura.render.markdown import MARKDOWN
from lectura.render.renderer import RenderOptions


def point(statement: str, start: float, *, essential: bool = False) -> KeyPoint:
    words = Citation(segment_ids=(1,), start=start, end=start + 5, quote=f"said of {statement}")
    return KeyPoint(statement=statement, essential=essential, citations=(words,))


def page(*topics: Topic, language: str = "en") -> str:
    notes = Notes(
        title="Trees",
        language=language,
        source=NotesSource(name="class.mp4"),
        topics=topics,
        made_by=MadeBy(engine="llm", lectura="0"),
    )
    return MARKDOWN.write(notes, RenderOptions())


def test_essential_points_stand_above_the_topics_and_are_not_repeated() -> None:
    roots = Topic(
        title="Roots",
        start=60,
        key_points=(point("Roots hold.", 70, essential=True), point("Roots drink.", 80)),
    )
    leaves = Topic(
        title="Leaves", start=100, key_points=(point("Leaves breathe.", 110, essential=True),)
    )
    text = page(roots, leaves)
    essentials, topics = text.split("## The essentials\n\n")[1].split("## Topics\n\n")
    assert essentials.splitlines()[:5] == [
        "- **Roots hold.** (1:10)",
        "  > said of Roots hold.",
        "- **Leaves breathe.** (1:50)",
        "  > said of Leaves breathe.",
        "",
    ]
    assert "### 1:00 · Roots\n\n- **Roots drink.** (1:20)" in topics
    assert "### 1:40 · Leaves\n\n*above, in “The essentials”*" in topics
    assert text.count("Roots hold.") == 2  # the statement and its quote
    assert text.count("Leaves breathe.") == 2


def test_without_essential_points_there_is_no_such_section() -> None:
    assert "essentials" not in page(Topic(title="Roots", key_points=(point("Roots hold.", 1),)))


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("es", "Lo esencial"),
        ("fr", "L'essentiel"),
        ("pt", "O essencial"),
        ("de", "Das Wesentliche"),
    ],
)
def test_the_heading_is_in_the_language_of_the_notes(language: str, heading: str) -> None:
    topic = Topic(title="Roots", key_points=(point("Roots hold.", 1, essential=True),))
    assert f"## {heading}\n" in page(topic, language=language)
