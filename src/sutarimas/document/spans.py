r"""Parts of a prose text that nobody may retouch, and parts that are somebody else's words.

A *figure* stands for a value to come (``{slot}``, ``[[fact:…]]``); everything else kept is
opaque: addresses, code, tags, link targets, rules and table frames of Markdown. Kept parts are
stood in for by two private-use characters, so that patterns written for prose pass them by.
"""

import re
from collections.abc import Callable, Iterable, Iterator

FIGURE = "\ue000"
OPAQUE = "\ue001"

Span = tuple[int, int]

# Whoever types decides how long a text is: every branch reads a part once, wherever it begins.
_KEPT = re.compile(
    r"""
    (?P<figure> \[\[[^\[\]\n]+\]\] | \{\{(?:(?!\{\{|\}\}).)*\}\} | \{[^{}\n]*\} | %\(\w+\)[sd] )
    | ^[ ]{0,3}(?P<fence>```++|~~~++)[^\n]*+\n.*?(?:^[ ]{0,3}(?P=fence)[^\n]*$|\Z)  # fenced code
    | (?<!`)(?P<tick>`++).+?(?<!`)(?P=tick)(?!`)                                 # inline code
    | \{%(?:(?!\{%|%\}).)*%\}                                                   # template tag
    | </?[A-Za-z][^<>\n]*> | <!--(?:(?!<!--|-->).)*-->                           # HTML
    | (?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)                               # link target
    | ^[ ]{0,3}\[[^\]\n]+\]:[ ].*$                                               # link definition
    | \b(?:https?://|www\.)[^\s<>„“”"]*[^\s<>„“”".,;:!?)*_\ue000\ue001]          # address
    | \+\d[\d \u00a0()-]{6,}\d | \(\d[ \u00a0-]?\d{2,3}\)[ \u00a0][\d \u00a0-]+\d     # telephone
    | (?<=\btel\.[ \u00a0])\d[\d \u00a0()-]{5,}\d | \bLT\d\d(?:[ \u00a0]?\d{4}){4}     # account
    | (?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+                                 # e-mail
    | ^[ \t]*+(?=[^\n]*---)[-|:=+ \t]+$ | ^===+[ \t]*$                           # rule, table frame
    | [\ue000\ue001]                                                             # taken stand-ins
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_QUOTED = re.compile(r"„[^„“]*(?:„[^„“]*“[^„“]*)*“|^>[^\n]*(?:\n>[^\n]*)*", re.MULTILINE)
_CITED_BEFORE = re.compile(
    r"(?:\[\[act:[^\]\n]*\]\]|\d{4}/\d+|\bNr\.\s?[\w-]*\d|[A-ZŽ]+-\d+|\b\d+\s(?:p|str)\.|\bstraipsn|\bpunkt|įsakym"
    r"|įstatym|reglament|aprašo?\b|\bkvietim|konvencij|lentel)[^„“\n.!?]{0,80}\Z",
    re.IGNORECASE,
)
_CITED_AFTER = re.compile(
    r"\s?\((?:[^()\n]*\b(?:Nr\.|p\.|str\.)|[^()\n]*[A-Z]-\d|[^()\n]*\d{4}/\d)"
)


def reworded(text: str, rewrite: Callable[[str], str]) -> str:
    """Rewrite the prose of a text and put every kept part back as it was.

    >>> reworded("Žr. `a b`, {n} d.", str.upper)
    'ŽR. `a b`, {n} D.'
    """
    kept = [match[0] for match in _KEPT.finditer(text)]
    prose = rewrite(_KEPT.sub(_stand_in, text))
    returning = iter(kept)
    return re.sub(f"[{FIGURE}{OPAQUE}]", lambda _: next(returning), prose)


def masked(text: str, *, figures: bool) -> str:
    """Blank the kept parts, character for character; values to come only if ``figures``.

    >>> masked("a {n} `b`", figures=False).replace(OPAQUE, "#")
    'a {n} ###'
    """

    def blank(match: re.Match[str]) -> str:
        seen = match["figure"] and not figures
        return match[0] if seen else _stand_in(match) * len(match[0])

    return _KEPT.sub(blank, text)


def quotations(text: str, *, cited: bool) -> Iterator[Span]:
    """Insides of quotation marks and block quotes; ``cited``: only beside an act or a table.

    >>> text = "Įstatymo 5 p.: „Neįgalieji“. Klausta: „Ko trūksta?“"
    >>> [text[start:end] for start, end in quotations(text, cited=True)]
    ['Neįgalieji']
    """
    for match in _QUOTED.finditer(text):
        start, end = match.span()
        if cited and not (
            _CITED_BEFORE.search(text[max(0, start - 120) : start]) or _CITED_AFTER.match(text, end)
        ):
            continue
        yield (start + 1, end - 1) if match[0].startswith("„") else (start + 1, end)


def without(text: str, parts: Iterable[Span]) -> str:
    """Blank the given parts, character for character.

    >>> without("abcd", [(1, 3)]).replace(OPAQUE, "#")
    'a##d'
    """
    for start, end in parts:
        text = text[:start] + OPAQUE * (end - start) + text[end:]
    return text


def _stand_in(match: re.Match[str]) -> str:
    return FIGURE if match["figure"] else OPAQUE
