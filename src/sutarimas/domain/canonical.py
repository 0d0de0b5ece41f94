"""Values as plain text trees, in one form only, and the fingerprints made of it.

The plain form of a record is a mapping of its fields that differ from their defaults,
so that a field added in a later version does not change the hash of an older text.
Every scalar is text: money `9989.15`, days `2026-06-30`, yes and no `true`, `false`.
Text is in Unicode normal form C.

>>> plain({"sum": Decimal("1.50"), "on": date(2026, 6, 30)})
{'sum': '1.50', 'on': '2026-06-30'}
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from unicodedata import normalize

from sutarimas.domain.binding import unconfirmed
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Link

PRINT_LENGTH = 12  # hex digits: 48 bits tell a few thousand records apart


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any, bool, bool], ...]:
    return tuple(
        (f.name, f.default, bool(f.metadata.get("private")), bool(f.metadata.get("bound")))
        for f in fields(kind)
    )


def plain(value: Any, *, confirmed: bool = True, public: bool = False) -> Any:
    """A value as nested dict, list and str.

    `confirmed=False` reduces links and bindings to their target, `public=True` leaves out private
    fields. Absent optional values (None) are left out of mappings.
    """
    if isinstance(value, str):
        return _composed(str(value))
    if isinstance(value, Euro):
        return value.plain
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item, confirmed=confirmed, public=public) for item in value]
    if isinstance(value, Mapping):
        return {
            str(key): plain(item, confirmed=confirmed, public=public) for key, item in value.items()
        }
    return _plain_record(value, confirmed=confirmed, public=public)


def _composed(text: str) -> str:
    return text if text.isascii() else normalize("NFC", text)


def _plain_record(value: Any, *, confirmed: bool, public: bool) -> dict[str, Any]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} has no plain form")
    if isinstance(value, Link) and not confirmed:
        return {"to": _composed(value.to)}
    tree = {}
    for name, default, private, bound in _defaults(type(value)):
        item = getattr(value, name)
        if bound and not confirmed:
            item = unconfirmed(item)
        # Identity first: most fields stand at their default, and records are many.
        if item is default or item is None or (public and private):
            continue
        if default is not MISSING and item == default:
            continue
        tree[name] = (
            _composed(item)
            if type(item) is str
            else plain(item, confirmed=confirmed, public=public)
        )
    return tree


def text(value: Any, *, confirmed: bool = True, public: bool = False) -> str:
    """Canonical JSON: sorted keys, no spaces, UTF-8 letters as they are."""
    tree = plain(value, confirmed=confirmed, public=public)
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON, confirmations left out."""
    return hashlib.sha256(text(value, confirmed=False).encode()).hexdigest()


def fingerprint(value: Any) -> str:
    """The first 12 hex digits of the digest: what a link keeps of its target."""
    return digest(value)[:PRINT_LENGTH]
