"""Whose a stretch is where its own voice does not tell, one rule after the other."""

from __future__ import annotations

import numpy as np
from made_up import like, people, span

from lectura.speakers.builtin.placement import linked, needs_voice, place
from lectura.speakers.builtin.segmentation import FRAMES, STEP_FRAMES

A, B, C = people(3)


def test_where_nobody_overlaps_and_all_have_voices_nothing_changes() -> None:
    heard = [span(0, 0, 0, 80, 1.3, A), span(0, 1, 90, 170, 1.3, B), span(1, 0, 0, 50, 0.8, A)]
    labels, further = place(heard, [0, 1, 0], {}, [A, B])
    assert labels == (0, 1, 0)
    assert further == ()


def test_a_stretch_without_a_voice_follows_the_nearest_of_its_local_speaker() -> None:
    heard = [
        span(0, 0, 0, 80, 1.3, A), span(0, 0, 200, 280, 1.3, B), span(0, 0, 190, 199, 0.1),
        span(0, 1, 84, 95, 0.1),
    ]  # fmt: skip
    labels, _ = place(heard, [0, 1, None, None], {}, [A, B])
    # The last one is another local speaker: too brief to be somebody, it goes to who is nearest.
    assert labels == (0, 1, 1, 0)


def test_two_who_talk_at_once_are_two_and_the_longer_voice_keeps_the_label() -> None:
    heard = [span(0, 0, 0, 89, 0.9, A), span(0, 1, 60, 149, 0.6, A), span(1, 0, 0, 89, 1.5, B)]
    voices = {(0, 1): like(B, 5)}
    labels, further = place(heard, [0, 0, 1], voices, [A, B])
    assert labels == (0, 1, 1)
    assert further == ()


def test_a_touch_of_less_than_a_seventh_of_a_second_is_no_overlap() -> None:
    # 8 frames are 0.135 s, 9 frames 0.152 s.
    touching = [span(0, 0, 0, 68, 1.0, A), span(0, 1, 60, 149, 1.0, A)]
    assert place(touching, [0, 0], {}, [A, B])[0] == (0, 0)
    over = [span(0, 0, 0, 69, 1.0, A), span(0, 1, 60, 149, 1.1, A), span(0, 2, 300, 340, 0.6, B)]
    assert place(over, [0, 0, 1], {}, [A, B])[0][0] != 0


def test_the_same_person_in_the_next_window_tells() -> None:
    early = STEP_FRAMES + 100  # frame 100 of the next window
    heard = [
        span(0, 0, early, early + 60, 0.0), span(0, 1, early - 30, early + 50, 1.2, A),
        span(1, 1, 100, 160, 0.9, B), span(1, 0, 70, 150, 1.2, A),
    ]  # fmt: skip
    assert place(heard, [None, 0, 1, 0], {}, [A, B])[0] == (1, 0, 1, 0)


def test_locals_are_linked_by_what_they_say_in_common_time() -> None:
    late = STEP_FRAMES
    heard = [
        span(0, 0, late, late + 100), span(0, 1, late + 150, late + 250),
        span(1, 2, 10, 100), span(1, 0, 230, FRAMES - 1),
    ]  # fmt: skip
    # 90 of 100 frames in common; 20 of 100 + 63 (the common half ends at frame 293).
    assert linked(heard) == {(0, 0): ((1, 2),), (1, 2): ((0, 0),)}


def test_an_unlike_voice_is_nobodys_and_half_a_second_of_it_is_one_more_speaker() -> None:
    random = np.random.default_rng(1)
    noise = random.normal(size=192).astype(np.float32)
    unlike = noise - sum((noise @ v) * v for v in np.linalg.qr(np.stack([A, B]).T)[0].T)
    unlike = (unlike / np.linalg.norm(unlike)).astype(np.float32)
    for last, expected in ((130, 2), (129, 1)):  # 30 frames are 0.506 s; the shorter one is B's
        heard = [span(0, 0, 0, 140, 1.0, A), span(0, 1, 100, last), span(1, 0, 0, 89, 1.5, B)]
        labels, further = place(heard, [0, None, 1], {(0, 1): unlike}, [A, B])
        assert labels == (0, expected, 1)
        assert len(further) == (expected == 2)
    labels, further = place(heard, [0, None, 1], {(0, 1): unlike}, [A, B], most=2)
    assert (labels, further) == ((0, 1, 1), ())


def test_nobody_alone_can_be_two_people_where_one_is_known() -> None:
    heard = [span(0, 0, 0, 89, 1.2, A), span(0, 1, 20, 80), span(2, 0, 0, 9)]
    labels, further = place(heard, [0, None, None], {}, [A])
    assert labels == (0, 1, None)  # the last one is brief, and nobody is near
    assert further == (None,)


def test_a_voice_of_all_is_taken_only_where_it_may_be_needed() -> None:
    alone = [span(0, 0, 0, 80, 1.3, A), span(0, 1, 90, 170, 1.3, B)]
    assert needs_voice(alone) == set()
    assert needs_voice([*alone, span(0, 1, 180, 190, 0.1)]) == {(0, 1)}
    assert needs_voice([*alone, span(0, 2, 70, 100, 0.5, C)]) == {(0, 0), (0, 2), (0, 1)}
