"""From a strategy and its findings to one document: chapters in the pack's order, numbered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from importlib import import_module

from sutarimas.document import sources
from sutarimas.document.blocks import (
    Block,
    Chapter,
    Chart,
    Cover,
    Document,
    Heading,
    Picture,
    Table,
)
from sutarimas.document.scope import Scope
from sutarimas.document.wording import messages
from sutarimas.domain.prose import Edition
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import pack_of
from sutarimas.rulebook.publicity import known_share, phrase


def build(strategy: Strategy, report: Report, *, on: date, lang: str) -> Document:
    """The document of a strategy as checked in `report`, in Lithuanian or English."""
    scope = Scope(
        strategy=strategy, report=report, pack=pack_of(strategy, report.pack), on=on, lang=lang
    )
    return Document(
        lang=lang,
        title=scope.title(strategy.identity),
        slug=strategy.identity.slug,
        cover=cover(scope),
        chapters=_with_sources(scope),
        fingerprint=strategy.content_hash,
        edition=edition_label(scope),
        day=on.isoformat(),
        words=tuple(messages("frame", lang).items()),
    )


def _chapters(scope: Scope) -> Iterator[Chapter]:
    for key in scope.pack.chapters:
        module = import_module(f"sutarimas.document.chapters.{key}")
        built = module.build(scope)
        for chapter in built if isinstance(built, tuple) else (built,):
            if len(chapter.blocks) > 1:
                yield chapter


@dataclass
class _Counter:
    """Running numbers of headings, tables and charts."""

    levels: list[int]
    tables: int = 0
    charts: int = 0

    def heading(self, level: int) -> str:
        self.levels = [*self.levels[:level], *[0] * (level - len(self.levels))]
        self.levels[level - 1] += 1
        return ".".join(str(x) for x in self.levels)


def _with_sources(scope: Scope) -> tuple[Chapter, ...]:
    """Numbered chapters, and last the list of everything they rest on."""
    counter = _Counter(levels=[])
    chapters = tuple(_numbered(x, counter) for x in _chapters(scope))
    return (*chapters, _numbered(sources.build(scope, chapters), counter))


def _numbered(chapter: Chapter, counter: _Counter) -> Chapter:
    return replace(chapter, blocks=tuple(_number(x, counter) for x in chapter.blocks))


def _number(block: Block, counter: _Counter) -> Block:
    if isinstance(block, Heading) and block.level <= 3:
        return replace(block, number=counter.heading(block.level))
    if isinstance(block, Table):
        counter.tables += 1
        return replace(block, number=counter.tables)
    if isinstance(block, Chart | Picture):
        counter.charts += 1
        return replace(block, number=counter.charts)
    return block


def edition_label(scope: Scope) -> str:
    """„2 redakcija, kodas 4F7A-91C2“ for a published edition, else the draft's code."""
    words = scope.wording("frame")
    code = short_code(scope.strategy.content_hash)
    edition = current_edition(scope.strategy)
    if edition is None:
        return words.text("draft_label", code=code)
    return words.text("edition_label", number=edition.code, code=code)


def current_edition(strategy: Strategy) -> Edition | None:
    """The newest edition that is this very text."""
    same = [x for x in strategy.editions if x.hash == strategy.content_hash]
    # Of two of one day the later in the list.
    return max(reversed(same), key=lambda x: x.published_on, default=None)


def short_code(content_hash: str) -> str:
    """The first eight hex digits in two groups: short enough to read out on the phone."""
    return f"{content_hash[:4]}-{content_hash[4:8]}".upper()


def cover(scope: Scope) -> Cover:
    """The front page."""
    words = scope.wording("frame")
    identity = scope.strategy.identity
    facts = [
        (words.text("cover_period"), scope.l.years(identity.first_year, identity.last_year)),
        (words.text("cover_municipality"), scope.strategy.place.territory.municipality),
        (words.text("cover_edition"), edition_label(scope)),
        (words.text("cover_checked"), scope.l.date_iso(scope.on)),
        (words.text("cover_pack"), _pack_title(scope)),
    ]
    return Cover(
        title=scope.title(identity),
        subtitle=words.text("cover_subtitle"),
        lag=scope.title(identity, "lag"),
        facts=tuple(facts),
        funding=funding(scope),
        notice=words.text("invented", town=scope.strategy.place.territory.name)
        if identity.invented
        else "",
    )


def funding(scope: Scope) -> str:
    """The statement of who pays, as rule VPS-PUB-001 asks for it.

    It follows the EU share of the contract, or the region's rate while there is no contract;
    until a rate is established nobody may say that the European Union pays for all.
    """
    share = known_share(scope.strategy)
    if share is None:
        region = scope.strategy.place.territory.region
        rate = scope.pack.parameter("eu_rate", on=scope.on, keys={"region": region})
        share = rate.value if rate and isinstance(rate.value, Decimal) else Decimal(0)
    return phrase(share, lang=scope.lang)


def _pack_title(scope: Scope) -> str:
    return scope.pack.title_lt if scope.lang == "lt" else scope.pack.title_en
