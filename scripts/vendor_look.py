"""Put Designsystemet's style sheets among our static files, only the parts that pages use.

    python scripts/vendor_look.py PACKAGE THEME

PACKAGE is the unpacked `@digdir/designsystemet-css`, THEME the sheet built from our colours; the
README beside the vendored files says how. No page and no test needs this.
"""

import hashlib
import json
import sys
from pathlib import Path

STATIC = Path(__file__).parents[1] / "src" / "sutarimas" / "config" / "static"
TARGET = STATIC / "vendor" / "designsystemet"
PARTS = (
    "base",
    "button",
    "input",
    "field",
    "fieldset",
    "label",
    "validation-message",
    "error-summary",
    "alert",
    "tag",
)
#: Layers lose against our own sheets whatever the selectors, so we never fight over weight.
ORDER = "@layer ds.theme, ds.base, ds.components;\n"


def components(package: Path) -> str:
    """The parts in one sheet, each behind a comment with its name and digest."""
    return ORDER + "".join(_part(package / "dist" / "src" / f"{name}.css") for name in PARTS)


def _part(path: Path) -> str:
    text = path.read_text("utf-8").strip()
    layer = "ds.base" if path.stem == "base" else "ds.components"
    return f"/*! {path.stem} {_digest(text)} */\n@layer {layer}{{\n{text}\n}}\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def manifest(package: Path) -> str:
    """What lies in the folder: name, version, licence and the digest of each file."""
    about = json.loads((package / "package.json").read_text("utf-8"))
    files = sorted(path for path in TARGET.iterdir() if path.suffix != ".md")
    entry = {
        "name": about["name"],
        "version": about["version"],
        "licence": about["license"],
        "licence_file": "designsystemet/LICENSE",
        "files": {f"designsystemet/{x.name}": _digest(x.read_text("utf-8")) for x in files},
    }
    return json.dumps([entry], indent=2) + "\n"


def main(package: Path, theme: Path) -> None:
    """Write the sheets, their licence and the manifest."""
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "components.css").write_text(components(package), "utf-8")
    (TARGET / "theme.css").write_text(theme.read_text("utf-8"), "utf-8")
    (TARGET / "LICENSE").write_text((package / "LICENSE").read_text("utf-8"), "utf-8")
    (TARGET.parent / "MANIFEST.json").write_text(manifest(package), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
