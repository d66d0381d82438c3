from __future__ import annotations

import re
from pathlib import Path

import pytest

from lectura.errors import UsageError
from lectura.llm.prompts import REQUIRED, VARIABLES, load_prompts, own_prompts

SHOWN = {
    "lines": "[0] 0:00 hello", "language": "English", "part": 1, "parts": 1, "speakers": True,
    "words": 1, "points": 3, "terms": 1, "half": "",
}  # fmt: skip


def test_the_default_set_has_every_template() -> None:
    prompts = load_prompts("default", None)
    assert prompts.name == "default"
    assert set(prompts.templates) == set(VARIABLES)
    assert "[0] 0:00 hello" in prompts.render("map", **SHOWN)
    assert "in Spanish" in prompts.render("system", language="Spanish")


def test_the_readme_lists_every_template_and_variable() -> None:
    readme = (own_prompts() / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)\.md` \|[^|]*\|([^|]*)\|", readme, re.MULTILINE))
    assert set(rows) == set(VARIABLES)
    for template, cell in rows.items():
        assert set(re.findall(r"`(\w+)`", cell)) == VARIABLES[template]
        assert set(re.findall(r"\*\*`(\w+)`\*\*", cell)) == REQUIRED.get(template, frozenset())


def test_a_file_takes_the_place_of_the_map_template(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("Ma:\n{{ lines }}", encoding="utf-8")
    prompts = load_prompts(str(tmp_path / "mine.md"), None)
    default = load_prompts("default", None)
    assert prompts.name == "mine"
    assert prompts.render("map", **SHOWN) == "Ma:\n[0] 0:00 hello"
    assert prompts.templates["merge"] == default.templates["merge"]
    assert prompts.digest != default.digest


def test_the_settings_folder_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "prompts"
    (folder / "default").mkdir(parents=True)
    (folder / "default" / "system.md").write_text("Be brief.", encoding="utf-8")
    (folder / "exam").mkdir()
    (folder / "exam" / "map.md").write_text("For the exam: {{ lines }}", encoding="utf-8")
    (folder / "short.md").write_text("Short: {{ lines }}", encoding="utf-8")

    assert load_prompts("default", tmp_path).templates["system"] == "Be brief."
    exam = load_prompts("exam", tmp_path)
    assert (exam.name, exam.templates["system"]) == ("exam", "Be brief.")
    assert exam.render("map", **SHOWN) == "For the exam: [0] 0:00 hello"
    assert load_prompts("short", tmp_path).render("map", **SHOWN) == "Short: [0] 0:00 hello"


def test_an_unknown_name_lists_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "mine.md").write_text("{{ lines }}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"no prompt 'nope'\. There are: default, mine\."):
        load_prompts("nope", tmp_path)


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("No transcript at all.", "it lacks {{ lines }}"),
        ("{{ lines }} {{ secret }}", "it uses secret"),
        ("{{ lines }} {% if %}", "line 1"),
    ],
)
def test_a_wrong_template_is_refused_before_anything_is_sent(
    tmp_path: Path, template: str, problem: str
) -> None:
    (tmp_path / "mine.md").write_text(template, encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(problem)):
        load_prompts(str(tmp_path / "mine.md"), None)


@pytest.mark.parametrize(
    "template", ["{{ lines[:5] }}", "{% if not speakers %}{{ lines }}{% endif %}"]
)
def test_a_template_cannot_hide_a_part_of_the_transcript(tmp_path: Path, template: str) -> None:
    (tmp_path / "mine.md").write_text(template, encoding="utf-8")
    prompts = load_prompts(str(tmp_path / "mine.md"), None)
    with pytest.raises(UsageError, match="does not show all of"):
        prompts.render("map", **SHOWN)


def test_templates_cannot_reach_beyond_their_variables(tmp_path: Path) -> None:
    text = "{{ lines }} {{ lines.__class__.__mro__ }}"
    (tmp_path / "mine.md").write_text(text, encoding="utf-8")
    prompts = load_prompts(str(tmp_path / "mine.md"), None)
    with pytest.raises(UsageError, match="cannot be filled in"):
        prompts.render("map", **SHOWN)


def test_line_ends_do_not_change_the_digest(tmp_path: Path) -> None:
    digests = set()
    for name, ends in (("a", b"\n"), ("b", b"\r\n")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "mine.md").write_bytes(b"One" + ends + b"{{ lines }}" + ends)
        digests.add(load_prompts(str(folder / "mine.md"), None).digest)
    assert len(digests) == 1


def test_the_transcript_stands_between_delimiters_and_is_no_template() -> None:
    shown = {**SHOWN, "lines": "[0] 0:00 {{ language }}", "speakers": False}
    text = load_prompts("default", None).render("map", **shown)
    inside = text.partition("<transcript>")[2].partition("</transcript>")[0]
    assert inside.strip() == "[0] 0:00 {{ language }}"
