from __future__ import annotations

import base64
import hashlib
import re

from lectura.compare.page import render
from lectura.compare.report import render as render_markdown
from lectura.page import Media
from lectura.records.comparison import (
    Comparison,
    ConsensusWord,
    Disagreement,
    Share,
    Solution,
    Wrote,
)
from lectura.records.transcript import Source

SHARE = Share(value=0.934, low=0.9, high=0.96)


def comparison(*names: str, text: str = "25") -> Comparison:
    words = [" The", " answer", " is", f" {text}."]
    return Comparison(
        source=Source(name="clase.mp4", sha256="00"),
        language="en",
        start=0.0,
        end=10.0,
        voiced_seconds=8.0,
        solutions=(
            *(
                Solution(name=name, kind="file", what=name, words=4, agreement=SHARE)
                for name in names
            ),
            Solution(name="bad", kind="command", what="x {audio}", problem="it failed"),
        ),
        consensus=tuple(
            ConsensusWord(text=word, start=n, end=n + 1, share=0.5, doubtful=n == 3)
            for n, word in enumerate(words)
        ),
        disagreements=(
            Disagreement(
                start=3.0,
                end=4.0,
                kind="number",
                before="answer is",
                consensus=text,
                after="",
                hypotheses=tuple(
                    Wrote(solution=name, text=text if n else "") for n, name in enumerate(names)
                ),
            ),
        ),
    )


def test_one_column_per_solution_and_a_moment_to_play() -> None:
    page = render(comparison("one", "two", "three"), Media("video", "clase.mp4", name="clase.mp4"))
    head = re.search(r'id="differences".*?<tr>(.*?)</tr>', page, re.DOTALL)
    assert head is not None
    assert re.findall(r">([^<]+)</th>", head[1]) == ["at", "what", "around", "one", "two", "three"]
    assert '<a class="play" href="#t=2.00,4.70">0:03</a>' in page
    cells = re.findall(r'<td(?: class="([^"]+)")? data-label="(\w+)"><span>(\w+)</span>', page)
    assert cells[-3:] == [
        ("nothing differs", "one", "nothing"),
        ("", "two", "25"),
        ("", "three", "25"),
    ]
    assert 'src="clase.mp4"' in page


def test_the_policy_allows_the_style_that_is_there() -> None:
    page = render(comparison("one", "two"), None)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src &#x27;sha256-{digest}&#x27;" in page
    assert ".compared td.differs" in style[1]


def test_nothing_that_was_heard_or_named_becomes_markup() -> None:
    evil = "<script>alert(1)</script>"
    made = comparison(evil, "two", text=evil)
    assert "<script>alert" not in render(made, None)
    assert "<script>alert" not in render_markdown(made, None)


def test_without_a_consensus_there_is_no_page() -> None:
    nothing = comparison("one").model_copy(update={"consensus": ()})
    assert render(nothing, None) == ""


def test_the_markdown_says_who_wrote_what_and_what_agreement_is_not() -> None:
    text = render_markdown(comparison("one", "two", "three"), "clase.mp4")
    assert "| one | 93.4 (90.0–96.0) |" in text
    assert "It is no error rate" in text
    assert "**[0:03](clase.mp4#t=3)** · a number · … answer is **25** …" in text
    assert "- “25”: two, three\n- *nothing*: one" in text
    assert "- bad takes no part: it failed." in text
    assert "The answer is \\[25.?\\]" in text
