"""The kept list: what makes a correction, how lists grow and shrink, and damaged files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lectura.corrections.kept import read_corrections, write_corrections
from lectura.corrections.pairs import Corrections, parse_lines, parse_pair
from lectura.errors import ConfigError, UsageError
from lectura.records.target import Target
from schema_checks import check_each_key_counts


def listed(corrections: Corrections) -> list[str]:
    return [f"{pair.heard}={pair.correct}" for pair in corrections.corrections]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("camins", "no ="),
        ("=b", "heard is missing"),
        ("  = b", "heard is missing"),
        ("a=", "right words are missing"),
        ("a = a", "both sides are the same"),
    ],
)
def test_what_is_no_correction(text: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault) as caught:
        parse_pair(text)
    assert caught.value.hint
    assert "lectura correct" in caught.value.hint


def test_a_correction() -> None:
    pair = parse_pair(" de vez can = DBSCAN = algo ")
    assert (pair.heard, pair.correct) == ("de vez can", "DBSCAN = algo")


def test_the_lines_of_a_file() -> None:
    found = parse_lines("\ufeff# the course\n\ncamins=k-means\r\n higgin = Hugging\n", "terms.txt")
    assert [pair.correct for pair in found] == ["k-means", "Hugging"]
    with pytest.raises(UsageError, match=r"terms\.txt, line 2: “nothing” is no correction"):
        parse_lines("a=b\nnothing\n", "terms.txt")


def test_a_list_grows_and_shrinks() -> None:
    kept = Corrections().with_pairs(map(parse_pair, ("camins=k-means", "a=b", "CAMINS=K-Means")))
    assert listed(kept) == ["CAMINS=K-Means", "a=b"]
    assert listed(kept.without("Camins")) == ["a=b"]
    assert listed(kept.without("a", "b")) == ["CAMINS=K-Means"]
    with pytest.raises(UsageError, match="no correction “a=c” to take back"):
        kept.without("a", "c")


def test_the_file_is_for_people_too_and_keeps_to_its_schema(tmp_path: Path) -> None:
    path = Target(tmp_path, "clase.final").corrections
    assert path.name == "clase.final.corrections.json"
    kept = Corrections().with_pairs([parse_pair('di "vez"=DBSCAN'), parse_pair("canción=Canción")])
    write_corrections(path, kept)
    text = path.read_text(encoding="utf-8")
    assert '    {"heard": "canción", "correct": "Canción"}\n' in text
    check_each_key_counts(json.loads(text), "corrections")
    assert read_corrections(path) == kept
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_corrections(path) == kept
    write_corrections(path, Corrections())
    assert not path.exists()
    assert read_corrections(path) == Corrections()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is damaged"),
        ("[" * 100_000, "is damaged"),
        ("[]", "is damaged"),
        ('{"corrections": [{"heard": "a", "correct": ""}]}', "the right words are missing"),
        ('{"corrections": [{"heard": "a"}]}', "corrections.0.correct"),
        ('{"schema_version": 2, "corrections": []}', "newer lectura"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "clase.corrections.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_corrections(path)
    assert sentence in caught.value.message
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert path.read_text(encoding="utf-8") == content


def test_a_list_that_is_kept_elsewhere_stays_there(tmp_path: Path) -> None:
    place = Target(tmp_path, "clase").corrections
    place.symlink_to("mine.json")
    write_corrections(place, Corrections(corrections=(parse_pair("camins=k-means"),)))
    assert place.is_symlink()
    assert listed(read_corrections(tmp_path / "mine.json")) == ["camins=k-means"]
