"""The page to study from: a lecture's recording, words, notes and homework in one file of HTML.

It needs no network and no other file than the recording, and sends nothing anywhere.
"""

from __future__ import annotations

from lectura.page.document import render_page
from lectura.page.lecture import Lecture, Media

__all__ = ["Lecture", "Media", "render_page"]
