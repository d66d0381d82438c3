"""The page's server: who gets what, and that a reader who comes again misses nothing."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from live_samples import words

from lectura.errors import UsageError
from lectura.live.events import Draft, Firm, Gap, Language, Told
from lectura.live.page.document import page, policy
from lectura.live.page.server import PageServer
from lectura.page.joining import policy_hash
from lectura.timeline import Interval


@pytest.fixture
def server() -> Iterator[PageServer]:
    made = PageServer("Clase <1>")
    yield made
    made.close()


def get(server: PageServer, path: str, **headers: str) -> http.client.HTTPResponse:
    """The answer to a request; ``path`` stands behind the token."""
    address = urlsplit(server.address)
    connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=20)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", f"{address.path}{path}", headers=headers)
    return connection.getresponse()


def events(server: PageServer, last: str | None = None) -> list[tuple[int | None, dict[str, Any]]]:
    """All events with their numbers, to the end."""
    answer = get(server, "events", **({"Last_Event_ID": last} if last else {}))
    assert answer.getheader("Content-Type") == "text/event-stream"
    found = []
    for block in answer.read().decode().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "data" in fields:
            number = fields.get("id")
            found.append((None if number is None else int(number), json.loads(fields["data"])))
    return found


def test_the_page_comes_with_its_policy(server: PageServer) -> None:
    answer = get(server, "")
    text = answer.read().decode()
    assert answer.status == 200
    assert "Clase &lt;1&gt;" in text
    assert str(answer.getheader("Content-Security-Policy")).startswith("default-src 'none'")
    assert answer.getheader("Referrer-Policy") == "no-referrer"


def test_the_policy_allows_the_script_and_the_style_of_the_page() -> None:
    text = page("x")
    for name in ("script", "style"):
        inside = text.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
        assert policy_hash(inside) in policy()
    assert "http" not in text.replace("http-equiv", "")


@pytest.mark.parametrize("path", ["../", "x", "events/x", "events2"])
def test_nothing_else_is_there(server: PageServer, path: str) -> None:
    assert get(server, path).status == 404


def test_without_the_token_there_is_nothing(server: PageServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.address).port, timeout=20)
    for path in ("/", "/events", "/wrong/", "/wrong/events"):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (404, b"Not Found\n")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1"])
def test_a_name_that_was_made_to_lead_here_gets_nothing(server: PageServer, host: str) -> None:
    assert get(server, "", Host=host).status == 403
    assert get(server, "events", Host=host).status == 403


def test_nobody_else_on_the_network_reaches_it(server: PageServer) -> None:
    port = urlsplit(server.address).port
    assert port is not None
    name = socket.gethostbyname(socket.gethostname())
    if name.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError), socket.create_connection((name, port), timeout=5):  # noqa: PT011
        pass


def test_a_reader_gets_all_that_stays_and_the_draft(server: PageServer) -> None:
    server.tell(Language("es"), 0.0)
    server.tell(Firm(words("Buenos", "días."), closed=True), 1.0)
    server.tell(Draft(words("old")), 1.0)
    server.tell(Draft(words("hoy")), 2.0)
    server.tell(Gap(Interval(3.0, 4.0)), 3.0)
    server.tell(Told("slow", warning=True), 3.0)
    server.feed.close()
    found = events(server)
    assert [(number, event["kind"]) for number, event in found] == [
        (1, "language"), (2, "firm"), (3, "gap"), (4, "told"), (5, "end"), (None, "draft"),
    ]  # fmt: skip
    assert found[1][1] == {
        "kind": "firm", "text": " Buenos días.", "start": 0.0, "closed": True
    }  # fmt: skip
    assert found[-1][1]["text"] == " hoy"


def test_a_reader_who_comes_again_gets_what_he_missed(server: PageServer) -> None:
    for word in ("one", "two", "three"):
        server.tell(Firm(words(word)), 0.0)
    server.feed.close()
    again = [event["text"] for _, event in events(server, last="2") if event["kind"] == "firm"]
    assert again == [" three"]
    whole = [event["text"] for _, event in events(server, last="x") if event["kind"] == "firm"]
    assert whole == [" one", " two", " three"]


def test_what_is_said_cannot_break_the_stream(server: PageServer) -> None:
    server.tell(Firm(words("a\n\ndata: {}\n\u2028\x1b[2J")), 0.0)
    server.feed.close()
    kinds = [event["kind"] for _, event in events(server)]
    assert kinds == ["firm", "end", "draft"]


def test_a_port_that_is_taken_is_said(server: PageServer) -> None:
    port = urlsplit(server.address).port
    assert port is not None
    with pytest.raises(UsageError, match=f"port {port}"):
        PageServer("x", port)
