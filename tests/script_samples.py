"""Two sentences in many scripts, for the tests of every room that cuts or counts words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "es": ("¿Entendieron?", "Esta es la respuesta."),
    "ar": ("هل فهمتم السؤال؟", "هذا هو الجواب."),
    "ur": ("یہ سبق آسان ہے۔", "کل پھر ملیں گے۔"),
    "hi": ("यह पाठ आसान है।", "कल फिर मिलेंगे।"),
    "bn": ("এটা সহজ।", "কাল দেখা হবে।"),
    "el": ("Καταλάβατε;", "Αυτή είναι η απάντηση."),
    "hy": ("Սա դաս է։", "Վաղը կհանդիպենք։"),
    "am": ("ይህ ትምህርት ነው።", "ነገ እንገናኝ፧"),
    "my": ("ဒါက သင်ခန်းစာပါ။", "မနက်ဖြန် တွေ့မယ်။"),
    "km": ("នេះជាមេរៀន។", "ស្អែកជួបគ្នា៕"),
    "bo": ("འདི་སློབ་ཚན་ཡིན།", "སང་ཉིན་མཇལ༎"),
    "zh": ("今天讲聚类。", "明天见！"),
    "ja": ("今日は授業です。", "質問はありますか？"),
}
"""Each ends with a mark of its script."""
CLOSED_UP = ("zh", "ja")
"""Where no space stands between sentences."""
WITHOUT_SPACES = {
    "th": "วันนี้เราจะเรียนรู้การเรียนรู้ของเครื่อง",
    "lo": "ມື້ນີ້ພວກເຮົາຈະຮຽນຮູ້",
    "km": "ថ្ងៃនេះយើងនឹងរៀនពីការរៀនរបស់ម៉ាស៊ីន",
    "my": "ဒီနေ့ကျွန်တော်တို့စက်သင်ယူမှုကိုလေ့လာမယ်",
    "bo": "དེ་རིང་ང་ཚོས་སློབ་སྦྱོང་བྱེད",
    "zh": "今天我们学习机器学习的方法",
    "ja": "今日は機械学習の方法を学びます",
}
"""Running words without a mark."""


def joined(language: str) -> str:
    """Both sentences as one text."""
    return ("" if language in CLOSED_UP else " ").join(SENTENCES[language])
