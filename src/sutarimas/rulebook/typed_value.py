"""A parameter's value as people write it, in the one form that the rule book keeps.

>>> written("85 proc.", "share"), written("0,85", "share"), written("9 989,15 Eur", "eur")
('0.85', '0.85', '9989.15')
>>> written("apie 30", "days") is None
True
"""

from decimal import Decimal, InvalidOperation

from sutarimas.domain.money import Euro, parse_rate
from sutarimas.domain.whole import whole
from sutarimas.rulebook.params import readable


def written(text: str, unit: str) -> str | None:
    """The value in its kept form; None when it cannot be read as its unit asks.

    A share must lie between 0 and 1, counts and amounts must not be negative.
    """
    bare = " ".join(text.replace("\u00a0", " ").split())
    match unit:
        case "share":
            return _share(bare)
        case "decimal":
            found = _decimal(bare)
            return None if found is None else format(found, "f")
        case "eur":
            return _amount(bare)
        case "days" | "years" | "persons" | "count":
            digits = bare.replace(" ", "")
            number = whole(digits) if digits.isascii() else None
            return None if number is None else str(number)
        case "list":
            return ", ".join(x.strip() for x in bare.split(",") if x.strip()) or None
        case _:
            return bare if bare and readable(bare, unit) is not None else None


def _share(text: str) -> str | None:
    try:
        return format(parse_rate(text).normalize(), "f")
    except ValueError:
        return None


def _decimal(text: str) -> Decimal | None:
    plain = text.replace(" ", "").replace(",", ".").replace("\u2212", "-")
    if len(plain) > 24 or not plain.isascii():
        return None
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _amount(text: str) -> str | None:
    try:
        found = Euro.parse(text)
    except ValueError:
        return None
    return found.plain if found.cents >= 0 else None
