"""Names of towns in a text: one's own misspelt, and those of others.

A name and its genitive are stored; the other cases follow from that pair of endings.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import combining, normalize

_ENDINGS = {
    ("a", "os"): "a os ai ą oje",
    ("ė", "ės"): "ė ės ei ę ėje",
    ("as", "o"): "as o ui ą e",
    ("is", "io"): "is io iui į iu yje",
    ("is", "o"): "is o ui į u yje",
    ("ys", "io"): "ys io iui į iu yje",
    ("us", "aus"): "us aus ui ų umi uje",
    ("ius", "iaus"): "ius iaus iui ių iumi iuje",
    ("ai", "ų"): "ai ų ams us ais uose",
    ("iai", "ių"): "iai ių iams ius iais iuose",
    ("ys", "ių"): "ys ių ims is imis yse",
    ("os", "ų"): "os ų oms as omis ose",
    ("ės", "ių"): "ės ių ėms es ėmis ėse",
}
_LOCATIVES = frozenset(
    {"oje", "ėje", "e", "yje", "uje", "iuje", "uose", "iuose", "yse", "ose", "ėse"}
)
_WORD = re.compile(r"\b[A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]+\b")
#: What makes a genitive speak of the town and its people, not of a street or a university.
_OF_THE_TOWN = (
    r"(?:[ \u00a0](?:m\.|miest\w*|miestel\w*|VVG|vietos veiklos|vietos plėtros|gyventoj\w*"
    r"|bendruomen\w*|jaunim\w*|strategij\w*))"
)
_SEEN = 4  # letters by which a text is looked through quickly
_SHORTEST = 5  # letters of a stem that can be told from other words when one is wrong


@cache
def forms(name: str, name_gen: str) -> Mapping[str, bool]:
    """Every form of a name, and whether it is the locative; name and genitive where irregular.

    >>> sorted(forms("Biržai", "Biržų"))
    ['Biržai', 'Biržais', 'Biržams', 'Biržuose', 'Biržus', 'Biržų']
    """
    pairs = [x for x in _ENDINGS if name.endswith(x[0]) and name_gen.endswith(x[1])]
    pair = max(
        (x for x in pairs if name[: -len(x[0])] == name_gen[: -len(x[1])]),
        key=lambda x: len(x[0]),
        default=None,
    )
    if pair is None or " " in name:
        return {name: False, name_gen: False}
    stem = name[: -len(pair[0])]
    return {stem + ending: ending in _LOCATIVES for ending in _ENDINGS[pair].split()}


def others(text: str, towns: Mapping[str, str], *, anywhere: bool = False) -> Iterator[str]:
    """Forms of towns (name: genitive) that a text speaks of.

    `anywhere` takes a locative alone for enough („Kur gyvenate Biržuose?“), as in
    questionnaires; elsewhere the name must stand with the town, its people or its group.
    """
    # Most texts name no town at all.
    starts = _starts(tuple(towns.items()))
    if not any(word[:_SEEN] in starts for word in _WORD.findall(text)):
        return
    # „Naujosios Akmenės“ holds „Akmenės“: the longer name is taken out before the shorter.
    for name in sorted(towns, key=len, reverse=True):
        if name[:_SEEN] not in text and towns[name][:_SEEN] not in text:
            continue
        for form, locative in forms(name, towns[name]).items():
            if form not in text:
                continue
            behind = "" if locative and anywhere else _OF_THE_TOWN
            match = re.search(rf"(?<!\w){form}(?!\w){behind}", text)
            if match:
                yield " ".join(match[0].split())
                text = text.replace(form, "")


@cache
def _starts(towns: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(name[:_SEEN] for pair in towns for name in pair)


def misspelt(text: str, name: str, name_gen: str) -> tuple[str, ...]:
    """Words that are the name but for a lost mark over a letter, or for one wrong letter.

    >>> misspelt("Ezerynės miesto ir Ežrynės gyventojai", "Ežerynė", "Ežerynės")
    ('Ezerynės', 'Ežrynės')
    """
    right = forms(name, name_gen)
    stem = _shared_start(*right)
    if " " in name or len(stem) < _SHORTEST:
        return ()
    initials = {stem[0], _bare(stem[0]).upper()}
    found = dict.fromkeys(
        x for x in _WORD.findall(text) if x[0] in initials and not x.startswith(stem)
    )
    return tuple(word for word in found if any(_nearly(word, form) for form in right))


def _shared_start(*words: str) -> str:
    for index, letters in enumerate(zip(*words, strict=False)):
        if len(set(letters)) > 1:
            return words[0][:index]
    return min(words, key=len)


def _nearly(word: str, form: str) -> bool:
    """Equal without marks over letters, or one letter changed, missing, added or swapped."""
    return _bare(word) == _bare(form) or _one_edit(word, form)


def _bare(text: str) -> str:
    return "".join(x for x in normalize("NFD", text.casefold()) if not combining(x))


def _one_edit(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = len(_shared_start(one, other))
    if len(one) == len(other):
        swapped = one[start + 1 : start + 2] + one[start : start + 1]
        return one[start + 1 :] == other[start + 1 :] or (
            swapped == other[start : start + 2] and one[start + 2 :] == other[start + 2 :]
        )
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]
