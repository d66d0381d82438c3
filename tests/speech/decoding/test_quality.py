from __future__ import annotations

import zlib

import pytest

from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.speech.decoding.quality import (
    QualityFlag,
    Sound,
    is_credits,
    leaks,
    loops,
    quality_flags,
)
from lectura.speech.decoding.selection import Candidate, verdict

ENGLISH = "The entropy of the whole system never decreases, as we saw last week."
SPANISH = "La entropía del sistema completo nunca disminuye, como vimos la semana pasada."
GERMAN = "Die Entropie des ganzen Systems nimmt niemals ab, wie wir letzte Woche sahen."
TEXTS = [(ENGLISH, "en"), (SPANISH, "es"), (GERMAN, "de")]
SPEECH = Sound(voiced_seconds=5.0, level_dbfs=-25.0)


def hypothesis(
    text: str, language: str = "en", *, logprob: float = -0.1, no_speech: float = 0.05
) -> Hypothesis:
    data = text.encode()
    ratio = len(data) / len(zlib.compress(data)) if data else 0.0
    return Hypothesis(text, (1,) * len(text.split()), language, logprob, no_speech, ratio)


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_ordinary_speech_shows_no_sign(text: str, language: str) -> None:
    assert quality_flags(hypothesis(text, language), SPEECH, usual_speed=14.0) == frozenset()


def test_no_text_is_empty_and_nothing_else() -> None:
    assert quality_flags(hypothesis(""), SPEECH) == {QualityFlag.EMPTY}


@pytest.mark.parametrize(("level", "quiet"), [(-90.0, True), (-73.0, True), (-60.0, False)])
def test_text_over_near_silence(level: float, quiet: bool) -> None:
    found = quality_flags(hypothesis("You", logprob=-0.5), Sound(1.0, level))
    assert (QualityFlag.QUIET in found) is quiet


@pytest.mark.parametrize(
    "text",
    [
        "and so on and so on and so on and so on and so on",
        "y entonces la matriz es y entonces la matriz es y entonces la matriz es "
        "y entonces la matriz es",
        "you you you you you you",
        "Sim, sim, sim, sim, sim, sim.",
    ],
)
def test_loops_are_seen(text: str) -> None:
    assert loops(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "no, no, no",
        "No, no, no, no.",
        "Sí, sí, sí, claro.",
        "ja ja ja genau",
        "one two three four one two three four",
        "we add one, and then we add one, and then we add one more",
        ENGLISH,
        SPANISH,
    ],
)
def test_what_people_repeat_is_no_loop(text: str) -> None:
    assert not loops(text.split())
    assert QualityFlag.LOOP not in quality_flags(hypothesis(text), SPEECH)


def test_text_that_compresses_too_well() -> None:
    assert QualityFlag.COMPRESSES in quality_flags(
        hypothesis("la la la na na na " * 12), Sound(30.0, -20.0)
    )
    lecture = " ".join(text for text, _ in TEXTS)
    assert QualityFlag.COMPRESSES not in quality_flags(hypothesis(lecture), Sound(15.0, -20.0))


def test_more_text_than_anybody_can_say() -> None:
    assert QualityFlag.TOO_FAST in quality_flags(hypothesis(ENGLISH), Sound(1.0, -20.0))
    assert QualityFlag.TOO_FAST not in quality_flags(
        hypothesis(ENGLISH), Sound(3.0, -20.0)
    )  # 23 per second


def test_until_the_usual_speed_is_known_more_than_fast_speech_is_heard_again() -> None:
    fast, very_fast = Sound(3.5, -20.0), Sound(3.0, -20.0)  # 20 and 23 characters per second
    assert QualityFlag.UNSURE not in quality_flags(hypothesis(ENGLISH), fast)
    assert QualityFlag.UNSURE in quality_flags(hypothesis(ENGLISH), very_fast)
    assert QualityFlag.UNSURE not in quality_flags(hypothesis(ENGLISH), very_fast, usual_speed=20.0)


def test_so_little_text_that_words_are_missing() -> None:
    assert QualityFlag.TOO_SLOW in quality_flags(hypothesis("Well."), Sound(10.0, -20.0))
    assert QualityFlag.TOO_SLOW not in quality_flags(hypothesis("Well."), Sound(1.0, -20.0))


