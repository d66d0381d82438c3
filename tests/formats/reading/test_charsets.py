"""Encodings are doubted: the right text or a refusal, never other letters."""

from __future__ import annotations

import contextlib
import random

import pytest

from lectura.errors import TranscriptError
from lectura.formats import decode, parse_transcript

SAID = {
    "es": "¿Cuándo se entrega el informe? El próximo miércoles, según la señora Núñez.",
    "pt": "Não há aula amanhã, mas a avaliação será na próxima terça-feira, às três.",
    "fr": "Où est passé l’élève ? Il a été reçu à l’école, où ça s’arrête.",
    "de": "Die Übung für nächste Woche heißt: Größen schätzen und prüfen.",
    "ca": "Això és una lliçó molt fàcil, però demà farem l’última qüestió.",
    "it": "Perché la verità è così difficile? Lunedì c’è più tempo, però.",
    "sv": "Nästa vecka går vi igenom övningarna på sidan två.",
    "da": "Næste uge læser vi om ændringer på søndag, så få det gjort.",
    "pl": "Dzień dobry, dzisiaj będziemy mówić o całkach i różniczkach, proszę zdążyć.",
    "cs": "Dobrý den, příští týden odevzdáte úkol číslo pět, prosím včas.",
    "hu": "Jó reggelt, ma a függvényekről lesz szó, és jövő hétfőn írunk dolgozatot.",
    "ro": "Bună dimineața, astăzi vorbim despre funcții și mâine aveți temă.",
    "tr": "Günaydın, bugün türev konusunu işleyeceğiz, ödevi çarşamba günü getirin.",
    "ru": "Доброе утро, сегодня алгебра. Сдайте отчёт до пятницы.",
    "uk": "Доброго ранку, сьогодні ми вивчаємо похідну. Здайте звіт до п'ятниці.",
    "bg": "Добро утро, днес говорим за производната. Предайте доклада до петък.",
    "el": "Καλημέρα σας, σήμερα θα μιλήσουμε για την παράγωγο. Παραδώστε την εργασία.",
    "he": "בוקר טוב, היום נדבר על הנגזרת. הגישו את הדוח עד יום שישי.",
    "ar": "صباح الخير، اليوم نتحدث عن المشتقة. سلموا التقرير قبل يوم الجمعة.",
    "th": "สวัสดีตอนเช้า วันนี้เราจะเรียนเรื่องอนุพันธ์ กรุณาส่งรายงานก่อนวันศุกร์",
    "zh": "今天我们讲梯度下降。请在星期五之前交实验报告。",
    "tw": "今天我們講梯度下降。請在星期五之前交實驗報告。",
    "ja": "おはようございます。今日は微分について話します。金曜日までにレポートを出してください。",
    "ko": "안녕하세요. 오늘은 미분에 대해 이야기합니다. 금요일까지 보고서를 내세요.",
}
SAVED = [
    *(("cp1252", code) for code in ("es", "pt", "fr", "de", "ca", "it", "sv", "da")),
    *(("mac_roman", code) for code in ("es", "fr", "de", "pt")),
    *(("cp850", code) for code in ("es", "de", "pt")),
    *(("cp1250", code) for code in ("pl", "cs", "hu")),
    ("iso8859_2", "pl"),
    ("iso8859_2", "cs"),
    ("cp852", "pl"),
    ("cp1254", "tr"),
    *((codec, "ru") for codec in ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")),
    ("cp1251", "uk"),
    ("cp1251", "bg"),
    ("cp1253", "el"),
    ("iso8859_7", "el"),
    ("cp1255", "he"),
    ("cp1256", "ar"),
    ("cp874", "th"),
    ("gb18030", "zh"),
    ("gb2312", "zh"),
    ("big5", "tw"),
    ("shift_jis", "ja"),
    ("euc_jp", "ja"),
    ("iso2022_jp", "ja"),
    ("euc_kr", "ko"),
]


@pytest.mark.parametrize(("codec", "code"), SAVED)
def test_two_sentences_in_an_old_encoding(codec: str, code: str) -> None:
    cue = f"1\r\n00:00:01,000 --> 00:00:04,000\r\n{SAID[code]}\r\n"
    text = decode(cue.encode(codec), "a.srt")
    assert parse_transcript(text, "a.srt").text == SAID[code]


WITHOUT_LATIN = ("ru", "uk", "bg", "el", "he", "ar", "th", "zh", "tw", "ja", "ko")
OTHER_LETTERS = [(codec, code) for codec, code in SAVED if code in WITHOUT_LATIN]


def read_or_refused(data: bytes) -> str:
    """The text, or what a refusal says."""
    try:
        return decode(data, "a.txt")
    except TranscriptError as error:
        return f"{error.message} {error.hint}"


@pytest.mark.parametrize(("codec", "code"), OTHER_LETTERS)
def test_never_other_letters(codec: str, code: str) -> None:
    """However little there is: the right text, or a refusal that says what to do."""
    words = SAID[code].split() if " " in SAID[code] else [SAID[code][:6], SAID[code][6:12]]
    for some in (words[:1], words[:2], words[:4], words[-3:]):
        text = f"[0:01] {' '.join(some)}\n"
        got = read_or_refused(text.encode(codec))
        if got != text:
            assert "encoding of a.txt cannot be told" in got
            assert got.endswith("lectura summarize FILE")


def test_a_jumble_is_refused() -> None:
    chance = random.Random(5)
    data = b"1\n00:00:01,000 --> 00:00:04,000\n" + bytes(chance.choices(range(0xA1, 0xFF), k=90))
    with pytest.raises(TranscriptError, match=r"encoding of a\.srt cannot be told"):
        decode(data, "a.srt")


@pytest.mark.parametrize("code", ["es", "fr", "pt", "ru", "zh"])
def test_utf_8_taken_for_windows_1252_and_saved_again(code: str) -> None:
    data = SAID[code].encode()
    twice = "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in data
    )
    assert decode(twice.encode(), "a.txt") == SAID[code]


