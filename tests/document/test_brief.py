"""The brief: one page, at most 400 words, at most 15 in a sentence, every number bound."""

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pypdf
import pytest

from sutarimas.document.blocks import Block, Document, Heading, Paragraph, Table
from sutarimas.document.brief import brief
from sutarimas.document.citations import dangling, runs_of, texts
from sutarimas.document.render.html import html
from sutarimas.document.render.pdf import pdf
from sutarimas.domain.finance import Finance
from sutarimas.domain.goal import Goals
from sutarimas.domain.need import Needs
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import check
from tests.document.towns import ON, TOWNS, report, town

BOTH = [(slug, lang) for slug in TOWNS for lang in ("lt", "en")]
MOST_WORDS, LONGEST_SENTENCE = 400, 15
#: A sentence ends at its mark before a capital; „m.“ and „d.“ before one count as an end too.
END = re.compile(r"(?<=[.!?…:])\s+(?=[„“]?[A-ZĄČĘĖĮŠŲŪŽ])")


@cache
def told(slug: str, lang: str = "lt") -> Document:
    return brief(town(slug), report(slug), on=ON, lang=lang)


def of(strategy: Strategy, on: date = ON, lang: str = "lt") -> Document:
    return brief(strategy, check(strategy, on=ON), on=on, lang=lang)


def blocks(document: Document) -> list[Block]:
    return [block for chapter in document.chapters for block in chapter.blocks]


def lines(document: Document) -> list[str]:
    """Every stretch of text, what stands around tables included."""
    found = ["".join(run.text for run in x) for block in blocks(document) for x in texts(block)]
    for table in (x for x in blocks(document) if isinstance(x, Table)):
        found += [table.caption, table.note, *(column.title for column in table.columns)]
    return found


def text(document: Document) -> str:
    return "\n".join(lines(document)).replace("\u00a0", " ")


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_it_has_at_most_400_words(slug: str, lang: str) -> None:
    assert 50 < len(text(told(slug, lang)).split()) <= MOST_WORDS


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_no_sentence_is_longer_than_15_words(slug: str, lang: str) -> None:
    sentences = [x for line in lines(told(slug, lang)) for x in END.split(line)]
    assert len(sentences) > 10
    assert [x for x in sentences if len(x.split()) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_it_is_one_page(slug: str, lang: str) -> None:
    made = pdf(told(slug, lang), brief=True)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 1


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_number_of_its_sentences_is_bound(slug: str, lang: str) -> None:
    for block in blocks(told(slug, lang)):
        if isinstance(block, Paragraph):
            loose = "".join(run.text for run in block.text if run.source is None)
            assert not re.search(r"\d", loose), loose


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_number_leads_to_the_short_list_of_sources(slug: str, lang: str) -> None:
    document = told(slug, lang)
    assert dangling(document.chapters) == ()
    assert any(run.source for block in blocks(document) for run in runs_of(block))


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_it_becomes_a_page(slug: str, lang: str) -> None:
    made = html(told(slug, lang))
    assert set(re.findall(r'href="#([^"]+)"', made)) <= set(re.findall(r' id="([^"]+)"', made))


def test_it_says_what_people_said_wanted_and_will_do() -> None:
    said = text(told("ezeryne"))
    assert "Tai Ežerynės miesto planas." in said
    assert "Planas patvirtintas 2023 m. gruodžio 1 d." in said
    assert "Anketas užpildė gyventojų: 312." in said
    assert "Gauta pasiūlymų: 12." in said
    assert "Ilgai darbo neturintys žmonės į darbą negrįžta." in said
    assert "Visa plano suma eurais: 704 756,76. Europos Sąjungos dalis eurais: 560 770,50." in said


def test_problems_come_in_the_order_of_their_rank_and_only_the_first() -> None:
    items = next(x for x in blocks(told("ezeryne")) if x.id == "brief-needs-list")
    ranked = sorted(
        (x for x in town("ezeryne").needs.items if x.kind == "problem" and x.rank),
        key=lambda x: x.rank or 0,
    )
    shown = ["".join(run.text for run in x) for x in texts(items)]
    assert [x.rstrip(".") for x in shown] == [x.title for x in ranked[:4]]


def test_a_cut_sentence_is_explained() -> None:
    assert "sakinys sutrumpintas" in text(told("ezeryne"))
    assert "sakinys sutrumpintas" not in text(told("elektrenai"))


def test_a_plan_that_nobody_adopted_is_said_to_be_prepared() -> None:
    assert "Planas dar rengiamas." in text(told("ignalina"))
    before = of(town("ezeryne"), on=date(2023, 11, 30))
    assert "Planas dar rengiamas." in text(before)


def test_without_answers_nothing_is_said_to_have_been_said() -> None:
    titles = [
        "".join(run.text for run in x.text)
        for x in blocks(told("ignalina"))
        if isinstance(x, Heading)
    ]
    assert "Ką sakė žmonės" not in titles
    assert "Svarbiausios problemos" in titles


def test_a_plan_without_money_tells_the_sum_of_its_contract() -> None:
    said = text(told("ignalina"))
    assert "Planui parengti skirta suma eurais: 9 989,15." in said
    assert "Europos Sąjungos dalis eurais: 8 490,77." in said
    assert "Kiek tai kainuoja" not in text(told("elektrenai"))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2023, 11, 2), "Pasiūlymus priimsime nuo 2023 m. lapkričio 3 d."),
        (date(2023, 11, 3), "Pasiūlymus teikite iki 2023 m. lapkričio 17 d. imtinai."),
        (date(2023, 11, 17), "Pasiūlymus teikite iki 2023 m. lapkričio 17 d. imtinai."),
        (date(2023, 11, 18), "Pasiūlymus priėmėme iki 2023 m. lapkričio 17 d."),
    ],
)
def test_the_last_day_of_proposals_is_whole(on: date, said: str) -> None:
    assert said in text(of(town("ezeryne"), on=on))


