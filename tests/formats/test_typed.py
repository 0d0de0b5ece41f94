"""The typed reader: every type, and every problem at once with its remedy."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sutarimas.domain.consultation import Disposition, Proposal
from sutarimas.domain.decision import Decision
from sutarimas.domain.evidence import Evidence, EvidenceKind
from sutarimas.domain.finance import FundSource, Line
from sutarimas.domain.goal import Action
from sutarimas.domain.indicator import Contribution, Indicator, IndicatorKind
from sutarimas.domain.money import Euro
from sutarimas.domain.need import Group, Need
from sutarimas.domain.people import Body
from sutarimas.domain.refs import Link
from sutarimas.formats.problems import LANGUAGES, Place, Problem, Unusable
from sutarimas.formats.typed import read

LINE = {"action": "1.1.1", "year": "2025", "source": "esf", "amount": "8490.77"}


def problem_of(tree: Any, kind: type[Any]) -> Problem:
    """The only problem of a tree."""
    value, (problem,) = read(tree, kind)
    assert value is None
    return problem


def with_(tree: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**tree, **changes}


def test_money_years_words_and_codes_become_their_types() -> None:
    line = Line(action="1.1.1", year=2025, source=FundSource.ESF, amount=Euro(849077))
    assert read(LINE, Line) == (line, ())


def test_text_that_looks_like_something_else_stays_text() -> None:
    tree = {"code": "010", "kind": "output", "title": "no", "unit": "1.10", "source": "2026-06-30"}
    value, problems = read(tree, Indicator)
    assert problems == ()
    assert value == Indicator(
        code="010", kind=IndicatorKind.OUTPUT, title="no", unit="1.10", source="2026-06-30"
    )


def test_nested_records_lists_links_and_days_are_read() -> None:
    tree = {
        "code": "E-01",
        "kind": "statistic",
        "statement": "Mieste gyvena 4 998 gyventojai.",
        "value": "4998.50",
        "source": {"publisher": "VDA", "dated_on": "2024-02-29"},
        "readings": [{"period": "2021", "value": "5210"}],
        "rests_on": ["observation:pop/ign/2024", {"to": "meeting:M-1", "print": "0f3a9c21b7de"}],
    }
    value, problems = read(tree, Evidence)
    assert problems == ()
    assert value is not None
    assert value.kind is EvidenceKind.STATISTIC
    assert str(value.value) == "4998.50"
    assert value.source.dated_on == date(2024, 2, 29)
    assert value.readings[0].value == Decimal(5210)
    assert value.rests_on == (
        Link(to="observation:pop/ign/2024"),
        Link(to="meeting:M-1", print="0f3a9c21b7de"),
    )


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("E-01", Link(to="E-01")),
        ("E-01@0f3a9c21b7de", Link(to="E-01", print="0f3a9c21b7de")),
        ("observation:pop/ign/2024@2025-03", Link(to="observation:pop/ign/2024@2025-03")),
        ({"to": "E-01", "by": "R. R.", "on": "2026-01-02"},
         Link(to="E-01", by="R. R.", on=date(2026, 1, 2))),
    ],
)  # fmt: skip
def test_a_link_is_read_in_its_short_and_its_long_form(written: Any, link: Link) -> None:
    tree = {"code": "P-01", "kind": "problem", "title": "t", "statement": "s"}
    value, problems = read(with_(tree, evidence=[written]), Need)
    assert problems == ()
    assert value is not None
    assert value.evidence == (link,)


@pytest.mark.parametrize(
    ("written", "objections"), [({}, None), ({"objections": []}, ()), ({"objections": ""}, None)]
)
def test_no_list_and_an_empty_list_are_two_things(written: Any, objections: Any) -> None:
    tree = {"code": "D-1", "kind": "adoption", "body": "valdyba", "decided_on": "2026-01-01"}
    value, _ = read({**tree, **written}, Decision)
    assert value is not None
    assert value.objections == objections


def test_a_blank_is_a_default_where_text_has_no_meaning() -> None:
    tree = {"code": "1.1.1", "title": "", "objective": "1.1", "projects": "", "groups": ""}
    assert read(tree, Action) == (Action(code="1.1.1", title="", objective="1.1"), ())


def test_a_blank_word_of_a_set_is_itself() -> None:
    tree = {
        "code": "1", "consultation": "K-1", "received_on": "2026-01-01", "channel": "email",
        "author": "resident", "text": "t", "disposition": "",
    }  # fmt: skip
    value, _ = read(tree, Proposal)
    assert value is not None
    assert value.disposition is Disposition.OPEN


def test_text_is_brought_to_one_form() -> None:
    value, _ = read({"code": "a", "kind": "output", "title": "z\u030c"}, Indicator)
    assert value is not None
    assert value.title == "\u017e"


def test_every_problem_is_told_at_once() -> None:
    tree = {"action": "1.1.1", "year": "twenty", "source": "efs", "sum": "1"}
    value, problems = read(tree, Line)
    assert value is None
    assert [(x.kind, x.path) for x in problems] == [
        ("unknown_key", ("sum",)),
        ("not_a_year", ("year",)),
        ("not_one_of", ("source",)),
        ("missing_key", ()),
    ]


def test_problems_of_lists_name_the_item() -> None:
    tree = {
        "code": "P.1", "kind": "output", "title": "t",
        "contributions": [{"action": "1.1.1", "target": "5"}, {"action": "1.1.2", "target": "x"}],
    }  # fmt: skip
    assert problem_of(tree, Indicator).where() == "contributions[1].target"


@pytest.mark.parametrize(
    ("kind", "tree", "expected", "words"),
    [
        (Line, with_(LINE, anount="1"), "unknown_key", "Write “amount” instead."),
        (Line, with_(LINE, zzz="1"), "unknown_key", "action, year, source, amount"),
        (Line, with_(LINE, source="ESF"), "not_one_of", "Write “esf”?"),
        (Line, with_(LINE, source="zzz"), "not_one_of", "municipal, own, other"),
        (Line, with_(LINE, source=""), "empty_key", "“source” has no value"),
        (Line, with_(LINE, action=""), "empty_key", "“action” has no value"),
        (Line, with_(LINE, amount="260 00,00"), "not_amount", "26,000.00"),
        (Line, with_(LINE, amount="many"), "not_amount", "many"),
        (Line, with_(LINE, amount=8490.77), "bare_value", "quotes"),
        (Line, with_(LINE, year=None), "bare_value", "leave the key out"),
        (Group, {"code": "g", "title": "t", "size": "4 998"}, "not_whole", "without spaces"),
        (Group, {"code": "g", "title": "t", "size": "49.0"}, "not_whole", "whole number"),
        (Group, {"code": "g", "title": "t", "size": "9" * 400}, "not_whole", "…"),
        (Line, with_(LINE, year="2 025"), "not_a_year", "four digits"),
        (Line, with_(LINE, year="99999"), "not_a_year", "99999"),
        (Line, with_(LINE, action=["1.1.1"]), "not_text", "single value"),
        (Line, with_(LINE, action={"code": "1.1.1"}), "not_text", "single value"),
        (Line, with_(LINE, action="1.1\x00"), "control_character", "U+0000"),
        (Line, with_(LINE, action="\ud800"), "control_character", "U+D800"),
        (Line, "text", "not_record", "key: value"),
        (Line, [LINE], "not_record", "key: value"),
        (Contribution, {"action": "1", "target": "12,5"}, "decimal_comma", "Write 12.5."),
        (Contribution, {"action": "1", "target": "−1 234,5"}, "decimal_comma", "Write -1234.5."),
        (Contribution, {"action": "1", "target": "1e5"}, "not_decimal", "decimal point"),
        (Contribution, {"action": "1", "target": "NaN"}, "not_decimal", "decimal point"),
        (Contribution, {"action": "1", "target": "12 %"}, "not_decimal", "units"),
        (Body, {"code": "v", "name": "V", "kind": "board", "competent": "yes"},
         "not_yes_no", "true or false"),
        (Link, {"to": "E-01", "on": "2026-02-30"}, "no_such_day", "2026-06-30"),
        (Link, {"to": "E-01", "on": "30.06.2026"}, "not_a_day", "2026-06-30"),
        (Link, {"to": "E-01", "on": "20260630"}, "not_a_day", "2026-06-30"),
        (Link, "", "empty_key", "no value"),
        (Action, {"code": "1", "title": "t", "objective": "1.1", "groups": "TG-1"},
         "not_list", "[one, two]"),
    ],
)  # fmt: skip
def test_each_problem_says_what_to_do(
    kind: type[Any], tree: Any, expected: str, words: str
) -> None:
    problem = problem_of(tree, kind)
    assert problem.kind == expected
    assert words in problem.text("en")
    assert problem.text("lt") != problem.text("en")


def test_a_problem_has_its_place_from_the_marks() -> None:
    class Marks:
        def place(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
            return Place(file="f.yaml", line=len(path) + 1, column=2 if key else 9)

    _, problems = read(with_(LINE, year="x", sum="1"), Line, marks=Marks(), path=("lines", 0))
    assert [x.where() for x in problems] == [
        "f.yaml:4:2 lines[0].sum",
        "f.yaml:4:9 lines[0].year",
    ]


def test_an_unusable_input_prints_each_problem_on_its_line() -> None:
    _, problems = read({"year": "x"}, Line)
    refusal = Unusable(*problems)
    for lang in LANGUAGES:
        assert len(refusal.text(lang).splitlines()) == len(problems) == 4
    assert str(refusal) == refusal.text("en")
