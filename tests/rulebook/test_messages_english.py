"""A finding told in English quotes the record's English where it has any."""

from dataclasses import replace
from datetime import date

from sutarimas.document.language import language
from sutarimas.rulebook.book import check
from sutarimas.rulebook.messages import words
from tests.domain.town import town


def told(lang: str, title_en: str) -> str:
    """What VPS-OBJ-010 says of a goal without an objective."""
    strategy = town()
    goal = replace(strategy.goals.goals[0], title_en=title_en)
    goals = replace(strategy.goals, goals=(goal,), objectives=(), actions=())
    report = check(replace(strategy, goals=goals), on=date(2026, 11, 24))
    finding = next(
        x for x in report.findings if x.rule == "VPS-OBJ-010" and x.subject.kind == "goal"
    )
    return words(finding, lang=lang, speaker=language(lang)).problem


def test_the_english_title_is_quoted_in_english_only() -> None:
    assert "Reduce exclusion" in told("en", "Reduce exclusion")
    assert "Reduce exclusion" not in told("lt", "Reduce exclusion")


def test_lithuanian_stands_where_there_is_no_english() -> None:
    assert "Mažinti atskirtį" in told("en", "")
