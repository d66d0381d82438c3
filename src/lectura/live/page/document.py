"""The page that follows: its text, and what its policy allows."""

from __future__ import annotations

from functools import cache
from importlib import resources

from lectura.page.html import escape
from lectura.page.joining import policy_hash


@cache
def _asset(name: str) -> str:
    return (resources.files(__package__) / "assets" / name).read_text(encoding="utf-8")


def page(title: str) -> str:
    """The page as HTML; it loads nothing, and asks the address beside it for what is said."""
    filled = {
        "title": escape(title),
        "style": f"\n{_asset('live.css').strip()}\n",
        "script": f"\n{_asset('live.js').strip()}\n",
        "policy": escape(policy()),
    }
    text = _asset("live.html")
    for name, value in filled.items():
        text = text.replace("{{" + name + "}}", value)
    return text


def policy() -> str:
    """The page's Content-Security-Policy: its own script, style and events, and nothing else."""
    script, style = (f"\n{_asset(name).strip()}\n" for name in ("live.js", "live.css"))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{policy_hash(script)}'",
            f"style-src '{policy_hash(style)}'",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
