"""Numbers of things, as people say them."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """The number with its English noun, of which there may be one.

    >>> counted(1, "request"), counted(1200, "request")
    ('1 request', '1200 requests')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
