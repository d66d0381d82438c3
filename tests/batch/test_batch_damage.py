"""A damaged record of what a batch has finished: the work is looked at again, the bytes stay."""

from __future__ import annotations

from pathlib import Path

from batch_samples import contents, run, setup, statuses, wav

from damages import DAMAGES


def test_a_damaged_record_costs_time_at_most(tmp_path: Path) -> None:
    wav(tmp_path / "course" / "clase.wav", 0.2)
    work = setup(tmp_path)
    run(tmp_path / "course", work)
    written = contents(work.out)
    for damage in DAMAGES.values():
        [record] = (tmp_path / "store" / "finished").rglob("finished.json")
        damage(record)
        assert statuses(run(tmp_path / "course", work)) == {"clase": "complete"}
        assert contents(work.out) == written
    assert statuses(run(tmp_path / "course", work)) == {"clase": "skipped"}
