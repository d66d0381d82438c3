from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from notes_samples import full_notes, keyless_notes, silent_notes

from lectura.records.notes import Announcement, KeyPoint, Notes, Topic
from lectura.render import RenderOptions, render_notes
from lectura.render.languages import WORDINGS


def page(notes: Notes, link: str | None = None) -> str:
    return render_notes(notes, "md", RenderOptions(link=link))


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(text)


def headings(text: str) -> list[str]:
    """Level and visible text of each heading, as a Markdown reader sees them."""
    found: list[str] = []
    parsed = tokens(text)
    for opening, inline in pairwise(parsed):
        if opening.type == "heading_open":
            shown = "".join(child.content for child in inline.children or [])
            found.append(f"{opening.tag} {shown}")
    return found


def visible(text: str) -> str:
    return " ".join(
        child.content
        for token in tokens(text)
        for child in token.children or []
        if child.type in ("text", "code_inline", "html_inline")
    )


def test_the_short_answer_comes_first_and_how_it_was_made_last() -> None:
    assert headings(page(full_notes())) == [
        "h1 Agrupar sin etiquetas",
        "h2 De qué trató la clase",
        "h2 Qué hay que hacer, y para cuándo",
        "h2 Avisos",
        "h2 Para el examen",
        "h2 Temas",
        "h3 0:00 · Por qué agrupar",
        "h2 Presentaciones",
        "h3 33:20 · Laura: Autoencoders",
        "h2 Preguntas y respuestas",
        "h2 Términos",
        "h2 Referencias",
        "h2 Cómo se hicieron estas notas",
    ]


def test_an_assignment_says_all_that_was_said_about_it() -> None:
    assert (
        "- [ ] **Terminar el cuaderno** — **para el martes 24 de marzo de 2026** · "
        "se entrega: cuaderno de Colab · con nota · voluntario · "
        "recompensa: medio punto (1:00:00)\n"
        "  > para el próximo martes me terminan el cuaderno\n"
        "- [ ] **Leer el artículo** — sin fecha dicha\n"
    ) in page(full_notes())


def test_a_key_point_has_its_reason_time_speaker_and_quote() -> None:
    assert (
        "- **Etiquetar es caro.** Por eso se agrupa. (1:15, Prof. Díaz)\n"
        "  > etiquetar cuesta un millón de dólares\n"
        # The next one is its own quote: no headline, no repetition; both its places are named.
        "- muchas veces no tenemos las etiquetas (1:30, 16:40)\n"
    ) in page(full_notes())


def test_a_presentation_names_its_speaker_once() -> None:
    assert (
        "### 33:20 · Laura: Autoencoders\n\n"
        "- **Reducen la dimensión.** (33:30)\n"
        "  > un autoencoder reduce la dimensión\n"
        "- **¿Mejor que PCA?** (pregunta de Pedro)\n"
    ) in page(full_notes())


def test_questions_announcements_terms_and_references() -> None:
    text = page(full_notes())
    assert (
        "- **¿Cómo se elige k?** (20:00, pregunta de Ana)\n"
        "  - Respuesta (Prof. Díaz): Con el codo.\n"
        "  > profe cómo se elige el k\n"
    ) in text
    assert "- La próxima clase es virtual — **jueves 19 de marzo de 2026**\n" in text
    assert (
        "- **DBSCAN**: agrupa por densidad "
        "(en la transcripción: “de vez can”, “debe escan”; suena igual)\n"
    ) in text
    assert "- Hugging Face (herramienta, 41:40)\n" in text


def test_partial_notes_say_so_on_top_and_name_the_minutes() -> None:
    lines = page(full_notes()).split("\n")
    assert lines[2] == "clase 3.json · martes 17 de marzo de 2026 · 1:02:05"
    assert lines[4] == (
        "**⚠ Notas parciales: falta una parte de la clase.** No se leyó: 30:00–33:20."
    )


def test_how_they_were_made_in_a_few_lines() -> None:
    made = page(full_notes()).partition("## Cómo se hicieron estas notas\n\n")[2]
    assert made == (
        "- Motor: gpt-x (https://api.example.org), instrucciones «class», lectura 0.1.0.\n"
        "- Cobertura: se leyó el 92.3 % del tiempo hablado y el 91 % del texto, en 1 de 2 partes.\n"
        # 99.96 % is not all of it
        "- Citas: las del 99.9 % de los apuntes se hallaron en la transcripción.\n"
        "- Apuntes sin respaldo en la transcripción, apartados (están en el JSON): 1.\n"
        "- Uso: 9 peticiones, 12000 tokens de entrada y 3000 de salida;"
        " coste: 0.0123 USD.\n"
        "- **Atención:** El servidor cortó la parte 2.\n"
    )


