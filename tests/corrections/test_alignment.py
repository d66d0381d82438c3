"""A plain text that a person corrected gets the times of the segments it was written from."""

from __future__ import annotations

from lectura.corrections.alignment import laid_over
from lectura.records.transcript import Segment, Word

TIMED = (
    Segment(id=0, start=0.0, end=4.0, text="Hoy vemos camins y otros", words=(Word(text=" Hoy"),)),
    Segment(id=1, start=4.0, end=9.0, text="algoritmos que agrupan los datos."),
    Segment(id=5, start=9.0, end=12.0, text="Nos vemos el lunes.", speaker="A"),
)


def laid(*texts: str, speaker: str | None = None) -> list[tuple[int, float | None, str]]:
    written = [Segment(id=i, text=text, speaker=speaker) for i, text in enumerate(texts)]
    found = laid_over(written, TIMED)
    assert found is not None
    return [(segment.id, segment.start, segment.text) for segment in found]


def test_words_stay_in_their_segment() -> None:
    text = "Hoy vemos k-means y otros algoritmos, que agrupan los datos. Nos vemos el lunes."
    assert laid(text) == [
        (0, 0.0, "Hoy vemos k-means y otros"),
        (1, 4.0, "algoritmos, que agrupan los datos."),
        (5, 9.0, "Nos vemos el lunes."),
    ]


def test_words_put_in_and_segments_taken_out() -> None:
    found = laid(
        "Hoy, por fin, vemos las k medias y otros algoritmos muy buenos que agrupan datos."
    )
    assert found == [
        (0, 0.0, "Hoy, por fin, vemos las k medias y otros"),
        (1, 4.0, "algoritmos muy buenos que agrupan datos."),
    ]


def test_what_was_not_changed_keeps_all_it_holds() -> None:
    written = [Segment(id=0, text="Hoy vemos camins y otros algoritmos que agrupan mis datos.")]
    found = laid_over(written, TIMED)
    assert found is not None
    assert found[0] == TIMED[0]
    assert found[1].text.endswith("mis datos.")


def test_speakers_of_the_text_count_where_it_names_any() -> None:
    texts = "Hoy vemos camins y otros algoritmos que agrupan los datos.", "Nos vemos el lunes."
    written = [Segment(id=i, text=text, speaker=name) for i, (text, name) in
               enumerate(zip(texts, ("Ana", "Luis"), strict=True))]  # fmt: skip
    found = laid_over(written, TIMED)
    assert found is not None
    assert [segment.speaker for segment in found] == ["Ana", "Ana", "Luis"]
    unnamed = laid_over(
        [segment.model_copy(update={"speaker": None}) for segment in written], TIMED
    )
    assert unnamed is not None
    assert [segment.speaker for segment in unnamed] == [None, None, "A"]


def test_another_text_gets_no_times() -> None:
    assert laid_over([Segment(id=0, text="Algo del todo distinto y ajeno.")], TIMED) is None
    assert laid_over([Segment(id=0, text="?")], ()) is None


def test_scripts_without_spaces() -> None:
    timed = (
        Segment(id=0, start=0, end=2, text="我们用聚内"),
        Segment(id=1, start=2, end=4, text="算法分组"),
    )
    found = laid_over([Segment(id=0, text="我们用聚类算法分组")], timed)
    assert found is not None
    assert [(segment.start, segment.text) for segment in found] == [
        (0, "我们用聚类"),
        (2, "算法分组"),
    ]
