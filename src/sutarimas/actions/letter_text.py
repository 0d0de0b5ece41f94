"""What a letter says: greeting, words, where to look, the group's name, where to choose letters."""

from dataclasses import dataclass

from sutarimas.queries.address import page_address
from sutarimas.queries.words import say


@dataclass(frozen=True, kw_only=True)
class Where:
    """The page that a letter speaks of: the name of its address and what fills it."""

    page: str
    args: tuple[object, ...]


def letter_text(
    *, lang: str, kind: str, slots: dict[str, object], where: Where, quoted: str, sender: str
) -> str:
    """The words `mail.KIND_text` and `_where` as a plain letter."""
    return paragraphs(
        say(lang, "mail.greeting"),
        say(lang, f"mail.{kind}_text", n=None, **slots),
        quoted.strip(),
        _with_link(say(lang, f"mail.{kind}_where", n=None, **slots), where, lang),
        close(lang, sender),
        _chosen_at(lang),
    )


def paragraphs(*parts: str) -> str:
    """Parts with an empty line between them, those that say nothing left out."""
    return "\n\n".join(x for x in parts if x)


def close(lang: str, sender: str) -> str:
    """How every letter ends: in the name of the group."""
    return f"{say(lang, 'mail.close')}\n{sender}"


def _with_link(said: str, where: Where, lang: str) -> str:
    """Where to look in words, and in a line of its own the link where one can be made."""
    link = page_address(where.page, *where.args, lang=lang)
    return f"{said}\n{link}" if link else said


def _chosen_at(lang: str) -> str:
    """The last line: where a person chooses which letters they get."""
    link = page_address("desk:me", lang=lang)
    return say(lang, "mail.choose_at", link=link) if link else say(lang, "mail.choose")
