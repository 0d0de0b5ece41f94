"""The invented town: its money, its people and its records agree, and nothing blocks it."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from sutarimas.domain.finance import ADMINISTRATION, EU, SUPPORT, FundSource
from sutarimas.domain.history import last_day
from sutarimas.domain.legal_code import valid
from sutarimas.domain.money import Euro
from sutarimas.domain.people import Sector
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.survey import QuestionKind
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.formats.folder_text import folder_files
from sutarimas.formats.load import load
from sutarimas.rulebook.book import check
from sutarimas.rulebook.finding import Severity

FOLDER = Path(__file__).parents[2] / "examples" / "ezeryne"
LIMIT = 5  # smallest cell that is published


@cache
def town() -> Strategy:
    return load(FOLDER)


def test_it_says_that_it_is_invented() -> None:
    assert town().identity.invented
    codes = [x.legal_code for x in town().people.organisations]
    assert all(valid(code) and code.startswith("9000") for code in codes)
    assert {x.publisher for x in town().place.series} == {"Pavyzdinė statistika (išgalvota)"}


@pytest.mark.parametrize(
    ("source", "amount"),
    [
        (FundSource.ESF, "407456.00"),
        (FundSource.ERDF, "64574.50"),
        (FundSource.STATE, "83299.50"),
    ],
)
def test_support_for_projects_follows_the_published_shape(source: FundSource, amount: str) -> None:
    lines = [x for x in town().finance.lines if x.action != ADMINISTRATION and x.source is source]
    assert Euro.total(x.amount for x in lines) == Euro.parse(amount)


def test_eu_money_is_85_per_cent_to_the_cent() -> None:
    finance = town().finance
    for action in sorted({x.action for x in finance.lines}):
        eu = finance.total(action=action, sources=EU)
        support = finance.total(action=action, sources=SUPPORT)
        assert eu.cents * 100 == support.cents * 85


def test_applicants_bring_the_smallest_sum_that_is_enough() -> None:
    for action in town().goals.actions:
        assert action.intensity is not None
        support = town().finance.total(action=action.code, sources=SUPPORT)
        own = town().finance.total(action=action.code, sources=[FundSource.OWN])
        part, whole = action.intensity.as_integer_ratio()
        assert own.cents == -(-support.cents * (whole - part) // part)


def test_projects_and_participants_follow_the_published_shape() -> None:
    actions = town().goals.actions
    assert [x.projects for x in actions] == [6, 1, 1]
    assert sum(x.participants or 0 for x in actions) == 361


def test_nothing_blocks_and_what_is_left_standing_is_waived() -> None:
    report = check(town(), on=last_day(town()))
    assert report.errors == ()
    assert report.of(Severity.WARNING) == ()
    assert {x.rule for x in report.waived} == {"VPS-PAR-005", "VPS-EVD-002"}
    assert all(x.waiver is not None and x.waiver.print == x.print for x in report.waived)


def test_the_adopted_and_the_submitted_text_are_this_text() -> None:
    strategy = town()
    by_code = {x.code: x.hash for x in strategy.editions}
    assert by_code["2"] == by_code["3"] == strategy.content_hash != by_code["1"]
    assert {x.hash for x in strategy.decisions if x.edition} == {strategy.content_hash}


def test_every_link_was_confirmed_on_what_it_points_to_now() -> None:
    states = Counter(state for _, state in Trace(town()).links())
    assert set(states) == {LinkState.SOUND}
    assert states[LinkState.SOUND] > 300


def test_choices_of_one_add_up_to_those_who_answered() -> None:
    for survey in town().surveys:
        for question in survey.questions:
            if question.kind not in (QuestionKind.ONE, QuestionKind.SCALE):
                continue
            cells = [
                x for x in town().tallies if x.survey == survey.code and x.question == question.code
            ]
            hidden = [x for x in cells if x.suppressed]
            shown = sum(x.count or 0 for x in cells)
            assert [x.option for x in cells] == list(question.options)
            if hidden:  # one hidden cell alone could be worked out from the rest
                assert len(hidden) > 1
                assert shown < cells[0].base
            else:
                assert shown == cells[0].base


def test_no_small_cell_is_published() -> None:
    assert all(x.count is None or x.count >= LIMIT for x in town().tallies)
    groups = [a for m in town().meetings for a in m.attendance if a.group]
    assert all(x.count >= LIMIT for x in groups)


def test_ages_add_up_to_the_town() -> None:
    for year, everybody in (("2014", 5742), ("2023", 4912)):
        ages = [
            x.value
            for x in town().place.observations
            if x.series.startswith("pyramid-") and x.period == year
        ]
        assert sum(ages) == everybody
    assert sum(x.population for x in town().place.territory.units) == 4912


def test_members_balance_and_organisations_are_counted_once() -> None:
    members = [x for x in town().people.organisations if x.member]
    sectors = Counter(x.sector for x in members)
    assert sectors == {Sector.PUBLIC: 6, Sector.BUSINESS: 6, Sector.CIVIC: 6}
    present = {code for meeting in town().meetings for code in meeting.organisations}
    assert present == {x.code for x in town().people.organisations}


def test_what_became_of_a_voice_can_be_found() -> None:
    used = {link.to for need in town().needs.items for link in need.voices}
    used |= {link.to for item in town().needs.swot for link in item.voices}
    used |= {link.to.partition(":")[2] for fact in town().evidence for link in fact.rests_on}
    silent = [x.code for x in town().voices if x.code not in used and not x.reply]
    assert silent == []


def test_records_bear_no_day_after_the_submission() -> None:
    assert last_day(town()) == date(2023, 12, 6)


def test_files_are_laid_out_as_the_writer_lays_them_out() -> None:
    for name, content in folder_files(town()).items():
        if not name.startswith("prose/"):
            assert (FOLDER / name).read_bytes() == content, name