@pytest.mark.parametrize(
    ("language", "coverage", "usage"),
    [
        ("es", "se leyó el 92.3 % del tiempo hablado y el 91 % del texto.", "Uso: 1 petición, "),
        ("en", "92.3 % of the spoken time and 91 % of the text were read.", "Usage: 1 request, "),
        ("de", "92.3 % der Sprechzeit und 91 % des Textes wurden gelesen.", ": 1 Anfrage, "),
    ],
)
def test_what_is_one_is_not_told_as_several(language: str, coverage: str, usage: str) -> None:
    notes = full_notes()
    of_one = notes.coverage.model_copy(update={"chunks": notes.coverage.chunks[:1], "missing": ()})
    assert notes.usage is not None
    once = notes.usage.model_copy(update={"requests": 1})
    text = page(notes.model_copy(
        update={"language": language, "coverage": of_one, "usage": once}
    ))  # fmt: skip
    assert coverage in text
    assert usage in text


def test_times_become_links() -> None:
    text = page(full_notes(), "videos/clase 3.mp4")
    assert "### [0:00](videos/clase%203.mp4#t=0) · Por qué agrupar" in text
    assert "([1:30](videos/clase%203.mp4#t=90), [16:40](videos/clase%203.mp4#t=1000))" in text
    targets = [
        str(child.attrs["href"])
        for token in tokens(text)
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert len(targets) == 10
    assert all(target.startswith("videos/clase%203.mp4#t=") for target in targets)


def test_keyless_notes_say_so_and_how_to_get_better_ones() -> None:
    text = page(keyless_notes())
    assert text.split("\n")[4].startswith("> No language model wrote these notes: ")
    assert "- So we pick k by the elbow.\n" in text
    assert "`lectura summarize class.txt --llm local`" in text


def test_notes_of_a_model_do_not_claim_otherwise() -> None:
    assert "Ningún modelo" not in page(full_notes())


@pytest.mark.parametrize("language", WORDINGS)
def test_a_silent_recording_says_that_there_was_no_speech(language: str) -> None:
    text = page(silent_notes(language))
    assert text.count("\n## ") == 1
    assert WORDINGS[language].empty in text
    assert "--llm" not in text


def test_an_unknown_language_is_answered_in_english() -> None:
    assert WORDINGS["en"].empty in page(silent_notes("eu"))
    assert WORDINGS["pt"].empty in page(silent_notes("pt-BR"))


NASTY = (
    "# no heading",
    "- no list",
    "1. no list",
    "> no quotation",
    "| a | b |",
    "<script>alert(1)</script> & &lt;b&gt;",
    "*no* _emphasis_ `no code` ~~no~~ [no](link) ![no](image)",
    "--- ",
    "===",
    "C:\\temp\\new",
    "f(x)_i * g_j < 3",
    "two\n\nparagraphs\n# inside",
)


@pytest.mark.parametrize("text", NASTY)
def test_the_text_of_a_lecture_never_becomes_markup(text: str) -> None:
    topic = Topic(title=text, summary="x", start=3, key_points=(KeyPoint(statement=text),))
    notes = keyless_notes().model_copy(
        update={"title": text, "topics": (topic,), "announcements": (Announcement(text=text),)}
    )
    parsed = tokens(page(notes))
    kinds = [token.type for token in parsed]
    inner = {child.type for token in parsed for child in token.children or []}
    assert [h.split()[0] for h in headings(page(notes))] == ["h1", "h2", "h2", "h3", "h2"]
    assert kinds.count("bullet_list_open") == 3
    assert kinds.count("blockquote_open") == 1  # that no model wrote these notes
    assert not {"html_block", "table_open", "fence", "hr", "ordered_list_open"} & set(kinds)
    assert not {"html_inline", "link_open", "image", "em_open"} & inner
    # Title, announcement, topic and key point still read as they were said.
    assert "".join(visible(page(notes)).split()).count("".join(text.split())) == 4


def test_the_same_notes_give_the_same_page() -> None:
    assert page(full_notes(), "a.mp4") == page(full_notes(), "a.mp4")
    assert page(full_notes()).endswith(".\n")


def test_the_hour_that_was_said_stands_with_its_day() -> None:
    notes = full_notes()
    due = notes.assignments[0].model_copy(update={"due_time": dt.time(23, 59)})
    exam = Announcement(text="El parcial", date=dt.date(2026, 4, 2), time=dt.time(9, 30))
    text = visible(page(notes.model_copy(update={"assignments": (due,), "announcements": (exam,)})))
    assert "24 de marzo de 2026, 23:59" in text
    assert "2 de abril de 2026, 09:30" in text


def test_how_many_were_left_out_is_told_and_not_who() -> None:
    notes = keyless_notes()
    assert "left out" not in page(notes)
    excluded = notes.made_by.model_copy(update={"excluded": ("Ana", "SPEAKER_07")})
    for language, sentence in {
        "en": "- People whose words were left out, as asked: 2.",
        "es": "- Personas cuyas palabras se dejaron fuera, porque así se pidió: 2.",
    }.items():
        shown = page(notes.model_copy(update={"made_by": excluded, "language": language}))
        assert sentence in shown.splitlines()
        assert "Ana" not in shown
        assert "SPEAKER_07" not in shown
