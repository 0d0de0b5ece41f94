"""Random strategies that are whole: every code unique, every pointer at a record.

Values are drawn from the dataclasses' own hints, so a new field is covered when it appears.
"""

from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from unicodedata import normalize

from hypothesis import strategies as st

from sutarimas.domain.integrity import faults
from sutarimas.domain.money import Euro
from sutarimas.domain.picture import CODE as PICTURE_CODE
from sutarimas.domain.refs import ANY, Kind, Link, Ref
from sutarimas.domain.strategy import Identity, Strategy
from tests.pictures import picture_of

#: What other readers of YAML, CSV and Markdown trip over.
NASTY = (
    "", " ", "no", "on", "null", "~", "true", "1.10", "010", "1e5", "2026-06-30", "12:30",
    " leading", "trailing ", "a  b", "a: b", "a #b", "#a", "- a", "? a", "a:", ":a", "&a", "*a",
    "!a", "%a", "@a", "`a`", "[a]", "{a}", "a, b", "[[fact:E-01|4\u00a0998]]", "'", '"', "''", '""',
    "a'b", 'a"b', 'a","b', "\\", "\\n", "a\\", "„Ąžuolas“ – 5\u00a0000,00 Eur", "a\u00a0 \u00a0b",
    "a\nb", "a\n", "\na", "\n", "\n\n", "a\n\n\nb\n", "a\n b", " a\nb", "a \nb", "a\n---\nb",
    "---", "---\n", "...", "a\tb", "\ta", "a\n\tb", "|", ">-\n", "=1+1", "a;b", "🌊 ežeras",
    "a:?b", "a:,b", "?", "!:?", "]:[",
    "e\u0323\u0307", "x" * 200, "žodis " * 40 + "galas", "a: b " * 30, "eilutė # ne\n" * 9,
)  # fmt: skip

_ALPHABET = st.characters(
    exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"), exclude_characters="\ufeff"
)
TEXTS = st.one_of(
    st.sampled_from(NASTY), st.text(_ALPHABET, max_size=12), st.text("ab :#-\n\t'\"|", max_size=12)
).map(lambda text: normalize("NFC", text))
CODES = st.one_of(
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.-]{0,5}", fullmatch=True),
    st.sampled_from([text for text in NASTY if text]),
).map(lambda text: normalize("NFC", text))
NAMES = st.sampled_from(("R. Rimkutė", "Jonas, Petras", "a: b", " x", "ž\nž"))
#: Days and years that files may hold.
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
YEARS = st.integers(1900, 2099)
SHARES = ("intensity", "quorum", "majority")
#: Bytes of pictures, which no random text is.
_IMAGES = tuple(picture_of(kind=x, size=(3, 2)).data for x in ("PNG", "JPEG"))

Codes = dict[Kind, tuple[str, ...]]


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    """A whole strategy."""
    codes = {kind: _codes(draw, kind) for kind in Kind}
    identity = _record(draw, Identity, codes)
    first = draw(st.integers(2000, 2090))
    years = replace(identity, first_year=first, last_year=first + draw(st.integers(0, 9)))
    drawn = _record(draw, Strategy, codes, identity=years)
    return _without_faults(drawn)


def _codes(draw: st.DrawFn, kind: Kind) -> tuple[str, ...]:
    one = st.from_regex(PICTURE_CODE, fullmatch=True) if kind is Kind.PICTURE else CODES
    return tuple(draw(st.lists(one, unique=True, min_size=kind in _NEEDED, max_size=2)))


def _record(draw: st.DrawFn, kind: Any, codes: Codes, **given: Any) -> Any:
    hints = _hints(kind)
    values = dict(given)
    for f in fields(kind):
        if f.name in values:
            continue
        if _may_be_left_out(f, hints[f.name]) and draw(st.booleans()):
            continue
        values[f.name] = _field(draw, f, hints[f.name], codes)
    return kind(**values)


