"""What can be put into a text: facts with their values, charts, records and acts to refer to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from unicodedata import combining, normalize
from uuid import UUID

from sutarimas.document.language import language
from sutarimas.document.preview import charts
from sutarimas.domain.canonical import fingerprint
from sutarimas.domain.datum import Datum, addresses, datum
from sutarimas.domain.evidence import Evidence
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.queries.section_page import printed
from sutarimas.queries.strategy import load
from sutarimas.queries.words import say

#: So many are shown; a longer list is for searching.
MOST = 100
_REFERABLE = (
    Kind.NEED,
    Kind.GOAL,
    Kind.OBJECTIVE,
    Kind.ACTION,
    Kind.INDICATOR,
    Kind.GROUP,
    Kind.EVIDENCE,
    Kind.SURVEY,
    Kind.MEETING,
)


class What(StrEnum):
    """Kinds of things that can be put into a text."""

    FACT = "fact"
    CHART = "chart"
    RECORD = "record"
    PICTURE = "picture"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to put in: what it is called, its value and source, and what to write."""

    title: str
    value: str
    source: str
    insert: str
    #: Code of the picture that is shown beside.
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The first that fit, and how many fit altogether."""

    found: tuple[Choice, ...]
    total: int


def choices(
    strategy_id: UUID, what: What, *, query: str, section_lang: str, lang: str, on: date
) -> Choices:
    """What fits every word of the search; letters fit with and without their marks."""
    strategy = load(strategy_id)
    if what is What.FACT:
        offered = _facts(strategy, section_lang=section_lang, lang=lang)
    elif what is What.CHART:
        offered = _charts(strategy, lang=lang, on=on)
    elif what is What.PICTURE:
        offered = _pictures(strategy, lang=lang)
    else:
        offered = _records(strategy, lang=lang)
    words = _folded(query).split()
    fitting = [x for x in offered if all(word in _haystack(x) for word in words)]
    return Choices(found=tuple(fitting[:MOST]), total=len(fitting))


def _haystack(choice: Choice) -> str:
    return _folded(f"{choice.title} {choice.value} {choice.source} {choice.insert}")


def _folded(text: str) -> str:
    apart = normalize("NFD", text.casefold().replace("\u00a0", " "))
    return "".join(x for x in apart if not combining(x))


def _facts(strategy: Strategy, *, section_lang: str, lang: str) -> Iterator[Choice]:
    for address in addresses(strategy):
        value = datum(strategy, address)
        if value is None:
            continue
        shown = printed(value, section_lang)
        yield Choice(
            title=_fact_title(strategy, address, value, lang),
            value=f"{printed(value, lang)}\u00a0{value.unit}" if value.unit else shown,
            source=_source(strategy, value.source, lang),
            insert=f"[[fact:{address}{_print(strategy, value.source)}|{shown}]]",
        )


def _print(strategy: Strategy, source: Ref) -> str:
    """The fingerprint that the binding keeps of its record, none for sums of the plan."""
    record = strategy.records.get(source)
    return f"@{fingerprint(record)}" if record is not None else ""


def _fact_title(strategy: Strategy, address: str, value: Datum, lang: str) -> str:
    record = strategy.records.get(value.source)
    if isinstance(record, Evidence):
        return f"{record.code} {_text(record, 'statement', lang)}"
    head, _, rest = address.partition(":")
    part = rest.rpartition(".")[2]
    if record is None:
        return say(lang, f"text.{head}_{part}")
    words = say(lang, f"text.part_{part}")
    return f"{value.source.code} {_text(record, 'title', lang)}: {words}"


def _source(strategy: Strategy, ref: Ref, lang: str) -> str:
    record = strategy.records.get(ref)
    if not isinstance(record, Evidence):
        return say(lang, f"text.kind_{ref.kind}")
    source = record.source
    day = source.retrieved_on or source.dated_on
    said = (source.publisher, source.title, language(lang).date_iso(day) if day else "")
    return ", ".join(x for x in said if x)


def _charts(strategy: Strategy, *, on: date, lang: str) -> Iterator[Choice]:
    for name, title in charts(strategy, on=on, lang=lang):
        kind = name.partition("/")[0].replace("-", "_")
        source = say(lang, f"text.chart_{kind}")
        yield Choice(title=title, value="", source=source, insert=f"[[chart:{name}]]")


def _pictures(strategy: Strategy, *, lang: str) -> Iterator[Choice]:
    for one in strategy.pictures:
        title, alt = (_text(one, x, lang) for x in ("title", "alt"))
        insert = f"[[picture:{one.code}]]"
        yield Choice(
            title=f"{one.code} {title}", value="", source=alt, insert=insert, picture=one.code
        )


def _records(strategy: Strategy, *, lang: str) -> Iterator[Choice]:
    for ref, record in strategy.records.items():
        if ref.kind in _REFERABLE:
            name = "statement" if isinstance(record, Evidence) else "title"
            title = f"{ref.code} {_text(record, name, lang)}"
            yield _reference(title, f"[[see:{ref}]]", ref.kind, lang)
    for act in strategy.acts:
        yield _reference(_text(act, "title", lang), f"[[act:{act.code}]]", Kind.ACT, lang)


def _reference(title: str, insert: str, kind: Kind, lang: str) -> Choice:
    return Choice(title=title, value="", source=say(lang, f"text.kind_{kind}"), insert=insert)


def _text(record: Any, name: str, lang: str) -> str:
    """A record's text in a language, Lithuanian where there is no other."""
    other = getattr(record, f"{name}_{lang}", "") if lang != "lt" else ""
    return str(other or getattr(record, name))
