"""Which legacy encoding some bytes are in, told by whether they read like a language. Pure.

A guess is only made where the text then looks right: letters that one language has, or that come
about as often as in it. Nothing is guessed else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lectura.formats.reading.frequent import FREQUENT_WORDS

_WESTERN = {
    "es": "áéíóúüñ", "pt": "áâãàçéêíóôẽúü", "fr": "àâæçéèêëîïôœùûüÿ", "ca": "àçéèíïóòúü",
    "it": "àèéìíîòóù", "de": "äöüßé", "nl": "éëïóöüèáíú", "sv": "åäöéà", "da": "æøåéóò",
    "fi": "äöåšž", "is": "áðéíóúýþæö", "en": "éèêëïöüçñàâ", "et": "äõẽöüšž", "sq": "ëç",
}  # fmt: skip
"""The letters beyond ASCII of each language; ẽ is the õ before an e, the only one of Portuguese."""
_CENTRAL = {
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ", "hr": "čćđšž", "de": "äöüßé",
}  # fmt: skip
_TURKISH = {"tr": "çğıİöşüâîû"}
_BALTIC = {"lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "et": "äõẽöüšž"}
_LATIN: dict[str, dict[str, str]] = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1254": _TURKISH,
    "cp1257": _BALTIC,
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "iso8859_2": _CENTRAL,
    "cp852": _CENTRAL,
    "mac_latin2": _CENTRAL,
}
"""Most common first: where two fit alike, and words do not tell, the first is taken."""
_WRITTEN_IN = {
    "cp1252": "western", "mac_roman": "western", "cp850": "western",
    "cp1250": "central", "iso8859_2": "central", "cp852": "central", "mac_latin2": "central",
    "cp1254": "turkish", "cp1257": "baltic",
}  # fmt: skip
"""The languages of each, as `FREQUENT_WORDS` groups them."""
_SELDOM = frozenset(("mac_roman", "cp850", "cp852", "mac_latin2"))
"""Of old computers: taken where words tell, or where nothing else fits."""
_CYRILLIC = (
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "оаинвіертслкдумпязьгбчхцйжїшєющфґ",
    "аеиотнрсвлкдпмзъгубчщжцйхшяфюь",
    "аоиенрсјтукдвмплзгбчшцћжђхљњфџ",
)
"""The letters of ru, uk, bg, sr, the most frequent first."""
_GREEK = ("αοιετσνηυρπκμλςίόάέήωθδγύχφβξζψώϊϋΐΰ",)
_HEBREW = ("יוהלאמרתבשנםדקחפעכגטסזןצךףץ",)
_ARABIC = ("اليمنورتبعدهسفكقحةجأشطصىخإضذزثئغظءآؤ",)
_THAI = ("านรอกเงมยลวดทสตะปบคหจแพชขใไโผถซณศธภญฟฉษฐฆฝฮ่้ัิีืุูำ์็",)
_BY_FREQUENCY: dict[str, Sequence[str]] = {
    "cp1251": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "koi8_u": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "mac_cyrillic": _CYRILLIC,
    "cp1253": _GREEK,
    "iso8859_7": _GREEK,
    "cp1255": _HEBREW,
    "cp1256": _ARABIC,
    "iso8859_6": _ARABIC,
    "cp874": _THAI,
}
_SIMPLIFIED = (
    "的一是不了在人有我他这中大来上个国说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都"
    "然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此"
    "实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次教再平真听世气信少"
    "关并内加化由却代产入先五太水师书比性通目报数件表原应路期常提感更反合做系计或利受果及今制解各任至物记边共接许特觉题建"
    "度统色字请交让认算论百义科怎元术结六功指思非每条变该领传近决保达办候七必完深即求品转量空技程告语基式写识收设始容研像"
)
_TRADITIONAL = (
    "的一是不了在人有我他這中大來上個國說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她裡後小麼心多天而能好都"
    "然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此"
    "實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次教再平真聽世氣信少"
    "關並內加化由卻代產入先五太水師書比性通目報數件表原應路期常提感更反合做系計或利受果及今制解各任至物記邊共接許特覺題建"
    "度統色字請交讓認算論百義科怎元術結六功指思非每條變該領傳近決保達辦候七必完深即求品轉量空技程告語基式寫識收設始容研像"
)
_KANA = "".join(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), 0x30FC)))
_KOREAN = (
    "이다는을의가고에하지은를한기사도로그리나시어아자서대수있것인들정만과으오해보라부일주요니게여전성제적무상공장중세면우습까합"
    "안저입미스원구모경소개조유물선명생래르내된방동화교계분문말관연학러용실신처국위년금월오늘네때차심운진발행"
)
_IDEOGRAPHIC: dict[str, tuple[str, float]] = {
    "gb18030": (_SIMPLIFIED, 0.3),
    "big5hkscs": (_TRADITIONAL, 0.3),
    "cp932": (_KANA, 0.25),
    "euc_jp": (_KANA, 0.25),
    "cp949": (_KOREAN, 0.45),
}
"""Frequent characters, and which share of a text they are at least."""

_FITS = 0.85
"""Letters and marks beyond ASCII that a language explains, of all of them."""
_FITS_TOGETHER = 0.95
_ALIKE = 0.02
"""Alphabets that explain as much of a text as the best, within this, are told apart by words."""
_FREQUENT = 0.62
"""One less the mean rank of a text's letters: about 0.8 for a language, 0.5 for a jumble."""
_CLEARLY = 0.04
"""By how much a guess by frequency must be better than one that gives another long text."""
_IN_FEW_LETTERS = 1.0
"""By how much more, divided by the number of letters."""
_SAMPLE = 60_000

