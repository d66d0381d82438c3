"""What is complete already: by the content of the recording, the options, and the outputs' bytes.

Dates of files say nothing here. A recording counts as complete when a record with the same key
exists and every output is in its place with the bytes that the record names.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lectura.batch.job import WorkSetup, pending, target_of
from lectura.config import SpeakerOptions
from lectura.errors import TranscriptError
from lectura.formats import read_transcript
from lectura.inputs.layout import Job
from lectura.inputs.recordings import content_digest
from lectura.llm.options import chosen_llm, endpoint_url
from lectura.outputs.corrections import kept_corrections
from lectura.outputs.digests import content_sha256
from lectura.outputs.ownership import accepted_as
from lectura.pipeline import Gate, Outcome, outputs_of
from lectura.pipeline.reporting import kept_files, paths_from
from lectura.pipeline.speaker_choice import told_apart
from lectura.process.version import __version__
from lectura.records.report import RecordingReport
from lectura.records.target import translated_from
from lectura.store import Artifact, Store, canonical_json, file_sha256
from lectura.urls import shown_url

_FILE = "finished.json"


class Finished:
    """The record of one recording's completed work."""

    def __init__(
        self, store: Store, setup: WorkSetup, job: Job, environ: Mapping[str, str]
    ) -> None:
        """Find out which record would be this recording's.

        Raises:
            NotMediaError: the recording is not there or cannot be read.
            UsageError: there is no such language model engine.
            ConfigError: the list of corrections, or the speakers' names, cannot be used.
        """
        self._setup = setup
        self._job = job
        self._gate = Gate(store, setup.settings.output.theirs)
        self._sha256 = content_digest(store, job.path)
        self._speakers = told_apart(store, self._sha256, target_of(job), setup.settings.speakers)
        key = finished_key(setup, job, self._sha256, self._speakers, environ)
        self._artifact: Artifact = store.artifact("finished", {**key, "theirs": self._theirs()})

    def report(self) -> RecordingReport | None:
        """The entry of the recording where it is complete; None where anything is to be done."""
        record = self._artifact.result_json(_FILE)
        if record is None or self._names_may_differ():
            return None
        with contextlib.suppress(OSError, ValueError, ValidationError, KeyError):
            outputs = (*self._outputs(), *self._translations(record))
            others = [path for path in outputs if not _is_there(path, record)]
            if self._all_accepted(others):
                known = RecordingReport.model_validate(record["report"])
                place = pending(self._job)
                return known.model_copy(
                    update={
                        "id": place.id,
                        "input": place.input,
                        "status": "skipped",
                        "reused": True,
                        "seconds": None,
                        "speed_x_real_time": None,
                        "outputs": paths_from(
                            [path for path in outputs if path not in others], self._setup.out
                        ),
                        "kept": kept_files(map(accepted_as, others), self._setup.out),
                    }
                )
        return None

    def remember(self, report: RecordingReport, outcome: Outcome) -> None:
        """Keep the record of a recording that is complete; others are worked on again.

        So is one that was replaced between two looks: its outputs are of the other content.

        Raises:
            OutputError: the store cannot be written.
        """
        source = outcome.transcript.source
        if not outcome.complete or (source and source.sha256 != self._sha256):
            return
        record = {
            "report": report.model_dump(mode="json"),
            "outputs": {path.name: file_sha256(path) for path in outcome.written},
            "contents": {path.name: content_sha256(path) for path in outcome.written},
        }
        self._artifact.save(_FILE, canonical_json(record))
        self._artifact.finish()

    def _outputs(self) -> tuple[Path, ...]:
        output = self._setup.settings.output
        notes_formats = output.notes_formats if self._setup.notes else ()
        target = target_of(self._job)
        return outputs_of(target, formats=output.formats, notes_formats=notes_formats)

    def _translations(self, record: Mapping[str, Any]) -> tuple[Path, ...]:
        """The files in another language; what they are called depends on what was spoken."""
        target = target_of(self._job)
        names = (name for name in record["outputs"] if translated_from(Path(name)) == target.stem)
        return tuple(target.folder / name for name in names)

    def _all_accepted(self, files: Sequence[Path]) -> bool:
        """True where a person asked to keep each of these files as it is."""
        target = target_of(self._job)
        indexes = (target.transcript("json"), target.notes("json"))
        return not files or (
            not self._gate.replaces_all
            and all(self._gate.accepts(path, *indexes) for path in files)
        )

    def _theirs(self) -> str | None:
        """The digest of a transcript that a person keeps: notes are made of it, if it is one."""
        place = target_of(self._job).transcript("json")
        if self._gate.stays(place, place):
            with contextlib.suppress(OSError, TranscriptError):
                read_transcript(place)
                return content_sha256(place)
        return None

    def _names_may_differ(self) -> bool:
        """True where speakers are named by what a person may have changed since."""
        speakers = self._speakers
        names = target_of(self._job).speakers
        return bool(speakers.enabled) and (speakers.known_voices or os.path.lexists(names))


