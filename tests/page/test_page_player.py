from __future__ import annotations

import pytest
from page_samples import (
    ENGLISH,
    Element,
    lecture_of,
    page_of,
    said_of,
    tree_of,
    two_slides,
    untimed_transcript,
)

from lectura.page.lecture import Lecture, Media
from lectura.page.player import help_of, player_of, search_of, slides_of

VIDEO = Media("video", src="clase%203.mp4", name="clase 3.mp4")


def player(lecture: Lecture) -> Element:
    return tree_of(player_of(lecture, said_of(lecture.transcript), ENGLISH))


def test_the_recording_beside_the_page_is_played_by_the_browser_s_own_element() -> None:
    media = player(lecture_of(media=VIDEO)).one("video", id="media")
    assert media.attributes["src"] == "clase%203.mp4"
    assert media.attributes["preload"] == "none"  # the script asks for it once the page stands
    assert "controls" in media.attributes
    assert media.attributes["aria-label"] == "Recording"


def test_every_control_has_a_name() -> None:
    controls = player(lecture_of(media=VIDEO)).one(id="controls")
    buttons = controls.all("button")
    assert [button.attributes["data-do"] for button in buttons] == [
        "back15", "back5", "play", "forward5", "forward15", "pip",
    ]  # fmt: skip
    assert [button.attributes["aria-label"] for button in buttons] == [
        "Back 15 seconds", "Back 5 seconds", "Play", "Forward 5 seconds", "Forward 15 seconds",
        "Picture in picture",
    ]  # fmt: skip
    assert controls.one("label").attributes["for"] == "speed"


def test_speeds_from_three_quarters_to_two_and_a_half() -> None:
    options = player(lecture_of(media=VIDEO)).one(id="speed").all("option")
    values = [option.attributes["value"] for option in options]
    assert values == ["0.75", "1", "1.25", "1.5", "1.75", "2", "2.5"]
    assert [o.attributes["value"] for o in options if "selected" in o.attributes] == ["1"]


def test_a_recording_that_was_moved_can_be_chosen() -> None:
    missing = player(lecture_of(media=VIDEO)).one(id="media-missing")
    assert "hidden" in missing.attributes
    assert missing.one("input", id="media-file").attributes["type"] == "file"
    assert "nothing is uploaded" in missing.text


def test_sound_inside_the_page_is_text_of_which_the_script_makes_sound() -> None:
    media = Media("audio", embedded="AAAA", embedded_type="audio/mp4", name="clase.mp4")
    page = page_of(lecture_of(media=media))
    held = page.one("script", id="embedded-media")
    assert (held.text, held.attributes["type"], held.attributes["data-type"]) == (
        "AAAA",
        "text/plain",
        "audio/mp4",
    )
    assert "src" not in page.one("audio", id="media").attributes


def test_nothing_is_inside_where_the_recording_stands_beside_the_page() -> None:
    assert page_of(lecture_of(media=VIDEO)).all(id="embedded-media") == []


def test_what_no_browser_plays_says_which_line_to_type() -> None:
    advice = "lectura page clase.json --embed-audio"
    page = player(lecture_of(media=Media("video", name="clase.avi", advice=advice)))
    assert page.all(id="media") == page.all(id="controls") == []
    assert "Browsers do not play clase.avi." in page.text
    assert page.one("code").text == advice


def test_a_recording_that_still_holds_a_voice_says_so() -> None:
    media = Media("video", src="clase.mp4", name="clase.mp4", holds_excluded=True)
    warning = player(lecture_of(media=media)).all(class_="warning")[-1]
    assert "clase.mp4 still holds the voice" in warning.text


@pytest.mark.parametrize(
    ("lecture", "told"),
    [
        (lecture_of(), "This page has no sound."),
        (lecture_of(untimed_transcript(), media=VIDEO), "The transcript has no times"),
    ],
)
def test_without_a_player_it_says_why(lecture: Lecture, told: str) -> None:
    page = player(lecture)
    assert told in page.text
    assert page.all("video") == []


def test_search_offers_the_speakers_by_their_number() -> None:
    search = tree_of(search_of(said_of(), ENGLISH))
    assert search.one(id="search").attributes["role"] == "search"
    assert [(o.attributes["value"], o.text) for o in search.one(id="speaker").all("option")] == [
        ("", "Everybody"), ("0", "Ana"), ("1", "Ben"),
    ]  # fmt: skip
    labelled = {label.attributes["for"] for label in search.all("label")}
    assert labelled == {"query", "speaker"}
    assert search.all("form") == []  # the Enter key would leave the page


def test_slides_lead_to_their_moments_and_their_words_are_searched() -> None:
    lecture = lecture_of(slides=two_slides(), slide_images={"s/1.jpg": "data:image/png;base64,AA"})
    first, second = tree_of(slides_of(lecture, ENGLISH)).all("li")
    assert first.one("a").attributes == {"href": "#t=0.00", "aria-label": "Slide 1, 0:00"}
    assert first.one("img").attributes["src"] == "data:image/png;base64,AA"
    assert (second.attributes["data-at"], second.attributes["data-until"]) == ("4.00", "19.00")
    assert second.all("img") == []
    assert second.one(class_="searched").text == "por densidad"


def test_no_picture_comes_from_elsewhere() -> None:
    lecture = lecture_of(slides=two_slides(), slide_images={"s/1.jpg": "https://example.org/x.png"})
    assert tree_of(slides_of(lecture, ENGLISH)).all("img") == []


def test_help_names_the_keys() -> None:
    page = tree_of(help_of(ENGLISH))
    keys = [key.text for key in page.all("kbd")]
    assert keys == ["Space", "K", "J", "L", "←", "→", "/", "n", "N", "?", "Esc"]
    assert page.one("button").attributes["data-do"] == "help"
    heading = page.one("dialog").attributes["aria-labelledby"]
    assert page.one("h2").attributes["id"] == heading
