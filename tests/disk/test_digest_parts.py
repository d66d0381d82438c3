"""The digest of a long record is that of its one JSON, and its rows are never all in memory."""

from __future__ import annotations

import hashlib
import json
import tracemalloc

from lectura.disk.files import digest
from lectura.formats import write_transcript
from lectura.outputs.digests import sealed
from lectura.records.transcript import Segment, Speaker, Transcript

VALUE = {"b": [1, {"z": None, "a": "ñ"}], "a": {"2": 1.5, "1": [True]}, "ü": "\udcff", "c": []}


def plainly(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def test_the_digest_is_that_of_the_one_json() -> None:
    assert digest(VALUE) == plainly(VALUE)
    assert digest({1: [2]}) == plainly({1: [2]})
    assert digest({**VALUE, "c": iter([{"y": 1, "x": 2}, 3])}) == plainly(
        {**VALUE, "c": [{"y": 1, "x": 2}, 3]}
    )


def lecture(count: int) -> Transcript:
    text = "Y así el modelo aprende de los datos."
    return Transcript(
        segments=tuple(Segment(id=n, start=n, end=n + 1, text=text) for n in range(count)),
        speakers=(Speaker(id="Ana"),),
    )


def test_a_seal_is_the_digest_of_the_whole_record() -> None:
    done = sealed(lecture(3), {"a.txt": "0"})
    assert done.digests is not None
    whole = done.model_dump(mode="json")
    del whole["digests"]["own"]
    assert done.digests.own == plainly(whole)


def test_the_memory_for_writing_is_not_many_times_that_of_the_text() -> None:
    long = lecture(4000)
    sealed(long, {})
    tracemalloc.start()
    text = write_transcript(sealed(long, {}), "json")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(text)
