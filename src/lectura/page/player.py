"""The recording and what moves through it: player, controls, search, slides, help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lectura.languages import name_of
from lectura.page.html import Attributes, Html, icon, joined, shown, tag
from lectura.page.lecture import Lecture, Media
from lectura.page.lines import Spoken
from lectura.page.wording import Words
from lectura.records.slides import Slide
from lectura.records.translation import Translation
from lectura.render.languages import PageWording
from lectura.timeline import format_clock

SPEEDS = ("0.75", "1", "1.25", "1.5", "1.75", "2", "2.5")


def player_of(lecture: Lecture, said: Spoken, words: Words) -> Html:
    """The player with its controls, or why there is none."""
    page = words.page
    media = lecture.media
    if not said.timed:
        return tag("p", {"class": "aside"}, page.no_times)
    if media is None:
        return tag("p", {"class": "aside"}, page.no_sound)
    blocks: list[Html] = []
    if media.src is None and media.embedded is None:
        told = page.no_browser.format(name=shown(media.name))
        advice = tag("code", {}, shown(media.advice or ""))
        blocks.append(tag("p", {"class": "aside"}, joined((told, advice), " ")))
    else:
        blocks += [_element(media, page), _missing(page), _controls(page)]
    if media.holds_excluded:
        told = page.holds_excluded.format(name=shown(media.name))
        blocks.append(tag("p", {"class": "warning"}, told))
    return joined(blocks, "\n")


def embedded_of(lecture: Lecture) -> Html:
    """The sound as text that the script makes playable; empty where it is not inside the page."""
    media = lecture.media
    if media is None or media.embedded is None:
        return Html()
    kind = {"type": "text/plain", "id": "embedded-media", "data-type": media.embedded_type}
    return tag("script", kind, media.embedded)


def _element(media: Media, page: PageWording) -> Html:
    source = media.src if media.embedded is None else None
    # The script has its beginning read once the page stands: a player that sets itself up costs as
    # much as the rest of the page.
    attributes: Attributes = {"id": "media", "controls": True, "preload": "none", "src": source}
    more: Attributes = {"playsinline": True} if media.kind == "video" else {}
    return tag(media.kind, {**attributes, **more, "aria-label": page.recording})


def _missing(page: PageWording) -> Html:
    choose = tag("label", {"for": "media-file"}, page.choose)
    field = tag("input", {"type": "file", "id": "media-file", "accept": "audio/*,video/*"})
    told = tag("p", {}, page.moved)
    return tag("div", {"id": "media-missing", "class": "warning", "hidden": True}, told, choose,
               " ", field)  # fmt: skip


def _controls(page: PageWording) -> Html:
    buttons = [
        _button("back15", page.back.format(seconds=15), "−15"),
        _button("back5", page.back.format(seconds=5), "−5"),
        _button("play", page.play, joined((icon("play"), icon("pause")))),
        _button("forward5", page.forward.format(seconds=5), "+5"),
        _button("forward15", page.forward.format(seconds=15), "+15"),
    ]
    options = (tag("option", {"value": one, "selected": one == "1"}, f"{one}×") for one in SPEEDS)
    return tag(
        "div",
        {"id": "controls", "role": "group", "aria-label": page.recording, "dir": "ltr"},
        *buttons,
        tag("output", {"id": "clock"}, "0:00"),
        tag("label", {"for": "speed", "class": "visually-hidden"}, page.speed),
        tag("select", {"id": "speed", "title": page.speed}, *options),
        _button("pip", page.pip, icon("pip")),
    )


def follow_of(words: Words) -> Html:
    """The button that brings the page back to the speech; hidden until the reader has left it."""
    told: Attributes = {"type": "button", "data-do": "follow", "class": "primary", "hidden": True}
    return tag("button", told, words.page.follow)


def search_of(said: Spoken, words: Words, translations: Sequence[Translation] = ()) -> Html:
    """The bar above the transcript, with the choice among translations where there are any."""
    page = words.page
    names = [tag("option", {"value": ""}, page.everybody)]
    names += (tag("option", {"value": n}, name) for n, name in enumerate(said.speakers))
    field = {"type": "search", "id": "query", "autocomplete": "off", "spellcheck": "false"}
    label = page.search_words
    speaker = (
        tag("label", {"for": "speaker", "class": "visually-hidden"}, page.speakers),
        tag("select", {"id": "speaker", "title": page.speakers}, *names),
    )
    return tag(
        "div",
        {"id": "search", "role": "search", "aria-label": page.search},
        tag("label", {"for": "query", "class": "visually-hidden"}, label),
        tag("input", {**field, "placeholder": page.search, "title": f"{label} (/)"}),
        *(speaker if said.speakers else ()),
        *(_languages(words, translations) if translations else ()),
        tag("output", {"id": "found", "for": "query"}),
        _button("previous", page.previous, icon("up")),
        _button("next", page.next, icon("down")),
    )


def _languages(words: Words, translations: Sequence[Translation]) -> tuple[Html, Html]:
    """The menu of the translations; the script names them in the language of the page."""
    label = words.record.translation
    tags = dict.fromkeys(one.language for one in translations)
    options = [tag("option", {"value": ""}, words.page.no_translation)]
    options += (
        tag("option", {"value": one, "selected": place == 0}, name_of(one) or one)
        for place, one in enumerate(tags)
    )
    return (
        tag("label", {"for": "translation", "class": "visually-hidden"}, label),
        tag("select", {"id": "translation", "title": label, "autocomplete": "off"}, *options),
    )


def slides_of(lecture: Lecture, words: Words) -> Html:
    """The slides as a strip: each leads to its moment, and its words are searched."""
    slides = lecture.slides.slides if lecture.slides else ()
    items = joined(
        (_slide(number, slide, lecture, words) for number, slide in enumerate(slides, start=1)),
        "\n",
    )
    told = {"class": "strip", "id": "slide-strip", "aria-label": words.page.slides, "tabindex": "0"}
    return tag("ol", told, items) if items else Html()


def _slide(number: int, slide: Slide, lecture: Lecture, words: Words) -> Html:
    name = words.page.slide.format(number=number)
    image = lecture.slide_images.get(slide.image or "", "")
    picture: Html | str = ""
    if image.startswith("data:image/"):
        picture = tag("img", {"src": image, "alt": "", "loading": "lazy", "decoding": "async"})
    clock = format_clock(slide.start)
    link = {"href": f"#t={slide.start:.2f}", "aria-label": f"{name}, {clock}"}
    title = shown(slide.title or "")
    return tag(
        "li",
        {"data-at": f"{slide.start:.2f}", "data-until": f"{slide.end:.2f}"},
        tag("a", link, picture, tag("span", {"class": "caption"}, f"{number} · {clock}")),
        tag("b", {"class": "searched", **words.said}, title) if title else "",
        tag("p", {"class": "searched", **words.said}, shown(slide.text)) if slide.text else "",
    )


def help_of(words: Words) -> Html:
    """The keys, and what this page is."""
    page = words.page
    close = {"type": "button", "data-do": "help", "class": "primary"}
    rows = (
        tag("div", {}, tag("dt", {}, joined(_keys(keys), " ")), tag("dd", {}, text))
        for keys, text in _key_rows(page)
    )
    return tag(
        "dialog",
        {"id": "help", "aria-labelledby": "help-heading"},
        tag("h2", {"id": "help-heading"}, page.help),
        tag("dl", {}, *rows),
        tag("p", {"class": "aside"}, page.offline),
        tag("button", close, page.close),
    )


def _key_rows(page: PageWording) -> Iterator[tuple[str, str]]:
    yield "Space K", page.key_play
    yield "J L", page.key_jump
    yield "← →", page.key_step
    yield "/", page.key_search
    yield "n N", page.key_hits
    yield "?", page.key_help
    yield "Esc", page.key_close


def _keys(keys: str) -> Iterator[Html]:
    return (tag("kbd", {}, key) for key in keys.split())


def _button(do: str, label: str, content: str) -> Html:
    told = {"type": "button", "data-do": do, "aria-label": label, "title": label}
    return tag("button", told, content)
