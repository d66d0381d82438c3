"""Known voices, two channels, and the other engines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from faster_whisper import decode_audio
from speaker_samples import excerpt, in_blocks, noise, talk

from lectura.audio import SAMPLE_RATE, Samples, silence
from lectura.errors import ConfigError, MissingDependencyError, ModelNotFoundError, UsageError
from lectura.process.installation import installation
from lectura.speakers.backends import BACKENDS
from lectura.speakers.builtin.embedding import unit
from lectura.speakers.channels import diarize_channels
from lectura.speakers.naming.voices import VoiceBook, embed_voice, label_known, recognise
from lectura.speakers.protocol import Diarization, DiarizerOptions, Turn, Vector
from lectura.timeline import Interval


def vector(seed: int) -> Vector:
    return unit(np.random.default_rng(seed).normal(size=192).astype(np.float32))


def heard(voices: dict[str, Vector], seconds: float = 20.0) -> Diarization:
    turns = tuple(Turn(Interval(i * 100, i * 100 + seconds), who) for i, who in enumerate(voices))
    return Diarization(turns, 1000.0, voices)


def test_the_book_keeps_a_voice_exactly_and_forgets_it(tmp_path: Path) -> None:
    book = VoiceBook(tmp_path / "data" / "voices.json")
    assert book.list() == ()
    book.add("Prof. Díaz", 3 * vector(1))
    book.add("Ana", vector(2))
    book.add("Ana", vector(3))
    assert [voice.name for voice in book.list()] == ["Ana", "Prof. Díaz"]
    assert book.list()[0].vector == pytest.approx(vector(3), abs=1e-6)
    assert book.list()[1].vector == pytest.approx(vector(1), abs=1e-6)
    book.remove("Ana")
    with pytest.raises(UsageError, match="Ana") as caught:
        book.remove("Ana")
    assert "Prof. Díaz" in (caught.value.hint or "")
    book.remove("Prof. Díaz")
    assert not book.path.exists()
    with pytest.raises(UsageError):
        book.add("  ", vector(1))


@pytest.mark.parametrize(
    "content", ["{", '{"voices": [{"name": "x", "embedding": "%%"}]}',
                '{"voices": [{"name": "x", "embedding": ""}]}', "[]"],
)  # fmt: skip
def test_a_broken_book_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "voices.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"voices\.json"):
        VoiceBook(path).list()


def test_a_voice_is_recognised_only_when_sure(tmp_path: Path) -> None:
    book = VoiceBook(tmp_path / "voices.json")
    book.add("Ada", vector(1))
    close = unit(vector(1) + 0.3 * vector(5))
    found = recognise(heard({"SPEAKER_00": vector(9), "SPEAKER_01": close}), book.list())
    assert list(found) == ["SPEAKER_01"]
    name, similarity = found["SPEAKER_01"]
    assert name == "Ada"
    assert similarity == pytest.approx(float(close @ vector(1)), abs=1e-4)
    assert recognise(heard({"SPEAKER_00": close}, seconds=2.0), book.list()) == {}
    book.add("Twin of Ada", unit(vector(1) + 0.1 * vector(6)))
    assert recognise(heard({"SPEAKER_00": close}), book.list()) == {}, "two fit"


def test_a_name_goes_to_the_better_match_and_given_names_stay(tmp_path: Path) -> None:
    book = VoiceBook(tmp_path / "voices.json")
    book.add("Ada", vector(1))
    voices = {"SPEAKER_00": unit(vector(1) + 0.5 * vector(5)), "SPEAKER_01": vector(1)}
    found = recognise(heard(voices), book.list())
    assert list(found) == ["SPEAKER_01"]
    named = label_known(talk(("SPEAKER_00", "a"), ("SPEAKER_01", "b")), found)
    assert [(s.name, s.score) for s in named.speakers] == [(None, None), ("Ada", 1.0)]
    kept = named.model_copy(
        update={"speakers": tuple(s.model_copy(update={"name": "Bea"}) for s in named.speakers)}
    )
    assert [s.name for s in label_known(kept, found).speakers] == ["Bea", "Bea"]


@pytest.mark.real_model
def test_a_voice_is_known_again_later_in_the_course(shared: Path, tmp_path: Path) -> None:
    seminar = shared / "recordings" / "seminar-en.mp4"
    audio = excerpt(seminar, 0, 30)
    taken = 0

    def counted() -> Iterator[Samples]:
        nonlocal taken
        for block in in_blocks(audio):
            taken += 1
            yield block

    book = VoiceBook(tmp_path / "voices.json")
    book.add("Lecturer", embed_voice(counted(), Interval(2, 14)))
    assert taken == 14, "heard beyond the interval"
    later = BACKENDS["builtin"]().diarize(in_blocks(excerpt(seminar, 205, 240)), DiarizerOptions())
    found = recognise(later, book.list())
    assert list(found) == ["SPEAKER_00"]
    assert found["SPEAKER_00"][0] == "Lecturer"
    assert found["SPEAKER_00"][1] > 0.8
    with pytest.raises(UsageError, match="three seconds"):
        embed_voice(in_blocks(silence(10 * SAMPLE_RATE)), Interval(1, 9))


def test_one_speaker_per_channel(shared: Path) -> None:
    left, right = decode_audio(
        str(shared / "speech" / "en_stereo_2spk_left_right.wav"), split_stereo=True
    )
    found = diarize_channels(in_blocks(left), in_blocks(right, 700), DiarizerOptions())
    assert found is not None
    assert found.engine == "channels"
    spans = {who: found.intervals(who) for who in found.speakers}
    assert spans["SPEAKER_00"][-1].end == pytest.approx(4.7, abs=0.3)
    (other,) = spans["SPEAKER_01"]
    assert other.start == pytest.approx(0.4, abs=0.2)
    assert other.end == pytest.approx(2.5, abs=0.2)
    crosstalk = diarize_channels([left + 0.1 * right], [right + 0.1 * left], DiarizerOptions())
    assert crosstalk is not None
    assert crosstalk.speakers == found.speakers
    swapped = diarize_channels([right], [left], DiarizerOptions())
    assert swapped is not None
    assert [t.interval for t in swapped.turns] == [t.interval for t in found.turns]
    for known in ({"num_speakers": 1}, {"min_speakers": 3}):
        assert diarize_channels([left], [right], DiarizerOptions(**known)) is None


def test_the_same_mix_or_one_channel_tells_nothing(shared: Path) -> None:
    speech = excerpt(shared / "recordings" / "seminar-en.mp4", 215, 230)
    hiss = noise(15, 1e-4)[: speech.size]
    for other in (speech, -speech, 0.5 * speech + hiss, np.roll(speech, 30), hiss, 0 * speech):
        assert diarize_channels([speech], [other], DiarizerOptions()) is None
    assert diarize_channels([], [], DiarizerOptions()) is None
    assert (
        diarize_channels([silence(SAMPLE_RATE)], [silence(SAMPLE_RATE)], DiarizerOptions()) is None
    )


@pytest.mark.real_model
@pytest.mark.needs("sherpa")
def test_sherpa_gives_the_same_two_people(shared: Path) -> None:
    audio = excerpt(shared / "recordings" / "seminar-en.mp4", 214, 232)
    found = BACKENDS["sherpa"]().diarize(in_blocks(audio), DiarizerOptions(num_speakers=2))
    assert found.speakers == ("SPEAKER_00", "SPEAKER_01")
    assert found.intervals("SPEAKER_00")[-1].end == pytest.approx(7.7, abs=0.4)
    assert BACKENDS["sherpa"]().diarize([], DiarizerOptions()).turns == ()


@pytest.mark.parametrize(("engine", "module"), [("sherpa", "sherpa_onnx"), ("pyannote", "torch")])
def test_a_missing_extra_is_named(
    engine: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingDependencyError) as caught:
        BACKENDS[engine]().diarize([silence(10)], DiarizerOptions())
    assert f"[{engine}]" in (caught.value.hint or "")


def test_pyannote_is_asked_and_read_as_it_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    class FakePipeline:
        @staticmethod
        def from_pretrained(name: str, token: str | None = None) -> FakePipeline | None:
            asked.update(name=name, token=token)
            return FakePipeline() if token else None

        def __call__(self, recording: dict[str, object], **numbers: object) -> SimpleNamespace:
            asked.update(numbers)
            spans = [(0.5, 2.0, "B"), (1.5, 9.9, "A"), (2.5, 3.0, "B")]
            tracks = [(SimpleNamespace(start=s, end=e), "_", who) for s, e, who in spans]
            return SimpleNamespace(
                speaker_diarization=SimpleNamespace(itertracks=lambda yield_label: tracks)
            )

    torch, audio = ModuleType("torch"), ModuleType("pyannote.audio")
    torch.cuda = SimpleNamespace(is_available=lambda: False)  # type: ignore[attr-defined]
    torch.from_numpy = lambda array: array  # type: ignore[attr-defined]
    audio.Pipeline = FakePipeline  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "pyannote.audio", audio)
    blocks = [silence(4 * SAMPLE_RATE)]
    with pytest.raises(ModelNotFoundError, match="cannot be had") as caught:
        BACKENDS["pyannote"]().diarize(blocks, DiarizerOptions())
    assert "HF_TOKEN" in (caught.value.hint or "")
    monkeypatch.setenv("HF_TOKEN", "hf_x")
    found = BACKENDS["pyannote"]().diarize(blocks, DiarizerOptions(min_speakers=2))
    assert asked["token"] == "hf_x"
    assert (asked["num_speakers"], asked["min_speakers"]) == (None, 2)
    assert [(t.interval.start, t.interval.end, t.speaker) for t in found.turns] == [
        (0.5, 2.0, "SPEAKER_00"), (1.5, 4.0, "SPEAKER_01"), (2.5, 3.0, "SPEAKER_00"),
    ]  # fmt: skip


def test_a_book_that_a_newer_lectura_wrote_is_not_to_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "voices.json"
    path.write_text('{"schema_version": 2, "voices": [], "new": 1}', encoding="utf-8")
    with pytest.raises(ConfigError, match="newer lectura") as caught:
        VoiceBook(path).list()
    assert caught.value.hint == installation().upgrade()
