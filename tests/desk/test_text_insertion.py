"""Facts, charts and records that can be put into a text: found, complete, and right as given."""

import html
import re
from typing import Protocol

from sutarimas.domain.binding import Verb, bindings
from sutarimas.domain.trace import LinkState
from sutarimas.queries.insertion import What, choices
from sutarimas.queries.section import state_of
from sutarimas.queries.strategy import load
from tests.world import NOW, SignIn, World

BASE = "/lt/desk/ezeryne/s/ezeryne/text/insert/"


class Answer(Protocol):
    """What a page answered."""

    content: bytes


def page(response: Answer) -> str:
    return html.unescape(response.content.decode()).replace("\u00a0", " ")


def test_a_fact_is_offered_with_its_value_its_source_and_its_fingerprint(
    signed_in: SignIn,
) -> None:
    found = page(signed_in("rasa").get(f"{BASE}fact/?q=E-04"))
    assert "[[fact:E-04@e1c2bd793331|\u22124,1]]" in found
    assert "4,1" in found
    assert "Pavyzdinė statistika" in found


def test_every_fact_that_is_offered_stands_firm_once_inserted(world: World) -> None:
    strategy = load(world.strategy_id)
    found = choices(
        world.strategy_id, What.FACT, query="", section_lang="lt", lang="lt", on=NOW.date()
    )
    bound = [one for x in found.found for one in bindings(x.insert)]
    assert len(bound) == len(found.found) == 100
    assert {state_of(strategy, x) for x in bound} == {LinkState.SOUND}
    assert all(x.shown for x in bound)


def test_numbers_are_written_as_the_language_of_the_text_writes_them(world: World) -> None:
    def sum_in(lang: str) -> str:
        found = choices(
            world.strategy_id,
            What.FACT,
            query="plan:projects_total",
            section_lang=lang,
            lang="lt",
            on=NOW.date(),
        )
        return found.found[0].insert

    assert sum_in("lt") != sum_in("en")
    assert "EUR" in sum_in("en")


def test_letters_are_found_without_their_marks(signed_in: SignIn) -> None:
    found = page(signed_in("rasa").get(f"{BASE}fact/?q=gyventoju skaicius"))
    assert "[[fact:territory:population" in found


def test_every_chart_that_is_offered_is_one_that_the_document_draws(world: World) -> None:
    found = choices(
        world.strategy_id, What.CHART, query="", section_lang="lt", lang="lt", on=NOW.date()
    )
    assert found.total > len(found.found) == 100
    verbs = {one.verb for x in found.found for one in bindings(x.insert)}
    assert verbs == {Verb.CHART}


def test_records_and_acts_can_be_referred_to(signed_in: SignIn) -> None:
    client = signed_in("rasa")
    assert "[[see:need:P-01]]" in page(client.get(f"{BASE}record/?q=P-01"))
    assert re.search(r"\[\[act:[\w-]+\]\]", page(client.get(f"{BASE}record/?q=act:")))


def test_a_search_without_a_hit_says_so_and_repeats_nothing_as_markup(signed_in: SignIn) -> None:
    answer = signed_in("rasa").get(f"{BASE}fact/", {"q": "<b>zzz"})
    assert "<b>zzz" not in answer.content.decode()
    assert "nieko neradome" in page(answer)


def test_the_bare_list_has_buttons_and_no_frame(signed_in: SignIn) -> None:
    found = page(signed_in("rasa").get(f"{BASE}chart/?bare=1&q=pyramid"))
    assert 'data-put="[[chart:pyramid]]"' in found
    assert "<html" not in found


def test_there_is_nothing_else_to_insert(signed_in: SignIn) -> None:
    assert signed_in("rasa").get(f"{BASE}nothing/").status_code == 404


def test_pasted_markup_comes_back_as_markdown_with_notes(signed_in: SignIn) -> None:
    url = "/lt/desk/ezeryne/s/ezeryne/text/paste/"
    sent = {"html": "<p><b>Du</b> <script>x</script>žodžiai<img><img></p>"}
    assert signed_in("rasa").post(url, sent).json() == {
        "markdown": "**Du** žodžiai",
        "notes": ["Praleisti 2 paveikslai. Įkelkite juos atskirai mygtuku „Įterpti paveikslą“."],
    }


def test_too_much_at_once_is_refused_with_words(signed_in: SignIn) -> None:
    url = "/lt/desk/ezeryne/s/ezeryne/text/paste/"
    answer = signed_in("rasa").post(url, {"html": "x" * 2_000_001})
    assert answer.status_code == 422
    assert "po vieną skyrių" in answer.json()["message"]
