"""Words of the pages and messages: one file a page and language, whole sentences.

The files have the form of `document.wording`. A message that counts has a variant for each
plural form: `found.one`, `found.few`, `found.many` (English has no `few`).
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sutarimas.document.language import language
from sutarimas.document.wording import MissingWording, read_messages

#: What `language.form` numbers; a whole number never takes the form of a fraction.
_FORMS = {"lt": ("one", "few", "few", "many"), "en": ("one", "many")}
LANGUAGES = tuple(_FORMS)


@cache
def page_words(page: str, lang: str) -> Mapping[str, str]:
    """Every message of one page in one language, by key."""
    path = files("sutarimas.queries") / "words" / lang / f"{page}.md"
    if not path.is_file():
        raise MissingWording(f"{lang}/{page}")
    return read_messages(path, lang)


def say(lang: str, key: str, *, n: int | None = None, **slots: object) -> str:
    """The message `page.key` in a language, its slots filled; raises MissingWording.

    `n` chooses the plural form and fills the slot `{n}`, with the separators of the language.
    """
    page, _, name = key.partition(".")
    known = page_words(page, lang)
    if n is not None:
        printed = language(lang).number(n)
        name = f"{name}.{_FORMS[lang][language(lang).form(printed)]}"
        slots["n"] = printed
    try:
        return known[name].format(**slots)
    except KeyError as error:
        raise MissingWording(f"{lang}/{page}: {name} {error}") from error
