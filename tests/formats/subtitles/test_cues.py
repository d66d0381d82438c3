from __future__ import annotations

import random
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from format_samples import dialogue, reference, segment, spoken, transcript

from lectura.errors import TranscriptError
from lectura.formats.subtitles.breaks import weak_end
from lectura.formats.subtitles.cues import Cue, make_cues
from lectura.formats.subtitles.cutting import CueOptions
from lectura.formats.subtitles.tokens import Token, runs, tokens_of
from lectura.formats.wording import width
from lectura.records.transcript import Segment, Transcript, Word
from script_samples import SENTENCES, WITHOUT_SPACES

LIMITS = CueOptions()


def check(cues: tuple[Cue, ...], duration: float | None = None) -> None:
    """What must hold for every cue of every transcript."""
    for cue in cues:
        assert 0 <= cue.start < cue.end
        assert cue.end - cue.start <= 7.0 + 1e-6
        assert 1 <= len(cue.lines) <= 2
        assert all(0 < width(line) <= 42 for line in cue.lines)
        assert all(line == line.strip() for line in cue.lines)
    assert all(before.end <= after.start for before, after in pairwise(cues))
    if duration is not None and cues:
        assert cues[-1].end <= duration + 1e-9


def text_of(cues: tuple[Cue, ...]) -> str:
    return " ".join(line for cue in cues for line in cue.lines)


@pytest.mark.parametrize("name", ["clase-es", "seminar-en", "printing-lecture"])
def test_real_words_keep_their_order_and_read_easily(shared: Path, name: str) -> None:
    lecture = reference(shared, name)
    cues = make_cues(lecture)
    check(cues, lecture.duration)
    assert text_of(cues).split() == lecture.text.split()
    assert max(sum(map(width, cue.lines)) / (cue.end - cue.start) for cue in cues) <= 21


def test_cues_prefer_the_ends_of_sentences_and_clauses(shared: Path) -> None:
    cues = make_cues(reference(shared, "printing-lecture"))
    good = sum(cue.lines[-1][-1] in ".,;:?!" for cue in cues)
    dangling = sum(cue.lines[-1].split()[-1] in ("the", "a", "of", "and") for cue in cues)
    assert good >= 0.5 * len(cues)
    assert dangling == 0


def test_a_short_segment_keeps_its_own_times() -> None:
    (cue,) = make_cues(transcript(segment(1.0, 3.5, "Hola a todos.")))
    assert cue == Cue(1.0, 3.5, ("Hola a todos.",))


def test_a_cue_starts_and_ends_with_its_words() -> None:
    text = (
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince " * 2
    )
    phrase = spoken(text.strip(), 10.0)
    cues = make_cues(transcript(phrase, duration=60))
    assert len(cues) > 1
    starts = [word.start for word in phrase.words]
    ends = [word.end for word in phrase.words]
    spoken_so_far = 0
    for cue in cues:
        assert cue.start == pytest.approx(starts[spoken_so_far], abs=0.0006)
        spoken_so_far += len(" ".join(cue.lines).split())
        assert cue.end == pytest.approx(ends[spoken_so_far - 1], abs=0.0006)


def test_no_cue_is_stretched_over_a_silent_minute() -> None:
    words = (
        Word(text=" Hola", start=0.0, end=0.5),
        Word(text=" mundo.", start=0.5, end=1.5),
        Word(text=" Seguimos", start=61.0, end=61.6),
        Word(text=" ahora.", start=61.6, end=62.5),
    )
    phrase = Segment(id=0, start=0.0, end=62.5, text="Hola mundo. Seguimos ahora.", words=words)
    cues = make_cues(transcript(phrase))
    assert cues == (Cue(0.0, 1.5, ("Hola mundo.",)), Cue(61.0, 62.5, ("Seguimos ahora.",)))


def test_a_little_text_over_a_long_stretch_does_not_stay_for_all_of_it() -> None:
    cues = make_cues(transcript(segment(0.0, 30.0, "Bueno, entonces seguimos.")))
    check(cues)
    assert cues[-1].end <= 8.4  # 25 columns at three a second
    (single,) = make_cues(transcript(segment(5.0, 65.0, "Sí.")))
    assert (single.start, single.end) == (5.0, 12.0)


