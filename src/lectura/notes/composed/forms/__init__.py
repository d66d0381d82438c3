"""In which form a part of a lecture is asked about: by how much the model can do at once."""

from __future__ import annotations

from lectura.llm.size import ModelSize
from lectura.notes.composed.forms.candidates import CandidatesForm
from lectura.notes.composed.forms.form import Filled, Form, Question
from lectura.notes.composed.forms.halves import HalvesForm
from lectura.notes.composed.forms.whole import WholeForm
from lectura.notes.composed.lines import Reading
from lectura.notes.composed.requests import Requests
from lectura.notes.keyless.finders import find_records
from lectura.notes.keyless.lecture import Lecture

__all__ = ["Filled", "Form", "Question", "form_for"]


def form_for(size: ModelSize, requests: Requests, reading: Reading, rules: Lecture) -> Form:
    """The form for a model.

    Args:
        size: of the model.
        requests: about the transcript.
        reading: the lines that the model is shown.
        rules: the same lecture as the rules know it.
    """
    if size is ModelSize.LITTLE:
        return CandidatesForm(requests, reading, find_records(rules).records)
    if size is ModelSize.SMALL:
        return HalvesForm(requests)
    return WholeForm(requests, brief=size.is_tiny)
