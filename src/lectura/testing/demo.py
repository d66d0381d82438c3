"""A short lecture in Spanish as a video, made from nothing: ``python -m lectura.testing.demo OUT``.

A lecturer explains, a student asks, homework is given. Two voices of espeak-ng, three slides. The
words are known, so that a test can compare them with what lectura transcribes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples, seconds, silence
from lectura.errors import MediaError, UsageError
from lectura.media.tools import ffmpeg_path
from lectura.testing.slides import Slide, draw
from lectura.testing.spoken import Voice, say

LECTURER, STUDENT = "lecturer", "student"

VOICES = {
    LECTURER: Voice("es", wpm=140, pitch=45),
    STUDENT: Voice("es+f2", wpm=140, pitch=60),
}


class Line(NamedTuple):
    """What is said in one go, and by whom."""

    speaker: str
    text: str


DEMO_LINES: tuple[Line, ...] = (
    Line(LECTURER, "Buenos días a todos. Hoy vamos a hablar de las redes neuronales."),
    Line(
        LECTURER,
        "Una red neuronal es un modelo que aprende a partir de muchos ejemplos. Cada capa "
        "recibe números, los multiplica por sus pesos y suma los resultados.",
    ),
    Line(
        LECTURER,
        "Para aprender, el modelo compara su respuesta con la respuesta correcta. Esa "
        "diferencia se llama error. Después cambia los pesos, para que el error sea más "
        "pequeño.",
    ),
    Line(
        STUDENT,
        "Profesor, tengo una pregunta. ¿Qué pasa si el modelo aprende los ejemplos de memoria?",
    ),
    Line(
        LECTURER,
        "Muy buena pregunta. Eso se llama sobreajuste. Para evitarlo, guardamos una parte de "
        "los ejemplos y la usamos solamente para la prueba final.",
    ),
    Line(STUDENT, "Muchas gracias, profesor. Ahora está muy claro."),
    Line(
        LECTURER,
        "Ahora viene la tarea. Para el próximo viernes tienen que resolver los ejercicios del "
        "capítulo tres y escribir un resumen de la clase.",
    ),
    Line(
        LECTURER,
        "También les recuerdo que el examen será el martes quince de diciembre. Nos vemos la "
        "próxima semana. Muchas gracias.",
    ),
)

_SLIDES = (
    (0, Slide("Redes neuronales", ("Aprendizaje automático", "Clase 4"))),
    (2, Slide("Cómo aprende", ("Compara la respuesta", "Mide el error", "Cambia los pesos"))),
    (
        6,
        Slide(
            "Tarea", ("Ejercicios del capítulo 3", "Resumen de la clase", "Examen: 15 de diciembre")
        ),
    ),
)
"""Each slide with the number of the line at which it appears."""

_PAUSE_SECONDS = 0.8
_FRAMES_PER_SECOND = 5


@dataclass(frozen=True)
class SpokenLine:
    """When a line is said, in seconds from the start of the video."""

    line: Line
    start: float
    end: float


def demo_audio() -> tuple[Samples, tuple[SpokenLine, ...]]:
    """The sound of the lecture, shape ``(n_samples,)``, float32, 16 kHz, and when who speaks."""
    return spoken(DEMO_LINES)


def spoken(lines: Sequence[Line]) -> tuple[Samples, tuple[SpokenLine, ...]]:
    """Say lines one after the other, a pause after each."""
    pause = silence(round(_PAUSE_SECONDS * SAMPLE_RATE))
    pieces: list[Samples] = [pause]
    said: list[SpokenLine] = []
    n_samples = pause.size
    for line in lines:
        speech = say(VOICES[line.speaker], line.text)
        said.append(SpokenLine(line, seconds(n_samples), seconds(n_samples + speech.size)))
        pieces += [speech, pause]
        n_samples += speech.size + pause.size
    return np.concatenate(pieces), tuple(said)


def make_demo(target: Path) -> tuple[SpokenLine, ...]:
    """Write the lecture video (H.264 and AAC where the name ends in ``.mp4``).

    Returns:
        Who says what when.

    Raises:
        MissingDependencyError: the extra ``demo`` or an ffmpeg is missing.
        MediaError: ffmpeg refuses.
    """
    audio, said = demo_audio()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lectura-demo-") as folder:
        show = _slide_show(Path(folder), said, seconds(audio.size))
        _mux(show, audio, target)
    return said


def _slide_show(folder: Path, said: Sequence[SpokenLine], duration: float) -> Path:
    """Draw the slides and list them, each with its time on screen, for ffmpeg's concat demuxer."""
    starts = [0.0, *(said[number].start for number, _ in _SLIDES[1:])]
    ends = [*starts[1:], duration]
    entries = ["ffconcat version 1.0"]
    for number, (_, slide) in enumerate(_SLIDES):
        draw(slide, folder / f"slide{number}.png")
        entries += [f"file slide{number}.png", f"duration {ends[number] - starts[number]:.3f}"]
    entries.append(entries[-2])  # the demuxer drops the last duration unless a file follows
    path = folder / "slides.ffconcat"
    path.write_text("\n".join(entries) + "\n", encoding="utf-8")
    return path


def _mux(show: Path, audio: Samples, target: Path) -> None:
    pictures = ["-f", "concat", "-safe", "0", "-i", str(show)]
    sound = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "pipe:0"]
    video = ["-vf", f"fps={_FRAMES_PER_SECOND},format=yuv420p", "-preset", "veryfast"]
    ending = ["-t", f"{seconds(audio.size):.3f}", "-y", str(target)]
    command = [str(ffmpeg_path()), "-hide_banner", "-loglevel", "error"]
    done = subprocess.run(
        [*command, *pictures, *sound, *video, *ending],
        input=audio.astype("<f4").tobytes(),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise MediaError(
            f"The demonstration video could not be written: {reason[-1] if reason else 'ffmpeg'}",
            hint="See what is missing: lectura doctor",
            value=str(target),
        )


def transcript_lines(said: Sequence[SpokenLine]) -> Iterator[str]:
    """The lines as a person reads them."""
    return (f"[{one.start:6.2f}] {one.line.speaker}: {one.line.text}" for one in said)


def main(arguments: Sequence[str]) -> None:
    """Write the video named on the command line, and what is said in it on standard output."""
    if len(arguments) != 1:
        raise UsageError(
            "The video needs a name.", hint="python -m lectura.testing.demo demo/clase.mp4"
        )
    for line in transcript_lines(make_demo(Path(arguments[0]))):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
