"""The pyannote engine on real speech, wherever its packages and its weights are."""

from __future__ import annotations

from pathlib import Path

import pytest
from huggingface_hub import try_to_load_from_cache
from speaker_samples import excerpt, in_blocks

from lectura.speakers.backends import BACKENDS
from lectura.speakers.protocol import DiarizerOptions
from lectura.speakers.pyannote import PIPELINE
from needed import lacking

pytestmark = [pytest.mark.needs("pyannote"), pytest.mark.real_model]


@pytest.fixture(scope="module", autouse=True)
def weights() -> None:
    """Skip, saying so, where the pipeline was never fetched here."""
    if not isinstance(try_to_load_from_cache(PIPELINE, "config.yaml"), str):
        lacking("pyannote", f"The weights of {PIPELINE} are not on this machine.")


def test_pyannote_tells_the_same_two_people_apart(shared: Path) -> None:
    """The lecturer ends at 21.7 s, the first presenter speaks from 22.4 s on."""
    audio = excerpt(shared / "recordings" / "seminar-en.mp4", 200, 245)
    found = BACKENDS["pyannote"]().diarize(in_blocks(audio), DiarizerOptions())
    assert found.engine == "pyannote"
    assert found.speakers == ("SPEAKER_00", "SPEAKER_01")
    assert found.intervals("SPEAKER_00")[-1].end == pytest.approx(21.7, abs=0.5)
    assert found.intervals("SPEAKER_01")[0].start == pytest.approx(22.9, abs=0.7)
    exact = BACKENDS["pyannote"]().diarize(in_blocks(audio), DiarizerOptions(num_speakers=1))
    assert exact.speakers == ("SPEAKER_00",)