_ANYWHERE = "’‘·´"
_BESIDE_WORDS = "\xa0…•°§©®™€£¥×÷±µ«»"
_APART = "®¼½¾"
"""These touch no letter; a sign of registration follows one."""
_SYMBOLS = "±÷×µ¥£§¼½¾"
_BEFORE_WORDS = "¿¡“„‚‹"
_ORDINALS = "ªºµ"
"""Marks that Unicode counts among the letters."""
_BETWEEN_WORDS = "–—”›ªº²³½¼¾"


def guessed_encoding(data: bytes) -> str | None:
    """The name of a codec in which bytes that are no Unicode make sense; None where none does."""
    sample = _sample(data)
    latin = {
        codec: _latin_fit(sample, codec, list(letters.values()))
        for codec, letters in _LATIN.items()
    }
    best = max(latin.values())
    if best >= _FITS:
        return _by_words(sample, [codec for codec, fit in latin.items() if fit > best - _ALIKE])
    if _latin_fit(sample, "cp1252", ["".join(_WESTERN.values())]) >= _FITS_TOGETHER:
        return "cp1252"
    return _by_frequency(sample)


def _by_words(sample: bytes, codecs: Sequence[str]) -> str | None:
    """The codec in which most frequent words are found; None where words do not tell."""
    texts = {codec: sample.decode(codec, "replace") for codec in codecs}
    found = {codec: _frequent_words(text, codec) for codec, text in texts.items()}
    likely = [codec for codec in codecs if found[codec] or codec not in _SELDOM] or codecs
    if len({texts[codec] for codec in likely}) == 1:
        return likely[0]
    best = max(likely, key=lambda codec: (found[codec], -_symbols(texts[codec])))
    return best if found[best] else None


def _symbols(text: str) -> int:
    return sum(character in _SYMBOLS for character in text)


def _frequent_words(text: str, codec: str) -> int:
    own = FREQUENT_WORDS[_WRITTEN_IN[codec]]
    others = [words for group, words in FREQUENT_WORDS.items() if group != _WRITTEN_IN[codec]]
    telling = own.difference(*others)
    return sum(word in telling for word in _words(text.lower()))


def _by_frequency(sample: bytes) -> str | None:
    fits = [
        (_frequency_fit(sample, codec, orders), codec) for codec, orders in _BY_FREQUENCY.items()
    ]
    fits += [(_ideographic_fit(sample, codec), codec) for codec in _IDEOGRAPHIC]
    best, codec = max(fits, key=lambda pair: pair[0])
    text = _decoded(sample, codec)
    if best < _FREQUENT:
        return None
    others = [fit for fit, other in fits if _decoded(sample, other) != text]
    margin = _CLEARLY + _IN_FEW_LETTERS / sum(not c.isascii() for c in text)
    return codec if best >= max(others, default=0.0) + margin else None


