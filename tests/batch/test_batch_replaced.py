"""A batch whose recordings are replaced between two steps of the work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from batch_samples import setup, wav

from lectura.batch.job import Recognized
from lectura.batch.worker import Worker
from lectura.inputs.discover import find_recordings
from lectura.inputs.layout import plan_outputs
from lectura.pipeline import Pipeline


@pytest.mark.parametrize("step", ["before transcribing", "before the notes"])
def test_outputs_of_another_content_never_count_as_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Two looks at one path may see two files; what was made of one is not the other's."""
    path = wav(tmp_path / "in/clase.wav", 0.3)
    one, other = path.read_bytes(), wav(tmp_path / "other.wav", 0.1).read_bytes()
    [job] = plan_outputs(find_recordings([tmp_path / "in"]), tmp_path / "out")
    transcribing = Pipeline.transcribe

    def transcribe(self: Pipeline, *given: Any, **more: Any) -> Any:
        if step == "before transcribing":
            path.write_bytes(other)
        outcome = transcribing(self, *given, **more)
        if step == "before the notes":
            path.write_bytes(other)
        return outcome

    monkeypatch.setattr(Pipeline, "transcribe", transcribe)
    work = replace(setup(tmp_path), notes=step == "before the notes")
    worker = Worker(work)
    recognized = worker.recognize(job)
    done = worker.note(recognized) if isinstance(recognized, Recognized) else recognized
    assert done.report.status == "complete"
    monkeypatch.undo()
    for content, loudness in ((one, 300), (other, 100)):
        path.write_bytes(content)
        again = worker.recognize(job)
        assert isinstance(again, Recognized) or again.report.status == "complete", (
            "it was passed over"
        )
        assert f"loudness of {loudness}" in (tmp_path / "out/clase.txt").read_text()
