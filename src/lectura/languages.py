"""The languages: their codes, their names, and what people write for them. Pure; one table.

Codes are those of multilingual Whisper, which are ISO 639-1 where there is one (``jw`` and ``no``
are its own choice): what can be heard can be written.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from lectura.text import unmarked

_TABLE = """
af | Afrikaans | afr
am | Amharic | amh, አማርኛ
ar | Arabic | ara, العربية, árabe, arabe
as | Assamese | asm, অসমীয়া
az | Azerbaijani | aze, azeri, azərbaycan
ba | Bashkir | bak, башҡорт
be | Belarusian | bel, беларуская
bg | Bulgarian | bul, български
bn | Bengali | ben, bangla, বাংলা
bo | Tibetan | bod, tib, བོད་སྐད
br | Breton | bre, brezhoneg
bs | Bosnian | bos, bosanski
ca | Catalan | cat, català, catalán, valencian, valencià, valenciano
cs | Czech | ces, cze, čeština, česky, checo
cy | Welsh | cym, wel, cymraeg
da | Danish | dan, dansk, danés
de | German | deu, ger, deutsch, alemán, alemão, allemand, alemany, tedesco
el | Greek | ell, gre, ελληνικά, griego, grec, grego, greco
en | English | eng, inglés, inglês, anglais, anglès, englisch, inglese
es | Spanish | spa, español, castellano, castilian, espanhol, espagnol, espanyol, spanisch, spagnolo
et | Estonian | est, eesti
eu | Basque | eus, baq, euskara, euskera, vasco
fa | Persian | fas, per, farsi, فارسی
fi | Finnish | fin, suomi, finlandés
fo | Faroese | fao, føroyskt
fr | French | fra, fre, français, francés, francês, francès, französisch, francese
gl | Galician | glg, galego, gallego
gu | Gujarati | guj, ગુજરાતી
ha | Hausa | hau
haw | Hawaiian | ʻōlelo hawaiʻi
he | Hebrew | heb, iw, עברית, hebreo
hi | Hindi | hin, हिन्दी
hr | Croatian | hrv, hrvatski, croata
ht | Haitian Creole | hat, haitian, kreyòl, kreyòl ayisyen
hu | Hungarian | hun, magyar, húngaro
hy | Armenian | hye, arm, հայերեն
id | Indonesian | ind, in, bahasa indonesia
is | Icelandic | isl, ice, íslenska
it | Italian | ita, italiano, italien, italià, italienisch
ja | Japanese | jpn, 日本語, japonés, japonais, japonês, japanisch
jw | Javanese | jv, jav, basa jawa
ka | Georgian | kat, geo, ქართული
kk | Kazakh | kaz, қазақ
km | Khmer | khm, cambodian, ខ្មែរ
kn | Kannada | kan, ಕನ್ನಡ
ko | Korean | kor, 한국어, coreano
la | Latin | lat, latina, latín
lb | Luxembourgish | ltz, letzeburgesch, lëtzebuergesch
ln | Lingala | lin, lingála
lo | Lao | lao, laotian, ລາວ
lt | Lithuanian | lit, lietuvių
lv | Latvian | lav, latviešu
mg | Malagasy | mlg
mi | Maori | mri, mao, te reo māori
mk | Macedonian | mkd, mac, македонски
ml | Malayalam | mal, മലയാളം
mn | Mongolian | mon, монгол
mr | Marathi | mar, मराठी
ms | Malay | msa, may, bahasa melayu
mt | Maltese | mlt, malti
my | Burmese | mya, bur, myanmar, မြန်မာ
ne | Nepali | nep, नेपाली
nl | Dutch | nld, dut, nederlands, flemish, vlaams, neerlandés, holandés, niederländisch
nn | Nynorsk | nno, norwegian nynorsk
no | Norwegian | nor, nb, nob, norsk, bokmål, norwegian bokmål, noruego
oc | Occitan | oci
pa | Punjabi | pan, panjabi, ਪੰਜਾਬੀ
pl | Polish | pol, polski, polaco, polnisch
ps | Pashto | pus, pushto, پښتو
pt | Portuguese | por, português, portugués, portugais, portuguès, portugiesisch, portoghese
ro | Romanian | ron, rum, mo, română, moldavian, moldovan, rumano
ru | Russian | rus, русский, ruso, russe, russo, russisch
sa | Sanskrit | san, संस्कृतम्
sd | Sindhi | snd, سنڌي
si | Sinhala | sin, sinhalese, සිංහල
sk | Slovak | slk, slo, slovenčina, eslovaco
sl | Slovenian | slv, slovene, slovenščina, esloveno
sn | Shona | sna, chishona
so | Somali | som, soomaali
sq | Albanian | sqi, alb, shqip
sr | Serbian | srp, српски, srpski
su | Sundanese | sun, basa sunda
sv | Swedish | swe, svenska, sueco
sw | Swahili | swa, kiswahili
ta | Tamil | tam, தமிழ்
te | Telugu | tel, తెలుగు
tg | Tajik | tgk, тоҷикӣ
th | Thai | tha, ไทย, ภาษาไทย
tk | Turkmen | tuk, türkmen
tl | Tagalog | tgl, fil, filipino
tr | Turkish | tur, türkçe, turco
tt | Tatar | tat, татар
uk | Ukrainian | ukr, українська, ucraniano
ur | Urdu | urd, اردو
uz | Uzbek | uzb, o'zbek
vi | Vietnamese | vie, tiếng việt, vietnamita
yi | Yiddish | yid, ji, ייִדיש
yo | Yoruba | yor, yorùbá
yue | Cantonese | 粵語, 粤语, 廣東話
zh | Chinese | zho, chi, cmn, mandarin, 中文, 汉语, 漢語, 普通话, chino, chinês, chinois, chinesisch
"""
"""Code, English name, and what else people and programs write: ISO 639-2 codes, withdrawn codes,
the language's own name, and its name in languages that lectura's users speak."""

_TAG = re.compile(r"(?P<code>[a-z]{2,3})(?P<rest>(?:[-_][a-z0-9]{1,8})*)", re.IGNORECASE)
"""A language tag of BCP 47, such as ``zh-Hans`` or ``pt-BR``; ``_`` as in locales is taken too."""
_FEWEST_LETTERS = 4
"""A shorter word is near to too many names."""
_NEAR = 0.75
_MOST_NEAR = 3


@dataclass(frozen=True)
class Language:
    """One language: its code, and its name in English."""

    code: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


def _key(text: str) -> str:
    """A name as it is looked up: case, accents and white space do not matter."""
    return " ".join(unmarked(text).casefold().split())


ROWS = [[cell.strip() for cell in row.split("|")] for row in _TABLE.strip().splitlines()]
LANGUAGES: dict[str, Language] = {row[0]: Language(row[0], row[1]) for row in ROWS}
"""Code → language, in the order of the codes."""
_BY_NAME: dict[str, str] = {
    _key(name): code
    for code, english, *others in ROWS
    for name in (code, english, *", ".join(others).split(", "))
}

DENSELY_WRITTEN = frozenset({"bo", "ja", "km", "ko", "lo", "my", "th", "yue", "zh"})
"""Languages whose scripts write a word in few characters: speech gives them fewer a second."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ur", "yi"})
"""Languages whose usual script runs from right to left (Unicode's classes R and AL)."""


