"""The pages of the desk in the order of the work, for those who may open them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import NoReverseMatch, reverse

from sutarimas.domain.rights import Right, Role
from sutarimas.queries.access import LagCard, StrategyCard
from sutarimas.queries.words import say


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of the menu; a heading has no address."""

    words: str
    url: str = ""
    icon: str = ""
    heading: bool = False
    current: bool = False


#: Heading, or page of a group, or page of a strategy: name, icon, right.
_PAGES: tuple[tuple[str, ...], ...] = (
    ("lag", "today", "home", Right.READ),
    ("heading", "basis"),
    ("shelf", "evidence", "evidence", Right.READ),
    ("shelf", "voices", "comment", Right.READ),
    ("strategy", "needs", "need", Right.READ),
    ("heading", "plan"),
    ("strategy", "tree", "goal", Right.READ),
    ("shelf", "indicators", "chart", Right.READ),
    ("strategy", "finance", "euro", Right.READ),
    ("heading", "text"),
    ("strategy", "text", "text", Right.READ),
    ("strategy", "records", "list", Right.READ),
    ("lag", "files", "file", Right.READ),
    ("heading", "check"),
    ("strategy", "checks", "check", Right.READ),
    ("strategy", "links", "link", Right.READ),
    ("strategy", "parameters", "settings", Right.READ),
    ("strategy", "history", "history", Right.READ),
    ("heading", "publish"),
    ("strategy", "documents", "download", Right.READ),
    ("strategy", "publish", "globe", Right.READ),
    ("lag", "news", "info", Right.READ),
    ("heading", "group"),
    ("lag", "people", "people", Right.READ),
    ("lag", "mail", "mail", Right.TRANSFER),
    ("lag", "transfer", "upload", Right.PEOPLE),
    ("lag", "strategies", "plus", Right.READ),
    ("lag", "settings", "settings", Right.PEOPLE),
)


def navigation(
    *, lag: LagCard, strategy: StrategyCard | None, role: type[Role], path: str, lang: str
) -> tuple[Item, ...]:
    """The menu of a group's desk; headings without a page are left out."""
    items = _narrowest(_items(lag=lag, strategy=strategy, role=role, path=path, lang=lang))
    followed = (*items[1:], Item(words="", heading=True))
    return tuple(
        x for x, after in zip(items, followed, strict=True) if not (x.heading and after.heading)
    )


def _narrowest(items: Iterable[Item]) -> tuple[Item, ...]:
    """Of pages inside each other only the innermost is the current one."""
    found = tuple(items)
    longest = max((len(x.url) for x in found if x.current), default=0)
    return tuple(replace(x, current=x.current and len(x.url) == longest) for x in found)


def _items(
    *, lag: LagCard, strategy: StrategyCard | None, role: type[Role], path: str, lang: str
) -> Iterator[Item]:
    for kind, name, *rest in _PAGES:
        words = say(lang, f"menu.{name}")
        if kind == "heading":
            yield Item(words=words, heading=True)
            continue
        icon, right = rest
        url = _url(kind, name, lag, strategy)
        if url and role.may(Right(right)):
            current = path == url or (name != "today" and path.startswith(url))
            yield Item(words=words, url=url, icon=f"icons/{icon}.svg", current=current)


def _url(kind: str, name: str, lag: LagCard, strategy: StrategyCard | None) -> str:
    try:
        if kind == "lag":
            return reverse(f"desk:{name}", args=[lag.slug])
        if strategy is None:
            return ""
        if kind == "shelf":
            return reverse("desk:shelf", args=[lag.slug, strategy.slug, name])
        return reverse(f"desk:{name}", args=[lag.slug, strategy.slug])
    except NoReverseMatch:
        return ""
