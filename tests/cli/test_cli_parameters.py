"""A command's parameters stand for many options: settings as one mapping, groups as dataclasses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import pytest
import typer
import typer.main

from lectura.cli.parameters import Flags, takes_settings, ungrouped
from lectura.config import fields, kinds, reach
from lectura.errors import ExitStatus, UsageError

Line = Callable[..., Mapping[str, Any]]


@dataclass(frozen=True)
class Paint:
    """Options that belong together."""

    colour: Annotated[str, typer.Option("-c", "--colour", help="Of the wall.")]
    coats: Annotated[int, typer.Option(help="How many.")] = 1


def command(function: Callable[..., ExitStatus]) -> tuple[Any, Line]:
    """The command that Typer makes of a function, and what runs it: it gives what arrived."""
    app = typer.Typer(add_completion=False)
    app.command()(ungrouped(function))
    made: Any = typer.main.get_command(app)

    def line(*words: str) -> Mapping[str, Any]:
        arrived.clear()
        made.main(list(words), prog_name="paint", standalone_mode=False)
        return dict(arrived)

    return made, line


arrived: dict[str, Any] = {}


@takes_settings("speakers", "llm.gguf", flags={"speakers": ("--who/--no-who",)})
def painted(
    wall: Annotated[str, typer.Argument()],
    *,
    flags: Flags,
    paint: Paint,
    quick: Annotated[bool, typer.Option("--quick")] = False,
) -> ExitStatus:
    """Paint a wall."""
    arrived.update(wall=wall, flags=dict(flags), paint=paint, quick=quick)
    return ExitStatus.COMPLETE


def test_what_is_typed_arrives_and_what_is_not_is_absent() -> None:
    _, line = command(painted)
    assert line("north", "-c", "red") == {
        "wall": "north",
        "flags": {},
        "paint": Paint("red", 1),
        "quick": False,
    }
    typed = ("--num-speakers", "2", "--no-who", "--gguf", "m", "--no-trust-folder")
    found = line("north", "--colour", "red", "--coats", "3", "--quick", *typed)
    assert found["flags"] == {
        "num_speakers": 2,
        "speakers": False,
        "gguf": "m",
        "trust_folder": False,
    }
    assert found["paint"] == Paint("red", 3)
    assert found["quick"] is True


def test_settings_stand_where_the_mapping_stands_and_the_general_ones_last() -> None:
    made, _ = command(takes_settings("general", "names")(_plain))
    names = [one.name for one in made.params]
    assert names == ["before", "speaker_name", "speaker_at", "after", "offline", "trust_folder"]
    panels = {one.name: getattr(one, "rich_help_panel", None) for one in made.params}
    assert panels["offline"] == panels["trust_folder"] == "Output"
    assert panels["speaker_at"] == "Speakers"


def _plain(*, before: str = "", flags: Flags, after: str = "") -> ExitStatus:
    arrived.update(before=before, flags=dict(flags), after=after)
    return ExitStatus.COMPLETE


def test_a_setting_of_the_table_needs_no_more_than_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    row = fields.Field(
        "beam_size", "transcribe", kinds.whole(1), 5, folder=reach.free, help="Width of the search"
    )
    monkeypatch.setattr("lectura.cli.parameters.FIELDS", (*fields.FIELDS, row))
    made, line = command(takes_settings("transcribe")(_plain))
    option = next(one for one in made.params if one.name == "beam_size")
    assert option.opts == ["--beam-size"]
    assert option.help == "Width of the search. Default: 5."
    assert line("--beam-size", "7")["flags"] == {"beam_size": 7}
    with pytest.raises(UsageError, match="Invalid value '0' for --beam-size: expected an integer"):
        line("--beam-size", "0")


def test_an_option_of_a_group_without_default_is_required() -> None:
    _, line = command(painted)
    with pytest.raises(typer.BadParameter.__bases__[0], match="colour"):
        line("north")


def test_a_list_may_be_typed_in_several_pieces() -> None:
    @takes_settings("transcribe")
    def written(*, flags: Flags) -> ExitStatus:
        arrived.update(flags=flags)
        return ExitStatus.COMPLETE

    _, line = command(written)
    for words in (("-f", "txt", "-f", "srt"), ("-f", "txt,srt"), ("-f", "txt,", "-f", " srt")):
        assert line(*words)["flags"]["formats"] == ("txt", "srt")
    assert line("-f", "")["flags"].get("formats", ()) == ()
