"""The mark that every page carries: who may open it. A page without one stays shut."""

from collections.abc import Callable
from typing import Any, TypeVar

V = TypeVar("V", bound=Callable[..., Any])

PUBLIC = "public"
SIGNED_IN = "signed in"
HOST = "host"
MARK = "sutarimas_door"


def mark(view: V, door: str) -> V:
    """Mark a view with its door."""
    setattr(view, MARK, door)
    return view


def door_of(view: Any) -> str:
    """The door of a view, empty when nobody decided who may open it."""
    return str(getattr(view, MARK, ""))
