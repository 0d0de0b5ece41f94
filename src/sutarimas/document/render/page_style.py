"""The style of a page and the policy that allows it: one sheet in the page, nothing loaded."""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

from sutarimas.document.charts import stylesheet

_ASSETS = files("sutarimas.document.render") / "assets"


@cache
def style() -> str:
    """The style sheet of a document: what all pages share, its own rules, and the charts'."""
    return f"{shared()}{_sheet('page.css')}\n{stylesheet()}"


@cache
def shared() -> str:
    """What all pages share: font, colours, and the plainest elements."""
    return f"{font_faces()}\n{_sheet('tokens.css')}{_sheet('base.css')}"


@cache
def font_faces() -> str:
    """The font as part of the page, for a page that asks nothing of anybody."""
    folder = _ASSETS / "fonts"
    fonts = json.loads((folder / "MANIFEST.json").read_text("utf-8"))
    return "\n".join(
        f'@font-face {{ font-family: "{fonts["name"]}"; font-weight: {font["weight"]}; '
        "font-display: swap; src: url(data:font/woff2;base64,"
        f'{base64.b64encode((folder / font["file"]).read_bytes()).decode()}) format("woff2"); }}'
        for font in fonts["files"]
    )


def policy(sheet: str) -> str:
    """Content security policy: nothing is loaded, only this style sheet applies."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sheet(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
