# ruff: noqa: F811 - fixtures are imported by name
"""Copy-protected recordings are called so, and not decoded as noise."""

from __future__ import annotations

import struct
import uuid
from pathlib import Path

import pytest
from media_samples import encoded, ffmpeg, media_folder, parts, whole  # noqa: F401

from lectura.errors import EncryptedError, ExitStatus
from lectura.media.probe import probe

AAC = ("-c:a", "aac", "-b:a", "96k")
KEY = "00112233445566778899aabbccddeeff"
CENC = (
    *("-encryption_scheme", "cenc-aes-ctr"),
    *("-encryption_key", KEY, "-encryption_kid", KEY[::-1]),
)


def refused(path: Path) -> None:
    with pytest.raises(EncryptedError, match="is encrypted") as caught:
        probe(path)
    assert path.name in caught.value.message
    assert caught.value.exit_status is ExitStatus.FAILED
    assert caught.value.hint is not None
    assert caught.value.hint.endswith("lectura transcribe FILE")


def test_common_encryption(parts: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "cenc.mp4"
    pictures = ("-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=4", "-c:v", "mpeg4")
    ffmpeg("-i", parts[0], *pictures, *AAC, *CENC, path)
    refused(path)


@pytest.mark.parametrize("entry", [b"drms", b"aavd"])
def test_music_shop_and_audio_book(parts: tuple[Path, Path], tmp_path: Path, entry: bytes) -> None:
    """FairPlay and Audible name the sample entry otherwise."""
    data = encoded(parts[0], "clear.m4a", *AAC).read_bytes()
    assert data.count(b"mp4a") == 1
    path = tmp_path / "bought.m4a"
    path.write_bytes(data.replace(b"mp4a", entry))
    refused(path)


def test_pictures_alone_encrypted_do_not_matter(parts: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "pictures.mp4"
    pictures = ("-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=4", "-c:v", "mpeg4")
    ffmpeg("-i", parts[0], *pictures, *AAC, path)
    data = path.read_bytes()
    assert data.count(b"mp4v") == 1
    path.write_bytes(data.replace(b"mp4v", b"encv"))
    assert abs(whole(path)).max() > 0.2


def element(number: int, content: bytes) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big") + sized(content)


def sized(content: bytes) -> bytes:
    return (len(content) | 1 << 56).to_bytes(8, "big") + content


def test_matroska(parts: tuple[Path, Path], tmp_path: Path) -> None:
    """ContentEncodings in the track's entry, written by hand: ffmpeg cannot."""
    data = encoded(parts[0], "clear.webm", "-c:a", "libopus", "-live", "1").read_bytes()
    tracks = data.rindex(b"\x16\x54\xae\x6b")  # the first is in the table of contents
    encryption = element(0x5035, element(0x47E1, b"\x05"))
    encoding = element(0x6240, element(0x5033, b"\x01") + encryption)
    start, end = track_entry(data, tracks)
    entry = element(0xAE, data[start:end] + element(0x6D80, encoding))
    path = tmp_path / "encrypted.webm"
    path.write_bytes(data[:tracks] + element(0x1654AE6B, entry) + data[end:])
    refused(path)


def track_entry(data: bytes, tracks: int) -> tuple[int, int]:
    """Where the content of the only track's entry begins and ends."""
    _, body = length_at(data, tracks + 4)
    assert data[body] == 0xAE
    length, start = length_at(data, body + 1)
    return start, start + length


def length_at(data: bytes, at: int) -> tuple[int, int]:
    n_bytes = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + n_bytes], "big") & ((1 << 7 * n_bytes) - 1)
    return value, at + n_bytes


def test_a_scrambled_broadcast(parts: tuple[Path, Path], tmp_path: Path) -> None:
    data = bytearray(encoded(parts[0], "clear.ts", *AAC).read_bytes())
    for packet in range(0, len(data), 188):
        if (data[packet + 1] & 0x1F) << 8 | data[packet + 2] == 0x100:  # the sound's packets
            data[packet + 3] |= 0x80
    path = tmp_path / "scrambled.ts"
    path.write_bytes(data)
    refused(path)


def test_windows_media(parts: tuple[Path, Path], tmp_path: Path) -> None:
    """A Content Encryption Object, written by hand, first in the header."""
    data = encoded(parts[0], "clear.wma", "-c:a", "wmav2").read_bytes()
    fields = [b"secret", b"DRM\0", b"key\0", b"http://localhost/\0"]
    content = b"".join(struct.pack("<I", len(field)) + field for field in fields)
    guid = uuid.UUID("2211B3FB-BD23-11D2-B4B7-00A0C955FC6E").bytes_le
    encryption = guid + struct.pack("<Q", 24 + len(content)) + content
    size, count = struct.unpack_from("<QI", data, 16)
    head = data[:16] + struct.pack("<QI", size + len(encryption), count + 1) + data[28:30]
    path = tmp_path / "protected.wma"
    path.write_bytes(head + encryption + data[30:])
    refused(path)
