"""What records, their fields and their choices are called in each language."""

from decimal import Decimal
from functools import cache
from typing import Any

from sutarimas.document.language import language
from sutarimas.document.wording import MissingWording
from sutarimas.domain.money import Euro
from sutarimas.formats.forms.spec import FormField, Input
from sutarimas.queries.words import page_words, say

#: Fields by which a record is known in a list, the first that says something.
_NAMING = ("title", "statement", "text", "name", "what", "option", "rule", "reason")
_LONGEST = 140


@cache
def field_label(record: str, name: str, lang: str) -> str:
    """The label of a field; one of its own record goes before the common one."""
    known = page_words("fields", lang)
    own = f"{record}__{name}"
    return known[own] if own in known else _must(known, name, "fields", lang)


@cache
def field_hint(record: str, name: str, lang: str) -> str:
    """What to write into a field; most need no hint."""
    known = page_words("hints", lang)
    return known.get(f"{record}__{name}", known.get(name, ""))


@cache
def part_label(record: str, part: str, lang: str) -> str:
    """What a part of a record's form is called."""
    known = page_words("parts", lang)
    return known.get(f"{record}__{part}") or _must(known, part, "parts", lang)


@cache
def choice_label(choice_of: str, value: str, lang: str) -> str:
    """A word of a closed set as people read it."""
    return _must(page_words("choices", lang), f"{choice_of}__{value or 'none'}", "choices", lang)


def _must(known: Any, key: str, page: str, lang: str) -> str:
    try:
        return str(known[key])
    except KeyError as error:
        raise MissingWording(f"{lang}/{page}: {key}") from error


def shelf_label(shelf: str, lang: str) -> str:
    """What stands on a shelf, in the plural."""
    return say(lang, f"shelves.{shelf.replace('.', '__')}")


def new_label(shelf: str, lang: str) -> str:
    """What a new record of a shelf is called."""
    return say(lang, f"new.{shelf.replace('.', '__')}")


def add_label(shelf: str, lang: str) -> str:
    """The words of the button that adds a record to a shelf."""
    return say(lang, f"new.{shelf.replace('.', '__')}__add")


def record_label(tree: dict[str, Any], lang: str) -> str:
    """A record in a line: what it is called or says, cut at a word."""
    for name in _NAMING:
        english = tree.get(f"{name}_en") if lang == "en" else ""
        text = english or tree.get(name)
        if isinstance(text, str) and text:
            return shortened(text)
    return ""


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut at a word with an ellipsis where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0] or line[:longest]}…"


def spoken(field: FormField, value: Any, lang: str) -> str:
    """A plain value as people read it: a chosen word, yes or no, a number, the text itself."""
    if field.choice_of and isinstance(value, str):
        return choice_label(field.choice_of, value, lang)
    if field.input is Input.FLAG:
        return say(lang, f"record.{'yes' if value == 'true' else 'no'}")
    try:
        return _figure(field.input, str(value), lang)
    except (ArithmeticError, ValueError):
        return str(value)  # what was typed and cannot be read yet


def _figure(kind: Input, value: str, lang: str) -> str:
    if kind is Input.MONEY:
        return language(lang).euro(Euro.parse(value))
    if kind in (Input.DECIMAL, Input.WHOLE):
        return language(lang).number(Decimal(value))
    return value
