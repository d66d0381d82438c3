# ruff: noqa: F811 - fixtures are imported by name
from __future__ import annotations

import sys
from pathlib import Path

import pytest
from media_samples import media_folder, tone, whole  # noqa: F401

from lectura.errors import MissingDependencyError
from lectura.media.tools import ffmpeg_path


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for the old program")
def test_an_ffmpeg_that_is_too_old_is_named(
    tone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "ffmpeg"
    old.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"args = [a.replace('setts=', 'unknown=') for a in sys.argv[1:]]\n"
        f"os.execv({str(ffmpeg_path())!r}, ['ffmpeg', *args])\n"
    )
    old.chmod(0o755)
    monkeypatch.setenv("LECTURA_FFMPEG", str(old))
    with pytest.raises(MissingDependencyError, match=r"4\.4 or newer"):
        whole(tone)
