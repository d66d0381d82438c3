"""The whole engine with the real model on real recordings."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import jiwer
import pytest

from lectura.audio import Samples
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import choose_track
from lectura.progress import ignore
from lectura.speech.engine import WhisperEngine
from lectura.speech.options import TranscribeOptions
from lectura.speech.transcriber import Recognition, WhisperTranscriber
from lectura.store import Journal
from lectura.timeline import total

pytestmark = pytest.mark.real_model

ENGINE = TranscribeOptions(model="base", device="cpu", compute_type="int8", offline=True)


@pytest.fixture(scope="module")
def engine() -> WhisperTranscriber:
    whisper = WhisperEngine()
    return whisper.load(whisper.choose(ENGINE, ignore), ENGINE)


def heard(
    engine: WhisperTranscriber,
    recording: Path,
    folder: Path,
    *,
    language: str | None = None,
    languages: tuple[str, ...] = (),
    vocabulary: tuple[str, ...] = (),
) -> Recognition:
    def blocks(start: float) -> Iterator[Samples]:
        with open_audio(info, choose_track(info, None), start=start) as stream:
            yield from stream

    info = probe(recording)
    return engine.transcribe(
        blocks,
        Journal(folder / "windows"),
        options=TranscribeOptions(language=language, languages=languages, vocabulary=vocabulary),
        duration=info.duration,
    )


def text(found: Recognition) -> str:
    return " ".join(segment.text for segment in found.segments)


def plain(words: str) -> str:
    letters = (char if char.isalnum() or char.isspace() else " " for char in words.lower())
    return " ".join("".join(letters).replace("  ", " ").split())


@pytest.mark.parametrize(
    "name",
    [
        "silence_digital.wav",
        "silence_room.wav",
        "noise_white_15s.flac",
        "noise_dishes.flac",
        "music_bach.ogg",
        "music_chords.flac",
    ],
)
def test_where_nobody_speaks_nothing_is_written(
    engine: WhisperTranscriber, shared: Path, tmp_path: Path, name: str
) -> None:
    found = heard(engine, shared / "media" / name, tmp_path)
    assert text(found) == ""
    assert found.missed_seconds == 0.0


def test_words_before_music_stay(engine: WhisperTranscriber, shared: Path, tmp_path: Path) -> None:
    words = plain(text(heard(engine, shared / "media" / "music_guitar.flac", tmp_path))).split()
    for number, digit in (("one", "1"), ("two", "2"), ("three", "3"), ("four", "4")):
        assert number in words or digit in words
    assert len(words) <= 6


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("codeswitch_es_en_noref.flac", ("es", "en")),
        ("multilingual_fw_noref.mp3", ("en", "de")),
    ],
)
def test_changing_languages_come_out_whole(
    engine: WhisperTranscriber,
    shared: Path,
    tmp_path: Path,
    name: str,
    languages: tuple[str, ...],
) -> None:
    found = heard(engine, shared / "speech" / name, tmp_path, languages=languages)
    assert {segment.language for segment in found.segments} == set(languages)
    spans = [segment.interval for segment in found.segments if segment.interval is not None]
    assert total(spans) >= 0.85 * found.voiced_seconds
    assert found.missed_seconds <= 0.1 * found.voiced_seconds


@pytest.fixture(scope="module")
def lectures(
    engine: WhisperTranscriber, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Recognition]:
    """Whole recordings heard without any help, each once."""

    @functools.cache
    def hear(name: str) -> Recognition:
        folder = tmp_path_factory.mktemp("lecture")
        return heard(engine, shared / "recordings" / f"{name}.mp4", folder)

    return hear


def reference(shared: Path, name: str) -> str:
    return plain((shared / "recordings" / f"{name}.ref.txt").read_text(encoding="utf-8"))


def word_errors(said: str, found: Recognition) -> float:
    """In percent."""
    return 100 * float(jiwer.wer(said, plain(text(found))))


@pytest.mark.parametrize(
    ("name", "language", "most"), [("printing-lecture", "en", 7.5), ("clase-es", "es", 15.5)]
)
def test_word_errors_of_whole_lectures(
    lectures: Callable[[str], Recognition], shared: Path, name: str, language: str, most: float
) -> None:
    found = lectures(name)
    errors = word_errors(reference(shared, name), found)
    print(f"{name}: {errors:.2f} % of the words are wrong")  # noqa: T201
    assert found.language == language
    assert found.missed_seconds <= 0.02 * found.voiced_seconds
    assert errors <= most


_TERMS = {
    "printing-lecture": (
        "Gutenberg", "Schoeffer", "Sweynheim", "Pannartz", "Maintz", "Strasburg", "Basle",
        "Subiaco", "Lubeck", "woodcutters", "missals", "psalters", "calligraphy",
    ),
    "clase-es": (
        "Oravec", "Carpanedo", "Duvall", "Cranfield", "Larry", "Shamrock Rovers", "acantilado",
        "Valdemoro", "Tamayo y Baus", "Capitán Veneno", "Alcázar",
    ),
}  # fmt: skip
"""Names and terms as a lecturer would list them: most are misspelt without help, some are not, and
one is never said."""


def recalled(terms: Sequence[str], said: str, written: str) -> tuple[int, int]:
    """How often the terms are written where they were said, and how often they were said."""
    counts = [
        (f" {said} ".count(f" {plain(term)} "), f" {written} ".count(f" {plain(term)} "))
        for term in terms
    ]
    return sum(min(pair) for pair in counts), sum(times for times, _ in counts)


@pytest.mark.parametrize("name", _TERMS)
def test_a_vocabulary_brings_its_terms_and_costs_no_other_words(
    engine: WhisperTranscriber,
    lectures: Callable[[str], Recognition],
    shared: Path,
    tmp_path: Path,
    name: str,
) -> None:
    said, terms = reference(shared, name), _TERMS[name]
    alone = lectures(name)
    helped = heard(
        engine, shared / "recordings" / f"{name}.mp4", tmp_path, language=alone.language,
        vocabulary=terms,
    )  # fmt: skip
    before, times = recalled(terms, said, plain(text(alone)))
    after, _ = recalled(terms, said, plain(text(helped)))
    errors = word_errors(said, alone), word_errors(said, helped)
    print(  # noqa: T201
        f"{name}: terms found {before} → {after} of {times}, "
        f"word errors {errors[0]:.2f} → {errors[1]:.2f} %"
    )
    assert after - before >= 0.3 * times
    assert errors[1] <= errors[0]
    assert helped.missed_seconds <= 0.02 * helped.voiced_seconds
