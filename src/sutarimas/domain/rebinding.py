"""Bindings of a text when the record they mean is called otherwise, changes its print, or goes.

>>> need = Ref(Kind.NEED, "P-01")
>>> renamed("Žr. [[see:need:P-01]].", need, "P-77")
'Žr. [[see:need:P-77]].'
>>> loosened("Žr. [[see:need:P-01|pirmą problemą]].", need, lambda bound: bound.address)
'Žr. pirmą problemą.'
"""

from collections.abc import Callable, Mapping

from sutarimas.domain.binding import Binding, Verb, bindings
from sutarimas.domain.refs import BadRef, Kind, Ref

#: Verbs whose address is the bare code of a record.
_CODED = {Verb.ACT: Kind.ACT, Verb.PICTURE: Kind.PICTURE}


def meant(bound: Binding) -> Ref | None:
    """The record that a binding names; None for charts and for sums of the whole plan."""
    if bound.verb is Verb.CHART:
        return None
    if bound.verb in _CODED:
        return Ref(_CODED[bound.verb], bound.address)
    head, colon, rest = bound.address.partition(":")
    if bound.verb is Verb.FACT:
        if not colon:
            return Ref(Kind.EVIDENCE, bound.address)
        rest = rest.rpartition(".")[0]
    try:
        return Ref.parse(f"{head}:{rest}")
    except BadRef:
        return None


def renamed(text: str, old: Ref, code: str) -> str:
    """The text with every binding of a record under the record's new code."""
    for bound in _of(text, old):
        start = text.index(bound.address, text.index(":", bound.start))
        found = _address(bound, old, code)
        text = text[:start] + found + text[start + len(bound.address) :]
    return text


def loosened(text: str, gone: Ref, said: Callable[[Binding], str]) -> str:
    """The text with the words of a record's bindings in place of the bindings."""
    for bound in _of(text, gone):
        text = text[: bound.start] + (bound.shown or said(bound)) + text[bound.end :]
    return text


def reprinted(text: str, prints: Mapping[Ref, tuple[str, str]]) -> str:
    """The text with later fingerprints where it has the earlier ones of the same records."""
    for bound in reversed(tuple(bindings(text))):
        target = meant(bound)
        if target is not None and target in prints and bound.print == prints[target][0]:
            whole = text[bound.start : bound.end]
            whole = whole.replace(f"@{bound.print}", f"@{prints[target][1]}", 1)
            text = text[: bound.start] + whole + text[bound.end :]
    return text


def _of(text: str, target: Ref) -> tuple[Binding, ...]:
    """Bindings of one record, the last first, so that places before them stay true."""
    return tuple(x for x in reversed(tuple(bindings(text))) if meant(x) == target)


def _address(bound: Binding, old: Ref, code: str) -> str:
    if bound.verb in _CODED or ":" not in bound.address:
        return code
    part = bound.address[len(str(old)) :]
    return f"{old.kind}:{code}{part}"
