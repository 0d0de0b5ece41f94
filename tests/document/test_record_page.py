"""A record's own page says what it rests on, how much is planned, and what rests on it."""

from functools import cache

import pytest

from sutarimas.document.blocks import Block, Heading, ListBlock, Table
from sutarimas.document.build import build
from sutarimas.document.citations import runs_of
from sutarimas.document.record_money import actions_behind
from sutarimas.document.record_page import RecordPage, record_list, record_pages
from sutarimas.document.render.stored import stored_pages
from sutarimas.document.scope import Scope
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind, Ref
from sutarimas.rulebook.params import pack_of
from tests.document.towns import ON, TOWNS, report, town


@cache
def scope(slug: str, lang: str) -> Scope:
    found = report(slug)
    strategy = town(slug)
    return Scope(
        strategy=strategy, report=found, pack=pack_of(strategy, found.pack), on=ON, lang=lang
    )


@cache
def pages(slug: str, lang: str) -> dict[Ref, RecordPage]:
    document = build(town(slug), report(slug), on=ON, lang=lang)
    return {x.ref: x for x in record_pages(scope(slug, lang), document)}


def block(page: RecordPage, id_: str) -> Block | None:
    return next((x for x in page.blocks if x.id == id_), None)


def said(blocks: tuple[Block, ...]) -> str:
    return " ".join(run.text for x in blocks for run in runs_of(x))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("slug", TOWNS)
@pytest.mark.parametrize("lang", ["lt", "en"])
def test_every_page_is_made_without_an_empty_list_and_with_ids_that_are_its_own(
    slug: str, lang: str
) -> None:
    for page in pages(slug, lang).values():
        ids = [x.id for x in page.blocks]
        assert len(ids) == len(set(ids)), page.ref
        assert all(x.items for x in page.blocks if isinstance(x, ListBlock)), page.ref
        assert all(x.level == 1 for x in page.blocks if isinstance(x, Heading)), page.ref
        assert page.title.strip()


def test_the_money_of_an_action_is_its_own_and_adds_up_in_the_table() -> None:
    strategy = town("ezeryne")
    for action in strategy.goals.actions:
        page = pages("ezeryne", "lt")[Ref(Kind.ACTION, action.code)]
        made = block(page, "record-money-years")
        assert isinstance(made, Table)
        years = {x.year for x in strategy.finance.lines if x.action == action.code}
        total = strategy.finance.total(action=action.code)
        printed = scope("ezeryne", "lt").l.euro_bare(total)
        assert made.rows[-1].cells[-1][0].text == printed
        assert len(made.rows) == len(years) + 1
        assert printed in said(page.blocks)


def test_the_money_of_the_goal_is_that_of_all_its_actions() -> None:
    strategy = town("ezeryne")
    found = actions_behind(scope("ezeryne", "lt"), Ref(Kind.GOAL, "1"))
    assert found == tuple(x.code for x in strategy.goals.actions)
    total = Euro.total(strategy.finance.total(action=x) for x in found)
    page = pages("ezeryne", "lt")[Ref(Kind.GOAL, "1")]
    assert scope("ezeryne", "lt").l.euro(total) in said(page.blocks)


def test_the_sums_of_needs_say_that_they_cannot_be_added_up() -> None:
    page = pages("ezeryne", "en")[Ref(Kind.NEED, "P-01")]
    made = block(page, "record-money-actions")
    assert isinstance(made, Table)
    assert "cannot be added up" in made.note


def test_a_need_that_nothing_answers_has_no_money_and_says_why() -> None:
    strategy = town("ezeryne")
    answered = {x.to for one in strategy.goals.objectives for x in one.needs}
    alone = [x for x in strategy.needs.items if x.code not in answered]
    assert alone
    for need in alone:
        page = pages("ezeryne", "lt")[Ref(Kind.NEED, need.code)]
        assert block(page, "record-money-none") is not None
        assert need.unaddressed_reason
        assert plain(need.unaddressed_reason) in plain(said(page.blocks))


def test_a_plan_without_money_says_nothing_of_money() -> None:
    page = pages("ignalina", "lt")[Ref(Kind.NEED, town("ignalina").needs.items[0].code)]
    assert not [x for x in page.blocks if x.id.startswith("record-money")]


def test_a_fact_names_the_needs_that_rest_on_it_and_the_places_that_cite_it() -> None:
    page = pages("ezeryne", "lt")[Ref(Kind.EVIDENCE, "E-11")]
    rests = block(page, "record-rests-list")
    assert isinstance(rests, ListBlock)
    assert "src-need-P-01" in {run.to for run in runs_of(rests)}
    assert block(page, "record-places-list") is not None


def test_what_was_said_or_observed_need_rest_on_nothing() -> None:
    for ref, page in pages("ezeryne", "lt").items():
        if ref.kind is Kind.MEETING:
            assert block(page, "record-why-none") is None


def test_the_list_of_records_leads_to_every_page_once() -> None:
    refs = tuple(pages("ezeryne", "lt"))
    listed = tuple(record_list(scope("ezeryne", "lt"), refs))
    led = [run.to for x in listed for run in runs_of(x) if run.to]
    assert len(led) == len(set(led)) == len(refs)


def test_stored_pages_are_the_same_each_time() -> None:
    first, again = (
        tuple(stored_pages(town("ezeryne"), report("ezeryne"), lang="lt")) for _ in range(2)
    )
    assert first == again


def test_stored_pages_carry_no_style_and_no_script() -> None:
    for lang in ("lt", "en"):
        for page in stored_pages(town("ezeryne"), report("ezeryne"), lang=lang):
            assert "style=" not in page.html
            assert "<script" not in page.html
            assert " onclick" not in page.html
