"""The slides of a page: lists of them, and their pictures small enough to be inside."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from lectura.disk.small_files import plain_bytes
from lectura.errors import UsageError
from lectura.records.slides import Slide, Slides

_MOST_BYTES = 29_900
"""Of a picture; as text in the page that is less than 40 kB."""
_MOST_PICTURE_BYTES = 20 * 1024**2


def read_slides(lists: Sequence[Path]) -> tuple[Slides | None, dict[str, str]]:
    """The slides of some lists in order, and each picture as a ``data:`` address by its path.

    A slide that begins while another is shown ends that one. A picture that is missing or no
    picture is left out; the slide's words stay.

    Raises:
        UsageError: a list cannot be read.
    """
    found = [(slide, file.parent) for file in lists for slide in _read(file).slides]
    if not found:
        return None, {}
    found.sort(key=lambda one: (one[0].start, one[0].end))
    slides: list[Slide] = []
    images: dict[str, str] = {}
    for slide, folder in found:
        if slides and slides[-1].end > slide.start:
            slides[-1] = slides[-1].model_copy(update={"end": slide.start})
        shown = slide
        if slide.image is not None:
            name = slide.image if len(lists) == 1 else f"{folder.name}/{slide.image}"
            shown = slide.model_copy(update={"image": name})
            if name not in images and (address := _data_address(folder, slide.image)):
                images[name] = address
        slides.append(shown)
    return Slides(slides=tuple(slides)), images


def _read(file: Path) -> Slides:
    try:
        return Slides.model_validate_json(plain_bytes(file))
    except (OSError, ValidationError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no list of slides"
        raise UsageError(
            f"The slides in {file} cannot be read: {why or error}.",
            hint="Name a list of slides as schemas/slides.schema.json says: "
            "lectura page TRANSCRIPT --slides SLIDES.json",
            value=str(file),
        ) from error


def _data_address(folder: Path, image: str) -> str | None:
    """A picture for the page; None where it is not inside the folder of its list, or none."""
    from lectura.media.web.pictures import small_picture  # noqa: PLC0415 - only with pictures

    way = PurePosixPath(image)
    if way.is_absolute() or ".." in way.parts:  # a list from elsewhere reaches no other file
        return None
    try:
        made = small_picture(plain_bytes(folder / way, _MOST_PICTURE_BYTES), _MOST_BYTES)
    except OSError:
        return None
    if made is None:
        return None
    data, media_type = made
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