@pytest.mark.parametrize(
    "text",
    [
        "Señor Gonçalves y la façade de Müller",
        "“Yes” – it’s 20 °C",
        "El 1º y la 2ª, ½ hora",
        "naïve",
    ],
)
def test_windows_1252_with_guests(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt") == text


SHORT = {
    "es": ("Mañana veremos qué pasó aquí.", ("cp1252", "latin-1", "mac_roman")),
    "pt": ("Então não há lição amanhã.", ("cp1252", "mac_roman")),
    "fr": ("L'été dernier, ça a été gêné.", ("cp1252", "mac_roman")),
    "de": ("Größe und Übung für später.", ("cp1252", "cp1250")),
    "en": ("It’s fine.", ("cp1252", "mac_roman")),
    "pl": ("Proszę otworzyć książki teraz.", ("cp1250", "iso8859_2")),
    "cs": ("Ještě jednou prosím, děkuji.", ("cp1250", "iso8859_2")),
    "hu": ("Az őszi félév végén írunk.", ("cp1250", "iso8859_2")),
    "lv": ("Šodien mēs mācīsimies jaunas lietas.", ("cp1257",)),
    "tr": ("Bugün öğrencilere dersi anlatacağız.", ("cp1254",)),
    "ru": ("Сегодня мы изучаем нейронные сети.", ("cp1251", "koi8_r", "cp866")),
    "el": ("Σήμερα θα μάθουμε για τα δίκτυα.", ("iso8859_7",)),
    "ar": ("اليوم سوف نتعلم عن الشبكات.", ("cp1256",)),
    "ja": ("今日はニューラルネットを学びます。", ("shift_jis", "euc_jp")),
    "zh": ("今天我们学习神经网络的内容。", ("gb18030",)),
    "ko": ("오늘은 신경망에 대해 배웁니다.", ("euc_kr",)),
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(text, encoding) for text, encodings in SHORT.values() for encoding in encodings],
)
def test_one_sentence_is_read_right(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "text",
    ["Cześć wszystkim.", "Mówię o sieci.", "Coś.", "Źle.", "Děkuji.", "Co je to učení?",
     "Který den?", "Počnimo odmah.", "Žao mi je.", "Bună ziua.", "Reţea.", "Ďakujem.",
     "Učenie je ľahké.", "Gyűjtés és elemzés következik.", "Tűz és víz."],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
def test_a_word_or_two_are_right_or_refused(text: str, encoding: str) -> None:
    """In Western Europe's alphabet the same bytes spell other words, and nothing tells which."""
    read = text
    with contextlib.suppress(TranscriptError):
        read = decode(text.encode(encoding), "a.txt")
    assert read == text


@pytest.mark.parametrize("code", ["es", "ru", "zh"])
def test_utf_8_taken_for_latin_1_and_saved_again(code: str) -> None:
    assert decode(SAID[code].encode().decode("latin-1").encode(), "a.txt") == SAID[code]
