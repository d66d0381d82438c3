from __future__ import annotations

import base64
import hashlib
import re

from page_samples import lecture_of, page_of

from lectura.page.joining import asset, imported_by, module_order, policy, script, style


def sha256_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_each_module_stands_after_those_that_it_imports() -> None:
    order = module_order()
    assert order[-1] == "main.js"
    assert len(set(order)) == len(order) > 5
    for place, name in enumerate(order):
        assert set(imported_by(name)) <= set(order[:place])


def test_the_script_neither_imports_nor_exports() -> None:
    assert "import {" in asset("main.js")
    assert re.findall(r"^\s*(?:import|export)\b.*", script(), re.MULTILINE) == []


def test_every_module_is_in_the_script_to_its_end() -> None:
    for name in module_order():
        last = asset(name).strip().splitlines()[-1]
        assert last.removeprefix("export ") in script()


def test_nothing_in_script_or_style_would_end_its_element() -> None:
    assert "</script" not in script().lower()
    assert "<!--" not in script()
    assert "</style" not in style().lower()


def test_the_policy_allows_the_page_s_own_script_and_style_by_their_digests() -> None:
    page = page_of(lecture_of())
    sent = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    assert sent == policy()
    rules = dict(rule.split(" ", 1) for rule in policy().split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'{sha256_of(page.one('script', type='module').text)}'",
        "style-src": f"'{sha256_of(page.one('style').text)}'",
        "img-src": "data:",
        "media-src": "'self' blob: data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
