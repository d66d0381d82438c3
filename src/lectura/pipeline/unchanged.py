"""A recording that must stay what it was: nothing read of it counts once it was replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lectura.disk.files import FileState, file_changed
from lectura.errors import FileChangedError
from lectura.media.opening import reading
from lectura.records.transcript import Transcript
from lectura.store import Journal, Store


class Pinned:
    """A recording as it was when its digest was taken.

    Attributes:
        path: the recording.
        sha256: of its content.
    """

    def __init__(self, store: Store, path: Path) -> None:
        """Take the digest.

        Raises:
            NotMediaError: it is not there or cannot be read.
            FileChangedError: it is being written.
        """
        self.path = path
        self._store = store
        with reading(path):
            self._state = FileState.of(path)
            self.sha256 = store.content_digest(path)

    def check(self) -> None:
        """See that the file still holds the same content; cheap where nobody touched it.

        To be called after something was read of it and before that is kept.

        Raises:
            FileChangedError: it holds something else, or is gone.
        """
        try:
            state = FileState.of(self.path)
            if state == self._state and self._state.settled:
                return
            same = self._store.content_digest(self.path) == self.sha256
        except OSError as error:
            raise file_changed(self.path) from error
        if not same:
            raise file_changed(self.path)
        self._state = state  # touched, or renamed and back: the same recording


class CheckedJournal(Journal):
    """A journal that calls a check before it keeps a record."""

    def __init__(self, journal: Journal, check: Callable[[], None]) -> None:
        super().__init__(journal.path)
        self._check = check

    def append(self, record: object) -> None:
        """Check, then add a record and sync it.

        Raises:
            FileChangedError: as the check.
            OutputError: as `Journal.append`.
        """
        self._check()
        super().append(record)


def require_same(store: Store, path: Path, transcript: Transcript) -> Pinned:
    """The recording, which must be the one that was transcribed.

    Raises:
        NotMediaError: it is not there or cannot be read.
        FileChangedError: it is another.
    """
    pinned = Pinned(store, path)
    known = transcript.source.sha256 if transcript.source else None
    if known is not None and pinned.sha256 != known:
        raise FileChangedError(
            f"{path.name} changed after it was transcribed.",
            hint="Run the same command again: it begins with the recording as it is now.",
            value=str(path),
        )
    return pinned
