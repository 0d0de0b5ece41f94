"""From a strategy to one document: order, numbers, cover, and the same each time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sutarimas.document.blocks import Chart, Heading, Table
from sutarimas.document.build import build, cover, current_edition, edition_label, short_code
from sutarimas.domain.finance import Contract, Finance
from sutarimas.domain.money import Euro
from sutarimas.domain.prose import Edition, Stage
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import check
from tests.document.towns import ON, TOWNS, chapters, report, scope, town

ORDER = [
    "summary",
    "territory",
    "partnership",
    "involvement",
    "needs",
    "potential",
    "goals",
    "actions",
    "management",
    "finance",
    "annexes-cards",
    "annexes-trace",
    "annexes-check",
    "sources",
]


def keys(strategy: Strategy, code: str = "") -> list[str]:
    found = check(strategy, on=ON, pack_code=code)
    return [x.key for x in build(strategy, found, on=ON, lang="lt").chapters]


def test_chapters_stand_in_the_order_of_the_pack() -> None:
    assert keys(town("ezeryne")) == ORDER


def test_an_older_pack_puts_them_otherwise() -> None:
    found = keys(town("ezeryne"), "eu-1303-2013@2014-20")
    assert found[:6] == ["summary", "territory", "needs", "potential", "goals", "involvement"]
    assert sorted(found) == sorted(ORDER)


@pytest.mark.parametrize("slug", TOWNS)
def test_a_chapter_without_content_is_left_out(slug: str) -> None:
    assert [x.key for x in chapters(slug) if len(x.blocks) < 2] == []


@pytest.mark.parametrize("slug", TOWNS)
def test_chapters_are_numbered_from_one_without_gaps(slug: str) -> None:
    firsts = [x.blocks[0] for x in chapters(slug)]
    numbers = [x.number for x in firsts if isinstance(x, Heading)]
    assert numbers == [str(n) for n in range(1, len(firsts) + 1)]


def test_numbers_of_headings_follow_their_levels() -> None:
    for one in chapters("ezeryne"):
        above = ""
        for x in (block for block in one.blocks if isinstance(block, Heading)):
            if x.level > 3:
                assert x.number == ""
                continue
            assert x.number.count(".") == x.level - 1
            if x.level == 1:
                above = x.number
            assert x.number.split(".")[0] == above


@pytest.mark.parametrize("kind", [Table, Chart])
def test_tables_and_charts_are_numbered_through_the_document(kind: type[Table | Chart]) -> None:
    blocks = [x for one in chapters("ezeryne") for x in one.blocks if isinstance(x, kind)]
    assert [x.number for x in blocks] == list(range(1, len(blocks) + 1))
    assert len(blocks) > 5


def test_the_same_value_gives_the_same_document() -> None:
    one, two = (build(town("ezeryne"), report("ezeryne"), on=ON, lang="lt") for _ in range(2))
    assert one == two
    assert repr(one) == repr(two)


def test_the_cover_says_what_whose_and_as_of_when() -> None:
    found = cover(scope("ezeryne"))
    assert found.lag == "Ežerynės miesto vietos veiklos grupė"
    facts = dict(found.facts)
    assert facts["Laikotarpis"] == "2024–2029\u00a0m."
    assert facts["Patikrinta"] == "2026-11-24"
    assert facts["Redakcija"].startswith("3 redakcija, kodas ")
    assert dict(cover(scope("ezeryne", "en")).facts)["Checked on"] == "2026-11-24"


def test_only_an_invented_town_says_so() -> None:
    assert cover(scope("ezeryne")).notice.replace("\u00a0", " ") == (
        "Ežerynė – išgalvotas miestas, duomenys sukurti kaip pavyzdys."
    )
    assert cover(scope("ignalina")).notice == ""


def contract(eu: str | None) -> Contract:
    share = None if eu is None else Euro.parse(eu)
    return Contract(code="S-1", title="Parengimas", total=Euro.parse("100.00"), eu=share)


@pytest.mark.parametrize(
    ("eu", "lt", "en"),
    [
        ("85.00", "Bendrai finansuoja Europos Sąjunga", "Co-funded by the European Union"),
        ("99.99", "Bendrai finansuoja Europos Sąjunga", "Co-funded by the European Union"),
        ("100.00", "Finansuoja Europos Sąjunga", "Funded by the European Union"),
        (None, "Bendrai finansuoja Europos Sąjunga", "Co-funded by the European Union"),
    ],
)
def test_the_funding_statement_follows_from_the_rate(eu: str | None, lt: str, en: str) -> None:
    finance = Finance(contracts=(contract(eu),))
    assert cover(scope("ezeryne", finance=finance)).funding == lt
    assert cover(scope("ezeryne", "en", finance=finance)).funding == en


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (Decimal("0.85"), "Bendrai finansuoja Europos Sąjunga"),
        (Decimal(1), "Finansuoja Europos Sąjunga"),
        (None, "Bendrai finansuoja Europos Sąjunga"),
    ],
)
def test_without_a_contract_the_rate_of_the_region_decides(rate: Decimal | None, said: str) -> None:
    bare = scope("ezeryne", finance=Finance())
    known = bare.pack.parameter("eu_rate", on=ON, keys={"region": "central_western"})
    assert known is not None
    set_to = replace(bare.pack, parameters={"eu_rate": (replace(known, value=rate),)})
    assert cover(replace(bare, pack=set_to)).funding == said


def test_no_town_of_the_examples_claims_to_be_paid_for_whole() -> None:
    assert {cover(scope(x)).funding for x in TOWNS} == {"Bendrai finansuoja Europos Sąjunga"}


def edition(code: str, day: int, content_hash: str) -> Edition:
    return Edition(
        code=code, hash=content_hash, published_on=date(2024, 1, day), stage=Stage.CONSULTED
    )


def test_the_newest_edition_of_this_very_text_is_named() -> None:
    own = town("ezeryne").content_hash
    editions = (edition("1", 1, own), edition("2", 9, own), edition("3", 20, "0" * 64))
    found = scope("ezeryne", editions=editions)
    assert current_edition(found.strategy) == editions[1]
    assert edition_label(found) == f"2 redakcija, kodas {short_code(own)}"


def test_a_changed_text_is_a_draft_again() -> None:
    changed = scope("ezeryne", needs=replace(town("ezeryne").needs, swot=()))
    label = edition_label(changed)
    assert label == f"strategijos projektas, kodas {short_code(changed.strategy.content_hash)}"
    assert current_edition(changed.strategy) is None


def test_a_code_is_short_enough_to_read_out() -> None:
    assert short_code("4f7a91c2" + "0" * 56) == "4F7A-91C2"