def test_one_long_segment_is_spread_in_proportion_and_inside_its_bounds() -> None:
    text = "una frase sin puntuación que sigue y sigue " * 12
    cues = make_cues(transcript(segment(100.0, 130.0, text.strip())))
    check(cues)
    assert (cues[0].start, cues[-1].end) == (100.0, 130.0)
    assert text_of(cues).split() == text.split()


def test_a_cue_too_short_to_be_read_stays_a_little_where_nothing_follows() -> None:
    first = segment(1.0, 1.2, "Sí.", speaker="a")
    alone, _ = make_cues(transcript(first, segment(5.0, 7.0, "Vale, vamos.", speaker="b")))
    assert (alone.start, alone.end) == (1.0, 1.8)
    hurried, _ = make_cues(transcript(first, segment(1.4, 3.0, "Vale, vamos.", speaker="b")))
    assert (hurried.start, hurried.end) == (1.0, 1.4)
    (last,) = make_cues(transcript(first, duration=1.5))
    assert (last.start, last.end) == (1.0, 1.5)


def test_words_beyond_the_recording_are_brought_inside() -> None:
    late = segment(9.0, 15.0, "Esto termina después del final.")
    beyond = segment(16.0, 18.0, "Y esto empieza después.")
    cues = make_cues(transcript(late, beyond, duration=10.0))
    check(cues, 10.0)
    assert text_of(cues) == "Esto termina después del final. Y esto empieza después."


def test_two_people_at_once_share_the_time() -> None:
    cues = make_cues(
        transcript(
            segment(0.0, 6.0, "Yo creo que la respuesta es la primera.", speaker="a"),
            segment(0.0, 2.0, "No, la segunda.", speaker="b"),
            segment(1.0, 5.0, "Silencio, por favor, uno a uno.", speaker="c"),
        )
    )
    check(cues)
    assert [cue.speaker for cue in cues] == ["a", "b", "c"]
    assert min(cue.end - cue.start for cue in cues) >= 0.5


def test_a_cue_never_holds_two_speakers() -> None:
    cues = make_cues(dialogue())
    assert [cue.speaker for cue in cues] == ["Prof. Díaz", "Laura", "Prof. Díaz", None]


def test_labels_stand_where_the_speaker_changes() -> None:
    first, second, third, fourth = make_cues(dialogue(), labels=True)
    assert first.lines == ("Prof. Díaz: Buenos días,", "hoy vemos k-means.")
    assert second.lines == ("Laura: ¿Y cómo se elige k?",)
    assert third.lines[0].startswith("Prof. Díaz: Con el")
    assert fourth.lines == ("?: No se oye bien.",)


def test_an_initial_does_not_end_a_cue() -> None:
    text = "Al señor D. Manuel Tamayo y Baus, secretario perpetuo de la Real Academia Española."
    cues = make_cues(transcript(segment(0.0, 6.5, text)))
    assert not any(line.endswith(" D.") for cue in cues for line in cue.lines)


def test_chinese_is_cut_by_columns_and_not_spaced() -> None:
    text = "今天我们来讨论机器学习的基本概念以及它在日常生活中的应用然后我们会做一个练习。" * 2
    cues = make_cues(transcript(segment(0.0, 18.0, text)))
    check(cues)
    assert "".join(line for cue in cues for line in cue.lines) == text


def test_a_word_wider_than_a_line_is_broken() -> None:
    address = "https://example.org/" + "a" * 60
    cues = make_cues(transcript(segment(0.0, 6.0, f"Miren {address} y listo.")))
    check(cues)
    assert text_of(cues).replace(" ", "") == f"Miren{address}ylisto."


def test_words_that_do_not_spell_the_text_are_not_trusted() -> None:
    odd = Segment(
        id=0, start=0, end=4, text="Uno dos tres.", words=(Word(text="otra", start=0, end=1),)
    )
    assert text_of(make_cues(transcript(odd))) == "Uno dos tres."


def test_words_without_times_share_the_gap() -> None:
    words = (
        Word(text=" En", start=0.0, end=0.4),
        Word(text=" 1881"),
        Word(text=" llegó.", start=2.0, end=2.5),
    )
    phrase = Segment(id=0, start=0.0, end=2.5, text="En 1881 llegó.", words=words)
    assert make_cues(transcript(phrase)) == (Cue(0.0, 2.5, ("En 1881 llegó.",)),)


