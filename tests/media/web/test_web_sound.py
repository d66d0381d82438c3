"""Sound small enough for a page: what it weighs, how it ends, and that it is the same again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import MediaError
from lectura.media.probe import probe
from lectura.media.web.sound import small_sound


def noisy(seconds: int) -> Iterator[Samples]:
    """Noise, which an encoder can spare least of, in blocks of one second."""
    generator = np.random.default_rng(1)
    for _ in range(seconds):
        yield generator.normal(0.0, 0.2, SAMPLE_RATE).astype(np.float32)


def test_three_hours_as_text_in_a_page_are_less_than_30_mb() -> None:
    made = small_sound(noisy(60))
    assert len(made) / 60 * 3 * 3600 * 4 / 3 < 28.6e6


def test_the_same_sound_gives_the_same_bytes_and_no_others_do() -> None:
    once, again = small_sound(noisy(3)), small_sound(noisy(3))
    assert once == again
    assert small_sound(noisy(4)) != once


def test_it_is_what_every_browser_plays(tmp_path: Path) -> None:
    file = tmp_path / "sound.m4a"
    file.write_bytes(small_sound(noisy(5)))
    info = probe(file)
    assert "mp4" in info.container.split(",")
    assert [(one.codec, one.channels, one.sample_rate) for one in info.tracks] == [
        ("aac", 1, 16_000)
    ]
    assert info.duration == pytest.approx(5.0, abs=0.1)
    assert info.recorded is None
    data = file.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")  # a player need not read to the end
    assert b"Lavf" not in data
    assert b"Lavc" not in data


def test_what_is_heard_is_heard_at_its_time(tmp_path: Path) -> None:
    quiet = np.zeros(SAMPLE_RATE, dtype=np.float32)
    tone = np.sin(np.arange(SAMPLE_RATE) * 2 * np.pi * 440 / SAMPLE_RATE).astype(np.float32) * 0.5
    file = tmp_path / "sound.m4a"
    file.write_bytes(small_sound([quiet, quiet, tone, quiet]))
    with av.open(str(file)) as container:
        heard = np.concatenate([one.to_ndarray()[0] for one in container.decode(audio=0)])
    level = [
        float(np.abs(heard[round(at * SAMPLE_RATE) : round((at + 0.2) * SAMPLE_RATE)]).mean())
        for at in (1.7, 2.1, 2.7, 3.2)
    ]
    assert max(level[0], level[3]) < 0.01
    assert min(level[1], level[2]) > 0.2


def test_an_ffmpeg_that_cannot_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\necho 'Unknown encoder aac' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("LECTURA_FFMPEG", str(program))
    with pytest.raises(MediaError, match="Unknown encoder aac") as told:
        small_sound(noisy(30))
    assert "lectura doctor" in (told.value.hint or "")


def test_what_fails_while_it_is_decoded_is_not_swallowed() -> None:
    def broken() -> Iterator[Samples]:
        yield from noisy(1)
        raise MediaError("the disk is gone", hint="lectura doctor")

    with pytest.raises(MediaError, match="the disk is gone"):
        small_sound(broken())
