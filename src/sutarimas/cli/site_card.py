"""One strategy on the front page: what it is, what it costs, what the check found, its files."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.cli.site_entry import Entry, Funds
from sutarimas.document.build import current_edition, short_code
from sutarimas.document.language import language
from sutarimas.document.render.escape import html_text
from sutarimas.document.wording import Wording

#: Findings in the order of weight.
_COUNTS = ("errors", "warnings", "infos", "waived")
_BRIEF, _STRATEGY = "brief.html", "strategy.html"
_MEGABYTE = 1_000_000


def card(entry: Entry, words: Wording) -> str:
    """The strategy as an article."""
    kind = "card invented" if entry.strategy.identity.invented else "card"
    id_ = html_text(f"strategy-{entry.slug}")
    return (
        f'<article class="{kind}" aria-labelledby="{id_}">{_top(entry, words, id_)}'
        f'<div class="cols"><div>{_aims(entry, words)}{_check(entry, words)}</div>'
        f"{_money(entry, words)}</div>"
        f"{_doors(entry, words)}{_files(entry, words)}</article>"
    )


def _top(entry: Entry, words: Wording, id_: str) -> str:
    frame = Wording("frame", words.lang)
    identity, territory = entry.strategy.identity, entry.strategy.place.territory
    notice = ""
    if identity.invented:
        notice = f'<p class="notice">{html_text(frame.text("invented", town=territory.name))}</p>'
    facts = (
        ("cover_period", language(words.lang).years(identity.first_year, identity.last_year)),
        ("cover_municipality", territory.municipality),
        ("cover_edition", _edition(entry, frame)),
        ("cover_checked", language(words.lang).date_iso(entry.checked)),
    )
    meta = _pairs((frame.text(key), value) for key, value in facts)
    return (
        f'{notice}<h3 id="{id_}"><a href="{_path(entry, _STRATEGY)}">'
        f"{_titled(identity, 'title', words.lang)}</a></h3>"
        f'<p class="lag">{_titled(identity, "lag", words.lang)}</p><dl class="meta">{meta}</dl>'
    )


def _edition(entry: Entry, frame: Wording) -> str:
    code = short_code(entry.content_hash)
    edition = current_edition(entry.strategy)
    if edition is None:
        return frame.text("draft_label", code=code)
    return frame.text("edition_label", number=edition.code, code=code)


def _aims(entry: Entry, words: Wording) -> str:
    goals, strategy = entry.strategy.goals, entry.strategy
    aims = "".join(f'<p class="goal">{_titled(x, "title", words.lang)}</p>' for x in goals.goals)
    heading = f"<h4>{html_text(words.text('goal'))}</h4>" if aims else ""
    counted = (
        ("facts", len(strategy.evidence)),
        ("needs", len(strategy.needs.items)),
        ("objectives", len(goals.objectives)),
        ("actions", len(goals.actions)),
    )
    counts = _pairs((words.text(key), str(n)) for key, n in counted)
    return f'{heading}{aims}<dl class="counts">{counts}</dl>'


def _money(entry: Entry, words: Wording) -> str:
    funds = entry.funds
    if funds is None:
        heading, none = (html_text(words.text(key)) for key in ("money", "money_none"))
        return f'<div class="money"><h4>{heading}</h4><p>{none}</p></div>'
    names, speaker = Wording("workbook", words.lang), language(words.lang)
    rows = "".join(
        f"<div><dt>{_key(place)}{html_text(names.text(name))}</dt>"
        f"<dd>{html_text(speaker.euro(amount))}</dd></div>"
        for place, (name, amount) in enumerate(funds.parts)
    )
    total = (
        f'<div class="total"><dt>{html_text(names.text("total"))}</dt>'
        f"<dd>{html_text(speaker.euro(funds.total))}</dd></div>"
    )
    heading = html_text(words.text(funds.kind))
    return f'<div class="money"><h4>{heading}</h4>{_bar(funds)}<dl>{rows}{total}</dl></div>'


def _key(place: int) -> str:
    return (
        '<svg class="key" viewBox="0 0 1 1" aria-hidden="true" focusable="false">'
        f'<rect class="m{place}" width="1" height="1"/></svg>'
    )


def _bar(funds: Funds) -> str:
    """A bar of 1000 units; the sums beside it say the same in figures."""
    total = funds.total.cents
    pieces, start = [], 0
    for place, (_, amount) in enumerate(funds.parts):
        end = start + amount.cents
        left, right = (round(Decimal(1000) * x / total) for x in (start, end))
        width = max(right - left - (0 if end == total else 3), 1)
        pieces.append(f'<rect class="m{place}" x="{left}" width="{width}" height="10"/>')
        start = end
    return (
        '<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{"".join(pieces)}</svg>'
    )


def _check(entry: Entry, words: Wording) -> str:
    counts = "".join(
        f'<div class="{key if entry.counts[key] else "none"}"><dt>{html_text(words.text(key))}</dt>'
        f"<dd>{entry.counts[key]}</dd></div>"
        for key in _COUNTS
    )
    caveat = Wording("cli", words.lang).text("no_verdict")
    return (
        f'<div class="check"><h4>{html_text(words.text("check"))}</h4>'
        f'<dl class="counts">{counts}</dl><p class="small">{html_text(caveat)}</p></div>'
    )


def _doors(entry: Entry, words: Wording) -> str:
    links = ""
    town = entry.strategy.place.territory.name
    for kind, key, name in (("main", "read", _STRATEGY), ("other", "brief", _BRIEF)):
        label = words.text("of", what=words.text(key), town=town)
        links += (
            f'<a class="{kind}" href="{_path(entry, name)}" aria-label="{html_text(label)}">'
            f"{html_text(words.text(key))}</a>"
        )
    note = ""
    if entry.lang != words.lang:
        note = f'<p class="small">{html_text(words.text("documents_other"))}</p>'
    return f'<p class="do">{links}</p>{note}'


def _files(entry: Entry, words: Wording) -> str:
    rows = "".join(
        f'<li><a href="{_path(entry, name)}">{html_text(words.text(name))}</a>'
        f"<span>{_size(name, size, words)}</span></li>"
        for name, size in entry.files
    )
    label = html_text(words.text("files"))
    return f'<details><summary>{label}</summary><ul class="files">{rows}</ul></details>'


def _size(name: str, size: int, words: Wording) -> str:
    """„PDF, 2,0 MB“: whole kilobytes, from a million bytes on megabytes with one decimal."""
    speaker = language(words.lang)
    if size >= _MEGABYTE:
        number = speaker.number(Decimal(size) / _MEGABYTE, decimals=1)
        told = words.text("megabytes", n=number)
    else:
        told = words.text("kilobytes", n=speaker.number(max(round(Decimal(size) / 1000), 1)))
    ending = name.rpartition(".")[2].upper()
    return html_text(words.text("file", name=ending, size=told))


def _titled(record: object, name: str, lang: str) -> str:
    """A record's text in the language of the page; marked where there is only Lithuanian."""
    own = str(getattr(record, name))
    text = own if lang == "lt" else str(getattr(record, f"{name}_{lang}", ""))
    return html_text(text) if text else f'<span lang="lt">{html_text(own)}</span>'


def _path(entry: Entry, name: str) -> str:
    return html_text(f"{entry.slug}/{name}")


def _pairs(pairs: Iterator[tuple[str, str]]) -> str:
    return "".join(
        f"<div><dt>{html_text(label)}</dt><dd>{html_text(value)}</dd></div>"
        for label, value in pairs
    )
