"""The whole page: the template with everything filled in."""

from __future__ import annotations

import re

from lectura.page.data import data_block
from lectura.page.html import Html, escape, icon, joined, shown, tag
from lectura.page.joining import asset, policy, script, style
from lectura.page.lanes import spoken_seconds
from lectura.page.lecture import Lecture
from lectura.page.lines import Spoken, spoken
from lectura.page.notes.records import Records
from lectura.page.notes.sections import banner_of, made_of, section, sections_of
from lectura.page.notes.terms import Places
from lectura.page.notes.todo import calendar_links, todo_of
from lectura.page.notes.writer import Writer
from lectura.page.overview import overview_of
from lectura.page.player import embedded_of, follow_of, help_of, player_of, search_of, slides_of
from lectura.page.transcript import speaker_class, transcript_of
from lectura.page.wording import Words
from lectura.render.markdown import length_of
from lectura.render.translated import TranslatedQuotes
from lectura.timeline import format_clock

_BLANK = re.compile(r"\{\{(\w+)\}\}")


def render_page(lecture: Lecture) -> str:
    """The page as HTML, in one piece; the same lecture gives the same text.

    Whatever was said, named or replied is data in it: nothing of that becomes markup, an address
    that is followed, or something that runs.
    """
    said = spoken(lecture.transcript)
    notes = lecture.notes
    words = Words(notes.language if notes else None, lecture.transcript.language)
    blanks = {
        "lang": escape(words.language),
        "dir": escape(words.direction),
        "recipe": _recipe(lecture.recipe),
        "policy": escape(policy()),
        "style": Html(style()),
        "script": Html(script()),
        "title": escape(shown(lecture.title)),
        "digest": escape(lecture.digest),
        "skip": escape(words.page.skip),
        "head": _head(lecture, said, words),
        "player": player_of(lecture, said, words),
        "overview": section("overview", words.page.glance, overview_of(lecture, said, words)),
        "slides": section("slides", words.page.slides, slides_of(lecture, words)),
        "search": search_of(said, words, lecture.translations),
        "follow": follow_of(words),
        "transcript_label": escape(words.page.transcript),
        "notes_label": escape(words.page.notes),
        "recording_label": escape(words.page.recording),
        "transcript": transcript_of(said, words, lecture.translations),
        "help": help_of(words),
        "help_label": escape(words.page.help),
        "help_icon": icon("help"),
        "data": data_block(said, words.strings),
        "embedded": embedded_of(lecture),
        **_notes(lecture, said, words),
    }
    return _BLANK.sub(lambda match: blanks[match[1]], asset("page.html"))


def _recipe(recipe: str) -> Html:
    return tag("meta", {"name": "lectura-page", "content": recipe}) if recipe else Html()


def _notes(lecture: Lecture, said: Spoken, words: Words) -> dict[str, Html]:
    notes = lecture.notes
    if notes is None:
        return {"todo": Html(), "notes": Html(), "made": Html()}
    quotes = tuple(map(TranslatedQuotes, lecture.translations))
    writer = Writer(words, lecture.title, said.timed, quotes)
    calendar = calendar_links(notes, words.page.calendar)
    records = Records(writer, Places(said, words.page.said_at), calendar)
    return {
        "todo": section("todo", words.record.todo, todo_of(notes, writer, calendar)),
        "notes": joined((banner_of(notes, words), sections_of(notes, records)), "\n"),
        "made": section("made", words.record.made, made_of(notes, words)),
    }


def _head(lecture: Lecture, said: Spoken, words: Words) -> Html:
    """Title, date, length, and who speaks for how long."""
    notes = lecture.notes
    date = lecture.date or (notes.date if notes else None)
    length = length_of(notes.source) if notes else ""
    if not length and said.duration:
        length = format_clock(said.duration)
    name = lecture.media.name if lecture.media else ""
    facts = (shown(name), words.record.day(date) if date else "", length)
    title = tag("h1", {}, tag("span", words.noted, shown(lecture.title)))
    return joined(
        (
            title,
            tag("p", {"class": "facts"}, joined(facts, Html(" · "))) if any(facts) else "",
            _who_speaks(said, words),
        )
    )


def _who_speaks(said: Spoken, words: Words) -> Html:
    if not said.speakers:
        return Html()
    seconds = spoken_seconds(said)
    people = (
        tag(
            "li",
            {},
            tag("b", {"class": f"who {speaker_class(index)}", "dir": "auto"}, name),
            f" {format_clock(seconds[index])}" if said.timed else "",
        )
        for index, name in enumerate(said.speakers)
    )
    return tag("ul", {"class": "people", "aria-label": words.page.speakers}, *people)
