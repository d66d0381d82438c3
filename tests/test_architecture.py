"""The house plan, enforced: read from the source, so that a wrong import is a red test.

The tables come first; ARCHITECTURE.md tells them in words.
"""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from source_tree import IMPORTS, PACKAGE, Import, dotted, sources

LEVELS: tuple[tuple[str, ...], ...] = (
    ("paths", "urls", "errors", "timeline", "progress", "text", "languages", "counting", "process"),
    ("records", "audio", "disk", "store", "hub", "corrections"),
    ("media", "speech", "speakers", "formats", "chunk", "llm", "render"),
    ("notes", "inputs", "page"),
    ("translation",),
    ("config",),
    ("outputs",),
    ("course",),
    ("submission",),
    ("pipeline",),
    ("batch", "compare", "live"),
    ("cli", "schemas", "api"),
    ("notebook",),
)
"""A room imports only from lower levels; rooms of one level never import each other, except that
level 0 and 1 hold single modules, of which a later one may use an earlier one of its level."""

LIBRARIES: dict[str, frozenset[str]] = {
    "av": frozenset({"media"}),
    "ffmpeg": frozenset({"media"}),
    "imageio_ffmpeg": frozenset({"media"}),
    "faster_whisper": frozenset({"speech"}),
    "ctranslate2": frozenset({"speech", "translation"}),
    "sentencepiece": frozenset({"translation"}),
    "onnxruntime": frozenset({"audio", "speech", "speakers"}),
    "pyannote": frozenset({"speakers"}),
    "sherpa_onnx": frozenset({"speakers"}),
    "torch": frozenset({"speakers"}),
    "openai": frozenset({"llm"}),
    "xllamacpp": frozenset({"llm"}),
    "jinja2": frozenset({"llm"}),
    "snowballstemmer": frozenset({"notes"}),
    "rapidfuzz": frozenset({"notes"}),
    "icalendar": frozenset({"render"}),
    "huggingface_hub": frozenset({"hub", "speech", "llm", "translation"}),
    "tomli": frozenset({"config"}),
    "tomllib": frozenset({"config"}),
    "docx": frozenset({"formats"}),
    "tomlkit": frozenset({"config"}),
    "platformdirs": frozenset({"disk"}),
    "typer": frozenset({"cli"}),
    "rich": frozenset({"cli"}),
    "dask": frozenset({"batch"}),
    "distributed": frozenset({"batch"}),
    "espeakng_loader": frozenset({"testing"}),
    "PIL": frozenset({"testing"}),
    "sounddevice": frozenset({"live"}),
}
"""Each dependency with the rooms that own it, and map its exceptions."""

SHARED_LIBRARIES = frozenset({"numpy", "pydantic", "pydantic_core", "filelock",
                              "typing_extensions"})  # fmt: skip
"""What every room may use. A library in neither table is a red test: decide who owns it."""

HEAVY = frozenset({
    "av", "ctranslate2", "dask", "distributed", "faster_whisper", "ffmpeg", "httpx",
    "huggingface_hub", "icalendar", "imageio_ffmpeg", "jinja2", "numpy", "onnxruntime", "openai",
    "pydantic", "pyannote", "rapidfuzz", "sentencepiece", "sherpa_onnx", "snowballstemmer",
    "sounddevice", "tokenizers", "tomlkit", "torch", "xllamacpp",
})  # fmt: skip
"""What neither the import of `lectura.cli` nor ``lectura --help`` may load."""

MAX_LINES = 300
MAX_PARAMETERS = 10
LONGER: dict[str, int] = {}
"""Modules that may be longer, each with its own limit and the reason."""


def room_of(target: str) -> str:
    """The room of a dotted name inside lectura; empty for what stands in its ``__init__``."""
    part = target.split(".")[1:2]
    return part[0] if part and not part[0].startswith("__") else ""


def level_of(room: str) -> int:
    return next(level for level, rooms in enumerate(LEVELS) if room in rooms)


def rooms_on_disk() -> set[str]:
    places = [path for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()]
    return {path.stem for path in places} - {"__init__", "__main__", "__pycache__"}


def inner_imports() -> list[Import]:
    return [one for one in IMPORTS if one.target.split(".")[0] == "lectura"]


def may_import(importer: str, imported: str) -> bool:
    """The rule between two different rooms."""
    if importer == "testing":
        return True
    if imported == "testing":
        return False
    level, other = level_of(importer), level_of(imported)
    if level == other and level <= 1:
        return LEVELS[level].index(imported) < LEVELS[level].index(importer)
    return other < level


def test_every_room_has_its_level() -> None:
    known = {room for rooms in LEVELS for room in rooms} | {"testing"}
    assert rooms_on_disk() == known