def _sample(data: bytes) -> bytes:
    """Lines with bytes beyond ASCII, of a length that is quick to look at."""
    lines: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join(lines)


def _decoded(sample: bytes, codec: str) -> str:
    """The text, empty where it cannot be decoded."""
    try:
        return sample.decode(codec)
    except UnicodeDecodeError:
        return ""


def _latin_fit(sample: bytes, codec: str, tables: Sequence[str]) -> float:
    """Which share of what is beyond ASCII the best language explains, 0–1."""
    text = _decoded(sample, codec)
    beyond = [
        (before, character, after)
        for before, character, after in zip(f" {text}", text, f"{text[1:]} ", strict=False)
        if not character.isascii()
    ]
    if not beyond or not _mixes_with_ascii(text):
        return 0.0
    marks = sum(_is_mark(*one) for one in beyond if not one[1].isalpha() or one[1] in _ORDINALS)
    letters = [
        "ẽ" if character == "õ" and after == "e" else character
        for before, character, after in beyond
        if character.isalpha() and character not in _ORDINALS and _may_follow(before, character)
    ]
    known = max(sum(c in table or c in table.upper() for c in letters) for table in tables)
    return (marks + known) / len(beyond)


def _may_follow(before: str, letter: str) -> bool:
    """False for a capital inside a word, and for a soft g that begins one."""
    return not (letter.isupper() and before.islower()) and (letter not in "ğĞ" or before.isalpha())


def _mixes_with_ascii(text: str) -> bool:
    """True where most letters in words with others are ASCII, as in every Latin alphabet."""
    words = [word for word in _words(text) if not word.isascii()]
    letters = sum(map(len, words))
    return sum(c.isascii() for word in words for c in word) >= 0.4 * letters


def _words(text: str) -> Iterator[str]:
    yield from "".join(c if c.isalpha() and c not in _ORDINALS else " " for c in text).split()


def _is_mark(before: str, mark: str, after: str) -> bool:
    """True for a mark that stands where it may."""
    if mark in _APART and (after.isalpha() or (before.isalpha() and mark != "®")):
        return False
    if mark in _ANYWHERE:
        return True
    if mark in _BESIDE_WORDS:
        return not (before.isalpha() and (after.isalpha() or after in _BEFORE_WORDS))
    if mark in _BEFORE_WORDS:
        return not before.isalnum() and before not in _SYMBOLS
    return mark in _BETWEEN_WORDS and not (before.islower() and after.islower())


def _frequency_fit(sample: bytes, codec: str, orders: Sequence[str]) -> float:
    """How well the letters beyond ASCII follow the frequencies of a language, 0–1."""
    text = _decoded(sample, codec)
    beyond = [c for c in text if not c.isascii() and not c.isspace()]
    if not beyond or _jumbled(text):
        return 0.0
    fits = []
    for order in orders:
        ranks = {letter: rank for rank, letter in enumerate(order)}
        found = [ranks[c] for c in map(str.lower, beyond) if c in ranks]
        share = len(found) / len(beyond)
        fits.append(share**3 * (1 - sum(found) / max(1, len(found)) / len(order)))
    return max(fits)


def _jumbled(text: str) -> bool:
    """True for words that mix alphabets, or begin small and go on in capitals."""
    words = [word for word in _words(text) if not word.isascii()]
    mixed = sum(any(c.isascii() for c in word) for word in words)
    turned = sum(any(a.islower() and b.isupper() for a, b in pairwise(word)) for word in words)
    return mixed + turned > 0.1 * len(words)


def _ideographic_fit(sample: bytes, codec: str) -> float:
    """How well a text reads as Chinese, Japanese or Korean, 0–1."""
    frequent, least = _IDEOGRAPHIC[codec]
    text = _decoded(sample, codec)
    beyond = [c for c in text if not c.isascii() and not c.isspace()]
    letters = [c for c in beyond if c.isalpha()]
    if not letters or sum("\uff61" <= c <= "\uff9f" for c in letters) > 0.05 * len(letters):
        return 0.0
    if codec == "cp949" and sum("가" <= c <= "힣" for c in letters) < 0.9 * len(letters):
        return 0.0
    common = sum(c in frequent for c in letters) / len(letters)
    return 0.0 if common < least else min(1.0, 0.6 + common / 2)
