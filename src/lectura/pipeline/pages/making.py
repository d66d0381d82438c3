"""From records and recording to the text of a page."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lectura.errors import LecturaError, MediaError, UsageError
from lectura.notes.exclude import known_ids
from lectura.outputs.ownership import Gate
from lectura.page import render_page
from lectura.page.lecture import Lecture, Media
from lectura.paths import display_path
from lectura.pipeline.noting import transcript_sha256
from lectura.pipeline.pages.belonging import other_lecture, other_length
from lectura.pipeline.pages.leaving_out import left_out, notes_without, stretches_of
from lectura.pipeline.pages.order import Asked, Found, Order
from lectura.pipeline.pages.recipe import Recipe, nobody, read_recipe, sound_in
from lectura.pipeline.pages.recordings import advice_for, facts_of
from lectura.pipeline.pages.slides import read_slides
from lectura.pipeline.pages.sound import recording_at_hand, sound_inside, sound_key
from lectura.progress import Hook, ignore
from lectura.records.notes import Notes
from lectura.records.slides import Slides
from lectura.records.target import address_from, recording_at
from lectura.store import Store
from lectura.timeline import Interval


@dataclass(frozen=True)
class Made:
    """A page.

    Attributes:
        text: its HTML.
        remarks: what a person should know of it, a sentence each.
        notes: those that are on it.
    """

    text: str
    remarks: tuple[str, ...] = ()
    notes: Notes | None = None


class PageMaker:
    """Makes pages; takes from one that is there how it was made."""

    def __init__(self, store: Store, gate: Gate, hook: Hook = ignore) -> None:
        self._store = store
        self._gate = gate
        self._hook = hook

    def make(self, order: Order) -> Made:
        """The text of a page; nothing is written.

        Raises:
            MediaError: the sound was asked for, and cannot be had.
            UsageError: a list of slides was named that cannot be read.
            MissingDependencyError: there is no ffmpeg, and it is needed.
        """
        return _Making(self._store, self._hook, order, self._before(order)).made()

    def _before(self, order: Order) -> Recipe:
        """How the page that is there was made, where it is lectura's; else who was left out."""
        try:
            before = read_recipe(order.file)
            if self._gate.owns(order.file, *order.indexes):
                return before
        except OSError:
            return Recipe()
        # Of a page that is another's now nothing is followed, but nobody comes back on it either.
        return Recipe(excluded=before.excluded)


