"""Pictures of a DOCX: charts and the emblem as PNG, all drawn by one run of Typst."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import typst

from sutarimas.document.blocks import Chart, Document
from sutarimas.document.blocks import Picture as Photo
from sutarimas.document.render import paper
from sutarimas.document.render.pdf import FONTS, HERE

#: Dots per inch of the printed picture.
_SHARPNESS = 200


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing or a picture of staff (PNG or JPEG), its size on paper in points."""

    image: bytes
    width: float
    height: float


def pictures(document: Document, *, room: float, tallest: float) -> dict[str, Picture]:
    """Pictures by the id of their block; the emblem under "" is first."""
    blocks = [x for chapter in document.chapters for x in chapter.blocks]
    charts = [x for x in blocks if isinstance(x, Chart) and not paper.words_only(x, document)]
    svgs = {"": paper.emblem()} | {x.id: paper.picture(x, document) for x in charts}
    sizes = [_fitted(svg, room, tallest) for svg in svgs.values()]
    drawn = _drawn(list(svgs.values()), [width for width, _ in sizes])
    made = {
        id_: Picture(image=png, width=width, height=height)
        for id_, png, (width, height) in zip(svgs, drawn, sizes, strict=True)
    }
    return made | {x.id: _photo(x) for x in blocks if isinstance(x, Photo)}


def _photo(block: Photo) -> Picture:
    width, height = paper.photo_size(block)
    return Picture(image=block.image, width=width, height=height)


def _fitted(svg: str, room: float, tallest: float) -> tuple[float, float]:
    width, height = paper.size(svg)
    scale = min(room / width, tallest / height) if width > 100 else 1.0
    return round(width * scale, 1), round(height * scale, 1)


def _drawn(svgs: Sequence[str], widths: Sequence[float]) -> list[bytes]:
    data = [{"svg": svg, "width": width} for svg, width in zip(svgs, widths, strict=True)]
    compiler = typst.Compiler(
        input=str(HERE / "pictures.typ"),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"d": json.dumps(data)},
    )
    made = compiler.compile(format="png", ppi=_SHARPNESS)
    return made if isinstance(made, list) else [made] if made else []