def _is_there(path: Path, record: Mapping[str, Any]) -> bool:
    """True where the file says what it said when the recording was finished.

    Of a json the digests of other files do not count; it is only read where its bytes differ.
    """
    name = path.name
    try:
        if not path.is_file():  # reading a pipe would wait for ever
            return False
        same: bool = file_sha256(path) == record["outputs"].get(name)
        return same or content_sha256(path) == record["contents"].get(name, "")
    except OSError:
        return False


def finished_key(
    setup: WorkSetup,
    job: Job,
    sha256: str,
    speakers: SpeakerOptions,
    environ: Mapping[str, str],
) -> dict[str, Any]:
    """All that determines the bytes of the outputs; where they are counts for the notes' links.

    A setting that is missing here would let a batch skip what it should write again: a test asks
    every setting of the table whether it is here.

    Args:
        setup: what the workers get.
        job: the recording.
        sha256: of the recording.
        speakers: whether and how they are told apart in it.
        environ: the environment, where a key for an endpoint may be.
    """
    settings = setup.settings
    output = asdict(settings.output)
    for apart in ("notes_formats", "link", "theirs"):
        del output[apart]
    heard = settings.transcribe
    key = {
        "lectura": __version__,
        "sha256": sha256,
        "name": job.path.name.encode(errors="surrogateescape").hex(),
        "track": settings.audio_track,
        **settings.stretch.key,
        "model": [heard.model, heard.device, heard.compute_type],
        "transcribe": heard.result_key(),
        "output": output,
        "speakers": asdict(speakers) if speakers.enabled else None,
        "corrections": _corrections_key(job),
        "notes": _notes_key(setup, job, environ) if setup.notes else None,
        "translation": _translation_key(setup, environ),
    }
    plain: dict[str, Any] = json.loads(json.dumps(key, default=str))
    return plain


def _corrections_key(job: Job) -> list[list[str]]:
    """What a person corrected, in its order.

    Raises:
        ConfigError: the list cannot be used.
    """
    kept = kept_corrections(target_of(job), job.path)
    return [[pair.heard, pair.correct] for pair in kept.corrections]


def _notes_key(setup: WorkSetup, job: Job, environ: Mapping[str, str]) -> dict[str, Any]:
    settings = setup.settings
    options = asdict(settings.notes)
    del options["concurrency"]
    return {
        "formats": list(settings.output.notes_formats),
        "link": settings.output.link or target_of(job).recording,
        "options": options,
        "llm": llm_key(setup, environ),
    }


def _translation_key(setup: WorkSetup, environ: Mapping[str, str]) -> dict[str, Any] | None:
    options = setup.settings.translation
    if options.to is None:
        return None
    key = {**asdict(options), "excluded": setup.settings.notes.exclude_speakers}
    return {"options": key, "llm": llm_key(setup, environ)}


def llm_key(setup: WorkSetup, environ: Mapping[str, str]) -> dict[str, Any] | None:
    """What a finished recording remembers of its language model; None where none is used."""
    llm = setup.settings.llm
    chosen = chosen_llm(llm, environ)
    if chosen == "keyless":
        return None
    from lectura.llm.prompts import load_prompts  # noqa: PLC0415 - only with a language model

    return {
        "engine": chosen,
        "url": shown_url(endpoint_url(llm, environ)) if chosen == "openai" else None,
        "model": llm.model,
        "gguf": llm.gguf,
        "context": llm.context_tokens,
        "reply": llm.max_reply_tokens,
        "sampling": [llm.temperature, llm.seed],
        "prices": asdict(llm.prices) if llm.prices else None,
        "prompts": load_prompts(setup.settings.notes.prompt, setup.config_folder).digest,
    }
