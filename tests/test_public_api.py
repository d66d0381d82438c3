"""What a Python program may import from lectura, as the page about it shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import lectura
from lectura.errors import TranscriptError

PAGE = Path(__file__).resolve().parents[1] / "docs" / "python.md"
SUBTITLES = "1\n00:00:01,500 --> 00:00:04,000\nBuenos días.\n\n"
RECORD = (
    '{"schema_version": 1, "language": "es", "duration": 9.0, "segments": '
    '[{"id": 0, "start": 1.5, "end": 4.0, "text": "Buenos días.", "speaker": "SPEAKER_00"}]}'
)


def test_what_is_public() -> None:
    assert set(lectura.__all__) == {"__version__", "read_transcript"}
    namespace: dict[str, object] = {}
    exec("from lectura import *", namespace)  # noqa: S102
    assert set(lectura.__all__) <= set(namespace)


@pytest.mark.parametrize("kind", [str, Path])
def test_a_transcript_is_read_by_its_path(kind: type, tmp_path: Path) -> None:
    (tmp_path / "clase.srt").write_text(SUBTITLES, encoding="utf-8")
    [segment] = lectura.read_transcript(kind(tmp_path / "clase.srt")).segments
    assert (segment.start, segment.end, segment.text.strip()) == (1.5, 4.0, "Buenos días.")


def test_a_file_without_a_transcript_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"none\.json does not exist"):
        lectura.read_transcript(tmp_path / "none.json")


def test_the_page_shows_what_works(tmp_path: Path) -> None:
    (tmp_path / "clase.json").write_text(RECORD, encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    shown = done.stdout.split()
    assert shown == ["es", "9.0", "1.5", "4.0", "SPEAKER_00", "Buenos", "días."]
