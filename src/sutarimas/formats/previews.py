"""Small pictures that we draw ourselves of the pictures that came in.

Drawn anew, so that no byte of the upload, no place and no camera reaches a reader. Decoding
strangers' pictures belongs in a process of its own: the web never imports this module.
"""

import io
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps

from sutarimas.formats.file_kinds import Kind, media_type
from sutarimas.formats.problems import Unusable, problem

LONGEST_SIDE = 640  # pixels
#: Sides tried for a picture of a page: about 200 to an inch of its width, then ever fewer.
_PRINTED_SIDES = (1280, 1024, 800, LONGEST_SIDE, 480, 320)
_QUALITY = 80
#: The library answers broken pictures with errors of every kind.
_FAULTS = (
    *(OSError, ValueError, SyntaxError, TypeError, EOFError, MemoryError, OverflowError),
    Image.DecompressionBombError,
)
_FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A picture of ours; see-through ones are PNG, others JPEG."""

    data: bytes
    media_type: str
    width: int
    height: int


def draw_printed(file: BinaryIO, *, largest: int) -> Preview:
    """A picture for a page: as sharp as fits into `largest` bytes; raises Unusable."""
    for side in _PRINTED_SIDES:
        made = draw(file, side=side)
        if len(made.data) <= largest:
            return made
    raise Unusable(problem("upload_broken"))


def draw(file: BinaryIO, *, side: int = LONGEST_SIDE) -> Preview:
    """A preview of a picture that was accepted, turned upright; raises Unusable."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            # What the library warns of, such as odd metadata, does not reach the preview.
            warnings.simplefilter("ignore")
            small = _small(file, side)
    except _FAULTS:
        raise Unusable(problem("upload_broken")) from None
    kind = Kind.PNG if small.mode == "RGBA" else Kind.JPEG
    stream = io.BytesIO()
    small.save(stream, kind.name, quality=_QUALITY, optimize=True)
    width, height = small.size
    data = stream.getvalue()
    return Preview(data=data, media_type=media_type(kind), width=width, height=height)


def _small(file: BinaryIO, side: int) -> Image.Image:
    with Image.open(file, formats=_FORMATS) as opened:
        opened.draft("RGB", (side, side))
        picture = ImageOps.exif_transpose(opened)
        seen_through = picture.has_transparency_data
        picture.thumbnail((side, side))
        picture = picture.convert("RGBA" if seen_through else "RGB")
        # A new sheet: colour profiles, comments and EXIF stay with the old one.
        sheet = Image.new(picture.mode, picture.size)
        sheet.paste(picture)
        return sheet