def is_right_to_left(tag: str | None) -> bool:
    """True for a language that is written from right to left.

    >>> [is_right_to_left(tag) for tag in ("ar", "he-IL", "Farsi", "es", None)]
    [True, True, True, False, False]
    """
    return base_of(tag) in _RIGHT_TO_LEFT


def code_of(text: str) -> str | None:
    """The code for a code, a tag or a name; None for anything else.

    >>> [code_of(text) for text in ("es", "es-CO", "Spanish", "ESPAÑOL", "castellano", "iw")]
    ['es', 'es', 'es', 'es', 'es', 'he']
    >>> code_of("Klingon") is None
    True
    """
    tag = tag_of(text)
    return tag.partition("-")[0] if tag else None


def tag_of(text: str) -> str | None:
    """The tag for a code, a tag or a name, script and region kept (BCP 47); None as in `code_of`.

    >>> [tag_of(text) for text in ("pt_BR", "zh-hans-cn", "Spanish")]
    ['pt-BR', 'zh-Hans-CN', 'es']
    """
    if code := _BY_NAME.get(_key(text)):
        return code
    match = _TAG.fullmatch(text.strip())
    known = _BY_NAME.get(match["code"].lower()) if match else None
    if match is None or known is None:
        return None
    parts = match["rest"].replace("_", "-").split("-")[1:]
    return "-".join((known, *map(_subtag, parts)))


def base_of(tag: str | None) -> str | None:
    """The language of a tag without script and region, unknown ones too; None for no tag.

    >>> base_of("pt_BR"), base_of("Spanish"), base_of("tlh-Latn"), base_of("")
    ('pt', 'es', 'tlh', None)
    """
    if not tag or not tag.strip():
        return None
    return code_of(tag) or tag.strip().replace("_", "-").partition("-")[0].lower()


def name_of(tag: str | None) -> str | None:
    """The English name for a tag, with the tag where it says more; what is unknown stays.

    >>> name_of("es"), name_of("pt_BR"), name_of("tlh"), name_of(None)
    ('Spanish', 'Portuguese (pt-BR)', 'tlh', None)
    """
    if not tag or not tag.strip():
        return None
    known = tag_of(tag)
    if known is None:
        return tag.strip()
    language = LANGUAGES[known.partition("-")[0]]
    return language.name if known == language.code else f"{language.name} ({known})"


def near(text: str) -> tuple[Language, ...]:
    """The languages that somebody who typed this may have meant, the likeliest first.

    >>> [str(language) for language in near("Spansh")]
    ['Spanish (es)']
    """
    wanted = re.split("[-_]", _key(text))[0]
    if len(wanted) < _FEWEST_LETTERS:
        return ()
    names = [name for name in _BY_NAME if len(name) >= _FEWEST_LETTERS]
    found = difflib.get_close_matches(wanted, names, n=_MOST_NEAR, cutoff=_NEAR)
    return tuple(LANGUAGES[code] for code in dict.fromkeys(_BY_NAME[name] for name in found))


def _subtag(part: str) -> str:
    """A script as ``Hans``, a region as ``CO``, anything else in small letters."""
    if len(part) == 4 and part.isalpha():
        return part.capitalize()
    return part.upper() if len(part) == 2 else part.lower()
