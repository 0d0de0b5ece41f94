"""Whole addresses of pages, for those who read them elsewhere than on the site."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def has_address() -> bool:
    """Whether the installation was told where people reach it."""
    return bool(settings.ADDRESS)


def page_address(name: str, *args: object, lang: str) -> str:
    """The address of a page in a language; empty where the installation was told none.

    Never made from a request: whoever sends one chooses the host that it names.
    """
    if not has_address():
        return ""
    with override(lang):
        return f"{settings.ADDRESS}{reverse(name, args=args)}"
