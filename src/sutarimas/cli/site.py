"""The front page over built strategies: static, no script, one card a strategy.

Two pages with the same cards, Lithuanian (`index.html`) and English (`en.html`).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from sutarimas.cli.site_card import card
from sutarimas.cli.site_entry import Entry, read_entry
from sutarimas.document.render.escape import html_text
from sutarimas.document.render.page_style import policy, shared
from sutarimas.document.wording import Wording

PAGES = {"lt": "index.html", "en": "en.html"}
_NAMES = {"lt": "Lietuvių", "en": "English"}
_STEPS = ("step_1", "step_2", "step_3")
_MARK = (
    '<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" '
    'focusable="false"><rect width="32" height="32" rx="8" fill="#0e5a6b"/>'
    '<circle cx="21" cy="10.5" r="3.2" fill="#e4845f"/><path d="M5 20c4-6 8-4 11-1s7 4 11-2" '
    'fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round"/></svg>'
)


def write_site(out: Path, slugs: Sequence[str]) -> None:
    """Write the front page in both languages into `out`, over the strategies built below it."""
    entries = tuple(read_entry(out / slug) for slug in slugs)
    for lang, name in PAGES.items():
        (out / name).write_text(front_page(entries, lang=lang), "utf-8")


def front_page(entries: Sequence[Entry], *, lang: str) -> str:
    """The whole page."""
    words = Wording("site", lang)
    cards = "\n".join(card(x, words) for x in entries)
    skip = html_text(Wording("frame", lang).text("skip"))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n{_head(words)}<body>\n'
        f'<a class="skip" href="#main">{skip}</a>\n{_bar(lang)}<main id="main">\n'
        f'{_hero(words)}<div class="inner">\n{_panel(words)}'
        f"<h2>{_say(words, 'strategies')}</h2>\n{cards}\n</div>\n</main>\n"
        f'<footer><div class="inner"><p>{_say(words, "privacy")}</p></div></footer>\n'
        "</body>\n</html>\n"
    )


@cache
def style() -> str:
    """The style sheet of the front page."""
    sheet = files("sutarimas.cli") / "assets" / "site.css"
    return shared() + sheet.read_text("utf-8")


def _say(words: Wording, key: str) -> str:
    return html_text(words.text(key))


def _head(words: Wording) -> str:
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html_text(policy(style()))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_say(words, 'title')}</title>\n<style>{style()}</style>\n</head>\n"
    )


def _bar(lang: str) -> str:
    others = "".join(
        f'<a href="{PAGES[code]}" lang="{code}" hreflang="{code}">{name}</a>'
        for code, name in _NAMES.items()
        if code != lang
    )
    return (
        f'<header class="bar"><div class="inner">{_MARK}<strong>Sutarimas</strong>{others}'
        "</div></header>\n"
    )


def _hero(words: Wording) -> str:
    return (
        f'<div class="hero"><div class="inner"><p class="kicker">{_say(words, "kicker")}</p>'
        f"<h1>{_say(words, 'headline')}</h1>"
        f'<p class="lead">{_say(words, "lead")}</p></div></div>\n'
    )


def _panel(words: Wording) -> str:
    steps = "".join(
        f"<li><strong>{_say(words, key)}</strong><span>{_say(words, f'{key}_more')}</span></li>"
        for key in _STEPS
    )
    return f'<div class="panel"><h2>{_say(words, "how")}</h2><ol class="steps">{steps}</ol></div>\n'