def test_mail_and_site_are_links() -> None:
    found = [run.href for block in blocks(told("ezeryne")) for run in runs_of(block) if run.href]
    assert found == ["mailto:vvg@ezeryne.example", "https://vvg.ezeryne.example"]


def test_the_town_is_named_in_the_case_of_the_language() -> None:
    assert "the town of Ežerynė." in text(told("ezeryne", "en"))
    assert "the town of Ignalina." in text(told("ignalina", "en"))


def test_lithuanian_titles_in_an_english_brief_are_marked() -> None:
    needs = town("ezeryne").needs
    bare = replace(needs, items=tuple(replace(x, title_en="") for x in needs.items))
    document = of(replace(town("ezeryne"), needs=bare), lang="en")
    items = next(x for x in blocks(document) if x.id == "brief-needs-list")
    assert {run.lang for run in runs_of(items)} == {"lt"}


def test_a_town_with_almost_nothing_still_has_a_brief() -> None:
    start = town("elektrenai")
    bare = replace(
        start,
        needs=Needs(),
        goals=Goals(),
        finance=Finance(),
        consultations=(),
        decisions=(),
        identity=replace(start.identity, email=""),
    )
    document = of(bare)
    assert [x.id for x in blocks(document)] == [
        "brief",
        "brief-what",
        "brief-people",
        "brief-basis",
    ]
    assert dangling(document.chapters) == ()


def test_it_names_only_the_records_its_numbers_stand_on() -> None:
    table = next(x for x in blocks(told("ezeryne")) if isinstance(x, Table))
    cited = {run.source for x in blocks(told("ezeryne")) for run in runs_of(x) if run.source}
    assert len(table.rows) == len(cited)
    assert {x.kind for x in cited} == {
        Kind.STRATEGY,
        Kind.DECISION,
        Kind.SURVEY,
        Kind.CONSULTATION,
    }


def test_it_carries_the_funding_statement_and_says_if_the_town_is_invented() -> None:
    assert told("ezeryne").cover.funding == "Bendrai finansuoja Europos Sąjunga"
    assert told("ezeryne").cover.notice
    assert told("ezeryne").fingerprint == town("ezeryne").content_hash