def test_the_imports_are_found_at_all() -> None:
    rooms = {room_of(one.module) for one in inner_imports()}
    assert {"cli", "batch", "pipeline", "config", "notes", "llm", "speech", "media"} <= rooms


def test_imports_look_down() -> None:
    wrong = []
    for one in inner_imports():
        importer, imported = room_of(one.module), room_of(one.target)
        if importer != imported and importer and imported and not may_import(importer, imported):
            wrong.append(str(one))
    assert wrong == []


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("notes", "llm", True),
        ("llm", "notes", False),
        ("llm", "records", True),
        ("speech", "media", False),
        ("speech", "speakers", False),
        ("cli", "testing", False),
        ("cli", "api", False),
        ("testing", "cli", True),
        ("hub", "store", True),
        ("store", "hub", False),
        ("errors", "timeline", False),
    ],
)
def test_the_rule_itself(importer: str, imported: str, allowed: bool) -> None:
    assert may_import(importer, imported) is allowed


def test_each_library_has_its_owner() -> None:
    wrong = []
    for one in IMPORTS:
        library = one.target.split(".")[0]
        if library == "lectura" or library in SHARED_LIBRARIES or library == "__future__":
            continue
        owners = LIBRARIES.get(library)
        if owners is None and library in sys.stdlib_module_names:
            continue
        if owners is None or room_of(one.module) not in owners:
            wrong.append(str(one))
    assert wrong == []


def test_the_library_table_names_nothing_that_is_gone() -> None:
    used = {one.target.split(".")[0] for one in IMPORTS}
    either = {"tomli", "tomllib", "dask", "distributed"}  # one of each pair is enough
    assert set(LIBRARIES) - either <= used


def loaded_after(statement: str) -> set[str]:
    """The top-level modules in a fresh interpreter once a statement has run."""
    code = f"""
import sys
sys.argv = ["lectura", "--help"]
try:
    {statement}
except SystemExit:
    pass
sys.stderr.write(" ".join(sorted({{name.split(".")[0] for name in sys.modules}})))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import lectura",
        "import lectura; dir(lectura)",
        "import lectura; lectura.LecturaError, lectura.Interval, lectura.Progress",
        "import lectura.cli",
        "import lectura.cli.app",
        "import lectura.config.fields",
        "import lectura.notebook",
        "import lectura.cli; lectura.cli.main()",
    ],
)
def test_the_command_line_loads_nothing_heavy(statement: str) -> None:
    loaded = loaded_after(statement)
    assert "lectura" in loaded
    assert loaded & HEAVY == set()


def test_a_recording_is_transcribed_without_what_notes_take() -> None:
    """Half a second of every run: endpoints, calendars, the words of the rules."""
    loaded = loaded_after("import lectura.pipeline, lectura.render, lectura.batch.job")
    assert "numpy" in loaded
    assert loaded & {"openai", "httpx", "icalendar", "snowballstemmer"} == set()


def test_what_is_called_heavy_would_be_seen() -> None:
    assert "numpy" in loaded_after("import lectura.audio")
    assert "pydantic" in loaded_after("import lectura; lectura.Transcript")


def test_no_module_is_too_long() -> None:
    too_long = {}
    for path in sources():
        name = path.relative_to(PACKAGE).as_posix()
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGER.get(name, MAX_LINES):
            too_long[name] = lines
    assert too_long == {}


def test_no_function_has_too_many_parameters() -> None:
    """What belongs together comes as one frozen dataclass; settings come as one mapping."""
    too_many = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                taken = node.args
                count = len([*taken.posonlyargs, *taken.args, *taken.kwonlyargs])
                if count > MAX_PARAMETERS:
                    too_many[f"{dotted(path)}.{node.name}"] = count
    assert too_many == {}


def test_nothing_takes_its_parameters_as_they_come() -> None:
    wrong = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                wrong += [f"{dotted(path)}:{node.lineno}"] if node.func.id == "locals" else []
    assert wrong == []


def test_only_the_command_line_prints() -> None:
    wrong = []
    for path in sources():
        if room_of(dotted(path)) == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                wrong += [f"{dotted(path)}:{node.lineno}"] if node.func.id == "print" else []
    assert wrong == []


def test_the_architecture_page_names_every_room_with_its_level() -> None:
    page = (PACKAGE.parents[1] / "ARCHITECTURE.md").read_text(encoding="utf-8")
    missing = []
    for level, rooms in enumerate(LEVELS):
        rows = [row for row in page.splitlines() if row.startswith(f"| {level} |")]
        named = " ".join(row.split("|")[2] for row in rows)
        missing += [room for room in rooms if f"`{room.replace('.', '/')}`" not in named]
    assert missing == []