@dataclass
class _Making:
    """One page while it is made."""

    store: Store
    hook: Hook
    order: Order
    before: Recipe
    remarks: list[str] = field(default_factory=list)

    def made(self) -> Made:
        order = self.order
        asked = self._as_asked()
        excluded = self._excluded(asked)
        shown = left_out(order.transcript, excluded)
        notes = self._notes(excluded)
        recipe = Recipe(
            embed=asked.embed,
            excluded=tuple(sorted(map(nobody, self._alone(excluded, notes)))),
            slides=tuple(filter(None, (self._address(one) for one in asked.slides))),
            media=None if asked.media is None else self._address(asked.media),
        )
        found = self._found(asked)
        media, recipe = self._media(found, asked, excluded, recipe)
        slides, images = self._slides(asked)
        source = order.transcript.source
        lecture = Lecture(
            transcript=shown,
            title=notes.title if notes and notes.title else display_path(order.file.stem),
            digest=(source.sha256 if source else None) or transcript_sha256(order.transcript),
            notes=notes,
            media=media,
            slides=slides,
            date=(notes.date if notes else None) or (source.recorded if source else None),
            slide_images=images,
            recipe="" if recipe == Recipe() else recipe.text,
            translations=order.translations,
        )
        return Made(render_page(lecture), tuple(self.remarks), notes)

    def _as_asked(self) -> Asked:
        """What is asked; where nobody asks, what was asked of the page that is there."""
        if self.order.asked is not None:
            return self.order.asked
        before, folder = self.before, self.order.file.parent
        media = None if before.media is None else recording_at(before.media, folder)
        slides = tuple(recording_at(one, folder) for one in before.slides)
        return Asked(before.embed, (), slides, media)

    def _excluded(self, asked: Asked) -> tuple[str, ...]:
        """All who are left out: by the notes, as asked now, and of the page that is there."""
        transcript, notes = self.order.transcript, self.order.notes
        known = known_ids(transcript)
        before = {one for one in known if nobody(one) in self.before.excluded}
        by_notes = set(notes.made_by.excluded) & known if notes is not None else set()
        return tuple(sorted({*asked.excluded, *before, *by_notes}))

    def _alone(self, excluded: Sequence[str], notes: Notes | None) -> list[str]:
        """Who is left out of this page, but not of the notes that are beside it."""
        there = self.order.notes
        by_notes = there.made_by.excluded if there is not None else ()
        return [one for one in excluded if one not in by_notes]

    def _notes(self, excluded: Sequence[str]) -> Notes | None:
        notes = self.order.notes
        if notes is None:
            return None
        if self.order.asked is not None:
            self.remarks += other_lecture(self.order.transcript, notes)
        kept = notes_without(notes, self.order.transcript, excluded)
        if kept is None:
            self.remarks.append(
                f"{display_path(self.order.file)} is without notes, for those that are there hold "
                "words of somebody who is left out of it; make them again: lectura summarize "
                "FILE --exclude-speaker NAME"
            )
        return kept

    def _found(self, asked: Asked) -> Found:
        """The recording of the page, its address as it stands there."""
        if asked.media is None:
            return self.order.found
        return Found((asked.media,), self._address(asked.media), display_path(asked.media.name))

    def _address(self, path: Path) -> str | None:
        return address_from(self.order.file.parent, path)

    def _media(
        self, found: Found, asked: Asked, excluded: Sequence[str], recipe: Recipe
    ) -> tuple[Media | None, Recipe]:
        """What plays, and how the page was made; None without times or without a recording."""
        transcript = self.order.transcript
        if not transcript.segments or not transcript.timed or not found.name:
            return None, recipe
        facts = facts_of(found, self.before)
        if self.order.asked is not None and len(found.paths) == 1:
            self.remarks += other_length(transcript, found.name, facts.seconds)
        if asked.embed:
            inside, recipe = self._inside(found, excluded, recipe)
            if inside is not None:
                media = Media("audio", None, inside, "audio/mp4", found.name)
                return media, recipe
        recipe = recipe.model_copy(update={"kind": facts.kind, "plays": facts.plays})
        playable = found.address is not None and facts.plays
        advice = None if playable else advice_for(self.order.file, self.order.typed, found, asked)
        media = Media(
            kind=facts.kind,
            src=found.address if playable else None,
            embedded=None,
            embedded_type=None,
            name=found.name,
            advice=advice,
            holds_excluded=bool(excluded) and bool(found.address or found.paths),
        )
        return media, recipe

    def _inside(
        self, found: Found, excluded: Sequence[str], recipe: Recipe
    ) -> tuple[str | None, Recipe]:
        """The sound in base64: that of the page that is there, where it would be the same."""
        silent = stretches_of(self.order.transcript, excluded)
        key = sound_key(self.order.transcript, silent)
        there = [path for path in found.paths if path.is_file()]
        whole = bool(there) and len(there) == len(found.paths)
        known = self._known_sound(key, found if whole else None)
        if known is not None:
            return known, recipe.model_copy(update={"sound": key, "of": self.before.of})
        try:
            data, of = self._new_sound(found, silent, whole=whole)
        except LecturaError as error:
            if self.order.asked is not None:
                raise
            self.remarks.append(
                f"The sound is no longer inside {display_path(self.order.file)}: {error.message}"
            )
            return None, recipe
        made = recipe.model_copy(update={"sound": key, "of": of})
        return base64.b64encode(data).decode(), made

    def _known_sound(self, key: str, found: Found | None) -> str | None:
        if self.before.sound != key:
            return None
        if found is not None and self._digest_of(found) != self.before.of:
            return None
        return sound_in(self.order.file)

    def _digest_of(self, found: Found) -> str:
        try:
            return recording_at_hand(
                self.store, found.paths, self.order.transcript, self.hook
            ).sha256
        except MediaError:
            return ""

    def _new_sound(
        self, found: Found, silent: Sequence[Interval], *, whole: bool
    ) -> tuple[bytes, str]:
        if not whole:
            name = found.paths[0] if found.paths else found.name
            raise MediaError(
                f"The recording {display_path(name)} is not there, and its sound is to go inside.",
                hint="Name where it is: lectura page TRANSCRIPT --media FILE --embed-audio",
                value=str(name),
            )
        recording = recording_at_hand(self.store, found.paths, self.order.transcript, self.hook)
        return sound_inside(recording, silent, self.hook), recording.sha256

    def _slides(self, asked: Asked) -> tuple[Slides | None, dict[str, str]]:
        try:
            return read_slides(asked.slides)
        except UsageError as error:
            if self.order.asked is not None:
                raise
            self.remarks.append(error.message)
            return None, {}
