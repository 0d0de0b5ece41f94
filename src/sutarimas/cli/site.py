"""The front page over built strategies: static, no script, one card a strategy."""

from collections.abc import Sequence
from pathlib import Path

from sutarimas.document.render.escape import html_text


def write_site(out: Path, slugs: Sequence[str]) -> None:
    """Write `index.html` into `out` with links to the documents of every strategy."""
    cards = "".join(_card(out / slug) for slug in slugs)
    page = f'<!doctype html><html lang="lt"><meta charset="utf-8"><title>Sutarimas</title>{cards}'
    (out / "index.html").write_text(page, "utf-8")


def _card(folder: Path) -> str:
    links = "".join(
        f'<li><a href="{html_text(folder.name)}/{html_text(x.name)}">{html_text(x.name)}</a></li>'
        for x in sorted(folder.iterdir())
    )
    return f"<h2>{html_text(folder.name)}</h2><ul>{links}</ul>"
