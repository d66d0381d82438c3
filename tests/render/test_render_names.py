"""A file's name reaches a page as data: it is no markup, and the command in it is the right one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from notes_samples import full_notes

from lectura.outputs.ownership import Gate
from lectura.outputs.writing import write_notes
from lectura.records.notes import MadeBy, Notes
from lectura.records.target import Target
from lectura.render import RenderOptions, render_notes
from lectura.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names that only Unix allows")

HOSTILE = (
    "# h\n## b",
    "`id` c",
    "$(touch x)",
    "[x](http:y)",
    "<img src=x>",
    "a&lt;b",
    "e\x1b[1m\u202e",
    'it\'s "q"',
)


def notes(name: str) -> Notes:
    sample = full_notes()
    made_by = MadeBy(engine="keyless", lectura="0.1.0")
    source = sample.source.model_copy(update={"name": name})
    return sample.model_copy(update={"made_by": made_by, "source": source})


def suggested(page: str) -> str:
    """The file of the command in a page, as a shell takes it."""
    found = re.search(r"(?<!`)`lectura summarize ([^`\n]*) --llm local`(?!`)", page)
    assert found is not None
    told = subprocess.run(
        ["/bin/bash", "-c", f"printf %s {found[1]}"],
        capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return told.stdout.decode()


@pytest.mark.parametrize("stem", HOSTILE)
def test_the_suggested_command_names_the_file(stem: str) -> None:
    assert suggested(render_notes(notes(f"{stem}.mp4"), "md")) == f"{stem}.json"


@pytest.mark.parametrize("stem", HOSTILE)
def test_a_name_is_no_markup(stem: str) -> None:
    page = render_notes(notes(f"{stem}.mp4"), "md")
    plain = re.sub(r"`[^`\n]*`", "", page)  # in code nothing is markup
    assert not re.search(r"^## b|<img|(?<!\\)\[x|&lt;b|\x1b|\u202e", plain, re.MULTILINE)


def test_the_command_goes_by_what_the_outputs_are_called(tmp_path: Path) -> None:
    target = Target(tmp_path, "clase 3 (mp4)")
    options = RenderOptions()
    write_notes(notes("clase 3.mp4"), target, ["md"], options, Gate(Store(tmp_path / "s")))
    assert suggested(target.notes("md").read_text(encoding="utf-8")) == "clase 3 (mp4).json"


def test_a_page_of_markdown_takes_a_title_as_it_is() -> None:
    from lectura.formats.markdown import write_markdown
    from lectura.records.transcript import Transcript

    title = write_markdown(Transcript(), "a&lt;b <img src=x>\n## h").splitlines()
    assert title == ["# a&amp;lt;b \\<img src=x\\> ## h"]
