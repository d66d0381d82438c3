"""What the requests for notes say: in which language, how many points, which lines once more."""

from __future__ import annotations

import pytest
from notes_fakes import FakeChat, lecture, shown

from lectura.llm.prompts import load_prompts
from lectura.notes.composed.grounding.ground import Claim
from lectura.notes.composed.replies import Draft
from lectura.notes.composed.requests import Requests
from lectura.records.transcript import Segment, Transcript


def requests_for(context: int = 32_768, reply: int = 4096) -> Requests:
    chat = FakeChat(lambda *_: {}, context_tokens=context, max_reply_tokens=reply)
    return Requests(chat, load_prompts("default", None), Transcript(), "en")


def claim(quote: str, *ids: int, text: str = "A claim.") -> Claim:
    return Claim("key point", text, quote, ids, Draft())


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("es", "Spanish"),
        ("hi", "Hindi"),
        ("pt-BR", "Portuguese (pt-BR)"),
        ("Klingon", "Klingon"),
        (None, "the language of the transcript"),
    ],
)
def test_the_language_is_named_in_english(language: str | None, named: str) -> None:
    prompts = load_prompts("default", None)
    requests = Requests(FakeChat(lambda *_: {}), prompts, Transcript(), language)
    request = requests.merge("outline", 20)
    assert prompts.render("system", language=named) == request.system
    assert named in request.system + request.user


def spoken(words: int) -> list[Segment]:
    return [
        Segment(id=n, text="ten words of a sentence that goes on and on.")
        for n in range(words // 10)
    ]


@pytest.mark.parametrize(
    ("words", "points", "terms"), [(100, 3, 1), (1900, 10, 4), (3800, 20, 8), (7600, 40, 12)]
)
def test_a_part_is_asked_for_as_many_points_and_terms_as_it_is_long(
    words: int, points: int, terms: int
) -> None:
    request = requests_for(context=128_000).map(spoken(words), 1, 2)
    assert f"of a lecture: {words} words." in request.user
    assert f"about {points} things" in request.user
    assert f"at most {terms} further technical terms" in request.user


def test_no_more_points_are_wanted_than_the_reply_has_room_for() -> None:
    request = requests_for(reply=1024).map(spoken(7600), 1, 1)
    assert "about 3 things" in request.user


def test_parts_grow_with_the_context() -> None:
    tokens = [
        requests.chunk_tokens([(requests.map((), 99, 99), requests.map_reply)])
        for requests in map(requests_for, (16_000, 32_768, 128_000, 400_000))
    ]
    assert tokens == sorted(tokens)
    assert len(set(tokens)) >= 3
    assert tokens[-1] == 4 * 4096


def test_a_short_recording_has_fewer_essential_points() -> None:
    assert "labels of 3 to 5 key points" in requests_for().merge("outline", 9).user
    assert "labels of 5 to 8 key points" in requests_for().merge("outline", 40).user


def test_only_the_lines_around_a_lost_quote_are_read_again() -> None:
    part = lecture(200).segments
    request = requests_for().again(part, [claim("nobody said this", 50), claim("nor this", 57)])
    assert request is not None
    assert [id_ for id_, _ in shown(request)] == list(range(40, 68))


def test_a_claim_that_names_no_line_is_looked_for_where_its_words_are() -> None:
    part = lecture(200, texts={120: "The eigenvalue of a rotation is complex."}).segments
    request = requests_for().again(part, [claim("eigenvalues of the rotation are complex")])
    assert request is not None
    assert [id_ for id_, _ in shown(request)] == list(range(110, 131))
