"""The chapter on involvement."""

from dataclasses import replace

from sutarimas.document.blocks import Chart, Note
from sutarimas.document.chapters import involvement
from sutarimas.domain.consultation import Disposition
from sutarimas.domain.decision import Method
from tests.document.towns import chapter, one, rows, said, scope, town


def test_the_preparation_is_summed_up_in_the_canonical_sentence() -> None:
    text = said(chapter("ezeryne", "involvement"))
    assert (
        "Strategija rengta nuo 2023 m. vasario 21 d. iki 2023 m. gruodžio 1 d. "
        "Surengta susirinkimų – 8, apklausų – 2; gauta anketų – 339, pasiūlymų – 12." in text
    )


def test_organisations_are_counted_once_and_members_apart() -> None:
    strategy = town("ezeryne")
    met = {x for m in strategy.meetings if m.held_on for x in m.organisations}
    met |= {x.organisation for x in strategy.voices if x.organisation}
    members = {x.code for x in strategy.people.organisations if x.member}
    text = said(chapter("ezeryne", "involvement"))
    assert f"Dalyvavo organizacijų – {len(met)}, iš jų ne grupės narių – {len(met - members)}." in (
        text
    )


def test_the_timeline_runs_by_day() -> None:
    days = [x[0].removeprefix("nuo ")[:10] for x in _timeline()]
    assert days == sorted(days)
    assert len(days) == 8 + 2 + 1 + 4


def _timeline() -> list[list[str]]:
    return rows(chapter("ezeryne", "involvement"), "involvement-timeline-table")


def test_a_meeting_names_who_came_and_what_was_used() -> None:
    text = said(chapter("ezeryne", "involvement"))
    assert (
        "Vyko 2023-07-19, Ežerynės biblioteka. Dalyvavo: valdžios atstovų – 2, "
        "NVO atstovų – 19, gyventojų – 2. Išsakyta minčių – 14, "
        "iš jų poreikiams pagrįsti panaudota – 13." in text
    )


def test_rows_for_target_groups_are_not_counted_twice() -> None:
    total = rows(chapter("ezeryne", "involvement"), "involvement-attendance")[-1]
    every = [x for m in town("ezeryne").meetings for x in m.attendance]
    assert int(total[5]) == sum(x.count for x in every if not x.group)
    assert int(total[5]) < sum(x.count for x in every)


def test_promises_stand_beside_what_was_done() -> None:
    found = rows(chapter("ezeryne", "involvement"), "involvement-promises-table")
    assert [x[1:3] for x in found if x[0].startswith("Susirinkimas verslo")] == [["1", "1"]]
    nothing = rows(chapter("ignalina", "involvement"), "involvement-promises-table")
    assert {x[2] for x in nothing} == {"duomenų nėra"}


def test_a_suppressed_cell_is_named_and_has_no_number() -> None:
    found = rows(chapter("ezeryne", "involvement"), "involvement-S-1-Q3")
    hidden = [x for x in found if "neskelbiama" in x]
    assert [x[0] for x in hidden] == ["Prižiūriu artimąjį", "Kita"]
    assert {tuple(x[1:]) for x in hidden} == {("neskelbiama", "neskelbiama")}


def test_few_answers_are_given_without_per_cent() -> None:
    table = one(chapter("ezeryne", "involvement"), "involvement-S-2-Q3")
    assert [x.title for x in table.columns] == ["Atsakymas", "Atsakė"]


def test_the_caveat_comes_before_any_result() -> None:
    ids = [x.id for x in chapter("ezeryne", "involvement").blocks]
    blocks = chapter("ezeryne", "involvement").blocks
    caveat = ids.index("involvement-S-1-caveat")
    assert isinstance(blocks[caveat], Note)
    assert caveat < ids.index("chart-survey-S-1-Q5") < ids.index("involvement-S-1-Q1")


def test_a_chart_that_staff_placed_is_not_placed_again() -> None:
    charts = [x.id for x in chapter("ezeryne", "involvement").blocks if isinstance(x, Chart)]
    assert charts.count("chart-survey-S-1-Q9") == 1


def test_every_voice_says_what_became_of_it_and_names_nobody() -> None:
    table = one(chapter("ezeryne", "involvement"), "involvement-voices-table")
    assert [x.id for x in table.rows[:2]] == ["src-voice-V-001", "src-voice-V-002"]
    found = rows(chapter("ezeryne", "involvement"), "involvement-voices-table")
    assert len(found) == len(town("ezeryne").voices)
    assert found[0][2:] == [
        "NVO atstovas, 2023-07-19, M-1",
        "Panaudota poreikiams pagrįsti: P-01.",
    ]
    assert all(x[3] for x in found)


def test_proposals_are_counted_by_answer_and_reasoned() -> None:
    text = said(chapter("ezeryne", "involvement"))
    assert (
        "Pasiūlymų gauta – 12: atsižvelgta į 6, iš dalies atsižvelgta į 3, neatsižvelgta į 3."
        in text
    )
    found = rows(chapter("ezeryne", "involvement"), "involvement-K-1-proposals")
    assert found[3][2].startswith("Neatsižvelgta. Vežti keleivius mieste")


def test_an_unanswered_proposal_is_shown_as_waiting() -> None:
    first, *rest = town("ezeryne").proposals
    waiting = replace(first, disposition=Disposition.OPEN, reason="")
    found = involvement.build(scope("ezeryne", proposals=(waiting, *rest)))
    assert rows(found, "involvement-K-1-proposals")[0][2] == "Laukia atsakymo."


def test_no_proposals_is_its_own_sentence() -> None:
    text = said(involvement.build(scope("ezeryne", proposals=())))
    assert "Pasiūlymų negauta. Apie konsultacijas pranešta taip: svetainė, el. paštas" in text


def test_the_adoption_is_told_with_its_votes() -> None:
    text = said(chapter("ezeryne", "involvement"))
    assert (
        "2023 m. gruodžio 1 d. visuotinis narių susirinkimas patvirtino strategijos redakciją "
        "Nr. 2 (protokolas Nr. 8). Dalyvavo 15 iš 18; už – 14, prieš – 0, susilaikė – 0, "
        "nusišalino – 1." in text
    )


def test_consensus_of_a_body_is_told_as_consensus() -> None:
    *rest, last = town("ezeryne").decisions
    agreed = replace(last, method=Method.CONSENSUS)
    text = said(involvement.build(scope("ezeryne", decisions=(*rest, agreed))))
    assert "bendru sutarimu patvirtino strategijos redakciją Nr. 2" in text
    assert "prieštaravimų nepareikšta" in text


def test_a_consensus_without_body_and_day_is_only_a_claim() -> None:
    text = said(chapter("elektrenai", "involvement"))
    assert "Teigiama, kad nuspręsta bendru sutarimu. Kas ir kada sprendė, neužrašyta." in text


def test_residents_who_proposed_are_not_named() -> None:
    first, *rest = town("ezeryne").proposals
    named = replace(first, author_name="Vardenė Pavardenytė")
    printed = repr(involvement.build(scope("ezeryne", proposals=(named, *rest))))
    assert first.text in printed
    assert "Pavardenytė" not in printed