def test_less_text_than_the_speaker_usually_says() -> None:
    text = ENGLISH  # 70 characters
    assert QualityFlag.TOO_SLOW in quality_flags(
        hypothesis(text), Sound(10.0, -20.0), usual_speed=14.0
    )
    assert QualityFlag.TOO_SLOW not in quality_flags(
        hypothesis(text), Sound(10.0, -20.0), usual_speed=8.0
    )


@pytest.mark.parametrize(
    ("voiced", "slow"), [(7.0, False), (8.6, False), (9.5, True), (20.0, True)]
)
def test_until_the_usual_speed_is_known_eight_characters_a_second_are_expected(
    voiced: float, slow: bool
) -> None:
    found = quality_flags(hypothesis(ENGLISH), Sound(voiced, -20.0))  # 70 characters
    assert (QualityFlag.TOO_SLOW in found) is slow


def test_scripts_that_write_a_word_in_one_character_are_not_slow() -> None:
    found = quality_flags(hypothesis("今天我们讲熵", "zh"), Sound(5.0, -20.0), usual_speed=4.0)
    assert QualityFlag.TOO_SLOW not in found


@pytest.mark.parametrize(
    ("logprob", "expected"),
    [(-0.1, frozenset()), (-0.5, {QualityFlag.UNSURE}), (-1.3, {QualityFlag.IMPROBABLE})],
)
def test_what_the_model_thinks_of_its_own_words(
    logprob: float, expected: frozenset[QualityFlag]
) -> None:
    assert quality_flags(hypothesis(ENGLISH, logprob=logprob), SPEECH) == expected


@pytest.mark.parametrize(("probability", "seen"), [(0.9, True), (0.3, False)])
def test_the_model_hears_no_speech(probability: float, seen: bool) -> None:
    found = quality_flags(hypothesis(ENGLISH, no_speech=probability), SPEECH)
    assert (QualityFlag.NO_SPEECH in found) is seen


TERMS = ("DBSCAN", "k-means", "Hugging Face", "silhouette")


@pytest.mark.parametrize(
    "text",
    [
        "DBSCAN, k-means, Hugging Face, silhouette",
        "dbscan, K-means, Hugging Face.",
        "k-means, Hugging Face, silhouette and",
    ],
)
def test_the_vocabulary_read_out_is_a_leak(text: str) -> None:
    assert leaks(text, TERMS)


@pytest.mark.parametrize(
    "text",
    [
        "Today we compare k-means with DBSCAN on the same data.",
        "DBSCAN.",
        "Hugging Face",
        "We take DBSCAN, then k-means, then models of Hugging Face, and measure the silhouette "
        "of every clustering that we got from them.",
        ENGLISH,
    ],
)
def test_terms_within_speech_are_no_leak(text: str) -> None:
    assert not leaks(text, TERMS)


def test_without_a_vocabulary_nothing_leaks() -> None:
    assert not leaks("DBSCAN, k-means, Hugging Face", ())


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for watching!",
        "Subtítulos realizados por la comunidad de Amara.org",
        "Untertitelung des ZDF, 2020",
        "Sous-titrage Société Radio-Canada",
        "ご視聴ありがとうございました",
        "Legendas pela comunidade Amara.org",
        "Спасибо за просмотр!",
    ],
)
def test_credits_are_known_in_their_languages(text: str) -> None:
    assert is_credits(text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        SPANISH,
        "That is all for today. Please hand in the exercises by Friday, and thanks for watching.",
        "The subtitles by the students are due next week, in both languages, as a text file.",
    ],
)
def test_speech_that_mentions_them_is_not_credits(text: str) -> None:
    assert not is_credits(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Thank you for watching.", "en"), ("Gracias por ver el video.", "es")],
)
def test_a_credits_phrase_alone_is_kept_where_it_was_clearly_said(text: str, language: str) -> None:
    sound = Sound(1.6, -25.0)
    said = hypothesis(text, language, logprob=-0.15)
    found = quality_flags(said, sound)
    assert QualityFlag.CREDITS in found
    assert verdict(Candidate(said, found))[0] == "keep"


@pytest.mark.parametrize(("logprob", "no_speech"), [(-0.7, 0.05), (-0.1, 0.9)])
def test_a_credits_phrase_with_another_sign_is_invented(logprob: float, no_speech: float) -> None:
    invented = hypothesis("Thank you for watching.", logprob=logprob, no_speech=no_speech)
    found = quality_flags(invented, Sound(1.6, -40.0))
    assert verdict(Candidate(invented, found))[0] == "reject"
