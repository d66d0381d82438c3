"""Phrases that Whisper learned from subtitle files and writes over silence, noise and music.

They are compared without accents, case and punctuation, and are never reason enough alone: a
lecturer may well say "thank you for watching" at the end.
"""

CREDITS: tuple[str, ...] = (
    # English
    "thanks for watching",
    "thank you for watching",
    "thank you very much for watching",
    "please subscribe",
    "like and subscribe",
    "subscribe to my channel",
    "dont forget to subscribe",
    "see you in the next video",
    "see you next time",
    "subtitles by",
    "subtitles by the amara org community",
    "transcription by castingwords",
    "captions by",
    "translated by",
    "www mooji org",
    # Spanish
    "subtitulos realizados por la comunidad de amara org",
    "subtitulos por la comunidad de amara org",
    "subtitulado por la comunidad de amara org",
    "subtitulos en espanol de amara org",
    "gracias por ver el video",
    "gracias por ver",
    "suscribete al canal",
    "suscribete",
    "hasta la proxima",
    "no olvides suscribirte",
    # Portuguese
    "legendas pela comunidade amara org",
    "legendado por",
    "obrigado por assistir",
    "inscreva se no canal",
    # French
    "sous titres realises par la communaute d amara org",
    "sous titres realises para la communaute d amara org",
    "sous titrage societe radio canada",
    "sous titrage st 501",
    "merci d avoir regarde cette video",
    "abonnez vous",
    # German
    "untertitel der amara org community",
    "untertitel im auftrag des zdf fur funk 2017",
    "untertitelung des zdf 2020",
    "untertitel von stephanie geiges",
    "vielen dank fur s zuschauen",
    "vielen dank furs zuschauen",
    # Italian, Catalan
    "sottotitoli creati dalla comunita amara org",
    "sottotitoli e revisione a cura di qtss",
    "grazie per aver guardato il video",
    "subtitols creats per la comunitat d amara org",
    # Others seen over music and noise
    "ご視聴ありがとうございました",
    "チャンネル登録お願いします",
    "チャンネル登録をお願いいたします",
    "请不吝点赞 订阅 转发 打赏支持明镜与点点栏目",
    "字幕由amara org社区提供",
    "시청해주셔서 감사합니다",
    "редактор субтитров",
    "продолжение следует",
    "спасибо за просмотр",
    "altyazi m k",
    "napisy stworzone przez spolecznosc amara org",
    "ondertiteld door de amara org gemeenschap",
)
