"""Annexes: cards, the trace from need to euro, and what the check found."""

import re
from dataclasses import replace

import pytest

from sutarimas.document.blocks import Heading, Note, NoteKind, Orientation, Paragraph, Run
from sutarimas.document.chapters.annexes import build
from sutarimas.document.citations import runs_of
from sutarimas.domain.finance import Finance
from sutarimas.domain.indicator import Indicator, IndicatorKind
from sutarimas.domain.need import Needs
from sutarimas.domain.refs import Kind, Ref
from sutarimas.rulebook.book import check
from sutarimas.rulebook.finding import Severity, Status
from sutarimas.rulebook.params import pack
from tests.document.towns import ON, chapter, listed, one, report, rows, said, scope, text_of, town

CARDS, TRACE, CHECK = "annexes-cards", "annexes-trace", "annexes-check"


def fields(code: str, lang: str = "lt") -> dict[str, str]:
    return dict(rows(chapter("ezeryne", CARDS, lang), f"annexes-card-{code}"))


def test_there_are_three_annexes_and_the_trace_lies_on_its_side() -> None:
    built = build(scope("ezeryne"))
    assert [x.key for x in built] == [CARDS, TRACE, CHECK]
    assert all(x.annex for x in built)
    assert [x.orientation for x in built] == [
        Orientation.PORTRAIT,
        Orientation.LANDSCAPE,
        Orientation.PORTRAIT,
    ]


def test_every_indicator_has_a_card_that_its_code_leads_to() -> None:
    headings = [x for x in chapter("ezeryne", CARDS).blocks if isinstance(x, Heading)][1:]
    codes = [x.code for x in town("ezeryne").indicators]
    assert [x.id for x in headings] == [f"src-indicator-{code}" for code in codes]
    assert codes


def test_a_card_says_from_what_value_to_what_value() -> None:
    assert fields("P.2")["Reikšmės"] == (
        "pradinė – 0 (2023 m.); tarpinė – 90 (2026 m.); tarpinė – 190 (2027 m.); "
        "tarpinė – 290 (2028 m.); siektina – 361 (2029 m.); siekiama, kad didėtų"
    )
    assert fields("P.2")["Veiksmų indėlis"] == "1.1.1 – 246; 1.1.2 – 115"
    assert "target 361 (2029)" in fields("P.2", "en")["Values"]


def test_a_card_says_how_nobody_is_counted_twice() -> None:
    assert fields("P.2")["Kaip sudedama"].startswith("Veiksmų reikšmės sudedamos. Vienas žmogus")
    assert "Reikšmė neviršija P.3 rodiklio reikšmės." in fields("R.5")["Kaip sudedama"]


def test_a_card_names_its_unit_cost_in_euros_and_what_it_rests_on() -> None:
    assert fields("P.3")["Vieneto kaina"] == "82 129,73 Eur"
    assert fields("R.5")["Kuo pagrįsta"] == "E-24, E-50; aptarta susitikime M-6"


def test_a_card_leaves_out_what_is_not_recorded() -> None:
    bare = Indicator(code="P.9", kind=IndicatorKind.OUTPUT, title="Be nieko")
    built = build(scope("ezeryne", indicators=(bare,)))[0]
    assert [x[0] for x in rows(built, "annexes-card-P.9")] == ["Rūšis", "Kaip sudedama", "Reikšmės"]


def test_lithuanian_fields_are_marked_in_an_english_card() -> None:
    table = one(chapter("ezeryne", CARDS, "en"), "annexes-card-P.2")
    marked = {run.lang for row in table.rows for run in row.cells[1] if "anketos" in run.text}
    assert marked == {"lt"}


def test_without_indicators_there_are_no_cards() -> None:
    assert len(build(scope("ezeryne", indicators=()))[0].blocks) == 1


def test_the_trace_leads_from_each_need_to_euros() -> None:
    found = rows(chapter("ezeryne", TRACE), "annexes-trace-table")
    assert [found[3][x] for x in (0, 1, 4)] == ["P-02", "1.1", "78 227,03"]
    assert {x[0].split(" ")[0] for x in found} == {x.code for x in town("ezeryne").needs.items}


def test_a_need_without_an_objective_gives_its_reason() -> None:
    left = [x for x in rows(chapter("ezeryne", TRACE), "annexes-trace-table") if not x[1]]
    assert [x[0][:4] for x in left] == ["P-11"]
    assert left[0][2] == town("ezeryne").needs.items[10].unaddressed_reason.replace("\xa0", " ")
    silent = rows(chapter("ignalina", TRACE), "annexes-trace-table")
    assert {x[2] for x in silent} == {"Į uždavinius neįtraukta. Priežastis neužrašyta."}


