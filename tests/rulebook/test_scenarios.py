"""Each rule hits what it should and is silent where it should be."""

from collections import Counter
from datetime import date

import pytest

from sutarimas.document.language import language
from sutarimas.rulebook.book import check, rules
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit
from sutarimas.rulebook.messages import LANGUAGES, words
from sutarimas.rulebook.rule import Rule
from tests.rulebook.base import strategy
from tests.rulebook.scenario import Scenario, findings, parameters_read, report, rule_of, scenarios

ALL = scenarios()
every_scenario = pytest.mark.parametrize("scenario", ALL, ids=lambda x: f"{x.rule}: {x.name}")


@every_scenario
def test_the_rule_hits_exactly_what_the_scenario_says(scenario: Scenario) -> None:
    whole = report(scenario)
    assert scenario.rule in whole.checked, "the pack does not hold the rule"
    found = tuple(x for x in whole.findings if x.rule == scenario.rule)
    assert {str(x.subject) for x in found} == set(scenario.expect)
    if scenario.keys is not None:
        assert Counter(x.key for x in found) == Counter(scenario.keys)
    open_for = {x.parameter for x in whole.unchecked if x.rule == scenario.rule}
    assert open_for == ({scenario.unchecked} if scenario.unchecked else set())


@every_scenario
def test_what_it_says_is_whole_in_both_languages(scenario: Scenario) -> None:
    for finding in findings(scenario):
        for lang in LANGUAGES:
            said = words(finding, lang=lang, speaker=language(lang))
            for text in (said.problem, said.why, said.remedy):
                assert text.rstrip()[-1] in ".?“”"
                assert "None" not in text
                assert "{" not in text


@every_scenario
def test_a_rule_reads_only_parameters_it_declares(scenario: Scenario) -> None:
    assert parameters_read(scenario) <= set(rule_of(scenario).parameters)


@pytest.mark.parametrize("rule", rules(), ids=lambda x: x.id)
def test_every_rule_has_a_passing_and_a_failing_scenario(rule: Rule) -> None:
    own = [x for x in ALL if x.rule == rule.id]
    assert any(x.passes for x in own), "no scenario passes"
    assert any(x.expect for x in own), "no scenario fails"


def test_every_scenario_is_about_a_rule() -> None:
    assert {x.rule for x in ALL} <= {x.id for x in rules()}


def test_names_of_scenarios_are_sentences_used_once() -> None:
    names = Counter((x.rule, x.name) for x in ALL)
    assert [name for name, count in names.items() if count > 1] == []
    assert [x.name for x in ALL if len(x.name.split()) < 3] == []


def test_a_rule_that_breaks_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Case) -> tuple[Hit, ...]:
        raise TypeError("planted")

    one = rules()[0]
    monkeypatch.setattr("sutarimas.rulebook.book.rules", lambda: (_with(one, broken),))
    with pytest.raises(TypeError, match="planted"):
        check(strategy({}), on=date(2023, 12, 1))


def _with(rule: Rule, broken: object) -> Rule:
    from dataclasses import replace

    return replace(rule, check=broken)  # type: ignore[arg-type]