def test_without_times_there_are_no_subtitles() -> None:
    with pytest.raises(TranscriptError) as caught:
        make_cues(transcript(segment(None, None, "Hola.")))
    assert "no times" in caught.value.message
    assert caught.value.hint is not None
    assert "lectura transcribe" in caught.value.hint


def test_nothing_in_nothing_out() -> None:
    assert make_cues(Transcript()) == ()
    assert make_cues(transcript(segment(0, 3, "  "))) == ()


@pytest.mark.parametrize("seed", range(40))
def test_the_limits_hold_for_any_transcript(seed: int) -> None:
    chance = random.Random(seed)
    segments: list[Segment] = []
    clock = 0.0
    for _ in range(chance.randrange(1, 25)):
        clock += chance.choice([0.0, 0.0, 0.01, 0.4, 3.0, -0.5])
        start = max(clock, segments[-1].start or 0.0) if segments else max(0.0, clock)
        letters = [
            "a",
            "el",
            "casa",
            "palabra,",
            "fin.",
            "extraordinariamente",
            "x" * 50,
            "机器学习",
        ]
        text = " ".join(chance.choices(letters, k=chance.randrange(1, 60)))
        end = start + chance.choice([0.0, 0.05, 1.0, 4.0, 15.0, 40.0])
        speaker = chance.choice([None, "a", "b"])
        segments.append(segment(start, end, text, speaker=speaker))
        clock = end
    duration = chance.choice([None, clock, clock + 5, clock * 0.9 + 1])
    lecture = transcript(*segments, duration=duration)
    cues = make_cues(lecture)
    check(cues, duration)
    assert text_of(cues).replace(" ", "") == lecture.text.replace(" ", "")


def test_a_correction_moves_no_other_word() -> None:
    heard = "Hoy vamos a ver el algoritmo camins, que agrupa los datos en grupos por su distancia."
    right = heard.replace("camins", "de las k-medias")
    plain = Transcript(segments=(Segment(id=0, start=10.0, end=20.0, text=heard),))
    corrected = Transcript(segments=(plain.segments[0].model_copy(
        update={"text": right, "heard": heard}
    ),))  # fmt: skip
    before = {token.text: (token.start, token.end) for token in tokens_of(plain, 42)}
    after = {token.text: (token.start, token.end) for token in tokens_of(corrected, 42)}
    assert before.pop(" camins,") == (after[" de"][0], after[" k-medias,"][1])
    assert before == {text: after[text] for text in before}


@pytest.mark.parametrize(("language", "text"), WITHOUT_SPACES.items())
def test_no_line_begins_inside_a_character(language: str, text: str) -> None:
    long = Segment(id=0, start=0.0, end=20.0, text=text * 5)
    cues = make_cues(Transcript(segments=(long,)))
    check(cues)
    assert "".join(line for cue in cues for line in cue.lines) == text * 5
    for line in (line for cue in cues for line in cue.lines):
        assert unicodedata.category(line[0])[0] != "M"


def test_a_space_between_phrases_is_a_good_end_of_a_cue_in_thai() -> None:
    phrase = "วันนี้เราจะเรียนรู้การเรียนรู้ของเครื่อง"
    long = Segment(id=0, start=0.0, end=12.0, text=" ".join([phrase] * 4))
    cues = make_cues(Transcript(segments=(long,)))
    assert [cue.lines for cue in cues] == [(phrase, phrase)] * 2


@pytest.mark.parametrize("language", SENTENCES)
def test_a_cue_ends_with_a_sentence_of_any_script(language: str) -> None:
    first, second = (Token(text, 0.0, 1.0) for text in SENTENCES[language])
    assert weak_end(first, second) == 0.2


def test_a_run_without_any_pause_ends_all_the_same() -> None:
    """Nobody pauses for hours: cues are cut half an hour at a time, and words fit the memory."""
    sentence = "So it is, and so it was, and so it will be in the end."
    lecture = transcript(*(segment(n * 2.0, n * 2.0 + 2, sentence) for n in range(1000)))
    sizes = [len(run) for run in runs(tokens_of(lecture, 42))]
    assert sum(sizes) == 15_000
    assert max(sizes) <= 5015
    assert all(size % 15 == 0 for size in sizes)