def orphans(slug: str, **changed: object) -> list[str]:
    built = build(scope(slug, "lt", **changed))[1]
    return [
        "".join(x.text for x in item.text) for item in listed(built, "annexes-orphans-list").items
    ]


def test_orphans_are_seen_from_both_ends() -> None:
    assert orphans("elektrenai") == [
        "Poreikiai, į kuriuos neatsako nė vienas uždavinys: P-03, P-04, P-05.",
        "Uždaviniai, kuriems veiksmų nenumatyta: 1.1, 1.2.",
        "Faktai, kuriais niekas nesiremia: E-01, E-02, E-03, E-05.",
    ]


def test_orphans_among_actions_and_money_are_told() -> None:
    goals, finance = town("ezeryne").goals, town("ezeryne").finance
    first, second, third = goals.actions
    found = orphans(
        "ezeryne",
        goals=replace(
            goals,
            objectives=(replace(goals.objectives[0], needs=()), goals.objectives[1]),
            actions=(first, replace(second, indicators=())),
        ),
        finance=replace(finance, lines=tuple(x for x in finance.lines if x.action != "1.1.2")),
    )
    assert third.code == "1.2.1"
    assert "Uždaviniai, kurie neatsako į jokį poreikį: 1.1." in found
    assert "Uždaviniai, kuriems veiksmų nenumatyta: 1.2." in found
    assert "Veiksmai, kurių nematuoja joks rodiklis: 1.1.2." in found
    assert "Veiksmai, kuriems lėšų nenumatyta: 1.1.2." in found
    assert any(x.startswith("Finansinio plano eilutės, kurių veiksmo nėra: 1.2.1/") for x in found)


def test_a_sentence_stands_where_nothing_is_left_unconnected() -> None:
    needs = town("ezeryne").needs
    kept = tuple(x for x in needs.items if not x.unaddressed_reason)
    built = build(scope("ezeryne", needs=replace(needs, items=kept)))[1]
    assert "Kiekvienas poreikis turi uždavinį" in said(built)
    assert "annexes-orphans-list" not in [x.id for x in built.blocks]


def test_coverage_counts_what_is_bound_and_what_is_sourced() -> None:
    text = said(chapter("ezeryne", TRACE))
    numbers = re.search(r"Skaičių tekste – (\d+), iš jų su duomenimis susieta – (\d+)\.", text)
    sentences = re.search(r"sakinių – (\d+), iš jų pagrįsta – (\d+)\.", text)
    assert numbers
    assert sentences
    assert int(numbers[1]) == int(numbers[2]) > 40
    assert int(sentences[1]) == int(sentences[2]) > 15
    assert "Skaičių tekste" not in said(chapter("elektrenai", TRACE))


def test_without_needs_there_is_no_trace() -> None:
    assert len(build(scope("ezeryne", needs=Needs()))[1].blocks) == 1


def test_without_money_the_money_column_is_empty() -> None:
    built = build(scope("ezeryne", finance=Finance()))[1]
    assert {x[4] for x in rows(built, "annexes-trace-table")} == {""}
    assert one(built, "annexes-trace-table").note == ""


@pytest.mark.parametrize("slug", ["ezeryne", "ignalina", "elektrenai"])
def test_the_check_counts_what_the_report_counts(slug: str) -> None:
    found = report(slug)
    text = said(chapter(slug, CHECK))
    assert text.splitlines()[1].startswith("Patikrinta 2026-11-24 pagal taisykles „Įsakymas")
    assert f"Taikyta taisyklių – {len(found.checked)}." in text
    assert f"Klaidų – {len(found.errors)}, įspėjimų – {len(found.of(Severity.WARNING))}," in text
    assert "Patikra nesako, ar strategija gera." in text


def test_every_standing_finding_is_a_row_that_leads_to_its_record() -> None:
    built = chapter("elektrenai", CHECK)
    for severity in Severity:
        expected = report("elektrenai").of(severity)
        table = one(built, f"annexes-{severity}-table")
        assert [x.cells[0][0].text for x in table.rows] == [x.rule for x in expected]
    first = one(built, "annexes-warning-table").rows[0]
    assert first.cells[1] == (Run(text="P-01", to="src-need-P-01"),)


