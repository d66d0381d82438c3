"""Names that a template makes: none that the outputs of another recording have."""

from __future__ import annotations

from collections.abc import Sequence

from lectura.batch.job import target_of, told_as
from lectura.config import Settings
from lectura.errors import LecturaError
from lectura.inputs.layout import Job
from lectura.outputs.whose import Owner, owner_of
from lectura.paths import display_path
from lectura.pipeline.parts.joined import looked_at
from lectura.store import Store


def require_own_names(jobs: Sequence[Job], settings: Settings) -> None:
    """See that no recording gets the name of another's outputs, before anything is done.

    Without a template names come from the recordings, and there is nothing to see to.

    Raises:
        UsageError: one would.
    """
    if settings.naming.template is None:
        return
    store = Store(settings.cache)
    for job in jobs:
        owner = owner_of(store, target_of(job))
        if owner is not None and _is_others(owner, job, store):
            raise settings.naming.refused(
                f"The outputs of {told_as(job)} would be called '{display_path(job.stem)}', "
                f"as those of {owner.name} are that are there."
            )


def _is_others(owner: Owner, job: Job, store: Store) -> bool:
    try:
        return owner.is_other(job.path, lambda: looked_at(store, job.path, job.parts).sha256)
    except LecturaError:  # the work on it will say what is wrong, and writes nothing
        return False
