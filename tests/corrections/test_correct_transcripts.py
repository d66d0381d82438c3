"""A corrected transcript keeps its times and what was heard, and can be taken back to it."""

from __future__ import annotations

from lectura.corrections.pairs import parse_pair
from lectura.corrections.transcripts import as_heard, correct_transcript
from lectura.records.transcript import Correction, Segment, Speaker, Transcript, Word


def pairs(*texts: str) -> list[Correction]:
    return [parse_pair(text) for text in texts]


def spoken(text: str, start: float, **more: object) -> Segment:
    """A segment with a second for each word."""
    words = tuple(
        Word(text=f" {word}", start=start + number, end=start + number + 1, probability=0.5)
        for number, word in enumerate(text.split())
    )
    values = {"id": 0, "start": start, "end": start + len(words), "text": text, "words": words}
    return Segment.model_validate({**values, **more})


CLASS = Transcript(
    language="es",
    duration=20.0,
    segments=(
        spoken("Usamos Camins, no de vez", 0.0, id=0),
        spoken("can, para agrupar camins.", 5.0, id=3),
    ),
)


def texts(transcript: Transcript) -> list[str]:
    return [segment.text for segment in transcript.segments]


def test_times_and_what_was_heard_are_kept() -> None:
    found = correct_transcript(CLASS, pairs("camins=k-means"))
    assert texts(found) == ["Usamos k-means, no de vez", "can, para agrupar k-means."]
    assert [s.heard for s in found.segments] == [s.text for s in CLASS.segments]
    assert [(s.id, s.start, s.end) for s in found.segments] == [(0, 0.0, 5.0), (3, 5.0, 9.0)]
    assert [(w.text, w.start, w.end) for w in found.segments[0].words] == [
        (" Usamos", 0.0, 1.0),
        (" k-means,", 1.0, 2.0),
        (" no", 2.0, 3.0),
        (" de", 3.0, 4.0),
        (" vez", 4.0, 5.0),
    ]
    assert found.corrections == (Correction(heard="camins", correct="k-means"),)


def test_a_phrase_that_runs_into_the_next_segment() -> None:
    found = correct_transcript(CLASS, pairs("de vez can=DBSCAN"))
    assert texts(found) == ["Usamos Camins, no DBSCAN,", "para agrupar camins."]
    assert [w.text for w in found.segments[0].words] == [" Usamos", " Camins,", " no", " DBSCAN,"]
    merged = found.segments[0].words[-1]
    assert (merged.start, merged.end) == (3.0, 5.0)
    assert [w.text for w in found.segments[1].words] == [" para", " agrupar", " camins."]
    assert as_heard(found) == CLASS


def test_not_from_one_speaker_to_the_next() -> None:
    first, second = CLASS.segments
    talk = CLASS.model_copy(
        update={
            "speakers": (Speaker(id="A"), Speaker(id="B")),
            "segments": (
                first.model_copy(update={"speaker": "A"}),
                second.model_copy(update={"speaker": "B"}),
            ),
        }
    )
    assert correct_transcript(talk, pairs("de vez can=DBSCAN")) == talk


def test_more_words_than_were_heard_share_their_time() -> None:
    found = correct_transcript(CLASS, pairs("camins=los kas medias"))
    shared = [(w.text, w.start, w.end) for w in found.segments[1].words[-3:]]
    assert [text for text, _, _ in shared] == [" los", " kas", " medias."]
    assert (shared[0][1], shared[-1][2]) == (8.0, 9.0)
    assert [b[1] for b in shared[1:]] == [a[2] for a in shared[:-1]]
    for segment in found.segments:
        assert "".join(word.text for word in segment.words).strip() == segment.text


def test_twice_changes_nothing_and_another_list_begins_with_what_was_heard() -> None:
    swap = pairs("camins=agrupar", "agrupar=camins")
    once = correct_transcript(CLASS, swap)
    assert texts(once)[1] == "can, para camins agrupar."
    assert correct_transcript(once, swap) == once
    other = pairs("de vez can=DBSCAN", "unheard=nothing")
    assert correct_transcript(once, other) == correct_transcript(CLASS, other)
    assert as_heard(once) == CLASS
    assert correct_transcript(once, ()).model_dump_json() == CLASS.model_dump_json()


def test_what_a_person_rewrote_since_stays() -> None:
    found = correct_transcript(CLASS, pairs("camins=k-means"))
    first, second = found.segments
    edited = second.model_copy(update={"text": "can, para agrupar con k-means y camins."})
    by_hand = found.model_copy(update={"segments": (first, edited)})
    again = correct_transcript(by_hand, pairs("camins=k-means", "de vez can=DBSCAN"))
    assert texts(again) == ["Usamos k-means, no DBSCAN,", "para agrupar con k-means y k-means."]
    assert texts(as_heard(again)) == [CLASS.segments[0].text, edited.text]


def test_subtitles_that_hold_corrections_already() -> None:
    written = Transcript(segments=(Segment(id=0, text="b, camins y a"),))
    chain = pairs("a=b", "b=c", "camins=k-means")
    found = correct_transcript(written, chain, written=True)
    assert texts(found) == ["b, k-means y b"]
    assert correct_transcript(found, chain) == found
    assert as_heard(found) == written


def test_words_that_do_not_make_up_the_text_are_kept_as_heard() -> None:
    odd = Segment(id=0, start=0, end=2, text="uno camins", words=(Word(text=" otra"),))
    found = correct_transcript(Transcript(segments=(odd,)), pairs("camins=k-means"))
    assert found.segments[0].words == ()
    assert found.segments[0].heard_words == odd.words


def test_a_script_without_spaces_over_the_border_of_segments() -> None:
    talk = Transcript(segments=(Segment(id=0, text="我们用聚"), Segment(id=1, text="内算法")))
    found = correct_transcript(talk, pairs("聚内=聚类"))
    assert texts(found) == ["我们用聚类", "算法"]
