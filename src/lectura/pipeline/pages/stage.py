"""The page to study from, among the outputs of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from lectura.errors import LecturaError
from lectura.outputs.ownership import Gate, Written
from lectura.outputs.writing import write_page
from lectura.pipeline.pages.files import notes_there, page_again, page_of_run, page_there
from lectura.pipeline.pages.making import PageMaker
from lectura.pipeline.reporting import Outcome, without_notes
from lectura.progress import Hook, Notification
from lectura.records.notes import Notes
from lectura.records.target import HTML, Target
from lectura.records.transcript import Transcript
from lectura.store import Store


class PageStage:
    """Makes the pages of recordings, where they are among the forms of their notes."""

    def __init__(self, formats: Sequence[str], store: Store, gate: Gate, hook: Hook) -> None:
        """Take the forms of the notes, and what pages are made with."""
        self._formats = formats
        self._gate = gate
        self._hook = hook
        self._pages = PageMaker(store, gate, hook)

    def text(
        self, transcript: Transcript, notes: Notes | None, path: Path, target: Target
    ) -> str | None:
        """The page of what a run has made; None where none is wanted."""
        if HTML not in self._formats:
            return None
        made = page_of_run(self._pages, target, path, transcript, notes)
        self._tell(made.remarks)
        return made.text

    def without_notes(self, first: Outcome, error: LecturaError, target: Target) -> Outcome:
        """The outcome of a recording whose notes an error kept back, with its page.

        On the page are the notes of an earlier run, where they are there.

        Raises:
            OutputError: it cannot be written.
        """
        told = without_notes(first, error, target, self._formats)
        notes = notes_there(target)
        page = self.text(first.transcript, notes, first.path, target)
        if page is None:
            return told
        return _with(told, write_page(page, target, self._gate, first.transcript, notes))

    def renew(self, first: Outcome, target: Target) -> Outcome:
        """The outcome of a recording that gets no notes now; a page that is there follows it.

        Raises:
            OutputError: it cannot be written.
        """
        if not page_there(target):
            return first
        notes = notes_there(target)
        files, remarks = page_again(self._pages, target, first.transcript, notes, self._gate)
        self._tell(remarks)
        return _with(first, files)

    def _tell(self, remarks: Iterable[str]) -> None:
        for remark in remarks:
            self._hook(Notification(remark, "warning"))


def _with(outcome: Outcome, files: Written) -> Outcome:
    written, kept = (*outcome.written, *files.paths), (*outcome.kept, *files.kept)
    return replace(outcome, written=written, kept=kept)
