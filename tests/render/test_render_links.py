from __future__ import annotations

import pytest

from lectura.render.links import moment_link


@pytest.mark.parametrize(
    ("recording", "address"),
    [
        ("video.mp4", "video.mp4#t=760"),
        ("Mis vídeos/clase #3 (a).mp4", "Mis%20v%C3%ADdeos/clase%20%233%20%28a%29.mp4#t=760"),
        ("..\\semana 1\\v.mp4", "../semana%201/v.mp4#t=760"),
        ("C:\\clases\\v 1.mp4", "file:///C:/clases/v%201.mp4#t=760"),
        ("https://example.org/v.mp4?a=1#t=5", "https://example.org/v.mp4?a=1#t=760"),
        ("https://example.org/a b(1).mp4", "https://example.org/a%20b%281%29.mp4#t=760"),
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=760s"),
        ("https://youtube.com/watch?v=abc&t=3s#x", "https://youtube.com/watch?v=abc&t=760s"),
        ("https://youtu.be/abc", "https://youtu.be/abc?t=760s"),
        ("https://notyoutu.be/abc", "https://notyoutu.be/abc#t=760"),
    ],
)
def test_a_link_to_a_moment(recording: str, address: str) -> None:
    assert moment_link(recording, 760.9) == address
