"""Words, numbers and days in templates, in the language of the page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from sutarimas.document.language import Language, language
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind
from sutarimas.formats.shelves import shelf_of
from sutarimas.queries.document import weight as weighed
from sutarimas.queries.labels import shelf_label
from sutarimas.queries.words import say as said

register = template.Library()


def _lang() -> str:
    return get_language() or "lt"


def _language() -> Language:
    return language(_lang())


@register.simple_tag
def say(key: str, n: int | None = None, **slots: Any) -> SafeString:
    """The message `page.key`; slots are escaped unless they are markup of ours already."""
    safe = {name: conditional_escape(value) for name, value in slots.items()}
    # The messages are our own files; only what fills them comes from people, and is escaped.
    return mark_safe(said(_lang(), key, n=n, **safe))  # noqa: S308


@register.filter
def day(value: date | datetime | None) -> str:
    """2026 m. lapkričio 24 d."""
    return "" if value is None else _language().date_long(_local(value))


@register.filter
def day_short(value: date | datetime | None) -> str:
    """2026-11-24"""
    return "" if value is None else _language().date_iso(_local(value))


@register.filter
def moment(value: datetime | None) -> str:
    """The day and the time where the group is."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{_language().date_iso(local.date())}\u00a0{_language().time_cell(local.time())}"


@register.filter
def euro(value: Euro | None) -> str:
    """9 989,15 Eur"""
    return "" if value is None else _language().euro(value)


@register.filter
def number(value: int | Decimal | None) -> str:
    """4 998"""
    return "" if value is None else _language().number(value)


@register.filter
def percent(value: int | Decimal | None) -> str:
    """85 proc."""
    return "" if value is None else _language().percent(value)


@register.filter
def euro_bare(value: Euro | None) -> str:
    """9 989,15"""
    return "" if value is None else _language().euro_bare(value)


@register.filter
def euro_text(value: str) -> str:
    """9 989,15 Eur, of „9989.15“."""
    return _language().euro(Euro.parse(value)) if value else ""


@register.filter
def kind_name(value: str) -> str:
    """What records of a kind are called, in the plural."""
    return shelf_label(shelf_of(Kind(value)).name, _lang()) if value in tuple(Kind) else value


@register.filter
def shelf_name(value: str) -> str:
    """What stands on a shelf, in the plural."""
    return shelf_label(value, _lang())


@register.filter
def weight(size: int) -> str:
    """2,0 MB, of bytes."""
    return weighed(size, _lang())


@register.filter
def unbroken(value: str) -> SafeString:
    """4F7A-91C2 on one line, however narrow the page; copied with the hyphen that was printed."""
    return format_html('<span class="code">{}</span>', value)


@register.filter
def page_numbers(pages: int) -> range:
    """1 … pages."""
    return range(1, pages + 1)


@register.simple_tag
def new_key() -> UUID:
    """A key that a form carries, so that sending it twice does a thing once."""
    return uuid4()


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value
