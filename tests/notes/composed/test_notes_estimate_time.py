"""The time of a plan follows from the remembered speed."""

from __future__ import annotations

from lectura.notes.composed.estimate import Plan


def test_time_is_reply_tokens_at_the_remembered_speed() -> None:
    assert Plan(3, 9000, 6000, tokens_per_second=20.0).seconds == 300.0


def test_time_is_unknown_where_nothing_was_measured() -> None:
    assert Plan(3, 9000, 6000).seconds is None
