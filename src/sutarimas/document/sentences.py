"""Ends of sentences, agreement, quotation marks and enumerations, as the languages share them."""

from collections.abc import Callable, Sequence

_ENDS = ".?!…:;"
_EMPHASIS = "*_"
_CLOSERS = ")]“”‘’"


def stop(sentence: str) -> str:
    """End a sentence with a full stop unless its last mark is one already.

    A date or an abbreviation brings its own stop. After a closing quotation mark or bracket the
    sentence still needs one, except when a question or an exclamation ends inside.

    >>> stop("Pasiūlymus priimame iki birželio 30 d.")
    'Pasiūlymus priimame iki birželio 30 d.'
    >>> stop("Skirta 9 989,15 Eur")
    'Skirta 9 989,15 Eur.'
    >>> stop("Nurodė: „Trūksta darbo“"), stop("Klausta: „Ko trūksta?“"), stop("(žr. 5 p.)")
    ('Nurodė: „Trūksta darbo“.', 'Klausta: „Ko trūksta?“', '(žr. 5 p.).')
    """
    text = sentence.rstrip()
    bare = text.rstrip(_EMPHASIS)
    inside = bare.rstrip(_CLOSERS)
    if not inside or inside[-1] in "?!…" or bare[-1] in _ENDS:
        return text
    return text + "."


def join(items: Sequence[str], *, word: str) -> str:
    """Enumerate with a word before the last; semicolons where an item has a comma of its own.

    >>> join(("a", "b", "c"), word="ir"), join(("a",), word="ir"), join((), word="ir")
    ('a, b ir c', 'a', '')
    >>> join(("Utena, miestas", "Zarasai", "Visaginas"), word="ir")
    'Utena, miestas; Zarasai ir Visaginas'
    """
    if len(items) < 2:
        return "".join(items)
    comma = "; " if any(", " in item for item in items) else ", "
    return f"{comma.join(items[:-1])} {word} {items[-1]}"


def quote(text: str, *, outer: str, inner: str) -> str:
    """Put a text in quotation marks (pairs, open then closed); marks inside become inner ones.

    >>> quote("Asociacija „Žiburys“", outer="„“", inner="‚‘")
    '„Asociacija ‚Žiburys‘“'
    """
    lowered = text.translate({ord(out): into for out, into in zip(outer, inner, strict=True)})
    return outer[0] + lowered + outer[1]


def agreed(printed: str, forms: Sequence[str], *, form: Callable[[str], int], needed: int) -> str:
    """Pick the message that agrees with a printed number and put the number at ``{n}``."""
    if len(forms) != needed:
        raise ValueError(f"This plural message needs {needed} forms and has {len(forms)}.")
    return forms[form(printed)].replace("{n}", printed)
