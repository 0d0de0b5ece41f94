"""Pictures as people bring them, made on the spot."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

from sutarimas.domain.picture import Picture


def picture_file(*, kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> BytesIO:
    """A green picture."""
    stream = BytesIO()
    Image.new("RGB", size, "#6B7F2A").save(stream, kind)
    stream.seek(0)
    return stream


def picture_of(
    code: str = "IL-01", *, kind: str = "PNG", size: tuple[int, int] = (60, 40)
) -> Picture:
    """The record of such a picture."""
    data = b64encode(picture_file(kind=kind, size=size).getvalue()).decode()
    return Picture(code=code, title="Stoties aikštė", alt="Aikštė be suolų", data=data)
