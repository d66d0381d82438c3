"""What is typed is what is looked for: signs, ligatures, quotation marks, small words."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.course.search import find
from lectura.records.transcript import Segment, Transcript


def lecture(out: Path, name: str, language: str | None, *texts: str) -> None:
    segments = tuple(
        Segment(id=i, start=10 * i, end=10 * i + 9, text=text) for i, text in enumerate(texts)
    )
    record = Transcript(segments=segments, language=language)
    (out / f"{name}.json").write_text(record.model_dump_json(), encoding="utf-8")


def starts(out: Path, query: str) -> list[float | None]:
    return [hit.start for hit in find(out, query).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("C++", [10]),
        ("c++", [10]),
        ('"lenguaje C++"', [10]),
        ("C#", [20]),
        ("œuvre", [30]),
        ("oeuvre", [30]),
        ("OEUVRE", [30]),
        ("l’œuvre", [30]),
        ("Ærø", [40]),
        ("aero", [40]),
        ("łódź", [40]),
        ("lodz", [40]),
    ],
)
def test_signs_and_ligatures_are_found(tmp_path: Path, query: str, expected: list[float]) -> None:
    lecture(
        tmp_path, "a", "es",
        "La vitamina C cura.", "El lenguaje C++, que es viejo.", "En C# no.", "Toute l'œuvre",
        "Ærø y Łódź",
    )  # fmt: skip
    assert starts(tmp_path, query) == expected


@pytest.mark.parametrize(
    "query",
    ['"una parte"', "“una parte”", "«una parte»", "'una parte'", "‘una parte’", '"una parte',
     "'\"una parte\"'", "„una parte“"],
)  # fmt: skip
def test_quotes_of_any_kind_ask_for_the_order(tmp_path: Path, query: str) -> None:
    lecture(tmp_path, "a", "es", "la parte es una", "es una parte")
    assert starts(tmp_path, query) == [10]


def test_an_apostrophe_is_no_quote(tmp_path: Path) -> None:
    lecture(tmp_path, "a", "fr", "c'est l'été qu'on aime")
    assert starts(tmp_path, "l'été qu'on") == [0]


@pytest.mark.parametrize("language", ["es", None])
def test_small_words_alone_find_nothing(tmp_path: Path, language: str | None) -> None:
    lecture(tmp_path, "a", language, "La casa de Pedro.", "El gradiente baja.", "Un descenso.")
    found = find(tmp_path, "descenso de gradiente")
    assert sorted(hit.start or 0 for hit in found.hits) == [10, 20]
    assert (found.matched, found.words) == ("some", ("descenso", "gradiente"))
    lecture(tmp_path, "b", language, "el descenso del gradiente")
    found = find(tmp_path, "descenso de gradiente")
    assert [hit.lecture for hit in found.hits] == ["b"]
    assert (found.matched, found.words) == ("most", ("descenso", "gradiente"))
    assert find(tmp_path, "del de").hits == ()
    whole = find(tmp_path, "casa de pedro")
    assert (whole.matched, [hit.start for hit in whole.hits]) == ("all", [0])
