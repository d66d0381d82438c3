"""What of an address may be shown."""

from __future__ import annotations

import pytest

from lectura.errors import LecturaError
from lectura.urls import shown_url, without_query_values, without_secrets


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://api.openai.com/v1", "https://api.openai.com/v1"),
        ("https://ana:geheim@host:8443/v1", "https://…@host:8443/v1"),
        ("https://token@host", "https://…@host"),
        ("https://ana:ge/heim@host/v1", "https://…@host/v1"),
        ("https://ana:ge?heim@host/v1", "https://…@host/v1"),
        ("https://ana:a@b@host/v1", "https://…@host/v1"),
        ("https://host:8443/x/@cf/v1", "https://host:8443/x/@cf/v1"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
        ("https://host/x/@cf/v1", "https://host/x/@cf/v1"),
        (
            "https://host/v1?api-version=2024-10-21&api-key=geheim&code=geheim",
            "https://host/v1?api-version=2024-10-21&api-key=…&code=…",
        ),
        ("https://host/v1?geheim", "https://host/v1?…"),
        ("https://host/v1?a=&sig=ge=heim==", "https://host/v1?a=&sig=…"),
        ("https://host/v1#access_token=geheim", "https://host/v1#…"),
        ("ana:geheim@host:8080/v1", "…@host:8080/v1"),
        ("host?key=geheim", "host?key=…"),
        ("no address", "no address"),
    ],
)
def test_user_info_and_values_are_hidden(url: str, shown: str) -> None:
    assert shown_url(url) == shown
    if "://" in url:
        assert without_secrets(f"Nothing answers at {url}.") == f"Nothing answers at {shown}."


def test_only_addresses_are_touched_in_a_text() -> None:
    text = "The file a?b=c.mp4 of ana@host cannot be read (see 'https://u:p@h/?k=v')."
    assert without_secrets(text) == text.replace("u:p@h/?k=v", "…@h/?k=…")


def test_what_a_server_repeats_of_its_address() -> None:
    told = without_query_values("no such path: /v1/chat?api-version=2&api-key=geheim sorry")
    assert told == "no such path: /v1/chat?api-version=2&api-key=… sorry"


def test_no_error_shows_what_an_address_holds() -> None:
    error = LecturaError(
        "https://u:geheim@h fails.", hint="Try: lectura doctor --base-url https://h?key=geheim"
    )
    assert "geheim" not in f"{error} {error.message} {error.hint} {error!r}"
    assert error.message == "https://…@h fails."
