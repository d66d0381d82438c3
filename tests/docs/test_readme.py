"""The README: what works today comes first, one line per capability, no link leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md"))
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def prose(page: str) -> str:
    """A page without its blocks of code."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def shell_blocks(text: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def table_of(text: str, head: str) -> list[str]:
    """The rows of the table with this head."""
    _, _, rest = text.partition(f"{head}\n|---|---|---|\n")
    return rest.partition("\n\n")[0].splitlines()


def test_the_first_block_works_in_a_clone_of_the_source() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([\w-]+)(?: [\w-]+)*:", makefile, re.MULTILINE)
    first, second, *_ = shell_blocks(README)
    lines = [re.fullmatch(r"(.+?) +# (.{20,})", line) for line in first.splitlines()]
    typed = [line[1] if line else "" for line in lines]
    assert [line.split()[0] for line in typed] == ["make", ".", "lectura", "make"]
    assert (typed[0], typed[1], typed[3]) == ("make demo", ". .venv/bin/activate", "make test")
    assert {"demo", "test"} <= set(targets)
    assert second.startswith("pip install")
    assert "From the first release on" in README.partition(first)[2].partition(second)[0]


def test_the_first_screen_shows_real_notes() -> None:
    assert README.index("```md") < 2000
    assert README.index("```md") < README.index("| you want |")


def test_each_capability_has_one_line_and_a_page() -> None:
    rows = table_of(README, "| you want | command | more |")
    links = [LINK.findall(row) for row in rows]
    assert all(links), rows
    assert all(len(row) <= 200 and row.count("|") == 4 for row in rows)
    pages = {link for found in links for link in found}
    elsewhere = {"docs/index.md", "docs/es.md"}
    assert set(WRITTEN) <= pages | elsewhere
    assert "ARCHITECTURE.md" in pages
    assert len(README.splitlines()) < 105


@pytest.mark.parametrize("page", ["README.md", *WRITTEN])
def test_no_link_leads_nowhere(page: str) -> None:
    for link in LINK.findall(prose(page)):
        assert (ROOT / page).parent.joinpath(link).resolve().is_file(), link


@pytest.mark.parametrize("page", ["README.md", *WRITTEN])
def test_a_page_that_is_meant_is_linked(page: str) -> None:
    text = re.sub(r"\[`[^`]*`\]", "", prose(page))
    assert re.findall(r"`docs/[\w-]+\.md`", text) == []
