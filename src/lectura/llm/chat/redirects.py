"""No redirect leads to another server: who answers there was not chosen by the person."""

from __future__ import annotations

from typing import Any

from lectura.llm.options import origin


class RedirectRefusedError(Exception):
    """The endpoint wants to send the request on; ``target`` is the origin of the other server."""

    def __init__(self, target: str) -> None:
        super().__init__(f"redirect to {target}")
        self.target = target


def stay_with_the_server(response: Any) -> None:
    """A hook for responses: lets a redirect pass to another path, never to another server.

    Another scheme or port is another server too.

    Raises:
        RedirectRefusedError: it leads elsewhere; nothing has been sent there.
    """
    if not response.has_redirect_location:
        return
    here = response.request.url
    there = here.join(response.headers["location"])
    if _server(there) != _server(here):
        raise RedirectRefusedError(origin(str(there)))


def _server(url: Any) -> tuple[str, str, int | None]:
    default = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, url.port or default