def _may_be_left_out(f: Field[Any], hint: Any) -> bool:
    """Whether a default will do; shelves are kept, because pointers lead to what is on them."""
    holds = is_dataclass(hint) or any(is_dataclass(x) for x in get_args(hint))
    free = f.default is not MISSING and "beside" not in f.metadata
    return free and (not holds or hint in (Euro, Euro | None))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _field(draw: st.DrawFn, f: Field[Any], hint: Any, codes: Codes) -> Any:
    if "kind" in f.metadata:
        return _pointer(draw, f, hint, codes)
    if "beside" in f.metadata:
        return draw(st.sampled_from(_IMAGES))
    if f.name in SHARES:
        return draw(st.none() | st.decimals(0, 1, places=3))
    if f.name.rpartition("_")[2] == "year":
        return draw(YEARS if hint is int else st.none() | YEARS)
    if f.name == "lang":
        return draw(st.sampled_from(("lt", "en", "pl")))
    if f.name == "code":
        return draw(CODES)
    return _value(draw, hint, codes)


def _pointer(draw: st.DrawFn, f: Field[Any], hint: Any, codes: Codes) -> Any:
    kind = f.metadata["kind"]
    known = codes[kind] if kind != ANY else _references(codes)
    if get_origin(hint) is tuple:
        some = draw(st.lists(st.sampled_from(known), max_size=2)) if known else []
        is_link = get_args(hint)[0] is Link
        return tuple(_link(draw, to) if is_link else to for to in some)
    return draw(st.sampled_from(known)) if known else ""


def _references(codes: Codes) -> tuple[str, ...]:
    return tuple(str(Ref(kind, code)) for kind in (Kind.AREA, Kind.PERSON) for code in codes[kind])


def _link(draw: st.DrawFn, to: str) -> Link:
    return Link(
        to=to,
        print=draw(st.sampled_from(("", "0f3a9c21b7de"))),
        by=draw(st.just("") | NAMES),
        on=draw(st.none() | DAYS),
    )


def _value(draw: st.DrawFn, hint: Any, codes: Codes) -> Any:
    if isinstance(hint, UnionType):
        (inner,) = (x for x in get_args(hint) if x is not type(None))
        return None if draw(st.booleans()) else _value(draw, inner, codes)
    if get_origin(hint) is tuple:
        return _shelf(draw, get_args(hint)[0], codes)
    if hint is not Euro and is_dataclass(hint):
        return _record(draw, hint, codes)
    return draw(_scalars(hint))


@cache
def _scalars(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    table: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXTS,
        int: st.integers(-(10**6), 10**6),
        bool: st.booleans(),
        Decimal: st.decimals(-(10**6), 10**6, places=2) | st.just(Decimal("1.10")),
        Euro: st.integers(-(10**9), 10**9).map(Euro),
        date: DAYS,
    }
    return table[hint]


def _shelf(draw: st.DrawFn, inner: Any, codes: Codes) -> tuple[Any, ...]:
    """Records of a kind, one for each of its codes; of other things up to two."""
    kind = _KINDS.get(getattr(inner, "__name__", "").lower()) if is_dataclass(inner) else None
    names = {f.name for f in fields(inner)} if kind else set()
    if kind and "code" in names:
        return tuple(_record(draw, inner, codes, code=code) for code in codes[kind])
    return tuple(_value(draw, inner, codes) for _ in range(draw(st.integers(0, 2))))


#: Kinds that some record cannot do without.
_NEEDED = frozenset(
    {
        Kind.AREA, Kind.SERIES, Kind.SURVEY, Kind.PERSON, Kind.ORGANISATION, Kind.BODY, Kind.GOAL,
        Kind.OBJECTIVE, Kind.ACTION, Kind.INDICATOR, Kind.CONSULTATION,
    }
)  # fmt: skip
_KINDS = {
    **{kind.value: kind for kind in Kind},
    "swotitem": Kind.SWOT,
}


def _without_faults(strategy: Strategy) -> Strategy:
    """The same with what no hint forbids put right: circles, years, shares, codes given twice."""
    items = tuple(replace(x, causes=()) for x in strategy.needs.items)
    years = strategy.identity.years
    lines = {x.code: x for x in (replace(x, year=years[0]) for x in strategy.finance.lines)}
    tallies = {x.code: replace(x, base=abs(x.base), count=None) for x in strategy.tallies}
    observations = {x.code: x for x in strategy.place.observations}
    whole = replace(
        strategy,
        needs=replace(strategy.needs, items=items),
        finance=replace(strategy.finance, lines=tuple(lines.values())),
        tallies=tuple(tallies.values()),
        evidence=tuple(replace(x, unit="km") for x in strategy.evidence),
        place=replace(strategy.place, observations=tuple(observations.values())),
    )
    assert faults(whole) == ()
    return whole
