"""Reading what an address or a form asks for, whatever somebody typed there."""

from uuid import UUID

from django.http import QueryDict


def number(query: QueryDict, name: str, *, default: int = 1, most: int = 100_000) -> int:
    """A whole number above zero, or the default."""
    text = query.get(name, "")
    if text.isascii() and text.isdecimal() and len(text) < 7:
        return min(max(int(text), 1), most)
    return default


def words(query: QueryDict, name: str, *, longest: int = 200) -> str:
    """One line of text without what cannot be printed."""
    text = "".join(x if x.isprintable() else " " for x in query.get(name, "")[: 2 * longest])
    return " ".join(text.split())[:longest]


def key(text: str) -> UUID | None:
    """A key, or None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def posted(query: QueryDict) -> dict[str, list[str]]:
    """Every posted value by name."""
    return {name: [str(x) for x in values] for name, values in query.lists()}
