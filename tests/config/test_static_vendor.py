"""What we took from others is what it was, and no style sheet sends a reader to anybody else."""

import gzip
import hashlib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sutarimas.document.charts import stylesheet
from sutarimas.document.render.emblem import emblem
from tests.repository.tree import SOURCE

CONFIG = SOURCE / "sutarimas" / "config"
STATIC = CONFIG / "static"
VENDOR = STATIC / "vendor"
ICONS = CONFIG / "templates" / "icons"
FONTS = SOURCE / "sutarimas" / "document" / "render" / "assets" / "fonts"
MANIFEST = json.loads((VENDOR / "MANIFEST.json").read_text("utf-8"))
SHEETS = sorted(STATIC.rglob("*.css"))
OWN = sorted((STATIC / "css").glob("*.css"))

# The name of a drawing's language is an address that nobody opens.
NAMESPACE = "http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg"
ELSEWHERE = re.compile(r"@import|(?:https?:)?//(?=\w)|https?%3A", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ADDRESS = re.compile(r"url\(\s*[\"']?(?!data:)([^\"')]+)")
PART = re.compile(r"^/\*! ([\w-]+) (\w{64}) \*/\n@layer [\w.]+\{\n(.*?)\n\}$", re.DOTALL | re.M)

#: Bytes after gzip; the limit of a first visit to a landing page is 60 KB without the fonts.
STYLE_OF_A_PUBLIC_PAGE = 24_000


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def leads_elsewhere(sheet: str) -> list[str]:
    """What a browser that reads this sheet would ask of another host."""
    text = COMMENT.sub("", sheet).replace(NAMESPACE, "").replace("http://www.w3.org/2000/svg", "")
    return ELSEWHERE.findall(text)


def packed(*names: str) -> int:
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


def test_vendored_files_are_the_ones_in_the_manifest() -> None:
    listed = {name: sha for entry in MANIFEST for name, sha in entry["files"].items()}
    found = {
        str(path.relative_to(VENDOR)): digest(path.read_bytes())
        for path in VENDOR.rglob("*")
        if path.is_file() and path.suffix != ".md" and path.parent != VENDOR
    }
    assert found == listed


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: str(entry["name"]))
def test_a_vendored_thing_says_its_version_and_brings_its_licence(entry: dict[str, str]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", entry["version"])
    assert entry["licence"] == "MIT"
    assert "Permission is hereby granted" in (VENDOR / entry["licence_file"]).read_text("utf-8")


def test_every_part_of_the_design_system_is_as_its_makers_gave_it() -> None:
    text = (VENDOR / "designsystemet" / "components.css").read_text("utf-8")
    parts = PART.findall(text)
    assert len(parts) == text.count("/*! ") > 5
    assert [name for name, sha, part in parts if digest(part.encode()) != sha] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_style_sheet_asks_another_host(path: Path) -> None:
    assert leads_elsewhere(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "@import 'more.css';",
        "a { background: url(https://example.org/a.png) }",
        "a { background: url('//example.org/a.png') }",
        "a { background: url('data:image/svg+xml,%3Cimage href=%22https%3A%2F%2Fexample.org') }",
    ],
)
def test_a_planted_address_is_found(planted: str) -> None:
    assert leads_elsewhere(planted) != []


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_whatever_a_sheet_of_ours_names_is_served(path: Path) -> None:
    named = ADDRESS.findall(path.read_text("utf-8"))
    # Documents and pages share the fonts, so the settings serve them from there.
    places = [
        FONTS / name.removeprefix("../fonts/") if "/fonts/" in name else path.parent / name
        for name in named
    ]
    assert [str(place) for place in places if not place.is_file()] == []


def test_a_public_page_leaves_most_of_its_weight_to_its_words() -> None:
    theirs = [f"vendor/designsystemet/{name}.css" for name in ("components", "theme")]
    assert packed(*theirs, "css/app.css", "css/forum.css") < STYLE_OF_A_PUBLIC_PAGE


def test_pages_draw_charts_in_the_colours_of_the_documents() -> None:
    assert (STATIC / "css" / "charts.css").read_text("utf-8") == stylesheet()


def test_pages_show_the_emblem_of_the_documents() -> None:
    assert (ICONS / "emblem.svg").read_text("utf-8") == emblem()


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_is_a_silent_drawing_that_takes_the_colour_of_its_words(path: Path) -> None:
    drawing = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("focusable") == "false"
    assert {node.tag for node in drawing.iter()} <= {"svg", "path", "circle", "rect", "polygon"}
    if drawing.get("class") == "icon":
        assert (drawing.get("viewBox"), drawing.get("stroke")) == ("0 0 24 24", "currentColor")
