"""Whether a browser plays a file: by its container and its codecs, as the probe tells them."""

from __future__ import annotations

from lectura.media.probe import MediaInfo

_IN_MP4 = (frozenset({"h264", "av1", "vp9"}), frozenset({"aac", "mp3", "opus", "flac"}))
_IN_WEBM = (frozenset({"vp8", "vp9", "av1"}), frozenset({"opus", "vorbis"}))
_SOUND_ALONE = {
    "mp3": frozenset({"mp3"}),
    "aac": frozenset({"aac"}),
    "flac": frozenset({"flac"}),
    "ogg": frozenset({"opus", "vorbis", "flac"}),
    "wav": frozenset({"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"}),
}
_DECODERS = {
    "libdav1d": "av1",
    "libaom-av1": "av1",
    "libvpx": "vp8",
    "libvpx-vp9": "vp9",
    "libopus": "opus",
    "libvorbis": "vorbis",
    "mp3float": "mp3",
    "aac_fixed": "aac",
}
"""Codecs that ffmpeg names after what decodes them."""


def plays_in_browsers(info: MediaInfo) -> bool:
    """True where the browsers of today play a file as it is.

    Not so for several recordings joined in a file: a browser plays the first. Matroska is played
    under the name ``.webm`` alone.
    """
    if len(info.parts) > 1 or not info.tracks:
        return False
    names = set(info.container.split(","))
    if names & {"mov", "mp4"}:
        return _holds_only(info, *_IN_MP4)
    if "matroska" in names:
        return info.path.suffix.casefold() == ".webm" and _holds_only(info, *_IN_WEBM)
    known = [_SOUND_ALONE[name] for name in names & _SOUND_ALONE.keys()]
    return bool(known) and not info.has_video and _holds_only(info, frozenset(), known[0])


def _holds_only(info: MediaInfo, pictures: frozenset[str], sounds: frozenset[str]) -> bool:
    heard = {_codec(track.codec) for track in info.tracks}
    seen = {_codec(info.picture)} if info.picture is not None else set()
    return heard <= sounds and seen <= pictures


def _codec(name: str) -> str:
    return _DECODERS.get(name, name)