def test_no_table_stands_where_nothing_was_found() -> None:
    assert not [x for x in chapter("ezeryne", CHECK).blocks if x.id.endswith("error-table")]


def test_a_waiver_is_printed_with_what_it_leaves_and_by_whom() -> None:
    notes = [
        x
        for x in chapter("ezeryne", CHECK).blocks
        if isinstance(x, Note) and x.kind is NoteKind.WAIVER
    ]
    assert len(notes) == len(town("ezeryne").waivers) == 2
    late = next(x for x in notes if "VPS-PAR-005" in x.id)
    text = "".join(x.text for x in late.text).replace("\xa0", " ")
    assert text.startswith("Įspėjimas VPS-PAR-005 paliktas su paaiškinimu: Į pokalbį žmones")
    assert text.endswith("kas dalyvauja (Austėja Paežerytė, 2023-11-24).")
    assert "M-5" in late.title
    assert late.sources == (Ref(Kind.MEETING, "M-5"),)


def test_rules_that_could_not_be_applied_are_named_with_what_is_missing() -> None:
    items = listed(chapter("ezeryne", CHECK), "annexes-unchecked-list").items
    told = ["".join(x.text for x in item.text) for item in items]
    assert [x.partition(":")[0] for x in told] == [x.rule for x in report("ezeryne").unchecked]
    assert all(len(x.partition(": ")[2]) > 10 for x in told)


def test_values_are_printed_in_words_with_act_place_and_certainty() -> None:
    found = {x[0]: x[1:] for x in rows(chapter("elektrenai", CHECK), "annexes-parameters-table")}
    rate = found["Didžiausia ES lėšų dalis tarp ES ir valstybės biudžeto lėšų"]
    assert rate[0] == "50 proc."
    assert rate[1].endswith(": 112 straipsnis")
    assert rate[2] == "nepatvirtinta: patikrinkite teisės akte"
    assert found["Kam svarstomos alternatyvos"][0] == "tikslas"


def test_every_kind_of_value_is_printed_as_its_language_does() -> None:
    from sutarimas.document.chapters.annexes.parameters import printed
    from sutarimas.rulebook.finding import ParameterUse

    def use(name: str, value: str) -> str:
        used = ParameterUse(name=name, value=value, status=Status.SEEN, act="practice", point="")
        return printed(scope("ezeryne"), used).replace("\xa0", " ")

    stored = {
        x.unit: x for values in scope("ezeryne").pack.parameters.values() for x in values if x.value
    }
    assert use(stored["eur"].name, stored["eur"].text).endswith(",00 Eur")
    assert use(stored["share"].name, stored["share"].text).endswith(" proc.")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", use(stored["date"].name, stored["date"].text))
    assert use("no_such_parameter", "0.85") == "0.85"


def test_the_seal_prints_the_whole_fingerprint_and_the_editions_of_this_text() -> None:
    built = chapter("ezeryne", CHECK)
    assert town("ezeryne").content_hash in said(built)
    assert "sutarimas verify" in said(built)
    table = one(built, "annexes-editions")
    assert [row.cells[0][0].text for row in table.rows] == ["1", "2", "3"]
    assert [row.strong for row in table.rows] == [False, True, True]


def test_a_fresh_text_has_a_seal_without_editions() -> None:
    assert "annexes-editions" not in [x.id for x in chapter("ignalina", CHECK).blocks]
    assert town("ignalina").content_hash in said(chapter("ignalina", CHECK))


def test_a_pack_with_a_longer_list_of_findings_shows_them() -> None:
    other = replace(scope("ezeryne"), report=check(town("ezeryne"), on=ON, pack_code="practice"))
    assert "„Geroji praktika“" in said(build(replace(other, pack=pack("practice")))[2])


def test_every_paragraph_of_the_annexes_says_what_it_rests_on() -> None:
    for annex in build(scope("ezeryne")):
        assert [
            text_of(x) for x in annex.blocks if isinstance(x, Paragraph) and not x.sources
        ] == []


def test_english_annexes_have_no_lithuanian_words_of_our_own() -> None:
    for annex in build(scope("ezeryne", "en")):
        loose = "".join(
            run.text for block in annex.blocks for run in runs_of(block) if not run.lang
        )
        assert loose
        assert not re.search(r"[Pp]oreik|[Uu]ždavin|[Vv]eiksm|[Rr]odikl|[Tt]aisykl", loose)
