"""Names made by a template."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lectura.errors import UsageError
from lectura.inputs.discover import Found
from lectura.inputs.layout import plan_outputs
from lectura.inputs.naming import FIELDS, Naming, checked_template

PLACE = Path("/course/week1/clase.mp4")
DAY = dt.date(2026, 3, 5)


def stem(template: str | None, ending: str = "") -> str:
    naming = Naming(template, ending, DAY, "es", "models/mine/small")
    return naming.stem("clase", PLACE, PLACE)


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{stem}", "clase"),
        ("{date} {stem}", "2026-03-05 clase"),
        ("{date:%d-%m-%y}", "05-03-26"),
        ("{date:100%% %Y}", "100% 2026"),
        ("{folder}.{stem}.{extension}", "week1.clase.mp4"),
        ("{language}_{model}", "es_small"),
        ("{{{stem}}}", "{clase}"),
        ("  {stem}  ", "clase"),
        ("{stem}: 1", "clase_ 1"),
        ("..{stem}", "_..clase"),
        ("nul", "_nul"),
    ],
)
def test_what_a_template_makes(template: str, name: str) -> None:
    assert checked_template(template) == template
    assert stem(template) == name
    assert stem(template, "0-01-00_end") == f"{name}.0-01-00_end"


def test_without_a_template_the_name_stays() -> None:
    assert stem(None) == "clase"
    assert stem(None, "x") == "clase.x"


def test_every_field_is_listed_where_one_is_unknown() -> None:
    with pytest.raises(ValueError, match=r"no field \{Stem\}") as refused:
        checked_template("{Stem}")
    assert all(f"{{{name}}}" in str(refused.value) for name in FIELDS)


def test_a_date_before_the_year_1000_has_four_figures() -> None:
    naming = Naming("{date:%Y %y}", "", dt.date(476, 9, 4))
    assert naming.stem("a", PLACE, PLACE) == "0476 76"


def test_what_cannot_be_opened_keeps_its_own_name(tmp_path: Path) -> None:
    """Opening it tells what is wrong; the others get their names."""
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no recording")
    for path in (broken, tmp_path / "gone.mp4"):
        assert Naming("{date} x").stem(path.stem, path, path) == path.stem


def test_a_name_that_some_system_takes_for_another_is_refused(tmp_path: Path) -> None:
    found = [
        Found(tmp_path / "w" / name, tmp_path, Path("w") / name) for name in ("a.mp4", "A.mp4")
    ]
    naming = Naming("x {stem}")
    with pytest.raises(UsageError, match="the same name"):
        plan_outputs(found, tmp_path / "out", naming)
    apart = [found[0], Found(tmp_path / "v/a.mp4", tmp_path, Path("v/a.mp4"))]
    jobs = plan_outputs(apart, tmp_path / "out", naming)
    assert [job.id for job in jobs] == ["w/x a", "v/x a"]
