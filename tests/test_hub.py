"""What becomes of a download, whatever the hub answers: a server on loopback plays the hub."""

from __future__ import annotations

import errno
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import huggingface_hub
import pytest
from huggingface_hub import constants

from lectura import hub
from lectura.errors import LecturaError, ModelNotFoundError, OutputError
from lectura.hub import HubUnreachableError, hub_errors, watched
from lectura.progress import Event, Progress, ignore

REVISION = "c0ffee" + "0" * 34
CONTENT = bytes(range(256)) * 40
ELSEWHERE = "Check the connection, then: lectura models list"


class Hub(ThreadingHTTPServer):
    """Answers each file with one status, and as many of its bytes as it is told."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.headers: dict[str, str] = {}
        self.sent_bytes = len(CONTENT)
        self.asked = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class _Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_HEAD(self) -> None:
        self.server.asked += 1
        self.send_response(self.server.status)
        self.send_header("ETag", '"0123456789"')
        self.send_header("X-Repo-Commit", REVISION)
        self.send_header("Content-Length", str(len(CONTENT)))
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        self.wfile.write(CONTENT[: self.server.sent_bytes])
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(time, "sleep", lambda _: None)  # the library waits between its tries
    with Hub() as playing:
        threading.Thread(target=playing.serve_forever, args=(0.02,), daemon=True).start()
        yield playing
        playing.shutdown()


def fetch(url: str, folder: Path) -> Path:
    with hub_errors("base", "some/model", folder, instead=ELSEWHERE):
        return Path(
            huggingface_hub.hf_hub_download(
                "some/model", "config.json", endpoint=url, cache_dir=folder
            )
        )


def test_what_the_hub_has_is_fetched(server: Hub, tmp_path: Path) -> None:
    assert fetch(server.url, tmp_path).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "RepoNotFound"), (401, "RepoNotFound"), (403, "GatedRepo")],
)
def test_a_model_that_is_not_there_or_not_open_is_not_found(
    server: Hub, tmp_path: Path, status: int, code: str
) -> None:
    server.status, server.headers = status, {"X-Error-Code": code}
    with pytest.raises(ModelNotFoundError) as caught:
        fetch(server.url, tmp_path)
    assert not isinstance(caught.value, HubUnreachableError), "another model may be there"
    assert caught.value.message == "The hub has no open model at 'some/model'."
    assert str(caught.value.hint).endswith("lectura models list")
    assert caught.value.value == "some/model"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[Errno -3] Temporary failure in name resolution", "its address is not found; is there "
         "a connection to the internet?"),
        ("[Errno 11001] getaddrinfo failed", "its address is not found; is there a connection to "
         "the internet?"),
        ("[Errno 111] Connection refused", "Connection refused"),
        ("", "RuntimeError"),
    ],
)  # fmt: skip
def test_no_number_of_the_system_is_shown(tmp_path: Path, said: str, told: str) -> None:
    with (
        pytest.raises(HubUnreachableError) as caught,
        hub_errors("base", "some/model", tmp_path, instead=ELSEWHERE),
    ):
        raise RuntimeError(said)
    assert caught.value.message == f"The model 'base' could not be fetched from the hub: {told}"


@pytest.mark.parametrize("status", [404, 429, 500, 503])
def test_any_other_answer_says_that_the_model_could_not_be_fetched(
    server: Hub, tmp_path: Path, status: int
) -> None:
    server.status = status
    with pytest.raises(HubUnreachableError) as caught:
        fetch(server.url, tmp_path)
    assert caught.value.message.startswith("The model 'base' could not be fetched from the hub: ")
    assert len(caught.value.message) < 300
    assert caught.value.hint == ELSEWHERE
    assert not list(tmp_path.rglob("config.json"))


def test_a_download_that_is_cut_leaves_no_file_that_counts(server: Hub, tmp_path: Path) -> None:
    server.sent_bytes = 5000
    with pytest.raises(HubUnreachableError):
        fetch(server.url, tmp_path)
    assert not list(tmp_path.rglob("config.json"))
    server.sent_bytes = len(CONTENT)
    assert fetch(server.url, tmp_path).read_bytes() == CONTENT


def test_nothing_listens_at_the_hub(server: Hub, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(HubUnreachableError):
            fetch(f"http://127.0.0.1:{taken.getsockname()[1]}", tmp_path)


def test_offline_the_hub_is_not_asked(
    server: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert hub.is_offline()
    with pytest.raises(HubUnreachableError):
        fetch(server.url, tmp_path)
    assert server.asked == 0


def test_closed_nobody_asks_and_afterwards_all_is_as_before(server: Hub, tmp_path: Path) -> None:
    with hub.closed():
        assert hub.is_offline()
        with pytest.raises(HubUnreachableError):
            fetch(server.url, tmp_path)
    assert not hub.is_offline()
    with pytest.raises(RuntimeError), hub.closed():
        raise RuntimeError
    assert not hub.is_offline()
    assert server.asked == 0


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.ENAMETOOLONG]
)
def test_what_the_disk_refuses_names_the_folder(tmp_path: Path, number: int) -> None:
    told = hub_errors("base", "some/model", tmp_path, instead="", another_folder="by HF_HOME")
    with pytest.raises(OutputError) as caught, told:
        raise OSError(number, "the system's words")
    assert caught.value.message == (
        f"The model cannot be written to {tmp_path}: the system's words."
    )
    assert caught.value.hint == (
        "Free some space there, or choose another folder by HF_HOME, then: lectura models pull base"
    )
    assert caught.value.value == str(tmp_path)


def test_without_another_folder_none_is_proposed(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught, hub_errors("b", "s/m", tmp_path, instead=""):
        raise OSError(errno.ENOSPC, "full")
    assert caught.value.hint == "Free some space there, then: lectura models pull b"


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENETUNREACH, "Network is unreachable"),
        OSError(errno.EHOSTUNREACH, "No route to host"),
        TimeoutError(errno.ETIMEDOUT, "Connection timed out"),
        ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"),
        ssl.SSLError(1, "certificate verify failed"),
        socket.gaierror(-2, "Name or service not known"),
        OSError("no number"),
        ValueError(""),
    ],
)
def test_what_the_network_refuses_does_not_blame_the_disk(tmp_path: Path, error: Exception) -> None:
    with (
        pytest.raises(HubUnreachableError) as caught,
        hub_errors("base", "some/model", tmp_path, instead=ELSEWHERE),
    ):
        raise error
    assert caught.value.__cause__ is error
    assert caught.value.hint == ELSEWHERE


def test_an_error_of_ours_goes_through_as_it_is(tmp_path: Path) -> None:
    ours = LecturaError("ours")
    with pytest.raises(LecturaError) as caught, hub_errors("b", "s/m", tmp_path, instead=""):
        raise ours
    assert caught.value is ours


def test_the_bytes_on_disk_are_told_from_the_first_to_the_last(tmp_path: Path) -> None:
    heard: list[Event] = []
    (tmp_path / "part").write_bytes(b"x" * 30)  # of an earlier try
    with watched(tmp_path, 100, "base", heard.append):
        (tmp_path / "more").mkdir()
        (tmp_path / "more" / "part").write_bytes(b"x" * 500)
        until = time.monotonic() + 5
        while len(heard) < 2 and time.monotonic() < until:
            time.sleep(0.01)
    assert heard[0] == Progress("pull", 30.0, 100.0, "bytes", "base")
    assert heard[1] == Progress("pull", 100.0, 100.0, "bytes", "base"), "never more than all"
    assert heard[-1] == Progress("pull", 100.0, 100.0, "bytes", "base")


def test_a_size_that_is_not_known_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    heard: list[Event] = []
    with watched(tmp_path / "none", 0, "base", heard.append):
        pass
    assert heard == [Progress("pull", 0.0, None, "bytes", "base")] * 2


def test_a_download_that_fails_is_never_told_as_done(tmp_path: Path) -> None:
    heard: list[Event] = []
    with pytest.raises(RuntimeError), watched(tmp_path, 100, "base", heard.append):
        raise RuntimeError
    assert heard == [Progress("pull", 0.0, 100.0, "bytes", "base")]
    assert "lectura-pull" not in {thread.name for thread in threading.enumerate()}
    with watched(tmp_path, 100, "base", ignore):
        pass
    assert "lectura-pull" not in {thread.name for thread in threading.enumerate()}
