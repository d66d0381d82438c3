from __future__ import annotations

import json

import jsonschema
import pytest
from format_samples import dialogue, everything

from lectura.formats import write_transcript
from lectura.records.transcript import Transcript
from schema_checks import check_each_key_counts, published


@pytest.mark.parametrize("lecture", [everything(), dialogue(), Transcript()])
def test_each_key_of_a_transcript_is_promised(lecture: Transcript) -> None:
    check_each_key_counts(json.loads(write_transcript(lecture, "json")), "transcript")


@pytest.mark.parametrize(
    "change",
    [{"schema_version": 2}, {"segments": [{"id": 0, "text": "x"}]}, {"extra": 1}, {"duration": -1}],
)
def test_other_records_are_not(change: dict[str, object]) -> None:
    record = json.loads(write_transcript(dialogue(), "json")) | change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, published("transcript"))
