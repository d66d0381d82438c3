"""Which languages notes may be written in, and how people name them."""

from __future__ import annotations

from lectura.errors import UsageError

_CODES = """
    af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha
    haw he hi hr ht hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr
    ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg
    th tk tl tr tt uk ur uz vi yi yo yue zh
"""
CODES = frozenset(_CODES.split())
"""The languages of multilingual Whisper: what can be heard can be written."""

_NAMES = {
    "catalan": "ca", "català": "ca", "german": "de", "deutsch": "de", "english": "en",
    "inglés": "en", "spanish": "es", "español": "es", "french": "fr", "français": "fr",
    "galician": "gl", "galego": "gl", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "basque": "eu", "euskara": "eu", "dutch": "nl", "nederlands": "nl",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "polish": "pl", "russian": "ru",
}  # fmt: skip


def notes_language(wish: str | None) -> str | None:
    """The code for a wish such as ``es``, ``es-CO`` or ``Spanish``; a region is kept.

    Raises:
        UsageError: nothing of the kind is known.
    """
    if wish is None:
        return None
    text = wish.strip()
    if code := _NAMES.get(text.casefold()):
        return code
    base, _, region = text.replace("_", "-").partition("-")
    if base.lower() not in CODES:
        raise UsageError(
            f"'{wish}' is no language that notes can be written in.",
            hint=f"Name one by its code ({', '.join(sorted(CODES))}), such as --notes-language es",
            value=wish,
        )
    return f"{base.lower()}-{region}" if region else base.lower()
