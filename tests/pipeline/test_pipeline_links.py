"""Every time in the notes is a link that leads to the recording, wherever the notes lie."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import pytest
from test_pipeline_recording import Bench, bench

from lectura.pipeline import Outcome, Target

__all__ = ["bench"]

NAMES = [
    "clase.wav",
    "clase 1 (año) #2 [x]%20.wav",
    "http:clase?a=1&b.wav",
    "a\\b.wav",
    "¿qué?\n*.wav",
]
if os.name == "nt":
    NAMES = NAMES[:2]


def addresses(page: str) -> list[str]:
    """The targets of a Markdown page's links; a parenthesis ends one, as in any reader."""
    return re.findall(r"\]\(([^()\s]*)\)", page)


def page_of(outcome: Outcome) -> Path:
    return next(path for path in outcome.written if path.suffix == ".md")


def assert_links_lead_to(recording: Path, page: Path) -> None:
    """As a reader resolves them: against the folder of the page, percent signs decoded."""
    found = addresses(page.read_text(encoding="utf-8"))
    assert found
    for address in found:
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc, parts.query) == ("", "", "")
        assert re.fullmatch(r"t=\d+", parts.fragment)
        way = os.fsdecode(unquote_to_bytes(parts.path))
        assert (page.parent / way).samefile(recording)


@pytest.mark.parametrize("out", [".", "out", "out/deep/er", "año 1 [b]/(c)"])
@pytest.mark.parametrize("name", NAMES)
def test_from_another_folder(bench: Bench, name: str, out: str) -> None:
    recording = bench.wav(name)
    outcome = bench.pipeline().run(recording, Target(bench.folder / out, "clase"))
    assert_links_lead_to(recording, page_of(outcome))


def test_relative_places_as_typed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    (bench.folder / "in").mkdir()
    bench.wav("in/clase.wav")
    monkeypatch.chdir(bench.folder)
    outcome = bench.pipeline().run(Path("in/clase.wav"), Target(Path("out"), "clase"))
    page = page_of(outcome)
    assert addresses(page.read_text(encoding="utf-8"))[0].startswith("../in/clase.wav#t=")
    assert_links_lead_to(Path("in/clase.wav"), page)


@pytest.mark.skipif(os.name == "nt", reason="links to folders need rights there")
def test_through_a_link_to_the_output_folder(bench: Bench) -> None:
    recording = bench.wav("clase.wav")
    (bench.folder / "far/away").mkdir(parents=True)
    (bench.folder / "out").symlink_to("far/away")
    outcome = bench.pipeline().run(recording, Target(bench.folder / "out", "clase"))
    assert_links_lead_to(recording, page_of(outcome))


def test_an_address_that_was_given_wins(bench: Bench) -> None:
    pipeline = bench.pipeline(link="https://example.org/v.mp4")
    page = page_of(pipeline.run(bench.wav(), bench.target()))
    found = addresses(page.read_text(encoding="utf-8"))
    assert found
    assert all(address.startswith("https://example.org/v.mp4#t=") for address in found)


def test_on_another_drive_there_is_no_link(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def two_drives(*_: Any) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", two_drives)
    page = page_of(bench.pipeline().run(bench.wav(), bench.target())).read_text(encoding="utf-8")
    assert addresses(page) == []
    assert "a loudness of 212. (0:00)" in page


def test_an_address_of_the_target_stays(bench: Bench) -> None:
    beside = Target(bench.folder / "out", "clase", recording="mi%20clase.wav")
    outcome = bench.pipeline().run(bench.wav("mi clase.wav"), beside)
    found = addresses(page_of(outcome).read_text(encoding="utf-8"))
    assert found
    assert {unquote(urlsplit(address).path) for address in found} == {"mi clase.wav"}


def test_no_recording_no_link(bench: Bench) -> None:
    pipeline = bench.pipeline()
    transcript = pipeline.transcribe(bench.wav(), bench.target()).transcript
    outcome = pipeline.summarize(transcript, Path("-"), bench.target("notes"))
    assert addresses(page_of(outcome).read_text(encoding="utf-8")) == []
