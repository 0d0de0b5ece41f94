"""Whole addresses of pages, for those who read them elsewhere than on the site."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def page_address(name: str, *args: object, lang: str) -> str:
    """The address of a page in a language; empty where the installation was told none.

    Never made from a request: whoever sends one chooses the host that it names.
    """
    if not settings.ADDRESS:
        return ""
    with override(lang):
        return f"{settings.ADDRESS}{reverse(name, args=args)}"
